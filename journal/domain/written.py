"""An entry written as the line that means it: the inverse of reading a line."""

import re

from journal.domain.amounts import is_number
from journal.domain.clauses import WHEN_LIKE
from journal.domain.context import Context
from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Spasm, Tag, Thermal, Treatment, Value
from journal.domain.grammar import GRAMMARS
from journal.domain.names import NO_NAMES, table_of
from journal.domain.tokens import NOTE_WORDS, Token
from journal.domain.vocabulary import Vocabulary
from journal.domain.when import when_length, when_line

_BARE = re.compile(r"[^\W\d_][\w'-]*")
_RESERVED = ("at", *NOTE_WORDS)
_LIST_OF_ROLE = {"trigger": "triggers", "activity": "activities"}


def to_line(draft: Draft, context: Context) -> str:
    """Return the line that reads back as `draft` in the same context.

    Two things that a line cannot say: an exercise that has sides with both of them or none named reads as two entries,
    and a moment kept under another day turn, or a day's stand-in moment made elsewhere, reads as the line's own.
    `parse_edit` keeps them.
    """
    said = [when_line(draft.moment, context), value_line(draft.value, context.vocabulary)]
    if draft.note is not None:
        said.append(f"note {draft.note}")
    return " ".join(word for word in said if word)


def value_line(value: Value, vocabulary: Vocabulary) -> str:
    """Return the clause that means a value; empty for a note on its own."""
    return " ".join(_words(value, vocabulary))


def _words(value: Value, vocabulary: Vocabulary) -> list[str]:
    match value:
        case Reading():
            return ["pain", str(value.level), *_place(value.site, value.side), *value.qualities]
        case Thermal():
            levels = [*_key("from", value.level_before), *_key("to", value.level_after)]
            return [value.modality, str(value.minutes), *_place(value.site, value.side), *levels]
        case Spasm():
            count = [] if value.count == 1 else [f"x{value.count}"]
            longest = _key("longest", None if value.longest_s is None else f"{value.longest_s}s")
            where = [value.site, *_some(value.side)]
            return ["spasm", *where, *count, *_key("worst", value.worst), *longest, *_some(value.when)]
        case Completion():
            return ["did", _name("exercises", value.exercise, vocabulary), *_done(value)]
        case Dose():
            name = _name("medicines", value.medicine, vocabulary)
            extras = [*_some(value.route), *_key("class", value.class_), *_key("helped", value.helped)]
            return ["took", name, *([] if value.amount is None else [_amount(value.amount)]), *extras]
        case Treatment():
            return [value.treatment, *([] if value.minutes is None else [f"{value.minutes}min"])]
        case Tag(role="flare"):
            return ["flare"]
        case Tag():
            kind = _LIST_OF_ROLE.get(value.role)
            return [value.role, _name(kind, value.name, vocabulary) if kind else value.name]
        case Remark():
            return []


def _some(word: str | None) -> list[str]:
    return [] if word is None else [word]


def _key(keyword: str, value: int | str | None) -> list[str]:
    return [] if value is None else [keyword, str(value)]


def _place(site: str, side: str | None) -> list[str]:
    return [*([] if site == "back" and side is None else [site]), *_some(side)]


def dose_line(done: Completion) -> list[str]:
    """Return the words of what was done and on which side: 3x10, 90s, 2.1km, left."""
    return [
        *_reps(done),
        *([] if done.duration_s is None else [_length(done.duration_s)]),
        *([] if done.distance_m is None else [f"{done.distance_m / 1000:.3f}".rstrip("0").rstrip(".") + "km"]),
        *_some(done.side),
    ]


def _done(done: Completion) -> list[str]:
    return [
        *dose_line(done),
        *_key("effort", done.effort),
        *_key("felt", done.felt),
        *_key("from", done.level_before),
        *_key("to", done.level_after),
    ]


def _reps(done: Completion) -> list[str]:
    hold = None if done.hold_s is None else f"{done.hold_s}s"
    if done.reps is None:
        return [*_key("sets", done.sets), *_key("hold", hold)]
    if hold is None:
        # "x10", not "10x": a length of time after that would be read as a hold.
        return [f"x{done.reps}" if done.sets is None else f"{done.sets}x{done.reps}"]
    return ["x".join(str(part) for part in (done.sets, done.reps, hold) if part is not None)]


def _length(seconds: int) -> str:
    return f"{seconds}s" if seconds % 60 or seconds < 120 else f"{seconds // 60}min"


def _name(kind: str, name: str, vocabulary: Vocabulary) -> str:
    """Return a name bare where a line reads it as itself whatever follows, else quoted."""
    table = table_of(kind, vocabulary)
    starts_another = any(other.startswith(f"{name}-") for other in table)
    number = is_number(Token(name, 0, len(name)))  # "x3-bar" would be read as how many
    taken = starts_another or number or name in _RESERVED or name in NO_NAMES
    bare = table.get(name) == name and _BARE.fullmatch(name) and not taken
    return name if bare else _quoted(name)


def _amount(amount: str) -> str:
    """Return a dose bare where every word of it is read as it stands, else quoted."""
    words = amount.split(" ")
    taken = {*GRAMMARS["took"].words, *GRAMMARS["took"].keywords, *_RESERVED, *WHEN_LIKE, "am", "pm", ""}
    tokens = tuple(Token(word, 0, 0) for word in words)
    plain = not any(word.lower() in taken or set(word) & set('",') for word in words)
    plain = plain and not any(when_length(tokens, index) for index in range(len(tokens)))
    # A word that starts with a letter could be read as part of a longer name.
    return amount if plain and amount[:1].isdigit() else _quoted(amount)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
