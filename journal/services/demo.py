"""A made-up history of five months for trying the journal out; the same for the same day, and nobody's."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Spasm, Tag, Thermal, Treatment, Value
from journal.domain.exercises import ExerciseSaid, sides_of
from journal.domain.moments import DAY_TURN, journal_day, moment_now, moment_of_day
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.slugs import EXERCISES
from journal.domain.spells import SpellSaid
from journal.services.exercises import add_exercise
from journal.services.spells import start_spell

if TYPE_CHECKING:
    from journal.store.store import Store

_SEED = 20
_DAYS = 150
_GAPS = frozenset((12, 29, *range(41, 47), 55, 62, 68, 79, 87, 95, 105, 106, 119, 127, 135, 142))
# Logged, but without a back-pain level: UNKNOWN all the same.
_NO_LEVEL = frozenset((83, 108))
_FREE = frozenset((123, 129, 133, 138, 146))
# Days that were written down from memory, and how many days after.
_LATE_BY = {39: 9, 60: 5, 61: 4, 98: 6, 99: 5, 100: 4}
_FLARES = {34: "long-sitting", 71: "overdid-it", 72: None, 112: "heavy-lifting"}
# From and to which day the pain was better or worse than the slow curve, in points.
_STRETCHES = (
    (9, 13, -1.0),
    (17, 22, 0.8),
    (24, 30, -1.4),
    (34, 39, 2.2),
    (49, 57, -1.4),
    (70, 76, 2.3),
    (90, 101, -1.1),
    (111, 116, 2.4),
    (121, 134, -1.2),
    (139, 143, 0.7),
)
# What was done of an exercise from which day on; the latest one holds.
_PROGRAMME = (
    (6, Completion(exercise="pelvic-tilt", reps=8, hold_s=5)),
    (10, Completion(exercise="cat-cow", sets=1, reps=10)),
    (20, Completion(exercise="pelvic-tilt", reps=10, hold_s=5)),
    (35, Completion(exercise="glute-bridge", sets=2, reps=8)),
    (48, Completion(exercise="glute-bridge", sets=3, reps=10)),
    (48, Completion(exercise="bird-dog", reps=6, hold_s=5)),
    (58, Completion(exercise="donkey-kick", duration_s=90)),
    (66, Completion(exercise="bird-dog", reps=10, hold_s=5)),
    (75, Completion(exercise="dead-bug", sets=2, reps=6)),
    (88, Completion(exercise="side-plank-knees", reps=3, hold_s=10)),
    (98, Completion(exercise="dead-bug", sets=2, reps=8)),
    (110, Completion(exercise="side-plank-knees", reps=3, hold_s=15)),
    (120, Completion(exercise="glute-bridge", sets=3, reps=12)),
)
_ROUTINE = (("glute-bridge", "3x12"), ("bird-dog", "10x5s"), ("donkey-kick", "90s"), ("side-plank-knees", "3x15s"))
_PLANS = {"any": 4, "core": 3, "donkey-kick": 3, "walking": 5}
_LEFT_OUT = {
    124: ("donkey-kick", "at my sister's"),
    134: ("bird-dog", "no time"),
    141: ("donkey-kick", "knee sore"),
    148: ("side-plank-knees", None),
}
_REMARKS = {
    0: (11, 5, "Lifted the washing machine off the trolley with a twist and something went. Couldn't straighten up."),
    2: (20, 40, "Getting out of a chair is the worst bit. Lying with a pillow under the knees is fine."),
    5: (19, 10, "Walked to the corner and back. Slow, but better for it."),
    14: (21, 15, "Six hours of sleep in one piece, the first time since it started."),
    23: (20, 50, "Sat through the whole dinner, only got up twice."),
    34: (20, 45, "Four hours in the car for the funeral. Should have stopped more often."),
    47: (19, 30, "Nearly a week without writing anything down. It was much the same, as far as I remember."),
    56: (21, 20, "Carried the shopping, two light bags, one on each side."),
    64: (20, 30, "Physio says the bridges look good now, and to slow down on the way down."),
    71: (21, 40, "Dug over the whole vegetable bed in one go. Silly."),
    81: (20, 20, "Forgot about my back for most of the afternoon."),
    93: (21, 0, "Three months. Not gone, but it is a different thing from what it was."),
    112: (20, 55, "Moved Anna's bookcase. I knew it while I was doing it."),
    117: (20, 15, "Settling again, faster than last time."),
    123: (21, 30, "Nothing at all today. Odd feeling."),
    131: (20, 5, "Long walk by the river with the dog, no stops."),
    147: (20, 35, "A bit stiff after clearing out the shed, gone by lunch."),
}
_MORNING_NOTES = {
    1: "needed help with my socks",
    7: "slept on the floor",
    36: "up twice in the night",
    113: "socks again",
}
_LATE_NOTES = {
    39: "from memory",
    98: "at my sister's, slept on the sofa bed; written down afterwards",
    60: "from memory",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoEntry:
    """A made-up entry.

    Attributes:
        draft: what was logged.
        recorded_at: when it was typed in, UTC, whole seconds.
    """

    draft: Draft
    recorded_at: datetime


def demo_drafts(now: datetime, zone: tzinfo, turn: time = DAY_TURN) -> tuple[date, list[DemoEntry]]:
    """Return the onset of the made-up spell, 150 days before today, and its entries in order of their moment.

    Nothing happened or was typed in after `now`: the same day asked about later holds the same and more.

    Args:
        now: aware.
        zone: the local zone.
        turn: the hour at which the journal day turns.
    """
    today = journal_day(now.astimezone(zone), turn)
    diary = _Diary(onset=today - timedelta(days=_DAYS), now=now, zone=zone, turn=turn)
    levels = _levels(diary.rng)
    for n in range(_DAYS + 1):
        # Anew for each day: what falls on a weekday changes nothing on the other days.
        diary.rng.seed(1000 * _SEED + n)
        if n in _LATE_BY:
            diary.write_late(n, _remembered(diary, n, levels[n]), _LATE_BY[n], _LATE_NOTES.get(n))
        elif n not in _GAPS:
            _write_day(diary, n, levels[n])
    typed = [entry for entry in diary.entries if entry.recorded_at <= now]
    return diary.onset, sorted(typed, key=lambda entry: entry.draft.moment.at_utc)


@dataclass(slots=True, kw_only=True)
class _Diary:
    """What was written so far; days are counted from the onset, day 0."""

    onset: date
    now: datetime
    zone: tzinfo
    turn: time
    rng: random.Random = field(default_factory=lambda: random.Random(_SEED))  # noqa: S311 - nothing secret
    entries: list[DemoEntry] = field(default_factory=list)

    def day(self, n: int) -> date:
        return self.onset + timedelta(days=n)

    def often(self, share: float) -> bool:
        return self.rng.random() < share

    def write(
        self, n: int, clock: tuple[int, int], values: Sequence[Value], note: str | None = None, wobble: int = 20
    ) -> None:
        """Log values up to `wobble` minutes after a time of the day, typed in soon after; the first has the note."""
        self._write(self._local(n, *clock, wobble=wobble), values, note, self.rng.randrange(1, 25))

    def write_in_the_morning(self, n: int, clock: tuple[int, int], values: Sequence[Value]) -> None:
        """Log what happened in the night after a day, typed in when getting up."""
        at = self._local(n, *clock, wobble=5)
        self._write(at, values, None, 6 * 60 - at.hour * 60 + self.rng.randrange(60, 120))

    def write_late(self, n: int, values: Sequence[Value], days: int, note: str | None) -> None:
        """Log a day from memory, with its date alone, on an evening `days` later."""
        moment = moment_of_day(self.day(n), self.now, self.zone)
        typed = self._local(n + days, 20, 30, wobble=20).astimezone(UTC)
        for index, value in enumerate(values):
            draft = Draft(value=value, moment=moment, note=None if index else note)
            self.entries.append(DemoEntry(draft=draft, recorded_at=typed))

    def _local(self, n: int, hour: int, minute: int, wobble: int) -> datetime:
        clock = time(hour, minute)
        calendar = self.day(n) + timedelta(days=1) if clock < self.turn else self.day(n)
        about = datetime.combine(calendar, clock, self.zone)
        # Through UTC, so that a time that the clocks skip becomes one that they showed.
        return (about.astimezone(UTC) + timedelta(minutes=self.rng.randrange(wobble))).astimezone(self.zone)

    def _write(self, at: datetime, values: Sequence[Value], note: str | None, delay_min: int) -> None:
        moment = moment_now(at, self.turn)
        typed = moment.at_utc + timedelta(minutes=delay_min, seconds=self.rng.randrange(60))
        for index, value in enumerate(values):
            draft = Draft(value=value, moment=moment, note=None if index else note)
            self.entries.append(DemoEntry(draft=draft, recorded_at=typed))


def _levels(rng: random.Random) -> list[float]:
    """Return the pain of each day before rounding: a slow fall from 7 to 3, stretches, and days that hang together."""
    levels, drift = [], 0.0
    for n in range(_DAYS + 1):
        drift = 0.6 * drift + rng.gauss(0, 0.45)
        stretch = sum(shift for first, last, shift in _STRETCHES if first <= n <= last)
        levels.append(1.9 + 5.1 * 0.5 ** (n / 48) + stretch + drift * min(1, n / 5))
    return levels


def _level(value: float) -> int:
    return max(1, min(9, round(value)))


def _remembered(diary: _Diary, n: int, level: float) -> list[Value]:
    walked = Completion(exercise="walking", duration_s=(15 + n // 10) * 60)
    return [Reading(level=_level(level)), *([walked] if diary.often(0.7) else [])]


def _write_day(diary: _Diary, n: int, level: float) -> None:
    _write_morning(diary, n, level)
    _write_activities(diary, n)
    _write_medicines(diary, n, level)
    _write_treatments(diary, n)
    _write_exercises(diary, n, level)
    _write_sessions(diary, n, level)
    if n in _FLARES:
        trigger = _FLARES[n]
        tags = [Tag(role="flare", name="flare"), *([Tag(role="trigger", name=trigger)] if trigger else [])]
        diary.write(n, (19, 0), tags)
    elif diary.often(0.16):
        triggers = ("long-sitting", "long-sitting", "poor-sleep", "stress", "twisting")
        diary.write(n, (18, 5), [Tag(role="trigger", name=diary.rng.choice(triggers))])
    _write_evening(diary, n, level)
    if n in _REMARKS:
        hour, minute, text = _REMARKS[n]
        diary.write(n, (hour, minute), [Remark()], text)
    if diary.often(max(0.03, 0.85 - n / 90)):
        worst = max(2, min(8, 8 - n // 12 + diary.rng.randrange(-1, 2)))
        count = diary.rng.choice((1, 1, 2, 3)) if n < 45 else 1
        cramp = Spasm(
            site="calf", side="left", count=count, worst=worst, longest_s=diary.rng.randrange(20, 95, 5), when="night"
        )
        diary.write_in_the_morning(n, (diary.rng.randrange(3), 40), [cramp])


def _write_morning(diary: _Diary, n: int, level: float) -> None:
    if n in _NO_LEVEL or n == 0:
        return
    if n in _FREE:
        diary.write(n, (7, 20), [Reading(level=0)])
        return
    stiff = ("stiff",) if diary.often(0.6) else ()
    diary.write(n, (7, 5), [Reading(level=_level(level + 0.8), qualities=stiff)], _MORNING_NOTES.get(n))
    if diary.often(0.3) or n in _FLARES:
        diary.write(n, (12, 40), [Reading(level=_level(level + diary.rng.gauss(0, 0.7)))])


def _write_evening(diary: _Diary, n: int, level: float) -> None:
    if n in _NO_LEVEL:
        return
    if n in _FREE:
        diary.write(n, (21, 25), [Reading(level=0)])
        return
    if n < 4 or diary.often(0.85):
        quality = ("sharp",) if n < 8 else ("dull",) if diary.often(0.4) else ()
        diary.write(n, (21, 25), [Reading(level=_level(level - 0.2), qualities=quality)])
    if diary.often(max(0.0, min(0.85, 1.1 - n / 55)) or (0.6 if n in _FLARES else 0.0)):
        site = "calf" if n < 40 and diary.often(0.6) else "buttock"
        shooting = ("shooting",) if diary.often(0.7) else ()
        leg = Reading(level=_level(level - 1.6), site=site, side="left", qualities=shooting)
        diary.write(n, (17, 50), [leg])


def _write_activities(diary: _Diary, n: int) -> None:
    if diary.often(0.35 if n < 5 else 0.8):
        diary.write(n, (7, 45), [Tag(role="activity", name="made-the-bed")])
    if n >= 12 and diary.day(n).weekday() < 5 and diary.often(0.9):
        diary.write(n, (8, 40), [Tag(role="activity", name="went-to-work")])
    if n >= 5 and diary.often(0.7):
        diary.write(n, (18, 5), [Tag(role="activity", name="walked-the-dog")])


def _write_medicines(diary: _Diary, n: int, level: float) -> None:
    ibuprofen = Dose(medicine="ibuprofen", class_="nsaid", route="oral", amount="400mg")
    if diary.often(0.95 if n < 9 else 0.4 if n < 22 else 0.0) or n in _FLARES:
        helped = diary.rng.randrange(3, 7) if diary.often(0.5) else None
        diary.write(n, (12, 10), [replace(ibuprofen, helped=helped)])
    if n < 6:
        diary.write(n, (20, 0), [ibuprofen])
    elif level > 4 and diary.often(0.25):
        diary.write(n, (20, 0), [Dose(medicine="paracetamol", amount="500mg" if diary.often(0.7) else None)])


def _write_treatments(diary: _Diary, n: int) -> None:
    weekday = diary.day(n).weekday()
    if weekday == 1 and 14 <= n < 77:
        diary.write(n, (16, 30), [Treatment(treatment="physio", minutes=30)])
    if weekday == 3 and 25 <= n < 95:
        diary.write(n, (18, 20), [Treatment(treatment="massage", minutes=diary.rng.choice((20, 30, 30, 45)))])
    if n < 3:
        diary.write(n, (14, 30), [Treatment(treatment="rest", minutes=diary.rng.randrange(40, 95, 5))])


def _write_exercises(diary: _Diary, n: int, level: float) -> None:
    if n >= 2 and diary.often(0.75):
        minutes = min(45, 6 + n // 4) + 5 * diary.rng.randrange(3)
        metres = round(minutes * diary.rng.randrange(68, 82), -2) if diary.often(0.5) else None
        effort = diary.rng.randrange(2, 6) if diary.often(0.3) else None
        walk = Completion(exercise="walking", duration_s=minutes * 60, distance_m=metres, effort=effort)
        diary.write(n, (17, 5), [walk])
    if n != _DAYS and not diary.often(0.58):
        return
    programme = {done.exercise: done for first, done in _PROGRAMME if n >= first}
    # Before work today, so that a day that has just begun already shows some.
    start = 7 * 60 + 50 if n == _DAYS or diary.often(0.3) else 18 * 60 + 40
    start += diary.rng.randrange(15)
    for index, (exercise, done) in enumerate(programme.items()):
        # Two of the gentle first ones make room once there are many.
        if diary.often(0.85 if index > 1 or len(programme) < 5 else 0.4):
            felt = diary.rng.choice(("easier", "same", "worse")) if diary.often(0.12) else None
            before, after = _levels_around(n, level)
            told = replace(done, felt=felt, level_before=before, level_after=after)
            values = [replace(told, side=side) for side in sides_of(EXERCISES[exercise])]
            diary.write(n, divmod(start + 4 * index, 60), values, wobble=2)


def _levels_around(n: int, level: float) -> tuple[int, int] | tuple[None, None]:
    """Return pain before and after the exercises of a day; on most days it is not logged."""
    if n % 3:
        return None, None
    before = _level(level)
    return before, max(0, before + (-1, 0, 0, -1, 1)[n % 5])


def _write_sessions(diary: _Diary, n: int, level: float) -> None:
    if n < 3:
        for hour in (13, 18):
            diary.write(n, (hour, 15), [_session(diary, "ice", level)])
    if n < 2 or n in _FREE or n in _NO_LEVEL:
        return
    share = 0.75 if n < 30 else 0.5 if n < 80 else 0.3
    if diary.often(share) or n in _FLARES:
        diary.write(n, (20, 25), [_session(diary, "heat", level)])
    if n < 14 and diary.often(0.5):
        diary.write(n, (9, 30), [_session(diary, "heat", level)])


def _session(diary: _Diary, modality: str, level: float) -> Thermal:
    minutes = diary.rng.choice((10, 15)) if modality == "ice" else diary.rng.choice((15, 20, 20, 20, 25))
    if not diary.often(0.8):
        return Thermal(modality=modality, minutes=minutes)
    before = _level(level + diary.rng.gauss(0, 0.5))
    after = max(0, before - diary.rng.choice((0, 1, 1, 1, 2)))
    return Thermal(modality=modality, minutes=minutes, level_before=before, level_after=after)


def fill_demo(store: "Store", clock: Clock, settings: Settings) -> None:
    """Save the made-up history in an empty journal, one operation a day, as if it had been kept."""
    onset, entries = demo_drafts(clock.now(), clock.zone(), settings.day_turn)
    by_day = groupby(sorted(entries, key=lambda entry: entry.recorded_at), key=lambda entry: entry.recorded_at.date())
    for _, group in by_day:
        typed = list(group)
        times = [entry.recorded_at for entry in typed]
        store.save([entry.draft for entry in typed], times[-1], recorded=times)
    start_spell(store, clock, settings, SpellSaid(onset=onset, cause="lifting"))
    _fill_practice(store, clock, onset)


def _fill_practice(store: "Store", clock: Clock, onset: date) -> None:
    """Save the routine that is in use, what is planned, an exercise of one's own, and what was left out."""
    add_exercise(
        store,
        clock,
        ExerciseSaid(
            slug="wall-slide",
            name="Wall slide",
            group="hips",
            measure="sets-reps",
            dose="2x8",
            phase="when-improving",
            muscles=("thighs", "buttocks"),
            how_to=("Stand with the back against a wall.", "Slide down a hand's width and up again, slowly."),
            note="shown by the physio in September",
        ),
    )
    evening = Routine(name="evening", items=tuple(RoutineItem(exercise=name, dose=dose) for name, dose in _ROUTINE))
    store.save_routine(replace(evening, used_from=onset + timedelta(days=_DAYS - 28)), clock.now())
    for target, per_week in _PLANS.items():
        store.save_plan(Plan(exercise=target, per_week=per_week, from_day=onset + timedelta(days=100)), clock.now())
    for n, (name, reason) in _LEFT_OUT.items():
        store.save_skip(Skip(day=onset + timedelta(days=n), exercise=name, reason=reason), clock.now())
