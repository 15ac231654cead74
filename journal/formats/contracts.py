"""What a table promises outside: a Frictionless Table Schema (`schema/export/*.json`) as columns and rules."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

Cell = str | int | None
TYPES = ("string", "integer", "date", "datetime")

# Characters of one cell. The longest note is a tenth of it.
MAX_CELL = 1_000_000
# What SQLite keeps in an INTEGER.
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_QUOTED = 40


class Row(NamedTuple):
    """A row of a file: where it begins, the table that it is of, and its values by column, in the table's order."""

    line: int
    table: str
    values: dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and what its cells may hold.

    Attributes:
        name: of the column.
        type: one of TYPES; dates are ISO text, moments `YYYY-MM-DDTHH:MM:SSZ`.
        required: it is never empty.
        enum: the values of a closed list; empty where any will do.
        minimum, maximum: of a whole number.
    """

    name: str
    type: str
    required: bool = False
    enum: tuple[str | int, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    def fault(self, value: Cell) -> str:
        """Return what is wrong with a value, in words that follow the name of the column; "" when it may stand."""
        if value is None:
            return "nothing stands here, and it must not be empty" if self.required else ""
        if isinstance(value, bool) or not isinstance(value, int if self.type == "integer" else str):
            return f"{quoted(value)} is not {_WORDS[self.type]}"
        if self.enum and value not in self.enum:
            return f"{quoted(value)} is none of {', '.join(map(str, self.enum))}"
        return self._number_fault(value) if isinstance(value, int) else self._text_fault(value)

    def _number_fault(self, value: int) -> str:
        if value < (_SMALLEST if self.minimum is None else self.minimum):
            return f"{quoted(value)} is too small"
        if value > (_LARGEST if self.maximum is None else self.maximum):
            return f"{quoted(value)} is too large"
        return ""

    def _text_fault(self, value: str) -> str:
        if value == "":
            return "a text without a character: leave it out"
        if (self.type == "date" and not _is_date(value)) or (self.type == "datetime" and not _is_moment(value)):
            return f"{quoted(value)} is not {_WORDS[self.type]}"
        if len(value) > MAX_CELL:
            return f"the text is longer than {MAX_CELL} characters"
        return "the text holds a character that cannot be stored" if _NOT_TEXT.search(value) else ""


_WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "date": "a date like 2026-11-24",
    "datetime": "a moment like 2026-11-24T20:10:00Z",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A table as it is promised.

    Attributes:
        table: its name.
        columns: in their order.
        references: the table whose `uid` a column names, by column.
        text: the schema itself, which goes out with the data.
    """

    table: str
    columns: tuple[Column, ...]
    references: Mapping[str, str]
    text: str


def parse_contract(table: str, text: str) -> Contract:
    """Return the contract of a table from the text of its schema.

    Raises:
        ValueError: it says something that is not understood here.
    """
    schema: dict[str, Any] = json.loads(text)
    _refuse_others(
        schema, "$schema", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys", "fields"
    )
    if (schema["fieldsMatch"], schema["missingValues"]) != ("exact", [""]):
        raise ValueError(f"{table}: columns that may differ, or other words for nothing")
    references = {}
    for key in schema.get("foreignKeys", ()):
        (column,), reference = key["fields"], key["reference"]
        if reference["fields"] != ["uid"]:
            raise ValueError(f"{table}: {column} names something else than a uid")
        references[column] = reference["resource"]
    columns = tuple(_column(field) for field in schema["fields"])
    return Contract(table=table, columns=columns, references=references, text=text)


def _column(field: Mapping[str, Any]) -> Column:
    _refuse_others(field, "name", "type", "format", "description", "constraints")
    rules = field.get("constraints", {})
    _refuse_others(rules, "required", "unique", "enum", "minimum", "maximum")
    if field["type"] not in TYPES or field["format"] != "default":
        raise ValueError(f"{field['name']}: no type {field['type']} ({field['format']})")
    return Column(
        name=field["name"],
        type=field["type"],
        required=rules.get("required", False),
        enum=tuple(rules.get("enum", ())),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
    )


def _refuse_others(given: Mapping[str, Any], *known: str) -> None:
    others = ", ".join(given.keys() - set(known))
    if others:
        raise ValueError(f"not understood: {others}")


def quoted(value: object) -> str:
    """Return a value from a file as an error quotes it: in quotes, the beginning of a long one."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = value if isinstance(value, str) else json.dumps(value)
    return f"'{text}'" if len(text) <= _QUOTED else f"'{text[: _QUOTED - 1]}…'"


# A history has few days and many entries of each.
@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return f"{datetime.fromisoformat(text).isoformat()[:19]}Z" == text
    except ValueError:
        return False
