"""The words after `journal`, sorted into a command, its options and its own words.

Not argparse: a logging command's words are free text in which only known options count, every refusal names the
nearest word, and nothing has to be loaded to say so.
"""

from typing import NamedTuple

from journal.cli.commands import CLAUSES, COMMANDS, COMMON, DAYS, TOP
from journal.cli.declared import Command, Option
from journal.errors import JournalError

_EVERY = {
    option.name: option
    for option in (*(option for command in COMMANDS.values() for option in command.options), *COMMON, *TOP)
}
_HELP = "journal --help lists the commands."


class UsageError(JournalError):
    """A command, an option or a word of them that does not exist, or is missing."""


class Arguments(NamedTuple):
    """What was asked for.

    Attributes:
        command: None when only options were given.
        words: the command's own, as typed.
        options: values by name with dashes; "" for a flag.
    """

    command: Command | None
    words: list[str]
    options: dict[str, str]

    def has(self, option: str) -> bool:
        """Return whether an option was given."""
        return option in self.options

    def text(self) -> str:
        """Return the words as one line."""
        return " ".join(self.words)


def read_arguments(argv: list[str]) -> Arguments:
    """Return what the words after `journal` ask for.

    Raises:
        UsageError: something in them is unknown, missing or too much.
    """
    for word in argv:
        if any("\ud800" <= char <= "\udfff" for char in word):
            raise UsageError("a word is not valid UTF-8", "Check the terminal's encoding, then type it again.")
    options: dict[str, str] = {}
    rest = list(argv)
    while rest and rest[0].startswith("-") and rest[0] not in ("-", "--"):
        _take_option(rest, options, _EVERY, "journal")
    if not rest or rest[0] == "--":
        for name in options:
            if name not in {option.name for option in (*COMMON, *TOP)}:
                raise UsageError(f"{name} belongs to a command", _HELP)
        return Arguments(None, [], options)
    command = _command(rest.pop(0), rest, options)
    own = {option.name: option for option in (*command.options, *COMMON)}
    for name in options:
        if name not in own:
            raise _no_option(name, own, f"journal {command.name}")
    words = _free_words(rest, options, own, command) if command.free else _words(rest, options, own, command)
    if "--help" not in options:
        _check_words(command, words)
    return Arguments(command, words, options)


def _command(word: str, rest: list[str], options: dict[str, str]) -> Command:
    if word in COMMANDS:
        return COMMANDS[word]
    if word.removesuffix(":") in CLAUSES:
        return COMMANDS[word.removesuffix(":")]  # as entries are printed: "note: slept badly"
    if word == "help":
        options["--help"] = ""
        name = rest.pop(0) if rest else ""
        del rest[:]
        return COMMANDS.get(name) or Command("", "", "", group="")
    from journal.domain.grammar import CLAUSE_ALIASES
    from journal.domain.nearest import nearest
    from journal.domain.tokens import shown

    first = word.replace(",", " ").split(" ")[0].lower()
    if (first != word and first in CLAUSES) or first == "at" or _is_when(first):
        line = f'"{word}"' if " " in word else " ".join((word, *rest))
        raise UsageError(f"no command {shown(word)}", f"To log that line write: journal log {line}")
    public = [name for name, command in COMMANDS.items() if command.group]
    near = CLAUSE_ALIASES.get(first) or _meant([word, *rest]) or nearest(first, public) or _beginning(first, public)
    hint = f": did you mean {near}?" if near else ""
    raise UsageError(f"no command {shown(word)}{hint}", _HELP)


def _meant(words: list[str]) -> str | None:
    """Return the entry that the words of no command are probably meant as, in the words that log it."""
    from datetime import UTC, datetime

    from journal.domain.line import Context, parse_line
    from journal.domain.vocabulary import BUILT_IN
    from journal.errors import LineError

    line = " ".join(words)
    try:
        # The day plays no part: a line that has one is not asked about here.
        parse_line(line, Context(now=datetime(2000, 1, 1, 12, tzinfo=UTC), zone=UTC, vocabulary=BUILT_IN.extended()))
    except LineError as error:
        return error.suggestion if (error.start, error.end) == (0, len(line)) else None
    return None


