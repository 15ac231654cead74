"""Use cases of the exercise library: pages, changes to them, exercises of the user's own, and what was done of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal import library
from journal.clock import Clock
from journal.domain import slugs
from journal.domain.around import DoneSession, around_words, done_sessions
from journal.domain.doses import planned
from journal.domain.exercises import ANY, GROUPS, NO_DOSE, ExerciseSaid, merged
from journal.domain.names import name_slug, prefixed, table_of
from journal.domain.nearest import nearest
from journal.domain.slugs import Exercise
from journal.domain.vocabulary import BUILT_IN
from journal.errors import NotFound, ValueRefused
from journal.services.logging import exercises_of

if TYPE_CHECKING:
    from journal.store.store import Store

MOST_ENTRIES = 400
_NAMES_ARE = "journal exercises lists them all."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the library.

    Attributes:
        exercise: as the user knows it.
        phase: one of exercises.PHASES.
        days: on how many days it was ever done.
        last: the latest of them, or None.
    """

    exercise: Exercise
    phase: str
    days: int
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that is told of an exercise.

    Attributes:
        exercise: as the user knows it.
        is_own: it is one of the user's.
        phase: one of exercises.PHASES.
        muscles, how_to: texts; of the user's own perhaps none.
        cautions: its own where it has one, then the one that holds for all.
        instead: what is offered in its place, where it is advised against.
        sources: where it is described; empty for the user's own.
        said: what the user said of it, or None.
    """

    exercise: Exercise
    is_own: bool
    phase: str
    muscles: tuple[str, ...]
    how_to: tuple[str, ...]
    cautions: tuple[str, ...]
    instead: tuple[Exercise, ...]
    sources: tuple[str, ...]
    said: ExerciseSaid | None

    @property
    def note(self) -> str:
        """The user's own words about it."""
        return (self.said.note if self.said else None) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseHistory:
    """What was done of an exercise.

    Attributes:
        sessions: the latest ones, oldest first.
        days: on how many days it was ever done.
        words: the sentences about pain around it (S7), none where no level is known.
        skipped: how often it was left out, by reason; "" where none was given.
    """

    sessions: tuple[DoneSession, ...]
    days: int
    words: tuple[str, ...]
    skipped: Mapping[str, int]


def listed(
    store: "Store",
    *,
    group: str | None = None,
    phase: str | None = None,
    hidden: bool | None = False,
    text: str = "",
) -> list[Listed]:
    """Return the library: built-in exercises in their groups' order, the user's own among them.

    Args:
        store: the journal.
        group: only this one.
        phase: only this one.
        hidden: only hidden ones, only others, or with None both.
        text: only exercises that have it in their name or another word for them.
    """
    said = {one.slug: one for one in store.exercises_said()}
    done = store.exercises_done()
    wanted = text.strip().lower()
    found = []
    for exercise in exercises_of(store).values():
        of_phase = _phase(exercise.slug, said.get(exercise.slug))
        words = " ".join((exercise.name.lower(), exercise.slug, *exercise.aliases))
        if (
            (group is None or exercise.group == group)
            and (phase is None or of_phase == phase)
            and (hidden is None or exercise.hidden == hidden)
            and wanted in words
        ):
            days, last = done.get(exercise.slug, (0, None))
            found.append(Listed(exercise=exercise, phase=of_phase, days=days, last=last))
    return sorted(found, key=lambda one: (GROUPS.index(one.exercise.group), one.exercise.name.lower()))


def _phase(slug: str, said: ExerciseSaid | None) -> str:
    if said is not None and said.phase is not None:
        return said.phase
    page = library.pages().get(slug)
    return page.phase if page else ANY


def exercise_named(store: "Store", word: str) -> Exercise:
    """Return the exercise that a word names: its slug, its name, another word for it, or the beginning of one.

    Raises:
        NotFound: none, or several.
    """
    exercises = exercises_of(store)
    table = table_of("exercises", BUILT_IN.extended(exercises=exercises.values()))
    name = name_slug(word)
    if name in table:
        return exercises[table[name]]
    found = sorted({table[known] for known in prefixed(name, table)})
    if len(found) == 1:
        return exercises[found[0]]
    if found:
        raise NotFound(f"'{word}' could be {', '.join(found[:-1])} or {found[-1]}", "Write one more letter.")
    near = nearest(name, table)
    hint = f": did you mean {table[near]}?" if near else ""
    raise NotFound(f"no exercise '{word}'{hint}", _NAMES_ARE)


