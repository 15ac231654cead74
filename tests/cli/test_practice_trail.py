"""Exercises, routines, plans and skips in the trail: told in words, taken back exactly, done again exactly."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from journal.domain.changes import Change
from journal.services.records import sides_of
from journal.store.tables import TABLES
from tests.cli.shell import Bench

ADD = "exercise add Sun salutation --group mobility --measure sets-reps --dose 1x5"
# Each operation with what comes before it.
OPERATIONS = [
    ((), ADD),
    ((ADD,), "exercise edit sun --name Salute --alias sun-s --note kind --how Stand./Fold. --muscles back;legs"),
    ((), "exercise edit bird-dog --name Pointer --dose none --phase any --caution Slowly."),
    (("exercise edit bird-dog --name Pointer",), "exercise edit bird-dog --name Quadruped"),
    ((), "exercise hide crunch"),
    (("exercise hide crunch",), "exercise unhide crunch"),
    (("exercise edit bird-dog --name Pointer --dose 8x5s",), "exercise reset bird-dog"),
    ((), "routine add evening bird-dog 10x5s walking 20min"),
    ((), "routine use first-days"),
    (("routine use first-days",), "routine use building-up"),
    (("routine use first-days",), "routine stop"),
    (("routine add evening bird-dog 10x5s walking",), "routine edit evening walking 5min cat-cow bird-dog"),
    ((), "routine edit first-days walking 5min"),
    (("routine add evening walking",), "routine rename evening morning"),
    (("routine add evening walking", "routine use evening"), "routine delete evening"),
    ((), "plan any 3"),
    (("plan core 2",), "plan core 4"),
    (("plan core 2", "plan any 3"), "plan core none"),
    ((), "skip bird-dog no time"),
    (("skip bird-dog no time",), "skip bird-dog too sore"),
    (("skip bird-dog no time",), "skip bird-dog --undo"),
]
POINTER = "exercise bird-dog: called Pointer; dose 8x5s"
KEPT = ("exercise", "routine", "routine_item", "plan", "skip", "completion")


def run(journal: Bench, words: str) -> list[str]:
    answer = journal(*words.split())
    assert answer.status == 0, answer.err
    return answer.words


def state(journal: Bench) -> dict[str, list[dict[str, Any]]]:
    """Return all rows but for their versions, which never name two contents."""
    if not journal.file.exists():
        return {name: [] for name in KEPT}
    with closing(sqlite3.connect(journal.file)) as file:
        file.row_factory = sqlite3.Row
        rows = {name: [dict(row) for row in file.execute(f"SELECT * FROM {name} ORDER BY uid")] for name in KEPT}
    return {name: [{key: row[key] for key in row if key != "version"} for row in found] for name, found in rows.items()}


@pytest.mark.parametrize(("before", "operation"), OPERATIONS)
def test_undo_and_redo_restore_exactly(journal: Bench, before: tuple[str, ...], operation: str) -> None:
    for words in before:
        run(journal, words)
    first = state(journal)
    run(journal, operation)
    then = state(journal)
    assert then != first
    for _ in range(2):
        taken = run(journal, "undo")
        assert state(journal) == first
        again = run(journal, "redo")
        assert state(journal) == then
        assert len(taken) == len(again) > 1
        assert taken[0] == f"Taken back: {again[0].removeprefix('Done again: ')}"
        assert not any("None" in words or "Routine(" in words for words in (*taken, *again))


def test_the_trail_in_words(journal: Bench) -> None:
    for words in (
        "exercise edit bird-dog --name Pointer --dose 8x5s",
        "exercise hide bird-dog",
        "routine add evening bird-dog 10x5s walking",
        "routine use evening",
        "plan bird-dog 3",
        "plan bird-dog 4",
        "plan bird-dog none",
        "skip bird-dog no time",
        "skip bird-dog --undo",
        "did bird-dog right",
        "exercise reset bird-dog",
        "undo",
    ):
        run(journal, words)
    lines = [line[9:].rsplit("  ", 1)[0] for line in journal("changes").lines[1:]]
    assert lines == [
        f"exercise  added    {POINTER}",
        f"exercise  changed  {POINTER} → {POINTER}; hidden",
        "routine   added    routine evening",
        "routine   added    Pointer 10x5s",
        "routine   added    Walking",
        "routine   changed  routine evening → routine evening, in use from 24 Nov",
        "plan      added    Pointer 3 times a week from 23 Nov",
        "plan      changed  Pointer 3 times a week from 23 Nov → Pointer 4 times a week from 23 Nov",
        "plan      removed  Pointer 4 times a week from 23 Nov",
        "skip      added    Pointer left out on 24 Nov: no time",
        "skip      removed  Pointer left out on 24 Nov: no time",
        "log       added    Tue 24 Nov 21:10 · Pointer, right",
        f"exercise  removed  {POINTER}; hidden",
        f"undo      added    {POINTER}; hidden",
    ]


def test_undo_says_what_kind_of_thing_it_was(journal: Bench) -> None:
    for words in ("exercise hide crunch", "routine add evening walking", "plan any 3", "skip walking"):
        run(journal, words)
    assert [run(journal, "undo") for _ in range(4)] == [
        ["Taken back: what was left out.", "  removed  Walking left out on 24 Nov"],
        ["Taken back: the plan.", "  removed  any exercise 3 times a week from 23 Nov"],
        ["Taken back: the change to the routine.", "  removed  Walking", "  removed  routine evening"],
        ["Taken back: what was said of the exercise.", "  removed  exercise crunch: hidden"],
    ]


def test_the_records_of_changes(journal: Bench) -> None:
    run(journal, "exercise edit bird-dog --alias pointer --muscles back;legs --how Kneel./Reach.")
    run(journal, "routine add evening walking")
    changes = json.loads(journal("changes", "--json").out)
    assert [(one["name"], one["table"]) for one in changes] == [
        ("exercise", "exercise"),
        ("routine", "routine"),
        ("routine", "routine_item"),
    ]
    after = changes[0]["after"]
    assert (after["kind"], after["aliases"], after["muscles"]) == ("exercise", ["pointer"], ["back", "legs"])
    assert changes[2]["after"]["exercise"] == "walking"


@pytest.mark.parametrize("kind", sorted({*TABLES, "attachment", "of-a-later-version"}))
def test_every_kind_has_words_or_none_and_no_kind_is_an_error(journal: Bench, kind: str) -> None:
    change = Change(
        seq=1,
        at=datetime.now(UTC),
        action="insert",
        kind=kind,
        uid="x",
        before=None,
        after=None,
        operation="o",
        name="restore",
        reverses=None,
    )
    assert sides_of(change) == (None, None)
    if kind not in {*TABLES}:
        unknown = Change(**{name: getattr(change, name) for name in change.__slots__} | {"after": {"uid": "x"}})
        assert sides_of(unknown) == (None, None)


def test_a_change_of_a_kind_without_words_is_told_by_its_kind(journal: Bench) -> None:
    run(journal, "sign numb-saddle")
    with closing(sqlite3.connect(journal.file)) as file:
        row = json.dumps({"uid": "01a2-7000-8000", "version": 1, "note": None, "sign": "x"})
        file.execute(
            "INSERT INTO change (at_utc, action, kind, uid, after, operation, name) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ("2026-11-24T20:10:00Z", "insert", "attachment", "01a2-7000-8000", row, "o", "attach"),
        )
        file.commit()
    answer = journal("changes")
    assert answer.status == 0
    assert "  attach  added    attachment  " in answer.lines[-1]
    assert json.loads(journal("changes", "--json").out)[-1]["after"]["sign"] == "x"


def test_the_trail_of_one_exercise(journal: Bench) -> None:
    run(journal, "exercise hide crunch")
    run(journal, "exercise unhide crunch")
    identity = journal("changes").lines[-1].split()[-1]
    assert len(journal("changes", identity).lines) == 3
