"""A spell in words: one line for a list, and the lines that tell more of it."""

from datetime import date

from journal.domain.sentences import BACK_LEVEL, phase_words, return_words, standing_words
from journal.domain.spells import ACUTE_DAYS, Spell, onset_words
from journal.domain.standing import Standing, State
from journal.domain.words import day_words, days_words
from journal.domain.words import span_words as days_of_span


def said_words(spell: Spell, today: date) -> str:
    """Return what the user said of a spell: "spell since about 9 Oct, ended 20 Nov, cause: lifting"."""
    words = [f"spell since {onset_words(spell, today)}"]
    words += [f"ended {day_words(spell.ended, today)}"] if spell.ended else []
    words += [f"cause: {slug_words(spell.cause)}"] if spell.cause else []
    words += [f"told: {slug_words(spell.told)}"] if spell.told else []
    return ", ".join(words)


def span_words(standing: Standing) -> str:
    """Return "about 9 Oct – today", "3 Jan – 20 Feb" or "3 Jan – not known"."""
    spell, today = standing.spell, standing.today
    onset = onset_words(spell, today) + (" or before" if standing.unsure else "")
    if standing.single:
        return f"{onset}, a single pain day"
    if spell.ended is not None:
        began, ended = days_of_span(spell.onset, spell.ended, today)
        if spell.precision != "month":
            onset = f"{spell.about}{began}{' or before' if standing.unsure else ''}"
        return f"{onset} – {ended}"
    return f"{onset} – {'today' if standing.state is State.RUNNING else 'not known'}"


def list_words(standing: Standing) -> str:
    """Return the few words that stand beside a spell in a list: "day 47 · line in 46 days", "62 days"."""
    spell, today, about = standing.spell, standing.today, standing.spell.about
    if standing.single:
        return ""
    if standing.unsure is not None:
        return "same spell or a new one?"
    if standing.state is State.ENDED and spell.ended is not None:
        length = f"{about}{days_words((spell.ended - spell.onset).days + 1)}"
        return f"{length} · past the line" if spell.ended > spell.line else length
    if standing.state is State.UNCONFIRMED:
        return "" if standing.last_pain is None else f"last pain {day_words(standing.last_pain, today)}"
    # One "about" is said of all that stands in the line.
    count = f"{about}day {(today - spell.onset).days + 1}"
    days = days_words(abs((spell.line - today).days))
    if today == spell.line:
        return f"{count} · three months today"
    return f"{count} · line in {days}" if today < spell.line else f"{count} · {days} past the line"


def spell_lines(standing: Standing, logged: int, acute_days: int = ACUTE_DAYS) -> list[str]:
    """Return what there is to tell of a spell, a line each, most needed first.

    Args:
        standing: where it stands.
        logged: how many of its counted days are logged.
        acute_days: how long a spell is called acute (E5).
    """
    where = [] if standing.single else [_length_words(standing), _place_words(standing, acute_days)]
    lines = [*where, _counts_words(standing, logged), _origin_words(standing)]
    for count, place in ((standing.early, "right before its onset"), (standing.later, "right after its end")):
        if count:
            lines.append(f"{count} {'day of pain is' if count == 1 else 'days of pain are'} logged {place}")
    return [line for line in lines if line]


def slug_words(slug: str | None) -> str:
    """Return a slug as it is read: "strain sprain"."""
    return (slug or "").replace("-", " ")


def _length_words(standing: Standing) -> str:
    """Return how long it lasts, against the line."""
    spell = standing.spell
    if standing.unsure is not None:
        since = day_words(standing.unsure, standing.today)
        return f"not known since {since}: the same spell or not, was not said"
    if standing.state is State.ENDED and spell.ended is not None:
        past = (spell.ended - spell.line).days
        line = f"three-month line {spell.about}{day_words(spell.line, standing.today)}"
        reached = f"past the {line} by {days_words(past)}" if past > 0 else f"ended before the {line}"
        if past == 0:
            reached = f"ended on the {line}"
        return f"{spell.about}{days_words((spell.ended - spell.onset).days + 1)} · {reached}"
    return _lower(standing_words(standing))


def _place_words(standing: Standing, acute_days: int) -> str:
    """Return its phase, and which one in a year it is."""
    return " · ".join(part for part in (_phase_of(standing, acute_days), return_words(standing)) if part)


def _phase_of(standing: Standing, acute_days: int) -> str:
    if standing.state is not State.RUNNING:
        return ""
    return phase_words(standing.phase(acute_days), about=bool(standing.spell.about))


def _counts_words(standing: Standing, logged: int) -> str:
    pain = "pain day" if standing.pain_days == 1 else "pain days"
    parts = [f"{standing.pain_days} {pain} logged"]
    if standing.said_days:
        parts.append(f"at least {standing.said_days} more said of whole periods")
    if standing.counted:
        length = (standing.counted_to - standing.spell.onset).days + 1
        parts.append(f"{BACK_LEVEL} on {logged} of {standing.spell.about}{days_words(length)}")
    if standing.worst is not None:
        parts.append(f"worst {standing.worst}")
    return " · ".join(parts)


def _origin_words(standing: Standing) -> str:
    """Return who set what (E10), and what the user said of it."""
    spell = standing.spell
    if spell.uid is None:
        return ""
    parts = []
    if spell.onset_by == "user":
        parts.append("onset set by you")
    if spell.ended_by == "user":
        parts.append("end set by you")
    parts += [f"cause: {slug_words(spell.cause)}"] if spell.cause else []
    parts += [f"told: {slug_words(spell.told)}"] if spell.told else []
    return " · ".join(parts)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
