"""What the whole application stands on: the store's thread, what is understood, what is said, what is kept."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import events, on
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.widgets._toast import ToastHolder

from journal.clock import Clock
from journal.config import Settings
from journal.domain.context import Context
from journal.domain.gate import visible
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.errors import JournalError
from journal.tui.command import EVERYWHERE, SCREENS
from journal.tui.commands import COMMANDS, commands_of
from journal.tui.drafts import Drafts
from journal.tui.key_queue import KeyQueue
from journal.tui.keymap import KeyTable
from journal.tui.look_app import LookApp
from journal.tui.messages import CommandChosen, LineCopied
from journal.tui.store_thread import StoreThread
from journal.tui.text import error_words
from journal.tui.widgets.header import KeyLine
from journal.tui.writing import is_writing

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.actions import ActionParseResult

    from journal.store.store import Store
    from journal.tui.desk import Desk
    from journal.tui.screens.fields import FieldsScreen

LONG_S = 8.0
SHORT_S = 3.0
# Cells: seven lines at the least window's width.
_LONGEST = 360
_MOST = 3
# As many as there is room for below most forms.
_FEW_ROWS = 2
_FAULT = "The journal stopped: a fault in the program, told above."
_CHANGED = "The journal stopped: files of the program are missing or were changed while it was open, as by an upgrade."
_NOTHING_LOST = "What you saved is on the disk; words half typed are offered again. Start it anew."
_CAN_BE_WRITTEN = "The journal can be written again."
# How sentences of ours end that tell how to take something back.
_UNDO = re.compile(r"\bu(?= (takes|brings) (it|them|that) back\.$)")
_PLACES = {EVERYWHERE: "app", **dict.fromkeys(SCREENS.values(), "screen")}

# A second press of a hand that was not sure of the first.
_AGAIN_S = 0.3


class BaseApp(LookApp):
    """An application with a journal behind it.

    Args:
        store: an open journal, or what opens one; that is called on the store's own thread.
        settings: what the user chose.
        clock: tells the time.

    Raises:
        ValueRefused: two commands are on one key in the settings, or a key or a command there does not exist.
    """

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(settings)
        self.clock = clock
        self.key_table = KeyTable(settings.keys)
        self.drafts = Drafts()
        self.store_thread = StoreThread(store if callable(store) else lambda: store, settings, clock)
        self.vocabulary: Vocabulary = BUILT_IN
        self._asked: dict[str, str] = {}
        self._keeping: Future[None] | None = None
        self.unwritable: JournalError | None = None
        self.is_asking = False
        self._keys = KeyQueue(self, super().on_event)

    def spend_key(self) -> None:
        """Take the latest key for done with: pressed twice, it must not reach what a form lay over."""
        self._keys.spend(0.0 if self.is_headless else _AGAIN_S)

    async def on_event(self, event: events.Event) -> None:
        """Give keys on one after the other."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._keys.put(event)
        else:
            await super().on_event(event)

    def context_of(self, day: date | None) -> Context:
        """Return what an entry line is read against on a day's screen; None is today, whenever it is read."""
        return Context(
            now=self.clock.now(),
            zone=self.clock.zone(),
            vocabulary=self.vocabulary,
            turn=self.settings.day_turn,
            day=day,
        )

    def say(self, words: str, *, severity: str = "information", timeout: float = SHORT_S) -> None:
        """Show a sentence for a while; it may quote people's words."""
        level = severity if severity in ("warning", "error") else "information"
        text = visible(_UNDO.sub(self.key_table.named("undo"), words))
        if cell_len(text) > _LONGEST:  # what is to be done stands at the end
            half = _LONGEST * len(text) // cell_len(text) // 2
            text = f"{text[:half]} … {text[-half:]}"
        self.notify(text, severity=level, timeout=timeout, markup=False)  # type: ignore[arg-type]

    def on_notify(self, event: Notify) -> None:
        """Let a sentence take the place of the one before; warnings and errors stay for their time, a few at once."""
        new = event.notification
        for old in list(self._notifications):
            if old.severity == new.severity == "information" or old.message == new.message:
                self._take_down(old)
        for old in list(self._notifications)[: 1 - _MOST]:
            self._take_down(old)
        rows = sum(cell_len(one.message) // self.size.width + 1 for one in (*self._notifications, new))
        self.set_class(rows > _FEW_ROWS, "-much-told")

    def unsay(self) -> None:
        """Take down what was said of something done before: its “u” would take back another thing by now."""
        for old in list(self._notifications):
            if old.severity == "information":
                self._take_down(old)

    def _take_down(self, old: Notification) -> None:
        self._unnotify(old, refresh=False)
        # Textual would leave an empty line in its place.
        for holder in self.screen.query(ToastHolder):
            if holder.id is not None and holder.id.endswith(old.identity):
                holder.remove()

    def tell(self, error: JournalError) -> None:
        """Show what went wrong and what to do."""
        self.say(error_words(error), severity="error", timeout=LONG_S)

    def see_unwritable(self, why: JournalError | None) -> None:
        """Say on every screen that nothing can be saved, or that it can again."""
        if (why is None) == (self.unwritable is None):
            return
        self.unwritable = why
        self.refresh_key_lines()
        if why is None:
            for old in list(self._notifications):
                self._take_down(old)
            self.say(_CAN_BE_WRITTEN)
        else:
            self.say(error_words(why), severity="warning", timeout=LONG_S)

    def refuses(self) -> bool:
        """Return whether nothing can be saved, and say so."""
        if self.unwritable is not None:
            self.tell(self.unwritable)
        return self.unwritable is not None

    def refresh_key_lines(self) -> None:
        """Draw the lines of keys anew, on every screen."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                screen.query(KeyLine).refresh()

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or the palette asks, but nothing that could not be saved."""
        if isinstance(action, str) and is_writing(action) and self.refuses():
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def take_up(self, kept: dict[str, str]) -> None:
        """Take up the words that were put aside in the journal."""
        self.drafts.take_up(kept)
        self._asked = dict(kept)

    @property
    def is_busy(self) -> bool:
        """Whether something is being typed or asked, which nothing else may cover."""
        return self.drafts.live is not None or len(self.screen_stack) > 1

    def put_aside(self, form: "FieldsScreen[Any]", error: JournalError) -> None:
        """Keep what a form said and could not be written, while something else is being typed."""
        self.drafts.put(form.draft, form.said_last, form.draft_name)
        self.drafts.failed.add(form.draft)
        self.keep()
        where = f" It waits in “{form.draft_name}”." if form.draft else ""
        self.say(f"Not saved. {error_words(error)}{where}", severity="error", timeout=LONG_S)

    def forget(self, form: "FieldsScreen[Any]") -> None:
        """Keep the words of a form no more: they are written."""
        self.drafts.drop(form.draft)
        self.keep()

    def keep(self) -> "Future[None] | None":
        """Write down the words that nobody saved, when they changed; it is done however the program ends.

        Returns:
            What tells whether it was done; None when there was never anything to do.
        """
        texts, drafts = self.drafts.texts(), self.drafts
        failed = self._keeping is not None and self._keeping.done() and self._keeping.exception() is not None
        if texts == self._asked and not failed:
            return self._keeping

        def work(desk: "Desk") -> None:
            desk.keep(drafts.changes(texts))
            drafts.kept = texts

        self._asked = texts
        self._keeping = self.store_thread.submit(work)
        return self._keeping

    def keep_typed(self) -> None:
        """Write down what is being typed, so that a crash takes a second of it at most."""
        if self._keeping is None or self._keeping.done():
            self.keep()

    def last_words(self) -> list[str]:
        """Wait for the last keeping and return the words that it could not keep, a line each."""
        keeping = self.keep()
        if keeping is None or keeping.exception() is None:
            return []
        return [self.drafts.line_of(kind) for kind in self.drafts.changes(self.drafts.texts()) if self.drafts[kind]]

    @on(LineCopied)
    def _line_copied(self, message: LineCopied) -> None:
        self.copy_to_clipboard(message.words)
        self.say(f"Copied: {message.words}")

    @on(CommandChosen)
    async def _command_chosen(self, message: CommandChosen) -> None:
        command = next(command for command in COMMANDS if command.id == message.id)
        await self.run_action(f"{_PLACES.get(command.where, 'focused')}.{command.action}")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer our commands in the palette, and of Textual's own the theme; a screenshot would hold notes."""
        for command in commands_of(EVERYWHERE, SCREENS[self.current_mode]):
            if command.id != "palette":
                words = self.key_table.words(command)
                keys = f"  ({words})" if words else ""
                action = f"{_PLACES[command.where]}.{command.action}"
                yield SystemCommand(command.title, command.help + keys, partial(self.run_action, action))
        yield SystemCommand(
            "Theme",
            "For this session. Of the colours, journal-dark and journal-light promise contrast.",
            self.action_change_theme,
        )

    def _fatal_error(self) -> None:
        """Leave after a fault of ours, with its trace and without the values in it: they are people's words."""
        from rich.console import Group
        from rich.text import Text
        from rich.traceback import Traceback

        words = _CHANGED if isinstance(sys.exc_info()[1], ImportError) else _FAULT
        told = Text(f"{words} {_NOTHING_LOST}")
        self._exit_renderables.append(Group(Traceback(show_locals=False, width=None), told))  # it prints the first only
        self._close_messages_no_wait()
