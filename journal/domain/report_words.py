"""The sentences of the page for a clinician; what the journal says elsewhere is said here in the same words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from journal.domain.days import DayLevel, each_day
from journal.domain.exercises import name_of
from journal.domain.gate import visible
from journal.domain.history import History, Share
from journal.domain.kinds import counted
from journal.domain.report import Asked, Count, Medians, Place, Section, Spasms, Step, Tried
from journal.domain.sentences import (
    EASES_BY_ITSELF,
    phase_words,
    question_words,
    return_words,
    share_sentence,
    standing_words,
)
from journal.domain.sentences import status_words as e7_words
from journal.domain.signs import EMERGENCY, HELP_LISTS, SIGN_WORDS, logged_words
from journal.domain.slugs import MODALITIES, SPREAD_RANK, Exercise
from journal.domain.spell_words import list_words, slug_words
from journal.domain.spells import Phase, onset_words
from journal.domain.standing import Standing, State
from journal.domain.words import day_words, days_words, place_words, seconds_words

NOT_LOGGED = "not logged"
TRIED_NOTE = f"Counts say how often, not how well. {EASES_BY_ITSELF}"
LEGEND = (
    "Dot: the median of the days' worst levels; bar: lowest to highest. Hollow: under 4 in 7 days logged. "
    "Blank: none logged. Strip below: the share of days logged."
)
# So that the page stays one: what is over is counted together.
_MOST_PARTS = 4
_MOST_PLACES = 4
_MOST_SIGNS = 8
_MOST_AMOUNTS = 2
_MOST_LETTERS = 40


def full_date(day: date) -> str:
    """Return "24 Nov 2026": paper is read in other years as well."""
    return f"{day.day} {day:%b %Y}"


# -- the two questions


def since_when(standing: Standing | None, acute_days: int) -> Asked:
    """Return since when there is back pain, and where that stands against the three-month line (E1, E4, E5, E9)."""
    return Asked(question="Since when has there been back pain?", answers=tuple(_since(standing, acute_days)))


def _since(standing: Standing | None, acute_days: int) -> list[str]:
    if standing is None:
        return ["No spell of back pain is known."]
    spell = standing.spell
    running = standing.state is State.RUNNING and standing.counted
    answers = []
    if standing.counted and standing.state is not State.ENDED:
        origin = "as the patient says" if spell.onset_by == "user" else "the first of the logged days of pain"
        answers.append(f"{'Since' if running else 'From'} {onset_words(spell, standing.today)}, {origin}.")
    length = list_words(standing) if standing.state is State.ENDED else ""
    phase = standing.phase(acute_days) if running else None
    # Past the line is said by the line itself.
    place = "" if phase is Phase.PAST else phase_words(phase, about=bool(spell.about))
    where = (standing_words(standing), length, place, return_words(standing))
    answers.append(f"{' · '.join(part for part in where if part)}.")
    told = [f"How it began: {slug_words(spell.cause)}."] if spell.cause else []
    told += [f"What the patient was told it is: {slug_words(spell.told)}."] if spell.told else []
    return [*answers, *([" ".join(told)] if told else [])]


def how_often(standing: Standing | None, shares: Sequence[Share]) -> Asked:
    """Return on how many days there was back pain, as ranges, and what that makes of the spell (E6, E7)."""
    status = e7_words(standing, shares[0]) if standing is not None else ""
    answers = [share_sentence(share) for share in shares]
    answers += [f"{_capital(status)}."] if status else []
    return Asked(question="On how many days?", answers=tuple(answers))


# -- the chart


def step_words(step: Step, unit: str, today: date) -> str:
    """Return what a step is called: "29 Jun" for a week, "Jun 2026", "2026"."""
    if unit == "week":
        return day_words(step.first, today)
    return f"{step.first:%b %Y}" if unit == "month" else str(step.first.year)


def chart_title(unit: str) -> str:
    """Return what the chart shows."""
    return f"Worst back pain of the day, 0 to 10, by {unit}: median and range"


def chart_words(chart: Medians, today: date) -> str:
    """Return all that the chart shows, for whoever cannot see it."""
    logged = [step for step in chart.steps if step.worst.count]
    if not logged:
        return f"{chart_title(chart.unit)}. No level is logged."
    values = "; ".join(
        f"{step_words(step, chart.unit, today)}: {step.worst.median:g} ({range_words(step)})" for step in logged
    )
    blank = len(chart.steps) - len(logged)
    rest = f" {counted(blank, f'{chart.unit} has', f'{chart.unit}s have')} no level." if blank else ""
    marks = "".join(f" {_capital(mark.name)}." for mark in (chart.onset, chart.line) if mark is not None)
    return f"{chart_title(chart.unit)}. {values}.{rest}{marks}"


def range_words(step: Step) -> str:
    """Return "2–6", or one number."""
    low, high = step.worst.low, step.worst.high
    return str(low) if low == high else f"{low}–{high}"


def flare_words(flares: Sequence[Count], today: date) -> str:
    """Return the user's own ticks of flare-ups; empty without any."""
    if not flares:
        return ""
    flare = flares[0]
    return f"Flare-ups, by the patient's own tick: {flare.times}, the latest on {day_words(flare.latest, today)}."


