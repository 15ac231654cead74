"""What the charts need, gathered in a few queries that do not grow with the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain import sentences
from journal.domain.days import DayLevel
from journal.domain.slugs import LEG_SITES, MODALITIES
from journal.domain.standing import Standing, State
from journal.domain.trends import (
    AMOUNTS,
    MEASURES,
    ROLLING_DAYS,
    TREND_WINDOWS,
    UNITS,
    WINDOWS,
    DayAmount,
    Trend,
    fitted_span,
    phase_spans,
    rolling_medians,
    window_span,
)
from journal.domain.views import LineGauge, ShareGauge
from journal.domain.weeks import verdict, weeks_of
from journal.domain.words import day_words
from journal.services.logging import today
from journal.services.spells import Judged, judged

SAID = {
    "free": "said to be free of back pain",
    "some": "of a period with some pain",
    "unknown": "not remembered",
    "pause": "paused",
}

if TYPE_CHECKING:
    from journal.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A chart and all that is said below it.

    Attributes:
        trend: the chart.
        known: what is known of the days, and the spells.
        levels: the daily levels of back pain within the window, whatever the measure: the sentences are about them.
        marked: the days of heat, ice and exercise.
        words: every sentence, each ending in a full stop.
    """

    trend: Trend
    known: Judged
    levels: tuple[DayLevel, ...]
    marked: dict[str, list[date]] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    @property
    def line_gauge(self) -> LineGauge | None:
        """How far the running spell is on its way to the line; None without a day count."""
        return line_gauge(self.known.current)

    @property
    def share_gauge(self) -> ShareGauge:
        """How many of the last 182 days had back pain."""
        share = self.known.shares()[0]
        return ShareGauge(least=share.least, most=share.most, length=share.length)


def line_gauge(standing: Standing | None) -> LineGauge | None:
    """Return how far a running spell is on its way to the three-month line; None without a day count (E4)."""
    if standing is None or standing.state is not State.RUNNING or not standing.counted:
        return None
    spell = standing.spell
    if standing.today < spell.onset:
        return None
    length = (spell.line - spell.onset).days
    return LineGauge(day=(standing.today - spell.onset).days, length=length, about=bool(spell.about))


def trend(store: "Store", clock: Clock, settings: Settings, window: str = "spell", measure: str = "worst") -> TrendView:
    """Return the trend of a window, one of WINDOWS, in a measure, one of MEASURES, with its sentences.

    The spell's window reaches ahead to its three-month line while that is in the future.
    """
    if window not in WINDOWS or measure not in MEASURES:
        raise ValueError(f"no window {window!r} or measure {measure!r}")
    day = today(clock, settings)
    known = judged(store, day)
    first, last = span_of(store, known, window)
    before = first - timedelta(days=ROLLING_DAYS - 1)
    levels = store.daily_levels(before, day)
    shown: tuple[DayLevel | DayAmount, ...]
    medians: tuple[tuple[date, float], ...] = ()
    if measure in AMOUNTS:
        shown = tuple(DayAmount(day=on, amount=amount) for on, amount in store.daily_amounts(measure, first, last))
    else:
        drawn = store.daily_levels(before, day, LEG_SITES) if measure == "leg" else levels
        shown = tuple(drawn)
        medians = tuple(pair for pair in rolling_medians(drawn, measure) if pair[0] >= first)
    standing = known.current
    end = last
    if window == "spell" and standing is not None and standing.state is State.RUNNING and standing.counted:
        last = max(last, standing.spell.line)
    view = Trend(
        window=window,
        measure=measure,
        first=first,
        last=last,
        today=day,
        days=tuple(one for one in shown if one.day >= first),
        medians=medians,
        spells=tuple(spell for spell in known.spells if spell.counted),
        phases=phase_spans(known.spells, first, last, settings.acute_days),
    )
    within = tuple(level for level in levels if level.day >= first)
    return TrendView(
        trend=view,
        known=known,
        levels=within,
        marked=store.marked_days(first, day),
        words=_words(known, view, within, end, store.session_levels(first, day) if measure in MODALITIES else {}),
    )


