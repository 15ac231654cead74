"""Every sentence of the journal's judgement, in one place: where a spell stands, how often, and which way (E4 to S6).

They say what the data can carry and no more. Forbidden in all of them: what claims, foresees or advises.
"""

from collections.abc import Sequence
from datetime import date
from statistics import median

from journal.domain.days import DayLevel
from journal.domain.history import Share, Verdict
from journal.domain.spells import Phase
from journal.domain.standing import Question, Standing, State
from journal.domain.trends import UNITS, Trend
from journal.domain.weeks import Direction
from journal.domain.weeks import Verdict as TrendVerdict
from journal.domain.words import day_words, days_words, span_words

SESSIONS_NEEDED = 8
EASES_BY_ITSELF = "Pain also eases by itself, so this cannot show whether it helped."
NEEDED_WEEKS = 6
# What is counted where logged days are: other entries of a day make no back-pain day (D1).
BACK_LEVEL = "back pain level"


def standing_words(standing: Standing) -> str:
    """E4: where the spell stands, without a full stop; "about" wherever the line shows of an inexact onset (E1)."""
    spell, today = standing.spell, standing.today
    about = spell.about
    if standing.unsure is not None and standing.state is not State.ENDED:
        return _again_words(standing, standing.unsure)
    if standing.single:
        last_end = standing.before.ended if standing.before is not None else None
        since = "" if last_end is None else f"; the last spell ended on {day_words(last_end, today)}"
        return f"A single pain day so far, {day_words(spell.onset, today)}{since}"
    if standing.state is State.ENDED and spell.ended is not None:
        earlier = " or before" if standing.unsure else ""
        began, ended = span_words(spell.onset, spell.ended, today)
        return f"Last spell: {about}{began}{earlier} to {ended}"
    if standing.state is State.UNCONFIRMED:
        if standing.last_pain is None:
            return f"Spell since {about}{day_words(spell.onset, today)}; no day of pain is logged"
        return f"Last logged pain on {day_words(standing.last_pain, today)}; the days since are not known"
    count = f"{about}day {(today - spell.onset).days + 1}".capitalize()
    if today == spell.line:
        return f"{count} · {about}three months today"
    line = day_words(spell.line, today)
    days = days_words(abs((spell.line - today).days))
    if today < spell.line:
        return f"{count} · the three-month line is on {about}{line}, in {about}{days}"
    return f"{count} · past the three-month line ({about}{line}) by {about}{days}"


def _again_words(standing: Standing, before: date) -> str:
    today = standing.today
    onset = day_words(standing.spell.onset, today)
    earlier = day_words(before, today)
    if standing.state is State.UNCONFIRMED and standing.last_pain is not None:
        return f"Last logged pain on {day_words(standing.last_pain, today)}; the days since are not known"
    word = "on" if standing.single else "since"
    return f"Pain again {word} {onset} (before that {earlier}); same spell or new is not known"


def return_words(standing: Standing) -> str:
    """E9: "2nd spell in 12 months, mild return"; empty for the only one."""
    if standing.single or standing.unsure is not None:
        return ""
    parts = [f"{ordinal(standing.nth)} spell in 12 months"] if standing.nth > 1 else []
    return ", ".join(parts + (["mild return"] if standing.mild else []))


def standing_line(standing: Standing, share: Share | None = None) -> str:
    """Return where a spell stands, which one in a year it is, and its status, as far as each can be told."""
    status = status_words(standing, share) if share is not None else ""
    parts = (standing_words(standing), return_words(standing), status)
    return " · ".join(part for part in parts if part)


def logged_words(standing: Standing, logged: int, what: str = BACK_LEVEL) -> str:
    """Return "back pain level on 41 of 47 days", of a spell's counted days; empty without a day count."""
    days = (standing.counted_to - standing.spell.onset).days + 1
    of = f"{standing.spell.about}{days_words(days)}"
    return f"{what} on {logged} of {of}" if standing.counted and days > 0 and logged else ""


