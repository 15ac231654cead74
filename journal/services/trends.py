"""What a chart needs, gathered in a few queries that do not grow with the screen."""

from datetime import date
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.trends import WINDOWS, Trend, phase_spans, rolling_medians, summary, window_span
from journal.services.logging import today
from journal.services.spells import current_standing

if TYPE_CHECKING:
    from journal.store.store import Store

MEASURES = ("worst", "mean")


def trend(store: "Store", clock: Clock, settings: Settings, window: str = "spell", measure: str = "worst") -> Trend:
    """Return the trend of a window, one of WINDOWS, in a measure, one of MEASURES.

    The spell's window reaches ahead to its three-month line while that is in the future.
    """
    if window not in WINDOWS or measure not in MEASURES:
        raise ValueError(f"no window {window!r} or measure {measure!r}")
    day = today(clock, settings)
    standing = current_standing(store, day)
    levels = store.daily_levels(last=day)
    onset = standing.spell.onset if standing and not standing.single else None
    first, last = window_span(window, day, levels[0].day if levels else None, onset)
    logged = tuple(level for level in levels if first <= level.day <= last)
    medians = tuple(pair for pair in rolling_medians(levels, measure) if first <= pair[0] <= last)
    ahead = window == "spell" and standing is not None and not standing.single
    if ahead and standing is not None and standing.spell.ended is None:
        last = max(last, standing.spell.line)
    return Trend(
        window=window,
        measure=measure,
        first=first,
        last=last,
        today=day,
        days=logged,
        medians=medians,
        standing=standing,
        phases=phase_spans(standing, first, last, settings.acute_days),
    )


def trend_words(view: Trend) -> list[str]:
    """Return the sentences below a chart: where the spell stands, and what the logged days hold (E4, S1)."""
    last = min(view.last, view.today)
    words = [f"{view.standing.sentence()}."] if view.standing else []
    return words + summary(view.days, view.first, last)


def recent_worst(store: "Store", day: date, length: int) -> list[int | None]:
    """Return the worst level of each of the `length` days up to `day`; None where nothing was logged."""
    first = date.fromordinal(day.toordinal() - length + 1)
    worst = {level.day: level.worst for level in store.daily_levels(first, day)}
    return [worst.get(date.fromordinal(n)) for n in range(first.toordinal(), day.toordinal() + 1)]
