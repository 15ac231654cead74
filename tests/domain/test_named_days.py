"""Days that are named together, or not to the day: months, weeks, about a day, and back from today."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.line import Context
from journal.domain.named_days import parse_days, parse_onset, parse_period, span_length
from journal.domain.tokens import Token
from journal.domain.vocabulary import BUILT_IN
from journal.errors import JournalError, LineError

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = Context(now=datetime(2026, 11, 21, 8, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN)
EARLY = Context(now=datetime(2026, 11, 9, 8, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("9 oct", "2026-10-09", "2026-10-09", "exact"),
        ("10 days ago", "2026-11-11", "2026-11-11", "exact"),
        ("about 10 days ago", "2026-11-11", "2026-11-11", "about"),
        ("3 weeks ago", "2026-10-31", "2026-10-31", "about"),
        ("3 Months ago", "2026-08-21", "2026-08-21", "about"),
        ("About Oct 9, 2025", "2025-10-09", "2025-10-09", "about"),
        ("ca. 9 oct", "2026-10-09", "2026-10-09", "about"),
        ("~9 oct", "2026-10-09", "2026-10-09", "about"),
        ("September", "2026-09-01", "2026-09-30", "month"),
        ("in  september", "2026-09-01", "2026-09-30", "month"),
        ("about sept.", "2026-09-01", "2026-09-30", "month"),
        ("since september 2024", "2024-09-01", "2024-09-30", "month"),
        ("december", "2025-12-01", "2025-12-31", "month"),
        ("november", "2026-11-01", "2026-11-30", "month"),
        ("last november", "2025-11-01", "2025-11-30", "month"),
        ("last september", "2026-09-01", "2026-09-30", "month"),
        ("february 2024", "2024-02-01", "2024-02-29", "month"),
        ("2026-9", "2026-09-01", "2026-09-30", "month"),
        ("last month", "2026-10-01", "2026-10-31", "month"),
        ("this month", "2026-11-01", "2026-11-30", "month"),
        ("last week", "2026-11-09", "2026-11-15", "about"),
        ("this week", "2026-11-16", "2026-11-22", "about"),
    ],
)
def test_days_named_together(text: str, first: str, last: str, precision: str) -> None:
    named = parse_days(text, SATURDAY)
    assert (named.first.isoformat(), named.last.isoformat(), named.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["", "soon", "month", "about", "last year", "2025", "2026-13", "may 1850", "september 9pm", "last fall"]
)
def test_what_names_no_days_is_refused(text: str) -> None:
    with pytest.raises(LineError):
        parse_days(text, SATURDAY)


@pytest.mark.parametrize(
    ("text", "chosen", "day", "precision"),
    [
        ("october", "", "2026-10-15", "month"),
        ("october", "about", "2026-10-15", "month"),
        ("9 oct", "month", "2026-10-15", "month"),
        ("9 oct", "about", "2026-10-09", "about"),
        ("3 months ago", "", "2026-08-09", "about"),
        ("3 months ago", "exact", "2026-08-09", "exact"),
        ("november", "", "2026-11-09", "month"),  # its middle is yet to come
        ("last week", "", "2026-11-05", "about"),
        ("this week", "", "2026-11-09", "about"),
    ],
)
def test_an_onset_is_as_exact_as_its_words(text: str, chosen: str, day: str, precision: str) -> None:
    assert parse_onset(text, EARLY, chosen) == (date.fromisoformat(day), precision)


@pytest.mark.parametrize(("text", "chosen"), [("october", "exact"), ("last week", "exact"), ("december 2026", "")])
def test_an_onset_that_cannot_be(text: str, chosen: str) -> None:
    with pytest.raises(JournalError):
        parse_onset(text, EARLY, chosen)


@pytest.mark.parametrize(
    ("first", "last", "answer", "period"),
    [
        ("september", "", "free", ("2026-09-01", "2026-09-30")),
        ("september", "october", "free", ("2026-09-01", "2026-10-31")),
        ("november", "", "free", ("2026-11-01", "2026-11-21")),
        ("last week", "", "free", ("2026-11-09", "2026-11-15")),
        ("9 oct", "this month", "free", ("2026-10-09", "2026-11-21")),
        ("9 oct", "", "free", ("2026-10-09", "2026-10-09")),
        ("9 oct", "", "pause", ("2026-10-09", None)),
        ("september", "", "pause", ("2026-09-01", "2026-09-30")),
        ("this week", "", "pause", ("2026-11-16", None)),
        ("9 oct", "december 2026", "pause", ("2026-10-09", "2026-12-31")),
    ],
)
def test_a_period_may_be_a_week_or_a_month(first: str, last: str, answer: str, period: tuple[str, str | None]) -> None:
    began, ended = parse_period(first, last, context=SATURDAY, answer=answer)
    assert (began.isoformat(), ended and ended.isoformat()) == period


def test_words_of_a_week_or_month_are_told_from_what_follows() -> None:
    def length(text: str) -> int:
        return span_length(tuple(Token(word, 0, 0) for word in text.split()), 0, SATURDAY.today)

    assert [length(text) for text in ("september free", "in sept 2025 free", "last week", "last mon", "week", "3")] == [
        1, 3, 2, 0, 0, 0,
    ]  # fmt: skip
