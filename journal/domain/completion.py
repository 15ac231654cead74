"""What the word at the cursor may become."""

from collections.abc import Iterable

from journal.domain.context import Context
from journal.domain.dates import DAY_WORDS
from journal.domain.grammar import CLASS, CLAUSE_ALIASES, CLAUSE_WORDS, FELT, GRAMMARS, HEADS, Grammar
from journal.domain.names import exact_run, names_of, table_of
from journal.domain.tokens import Token, scan
from journal.domain.when import when_length
from journal.errors import LineError

_MOST = 12


def complete(text: str, cursor: int, context: Context) -> list[str]:
    """Return what the word that ends at `cursor` may become, the likeliest first, at most twelve; never raises."""
    before = text[: max(cursor, 0)]
    try:
        clause = scan(before)[-1]
    except LineError:
        return []
    if clause.note is not None:
        # The word `note` itself may still be under the cursor; after its space the text is free.
        return []
    words = clause.words
    at_word = bool(words) and words[-1].end == len(before)
    if at_word and words[-1].quoted:
        return []
    word = words[-1].low if at_word else ""
    found = _candidates(words[:-1] if at_word else words, word, context)
    return [name for name in _ranked(found, word) if name != word][:_MOST]


def _ranked(found: Iterable[str], word: str) -> list[str]:
    names = list(dict.fromkeys(found))
    starts = [name for name in names if name.startswith(word)]
    # "bridge" finds glute-bridge: a later part of a name counts after the beginnings.
    parts = [name for name in names if name not in starts and f"-{word}" in name]
    return starts + parts


def _candidates(words: tuple[Token, ...], word: str, context: Context) -> Iterable[str]:
    start = 0
    while start < len(words) and (length := int(words[start].low == "at") or when_length(words, start)):
        start += length
    if start and words[start - 1].low == "at" and start == len(words):
        return DAY_WORDS
    run = exact_run(words, start, HEADS) if start < len(words) else None
    if start == len(words):
        return (*CLAUSE_WORDS, *(() if start else ("at", *DAY_WORDS[:2])), *(CLAUSE_ALIASES if word else ()))
    if run is None:
        return ()
    kind, inner = HEADS[run[0]], words[run[1] :]
    grammar = GRAMMARS[kind]
    if grammar.names and not inner:
        names = tuple(names_of(grammar.names, context.vocabulary))
        table = table_of(grammar.names, context.vocabulary) if word else {}
        # No other word for a hidden exercise either.
        return (*names, *(alias for alias, name in table.items() if name in names))
    return _rest(grammar, inner, word, context)


def _rest(grammar: Grammar, words: tuple[Token, ...], word: str, context: Context) -> Iterable[str]:
    """Return what may follow `words` within a clause."""
    last = words[-1].low if words else ""
    if last in grammar.keywords:
        return {"felt": FELT, "class": CLASS}.get(grammar.keywords[last][1], ())
    if last == "at":
        return DAY_WORDS
    said = {part.low for part in words}
    used = {grammar.words[low][0] for low in said if low in grammar.words} - {"quality"}
    used |= {grammar.keywords[low][0] for low in said if low in grammar.keywords}
    found = [_dose(words, context)] if grammar.number == "dose" and len(words) == 1 else []
    seen: set[tuple[str, str]] = set()
    for known, meaning in grammar.words.items():
        # Aliases come after the words that they stand for: only once typed is one worth offering.
        if meaning[0] not in used and known not in said and (meaning not in seen or word):
            seen.add(meaning)
            found.append(known)
    found += [known for known, (name, _) in grammar.keywords.items() if name not in used]
    return [name for name in (*found, "at", "note") if name]


def _dose(words: tuple[Token, ...], context: Context) -> str:
    slug = table_of("exercises", context.vocabulary).get(words[0].low, "")
    return context.vocabulary.exercises[slug].dose if slug else ""
