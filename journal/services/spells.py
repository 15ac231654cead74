"""Use cases of spells: where they stand, what the user says of them, and what was said of whole periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.history import SHARE_DAYS, History, Share
from journal.domain.moments import EARLIEST
from journal.domain.spells import UNSET, Spell, SpellSaid, Unset, month_onset
from journal.domain.standing import Question, Standing, standings
from journal.domain.stretches import QUIET_DAYS
from journal.errors import NotFound, ValueRefused
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.store.store import Store

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is known up to a day, and the spells that it makes.

    Attributes:
        history: what is known of the days.
        spells: all of them by onset; a single pain day only as the last (E2).
    """

    history: History
    spells: tuple[Standing, ...]

    @property
    def current(self) -> Standing | None:
        """The latest spell, or the single pain day after it; None without any."""
        return self.spells[-1] if self.spells else None

    @property
    def question(self) -> Question | None:
        """What E8 asks: the latest question that is open, or None."""
        return next((spell.question for spell in reversed(self.spells) if spell.question is not None), None)

    def shares(self) -> tuple[Share, ...]:
        """Return the pain-day shares of SHARE_DAYS, longest first (E6)."""
        return tuple(self.history.share(length) for length in SHARE_DAYS)

    def logged_of(self, standing: Standing) -> int:
        """Return how many of a spell's counted days are logged."""
        return self.history.logged_between(standing.spell.onset, standing.counted_to)

    def on(self, day: date) -> Standing | None:
        """Return the spell that a day is one of, as far as its days can be counted."""
        for standing in reversed(self.spells):
            if standing.counted and standing.spell.onset <= day <= standing.counted_to:
                return standing
        return None


def judged(store: "Store", day: date) -> Judged:
    """Return the spells as they stand on `day`; what came later is as if it were not there."""
    history = History(store.daily_worst(last=day), store.statements(), day)
    return Judged(history=history, spells=standings(history, store.spells()))


def current_standing(store: "Store", day: date) -> Standing | None:
    """Return where the latest spell stands on `day` (E1)."""
    return judged(store, day).current


# -- the user's word for a spell


def onset_of(
    clock: Clock, settings: Settings, onset: date, precision: str = "exact", ended: date | Unset | None = None
) -> date:
    """Return the day that stands for an onset: one known to the month is its middle, or an end before that.

    Raises:
        ValueRefused: it is in the future or long before anybody's time.
    """
    now = today(clock, settings)
    if onset > now:
        raise ValueRefused(f"{onset.isoformat()} is in the future", "Give the day the pain began.")
    if onset < EARLIEST:
        raise ValueRefused(f"{onset.isoformat()} is before {EARLIEST.year}", "Check the year.")
    if precision != "month":
        return onset
    last = ended if isinstance(ended, date) and ended >= onset.replace(day=1) else now
    return min(month_onset(onset), last, now)


def start_spell(store: "Store", clock: Clock, settings: Settings, said: SpellSaid) -> tuple[Spell, Spell | None]:
    """Save the user's word for when a spell began (E1).

    A day within a spell, or before the first one after it, corrects that spell's onset. A day thirty days and more
    after all pain begins a new one, and so does an onset with an end where no spell begins.

    Returns:
        The spell as saved, and the row that it was before, or None.

    Raises:
        ValueRefused: the onset is in the future, or a word is unknown.
    """
    if said.onset is None:
        raise ValueError("a spell starts on a day")
    onset = onset_of(clock, settings, said.onset, said.precision or "exact", said.ended)
    known = judged(store, today(clock, settings)).spells
    begun = next((standing for standing in known if standing.spell.onset == onset), None)
    target = begun if isinstance(said.ended, date) else _meant(known, onset)
    said = replace(said, onset=onset, precision=said.precision or "exact")
    return _save(store, clock, settings, target, said)


def edit_spell(
    store: "Store", clock: Clock, settings: Settings, onset: date, said: SpellSaid
) -> tuple[Spell, Spell | None]:
    """Change what is said of the spell that began on `onset`; what is not said stays or stays derived (E10).

    Raises:
        NotFound: no spell began then.
        ValueRefused: a day is in the future, or the end before the onset.
    """
    target = spell_named(judged(store, today(clock, settings)).spells, onset)
    if said.onset is not None or said.precision is not None:
        precision = said.precision or ("exact" if said.onset else target.spell.precision)
        ended = target.spell.ended if said.ended is UNSET else said.ended
        day = onset_of(clock, settings, said.onset or target.spell.onset, precision, ended)
        said = replace(said, onset=day, precision=precision)
    return _save(store, clock, settings, target, said)


