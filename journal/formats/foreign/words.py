"""What the words of other trackers' files say: a place of pain, a time of day, a level; and the words of a key."""

import re
import unicodedata
from datetime import MAXYEAR, MINYEAR, date, datetime, time
from math import isfinite

from journal.domain import slugs
from journal.domain.moments import Moment
from journal.errors import ValueRefused
from journal.formats.contracts import quoted
from journal.formats.found import Options

_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\s*(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(?:([ap])\.?\s?m\.?)?\s*", re.IGNORECASE)
_PAIN = frozenset(
    (
        *("pain", "pains", "painful", "ache", "aches", "aching", "backache", "backpain", "sore", "soreness"),
        *("cramp", "cramps", "cramping", "spasm", "spasms", "stiff", "stiffness", "sciatica", "lumbago"),
        *("numb", "numbness", "tingling"),
    )
)
# Words beside a place that do not make it another one.
_ASIDE = frozenset(
    (
        *("pain", "pains", "ache", "aches", "aching", "sore", "soreness", "level", "score", "rating", "severity"),
        *("intensity", "the", "my", "in", "of", "inner", "outer", "medial", "lateral", "front"),
    )
)
_PLACES = {
    **{site: site for site in slugs.SITES},
    # Elsewhere "lb" is a weight.
    **{alias: site for alias, site in slugs.SITE_ALIASES.items() if alias != "lb"},
    "back-lower": "back",
    "backache": "back",
    "backpain": "back",
    "lower-backache": "back",
    "lumbar-spine": "back",
    "lower-back-lumbar": "back",
    "cervical-spine": "neck",
    "sacroiliac-joint": "sacroiliac",
    "shin-back": "shin",
    "toe": "foot",
    "toes": "foot",
}
_SIDES = ("left", "right", "both")


def place(text: str) -> tuple[str, str | None] | None:
    """Return the site and side that English words name ("Left knee pain"); None where the journal has no such site."""
    words = _WORD.findall(text.lower())
    sides = [word for word in words if word in _SIDES]
    rest = "-".join(word for word in words if word not in _SIDES and word not in _ASIDE)
    if rest not in _PLACES or len(set(sides)) > 1:
        return None
    return _PLACES[rest], sides[0] if sides else None


def speaks_of_pain(text: str) -> bool:
    """Return whether a name is about what this journal is for: pain, cramps, stiffness, numbness, or a site of them."""
    return not _PAIN.isdisjoint(_WORD.findall(text.lower())) or place(text) is not None


def is_named(options: Options, name: str) -> bool:
    """Return whether the user said that this name is a level of pain from 0 to 10."""
    return _plain(name).lower() in options.pain


def mapped(options: Options, *texts: str) -> int | None:
    """Return the level that the user named for the first of these texts that has one."""
    return next((options.levels[low] for text in texts if (low := _plain(text).lower()) in options.levels), None)


def clock(text: str) -> time | None:
    """Return the time that "20:30" or "8:30 pm" says; None where it is neither."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moment_on(options: Options, day: date, at: time | None) -> Moment:
    """Return the moment of a day, with a time by the clock where there is one.

    Raises:
        ValueRefused: it is in the future, or before 1900.
    """
    return options.on(day) if at is None else options.moment(datetime.combine(day, at))


def iso_day(text: str) -> date | None:
    """Return the day that YYYY-MM-DD says; None where it is none, or one that no zone can shift."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if MINYEAR < day.year < MAXYEAR else None


def iso_moment(text: str) -> datetime:
    """Return the moment that an ISO text says, with its offset where it has one.

    Raises:
        ValueRefused: it says none, or a day without a time.
    """
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        at = None
    if at is None or iso_day(text) is not None or not MINYEAR < at.year < MAXYEAR:
        raise ValueRefused(f"{quoted(text)} is no moment", "")
    return at


def number(text: str) -> float | None:
    """Return the number that a text is; None where it is none, or not a finite one."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def spoken(value: float) -> str:
    """Return a number as people write it: without the decimals that say nothing."""
    return str(int(value)) if value.is_integer() else str(value)


def lines(*texts: str) -> str:
    """Return the texts that say something, each on a line of its own."""
    return "\n".join(text for text in texts if text.strip())


def key(*parts: str) -> str:
    """Return what makes an entry the same one in a second import."""
    return "|".join(_plain(part) for part in parts)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
