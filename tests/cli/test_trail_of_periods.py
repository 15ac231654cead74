"""The trail of spells and of what was said of periods, in words: `changes`, its records, and undo on the screens."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journal.config import Settings
from journal.domain.entries import Reading
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.domain.vocabulary import BUILT_IN
from journal.domain.words import statement_words
from journal.services.records import sides_of, statement_record
from journal.store.store import Store
from journal.tui.desk import Desk
from journal.tui.undone import undone_words
from tests.cli.shell import Bench
from tests.support import NOW, FakeClock, draft, open_store

SAID_AT = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
SOME = Statement(first=date(2026, 9, 3), last=date(2026, 10, 4), answer="some", said_at=SAID_AT, pain_days=5)
PAUSE = Statement(first=date(2026, 11, 1), last=None, answer="pause", said_at=SAID_AT)
SPELL = Spell(onset=date(2026, 10, 9), cause="lifting")
TODAY = date(2026, 11, 24)


@pytest.fixture
def store(journal: Bench) -> Store:
    return open_store(journal.folder)


@pytest.mark.parametrize(
    ("answer", "pain_days", "words"),
    [
        ("free", None, "3 Sep to 4 Oct: free of back pain"),
        ("some", 5, "3 Sep to 4 Oct: back pain on about 5 days"),
        ("some", 1, "3 Sep to 4 Oct: back pain on about 1 day"),
        ("some", None, "3 Sep to 4 Oct: back pain on some days, how many is not known"),
        ("unknown", None, "3 Sep to 4 Oct: not remembered"),
        ("pause", None, "paused from 3 Sep to 4 Oct"),
    ],
)
def test_a_statement_in_words(answer: str, pain_days: int | None, words: str) -> None:
    assert statement_words(replace(SOME, answer=answer, pain_days=pain_days), TODAY) == words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (PAUSE, "paused from 1 Nov on"),
        (replace(PAUSE, last=PAUSE.first), "paused on 1 Nov"),
        (replace(SOME, last=SOME.first), "3 Sep: back pain on about 5 days"),
        (
            replace(SOME, first=date(2025, 3, 3), last=date(2025, 4, 4), answer="free", pain_days=None),
            "3 Mar 2025 to 4 Apr 2025: free of back pain",
        ),
    ],
)
def test_a_single_day_an_open_end_and_another_year(statement: Statement, words: str) -> None:
    assert statement_words(statement, TODAY) == words


def told(journal: Bench) -> list[str]:
    """Return the lines of `changes` without the day above them, the times and the identities."""
    return [line.split(maxsplit=1)[1].rsplit("  ", 1)[0] for line in journal("changes").lines[1:]]


def test_changes_tells_what_was_said_of_periods(journal: Bench, store: Store) -> None:
    said = store.save_statement(SOME, NOW)
    store.delete_statement(store.save_statement(replace(said, answer="free", pain_days=None), NOW), NOW)
    store.save_statement(PAUSE, NOW)
    assert told(journal) == [
        "say     added    3 Sep to 4 Oct: back pain on about 5 days",
        "say     changed  3 Sep to 4 Oct: back pain on about 5 days → 3 Sep to 4 Oct: free of back pain",
        "say     removed  3 Sep to 4 Oct: free of back pain",
        "say     added    paused from 1 Nov on",
    ]


def test_changes_tells_the_end_of_a_spell(journal: Bench, store: Store) -> None:
    running = store.save_spell(SPELL, NOW)
    store.save_spell(replace(running, ended=date(2026, 11, 4), ended_by="user"), NOW)
    assert told(journal) == [
        "spell   added    spell since 9 Oct, cause: lifting",
        "spell   changed  spell since 9 Oct, cause: lifting → spell since 9 Oct, ended 4 Nov, cause: lifting",
    ]


def test_undo_and_redo_of_a_statement_in_the_shell(journal: Bench, store: Store) -> None:
    store.save_statement(SOME, NOW)
    assert journal("undo").words[1:] == ["  removed  3 Sep to 4 Oct: back pain on about 5 days"]
    assert journal("redo").words[1:] == ["  added    3 Sep to 4 Oct: back pain on about 5 days"]
    assert len(store.statements()) == 1


def test_records_of_statements_and_of_their_changes(journal: Bench, store: Store) -> None:
    said = store.save_statement(SOME, NOW)
    changed = store.save_statement(replace(said, pain_days=7), NOW)
    record = {
        "kind": "statement",
        "uid": said.uid,
        "version": 1,
        "note": None,
        "said_at_utc": "2026-11-24T20:10:00Z",
        "first_day": "2026-09-03",
        "last_day": "2026-10-04",
        "answer": "some",
        "pain_days": 5,
    }
    assert statement_record(said) == record
    added, edited = json.loads(journal("changes", "--json").out)
    assert (added["table"], added["name"], added["before"], added["after"]) == ("statement", "say", None, record)
    assert (edited["before"], edited["after"]) == (record, record | {"version": 2, "pain_days": 7})
    assert [sides_of(change) for change in store.changes()] == [(None, said), (said, changed)]


def test_undo_on_the_screens_says_what_it_was_about(store: Store) -> None:
    desk = Desk(store, Settings(), FakeClock())
    store.save([draft(Reading(level=4))], NOW)
    store.save_spell(SPELL, NOW)
    store.save_statement(SOME, NOW + timedelta(seconds=1))

    def words(desk_does: str) -> str:
        return undone_words(getattr(desk, desk_does)(), TODAY, BUILT_IN)

    period, spell = "3 Sep to 4 Oct: back pain on about 5 days", "spell since 9 Oct, cause: lifting"
    assert [words("undo") for _ in range(3)] == [
        f"Taken back: {period}.",
        f"Taken back: {spell}.",
        "Taken back: Tue 24 Nov 21:10 · back 4.",
    ]
    assert [words("redo") for _ in range(3)] == [
        "Logged again: Tue 24 Nov 21:10 · back 4.",
        f"Done again: {spell}.",
        f"Done again: {period}.",
    ]
