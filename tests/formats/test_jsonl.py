"""The journal as JSON Lines: nothing is lost on the way out and back, and a file that is none is refused by line."""

import io
import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.formats.contracts import MAX_CELL, Cell
from journal.formats.jsonl import read_jsonl, write_jsonl
from journal.formats.lines import MAX_LINE
from journal.formats.unreadable import UnreadableFile
from tests.formats.rows import CONTRACTS, HARD_TEXTS, SKIP, rows, skip

Rows = Sequence[tuple[str, tuple[Cell, ...]]]

HEAD = '{"format":"pain-journal","version":1}\n'
LINE = '{"kind":"skip","uid":"0194-1","version":1,"day":"2026-11-24","exercise":"bird-dog","reason":"sore"}\n'
ANY_ROWS = st.sampled_from(sorted(CONTRACTS)).flatmap(lambda table: st.tuples(st.just(table), rows(table)))


def written(table_rows: Rows) -> bytes:
    out = io.BytesIO()
    counts = write_jsonl(CONTRACTS, table_rows, out)
    assert sum(counts.values()) == len(table_rows)
    return out.getvalue()


def read(data: bytes) -> list[tuple[str, tuple[Cell, ...]]]:
    found = list(read_jsonl(CONTRACTS, io.BytesIO(data), "a.jsonl"))
    assert [row.line for row in found] == [*range(2, len(found) + 2)]
    return [(row.table, tuple(row.values.values())) for row in found]


def assert_same_again(table_rows: Rows) -> bytes:
    data = written(table_rows)
    again = read(data)
    assert again == list(table_rows)
    assert written(again) == data
    return data


@settings(max_examples=150, deadline=None)
@given(table_rows=st.lists(ANY_ROWS, max_size=4))
def test_any_rows_come_back(table_rows: Rows) -> None:
    data = assert_same_again(table_rows)
    # One row is one line for every program, and no byte of it drives a terminal.
    assert len(data.decode().splitlines()) == len(table_rows) + 1
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", data.decode())


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
def test_hard_texts_come_back(text: str) -> None:
    assert_same_again([("skip", skip(note=text, reason=text)), ("skip", skip(note=text))])


def test_the_bytes() -> None:
    table_rows: Rows = [
        ("skip", SKIP),
        ("skip", skip(note='ä "b"\r\n\x1b\x85\u2028\\', reason=None)),
        ("plan", ("0194-2", 1, None, "any", 3, "2026-11-01")),
    ]
    assert written(table_rows).decode() == (
        HEAD
        + LINE
        + r'{"kind":"skip","uid":"0194-1","version":1,"note":"ä \"b\"\r\n\u001b\u0085\u2028\\","day":"2026-11-24",'
        + '"exercise":"bird-dog"}\n{"kind":"plan","uid":"0194-2","version":1,"exercise":"any","per_week":3,'
        + '"from_day":"2026-11-01"}\n'
    )
    assert written([]).decode() == HEAD


def test_rows_are_counted_by_table() -> None:
    table_rows: Rows = [("skip", SKIP), ("plan", ("0194-2", 1, None, "any", 3, "2026-11-01")), ("skip", SKIP)]
    assert write_jsonl(CONTRACTS, table_rows, io.BytesIO()) == {"skip": 2, "plan": 1}


def test_zero_is_a_value_and_an_empty_text_is_none() -> None:
    own = ("0194-1", 1, "", "bird-dog", None, 0, *[None] * 9)
    assert json.loads(written([("exercise", own)]).splitlines()[1]) == {
        "kind": "exercise",
        "uid": "0194-1",
        "version": 1,
        "slug": "bird-dog",
        "hidden": 0,
    }


def test_what_cannot_be_stored_is_not_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        written([("skip", skip(note="\ud800"))])
    with pytest.raises(ValueError, match="shorter"):
        written([("skip", SKIP[:-1])])


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + LINE,
        (HEAD + LINE).replace("\n", "\r\n"),
        (HEAD + LINE).strip(),
        HEAD + json.dumps(json.loads(LINE), sort_keys=True, ensure_ascii=True) + "\n",
        HEAD + LINE.replace('"day"', '"note":null,"day"'),
    ],
    ids=["bom", "crlf", "no end", "sorted", "null"],
)
def test_what_other_programs_make_of_the_file_is_read(text: str) -> None:
    assert read(text.encode()) == [("skip", SKIP)]


