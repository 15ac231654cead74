"""What several tests need: a clock that stands still, a real store, and strategies for valid entries."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from journal.domain import slugs, timers
from journal.domain.entries import (
    Completion,
    Dose,
    Draft,
    Reading,
    Remark,
    Spasm,
    Tag,
    Thermal,
    Treatment,
    Value,
)
from journal.domain.exercises import GROUPS, MEASURES, NO_DOSE, PHASES, ExerciseSaid
from journal.domain.moments import Moment, moment_now
from journal.domain.timers import Timer
from journal.paths import Paths
from journal.store.store import Store

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 21, 10, tzinfo=BERLIN)


class FakeClock:
    """A clock that tells what it was set to."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def zone(self) -> tzinfo:
        zone = self._now.tzinfo
        assert zone is not None
        return zone

    def advance(self, by: timedelta) -> None:
        self._now = (self._now.astimezone(UTC) + by).astimezone(self.zone())


def open_store(folder: Path) -> Store:
    folder.mkdir(exist_ok=True)
    return Store.open(Paths(folder / "journal.db", explicit=True))


def put_timer(store: Store, timer: Timer | None) -> None:
    """Put a timer in the place of any other, as a window would have left it; None takes it away."""
    store.put_scratch("timer", None if timer is None else timers.to_text(timer), NOW)


def at(now: datetime = NOW) -> Moment:
    return moment_now(now)


def draft(value: Value, now: datetime = NOW, note: str | None = None) -> Draft:
    return Draft(value=value, moment=at(now), note=note)


def days_ago(days: int, value: Value) -> Draft:
    return Draft(value=value, moment=at(NOW - timedelta(days=days)))


def _maybe(strategy: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | strategy


_levels = st.integers(0, 10)
_sites = st.sampled_from(slugs.SITES)
_sides = st.none() | st.sampled_from(slugs.SIDES)
_names = st.from_regex(r"[a-z][a-z0-9]{0,10}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)

COMPLETIONS = st.builds(
    Completion,
    exercise=st.sampled_from(sorted(slugs.EXERCISES)),
    side=_sides,
    sets=_maybe(st.integers(1, 20)),
    reps=_maybe(st.integers(1, 100)),
    hold_s=_maybe(st.integers(1, 600)),
    duration_s=_maybe(st.integers(1, 7200)),
    distance_m=_maybe(st.integers(1, 50_000)),
    effort=_maybe(_levels),
    felt=st.none() | st.sampled_from(slugs.FELT),
    level_before=_maybe(_levels),
    level_after=_maybe(_levels),
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(
        Reading,
        level=_levels,
        site=_sites,
        side=_sides,
        qualities=st.lists(st.sampled_from(slugs.QUALITIES), max_size=3).map(tuple),
    ),
    st.builds(
        Spasm,
        site=_sites,
        side=_sides,
        count=st.integers(1, 50),
        worst=_maybe(_levels),
        longest_s=_maybe(st.integers(1, 3600)),
        when=st.none() | st.sampled_from(slugs.SPASM_TIMES),
    ),
    st.builds(
        Thermal,
        modality=st.sampled_from(slugs.MODALITIES),
        minutes=st.integers(1, 1440),
        site=_sites,
        side=_sides,
        level_before=_maybe(_levels),
        level_after=_maybe(_levels),
    ),
    COMPLETIONS,
    st.builds(
        Dose,
        medicine=_names,
        class_=st.none() | st.sampled_from(slugs.MEDICINE_CLASSES),
        route=st.none() | st.sampled_from(slugs.ROUTES),
        amount=st.none() | st.sampled_from(["400mg", "2 tablets", "½", "=1+1"]),
        helped=_maybe(_levels),
    ),
    st.builds(Treatment, treatment=st.sampled_from(slugs.TREATMENTS), minutes=_maybe(st.integers(1, 1440))),
    st.builds(Tag, role=st.sampled_from(("trigger", "activity")), name=_names),
    st.builds(Tag, role=st.just("sign"), name=st.sampled_from(sorted(slugs.SIGNS))),
)
NOTES = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    utc = draw(st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 23), timezones=st.just(UTC)))
    offset = draw(st.sampled_from([-600, -300, 0, 60, 120, 330, 825]))
    day = (utc + timedelta(minutes=offset, hours=-3)).date()
    return Moment(at_utc=utc.replace(microsecond=0), utc_offset_min=offset, day=day, time_known=draw(st.booleans()))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    value = draw(VALUES | st.just(Remark()))
    note = draw(NOTES)
    if isinstance(value, Remark) and not (note and note.strip()):
        note = "a remark"
    return Draft(value=value, moment=draw(moments()), note=note)


# Names as people have them: several scripts, spaces, signs, an emoji; never only white space.
SHOWN_NAMES = st.text("abcÄäßîИ虫かน۵0 '’-–()/,\"🐕", min_size=1, max_size=20).filter(lambda name: name.strip() != "")
# Without x3, which a line takes for three times.
WORDS = st.from_regex(r"(?!x[0-9])[a-zäßи虫][a-z0-9äßи虫]{0,8}(-[a-z0-9虫]{1,6}){0,2}", fullmatch=True)
_TEXTS = st.text("abcÄ虫 .,:/'|\\", min_size=1, max_size=30).filter(lambda text: text.strip() != "")
DOSES = st.sampled_from([None, NO_DOSE, "3x10", "10x5s", "2x10x5s", "90s", "20min", "2.1km"])


@st.composite
def exercises_said(draw: st.DrawFn, slug: str | None = None) -> ExerciseSaid:
    """One of the user's own, or changes to a built-in one."""
    slug = slug or draw(WORDS | st.sampled_from(sorted(slugs.EXERCISES)))
    is_own = slug not in slugs.EXERCISES
    return ExerciseSaid(
        slug=slug,
        name=draw(SHOWN_NAMES if is_own else st.none() | SHOWN_NAMES),
        hidden=draw(st.booleans()),
        aliases=tuple(draw(st.lists(WORDS, max_size=3))),
        dose=draw(DOSES),
        group=draw(st.sampled_from(GROUPS)) if is_own else None,
        measure=draw(st.sampled_from(MEASURES)) if is_own else None,
        sided=draw(st.none() | st.booleans()) if is_own else None,
        phase=draw(st.none() | st.sampled_from(PHASES)),
        muscles=tuple(draw(st.lists(_TEXTS, max_size=3))),
        caution=draw(st.none() | _TEXTS),
        how_to=tuple(draw(st.lists(_TEXTS, max_size=3))),
        note=draw(NOTES),
    )
