"""A slow, obvious reading of domain.md, day by day: what test_history and test_standing hold the code against.

Days are walked one at a time and thirty-day runs are looked for by trying every thirty days. Nothing of the code that
it judges is used, but for the plain values Statement and Spell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from journal.domain.spells import Spell
from journal.domain.statements import Statement
from tests.support import NOW

DAY = timedelta(days=1)
START = date(2025, 1, 30)
RUN = 30

Worst = dict[date, int]


def days_from(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


@dataclass
class Case:
    """A journal: what was logged and said, and the day it is judged on."""

    worst: Worst
    said: list[Statement]
    today: date
    rows: list[Spell] = field(default_factory=list)

    def __repr__(self) -> str:
        """Tell the days as letters, a dot for an unlogged one: a failing example must be readable."""
        first = min([*self.worst, self.today])
        letters = "".join(
            "." if (one := self.worst.get(day)) is None else f"{one:X}" for day in days_from(first, self.today)
        )
        said = ", ".join(f"{one.answer}({one.pain_days}) {one.first}..{one.last} #{one.uid}" for one in self.said)
        rows = ", ".join(f"{row.onset_by} {row.onset}..{row.ended}" for row in self.rows)
        return f"<{first} {letters} {self.today}; said: {said}; rows: {rows}>"


# -- days and shares


def statement_for(case: Case, day: date) -> Statement | None:
    """Of an unlogged day the latest statement counts (E8)."""
    if day in case.worst or day > case.today:
        return None
    latest = None
    for said in case.said:
        covers = said.first <= day and (said.last is None or day <= said.last)
        if covers and (latest is None or said.said_at > latest.said_at):
            latest = said
    return latest


def kind(case: Case, day: date) -> str:
    """P pain, F free, S "some had pain", U unknown."""
    if day <= case.today and day in case.worst:
        return "P" if case.worst[day] >= 1 else "F"
    said = statement_for(case, day)
    if said is None:
        return "U"
    return {"free": "F", "some": "S", "unknown": "U", "pause": "U"}[said.answer]


def some_blocks(case: Case) -> list[tuple[Statement, list[date]]]:
    """Every "some" statement with the unlogged days that are still its own."""
    found = []
    for said in case.said:
        if said.answer == "some" and said.last is not None:
            days = [day for day in days_from(said.first, said.last) if statement_for(case, day) is said]
            found.append((said, days))
    return found


def placed(said: Statement, days: list[date], first: date, last: date) -> tuple[int, int]:
    """The fewest and the most of a statement's days of pain that can lie within first..last: both are tried out."""
    inside = [day for day in days if first <= day <= last]
    outside = [day for day in days if not first <= day <= last]
    fewest_said = min(said.pain_days or 1, len(days))
    most_said = min(said.pain_days or len(days), len(days))
    fewest = sum(day in inside for day in (outside + inside)[:fewest_said])
    most = sum(day in inside for day in (inside + outside)[:most_said])
    return fewest, most


def share(case: Case, first: date, last: date) -> tuple[int, int, int]:
    """At least, at most and logged: every day in turn, then every "some" statement in turn (E6)."""
    least = most = logged = 0
    for day in days_from(first, last):
        what = kind(case, day)
        logged += day in case.worst
        least += what == "P"
        most += what in "PU"
    for said, days in some_blocks(case):
        fewest, highest = placed(said, days, first, last)
        least += fewest
        most += highest
    return least, most, logged


# -- spells


@dataclass
class Told:
    """What holds of one spell."""

    onset: date
    state: str = "running"
    ended: date | None = None
    pain: int = 0
    said: int = 0
    last_pain: date | None = None
    worst: int | None = None
    unsure: date | None = None
    early: int = 0
    nth: int = 1
    mild: bool = False
    after: str = "none"
    last_point: date = date.min
    row: Spell | None = None


def free_run(kinds: dict[date, str], first: date, last: date) -> bool:
    """Whether some thirty days in a row within first..last are all free: each place is tried."""
    starts = [day for day in days_from(first, last) if day + (RUN - 1) * DAY <= last]
    return any(all(kinds[day + n * DAY] == "F" for n in range(RUN)) for day in starts)


def after_word(kinds: dict[date, str], first: date, last: date) -> str:
    """What days without pain do to the spell before them (E2, E8)."""
    if len(list(days_from(first, last))) < RUN:
        return "none"
    return "free" if free_run(kinds, first, last) else "unknown"


