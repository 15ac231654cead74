"""The published contract of the daily table: the file that is written holds to it, cell by cell."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain import slugs
from journal.domain.days import DayState
from journal.domain.entries import Completion, Dose, Reading, Spasm, Tag, Thermal, Treatment, Value
from journal.domain.spells import Phase
from journal.formats.daily import COLUMNS, TEXT_COLUMNS, DailyRow, daily_rows
from tests.formats.days import DAY, entry, standing, table_of, text_of

SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "export" / "daily.json").read_text(encoding="utf-8"))
FIELDS: dict[str, dict[str, Any]] = {field["name"]: field for field in SCHEMA["fields"]}
_PATTERNS = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d)?",
    "string": r"(?s:.+)",
}
_TYPES: dict[str, tuple[Any, ...]] = {
    "date": (date, date | None),
    "integer": (int | None,),
    "number": (float | None, int | float | None),
    "string": (str, str | None, DayState, Phase | None),
}
_CASTS: dict[str, Any] = {"date": date.fromisoformat, "integer": int, "number": float, "string": str}


def broken(field: dict[str, Any], cell: str) -> str:
    """Return what is wrong with a cell by its field's description; nothing is "" ."""
    rules = field.get("constraints", {})
    if cell in SCHEMA["missingValues"]:
        return "missing" if rules.get("required") else ""
    if not re.fullmatch(_PATTERNS[field["type"]], cell):
        return f"no {field['type']}"
    value = _CASTS[field["type"]](cell)
    if "enum" in rules and value not in rules["enum"]:
        return "not in the list"
    return "" if rules.get("minimum", value) <= value <= rules.get("maximum", value) else "out of range"


@pytest.mark.parametrize(
    ("column", "cell", "wrong"),
    [
        ("date", "", "missing"),
        ("date", "20 Nov", "no date"),
        ("state", "pain", "not in the list"),
        ("pain_worst", "11", "out of range"),
        ("pain_worst", "4.0", "no integer"),
        ("late", "True", "no integer"),
        ("spell_day", "0", "out of range"),
        ("days_to_line", "-3", ""),
        ("notes", "", ""),
    ],
)
def test_the_validator_itself(column: str, cell: str, wrong: str) -> None:
    assert broken(FIELDS[column], cell) == wrong


_ONSET = DAY - timedelta(days=50)
_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=8).filter(str.strip)
_LEVEL = st.integers(0, 10)
VALUES = st.one_of(
    st.builds(Reading, level=_LEVEL, site=st.sampled_from(slugs.SITES)),
    st.builds(Spasm, site=st.just("calf"), count=st.integers(1, 9), worst=st.none() | _LEVEL),
    st.builds(Thermal, modality=st.sampled_from(slugs.MODALITIES), minutes=st.integers(1, 90)),
    st.builds(Completion, exercise=_TEXT, duration_s=st.none() | st.integers(1, 4000)),
    st.builds(Dose, medicine=_TEXT, amount=st.none() | _TEXT),
    st.builds(Treatment, treatment=st.sampled_from(slugs.TREATMENTS)),
    st.builds(Tag, role=st.sampled_from(("trigger", "activity", "flare")), name=_TEXT),
)


@settings(max_examples=60, deadline=None)
@given(
    days=st.dictionaries(st.integers(0, 120), st.lists(st.tuples(VALUES, st.integers(0, 9)), min_size=1), max_size=20)
)
def test_every_cell_holds_to_the_contract(days: dict[int, list[tuple[Value, int]]]) -> None:
    groups = []
    for n in sorted(days):
        day = DAY + timedelta(days=n)
        groups.append((day, [entry(value, day, late=timedelta(days=late)) for value, late in days[n]]))
    rows = text_of(daily_rows(groups, DAY, DAY + timedelta(days=120), standing(_ONSET, today=DAY + timedelta(days=99))))
    written = table_of(rows)
    assert len(written) == 121
    for cells in written:
        assert {name: wrong for name in COLUMNS if (wrong := broken(FIELDS[name], cells[name]))} == {}


def test_the_contract_names_the_columns_and_the_closed_lists() -> None:
    assert tuple(FIELDS) == COLUMNS
    assert SCHEMA["missingValues"] == [""]
    assert FIELDS["state"]["constraints"]["enum"] == list(DayState)
    assert FIELDS["phase"]["constraints"]["enum"] == list(Phase)
    assert FIELDS["leg_spread"]["constraints"]["enum"] == list(slugs.LEG_SITES)
    hints = get_type_hints(DailyRow)
    for name, field in FIELDS.items():
        (of,) = (kind for kind, members in _TYPES.items() if hints[name] in members)
        assert field["type"] == of, name
        assert set(field) <= {"name", "type", "format", "description", "constraints"}
        assert field["format"] == "default"
        assert field["description"].endswith(".")
        assert (field["type"] == "string" and "enum" not in field.get("constraints", {})) == (name in TEXT_COLUMNS)
