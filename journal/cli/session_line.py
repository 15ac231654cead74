"""Where a guided session stands, in one line: the time left, what is to be done, and what comes then."""

from journal.domain.sessions import Session, State, Step, StepKind
from journal.domain.words import dose_words, seconds_words

KEYS = "space pause · s skip · b back · + 10 s more · enter go on · q end · ? help"
_LONGEST_S = 100
_OWN_PACE = "at your own pace"
_TIME = 6


def line_words(session: Session, state: State, mark: str = "") -> str:
    """Return "   4 s  Bird dog, right: hold 3 of 10 · then hold 4 of 10".

    Args:
        session: it.
        state: where it stands.
        mark: stands in place of the time where the step is over.
    """
    step = state.step
    if step is None:
        return ""
    task = _task(session, state, step)
    if mark:
        return f"{mark:>{_TIME}}  {task}"
    if state.paused:
        left = "" if state.left_s is None else f", {clock_words(state.left_s)} left"
        return f"{'pause':>{_TIME}}  {task}{left} · space goes on"
    if state.left_s is None:
        return f"{'enter':>{_TIME}}  {task} · enter when done, then {_next(session, step, state.next_step)}"
    return f"{clock_words(state.left_s):>{_TIME}}  {task} · then {_next(session, step, state.next_step)}"


def clock_words(seconds: int) -> str:
    """Return "87 s" below a hundred seconds, "2:05" from there on."""
    return f"{seconds} s" if seconds < _LONGEST_S else f"{seconds // 60}:{seconds % 60:02}"


def _task(session: Session, state: State, step: Step) -> str:
    match step.kind:
        case StepKind.READY:
            dose = dose_words(session.items[step.item].dose)
            return f"Get ready: {_who(step)}{f' · {dose}' if dose else ''}"
        case StepKind.RELEASE:
            return "Let go"
        case StepKind.REST:
            return "Rest"
    sets = f" · set {step.set} of {step.sets}" if step.sets > 1 else ""
    return f"{_who(step)}: {_work(session, state, step)}{sets}"


def _who(step: Step) -> str:
    return f"{step.name}, {step.side}" if step.side else step.name


def _work(session: Session, state: State, step: Step) -> str:
    if step.rep:
        return f"hold {step.rep} of {step.reps}"
    if step.reps and step.seconds is not None:
        return f"{state.rep_now} of {step.reps}"
    if step.reps:
        return f"{step.reps}× {_OWN_PACE}"
    if step.seconds is not None:
        return seconds_words(step.seconds)
    dose = dose_words(session.items[step.item].dose)
    return f"{dose} {_OWN_PACE}".strip()


def _next(session: Session, step: Step, after: Step | None) -> str:
    if after is None:
        return "the end"
    if after.item != step.item or (step.kind is StepKind.READY and after.side is None and not after.rep):
        return _who(after) if after.item != step.item else _first(session, after)
    if after.side != step.side:
        return f"{after.side} side"
    if after.set != step.set:
        return f"set {after.set} of {after.sets}"
    return _first(session, after)


def _first(session: Session, after: Step) -> str:
    """Return what a step of the same exercise and side asks for."""
    if after.rep:
        return f"hold {after.rep} of {after.reps}"
    if after.sets > 1:
        return f"set {after.set} of {after.sets}"
    return dose_words(session.items[after.item].dose) or "go"
