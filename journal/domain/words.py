"""Dates, moments and entries in words: one wording for the shell, the screens and the exports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Spasm, Tag, Thermal, Treatment, Value
from journal.domain.exercises import name_of
from journal.domain.moments import Moment
from journal.domain.signs import logged_words
from journal.domain.vocabulary import Vocabulary

if TYPE_CHECKING:
    from journal.domain.statements import Statement

_YEAR_NEEDED_DAYS = 183
_LONG_MINUTES = 120
_LONG_WORDS = 80
_PLURALS = {"calf": "calves", "foot": "feet"}
_NAMES = {"sacroiliac": "sacroiliac joint"}
_PAIRED = ("sacroiliac", "buttock", "hip", "thigh", "knee", "calf", "shin", "foot")
_SPASM_TIMES = {"night": "at night", "rest": "at rest", "moving": "while moving"}
_CLASSES = {"nsaid": "NSAID", "muscle-relaxant": "muscle relaxant", "other": "other medicine"}


def day_words(day: date, today: date) -> str:
    """Return "9 Jan", with the year when it is half a year or more away from `today`."""
    year = f" {day.year}" if abs((day - today).days) >= _YEAR_NEEDED_DAYS else ""
    return f"{day.day} {day:%b}{year}"


def span_words(first: date, last: date, today: date) -> tuple[str, str]:
    """Return both days in words, with their years as soon as one of them needs its own."""
    words = day_words(first, today), day_words(last, today)
    if len(words[0].split()) == len(words[1].split()):
        return words
    return f"{first.day} {first:%b} {first.year}", f"{last.day} {last:%b} {last.year}"


def days_words(days: int) -> str:
    """Return "1 day" or "46 days"."""
    return f"{days} day" if days == 1 else f"{days} days"


def and_more(first: str, count: int) -> str:
    """Return the first of some things in words, and how many more there are."""
    return f"{first} and {count - 1} more" if count > 1 else first


def when_words(moment: Moment, today: date) -> str:
    """Return "Sat 21 Nov 08:00", or without the time where none was given.

    The date is the journal day: 01:30 on "Fri 20 Nov" is in the night after the 20th.
    """
    time = f" {moment.local:%H:%M}" if moment.time_known else ""
    return f"{moment.day:%a} {day_words(moment.day, today)}{time}"


def draft_words(draft: Draft, today: date, vocabulary: Vocabulary) -> str:
    """Return "Sat 21 Nov 08:00 · left calf 7, shooting"; a note is quoted as it is, for the caller's gate."""
    when = when_words(draft.moment, today)
    if isinstance(draft.value, Remark):
        return f"{when} · note: {draft.note}"
    said = f"{when} · {value_words(draft.value, vocabulary)}"
    return said if draft.note is None else f"{said} · {draft.note}"


def drafts_words(drafts: Sequence[Draft], today: date, vocabulary: Vocabulary) -> str:
    """Return the first of some entries in words, cut where it is long, and how many more there are."""
    words = draft_words(drafts[0], today, vocabulary)
    words = words if len(words) < _LONG_WORDS else f"{words[: _LONG_WORDS - 1]}…"
    side = _side_as_well(drafts)
    return f"{words}, and the {side} side" if side else and_more(words, len(drafts))


def _side_as_well(drafts: Sequence[Draft]) -> str | None:
    """Return the side of the second of two entries that say the same of both sides of an exercise."""
    values = [draft.value for draft in drafts if isinstance(draft.value, Completion)]
    if len(drafts) != 2 or len(values) != 2:
        return None
    side = values[1].side
    first = replace(drafts[0], value=replace(values[0], side=side))
    return side if first == drafts[1] != drafts[0] else None


def value_words(value: Value, vocabulary: Vocabulary) -> str:
    """Return what was logged, in words; exercises by their names where `vocabulary` knows them."""
    match value:
        case Reading():
            free = ["no pain"] if value.level == 0 else []
            return _listed(f"{place_words(value.site, value.side)} {value.level}", *free, *value.qualities)
        case Thermal():
            place = place_words(value.site, value.side)
            levels = _levels(value.level_before, value.level_after)
            return _listed(f"{value.modality} {minutes_words(value.minutes)}", place, levels)
        case Spasm():
            times = f" ×{value.count}" if value.count > 1 else ""
            worst = "" if value.worst is None else f"worst {value.worst}"
            longest = "" if value.longest_s is None else f"longest {seconds_words(value.longest_s)}"
            when = _SPASM_TIMES.get(value.when or "", "")
            return _listed(f"{place_words(value.site, value.side)} spasm{times}", worst, longest, when)
        case Completion():
            return _done(name_of(value.exercise, vocabulary.exercises), value)
        case Dose():
            medicine = " ".join(word for word in (value.medicine, value.amount) if word)
            helped = "" if value.helped is None else f"helped {value.helped}"
            return _listed(medicine, value.route or "", _CLASSES.get(value.class_ or "", ""), helped)
        case Treatment():
            minutes = "" if value.minutes is None else f" {minutes_words(value.minutes)}"
            return f"{value.treatment.replace('-', ' ')}{minutes}"
        case Tag(role="flare"):
            return "flare-up"
        case Tag(role="sign"):
            return f"sign: {logged_words(value.name)}"
        case Tag():
            return f"{value.role}: {value.name.replace('-', ' ')}"
        case Remark():
            return "note"


