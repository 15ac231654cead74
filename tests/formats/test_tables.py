"""A table as a CSV file: nothing is lost on the way out and back, and a file that is none is refused by line."""

import csv
import io
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entries import Draft, Entry
from journal.domain.exercises import ExerciseSaid
from journal.formats.contracts import MAX_CELL, Cell, Contract
from journal.formats.lines import MAX_LINE
from journal.formats.tables import read_table, write_table
from journal.formats.unreadable import UnreadableFile
from journal.store.practice_rows import exercise_columns
from journal.store.rows import entry_columns
from tests.formats.rows import CONTRACTS, HARD_TEXTS, SKIP, SKIP_HEADER, SKIP_LINE, rows, skip
from tests.support import NOW, drafts, exercises_said

SKIPS = CONTRACTS["skip"]


def written(contract: Contract, table: Sequence[Sequence[Cell]]) -> bytes:
    out = io.BytesIO()
    assert write_table(contract, table, out) == len(table)
    return out.getvalue()


def read(contract: Contract, data: bytes) -> list[tuple[Cell, ...]]:
    return [tuple(row.values.values()) for row in read_table(contract, io.BytesIO(data), "a.csv")]


def assert_same_again(contract: Contract, table: Sequence[Sequence[Cell]]) -> None:
    data = written(contract, table)
    again = read(contract, data)
    assert again == [tuple(row) for row in table]
    assert written(contract, again) == data


# -- out and back


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("table", CONTRACTS)
@given(data=st.data())
def test_any_rows_come_back(table: str, data: st.DataObject) -> None:
    assert_same_again(CONTRACTS[table], data.draw(st.lists(rows(table), max_size=4)))


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
def test_hard_texts_come_back(text: str) -> None:
    assert_same_again(SKIPS, [skip(note=text, reason=text), skip(note=text)])


@settings(deadline=None)
@given(draft=drafts())
def test_what_the_journal_stores_holds_to_the_contract(draft: Draft) -> None:
    columns = entry_columns(
        Entry(
            uid="0194-1",
            value=draft.value,
            moment=draft.moment,
            note=draft.note,
            recorded_at=NOW.replace(microsecond=0),
            version=1,
            batch="0194-0",
        )
    )
    contract = CONTRACTS[draft.value.kind]
    assert_same_again(contract, [[columns[column.name] for column in contract.columns]])


@settings(deadline=None)
@given(said=exercises_said())
def test_exercises_of_one_s_own_hold_to_the_contract(said: ExerciseSaid) -> None:
    columns = exercise_columns(said, "0194-1", 2)
    assert_same_again(CONTRACTS["exercise"], [tuple(columns.values())])


def test_the_bytes() -> None:
    table = [SKIP, skip(note='a "b",\r\nc', reason="-1"), skip(reason=None)]
    assert written(SKIPS, table).decode() == (
        SKIP_HEADER
        + SKIP_LINE
        + '0194-1,1,"a ""b"",\r\nc",2026-11-24,bird-dog,\'-1\n'
        + "0194-1,1,,2026-11-24,bird-dog,\n"
    )
    assert written(SKIPS, []).decode() == SKIP_HEADER


def test_a_text_without_a_character_is_nothing() -> None:
    assert written(SKIPS, [skip(note="", reason="")]) == written(SKIPS, [skip(note=None, reason=None)])


@settings(deadline=None)
@given(table=st.lists(rows("skip"), max_size=4))
def test_python_s_own_reader_and_writer_agree(table: list[tuple[Cell, ...]]) -> None:
    text = written(SKIPS, table).decode()
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(found)
    assert read(SKIPS, out.getvalue().encode()) == table


def test_a_row_of_another_length_is_not_written() -> None:
    with pytest.raises(ValueError, match="5 values for the 6 columns of skip"):
        written(SKIPS, [SKIP[:-1]])


def test_each_row_tells_the_line_it_begins_on() -> None:
    table = [SKIP, skip(note="a\nb\n\nc"), skip(note="a\rb\r\nc"), SKIP]
    found = list(read_table(SKIPS, io.BytesIO(written(SKIPS, table)), "a.csv"))
    assert [row.line for row in found] == [2, 3, 7, 9]
    assert {row.table for row in found} == {"skip"}
    assert list(found[0].values) == SKIP_HEADER.strip().split(",")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + SKIP_HEADER + SKIP_LINE,
        (SKIP_HEADER + SKIP_LINE).replace("\n", "\r\n"),
        SKIP_HEADER + SKIP_LINE.strip(),
        "".join(f'"{cell}",' for cell in SKIP_HEADER.strip().split(","))[:-1] + "\n" + SKIP_LINE,
        SKIP_HEADER + '"0194-1","1","","2026-11-24","bird-dog","sore"\r\n',
    ],
    ids=["bom", "crlf", "no end", "quoted header", "all quoted"],
)
def test_what_other_programs_make_of_the_file_is_read(text: str) -> None:
    assert read(SKIPS, text.encode()) == [SKIP]


