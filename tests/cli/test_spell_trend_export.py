"""The spell's onset, the chart and its days, and the history as a file."""

import csv
import io
import json
import re
from contextlib import closing
from datetime import date, timedelta

import pytest

from journal.cli import commands, shell
from journal.cli.text import cells
from journal.config import Settings
from journal.domain import slugs
from journal.domain.trends import AMOUNTS, MEASURES, TREND_WINDOWS, WINDOWS
from journal.services.demo import fill_demo
from tests.cli.shell import Answer, Bench
from tests.support import open_store

SIZES = ((60, 20), (80, 24), (120, 36), (200, 50))
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
each_window = pytest.mark.parametrize("window", WINDOWS)
each_measure = pytest.mark.parametrize("measure", MEASURES)


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
        (("start", "9", "octo"), "'9 octo' is not a day"),
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
    assert any(line.startswith("Back pain level on 3 of 6 days") for line in answer.lines)


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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return a journal of five months, to look at."""
    bench = Bench(tmp_path_factory.mktemp("demo"))
    with closing(open_store(bench.folder)) as store:
        fill_demo(store, bench.clock, Settings())
    return bench


def looks(bench: Bench, size: tuple[int, int], *words: str) -> Answer:
    """Run a command in this process as if someone looked at it on a terminal of a size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell, "is_terminal", lambda _stream: True)
        for name, value in (("COLUMNS", str(size[0])), ("LINES", str(size[1])), ("TERM", "xterm")):
            patch.setitem(bench.env, name, value)
        return bench(*words)


def rows_of(out: str) -> list[str]:
    return ESCAPE.sub("", out).rstrip("\n").split("\n")


def picture_of(rows: list[str]) -> list[str]:
    """Return the chart and its gauges, without the sentences below."""
    return rows[: max(number for number, row in enumerate(rows) if "pain days  " in row) + 1]


def is_drawn(rows: list[str]) -> bool:
    return any("\u2500" <= char <= "\u28ff" for char in "".join(rows))


def check_sizes(bench: Bench, *words: str) -> None:
    """See that a chart fits at every size, drawn and plain, with the same sentences below."""
    for size in SIZES:
        drawn = rows_of(looks(bench, size, "trend", *words).out)
        plain = rows_of(looks(bench, size, "trend", *words, "--plain").out)
        for rows in (drawn, plain):
            assert max(map(cells, rows)) <= size[0], (size, max(rows, key=cells))
            assert not any(row != row.rstrip() for row in picture_of(rows))
        assert is_drawn(picture_of(drawn))
        assert "".join(picture_of(plain)).isascii()
        assert drawn[len(picture_of(drawn)) :] == plain[len(picture_of(plain)) :]


def entry_days(bench: Bench) -> set[str]:
    """Return the days with any entry."""
    return {entry["day"] for entry in json.loads(bench("history", "--json").out)}


def check_days(bench: Bench, window: str, measure: str) -> None:
    """See that the records and the table hold every day once, and that one without is never 0."""
    days = json.loads(bench("trend", "--window", window, "--measure", measure, "--json").out)
    dates = [date.fromisoformat(day["day"]) for day in days]
    assert dates == [dates[0] + timedelta(days=n) for n in range(len(dates))]
    assert dates[-1] == bench.clock.time.date()
    assert {(day["kind"], day["measure"]) for day in days} == {("day", measure)}
    logged = entry_days(bench)
    header, *table = bench("trend", "--window", window, "--measure", measure, "--table").lines[: len(days) + 1]
    assert header.startswith("date")
    for day, row in zip(days, table, strict=True):
        assert row.split()[0] == day["day"]
        if measure in AMOUNTS:
            assert (day["amount"] is None) is (day["day"] not in logged)
            assert row.split()[1:] == ([] if day["amount"] is None else [str(day["amount"])])
            continue
        if day["worst"] is None:
            assert (day["mean"], day["low"], day["readings"], day["median"]) == (None, None, 0, None)
            assert row.split()[1:] == ([] if measure == "leg" else ["UNKNOWN"])
            assert day.get("state", "UNKNOWN") == "UNKNOWN"
        else:
            assert 0 <= day["low"] <= day["mean"] <= day["worst"] <= 10
            assert day["readings"] > 0
            assert day["day"] in logged
            assert measure == "leg" or day["state"] == ("PAIN" if day["worst"] else "FREE")


@each_window
@each_measure
def test_every_chart_fits_every_size_and_plain_is_ascii(demo: Bench, window: str, measure: str) -> None:
    check_sizes(demo, "--window", window, "--measure", measure)


@each_window
@each_measure
def test_every_chart_as_a_table_and_as_records(demo: Bench, window: str, measure: str) -> None:
    check_days(demo, window, measure)
    answer = demo("trend", "--window", window, "--measure", measure)
    assert (answer.status, answer.err) == (0, "")
    assert ("Weekly averages" in answer.out) is (window in TREND_WINDOWS and measure == "worst")