# -- what was tried


def tried_rows(
    sessions: Sequence[Count],
    groups: Sequence[tuple[str, Sequence[Count], int]],
    today: date,
) -> tuple[Tried, ...]:
    """Return the rows of what was tried.

    Args:
        sessions: of heat and ice.
        groups: name of a group, its counts with the names as they are shown, and on how many days there was any.
        today: for the dates.
    """
    by_name = {count.name: count for count in sessions}
    rows = [_row(_capital(name), by_name.get(name), today) for name in MODALITIES]
    for group, counts, days in groups:
        times = sum(count.times for count in counts)
        latest = max((count.latest for count in counts), default=None)
        rows.append(_row(group, Count(group, times, days, latest) if latest else None, today))
        rows += [_row(count.name, count, today, part=True) for count in counts[:_MOST_PARTS]]
        others = counts[_MOST_PARTS:]
        if others:
            times = sum(count.times for count in others)
            rows.append(
                Tried(name=counted(len(others), "other", "others"), times=times, days=None, latest="", part=True)
            )
    return tuple(rows)


def _row(name: str, count: Count | None, today: date, *, part: bool = False) -> Tried:
    if count is None:
        return Tried(name=name, times=0, days=0, latest=NOT_LOGGED)
    return Tried(name=name, times=count.times, days=count.days, latest=day_words(count.latest, today), part=part)


def exercise_names(counts: Sequence[Count], exercises: Mapping[str, Exercise]) -> list[Count]:
    """Return the counts of exercises by the names that they are shown by."""
    return [count._replace(name=_short(name_of(count.name, exercises))) for count in counts]


def medicine_names(counts: Sequence[Count], amounts: Sequence[tuple[str, str, int]]) -> list[Count]:
    """Return the counts of medicines by their names with the amounts most often given, as they were typed."""
    typed: dict[str, list[str]] = {}
    for medicine, amount, _ in amounts:
        typed.setdefault(medicine, []).append(amount)
    return [count._replace(name=_short(count.name + _amounts_words(typed.get(count.name, [])))) for count in counts]


def _amounts_words(amounts: Sequence[str]) -> str:
    more = len(amounts) - _MOST_AMOUNTS
    return "".join(f", {amount}" for amount in amounts[:_MOST_AMOUNTS]) + (f", {more} more" if more > 0 else "")


def treatment_names(counts: Sequence[Count]) -> list[Count]:
    """Return the counts of treatments by their names."""
    return [count._replace(name=_capital(slug_words(count.name))) for count in counts]


# -- legs and signs


def legs_section(worst: str, places: Sequence[Place], spasms: Spasms) -> Section:
    """Return leg pain, how far it went, and spasms.

    Args:
        worst: the sentence of the daily worst leg pain (S1).
        places: where there was leg pain.
        spasms: of the days.
    """
    sentences = [worst]
    if places:
        deepest = max(SPREAD_RANK[place.site] for place in places)
        furthest = [place for place in places if SPREAD_RANK[place.site] == deepest]
        names = " and ".join(place_words(place.site, place.side) for place in furthest[:_MOST_PARTS])
        sentences.append(f"Furthest down the leg: {names}.")
        where = [
            f"{place_words(place.site, place.side)} on {days_words(place.days)} (worst {place.worst})"
            for place in places[:_MOST_PLACES]
        ]
        sentences.append(f"{_capital('; '.join(where))}.")
    sentences.append(_spasm_words(spasms))
    return Section(title="Legs", sentences=tuple(sentences))


