"""One form a kind of entry: few fields, each with the default that asks for the least typing."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.suggester import SuggestFromList

from journal.domain.names import name_slug, names_of, table_of
from journal.domain.slugs import FELT, QUALITIES, SIDES, SITES, SPASM_TIMES
from journal.domain.tokens import NOTE_WORDS
from journal.errors import JournalError
from journal.tui.screens.fields import WHEN, Field, FieldRow, choice, level, one_value, site
from journal.tui.screens.forms import ContextOf, Form
from journal.tui.screens.sign_form import SignForm
from journal.tui.widgets.choices import Toggles
from journal.tui.widgets.fields import NameField
from journal.tui.widgets.note_field import NoteField

SIDE_WORDS = ("", *SIDES)


def key_word(keyword: str, word: str) -> str:
    """Return "from 6", or nothing without a word."""
    return f"{keyword} {word.strip()}" if word.strip() else ""


def _quoted(word: str) -> str:
    """Return words as one, taken literally."""
    word = word.strip()
    return word if not word or word.replace("-", "").isalnum() else '"' + word.replace('"', '""') + '"'


def thermal_words(modality: str, said: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return "heat 20 back from 6 to 4" by its fields."""
    return [
        ("when", said["when"].strip()),
        ("minutes", f"{modality} {said['minutes'].strip()}".strip()),
        ("site", said["site"]),
        ("side", said["side"]),
        ("before", key_word("from", said["before"])),
        ("after", key_word("to", said["after"])),
    ]


_SECOND_DIGIT_S = 0.8


