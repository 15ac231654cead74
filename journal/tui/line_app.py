"""What the application does about entries in words: the entry line, the forms that write one, and saving."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from journal.domain.entries import Entry, Treatment
from journal.domain.words import drafts_words
from journal.errors import JournalError, StaleEdit
from journal.tui import messages
from journal.tui.base import LONG_S
from journal.tui.done_app import DoneApp
from journal.tui.drafts import LINE, SEEN, edit_of, edited, is_edit, is_form
from journal.tui.text import error_words
from journal.tui.widgets.entry_bar import EntryBar, LineField

if TYPE_CHECKING:
    from journal.tui.screens.history import HistoryScreen
    from journal.tui.screens.today import TodayScreen

_BAD_DAY = "bad-day"


class LineApp(DoneApp):
    """An application with an entry line and forms."""

    _line_from = "today"

    @property
    def bar(self) -> EntryBar:
        """The entry line of the screen that is up: History has its own, the others go to Today."""
        return self._with_bar.query_one(EntryBar)

    @property
    def _with_bar(self) -> "TodayScreen | HistoryScreen":
        there = self._history if self.current_mode == "history" else None
        return self.today_screen if there is None else there

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
            if seen is None and (is_form(kind) or self.drafts[kind] != said):
                self._add_to_line(text if day is None else f"{day.isoformat()} {text}")
                kind = LINE
            self.drafts.failed.add(kind)
            await self._come_back(kind, text, day, seen, error)
            return
        if self.drafts[kind] == said:
            self.drafts.drop(kind)
        self.keep()
        today = self.today_screen.today
        words = drafts_words([entry.draft for entry in entries], today, self.vocabulary)
        saved = "Saved as a pain level" if kind == _BAD_DAY else "Saved"
        done = saved if seen is None else "Nothing changed" if entries[0].version == seen.version else "Changed"
        self.say(f"{done}: {words}")
        self.refresh_shown()
        self.signs_saved(entries, seen)
        if any(isinstance(entry.value, Treatment) for entry in entries):
            with suppress(JournalError):  # it is saved; the look of every second tells what is wrong
                for told in await self.store_thread.ask(lambda desk: desk.care_words(entries)):
                    self.say(told, severity="warning", timeout=LONG_S)

    def _add_to_line(self, text: str) -> None:
        """Put an entry before what stands in the entry line: words that have no other place to wait in."""
        rest = self.drafts[LINE].get(LINE, "")
        self.drafts.put(LINE, {LINE: f"{text}, {rest}" if rest.strip() else text})
        if self.bar.shown and not self.bar.edits:
            field = self.bar.query_one(LineField)
            at = field.cursor_position + len(text) + 2 * bool(rest.strip())
            field.value = self.drafts[LINE][LINE]
            field.cursor_position = at

    async def _come_back(self, kind: str, text: str, day: date | None, seen: Entry | None, error: JournalError) -> None:
        if self.is_busy:
            # Something else is being typed; the words wait where they were typed.
            where = "the entry line" if kind == LINE or is_edit(kind) else f"the form of {kind}"
            self.say(
                f"Not saved: {text[:80]}. {error_words(error)} It waits in {where}.", severity="error", timeout=LONG_S
            )
            self.keep()
        elif (kind == LINE or is_edit(kind)) and self.current_mode not in ("today", "history"):
            await self.action_show("today")
            await self._come_back(kind, text, day, seen, error)
        elif seen is not None and isinstance(error, StaleEdit):
            await self._show_both(text, day, seen, error)
        elif kind == LINE or is_edit(kind):
            self._open_bar(self.drafts[kind].get(LINE, ""), seen=seen, day=day, fixed=True)
            self.bar.refuse(error)
        else:
            await self._open_form(kind, day, error)

    async def _show_both(self, text: str, day: date | None, seen: Entry, error: JournalError) -> None:
        """Show an edit beside what the entry says by now; of one that is gone, the words become a new line."""
        try:
            there = await self.store_thread.ask(lambda desk: desk.entry(seen.uid))
        except JournalError:
            self.drafts.drop(edit_of(seen))
            self._add_to_line(text)
            self._open_bar(day=day, fixed=True)
            self.bar.refuse(error)
        else:
            self._open_bar(text, day, there, fixed=True, stale=True)

    @on(messages.WordsTyped)
    def _words_typed(self, message: messages.WordsTyped) -> None:
        self.drafts.put(message.kind, message.words, message.name)
        if is_form(message.kind) and self.drafts.live in (None, message.kind):
            self.drafts.live = message.kind if message.words else None

    @on(messages.FormLeft)
    def _form_left(self, message: messages.FormLeft) -> None:
        if self.drafts.live == message.kind:
            self.drafts.live = None
        self.keep()

    # -- the entry line

    def _day(self) -> date | None:
        """Return the day that an entry is for; None is today as it will be when it is saved."""
        screen = self.today_screen
        return None if not self._on_today or screen.day == screen.today else screen.day

    def _open_bar(
        self,
        text: str = "",
        day: date | None = None,
        seen: Entry | None = None,
        *,
        fixed: bool = False,
        stale: bool = False,
    ) -> None:
        self.drafts.live = edit_of(seen) if seen else LINE
        text = text or ("" if seen else self.drafts[LINE].get(LINE, ""))
        self._with_bar.add_class("-typing")
        self.bar.open(day if fixed else self._day(), text, seen, stale=stale)
        if seen is None:
            self._load_earlier()

    @work(exclusive=True, group="earlier")
    async def _load_earlier(self) -> None:
        with suppress(JournalError):  # the look of every second tells what is wrong
            self.bar.walk_through(await self.store_thread.ask(lambda desk: desk.earlier_lines()))

    def _close_bar(self) -> None:
        self.drafts.live = None
        self._with_bar.remove_class("-typing")
        self.bar.close()
        self._with_bar.focus_list()
        back, self._line_from = self._line_from, "today"
        if back != "today":
            self.call_later(self.action_show, back)

    def _edit(self, entry: Entry) -> None:
        if self.refuses():
            return
        kept = self.drafts[edit_of(entry)]
        if kept:
            self._open_bar(kept.get(LINE, ""), seen=entry, stale=kept.get(SEEN) != str(entry.version))
        else:
            self._open_bar(seen=entry)

    async def action_entry_line(self, begin: str = "") -> None:
        """Open the entry line with what was left in it, and with the beginning of another entry behind that."""
        if self.current_mode != "history":  # that has one of its own
            self._line_from = self.current_mode
            await self.action_show("today")
        left = self.drafts[LINE].get(LINE, "").strip() if begin else ""
        self._open_bar(f"{left}, {begin}" if left else begin)

    @on(messages.LineEntered)
    def _line_entered(self, message: messages.LineEntered) -> None:
        self._close_bar()
        kind = edit_of(message.seen) if message.seen else LINE
        words = {LINE: message.text} | (edited(message.seen) if message.seen else {})
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
        form = FORMS[kind](lambda: self.context_of(day), day or self.today_screen.today, self.drafts[kind], error)
        form.place = self.today_screen.last_place(kind)

        def answered(line: str | None) -> None:
            self.drafts.live = before  # the entry line may stand open below
            if line is None:
                self.keep()
            else:
                self._save(kind, line, day)

        await self.push_screen(form, answered)
        form.focus_first()