def spells(case: Case) -> list[Told]:
    """Every spell up to today; rows are spells with a set onset, one after the other, with or without a set end."""
    today = case.today
    rows = sorted((row for row in case.rows if row.onset <= today), key=lambda row: row.onset)
    begin = min([*case.worst, *(said.first for said in case.said), *(row.onset for row in rows), today])
    kinds = {day: kind(case, day) for day in days_from(begin, today)}
    borders: dict[date, Spell | None] = {begin: None} | {row.onset: row for row in rows}
    for row in rows:
        if row.ended is not None and row.ended <= today:
            borders.setdefault(row.ended + DAY, None)
    starts = sorted(borders)
    items: list[Told] = []
    for index, start in enumerate(starts):
        mine = borders[start]
        last_part = index + 1 == len(starts)
        stop = today if last_part else starts[index + 1] - DAY
        ended = mine.ended if mine is not None and mine.ended is not None and mine.ended <= today else None
        blocks = blocks_of(kinds, start, stop, whole=ended is not None)
        if mine is not None and ended is None:
            blocks = reaching_pain(kinds, blocks)
        following = None if last_part else borders[starts[index + 1]]
        told_of_part(case, kinds, items, mine, ended, blocks, None if last_part else starts[index + 1], following)
    return finished(case, items)


def blocks_of(kinds: dict[date, str], start: date, stop: date, *, whole: bool) -> list[list[date]]:
    """Days of pain, and days of which some had pain, that have fewer than thirty days between them (E2, E9)."""
    blocks: list[list[date]] = []
    for day in days_from(start, stop):
        if kinds[day] in "PS":
            if blocks and (whole or (day - blocks[-1][-1]).days - 1 < RUN):
                blocks[-1].append(day)
            else:
                blocks.append([day])
    return blocks


def reaching_pain(kinds: dict[date, str], blocks: list[list[date]]) -> list[list[date]]:
    """Join the first blocks of a set onset until one holds a logged day of pain: no run starts before it (E8)."""
    blocks = list(blocks)
    while len(blocks) > 1 and not any(kinds[day] == "P" for day in blocks[0]):
        blocks[:2] = [blocks[0] + blocks[1]]
    return blocks


def told_of_part(
    case: Case,
    kinds: dict[date, str],
    items: list[Told],
    row: Spell | None,
    ended: date | None,
    blocks: list[list[date]],
    border: date | None,
    following: Spell | None,
) -> None:
    """Add the spells of the days from one of the user's words to the next."""
    early = 0
    if items and items[-1].onset == date.max:
        early = items.pop().early  # days of pain right before this onset
    if row is not None and not blocks:
        items.append(Told(onset=row.onset, ended=ended, state="ended" if ended else "alone", row=row, early=early))
    for number, block in enumerate(blocks):
        mine = row if number == 0 else None
        if number + 1 < len(blocks):
            after = after_word(kinds, block[-1] + DAY, blocks[number + 1][0] - DAY)
        elif border is not None:
            after = "word"
        else:
            known = case.today if kinds[case.today] in "PF" else case.today - DAY
            after = after_word(kinds, block[-1] + DAY, known)
        pain = [day for day in block if kinds[day] == "P"]
        if mine is not None and ended is None and not pain and after != "word":
            after = "none"
        near = after == "word" and following is not None and border is not None and (border - block[-1]).days - 1 < RUN
        if mine is None and (near or not pain):
            if items and items[-1].after == "unknown" and after in ("free", "word"):
                end_by_rule(items[-1], after)
            if near and pain:
                items.append(Told(onset=date.max, early=len(pain), after="early"))
            continue
        told = Told(
            onset=mine.onset if mine is not None else pain[0],
            pain=len(pain),
            said=sum(placed(said, days, block[0], block[-1])[0] for said, days in some_blocks(case)),
            last_pain=pain[-1] if pain else None,
            worst=max((case.worst[day] for day in pain), default=None),
            early=early if mine is not None else 0,
            after=after,
            last_point=block[-1],
            row=mine,
        )
        told.state = {"none": "running", "unknown": "unconfirmed"}.get(after, "ended")
        told.ended = block[-1] if told.state == "ended" else None
        if mine is not None and ended is not None:
            told.state, told.ended = "ended", ended
        if mine is None and told.pain + told.said < 2:
            told.state = "single"
        items.append(told)


def end_by_rule(told: Told, after: str) -> None:
    told.after = after
    if told.state == "unconfirmed":
        told.state, told.ended = "ended", told.last_point
    elif told.state == "single":
        told.ended = told.last_point


