"""The library of exercises, the routines, and how often a week what was done."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from journal.domain.exercises import GROUPS, PHASES
from journal.tui.bindings import bindings_of, keys_on
from journal.tui.command import EXERCISES
from journal.tui.practice_messages import PageWanted, PracticeChosen
from journal.tui.practice_rows import PHASES_SHORT, Line, Wanted, wrapped
from journal.tui.text import Row, Run, Tone, plain
from journal.tui.widgets.choices import Choices, Tabs
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.lines import Lines, RowList
from journal.tui.widgets.practice_lists import ExerciseList, HeadedList, RoutineList, SearchField, WeekList
from journal.tui.widgets.reader import Reader, Wrapped
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.practice_shown import ListedRoutine, ShownLibrary, ShownPage, ShownPractice, ShownWeeks

TABS = ("library", "routines", "weeks")
_ALL = "all"
_BESIDE = 72
# The padding of the weeks and the gutter of their list.
_MARGINS = 4
_NONE_FOUND = "No exercise is like that. {} shows all again, {} and {} choose others."
_KEYS = {
    "library": (
        "next-view", "guide-exercise", "log-done", "search", "next-group", "next-phase", "change-exercise",
        "in-routine", "plan-week", "new-exercise", "hide-exercise", "skip-today", "show-today", "help",
    ),
    "routines": (
        "next-view", "guide-routine", "use-routine", "change-routine", "new-routine", "delete-routine", "show-today",
        "quit", "help",
    ),
    "weeks": ("next-view", "plan-line", "log-exercise", "show-today", "show-trends", "quit", "help"),
}  # fmt: skip


class ExercisesScreen(Screen[None]):
    """What there is to do, what is meant to be done, and what was done of it."""

    BINDINGS = bindings_of(EXERCISES)
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_BESIDE, "-beside"), (110, "-wide")]  # noqa: RUF012

    # Also what is as before is taken up: the page beside it may not be.
    shown: reactive["ShownPractice | None"] = reactive["ShownPractice | None"](None, always_update=True)
    page: reactive["ShownPage | None"] = reactive["ShownPage | None"](None)

    def __init__(self) -> None:
        super().__init__()
        self._tab = TABS[0]
        self._with_hidden = False
        self._library: ShownLibrary | None = None
        self._routines: dict[str, ListedRoutine] = {}
        self._weeks: ShownWeeks | None = None
        self._reading = ("", "")

    def compose(self) -> ComposeResult:
        """Return the tabs, the lists and the text beside them."""
        with Horizontal(id="practice-tabs"):
            yield Tabs(TABS, id="tabs")
            yield TimerMark(id="timer")
        with Horizontal(id="practice-choice"):
            yield Tabs((_ALL, *GROUPS), id="groups")
            yield Tabs((_ALL, *(PHASES_SHORT[phase] for phase in PHASES)), id="phases")
        with Container(id="practice-body"):
            with Vertical(id="practice-lists"):
                with Horizontal(id="search-row"):
                    yield Static("/ ", id="search-sign", markup=False)
                    yield SearchField(placeholder="a name", id="search")
                yield ExerciseList(id="library")
                yield Reader(id="library-foot")
                new = keys_on(self).named("new-routine")
                yield RoutineList(empty=f"No routine yet. {new} writes one.", id="routines")
            yield Reader(id="reader")
        with Vertical(id="weeks"):
            yield Lines(id="weeks-head")
            yield WeekList(id="weeks-list")
            yield Static("", id="weeks-words", markup=False)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the library."""
        self._show_parts()

    @property
    def tab(self) -> str:
        """The tab that is chosen."""
        return self.query_one("#tabs", Tabs).value

    @property
    def wanted(self) -> Wanted:
        """Which exercises are wanted."""
        group, phase = (self.query_one(name, Tabs).cursor for name in ("#groups", "#phases"))
        return Wanted(
            group=GROUPS[group - 1] if group else None,
            phase=PHASES[phase - 1] if phase else None,
            text=self.query_one(SearchField).value,
            hidden=self._with_hidden,
        )

    @property
    def library(self) -> ExerciseList:
        """The list of exercises."""
        return self.query_one(ExerciseList)

    def list_of_tab(self) -> HeadedList:
        """Return the list of the tab that is chosen."""
        kinds: dict[str, type[HeadedList]] = {"library": ExerciseList, "routines": RoutineList, "weeks": WeekList}
        return self.query_one(kinds[self.tab])

    # -- what is shown

    def _show_parts(self) -> None:
        """Show the parts of the tab that is chosen."""
        tab = self._tab = self.tab
        self.query_one("#practice-choice").display = tab == "library"
        self.query_one("#practice-body").display = tab != "weeks"
        self.query_one("#library-foot").display = self.library.display = tab == "library"
        self.query_one(RoutineList).display = tab == "routines"
        self.query_one("#weeks").display = tab == "weeks"
        self._show_keys()
        self._leave_search()
        self._show_text()

    def _show_keys(self) -> None:
        line = self.query_one(KeyLine)
        if isinstance(self.focused, SearchField):
            line.ids = ("to-found", "clear-search", "help")
        elif self.tab == "library" and replace(self.wanted, hidden=False) != Wanted():
            line.ids = ("clear-search", *_KEYS[self.tab])
        else:
            line.ids = _KEYS[self.tab]

    def on_descendant_focus(self) -> None:
        """Name the keys of what has the focus."""
        self._show_keys()

    def _leave_search(self) -> None:
        """Give the focus to the list; words that are looked for stay in sight."""
        self.set_focus(self.list_of_tab())
        self.query_one("#search-row").display = self.tab == "library" and bool(self.query_one(SearchField).value)

    def watch_shown(self, shown: "ShownPractice | None") -> None:
        """Show what has come of a tab, whichever is chosen by now."""
        if shown is None or not self.is_mounted:
            return
        if shown.library is not None:
            self._library = shown.library
            self._list_library()
        if shown.routines is not None:
            self._routines = {one.row.key: one for one in shown.routines}
            self.query_one(RoutineList).show([one.row for one in shown.routines])
            self._show_text()
        if shown.weeks is not None:
            self._weeks = shown.weeks
            self._list_weeks()

    def _list_library(self, *, chosen_anew: bool = False) -> None:
        """List the exercises that are wanted, from the first where others were chosen."""
        shown, wanted = self._library, self.wanted
        if shown is None:
            return
        exercises = self.library
        exercises.doses = shown.doses
        before = exercises.key
        exercises.show(shown.rows(wanted))
        if chosen_anew and exercises.key != before:
            exercises.cursor = 0
        foot = self.query_one("#library-foot", Reader)
        key = keys_on(self).named("show-hidden")
        foot.read(lambda width: [Row((Run(shown.summary(wanted, width, key), Tone.MUTED),))], anew=True)
        self.post_message(PageWanted(exercises.key))
        self._show_text()
        self._show_keys()

    def _list_weeks(self) -> None:
        shown, weeks = self._weeks, self.query_one(WeekList)
        if shown is not None:
            table = shown.table(self.size.width - _MARGINS)
            self.query_one("#weeks-head", Lines).show([table.head])
            weeks.show(table.rows)
            words = Content("\n").join(plain(sentence) for sentence in shown.words)
            self.query_one("#weeks-words", Static).update(words)

    def watch_page(self) -> None:
        """Show a page, unless another exercise was chosen meanwhile."""
        if self.is_mounted:
            self._show_text()

    def _show_text(self) -> None:
        """Show what belongs to the line under the cursor, as soon as it is there."""
        reader, key = self.query_one("#reader", Reader), self.list_of_tab().key
        text: Wrapped | None = None
        if self.tab == "routines":
            text = self._routines[key].text if key in self._routines else None
        elif self.page is not None and self.page.slug == key:
            text = self.page.rows
        elif key and self.page is not None:
            return  # its page is on its way
        elif self._library is not None and not key:
            text = self._none_found
        reader.read(text, anew=self._reading != (self.tab, key))
        self._reading = (self.tab, key)

    def _none_found(self, width: int) -> list[Row]:
        keys = map(keys_on(self).named, ("clear-search", "next-group", "next-phase"))
        return wrapped([Line(_NONE_FOUND.format(*keys))], width)

    def on_resize(self) -> None:
        """Show as many weeks as there is room for."""
        self._list_weeks()

    # -- what is asked

    @on(Choices.Changed)
    def _chosen(self, event: Choices.Changed) -> None:
        event.stop()
        if not self.is_mounted:
            return
        if self.tab != self._tab:
            self._show_parts()
            self.post_message(PracticeChosen())
        else:
            self._list_library(chosen_anew=True)

    @on(Input.Changed)
    def _searched(self) -> None:
        self._list_library(chosen_anew=True)

    @on(SearchField.Left)
    def _search_left(self) -> None:
        self._leave_search()

    @on(RowList.CursorMoved)
    def _cursor_moved(self) -> None:
        key = self.list_of_tab().key
        if self.tab == "library" and (self.page is None or self.page.slug != key):
            self.post_message(PageWanted(key))
        elif self.tab != "weeks":
            self._show_text()

    def _cycle(self, name: str, by: int) -> None:
        tabs = self.query_one(name, Tabs)
        if name == "#tabs" or self.tab == "library":
            tabs.cursor = (tabs.cursor + by) % len(tabs.words)
            if self.tab != self._tab:
                self._show_parts()  # at once: the message about it comes after what is drawn next
                self.post_message(PracticeChosen())

    def action_next_view(self) -> None:
        """Look at the next tab."""
        self._cycle("#tabs", 1)

    def action_previous_view(self) -> None:
        """Look at the tab before."""
        self._cycle("#tabs", -1)

    def action_next_group(self) -> None:
        """List the next group."""
        self._cycle("#groups", 1)

    def action_previous_group(self) -> None:
        """List the group before."""
        self._cycle("#groups", -1)

    def action_next_phase(self) -> None:
        """List the next phase."""
        self._cycle("#phases", 1)

    def action_previous_phase(self) -> None:
        """List the phase before."""
        self._cycle("#phases", -1)

    def action_search(self) -> None:
        """Look for a name."""
        if self.tab == "library":
            self.query_one("#search-row").display = True
            self.set_focus(self.query_one(SearchField))

    def action_clear_search(self) -> None:
        """Look for no name any more; from the list, want every group and phase again, too."""
        if self.tab == "library":
            if not isinstance(self.focused, SearchField):
                self.query_one("#groups", Tabs).cursor = self.query_one("#phases", Tabs).cursor = 0
            self.query_one(SearchField).value = ""
            self._leave_search()

    def action_show_hidden(self) -> None:
        """List what is not offered, too, or not."""
        if self.tab == "library":
            self._with_hidden = not self._with_hidden
            self._list_library()

    def action_text_up(self) -> None:
        """Scroll the text beside the list up."""
        self.query_one("#reader", Reader).turn(-1)

    def action_text_down(self) -> None:
        """Scroll the text beside the list down."""
        self.query_one("#reader", Reader).turn(1)
