"""What a file holds and what became of it, in words: for the shell and the screens alike."""

from datetime import date

from journal.domain.kinds import counted, counted_rows
from journal.domain.words import day_words
from journal.services.importing import LeftOut, Preview


def preview_words(found: Preview, today: date) -> list[tuple[str, str]]:
    """Return what a file holds as pairs of a short label and words; the label of a further line is empty.

    Args:
        found: what was read.
        today: days of its year are told without it.
    """
    taken = found.taken
    rows = [("from", found.title), ("new", ", ".join(counted_rows(taken.added)) or "nothing")]
    if taken.there:
        rows.append(("here already", ", ".join(counted_rows(taken.there))))
    if taken.otherwise:
        number = sum(taken.otherwise.values())
        rows.append(("", f"{counted(number, 'of them says', 'of them say')} something else here; that stays as it is"))
    if found.first is not None and found.last is not None:
        rows.append(("days", f"{day_words(found.first, today)} to {day_words(found.last, today)}"))
    rows += [("", f"the routine '{old}' is called '{new}' here: there is one of that name") for old, new in taken.names]
    for number, (under, left) in enumerate(found.left_out.items()):
        rows.append(("" if number else "left out", left_out_words(under, left)))
    return rows


def left_out_words(under: str, left: LeftOut) -> str:
    """Return "category 'Energy' ×12, first in line 7: …"."""
    place = f"line {left.line}" if left.line else ""
    where = " of ".join(part for part in (place, left.file) if part)
    first = f"first in {where}: {left.what}" if where else left.what
    return f"{under} ×{left.count:,}, {first}"


def imported_words(found: Preview) -> str:
    """Return "Imported 3 readings, 1 note."."""
    said = ", ".join(counted_rows(found.taken.added))
    return f"Imported {said}." if said else "Nothing new: everything in it is here already, or left out."
