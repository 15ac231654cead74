"""Names of an entry line: closed lists, the exercise library, and the open lists of the user's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journal.domain import slugs
from journal.domain.amounts import NUMBER_WORDS
from journal.domain.entries import MAX_NAME
from journal.domain.nearest import nearest
from journal.domain.tokens import Token, refusal, shown, span
from journal.domain.vocabulary import Vocabulary
from journal.errors import LineError, UnknownName

LABELS = {
    "exercises": "exercise",
    "medicines": "medicine",
    "triggers": "trigger",
    "activities": "activity",
    "signs": "sign",
}
_ALIASES = {
    "triggers": slugs.TRIGGER_ALIASES,
    "activities": slugs.ACTIVITY_ALIASES,
    "medicines": slugs.MEDICINE_ALIASES,
}
_SHORTEST_PREFIX = 2
# "took an ibuprofen": words before a name, never one themselves unless quoted.
NO_NAMES = frozenset(("a", "an", "the", "my", "some", *NUMBER_WORDS))


def name_slug(text: str) -> str:
    """Return a name as it is stored: lower case, its words joined by hyphens."""
    return "-".join(text.lower().split())


def names_of(kind: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Return the canonical names of a list: exercises that are not hidden, medicines, triggers, activities, signs."""
    if kind == "signs":
        return slugs.SIGNS
    if kind == "exercises":
        return [slug for slug, exercise in vocabulary.exercises.items() if not exercise.hidden]
    names: Iterable[str] = getattr(vocabulary, kind)
    return sorted(names)


