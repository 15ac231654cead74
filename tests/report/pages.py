"""Histories for the page: the made-up one, and one whose names are markup, code and too long."""

from datetime import UTC, timedelta
from pathlib import Path

from journal.config import Settings
from journal.domain.entries import Completion, Dose, Reading, Spasm, Tag, Thermal, Treatment, Value
from journal.domain.exercises import ExerciseSaid
from journal.domain.report import Report
from journal.domain.slugs import EXERCISES, LEG_SITES, SIGNS, TREATMENTS
from journal.domain.spells import SpellSaid
from journal.domain.statements import Statement
from journal.services.demo import fill_demo
from journal.services.exercises import add_exercise
from journal.services.report import report_of
from journal.services.spells import start_spell
from journal.store.store import Store
from tests.support import NOW, FakeClock, days_ago, draft, open_store

SETTINGS = Settings()
CLOCK = FakeClock()
HOSTILE = (
    "<script>alert(1)</script>",
    "#panic(1) $x$ @x",
    "a|b*c*_d_[x](javascript:1)",
    "https://evil.example",
)
NAME = "</title><img src=x onerror=alert(2)>"


def report(store: Store) -> Report:
    return report_of(store, CLOCK, SETTINGS)


def demo_store(folder: Path) -> Store:
    store = open_store(folder)
    fill_demo(store, CLOCK, SETTINGS)
    return store


def full_store(folder: Path) -> Store:
    """Return a journal that fills every line of the page, with names that nobody should run."""
    store = open_store(folder)
    values: list[tuple[int, Value]] = [(days, Reading(level=3 + days % 7)) for days in range(70, 170)]
    values += [(75, Reading(level=5, site=site, side=side)) for site in LEG_SITES for side in ("left", "right")]
    values += [(days, Tag(role="sign", name=name)) for name in SIGNS for days in (30, 33)]
    values += [(5, Treatment(treatment=name)) for name in TREATMENTS]
    values += [(5, Completion(exercise=name)) for name in [*list(EXERCISES)[:8], "mine"]]
    values += [(6, Completion(exercise="mine"))]
    values += [(4, Thermal(modality=name, minutes=20)) for name in ("heat", "ice")]
    values += [(20, Spasm(site="calf", count=40, worst=9, longest_s=340, when="night"))]
    values += [(75, Tag(role="flare", name="flare"))]
    for number, name in enumerate((*HOSTILE, "布洛芬", "z" * 60)):
        values += [(3 + number, Dose(medicine=name, amount=amount)) for amount in ("400mg", "`x`", "2")] * (9 - number)
    store.save([days_ago(days, value) for days, value in values], NOW)
    store.save([draft(Reading(level=2), NOW - timedelta(days=80), note="\x1b[2J<script>#panic()")], NOW)
    add_exercise(store, CLOCK, ExerciseSaid(slug="mine", name=NAME, group="core", measure="minutes"))
    said = SpellSaid(onset=(NOW - timedelta(days=188)).date(), precision="about", cause="fall", told="stenosis")
    start_spell(store, CLOCK, SETTINGS, said)
    for answer, first, last in (("some", 60, 50), ("unknown", 49, 45), ("pause", 44, 40)):
        days = [(NOW - timedelta(days=ago)).date() for ago in (first, last)]
        store.save_statement(
            Statement(first=days[0], last=days[1], answer=answer, said_at=NOW.astimezone(UTC).replace(microsecond=0)),
            NOW,
        )
    return store
