"""A day's view as rows of text: pure, and knowing nothing of widgets."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from journal.charts import level_bar, spark
from journal.domain.entries import Completion, Dose, Entry, Reading, Remark, Spasm, Tag, Thermal, Treatment
from journal.domain.exercises import name_of
from journal.domain.slugs import SIGNS
from journal.domain.timers import LONG_MINUTES
from journal.domain.vocabulary import Vocabulary
from journal.domain.words import dose_words, drafts_words, minutes_words, place_words, value_words
from journal.tui.text import Row, Run, Tone

if TYPE_CHECKING:
    from journal.services.today import DayView, Tick

_BAR = 10
_NAME = 5
# Done, left out, not done yet.
_TICKS = ("✓ ", "– ", "· ")
_PLAIN_TICKS = ("[x] ", "[-] ", "[ ] ")


def tick_key(tick: "Tick") -> str:
    """Return what names a line of the tick list."""
    return f"{tick.kind}:{tick.name}"


def tick_rows(view: "DayView", vocabulary: Vocabulary, *, plain: bool = False) -> list[Row]:
    """Return the tick list: a sign, the name, the sides, and the dose at the right.

    Args:
        view: the day.
        vocabulary: the names of its exercises.
        plain: with boxes of ASCII, "[x]".
    """
    return [_tick_row(tick, vocabulary, _PLAIN_TICKS if plain else _TICKS) for tick in view.ticks]


def _tick_row(tick: "Tick", vocabulary: Vocabulary, signs: tuple[str, str, str]) -> Row:
    done = bool(tick.entries)
    values = [entry.value for entry in tick.entries] if done else list(tick.values)
    mark = Run(signs[0], Tone.DONE) if done else Run(signs[1] if tick.skip else signs[2], Tone.MUTED)
    if tick.kind == "activity":
        return Row((mark, Run(tick.name.replace("-", " "), Tone.STRONG if done else Tone.PLAIN)), key=tick_key(tick))
    name = name_of(tick.name, vocabulary.exercises)
    if tick.skip is not None:
        reason = f"left out: {tick.skip.reason}" if tick.skip.reason else "left out"
        return Row((mark, Run(name, Tone.MUTED)), (Run(reason, Tone.MUTED),), tick_key(tick))
    completions = [value for value in values if isinstance(value, Completion)]
    sides = " ".join(dict.fromkeys(value.side[0].upper() for value in completions if value.side in ("left", "right")))
    doses = list(dict.fromkeys(words for words in map(dose_words, completions) if words))
    # Of several doses the first one: the name needs the room, and The day tells them all.
    dose = doses[0] if len(doses) == 1 else f"{doses[0]} +{len(doses) - 1}" if doses else ""
    right = (Run(f"{sides}  " if sides and dose else sides, Tone.MUTED), Run(dose, Tone.PLAIN if done else Tone.MUTED))
    return Row((mark, Run(name, Tone.STRONG if done else Tone.PLAIN)), right if sides or dose else (), tick_key(tick))


def taken_out_words(tick: "Tick", entries: Iterable[Entry], today: date, vocabulary: Vocabulary) -> str:
    """Return what unticking takes out; empty where nothing goes but what a tick alone logs: that is seen to go.

    Args:
        tick: a line of the tick list.
        entries: all of its day.
        today: the journal day of now.
        vocabulary: the names to show it by.
    """
    gone = tick.entries
    if len(gone) > len({getattr(entry.value, "side", None) for entry in gone}):
        return f"Taken out: {len(gone)} entries of it. u brings them back."
    # A session, or a line of several entries, logs other exercises with it.
    together = {entry.batch for entry in entries if entry not in gone}
    if all(one.value in tick.values and one.note is None and one.batch not in together for one in gone):
        return ""
    words = drafts_words([entry.draft for entry in gone], today, vocabulary)
    return f"Taken out: {words}. u brings {'it' if len(gone) == 1 else 'them'} back."


def heat_rows(entries: Sequence[Entry]) -> list[Row]:
    """Return the day's heat and ice, with the pain before and after."""
    return [_heat_row(entry.value) for entry in entries if isinstance(entry.value, Thermal)]


