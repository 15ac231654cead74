"""What a file holds, and what an import came to, as rows of a width."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal.domain.kinds import counted_rows
from journal.formats.foreign.mapping import FIELDS
from journal.tui.practice_rows import Line, wrapped
from journal.tui.text import Row, Run, Tone

if TYPE_CHECKING:
    from journal.services.importing import Preview

_LABEL = 14
_NUMBER = 9
_MOST_COLUMNS = 60
_NONE = "–"


def preview_rows(found: "Preview", unread: Sequence[str], today: date, width: int) -> list[Row]:
    """Return what a file holds: a line each, and the numbers of each kind as a table.

    Args:
        found: what was read.
        unread: columns of a CSV that no field is read from.
        today: days of its year are told without it.
        width: in cells.
    """
    from journal.services.import_words import imported_words, preview_words  # the store's thread brought the services

    told: dict[str, list[Line]] = {"from": [], "days": [], "": [], "left out": []}
    part = ""
    for label, words in preview_words(found, today):
        part = label or (part if part == "left out" else "")
        told.setdefault(part, []).append(Line(" ".join(words.split()), head=label.ljust(_LABEL)))
    if unread:
        told["from"].append(Line(_some(unread), head="not read".ljust(_LABEL)))
    if not found.taken.added:
        told["from"].append(Line(imported_words(found), Tone.STRONG))
    rows = [*wrapped([*told["from"], *told["days"]], width), Row(()), *_table(found)]
    for lines in (told[""], told["left out"]):
        rows += [Row(()), *wrapped(lines, width)] if lines else []
    return rows


def _table(found: "Preview") -> list[Row]:
    added, there = found.taken.added, found.taken.there
    kinds = [kind for kind in dict.fromkeys((*added, *there)) if added[kind] or there[kind]]
    if not kinds:
        return []
    head = f"{'new':>{_NUMBER}}  {'here already':>{_LABEL}}"
    rows = [Row((Run(head, Tone.MUTED),))]
    for kind in kinds:
        number, _, words = counted_rows({kind: added[kind] or there[kind]})[0].partition(" ")
        new = number if added[kind] else _NONE
        here = f"{there[kind]:,}" if there[kind] else _NONE
        tone = Tone.STRONG if added[kind] else Tone.MUTED
        rows.append(
            Row((Run(f"{new:>{_NUMBER}}", tone), Run(f"  {here:>{_LABEL}}", Tone.MUTED), Run(f"  {words}", tone)))
        )
    return rows


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_COLUMNS} more" if len(names) > _MOST_COLUMNS else ""
    return ", ".join(names[:_MOST_COLUMNS]) + more


def columns_rows(header: Sequence[str], width: int) -> list[Row]:
    """Return the columns of a CSV that is of no known source, and how to say what they hold."""
    return wrapped(
        [
            Line("This is a CSV of no tracker that is known here: say below what its columns hold."),
            Line(""),
            Line(_some(header), Tone.STRONG, head="its columns".ljust(_LABEL)),
            Line(", ".join(FIELDS), head="can be read".ljust(_LABEL)),
            Line('date=Datum, level="Pain, now", site=back!', head="for example".ljust(_LABEL)),
            Line("With a ! behind it, it is no column but the same for every row.", Tone.MUTED, head=" " * _LABEL),
        ],
        width,
    )


def imported_rows(found: "Preview", backup: Path, undo: str, width: int) -> list[Row]:
    """Return what an import came to, where the journal as it was is kept, and how all of it is taken back."""
    from journal.services.import_words import imported_words

    left = sum(out.count for out in found.left_out.values())
    lines = [Line(imported_words(found), Tone.STRONG)]
    there = counted_rows(found.taken.there)
    if there:
        lines.append(Line(f"Here already: {', '.join(there)}."))
    if left:
        lines.append(Line(f"Left out: {left:,}."))
    lines += [
        Line(""),
        Line(f"{undo} takes all of it back."),
        Line("The journal as it was is kept in:"),
        Line(str(backup)),
    ]
    return wrapped(lines, width)
