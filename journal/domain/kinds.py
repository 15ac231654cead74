"""The kinds of entries in a person's words, the table that each is kept in, and how rows of the tables are counted."""

from collections.abc import Mapping

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


# What rows of a table are called: one, and many.
_COUNTED = {
    "reading": ("reading", "readings"),
    "spasm": ("spasm entry", "spasm entries"),
    "thermal": ("heat or ice session", "heat and ice sessions"),
    "completion": ("exercise", "exercises"),
    "dose": ("medicine", "medicines"),
    "treatment": ("treatment", "treatments"),
    "tag": ("tag", "tags"),
    "remark": ("note", "notes"),
    "spell": ("spell", "spells"),
    "statement": ("said period", "said periods"),
    "advice": ("advice got", "times advice got"),
    "exercise": ("exercise of your own", "exercises of your own"),
    "routine": ("routine", "routines"),
    "routine_item": ("line of a routine", "lines of routines"),
    "plan": ("plan", "plans"),
    "skip": ("exercise left out", "exercises left out"),
}


def counted(number: int, one: str, many: str) -> str:
    """Return "1 day", "2,000 days"."""
    return f"{number:,} {one if number == 1 else many}"


def counted_rows(counts: Mapping[str, int]) -> list[str]:
    """Return "3 readings" and its like for each table that has rows, in the order of `counts`."""
    return [counted(number, *_COUNTED[table]) for table, number in counts.items() if number]
