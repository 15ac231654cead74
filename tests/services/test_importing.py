"""The journal's own exports come back: whole, once, as one operation; a file with a fault changes nothing."""

import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.config import Settings
from journal.domain.entries import Draft, Reading, Tag
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.errors import JournalError, ValueRefused
from journal.formats.found import Options
from journal.formats.unreadable import UnreadableFile
from journal.services.demo import fill_demo
from journal.services.export import export_daily, export_jsonl, export_tables
from journal.services.importing import bring_in, preview
from journal.services.parcels import NoSuchFile
from journal.store.outgoing import Part
from journal.store.store import Store
from tests.support import BERLIN, NOW, FakeClock, days_ago, draft, drafts, exercises_said, open_store

OPTIONS = Options(now=NOW, zone=BERLIN)
ALL = Part()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a journal with a row in every table."""
    store = open_store(tmp_path_factory.mktemp("full"))
    fill_demo(store, FakeClock(), Settings())
    sign = store.save([draft(Tag(role="sign", name="bladder"))], NOW)[0]
    store.save_advice([sign.uid], NOW.date(), NOW)
    store.save_statement(Statement(first=date(2026, 3, 1), last=date(2026, 3, 4), answer="free", said_at=NOW), NOW)
    assert all(store.row_counts(ALL).values())
    store.close()
    return store.paths.database


@pytest.fixture
def store(full: Path, tmp_path: Path) -> Store:
    """That journal."""
    (tmp_path / "one").mkdir()
    shutil.copy(full, tmp_path / "one" / "journal.db")
    return open_store(tmp_path / "one")


def exported(store: Store, folder: Path, name: str) -> bytes:
    """Return the bytes of an export in one file."""
    target = folder / name
    (export_tables if target.suffix == ".zip" else export_jsonl)(store, target, force=True)
    return target.read_bytes()


@given(st.data())
@settings(max_examples=8, deadline=None)
def test_any_journal_comes_back_byte_for_byte(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        first, second, third = (open_store(folder / number) for number in "123")
        first.save(data.draw(st.lists(drafts(), max_size=12)), NOW)
        said = data.draw(st.lists(exercises_said(), max_size=3, unique_by=lambda one: one.slug))
        for exercise in said:
            first.save_exercise(exercise, NOW)
        first.save_routine(Routine(name="evening", items=(RoutineItem(exercise="bird-dog", dose="3x10"),)), NOW)
        first.save_plan(Plan(exercise="any", per_week=3, from_day=date(2026, 1, 1)), NOW)
        first.save_skip(Skip(day=date(2026, 1, 2), exercise="bird-dog", reason="=sore, 'very'"), NOW)
        first.save_spell(Spell(onset=date(2026, 1, 1), precision="about", cause="lifting"), NOW)
        first.save_statement(
            Statement(
                first=date(2026, 1, 1),
                last=None,
                answer="pause",
                said_at=NOW,
                note=data.draw(st.sampled_from([None, "\r\n", "=1\n", "'"])) or None,
            ),
            NOW,
        )
        tables, lines = exported(first, folder, "1.zip"), exported(first, folder, "1.jsonl")
        bring_in(second, folder / "1.zip", OPTIONS)
        bring_in(third, folder / "1.jsonl", OPTIONS)
        for other in (second, third):
            assert exported(other, folder, "2.zip") == tables
            assert exported(other, folder, "2.jsonl") == lines
        for one in (first, second, third):
            one.close()


def test_a_second_time_adds_nothing_and_undo_takes_back_exactly_that(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path, "a.zip")
    other = open_store(tmp_path / "two")
    own = other.save([draft(Reading(level=3))], NOW)
    found, backup = bring_in(other, tmp_path / "a.zip", OPTIONS)
    assert found.taken.added == {table: n for table, n in store.row_counts(ALL).items() if n}
    assert not found.taken.there
    assert Store.open(type(store.paths)(backup)).entries() == own
    again, _ = bring_in(other, tmp_path / "a.zip", OPTIONS)
    assert not again.taken.added
    assert again.taken.there == found.taken.added
    assert not again.taken.otherwise
    assert other.undo(NOW).name == "import"
    assert other.entries() == own
    assert sum(other.row_counts(ALL).values()) == 1


def test_what_was_changed_here_stays_and_what_is_new_comes(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path, "a.jsonl")
    kept = store.entries()
    seen = next(entry for entry in kept if isinstance(entry.value, Reading))
    edited = store.replace(seen, Draft(value=Reading(level=10), moment=seen.moment), NOW)
    store.delete([kept[-1]], NOW)
    found, _ = bring_in(store, tmp_path / "a.jsonl", OPTIONS)
    assert found.taken.added == {"tag": 1, "advice": 1}  # the sign that was deleted, and its advice
    assert found.taken.otherwise == {"reading": 1}
    assert store.entry(seen.uid) == edited
    assert [entry.uid for entry in store.entries()] == [entry.uid for entry in kept]


def test_the_preview_says_the_same_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path, "a.zip")
    other = open_store(tmp_path / "two")
    seen = preview(other, tmp_path / "a.zip", OPTIONS)
    assert not any(other.row_counts(ALL).values())
    assert not other.paths.backups.exists()
    done, _ = bring_in(other, tmp_path / "a.zip", OPTIONS)
    assert (seen.taken, seen.first, seen.last, seen.title) == (done.taken, done.first, done.last, done.title)


def test_two_journals_with_routines_of_one_name_and_one_exercise(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / name) for name in "ab"]
    for number, one in enumerate(stores):
        items = (RoutineItem(exercise="bird-dog", dose=f"{number + 1}x10"),)
        one.save_routine(Routine(name="evening", items=items, used_from=NOW.date()), NOW)
        one.save_exercise(ExerciseSaid(slug="bird-dog", name=f"Dog {number}"), NOW)
        one.save_spell(Spell(onset=date(2026, 10, number + 1)), NOW)
        one.save_spell(Spell(onset=date(2026, 3, 1), cause=("lifting", "fall")[number]), NOW)
    exported(stores[1], tmp_path, "b.zip")
    found, _ = bring_in(stores[0], tmp_path / "b.zip", OPTIONS)
    assert found.taken.names == [("evening", "evening-2")]
    assert [(one.name, len(one.items), one.used_from) for one in stores[0].routines()] == [
        ("evening", 1, NOW.date()),
        ("evening-2", 1, None),
    ]
    assert [said.name for said in stores[0].exercises_said()] == ["Dog 0"]
    assert [(one.onset.month, one.cause) for one in stores[0].spells()] == [(3, "lifting"), (10, None), (10, None)]
    assert not bring_in(stores[0], tmp_path / "b.zip", OPTIONS)[0].taken.added


def line_of(store: Store, tmp_path: Path, kind: str, **values: object) -> Path:
    """Return an export in lines whose last row of a kind says something else."""
    exported(store, tmp_path, "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    place = max(number for number, row in enumerate(rows) if row.get("kind") == kind)
    rows[place] |= values
    (tmp_path / "b.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return tmp_path / "b.jsonl"


@pytest.mark.parametrize(
    ("kind", "values", "what"),
    [
        ("reading", {"level": 11}, "too large"),
        ("reading", {"site": "elbow"}, "elbow"),
        ("reading", {"qualities": "stiff burning"}, "qualities"),
        ("reading", {"qualities": "sore"}, "sore"),
        ("reading", {"day": "2026-11-20"}, "not within the journal day"),
        ("reading", {"at_utc": "2027-01-01T00:00:00Z"}, "future"),
        ("reading", {"note": "x" * 100_001}, "bytes long"),
        ("tag", {"role": "sign", "name": "toothache"}, "toothache"),
        ("dose", {"medicine": "a\nb"}, "a medicine"),
        ("spell", {"ended": "1999-01-01", "ended_by": "user"}, "before the onset"),
        ("routine", {"name": "Two Words"}, "name for a routine"),
        ("routine_item", {"position": 0}, "position"),
        ("routine_item", {"routine": "nobody"}, "no such routine"),
        ("advice", {"sign": "nobody"}, "no such sign"),
        ("skip", {"reason": "x" * 201}, "reason"),
    ],
)
def test_what_the_journal_would_not_have_saved_is_refused_by_line(
    store: Store, tmp_path: Path, kind: str, values: dict[str, object], what: str
) -> None:
    path = line_of(store, tmp_path, kind, **values)
    other = open_store(tmp_path / "two")
    for way in (preview, bring_in):
        with pytest.raises(UnreadableFile, match=what) as caught:
            way(other, path, OPTIONS)
        assert caught.value.line is not None
    assert not any(other.row_counts(ALL).values())


def test_rows_that_were_lost_from_a_table_are_missed(store: Store, tmp_path: Path) -> None:
    export_tables(store, tmp_path / "folder")
    table = tmp_path / "folder" / "dose.csv"
    table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(UnreadableFile, match="the description says"):
        preview(open_store(tmp_path / "two"), tmp_path / "folder", OPTIONS)
    table.unlink()
    with pytest.raises(UnreadableFile, match=r"dose\.csv is missing"):
        preview(open_store(tmp_path / "two"), tmp_path / "folder", OPTIONS)


def test_an_interrupted_import_leaves_the_journal_as_it_was(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path, "a.zip")
    other = open_store(tmp_path / "two")

    def stop(count: int) -> None:
        if count == 900:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(other, tmp_path / "a.zip", OPTIONS, progress=stop)
    assert not any(other.row_counts(ALL).values())
    assert other.newest_change() == 0
    assert other.save([draft(Reading(level=3))], NOW)  # the file is free again


def packed(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def test_zips_that_would_do_harm_are_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path / "one")
    two = ("b.csv", b"x\n")
    cases = {
        "outside": packed(tmp_path / "a.zip", ("../../evil.csv", b"x"), two),
        "measure": packed(tmp_path / "b.zip", ("bomb.csv", b"\0" * 150_000_000), two),
        "damaged": tmp_path / "c.zip",
    }
    whole = packed(tmp_path / "d.zip", ("datapackage.json", b'{"name": "pain-journal"}' * 50), two).read_bytes()
    cases["damaged"].write_bytes(whole[:60] + b"~~~~~~" + whole[66:])
    for what, path in cases.items():
        with pytest.raises(UnreadableFile, match=what):
            preview(store, path, OPTIONS)
    cases["damaged"].write_bytes(whole[:200])
    with pytest.raises(UnreadableFile, match="damaged"):
        preview(store, cases["damaged"], OPTIONS)


BEARABLE = "date,weekday,time of day,category,rating/amount,detail,notes\n"
ROW = "1st Nov 2026,Sun,am,Symptom,3,Back pain (Moderate),\n"


@pytest.mark.parametrize(
    ("name", "data", "line", "what"),
    [
        ("a.csv", (BEARABLE + ROW).encode("utf-16"), 1, "UTF-16"),
        ("a.csv", (BEARABLE + ROW.replace("Back", "Rücken")).encode("latin-1"), 2, "not UTF-8"),
        ("a.csv", (BEARABLE + ROW + "\0\n").encode(), 3, "NUL"),
        ("a.csv", (BEARABLE + ROW + ROW.replace("Symptom", '"Symptom') + ROW * 500).encode(), 3, "never closed"),
        ("a.csv", (BEARABLE + ROW + "1st Nov 2026,Sun\n").encode(), 3, "7 columns, and the cells here are 2"),
        ("a.csv", (BEARABLE.strip() + ",notes\n").encode(), 1, "twice"),
        ("a.csv", (BEARABLE + ROW).replace(",", ";").encode(), 1, "separated by ';'"),
        ("a.csv", (BEARABLE + ROW.replace("Back", "x" * 3_000_000)).encode(), 2, "longer than"),
        ("a.xml", b'<?xml version="1.0"?>\n<!DOCTYPE HealthData [<!ENTITY a "b">]>\n<HealthData/>', 2, "entity"),
        ("a.jsonl", b'{"format":"pain-journal","version":1}\n{"kind":"remark"\n', 2, "not JSON"),
    ],
)
def test_a_malformed_file_is_refused_by_line_and_writes_nothing(
    tmp_path: Path, name: str, data: bytes, line: int, what: str
) -> None:
    store = open_store(tmp_path / "one")
    (tmp_path / name).write_bytes(data)
    for way in (preview, bring_in):
        with pytest.raises(JournalError, match=what) as caught:
            way(store, tmp_path / name, OPTIONS)
        if isinstance(caught.value, UnreadableFile):
            assert caught.value.line == line
            assert caught.value.todo.endswith("Nothing was changed.")
    assert not any(store.row_counts(ALL).values())


def test_what_is_no_file_of_any_tracker_is_said_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "one")
    (tmp_path / "a.txt").write_text("dear diary")
    (tmp_path / "empty").touch()
    for name, kind, what in (
        ("a.txt", ValueRefused, "no tracker that is known"),
        ("empty", ValueRefused, "no tracker that is known"),
        ("nowhere", NoSuchFile, "cannot read"),
    ):
        with pytest.raises(kind, match=what):
            preview(store, tmp_path / name, OPTIONS)
    with pytest.raises(ValueRefused, match="no source 'x'"):
        preview(store, tmp_path / "a.txt", OPTIONS, source="x")
    with pytest.raises(JournalError, match="not a plain file"):
        preview(store, Path("/dev/null"), OPTIONS)


def test_the_daily_table_gives_a_level_for_days_that_have_none(tmp_path: Path) -> None:
    first, second = open_store(tmp_path / "one"), open_store(tmp_path / "two")
    first.save([days_ago(3, Reading(level=6)), days_ago(3, Reading(level=2)), days_ago(2, Reading(level=0))], NOW)
    first.save([days_ago(1, Tag(role="activity", name="went-to-work"))], NOW)
    export_daily(first, Settings(), tmp_path / "history.csv")
    found, _ = bring_in(second, tmp_path / "history.csv", OPTIONS)
    assert [(entry.moment.day, entry.value, entry.moment.time_known) for entry in second.entries()] == [
        (NOW.date() - timedelta(days=3), Reading(level=6), False),
        (NOW.date() - timedelta(days=2), Reading(level=0), False),
    ]
    assert [(under, left.count) for under, left in found.left_out.items()] == [("activities", 1)]
    # The same history twice is no second history: neither on top of this import nor on top of the entries themselves.
    for store in (second, first):
        assert not bring_in(store, tmp_path / "history.csv", OPTIONS)[0].taken.added


APPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<HealthData locale="en_GB">
 <Record type="HKCategoryTypeIdentifierLowerBackPain" sourceName="Health" creationDate="2026-11-20 21:00:00 +0100"
  startDate="2026-11-20 20:30:00 +0100" endDate="2026-11-20 20:30:00 +0100"
  value="HKCategoryValueSeverityNotPresent"/>
 <Record type="HKCategoryTypeIdentifierLowerBackPain" sourceName="Health" creationDate="2026-11-21 21:00:00 +0100"
  startDate="2026-11-21 20:30:00 +0100" endDate="2026-11-21 20:30:00 +0100" value="HKCategoryValueSeverityMild"/>
</HealthData>
"""
LEVELS = replace(OPTIONS, levels={"3": 7, "mild": 3})
MAPPED = replace(OPTIONS, columns={"date": "Datum", "level": "Schmerz", "note": "Notiz"})
TABLE = "Datum;Schmerz;Notiz\n24.11.2026;6;steif\n24.11.2026;6;steif\n23.11.2026;;müde\n"