class PainForm(Form):
    """A pain level and where."""

    kind = "pain"
    heading = "Pain"
    defaults: ClassVar[Mapping[str, str]] = {"site": "back"}
    hint = "0–9, x ten   {save} save   {cancel} put aside   space on/off"
    fields = (
        level("level", "Level"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
        Field("qualities", "How", lambda: Toggles(QUALITIES, id="field-qualities")),
        WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "21:30 pain 7 calf left shooting"."""
        return [
            ("when", said["when"].strip()),
            ("level", f"pain {said['level']}".strip()),
            *((name, said[name]) for name in ("site", "side", "qualities")),
        ]


class _ThermalForm(Form):
    defaults: ClassVar[Mapping[str, str]] = {"minutes": "20", "site": "back"}
    fields = (
        one_value("minutes", "Minutes"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
        level("before", "Before"),
        level("after", "After"),
        WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "heat 20 back from 6 to 4"."""
        return thermal_words(self.kind, said)


class HeatForm(_ThermalForm):
    """A heat session."""

    kind = "heat"
    heading = "Heat"


class IceForm(_ThermalForm):
    """An ice session."""

    kind = "ice"
    heading = "Ice"


class _NamedForm(Form):
    """A form whose first field is a name out of a list, offered behind what is typed."""

    list_name: ClassVar[str] = ""

    def begin(self) -> None:
        """Offer the names."""
        super().begin()
        names = list(names_of(self.list_name, self._context_of().vocabulary))
        self.query_one(NameField).suggester = SuggestFromList(names, case_sensitive=False)


def _name(name: str, label: str, placeholder: str) -> Field:
    return Field(name, label, lambda: NameField(placeholder=placeholder, id=f"field-{name}"))


class ExerciseForm(_NamedForm):
    """An exercise done."""

    kind = "exercise"
    heading = "Exercise"
    list_name = "exercises"
    hint = "{save} save   {cancel} put aside   tab takes the name"
    fields: tuple[Field, ...] = (
        _name("name", "Exercise", "walking, glute-bridge, bird-dog …"),
        one_value("dose", "Dose", "30min, 3x10, 10x5s, 90s; empty for just done"),
        choice("side", "Side", ("", "left", "right", "both")),
        level("effort", "Effort"),
        choice("felt", "Back felt", ("", *FELT)),
        WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "did bird-dog 10x5s left effort 4 felt easier"."""
        return [
            ("when", said["when"].strip()),
            ("name", f"did {'-'.join(said['name'].lower().split())}".strip()),
            ("dose", said["dose"].strip()),
            ("side", said["side"]),
            ("effort", key_word("effort", said["effort"])),
            ("felt", said["felt"]),
        ]


class DoneForm(ExerciseForm):
    """What was really done of an exercise of the tick list: new, or in the place of what was ticked.

    Args:
        context_of, day, error: as of any form.
        filled: what stands in its fields at first.
        again: it takes the place of what is there already; its time stays.
    """

    kind = "done"
    keeps = False

    def __init__(
        self,
        context_of: ContextOf,
        day: date,
        filled: Mapping[str, str],
        error: JournalError | None = None,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(context_of, day, {}, error, filled=filled)
        if again:
            self.fields = tuple(field for field in self.fields if field.name != WHEN.name)

    @property
    def draft(self) -> str:
        """What its words are called: an exercise's own."""
        return f"done {self._filled['name']}"

    @property
    def draft_name(self) -> str:
        """What a person calls these words."""
        return f"What was done: {self._filled['name']}"

    def focus_first(self) -> None:
        """Begin with the dose: the exercise is known."""
        self.set_focus(next(row.widget for row in self.query(FieldRow) if row.field.name == "dose"))

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the words of an exercise; without a time of its own where it has no field for that."""
        return super().words({"when": "", **said})


class SpasmForm(Form):
    """Cramps of one place."""

    kind = "spasm"
    heading = "Cramp or spasm"
    defaults: ClassVar[Mapping[str, str]] = {"site": "calf", "count": "1"}
    fields = (
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
        one_value("count", "How many"),
        level("worst", "Worst"),
        choice("time", "During", ("", *SPASM_TIMES)),
        WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "spasm calf left x3 worst 6 night"."""
        count = said["count"].strip()
        count = count.removeprefix("x") or count  # an x alone is no number, and is refused as one
        return [
            ("when", said["when"].strip()),
            ("site", f"spasm {said['site']}"),
            ("side", said["side"]),
            ("count", f"x{count}" if count else ""),
            ("worst", key_word("worst", said["worst"])),
            ("time", said["time"]),
        ]


class MedicineForm(_NamedForm):
    """A medicine taken."""

    kind = "medicine"
    heading = "Medicine taken"
    list_name = "medicines"
    hint = "{save} save   {cancel} put aside   tab takes the name"
    fields = (
        _name("name", "Medicine", "ibuprofen, heat-patch …"),
        one_value("dose", "Dose", "in any words: 400mg, two tablets"),
        level("helped", "Helped"),
        WHEN,
    )

    def _name_and_dose(self, typed: str) -> tuple[str, str]:
        """Return a name and the dose typed behind it, "ibuprofen 400mg"; a known name is a name whatever is in it."""
        words = typed.split()
        if "," in typed or not set(NOTE_WORDS).isdisjoint(typed.lower().split()):
            return typed.strip(), ""  # not in quotes, they are refused as in any other short field
        if name_slug(typed) not in table_of(self.list_name, self._context_of().vocabulary):
            for at, word in enumerate(words):
                if at and word[0].isdigit():
                    return _quoted(" ".join(words[:at])), " ".join(words[at:])
        return _quoted(" ".join(words)), ""

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "took ibuprofen 400mg helped 6"."""
        name, dose = self._name_and_dose(said["name"])
        return [
            ("when", said["when"].strip()),
            ("name", f"took {name}".strip()),
            ("dose", _quoted(f"{dose} {said['dose']}")),
            ("helped", key_word("helped", said["helped"])),
        ]


class NoteForm(Form):
    """A note of any length."""

    kind = "note"
    heading = "Note"
    hint = "{save} save   {cancel} put aside   ctrl+j new line"
    long: ClassVar[frozenset[str]] = frozenset({"note"})
    fields = (Field("note", "Note", lambda: NoteField(id="field-note")), WHEN)

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "note …" to the end."""
        # Text copied from elsewhere often ends a line, which would be shown as an empty one below it.
        text = said["note"].rstrip("\r\n")
        return [("when", said["when"].strip()), ("note", f"note {text}")]


class BadDayForm(Form):
    """One key and it is saved."""

    kind = "bad-day"
    heading = "Bad day"
    keeps = False
    hint = "0–9, x ten: saves a pain level at once   {cancel} close"
    fields = (level("level", "Level"),)

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "pain 8"."""
        return [("level", f"pain {said['level']}".strip())]

    def changed(self, said: dict[str, str]) -> None:
        """Save at once; only a one waits a moment for the nought of ten."""
        if said["level"] == "1":
            self.set_timer(_SECOND_DIGIT_S, self._save_one)
        elif said["level"]:
            self.action_save()

    def _save_one(self) -> None:
        if self.is_current and self.said()["level"] == "1":
            self.action_save()


FORMS: dict[str, type[Form]] = {
    form.kind: form
    for form in (PainForm, HeatForm, IceForm, ExerciseForm, SpasmForm, MedicineForm, NoteForm, BadDayForm, SignForm)
}
