"""What is asked about exercises, routines and plans: forms of a few fields that return an answer and save nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.domain.doses import planned
from journal.domain.exercises import ANY, GROUPS, MEASURES, NO_DOSE, PHASES, ExerciseSaid, merged
from journal.domain.names import name_slug
from journal.domain.practice_words import MEASURE_WORDS
from journal.domain.routines import Routine, checked_per_week
from journal.domain.slugs import EXERCISES
from journal.errors import JournalError, ValueRefused
from journal.tui.practice_messages import LineRefused
from journal.tui.practice_rows import PHASES_SHORT
from journal.tui.screens.fields import Field, FieldsScreen, choice, one_value, text
from journal.tui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from journal.services.exercises import Page

_HINT_LINES = "{save} save   {cancel} put aside   ctrl+j new line"
_NO_SIDES, _BOTH_SIDES = "no sides", "right and left"
_PHASE_OF = {PHASES_SHORT[phase]: phase for phase in PHASES}
_MEASURE_OF = {MEASURE_WORDS[measure]: measure for measure in MEASURES}


def _lines(name: str, label: str) -> Field:
    return Field(name, label, lambda: NoteField(id=f"field-{name}"))


# -- an exercise


def refused_field(said: ExerciseSaid, error: JournalError) -> str:
    """Return the field that a refusal by the journal is about: a word that is taken, else the name."""
    words = {f"'{word}'" for word in said.aliases}
    words |= {f"'did {word.replace('-', ' ')}'" for word in said.aliases}
    return "aliases" if any(word in error.what for word in words) else "name"


class ExerciseScreen(FieldsScreen[ExerciseSaid | None]):
    """Changes a built-in exercise: its name, other words for it, dose and phase, and a note about it."""

    fields: tuple[Field, ...] = (
        text("name", "Name"),
        text("aliases", "Also", "other words for it, with commas"),
        one_value("dose", "Dose", "3x10, 10x5s, 90s, 30min; empty for none"),
        choice("phase", "Phase", tuple(_PHASE_OF)),
        _lines("note", "Note"),
    )
    hint = _HINT_LINES

    def __init__(
        self,
        page: "Page | None",
        said: Mapping[str, str] | None = None,
        error: JournalError | None = None,
        at: str = "",
    ) -> None:
        title = f"Change: {page.exercise.name}" if page else "An exercise of your own"
        self._first = _filled(page)
        super().__init__(title, filled={**self._first, **(said or {})}, error=error, at=at)
        self._page = page

    @property
    def draft(self) -> str:
        """What its words are called."""
        return self.heading

    @property
    def said_last(self) -> dict[str, str]:
        """What was typed in the fields that were touched: the others may be changed elsewhere meanwhile."""
        return {name: word for name, word in super().said_last.items() if word != self._first[name]}

    def answer(self, said: dict[str, str]) -> ExerciseSaid | None:
        """Return what is to be saved; None where nothing was changed."""
        if self._page is not None and said == self._first:
            return None
        before = self._before(said)
        after = self._with_own(self._with_common(before, said), said)
        self.at = "dose"
        if after.dose is not None and after.dose != NO_DOSE:
            planned(merged(replace(after, dose=None)), after.dose)
        return after

    def _before(self, said: dict[str, str]) -> ExerciseSaid:
        """Return what was said of the exercise so far."""
        self.at = "name"
        if self._page is None:
            from journal.services.exercises import slug_of  # the library that is shown brought it already

            name = " ".join(said["name"].split())
            slug = slug_of(name)
            if slug in EXERCISES:
                raise ValueRefused(f"there is an exercise '{slug}' already", "Choose another name, or change that one.")
            return ExerciseSaid(slug=slug, name=name, group=said["group"], measure=_MEASURE_OF[said["measure"]])
        return self._page.said or ExerciseSaid(slug=self._page.exercise.slug)

    def _with_common(self, before: ExerciseSaid, said: dict[str, str]) -> ExerciseSaid:
        """Return it with what can be said of any exercise; a field that nobody touched stays the library's own."""
        built_in, first = EXERCISES.get(before.slug), self._first
        self.at = "name"
        if said["name"] != first["name"]:
            name = " ".join(said["name"].split())
            if not name and built_in is None:
                raise ValueRefused("an exercise of your own has a name", "Give it one.")
            before = replace(before, name=None if built_in is not None and name in ("", built_in.name) else name)
        self.at = "aliases"
        if said["aliases"] != first["aliases"]:
            words = (name_slug(word) for word in said["aliases"].split(","))
            before = replace(before, aliases=tuple(dict.fromkeys(word for word in words if word)))
        if said["dose"].strip() != first["dose"]:
            dose = said["dose"].strip() or (NO_DOSE if built_in is not None and built_in.dose else "")
            is_own = built_in is None or dose != built_in.dose
            before = replace(before, dose=(dose or None) if is_own else None)
        if said["phase"] != first["phase"]:
            before = replace(before, phase=_PHASE_OF[said["phase"]])
        if said["note"] != first["note"]:
            before = replace(before, note=said["note"] if said["note"].strip() else None)
        return before

    def _with_own(self, before: ExerciseSaid, said: dict[str, str]) -> ExerciseSaid:  # noqa: ARG002
        return before