def _heat_row(value: Thermal) -> Row:
    place = place_words(value.site, value.side)
    long = f"  over {LONG_MINUTES} min" if value.minutes > LONG_MINUTES else ""
    before = "" if value.level_before is None else str(value.level_before)
    after = "" if value.level_after is None else str(value.level_after)
    levels = f"{before or '?'} → {after or '?'}" if before or after else ""
    left = (Run(f"{value.modality:<5}"), Run(minutes_words(value.minutes), Tone.STRONG), Run(f"  {place}"))
    return Row((*left, Run(long, Tone.MUTED)), (Run(levels),) if levels else ())


def pain_rows(entries: Sequence[Entry], *, plain: bool) -> list[Row]:
    """Return the worst level of each place, the back first, with a bar and the words for it."""
    places: dict[tuple[str, str | None], list[Reading]] = {}
    for entry in entries:
        if isinstance(entry.value, Reading):
            places.setdefault((entry.value.site, entry.value.side), []).append(entry.value)
    ordered = sorted(places.items(), key=lambda item: (item[0][0] != "back", item[0][1] is not None))
    names = [place_words(*place) for place, _ in ordered]
    width = max([_NAME, *(len(name) + 1 for name in names)])
    return [_pain_row(name, found, width, plain) for name, (_, found) in zip(names, ordered, strict=True)]


def _pain_row(name: str, found: list[Reading], width: int, plain: bool) -> Row:
    worst = max(reading.level for reading in found)
    qualities = ", ".join(dict.fromkeys(word for reading in found for word in reading.qualities))
    said = qualities or ("no pain" if worst == 0 else "")
    several = f"worst of {len(found)}" if len(found) > 1 else ""
    words = " · ".join(part for part in (said, several) if part)
    return Row(
        (
            Run(f"{name:<{width}}"),
            Run(f"{worst:>2} ", Tone.STRONG),
            Run(f" {level_bar(worst, _BAR, plain=plain)} ", Tone.BAR),
            Run(words, Tone.MUTED),
        )
    )


def recent_row(recent: Sequence[int | None], *, plain: bool) -> Row:
    """Return the worst of each of the last days; a day not logged is a blank."""
    last = recent[-1] if recent else None
    told = "–" if last is None else str(last)
    return Row(
        (
            Run(f"worst, {len(recent)} days  ", Tone.MUTED),
            Run(spark(recent, plain=plain), Tone.BAR),
            Run(f" {told}", Tone.MUTED if last is None else Tone.STRONG),
        )
    )


def also_rows(entries: Sequence[Entry], vocabulary: Vocabulary) -> list[Row]:
    """Return what has no pane of its own: medicines, cramps, treatments, triggers, flare-ups, signs and notes."""
    return [row for entry in entries for row in _also(entry, vocabulary)]


def _also(entry: Entry, vocabulary: Vocabulary) -> Iterable[Row]:
    value = entry.value
    if isinstance(value, Remark):
        yield Row((Run("note  ", Tone.MUTED), Run(entry.note or "")))
    elif isinstance(value, Dose | Spasm | Treatment):
        yield Row((Run(value_words(value, vocabulary)),))
    elif isinstance(value, Tag) and value.role != "activity":
        tone = Tone.CAUTION if value.role == "sign" and SIGNS.get(value.name) == "emergency" else Tone.PLAIN
        yield Row((Run(value_words(value, vocabulary), tone),))


def timeline_rows(entries: Sequence[Entry], vocabulary: Vocabulary) -> list[Row]:
    """Return every entry of the day by its time."""
    return [_timeline_row(entry, vocabulary) for entry in entries]


def _timeline_row(entry: Entry, vocabulary: Vocabulary) -> Row:
    time = f"{entry.moment.local:%H:%M}  " if entry.moment.time_known else "  –    "
    if isinstance(entry.value, Remark):
        said = [Run("note  ", Tone.MUTED), Run(entry.note or "")]
    else:
        activity = isinstance(entry.value, Tag) and entry.value.role == "activity"
        words = value_words(entry.value, vocabulary)
        said = [Run(words.removeprefix("activity: ") if activity else words)]
        if entry.note is not None:
            said.append(Run(f"  {entry.note}", Tone.MUTED))
    return Row((Run(time, Tone.MUTED), *said), key=entry.uid)
