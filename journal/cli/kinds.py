"""The kinds of entries in a person's words: what --kind takes, and the table that each is in."""

from collections.abc import Callable, Sequence

from journal.domain.entries import Tag, Thermal, Value

_TABLES = {
    "pain": "reading",
    "spasm": "spasm",
    "heat": "thermal",
    "ice": "thermal",
    "exercise": "completion",
    "medicine": "dose",
    "treatment": "treatment",
    "trigger": "tag",
    "activity": "tag",
    "flare": "tag",
    "sign": "tag",
    "note": "remark",
}


def kinds_of(words: Sequence[str]) -> list[str]:
    """Return the stored kinds that hold what `words` name, each once."""
    return list(dict.fromkeys(_TABLES[word] for word in words))


def is_of(word: str) -> Callable[[Value], bool] | None:
    """Return the test that a value of the word's table must pass, or None where the whole table is meant."""
    if _TABLES[word] == "thermal":
        return lambda value: isinstance(value, Thermal) and value.modality == word
    if _TABLES[word] == "tag":
        return lambda value: isinstance(value, Tag) and value.role == word
    return None
