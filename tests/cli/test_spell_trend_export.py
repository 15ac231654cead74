"""The spell's onset, the chart and its days, and the history as a file."""

import csv
import io
import json

import pytest

from journal.cli import commands
from journal.domain import slugs
from journal.domain.trends import WINDOWS
from journal.services.trends import MEASURES
from tests.cli.shell import Bench


def fill(journal: Bench) -> None:
    for line in ("2026-11-20 08:00 pain 6, 2026-11-20 21:00 pain 3", "2026-11-22 pain 0", "pain 4, note =SUM(A1) café"):
        assert journal.line(line).status == 0
    assert journal("spell", "start", "2026-11-19").status == 0


def test_the_onset_is_saved_and_changed(journal: Bench) -> None:
    answer = journal("spell", "start", "2026-10-09", "about", "--cause", "lifting", "--told", "strain-sprain", "--json")
    assert answer.status == 0
    assert answer.words == [
        "Saved: spell since about 9 Oct, cause: lifting, told: strain sprain",
        "About day 47 · the three-month line is on about 9 Jan, in about 46 days.",
    ]
    (record,) = json.loads(answer.out)
    assert (record["kind"], record["onset"], record["precision"]) == ("spell", "2026-10-09", "about")
    assert (record["cause"], record["ended"], record["version"]) == ("lifting", None, 1)
    answer = journal("spell", "start", "2026-10", "month")
    assert answer.words[:2] == [
        "Saved: spell since October 2026, cause: lifting, told: strain sprain",
        "It was: spell since about 9 Oct, cause: lifting, told: strain sprain",
    ]
    journal("undo")
    assert "About day 47" in journal("today").out


def test_a_month_that_is_not_over_begins_no_later_than_today(journal: Bench) -> None:
    journal.clock.time = journal.clock.time.replace(day=3)
    (record,) = json.loads(journal("spell", "start", "2026-11", "--json").out)
    assert (record["onset"], record["precision"]) == ("2026-11-03", "month")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "something is missing after spell"),
        (("begin",), "spell cannot be 'begin'"),
        (("start",), "spell start needs a date"),
        (("start", "2026-12-01"), "in the future"),
        (("start", "2026-02-30"), "no 2026-02-30"),
        (("start", "soon"), "'soon'"),
        (("start", "2026-10-09", "roughly"), "roughly"),
        (("start", "2026-10-09", "abuot"), "did you mean about?"),
        (("start", "9", "oct"), "'9' is not a date"),
        (("start", "2026-10-09", "--cause", "liftin"), "did you mean lifting?"),
    ],
)
def test_a_wrong_onset_makes_no_journal(journal: Bench, words: tuple[str, ...], what: str) -> None:
    answer = journal("spell", *words)
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert not journal.file.exists()


def test_the_chart_is_plain_where_nobody_looks_and_ends_in_sentences(journal: Bench) -> None:
    fill(journal)
    answer = journal("trend")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.isascii() or not any("\u2500" <= char <= "\u28ff" for char in answer.out)
    assert "*" in answer.out
    assert max(map(len, answer.lines)) <= 80
    assert "the three-month line is on 19 Feb" in answer.out
    assert any(line.startswith("Logged on 3 of 6 days") for line in answer.lines)


def test_the_chart_as_a_table_and_as_records_keeps_unknown_days(journal: Bench) -> None:
    fill(journal)
    table = journal("trend", "--table").lines
    assert table[0].split()[:3] == ["date", "state", "worst"]
    assert table[2].split()[:6] == ["2026-11-20", "PAIN", "6", "4.5", "3", "2"]
    assert table[3].split() == ["2026-11-21", "UNKNOWN"]
    days = json.loads(journal("trend", "--json").out)
    assert [day["state"] for day in days] == ["UNKNOWN", "PAIN", "UNKNOWN", "FREE", "UNKNOWN", "PAIN"]
    assert (days[1]["worst"], days[1]["mean"], days[1]["low"]) == (6, 4.5, 3)
    assert (days[0]["worst"], days[0]["readings"], days[0]["median"]) == (None, 0, None)
    assert days[3]["worst"] == 0


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_window_and_measure_is_drawn(journal: Bench, window: str, measure: str) -> None:
    fill(journal)
    assert journal("trend", "--window", window, "--measure", measure).status == 0


def test_the_words_of_options_are_the_programs_own() -> None:
    assert commands.WINDOWS == WINDOWS
    assert commands.MEASURES == MEASURES
    options = {option.name: option for option in commands.COMMANDS["spell"].options}
    assert (options["--cause"].choices, options["--told"].choices) == (slugs.CAUSES, slugs.TOLD)


def test_export_to_standard_output_is_data_and_the_counts_are_words(journal: Bench) -> None:
    fill(journal)
    answer = journal("export")
    assert answer.status == 0
    assert answer.words == ["Wrote 5 days to standard output: 4 readings, 1 note; checked against the journal."]
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [row["state"] for row in rows] == ["PAIN", "UNKNOWN", "FREE", "UNKNOWN", "PAIN"]
    assert rows[-1]["notes"] == "'=SUM(A1) café"
    assert journal("export", "-").out == answer.out
    assert "\r" not in answer.out
    process = journal.process("export", env={"PYTHONIOENCODING": "ascii"})
    assert process.stdout.decode("utf-8") == answer.out


def test_export_to_a_file_is_private_and_never_overwrites_by_itself(journal: Bench) -> None:
    fill(journal)
    target = journal.folder / "a %folder" / "history.csv"
    answer = journal("export", str(target))
    assert answer.status in (2, 3)
    assert "Traceback" not in answer.err
    target.parent.mkdir()
    answer = journal("export", str(target), "--from", "2026-11-22", "--to", "today", "--as", "daily")
    assert (answer.status, answer.out) == (0, "")
    assert answer.words == [f"Wrote 3 days to {target}: 2 readings, 1 note; checked against the journal."]
    assert target.stat().st_mode & 0o777 == 0o600
    before = target.read_bytes()
    answer = journal("export", str(target), "--bom")
    assert answer.status == 2
    assert "--force" in answer.err
    assert target.read_bytes() == before
    assert journal("export", str(target), "--bom", "--force").status == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfdate,")
    assert [path.name for path in target.parent.iterdir()] == ["history.csv"]


def test_other_shapes_are_refused(journal: Bench) -> None:
    fill(journal)
    assert journal("export", "--as", "tables").status == 2
    assert journal("export", "--from", "2026-01-01", "--to", "2026-01-02").status == 2


@pytest.mark.parametrize("words", [("2026-10-09",), ("2026-10-09", "exact")])
def test_an_exact_onset_may_be_called_so(journal: Bench, words: tuple[str, ...]) -> None:
    (record,) = json.loads(journal("spell", "start", *words, "--json").out)
    assert (record["onset"], record["precision"]) == ("2026-10-09", "exact")
