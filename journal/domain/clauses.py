"""One clause of an entry line to the values that it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from journal.domain import amounts, slugs
from journal.domain.context import Context
from journal.domain.entries import (
    MAX_COUNT,
    Completion,
    Dose,
    Reading,
    Spasm,
    Tag,
    Thermal,
    Treatment,
    Value,
)
from journal.domain.grammar import CLASS, FELT, GRAMMARS, SIDE, SITE, Grammar, Meaning
from journal.domain.names import NameReader, exact_run, prefixed, several
from journal.domain.nearest import nearest
from journal.domain.tokens import Token, refusal, shown, span
from journal.errors import LineError, ValueRefused

_LABELS = {
    "level_before": "level before",
    "level_after": "level after",
    "hold_s": "hold",
    "longest_s": "longest",
    "duration_s": "duration",
    "distance_m": "distance",
    "felt": "feeling",
    "when": "time of the spasm",
    "class_": "class",
}
_JOINING = ("and", "then", "plus", "&", "+", ";")
_COMMA = "A comma starts the next entry: pain 4, heat 20."
# Words of a time that is not read: a dose in the user's own words takes them in quotes only.
WHEN_LIKE = ("ago", "this", "last", "tonight")
_PARTS_OF_A_LEG = "Name the part: buttock, thigh, knee, calf, shin or foot."


@dataclass(slots=True)
class Parts:
    """What the words of one clause said so far, each field once, with the word that said it."""

    line: str
    numbers: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    qualities: list[str] = field(default_factory=list)
    name: str = ""

    def put(self, name: str, value: int | str, token: Token) -> None:
        """Keep a field's value; a second one is refused at its word."""
        if name == "quality":
            self.qualities.append(str(value))
            return
        if name in self.numbers or name in self.words:
            label = _LABELS.get(name, name)
            todo = f"An entry has one {label}; a comma starts the next entry."
            raise refusal(self.line, token, f"a second {label} {shown(token.text)}", todo)
        if isinstance(value, int):
            self.numbers[name] = value
        else:
            self.words[name] = value


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause word and the words after it, the WHEN and the note taken out.

    Attributes:
        line: the whole line, for messages.
        head: the clause word as typed.
        kind: the clause word it stands for.
        words: the words after it.
    """

    line: str
    head: Token
    kind: str
    words: tuple[Token, ...]

    @property
    def grammar(self) -> Grammar:
        """What may follow the clause word."""
        return GRAMMARS[self.kind]

    def example(self) -> str:
        """Return what to do about a clause that is not understood."""
        return f"For example: {self.grammar.examples[-1]}."


def values_of(clause: Clause, context: Context) -> list[Value]:
    """Return the values of a clause: one, or two for an exercise done on both sides, right first.

    Raises:
        LineError: a word is not understood, missing, out of range or given twice.
    """
    parts = Parts(clause.line)
    index = _read_name(clause, context, parts) if clause.grammar.names else 0
    if clause.kind == "took":
        _read_free(clause, index, parts)
    else:
        after_name = index
        while index < len(clause.words):
            index = _read_word(clause, index, parts, context, after_name)
    try:
        return _built(clause, parts, context)
    except LineError:
        raise
    except ValueRefused as error:
        raise refusal(clause.line, span([clause.head, *clause.words]), error.what, error.todo) from None


def _read_name(clause: Clause, context: Context, parts: Parts) -> int:
    reader = NameReader(clause.line, clause.grammar.names, context.vocabulary)
    first = clause.words[0] if clause.words else None
    if first is None or (amounts.is_number(first) and not first.quoted):
        what = f"{clause.kind} what?" if first is None else f"{shown(first.text)} of what?"
        raise refusal(clause.line, first or clause.head, what, f"For example: {clause.grammar.examples[0]}.")
    parts.name, index = reader.read(clause.words, 0)
    if clause.kind == "took" and reader.partial and index < len(clause.words):
        # The user's own names may be longer: "magnesium citrate" before the store's names are known.
        word = clause.words[index]
        if word.low[:1].isalpha() and word.low not in (*clause.grammar.words, *clause.grammar.keywords):
            raise reader.refuse_longer(clause.words, 0, index)
    return index


def _read_word(clause: Clause, index: int, parts: Parts, context: Context, after_name: int) -> int:
    """Read the word at `index` and what belongs to it into `parts`; return the index after it."""
    grammar = clause.grammar
    token = clause.words[index]
    if grammar.number and not token.quoted and amounts.is_number(token):
        number, after = (token, index + 1) if grammar.number == "level" else amounts.joined(clause.words, index)
        for name, amount in _number(clause, number, parts, context).items():
            parts.put(name, amount, number)
        return after
    if token.low in grammar.keywords:
        return _read_keyword(clause, index, token.low, parts)
    if grammar.words is not SITE and _read_suffixed(clause, token, parts):
        return index + 1
    table: dict[str, Meaning] = {**grammar.words, **{word: ("", word) for word in grammar.keywords}}
    run = exact_run(clause.words, index, table)
    word, after = run if run is not None else (_prefix(clause, token, table), index + 1)
    if word is None:
        if grammar.names and index == after_name > 0 and grammar.names != "signs":
            near = nearest(token.low, table)
            reader = NameReader(clause.line, grammar.names, context.vocabulary)
            if near is None or reader.partial:
                raise reader.refuse_longer(clause.words, 0, index)
        raise _foreign(clause, token, table)
    if word in grammar.keywords:
        return _read_keyword(clause, index, word, parts)
    parts.put(*table[word], span(clause.words[index:after]))
    return after


def _number(clause: Clause, token: Token, parts: Parts, context: Context) -> Mapping[str, int]:
    line = clause.line
    if clause.grammar.number == "level":
        return {"level": amounts.level(line, token)}
    if clause.grammar.number == "minutes":
        return {"minutes": amounts.minutes(line, token)}
    if clause.grammar.number == "times":
        return {"count": amounts.times(line, token)}
    return amounts.dose(line, token, context.vocabulary.exercises[parts.name])


def _read_keyword(clause: Clause, index: int, keyword: str, parts: Parts) -> int:
    name, kind = clause.grammar.keywords[keyword]
    token = clause.words[index]
    if index + 1 == len(clause.words):
        example = {"level": "6", "seconds": "40s", "count": "3", "felt": "easier", "class": "nsaid"}[kind]
        raise refusal(clause.line, token, f"{keyword} what?", f"For example: {keyword} {example}.")
    given, after = amounts.joined(clause.words, index + 1)
    if kind == "level":
        given, after = clause.words[index + 1], index + 2
        parts.put(name, amounts.level(clause.line, given, keyword), given)
    elif kind == "seconds":
        parts.put(name, amounts.seconds(clause.line, given, keyword), given)
    elif kind == "count":
        parts.put(name, amounts.whole(clause.line, given, MAX_COUNT, keyword, 1), given)
    else:
        table = FELT if kind == "felt" else CLASS
        run = exact_run(clause.words, index + 1, table)
        word, after = run if run is not None else (_prefix(clause, given, table), index + 2)
        if word is None:
            near = nearest(given.low, table)
            hint = f": did you mean {near}?" if near else ""
            todo = f"Known: {', '.join(table)}."
            raise refusal(clause.line, given, f"no {keyword} {shown(given.text)}{hint}", todo, near)
        parts.put(name, table[word][1], given)
    return after


def _prefix(clause: Clause, token: Token, table: Mapping[str, Meaning]) -> str | None:
    found = prefixed(token.low, table)
    if len(found) > 1:
        raise several(clause.line, token, sorted(table[word][1] for word in found))
    return found[0] if found else None


def _read_suffixed(clause: Clause, token: Token, parts: Parts) -> bool:
    """Read "calf.L" where a site and a side may stand."""
    site, dot, side = token.low.partition(".")
    if not dot or "site" not in {name for name, _ in clause.grammar.words.values()}:
        return False
    for text, table, start in ((site, SITE, token.start), (side, SIDE, token.start + len(site) + 1)):
        part = Token(token.text[start - token.start :][: len(text)], start, start + len(text))
        word = part.low if part.low in table else _prefix(clause, part, table)
        if word is None:
            raise _foreign(clause, part, table)
        parts.put(*table[word], part)
    return True


def _foreign(clause: Clause, token: Token, table: Mapping[str, Meaning]) -> LineError:
    """Return the error for a word that does not belong in the clause."""
    what, low = shown(token.text), token.low
    if clause.kind == "pain" and low in ("numbness", "tingling", "numb"):
        sign = "tingling" if low == "tingling" else "numbness"
        what = f"{sign} is a sign of its own, not pain"
        return refusal(clause.line, token, what, f"Write it as an entry: sign {sign}.", f"sign {sign}")
    if "calf" in table and low in ("leg", "legs"):
        return refusal(clause.line, token, f"{what} is not one place", _PARTS_OF_A_LEG)
    if not table:
        return refusal(clause.line, token, f"{clause.kind} takes no {what}", clause.example())
    if low in _JOINING or low in GRAMMARS:
        return refusal(clause.line, token, f"{what} is not a word of {clause.kind}", _COMMA)
    near = nearest(low, table)
    if near is not None:
        near = table[near][1]
    hint = f": did you mean {near}?" if near else ""
    return refusal(clause.line, token, f"{what} is not a word of {clause.kind}{hint}", clause.example(), near)


def _read_free(clause: Clause, index: int, parts: Parts) -> None:
    """Read what follows a medicine: its keywords by their exact words, the rest as the dose in its own words."""
    free: list[Token] = []
    words = clause.words
    while index < len(words):
        low = words[index].low
        if low in clause.grammar.keywords:
            index = _read_keyword(clause, index, low, parts)
        else:
            if low in clause.grammar.words:
                parts.put(*clause.grammar.words[low], words[index])
            else:
                free.append(words[index])
            index += 1
    if not free:
        return
    for word in free:
        if word.low in WHEN_LIKE:
            todo = f'A dose with that word is quoted: "{_amount(clause.line, free)}".'
            raise refusal(clause.line, word, f"{shown(word.text)} is not a word of a dose", todo)
    amount = _amount(clause.line, free)
    try:
        Dose(medicine="medicine", amount=amount)
    except ValueRefused as error:
        raise refusal(clause.line, span(free), error.what, error.todo) from None
    parts.words["amount"] = amount


def _amount(line: str, words: list[Token]) -> str:
    if len(words) == 1:
        return words[0].text
    text = line[words[0].start : words[0].end]
    for before, word in pairwise(words):
        gap = line[before.end : word.start]
        # A keyword that stood between them is gone: one space is left.
        text += (gap if gap.isspace() else " ") + line[word.start : word.end]
    return text


def _built(clause: Clause, parts: Parts, context: Context) -> list[Value]:
    kind, numbers, words = clause.kind, parts.numbers, parts.words
    site, side = words.get("site"), words.get("side")
    if kind == "pain":
        if "level" not in numbers:
            raise refusal(
                clause.line, clause.head, "how bad, from 0 to 10?", f"For example: {clause.grammar.examples[0]}."
            )
        qualities = tuple(parts.qualities)
        return [Reading(level=numbers["level"], site=site or "back", side=side, qualities=qualities)]
    if kind in slugs.MODALITIES:
        if "minutes" not in numbers:
            raise refusal(clause.line, clause.head, "how many minutes?", f"For example: {clause.grammar.examples[0]}.")
        levels = {name: numbers.get(name) for name in ("level_before", "level_after")}
        return [Thermal(modality=kind, minutes=numbers["minutes"], site=site or "back", side=side, **levels)]
    if kind == "spasm":
        if site is None:
            raise refusal(clause.line, clause.head, "where was it?", f"For example: {clause.grammar.examples[0]}.")
        worst, longest = numbers.get("worst"), numbers.get("longest_s")
        count = numbers.get("count", 1)
        return [Spasm(site=site, side=side, count=count, worst=worst, longest_s=longest, when=words.get("when"))]
    if kind == "did":
        return _completions(parts, context)
    if kind == "took":
        class_, route, amount = words.get("class_"), words.get("route"), words.get("amount")
        return [Dose(medicine=parts.name, class_=class_, route=route, amount=amount, helped=numbers.get("helped"))]
    if kind in slugs.TREATMENTS:
        return [Treatment(treatment=kind, minutes=numbers.get("minutes"))]
    return [Tag(role=kind, name=parts.name or "flare")]


def _completions(parts: Parts, context: Context) -> list[Value]:
    exercise = context.vocabulary.exercises[parts.name]
    side, felt, numbers = parts.words.get("side"), parts.words.get("felt"), parts.numbers
    done = Completion(
        exercise=exercise.slug,
        side=side,
        sets=numbers.get("sets"),
        reps=numbers.get("reps"),
        hold_s=numbers.get("hold_s"),
        duration_s=numbers.get("duration_s"),
        distance_m=numbers.get("distance_m"),
        effort=numbers.get("effort"),
        felt=felt,
        level_before=numbers.get("level_before"),
        level_after=numbers.get("level_after"),
    )
    if exercise.sided and side in (None, "both"):
        return [replace(done, side="right"), replace(done, side="left")]
    return [done]