def ordinal(number: int) -> str:
    """Return "2nd", "11th", "23rd"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def status_words(standing: Standing, share: Share) -> str:
    """E7: the four-way status of a running spell, from the share of 182 days; empty for any other.

    On the very day of the line it is neither under three months nor past them: where it stands says all there is (E4).
    """
    if standing.state is not State.RUNNING or not standing.counted or standing.today < standing.spell.onset:
        return ""
    if standing.today <= standing.spell.line:
        return "under three months" if standing.today < standing.spell.line else ""
    return {
        Verdict.HALF: "past three months, pain on at least half the days (fits the NIH research definition)",
        Verdict.FEWER: "past three months, on fewer than half the days",
        Verdict.CANT_TELL: "past three months, can't tell how often",
    }[share.verdict]


def verdict_words(share: Share) -> str:
    """E6: "on at least half the days", "on fewer than half", or "can't tell: 135 days not logged"."""
    if share.verdict is Verdict.CANT_TELL:
        return f"{Verdict.CANT_TELL}: {days_words(share.unknown)} not logged"
    return str(share.verdict)


def share_sentence(share: Share) -> str:
    """E6: the pain-day share as a range with its counts and its verdict."""
    low, high = (round(100 * days / share.length) for days in (share.least, share.most))
    if share.unknown == 0:
        return f"Last {share.length} days: back pain on {share.least} ({low} %), {verdict_words(share)}."
    return (
        f"Last {share.length} days: back pain on at least {share.least}, at most {share.most} ({low}–{high} %); "
        f"{verdict_words(share)}."
    )


def phase_words(phase: Phase | None, *, about: bool = False) -> str:
    """E5: the phase, with what it rests on where the onset is inexact; empty without one."""
    if phase is None:
        return ""
    return f"{phase}, as far as the onset is known" if about else str(phase)


def question_words(question: Question, today: date) -> str:
    """E8: what is asked once."""
    if question.kind == "return" and question.again is not None:
        return (
            f"Back pain again on {day_words(question.again, today)}, before that last on "
            f"{day_words(question.since, today)}: the same spell or a new one?"
        )
    if question.first == question.last:
        return f"Was the unlogged day {day_words(question.first, today)} free of back pain?"
    first, last = span_words(question.first, question.last, today)
    return f"Were the {question.days} unlogged days between {first} and {last} free of back pain?"


# -- S1: what was logged


def summary(days: Sequence[DayLevel], first: date, last: date, share: Share) -> list[str]:
    """S1: sentences that describe the logged days from `first` to `last`, each with its counts.

    The pain-day share is a range: days that are not known may have been either.
    """
    span = f"from {' to '.join(span_words(first, last, last))}"
    if not days:
        return [f"No back pain level is logged {span}."]
    worst = [day.worst for day in days]
    return [
        f"{BACK_LEVEL.capitalize()} on {len(days)} of {days_words(share.length)} {span}.",
        f"Worst of the day: median {median(worst):g}, lowest {min(worst)}, highest {max(worst)}.",
        f"Days with back pain: {range_words(share)}.",
    ]


def measure_sentence(trend: Trend) -> str:
    """S1: what was logged of a measure other than the daily worst, with its counts; empty for that one."""
    days = trend.days
    length = days_words((min(trend.last, trend.today) - trend.first).days + 1)
    if not trend.levels:
        done = [trend.mark(day) for day in days if trend.mark(day)]
        name = UNITS[trend.measure].capitalize()
        return f"{name}: {sum(done):g}, on {len(done)} of {days_words(len(days))} with entries."
    if trend.measure == "worst":
        return ""
    name = "Worst leg pain of the day" if trend.measure == "leg" else "Mean of the day"
    if not days:
        return f"{name}: not logged in {length}."
    marks = [trend.mark(day) for day in days]
    middle, low, high = (f"{value:.1f}".removesuffix(".0") for value in (median(marks), min(marks), max(marks)))
    return f"{name}: logged on {len(days)} of {length}; median {middle}, lowest {low}, highest {high}."


def range_words(share: Share) -> str:
    """Return "33 to 168 of 182 days (135 not logged)", or one number when every day is known."""
    if not share.unknown:
        return f"{share.least} of {days_words(share.length)}"
    return f"{share.least} to {share.most} of {days_words(share.length)} ({share.unknown} not logged)"


# -- S3 to S6


def trend_sentences(verdict: TrendVerdict) -> list[str]:
    """S3 to S5: what the weekly averages show, and what they cannot."""
    weeks = f"{verdict.weeks} usable {'week' if verdict.weeks == 1 else 'weeks'}"
    if verdict.direction is Direction.NOT_ENOUGH or verdict.low is None or verdict.high is None:
        return [f"Weekly averages: not enough weeks yet ({weeks}, {NEEDED_WEEKS} needed)."]
    interval = f"{interval_words(verdict.low, verdict.high)}, roughly 9 times in 10"
    if verdict.direction is Direction.TOO_EARLY:
        return [f"Weekly averages: {interval}; too early to tell a direction ({weeks})."]
    if verdict.direction is Direction.CANT_TELL:
        return [f"Weekly averages: {interval}; can't tell a direction ({weeks})."]
    return [f"Weekly averages: {verdict.direction}, {interval} ({weeks}).", *_change_sentence(verdict)]


def interval_words(low: float, high: float) -> str:
    """Return "somewhere between 1.3 a month down and 0.9 up", in points; a month is 30 days."""
    if low < 0 < high:
        return f"somewhere between {_points(low)} a month down and {_points(high)} up"
    if low == 0 == high:
        return "no change from month to month"
    if high <= 0:
        return f"somewhere between {_points(low)} and {_points(high)} a month down"
    return f"somewhere between {_points(low)} and {_points(high)} a month up"


def _points(change: float) -> str:
    size = abs(change)
    return f"{size:.1f}" if size >= 0.05 or size == 0 else "under 0.1"


def _change_sentence(verdict: TrendVerdict) -> list[str]:
    first, latest = verdict.first_two, verdict.latest_two
    if first is None or latest is None:
        return []
    if verdict.noticeable:
        said = "a difference that people usually notice"
    elif (latest < first) is not (verdict.direction is Direction.FALLING):
        said = "these few weeks alone do not show it"
    else:
        said = "less than the 2 points or 30 % that people usually notice"
    return [f"First two usable weeks {first:.1f}, latest two {latest:.1f}: {said}."]


def session_sentence(modality: str, sessions: Sequence[tuple[int, int]]) -> str:
    """S6: the median change within sessions of heat or ice that have a level before and after; never what it did.

    Args:
        modality: heat or ice.
        sessions: (before, after), each 0 to 10.
    """
    count = len(sessions)
    noun = "session" if count == 1 else "sessions"
    if count < SESSIONS_NEEDED:
        return (
            f"{modality.capitalize()}: {count} {noun} with a level before and after; "
            f"from {SESSIONS_NEEDED} on their median change is shown."
        )
    change = median(after - before for before, after in sessions)
    moved = "no change" if change == 0 else f"{abs(change):g} {'lower' if change < 0 else 'higher'} after than before"
    return f"{modality.capitalize()}: median {moved}, over {count} {noun} with both levels. {EASES_BY_ITSELF}"
