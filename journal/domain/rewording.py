"""A clause that was refused, in the words that the line reads: what a beginner wrote, and probably meant.

Only a refusal comes here, and what is found is only offered: no line is ever understood by it.
"""

import re
from itertools import chain

from journal.domain.amounts import NUMBER_WORDS
from journal.domain.grammar import HEADS
from journal.domain.names import NO_NAMES, exact_run, table_of
from journal.domain.tokens import Token
from journal.domain.vocabulary import Vocabulary

# The lists whose names say by themselves what kind of entry it is.
_CLAUSE_OF_LIST = {
    "exercises": "did",
    "medicines": "took",
    "signs": "sign",
    "triggers": "trigger",
    "activities": "activity",
}
# Words around a name or a number that say nothing themselves.
_FILLERS = frozenset((*NO_NAMES, "of", "in", "on", "for", "is", "was", "level", "i", "had", "have")) - {*NUMBER_WORDS}
_MEANT = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\S)"), words)
    for pattern, words in (
        (r"slept (?:badly|poorly|bad)|(?:bad|poor|no) sleep", "trigger poor-sleep"),
        (r"no (?:back )?pain|pain[ -]free", "pain 0"),
        (r"walked|went walking|went for a walk", "did walking"),
        (r"swam|swum|went swimming|went for a swim", "did swimming"),
        (r"cycled|biked|went cycling", "did cycling"),
        (r"(?:did|doing|done) (?:some )?yoga", "did yoga"),
        (r"hurts?|hurting|aches?|aching|sore|pains", "pain"),
        (r"(?:out )?of (?:10|ten)", ""),
        *((word, str(number)) for number, word in enumerate(NUMBER_WORDS, start=1)),
    )
)


def reworded(words: tuple[Token, ...], vocabulary: Vocabulary) -> list[str]:
    """Return clauses that the words may mean, the likeliest first; some of them may not read either."""
    if any(word.quoted for word in words):
        return []
    said = " ".join(re.sub(r"[:=~!?]|\.$", " ", word.low) for word in words)
    found = []
    whole = _in_order(said.split(), vocabulary)
    if len(whole) == 2 and whole[0] != "pain":
        found.append(whole)  # a name that has one of the other words in it: walked the dog
    for pattern, meant in _MEANT:
        said = pattern.sub(meant, said)
    found.append(_in_order([word for word in said.split() if word not in _FILLERS], vocabulary))
    found.append(_name_first(said.split(), vocabulary))
    return [" ".join(clause) for clause in found if clause]


def _name_first(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """Return the clause of the name that words begin with, without the rest; nothing where they begin with none."""
    tokens = tuple(Token(word, 0, 0) for word in words)
    for name, clause in _CLAUSE_OF_LIST.items():
        table = table_of(name, vocabulary)
        run = exact_run(tokens, 0, table)
        if run is not None:
            return [clause, table[run[0]]]
    return []


def _in_order(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """Return words with what it is in front, and its name behind that."""
    tokens = tuple(Token(word, 0, 0) for word in words)
    head, rest = _taken(tokens, HEADS)
    kind = HEADS.get(head, "")
    for name, clause in _CLAUSE_OF_LIST.items():
        if kind in ("", clause):
            table = table_of(name, vocabulary)
            found, others = _taken(rest, table)
            if found:
                return [clause, table[found], *(token.text for token in others)]
    said = [token.text for token in rest]
    if kind in ("", "pain"):
        return ["pain", *sorted(said, key=lambda word: not word.isdigit())]
    return [kind, *said]


def _taken(words: tuple[Token, ...], table: dict[str, str]) -> tuple[str, tuple[Token, ...]]:
    """Return the first known name among words, empty for none, and the others, those behind it first."""
    for index in range(len(words)):
        run = exact_run(words, index, table)
        if run is not None:
            return run[0], tuple(chain(words[run[1] :], words[:index]))
    return "", words