def test_a_large_table_is_read_and_written_a_row_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = next(lines).encode()
            buffer[: len(line)] = line
            return len(line)

    def text() -> Iterator[str]:
        yield SKIP_HEADER
        while True:
            yield SKIP_LINE

    class Nowhere(io.BytesIO):
        def write(self, data: Any) -> int:
            return len(data)

    lines = text()
    found = read_table(SKIPS, io.BufferedReader(Endless()), "a.csv")
    tracemalloc.start()
    try:
        write_table(SKIPS, (tuple(next(found).values.values()) for _ in range(5_000)), Nowhere())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


# -- files that are none

H, L = SKIP_HEADER, SKIP_LINE
MALFORMED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "a.csv, line 1: the file is empty, or its first line is"),
    "an empty line first": ("\n" + H, "a.csv, line 1: the file is empty, or its first line is"),
    "semicolons": (H.replace(",", ";"), "a.csv, line 1: the columns are not separated by commas"),
    "tabs": (H.replace(",", "\t"), "a.csv, line 1: the columns are not separated by commas"),
    "no header": (L, "a.csv, line 1, column 0194-1: skip has no such column"),
    "an unknown column": (H.replace("note", "remark"), "a.csv, line 1, column remark: skip has no such column"),
    "one column more": (H.replace("\n", ",x\n"), "a.csv, line 1, column x: skip has no such column"),
    "a nameless column": (H.replace("\n", ",\n"), "a.csv, line 1: skip has no such column"),
    "capitals": (H.replace("uid", "UID"), "a.csv, line 1, column UID: skip has no such column"),
    "one column less": (H.replace(",reason", ""), "a.csv, line 1, column reason: this column is missing"),
    "a column twice": (H.replace("version", "uid"), "a.csv, line 1, column uid: this column is there twice"),
    "another order": (
        H.replace("day,exercise", "exercise,day"),
        "a.csv, line 1, column exercise: this column stands where 'day' should",
    ),
    "a cell less": (
        H + L + "0194-2,1,,2026-11-24,bird-dog\n",
        "a.csv, line 3: there are 6 columns, and the cells here are 5",
    ),
    "a cell more": (H + L.replace("\n", ",\n"), "a.csv, line 2: there are 6 columns, and the cells here are 7"),
    "an empty line": (H + L + "\n" + L, "a.csv, line 3: the line is empty"),
    "an empty line of CRLF": (H + L + "\r\n" + L, "a.csv, line 3: the line is empty"),
    "a quote never closed": (H + L + '0194-2,1,"a\nb\n', "a.csv, line 3: a quote is opened and never closed"),
    "a quote within": (
        H + L + '0194-2,1,a 5" disc,2026-11-24,bird-dog,\n' + L + '0194-2,1,"a",2026-11-24,bird-dog,"x\n',
        "a.csv, line 3, column note: a quote stands within a cell that does not begin with one",
    ),
    "a quote within, on a later line": (
        H + '0194-2,1,"a\nb",2026-11-24,x "y" z,\n',
        "a.csv, line 3, column exercise: a quote stands within a cell that does not begin with one",
    ),
    "more after a quote": (
        H + L + '0194-2,1,"a" b,2026-11-24,bird-dog,\n',
        "a.csv, line 3, column note: something follows the quote that closes a cell",
    ),
    "CR alone for line ends": (
        (H + L).replace("\n", "\r"),
        "a.csv, line 1: a line end stands in a cell without quotes",
    ),
    "a bare CR": (
        H + "0194-2,1,a\rb,2026-11-24,bird-dog,\n",
        "a.csv, line 2, column note: a line end stands in a cell without quotes",
    ),
    "UTF-16": ((H + L).encode("utf-16"), "a.csv, line 1: this is UTF-16"),
    "UTF-16 without a mark": ((H + L).encode("utf-16-le"), "a.csv, line 1: this is not text: it holds a NUL"),
    "latin-1": ((H + L + "0194-2,1,ä,").encode("latin-1"), "a.csv, line 3: the byte E4 is not UTF-8"),
    "a lone surrogate": (H.encode() + b"0194-2,1,\xed\xa0\x80,", "a.csv, line 2: the byte ED is not UTF-8"),
    "NUL": (H + L + L.replace("sore", "so\0re"), "a.csv, line 3: this is not text: it holds a NUL"),
    "a long cell": (
        H + L + L.replace("sore", "x" * 3_000_000),
        f"a.csv, line 3, column reason: the text is longer than {MAX_CELL} characters",
    ),
    "a long number": (
        H + L.replace(",1,", f",{'1' * 5_000},"),
        f"a.csv, line 2, column version: '{'1' * 39}…' is not a whole number",
    ),
    "a very long line": (H + "x" * (MAX_LINE + 1), "a.csv, line 2: the line is longer than 8 MB"),
    "a very long row": (
        H + L + '0194-2,1,"' + ("x" * 999 + "\n") * 9_000,
        "a.csv, line 3: the row is longer than 8 MB",
    ),
    "nothing where something must be": (
        H + L.replace("bird-dog", ""),
        "a.csv, line 2, column exercise: nothing stands here, and it must not be empty",
    ),
    "a day that is none": (
        H + L + L.replace("11-24", "11-31"),
        "a.csv, line 3, column day: '2026-11-31' is not a date like 2026-11-24",
    ),
    "a fault after a note of lines": (
        H + '0194-2,1,"a\nb\nc",2026-11-24,bird-dog,\n' + L.replace(",1,", ",0,"),
        "a.csv, line 5, column version: '0' is too small",
    ),
}


