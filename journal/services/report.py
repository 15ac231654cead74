"""The page for a clinician: gathered in a few questions, written in the shape that is asked for."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal.clock import Clock
from journal.config import Settings
from journal.domain import report_words as words
from journal.domain import sentences
from journal.domain.days import DayLevel
from journal.domain.history import SHARE_DAYS
from journal.domain.moments import EARLIEST
from journal.domain.report import Mark, Medians, Report, Section, Tried, steps_of
from journal.domain.slugs import LEG_SITES
from journal.domain.standing import Standing
from journal.domain.trends import Trend
from journal.domain.words import day_words, days_words
from journal.errors import ValueRefused
from journal.services.logging import exercises_of, today
from journal.services.spells import Judged, judged
from journal.services.trends import trend_words

if TYPE_CHECKING:
    from journal.store.store import Store

SHAPES: Final = ("md", "html", "pdf")
PAPERS: Final = ("a4", "letter")
_ENDINGS: Final = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".pdf": "pdf"}
_DAY = timedelta(days=1)
# As long as the window of "how often" (E6), and one that a trend may be told of (S4).
_WINDOW: Final = "26w"
_WINDOW_DAYS: Final = SHARE_DAYS[0]


def shape_of(name: str) -> str:
    """Return the shape that the name of a file asks for.

    Raises:
        ValueRefused: it asks for none of them.
    """
    shape = _ENDINGS.get(Path(name).suffix.lower())
    if shape is None:
        raise ValueRefused(
            f"{name} ends in none of .md, .html, .pdf",
            "Choose one of these endings.",
            command="Choose one of these endings, or say which with --as.",
        )
    return shape


def report_of(
    store: "Store", clock: Clock, settings: Settings, first: date | None = None, last: date | None = None
) -> Report:
    """Return the page of some days; what came after them is as if it were not there.

    Args:
        store: the journal; it is read from a private copy, so that saving never waits.
        clock: the clock.
        settings: for the phase boundary and the turn of the day.
        first: the first day; None for 26 weeks up to the last.
        last: the last day; None for today.

    Raises:
        ValueRefused: the days are in the future, or long before anybody's time.
    """
    now = today(clock, settings)
    last = min(last or now, now)
    start = first or last - timedelta(days=_WINDOW_DAYS - 1)
    if start > last:
        raise ValueRefused(f"{start.isoformat()} is in the future", "Begin with a day up to today.")
    if start < EARLIEST:
        raise ValueRefused(f"{start.isoformat()} is before {EARLIEST.year}", "Check the year.")
    with store.snapshot() as copy:
        return _report(copy, settings, start, last, now, window=first is None)


def rendered(report: Report, shape: str, paper: str = PAPERS[0]) -> bytes:
    """Return the page in a shape, one of SHAPES; what only that shape needs is loaded for it alone.

    Raises:
        JournalError: the shape needs what is not installed.
    """
    if shape == "md":
        from journal.report.markdown import to_markdown

        return to_markdown(report).encode()
    if shape == "html":
        from journal.report.html import to_html

        return to_html(report, paper).encode()
    from journal.report.pdf import to_pdf

    return to_pdf(report, paper)


def write_report(store: "Store", page: bytes, target: Path, *, force: bool = False) -> None:
    """Put a page into a file: private, whole or not at all.

    Raises:
        ValueRefused: the file exists, or cannot be written.
    """
    from journal.services.targets import placed_file

    with placed_file(store, target, force=force) as path:
        path.write_bytes(page)


def _report(store: "Store", settings: Settings, first: date, last: date, now: date, *, window: bool) -> Report:
    known = judged(store, last)
    levels = tuple(store.daily_levels(first, last))
    standing, share, span = known.current, known.history.share_of(first, last), store.day_span()
    return Report(
        title=f"Back pain from {words.full_date(first)} to {words.full_date(last)}",
        about=f"{days_words((last - first).days + 1)}, from the patient's own journal. Made on {words.full_date(now)}.",
        made_on=now,
        asked=(words.since_when(standing, settings.acute_days), words.how_often(standing, known.shares())),
        chart=_chart(known, first, last),
        pain=_pain(store, known, levels, first, window=window),
        tried=_tried(store, first, last),
        tried_note=words.TRIED_NOTE,
        legs=_legs(store, first, last),
        signs=words.signs_section(store.tag_counts("sign", first, last), store.advised(first, last), last),
        limits=words.limits_section(known.history, share, levels, standing, span[0] if span else None),
        help=words.help_section(),
    )


def _chart(known: Judged, first: date, last: date) -> Medians:
    standing = known.current
    unit, steps = steps_of(first, last, known.history.worst)
    line = standing.line if standing is not None else None
    end = last if line is None else max(line, last)
    chart = Medians(
        unit=unit,
        first=first,
        last=end,
        steps=steps,
        onset=_mark("onset", standing, standing.spell.onset if standing and standing.counted else None, first, end),
        line=_mark("three-month line", standing, line, first, end),
        alt="",
    )
    return replace(chart, alt=words.chart_words(chart, last))


def _mark(name: str, standing: Standing | None, day: date | None, first: date, last: date) -> Mark | None:
    if standing is None or day is None or not first <= day <= last:
        return None
    return Mark(day=day, name=f"{name} {standing.spell.about}{day_words(day, standing.today)}")


def _pain(store: "Store", known: Judged, levels: tuple[DayLevel, ...], first: date, *, window: bool) -> Section:
    """Return what was logged of the period, and which way it goes where that may be told (S1, S3 to S5)."""
    last = known.history.today
    said = sentences.summary(levels, first, last, known.history.share_of(first, last))
    if window and levels:
        said.pop()  # the share of these very days is the answer to "how often"
    said.append(words.flare_words(store.tag_counts("flare", first, last), last))
    if window:
        said += trend_words(known, _WINDOW, levels, first, last)
    return Section(title="Pain", sentences=tuple(sentence for sentence in said if sentence))


def _tried(store: "Store", first: date, last: date) -> tuple[Tried, ...]:
    exercises = words.exercise_names(store.exercise_counts(first, last), exercises_of(store))
    medicines = words.medicine_names(store.dose_counts(first, last), store.dose_amounts(first, last))
    treatments = words.treatment_names(store.treatment_counts(first, last))
    groups = (
        ("Exercises", exercises, store.days_with("completion", first, last)),
        ("Medicines", medicines, store.days_with("dose", first, last)),
        ("Other treatment", treatments, store.days_with("treatment", first, last)),
    )
    return words.tried_rows(store.session_counts(first, last), groups, last)


def _legs(store: "Store", first: date, last: date) -> Section:
    levels = tuple(store.daily_levels(first, last, LEG_SITES))
    trend = Trend(window="all", measure="leg", first=first, last=last, today=last, days=levels)
    worst = sentences.measure_sentence(trend)
    return words.legs_section(worst, store.pain_places(first, last), store.spasms(first, last))
