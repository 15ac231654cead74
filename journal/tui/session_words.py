"""Where a guided session stands, in words: pure, and knowing nothing of widgets."""

from journal.domain.entries import Completion
from journal.domain.sessions import Planned, Session, State, Step, StepKind
from journal.domain.words import dose_words, seconds_words

_LONGEST_S = 100
_KINDS = {StepKind.READY: "Get ready", StepKind.REST: "Rest", StepKind.RELEASE: "Let go"}
OWN_PACE = "at your own pace"
NO_DOSE = "no dose is set: it counts up until you are done"


def clock_words(seconds: int) -> str:
    """Return "87" below a hundred seconds, "2:05" from there on."""
    return str(seconds) if seconds < _LONGEST_S else f"{seconds // 60}:{seconds % 60:02}"


def place_words(session: Session, step: Step) -> str:
    """Return "2 of 5", the exercise of a routine; empty for an exercise alone."""
    count = len(session.items)
    return f"{step.item + 1} of {count}" if count > 1 else ""


def side_words(session: Session, state: State) -> str:
    """Return "RIGHT side", or "Switch: LEFT side" while getting ready for the other one."""
    step = state.step
    if step is None or step.side is None:
        return ""
    words = f"{step.side.upper()} side"
    before = session.steps[state.index - 1] if state.index else None
    switches = before is not None and before.item == step.item and before.side != step.side
    return f"Switch: {words}" if switches and step.kind is StepKind.READY else words


def task_words(session: Session, state: State) -> str:
    """Return what is to be done now: "Get ready", "Hold", "10 repetitions"; and that it is paused."""
    step = state.step
    if step is None:
        return ""
    words = _KINDS.get(step.kind) or _work(step, session.items[step.item])
    return f"PAUSED · {words}" if state.paused else words


def _work(step: Step, planned: Planned) -> str:
    if step.rep:
        return "Hold"
    if step.reps:
        words = f"{step.reps} repetition{'s' if step.reps > 1 else ''}"
        return words if step.seconds is not None else f"{words} {OWN_PACE}"
    if step.seconds is not None:
        return f"Go: {seconds_words(step.seconds)}"
    way = dose_words(planned.dose)
    return f"Go: {way} {OWN_PACE}" if way else OWN_PACE.capitalize()


def count_words(session: Session, state: State) -> str:
    """Return "rep 4 of 10 · set 2 of 3"; before an exercise, all that is planned of it, or that nothing is."""
    step = state.step
    if step is None:
        return ""
    if has_no_dose(session, step):
        return NO_DOSE
    if step.kind is StepKind.READY:
        planned = session.items[step.item]
        words = dose_words(planned.dose)
        return f"{words} on each side" if words and step.side else words
    if step.kind is not StepKind.WORK:
        return ""
    done = [f"{'hold' if step.rep else 'rep'} {state.rep_now} of {step.reps}"] if state.rep_now else []
    sets = [f"set {step.set} of {step.sets}"] if step.sets > 1 else []
    return " · ".join(done + sets)


def has_no_dose(session: Session, step: Step) -> bool:
    """Return whether nothing is planned of the exercise of a step: neither a number nor a length."""
    return not dose_words(session.items[step.item].dose)


def next_words(session: Session, state: State) -> str:
    """Return "then: left side"; what to press while it waits for a key."""
    step, after = state.step, state.next_step
    if step is None:
        return ""
    if state.paused:
        return "space goes on"
    if step.kind is StepKind.WORK and step.seconds is None:
        return f"enter when done, then: {_next(session, step, after)}"
    return f"then: {_next(session, step, after)}"


def waiting_words(session: Session, state: State) -> str:
    """Return "Paused: Bird dog, right side, hold, hold 3 of 10. Space goes on." of a session that waits."""
    step = state.step
    if step is None:
        return ""
    what = task_words(session, state).removeprefix("PAUSED · ").lower()
    side = f"{step.side} side" if step.side else ""
    parts = (step.name, side, count_words(session, state) or what)
    return f"Paused: {', '.join(part for part in parts if part)}. Space goes on."


def _next(session: Session, step: Step, after: Step | None) -> str:
    if after is None:
        return "the end"
    if step.kind is not StepKind.WORK:
        counted = f" {after.rep} of {after.reps}" if after.rep else ""
        sets = f", set {after.set} of {after.sets}" if after.sets > 1 and after.rep in (0, 1) else ""
        words = _work(after, session.items[after.item]).removeprefix("Go: ")
        return f"{words[0].lower()}{words[1:]}{counted}{sets}"
    if after.item != step.item:
        return after.name + (f", {after.side} side" if after.side else "")
    if after.side != step.side:
        return f"{after.side} side"
    if after.set != step.set:
        return f"rest, set {after.set} of {after.sets}"
    return f"hold {after.rep} of {after.reps}"


def bar_words(state: State) -> tuple[float, str]:
    """Return how much of a step ran, 0 to 1, and "12 s left"; without a length, 0 and nothing."""
    if state.left_s is None:
        return 0.0, ""
    whole = state.elapsed_s + state.left_s
    left = f"{state.left_s} s left" if whole < _LONGEST_S else f"{clock_words(state.left_s)} left"
    return (state.elapsed_s / whole if whole else 0.0), left


def label_of(done: Completion, name: str, longest: int) -> str:
    """Return "Bird dog R", cut in the name where it is longer than `longest`."""
    side = f" {done.side[0].upper()}" if done.side in ("left", "right") else ""
    room = longest - len(side)
    return (name if len(name) <= room else f"{name[: room - 1]}…") + side
