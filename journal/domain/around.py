"""Pain around an exercise: before and after it, and on the next day; counts, and no claim (S7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain.entries import Completion, Entry

UNSHOWN = "Pain also changes by itself: these counts cannot show what the exercise did."


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSession:
    """One session of an exercise: what one line, tick or guided session logged of it.

    Attributes:
        day: its journal day.
        done: what was done, right first.
        before, after: pain around it, 0 to 10; None where not logged.
        worst, next_worst: the worst back pain of that day and of the next; None where not logged.
        entries: the entries that say so.
    """

    day: date
    done: tuple[Completion, ...]
    before: int | None
    after: int | None
    worst: int | None
    next_worst: int | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Pairs of levels, counted.

    Attributes:
        of: how many there could be.
        lower, same, higher: how the later level compares with the earlier one, where both are known.
    """

    of: int
    lower: int
    same: int
    higher: int

    @property
    def known(self) -> int:
        """How many pairs are known."""
        return self.lower + self.same + self.higher


def done_sessions(entries: Sequence[Entry], worst: Mapping[date, int]) -> list[DoneSession]:
    """Return the sessions of an exercise, oldest first.

    Args:
        entries: of one exercise, oldest first.
        worst: the worst back pain of the days, where logged.
    """
    by_batch: dict[tuple[date, str], list[Entry]] = {}
    # Another session may lie between right and left of one line.
    for entry in entries:
        by_batch.setdefault((entry.moment.day, entry.batch), []).append(entry)
    sessions = []
    for (day, _), together in by_batch.items():
        done = tuple(entry.value for entry in together if isinstance(entry.value, Completion))
        sessions.append(
            DoneSession(
                day=day,
                done=tuple(sorted(done, key=lambda one: one.side == "left")),
                before=next((one.level_before for one in done if one.level_before is not None), None),
                after=next((one.level_after for one in done if one.level_after is not None), None),
                worst=worst.get(day),
                next_worst=worst.get(day + timedelta(days=1)),
                entries=tuple(together),
            )
        )
    return sessions


def around_sessions(sessions: Sequence[DoneSession]) -> Compared:
    """Count how pain after the sessions compares with pain before them."""
    return _compared([(one.before, one.after) for one in sessions])


def next_days(sessions: Sequence[DoneSession]) -> Compared:
    """Count how the worst of the next day compares with the worst of the day itself; a day counts once."""
    return _compared(list({one.day: (one.worst, one.next_worst) for one in sessions}.values()))


def _compared(pairs: Sequence[tuple[int | None, int | None]]) -> Compared:
    steps = [later - earlier for earlier, later in pairs if earlier is not None and later is not None]
    return Compared(
        of=len(pairs),
        lower=sum(step < 0 for step in steps),
        same=sum(step == 0 for step in steps),
        higher=sum(step > 0 for step in steps),
    )


def around_words(sessions: Sequence[DoneSession]) -> list[str]:
    """Return the sentences beside the history of an exercise; none where no pair is known."""
    around, after = around_sessions(sessions), next_days(sessions)
    words = []
    if around.known:
        known = f"Pain before and after is logged in {around.known} of {around.of} sessions"
        words.append(f"{known}: {_counts(around)}.")
    if after.known:
        known = f"The day's worst and the next day's are both known for {after.known} of {after.of} days"
        words.append(f"{known}: {_counts(after)} on the next day.")
    return [*words, UNSHOWN] if words else []


def _counts(found: Compared) -> str:
    return f"lower in {found.lower}, the same in {found.same}, higher in {found.higher}"