@each_window
@each_measure
def test_every_chart_of_a_journal_without_levels(journal: Bench, window: str, measure: str) -> None:
    assert journal.line("note nothing yet").status == 0
    check_sizes(journal, "--window", window, "--measure", measure)
    check_days(journal, window, measure)
    days = json.loads(journal("trend", "--window", window, "--measure", measure, "--json").out)
    assert [day.get("amount", day.get("worst")) for day in days[:-1]] == [None] * (len(days) - 1)
    assert days[-1].get("amount", 0) == 0


@pytest.mark.parametrize("words", [("--table",), ("--plain",), ("--window", "all", "--measure", "leg")])
def test_no_chart_makes_a_journal(journal: Bench, words: tuple[str, ...]) -> None:
    answer = journal("trend", *words)
    assert (answer.status, answer.out) == (0, "")
    assert answer.words == ["Nothing is logged yet. Begin with: journal pain 4"]
    assert journal("trend", *words, "--json").out == "[]\n"
    assert not journal.file.exists()


@pytest.mark.parametrize("size", SIZES)
def test_on_a_real_terminal_it_fits(journal: Bench, size: tuple[int, int]) -> None:
    journal.keep_real_time()
    with closing(open_store(journal.folder)) as store:
        fill_demo(store, journal.clock, Settings())
    for words in ((), ("--window", "all", "--measure", "spasms"), ("--measure", "leg", "--plain")):
        status, seen = journal.terminal("trend", *words, size=size, env={"COLORTERM": "truecolor"})
        rows = rows_of(seen)
        assert status == 0
        assert max(map(cells, rows)) <= size[0]
        assert is_drawn(picture_of(rows)) is ("--plain" not in words)
        assert ("\x1b" in seen) is ("--plain" not in words)
    status, seen = journal.terminal("trend", "--table", "--measure", "leg", size=size)
    assert status == 0
    assert max(map(cells, rows_of(seen))) <= max(size[0], 80)


def test_leg_pain_and_spasms_are_days_of_their_own(journal: Bench) -> None:
    for line in (
        "2026-11-20 08:00 pain 7 calf left, 2026-11-20 20:00 pain 2 thigh",
        "2026-11-21 pain 5",
        "2026-11-22 pain 0 foot, spasm calf left x3, spasm foot",
    ):
        assert journal.line(line).status == 0
    words = ("trend", "--window", "all", "--json", "--measure")
    leg = json.loads(journal(*words, "leg").out)
    assert [(day["worst"], day["low"], day["readings"]) for day in leg] == [
        (7, 2, 2),
        (None, None, 0),
        (0, 0, 1),
        (None, None, 0),
        (None, None, 0),
    ]
    assert "state" not in leg[0]
    worst = json.loads(journal(*words, "worst").out)
    assert [(day["state"], day["worst"]) for day in worst][:3] == [("UNKNOWN", None), ("PAIN", 5), ("UNKNOWN", None)]
    spasms = json.loads(journal(*words, "spasms").out)
    assert [day["amount"] for day in spasms] == [0, 0, 4, None, None]
    assert json.loads(journal(*words, "heat").out)[0]["amount"] == 0
    table = journal("trend", "--window", "all", "--measure", "leg", "--table").lines
    assert table[0].split()[:4] == ["date", "worst", "leg", "pain"]
    assert "UNKNOWN" not in journal("trend", "--window", "all", "--measure", "leg", "--table").out
    table = journal("trend", "--window", "all", "--measure", "spasms", "--table").lines
    assert [row.split() for row in table[:5]] == [
        ["date", "spasms"],
        ["2026-11-20", "0"],
        ["2026-11-21", "0"],
        ["2026-11-22", "4"],
        ["2026-11-23"],
    ]


def test_the_words_of_options_are_the_programs_own() -> None:
    assert commands.WINDOWS == WINDOWS
    assert commands.MEASURES == MEASURES
    options = {option.name: option for option in commands.COMMANDS["spell"].options}
    assert options["--cause"].choices == (*slugs.CAUSES, "none")
    assert options["--told"].choices == (*slugs.TOLD, "none")


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
    assert journal("export", "--as", "xml").status == 2
    assert journal("export", "--from", "2026-01-01", "--to", "2026-01-02").status == 2


@pytest.mark.parametrize("words", [("2026-10-09",), ("2026-10-09", "exact")])
def test_an_exact_onset_may_be_called_so(journal: Bench, words: tuple[str, ...]) -> None:
    (record,) = json.loads(journal("spell", "start", *words, "--json").out)
    assert (record["onset"], record["precision"]) == ("2026-10-09", "exact")
