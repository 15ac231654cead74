"""The contracts of the tables (`schema/export`): held to what is stored, and to the lists and limits of the domain."""

import json
import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Integer, Text, UniqueConstraint

from journal.domain import slugs
from journal.domain.exercises import GROUPS, MEASURES, PHASES
from journal.domain.statements import Statement
from journal.errors import ValueRefused
from journal.formats.contracts import MAX_CELL, Column, parse_contract
from journal.library import SPELL_PHASES
from journal.store.rows import table_of, utc_moment
from journal.store.tables import TABLES
from tests.formats.rows import CONTRACTS, FOLDER

SCHEMAS: dict[str, dict[str, Any]] = {table: json.loads(contract.text) for table, contract in CONTRACTS.items()}
COLUMNS = [(table, column) for table, contract in CONTRACTS.items() for column in contract.columns]
DAYS = ("day", "onset", "ended", "first_day", "last_day", "got_on", "used_from", "from_day")
NOT_EMPTY = "a note that is there has a character"
# Where the domain refuses more than the database does.
NARROWER = {("statement", "pain_days"): (1, None)}

LISTS: dict[str, tuple[str, ...]] = {
    "site": slugs.SITES,
    "side": slugs.SIDES,
    "modality": slugs.MODALITIES,
    "felt": slugs.FELT,
    "class": slugs.MEDICINE_CLASSES,
    "route": slugs.ROUTES,
    "treatment": slugs.TREATMENTS,
    "role": slugs.ROLES,
    "when": slugs.SPASM_TIMES,
    "precision": slugs.PRECISIONS,
    "onset_by": ("rule", "user"),
    "ended_by": ("rule", "user"),
    "cause": slugs.CAUSES,
    "told": slugs.TOLD,
    "answer": slugs.ANSWERS,
}
# Words of one cell, and lists that a journal of another version may have more of: told, not asked for.
TOLD_LISTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("reading", "qualities"): slugs.QUALITIES,
    ("exercise", "family"): GROUPS,
    ("exercise", "measure"): MEASURES,
    ("exercise", "phase"): PHASES,
    ("routine", "phase"): SPELL_PHASES,
    ("plan", "exercise"): (*GROUPS, "any"),
}


def checks(table: str) -> dict[str, dict[str, str]]:
    """Return the CHECKs of a table as the rules that each column has in words of its contract."""
    found: dict[str, dict[str, str]] = {}
    for each in table_of(table).constraints:
        if isinstance(each, CheckConstraint):
            column, rule = str(each.sqltext).split(" ", 1)
            found.setdefault(column.strip('"'), {}).update(_rule(rule))
    return found


def _rule(rule: str) -> dict[str, str]:
    known = {
        r"BETWEEN (?P<minimum>\S+) AND (?P<maximum>\S+)": {},
        r">= (?P<minimum>\S+)": {},
        r"IN \((?P<enum>.+)\)": {},
        "LIKE '____-__-__'": {"type": "date"},
        "LIKE '____-__-__T__:__:__Z'": {"type": "datetime"},
        "IS NOT NULL": {"required": "True"},
        "<> ''": {"text": NOT_EMPTY},
    }
    for pattern, means in known.items():
        if match := re.fullmatch(pattern, rule):
            return match.groupdict() | means
    raise AssertionError(rule)


def test_every_table_that_goes_out_has_a_contract_and_no_other() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == {*TABLES, "daily"}
    # In JSON Lines this word names the table.
    assert "kind" not in {column.name for _, column in COLUMNS}


@pytest.mark.parametrize("table", TABLES)
def test_a_contract_is_its_table(table: str) -> None:
    stored, contract, rules = table_of(table), CONTRACTS[table], checks(table)
    assert [column.name for column in contract.columns] == [column.name for column in stored.columns]
    for column in contract.columns:
        told = rules.get(column.name, {})
        kind = Integer if column.type == "integer" else Text
        assert type(stored.columns[column.name].type) is kind, column.name
        required = not stored.columns[column.name].nullable or told.get("required") == "True"
        assert column.required == required, column.name
        least, most = (None if (limit := told.get(end)) is None else int(limit) for end in ("minimum", "maximum"))
        least, most = NARROWER.get((table, column.name), (least, most))
        assert (column.minimum, column.maximum) == (least, most), column.name
        assert ("enum" in told) == (column.type == "integer" and column.enum == (0, 1)), column.name
        if told.get("type"):
            assert column.type == told["type"], column.name
    assert contract.references == {key.parent.name: key.column.table.name for key in stored.foreign_keys}
    assert SCHEMAS[table]["primaryKey"] == [column.name for column in stored.primary_key] == ["uid"]
    together = [[*each.columns.keys()] for each in stored.constraints if isinstance(each, UniqueConstraint)]
    assert SCHEMAS[table].get("uniqueKeys", []) == together
    alone = [column.name for column in stored.columns if column.primary_key or [column.name] in together]
    told_unique = [
        field["name"] for field in SCHEMAS[table]["fields"] if field.get("constraints", {}).get("unique", False)
    ]
    assert told_unique == alone


