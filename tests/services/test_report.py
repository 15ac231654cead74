"""What the page for a clinician says of a history, and what it leaves open."""

from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from journal.config import Settings
from journal.domain.entries import Dose, Reading, Remark, Tag, Value
from journal.domain.report import Report
from journal.domain.signs import EMERGENCY, logged_words
from journal.domain.slugs import SIGNS
from journal.domain.spells import SpellSaid
from journal.domain.statements import Statement
from journal.errors import ValueRefused
from journal.services.demo import fill_demo
from journal.services.report import _report, rendered, report_of, shape_of, write_report
from journal.services.spells import start_spell
from journal.store.store import Store
from tests.support import NOW, FakeClock, days_ago, draft, open_store

TODAY = NOW.date()
CLOCK = FakeClock()
SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("demo"))
    fill_demo(store, CLOCK, SETTINGS)
    return store


def page(store: Store, first: date | None = None, last: date | None = None) -> Report:
    return report_of(store, CLOCK, SETTINGS, first, last)


def log(store: Store, *logged: tuple[int, Value]) -> None:
    for days, value in logged:
        now = NOW - timedelta(days=days)
        store.save([draft(value, now)], now)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_two_questions_are_answered_as_everywhere_else(demo: Store) -> None:
    since, often = page(demo).asked
    assert since.answers == (
        "Since 27 Jun, as the patient says.",
        "Day 151 · past the three-month line (27 Sep) by 58 days.",
        "How it began: lifting.",
    )
    assert often.answers == (
        "Last 182 days: back pain on at least 124, at most 177 (68–97 %); on at least half the days.",
        "Last 91 days: back pain on at least 73, at most 86 (80–95 %); on at least half the days.",
        "Past three months, pain on at least half the days (fits the NIH research definition).",
    )


def test_a_trend_is_told_of_the_fixed_window_only(demo: Store) -> None:
    assert any("Weekly averages: falling" in sentence for sentence in page(demo).pain.sentences)
    other = page(demo, first=ago(150))
    assert not any("Weekly averages" in sentence for sentence in other.pain.sentences)
    assert "Days with back pain: 124 to 146 of 151 days (22 not logged)." in other.pain.sentences


def test_a_page_of_the_past_knows_nothing_later(demo: Store) -> None:
    past = page(demo, last=ago(100))
    assert past.asked[0].answers[1] == "Day 51 · the three-month line is on 27 Sep, in 42 days · subacute."
    assert past.chart.line is not None
    assert past.chart.last == past.chart.line.day == date(2026, 9, 27)
    assert past.chart.steps[-1].last == ago(100)
    assert page(demo, last=TODAY + timedelta(days=9)) == page(demo)


def test_what_was_tried_is_counted(demo: Store) -> None:
    rows = {row.name: row for row in page(demo).tried}
    assert (rows["Heat"].times, rows["Heat"].days, rows["Heat"].latest) == (71, 65, "24 Nov")
    assert (rows["Exercises"].times, rows["Exercises"].days, rows["Exercises"].part) == (351, 115, False)
    assert (rows["Walking"].times, rows["Walking"].part) == (98, True)
    assert (rows["4 others"].times, rows["4 others"].days) == (125, None)
    assert rows["ibuprofen, 400mg"].times + rows["paracetamol, 500mg"].times == rows["Medicines"].times


def test_what_is_not_logged_is_said_to_be_so(store: Store) -> None:
    store.save([draft(Remark(), note="only this")], NOW)
    told = page(store)
    assert told.asked[0].answers == ("No spell of back pain is known.",)
    assert "can't tell: 182 days not logged" in told.asked[1].answers[0]
    assert {row.latest for row in told.tried} == {"not logged"}
    assert told.legs.sentences == ("Worst leg pain of the day: not logged in 182 days.", "Spasms: not logged.")
    assert told.signs.sentences == ("None is logged. That does not rule anything out.",)
    assert all(step.worst.count == 0 for step in told.chart.steps)
    assert told.chart.alt.endswith("No level is logged.")
    assert "The journal begins on 24 Nov." in told.limits.sentences


def test_notes_stay_at_home(store: Store) -> None:
    store.save([draft(Reading(level=4), note="secret canary"), draft(Remark(), note="another canary")], NOW)
    for shape in ("md", "html"):
        assert b"canary" not in rendered(page(store), shape)


def test_doses_are_told_as_they_were_typed(store: Store) -> None:
    doses = [*["400mg"] * 3, *["200mg"] * 2, "1", "½ tablet", None]
    log(store, *((number, Dose(medicine="ibuprofen", amount=amount)) for number, amount in enumerate(doses)))
    assert "ibuprofen, 400mg, 200mg, 2 more" in {row.name for row in page(store).tried}


