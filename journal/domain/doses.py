"""A dose, in the words of the entry line, as what is planned of an exercise."""

from journal.domain import amounts
from journal.domain.clauses import Parts
from journal.domain.entries import Completion
from journal.domain.slugs import Exercise
from journal.domain.tokens import RawClause, Token, refusal, scan

_TODO = "Write it like 3x10, 10x5s, 90s, 30min or 2.1km."


def planned(exercise: Exercise, text: str) -> Completion:
    """Return a dose as a completion without a side: sets, reps, hold_s, duration_s, distance_m.

    `written.dose_line` is the inverse. "" and "none" are no dose: all of them None.

    Raises:
        LineError: it is none, two in one, or more than a dose.
    """
    clauses = scan(text)
    _refuse_more(text, clauses)
    words = clauses[0].words
    if [word.low for word in words] == ["none"]:
        words = ()
    parts = Parts(text)
    index = 0
    while index < len(words):
        number, index = amounts.joined(words, index)
        for name, amount in amounts.dose(text, number, exercise).items():
            parts.put(name, amount, number)
        said = parts.numbers
        if "reps" in said and ("duration_s" in said or "distance_m" in said):
            raise refusal(text, number, "a dose is counted or timed, not both", _TODO)
    return Completion(
        exercise=exercise.slug,
        sets=parts.numbers.get("sets"),
        reps=parts.numbers.get("reps"),
        hold_s=parts.numbers.get("hold_s"),
        duration_s=parts.numbers.get("duration_s"),
        distance_m=parts.numbers.get("distance_m"),
    )


def _refuse_more(text: str, clauses: list[RawClause]) -> None:
    first = clauses[0]
    if first.note is not None:
        raise refusal(text, first.note, "a dose has no note", _TODO)
    if len(clauses) > 1:
        comma = text.index(",", first.end)
        raise refusal(text, Token(",", comma, comma + 1), "a dose has no comma", _TODO)
