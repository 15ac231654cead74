"""Use cases of signs: which emergency signs wait for advice, and saying that it was got (domain.md, section 6)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.advice import Advice
from journal.domain.entries import Entry
from journal.domain.moments import EARLIEST
from journal.domain.signs import EMERGENCY
from journal.errors import ValueRefused
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.store.store import Store


def signs_to_show(store: "Store") -> list[Entry]:
    """Return the logged emergency signs that a start shows again: those without "I got advice", oldest first."""
    return store.signs_without_advice(EMERGENCY.signs)


def got_advice(store: "Store", clock: Clock, settings: Settings, signs: Sequence[Entry], got_on: date) -> list[Advice]:
    """Save that advice was got about signs.

    Raises:
        ValueRefused: the day is in the future, or before a sign that it is about.
    """
    latest = max((sign.moment.day for sign in signs), default=EARLIEST)
    if got_on > today(clock, settings):
        raise ValueRefused(f"{got_on.isoformat()} is in the future", "Give the day on which you got advice.")
    if got_on < latest:
        raise ValueRefused(
            f"{got_on.isoformat()} is before the sign was there, {latest.isoformat()}",
            "Give the day on which you got advice about it.",
        )
    return store.save_advice([sign.uid for sign in signs], got_on, clock.now())
