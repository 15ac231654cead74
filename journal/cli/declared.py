"""What a command and an option are declared as, and the options that several commands take."""

from typing import NamedTuple


class Option(NamedTuple):
    """An option of a command.

    Attributes:
        name: with its dashes.
        help: one line.
        value: what its value is called; empty for a flag.
        choices: the words it takes; empty when any.
        many: it takes several of them with commas.
    """

    name: str
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False


class Command(NamedTuple):
    """A command.

    Attributes:
        name: what is typed.
        summary: one line.
        module: of journal.cli, with a function `run(shell, arguments) -> int`.
        words: what follows the name, for the help.
        options: its own, besides the common ones.
        least, most: how many words it takes.
        free: its words are the user's own: what is not one of its options is a word, dashes or not.
        choices: the words it takes; empty when any.
        examples: whole commands, for the help.
        group: heading in the help; empty hides it.
    """

    name: str
    summary: str
    module: str
    words: str = ""
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    free: bool = False
    choices: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    group: str = "Look back"


MANY = 1_000_000

JSON = Option("--json", "print the records as JSON")
AT = Option("--at", "when it was: 21:30, yesterday 21:15, 2026-11-20 08:00", "WHEN")
FROM = Option("--from", "first day: 2026-11-20, yesterday or mon", "DAY")
TO = Option("--to", "last day", "DAY")
