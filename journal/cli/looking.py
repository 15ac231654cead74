"""Looking back: `today`, `history` and `due`."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.days import day_of, days_of
from journal.cli.kinds import is_of, kinds_of
from journal.cli.saved import names_for
from journal.cli.shell import BOLD, DIM, NOTHING_YET, PLAIN, Shell, is_json
from journal.domain.entries import Completion, Entry, Reading, Remark, Tag, Thermal
from journal.domain.exercises import name_of
from journal.domain.sentences import logged_words, standing_line
from journal.domain.words import value_words
from journal.errors import EXIT_DONE, EXIT_NO, ValueRefused
from journal.services.history import named_like
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.domain.routines import Skip
    from journal.services.today import DayView
    from journal.store.store import Store

HISTORY_DAYS = 30
_SECTIONS = ("Done", "Heat and ice", "Pain", "Also", "Notes")
_INDENT = "  "
_TIME = 5
_WIDEST = 64


def run(shell: Shell, arguments: Arguments) -> int:
    """Answer one of the looking commands."""
    command = arguments.command.name if arguments.command else ""
    return {"today": _today, "history": _history, "due": _due}[command](shell, arguments)


def _due(shell: Shell, _arguments: Arguments) -> int:
    store = shell.found_store()
    logged = store is not None and store.is_logged(today(shell.clock, shell.settings))
    if shell.drawn():
        shell.show("Today is logged." if logged else "Nothing is logged today.")
    return EXIT_NO if logged else EXIT_DONE


def _today(shell: Shell, arguments: Arguments) -> int:
    from journal.services.today import day_view

    day = day_of(shell, arguments.text()) if arguments.words else today(shell.clock, shell.settings)
    store = shell.found_store()
    if is_json(arguments):
        _show_json(shell, store.entries_on(day) if store else [])
    elif store is None:
        shell.say(NOTHING_YET)
    else:
        _show_day(shell, store, day_view(store, shell.clock, shell.settings, day))
    return EXIT_DONE


def _show_json(shell: Shell, entries: Sequence[Entry]) -> None:
    from journal.services.records import entry_record

    shell.show_records(entry_record(entry) for entry in entries)


def _show_day(shell: Shell, store: "Store", view: "DayView") -> None:
    shell.show([(f"{view.day:%A} {view.day.day} {view.day:%B %Y}", BOLD)])
    if view.standing:
        sentence = standing_line(view.standing)
        logged = logged_words(view.standing, view.logged_days)
        together = " · ".join(part for part in (sentence, logged) if part)
        for line in (together,) if len(together) <= shell.width else (sentence, logged.capitalize()):
            shell.show(line, wrap=True)
        if view.standing.question is not None or view.standing.unsure is not None:
            shell.say("journal spells asks what is not known.")
    if any(level is not None for level in view.recent):
        from journal.charts import spark

        unknown = "·" if shell.drawn() else "."
        drawn = spark(view.recent, plain=not shell.drawn()).replace(" ", unknown)
        what = f"  {unknown} not known" if None in view.recent else ""
        shell.show([(f"Worst of the day, {len(view.recent)} days  ", DIM), (drawn, PLAIN), (what, DIM)])
    left_out = [tick.skip for tick in view.ticks if tick.skip is not None]
    if not view.entries:
        shell.show()
        shell.show("Nothing logged on this day.")
        _show_left_out(shell, left_out)
        return
    short = store.short_ids([entry.uid for entry in view.entries])
    for title in _SECTIONS:
        entries = [entry for entry in view.entries if _section(entry) == title]
        if entries:
            shell.show()
            shell.show([(title, BOLD)])
            width = _text_width(shell, view.entries, short)
            for entry in entries:
                _show_entry(shell, entry, short[entry.uid], width, time_first=False)
    _show_left_out(shell, left_out)


def _show_left_out(shell: Shell, skips: "Sequence[Skip]") -> None:
    """Print what the user said was left out; nothing where nobody did."""
    if skips:
        shell.show()
        shell.show([("Left out", BOLD)])
    for skip in skips:
        name = name_of(skip.exercise, shell.named().exercises)
        shell.show(f"{_INDENT}{name}{f': {skip.reason}' if skip.reason else ''}", wrap=True)


def _section(entry: Entry) -> str:
    match entry.value:
        case Completion() | Tag(role="activity"):
            return "Done"
        case Thermal():
            return "Heat and ice"
        case Reading():
            return "Pain"
        case Remark():
            return "Notes"
        case _:
            return "Also"


def _said(shell: Shell, entry: Entry, *, with_role: bool) -> str:
    """Return an entry without its time; the heading says already that an activity is one."""
    if isinstance(entry.value, Remark):
        return entry.note or ""
    words = value_words(entry.value, names_for(shell, entry.value))
    if not with_role:
        words = words.removeprefix("activity: ")
    return words if entry.note is None else f"{words} · {entry.note}"


def _text_width(shell: Shell, entries: Sequence[Entry], short: dict[str, str]) -> int:
    """Return the cells of the column of words: as wide as the longest, within the terminal."""
    from journal.cli.text import cells
    from journal.domain.gate import visible

    longest = max(cells(visible(_said(shell, entry, with_role=True))) for entry in entries)
    identity = max(len(short[entry.uid]) for entry in entries)
    room = shell.width - len(_INDENT) - _TIME - 4 - identity
    return max(min(longest, room, _WIDEST if not _wraps(shell) else room), 20)


def _wraps(shell: Shell) -> bool:
    from journal.cli.shell import is_terminal

    return is_terminal(shell.out)


def _show_entry(shell: Shell, entry: Entry, identity: str, width: int, *, time_first: bool) -> None:
    """Print one entry, its ID last; on a terminal long words go on below."""
    from journal.cli.text import padded, wrapped
    from journal.domain.gate import visible

    text = visible(_said(shell, entry, with_role=time_first))
    rows = wrapped(text, width) if _wraps(shell) else [text]
    time = f"{entry.moment.local:%H:%M}" if entry.moment.time_known else ""
    time = padded(time, _TIME)
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        if time_first:
            head = f"{_INDENT}{time if number == 0 else padded('', _TIME)}  "
            tail = "  " if last else ""
        else:
            head = _INDENT
            tail = f"  {time}  " if last else ""
        words = padded(row, width) if last else row
        shell.show([(head, PLAIN), (words, PLAIN), (tail, DIM), (identity if last else "", DIM)])


def _history(shell: Shell, arguments: Arguments) -> int:
    first, last = days_of(shell, arguments)
    limit = _limit(arguments)
    store = shell.found_store()
    if store is None:
        shell.nothing_yet(arguments)
        return EXIT_DONE
    narrowed = {"--from", "--to", "--kind", "--grep", "--limit"} & set(arguments.options)
    recent = _wraps(shell) and not is_json(arguments) and not narrowed
    if recent:
        first = today(shell.clock, shell.settings) - timedelta(days=HISTORY_DAYS - 1)
    entries = _found(shell, store, arguments, first, last, limit)
    if is_json(arguments):
        _show_json(shell, entries)
        return EXIT_DONE
    _show_entries(shell, store, entries)
    if recent:
        shell.say(f"The last {HISTORY_DAYS} days. journal history --from DAY shows more.")
    elif not entries:
        shell.say("No entry is like that.")
    return EXIT_DONE


def _limit(arguments: Arguments) -> int | None:
    given = arguments.options.get("--limit")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and 0 < len(given) < 10 and int(given)):
        raise ValueRefused(f"--limit '{given[:20]}' is not a whole number from 1", "Write it like --limit 20.")
    return int(given)


def _found(
    shell: Shell, store: "Store", arguments: Arguments, first: date | None, last: date | None, limit: int | None
) -> list[Entry]:
    words = arguments.options.get("--kind", "").split(",") if arguments.has("--kind") else []
    # A table may hold several kinds: then the newest of one kind are only known after looking.
    within_table = any(is_of(word) for word in words)
    text = arguments.options.get("--grep")
    entries = store.entries(
        first=first,
        last=last,
        kinds=kinds_of(words),
        text=text,
        named=named_like(text, shell.named()) if text else (),
        limit=None if within_table else limit,
    )
    if within_table:
        tests = [(kinds_of([word])[0], is_of(word)) for word in words]
        entries = [
            entry
            for entry in entries
            if any(entry.value.kind == kind and (test is None or test(entry.value)) for kind, test in tests)
        ]
    return entries[-limit:] if limit else entries


def _show_entries(shell: Shell, store: "Store", entries: list[Entry]) -> None:
    if not entries:
        return
    short = store.short_ids([entry.uid for entry in entries])
    width = _text_width(shell, entries, short)
    for number, (day, group) in enumerate(groupby(entries, key=lambda entry: entry.moment.day)):
        if number:
            shell.show()
        shell.show([(f"{day:%a} {day.day} {day:%b %Y}", BOLD)])
        for entry in group:
            _show_entry(shell, entry, short[entry.uid], width, time_first=True)