class OwnExerciseScreen(ExerciseScreen):
    """Changes an exercise of the user's own, or adds one: everything can be said of it."""

    fields = (
        text("name", "Name"),
        text("aliases", "Also", "other words for it, with commas"),
        choice("group", "Group", GROUPS),
        choice("measure", "Counted", tuple(_MEASURE_OF)),
        choice("sides", "Sides", (_NO_SIDES, _BOTH_SIDES)),
        one_value("dose", "Dose", "3x10, 10x5s, 90s, 30min; empty for none"),
        choice("phase", "Phase", tuple(_PHASE_OF)),
        text("muscles", "Muscles", "with commas"),
        _lines("how_to", "How to"),
        text("caution", "Caution"),
        _lines("note", "Note"),
    )

    def _with_own(self, before: ExerciseSaid, said: dict[str, str]) -> ExerciseSaid:
        """Return it with what can be said of one's own alone."""
        first = self._first
        self.at = "group"
        if said["group"] != first["group"]:
            before = replace(before, group=said["group"])
        if said["measure"] != first["measure"]:
            before = replace(before, measure=_MEASURE_OF[said["measure"]])
        if said["sides"] != first["sides"]:
            before = replace(before, sided=said["sides"] == _BOTH_SIDES)
        self.at = "muscles"
        if said["muscles"] != first["muscles"]:
            before = replace(before, muscles=_parts(said["muscles"].split(",")))
        self.at = "how_to"
        if said["how_to"] != first["how_to"]:
            before = replace(before, how_to=_parts(said["how_to"].splitlines()))
        self.at = "caution"
        if said["caution"] != first["caution"]:
            before = replace(before, caution=said["caution"].strip() or None)
        return before


def _parts(texts: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in texts if part.strip())


def _filled(page: "Page | None") -> dict[str, str]:
    """Return what stands in the fields before anything is typed."""
    if page is None:
        first = {
            "group": GROUPS[0],
            "measure": MEASURE_WORDS[MEASURES[0]],
            "sides": _NO_SIDES,
            "phase": PHASES_SHORT[ANY],
        }
        return {**dict.fromkeys((field.name for field in OwnExerciseScreen.fields), ""), **first}
    exercise, said = page.exercise, page.said
    common = {
        "name": exercise.name,
        "aliases": ", ".join(said.aliases) if said else "",
        "dose": exercise.dose,
        "phase": PHASES_SHORT[page.phase],
        "note": page.note,
    }
    if not page.is_own:
        return common
    return {
        **common,
        "group": exercise.group,
        "measure": MEASURE_WORDS[exercise.measure],
        "sides": _BOTH_SIDES if exercise.sided else _NO_SIDES,
        "muscles": ", ".join(page.muscles),
        "how_to": "\n".join(page.how_to),
        "caution": (said.caution if said else None) or "",
    }


# -- how often a week


@dataclass(frozen=True, slots=True)
class Often:
    """How often a week; None is no plan."""

    per_week: int | None


class PlanScreen(FieldsScreen[Often | None]):
    """Asks how often a week something is meant to be done."""

    why = "A plan stands beside what was done, week by week."
    fields = (one_value("often", "A week", "1 to 50 times; empty for no plan"),)
    hint = "{save} save   {cancel} put aside"

    def __init__(
        self,
        words: str,
        per_week: int | None,
        said: Mapping[str, str] | None = None,
        error: JournalError | None = None,
    ) -> None:
        filled = {"often": "" if per_week is None else str(per_week)}
        super().__init__(f"How often: {words}", filled=said or filled, error=error)

    @property
    def draft(self) -> str:
        """What its words are called."""
        return self.heading

    def answer(self, said: dict[str, str]) -> Often:
        """Return the number."""
        typed = said["often"].strip().lower().removesuffix("times").strip(" x×")
        if not typed:
            return Often(None)
        if not (typed.isascii() and typed.isdigit()):
            raise ValueRefused(f"'{typed}' is not a number of times", "Give a number from 1 to 50, or nothing.")
        return Often(checked_per_week(int(typed[:4])))


# -- a routine


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineTyped:
    """A routine as it was typed.

    Attributes:
        name: a word.
        lines: an exercise each, in the words of the entry line.
    """

    name: str
    lines: tuple[str, ...]

    def field_of(self, error: JournalError) -> str:
        """Return the field that a refusal by the journal is about."""
        return "items" if isinstance(error, LineRefused) else "name"


class RoutineScreen(FieldsScreen[RoutineTyped | None]):
    """Changes a routine, or writes a new one."""

    why = "An exercise a line, its dose behind it: bird-dog 10x5s. Without one it has the dose of the library."
    fields = (text("name", "Name", "evening"), _lines("items", "Exercises"))
    hint = _HINT_LINES

    def __init__(
        self,
        routine: Routine | None,
        said: Mapping[str, str] | None = None,
        error: JournalError | None = None,
        at: str = "name",
    ) -> None:
        title = f"Change: {routine.name}" if routine else "A new routine"
        items = routine.items if routine else ()
        lines = "\n".join(f"{item.exercise} {item.dose or ''}".rstrip() for item in items)
        first = {"name": routine.name if routine else "", "items": lines}
        super().__init__(title, filled=said or first, error=error, at=at)
        self._first = first if routine else None

    @property
    def draft(self) -> str:
        """What its words are called."""
        return self.heading

    def answer(self, said: dict[str, str]) -> RoutineTyped | None:
        """Return what was typed; None where nothing was changed."""
        if said == self._first:
            return None
        self.at = "name"
        name = Routine(name=name_slug(said["name"])).name
        self.at = "items"
        if not said["items"].strip():
            raise ValueRefused("a routine has at least one exercise", "Name one, with its dose: bird-dog 10x5s.")
        return RoutineTyped(name=name, lines=tuple(said["items"].split("\n")))
