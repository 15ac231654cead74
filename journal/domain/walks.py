"""The way through the steps of a session by the wall clock: what was done to it, and how far it got."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from journal.domain import aside
from journal.domain.entries import MAX_SECONDS
from journal.domain.steps import Step, StepKind
from journal.errors import ValueRefused

ADD_S = 10
AWAY_S = 60
BACK_S = 3
# Time is counted in whole microseconds: seconds as floats would lose some over a long session.
SECOND = 1_000_000


class Action(StrEnum):
    """What a person does to a session, and what happens to the program that shows it (away)."""

    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    BACK = "back"
    ADD = "add"
    GO_ON = "go_on"
    END = "end"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Event:
    """An action and its moment, aware; `since` is when an "away" that ended at `at` began."""

    action: Action
    at: datetime
    since: datetime | None = None

    def __post_init__(self) -> None:
        if (self.since is None) is (self.action is Action.AWAY):
            raise ValueRefused("away, and nothing else, has a beginning and an end")
        object.__setattr__(self, "at", aside.fixed(self.at))
        object.__setattr__(self, "since", None if self.since is None else aside.fixed(self.since))


@dataclass(slots=True)
class Walk:
    """The way through the steps; times in microseconds.

    Attributes:
        clock: since the session started.
        elapsed, added: of the present step.
        ran: of each step left behind.
        confirmed: steps without a length that the person went on from.
    """

    steps: tuple[Step, ...]
    clock: int = 0
    index: int = 0
    elapsed: int = 0
    added: int = 0
    paused: bool = False
    ended: bool = False
    ran: dict[int, int] = field(default_factory=dict)
    confirmed: set[int] = field(default_factory=set)

    @property
    def over(self) -> bool:
        """Whether the steps ran out or the session was ended."""
        return self.ended or self.index == len(self.steps)

    def all_ran(self) -> dict[int, int]:
        """Return how long each step ran, the present one so far."""
        present = {} if self.index == len(self.steps) else {self.index: self.elapsed}
        return self.ran | present

    def advance(self, to: int) -> None:
        """Let the clock run to a moment; it never runs back."""
        while self.clock < to and not self.paused and not self.over:
            need = self._need()
            if need is None or self.clock + need > to:
                self.elapsed += to - self.clock
                break
            self._finish_step(need)
        self.clock = max(self.clock, to)

    def take(self, event: Event, started: datetime) -> bool:
        """Go to an event's moment and do what it says; return whether that changed anything."""
        if event.since is not None:
            return self._away(_since(started, event.since), _since(started, event.at))
        self.advance(_since(started, event.at))
        return not self.over and self._do(event.action)

    def _do(self, action: Action) -> bool:
        step = self.steps[self.index]
        match action:
            case Action.PAUSE | Action.RESUME:
                changed = self.paused is (action is Action.RESUME)
                self.paused = action is Action.PAUSE
                return changed
            case Action.SKIP:
                self._leave()
            case Action.BACK:
                return self._back()
            case Action.ADD:
                if step.seconds is None or step.seconds + self.added // SECOND + ADD_S > MAX_SECONDS:
                    return False
                self.added += ADD_S * SECOND
            case Action.GO_ON:
                if step.kind is StepKind.WORK:
                    if step.seconds is not None:
                        return False
                    self.confirmed.add(self.index)
                self._leave()
            case _:
                self.ended = True
        return True

    def _need(self) -> int | None:
        seconds = self.steps[self.index].seconds
        return None if seconds is None else seconds * SECOND + self.added - self.elapsed

    def _finish_step(self, need: int) -> None:
        self.elapsed += need
        self.clock += need
        self._leave()

    def _leave(self) -> None:
        self.ran[self.index] = self.elapsed
        self._enter(self.index + 1)

    def _enter(self, index: int) -> None:
        self.index = index
        self.elapsed = self.added = 0

    def _back(self) -> bool:
        target = self.index
        if self.elapsed <= BACK_S * SECOND:
            before = (index for index in range(target - 1, -1, -1) if self.steps[index].kind is StepKind.WORK)
            target = next(before, target)
        if target == self.index and not self.elapsed and not self.added:
            return False
        self.ran = {index: ran for index, ran in self.ran.items() if index < target}
        self.confirmed = {index for index in self.confirmed if index < target}
        self._enter(target)
        return True

    def _away(self, since: int, until: int) -> bool:
        self.advance(since)
        since = self.clock
        need = None if self.over or self.paused else self._need()
        last = self.index + 1 >= len(self.steps)
        if until - since <= AWAY_S * SECOND or need is None or since + need > until or last:
            self.advance(until)
            return False
        self._finish_step(need)
        self.paused = True
        self.advance(until)
        return True


def walked(steps: tuple[Step, ...], started: datetime, events: Iterable[Event], until: datetime) -> Walk:
    """Return the way through the steps up to a moment; one before the last event counts as that event's."""
    walk = Walk(steps)
    for event in events:
        walk.take(event, started)
    walk.advance(_since(started, until))
    return walk


def _since(started: datetime, at: datetime) -> int:
    return (at - started) // timedelta(microseconds=1)