def close_spell(
    store: "Store", clock: Clock, settings: Settings, onset: date | None = None, ended: date | None = None
) -> tuple[Spell, Spell | None]:
    """Save that a spell ended: the latest one for None, with its last day of pain for None.

    Raises:
        NotFound: there is no such spell.
        ValueRefused: the end is in the future or before the onset.
    """
    spells = judged(store, today(clock, settings)).spells
    if onset is None and not spells:
        raise NotFound("no spell to close", "Log back pain first, or name one: journal spell start DATE")
    target = spells[-1] if onset is None else spell_named(spells, onset)
    last = ended or target.last_pain or target.counted_to
    return _save(store, clock, settings, target, SpellSaid(ended=max(last, target.spell.onset) if not ended else last))


def unsay_spell(store: "Store", clock: Clock, settings: Settings, onset: date) -> Spell:
    """Take back all that the user said of a spell; what the rules make of the days stays.

    Raises:
        NotFound: no spell began then, or nothing was said of it.
    """
    target = spell_named(judged(store, today(clock, settings)).spells, onset)
    row = _row_of(store, target)
    if row is None:
        raise NotFound(f"nothing was said of the spell since {onset.isoformat()}", "The rules make it from the days.")
    store.delete_spell(row, clock.now())
    return row


def spell_named(spells: Sequence[Standing], onset: date) -> Standing:
    """Return the spell that began on a day.

    Raises:
        NotFound: none did.
    """
    for standing in reversed(spells):
        if standing.spell.onset == onset:
            return standing
    known = ", ".join(standing.spell.onset.isoformat() for standing in spells)
    raise NotFound(
        f"no spell began on {onset.isoformat()}",
        f"Spells are named by their onset: {known}." if known else "No spell is known yet: journal spell start DATE",
    )


def _meant(spells: Sequence[Standing], onset: date) -> Standing | None:
    """Return the spell that an onset is a correction of, or None for a new one."""
    for standing in reversed(spells):
        reach = standing.counted_to
        if standing.spell.ended is None:
            pain = standing.last_pain or standing.today
            reach = min(pain + QUIET_DAYS * _DAY, standing.today)
        if standing.spell.onset <= onset <= reach:
            return standing
    return next((standing for standing in spells if standing.spell.onset > onset), None)


def _row_of(store: "Store", target: Standing | None) -> Spell | None:
    uid = target.spell.uid if target is not None else None
    return next((row for row in store.spells() if row.uid == uid), None) if uid else None


def _save(
    store: "Store", clock: Clock, settings: Settings, target: Standing | None, said: SpellSaid
) -> tuple[Spell, Spell | None]:
    row = _row_of(store, target)
    # The onset of a derived spell stays the rules' own: its row only says which spell is meant.
    begun = target.spell.onset if target else EARLIEST
    spell = row or Spell(onset=begun, onset_by="rule")
    onset = said.onset or (begun if spell.onset_by == "rule" else spell.onset)
    ended = spell.ended if isinstance(said.ended, Unset) else said.ended
    if said.ended is not UNSET and ended is not None and ended > today(clock, settings):
        raise ValueRefused(f"the end {ended.isoformat()} is in the future", "Give a day up to today.")
    check_end(onset, ended)
    spell = replace(spell, onset=onset, ended=ended, ended_by="user" if ended is not None else None)
    if said.onset is not None:
        spell = replace(spell, onset_by="user")
    if said.precision is not None:
        spell = replace(spell, precision=said.precision, onset_by="user")
    if said.cause is not None:
        spell = replace(spell, cause=said.cause or None)
    if said.told is not None:
        spell = replace(spell, told=said.told or None)
    if spell == (row or Spell(onset=begun, onset_by="rule")):
        return spell, spell  # nothing new: no change to undo
    _check_apart(spell, store.spells())
    return store.save_spell(spell, clock.now()), row


def check_end(onset: date, ended: date | Unset | None) -> None:
    """Refuse an end before the onset.

    Raises:
        ValueRefused: it is.
    """
    if isinstance(ended, date) and ended < onset:
        what = f"the end {ended.isoformat()} is before the onset {onset.isoformat()}"
        raise ValueRefused(what, "Give a later end, or an earlier onset.")


def _check_apart(spell: Spell, rows: Iterable[Spell]) -> None:
    """Refuse a spell that shares days with another one of the user's: spells are named by their onset."""
    for other in rows:
        if other.uid == spell.uid:
            continue
        first, second = sorted((spell, other), key=lambda one: one.onset)
        if second.onset_by == "user" and first.onset_by == "user" and first.onset == second.onset:
            onset = other.onset.isoformat()
            raise ValueRefused(
                f"a spell since {onset} is known already",
                "Change that one instead.",
                command=f"Change that one: journal spell edit {onset}",
            )
        if second.onset_by == "user" and first.ended is not None and first.ended >= second.onset:
            whole, onset = f"{first.onset.isoformat()} to {first.ended.isoformat()}", other.onset.isoformat()
            raise ValueRefused(
                f"the spell from {whole} and the one since {second.onset.isoformat()} would share days",
                "Give another day, or change the other one first.",
                command=f"Give another day, or change the other one first: journal spell edit {onset}",
            )
