"""A guided session second by second, written from the brief alone: what test_sessions holds the code against.

One second is one tick; actions happen between two ticks. Of the code only plain values are used: what was planned, the
pace and Completion. At its end stands what the tests of sessions share.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from journal.domain.doses import planned
from journal.domain.entries import Completion
from journal.domain.sessions import Pace, Planned, Session
from journal.domain.slugs import EXERCISES, Exercise
from tests.support import NOW

# What is to be applied: an action, the second it happens at and, for "away", the second it began at.
Did = tuple[str, int, int | None]


@dataclass
class Block:
    """A step: its kind, whose it is, and how long it takes; None: as long as the person likes."""

    kind: str
    item: int
    side: str | None
    nth_set: int
    hold: int
    seconds: int | None


def blocks_of(items: tuple[Planned, ...], pace: Pace) -> list[Block]:
    """All WORK first, then what stands between each and the one before it."""
    work: list[Block] = []
    for number, item in enumerate(items):
        dose = item.dose
        for side in ["right", "left"] if item.exercise.sided else [None]:
            for nth in range(1, (dose.sets or 1) + 1):
                if dose.hold_s:
                    holds = range(1, (dose.reps or 1) + 1)
                    work += [Block("work", number, side, nth, hold, dose.hold_s) for hold in holds]
                elif dose.reps:
                    at_pace = dose.reps * pace.rep_s if pace.rep_s else None
                    work.append(Block("work", number, side, nth, 0, at_pace))
                else:
                    work.append(Block("work", number, side, nth, 0, dose.duration_s))
    all_blocks: list[Block] = []
    before: Block | None = None
    for one in work:
        if before is None or (before.item, before.side) != (one.item, one.side):
            kind, seconds = "ready", pace.ready_s
        elif before.nth_set != one.nth_set:
            kind, seconds = "rest", pace.rest_s
        else:
            kind, seconds = "release", pace.release_s
        if seconds > 0:
            all_blocks.append(Block(kind, one.item, one.side, one.nth_set, one.hold, seconds))
        all_blocks.append(one)
        before = one
    return all_blocks


@dataclass
class Ran:
    """A WORK block that was left: where it stands, its seconds, and whether the person said it was done."""

    at: int
    seconds: int
    said_done: bool = False


@dataclass
class Simulation:
    """The session at one second."""

    blocks: list[Block]
    second: int = 0
    at: int = 0
    passed: int = 0
    extra: int = 0
    paused: bool = False
    ended: bool = False
    ran: list[Ran] = field(default_factory=list)

    def copy(self) -> "Simulation":
        return replace(self, ran=list(self.ran))

    def over(self) -> bool:
        return self.ended or self.at >= len(self.blocks)

    def facts(self) -> tuple[object, ...]:
        """What an action without effect leaves as it is."""
        return self.at, self.passed, self.extra, self.paused, self.ended, str(self.ran)

    def tick(self) -> None:
        self.second += 1
        if self.paused or self.over():
            return
        self.passed += 1
        seconds = self.blocks[self.at].seconds
        if seconds is not None and self.passed == seconds + self.extra:
            self.leave()

    def leave(self, *, said_done: bool = False) -> None:
        if self.blocks[self.at].kind == "work":
            self.ran.append(Ran(self.at, self.passed, said_done))
        self.at += 1
        self.passed = self.extra = 0

    def tick_until(self, second: int) -> None:
        while self.second < second:
            self.tick()

    def apply(self, did: Did) -> bool:
        """Return whether it changed anything."""
        action, when, since = did
        if since is not None:
            return self.away(since, when)
        self.tick_until(when)
        before = self.facts()
        if not self.over():
            self.act(action)
        return self.facts() != before

    def act(self, action: str) -> None:
        block = self.blocks[self.at]
        if action == "pause":
            self.paused = True
        elif action == "resume":
            self.paused = False
        elif action == "skip":
            self.leave()
        elif action == "add" and block.seconds is not None:
            self.extra += 10
        elif action == "go_on":
            if block.kind != "work":
                self.leave()
            elif block.seconds is None:
                self.leave(said_done=True)
        elif action == "end":
            self.ended = True
        elif action == "back":
            self.go_back()

    def go_back(self) -> None:
        target = self.at
        if self.passed <= 3:
            for earlier in range(self.at):
                if self.blocks[earlier].kind == "work":
                    target = earlier
        self.ran = [one for one in self.ran if one.at < target]
        self.at, self.passed, self.extra = target, 0, 0

    def away(self, since: int, until: int) -> bool:
        since = max(since, self.second)
        self.tick_until(since)
        as_if_nothing = self.copy()
        as_if_nothing.tick_until(until)
        while self.second < until:
            there = self.at
            self.tick()
            if until - since > 60 and self.at != there and not self.over():
                self.paused = True
        return self.facts() != as_if_nothing.facts()


def simulated(items: tuple[Planned, ...], pace: Pace, story: list[Did]) -> tuple[Simulation, list[bool]]:
    """The session after all that was done to it, and which actions changed anything; the others leave no trace."""
    simulation = Simulation(blocks_of(items, pace))
    changed = []
    for did in story:
        after = simulation.copy()
        changed.append(after.apply(did))
        if changed[-1]:
            simulation = after
    return simulation, changed


def state_of(simulation: Simulation) -> tuple[object, ...]:
    """index, kind, elapsed, left, paused, finished, ended early, seconds of work, index of the next WORK."""
    over = simulation.over()
    block = None if over else simulation.blocks[simulation.at]
    left = None
    if block is not None and block.seconds is not None:
        left = block.seconds + simulation.extra - simulation.passed
    present = 0
    if simulation.at < len(simulation.blocks) and simulation.blocks[simulation.at].kind == "work":
        present = simulation.passed
    following = None
    if not over:
        for index in range(len(simulation.blocks) - 1, simulation.at, -1):
            if simulation.blocks[index].kind == "work":
                following = index
    return (
        simulation.at,
        None if block is None else block.kind,
        0 if over else simulation.passed,
        left,
        simulation.paused and not over,
        over,
        simulation.ended,
        sum(one.seconds for one in simulation.ran) + present,
        following,
    )


def done_by(simulation: Simulation, items: tuple[Planned, ...], pace: Pace) -> list[Completion]:
    """What really ran: each exercise and side in turn."""
    ran = list(simulation.ran)
    if simulation.at < len(simulation.blocks) and simulation.blocks[simulation.at].kind == "work":
        ran.append(Ran(simulation.at, simulation.passed))
    found = []
    for number, item in enumerate(items):
        for side in ["right", "left"] if item.exercise.sided else [None]:
            mine = [
                one for one in ran if (simulation.blocks[one.at].item, simulation.blocks[one.at].side) == (number, side)
            ]
            one = _side_done(simulation.blocks, mine, item, side, pace)
            if one is not None:
                found.append(one)
    return found


def _side_done(blocks: list[Block], ran: list[Ran], item: Planned, side: str | None, pace: Pace) -> Completion | None:
    dose, slug = item.dose, item.exercise.slug
    seconds = sum(one.seconds for one in ran)
    duration = seconds if seconds >= 1 else None
    if dose.reps is None:
        if duration is None and not any(one.said_done for one in ran):
            return None
        return Completion(exercise=slug, side=side, duration_s=duration)
    total = whole_sets = broken_sets = 0
    for nth in range(1, (dose.sets or 1) + 1):
        mine = [one for one in ran if blocks[one.at].nth_set == nth]
        if dose.hold_s is not None:
            count = sum(one.seconds >= dose.hold_s for one in mine)
        elif pace.rep_s:
            count = min(sum(one.seconds for one in mine) // pace.rep_s, dose.reps)
        else:
            count = dose.reps if any(one.said_done for one in mine) else 0
        total += count
        all_of_it = count == dose.reps
        whole_sets += all_of_it
        broken_sets += not all_of_it and any(one.seconds for one in mine)
    if not total and duration is None:
        return None
    hold = dose.hold_s if total else None
    if dose.sets is not None and whole_sets and not broken_sets:
        return Completion(exercise=slug, side=side, sets=whole_sets, reps=dose.reps, hold_s=hold, duration_s=duration)
    return Completion(exercise=slug, side=side, reps=total or None, hold_s=hold, duration_s=duration)


# -- what the tests share

START = NOW


def plan(slug: str, dose: str | None = None) -> Planned:
    exercise = EXERCISES[slug]
    return Planned(exercise=exercise, dose=planned(exercise, exercise.dose if dose is None else dose))


def session(*items: Planned, pace: Pace | None = None) -> Session:
    return Session(items=items, pace=pace or Pace(), started=START)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def told(items: Session, *story: tuple[str, float]) -> Session:
    for action, seconds in story:
        items = items.then(action, at(seconds))
    return items


# -- random sessions and stories

_OWN = Exercise("own-lift", "Own lift", "core", "sets-reps", "3x4")
DOSES = ("", "20s", "1min", "3x4", "2x3", "5x", "4x5s", "2x3x5s", "3x2x4s", "2.1km")


def random_items(random: Random) -> tuple[Planned, ...]:
    choices = (EXERCISES["bird-dog"], EXERCISES["walking"], EXERCISES["clamshell"], _OWN)
    picked = [random.choice(choices) for _ in range(random.randint(1, 3))]
    return tuple(Planned(exercise=one, dose=planned(one, random.choice(DOSES))) for one in picked)


def random_pace(random: Random) -> Pace:
    return Pace(
        ready_s=random.choice((0, 2, 5)),
        rest_s=random.choice((0, 7, 30)),
        release_s=random.choice((0, 1, 3)),
        rep_s=random.choice((0, 0, 1, 3, 4)),
    )


_ACTIONS = ("pause", "resume", "resume", "skip", "skip", "back", "add", "go_on", "go_on", "go_on", "away", "away")


def random_story(random: Random) -> list[Did]:
    """Up to thirty actions with whole seconds between them; now and then the clock jumps back."""
    story: list[Did] = []
    second = 0
    for _ in range(random.randint(0, 30)):
        second = max(second + random.choice((0, 0, 1, 2, 3, 4, 5, 7, 11, 20, 45, -1, -8)), 0)
        action = random.choice(_ACTIONS)
        since = None
        if action == "away":
            since = second
            second += random.choice((0, 5, 59, 60, 61, 62, 75, 200))
        story.append((action, second, since))
    if random.random() < 0.3:
        story.append(("end", second + random.randint(0, 20), None))
    return story