MALFORMED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "line 1: the line is not JSON"),
    "an empty line first": ("\n" + HEAD, "line 1: the line is not JSON"),
    "no first line": (LINE, "line 1: this is no export of the journal"),
    "another program's": ('{"format":"other","version":1}\n', "line 1: this is no export of the journal"),
    "a list": ("[1]\n", "line 1: the line is no JSON object"),
    "a newer version": (
        HEAD.replace("1", "2"),
        "line 1: version '2' of an export is not known here, only 1",
    ),
    "a version that is true": (
        HEAD.replace("1", "true"),
        "line 1: version 'true' of an export is not known here, only 1",
    ),
    "an empty line": (HEAD + LINE + "\n" + LINE, "line 3: the line is not JSON"),
    "half a line": (HEAD + LINE + LINE[:40], "line 3: the line is not JSON"),
    "two objects": (HEAD + LINE.strip() + LINE, "line 2: the line is not JSON"),
    "a bare control": (HEAD + LINE.replace("sore", "so\tre"), "line 2: the line is not JSON"),
    "no kind": (HEAD + LINE.replace('"kind":"skip",', ""), "line 2, column kind: it does not say of which kind it is"),
    "an unknown kind": (HEAD + LINE.replace('"skip"', '"change"'), "line 2, column kind: there is no table 'change'"),
    "a kind that is a list": (HEAD + LINE.replace('"skip"', "[]"), "line 2, column kind: there is no table a list"),
    "an unknown column": (HEAD + LINE.replace("reason", "why"), "line 2, column why: skip has no such column"),
    "a column twice": (
        HEAD + LINE + LINE.replace('"day"', '"uid":"2","day"'),
        "line 3, column uid: this column is there twice",
    ),
    "a column missing": (
        HEAD + LINE.replace('"exercise":"bird-dog",', ""),
        "line 2, column exercise: nothing stands here, and it must not be empty",
    ),
    "null": (
        HEAD + LINE.replace('"bird-dog"', "null"),
        "line 2, column exercise: nothing stands here, and it must not be empty",
    ),
    "an empty text": (
        HEAD + LINE.replace("sore", ""),
        "line 2, column reason: a text without a character: leave it out",
    ),
    "a number as text": (HEAD + LINE.replace(":1", ':"1"'), "line 2, column version: '1' is not a whole number"),
    "true": (HEAD + LINE.replace(":1", ":true"), "line 2, column version: 'true' is not a whole number"),
    "1.0": (HEAD + LINE.replace(":1", ":1.0"), "line 2, column version: '1.0' is not a whole number"),
    "1e0": (HEAD + LINE.replace(":1", ":1e0"), "line 2, column version: '1.0' is not a whole number"),
    "01": (HEAD + LINE.replace(":1", ":01"), "line 2: the line is not JSON"),
    "NaN": (HEAD + LINE.replace(":1", ":NaN"), "line 2, column version: 'NaN' is not a whole number"),
    "a large number": (
        HEAD + LINE.replace(":1", f":{2**63}"),
        "line 2, column version: '9223372036854775808' is too large",
    ),
    "a very large number": (HEAD + LINE.replace(":1", ":" + "1" * 5_000), "line 2: the line is not JSON"),
    "a text as number": (HEAD + LINE.replace('"sore"', "5"), "line 2, column reason: '5' is not a text"),
    "an object within": (HEAD + LINE.replace('"sore"', '{"a":1}'), "line 2, column reason: an object is not a text"),
    "deep lists": (HEAD + LINE.replace('"sore"', "[" * 100_000), "line 2: the line is not JSON"),
    "a lone surrogate": (
        HEAD + LINE.replace("sore", r"\ud800"),
        "line 2, column reason: the text holds a character that cannot be stored",
    ),
    "NUL": (
        HEAD + LINE.replace("sore", r"a\u0000b"),
        "line 2, column reason: the text holds a character that cannot be stored",
    ),
    "a bare NUL": (HEAD + LINE.replace("sore", "a\0b"), "line 2: this is not text: it holds a NUL"),
    "latin-1": ((HEAD + LINE.replace("sore", "ä")).encode("latin-1"), "line 2: the byte E4 is not UTF-8"),
    "UTF-16": ((HEAD + LINE).encode("utf-16"), "line 1: this is UTF-16"),
    "a long text": (
        HEAD + LINE.replace("sore", "x" * 3_000_000),
        f"line 2, column reason: the text is longer than {MAX_CELL} characters",
    ),
    "a very long line": (HEAD + "x" * (MAX_LINE + 1), "line 2: the line is longer than 8 MB"),
    "a day that is none": (
        HEAD + LINE.replace("11-24", "11-31"),
        "line 2, column day: '2026-11-31' is not a date like 2026-11-24",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_file_that_is_none_is_refused_by_line(name: str) -> None:
    text, what = MALFORMED[name]
    with pytest.raises(UnreadableFile) as caught:
        list(read_jsonl(CONTRACTS, io.BytesIO(text if isinstance(text, bytes) else text.encode()), "a.jsonl"))
    assert caught.value.what == f"a.jsonl, {what}"
    assert f"line {caught.value.line}" in caught.value.what
    assert caught.value.todo


def test_a_pair_of_escapes_is_one_character() -> None:
    text = HEAD + LINE.replace("sore", r"\ud83d\ude00")
    assert read(text.encode()) == [("skip", skip(reason="😀"))]
