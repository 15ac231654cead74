"""Fields that are chosen from rather than typed into: one of a few words, several of them, a level."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from journal.domain.gate import visible

_NONE = "–"
_TOP = 10


class Choices(Widget, can_focus=True):
    """Words on one line; those that do not fit are a step to the left or right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--chosen", "choices--cursor", "choices--rest"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    DEFAULT_CSS = """
    Choices {
        height: 1;
        width: 1fr;
        .choices--chosen { text-style: bold; color: $foreground; }
        .choices--cursor { text-style: bold; background: $primary; color: $text; }
        .choices--rest { color: $text-muted; }
    }
    """

    cursor: reactive[int] = reactive(0)

    class Changed(Message):
        """Something else is chosen."""

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.words = tuple(words)

    @property
    def value(self) -> str:
        """What is chosen, as the entry line says it; empty for nothing."""
        return self.words[self.cursor]

    @value.setter
    def value(self, value: str) -> None:
        if value in self.words:
            self.cursor = self.words.index(value)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int, /) -> int:
        """Return one line."""
        return 1

    def validate_cursor(self, cursor: int) -> int:
        """Stop at the ends."""
        return min(max(cursor, 0), len(self.words) - 1)

    def watch_cursor(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def chosen(self, index: int) -> bool:
        """Return whether a word is chosen."""
        return index == self.cursor

    def label(self, index: int) -> str:
        """Return a word as it is drawn, three cells wider than the word at most; never told by colour alone."""
        word = visible(self.words[index]) or _NONE
        return f"[{word}]" if self.chosen(index) else f" {word} "

    def _places(self) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        at = 0
        for index in range(len(self.words)):
            end = at + len(self.label(index))
            places.append((at, end))
            at = end
        return places

    def _shift(self) -> int:
        """Return how many cells are cut at the left for the cursor to be in view."""
        places, width = self._places(), self.size.width
        if places[-1][1] <= width:
            return 0
        end = places[min(self.cursor + 1, len(places) - 1)][1]
        return max(min(end - width + 1, places[max(self.cursor - 1, 0)][0]), 0)

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        width = self.size.width
        rest = self.get_visual_style("choices--rest")
        chosen = self.get_visual_style("choices--chosen")
        cursor = self.get_visual_style("choices--cursor")
        parts: list[tuple[str, Style]] = []
        for index in range(len(self.words)):
            style = chosen if self.chosen(index) else rest
            if index == self.cursor and self.has_focus:
                style = cursor
            parts.append((self.label(index), style))
        content = Content.assemble(*parts)
        strip = Strip(content.render_segments(self.visual_style), content.cell_length)
        shift, total = self._shift(), content.cell_length
        strip = strip.crop(shift, shift + width).extend_cell_length(width, self.rich_style)
        if shift:
            strip = Strip.join([_arrow("‹", self.visual_style), strip.crop(1, width)])
        if total - shift > width:
            strip = Strip.join([strip.crop(0, width - 1), _arrow("›", self.visual_style)])
        return strip if y == 0 else Strip.blank(width)

    def on_key(self, event: events.Key) -> None:
        """Go to the next word with the letter that was typed."""
        if event.character and event.is_printable and event.character != " ":
            event.stop()
            self.typed(event.character.lower())

    def typed(self, letter: str) -> None:
        """Choose the next word that starts with a letter."""
        count = len(self.words)
        for step in range(1, count + 1):
            index = (self.cursor + step) % count
            if self.words[index].startswith(letter):
                self.cursor = index
                return

    def action_step(self, by: int) -> None:
        """Move left or right."""
        self.cursor += by

    def action_clear(self) -> None:
        """Choose nothing where that is a choice."""
        if "" in self.words:
            self.cursor = self.words.index("")

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.x + self._shift()
        for index, (start, end) in enumerate(self._places()):
            if start <= at < end:
                self.picked(index)

    def picked(self, index: int) -> None:
        """Choose the word that was clicked."""
        self.cursor = index

    def on_focus(self) -> None:
        """Show where the focus is."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where the focus is not."""
        self.refresh()


class SiteChoices(Choices):
    """The sites of pain; `m`, which begins none of them, asks for the body map."""

    class MapWanted(Message):
        """The site is to be pointed at."""

    def typed(self, letter: str) -> None:
        """Ask for the map, or choose the next site with a letter."""
        if letter == "m":
            self.post_message(self.MapWanted())
        else:
            super().typed(letter)


