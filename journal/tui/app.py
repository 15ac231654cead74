"""The application: one journal, its screens, and the words that nobody has saved yet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.binding import BindingType

from journal.charts import Markers
from journal.clock import Clock
from journal.config import Settings
from journal.domain.entries import Entry
from journal.domain.moments import journal_day
from journal.domain.words import draft_words
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.base import LONG_S, BaseApp, reversal_words
from journal.tui.bindings import bindings_of
from journal.tui.commands import EVERYWHERE
from journal.tui.drafts import EDIT, EDITED, LINE
from journal.tui.screens.today import TodayScreen
from journal.tui.text import error_words
from journal.tui.widgets.entry_bar import EntryBar

if TYPE_CHECKING:
    from journal.domain.changes import Reversal
    from journal.store.store import Store
    from journal.tui.desk import Desk
    from journal.tui.screens.export import Target
    from journal.tui.screens.onset import Onset
    from journal.tui.screens.trends import TrendsScreen

_LOOK_S = 1.0


class JournalApp(BaseApp):
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
    ]

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._version = -1
        self._trouble = ""
        day = journal_day(clock.now(), settings.day_turn)
        self.today_screen = TodayScreen(self.context_of, day, plain=settings.markers == "ascii")
        self.today_screen.set_reactive(TodayScreen.now, clock.now())
        self._trends: TrendsScreen | None = None
        self.add_mode("today", lambda: self.today_screen)
        self.add_mode("trends", self._make_trends)

    @property
    def bar(self) -> EntryBar:
        """The entry line."""
        return self.today_screen.query_one(EntryBar)

    @property
    def _on_today(self) -> bool:
        return self.current_mode == "today"

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
        self.drafts.from_text(beginning.kept)
        self.kept_text = beginning.kept
        if typing is None and len(self.screen_stack) == 1:
            if self.drafts.live is not None:
                await self._offer_again(self.drafts.live)
            elif beginning.is_new:
                await self._ask_onset(first=True)

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

    # -- what is shown

    def refresh_shown(self) -> None:
        """Read what is shown again."""
        if self._on_today:
            self._load_day(self.today_screen.day)
        else:
            self._load_trend()

    @work(exclusive=True, group="day")
    async def _load_day(self, day: date) -> None:
        await self._show_day(day)

    async def _show_day(self, day: date) -> None:
        try:
            shown = await self.store_thread.ask(lambda desk: desk.day(day))
        except JournalError as error:
            self.tell(error)
            return
        if day == self.today_screen.day:
            self._version, self.vocabulary = shown.version, shown.vocabulary
            self.today_screen.shown = shown

    @work(exclusive=True, group="trend")
    async def _load_trend(self) -> None:
        trends = self._trends
        if trends is None:
            return
        window, measure = trends.window, trends.measure
        try:
            shown = await self.store_thread.ask(lambda desk: desk.trend(window, measure))
        except JournalError as error:
            self.tell(error)
            return
        self._version = shown.version
        trends.shown = shown

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """See whether another process wrote, or the day or the minute changed."""
        now = self.clock.now()
        screen, today = self.today_screen, journal_day(now, self.settings.day_turn)
        turned = today != screen.today
        if turned and screen.day == screen.today:
            screen.today = today
            screen.show_day(today)
        if screen.now is None or (screen.now.hour, screen.now.minute) != (now.hour, now.minute):
            screen.now = now
        try:
            version = await self.store_thread.ask(lambda desk: desk.version())
        except JournalError as error:
            if error.what != self._trouble:
                self._trouble = error.what
                self.tell(error)
            return
        self._trouble = ""
        if turned or version != self._version:
            self.refresh_shown()

    # -- saving

    @work(group="save")
    async def _save(self, kind: str, text: str, day: date, seen: Entry | None = None) -> None:
        """Save a line; words that cannot be saved come back with the reason."""
        try:
            if seen is None:
                entries = await self.store_thread.write(lambda desk: desk.log(text, day))
            else:
                before = seen
                entries = [await self.store_thread.write(lambda desk: desk.edit(before, text))]
        except JournalError as error:
            await self._come_back(kind, day, seen, error)
            return
        self.drafts.drop(kind)
        self.keep()
        today = self.today_screen.today
        words = draft_words(entries[0].draft, today, self.vocabulary)
        more = f" and {len(entries) - 1} more" if len(entries) > 1 else ""
        self.say(f"{'Changed' if seen else 'Saved'}: {words if len(words) < 80 else words[:79] + '…'}{more}")
        self.refresh_shown()

    async def _come_back(self, kind: str, day: date, seen: Entry | None, error: JournalError) -> None:
        if self.drafts.live is not None or len(self.screen_stack) > 1:
            self.tell(error)  # something else is being typed; the words wait where they were typed
        elif kind in (LINE, EDIT):
            self._open_bar(self.drafts[kind].get(LINE, ""), day, seen)
            self.bar.refuse(error)
        else:
            await self._open_form(kind, day, error)

    @work(group="save")
    async def _write(self, work_of: "Callable[[Desk], object]", said: str = "") -> None:
        try:
            answer = await self.store_thread.write(work_of)
        except JournalError as error:
            self.tell(error)
        else:
            words = said or (reversal_words(cast("Reversal", answer)) if hasattr(answer, "changes") else "")
            if words:
                self.say(words)
        self.refresh_shown()

    @on(messages.WordsTyped)
    def _words_typed(self, message: messages.WordsTyped) -> None:
        self.drafts.put(message.kind, message.words)

    # -- the entry line

    def _open_bar(self, text: str = "", day: date | None = None, seen: Entry | None = None) -> None:
        self.drafts.live = EDIT if seen else LINE
        self.bar.open(day or self.today_screen.day, text or ("" if seen else self.drafts[LINE].get(LINE, "")), seen)

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
        await self._open_form(kind, self.today_screen.day if self._on_today else self.today_screen.today)

    async def _open_form(self, kind: str, day: date, error: JournalError | None = None) -> None:
        from journal.tui.screens.log_forms import FORMS

        if kind not in FORMS:
            return
        before, self.drafts.live = self.drafts.live, kind
        form = FORMS[kind](self.context_of, day, self.drafts[kind], error)

        def answered(line: str | None) -> None:
            self.drafts.live = before  # the entry line may stand open below
            if line is None:
                self.keep()
            else:
                self._save(kind, line, day)

        await self.push_screen(form, answered)
        form.focus_first()

    async def action_set_onset(self) -> None:
        """Ask when the spell started."""
        await self._ask_onset()

    async def _ask_onset(self, *, first: bool = False, error: JournalError | None = None) -> None:
        from journal.tui.screens.onset import FirstRunScreen

        def answered(onset: "Onset | None") -> None:
            if onset is not None:
                self._write(lambda desk: desk.start_spell(onset.day, onset.precision), "Saved: when the spell started.")
            elif first:
                self.store_thread.submit(lambda desk: desk.asked())

        form = FirstRunScreen(self.context_of(self.today_screen.today), error)
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
        self.say(f"Exported {done.days} days with {entries} entries to {target.path}", timeout=LONG_S)

    # -- what is asked on the screens

    @on(messages.DayChosen)
    def _day_chosen(self, message: messages.DayChosen) -> None:
        self.today_screen.show_day(message.day)
        self._load_day(message.day)

    @on(messages.TickToggled)
    def _tick_toggled(self, message: messages.TickToggled) -> None:
        day = self.today_screen.day
        self._write(lambda desk: desk.toggle(message.tick, day))

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
            self.refresh_shown()

    def action_help(self) -> None:
        """Show all keys."""
        from journal.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    # -- end

    async def action_quit(self) -> None:
        """Leave once everything is on the disk; a save that failed stays on the screen."""
        self._leave()

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if await self.store_thread.written():
            self.exit()