def finished(case: Case, items: list[Told]) -> list[Told]:
    """Fill in what depends on the spells before: E8's unsure and E9's return."""
    for index, told in enumerate(items):
        if told.state == "alone":
            told.state = "running" if index + 1 == len(items) else "unconfirmed"
        before = items[index - 1] if index else None
        if (
            before is not None
            and told.row is None
            and (
                before.state == "unconfirmed"
                or (before.state == "single" and before.unsure and before.after == "unknown")
            )
        ):
            told.unsure = before.last_pain or before.onset
        earlier = [one for one in items[:index] if one.state != "single"]
        if not earlier or told.unsure is not None or told.state == "single":
            continue
        told.mild = told.worst is not None and told.worst <= 2
        sure = [one for one in earlier if one.unsure is None]
        told.nth = 1 + sum(any(in_year_before(day, told.onset) for day in counted(one, case.today)) for one in sure)
    return [told for index, told in enumerate(items) if told.state != "single" or index + 1 == len(items)]


def counted(told: Told, today: date) -> Iterator[date]:
    if told.ended is not None:
        return days_from(told.onset, told.ended)
    if told.state == "unconfirmed":
        return days_from(told.onset, told.last_pain or told.onset)
    return days_from(told.onset, today)


def in_year_before(day: date, onset: date) -> bool:
    """Within twelve months up to the onset; the same date a year earlier, or 28 February for the 29th, is outside."""
    year_ago = (onset.year - 1, onset.month, min(onset.day, 28) if onset.month == 2 else onset.day)
    return (day.year, day.month, day.day) > year_ago


# -- random journals

_lengths = st.one_of(st.sampled_from([1, 2, 3, 28, 29, 30, 31, 32]), st.integers(1, 45))


@st.composite
def logged_days(draw: st.DrawFn) -> tuple[Worst, date]:
    """Days in stretches of pain, of free days, of unlogged and of mixed ones; and today, on or after the last."""
    worst: Worst = {}
    day = START
    for _ in range(draw(st.integers(0, 9))):
        what = draw(st.sampled_from(["pain", "free", "free", "none", "none", "mixed"]))
        length = draw(_lengths)
        if what == "mixed":
            levels = draw(st.lists(st.sampled_from([None, None, 0, 0, 1, 2, 7]), min_size=length, max_size=length))
        else:
            one = {"pain": draw(st.integers(1, 10)), "free": 0, "none": None}[what]
            levels = [one] * length
        for level in levels:
            if level is not None:
                worst[day] = level
            day += DAY
    return worst, max(day - DAY, START) + draw(st.sampled_from([0, 0, 0, 1, 2])) * DAY


@st.composite
def statements(draw: st.DrawFn, last_day: date) -> list[Statement]:
    """Up to four, overlapping as they like; each was said at another time."""
    length = (last_day - START).days
    order = draw(st.permutations(range(draw(st.integers(0, 4)))))
    found = []
    for number in order:
        first = START + draw(st.integers(0, length)) * DAY
        last: date | None = min(first + (draw(_lengths) - 1) * DAY, last_day)
        answer = draw(st.sampled_from(["free", "free", "some", "some", "unknown", "pause"]))
        if answer == "pause" and draw(st.booleans()):
            last = None
        pain = draw(st.none() | st.integers(1, 12)) if answer == "some" else None
        said_at = NOW + timedelta(minutes=number)
        found.append(
            Statement(first=first, last=last, answer=answer, pain_days=pain, said_at=said_at, uid=f"s{number}")
        )
    return found


@st.composite
def user_rows(draw: st.DrawFn, last_day: date) -> list[Spell]:
    """Up to three spells with a set onset, one after the other, some with a set end."""
    length = (last_day - START).days
    places = sorted(draw(st.sets(st.integers(-40, length), max_size=4)))
    rows: list[Spell] = []
    while places:
        onset = places.pop(0)
        ended: int | None = None
        if draw(st.booleans()) and places:
            ended = places.pop(0)
        elif draw(st.integers(0, 4)) == 0:
            ended = onset
        rows.append(
            Spell(
                onset=START + onset * DAY,
                ended=None if ended is None else START + ended * DAY,
                ended_by=None if ended is None else "user",
                uid=f"u{len(rows)}",
            )
        )
    return rows


@st.composite
def cases(draw: st.DrawFn, *, rows: bool = False) -> Case:
    worst, today = draw(logged_days())
    return Case(worst, draw(statements(today)), today, draw(user_rows(today)) if rows else [])
