"""The words beside heat, ice and rest: the article's rule, and what studies found beside it (section 5)."""

from datetime import date, timedelta

from journal.domain.slugs import MODALITIES
from journal.domain.words import day_words, days_words
from journal.errors import ValueRefused

SKIN_WORDS = "Off after about 20 minutes to rest the skin. Use a cloth; not while asleep, nor on numb or broken skin."

_IN_GENERAL = (
    "The article puts ice first for 24 to 48 hours after an injury, then heat if you like; elsewhere, heat first."
)
_EVIDENCE = {
    "heat": "Studies support heat, early on too. For ice there is little evidence either way: use whichever eases it.",
    "ice": "For ice there is little evidence either way; studies support heat, early on too: use whichever eases it.",
}
_SEVERAL_DAYS = 2
_COURSE_DAYS = 31


def ice_or_heat_words(onset: date | None, about: bool, today: date) -> str:
    """Return which side of onset + 48 h today is, and what the article says of it.

    Args:
        onset: the first day of the spell; that day and the next are within 48 hours. None, or a day to come: what the
            article says in general.
        about: the onset is not exact.
        today: the journal day.
    """
    if onset is None or onset > today:
        return _IN_GENERAL
    day = f"{'about ' if about else ''}{day_words(onset, today)}"
    if today - onset <= timedelta(days=1):
        return f"Within 48 hours of the onset ({day}): the article puts ice first, heat from then if you like."
    return f"Past 48 hours since the onset ({day}): from here on the article has heat, if you like."


def evidence_words(modality: str) -> str:
    """Return what studies found of heat or ice, beside the article's rule.

    Raises:
        ValueRefused: it is neither.
    """
    if modality not in MODALITIES:
        raise ValueRefused(f"no modality '{modality}'", f"Known: {', '.join(MODALITIES)}.")
    return _EVIDENCE[modality]


def bed_rest_words(days_running: int) -> str:
    """Return the sentence about bed rest on several days running, or "" below two."""
    if days_running < _SEVERAL_DAYS:
        return ""
    days = days_words(days_running)
    return f"Bed rest {days} running. The article: long bed rest slows recovery. Guidelines say the same."


def manipulation_words(course_days: int, *, nerve_signs: bool) -> str:
    """Return the note about manipulation, or "" where there is none to make.

    Args:
        course_days: from its first day of a course to the present one, both counted.
        nerve_signs: numbness or tingling was logged within the last month.
    """
    if nerve_signs:
        return (
            "Numbness or tingling is logged. The article: manipulation only without nerve signs. Low-quality evidence."
        )
    if course_days <= _COURSE_DAYS:
        return ""
    return "Manipulation for more than a month. The article: up to about a month. Low-quality evidence."
