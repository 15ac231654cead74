"""One day: what was done before what hurt, and everything in its order."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.sentences import BACK_LEVEL, logged_words, return_words, standing_words
from journal.domain.words import day_words, pause_words
from journal.tui import messages, rows
from journal.tui.bindings import bindings_of, keys_on
from journal.tui.command import TODAY
from journal.tui.widgets.day_lists import TickList, Timeline
from journal.tui.widgets.entry_bar import EntryBar, LineField
from journal.tui.widgets.header import DayHeader, KeyLine
from journal.tui.widgets.lines import Lines, RowList

if TYPE_CHECKING:
    from journal.services.today import DayView
    from journal.tui.desk import ShownDay

_TWO_COLUMNS = 72
_LOGGING = ("log-pain", "log-heat", "log-ice", "log-exercise", "bad-day", "entry-line")
# What is counted of a spell's days, the longest words first.
_COUNTED = (BACK_LEVEL, "back level", "level")
_NO_SPELL = "No spell of back pain logged. {} sets when one started."


class TodayScreen(Screen[None]):
    """The day that is shown, today at first."""

    BINDINGS = bindings_of(TODAY)
    AUTO_FOCUS = "TickList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_COLUMNS, "-two"), (160, "-three")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    shown: reactive["ShownDay | None"] = reactive["ShownDay | None"](None)
    now: reactive[datetime | None] = reactive[datetime | None](None)
    timing: reactive[str] = reactive("")

    def __init__(self, context_of: Callable[[date | None], Context], day: date, *, plain: bool) -> None:
        super().__init__()
        self.day = day
        self.today = day
        self._context_of = context_of
        self.plain = plain
        self._last_list: RowList | None = None

    def compose(self) -> ComposeResult:
        """Return the panes; their order is the one that the grid wants."""
        key = keys_on(self).named
        timers = f"timer {key('timer-heat')}, {key('timer-ice')}"
        heat = f"None yet. {key('log-heat')} heat, {key('log-ice')} ice; {timers}."
        also = f"{key('log-medicine')} medicine, {key('log-spasm')} cramp, {key('log-note')} note."
        any_entry = f"Nothing yet. {key('log-pain')} pain, {key('entry-line')} any entry."
        yield DayHeader(id="header")
        yield Static("", id="standing", markup=False)
        with Container(id="body"):
            yield _titled(TickList(empty=f"Nothing to tick. {key('log-exercise')} is an exercise.", id="done"), "Done")
            yield _titled(Lines(empty=f"No level yet. {key('log-pain')} logs one.", id="pain"), "Pain")
            yield _titled(
                Timeline(empty=any_entry, id="day"),
                "The day",
            )
            yield _titled(Lines(empty=heat, id="heat"), "Heat and ice")
            yield _titled(Lines(empty=also, id="also"), "Also")
        yield EntryBar(self._context_of, id="entry")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the day before its entries are there."""
        self._show_header()
        self._show_keys()

    # -- what is shown

    def show_day(self, day: date) -> None:
        """Go to a day; its entries follow."""
        self.day = day
        self._show_header()

    def stay(self) -> None:
        """Stay on the day whose entries are shown: those of the other one could not be read."""
        if self.shown is not None:
            self.show_day(self.shown.view.day)

    @on(messages.TickToggled)
    @on(messages.DoneWanted)
    @on(messages.SkipWanted)
    @on(messages.GuideWanted)
    @on(messages.EntryOpened)
    @on(messages.EntryDeleted)
    def _of_another_day(self, message: Message) -> None:
        """Leave alone what a key in a hurry meant for a day that is not there yet."""
        if self.shown is None or self.shown.view.day != self.day:
            message.stop()
            self.show_again()

    def watch_now(self) -> None:
        """Tell the time."""
        if self.is_mounted:
            self._show_header()

    def watch_timing(self) -> None:
        """Name the key that saves a running timer."""
        if self.is_mounted:
            self._show_keys()

    def watch_shown(self, shown: "ShownDay | None") -> None:
        """Show a day's entries."""
        if shown is None or not self.is_mounted:
            return
        view, vocabulary = shown.view, shown.vocabulary
        self.today = view.today
        self._show_header()
        self._show_standing()
        ticks = self.query_one(TickList)
        ticks.border_title = Content("Done" if view.routine is None else f"Done · {view.routine}")
        ticks.show_ticks(view.ticks, rows.tick_rows(view, vocabulary, plain=self.plain))
        self.query_one("#heat", Lines).show(rows.heat_rows(view.entries))
        pain = self.query_one("#pain", Lines)
        pain.foot = rows.recent_row(view.recent, plain=self.plain)
        pain.show(rows.pain_rows(view.entries, plain=self.plain))
        self.query_one("#also", Lines).show(rows.also_rows(view.entries, vocabulary))
        self.query_one(Timeline).show_entries(view.entries, rows.timeline_rows(view.entries, vocabulary))

    def go_to(self, uid: str) -> None:
        """Let the cursor of the day go to an entry once it is shown."""
        self.query_one(Timeline).wanted = uid

    def show_again(self) -> None:
        """Show what was read last: a write that took something off the screen was not done."""
        self.watch_shown(self.shown)

    def _show_standing(self) -> None:
        static = self.query_one("#standing", Static)
        room = static.content_size.width * max(static.content_size.height, 1)
        static.update(Content(self._standing(room)), layout=False)

    def _standing(self, room: int) -> str:
        """Return where the spell stands, with how much was logged as far as there is room."""
        view = self.shown.view if self.shown else None
        if view is None:
            return ""
        unset = _NO_SPELL.format(keys_on(self).named("set-onset"))
        sentence = unset if view.standing is None else standing_words(view.standing)
        told = self._open_words(view, sentence) if view.day == view.today else []
        if told or view.standing is None:
            return next((words for words in told if len(words) <= room), sentence)
        logged = [logged_words(view.standing, view.logged_days, what) for what in _COUNTED]
        several = [[sentence, return_words(view.standing), logged[0]]]
        several += [[sentence, count.removesuffix(" days")] for count in logged]
        told = [" · ".join(part for part in parts if part) for parts in several]
        return next((words for words in told if len(words) <= room), sentence)

    def _open_words(self, view: "DayView", sentence: str) -> list[str]:
        """Return that tracking is paused, or what is asked of the spell, with its key: the longest words first."""
        standing, question = view.standing, view.question
        if view.pause is not None:
            paused = pause_words(view.pause, view.today)
            key = keys_on(self).named("pause-tracking")
            ends = f"{paused[:1].upper()}{paused[1:]}: nothing is asked, {key} ends it"
            return [f"{ends} · {sentence}", ends]
        if standing is None or question is None or (standing.question is None and standing.unsure is None):
            return []
        answers = f"{keys_on(self).named('answer')} answers"
        told = [f"{sentence} · {answers}"]
        if question.again is not None:
            told.append(f"Pain again on {day_words(question.again, view.today)}: same spell or new? {answers}")
        return told

    def last_place(self, kind: str) -> tuple[str, str] | None:
        """Return the site and the side that the form of a kind begins with; None for the form's own."""
        return self.shown.places.get(kind) if self.shown is not None else None

    def _show_header(self) -> None:
        for header in self.query(DayHeader):  # none any more while the program ends
            header.day, header.today, header.now = self.day, self.today, self.now

    def _show_keys(self) -> None:
        line = self.query_one(KeyLine)
        if isinstance(self.focused, LineField):
            self.query_one(EntryBar).name_keys(line)
        elif isinstance(self.focused, Timeline):
            line.ids = ("edit", "delete", *_LOGGING, "show-trends", "help")
        else:
            line.ids = ("tick", *_LOGGING, "guide", "say-done", "show-trends", "show-exercises", "quit", "help")
        if self.timing and not isinstance(self.focused, LineField):
            line.ids = (f"timer-{self.timing}", *line.ids)

    @on(EntryBar.Offered)
    def _offered(self) -> None:
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Name the keys of the list that has the focus."""
        if isinstance(self.focused, RowList):
            self._last_list = self.focused
        self._show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """In one column, what was done stands together; in several, the grid wants its own order."""
        narrow = event.size.width < _TWO_COLUMNS
        body, heat = self.query_one("#body"), self.query_one("#heat")
        others = [child.id for child in body.children]
        first = others.index("heat") < others.index("pain")
        if narrow and not first:
            body.move_child(heat, before=self.query_one("#pain"))
        elif first and not narrow:
            body.move_child(heat, after=self.query_one("#day"))
        self.call_after_refresh(self._show_standing)

    def focus_list(self) -> None:
        """Give the focus back to the list that had it before the entry line."""
        self.set_focus(self._last_list or self.query_one(TickList))

    # -- what is asked

    def _turn(self, by: int) -> None:
        day = self.day + timedelta(days=by)
        if day <= self.today:
            self.post_message(messages.DayChosen(day))

    @on(DayHeader.Turned)
    def _arrow_clicked(self, event: DayHeader.Turned) -> None:
        self._turn(event.by)

    def action_previous_day(self) -> None:
        """Show the day before."""
        self._turn(-1)

    def action_next_day(self) -> None:
        """Show the day after; never a day to come."""
        self._turn(1)

    def action_back_to_today(self) -> None:
        """Show today."""
        if self.day != self.today:
            self.post_message(messages.DayChosen(self.today))


def _titled(pane: Lines, title: str) -> Lines:
    pane.border_title = Content(title)
    pane.add_class("pane")
    return pane
