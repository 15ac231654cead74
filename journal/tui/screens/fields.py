"""What every screen with fields has in common: rows of them, messages at the field, and the keys between."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import FORMS
from journal.tui.messages import FormLeft, WordsTyped
from journal.tui.text import plain
from journal.tui.widgets.choices import Choices, LevelField, MapMark, SiteChoices, Toggles
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from journal.tui.base import BaseApp

AS_LEFT = "as you left it · {start-over} starts over"

Answer = TypeVar("Answer")
FieldWidget = Choices | TextField | NoteField


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    Attributes:
        name: names it among the kept words.
        label: stands before it.
        make: makes the widget.
        beside: makes what stands behind the widget.
    """

    name: str
    label: str
    make: Callable[[], FieldWidget]
    beside: Callable[[], Widget] | None = None


class FormBox(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame of a form: it follows the focus, and leaves the arrow keys to the form."""


class FieldRow(Vertical):
    """A label, its field, and the message about it."""

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(id=f"row-{field.name}")
        self.field = field
        self.widget = field.make()
        self._value = value
        self._message = ""

    def compose(self) -> ComposeResult:
        """Return the parts."""
        with Horizontal(classes="field"):
            yield Static(self.field.label, classes="label", markup=False)
            yield self.widget
            if self.field.beside is not None:
                yield self.field.beside()
        yield Static("", classes="message", markup=False)

    def on_mount(self) -> None:
        """Fill in what was kept."""
        if self._value:
            self.widget.value = self._value
            if isinstance(self.widget, TextField):
                self.widget.cursor_position = len(self._value)

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-focused")

    def on_descendant_blur(self) -> None:
        """Let the label stand back."""
        self.remove_class("-focused")

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.widget.value

    def say(self, message: str) -> None:
        """Show a message at the field; an empty one goes away."""
        if message == self._message:
            return
        self._message = message
        static = self.query_one(".message", Static)
        static.display = bool(message)
        static.update(plain(message))


class FieldsScreen(ModalScreen[Answer], Generic[Answer]):
    """A modal of a few fields. It returns an answer and saves nothing."""

    # Enter that was typed ahead, before the terminal was made raw, arrives as a line feed.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(FORMS), Binding("ctrl+j", "save", show=False)]
    AUTO_FOCUS = "FieldRow Choices, FieldRow TextField, FieldRow NoteField"
    fields: tuple[Field, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, str] = {}
        self._first_said: dict[str, str] = {}

    @property
    def draft(self) -> str:
        """What its words are called among the kept ones, as a person reads it; empty where they are not kept."""
        return ""

    @property
    def comes_back(self) -> bool:
        """Whether it is shown again because what it said was refused."""
        return getattr(self, "_error", None) is not None

    def on_mount(self) -> None:
        """Know what stood in the fields at first, and bring back what was typed before."""
        if self._first_said:
            return  # Textual asks every class of a screen, and the screens ask theirs as well
        first = self._first_said = self.said()
        self._last = first
        if not self.draft:
            return
        kept = cast("BaseApp", self.app).drafts[self.draft]
        if self.comes_back:
            self.app.post_message(WordsTyped(self.draft, first))
        elif kept:
            for row in self.query(FieldRow):
                row.widget.value = kept.get(row.field.name, row.value)
            self.query_one("#form").border_subtitle = Content(with_keys(self, AS_LEFT))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Go, with an answer or without: without, the words stay."""
        if self.draft:
            self.app.post_message(FormLeft(self.draft, answered=result is not None))
        return super().dismiss(result)

    def action_start_over(self) -> None:
        """Put back what stood in the fields at first."""
        for row in self.query(FieldRow):
            row.widget.value = self._first_said[row.field.name]
        self.query_one("#form").border_subtitle = Content("")

    def focus_first(self) -> None:
        """Give the focus to the first field at once, not when the screen gets round to it."""
        if self.focused is None:
            self.set_focus(next(iter(self.query(FieldRow))).widget)

    def said(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {row.field.name: row.value for row in self.query(FieldRow)}

    @property
    def said_last(self) -> dict[str, str]:
        """What stood in the fields when it was last changed or answered, also after the screen is gone."""
        return dict(self._last)

    def fill(self, name: str, value: str) -> None:
        """Put other words into a field; they are no change that someone typed."""
        widget = self.query_one(f"#row-{name}", FieldRow).widget
        widget.value = value
        if isinstance(widget, TextField):
            widget.cursor_position = len(value)
        self._last = self.said()

    def say_at(self, name: str, message: str) -> None:
        """Show a message at one field and none at the others; go to that field."""
        for row in self.query(FieldRow):
            row.say(message if row.field.name == name else "")
            if row.field.name == name and message:
                self.set_focus(row.widget)

    def changed(self, said: dict[str, str]) -> None:
        """Do what a form does when other words stand in its fields."""

    @on(Choices.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def _field_changed(self) -> None:
        # The fields also tell when they are filled in at the start: only other words are a change.
        if self.is_mounted and (said := self.said()) != self._last:
            self._last = said
            self.say_at("", "")
            if self.draft:
                words = {name: word for name, word in said.items() if word != self._first_said[name]}
                self.app.post_message(WordsTyped(self.draft, words))
            self.changed(said)

    @on(Input.Submitted)
    @on(NoteField.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(SiteChoices.MapWanted)
    async def _map_wanted(self) -> None:
        """Let the place be pointed at on the figure, where there is room for one."""
        from journal.tui.screens.body_map import BodyMapScreen, is_room

        app = cast("BaseApp", self.app)
        if not is_room(app):
            app.say("The body map needs 60×20 cells and is not drawn in ASCII; the list has every place.")
            return
        rows = {row.field.name: row for row in self.query(FieldRow)}

        def pointed(place: "tuple[str, str] | None") -> None:
            if place is not None:
                rows["site"].widget.value, rows["side"].widget.value = place
                self.set_focus(rows["site"].widget)

        await app.push_screen(BodyMapScreen((rows["site"].value, rows["side"].value)), pointed)

    @abstractmethod
    def action_save(self) -> None:
        """Return the answer, or say at its field what is wrong."""

    async def action_help(self) -> None:
        """Show the help; what is typed stays."""
        await self.app.run_action("app.help")

    def action_cancel(self) -> None:
        """Go away without an answer."""
        self.dismiss(None)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()


def level(name: str, label: str) -> Field:
    """Return a field for a level from 0 to 10."""
    return Field(name, label, lambda: LevelField(id=f"field-{name}"))


def choice(name: str, label: str, words: tuple[str, ...]) -> Field:
    """Return a field for one of a few words."""
    return Field(name, label, lambda: Choices(words, id=f"field-{name}"))


def site(words: tuple[str, ...]) -> Field:
    """Return a field for the site of a pain, with the body map behind it."""
    return Field("site", "Where", lambda: SiteChoices(words, id="field-site"), MapMark)


def toggles(name: str, label: str, words: tuple[str, ...]) -> Field:
    """Return a field for several of a few words."""
    return Field(name, label, lambda: Toggles(words, id=f"field-{name}"))


def text(name: str, label: str, placeholder: str = "") -> Field:
    """Return a field to type into."""
    return Field(name, label, lambda: TextField(placeholder=placeholder, id=f"field-{name}"))
