"""Gauges of one row: how far to the three-month line, and how many days had pain (rules E4 and E6)."""

from collections.abc import Callable, Sequence

from journal.charts.drawing import Role, Run
from journal.domain.views import LineGauge, ShareGauge
from journal.domain.words import days_words

_GAP = "  "
_LEAST_CELLS = 5


def line_gauge(gauge: LineGauge | None, width: int, *, plain: bool = False) -> tuple[Run, ...]:
    """Return one row: the days since the onset on their way to the line, and the same in words.

    Args:
        gauge: None while there is no day count.
        width: in cells; below 20 the words are cut.
        plain: ASCII only.
    """
    if gauge is None:
        return _row([(f"time{_GAP}", Role.LABEL), ("no day count", Role.LABEL)], width)
    day, length = gauge.day, gauge.length

    def bar(cells: int) -> Sequence[Run]:
        full = _share(day, length, cells)
        # Not full before the line, and not empty once a day has passed.
        if 0 < day < length:
            full = min(max(full, 1), cells - 1)
        return (_solid(plain=plain) * full, Role.GAUGE), (_rest(plain=plain) * (cells - full), Role.BAND)

    return _row_of("time", _line_words(gauge), width, bar)


def share_gauge(gauge: ShareGauge, width: int, *, plain: bool = False) -> tuple[Run, ...]:
    """Return one row: the days with pain as a range, with a mark at half of the window, and the same in words.

    The mark stands between both halves of the bar. A texture reaches it exactly when at least half of the days do.

    Args:
        gauge: what to draw.
        width: in cells; below 20 the words are cut.
        plain: ASCII only.
    """
    dash = "-" if plain else "–"
    count = f"{gauge.least}" if gauge.least == gauge.most else f"{gauge.least}{dash}{gauge.most}"
    said = (f"{count} of the last {gauge.length}", f"{count} of {gauge.length}", f"{count}/{gauge.length}")

    def bar(cells: int) -> Sequence[Run]:
        half = (cells - 1) // 2
        least, most = (_reach(days, gauge.length, 2 * half) for days in (gauge.least, gauge.most))
        texture = [
            *[(_solid(plain=plain), Role.GAUGE)] * least,
            *[(_some(plain=plain), Role.GAUGE)] * (most - least),
            *[(_rest(plain=plain), Role.BAND)] * (2 * half - most),
        ]
        return *texture[:half], ("|" if plain else "┊", Role.HALF), *texture[half:]

    return _row_of("pain days", said, width, bar)


def _solid(*, plain: bool) -> str:
    return "#" if plain else "█"


def _some(*, plain: bool) -> str:
    return "+" if plain else "▒"


def _rest(*, plain: bool) -> str:
    return "." if plain else "░"


def _line_words(gauge: LineGauge) -> tuple[str, ...]:
    about = "about " if gauge.about else ""
    count = f"{about}day {gauge.day + 1}"  # the onset is day 1, here as elsewhere (E4)
    past = gauge.day - gauge.length
    if past > 0:
        return (
            f"{about}{days_words(past)} past the line",
            f"{about}{days_words(past)} past",
            f"{about}{past} past",
        )
    if past == 0:
        return f"{count}: {about}three months today", f"{about}three months today", f"{about}three months"
    return f"{count}, the line in {about}{days_words(-past)}", f"{count}, line in {about}{-past}", count


def _share(part: int, whole: int, cells: int) -> int:
    """Return the cells for a part of the whole, halves upwards, in whole numbers."""
    if whole <= 0:
        return 0
    return min(max((2 * part * cells + whole) // (2 * whole), 0), cells)


def _reach(part: int, whole: int, cells: int) -> int:
    """Return the cells for a part of the whole, half of them or more exactly when it is half of the whole or more."""
    full, half = _share(part, whole, cells), cells // 2
    if 2 * part < whole:
        return max(min(full, half - 1), 1 if part > 0 and half > 1 else 0)
    return max(full, half) if part >= whole else min(max(full, half), cells - 1)


def _row_of(label: str, said: Sequence[str], width: int, bar: Callable[[int], Sequence[Run]]) -> tuple[Run, ...]:
    """Return label, bar and the longest words that leave the bar some cells; where none do, words without a bar."""
    for words in said:
        cells = width - len(label) - len(words) - 2 * len(_GAP)
        if cells >= _LEAST_CELLS:
            runs = bar(cells)
            spare = cells - sum(len(text) for text, _ in runs)
            gap = (" " * (spare + len(_GAP)), Role.NONE)
            return _row([(f"{label}{_GAP}", Role.LABEL), *runs, gap, (words, Role.VALUE)], width)
    for head in (f"{label}{_GAP}", f"{label.split(maxsplit=1)[0]}{_GAP}", ""):
        for words in said:
            if len(head) + len(words) <= width:
                return _row([(head, Role.LABEL), (words, Role.VALUE)], width)
    return _row([(said[-1], Role.VALUE)], width)


def _row(runs: Sequence[Run], width: int) -> tuple[Run, ...]:
    """Return runs of exactly `width` cells: neighbours of one role joined, blanks added or the end cut."""
    joined: list[Run] = []
    left = max(width, 0)
    for text, role in (*runs, (" " * left, Role.NONE)):
        shown = text[:left]
        left -= len(shown)
        if shown and joined and joined[-1][1] is role:
            joined[-1] = (joined[-1][0] + shown, role)
        elif shown:
            joined.append((shown, role))
    return tuple(joined)
