"""The texts of the help as rows of a width."""

from collections.abc import Iterable, Mapping

from journal.domain.grammar import GRAMMARS
from journal.domain.paragraphs import Paragraph, Part
from journal.tui.commands import commands_of
from journal.tui.keymap import KeyTable
from journal.tui.practice_rows import Line, wrapped
from journal.tui.text import Row, Tone

_LOOKS = {
    Part.HEADING: ("", Tone.STRONG),
    Part.TEXT: ("", Tone.PLAIN),
    Part.ITEM: ("· ", Tone.PLAIN),
    Part.NOTE: ("note  ", Tone.MUTED),
}
_KEYS = 13
_EMPTY = Line("")
_WHEN = "When: at 21:30, yesterday 21:15, mon, 20 Nov, 2026-11-20 08:00. At the start of a line it holds for all of it."


def paragraph_rows(paragraphs: Iterable[Paragraph], width: int) -> list[Row]:
    """Return paragraphs wrapped to a width, with an empty row before each heading and around each list."""
    lines: list[Line] = []
    before: Part | None = None
    for part, words in paragraphs:
        if part is Part.HEADING or (before is Part.ITEM and part is not Part.ITEM):
            lines += [_EMPTY] if lines else []
        elif part is Part.ITEM and before is Part.TEXT:
            lines.append(_EMPTY)
        head, tone = _LOOKS[part]
        lines.append(Line(words, tone, head))
        before = part
    return wrapped(lines, width)


def key_rows(places: Mapping[str, str], table: KeyTable, width: int) -> list[Row]:
    """Return the keys of places, each below its heading, and the words of the entry line."""
    lines: list[Line] = []
    for place, name in places.items():
        lines += [_EMPTY] if lines else []
        lines.append(Line(name, Tone.STRONG))
        for command in commands_of(place):
            keys = table.words(command) or table.named("palette")
            # More keys than there is room for stand on a row of their own.
            if len(keys) >= _KEYS:
                lines.append(Line("", head=keys, head_tone=Tone.BAR))
                keys = ""
            title = command.title if command.title.endswith("…") else f"{command.title}."
            lines.append(Line(f"{title} {command.help}".rstrip(), head=keys.ljust(_KEYS), head_tone=Tone.BAR))
    lines += [_EMPTY, Line("Words of the entry line", Tone.STRONG)]
    lines += [Line("   ·   ".join(grammar.examples)) for grammar in GRAMMARS.values()]
    lines += [Line("note anything, commas included"), _EMPTY, Line(f"A comma starts the next entry. {_WHEN}")]
    return wrapped(lines, width)