def fault_of(contract: Contract, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(contract, data)
    assert caught.value.file == "a.csv"
    assert f"line {caught.value.line}" in caught.value.what
    assert caught.value.todo
    return caught.value.what


@pytest.mark.parametrize("name", MALFORMED)
def test_a_file_that_is_none_is_refused_by_line(name: str) -> None:
    text, what = MALFORMED[name]
    assert fault_of(SKIPS, text if isinstance(text, bytes) else text.encode()) == what


@pytest.mark.parametrize(
    "cell", ["01", "1.0", " 1", "1 ", "+1", "-0", "1e3", "0x1", "1,0", "١", "--1", "'1", "1_0", "True"]
)
def test_a_whole_number_has_one_way_to_be_written(cell: str) -> None:
    told = fault_of(SKIPS, (H + L.replace(",1,", f',"{cell}",')).encode())
    assert told == f"a.csv, line 2, column version: '{cell}' is not a whole number"


def test_closed_lists_and_ranges_hold() -> None:
    names = [column.name for column in CONTRACTS["thermal"].columns]
    good: dict[str, Cell] = dict.fromkeys(names) | {
        "uid": "0194-1",
        "at_utc": "2026-11-24T20:10:00Z",
        "utc_offset_min": -60,
        "time_known": 1,
        "day": "2026-11-24",
        "version": 1,
        "batch": "0194-0",
        "modality": "heat",
        "minutes": 20,
        "site": "back",
    }

    def told(**changes: Cell) -> str:
        return fault_of(CONTRACTS["thermal"], written(CONTRACTS["thermal"], [tuple((good | changes).values())]))

    assert_same_again(CONTRACTS["thermal"], [tuple(good.values())])
    assert told(modality="steam") == "a.csv, line 2, column modality: 'steam' is none of heat, ice"
    assert told(minutes=1441) == "a.csv, line 2, column minutes: '1441' is too large"
    assert told(utc_offset_min=-841) == "a.csv, line 2, column utc_offset_min: '-841' is too small"
    assert told(time_known=2) == "a.csv, line 2, column time_known: '2' is none of 0, 1"
    assert told(side="Left").startswith("a.csv, line 2, column side: 'Left' is none of left")


def test_what_is_read_before_a_fault_is_handed_out_first() -> None:
    found = read_table(SKIPS, io.BytesIO((H + L + L + "x\n").encode()), "a.csv")
    assert [next(found).line, next(found).line] == [2, 3]
    with pytest.raises(UnreadableFile, match="line 4: there are 6 columns, and the cells here are 1"):
        next(found)


def test_a_line_without_an_end_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("wb") as out:
        out.write(H.encode())
        out.truncate(2**31)
    tracemalloc.start()
    try:
        with file.open("rb") as data, pytest.raises(UnreadableFile, match="line 2: this is not text"):
            next(read_table(SKIPS, data, "a.csv"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MAX_LINE
