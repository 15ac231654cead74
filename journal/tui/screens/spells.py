"""The spells, what was said of periods, and what there is to tell of each."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from journal.tui.bindings import bindings_of, keys_on
from journal.tui.command import SPELL_LIST, SPELLS
from journal.tui.messages import CommandChosen, SpellOpened
from journal.tui.practice_rows import Line, wrapped
from journal.tui.spell_messages import SpellUnsaid, StatementOpened, StatementUnsaid
from journal.tui.text import Row, plain
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.lines import RowList
from journal.tui.widgets.practice_lists import HeadedList
from journal.tui.widgets.reader import Reader
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.spells_shown import ShownSpells

_BESIDE = 110
_LOW = 22
_KEYS = (
    "edit-spell", "unsay", "say-week", "say-period", "pause-tracking", "set-onset", "show-today", "show-trends",
    "quit", "help",
)  # fmt: skip


class SpellList(HeadedList):
    """The spells and what was said of periods; each is changed here or taken back."""

    BINDINGS = bindings_of(SPELLS)

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, at first from the newest spell on."""
        was_empty = not self.key
        super().show(rows)
        if was_empty:
            self.cursor = 0

    def _named(self) -> tuple[str, str]:
        """Return what the cursor stands on, "spell" or "said", and its onset or identity."""
        kind, _, name = self.key.partition(" ")
        return kind, name

    def action_edit_spell(self) -> None:
        """Edit the spell under the cursor, or what was said of the period."""
        kind, name = self._named()
        if kind == "spell":
            self.post_message(SpellOpened(date.fromisoformat(name)))
        elif kind == "said":
            self.post_message(StatementOpened(name))

    def action_unsay(self) -> None:
        """Take back what was said of the period or of the spell under the cursor."""
        kind, name = self._named()
        if kind == "spell":
            self.post_message(SpellUnsaid(date.fromisoformat(name)))
        elif kind == "said":
            self.post_message(StatementUnsaid(name))

    def clicked(self, *, again: bool) -> None:
        """Choose the line that was clicked, or edit it when it was chosen already."""
        if again:
            self.action_edit_spell()


class _Head(Static):
    """What is asked, or that tracking is paused; a click does what its key does.

    Attributes:
        command: what a click does.
    """

    command = "answer"

    def on_click(self) -> None:
        """Answer, or end the pause."""
        self.post_message(CommandChosen(self.command))


class SpellsScreen(Screen[None]):
    """The spells and what periods were, with what there is to tell of the one under the cursor."""

    BINDINGS = bindings_of(SPELL_LIST)
    AUTO_FOCUS = "SpellList"
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (_BESIDE, "-beside")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_LOW, "-high")]  # noqa: RUF012

    shown: reactive["ShownSpells | None"] = reactive["ShownSpells | None"](None)

    def __init__(self) -> None:
        super().__init__()
        self._reading: str | None = None

    def compose(self) -> ComposeResult:
        """Return what is asked, the list, and what there is to tell."""
        with Horizontal(id="spells-top"):
            yield Static("Spells of back pain", id="spells-title", markup=False)
            yield TimerMark(id="timer")
        yield _Head("", id="spells-head", markup=False)
        with Container(id="spells-body"):
            onset = keys_on(self).named("set-onset")
            yield SpellList(empty=f"No spell of back pain yet. {onset} sets when one started.", id="spells")
            yield Reader(id="spell-text")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the keys before the spells are there."""
        self.query_one("#spells-head").display = False
        self.query_one(KeyLine).ids = _KEYS
        self.watch_shown(self.shown)

    def watch_shown(self, shown: "ShownSpells | None") -> None:
        """Show the spells; the cursor stays on what it stands on."""
        if shown is None or not self.is_mounted:
            return
        head = self.query_one(_Head)
        keys = keys_on(self)
        if shown.paused:
            head.command = "pause-tracking"
            words = f"{shown.paused}: nothing is asked. {keys.named(head.command)} ends it."
        else:
            head.command = "answer"
            words = f"? {shown.asked} {keys.named(head.command)} answers it." if shown.asked else ""
        head.update(plain(words))
        head.display = bool(words)
        self.query_one(KeyLine).ids = ("answer", *_KEYS) if shown.asked else _KEYS
        self.query_one(SpellList).show(shown.rows)
        self._show_text()

    def _show_text(self) -> None:
        """Tell of what is under the cursor, from its beginning where that is something else."""
        if self.shown is not None:
            key = self.query_one(SpellList).key
            self.query_one(Reader).read(self.shown.texts.get(key, self._nothing), anew=key != self._reading)
            self._reading = key

    def _nothing(self, width: int) -> list[Row]:
        """Return what to do where nothing is listed."""
        keys = keys_on(self)
        return wrapped(
            [
                Line(f"Two days of pain begin a spell by themselves: {keys.named('log-pain')} logs a level."),
                Line(
                    f"{keys.named('say-week')} says what the last days were, all at once, "
                    f"{keys.named('say-period')} any other time; {keys.named('pause-tracking')} pauses tracking."
                ),
            ],
            width,
        )

    @on(RowList.CursorMoved)
    def _cursor_moved(self) -> None:
        self._show_text()

    def action_spell_text_up(self) -> None:
        """Scroll what is told up."""
        self.query_one(Reader).turn(-1)

    def action_spell_text_down(self) -> None:
        """Scroll what is told down."""
        self.query_one(Reader).turn(1)
