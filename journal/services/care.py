"""What is told once after an entry was saved: the article's rules on bed rest and manipulation (domain.md, §5)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.domain.care import SKIN_WORDS, bed_rest_words, evidence_words, ice_or_heat_words, manipulation_words
from journal.domain.entries import Entry, Tag, Treatment
from journal.services.spells import judged

if TYPE_CHECKING:
    from journal.store.store import Store

_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
# As far back as a course of manipulation is looked for; it ends with a month without one.
_LOOK_BACK = timedelta(days=366)
_NERVE_SIGNS = ("numbness", "tingling", "numb-saddle")


def thermal_words(store: "Store | None", day: date, modality: str) -> tuple[str, ...]:
    """Return what stands beside a heat or ice session: what the article says of that day, what studies found, the skin.

    Args:
        store: the journal, None where there is none yet.
        day: the journal day.
        modality: heat or ice.
    """
    standing = judged(store, day).current if store is not None else None
    spell = standing.spell if standing is not None and standing.counted else None
    onset, about = (spell.onset, bool(spell.about)) if spell else (None, False)
    return ice_or_heat_words(onset, about, day), evidence_words(modality), SKIN_WORDS


def care_words(store: "Store", saved: Sequence[Entry]) -> list[str]:
    """Return the sentences about what was just saved; mostly none, and then nothing is read."""
    words = []
    for kind, told in (("bed-rest", _of_bed_rest), ("manipulation", _of_manipulation)):
        days = [entry.moment.day for entry in saved if _is(entry, kind)]
        if days:
            words.append(told(store, max(days)))
    return [sentence for sentence in words if sentence]


def _is(entry: Entry, kind: str) -> bool:
    return isinstance(entry.value, Treatment) and entry.value.treatment == kind


def _days_of(store: "Store", kind: str, first: date, last: date) -> set[date]:
    return {
        entry.moment.day for entry in store.entries(first=first, last=last, kinds=["treatment"]) if _is(entry, kind)
    }


def _of_bed_rest(store: "Store", day: date) -> str:
    """Return the sentence on the second day running: once, not on every one that follows."""
    found = _days_of(store, "bed-rest", day - 2 * _DAY, day)
    return bed_rest_words(2) if day - _DAY in found and day - 2 * _DAY not in found else ""


def _of_manipulation(store: "Store", day: date) -> str:
    days = sorted(_days_of(store, "manipulation", day - _LOOK_BACK, day), reverse=True)
    first = day
    for before in days:
        if first - before > _MONTH:
            break
        first = before
    signs = store.entries(first=day - _MONTH, last=day, kinds=["tag"])
    nerve_signs = any(isinstance(sign.value, Tag) and sign.value.name in _NERVE_SIGNS for sign in signs)
    return manipulation_words((day - first).days + 1, nerve_signs=nerve_signs)