def table_of(kind: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return every word of a list and the canonical name that it stands for.

    Built-in words win over the user's: the same line means the same before and after the store was opened.
    """
    if kind != "exercises":
        return {**{name: name for name in names_of(kind, vocabulary)}, **_ALIASES.get(kind, {})}
    table: dict[str, str] = {}
    for known in (vocabulary.exercises, slugs.EXERCISES):
        for exercise in known.values():
            for alias in (*exercise.aliases, name_slug(exercise.name)):
                table[alias] = exercise.slug
        table.update((slug, slug) for slug in known)
    return {word: slug for word, slug in table.items() if slug in vocabulary.exercises}


def prefixed(word: str, table: Mapping[str, object]) -> list[str]:
    """Return the words that `word` begins, one for each meaning; none for a single letter."""
    if len(word) < _SHORTEST_PREFIX:
        return []
    found: dict[object, str] = {}
    for known, meaning in table.items():
        if known.startswith(word):
            found.setdefault(meaning, known)
    return list(found.values())


def exercises_begun(word: str, table: Mapping[str, str]) -> tuple[list[str], str | None]:
    """Return the exercises whose names `word` begins, and one that it only seems to mean.

    The beginning of a later part of a name is too little to log by: "brid" may be the bridge of glute-bridge as well as
    a slip in bird-dog.
    """
    begun: dict[str, bool] = {}
    for known, slug in table.items():
        if len(word) >= _SHORTEST_PREFIX and known.startswith(word):
            begun[slug] = begun.get(slug, False) or f"-{known}" not in slug
    if len(begun) == 1 and not any(begun.values()):
        return [], next(iter(begun))
    return sorted(begun), None


def exact_run(words: tuple[Token, ...], index: int, table: Mapping[str, object]) -> tuple[str, int] | None:
    """Return the longest run of words from `index` that a known name makes when hyphenated, and the index after it."""
    last = index
    while last < len(words) and not words[last].quoted:
        last += 1
    # No name has more words than this: a long line stays linear.
    for after in range(min(last, index + 8), index, -1):
        name = "-".join(word.low for word in words[index:after])
        if name in table:
            return name, after
    return None


def several(line: str, token: Token, found: list[str], todo: str = "") -> LineError:
    """Return the error for a prefix of several known words."""
    listed = ", ".join(found[:-1]) + f" or {found[-1]}"
    return refusal(
        line, token, f"{shown(token.text)} could be {listed}", todo or "Write one more letter or the whole word."
    )


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads a name of one list at one place of a line."""

    line: str
    kind: str
    vocabulary: Vocabulary

    @property
    def label(self) -> str:
        """The list's name in a message."""
        return LABELS[self.kind]

    @property
    def partial(self) -> bool:
        """Whether a larger vocabulary may know more names than this one."""
        return self.kind != "signs" and not self.vocabulary.complete

    def read(self, words: tuple[Token, ...], index: int) -> tuple[str, int]:
        """Return the canonical name that starts at `words[index]` and the index after it.

        Raises:
            UnknownName: a larger vocabulary may know it, or it is too close to a known one.
            LineError: it could be several names, or it cannot be one.
        """
        token = words[index]
        table = table_of(self.kind, self.vocabulary)
        if token.quoted or (token.text.endswith("!") and self.kind not in ("exercises", "signs")):
            return self._literal(token, table), index + 1
        run = exact_run(words, index, table)
        if run is not None:
            return table[run[0]], run[1]
        if self.partial:
            raise self._unknown(token, table)
        found, near = self._begun(token.low, table)
        if len(found) == 1:
            return found[0], index + 1
        if found:
            raise several(self.line, token, found, self._keep(token))
        if near is not None:
            raise self._unknown(token, table, near)
        if self.kind in ("exercises", "signs") or nearest(token.low, table) is not None:
            raise self._unknown(token, table)
        if token.low in NO_NAMES:
            what = f"{shown(token.text)} is not the name of {_a(self.label)}"
            raise refusal(self.line, token, what, f"The name comes first. {self._keep(token)}")
        return self._own(token, token.low), index + 1

    def _begun(self, word: str, table: dict[str, str]) -> tuple[list[str], str | None]:
        if self.kind == "exercises":
            return exercises_begun(word, table)
        return sorted({table[known] for known in prefixed(word, table)}), None

    def _literal(self, token: Token, table: dict[str, str]) -> str:
        text = token.text if token.quoted else token.text[:-1]
        if text in names_of(self.kind, self.vocabulary):
            return text
        name = name_slug(text)
        if self.kind not in ("exercises", "signs"):
            return self._own(token, name)
        if name not in table:
            raise self._unknown(token, table)
        return name if name in names_of(self.kind, self.vocabulary) else table[name]

    def _own(self, token: Token, name: str) -> str:
        if not name or len(name) > MAX_NAME or not name.isprintable():
            what = f"the name of {_a(self.label)} has 1 to {MAX_NAME} letters"
            raise refusal(self.line, token, what, "Shorten it, or put the rest in a note.")
        return name

    def _keep(self, token: Token) -> str:
        if self.kind in ("exercises", "signs"):
            return ""
        return f"To keep your own word write '{shown(token.text)[1:-1]}!'."

    def _unknown(self, token: Token, table: dict[str, str], near: str | None = None) -> UnknownName | LineError:
        if near is None:
            close = nearest(name_slug(token.text), table)
            near = table[close] if close is not None else None
        what = f"no {self.label} {shown(token.text)}"
        if near is not None:
            what += f": did you mean {near}?"
        todo = self._keep(token)
        if self.kind == "exercises":
            todo = "Names look like glute-bridge or bird-dog."
        if self.kind == "signs":
            what = what if near else f"{what} in the list"
            return refusal(self.line, token, what, f"Signs: {', '.join(slugs.SIGNS)}.", near)
        return UnknownName(what, todo, line=self.line, start=token.start, end=token.end, suggestion=near)

    def refuse_longer(self, words: tuple[Token, ...], first: int, after: int) -> UnknownName:
        """Return the error for a word after the name `words[first:after]` that might be part of a longer name."""
        token = words[after]
        long = name_slug(" ".join(word.text for word in words[first : after + 1]))
        whole = span(words[first : after + 1])
        what = f"{shown(token.text)} does not belong to the {self.label} {shown(span(words[first:after]).text)}"
        todo = f"A name of several words is hyphenated or quoted: {shown(long)[1:-1]}."
        near = None if self.kind == "exercises" else long
        start = token.start if near is None else whole.start
        return UnknownName(what, todo, line=self.line, start=start, end=token.end, suggestion=near)


def _a(label: str) -> str:
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"
