"""What was said of whole periods, in the shell: `say` (E8)."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.cli.shell import Bench
from tests.support import BERLIN

COLUMNS = ["kind", "uid", "version", "note", "said_at_utc", "first_day", "last_day", "answer", "pain_days"]


def log_days(journal: Bench, first: str, levels: str) -> None:
    """Log one level a day from `first` on; a dot is a day without any."""
    start = date.fromisoformat(first)
    lines = [f"{start + timedelta(days=n)} pain {level}" for n, level in enumerate(levels) if level != "."]
    answer = journal("log", "-", stdin="\n".join(lines).encode())
    assert answer.status == 0, answer.err


def set_day(journal: Bench, day: str) -> None:
    journal.clock.time = datetime.fromisoformat(f"{day}T21:10").replace(tzinfo=BERLIN)


def say(journal: Bench, words: str) -> list[str]:
    answer = journal("say", *words.split())
    assert (answer.status, answer.out) == (0, ""), answer.err
    return answer.words


def records(journal: Bench) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(journal("spells", "--json").out)
    return found


def said(journal: Bench) -> list[str]:
    """Return what `spells` lists of periods."""
    lines = journal("spells").lines
    if "What was said of periods" not in lines:
        return []
    first = lines.index("What was said of periods") + 1
    return [line.strip() for line in lines[first : lines.index("", first)]]


def share(journal: Bench) -> str:
    """Return the sentence of the last 91 days."""
    return next(line for line in journal("spells").lines if line.startswith("Last 91 days"))


def kept(journal: Bench) -> dict[str, bytes]:
    """Return every byte of the journal."""
    return {path.name: path.read_bytes() for path in journal.folder.iterdir() if path.name.startswith("journal.db")}


NOTHING_LEFT = "nothing of that counts any more"


def taken_back_and_done_again(journal: Bench, words: str) -> None:
    assert said(journal) == [words]
    assert journal("undo").words[1:] == [f"  removed  {words}"]
    assert said(journal) == []
    assert journal("redo").words[1:] == [f"  added    {words}"]
    assert said(journal) == [words]
    trail = [line.split(maxsplit=1)[1].rsplit("  ", 1)[0] for line in journal("changes").lines[-3:]]
    assert trail == [f"say     added    {words}", f"undo    removed  {words}", f"redo    added    {words}"]


# -- free, some, unknown


def test_all_free_closes_the_spell(journal: Bench) -> None:
    log_days(journal, "2026-09-01", "55")
    assert records(journal)[0]["state"] == "unconfirmed"
    assert say(journal, "2026-09-03 2026-11-23 free") == [
        "Saved: 3 Sep to 23 Nov: free of back pain (82 days not logged).",
        "Last spell: 1 Sep to 2 Sep.",
    ]
    assert [(record["state"], record["ended"]) for record in records(journal)] == [("ended", "2026-09-02")]
    assert share(journal) == "Last 91 days: back pain on at least 2, at most 9 (2–10 %); on fewer than half."
    taken_back_and_done_again(journal, "3 Sep to 23 Nov: free of back pain")


def test_some_days_of_pain_count_undated_and_the_spell_runs_on(journal: Bench) -> None:
    log_days(journal, "2026-09-01", "55")
    assert say(journal, "2026-09-03 2026-11-23 some 50") == [
        "Saved: 3 Sep to 23 Nov: back pain on about 50 days (82 days not logged).",
        "Day 85 · the three-month line is on 1 Dec, in 7 days.",
    ]
    assert "2 pain days logged · at least 50 more said of whole periods" in journal("spells").out
    assert share(journal) == "Last 91 days: back pain on at least 52, at most 59 (57–65 %); on at least half the days."
    taken_back_and_done_again(journal, "3 Sep to 23 Nov: back pain on about 50 days")


def test_not_remembered_asks_no_more_and_says_at_least_and_at_most(journal: Bench) -> None:
    log_days(journal, "2026-09-01", "55")
    assert say(journal, "2026-09-03 2026-11-23 unknown") == [
        "Saved: 3 Sep to 23 Nov: not remembered (82 days not logged).",
        "Last logged pain on 2 Sep; the days since are not known.",
    ]
    (record,) = records(journal)
    assert (record["state"], record["question"]) == ("unconfirmed", None)
    assert share(journal) == (
        "Last 91 days: back pain on at least 2, at most 91 (2–100 %); can't tell: 89 days not logged."
    )
    taken_back_and_done_again(journal, "3 Sep to 23 Nov: not remembered")


def test_a_single_day_a_number_with_days_and_capitals(journal: Bench) -> None:
    assert say(journal, "yesterday free") == ["Saved: 23 Nov: free of back pain (1 day not logged)."]
    assert say(journal, "yesterday Some 1 day") == [
        "Saved: 23 Nov: back pain on about 1 day (1 day not logged).",
        f"For 1 day it holds instead of what you said before (23 Nov: free of back pain); {NOTHING_LEFT}.",
    ]
    assert say(journal, "2026-11-01 2026-11-10 some 5 days")[0].startswith("Saved: 1 Nov to 10 Nov: back pain on abo")
    assert say(journal, "today UNKNOWN") == ["Saved: 24 Nov: not remembered (1 day not logged)."]


def test_the_record(journal: Bench) -> None:
    answer = journal("say", "2026-09-03", "2026-10-04", "some", "5", "--json")
    (record,) = json.loads(answer.out)
    assert list(record) == COLUMNS
    assert {name: record[name] for name in COLUMNS if name != "uid"} == {
        "kind": "statement",
        "version": 1,
        "note": None,
        "said_at_utc": "2026-11-24T20:10:00Z",
        "first_day": "2026-09-03",
        "last_day": "2026-10-04",
        "answer": "some",
        "pain_days": 5,
    }
    (record,) = json.loads(journal("say", "today", "pause", "--json").out)
    assert (record["first_day"], record["last_day"], record["answer"]) == ("2026-11-24", None, "pause")
    (record,) = json.loads(journal("say", "resume", "--json").out)
    assert record["answer"] == "pause"


def test_a_later_statement_beats_an_earlier_one_and_a_logged_day_both(journal: Bench) -> None:
    say(journal, "2026-08-26 2026-11-24 unknown")
    journal.clock.time += timedelta(minutes=1)
    say(journal, "2026-08-26 2026-11-24 free")
    assert share(journal) == "Last 91 days: back pain on 0 (0 %), on fewer than half."
    journal.clock.time += timedelta(minutes=1)
    say(journal, "2026-09-01 2026-09-10 some 10")
    assert share(journal) == "Last 91 days: back pain on 10 (11 %), on fewer than half."
    log_days(journal, "2026-09-01", "000")
    assert share(journal) == "Last 91 days: back pain on 7 (8 %), on fewer than half."
    assert len(said(journal)) == 3


def test_thirty_years(journal: Bench) -> None:
    assert say(journal, "1996-01-01 2025-12-31 free") == [
        "Saved: 1 Jan 1996 to 31 Dec 2025: free of back pain (10958 days not logged)."
    ]
    assert say(journal, "1900-01-01 2025-12-31 unknown")[0].startswith("Saved: 1 Jan 1900 to 31 Dec 2025")
    assert said(journal) == [
        "1 Jan 1996 to 31 Dec 2025: free of back pain",
        "1 Jan 1900 to 31 Dec 2025: not remembered",
    ]


# -- pausing


def test_a_pause_asks_nothing_until_it_ends(journal: Bench) -> None:
    log_days(journal, "2026-09-01", "55")
    asked = "? Were the 82 unlogged days between 3 Sep and 23 Nov free of back pain?"
    assert asked in journal("spells").out
    assert say(journal, "2026-11-20 pause")[0] == "Saved: paused from 20 Nov on."
    assert "?" not in journal("spells").out
    taken_back_and_done_again(journal, "paused from 20 Nov on")
    answer = journal("say", "resume")
    assert answer.words[0] == "Tracking goes on: paused from 20 Nov to 23 Nov."
    assert said(journal) == ["paused from 20 Nov to 23 Nov"]
    journal("undo")
    assert said(journal) == ["paused from 20 Nov on"]
    journal("redo")
    assert said(journal) == ["paused from 20 Nov to 23 Nov"]
    set_day(journal, "2026-11-26")
    assert "? Were the 84 unlogged days between 3 Sep and 25 Nov free of back pain?" in journal("spells").out


def test_a_pause_may_end_ahead(journal: Bench) -> None:
    assert say(journal, "today 2026-12-08 pause") == ["Saved: paused from 24 Nov to 8 Dec."]
    set_day(journal, "2026-12-01")
    assert journal("say", "resume").words == ["Tracking goes on: paused from 24 Nov to 30 Nov."]


def test_a_pause_that_began_today_is_taken_back_by_resuming(journal: Bench) -> None:
    say(journal, "today pause")
    answer = journal("say", "resume")
    assert answer.words == ["Tracking goes on: the pause that began today is taken back."]
    assert said(journal) == []
    journal("undo")
    assert said(journal) == ["paused from 24 Nov on"]


def test_a_second_pause_while_one_runs_is_refused_so_that_resuming_ends_it_all(journal: Bench) -> None:
    say(journal, "2026-11-20 pause")
    before = kept(journal)
    for words in ("today pause", "2026-11-22 pause", "2026-11-22 2026-12-08 pause", "today today pause"):
        answer = journal("say", *words.split())
        assert (answer.status, answer.words) == (
            2,
            ["journal: tracking is paused already", "To end that pause first: journal say resume"],
        )
        assert kept(journal) == before
    assert say(journal, "2026-03-01 2026-03-10 pause") == ["Saved: paused from 1 Mar 2026 to 10 Mar 2026."]
    journal("say", "resume")
    assert journal("say", "resume").words == [
        "journal: tracking is not paused",
        "journal say FROM pause begins a pause.",
    ]


# -- refused

REFUSED = [
    ("", "something is missing after say", "or resume"),
    ("today", "'today' is not an answer", "free | some N | unknown | pause"),
    ("free", "the days come before 'free'", "journal say FROM"),
    ("free 2026-11-01 2026-11-03", "the days come before 'free'", "journal say FROM"),
    ("2026-11-01 2026-11-03 fre", "did you mean free?", "journal say FROM"),
    ("2026-11-01 2026-11-03 unknwon", "did you mean unknown?", "journal say FROM"),
    ("2026-11-01 2026-11-03 puase", "did you mean pause?", "journal say FROM"),
    ("2026-11-01 2026-11-03 free now", "'now' is a word too many", "journal say FROM"),
    ("2026-11-01 2026-11-03 free 2", "'2' is a word too many", "journal say FROM"),
    ("2026-11-01 2026-11-03 2026-11-05 free", "'2026-11-05' is a word too many", "journal say FROM"),
    ("2026-11-01 2026-11-03 some", "some needs a number of days from 1", "some 5"),
    ("2026-11-01 2026-11-03 some 0", "some needs a number of days from 1", "some 5"),
    ("2026-11-01 2026-11-03 some two", "some needs a number of days from 1", "some 5"),
    ("2026-11-01 2026-11-03 some ２", "some needs a number of days from 1", "some 5"),
    (f"2026-11-01 2026-11-03 some {'9' * 5000}", "some needs a number of days from 1", "some 5"),
    ("2026-11-01 2026-11-03 some 2 3", "some needs a number of days from 1", "some 5"),
    ("2026-11-01 2026-11-03 some 4", "4 days of pain do not fit into 3 days", "Give fewer"),
    ("today some 2", "2 days of pain do not fit into 1 day", "Give fewer"),
    ("2026-11-03 2026-11-01 free", "2026-11-01 is before 2026-11-03", "Swap"),
    ("2026-12-01 free", "2026-12-01 is in the future", "up to today"),
    ("today 2026-12-01 free", "2026-12-01 is in the future", "up to today"),
    ("2026-12-01 pause", "2026-12-01 is in the future", "up to today"),
    ("today yesterday pause", "2026-11-23 is before 2026-11-24", "Swap"),
    ("today soon pause", "'soon' is not a day", "Write it like"),
    ("1899-12-31 free", "1899-12-31 is before 1900", "Check the year"),
    ("2026-02-30 free", "no 2026-02-30 in the calendar", "Check the month"),
    ("9.10.2026 free", "'9.10.2026' is not a day", "2026-10-09 or 2026-09-10"),
    ("resume now", "'now' is not an answer", "journal say resume"),
    ("resume", "tracking is not paused", "journal "),
    ("2026-11-01 free --jsn", "did you mean --json?", "--help"),
]


@pytest.mark.parametrize(("words", "what", "todo"), REFUSED)
def test_a_refusal_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal("say", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert todo in answer.words[-1]
    assert not journal.file.exists()


def test_refusals_leave_every_byte_as_it_was(journal: Bench) -> None:
    log_days(journal, "2026-11-10", "55505")
    before = kept(journal)
    for words, what, todo in (
        *REFUSED,
        ("2026-11-10 2026-11-14 free", "every day of that time has a back pain level", "counts as it was logged"),
        ("2026-11-13 free", "every day of that time has a back pain level", "counts as it was logged"),
        ("2026-11-10 2026-11-16 some 3", "3 days of pain are more than the 2 unlogged", "Give 1 to 2."),
        ("2026-11-10 2026-11-15 some 2", "2 days of pain are more than the 1 unlogged", "Give 1."),
    ):
        answer = journal("say", *words.split())
        assert (answer.status, answer.out) == (2, ""), words
        assert what in answer.words[0], answer.err
        assert todo in answer.words[-1], answer.err
        assert kept(journal) == before, words
    assert say(journal, "2026-11-10 2026-11-16 some 2")


# -- a week at once, and notes


def test_a_week_is_said_in_three_words(journal: Bench) -> None:
    log_days(journal, "2026-11-19", "5...4")
    assert say(journal, "week some 3")[0] == "Saved: 18 Nov to 24 Nov: back pain on about 3 days (5 days not logged)."
    answer = journal("say", "week", "free")
    assert (answer.status, answer.out) == (2, "")
    assert "nothing is left to say" in answer.words[0]
    set_day(journal, "2026-12-03")
    # Two days late: it begins where the last one ended.
    assert say(journal, "week free note by the sea")[0] == (
        "Saved: 25 Nov to 3 Dec: free of back pain · by the sea (9 days not logged)."
    )
    assert said(journal) == [
        "18 Nov to 24 Nov: back pain on about 3 of 5 unlogged days",
        "25 Nov to 3 Dec: free of back pain · by the sea",
    ]
    assert share(journal).startswith("Last 91 days: back pain on at least 5, at most 80")


def test_a_week_of_an_empty_journal_is_the_last_seven_days(journal: Bench) -> None:
    assert say(journal, "week unknown") == ["Saved: 18 Nov to 24 Nov: not remembered (7 days not logged)."]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("week pause", "a week is free, some N or unknown"),
        ("week some", "some needs a number of days from 1"),
        ("week some 8", "8 days of pain do not fit into 7 days"),
        ("week today free", "'week' is not a day"),
        ("week", "'week' is not an answer"),
        ("week free note", "the note is empty"),
        ("today free note  ", "the note is empty"),
    ],
)
def test_what_a_week_is_not(journal: Bench, words: str, what: str) -> None:
    answer = journal("say", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert not journal.file.exists()


def test_a_note_is_kept_to_the_end_of_the_line_and_is_harmless(journal: Bench) -> None:
    note = "pause, [bold]free[/bold] \x1b[31m旅"
    answer = journal("say", "2026-11-20", "2026-11-23", "some", "2", "note", note)
    assert answer.words[0].startswith("Saved: 20 Nov to 23 Nov: back pain on about 2 days · pause, [bold]free[/bold] ␛")
    (record,) = json.loads(journal("say", "today", "pause", "note", "a", " b", "--json").out)
    assert record["note"] == "a  b"
    assert journal("say", "resume").status == 0
    assert len(said(journal)) == 1
    assert "\x1b" not in journal("spells").out
    assert "· pause, [bold]free" in journal("changes").out


def test_days_with_the_name_of_their_month_need_no_quotes(journal: Bench) -> None:
    assert (
        journal("say", "9", "Oct", "Oct", "11", "free").words[0].startswith("Saved: 9 Oct to 11 Oct: free of back pain")
    )
    assert journal("say", "3", "weeks", "ago", "free").words[0].startswith("Saved: 3 Nov: free of back pain")
    assert "which is the day, which the month?" in journal("say", "9/10", "free").words[0]
    # A week or a month is all of it.
    assert journal("say", "last", "week", "free").words[0].startswith("Saved: 16 Nov to 22 Nov: free of back pain")
    assert journal("say", "september", "free").words[0].startswith("Saved: 1 Sep to 30 Sep: free of back pain")
    assert journal("say", "in", "august", "september", "unknown").words[0].startswith("Saved: 1 Aug to 30 Sep: not")
    assert "from 1, not 'a few'" in journal("say", "9", "Oct", "some", "a", "few").words[0]
