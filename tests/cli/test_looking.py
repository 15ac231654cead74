"""Looking back: today, history, due, and a journal that is not there yet."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cli.shell import Answer, Bench

TODAY = """\
Tuesday 24 November 2026
Day 47 · the three-month line is on 9 Jan, in 46 days
Back pain level on 2 of 47 days
Worst of the day, 14 days  ............56  . not known

Done
  Glute bridge 3×10, felt easier              08:10  ....
  went to work                                       ....

Heat and ice
  heat 20 min, back, 6 → 4                    12:30  ....

Pain
  back 6, stiff                               07:50  ....
  left calf 7, shooting                       21:05  ....

Also
  ibuprofen 400mg, helped 6                   21:05  ....
  left calf spasm ×3, worst 6 · after stairs  21:06  ....

Notes
  after gardening, and a comma                21:10  ....
"""


def fill(journal: Bench) -> None:
    for line in (
        "yesterday 20:00 pain 5",
        "at 07:50 pain 6 stiff",
        "at 08:10 did glute-bridge 3x10 felt easier",
        "today activity went-to-work",
        "at 12:30 heat 20 from 6 to 4",
        "at 21:05 pain 7 calf left shooting, took ibuprofen 400mg helped 6",
        "at 21:06 spasm calf left x3 worst 6 note after stairs",
        "note after gardening, and a comma",
    ):
        assert journal.line(line).status == 0
    assert journal("spell", "start", "2026-10-09").status == 0


def without_ids(text: str) -> str:
    rows = [f"{row[:-4]}...." if row.startswith("  ") else row for row in text.splitlines()]
    return "".join(f"{row}\n" for row in rows)


def test_today_tells_what_was_done_before_what_hurt(journal: Bench) -> None:
    fill(journal)
    answer = journal("today")
    assert (answer.status, answer.err) == (0, "")
    assert without_ids(answer.out) == TODAY


def test_today_of_another_day(journal: Bench) -> None:
    fill(journal)
    for day in ("yesterday", "mon", "2026-11-23"):
        assert "back 5" in journal("today", day).out
    assert "Nothing logged on this day." in journal("today", "2026-11-01").out
    assert [record["level"] for record in json.loads(journal("today", "yesterday", "--json").out)] == [5]
    for wrong, what in (
        ("2026-12-01", "in the future"),
        ("yestrday", "did you mean yesterday?"),
        ("21:30", "not a day"),
    ):
        answer = journal("today", wrong)
        assert answer.status == 2
        assert what in answer.err


def test_the_night_belongs_to_the_day_before(journal: Bench) -> None:
    journal.clock.time += timedelta(hours=5)
    journal("pain", "4")
    assert journal("today").lines[0] == "Tuesday 24 November 2026"
    journal.clock.time += timedelta(hours=1)
    assert journal("today").lines[0] == "Wednesday 25 November 2026"


def test_history_is_grouped_by_day_newest_last(journal: Bench) -> None:
    fill(journal)
    answer = journal("history")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines[0] == "Mon 23 Nov 2026"
    assert answer.lines[1].startswith("  20:00  back 5 ")
    assert answer.lines[2:4] == ["", "Tue 24 Nov 2026"]
    assert "after gardening, and a comma" in answer.lines[-1]
    # One entry a line, each with its ID in the same column.
    assert len({len(line) for line in answer.lines if line.startswith("  ")}) == 1


def test_history_is_narrowed_by_days_kind_text_and_number(journal: Bench) -> None:
    fill(journal)

    def found(*options: str) -> list[str]:
        return [record["kind"] for record in json.loads(journal("history", "--json", *options).out)]

    assert found("--from", "today", "--kind", "pain") == ["reading"] * 2
    assert found("--to", "yesterday") == ["reading"]
    assert found("--kind", "ice") == []
    assert found("--kind", "heat,activity,note") == ["tag", "thermal", "remark"]
    assert found("--grep", "STAIRS") == ["spasm"]
    assert found("--grep", "glute bridge") == ["completion"]
    assert journal("exercise", "edit", "glute-bridge", "--name", "Brücke").status == 0
    assert found("--grep", "BRÜCKE") == ["completion"]
    assert found("--limit", "2") == ["spasm", "remark"]
    assert found("--kind", "activity,note", "--limit", "1") == ["remark"]
    assert journal("history", "--grep", "no such words").words == ["No entry is like that."]


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--kind", "pian"), "did you mean pain?"),
        (("--kind", "pain,"), "cannot be ''"),
        (("--limit", "0"), "--limit '0'"),
        (("--limit", "-3"), "--limit '-3'"),
        (("--limit", "many"), "--limit 'many'"),
        (("--from", "x"), "'x'"),
        (("--from", "today", "--to", "yesterday"), "is after --to"),
        (("--grepp", "x"), "did you mean --grep?"),
        (("--grep",), "--grep needs a value"),
        (("--json=yes",), "--json takes no value"),
        (("stray",), "'stray' is a word too many"),
    ],
)
def test_wrong_options_of_history(journal: Bench, options: tuple[str, ...], what: str) -> None:
    journal("pain", "4")
    answer = journal("history", *options)
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert len(answer.words) in (2, 4)


def test_every_id_names_its_entry(journal: Bench, ids: Callable[[], list[str]]) -> None:
    fill(journal)
    records = json.loads(journal("history", "--json").out)
    assert len(records) == len(ids())
    for identity, record in zip(ids(), records, strict=True):
        assert record["uid"].endswith(identity)
        assert len(identity) >= 4


def test_due_answers_with_its_status_alone(journal: Bench) -> None:
    assert journal("due") == Answer(0, "", "")
    assert not journal.file.exists()
    journal.line("yesterday pain 4")
    assert journal("due").status == 0
    journal("flare")
    assert journal("due") == Answer(1, "", "")


@pytest.mark.parametrize("command", ["today", "history", "changes", "trend", "undo", "redo"])
def test_looking_makes_no_journal(journal: Bench, command: str) -> None:
    answer = journal(command)
    assert (answer.status, answer.out) == (0, "")
    assert answer.words == ["Nothing is logged yet. Begin with: journal pain 4"]
    assert journal(command, "--json").out == "[]\n"
    assert not journal.file.exists()


@pytest.mark.parametrize("words", [("edit", "abcd", "pain", "4"), ("delete", "abcd"), ("changes", "abcd"), ("export",)])
def test_without_a_journal_there_is_nothing_to_change_or_export(journal: Bench, words: tuple[str, ...]) -> None:
    answer = journal(*words)
    assert (answer.status, answer.out) == (2, "")
    assert "nothing is logged yet" in answer.words[0]
    assert not journal.file.exists()


def test_where_and_keys(journal: Bench) -> None:
    answer = journal("where")
    assert f"journal   {journal.file}  (not there yet)" in answer.lines
    assert not journal.file.exists()
    (record,) = json.loads(journal("where", "--json").out)
    assert (record["journal"], record["journal_exists"]) == (str(journal.file), 0)
    assert record["settings"] == str(journal.folder / "config.toml")
    assert {"version", "python", "sqlite", "revision"} <= set(record)
    keys = journal("keys")
    assert keys.status == 0
    assert any(line.split()[:4] == ["p", "log-pain", "Log", "pain."] for line in keys.lines)
    assert max(map(len, keys.lines)) <= 80
