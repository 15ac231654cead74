"""The entry line: what a person types, to the entries that it means, and back. All or nothing."""

from dataclasses import dataclass, replace
from itertools import pairwise

from journal.domain.clauses import Clause, values_of
from journal.domain.completion import complete
from journal.domain.context import Context
from journal.domain.dates import DAY_WORDS
from journal.domain.entries import Completion, Draft, Remark, Value
from journal.domain.grammar import CLAUSE_ALIASES, CLAUSE_WORDS, GRAMMARS, HEADS, clause_of
from journal.domain.moments import Moment
from journal.domain.names import exact_run
from journal.domain.nearest import nearest
from journal.domain.slugs import SPASM_TIMES
from journal.domain.tokens import RawClause, Token, refusal, scan, shown, span
from journal.domain.when import (
    When,
    merged,
    moment_of,
    moment_without,
    parse_day,
    parse_when,
    parts_of,
    past_day,
    read_when,
    refuse_when_like,
    when_length,
    within,
)
from journal.domain.written import to_line
from journal.errors import LineError, UnknownName, ValueRefused

__all__ = ["Context", "complete", "parse_day", "parse_edit", "parse_line", "parse_when", "past_day", "to_line"]

_SHOWN = 40
_EXAMPLES = "For example: pain 4, or heat 20, or did walking 30min, or took ibuprofen 400mg."
_KINDS = {
    "reading": "pain",
    "thermal": "heat or ice",
    "completion": "exercise",
    "dose": "medicine",
    "remark": "note",
}


@dataclass(frozen=True, slots=True)
class _Said:
    """One clause understood; without values it is a note, or a WHEN on its own."""

    whole: Token
    leading: When | None
    trailing: When | None
    values: tuple[Value, ...]
    note: Token | None

    @property
    def only_when(self) -> bool:
        return not self.values and self.note is None


def parse_line(text: str, context: Context) -> list[Draft]:
    """Return the entries of a line, at least one, in its order.

    A WHEN before the first clause holds for every clause without its own; its date holds for a clause that has only a
    time.

    Raises:
        UnknownName: a name that a complete vocabulary may know, or one too close to a known name.
        LineError: any other word that is not understood; nothing of the line holds.
    """
    said = [_said(text, clause, context) for clause in _scanned(text)]
    shared = said[0].leading
    if said[0].only_when and len(said) > 1:
        said = said[1:]
    elif len(said) > 1:
        # It belongs to the line: the first clause may still have a WHEN of its own.
        said[0] = replace(said[0], leading=None)
    drafts: list[Draft] = []
    for clause in said:
        if clause.only_when:
            todo = "Say what it was, for example: yesterday 21:15 pain 4."
            raise refusal(text, clause.whole, "when, but not what", todo)
        own = merged(text, clause.leading, clause.trailing) or shared
        when = within(own, shared.day) if own and shared else own
        moment = moment_of(text, when, context) if when else moment_without(text, clause.whole, context)
        if clause.note is not None and not clause.note.text.strip():
            raise refusal(text, clause.note, "the note is empty", "Write something after note.")
        # A note on an exercise done on both sides is kept once, with the first.
        for value, note in zip(clause.values or (Remark(),), (clause.note, None), strict=False):
            drafts.append(_draft(text, value, moment, note))
    return drafts


def parse_edit(text: str, context: Context, old: Draft) -> Draft:
    """Return what an entry becomes by an edit in the words of the entry line.

    A clause of the same kind replaces the values, a WHEN moves it, a note replaces its note; what is not said is kept.
    A time alone stays within the entry's own day. `note` with nothing after it takes the note away.

    Raises:
        LineError: another kind, more than one clause, or words that are not understood.
    """
    said = [_said(text, clause, context) for clause in _scanned(text)]
    if len(said) == 2 and said[0].only_when:
        said = [replace(said[1], leading=merged(text, said[0].leading, said[1].leading))]
    if len(said) > 1:
        raise refusal(text, said[1].whole, "an edit is one clause", "Log the other one as an entry of its own.")
    new = said[0]
    value = _same_kind(text, new, old.value) if new.values else old.value
    if new.note is None:
        return _draft(text, value, _moved(text, new, context, old.moment), old.note)
    if isinstance(value, Remark) and not new.note.text.strip():
        raise refusal(text, new.note, "the note is empty", "Write something after note, or delete the entry.")
    return _draft(text, value, _moved(text, new, context, old.moment), new.note)