class MapMark(Widget):
    """Behind the sites: a click asks for the body map, as its key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"map-mark--key"}

    DEFAULT_CSS = """
    MapMark {
        height: 1;
        width: 7;
        color: $text-muted;
        .map-mark--key { color: $text-primary; text-style: bold; }
    }
    """

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        content = Content.assemble("  ", ("m", self.get_visual_style("map-mark--key")), " map")
        strip = Strip(content.render_segments(self.visual_style), content.cell_length)
        return strip if y == 0 else Strip.blank(self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Ask for the map."""
        event.stop()
        self.post_message(SiteChoices.MapWanted())


class Toggles(Choices):
    """Several of a few words: space or the first letter turns one on and off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]

    on: reactive[frozenset[str]] = reactive[frozenset[str]](frozenset())

    @property
    def value(self) -> str:
        """The words that are on, with a space between them."""
        return " ".join(word for word in self.words if word in self.on)

    @value.setter
    def value(self, value: str) -> None:
        self.on = frozenset(value.split()) & frozenset(self.words)

    def watch_on(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def chosen(self, index: int) -> bool:
        """Return whether a word is on."""
        return self.words[index] in self.on

    def label(self, index: int) -> str:
        """Return a word with a sign that says whether it is on."""
        return f"{'✓' if self.chosen(index) else '·'}{visible(self.words[index])} "

    def typed(self, letter: str) -> None:
        """Go to the next word with a letter; it is turned on or off by space."""
        super().typed(letter)

    def action_turn(self) -> None:
        """Turn the word under the cursor on or off."""
        self.on ^= {self.words[self.cursor]}

    def action_clear(self) -> None:
        """Turn all off."""
        self.on = frozenset()

    def picked(self, index: int) -> None:
        """Turn the word that was clicked on or off."""
        self.cursor = index
        self.action_turn()


class LevelField(Choices):
    """A level from 0 to 10: a digit, `x` for ten, the arrows, or a click.

    Digits typed one after the other make a number as they do in text, so that a slip is seen and refused rather than
    saved as another level. A digit takes the place of a level that stood there before.
    """

    BINDINGS: ClassVar[list[BindingType]] = []

    typed_text: reactive[str] = reactive("")

    class Refused(Message):
        """What was typed cannot be part of a level.

        Attributes:
            letter: it.
        """

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__([str(level) for level in range(_TOP + 1)], id=id)
        self._typing = False

    @property
    def value(self) -> str:
        """The level as typed; empty for none, and more than ten when more was typed."""
        return self.typed_text

    @value.setter
    def value(self, value: str) -> None:
        self._typing = False
        self.typed_text = value

    def watch_typed_text(self) -> None:
        """Show the level, and tell the form."""
        if self.typed_text in self.words:
            self.cursor = self.words.index(self.typed_text)
        self.post_message(self.Changed())

    def watch_cursor(self) -> None:
        """Nothing: the text is what counts."""

    def chosen(self, index: int) -> bool:
        """Return whether a level is chosen."""
        return self.words[index] == self.typed_text

    def render_line(self, y: int) -> Strip:
        """Return the scale, or what was typed where it is not on it."""
        strip = super().render_line(y)
        if not self.typed_text or self.typed_text in self.words:
            return strip
        width = self.size.width
        words = f" {self.typed_text} is not on the scale; backspace clears"
        style = self.get_visual_style("choices--chosen")
        content = Content.assemble((visible(words), style)).truncate(width, pad=True)
        return Strip(content.render_segments(self.visual_style), width)

    def typed(self, letter: str) -> None:
        """Take a digit, or x for ten; refuse anything else."""
        if letter == "x":
            self.value = str(_TOP)
        elif letter.isascii() and letter.isdigit():
            before = self.typed_text if self._typing and self.typed_text != "0" else ""
            self._typing = True
            self.typed_text = (before + letter)[:3]
        else:
            self.post_message(self.Refused(letter))

    def on_blur(self) -> None:
        """Take the next digit as a new level."""
        self._typing = False

    def action_step(self, by: int) -> None:
        """Go one level up or down; from nothing, to the middle."""
        level = int(self.typed_text) + by if self.typed_text in self.words else _TOP // 2
        self.value = str(min(max(level, 0), _TOP))

    def action_clear(self) -> None:
        """Choose no level."""
        self.value = ""

    def picked(self, index: int) -> None:
        """Choose the level that was clicked."""
        self.value = self.words[index]


class Tabs(Choices, can_focus=False):
    """One of a few views, the present one in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()


def _arrow(sign: str, style: Style) -> Strip:
    return Strip(Content(sign).render_segments(style), 1)