def _is_when(word: str) -> bool:
    if not (word[:1].isdigit() or word[:3] in {day[:3] for day in DAYS}):
        return False
    from journal.domain.tokens import Token
    from journal.domain.when import is_when

    return is_when(Token(word, 0, len(word)))


def _beginning(word: str, names: list[str]) -> str | None:
    found = [name for name in names if len(word) > 1 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _take_option(rest: list[str], options: dict[str, str], known: dict[str, Option], whose: str) -> None:
    """Move the option at the front of `rest`, with its value, into `options`."""
    name, equals, value = rest.pop(0).partition("=")
    name = "--help" if name == "-h" else name
    option = known.get(name)
    if option is None:
        raise _no_option(name, known, whose)
    if not option.value:
        if equals:
            raise UsageError(f"{name} takes no value", f"Write {name} alone.")
        options[name] = ""
        return
    if not equals:
        if not rest:
            raise UsageError(f"{name} needs a value", f"{name} {option.value}: {option.help}.")
        value = rest.pop(0)
    if not value.strip():
        raise UsageError(f"{name} needs a value", f"{name} {option.value}: {option.help}.")
    if name in options:
        raise UsageError(f"{name} is given twice", f"{name} {option.value}: {option.help}.")
    _check_choice(name, value.split(",") if option.many else [value], option.choices)
    options[name] = value


def _no_option(name: str, known: dict[str, Option], whose: str) -> UsageError:
    from journal.domain.nearest import nearest
    from journal.domain.tokens import shown

    near = nearest(name, known)
    hint = f": did you mean {near}?" if near else ""
    return UsageError(f"{whose} has no option {shown(name)}{hint}", f"{whose} --help lists its options.")


def _check_choice(what: str, values: list[str], choices: tuple[str, ...]) -> None:
    for value in values:
        if choices and value not in choices:
            from journal.domain.nearest import nearest
            from journal.domain.tokens import shown

            near = nearest(value, choices)
            hint = f": did you mean {near}?" if near else ""
            raise UsageError(f"{what} cannot be {shown(value)}{hint}", f"It is one of: {', '.join(choices)}.")


def _free_words(rest: list[str], options: dict[str, str], own: dict[str, Option], command: Command) -> list[str]:
    """Return the user's words: all but known options, up to a `--`; after it everything is a word.

    So it is once a note has begun: what stands in it is text. A note given as one word, as in quotes, may be followed
    by options.
    """
    if rest == ["-h"]:
        options["--help"] = ""
        return []
    words: list[str] = []
    while rest:
        if rest[0] == "--":
            return words + rest[1:]
        if _noted(words, command) > 1:
            return words + rest
        if rest[0].startswith("--") and rest[0].partition("=")[0] in own:
            _take_option(rest, options, own, "journal")
        else:
            words.append(rest.pop(0))
    return words


def _noted(words: list[str], command: Command) -> int:
    """Return how many words of a note stand among `words`."""
    if command.name == "note":
        return len(words)
    lower = [word.lower().removesuffix(":") for word in words]
    return len(words) - lower.index("note") - 1 if "note" in lower else 0


def _words(rest: list[str], options: dict[str, str], own: dict[str, Option], command: Command) -> list[str]:
    words: list[str] = []
    while rest:
        if rest[0] == "--":
            return words + rest[1:]
        if rest[0].startswith("-") and rest[0] != "-":
            _take_option(rest, options, own, f"journal {command.name}")
        else:
            words.append(rest.pop(0))
    return words


def _check_words(command: Command, words: list[str]) -> None:
    usage = f"Write: journal {command.name} {command.words}".rstrip()
    if len(words) < command.least:
        raise UsageError(f"something is missing after {command.name}", usage)
    if len(words) > command.most:
        from journal.domain.tokens import shown

        raise UsageError(f"{shown(words[command.most])} is a word too many for {command.name}", usage)
    if not command.free and not all(word.strip() for word in words):
        raise UsageError(f"an empty word after {command.name}", usage)
    if words:
        _check_choice(command.name, words[:1], command.choices)
