"""Use cases of the current spell: where it stands, and when it began."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.spells import Spell, Standing, derived_spell, month_onset, standing
from journal.errors import ValueRefused
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.store.store import Store


def current_standing(store: "Store", day: date) -> Standing | None:
    """Return where the current spell stands on `day`: the user's own if there is one, else what the days say (E1)."""
    pain_days = store.pain_days()
    stored = store.spells()
    spell = stored[-1] if stored else derived_spell(pain_days)
    return standing(spell, day, pain_days) if spell else None


def onset_of(
    clock: Clock,
    settings: Settings,
    onset: date,
    *,
    precision: str = "exact",
    cause: str | None = None,
    told: str | None = None,
) -> Spell:
    """Return the user's word for when a spell began, not saved; an onset known to the month is its middle.

    Raises:
        ValueRefused: the onset is in the future, or a word is unknown.
    """
    now = today(clock, settings)
    if onset > now:
        raise ValueRefused(f"{onset.isoformat()} is in the future", "Give the day the pain began.")
    if precision == "month":
        onset = min(month_onset(onset), now)
    return Spell(onset=onset, precision=precision, cause=cause, told=told)


def start_spell(
    store: "Store",
    clock: Clock,
    settings: Settings,
    onset: date,
    *,
    precision: str = "exact",
    cause: str | None = None,
    told: str | None = None,
) -> tuple[Spell, Spell | None]:
    """Save the user's word for when the current spell began (E1); one that still runs gets the new onset.

    Returns:
        The spell as saved, and what it was before, or None for a new one.

    Raises:
        ValueRefused: the onset is in the future, or a word is unknown.
    """
    spell = onset_of(clock, settings, onset, precision=precision, cause=cause, told=told)
    running = [stored for stored in store.spells() if stored.ended is None]
    if not running:
        return store.save_spell(spell, clock.now()), None
    before = running[-1]
    after = replace(
        before,
        onset=spell.onset,
        precision=precision,
        onset_by="user",
        cause=cause or before.cause,
        told=told or before.told,
    )
    return store.save_spell(after, clock.now()), before
