"""One form a kind of entry: few fields, each with the default that asks for the least typing."""

from collections.abc import Mapping
from typing import ClassVar

from textual.suggester import SuggestFromList

from journal.domain.names import name_slug, names_of, table_of
from journal.domain.slugs import FELT, QUALITIES, SIDES, SITES, SPASM_TIMES
from journal.tui.screens.fields import Field, choice, level, text, toggles
from journal.tui.screens.forms import HINT, Form
from journal.tui.widgets.fields import NameField
from journal.tui.widgets.note_field import NoteField

_SIDES = ("", *SIDES)
_WHEN = text("when", "When", "now, or 21:30, or yesterday 21:15")
_LEG_FIRST = ("calf", "thigh", "foot", "shin", "knee", "buttock", "hip", "groin", "back", "sacroiliac", "neck")


def _key(keyword: str, word: str) -> str:
    return f"{keyword} {word.strip()}" if word.strip() else ""


def _quoted(word: str) -> str:
    """Return words as one, taken literally."""
    word = word.strip()
    return word if not word or word.replace("-", "").isalnum() else '"' + word.replace('"', '""') + '"'


class PainForm(Form):
    """A pain level and where."""

    kind = "pain"
    heading = "Pain"
    defaults: ClassVar[Mapping[str, str]] = {"site": "back"}
    hint = "0–9 level, x ten   enter save   esc put aside   space on/off"
    fields = (
        level("level", "Level"),
        choice("site", "Where", SITES),
        choice("side", "Side", _SIDES),
        toggles("qualities", "How", QUALITIES),
        _WHEN,
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
        text("minutes", "Minutes"),
        choice("site", "Where", SITES),
        choice("side", "Side", _SIDES),
        level("before", "Before"),
        level("after", "After"),
        _WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "heat 20 back from 6 to 4"."""
        return [
            ("when", said["when"].strip()),
            ("minutes", f"{self.kind} {said['minutes'].strip()}".strip()),
            ("site", said["site"]),
            ("side", said["side"]),
            ("before", _key("from", said["before"])),
            ("after", _key("to", said["after"])),
        ]


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

    def on_mount(self) -> None:
        """Offer the names."""
        super().on_mount()
        names = list(names_of(self.list_name, self._context_of(self._day).vocabulary))
        self.query_one(NameField).suggester = SuggestFromList(names, case_sensitive=False)


def _name(name: str, label: str, placeholder: str) -> Field:
    return Field(name, label, lambda: NameField(placeholder=placeholder, id=f"field-{name}"))


class ExerciseForm(_NamedForm):
    """An exercise done."""

    kind = "exercise"
    heading = "Exercise"
    list_name = "exercises"
    hint = f"{HINT}   tab takes the name"
    fields = (
        _name("name", "Exercise", "walking, glute-bridge, bird-dog …"),
        text("dose", "Dose", "30min, 3x10, 10x5s, 90s; empty for just done"),
        choice("side", "Side", ("", "left", "right", "both")),
        level("effort", "Effort"),
        choice("felt", "Back felt", ("", *FELT)),
        _WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "did bird-dog 10x5s left effort 4 felt easier"."""
        return [
            ("when", said["when"].strip()),
            ("name", f"did {'-'.join(said['name'].lower().split())}".strip()),
            ("dose", said["dose"].strip()),
            ("side", said["side"]),
            ("effort", _key("effort", said["effort"])),
            ("felt", said["felt"]),
        ]


class SpasmForm(Form):
    """Cramps of one place."""

    kind = "spasm"
    heading = "Cramp or spasm"
    defaults: ClassVar[Mapping[str, str]] = {"site": "calf", "count": "1"}
    fields = (
        choice("site", "Where", _LEG_FIRST),
        choice("side", "Side", _SIDES),
        text("count", "How many"),
        level("worst", "Worst"),
        choice("time", "During", ("", *SPASM_TIMES)),
        _WHEN,
    )

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "spasm calf left x3 worst 6 night"."""
        count = said["count"].strip().removeprefix("x")
        return [
            ("when", said["when"].strip()),
            ("site", f"spasm {said['site']}"),
            ("side", said["side"]),
            ("count", f"x{count}" if count else ""),
            ("worst", _key("worst", said["worst"])),
            ("time", said["time"]),
        ]


class MedicineForm(_NamedForm):
    """A medicine taken."""

    kind = "medicine"
    heading = "Medicine taken"
    list_name = "medicines"
    hint = f"{HINT}   tab takes the name"
    fields = (
        _name("name", "Medicine", "ibuprofen, heat-patch …"),
        text("dose", "Dose", "in any words: 400mg, two tablets"),
        level("helped", "Helped"),
        _WHEN,
    )

    def _name_and_dose(self, typed: str) -> tuple[str, str]:
        """Return a name and the dose typed behind it, "ibuprofen 400mg"; a known name is a name whatever is in it."""
        words = typed.split()
        if "," in typed or "note" in typed.lower().split():
            return typed.strip(), ""  # not in quotes, they are refused as in any other short field
        if name_slug(typed) not in table_of(self.list_name, self._context_of(self._day).vocabulary):
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
            ("helped", _key("helped", said["helped"])),
        ]


class NoteForm(Form):
    """A note of any length."""

    kind = "note"
    heading = "Note"
    hint = "enter save   esc put aside   ctrl+j new line   tab fields"
    long: ClassVar[frozenset[str]] = frozenset({"note"})
    fields = (Field("note", "Note", lambda: NoteField(id="field-note")), _WHEN)

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "note …" to the end."""
        return [("when", said["when"].strip()), ("note", f"note {said['note']}")]


class BadDayForm(Form):
    """One key and it is saved."""

    kind = "bad-day"
    heading = "Bad day"
    keeps = False
    hint = "0–9 or x for ten saves at once   esc leaves it"
    fields = (level("level", "Level"),)

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "pain 8"."""
        return [("level", f"pain {said['level']}".strip())]

    def changed(self, said: dict[str, str]) -> None:
        """Save at once."""
        if said["level"]:
            self.action_save()


FORMS: dict[str, type[Form]] = {
    form.kind: form
    for form in (PainForm, HeatForm, IceForm, ExerciseForm, SpasmForm, MedicineForm, NoteForm, BadDayForm)
}
