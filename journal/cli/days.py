"""Days named in words: one day, or --from and --to."""

from datetime import date

from journal.cli.arguments import Arguments
from journal.cli.shell import Shell
from journal.domain.line import parse_day
from journal.errors import LineError, ValueRefused
from journal.services.logging import parsing, today


def day_of(shell: Shell, text: str) -> date:
    """Return the day of an ISO date, today, yesterday or a weekday; it is not in the future.

    Raises:
        ValueRefused: it is none of them, or has not come yet.
    """
    day = _day(shell, text)
    if day > today(shell.clock, shell.settings):
        raise ValueRefused(f"{day.isoformat()} is in the future", "Name a day up to today.")
    return day


def days_of(shell: Shell, arguments: Arguments) -> tuple[date | None, date | None]:
    """Return the days of --from and --to, None where not given.

    Raises:
        ValueRefused: one is not a day, or they are the wrong way round.
    """
    first, last = (
        None if text is None else _day(shell, text)
        for text in (arguments.options.get("--from"), arguments.options.get("--to"))
    )
    if first is not None and last is not None and first > last:
        raise ValueRefused(f"--from {first.isoformat()} is after --to {last.isoformat()}", "Swap them.")
    return first, last


def _day(shell: Shell, text: str) -> date:
    try:
        return parse_day(text, parsing(shell.clock, shell.settings))
    except LineError as error:
        # The parser's advice is about moments; here only a day will do.
        if error.todo.startswith("Write it like"):
            error.todo = "Write it like 2026-11-20, yesterday or mon."
        raise
