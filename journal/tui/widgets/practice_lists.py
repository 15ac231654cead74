"""The lists of the Exercises screen: the library by group, the routines, and what was done week by week."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from journal.tui.bindings import bindings_of
from journal.tui.command import LIBRARY, ROUTINES, WEEKS
from journal.tui.messages import ExerciseLogWanted, SessionWanted
from journal.tui.practice_messages import (
    ExerciseChangeWanted,
    ExerciseHidden,
    LeaveOutWanted,
    PlanWanted,
    RoutineChangeWanted,
    RoutineDeleted,
    RoutineItemToggled,
    RoutineUsed,
)
from journal.tui.text import Row
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.lines import RowList


class HeadedList(RowList):
    """Rows under headings: a row without a key is a heading, and the cursor never stands on one.

    Attributes:
        wanted: the key of what was just made; the cursor goes there when it comes.
    """

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty=empty, id=id)
        self.wanted = ""

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor goes to what is wanted, once it is there."""
        super().show(rows)
        found = [index for index, row in enumerate(self.rows) if row.key and row.key == self.wanted]
        if found:
            self.wanted = ""
            self.cursor = found[0]

    def validate_cursor(self, cursor: int) -> int:
        """Go past headings, in the direction that the cursor moves."""
        last = max(len(self.rows) - 1, 0)
        cursor = min(max(cursor, 0), last)
        way = 1 if cursor >= self.cursor else -1
        for step in (way, -way):
            for index in range(cursor, last + 1 if step > 0 else -1, step):
                if index < len(self.rows) and self.rows[index].key:
                    return index
        return cursor

    def _scroll(self) -> None:
        """Keep the first row's heading in view with it."""
        super()._scroll()
        above = int(self._counts_above)
        is_first = 0 < self._top == self.cursor - above
        if is_first and self.size.height > above + 2 and not self.rows[self.cursor - 1].key:
            self._top -= 1

    def on_click(self, event: events.Click) -> None:
        """Take a click on a heading for none."""
        offset = event.get_content_offset(self)
        index = self._top + offset.y if offset is not None else len(self.rows)
        if index >= len(self.rows) or not self.rows[index].key:
            event.prevent_default()


class ExerciseList(HeadedList):
    """The library."""

    BINDINGS = bindings_of(LIBRARY)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.doses: Mapping[str, str] = {}

    def action_guide_exercise(self) -> None:
        """Begin a guided session of the exercise under the cursor."""
        if self.key:
            self.post_message(SessionWanted((self.key,)))

    def action_log_done(self) -> None:
        """Say what was done of the exercise under the cursor."""
        if self.key:
            self.post_message(ExerciseLogWanted(self.key, self.doses.get(self.key, "")))

    def action_change_exercise(self) -> None:
        """Change the exercise under the cursor."""
        if self.key:
            self.post_message(ExerciseChangeWanted(self.key))

    def action_new_exercise(self) -> None:
        """Add an exercise of one's own."""
        self.post_message(ExerciseChangeWanted())

    def action_hide_exercise(self) -> None:
        """Do not offer the exercise under the cursor any more, or offer it again."""
        if self.key:
            self.post_message(ExerciseHidden(self.key))

    def action_in_routine(self) -> None:
        """Put the exercise under the cursor into the routine in use, or take it out."""
        if self.key:
            self.post_message(RoutineItemToggled(self.key))

    def action_plan_week(self) -> None:
        """Plan how often a week the exercise under the cursor is meant to be done."""
        if self.key:
            self.post_message(PlanWanted(self.key))

    def action_skip_today(self) -> None:
        """Leave the exercise under the cursor out today, or not after all."""
        if self.key:
            self.post_message(LeaveOutWanted(self.key))

    def clicked(self, *, again: bool) -> None:
        """Choose the exercise that was clicked, or begin a session of it when it was chosen already."""
        if again:
            self.action_guide_exercise()


class RoutineList(HeadedList):
    """The routines: the one in use, the user's own, the starters."""

    BINDINGS = bindings_of(ROUTINES)

    def action_guide_routine(self) -> None:
        """Begin a guided session of the routine under the cursor."""
        if self.key:
            self.post_message(SessionWanted((self.key,)))

    def action_use_routine(self) -> None:
        """Make the routine under the cursor today's, or today's no more."""
        if self.key:
            self.post_message(RoutineUsed(self.key))

    def action_change_routine(self) -> None:
        """Change the routine under the cursor."""
        if self.key:
            self.post_message(RoutineChangeWanted(self.key))

    def action_new_routine(self) -> None:
        """Write a new routine."""
        self.post_message(RoutineChangeWanted())

    def action_delete_routine(self) -> None:
        """Delete the routine under the cursor."""
        if self.key:
            self.post_message(RoutineDeleted(self.key))

    def clicked(self, *, again: bool) -> None:
        """Choose the routine that was clicked, or begin a session of it when it was chosen already."""
        if again:
            self.action_guide_routine()


class WeekList(HeadedList):
    """What was done week by week: any exercise, the groups, the exercises in them."""

    BINDINGS = bindings_of(WEEKS)

    def action_plan_line(self) -> None:
        """Plan how often a week what the line is about is meant to be done."""
        if self.key:
            self.post_message(PlanWanted(self.key))

    def clicked(self, *, again: bool) -> None:
        """Choose the line that was clicked, or plan it when it was chosen already."""
        if again:
            self.action_plan_line()


class SearchField(TextField):
    """Words to look for in the library; enter, tab or ↓ goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+j,tab,down", "leave", show=False)]

    class Left(Message):
        """The list is wanted."""

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())
