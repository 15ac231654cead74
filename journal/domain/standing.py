"""The spells of a history and where each stands: what the user's word and the rules make of it (E1, E2, E8 to E10)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from journal.domain.days import each_day
from journal.domain.history import History
from journal.domain.spells import Phase, Spell, add_months
from journal.domain.stretches import (
    QUIET_DAYS,
    Cuts,
    Parting,
    Stretch,
    nearest_stretch,
    quiet_until,
    stretches,
    unknown_days,
)

RETURN_MONTHS = 12
MILD_LEVEL = 2
_DAY = timedelta(days=1)


class State(StrEnum):
    """What can be said of a spell.

    SINGLE: one day of pain, no spell yet (E2). RUNNING: it is counted to today. UNCONFIRMED: thirty days and more since
    its last logged pain, not all of them known (E8). ENDED: by the rules or by the user's word.
    """

    SINGLE = "single"
    RUNNING = "running"
    UNCONFIRMED = "unconfirmed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What E8 asks once.

    Attributes:
        kind: "gap": were the unlogged days free of back pain? "return": the same spell or a new one?
        first, last: the first and the last of those days.
        days: how many of them there are.
        since: the last logged day of pain before them.
        again: the first day of pain after them, or None.
    """

    kind: str
    first: date
    last: date
    days: int
    since: date
    again: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a spell stands.

    Attributes:
        spell: its onset and end as they hold, with what the user set; uid only if there is a stored row.
        today: the journal day it is told for.
        state: what can be said of it.
        pain_days: logged PAIN days in it.
        said_days: days of pain that were only said of a period, at least.
        last_pain: its last logged PAIN day, or None.
        worst: its highest level, 1 to 10, or None.
        nth: it is the nth spell within 12 months, 1 for the only one (E9).
        mild: a return whose worst was never above 2 (E9).
        unsure: the last day of pain before days that are not known; whether it is the same spell was not said (E8).
        early: PAIN days logged right before an onset that the user set (E10: an offer, never a change).
        later: PAIN days logged right after an end that the user set, likewise.
        question: what is to be asked about the days after it, or None.
        before: the spell before it, or None.
    """

    spell: Spell
    today: date
    state: State = State.RUNNING
    pain_days: int = 0
    said_days: int = 0
    last_pain: date | None = None
    worst: int | None = None
    nth: int = 1
    mild: bool = False
    unsure: date | None = None
    early: int = 0
    later: int = 0
    question: Question | None = None
    before: Spell | None = None

    @property
    def single(self) -> bool:
        """E2: a single pain day, not yet a spell."""
        return self.state is State.SINGLE

    @property
    def counted(self) -> bool:
        """Whether its days can be counted: its onset is known, and it is a spell."""
        return not self.single and self.unsure is None

    @property
    def counted_to(self) -> date:
        """The last day with a day count: today, the end, or the last day of pain of an unconfirmed spell (E8)."""
        if self.spell.ended is not None:
            return min(self.spell.ended, self.today)
        if self.state is State.UNCONFIRMED:
            return self.last_pain or self.spell.onset
        return self.today

    @property
    def line(self) -> date | None:
        """The three-month line as far as it is one of this spell: not after its end or its last known day (E3)."""
        if not self.counted or (self.state is not State.RUNNING and self.spell.line > self.counted_to):
            return None
        return self.spell.line

    def phase(self, acute_days: int) -> Phase | None:
        """E5: the phase of the last day that is counted; None without a day count or before the onset."""
        return self.spell.phase_on(self.counted_to, acute_days) if self.counted else None


@dataclass(slots=True, kw_only=True)
class _Item:
    """A stored row, the days of pain that belong to it, or both; after `settle` the onset is the one that holds."""

    row: Spell | None
    stretch: Stretch | None
    early: int = 0

    @property
    def by_user(self) -> bool:
        return self.row is not None and self.row.onset_by == "user"

    @property
    def onset(self) -> date:
        if self.row is not None and (self.by_user or self.stretch is None or not self.stretch.pain):
            return self.row.onset
        assert self.stretch is not None  # noqa: S101 - an item has a row or a stretch
        return self.stretch.pain[0] if self.stretch.pain else self.stretch.first


def standings(history: History, stored: Sequence[Spell]) -> tuple[Standing, ...]:
    """Return every spell up to today by its onset; a single pain day only as the last (E2).

    Args:
        history: what is known of the days.
        stored: the spells that the user touched, in any order. What was set there is never changed here (E10); the
            other field is derived.
    """
    items = _items(history, [_as_of(spell, history.today) for spell in stored if spell.onset <= history.today])
    found: list[Standing] = []
    for before, item, following in zip((None, *items), items, (*items[1:], None), strict=False):
        unsure = _unsure(item, before, found)
        found.append(_standing(history, item, following, found, unsure))
    return tuple(standing for standing in found if not standing.single or standing is found[-1])


def current(history: History, stored: Sequence[Spell]) -> Standing | None:
    """Return the latest spell, running or not, or the single pain day that came after it; None without any."""
    return next(iter(reversed(standings(history, stored))), None)


def _as_of(spell: Spell, today: date) -> Spell:
    """Return a spell without an end that is still to come, and without one that the rules put into its row."""
    if spell.ended is not None and (spell.ended > today or spell.ended_by != "user"):
        return replace(spell, ended=None, ended_by=None)
    return spell


def _items(history: History, rows: list[Spell]) -> list[_Item]:
    by_onset = sorted(rows, key=lambda row: (row.onset, row.uid or ""))
    onsets = tuple(row.onset for row in by_onset if row.onset_by == "user")
    cuts = Cuts(
        onsets=onsets,
        ends=tuple(row.ended for row in by_onset if row.ended is not None),
        whole=tuple((row.onset, row.ended) for row in by_onset if row.ended is not None),
    )
    found = stretches(history, cuts)
    claimed: dict[int, Spell] = {}
    items: list[_Item] = []
    # A row without an onset or an end of the user's only adds a cause: it claims last, and alone it makes no spell.
    for row in sorted(by_onset, key=_adds_only):
        stretch = _claim(row, found, onsets)
        if stretch is None or id(stretch) in claimed:
            items += [] if _adds_only(row) else [_Item(row=row, stretch=None)]
        else:
            if row.onset_by == "user":
                _reach_first_pain(stretch, found)
            claimed[id(stretch)] = row
            items.append(_Item(row=row, stretch=stretch))
    items += [_Item(row=None, stretch=stretch) for stretch in found if id(stretch) not in claimed]
    return _settled(sorted(items, key=lambda item: item.onset))


def _adds_only(row: Spell) -> bool:
    return row.onset_by != "user" and row.ended is None


def _claim(row: Spell, found: list[Stretch], onsets: tuple[date, ...]) -> Stretch | None:
    """Return the days of pain that a stored spell is about.

    After the user's onset it is the first there are, however late: the time up to them never counts (E8).
    """
    if row.onset_by == "user":
        stretch = next((stretch for stretch in found if stretch.last >= row.onset), None)
        if stretch is not None and any(row.onset < other <= stretch.first for other in onsets):
            return None
    else:
        painful = [stretch for stretch in found if stretch.pain]
        last = row.ended or row.onset
        stretch = next((one for one in painful if one.last >= row.onset and one.first <= last), None)
        stretch = stretch or nearest_stretch(painful, row.onset)
    if stretch is not None and row.ended is not None and stretch.first > row.ended:
        return None
    return stretch


def _reach_first_pain(stretch: Stretch, found: list[Stretch]) -> None:
    """Join what follows a set onset up to its first logged PAIN day: no run starts before one (E8)."""
    following = found.index(stretch) + 1
    while not stretch.pain and stretch.parting in (Parting.FREE, Parting.UNKNOWN):
        if following == len(found):
            stretch.parting = Parting.NONE
            return
        after = found.pop(following)
        stretch.last, stretch.pain, stretch.parting, stretch.near = after.last, after.pain, after.parting, after.near


def _settled(items: list[_Item]) -> list[_Item]:
    """Leave out what is no spell of its own: days that were only said, and days of pain right before a set onset."""
    kept: list[_Item] = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        stretch = item.stretch
        if item.row is None and stretch is not None:
            if not stretch.pain:
                _pass_over(kept, stretch)
                continue
            if stretch.near and following is not None and following.by_user:
                following.early = len(stretch.pain)
                _pass_over(kept, stretch)
                continue
        kept.append(item)
    return kept


def _pass_over(kept: list[_Item], stretch: Stretch) -> None:
    before = kept[-1].stretch if kept else None
    if before is not None and before.parting is Parting.UNKNOWN and stretch.parting in (Parting.FREE, Parting.WORD):
        before.parting = stretch.parting


def _standing(
    history: History, item: _Item, following: _Item | None, earlier: list[Standing], unsure: date | None
) -> Standing:
    stretch, row = item.stretch, item.row
    pain = stretch.pain if stretch is not None else []
    said = history.said_pain_days(stretch.first, stretch.last) if stretch is not None else 0
    spell, state = _judged(item, following)
    if row is None and len(pain) + said < 2:
        state = State.SINGLE
    before = next((standing for standing in reversed(earlier) if not standing.single), None)
    worst = max((history.worst[day] for day in pain), default=None)
    returned = before is not None and unsure is None and state is not State.SINGLE
    year_ago = add_months(spell.onset, -RETURN_MONTHS)
    recent = [standing for standing in earlier if standing.counted and standing.counted_to > year_ago]
    open_after = state is State.UNCONFIRMED and stretch is not None and bool(pain)
    return Standing(
        spell=spell,
        today=history.today,
        state=state,
        pain_days=len(pain),
        said_days=said,
        last_pain=pain[-1] if pain else None,
        worst=worst,
        nth=len(recent) + 1 if returned else 1,
        mild=returned and worst is not None and worst <= MILD_LEVEL,
        unsure=unsure,
        early=item.early,
        later=_later(spell, following),
        question=_question(history, stretch, following) if open_after and stretch is not None else None,
        before=before.spell if before is not None else None,
    )


def _later(spell: Spell, following: _Item | None) -> int:
    """Return how many PAIN days follow an end that the user set so closely that the rules would not end it there."""
    after = following.stretch.pain if following is not None and following.row is None and following.stretch else []
    if spell.ended is None or spell.ended_by != "user" or not after:
        return 0
    return len(after) if (after[0] - spell.ended).days <= QUIET_DAYS else 0


def _judged(item: _Item, following: _Item | None) -> tuple[Spell, State]:
    """Return a spell with the end that holds, and its state."""
    spell = item.row or Spell(onset=item.onset, onset_by="rule")
    spell = replace(spell, onset=item.onset)
    if spell.ended is not None:
        return spell, State.ENDED
    if item.stretch is None:
        return spell, State.RUNNING if following is None else State.UNCONFIRMED
    if item.stretch.parting in (Parting.FREE, Parting.WORD):
        ended = max(item.stretch.last, spell.onset)
        return replace(spell, ended=ended, ended_by="rule"), State.ENDED
    return spell, State.UNCONFIRMED if item.stretch.parting is Parting.UNKNOWN else State.RUNNING


def _unsure(item: _Item, before: _Item | None, earlier: list[Standing]) -> date | None:
    """E8: after days that are not known, a day of pain may belong to the spell before them."""
    if item.by_user or before is None:
        return None
    last = earlier[-1]
    not_known = before.stretch is not None and before.stretch.parting is Parting.UNKNOWN
    if last.state is State.UNCONFIRMED or (last.single and last.unsure is not None and not_known):
        return last.last_pain or last.spell.onset
    return None


def _question(history: History, stretch: Stretch, following: _Item | None) -> Question | None:
    after = following.stretch if following is not None else None
    again = after.pain[0] if after is not None and after.pain else None
    last = again - _DAY if again is not None else quiet_until(history)
    unknown = [
        day
        for day in unknown_days(history, each_day(stretch.last + _DAY, last))
        if history.answer_of(day) != "some"  # said already, beside days that are still not known
    ]
    open_days = [day for day in unknown if history.answer_of(day) != "unknown"]
    if history.pause is not None or (again is None and history.answer_of(last) == "pause"):
        return None  # no question while tracking is paused
    asked = open_days or (unknown if again is not None else [])
    if not asked:
        return None
    return Question(
        kind="gap" if open_days else "return",
        first=asked[0],
        last=asked[-1],
        days=len(asked),
        since=stretch.pain[-1],
        again=again,
    )
