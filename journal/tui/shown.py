"""The tabs of the trends as they are shown: pictures that are drawn at the size there is, and sentences.

It brings the services and with them the store: imported on the store's thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.charts import Drawing, draw_care, draw_legs, draw_times, draw_weeks, draw_year
from journal.clock import Clock
from journal.config import Settings
from journal.domain.sentences import standing_line
from journal.domain.words import day_words
from journal.services import tabs
from journal.services.spells import Judged
from journal.services.trends import TrendView, readout, trend
from journal.tui.keymap import KeyTable

if TYPE_CHECKING:
    from journal.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a picture is wanted.

    Attributes:
        width, height: in cells.
        plain: ASCII only.
        offset: how many of the newest rows are scrolled off below.
        cursor: the day that is pointed at, or None.
    """

    width: int
    height: int
    plain: bool = False
    offset: int = 0
    cursor: date | None = None


Draw = Callable[[Look], Drawing]
Readout = Callable[[date], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTab:
    """A tab as it is shown.

    Attributes:
        name: one of TABS.
        words: its sentences.
        version: of the file, read before the rest.
        today: the journal day that it was read on.
        view: the main chart, on its own tab.
        draw: draws the picture of any other tab.
        length: how many rows there are to scroll through; 0 where all is always shown.
        readout: tells of a day that is pointed at; None where no day is.
    """

    name: str
    words: tuple[str, ...]
    version: int
    today: date
    view: TrendView | None = None
    draw: Draw | None = None
    length: int = 0
    readout: Readout | None = None


def shown_tab(
    store: "Store", clock: Clock, settings: Settings, name: str, window: str, measure: str, version: int
) -> ShownTab:
    """Return a tab, one of TABS, for a window in a measure."""
    if name == "chart":
        view = trend(store, clock, settings, window, measure)
        return ShownTab(
            name=name,
            words=view.words,
            version=version,
            today=view.trend.today,
            view=view,
            readout=lambda day: readout(view, day),
        )
    span, keys = tabs.look_at(store, clock, settings, window), KeyTable(settings.keys)
    if name == "weeks":
        return _weeks(store, span, window, version, keys)
    return {"year": _year, "times": _times, "care": _care, "legs": _legs}[name](store, span, version, keys)


def _words(*words: str, empty: bool, hint: str) -> tuple[str, ...]:
    """Return the sentences of a tab; an empty one says what to do."""
    return (hint, *words) if empty else words


def _log_pain(keys: KeyTable) -> str:
    return f"{keys.named('log-pain')} logs a pain level."


def _scrolled(draw: Callable[..., Drawing], weeks: Sequence[object], today: date) -> Draw:
    """Return what draws rows of weeks, scrolled as far as the look asks for."""
    return lambda look: draw(weeks, look.width, look.height, today=today, plain=look.plain, offset=look.offset)


def _weeks(store: "Store", span: tabs.Span, window: str, version: int, keys: KeyTable) -> ShownTab:
    weeks, words = tabs.weeks_tab(store, span, window)
    return ShownTab(
        name="weeks",
        words=_words(*words, empty=not span.worst(), hint=_log_pain(keys)),
        version=version,
        today=span.last,
        length=len(weeks),
        draw=_scrolled(draw_weeks, weeks, span.last),
    )


def _year(store: "Store", span: tabs.Span, version: int, keys: KeyTable) -> ShownTab:
    years = tabs.years_tab(store, span)
    worst = span.known.history.worst

    def told(day: date) -> str:
        level = f"worst {worst[day]}" if day in worst else "not logged"
        return f"{day:%a} {day_words(day, span.last)}: {level}"

    return ShownTab(
        name="year",
        words=_words(_lasting(span.known), empty=not worst, hint=_log_pain(keys)),
        version=version,
        today=span.last,
        length=len(years),
        draw=lambda look: draw_year(
            years[: len(years) - look.offset], look.width, look.height, plain=look.plain, cursor=look.cursor
        ),
        readout=told,
    )


def _times(store: "Store", span: tabs.Span, version: int, keys: KeyTable) -> ShownTab:
    times = tabs.times_tab(store, span)
    return ShownTab(
        name="times",
        words=_words(
            "Readings by the hour, and the worst of the day by weekday. The counts say how little some rest on.",
            empty=not span.worst(),
            hint=_log_pain(keys),
        ),
        version=version,
        today=span.last,
        draw=lambda look: draw_times(times, look.width, look.height, plain=look.plain),
    )


def _care(store: "Store", span: tabs.Span, version: int, keys: KeyTable) -> ShownTab:
    care, words = tabs.care_tab(store, span)
    empty = not any(week.heat_min or week.ice_min or week.sessions for week in care)
    heat, ice, exercise = map(keys.named, ("log-heat", "log-ice", "log-exercise"))
    return ShownTab(
        name="care",
        words=_words(*words, empty=empty, hint=f"{heat}, {ice} and {exercise} log heat, ice and exercise."),
        version=version,
        today=span.last,
        length=len(care),
        draw=_scrolled(draw_care, care, span.last),
    )


def _legs(store: "Store", span: tabs.Span, version: int, keys: KeyTable) -> ShownTab:
    legs = tabs.legs_tab(store, span)
    empty = not any(week.worst.count or week.spasms for week in legs)
    spasm, pain = keys.named("log-spasm"), keys.named("log-pain")
    return ShownTab(
        name="legs",
        words=_words(
            "Leg pain and spasms stand beside back pain: they make no back-pain day.",
            empty=empty,
            hint=f"{spasm} logs a cramp or spasm; {pain} logs leg pain where its site is one of the leg.",
        ),
        version=version,
        today=span.last,
        length=len(legs),
        draw=_scrolled(draw_legs, legs, span.last),
    )


def _lasting(known: Judged) -> str:
    return "No back pain is logged yet." if known.current is None else f"{standing_line(known.current)}."
