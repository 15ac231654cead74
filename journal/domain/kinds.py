"""The kinds of entries in a person's words, and the table that each is kept in."""

from journal.domain.entries import Tag, Thermal, Value

TABLES = {
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
# Of a table that several kinds share, the column that tells them apart.
TOLD_BY = {"thermal": "modality", "tag": "role"}
_WORDS = {table: word for word, table in TABLES.items() if table not in TOLD_BY}


def kind_word(value: Value) -> str:
    """Return the word for what a value is, a key of TABLES."""
    if isinstance(value, Thermal):
        return value.modality
    return value.role if isinstance(value, Tag) else _WORDS[value.kind]
