"""Exercises as the user knows them: built-in ones, what the user changed of them, the user's own (domain.md, §5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journal.domain import slugs
from journal.domain.entries import MAX_NAME, checked_note
from journal.domain.gate import refuse_unprintable
from journal.domain.names import name_slug
from journal.domain.slugs import Exercise
from journal.errors import ValueRefused

GROUPS = ("mobility", "stretch", "core", "hips", "extensors", "aerobic")
MEASURES = ("sets-reps", "reps-hold", "duration", "minutes", "minutes-distance")
PHASES = ("any", "when-improving", "after-acute", "advised-against")
NO_DOSE = "none"
ANY = "any"
MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSaid:
    """What the user said of an exercise: a change to a built-in one, or all of one of the user's own.

    None and the empty tuple leave the built-in value. Of a built-in exercise the group, the measure and the sides stay:
    a line means the same before and after the journal was opened. A row that another version of the program wrote must
    not stop this one from reading: `refuse_unfit` holds for what is saved.

    Attributes:
        slug: never changes, so that what was done stays what was done.
        name: shown instead of the built-in name, which stays an alias.
        hidden: not offered any more; it can still be logged.
        aliases: other words for it, lower case, hyphenated; what a name leaves as a word is one.
        dose: the default dose in the words of the entry line; "none" takes a built-in one away.
        group, measure, sided, phase, muscles, caution, how_to: as in the library; `how_to` a step each.
        note: the user's own words about it.
        uid: None before it is saved.
        version: of the stored row.
    """

    slug: str
    name: str | None = None
    hidden: bool = False
    aliases: tuple[str, ...] = ()
    dose: str | None = None
    group: str | None = None
    measure: str | None = None
    sided: bool | None = None
    phase: str | None = None
    muscles: tuple[str, ...] = ()
    caution: str | None = None
    how_to: tuple[str, ...] = ()
    note: str | None = None
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if not _is_slug(self.slug):
            raise ValueRefused(
                f"'{self.slug}' is not a name for an exercise",
                f"Lower case letters, figures and hyphens, a letter first, at most {MAX_NAME}.",
            )
        for word in self.aliases:
            if not is_alias(word):
                raise ValueRefused(
                    f"'{word}' is not a word for an exercise",
                    f"Lower case, hyphens instead of spaces, at most {MAX_NAME} letters.",
                )
        refuse_unprintable(self.name or "", "the name")
        if self.name is not None and not (self.name.strip() and len(self.name) <= MAX_NAME):
            raise ValueRefused(f"a name has 1 to {MAX_NAME} printable characters", "Shorten it.")
        for text in (self.caution, *self.muscles, *self.how_to):
            refuse_unprintable(text or "", "the text")
            if text is not None and not (text.strip() and len(text) <= MAX_TEXT):
                raise ValueRefused(f"a text has 1 to {MAX_TEXT} printable characters", "Shorten it.")
        if any(";" in muscle for muscle in self.muscles):
            raise ValueRefused("the name of a muscle has no semicolon", "Give several muscles one by one.")
        dose = (self.dose or "").strip()
        object.__setattr__(self, "dose", NO_DOSE if dose.lower() == NO_DOSE else dose or None)
        object.__setattr__(self, "note", checked_note(self.note))

    def refuse_unfit(self) -> None:
        """Refuse what this version of the program cannot do with an exercise.

        Raises:
            ValueRefused: a word of no list, one of the user's own that lacks something, or a change that a built-in one
                does not take.
        """
        for value, known, what in (
            (self.group, GROUPS, "group"),
            (self.measure, MEASURES, "measure"),
            (self.phase, PHASES, "phase"),
        ):
            if value is not None and value not in known:
                raise ValueRefused(f"no {what} '{value}'", f"Known: {', '.join(known)}.")
        if self.is_own and (self.name is None or self.group is None or self.measure is None):
            raise ValueRefused("an exercise of your own has a name, a group and a measure", "Say all three.")
        if not self.is_own and (self.group, self.measure, self.sided) != (None, None, None):
            raise ValueRefused(
                "the group, the measure and the sides of a built-in exercise stay as they are",
                "Add one of your own instead.",
            )

    @property
    def is_own(self) -> bool:
        """Whether it is no built-in exercise."""
        return self.slug not in slugs.EXERCISES


def _is_slug(word: str) -> bool:
    return len(word) <= MAX_NAME and word[:1].isalpha() and word.replace("-", "").isalnum() and word == word.lower()


def is_alias(word: str) -> bool:
    """Return whether a word can be another one for an exercise; those of a line that are no plain words are quoted."""
    return 0 < len(word) <= MAX_NAME and word.isprintable() and word == name_slug(word)


def merged(said: ExerciseSaid) -> Exercise:
    """Return an exercise as the user knows it; a built-in name that was changed goes on as an alias."""
    built_in = slugs.EXERCISES.get(said.slug)
    dose = "" if said.dose == NO_DOSE else said.dose
    if built_in is None:
        return Exercise(
            slug=said.slug,
            name=said.name or name_of(said.slug, {}),
            group=said.group or "",
            measure=said.measure if said.measure in MEASURES else MEASURES[0],
            dose=dose or "",
            sided=bool(said.sided),
            aliases=tuple(dict.fromkeys(said.aliases)),
            advised_against=said.phase == "advised-against",
            hidden=said.hidden,
        )
    old = name_slug(built_in.name)
    given_up = () if said.name in (None, built_in.name) or old == said.slug else (old,)
    return built_in._replace(
        name=said.name or built_in.name,
        dose=built_in.dose if dose is None else dose,
        aliases=tuple(dict.fromkeys((*built_in.aliases, *given_up, *said.aliases))),
        hidden=said.hidden,
    )


def merged_all(said: Iterable[ExerciseSaid]) -> dict[str, Exercise]:
    """Return all exercises by slug: the built-in ones in their order, then the user's own by name."""
    known = {one.slug: merged(one) for one in said}
    own = sorted((one for slug, one in known.items() if slug not in slugs.EXERCISES), key=lambda one: one.name.lower())
    return {slug: known.get(slug, built_in) for slug, built_in in slugs.EXERCISES.items()} | {
        one.slug: one for one in own
    }


def name_of(slug: str, exercises: Mapping[str, Exercise]) -> str:
    """Return the name of an exercise; of one that is not known any more, what its slug says."""
    exercise = exercises.get(slug)
    return exercise.name if exercise else slug.replace("-", " ").capitalize()


def sides_of(exercise: Exercise | None) -> tuple[str | None, ...]:
    """Return the sides on which an exercise is done, right first; one of None where it has no sides."""
    return ("right", "left") if exercise is not None and exercise.sided else (None,)
