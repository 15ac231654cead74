"""Spells in the shell: the list, what the user says of one, and that the user's word wins (E1 to E10)."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.cli.shell import Bench
from tests.support import BERLIN

COLUMNS = ["kind", "uid", "version", "note", "onset", "precision", "onset_by", "cause", "told", "ended", "ended_by"]
DERIVED = [
    "state",
    "line",
    "day",
    "days_to_line",
    "phase",
    "status",
    "pain_days",
    "said_days",
    "logged_days",
    "last_pain",
    "worst",
    "nth_in_12_months",
    "mild_return",
    "same_as_before_unknown",
    "question",
    "question_from",
    "question_to",
]


def log_days(journal: Bench, first: str, levels: str) -> None:
    """Log one level a day from `first` on; a dot is a day without any."""
    start = date.fromisoformat(first)
    lines = [f"{start + timedelta(days=n)} pain {level}" for n, level in enumerate(levels) if level != "."]
    answer = journal("log", "-", stdin="\n".join(lines).encode())
    assert answer.status == 0, answer.err


def set_day(journal: Bench, day: str) -> None:
    """Set the clock to the evening of a day."""
    journal.clock.time = datetime.fromisoformat(f"{day}T21:10").replace(tzinfo=BERLIN)


def records(journal: Bench) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(journal("spells", "--json").out)
    return found


def fields(journal: Bench, *names: str) -> list[tuple[Any, ...]]:
    """Return some fields of every spell, oldest first."""
    return [tuple(record[name] for name in names) for record in records(journal)]


def text(journal: Bench) -> str:
    answer = journal("spells")
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def kept(journal: Bench) -> dict[str, bytes]:
    """Return every byte of the journal."""
    return {path.name: path.read_bytes() for path in journal.folder.iterdir() if path.name.startswith("journal.db")}


def gap(journal: Bench) -> None:
    """Log a spell in March, nothing for half a year, and pain in October."""
    log_days(journal, "2026-03-01", "55.5")
    log_days(journal, "2026-11-10", "6.4")


# -- the list


def test_looking_at_no_journal_makes_none(journal: Bench) -> None:
    answer = journal("spells")
    assert (answer.status, answer.out) == (0, "")
    assert answer.words == ["Nothing is logged yet. Begin with: journal pain 4"]
    assert json.loads(journal("spells", "--json").out) == []
    assert not journal.file.exists()


def test_a_journal_without_back_pain_says_how_to_set_an_onset(journal: Bench) -> None:
    assert journal.line("pain 0, heat 20").status == 0
    answer = journal("spells")
    assert answer.words == ["No spell of back pain is known yet. To set when one began: journal spell start DATE"]
    assert answer.lines[0].startswith("Last 182 days: back pain on at least 0, at most 181 (0–99 %); can't tell")
    assert records(journal) == []


def test_two_spells_in_a_year_and_a_mild_return(journal: Bench) -> None:
    log_days(journal, "2026-08-01", "567" + "0" * 30 + "21")
    assert text(journal).startswith(
        "1 Aug – 3 Aug  2026-08-01\n"
        "  3 days · ended before the three-month line 1 Nov\n"
        "  3 pain days logged · back pain level on 3 of 3 days · worst 7\n\n"
        "3 Sep – not known  2026-09-03\n"
        "  last logged pain on 4 Sep; the days since are not known\n"
        "  2nd spell in 12 months, mild return\n"
        "  2 pain days logged · back pain level on 2 of 2 days · worst 2\n"
        "  ? Were the 80 unlogged days between 5 Sep and 23 Nov free of back pain?\n"
        "      journal say 2026-09-05 2026-11-23 free\n"
        "      journal say 2026-09-05 2026-11-23 some N\n"
        "      journal say 2026-09-05 2026-11-23 unknown\n\n"
    )
    first, second = records(journal)
    assert list(first) == [*COLUMNS, *DERIVED]
    assert (first["kind"], first["uid"], first["onset_by"], first["ended_by"]) == ("spell", None, "rule", "rule")
    assert (first["state"], first["ended"], first["line"], first["day"]) == ("ended", "2026-08-03", "2026-11-01", 3)
    assert (first["nth_in_12_months"], first["mild_return"], first["question"]) == (1, 0, None)
    assert (second["state"], second["ended"], second["status"]) == ("unconfirmed", None, None)
    assert (second["nth_in_12_months"], second["mild_return"], second["worst"]) == (2, 1, 2)
    assert (second["question_from"], second["question_to"]) == ("2026-09-05", "2026-11-23")


def test_29_free_days_between_are_one_spell(journal: Bench) -> None:
    log_days(journal, "2026-08-01", "567" + "0" * 29 + "21")
    assert fields(journal, "onset", "last_pain", "nth_in_12_months") == [("2026-08-01", "2026-09-03", 1)]


def test_a_single_pain_day_is_no_spell_yet(journal: Bench) -> None:
    log_days(journal, "2026-11-20", "5")
    assert text(journal).split("\n\n")[0] == "20 Nov, a single pain day  2026-11-20\n  1 pain day logged · worst 5"
    (record,) = records(journal)
    assert (record["state"], record["line"], record["day"], record["phase"]) == ("single", None, None, None)
    assert journal("today").lines[1] == "A single pain day so far, 20 Nov"
    log_days(journal, "2026-11-23", "1")
    assert fields(journal, "state", "onset", "day") == [("running", "2026-11-20", 5)]


def test_a_running_spell_is_counted_to_today_and_its_status_is_told(journal: Bench) -> None:
    log_days(journal, "2026-08-23", "5" * 94)
    assert text(journal).split("\n\n")[0] == (
        "23 Aug – today  2026-08-23\n"
        "  day 94 · past the three-month line (23 Nov) by 1 day\n"
        "  past three months\n"
        "  94 pain days logged · back pain level on 94 of 94 days · worst 5"
    )
    assert text(journal).splitlines()[-1] == (
        "Past three months, pain on at least half the days (fits the NIH research definition)."
    )
    ((status, phase, line, day, to_line),) = fields(journal, "status", "phase", "line", "day", "days_to_line")
    assert (status[:32], phase) == ("past three months, pain on at le", "past three months")
    assert (line, day, to_line) == ("2026-11-23", 94, -1)


def test_unknown_days_make_it_impossible_to_tell(journal: Bench) -> None:
    log_days(journal, "2026-08-01", "5" * 20)
    log_days(journal, "2026-09-10", "5" * 20)
    log_days(journal, "2026-10-20", "5" * 36)
    assert "can't tell: 106 days not logged" in text(journal)
    assert text(journal).splitlines()[-1] == "Past three months, can't tell how often."
    assert fields(journal, "status") == [("past three months, can't tell how often",)]


@pytest.mark.parametrize(
    ("day", "words", "to_line", "phase", "last"),
    [
        ("2026-04-29", "day 89 · the three-month line is on 30 Apr, in 1 day", 1, "subacute", "Under three months."),
        ("2026-04-30", "day 90 · three months today", 0, "subacute", ""),
        (
            "2026-05-01",
            "day 91 · past the three-month line (30 Apr) by 1 day",
            -1,
            "past three months",
            "Past three months, can't tell how often.",
        ),
    ],
)
def test_31_january_the_day_before_the_line_on_it_and_after(
    journal: Bench, day: str, words: str, to_line: int, phase: str, last: str
) -> None:
    set_day(journal, day)
    assert journal("spell", "start", "2026-01-31").words[-1] == f"{words[0].upper()}{words[1:]}."
    log_days(journal, "2026-01-31", "5" * 50)
    log_days(journal, "2026-04-15", "4")
    whole = text(journal)
    assert whole.splitlines()[1:3] == [f"  {words}", f"  {phase}"]
    status = [line for line in whole.splitlines() if line.startswith(("Under three", "Past three"))]
    assert status == ([last] if last else [])
    assert fields(journal, "line", "days_to_line", "phase") == [("2026-04-30", to_line, phase)]
    assert journal("trend").out.replace("\n", " ").count(words[7:]) == 1


def test_an_onset_known_to_the_month_is_about_everywhere(journal: Bench) -> None:
    answer = journal("spell", "start", "2026-10", "month", "--cause", "gradual")
    assert answer.words == [
        "Saved: spell since October 2026, cause: gradual",
        "About day 41 · the three-month line is on about 15 Jan, in about 52 days.",
    ]
    assert text(journal).split("\n\n")[0] == (
        "October 2026 – today  2026-10-15\n"
        "  about day 41 · the three-month line is on about 15 Jan, in about 52 days\n"
        "  acute, as far as the onset is known\n"
        "  0 pain days logged · back pain level on 0 of about 41 days\n"
        "  onset set by you · cause: gradual"
    )
    for words in ("today", "trend", "trend --plain"):
        out = " ".join(journal(*words.split()).out.split())
        assert "About day 41" in out, words
        assert "on about 15 Jan, in about 52 days" in out, words
    assert "about" in next(line for line in journal("trend").lines if line.startswith("time"))
    set_day(journal, "2027-01-15")
    assert journal("today").lines[1] == "About day 93 · about three months today"
    set_day(journal, "2027-01-16")
    assert "past the three-month line (about 15 Jan) by about 1 day" in journal("today").lines[1]
    log_days(journal, "2026-10-16", "55")
    assert journal("spell", "close", "2026-10-15").words[-1] == "Last spell: about 15 Oct to 17 Oct."
    assert "about 3 days · ended before the three-month line about 15 Jan" in text(journal)


# -- what the user says of one, taken back and done again


def cycle(journal: Bench, before: list[tuple[Any, ...]], after: list[tuple[Any, ...]], *names: str) -> None:
    """Undo and redo the last change; look at it each time, and at the trail."""
    assert fields(journal, *names) == after
    assert journal("undo").status == 0
    assert fields(journal, *names) == before
    assert journal("redo").status == 0
    assert fields(journal, *names) == after
    *_, done, undone, redone = json.loads(journal("changes", "--json").out)
    assert (done["table"], undone["name"], redone["name"]) == ("spell", "undo", "redo")
    for row in (done, undone):
        for side in ("before", "after"):
            row[side] = None if row[side] is None else row[side] | {"version": 0}
    assert (undone["before"], undone["after"]) == (done["after"], done["before"])
    assert "spell since" in journal("changes").lines[-1]


def test_start_with_every_option(journal: Bench) -> None:
    log_days(journal, "2026-10-12", "555")
    before = [("2026-10-12", "exact", "rule", None, None, None, None)]
    after = [("2026-10-09", "about", "user", "lifting", "strain-sprain", "2026-10-20", "user")]
    words = "start 2026-10-09 about --cause lifting --told strain-sprain --ended 2026-10-20 --json"
    answer = journal("spell", *words.split())
    assert answer.words == [
        "Saved: spell since about 9 Oct, ended 20 Oct, cause: lifting, told: strain sprain",
        "Last spell: about 9 Oct to 20 Oct.",
    ]
    (record,) = json.loads(answer.out)
    assert list(record) == COLUMNS
    assert "onset set by you · end set by you · cause: lifting · told: strain sprain" in text(journal)
    cycle(journal, before, after, "onset", "precision", "onset_by", "cause", "told", "ended", "ended_by")


@pytest.mark.parametrize(
    ("words", "onset", "precision"),
    [
        ("2026-10-09", "2026-10-09", "exact"),
        ("2026-10-09 exact", "2026-10-09", "exact"),
        ("2026-10-09 about", "2026-10-09", "about"),
        ("about 2026-10-09", "2026-10-09", "about"),
        ("2026-10-09 month", "2026-10-15", "month"),
        ("2026-10", "2026-10-15", "month"),
        ("month 2026-10", "2026-10-15", "month"),
        ("2026-10 about", "2026-10-15", "month"),
        ("3 weeks ago about", "2026-11-03", "about"),
        ("3 months ago", "2026-08-24", "about"),
        ("3 months ago exact", "2026-08-24", "exact"),
        ("10 days ago", "2026-11-14", "exact"),
        ("about 9 oct", "2026-10-09", "about"),
        ("9 Oct About", "2026-10-09", "about"),
        ("in september", "2026-09-15", "month"),
        ("last week", "2026-11-19", "about"),
        ("yesterday", "2026-11-23", "exact"),
        ("mon", "2026-11-23", "exact"),
        ("1900-01-01", "1900-01-01", "exact"),
    ],
)
def test_an_onset_in_many_forms(journal: Bench, words: str, onset: str, precision: str) -> None:
    assert journal("spell", "start", *words.split()).status == 0
    assert fields(journal, "onset", "precision", "onset_by") == [(onset, precision, "user")]


def test_edit_with_every_option(journal: Bench) -> None:
    log_days(journal, "2026-10-09", "5555")
    names = ("onset", "precision", "onset_by", "cause", "told", "ended", "ended_by")
    seen = fields(journal, *names)
    for words, after in (
        ("--cause fall", ("2026-10-09", "exact", "rule", "fall", None, None, None)),
        ("--told stenosis", ("2026-10-09", "exact", "rule", "fall", "stenosis", None, None)),
        ("--ended 2026-10-20", ("2026-10-09", "exact", "rule", "fall", "stenosis", "2026-10-20", "user")),
        ("about", ("2026-10-09", "about", "user", "fall", "stenosis", "2026-10-20", "user")),
        ("exact --cause none", ("2026-10-09", "exact", "user", None, "stenosis", "2026-10-20", "user")),
        ("--told none --ended none", ("2026-10-09", "exact", "user", None, None, None, None)),
        ("2026-10-07 about", ("2026-10-07", "about", "user", None, None, None, None)),
    ):
        answer = journal("spell", "edit", "2026-10-09", *words.split())
        assert answer.status == 0, answer.err
        assert len(answer.words) == (2 if seen[0][3] is None and after[3] == "fall" else 3)
        cycle(journal, seen, [after], *names)
        seen = [after]
    assert journal("spell", "edit", "2026-10-07", "month").words[:2] == [
        "Saved: spell since October 2026",
        "It was: spell since about 7 Oct",
    ]


def test_an_onset_and_an_end_may_move_past_the_old_ones_together(journal: Bench) -> None:
    journal("spell", "start", "2026-03-01", "--ended", "2026-04-01")
    assert journal("spell", "edit", "2026-03-01", "2026-06-01", "--ended", "2026-07-01").status == 0
    assert fields(journal, "onset", "ended") == [("2026-06-01", "2026-07-01")]
    assert journal("spell", "edit", "2026-06-01", "2026-08-01", "--ended", "none").status == 0
    assert fields(journal, "onset", "ended", "ended_by") == [("2026-08-01", None, None)]


def test_a_month_that_the_spell_ended_in_begins_no_later_than_its_end(journal: Bench) -> None:
    assert journal("spell", "start", "2026-10", "--ended", "2026-10-10").words[0] == (
        "Saved: spell since October 2026, ended 10 Oct"
    )
    assert fields(journal, "onset", "precision", "ended") == [("2026-10-10", "month", "2026-10-10")]
    assert journal("spell", "edit", "2026-10-10", "2026-09", "month").status == 0
    assert journal("spell", "edit", "2026-09-15", "2026-10-02", "month").status == 0
    assert fields(journal, "onset", "ended") == [("2026-10-10", "2026-10-10")]
    answer = journal("spell", "edit", "2026-10-10", "2026-11", "month")
    assert answer.words[0] == "journal: the end 2026-10-10 is before the onset 2026-11-15"


def test_close(journal: Bench) -> None:
    log_days(journal, "2026-10-09", "5555")
    running = [("running", None, None)]
    answer = journal("spell", "close")
    assert answer.words == ["Saved: spell since 9 Oct, ended 12 Oct", "Last spell: 9 Oct to 12 Oct."]
    names = ("state", "ended", "ended_by")
    cycle(journal, [("unconfirmed", None, None)], [("ended", "2026-10-12", "user")], *names)
    assert journal("spell", "close", "2026-10-09", "2026-10-15").words[:2] == [
        "Saved: spell since 9 Oct, ended 15 Oct",
        "It was: spell since 9 Oct, ended 12 Oct",
    ]
    assert fields(journal, *names) == [("ended", "2026-10-15", "user")]
    assert journal("spell", "close", "2026-10-09").status == 0
    assert fields(journal, *names) == [("ended", "2026-10-12", "user")]
    log_days(journal, "2026-11-23", "34")
    assert fields(journal, *names)[1:] == running


def test_closing_an_older_spell_without_pain_never_reaches_into_the_next(journal: Bench) -> None:
    journal("spell", "start", "2026-11-01")
    journal("spell", "start", "2026-03-01", "--ended", "2026-04-01")
    assert journal("spell", "close", "2026-03-01").status == 0
    assert fields(journal, "onset", "ended") == [("2026-03-01", "2026-04-01"), ("2026-11-01", None)]


def test_reset_gives_a_spell_back_to_the_rules(journal: Bench) -> None:
    log_days(journal, "2026-11-10", "5555")
    journal("spell", "start", "2026-11-08", "about", "--cause", "fall")
    journal("spell", "close", "2026-11-08", "2026-11-20")
    answer = journal("spell", "reset", "2026-11-08", "--json")
    assert answer.words == [
        "Taken back: spell since about 8 Nov, ended 20 Nov, cause: fall. journal undo brings it back.",
        "Day 15 · the three-month line is on 10 Feb, in 78 days.",
    ]
    assert json.loads(answer.out)[0]["onset"] == "2026-11-08"
    names = ("uid", "onset", "onset_by", "ended")
    assert fields(journal, *names) == [(None, "2026-11-10", "rule", None)]
    assert journal("spell", "reset", "2026-11-10").words == [
        "journal: nothing was said of the spell since 2026-11-10",
        "The rules make it from the days.",
    ]
    assert journal("undo").status == 0
    assert fields(journal, "onset", "ended", "cause") == [("2026-11-08", "2026-11-20", "fall")]
    assert journal("redo").status == 0
    assert fields(journal, *names) == [(None, "2026-11-10", "rule", None)]


# -- the same spell or a new one (E8)


def test_after_days_that_are_not_known_it_is_asked_which_spell_it_is(journal: Bench) -> None:
    gap(journal)
    assert text(journal).startswith(
        "1 Mar 2026 – not known  2026-03-01\n"
        "  last logged pain on 4 Mar 2026; the days since are not known\n"
        "  3 pain days logged · back pain level on 3 of 4 days · worst 5\n"
        "  ? Were the 250 unlogged days between 5 Mar 2026 and 9 Nov 2026 free of back pain?\n"
        "      journal say 2026-03-05 2026-11-09 free\n"
        "      journal say 2026-03-05 2026-11-09 some N\n"
        "      journal say 2026-03-05 2026-11-09 unknown\n"
        "      journal spell same\n"
        "      journal spell new\n\n"
        "10 Nov or before – today  2026-11-10\n"
        "  not known since 4 Mar 2026: the same spell or not, was not said\n"
        "  2 pain days logged · worst 6\n\n"
    )
    names = ("state", "line", "day", "phase", "status", "same_as_before_unknown")
    assert fields(journal, *names) == [
        ("unconfirmed", "2026-06-01", 4, "acute", None, 0),
        ("running", None, None, None, None, 1),
    ]
    assert journal("today").lines[1] == (
        "Pain again since 10 Nov (before that 4 Mar 2026); same spell or new is not known"
    )


def test_the_same_spell(journal: Bench) -> None:
    gap(journal)
    answer = journal("spell", "same", "--json")
    assert answer.words == [
        "Saved: the same spell; 5 Mar 2026 to 9 Nov 2026: back pain on some days, how many is not known.",
        "Day 269 · past the three-month line (1 Jun) by 176 days.",
    ]
    (record,) = json.loads(answer.out)
    assert (record["kind"], record["answer"], record["pain_days"]) == ("statement", "some", None)
    same = [("2026-03-01", "running", 5, 1, "2026-06-01", None)]
    names = ("onset", "state", "pain_days", "said_days", "line", "question")
    assert fields(journal, *names) == same
    assert "5 pain days logged · at least 1 more said of whole periods" in text(journal)
    journal("undo")
    assert len(records(journal)) == 2
    journal("redo")
    assert fields(journal, *names) == same
    assert journal("spell", "same").words == [
        "journal: no such question is open",
        "journal spells shows the spells and what is not known of them.",
    ]


def test_a_new_spell(journal: Bench) -> None:
    gap(journal)
    answer = journal("spell", "new", "--json")
    assert answer.words == [
        "Saved: a new spell since 10 Nov.",
        "Day 15 · the three-month line is on 10 Feb, in 78 days · 2nd spell in 12 months.",
    ]
    assert json.loads(answer.out)[0]["onset_by"] == "user"
    names = ("onset", "state", "ended", "onset_by", "question")
    new = [("2026-03-01", "ended", "2026-03-04", "rule", None), ("2026-11-10", "running", None, "user", None)]
    assert fields(journal, *names) == new
    journal("undo")
    assert [row[1] for row in fields(journal, *names)] == ["unconfirmed", "running"]
    journal("redo")
    assert fields(journal, *names) == new


def test_after_not_remembered_the_question_is_only_which_spell(journal: Bench) -> None:
    gap(journal)
    assert journal("say", "2026-03-05", "2026-11-09", "unknown").status == 0
    whole = text(journal)
    assert (
        "  ? Back pain again on 10 Nov, before that last on 4 Mar 2026: the same spell or a new one?\n"
        "      journal spell same\n"
        "      journal spell new\n" in whole
    )
    assert journal("spell", "new").status == 0
    assert "?" not in text(journal)


def test_of_several_questions_same_and_new_answer_the_latest(journal: Bench) -> None:
    log_days(journal, "2026-02-01", "55")
    log_days(journal, "2026-05-20", "5.5")
    log_days(journal, "2026-11-20", "55")
    first, second, *_ = text(journal).split("\n\n")
    assert "journal say 2026-02-03 2026-05-19 free" in first
    assert "journal spell" not in first
    assert second.endswith("journal spell same\n      journal spell new")
    assert journal("spell", "same").words[0].startswith("Saved: the same spell; 23 May 2026 to 19 Nov 2026")
    first, *_ = text(journal).split("\n\n")
    assert first.endswith("journal spell same\n      journal spell new")
    assert journal("spell", "new").words[0] == "Saved: a new spell since 20 May 2026."


# -- the user's word wins, field by field (E10)


def test_a_set_onset_stays_and_the_end_is_still_derived(journal: Bench) -> None:
    log_days(journal, "2026-08-10", "555")
    journal("spell", "start", "2026-08-08")
    log_days(journal, "2026-08-01", "44")
    assert fields(journal, "onset", "onset_by", "pain_days") == [("2026-08-08", "user", 3)]
    assert "  2 days of pain are logged right before its onset\n" in text(journal)
    log_days(journal, "2026-08-13", "0" * 30)
    names = ("onset", "onset_by", "ended", "ended_by", "state")
    assert fields(journal, *names) == [("2026-08-08", "user", "2026-08-12", "rule", "ended")]
    log_days(journal, "2026-08-20", "6")
    assert fields(journal, *names) == [("2026-08-08", "user", None, None, "unconfirmed")]


def test_a_set_end_stays_and_the_onset_is_still_derived(journal: Bench) -> None:
    log_days(journal, "2026-08-10", "555")
    journal("spell", "close", "2026-08-10", "2026-08-20")
    log_days(journal, "2026-08-22", "66")
    names = ("onset", "onset_by", "ended", "ended_by")
    assert fields(journal, *names)[0] == ("2026-08-10", "rule", "2026-08-20", "user")
    assert fields(journal, "onset", "nth_in_12_months")[1] == ("2026-08-22", 2)
    log_days(journal, "2026-08-08", "4")
    assert fields(journal, *names)[0] == ("2026-08-08", "rule", "2026-08-20", "user")
    # The end may now be any day from the derived onset on, also one before the day it was first derived from.
    assert journal("spell", "close", "2026-08-08", "2026-08-09").status == 0
    assert fields(journal, *names)[0] == ("2026-08-08", "rule", "2026-08-09", "user")


def test_a_cause_alone_leaves_onset_and_end_to_the_rules(journal: Bench) -> None:
    log_days(journal, "2026-11-10", "555")
    journal("spell", "edit", "2026-11-10", "--cause", "overuse")
    log_days(journal, "2026-11-05", "4")
    assert fields(journal, "onset", "onset_by", "cause") == [("2026-11-05", "rule", "overuse")]
    assert "  cause: overuse\n" in text(journal)


def test_an_onset_with_an_end_where_a_spell_begins_is_said_of_that_spell(journal: Bench) -> None:
    log_days(journal, "2026-10-09", "5555")
    for _ in range(2):
        assert journal("spell", "start", "2026-10-09").status == 0
        assert journal("spell", "start", "2026-10-09", "--ended", "2026-10-20").status == 0
        assert fields(journal, "onset", "ended", "pain_days") == [("2026-10-09", "2026-10-20", 4)]


# -- refused: nothing is saved, and no journal is made

REFUSED = [
    ("spell start", "spell start needs a date", "journal spell start 2026-10-09"),
    ("spell start about", "spell start needs a date, not only about", "journal spell start 2026-10-09"),
    ("spell start month", "spell start needs a date, not only month", "journal spell start 2026-10-09"),
    ("spell start 2026-10 exact", "2026-10 is a month, not an exact day", "only 2026-10"),
    ("spell start 2026-10-09 about extra", "'extra' is a word too many", "The day comes first"),
    ("spell start 2026-10-09 abuot", "did you mean about?", "exact, about or month"),
    ("spell start 2026-12-01", "2026-12-01 is in the future", "up to today"),
    ("spell start 2026-12", "December 2026 is in the future", "up to today"),
    ("spell start 2026-13", "no '2026-13' in the calendar", "Check the month"),
    ("spell start 1850-01-01", "1850-01-01 is before 1900", "Check the year"),
    ("spell start 9.10.2026", "'9.10.2026' is not a day", "2026-10-09 or 2026-09-10"),
    ("spell start 2026-10-9", "a date is written 2026-10-09", "2026-11-20"),
    ("spell start 2026-10-09 --ended 2026-10-08", "the end 2026-10-08 is before the onset 2026-10-09", "later end"),
    ("spell start 2026-10-09 --ended 2026-11-25", "2026-11-25 is in the future", "up to today"),
    ("spell start 2026-10-09 --ended soon", "'soon' is not a day", "2026-11-20"),
    ("spell start 2026-10-09 --cause liftin", "did you mean lifting?", "It is one of"),
    ("spell start 2026-10-09 --told stenosys", "did you mean stenosis?", "It is one of"),
    ("spell start 2026-10-09 --casue fall", "did you mean --cause?", "--help"),
    ("spell strat 2026-10-09", "did you mean start?", "It is one of"),
    ("spell 2026-10-09", "spell cannot be '2026-10-09'", "It is one of"),
    ("spel start 2026-10-09", "did you mean spell?", "--help"),
    ("spells now", "'now' is a word too many", "journal spells"),
    ("spells --jsn", "did you mean --json?", "--help"),
]
# What they say once there is a journal; without one there is nothing to name.
REFUSED_OF = [
    ("spell edit", "spell edit needs the onset", "Known: 2026-11-10"),
    ("spell edit 2026-11-10", "nothing to change", "journal spell edit"),
    ("spell edit 2026-11-11 about", "no spell began on 2026-11-11", "2026-11-10"),
    ("spell edit 2026-11-10 --ended 2026-11-09", "the end 2026-11-09 is before the onset 2026-11-10", "later end"),
    ("spell edit 2026-11-10 2026-12-10", "2026-12-10 is in the future", "up to today"),
    ("spell edit about 2026-11-10", "'about' is not a day", "2026-11-20"),
    ("spell close 2026-11-11", "no spell began on 2026-11-11", "2026-11-10"),
    ("spell close 2026-11-10 2026-11-09", "the end 2026-11-09 is before the onset 2026-11-10", "later end"),
    ("spell close 2026-11-10 2026-11-25", "2026-11-25 is in the future", "up to today"),
    ("spell close 2026-11-10 2026-11-20 about", "'about' is a word too many", "ONSET"),
    ("spell close --ended 2026-11-20", "--ended does not go with spell close", "close [ONSET [END]]"),
    ("spell reset", "spell reset needs the onset", "Known: 2026-11-10"),
    ("spell reset 2026-11-10 now", "'now' is a word too many", "reset ONSET"),
    ("spell reset 2026-11-11", "no spell began on 2026-11-11", "2026-11-10"),
    ("spell same", "no such question is open", "journal spells"),
    ("spell new", "no such question is open", "journal spells"),
    ("spell same now", "'now' is a word too many", "spell same"),
]


@pytest.mark.parametrize(("words", "what", "todo"), REFUSED)
def test_a_refusal_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal(*words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert todo in answer.words[-1]
    assert not journal.file.exists()


@pytest.mark.parametrize(("words", "_what", "_todo"), [row for row in REFUSED_OF if row[0].count(" ") > 1])
def test_without_a_journal_there_is_no_spell_to_change(journal: Bench, words: str, _what: str, _todo: str) -> None:
    answer = journal(*words.split())
    assert answer.status == 2
    assert len(answer.words) == 2
    assert not journal.file.exists()


def test_refusals_leave_every_byte_as_it_was(journal: Bench) -> None:
    log_days(journal, "2026-11-10", "555")
    before = kept(journal)
    for words, what, todo in (*REFUSED, *REFUSED_OF):
        answer = journal(*words.split())
        assert (answer.status, answer.out) == (2, ""), words
        assert what in answer.words[0], answer.err
        assert todo in answer.words[-1], answer.err
        assert kept(journal) == before, words


def test_spells_of_the_users_never_share_days(journal: Bench) -> None:
    journal("spell", "start", "2026-11-01")
    journal("spell", "start", "2026-03-01", "--ended", "2026-04-01")
    before = kept(journal)
    for words in (
        "start 2026-03-15 --ended 2026-05-01",
        "start 2026-02-01 --ended 2026-03-01",
        "start 2026-10-01 --ended 2026-11-20",
        "edit 2026-11-01 2026-03-20",
        "edit 2026-11-01 2026-03-01",
        "close 2026-03-01 2026-11-01",
        "edit 2026-03-01 2026-11-01 --ended none",
    ):
        answer = journal("spell", *words.split())
        assert (answer.status, len(answer.words)) == (2, 2), words
        assert "would share days" in answer.err or "is known already" in answer.err
        assert "journal spell edit" in answer.words[1]
        assert kept(journal) == before
    assert journal("spell", "close", "2026-03-01", "2026-10-31").status == 0
    assert fields(journal, "onset", "ended") == [("2026-03-01", "2026-10-31"), ("2026-11-01", None)]


def test_pain_logged_after_a_set_end_is_told_of(journal: Bench) -> None:
    log_days(journal, "2026-11-20", "55555")
    journal("spell", "close", "2026-11-20", "2026-11-23")
    assert "  1 day of pain is logged right after its end\n" in text(journal)
