"""The entry line: any entry in words, completed and understood while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from journal.domain.context import Context
from journal.domain.entries import Draft, Entry
from journal.domain.line import complete, parse_edit, parse_line, to_line
from journal.domain.tokens import scan
from journal.domain.words import draft_words
from journal.errors import JournalError, LineError, UnknownName, ValueRefused
from journal.tui.drafts import LINE, edit_of, edited
from journal.tui.messages import LineEntered, LinePutAside, WordsTyped
from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.lines import Lines

_FEEDBACK_ROWS = 3
_UNFINISHED = "… tab takes the word in brackets"
_HINTS = (
    "for example  pain 4 · heat 20 · did walking 30min",
    "trigger lifting · activity gardening · massage 30m",
    "↑ brings back earlier lines",
)


class LineField(TextField):
    """The field of the entry line; tab, up and down are about the offered words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "offered('take')", show=False),
        Binding("up,shift+tab", "offered('before')", show=False),
        Binding("down", "offered('after')", show=False),
        Binding("escape", "offered('close')", show=False),
        Binding("ctrl+o", "offered('over')", show=False),
        # Enter that was typed ahead, before the terminal was made raw.
        Binding("ctrl+j", "submit", show=False),
    ]

    class PasteRefused(Message):
        """Several lines were pasted where one may stand."""

    @dataclass
    class Asked(Message):
        """A key about the offered words was pressed: take, before, after, over or close."""

        what: str

    def pasted(self, lines: list[str]) -> str:
        """Return lines that belong to a note with their line ends; elsewhere only one line."""
        if len(lines) == 1:
            return lines[0]
        before = self.value[: min(self.selection)]
        try:
            scan(f"{before}\n")  # a line end is text in a note and nowhere else
        except LineError:
            self.post_message(self.PasteRefused())
            return ""
        return "\n".join(lines)

    def action_offered(self, what: str) -> None:
        """Leave it to the bar."""
        self.post_message(self.Asked(what))