def _spasm_words(spasms: Spasms) -> str:
    if not spasms.times:
        return f"Spasms: {NOT_LOGGED}."
    parts = [f"{spasms.times} on {days_words(spasms.days)}"]
    parts += [f"{spasms.at_night} at night"] if spasms.at_night else []
    parts += [f"worst {spasms.worst}"] if spasms.worst is not None else []
    parts += [f"longest {seconds_words(spasms.longest_s)}"] if spasms.longest_s is not None else []
    return f"Spasms: {', '.join(parts)}."


def signs_section(signs: Sequence[Count], advised: Mapping[str, date], today: date) -> Section:
    """Return the signs that were logged, the most urgent first (domain.md, section 6)."""
    title = "Signs logged"
    if not signs:
        return Section(title=title, sentences=("None is logged. That does not rule anything out.",))
    urgency = [name for one in HELP_LISTS for name in one.signs]
    ranked = sorted(signs, key=lambda count: urgency.index(count.name) if count.name in urgency else len(urgency))
    sentences = [_sign_words(count, advised.get(count.name), today) for count in ranked[:_MOST_SIGNS]]
    others = ranked[_MOST_SIGNS:]
    if others:
        sentences.append(f"And {counted(len(others), 'other', 'others')}: journal history --kind sign.")
    return Section(title=title, sentences=tuple(sentences))


def _sign_words(count: Count, got_on: date | None, today: date) -> str:
    latest = day_words(count.latest, today)
    often = f"on {latest}" if count.times == 1 else f"{count.times} times, the latest on {latest}"
    advice = f"; advice got on {day_words(got_on, today)}" if got_on is not None else ""
    name = logged_words(count.name) if count.name in SIGN_WORDS else _short(slug_words(count.name))
    return f"{_capital(name)}: {often}{advice}."


def help_section() -> Section:
    """Return when to get help at once, and where the rest stands."""
    signs = "; ".join(logged_words(name) for name in EMERGENCY.signs)
    return Section(
        title="When to get help",
        sentences=(f"{EMERGENCY.title} – {signs}.", "All lists: journal red-flags, or ! on any screen of the journal."),
    )


# -- what the page cannot tell


def limits_section(
    history: History, share: Share, levels: Sequence[DayLevel], standing: Standing | None, begun: date | None
) -> Section:
    """Return the limits of what is shown.

    Args:
        history: what is known of the days.
        share: of the period; it ends on the history's day.
        levels: the logged days of the period.
        standing: of the spell, for what is still asked about it.
        begun: the first day with any entry.
    """
    last = history.today
    missing = share.length - share.logged
    first = last - timedelta(days=share.length - 1)
    answers = Counter(history.answer_of(day) for day in each_day(first, last))
    sentences = ["Levels are the patient's own: 0 no pain, 10 the worst imaginable. Of a day the worst counts."]
    if begun is not None and first < begun <= last:
        sentences.append(f"The journal begins on {day_words(begun, last)}.")
    if missing:
        have, save = ("has", "it is") if missing == 1 else ("have", "they are")
        unless = ", except where that was said" if answers["free"] or answers["some"] else ""
        level = f"{missing} of {days_words(share.length)} {have} no back pain level"
        sentences.append(f"{level}; {save} never taken as free of pain{unless}.")
    said = [
        f"{answers[answer]} {words}"
        for answer, words in (
            ("free", "free of pain"),
            ("some", "of a time with some pain"),
            ("unknown", "not remembered"),
            ("pause", "paused"),
        )
        if answers[answer]
    ]
    if said:
        sentences.append(f"Said of them as of whole periods, not day by day: {', '.join(said)}.")
    late = sum(level.late for level in levels)
    if late:
        sentences.append(f"{_capital(days_words(late))} typed in more than 3 days late.")
    if standing is not None and standing.question is not None:
        sentences.append(f"Asked and not yet answered: {question_words(standing.question, last)}")
    return Section(title="Limits", sentences=tuple(sentences))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(text: str) -> str:
    """Return people's own words harmless, and short enough for a cell."""
    text = visible(text)
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