def statement_words(statement: "Statement", today: date, unlogged: int | None = None) -> str:
    """Return "3 Mar to 4 Apr: free of back pain", "paused from 3 Mar on"; a note behind it, for the caller's gate."""
    said = period_words(statement, today, unlogged)
    return said if statement.note is None else f"{said} · {statement.note}"


def pause_words(pause: "Statement", today: date) -> str:
    """Return "paused since 3 Nov" of a pause that runs, with its last day where it has one."""
    if pause.last is not None:
        return period_words(pause, today)
    return "paused from today" if pause.first == today else f"paused since {day_words(pause.first, today)}"


def period_words(statement: "Statement", today: date, unlogged: int | None = None) -> str:
    """Return a statement in words without its note.

    Args:
        statement: it.
        today: the journal day.
        unlogged: how many of its days are not logged; None where that is not known.
    """
    if statement.last is None:
        return f"paused from {day_words(statement.first, today)} on"
    first, last = span_words(statement.first, statement.last, today)
    one = statement.last == statement.first
    if statement.answer == "pause":
        return f"paused on {first}" if one else f"paused from {first} to {last}"
    length = (statement.last - statement.first).days + 1
    part = unlogged if unlogged and unlogged < length else None
    return f"{first if one else f'{first} to {last}'}: {answer_words(statement, part)}"


def answer_words(statement: "Statement", part: int | None = None) -> str:
    """Return what was answered of a period: "free of back pain", "back pain on about 3 days", "paused".

    Args:
        statement: what was said.
        part: how many days it is about, where those are not all of its period.
    """
    if statement.answer == "pause":
        return "paused"
    days = "" if part is None else "unlogged day" if part == 1 else f"{part} unlogged days"
    if statement.answer == "some":
        if statement.pain_days is None:
            return f"back pain on some {f'of the {days}' if days else 'days'}, how many is not known"
        if part == statement.pain_days:
            return f"back pain on {'the' if part == 1 else 'all'} {days}"
        # Of days that were logged since there may be fewer left than were said to have had pain.
        is_part = part is not None and part > statement.pain_days
        number = f"{statement.pain_days} of {days}" if is_part else days_words(statement.pain_days)
        return f"back pain on about {number}"
    answer = "free of back pain" if statement.answer == "free" else "not remembered"
    return f"the {days} {answer}" if days else answer


def place_words(site: str, side: str | None) -> str:
    """Return "left calf", "both calves", "back on both sides"."""
    name = _NAMES.get(site, site)
    if side is None:
        return name
    if side == "both":
        return f"both {_PLURALS.get(site, f'{name}s')}" if site in _PAIRED else f"{name} on both sides"
    return f"{side} {name}"


def minutes_words(minutes: int) -> str:
    """Return "20 min", and from two hours on "2 h 30 min"."""
    if minutes < _LONG_MINUTES:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"


def seconds_words(seconds: int) -> str:
    """Return "90 s", whole minutes as "30 min", else "2 min 5 s"."""
    if seconds < 120:
        return f"{seconds} s"
    return minutes_words(seconds // 60) + (f" {seconds % 60} s" if seconds % 60 else "")


def dose_words(done: Completion) -> str:
    """Return what was done of an exercise: "3×10", "2×5 s, in all 10 s", "2.1 km"; empty when only that it was done."""
    hold = "" if done.hold_s is None else f"{done.hold_s} s"
    counted = "×".join(str(part) for part in (done.sets, done.reps, hold) if part)
    if done.sets is None and done.reps is not None and not hold:
        counted = f"{done.reps}×"
    elif done.reps is None:
        sets = "" if done.sets is None else f"{done.sets} sets"
        counted = _listed(sets, f"hold {hold}" if hold else "")
    length = "" if done.duration_s is None else seconds_words(done.duration_s)
    if counted and length:
        length = f"in all {length}"  # not one more hold
    distance = "" if done.distance_m is None else f"{done.distance_m / 1000:g} km"
    return _listed(counted, length, distance)


def _done(name: str, done: Completion) -> str:
    effort = "" if done.effort is None else f"effort {done.effort}"
    felt = "" if done.felt is None else f"felt {done.felt}"
    head = f"{name} {dose_words(done)}".rstrip()
    return _listed(head, done.side or "", effort, felt, _levels(done.level_before, done.level_after))


def _levels(before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return f"{before} → {after}"
    if before is not None:
        return f"{before} before"
    return "" if after is None else f"{after} after"


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
