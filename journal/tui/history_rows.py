"""Entries of any day as rows of text: pure, and knowing nothing of widgets."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from journal.domain.changes import Change
from journal.domain.entries import Entry, Remark, Tag
from journal.domain.kinds import kind_word
from journal.domain.past import DayCounts, Filters
from journal.domain.slugs import SIGNS
from journal.domain.trail_words import ACTIONS, edited_words
from journal.domain.vocabulary import Vocabulary
from journal.domain.words import day_words, draft_words, minutes_words, value_words
from journal.tui.practice_rows import Line, wrapped
from journal.tui.text import Row, Run, Tone

# Of what was changed in a note: in the row of the change, and below the list.
_AROUND, _AROUND_BELOW = 12, 30
# Of a note in a row: more than the widest terminal shows.
_EXCERPT = 400
# Of a note beside the list; all of it has a window of its own.
_BESIDE = 2000
# Of a change below the list: four lines in the least window.
_BELOW = 210
_KIND = 10
_DID = {"log": "logged", "edit": "edited", "delete": "deleted", "restore": "brought back"}


def said_words(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return what an entry says beside the word for its kind, without its note."""
    if isinstance(entry.value, Remark):
        return ""
    words, kind = value_words(entry.value, vocabulary), kind_word(entry.value)
    return words.removeprefix(f"{kind}: ").removeprefix(f"{kind} ")


def excerpt(note: str | None, length: int = _EXCERPT) -> str:
    """Return the beginning of a note."""
    note = note or ""
    return f"{note[:length]}…" if len(note) > length else note


def heading_row(day: date, today: date) -> Row:
    """Return the line before the entries of a day."""
    away = (today - day).days
    near = {0: "today", 1: "yesterday"}.get(away, "")
    words = f"{day:%a} {day.day} {day:%b %Y}"
    return Row((Run(words, Tone.STRONG), Run(f" · {near}" if near else "", Tone.MUTED)))


def entry_row(entry: Entry, vocabulary: Vocabulary) -> Row:
    """Return the line of an entry: its time, what it is, what it says, its note."""
    time = f"{entry.moment.local:%H:%M}  " if entry.moment.time_known else "  –    "
    value = entry.value
    grave = isinstance(value, Tag) and value.role == "sign" and SIGNS.get(value.name) == "emergency"
    said, note = said_words(entry, vocabulary), excerpt(entry.note)
    return Row(
        (
            Run(time, Tone.MUTED),
            Run(f"{kind_word(value):<{_KIND}}", Tone.MUTED),
            Run(said, Tone.CAUTION if grave else Tone.PLAIN),
            Run(f"  {note}" if said and note else note, Tone.MUTED if said else Tone.PLAIN),
        ),
        key=entry.uid,
    )


def count_words(counts: DayCounts, total: int, filters: Filters, rest: date | None) -> str:
    """Return "1,204 entries, 3 May 2024 – 24 Nov 2026", or how many of them are wanted, and of which days."""
    several = "1 entry" if total == 1 else f"{total:,} entries"
    if filters != Filters():
        several = f"{counts.total:,} of {several}"
    days = days_words(filters)
    if days:
        several = f"{several} {days}"
    if rest is not None:
        return f"{several}, looking through {rest.year}"
    if days or not counts.days:
        return several
    first, last = map(_day_words, (counts.days[-1], counts.days[0]))
    return f"{several}, {first} – {last}" if first != last else f"{several}, {first}"


def nearest_words(first: date, last: date, nearest: date, filters: Filters) -> str:
    """Return that none of these days has an entry that is wanted, and which day is the nearest that has one."""
    on = days_words(Filters(first=first, last=last))
    none = f"Nothing is logged {on}" if filters == Filters() else f"No entry {on} is like that"
    return f"{none}: the nearest day is {_day_words(nearest)}."


def _day_words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def days_words(filters: Filters) -> str:
    """Return which days are wanted; empty for all."""
    first, last = (_day_words(day) if day else "" for day in (filters.first, filters.last))
    if filters.first is not None and filters.first == filters.last:
        return f"on {first}"
    return " ".join(words for words in (first and f"from {first}", last and f"to {last}") if words)