def span_of(store: "Store", known: Judged, window: str) -> tuple[date, date]:
    """Return the days of a window up to today; all of them go back to the first entry of any kind."""
    standing = known.current
    onset = standing.spell.onset if standing is not None and standing.counted else None
    entries = store.day_span() if window == "all" else None
    return window_span(window, known.history.today, entries[0] if entries else None, onset)


def _words(
    known: Judged,
    view: Trend,
    levels: tuple[DayLevel, ...],
    last: date,
    sessions: Mapping[str, Sequence[tuple[int, int]]],
) -> tuple[str, ...]:
    """Return the sentences below a chart, most needed first (E4, E6, E7, E9, S1, S3 to S6)."""
    longest, *others = known.shares()
    words = [] if known.current is None else [f"{sentences.standing_line(known.current, longest)}."]
    words.append(sentences.share_sentence(longest))
    if view.window in TREND_WINDOWS and view.measure == "worst":
        words += trend_words(known, view.window, levels, view.first, last)
    words.append(sentences.measure_sentence(view))
    if view.measure in MODALITIES:
        words.append(sentences.session_sentence(view.measure, sessions.get(view.measure, ())))
    words.append(" ".join(sentences.summary(levels, view.first, last, known.history.share_of(view.first, last))))
    words += [sentences.share_sentence(share) for share in others]
    return tuple(sentence for sentence in words if sentence)


def trend_words(known: Judged, window: str, levels: tuple[DayLevel, ...], first: date, last: date) -> list[str]:
    """Return what the weekly averages of a window show (S3 to S5)."""
    start, end = fitted_span(window, first, last, known.spells)
    return sentences.trend_sentences(verdict(weeks_of(levels, start, end)))


def week_words(store: "Store", known: Judged, window: str, first: date, last: date) -> tuple[str, ...]:
    """Return what is said of the weeks of a window: what their averages show, where a trend may be fitted."""
    levels = tuple(store.daily_levels(first, last))
    words = trend_words(known, window, levels, first, last) if window in TREND_WINDOWS else []
    return (*words, " ".join(sentences.summary(levels, first, last, known.history.share_of(first, last))))


def readout(view: TrendView, day: date) -> str:
    """Return what a chart knows of one day, in words: its levels, what was done, and its place in a spell."""
    now = view.trend.today
    name = f"{day:%a} {day_words(day, now)}"
    if day > now:
        line = next((spell for spell in view.trend.spells if spell.line == day), None)
        return f"{name}: the three-month line" if line is not None else f"{name}: still to come"
    parts = [f"{name}: {_levels_words(view, day)}"]
    parts += [kind for kind, days in view.marked.items() if day in set(days)]
    standing = view.known.on(day)
    if standing is not None:
        parts.append(f"{standing.spell.about}day {(day - standing.spell.onset).days + 1}")
    return " · ".join(parts)


def _levels_words(view: TrendView, day: date) -> str:
    shown = next((one for one in view.trend.days if one.day == day), None)
    if isinstance(shown, DayAmount):
        return f"{shown.amount} {UNITS[view.trend.measure]}"
    if isinstance(shown, DayLevel):
        many = f", mean {shown.mean:.1f}, lowest {shown.low}, {shown.readings} readings" if shown.readings > 1 else ""
        late = ", typed in late" if shown.late else ""
        return f"{'leg ' if view.trend.measure == 'leg' else ''}worst {shown.worst}{many}{late}"
    said = view.known.history.statement_of(day)
    if said is None or not view.trend.levels or view.trend.measure == "leg":
        return "not logged"
    return f"not logged; {SAID[said.answer]}"


def recent_worst(store: "Store", day: date, length: int) -> list[int | None]:
    """Return the worst level of each of the `length` days up to `day`; None where nothing was logged."""
    first = day - timedelta(days=length - 1)
    worst = dict(store.daily_worst(first, day))
    return [worst.get(first + timedelta(days=n)) for n in range(length)]
