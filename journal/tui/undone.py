"""What an undo or redo did, in words."""

from dataclasses import dataclass
from datetime import date

from journal.domain.entries import Draft
from journal.domain.past import Place
from journal.domain.vocabulary import Vocabulary
from journal.domain.words import drafts_words

_LONGEST = 80
_UNDONE = {"log": "Taken back", "edit": "Changed back to", "delete": "Brought back", "restore": "Deleted again"}
_REDONE = {
    "log": "Logged again",
    "edit": "Changed again to",
    "delete": "Deleted again",
    "restore": "Brought back again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo or redo did.

    Attributes:
        name: what the user had done: log, edit, delete, restore, spell, say, advice, exercise, routine, plan, skip or
            import.
        again: it was done again rather than taken back.
        drafts: the entries that it was about, as they are or were.
        said: what else it was about, in words: of a spell, a period, an exercise, a routine, a plan, a skip or an
            import.
        was_deleted: what the user had done to that was to delete it.
        place: where the first of the entries stands that are there by it; None where there is none.
    """

    name: str
    again: bool
    drafts: tuple[Draft, ...]
    said: str = ""
    was_deleted: bool = False
    place: Place | None = None


def undone_words(undone: Undone, today: date, vocabulary: Vocabulary) -> str:
    """Return "Taken back: Tue 24 Nov 21:10 · back 4 and 2 more."."""
    done = (_REDONE if undone.again else _UNDONE).get(undone.name, "Done again" if undone.again else "Taken back")
    if not undone.drafts and undone.was_deleted:
        done = "Deleted again" if undone.again else "Brought back"
    if not undone.drafts:
        return f"{done}: {_cut(undone.said or undone.name)}."
    return f"{done}: {drafts_words(undone.drafts, today, vocabulary)}."


def _cut(words: str) -> str:
    return words if len(words) < _LONGEST else f"{words[: _LONGEST - 1]}…"