def _same_kind(text: str, new: _Said, old: Value) -> Value:
    value = new.values[0]
    if type(value) is not type(old):
        kind, other = (_KINDS.get(kind, kind) for kind in (old.kind, value.kind))
        what = f"this is an entry of {kind}: it cannot become one of {other}"
        raise refusal(text, new.whole, what, "Delete it and log the other one.")
    if len(new.values) > 1 and isinstance(value, Completion) and isinstance(old, Completion):
        return replace(value, side=old.side)
    return value


def _moved(text: str, new: _Said, context: Context, old: Moment) -> Moment:
    when = merged(text, new.leading, new.trailing)
    if when is None:
        return old
    when = within(when, old.day)
    # The same words as before keep the very moment: it may have been made in another zone or with another day turn.
    return old if when.parts == parts_of(old, context) else moment_of(text, when, context)


def _draft(text: str, value: Value, moment: Moment, note: Token | str | None) -> Draft:
    try:
        return Draft(value=value, moment=moment, note=note.text if isinstance(note, Token) else note)
    except ValueRefused as error:
        where = note if isinstance(note, Token) else Token(text, 0, len(text))
        raise refusal(text, where, error.what, error.todo) from None


def _scanned(text: str) -> list[RawClause]:
    clauses = scan(text)
    if len(clauses) == 1 and not clauses[0].words and clauses[0].note is None:
        raise refusal(text, Token(text, 0, len(text)), "nothing to log", _EXAMPLES)
    _refuse_decimal_comma(text, clauses)
    for number, clause in enumerate(clauses):
        if not clause.words and clause.note is None:
            comma = text.rindex(",", 0, clause.start) if number else clause.end
            where = Token(",", comma, comma + 1)
            raise refusal(text, where, "nothing stands at this comma", "Commas stand between entries: pain 4, heat 20.")
    return clauses


def _refuse_decimal_comma(text: str, clauses: list[RawClause]) -> None:
    """Refuse "2,1km": a comma between digits is a slip, never the start of the next entry."""
    for before, clause in pairwise(clauses):
        comma = before.end
        digits = text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()
        if digits and before.words and clause.words and not when_length(clause.words, 0):
            first, second = before.words[-1], clause.words[0]
            near = f"{first.text}.{second.text}"
            where = Token(near, first.start, second.end)
            todo = f"A comma starts the next entry. A distance has a point, {shown(near)[1:-1]}; a level is whole."
            raise refusal(text, where, "a comma inside a number", todo, near)


def _said(text: str, raw: RawClause, context: Context) -> _Said:
    try:
        return _understood(text, raw, context)
    except UnknownName as error:
        # A near miss is asked about as it is; without the user's own names nothing is decided.
        if error.suggestion is not None or not context.vocabulary.complete:
            raise
        raise _hinted(text, raw.words, context, error) from None
    except LineError as error:
        raise _hinted(text, raw.words, context, error) from None


def _understood(text: str, raw: RawClause, context: Context) -> _Said:
    whole = Token(text[raw.start : raw.end], raw.start, raw.end)
    leading, index = read_when(text, raw.words, 0, context)
    words = raw.words[index:]
    if not words:
        return _Said(whole, leading, None, (), raw.note)
    run = exact_run(words, 0, HEADS)
    if run is None:
        raise _no_clause(text, words, context)
    kind, head = HEADS[run[0]], span(words[: run[1]])
    inner, trailing = _without_when(text, kind, words[run[1] :], context)
    values = values_of(Clause(text, head, kind, inner), context)
    return _Said(whole, leading, trailing, tuple(values), raw.note)


