"""What the commands of exercises, routines and plans share: names of several words, columns and rows for a terminal."""

from collections.abc import Iterable, Sequence

from journal.cli.arguments import Arguments, UsageError
from journal.cli.shell import DIM, PLAIN, Line, Shell, is_terminal
from journal.cli.text import cells, padded, spans
from journal.domain.doses import planned
from journal.domain.gate import visible
from journal.domain.slugs import Exercise
from journal.domain.tokens import shown
from journal.domain.words import dose_words
from journal.errors import JournalError

TAKEN_BACK = "journal undo takes it back."
SIDES = "right and left"
_NARROWEST = 30


def no_more(words: Sequence[str], usage: str) -> None:
    """Refuse words that nobody asked for.

    Raises:
        UsageError: there is one.
    """
    if words:
        raise UsageError(f"{shown(words[0])} is a word too many", f"Write: journal {usage}")


def only_options(arguments: Arguments, allowed: Iterable[str], what: str, usage: str) -> None:
    """Refuse options that do not go with what is asked for.

    Raises:
        UsageError: one does not.
    """
    own = {option.name for option in arguments.command.options} if arguments.command else set()
    for option in arguments.options:
        if option in own and option != "--json" and option not in allowed:
            raise UsageError(f"{option} does not go with {what}", f"Write: journal {usage}")


def dose_in_words(exercise: Exercise, dose: str | None = None) -> str:
    """Return "10×5 s" of a dose in the words of the entry line; one that is not understood stays as it is."""
    text = exercise.dose if dose is None else dose
    try:
        return dose_words(planned(exercise, text))
    except JournalError:
        return text


def times_words(count: int) -> str:
    """Return "once" or "3 times"."""
    return "once" if count == 1 else f"{count} times"


def show_hanging(
    shell: Shell, head: Line, text: str, *, style: str = PLAIN, then: str = "", told: bool = False
) -> None:
    """Print a text behind a head; on a terminal what does not fit goes on below itself, not below the head.

    Args:
        shell: where.
        head: stands once, before the first row.
        text: goes on below where it began.
        style: of the text.
        then: dim words right after the text.
        told: these are words about the data, for standard error.
    """
    parts = [(head, PLAIN)] if isinstance(head, str) else list(head)
    indent = sum(cells(visible(part)) for part, _ in parts)
    whole = visible(text) + (f"  {visible(then)}" if then else "")
    rows = [(0, len(whole))]
    if is_terminal(shell.err if told else shell.out):
        rows = spans(whole, max(shell.width - indent, _NARROWEST), cut=False)
    mark = len(whole) - len(visible(then)) if then else len(whole)
    for number, (start, end) in enumerate(rows):
        before: list[tuple[str, str]] = parts if number == 0 else [(" " * indent, PLAIN)]
        middle = min(max(mark, start), end)
        line = [*before, (whole[start:middle], style), (whole[middle:end], DIM)]
        if told:
            shell.say(line, wrap=False)
        else:
            shell.show(line)


def show_table(shell: Shell, head: Sequence[str], rows: Sequence[Sequence[str]], indent: str = "  ") -> bool:
    """Print columns under their names, empty columns left out; False and nothing printed where there is no room."""
    used = [index for index in range(len(head)) if any(row[index] for row in rows)]
    widths = {index: max(cells(row[index]) for row in (head, *rows)) for index in used}
    if is_terminal(shell.out) and len(indent) + sum(widths.values()) + 2 * (len(used) - 1) > shell.width:
        return False
    for number, row in enumerate((head, *rows)):
        line = "  ".join(padded(row[index], widths[index]) for index in used).rstrip()
        shell.show([(f"{indent}{line}", PLAIN if number else DIM)])
    return True
