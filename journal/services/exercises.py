"""Use cases of the exercise library: pages, changes to them, exercises of the user's own, and what was done of each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal import library
from journal.clock import Clock
from journal.domain import slugs
from journal.domain.around import DoneSession, around_words, done_sessions
from journal.domain.doses import planned
from journal.domain.entries import MAX_NAME
from journal.domain.exercises import ANY, GROUPS, NO_DOSE, PHASES, ExerciseSaid, is_alias, merged
from journal.domain.line import Context, parse_line
from journal.domain.names import exercises_begun, name_slug, table_of
from journal.domain.nearest import nearest
from journal.domain.slugs import Exercise
from journal.domain.vocabulary import BUILT_IN
from journal.errors import LineError, NotFound, ValueRefused
from journal.services.logging import exercises_of

if TYPE_CHECKING:
    from journal.store.store import Store

MOST_ENTRIES = 400
# No name has more words than this.
_MOST_WORDS = 8
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
    found = []
    for exercise in exercises_of(store).values():
        days, last = done.get(exercise.slug, (0, None))
        of_phase = _phase(exercise.slug, said.get(exercise.slug))
        found.append(Listed(exercise=exercise, phase=of_phase, days=days, last=last))
    # A group that this version does not know comes last.
    place = {group: index for index, group in enumerate(GROUPS)}
    found.sort(
        key=lambda one: (
            place.get(one.exercise.group, len(GROUPS)),
            one.exercise.group,
            one.exercise.name.lower(),
        )
    )
    return matching(found, group=group, phase=phase, hidden=hidden, text=text)


def matching(
    found: Iterable[Listed],
    *,
    group: str | None = None,
    phase: str | None = None,
    hidden: bool | None = False,
    text: str = "",
) -> list[Listed]:
    """Return the lines of the library that are asked for, as `listed` does, of a library that was read before."""
    wanted = text.strip().lower()
    return [
        one
        for one in found
        if (group is None or one.exercise.group == group)
        and (phase is None or one.phase == phase)
        and (hidden is None or one.exercise.hidden == hidden)
        and wanted in " ".join((one.exercise.name.lower(), one.exercise.slug, *one.exercise.aliases))
    ]


def _phase(slug: str, said: ExerciseSaid | None) -> str:
    if said is not None and said.phase in PHASES:
        return said.phase
    page = library.pages().get(slug)
    return page.phase if page else ANY


def exercise_named(store: "Store", word: str) -> Exercise:
    """Return the exercise that a word names: its slug, its name, another word for it, or the beginning of one.

    Raises:
        NotFound: none, or several.
    """
    exercises, table = _words_of(store)
    name = name_slug(word)
    found, near = _meant(name, table)
    if len(found) == 1:
        return exercises[found[0]]
    if found:
        raise NotFound(f"'{word}' could be {', '.join(found[:-1])} or {found[-1]}", "Write one more letter.")
    if near is None and (close := nearest(name, table)) is not None:
        near = table[close]
    hint = f": did you mean {near}?" if near else ""
    raise NotFound(f"no exercise '{word}'{hint}", _NAMES_ARE)


def named_first(store: "Store", words: Sequence[str]) -> tuple[Exercise, list[str]]:
    """Return the exercise that the first of some words name, as many of them as possible, and the words after it.

    Raises:
        NotFound: the first word names none, or several.
    """
    exercises, table = _words_of(store)
    for after in range(min(len(words), _MOST_WORDS), 0, -1):
        name = name_slug(" ".join(words[:after]))
        # "bird d 3x10" is the beginning of a name and a dose; only a whole name ends in a number.
        number = after > 1 and words[after - 1][:1].isdigit()
        found = _meant(name, table)[0] if not number or name in table else []
        if len(found) == 1:
            return exercises[found[0]], list(words[after:])
    return exercise_named(store, words[0]), list(words[1:])


def _words_of(store: "Store") -> tuple[dict[str, Exercise], dict[str, str]]:
    """Return all exercises by slug, and every word for one with the slug that it stands for."""
    exercises = exercises_of(store)
    return exercises, table_of("exercises", BUILT_IN.extended(exercises=exercises.values()))


def _meant(name: str, table: Mapping[str, str]) -> tuple[list[str], str | None]:
    """Return the slugs that a word may stand for: the one that it says, else those that it is the beginning of.

    Behind them one that it only seems to mean.
    """
    return ([table[name]], None) if name in table else exercises_begun(name, table)


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


def history_of(store: "Store", slug: str, most: int = MOST_ENTRIES) -> ExerciseHistory:
    """Return what was done of an exercise, in the latest `most` entries, with the pain around it."""
    entries = store.completions_of(slug, most)
    if len(entries) == most:
        # The oldest session may be cut in two. An import is one batch: what it brought of other days is whole.
        cut = entries[0]
        whole = [entry for entry in entries if (entry.moment.day, entry.batch) != (cut.moment.day, cut.batch)]
        entries = whole or entries
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


def slug_of(name: str) -> str:
    """Return the slug of a new exercise: the letters and figures of its name, with hyphens between its words.

    Raises:
        ValueRefused: none is left that a slug could begin with.
    """
    # NFC: some keyboards and files write ä as an a and its dots, which are no letter.
    plain = unicodedata.normalize("NFC", name.lower()).replace("'", "")
    slug = "-".join(re.findall(r"[^\W_]+", plain))[:MAX_NAME].strip("-")
    if not slug[:1].isalpha():
        raise ValueRefused("a name begins with a letter", "Give it one, for example Pallof press.")
    return slug


def add_exercise(store: "Store", clock: Clock, said: ExerciseSaid) -> ExerciseSaid:
    """Save an exercise of the user's own.

    Raises:
        ValueRefused: one of its words is taken, or its dose is not understood.
    """
    if not said.is_own or said.slug in exercises_of(store):
        raise ValueRefused(
            f"there is an exercise '{said.slug}' already", f"journal exercise edit {said.slug} changes it."
        )
    _check(store, clock, said)
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
        if old not in said.aliases and old != name_slug(said.name or "") and is_alias(old):
            said = replace(said, aliases=(*said.aliases, old))
    said = replace(said, aliases=tuple(word for word in said.aliases if word != said.slug))
    if before is not None and not said.is_own and _fixed(said) == _fixed(before):
        # It was one of the user's own before this version of the program brought it.
        said = replace(said, group=None, measure=None, sided=None)
    _check(store, clock, said)
    return store.save_exercise(said, clock.now())


def hide_exercise(store: "Store", clock: Clock, slug: str, *, hidden: bool) -> ExerciseSaid:
    """Offer an exercise no more, or again; its history stays and it can still be logged.

    Raises:
        NotFound: there is none.
    """
    if slug not in exercises_of(store):
        raise NotFound(f"no exercise '{slug}'", _NAMES_ARE)
    before = said_of(store, slug) or ExerciseSaid(slug=slug)
    if before.hidden == hidden:
        return before
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


def _fixed(said: ExerciseSaid) -> tuple[str | None, str | None, bool | None]:
    return said.group, said.measure, said.sided


def _check(store: "Store", clock: Clock, said: ExerciseSaid) -> None:
    """Refuse what this version does not know, words that mean something else already, and a dose that is none."""
    said.refuse_unfit()
    others = BUILT_IN.extended(exercises=exercises_of(store).values())
    taken = {word: slug for word, slug in table_of("exercises", others).items() if slug != said.slug}
    own_words: Sequence[str] = (*said.aliases, *((name_slug(said.name),) if said.name else ()))
    for word in (*own_words, said.slug):
        if word in taken:
            raise ValueRefused(f"'{word}' is a word for {taken[word]} already", "Choose another one.")
        if word in (ANY, *GROUPS):
            raise ValueRefused(f"'{word}' is the name of a group", "Choose another one.")
        if _is_read_otherwise(word, clock):
            raise ValueRefused(f"'did {word.replace('-', ' ')}' is an entry already", "Choose another one.")
    if said.dose is not None and said.dose != NO_DOSE:
        planned(merged(replace(said, dose=None)), said.dose)


def _is_read_otherwise(word: str, clock: Clock) -> bool:
    """Return whether a line means something by a word's parts without the journal's names: "walk left" is walking."""
    if word in table_of("exercises", BUILT_IN):
        return False
    try:
        parse_line(f"did {word.replace('-', ' ')}", Context(now=clock.now(), zone=clock.zone(), vocabulary=BUILT_IN))
    except LineError:
        return False
    return True
