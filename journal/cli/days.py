"""Days named in words: one day, or --from and --to."""

from datetime import date

from journal.cli.arguments import Arguments
from journal.cli.shell import Shell
from journal.domain.dates import named_length
from journal.domain.line import parse_day
from journal.domain.named_days import span_length
from journal.domain.tokens import Token
from journal.errors import ValueRefused
from journal.services.logging import parsing, today


def day_of(shell: Shell, text: str) -> date:
    """Return the day that words name; it is not in the future.

    Raises:
        ValueRefused: it is none of them, or has not come yet.
    """
    day = parse_day(text, parsing(shell.clock, shell.settings))
    if day > today(shell.clock, shell.settings):
        raise ValueRefused(f"{day.isoformat()} is in the future", "Name a day up to today.")
    return day


def days_apart(shell: Shell, words: list[str]) -> list[str]:
    """Return words as one text a day, a week or a month: "9 Oct", "3 weeks ago", "last week"."""
    now = today(shell.clock, shell.settings)
    tokens = tuple(Token(word, 0, 0) for word in words)
    found: list[str] = []
    at = 0
    while at < len(words):
        ago = 3 if [word.lower() for word in words[at + 2 : at + 3]] == ["ago"] else 1
        after = at + (named_length(tokens, at) or span_length(tokens, at, now) or ago)
        found.append(" ".join(words[at:after]))
        at = after
    return found


def days_of(shell: Shell, arguments: Arguments) -> tuple[date | None, date | None]:
    """Return the days of --from and --to, None where not given.

    Raises:
        ValueRefused: one is not a day, or they are the wrong way round.
    """
    first, last = (
        None if text is None else parse_day(text, parsing(shell.clock, shell.settings))
        for text in (arguments.options.get("--from"), arguments.options.get("--to"))
    )
    if first is not None and last is not None and first > last:
        raise ValueRefused(f"--from {first.isoformat()} is after --to {last.isoformat()}", "Swap them.")
    return first, last
