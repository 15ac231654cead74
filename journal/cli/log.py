"""`log` and the clause commands: words to saved entries, all of them or none."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.saved import say_entries
from journal.cli.shell import Shell, is_json, is_terminal
from journal.domain.context import Context
from journal.domain.entries import Draft, Entry, Tag, Treatment
from journal.domain.grammar import GRAMMARS
from journal.domain.line import parse_when
from journal.domain.vocabulary import Vocabulary
from journal.errors import EXIT_DONE, UnknownName, ValueRefused
from journal.services.logging import parsing, understand_line, understand_lines

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_INPUT_BYTES = 64_000_000


def run(shell: Shell, arguments: Arguments) -> int:
    """Save what the words say; print it back."""
    context = parsing(shell.clock, shell.settings)
    when = arguments.options.get("--at")
    if when is not None:
        # By itself first: a wrong WHEN is told as such, not as a part of the line.
        parse_when(when, context)
    prefix = "" if when is None else f"at {when.strip().removeprefix('at ')} "
    known: list[Vocabulary] = []

    def complete() -> Vocabulary:
        if not known:
            known.append(shell.vocabulary())
        return known[0]

    command = arguments.command.name if arguments.command else "log"
    if command == "log" and arguments.words == ["-"]:
        lines = (prefix + line if line.strip() else "" for line in _lines_of_input(shell))
        drafts = understand_lines(lines, context, complete)
        if not drafts:
            raise ValueRefused("nothing to log", "Standard input held no line.")
    else:
        drafts = _understand(shell, prefix + line_of(command, arguments.words), context, complete)
    entries = shell.store.save(drafts, shell.clock.now())
    if is_json(arguments):
        from journal.services.records import entry_record

        shell.show_records(entry_record(entry) for entry in entries)
    say_entries(shell, "Saved", entries)
    say_help(shell, drafts)
    _say_care(shell, entries)
    return EXIT_DONE


def line_of(command: str, words: list[str]) -> str:
    """Return the entry line of a command's words; an argument with spaces where a name stands is one name."""
    before = "" if command == "log" else command
    parts = [before] if before else []
    for word in words:
        grammar = GRAMMARS.get(before)
        # "ibuprofen 400mg" in one argument is a name and a dose all the same.
        several = " " in word and '"' not in word and not any(part[:1].isdigit() for part in word.split())
        parts.append(f'"{word}"' if several and len(words) > 1 and grammar is not None and grammar.names else word)
        before = "note" if before == "note" else word.lower().removesuffix(":")
    return " ".join(parts)


def _lines_of_input(shell: Shell) -> list[str]:
    if is_terminal(sys.stdin):
        shell.say("One line an entry; ctrl+d ends.")
    data = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1) if sys.stdin else b""
    if len(data) > MAX_INPUT_BYTES:
        raise ValueRefused(f"standard input is longer than {MAX_INPUT_BYTES // 1_000_000} MB", "Log it in parts.")
    lines = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            lines.append(line.removesuffix(b"\r").decode("utf-8"))
        except UnicodeDecodeError as error:
            raise ValueRefused(f"line {number} is not valid UTF-8", "Nothing was saved; convert it first.") from error
    return lines


def _understand(shell: Shell, line: str, context: Context, complete: "Callable[[], Vocabulary]") -> list[Draft]:
    """Return the entries of a line; on a terminal a near miss is asked about."""
    while True:
        try:
            return understand_line(line, context, complete)
        except UnknownName as error:
            changed = _asked(shell, error) if is_terminal(sys.stdin) and is_terminal(shell.err) else None
            if changed is None:
                raise
            line = changed


def _asked(shell: Shell, error: UnknownName) -> str | None:
    """Return the line with the name that the user chose, or None."""
    if error.suggestion is None:
        return None
    word = error.line[error.start : error.end]
    shell.say(error.what)
    shell.err.write("[Y/n/keep] ")
    shell.err.flush()
    answer = sys.stdin.readline()
    if not answer:
        return None
    choice = answer.strip().lower()
    if choice in ("", "y", "yes"):
        return _with(error, error.suggestion)
    if choice in ("k", "keep"):
        return _with(error, f'"{word}"')
    return None


def _with(error: UnknownName, name: str) -> str:
    return error.line[: error.start] + name + error.line[error.end :]


def _say_care(shell: Shell, entries: list[Entry]) -> None:
    """Say what the article says of a treatment that was just saved (domain.md, section 5)."""
    if any(isinstance(entry.value, Treatment) for entry in entries):
        from journal.services.care import care_words

        for words in care_words(shell.store, entries):
            shell.say(words)


def say_help(shell: Shell, drafts: Sequence[Draft]) -> None:
    """Say what to do about the signs that were just saved (domain.md, section 6)."""
    if any(isinstance(draft.value, Tag) for draft in drafts):
        from journal.domain.signs import help_words, number_words

        settings = shell.settings
        numbers = number_words(settings.emergency_number, settings.doctor_number)
        for words in help_words([draft.value for draft in drafts], numbers):
            shell.say(words)
