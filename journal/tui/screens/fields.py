"""What every screen with fields has in common: rows of them, messages at the field, and the keys between."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from journal.errors import JournalError
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import FORMS
from journal.tui.messages import FormLeft, WordsTyped
from journal.tui.text import error_words, plain
from journal.tui.widgets.choices import Choices, LevelField, MapMark, SiteChoices
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.form_box import FormBox
from journal.tui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from journal.tui.base import BaseApp

HINT = "{save} save   {cancel} put aside   {previous-field}{next-field} fields   ←→ choose"
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


class FieldRow(Vertical):
    """A label, its field, and the message about it."""

    def __init__(self, field: Field, value: str, *, is_kept: bool = False) -> None:
        super().__init__(id=f"row-{field.name}")
        self.field = field
        self.widget = field.make()
        if is_kept:
            self.go_on()
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

    def go_on(self) -> None:
        """Let what stands here be gone on with: it was half typed, and is not typed over."""
        if isinstance(self.widget, TextField):
            self.widget.select_on_focus = False
            self.widget.cursor_position = len(self.widget.value)

    def on_descendant_focus(self) -> None:
        """Let the label stand out."""
        self.add_class("-focused")

    def on_descendant_blur(self) -> None:
        """Let the label stand back."""
        self.remove_class("-focused")

    @on(LevelField.Refused)
    def _level_refused(self, message: LevelField.Refused) -> None:
        self.say(f"“{message.letter}” is no level: 0 to 10, x for ten.")

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
    """A modal of a few fields. It returns an answer and saves nothing.

    Args:
        heading: its title.
        why: a sentence above the fields.
        filled: what stands in the fields at first.
        error: why it is here again.
        at: the field that the error is about; the first one where nothing is said.

    Attributes:
        hint: its keys, each as its command in braces.
        tells: whether what the fields mean so far stands below them.
        latest_only: whether the kept words of others of its sort are forgotten: what those asked about is gone.
        at: the field that is being read, which a refusal is about.
    """

    # Enter that was typed ahead, before the terminal was made raw, arrives as a line feed.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(FORMS), Binding("ctrl+j", "save", show=False)]
    AUTO_FOCUS = "FieldRow Choices, FieldRow TextField, FieldRow NoteField"
    heading: str = ""
    why: str = ""
    hint: str = HINT
    tells: ClassVar[bool] = False
    latest_only: ClassVar[bool] = False
    fields: tuple[Field, ...] = ()

    def __init__(
        self,
        heading: str = "",
        *,
        why: str = "",
        filled: Mapping[str, str] | None = None,
        error: JournalError | None = None,
        at: str = "",
    ) -> None:
        super().__init__()
        self.heading = heading or self.heading
        self.why = why or self.why
        self.at = at
        self._filled = filled or {}
        self._error = error
        self._last: dict[str, str] = {}
        self._first_said: dict[str, str] = {}

    @property
    def filled(self) -> Mapping[str, str]:
        """What stands in the fields at first."""
        return self._filled

    @property
    def draft(self) -> str:
        """What its words are called among the kept ones; empty where they are not kept."""
        return ""

    @property
    def draft_name(self) -> str:
        """What a person calls these words."""
        return self.heading

    def compose(self) -> ComposeResult:
        """Return the fields, what they mean so far, and the keys."""
        with FormBox(id="form"):
            if self.why:
                yield Static(plain(self.why), id="form-why", markup=False)
            for field in self.fields:
                yield self.row_of(field)
            if self.tells:
                yield Static("", id="form-meaning", markup=False)
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def row_of(self, field: Field) -> FieldRow:
        """Return the row of a field."""
        return FieldRow(field, self.filled.get(field.name, ""))

    def on_mount(self) -> None:
        """Name it, say why it is here again, and bring back what was typed before."""
        self.query_one("#form").border_title = plain(self.heading)
        self._last = self._first_said = self.said()
        self.begin()
        if self._error is not None:
            self.refuse(self._error)
        if self.draft:
            self._bring_back()
        if self.tells:
            self._show_meaning()

    def begin(self) -> None:
        """Do what a form does once when it is shown."""

    def _bring_back(self) -> None:
        """Fill in the kept words; of a form that comes back with what was refused, keep that."""
        drafts = cast("BaseApp", self.app).drafts
        if self.latest_only:
            drafts.drop_sort(self.draft.partition(" ")[0], but=self.draft)
        if self._error is not None:
            self._keep(self._first_said)
            return
        kept = drafts[self.draft]
        for row in self.query(FieldRow):
            if row.field.name in kept:
                row.widget.value = kept[row.field.name]
                row.go_on()
        if kept:
            self._say_as_left()

    def _say_as_left(self) -> None:
        self.query_one("#form").border_subtitle = Content(with_keys(self, AS_LEFT))

    def _keep(self, words: dict[str, str]) -> None:
        self.app.post_message(WordsTyped(self.draft, words, self.draft_name))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Go, with an answer or without: without, the words stay."""
        app = cast("BaseApp", self.app)
        app.spend_key()
        if self.draft:
            if app.drafts.live == self.draft:  # at once: what is answered may be refused before the message is read
                app.drafts.live = None
            self.app.post_message(FormLeft(self.draft))
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
                # Of what the journal refused, all is unsaved.
                first = self._first_said if self._error is None else {}
                self._keep({name: word for name, word in said.items() if word != first.get(name)})
            if self.tells:
                self._show_meaning()
            self.changed(said)

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

    def meaning(self, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return what the fields mean so far, for a form that tells.

        Raises:
            JournalError: one of them is not understood.
        """
        return ""

    def _show_meaning(self) -> None:
        try:
            words = self.meaning(self.said())
        except JournalError:
            words = ""
        self.query_one("#form-meaning", Static).update(Content("\n").join(map(plain, words.split("\n"))))

    @abstractmethod
    def answer(self, said: dict[str, str]) -> Answer:
        """Return what the fields say, with the field that is being read in `at`.

        Raises:
            JournalError: one of them is not understood.
        """

    @on(Input.Submitted)
    @on(NoteField.Submitted)
    def action_save(self) -> None:
        """Return the answer, or say at its field what is wrong."""
        said = self.said()
        try:
            answer = self.answer(said)
        except JournalError as error:
            self.refuse(error)
        else:
            self._last = said
            self.take(answer)

    def take(self, answer: Answer) -> None:
        """Return the answer."""
        self.dismiss(answer)

    def refuse(self, error: JournalError) -> None:
        """Say at its field what is wrong."""
        self.say_at(self.at or self.fields[0].name, error_words(error))

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


def text(name: str, label: str, placeholder: str = "") -> Field:
    """Return a field to type into."""
    return Field(name, label, lambda: TextField(placeholder=placeholder, id=f"field-{name}"))


def one_value(name: str, label: str, placeholder: str = "") -> Field:
    """Return a field for one value, a day or a number: what stands in it is typed over; a name is mended instead."""
    return Field(name, label, lambda: TextField(placeholder=placeholder, id=f"field-{name}", select_on_focus=True))


WHEN = one_value("when", "When", "now, or 21:30, or yesterday 21:15")