@pytest.mark.parametrize(
    ("data", "options", "source", "added", "left"),
    [
        ((BEARABLE + ROW + ROW.replace("Back pain", "Nausea")).encode(), OPTIONS, None, {"remark": 1}, 1),
        ((BEARABLE + ROW).encode(), LEVELS, None, {"reading": 1}, 0),
        (APPLE, OPTIONS, None, {"reading": 1, "remark": 1}, 0),
        (TABLE.encode(), MAPPED, "csv", {"reading": 2, "remark": 1}, 0),
    ],
)
def test_other_trackers_histories_come_once_and_go_as_one(
    tmp_path: Path, data: bytes, options: Options, source: str | None, added: dict[str, int], left: int
) -> None:
    store = open_store(tmp_path / "one")
    own = store.save([draft(Reading(level=3))], NOW)
    (tmp_path / "file").write_bytes(data)
    found, _ = bring_in(store, tmp_path / "file", options, source=source)
    assert found.taken.added == added
    assert sum(one.count for one in found.left_out.values()) == left
    assert all(one.recorded_at is None and one.source for one in store.entries() if one.uid != own[0].uid)
    again, _ = bring_in(store, tmp_path / "file", options, source=source)
    assert (again.taken.added, again.taken.there) == ({}, added)
    store.undo(NOW)
    assert store.entries() == own
    # What was taken back is new again.
    assert bring_in(store, tmp_path / "file", options, source=source)[0].taken.added == added