def test_days_and_moments_are_told_as_such() -> None:
    for table, column in COLUMNS:
        kind = "date" if column.name in DAYS else "datetime" if column.name.endswith("at_utc") else None
        assert (column.type if column.type in ("date", "datetime") else None) == kind, (table, column.name)


def test_closed_lists_are_the_domain_s() -> None:
    texts = [(table, column) for table, column in COLUMNS if column.type == "string"]
    for table, column in texts:
        assert column.enum == LISTS.get(column.name, ()), (table, column.name)
    assert {column.name for _, column in texts} >= LISTS.keys()


def test_every_field_is_described() -> None:
    for table, schema in SCHEMAS.items():
        for field in schema["fields"]:
            assert field["description"].endswith("."), (table, field["name"])
            required = field.get("constraints", {}).get("required", False)
            assert ("empty" in field["description"].lower()) != required, (table, field["name"])
            for word in TOLD_LISTS.get((table, field["name"]), ()):
                assert word in field["description"], (table, field["name"], word)


def test_a_schema_that_says_more_than_is_understood_is_refused() -> None:
    text = CONTRACTS["skip"].text
    for more, other in (
        ('"minimum": 1', '"minLength": 1'),
        ('"exact"', '"subset"'),
        ('[""]', '["", "NA"]'),
        ('"date"', '"number"'),
        ('"primaryKey"', '"rowNumbers"'),
        ('"default"', '"any"'),
    ):
        assert more in text
        with pytest.raises(ValueError, match=r"understood|type|differ"):
            parse_contract("skip", text.replace(more, other, 1))


LEVEL = Column(name="level", type="integer", required=True, minimum=0, maximum=10)
SIDE = Column(name="side", type="string", enum=("left", "right"))
DAY = Column(name="day", type="date")
AT = Column(name="at_utc", type="datetime")
NUMBER = Column(name="n", type="integer")
TEXT = Column(name="note", type="string")


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        (LEVEL, 0, ""),
        (LEVEL, 10, ""),
        (LEVEL, 11, "'11' is too large"),
        (LEVEL, -1, "'-1' is too small"),
        (LEVEL, None, "nothing stands here, and it must not be empty"),
        (LEVEL, "4", "'4' is not a whole number"),
        (LEVEL, True, "'true' is not a whole number"),
        (LEVEL, 4.0, "'4.0' is not a whole number"),
        (LEVEL, [4], "a list is not a whole number"),
        (NUMBER, 2**63 - 1, ""),
        (NUMBER, 2**63, "'9223372036854775808' is too large"),
        (NUMBER, -(2**63) - 1, "'-9223372036854775809' is too small"),
        (SIDE, "left", ""),
        (SIDE, None, ""),
        (SIDE, "Left", "'Left' is none of left, right"),
        (SIDE, "", "'' is none of left, right"),
        (DAY, "2024-02-29", ""),
        (DAY, "2023-02-29", "'2023-02-29' is not a date like 2026-11-24"),
        (DAY, "20261124", "'20261124' is not a date like 2026-11-24"),
        (DAY, "2026-W48-2", "'2026-W48-2' is not a date like 2026-11-24"),
        (DAY, "24.11.2026", "'24.11.2026' is not a date like 2026-11-24"),
        (DAY, "2026-11-24 ", "'2026-11-24 ' is not a date like 2026-11-24"),
        (AT, "2026-11-24T20:10:00Z", ""),
        (AT, "2026-11-24T20:10:00", "'2026-11-24T20:10:00' is not a moment like 2026-11-24T20:10:00Z"),
        (AT, "2026-11-24 20:10:00Z", "'2026-11-24 20:10:00Z' is not a moment like 2026-11-24T20:10:00Z"),
        (AT, "2026-11-24T20:10:00+01:00", "'2026-11-24T20:10:00+01:00' is not a moment like 2026-11-24T20:10:00Z"),
        (AT, "2026-11-24T20:10:00.5Z", "'2026-11-24T20:10:00.5Z' is not a moment like 2026-11-24T20:10:00Z"),
        (AT, "2026-11-24T24:00:00Z", "'2026-11-24T24:00:00Z' is not a moment like 2026-11-24T20:10:00Z"),
        (TEXT, " ", ""),
        (TEXT, "a" * MAX_CELL, ""),
        (TEXT, "a" * (MAX_CELL + 1), "the text is longer than 1000000 characters"),
        (TEXT, "", "a text without a character: leave it out"),
        (TEXT, "a\0b", "the text holds a character that cannot be stored"),
        (TEXT, "a\ud800", "the text holds a character that cannot be stored"),
        (TEXT, 4, "'4' is not a text"),
        (DAY, "x" * 50, f"'{'x' * 39}…' is not a date like 2026-11-24"),
    ],
)
def test_what_a_cell_may_hold(column: Column, value: Any, fault: str) -> None:
    assert column.fault(value) == fault


def test_the_domain_is_as_narrow_as_the_contract_where_the_table_is_not() -> None:
    day = date(2026, 11, 1)
    said_at = utc_moment("2026-11-24T20:10:00Z")
    with pytest.raises(ValueRefused):
        Statement(first=day, last=day, answer="some", said_at=said_at, pain_days=0)
    assert Statement(first=day, last=day, answer="some", said_at=said_at, pain_days=1).pain_days == 1
