"""What the whole application stands on: the store's thread, what is understood, what is said, what is kept."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import SystemCommand
from textual.screen import Screen

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

if TYPE_CHECKING:
    from concurrent.futures import Future

    from journal.store.store import Store
    from journal.tui.desk import Desk

LONG_S = 8.0
SHORT_S = 3.0
_LONGEST = 300
# How sentences of ours end that tell how to take something back.
_UNDO = re.compile(r"\bu(?= (takes|brings) (it|them|that) back\.$)")
_PLACES = {EVERYWHERE: "app", **dict.fromkeys(SCREENS.values(), "screen")}


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
        self._said = ""
        self._told = ""
        self._keys = KeyQueue(self, super().on_event)

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
        if severity == self._said == "information":
            self.clear_notifications()  # one at a time, but an error stays for its time
        elif words == self._told and any(self._notifications):
            return  # it stands there
        self._said, self._told = severity, words
        level = severity if severity in ("warning", "error") else "information"
        text = visible(_UNDO.sub(self.key_table.named("undo"), words))
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        self.notify(text, severity=level, timeout=timeout, markup=False)  # type: ignore[arg-type]

    def tell(self, error: JournalError) -> None:
        """Show what went wrong and what to do."""
        self.say(error_words(error), severity="error", timeout=LONG_S)

    def take_up(self, kept: dict[str, str]) -> None:
        """Take up the words that were put aside in the journal."""
        self.drafts.take_up(kept)
        self._asked = dict(kept)

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
        yield SystemCommand("Theme", "Dark, light and other colours, for this session.", self.action_change_theme)

    def _fatal_error(self) -> None:
        """Leave after a fault of ours, with its trace and without the values in it: they are people's words."""
        from rich.traceback import Traceback

        self._exit_renderables.append(Traceback(show_locals=False, width=None))
        self._close_messages_no_wait()
