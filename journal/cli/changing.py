"""Changing what is logged: `edit`, `delete`, `undo` and `redo`."""

import gc

from journal.cli.arguments import Arguments
from journal.cli.log import line_of, say_help
from journal.cli.saved import MOST_SAID, say_entries, words_of
from journal.cli.shell import DIM, NOTHING_YET, PLAIN, Shell, is_json
from journal.cli.trail import change_words
from journal.domain.changes import Reversal
from journal.domain.entries import Entry
from journal.domain.line import parse_when
from journal.errors import EXIT_DONE, LineError, NotFound
from journal.services.logging import delete_entries, edit_entry, parsing, redo, undo

_NAMES = {
    "log": "what was logged",
    "edit": "an edit",
    "delete": "a deletion",
    "restore": "what was brought back",
    "spell": "what was said of the spell",
    "say": "what was said of a period",
    "advice": "“I got advice”",
    "exercise": "what was said of the exercise",
    "routine": "the change to the routine",
    "plan": "the plan",
    "skip": "what was left out",
    "import": "an import",
}


def run(shell: Shell, arguments: Arguments) -> int:
    """Change what a command names."""
    command = arguments.command.name if arguments.command else ""
    return {"edit": _edit, "delete": _delete, "undo": _reverse, "redo": _reverse}[command](shell, arguments)


def _entry(shell: Shell, identity: str) -> Entry:
    store = shell.found_store()
    if store is None:
        raise NotFound(f"no entry '{identity}': nothing is logged yet", "Begin with: journal pain 4")
    return store.entry(identity)


def _edit(shell: Shell, arguments: Arguments) -> int:
    identity, *words = arguments.words
    when = arguments.options.get("--at")
    text = line_of("log", words)
    if when is not None:
        parse_when(when, parsing(shell.clock, shell.settings))
        text = f"at {when.strip().removeprefix('at ')} {text}".rstrip()
    if not text.strip():
        example = f"For example: journal edit {identity} pain 6, or journal edit {identity} at 21:15."
        raise LineError("edit it to what?", example, line="", start=0, end=0)
    before = _entry(shell, identity)
    after = edit_entry(shell.store, shell.clock, shell.settings, before, text)
    if is_json(arguments):
        from journal.services.records import entry_record

        shell.show_records([entry_record(after)])
    say_entries(shell, "Changed", [after])
    shell.say([(f"It was: {words_of(shell, before.draft)}", DIM)])
    if after.value != before.value:
        say_help(shell, [after.draft])
    return EXIT_DONE


def _delete(shell: Shell, arguments: Arguments) -> int:
    found = {entry.uid: entry for entry in (_entry(shell, identity) for identity in arguments.words)}
    entries = list(found.values())
    delete_entries(shell.store, shell.clock, entries)
    if is_json(arguments):
        from journal.services.records import entry_record

        shell.show_records(entry_record(entry) for entry in entries)
    say_entries(shell, "Deleted", entries, with_ids=False)
    shell.say([("journal undo brings it back.", DIM)])
    return EXIT_DONE


def _reverse(shell: Shell, arguments: Arguments) -> int:
    undoing = arguments.command is not None and arguments.command.name == "undo"
    store = shell.found_store()
    if store is None:
        if is_json(arguments):
            shell.show_records([])
        shell.say(NOTHING_YET)
        return EXIT_DONE
    gc.enable()  # as long as what is taken back, an import perhaps
    reversal = (undo if undoing else redo)(store, shell.clock)
    if is_json(arguments):
        from journal.services.records import change_record

        shell.show_records(change_record(change) for change in reversal.changes)
    _say_reversal(shell, reversal, undoing=undoing)
    return EXIT_DONE


def _say_reversal(shell: Shell, reversal: Reversal, *, undoing: bool) -> None:
    name = _NAMES.get(reversal.name, reversal.name)
    shell.say(f"Taken back: {name}." if undoing else f"Done again: {name}.")
    for change in reversal.changes[:MOST_SAID]:
        action, words = change_words(shell, change)
        shell.say([(f"  {action}  ", DIM), (words, PLAIN)])
    if reversal.count > MOST_SAID:
        shell.say(f"  … and {reversal.count - MOST_SAID:,} more.")
