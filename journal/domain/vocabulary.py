"""The names a line may use: the built-in ones, and with the store's the user's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from journal.domain import slugs
from journal.domain.slugs import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names that exercises, medicines, triggers and activities answer to.

    Attributes:
        exercises: by slug.
        medicines, triggers, activities: open lists; a new name is allowed, a close one is asked about.
        complete: True once the user's own names are in it. Until then only exact names and aliases of these
            four lists resolve, so that a prefix is never decided without the names that the store holds.
    """

    exercises: Mapping[str, Exercise]
    medicines: frozenset[str]
    triggers: frozenset[str]
    activities: frozenset[str]
    complete: bool = False

    def extended(
        self,
        *,
        exercises: Iterable[Exercise] = (),
        medicines: Iterable[str] = (),
        triggers: Iterable[str] = (),
        activities: Iterable[str] = (),
    ) -> "Vocabulary":
        """Return the complete vocabulary: this one and the user's names."""
        return replace(
            self,
            exercises={**self.exercises, **{exercise.slug: exercise for exercise in exercises}},
            medicines=self.medicines.union(medicines),
            triggers=self.triggers.union(triggers),
            activities=self.activities.union(activities),
            complete=True,
        )


BUILT_IN = Vocabulary(
    exercises=slugs.EXERCISES,
    medicines=frozenset(slugs.MEDICINES),
    triggers=frozenset(slugs.TRIGGERS),
    activities=frozenset(slugs.ACTIVITIES),
)