def test_an_onset_that_the_rules_found_and_one_with_open_days(store: Store) -> None:
    log(store, (90, Reading(level=4)), (89, Reading(level=5)))
    told = page(store)
    assert told.asked[0].answers == (
        "From 26 Aug, the first of the logged days of pain.",
        "Last logged pain on 27 Aug; the days since are not known.",
    )
    assert told.chart.line is None
    asked = "Asked and not yet answered: Were the 88 unlogged days between 28 Aug and 23 Nov free of back pain?"
    assert asked in told.limits.sentences


def test_an_ended_spell_and_about(store: Store) -> None:
    log(
        store, *((days, Reading(level=4)) for days in range(60, 160)), *((days, Reading(level=0)) for days in range(60))
    )
    start_spell(store, CLOCK, SETTINGS, SpellSaid(onset=ago(160), precision="about", told="strain-sprain"))
    told = page(store)
    since = told.asked[0].answers
    assert since[0].startswith("Last spell: about 17 Jun to 25 Sep · about 101 days")
    assert since[1] == "What the patient was told it is: strain sprain."
    assert told.chart.line is not None
    assert told.chart.line.name == "three-month line about 17 Sep"


def test_signs_are_told_by_urgency_and_with_advice(store: Store) -> None:
    signs = store.save([days_ago(9, Tag(role="sign", name=name)) for name in reversed(SIGNS)], NOW)
    bladder = next(sign for sign in signs if isinstance(sign.value, Tag) and sign.value.name == "bladder")
    store.save_advice([bladder.uid], ago(8), NOW)
    told = page(store).signs.sentences
    assert len(told) == 9
    assert len(EMERGENCY.signs) == 8  # all of them have their place
    assert {sentence.split(":")[0].lower() for sentence in told[:8]} == {logged_words(name) for name in EMERGENCY.signs}
    assert "New trouble passing urine or holding it: on 15 Nov; advice got on 16 Nov." in told
    assert told[-1] == "And 16 others: journal history --kind sign."
    assert any("losing control of the bowels" in sentence for sentence in page(store).help.sentences)


def test_limits_tell_what_was_said_and_what_is_late(store: Store) -> None:
    store.save([days_ago(days, Reading(level=4)) for days in (10, 20, 21)], NOW)
    log(store, (0, Reading(level=3)))
    now = NOW.astimezone(UTC).replace(microsecond=0)
    store.save_statement(Statement(first=ago(9), last=ago(5), answer="free", said_at=now), NOW)
    store.save_statement(Statement(first=ago(4), last=ago(3), answer="unknown", said_at=now), NOW)
    told = page(store, first=ago(29)).limits.sentences
    assert (
        "26 of 30 days have no back pain level; they are never taken as free of pain, except where that was said."
        in told
    )
    assert "Said of them as of whole periods, not day by day: 5 free of pain, 2 not remembered." in told
    assert "3 days typed in more than 3 days late." in told


def test_a_period_must_have_begun(store: Store) -> None:
    with pytest.raises(ValueRefused, match="in the future"):
        page(store, first=TODAY + timedelta(days=1))
    with pytest.raises(ValueRefused, match="before 1900"):
        page(store, first=date(1, 1, 1))
    assert len(page(store, first=TODAY).chart.steps) == 1


def test_long_periods_are_drawn_in_months_and_years(store: Store) -> None:
    log(store, (0, Reading(level=4)), (4000, Reading(level=5)))
    assert page(store, first=ago(500)).chart.unit == "month"
    years = page(store, first=ago(4000)).chart
    assert years.unit == "year"
    assert b"| 2015 | 5 | 5 |" in rendered(page(store, first=ago(4000)), "md")


def test_questions_are_as_many_for_a_long_history(demo: Store) -> None:
    asked: list[str] = []

    def count(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    with demo.snapshot() as copy:
        event.listen(copy._engine, "before_cursor_execute", count)
        counts = []
        for first in (ago(10), ago(140)):
            asked.clear()
            _report(copy, SETTINGS, first, TODAY, TODAY, window=False)
            counts.append(len(asked))
    assert counts[0] == counts[1] < 50


@pytest.mark.parametrize(
    ("name", "shape"),
    [("a.md", "md"), ("a.MARKDOWN", "md"), ("a.html", "html"), ("b.x.htm", "html"), ("a b.pdf", "pdf")],
)
def test_the_ending_names_the_shape(name: str, shape: str) -> None:
    assert shape_of(name) == shape


def test_another_ending_is_refused() -> None:
    for name in ("a.docx", "report", "pdf", ".pdf"):
        with pytest.raises(ValueRefused):
            shape_of(name)


def test_a_page_is_put_in_place_private_and_never_over_another(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    write_report(store, b"one", target)
    with pytest.raises(ValueRefused, match="exists already"):
        write_report(store, b"two", target)
    assert target.read_bytes() == b"one"
    write_report(store, b"two", target, force=True)
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"two", 0o600)
    with pytest.raises(ValueRefused, match="is the journal itself"):
        write_report(store, b"two", store.paths.database, force=True)