def whole_rows(
    entry: Entry,
    vocabulary: Vocabulary,
    together: int,
    changes: int,
    zone: tzinfo,
    named: Callable[[str], str],
    *,
    apart: bool,
) -> Callable[[int], Sequence[Row]]:
    """Return what wraps all of an entry to a width.

    Args:
        entry: it.
        vocabulary: the names to show it by.
        together: how many other entries of its day were saved with it.
        changes: how often it was changed since it was logged.
        zone: the local zone.
        named: tells what the key of a command is called.
        apart: in a window of its own, where there is room for all of a long note.
    """
    moment, note = entry.moment, entry.note
    local = moment.local
    clock = f"{local:%H:%M}" if moment.time_known else "no time"
    there = "" if local.utcoffset() == moment.at_utc.astimezone(zone).utcoffset() else f" ({local.isoformat()[-6:]})"
    lines = [
        Line(f"{moment.day:%a} {moment.day.day} {moment.day:%b %Y}, {clock}{there}", Tone.MUTED),
        Line(" · ".join(part for part in (kind_word(entry.value), said_words(entry, vocabulary)) if part), Tone.STRONG),
    ]
    if note is not None:
        cut = len(note) > _BESIDE and not apart
        lines += [Line(""), *(Line(part) for part in (note[:_BESIDE] if cut else note).split("\n"))]
        if cut:
            lines.append(Line(f"… {named('whole-entry')} shows all of it.", Tone.MUTED))
    lines += [Line(""), *(Line(fact, Tone.MUTED) for fact in _facts(entry, together, changes, zone, named))]
    return lambda width: wrapped(lines, width)


def _facts(entry: Entry, together: int, changes: int, zone: tzinfo, named: Callable[[str], str]) -> list[str]:
    recorded, facts = entry.recorded_at, []
    if recorded is not None:
        local = recorded.astimezone(zone)
        later = recorded - entry.moment.at_utc
        far = later.days > 0
        late = f", {'1 day' if later.days == 1 else f'{later.days} days'} later" if far else _soon(later.seconds // 60)
        facts.append(f"Typed in {local:%a} {local.day} {local:%b %Y %H:%M}{late}")
    if entry.source is not None:
        facts.append(f"From {entry.source}")
    if together:
        facts.append(f"Saved together with {'1 other entry' if together == 1 else f'{together} other entries'}")
    if changes:
        times = "once" if changes == 1 else f"{changes} times"
        facts.append(f"Changed {times}; {named('entry-changes')} shows what it was")
    return [*facts, f"ID {entry.uid[-8:]}"]


def _soon(minutes: int) -> str:
    return f", {minutes_words(minutes)} later" if minutes > 0 else ""


def change_rows(
    changes: Sequence[Change], said: Sequence[Entry], today: date, vocabulary: Vocabulary, zone: tzinfo
) -> list[Row]:
    """Return the lines of an entry's changes: when, what was done, and what the entry said then.

    Args:
        changes: oldest first.
        said: what it said after each of them.
        today: the journal day of now.
        vocabulary: the names to show it by.
        zone: the local zone.
    """
    whens = [_made_words(change, today, zone) for change in changes]
    dids = [_did(change) for change in changes]
    widths = [max(map(len, words), default=0) + 2 for words in (whens, dids)]
    rows = []
    for number, (change, after) in enumerate(zip(changes, said, strict=True)):
        if change.action == "update" and number:
            words = _edited(said[number - 1], after, today, vocabulary, _AROUND)
        else:
            words = draft_words(after.draft, today, vocabulary)
        muted = f"{whens[number]:<{widths[0]}}{dids[number]:<{widths[1]}}"
        rows.append(Row((Run(muted, Tone.MUTED), Run(excerpt(words))), key=str(change.seq)))
    return rows


def _did(change: Change) -> str:
    if change.action == "insert" and change.reverses is not None:
        return _DID["restore"]
    return _DID.get(change.name, f"{change.name}, {ACTIONS[change.action]}")


def changed_words(said: Sequence[Entry], number: int, today: date, vocabulary: Vocabulary) -> str:
    """Return what a change made of what an entry said before it; empty of the first one, and where it says the same."""
    if not number or said[number - 1].draft == said[number].draft:
        return ""
    return excerpt(_edited(said[number - 1], said[number], today, vocabulary, _AROUND_BELOW), _BELOW)


def _edited(before: Entry, after: Entry, today: date, vocabulary: Vocabulary, around: int) -> str:
    return edited_words(before.draft, after.draft, today, lambda _: vocabulary, around=around)


def deleted_row(change: Change, entry: Entry, today: date, vocabulary: Vocabulary, zone: tzinfo) -> Row:
    """Return the line of a deleted entry: what it said, and at the right when it was deleted."""
    said = excerpt(draft_words(entry.draft, today, vocabulary))
    when = f"  deleted {_made_words(change, today, zone)}"
    return Row((Run(said),), (Run(when, Tone.MUTED),), key=str(change.seq))


def _made_words(change: Change, today: date, zone: tzinfo) -> str:
    """Return when a change was made, by the clock on the wall here."""
    local = change.at.astimezone(zone)
    return f"{local:%a} {day_words(local.date(), today)} {local:%H:%M}"
