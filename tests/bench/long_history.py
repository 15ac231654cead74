"""A made-up history of many years in a real journal file, ten entries a day, made once and kept."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Spasm, Tag, Thermal, Value
from journal.domain.moments import moment_at
from journal.domain.spells import Spell
from journal.paths import Paths
from journal.store.store import Store

A_DAY = 10
_CHUNK = 5000
_EXERCISES = ("glute-bridge", "bird-dog", "walking", "dead-bug", "cat-cow")
_NOTES = ("slept badly", "long drive", "garden", "stood at the stove", "better after a walk 🚶")


def long_history(path: Path, years: int, today: date, *, every: int = 1) -> Store:
    """Return a journal of `years` × 365 days up to `today`, made where there is none: ten on `every` n-th day."""
    there = path.exists()
    store = Store.open(Paths(path, explicit=True))
    if not there:
        chunk: list[Draft] = []
        for draft in _drafts(years * 365, today, every):
            chunk.append(draft)
            if len(chunk) == _CHUNK:
                store.save(chunk, chunk[-1].moment.at_utc)
                chunk = []
        store.save(chunk, datetime.combine(today, time(22), tzinfo=UTC))
        store.save_spell(Spell(onset=today - timedelta(days=100)), datetime.combine(today, time(22), tzinfo=UTC))
    return store


def _drafts(days: int, today: date, every: int) -> Iterator[Draft]:
    chance = random.Random(5)  # noqa: S311
    for back in range((days - 1) // every * every, -1, -every):
        day = today - timedelta(days=back)
        level = chance.randrange(1, 9) if (back // 200) % 3 else 0
        for number, value in enumerate(_day(level, chance)):
            moment = moment_at(datetime.combine(day, time(7 + number, chance.randrange(60)), tzinfo=UTC), day)
            yield Draft(value=value, moment=moment, note=_note(value, chance))


def _day(level: int, chance: random.Random) -> Iterator[Value]:
    for _ in range(3):
        yield Reading(level=min(10, max(0, level + chance.randrange(-1, 2) if level else 0)))
    yield Reading(level=chance.randrange(0, 6), site="calf", side="left", qualities=("shooting",))
    yield Thermal(modality="heat", minutes=20, level_before=6, level_after=4)
    for _ in range(2):
        yield Completion(exercise=chance.choice(_EXERCISES[:1]), sets=3, reps=10, felt="same")
    yield Completion(exercise="walking", duration_s=1800, distance_m=2000)
    yield chance.choice(
        (
            Dose(medicine="ibuprofen", amount="400mg"),
            Spasm(site="calf", side="left"),
            Tag(role="trigger", name="long-sitting"),
        )
    )
    yield Remark()


def _note(value: Value, chance: random.Random) -> str | None:
    return chance.choice(_NOTES) if isinstance(value, Remark) else None