class Offers(Choices, can_focus=False):
    """The words that the one at the cursor may become."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class Picked(Message):
        """An offered word was clicked."""

    def offer(self, words: list[str]) -> None:
        """Offer other words, the first of them chosen."""
        self.words = tuple(words) or ("",)
        self.cursor = 0
        self.refresh()

    def label(self, index: int) -> str:
        """Return a word, the chosen one in brackets."""
        return super().label(index) if self.words[index] else ""

    def picked(self, index: int) -> None:
        """Take the word that was clicked."""
        self.cursor = index
        self.post_message(self.Picked())


class EntryBar(Vertical):
    """The line, what it is understood as, and the words that may follow."""

    shown: reactive[bool] = reactive(False)

    class Offered(Message):
        """Other keys are of use in the line."""

    def __init__(self, context: Callable[[date | None], Context], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._context_of = context
        self._day: date | None = None
        self._seen: Entry | None = None
        self._there = ""
        self._refused = False
        self._original = ""
        self._looked = ""
        self._earlier: Sequence[str] = ()
        self._walked = 0

    def compose(self) -> ComposeResult:
        """Return the parts from top to bottom."""
        with Horizontal(id="entry-line"):
            yield Static(":", id="entry-prompt", markup=False)
            yield LineField(id="entry-field")
        yield Lines(id="entry-feedback")
        yield Offers([""], id="entry-offers")

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.query_one(LineField).value

    @property
    def edits(self) -> bool:
        """Whether it changes an entry rather than logging one."""
        return self._seen is not None

    def watch_shown(self, shown: bool) -> None:
        """Come up or go away; nothing else on the screen moves."""
        self.display = shown

    def open(self, day: date | None, text: str = "", seen: Entry | None = None, *, stale: bool = False) -> None:
        """Come up for a day with words already in it; with `seen`, to change that entry.

        Args:
            day: what the line is read for; None is today.
            text: stands in it.
            seen: the entry to change, as it is in the journal.
            stale: it was changed elsewhere while `text` was written: both stay in view.
        """
        self._day, self._seen, self._refused = day, seen, False
        self._earlier, self._walked = (), 0
        field = self.query_one(LineField)
        context = self._context_of(day)
        self._original = to_line(seen.draft, context) if seen is not None else ""
        self._there = draft_words(seen.draft, context.today, context.vocabulary) if seen and stale else ""
        text = text or self._original
        self.border_title = self._title(context, text)
        self.shown = True
        field.value = self._looked = text
        field.cursor_position = len(text)
        self.screen.set_focus(field)
        self._look()

    def _title(self, context: Context, text: str) -> str:
        if self._there:
            return "Edit · changed elsewhere meanwhile: enter saves yours over it"
        if self._seen is not None:
            return "Edit" if text == self._original else "Edit · as you left it, ctrl+o starts over"
        return (
            "Entry"
            if self._day in (None, context.today)
            else f"Entry for {self._day:%a} {self._day.day} {self._day:%b}"
        )

    def close(self) -> None:
        """Go away, the words taken out."""
        self.shown = False
        self._seen = None
        self.query_one(LineField).value = ""

    def refuse(self, error: JournalError) -> None:
        """Say why the line was not saved; the words stay."""
        self._refused = True
        self._show_error(error)

    def name_keys(self, line: KeyLine) -> None:
        """Name the keys that are of use at the moment in a line of keys."""
        words = self.query_one(Offers).words
        walks = bool(self._earlier) and (self._walked > 0 or not self.text.strip())
        accept = ("accept",) if words[0] else ()
        choose = ("choose",) if walks or len(words) > 1 else ()
        line.hints = {"choose": "earlier lines"} if walks else {}
        line.ids = ("enter-line", *accept, *choose, "close-line")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.shown or self.text == self._looked:
            return  # the field also tells when the words were put there
        self._looked = self.text
        self._refused, self._walked = False, 0
        words = {LINE: self.text} if self.text.strip() and self.text != self._original else {}
        if self._seen is None:
            self.post_message(WordsTyped(LINE, words))
        else:
            self.post_message(WordsTyped(edit_of(self._seen), words and words | edited(self._seen)))
        self._look()

    def _understood(self) -> list[Draft]:
        context = self._context_of(self._day)
        if self._seen is not None:
            return [parse_edit(self.text, context, self._seen.draft)]
        return parse_line(self.text, context)

    def _look(self) -> None:
        """Show what the line means so far, and what may follow."""
        field, context = self.query_one(LineField), self._context_of(self._day)
        offered = complete(field.value, field.cursor_position, context)
        self.query_one(Offers).offer(offered)
        self.post_message(self.Offered())
        if not self.text.strip():
            self.query_one(Lines).show([Row((Run(hint, Tone.MUTED),)) for hint in _HINTS])
            return
        try:
            drafts = self._understood()
        except JournalError as error:
            at = error.end if isinstance(error, LineError) and error.line == self.text else -1
            if offered and at == field.cursor_position:  # the word is on its way to one that is understood
                self.query_one(Lines).show([Row((Run(_UNFINISHED, Tone.MUTED),))])
            else:
                self._show_error(error)
            return
        words = [draft_words(draft, context.today, context.vocabulary) for draft in drafts]
        label = "yours" if self._there else "understood as"
        rows = [Row((Run(f"{'' if n else label:15}", Tone.MUTED), Run(w))) for n, w in enumerate(words)]
        if len(rows) > _FEEDBACK_ROWS:
            more = Row((Run(f"{'':15}and {len(rows) - _FEEDBACK_ROWS + 1} more", Tone.MUTED),))
            rows = [*rows[: _FEEDBACK_ROWS - 1], more]
        if self._there:
            rows.insert(0, Row((Run(f"{'there now':15}", Tone.MUTED), Run(self._there))))
        self.query_one(Lines).show(rows)

    def _show_error(self, error: JournalError) -> None:
        """Show an error with a caret under its word; quietly, as long as the line is still being typed."""
        tone = Tone.CAUTION if self._refused else Tone.MUTED
        caret = Row((Run(""),))
        if isinstance(error, LineError) and error.line == self.text:
            field = self.query_one(LineField)
            start, end = field.cell_of(error.start), field.cell_of(error.end)
            caret = Row((Run(" " * max(start, 0), Tone.MUTED), Run("^" * max(end - max(start, 0), 1), tone)))
        what = f"{'✗ ' if self._refused else ''}{error.what}"
        self.query_one(Lines).show([caret, Row((Run(what, tone),)), Row((Run(error.todo, Tone.MUTED),))])

    @on(LineField.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.text.strip() and self._seen is None:
            self.post_message(LinePutAside())
            return
        try:
            self._understood()
        except JournalError as error:
            # The journal may know the name before its names have come here.
            if not isinstance(error, UnknownName) or self._context_of(self._day).vocabulary.complete:
                self.refuse(error)
                return
        self.post_message(LineEntered(self.text, self._day, self._seen))

    @on(LineField.PasteRefused)
    def _paste_refused(self, event: LineField.PasteRefused) -> None:
        event.stop()
        todo = "Paste one line at a time, with commas between entries; after note, lines are kept."
        self.refuse(ValueRefused("only one line can be pasted here", todo))

    @on(LineField.Asked)
    def _asked(self, event: LineField.Asked) -> None:
        event.stop()
        offers = self.query_one(Offers)
        if event.what == "close":
            self.post_message(LinePutAside())
        elif event.what == "over":
            self._put(self._original)
        elif event.what == "take":
            self._take()
        elif self._walked or (event.what == "before" and not self.text.strip()):
            self._walk(1 if event.what == "before" else -1)
        else:
            offers.cursor += -1 if event.what == "before" else 1

    def walk_through(self, earlier: Sequence[str]) -> None:
        """Take the earlier lines that up and down go through, the newest first."""
        self._earlier = earlier if self._seen is None else ()
        self.post_message(self.Offered())

    def _walk(self, by: int) -> None:
        """Put an earlier line, or a later one, into an empty line."""
        if not self._earlier:
            return
        walked = min(max(self._walked + by, 0), len(self._earlier))
        self._put(self._earlier[walked - 1] if walked else "")
        self._walked = walked
        self.post_message(self.Offered())

    def _put(self, text: str) -> None:
        """Put other words in the place of all of the line."""
        field = self.query_one(LineField)
        field.value = text
        field.cursor_position = len(text)
        self._changed(Input.Changed(field, text))

    @on(Offers.Picked)
    def _picked(self, event: Offers.Picked) -> None:
        event.stop()
        self._take()
        self.query_one(LineField).focus()

    @on(Offers.Changed)
    def _moved(self, event: Offers.Changed) -> None:
        event.stop()

    def _take(self) -> None:
        """Put the chosen word in the place of the one at the cursor."""
        word, field = self.query_one(Offers).value, self.query_one(LineField)
        if not word:
            return
        before, after = field.value[: field.cursor_position], field.value[field.cursor_position :]
        start = max(before.rfind(" "), before.rfind(",")) + 1
        gap = "" if after.startswith((" ", ",")) else " "
        field.value = f"{before[:start]}{word}{gap}{after}"
        field.cursor_position = start + len(word) + 1

    def on_click(self, event: events.Click) -> None:
        """Keep clicks from the lists behind."""
        event.stop()