def _hinted(text: str, words: tuple[Token, ...], context: Context, error: LineError) -> LineError:
    """Return what is said of a refused clause: what to write instead, as far as that is known."""
    # Loaded here alone: only a refused line needs them.
    from journal.domain.phrases import phrase_at
    from journal.domain.rewording import reworded

    def reads(clause: str) -> bool:
        try:
            return all(_understood(clause, raw, context).values for raw in scan(clause))
        except LineError:
            return False

    at = next((index for index, word in enumerate(words) if word.start <= error.start < word.end), None)
    if at is None:
        return error
    phrase = phrase_at(words, error.start, context, alone=at == 0)
    if phrase is not None:
        rest = " ".join(_typed(word) for word in words if not phrase.words.start <= word.start < phrase.words.end)
        what = f"{shown(phrase.words.text)} is not a date or a time{phrase.hint}"
        return refusal(text, phrase.words, what, phrase.before(rest if reads(rest) else "pain 4"), phrase.near)
    begun = HEADS.get(words[0].low)
    for meant in reworded(words, context.vocabulary):
        if reads(meant):
            todo = f"An entry starts with what it is: {meant}."
            if begun is not None:
                todo = f"For example: {GRAMMARS[begun].examples[-1]}."
            what = error.what.partition(": did you mean")[0].rstrip("?")
            return refusal(text, span(words), f"{what}: did you mean {meant}?", todo, meant)
        example = meant.replace("pain", "pain 4", 1)
        if meant.startswith("pain") and reads(example):
            return refusal(text, words[at], error.what, f"Give a level from 0 to 10, for example: {example}.")
    unknown = error.suggestion is None and error.todo.startswith("For example")
    if begun is not None and unknown and 0 < at < len(words) - 1 and words[at].low.isalpha():
        before = " ".join(map(_typed, words[:at]))
        before = before if reads(before) else GRAMMARS[begun].examples[0]
        error.todo = f"Your own words: {before} note {_cut(words[at:])}."
    return error


def _cut(words: tuple[Token, ...]) -> str:
    text = " ".join(map(_typed, words))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _typed(word: Token) -> str:
    return f'"{word.text}"' if word.quoted else word.text


def _without_when(
    text: str, kind: str, words: tuple[Token, ...], context: Context
) -> tuple[tuple[Token, ...], When | None]:
    """Return the words of a clause without its WHEN, and that: `at …` anywhere, or a date and time at the end."""
    kept: list[Token] = []
    found: When | None = None
    index = 0
    while index < len(words):
        after = words[index + 1].low if index + 1 < len(words) else ""
        if words[index].low != "at":
            kept.append(words[index])
            index += 1
        elif kind == "spasm" and after in SPASM_TIMES:
            # "at night" is a word of a spasm.
            index += 1
        else:
            when, index = read_when(text, words, index, context)
            found = merged(text, found, when)
    # The first word is a name, even when it looks like a day.
    least = 1 if GRAMMARS[kind].names else 0
    start = len(kept)
    while length := _when_before(tuple(kept[:start]), least):
        start -= length
    when, _ = read_when(text, tuple(kept), start, context)
    return tuple(kept[:start]), merged(text, found, when)


def _when_before(words: tuple[Token, ...], least: int) -> int:
    """Return how many words at the end, behind the first `least`, are a date or a time."""
    for length in (3, 2, 1):
        start = len(words) - length
        if start >= least and when_length(words, start) == length:
            return length
    return 0


# What stands before an entry in a shell, as the README shows it.
_OF_THE_SHELL = ("journal", "log")


def _no_clause(text: str, words: tuple[Token, ...], context: Context) -> LineError:
    """Return the error for a clause that does not start with a clause word."""
    token = words[0]
    refuse_when_like(text, words, context)
    if token.low[:1].isdigit():
        return refusal(text, token, f"{shown(token.text)} of what?", _EXAMPLES)
    what = f"no entry called {shown(token.text)}"
    if token.low in _OF_THE_SHELL and len(words) > 1:
        return refusal(text, token, f"{shown(token.text)} is for the shell", f"Leave it out: {_cut(words[1:])}.")
    near = nearest(token.low, (*CLAUSE_WORDS, *CLAUSE_ALIASES, *DAY_WORDS))
    if near is not None:
        near = clause_of(near) or near
        return refusal(text, token, f"{what}: did you mean {near}?", _EXAMPLES, near)
    starts = f"An entry starts with one of: {', '.join(CLAUSE_WORDS)}."
    return refusal(text, token, what, f"Your own words: note {_cut(words)}. {starts}")
