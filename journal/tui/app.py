"""The application: one journal, its screens, and the words that nobody has saved yet."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.binding import BindingType

from journal.charts import Markers
from journal.clock import Clock
from journal.config import Settings
from journal.domain.entries import Entry, Treatment
from journal.domain.words import days_words, draft_words
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.base import LONG_S
from journal.tui.bindings import bindings_of
from journal.tui.command import EVERYWHERE
from journal.tui.done_app import DoneApp
from journal.tui.drafts import EDIT, EDITED, KINDS, LINE
from journal.tui.text import error_words
from journal.tui.widgets.entry_bar import EntryBar, LineField

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.screens.export import Target
    from journal.tui.screens.trends import TrendsScreen

_LOOK_S = 1.0


class JournalApp(DoneApp):
    """The full-screen journal.

    Args:
        store: an open journal, or what opens one; that is called on the store's own thread, after the first frame.
        settings: what the user chose.
        clock: tells the time.
    """

    TITLE = "pain-journal"
    DEFAULT_MODE = "today"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(EVERYWHERE)
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "styles/base.tcss",
        "styles/today.tcss",
        "styles/trends.tcss",
        "styles/forms.tcss",
        "styles/exercises.tcss",
        "styles/session.tcss",
        "styles/timer.tcss",
    ]

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._warned: dict[str, dict[str, str]] = {}
        self.add_mode("today", lambda: self.today_screen)
        self.add_mode("trends", self._make_trends)
        self.add_mode("exercises", self.make_exercises)

    @property
    def bar(self) -> EntryBar:
        """The entry line."""
        return self.today_screen.query_one(EntryBar)

    def _make_trends(self) -> "TrendsScreen":
        from journal.tui.screens.trends import TrendsScreen

        self._trends = TrendsScreen(cast("Markers", self.settings.markers))
        return self._trends

    # -- start

    def on_mount(self) -> None:
        """Draw first, then open the journal."""
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        else:
            self.say(f"No theme '{self.settings.theme}'; textual-dark is used.", severity="warning")
        self.call_after_refresh(self._begin)

    @work(group="begin")
    async def _begin(self) -> None:
        try:
            beginning = await self.store_thread.ask(lambda desk: desk.beginning())
        except JournalError as error:
            self.exit(return_code=error.exit_code, message=Text(error_words(error)))
            return
        await self._show_day(self.today_screen.day)
        self.set_interval(_LOOK_S, self._look)
        if beginning.read_only:
            self.say("The journal can only be read: nothing can be saved.", severity="warning", timeout=LONG_S)
        typing = self.drafts.live
        self.take_up(beginning.kept)
        if typing is None and len(self.screen_stack) == 1:
            if await self.take_up_timer() or await self.offer_session():
                return
            if self.drafts.live is not None:
                await self._offer_again(self.drafts.live)
            elif beginning.is_new:
                await self._ask_onset(first=True)
            elif beginning.question is not None and not beginning.read_only:
                await self._ask_question(beginning.question)

    async def _offer_again(self, kind: str) -> None:
        self.drafts.live = None
        self.say("These words were not saved last time.")
        if kind == EDIT:
            words = self.drafts[EDIT]
            try:
                entry = await self.store_thread.ask(lambda desk: desk.entry(words.get(EDITED, "")))
            except JournalError:
                self._open_bar(words.get(LINE, ""))
                return
            self._edit(entry)
        elif kind == LINE:
            self._open_bar()
        else:
            await self.action_log(kind)

    # -- saving

    @work(group="save")
    async def _save(self, kind: str, text: str, day: date | None, seen: Entry | None = None) -> None:
        """Save a line; words that cannot be saved come back with the reason."""
        said = self.drafts[kind]
        try:
            if seen is None:
                entries = await self.store_thread.write(lambda desk: desk.log(text, day))
            else:
                before = seen
                entries = [await self.store_thread.write(lambda desk: desk.edit(before, text))]
        except JournalError as error:
            if seen is None and (kind not in KINDS or self.drafts[kind] != said):
                self._add_to_line(text if day is None else f"{day.isoformat()} {text}")
                kind = LINE
            self.drafts.failed.add(kind)
            await self._come_back(kind, text, day, seen, error)
            return
        if self.drafts[kind] == said:
            self.drafts.drop(kind)
        self.keep()
        today = self.today_screen.today
        words = draft_words(entries[0].draft, today, self.vocabulary)
        more = f" and {len(entries) - 1} more" if len(entries) > 1 else ""
        self.say(f"{'Changed' if seen else 'Saved'}: {words if len(words) < 80 else words[:79] + '…'}{more}")
        self.refresh_shown()
        if any(isinstance(entry.value, Treatment) for entry in entries):
            with suppress(JournalError):  # it is saved; the look of every second tells what is wrong
                for told in await self.store_thread.ask(lambda desk: desk.care_words(entries)):
                    self.say(told, severity="warning", timeout=LONG_S)

    def _add_to_line(self, text: str) -> None:
        """Put an entry before what stands in the entry line: words that have no other place to wait in."""
        rest = self.drafts[LINE].get(LINE, "")
        self.drafts.put(LINE, {LINE: f"{text}, {rest}" if rest.strip() else text})
        if self.bar.shown and self.bar.border_title != "Edit":
            field = self.bar.query_one(LineField)
            at = field.cursor_position + len(text) + 2 * bool(rest.strip())
            field.value = self.drafts[LINE][LINE]
            field.cursor_position = at

    async def _come_back(self, kind: str, text: str, day: date | None, seen: Entry | None, error: JournalError) -> None:
        if self.drafts.live is not None or len(self.screen_stack) > 1:
            # Something else is being typed; the words wait where they were typed.
            where = "the entry line" if kind in (LINE, EDIT) else f"the form of {kind}"
            self.say(
                f"Not saved: {text[:80]}. {error_words(error)} It waits in {where}.", severity="error", timeout=LONG_S
            )
            self.keep()
        elif kind in (LINE, EDIT):
            self._open_bar(self.drafts[kind].get(LINE, ""), seen=seen, day=day, fixed=True)
            self.bar.refuse(error)
        else:
            await self._open_form(kind, day, error)

    @on(messages.WordsTyped)
    def _words_typed(self, message: messages.WordsTyped) -> None:
        self.drafts.put(message.kind, message.words)

    # -- the entry line

    def _day(self) -> date | None:
        """Return the day that an entry is for; None is today as it will be when it is saved."""
        screen = self.today_screen
        return None if not self._on_today or screen.day == screen.today else screen.day

    def _open_bar(
        self, text: str = "", day: date | None = None, seen: Entry | None = None, *, fixed: bool = False
    ) -> None:
        self.drafts.live = EDIT if seen else LINE
        text = text or ("" if seen else self.drafts[LINE].get(LINE, ""))
        self.bar.open(day if fixed else self._day(), text, seen)

    def _close_bar(self) -> None:
        self.drafts.live = None
        self.bar.close()
        self.today_screen.focus_list()

    def _edit(self, entry: Entry) -> None:
        kept = self.drafts[EDIT]
        self._open_bar(kept.get(LINE, "") if kept.get(EDITED) == entry.uid else "", seen=entry)

    async def action_entry_line(self) -> None:
        """Open the entry line, with what was left in it."""
        await self.action_show("today")
        self._open_bar()

    @on(messages.LineEntered)
    def _line_entered(self, message: messages.LineEntered) -> None:
        self._close_bar()
        kind = EDIT if message.seen else LINE
        words = {LINE: message.text} | ({EDITED: message.seen.uid} if message.seen else {})
        self.drafts.put(kind, words)  # until it is saved
        self._save(kind, message.text, message.day, message.seen)

    @on(messages.LinePutAside)
    def _line_put_aside(self) -> None:
        self._close_bar()
        self.keep()

    # -- forms

    async def action_log(self, kind: str) -> None:
        """Open a form for the day that is shown, with what was left in it."""
        await self._open_form(kind, self._day())

    async def _open_form(self, kind: str, day: date | None, error: JournalError | None = None) -> None:
        from journal.tui.screens.log_forms import FORMS

        if kind not in FORMS:
            return
        before, self.drafts.live = self.drafts.live, kind
        # Without a day, the form reads its line as of the day that it is by then.
        form = FORMS[kind](lambda _: self.context_of(day), day or self.today_screen.today, self.drafts[kind], error)

        def answered(line: str | None) -> None:
            self.drafts.live = before  # the entry line may stand open below
            if line is None:
                self.keep()
            else:
                self._save(kind, line, day)

        await self.push_screen(form, answered)
        form.focus_first()

    async def action_export(self) -> None:
        """Ask for a file and export to it."""
        await self._ask_export(str(Path.cwd() / "pain-history.csv"))

    async def _ask_export(self, suggested: str, error: JournalError | None = None) -> None:
        from journal.tui.screens.export import ExportScreen

        def answered(target: "Target | None") -> None:
            if target is not None:
                self._export(target)

        form = ExportScreen(suggested, error)
        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _export(self, target: "Target") -> None:
        try:
            done = await self.store_thread.write(lambda desk: desk.export(target.path, force=target.force))
        except JournalError as error:
            await self._ask_export(str(target.path), error)
            return
        entries = sum(done.counts.values())
        what = f"{entries} entr{'y' if entries == 1 else 'ies'}"
        self.say(f"Exported {days_words(done.days)} with {what} to {target.path}", timeout=LONG_S)

    # -- what is asked on the screens

    @on(messages.DayChosen)
    def _day_chosen(self, message: messages.DayChosen) -> None:
        self.today_screen.show_day(message.day)
        if self._on_today:
            self._load_day(message.day)
        else:
            self.call_later(self.action_show, "today")

    @on(messages.TickToggled)
    def _tick_toggled(self, message: messages.TickToggled) -> None:
        day, gone = self.today_screen.day, len(message.tick.entries)
        # A single tick is seen to go; what else goes with it may be out of sight.
        sides = len({getattr(entry.value, "side", None) for entry in message.tick.entries})
        said = f"Taken out: {gone} entries of it. u brings them back." if gone > sides else ""
        self._write(lambda desk: desk.toggle(message.tick, day), said)

    @on(messages.EntryOpened)
    def _entry_opened(self, message: messages.EntryOpened) -> None:
        self._edit(message.entry)

    @on(messages.EntryDeleted)
    def _entry_deleted(self, message: messages.EntryDeleted) -> None:
        words = draft_words(message.entry.draft, self.today_screen.today, self.vocabulary)
        self._write(lambda desk: desk.delete([message.entry]), f"Deleted: {words[:79]}. u brings it back.")

    @on(messages.TrendChosen)
    def _trend_chosen(self) -> None:
        self._load_trend()

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._write(lambda desk: desk.undo())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._write(lambda desk: desk.redo())

    async def action_show(self, name: str) -> None:
        """Show a screen; each is made when it is first shown and stays as it was left."""
        if name != self.current_mode:
            await self.switch_mode(name)
            self.show_timer()
            self.refresh_shown()

    def action_help(self) -> None:
        """Show all keys."""
        from journal.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    # -- end

    async def action_quit(self) -> None:
        """Leave once everything is on the disk; a running timer and words that could not be saved are named first."""
        await self.ask_timer_on_quitting(self._leave)

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if not await self.store_thread.written():
            return
        unsaved = {kind: self.drafts[kind] for kind in sorted(self.drafts.failed)}
        if unsaved != self._warned:
            self._warned = unsaved
            if unsaved:
                words = "; ".join(self.drafts.line_of(kind)[:60] for kind in unsaved)
                self.say(
                    f"Not saved yet: {words}. Quit again to leave all the same.", severity="warning", timeout=LONG_S
                )
                return
        self.exit()