def page(store: "Store", slug: str) -> Page:
    """Return the page of an exercise.

    Raises:
        NotFound: there is none.
    """
    exercises = exercises_of(store)
    exercise = exercises.get(slug)
    if exercise is None:
        raise NotFound(f"no exercise '{slug}'", _NAMES_ARE)
    said = next((one for one in store.exercises_said() if one.slug == slug), None)
    built_in = library.pages().get(slug)
    caution = (said.caution if said else None) or (built_in.caution if built_in else "")
    return Page(
        exercise=exercise,
        is_own=built_in is None,
        phase=_phase(slug, said),
        muscles=(said.muscles if said else ()) or (built_in.muscles if built_in else ()),
        how_to=(said.how_to if said else ()) or (built_in.how_to if built_in else ()),
        cautions=tuple(text for text in (caution, library.common_caution()) if text),
        instead=tuple(exercises[other] for other in built_in.instead) if built_in else (),
        sources=built_in.sources if built_in else (),
        said=said,
    )


def history_of(store: "Store", slug: str) -> ExerciseHistory:
    """Return what was done of an exercise, with the pain around it."""
    entries = store.completions_of(slug, MOST_ENTRIES)
    if len(entries) == MOST_ENTRIES:
        # The oldest batch may be cut in two.
        entries = [entry for entry in entries if entry.batch != entries[0].batch]
    worst = {}
    if entries:
        first, last = entries[0].moment.day, entries[-1].moment.day + timedelta(days=1)
        worst = dict(store.daily_worst(first, last))
    sessions = tuple(done_sessions(entries, worst))
    skipped = Counter(skip.reason or "" for skip in store.skips() if skip.exercise == slug)
    days, _ = store.exercises_done().get(slug, (0, None))
    return ExerciseHistory(sessions=sessions, days=days, words=tuple(around_words(sessions)), skipped=skipped)


def said_of(store: "Store", slug: str) -> ExerciseSaid | None:
    """Return what the user said of an exercise, or None."""
    return next((one for one in store.exercises_said() if one.slug == slug), None)


def add_exercise(store: "Store", clock: Clock, said: ExerciseSaid) -> ExerciseSaid:
    """Save an exercise of the user's own.

    Raises:
        ValueRefused: one of its words is taken, or its dose is not understood.
    """
    if not said.is_own or said.slug in exercises_of(store):
        raise ValueRefused(
            f"there is an exercise '{said.slug}' already", f"journal exercise edit {said.slug} changes it."
        )
    _check(store, said)
    return store.save_exercise(said, clock.now())


def save_exercise(store: "Store", clock: Clock, said: ExerciseSaid) -> ExerciseSaid:
    """Save what is said of an exercise, in place of what was said before; what was done of it stays as it is.

    A name that was given up goes on as another word for it.

    Raises:
        ValueRefused: one of its words is taken, or its dose is not understood.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    before = said_of(store, said.slug)
    if before is not None and before.name is not None and before.name != said.name:
        old = name_slug(before.name)
        if old not in (said.slug, *said.aliases) and old != name_slug(said.name or ""):
            said = replace(said, aliases=(*said.aliases, old))
    said = replace(said, aliases=tuple(word for word in said.aliases if word != said.slug))
    _check(store, said)
    return store.save_exercise(said, clock.now())


def hide_exercise(store: "Store", clock: Clock, slug: str, *, hidden: bool) -> ExerciseSaid:
    """Offer an exercise no more, or again; its history stays and it can still be logged."""
    before = said_of(store, slug) or ExerciseSaid(slug=slug)
    return store.save_exercise(replace(before, hidden=hidden), clock.now())


def reset_exercise(store: "Store", clock: Clock, slug: str) -> None:
    """Give a built-in exercise its own name, dose and texts back.

    Raises:
        ValueRefused: it is one of the user's own.
        NotFound: nothing was changed of it.
    """
    before = said_of(store, slug)
    if slug not in slugs.EXERCISES:
        raise ValueRefused(f"'{slug}' is an exercise of your own", "Hide it if you do not want it offered.")
    if before is None:
        raise NotFound(f"nothing was changed of '{slug}'")
    store.delete_exercise(before, clock.now())


def _check(store: "Store", said: ExerciseSaid) -> None:
    """Refuse words that mean something else already, and a dose that is none."""
    others = BUILT_IN.extended(exercises=exercises_of(store).values())
    taken = {word: slug for word, slug in table_of("exercises", others).items() if slug != said.slug}
    own_words: Sequence[str] = (*said.aliases, *((name_slug(said.name),) if said.name else ()))
    for word in (*own_words, said.slug):
        if word in taken:
            raise ValueRefused(f"'{word}' is a word for {taken[word]} already", "Choose another one.")
        if word in (ANY, *GROUPS):
            raise ValueRefused(f"'{word}' is the name of a group", "Choose another one.")
    if said.dose is not None and said.dose != NO_DOSE:
        planned(merged(replace(said, dose=None)), said.dose)
