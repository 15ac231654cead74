"""Use cases of periods: what the user says of days without a level, and what that answers (E8)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.asked_week import AskedWeek
from journal.domain.asked_week import asked_week as week_of
from journal.domain.days import each_day
from journal.domain.history import History
from journal.domain.moments import EARLIEST
from journal.domain.overlaps import overlap_words
from journal.domain.spells import Spell
from journal.domain.statements import Statement, pause_on
from journal.domain.stretches import unknown_days
from journal.domain.words import days_words
from journal.errors import NotFound, ValueRefused
from journal.services.logging import today
from journal.services.spells import judged

if TYPE_CHECKING:
    from journal.store.store import Store

_DAY = timedelta(days=1)


def say(
    store: "Store",
    clock: Clock,
    settings: Settings,
    first: date,
    last: date | None,
    answer: str,
    pain_days: int | None = None,
    note: str | None = None,
) -> tuple[Statement, int]:
    """Save what the unlogged days of a period were (E8).

    Returns:
        The statement, and how many days it is about.

    Raises:
        ValueRefused: the period is in the future or the wrong way round, every day of it is logged, more days of pain
            were said than are unlogged, or a pause runs already.
    """
    said_at = clock.now().replace(microsecond=0)
    statement = Statement(first=first, last=last, answer=answer, pain_days=pain_days, note=note, said_at=said_at)
    unlogged = _checked(store, statement, today(clock, settings))
    return store.save_statement(statement, clock.now()), unlogged


def overlap(store: "Store", clock: Clock, settings: Settings, statement: Statement) -> str:
    """Return which days of a saved statement others speak of as well, and what holds there; empty where none does."""
    return overlap_words(statement, known_without(store, clock, settings, statement))


def known_without(store: "Store", clock: Clock, settings: Settings, statement: Statement | None = None) -> History:
    """Return what is known of the days without a statement: what one in its place is held against."""
    now = today(clock, settings)
    uid = None if statement is None else statement.uid
    others = [said for said in store.statements() if uid is None or said.uid != uid]
    return History(store.daily_worst(last=now), others, now)


def change_statement(store: "Store", clock: Clock, settings: Settings, seen: Statement, said: Statement) -> Statement:
    """Correct what was said of a period, as it was seen: it stays said when it was said.

    So what was said of single days of it later still counts for these.

    Raises:
        ValueRefused: as for `say`.
        StaleEdit: it was changed or deleted elsewhere meanwhile.
    """
    changed = replace(said, said_at=seen.said_at, uid=seen.uid, version=seen.version)
    if changed == seen:
        return seen  # nothing new: no change to undo
    _checked(store, changed, today(clock, settings))
    return store.save_statement(changed, clock.now())


def unsay(store: "Store", clock: Clock, seen: Statement) -> None:
    """Take back what was said of a period, as it was seen; undo brings it back.

    Raises:
        StaleEdit: it was changed or deleted elsewhere meanwhile.
    """
    store.delete_statement(seen, clock.now())


def _checked(store: "Store", statement: Statement, now: date) -> int:
    """Return how many unlogged days a statement is about, or refuse it."""
    first, last, number = statement.first, statement.last, statement.pain_days
    if first < EARLIEST:
        raise ValueRefused(f"{first.isoformat()} is before {EARLIEST.year}", "Check the year.")
    if first > now:
        raise ValueRefused(f"{first.isoformat()} is in the future", "Give a first day up to today.")
    if statement.answer == "pause":
        others = [said for said in store.statements() if said.uid != statement.uid or said.uid is None]
        if statement.covers(now) and pause_on(others, now) is not None:
            raise ValueRefused(
                "tracking is paused already",
                "End that pause first.",
                command="To end that pause first: journal say resume",
            )
        return 0
    end = last or now
    if end > now:
        raise ValueRefused(f"{end.isoformat()} is in the future", "Only days that have been can be told of.")
    unlogged = (end - first).days + 1 - len(store.daily_worst(first, end))
    if unlogged == 0:
        raise ValueRefused("every day of that time has a back pain level", "A logged day counts as it was logged.")
    if number is not None and number > unlogged:
        raise ValueRefused(
            f"{days_words(number)} of pain are more than the {unlogged} unlogged",
            "Give 1." if unlogged == 1 else f"Give 1 to {unlogged}.",
        )
    return unlogged


def asked_week(store: "Store", clock: Clock, settings: Settings) -> AskedWeek | None:
    """Return the days that the weekly way of logging asks about today, or None where nothing is left to say."""
    return week_of(judged(store, today(clock, settings)).history)


def pause_now(store: "Store", clock: Clock, settings: Settings) -> Statement | None:
    """Return the pause that runs today, or None."""
    return pause_on(store.statements(), today(clock, settings))


def resume(store: "Store", clock: Clock, settings: Settings) -> Statement:
    """End the pause that still runs, with yesterday; one that began today is taken back.

    Raises:
        NotFound: tracking is not paused.
    """
    yesterday = today(clock, settings) - _DAY
    pause = pause_now(store, clock, settings)
    if pause is None:
        raise NotFound("tracking is not paused", "journal say FROM pause begins a pause.")
    if pause.first > yesterday:
        store.delete_statement(pause, clock.now())
        return pause
    return store.save_statement(replace(pause, last=yesterday), clock.now())


def same_spell(store: "Store", clock: Clock, settings: Settings, *, same: bool) -> tuple[Spell | Statement, date]:
    """Answer whether the pain after days that are not known is the same spell or a new one (E8).

    The same: there was pain among those days, on how many is not known. A new one: it began with the first day of pain.

    Returns:
        What was saved, and the day of the new pain.

    Raises:
        NotFound: nothing is asked.
    """
    known = judged(store, today(clock, settings))
    question = known.question
    if question is None or question.again is None:
        raise NotFound("no such question is open", "journal spells shows the spells and what is not known of them.")
    if same:
        said = clock.now().replace(microsecond=0)
        statements = [
            Statement(first=first, last=last, answer="some", said_at=said)
            for first, last in _runs(
                unknown_days(known.history, each_day(question.since + _DAY, question.again - _DAY))
            )
        ]
        return store.save_statements(statements, clock.now())[0], question.again
    spell = Spell(onset=question.again)
    return store.save_spell(spell, clock.now()), question.again


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return the first and last day of each run of neighbours: what was said of days between stays."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] == _DAY:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return runs
