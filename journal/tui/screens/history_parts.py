"""What stands over the History screen for a moment: all of an entry, what it was before, and which days are wanted."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.dates import month_of
from journal.domain.entries import Entry
from journal.domain.line import parse_day
from journal.domain.moments import EARLIEST
from journal.domain.past import Filters
from journal.errors import ValueRefused
from journal.tui.bindings import keys_on
from journal.tui.history_shown import ShownTrail, ShownWhole
from journal.tui.screens.fields import FieldsScreen, one_value, text
from journal.tui.screens.help import TextScreen
from journal.tui.text import plain
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.history_list import ChangeList
from journal.tui.widgets.lines import RowList
from journal.tui.widgets.reader import Reader

_YEAR = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
# The frame, twice a blank line and four of text, the keys.
_BELOW_LIST = 13
_LEAST_LIST = 3
_SAYS = "It says that now"


class WholeScreen(TextScreen):
    """All of an entry."""

    def __init__(self, whole: ShownWhole) -> None:
        super().__init__()
        self._whole = whole

    def compose(self) -> ComposeResult:
        """Return the text."""
        with Vertical(id="whole"):
            yield Reader(id="whole-text")
        key = keys_on(self).named
        hint = f"{key('read-up')}{key('read-down')} scroll   {key('close-text')} back"
        yield Static(hint, id="whole-hint", markup=False)

    def on_mount(self) -> None:
        """Show it from its beginning."""
        self.query_one("#whole").border_title = Content("Entry")
        self.reader.read(self._whole.rows, anew=True)


class TrailScreen(ModalScreen[Entry | None]):
    """What became of an entry, or what was deleted; returns what is to be put back, or None."""

    AUTO_FOCUS = "ChangeList"

    def __init__(self, trail: ShownTrail, title: str, empty: str = "") -> None:
        super().__init__()
        self._trail = trail
        self._heading = title
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Return the list and what the line under the cursor would put back."""
        with Vertical(id="trail"):
            yield ChangeList(empty=self._empty, id="trail-list")
            yield Static("", id="trail-changed", markup=False)
            yield Static("", id="trail-said", markup=False)
            yield KeyLine(id="trail-keys")

    def on_mount(self) -> None:
        """Begin at the latest: of the changes it is the last line, of what was deleted the first."""
        self.query_one("#trail").border_title = Content(self._heading)
        changes = self.query_one(ChangeList)
        changes.show([line.row for line in self._trail.lines])
        if self._trail.now is not None:
            changes.cursor = len(self._trail.lines) - 1
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room below the list for what the change was and what would be put back."""
        self.query_one(ChangeList).styles.max_height = max(event.size.height - _BELOW_LIST, _LEAST_LIST)

    @on(RowList.CursorMoved)
    def _say(self) -> None:
        lines, cursor = self._trail.lines, self.query_one(ChangeList).cursor
        said = self.query_one("#trail-said", Static)
        changed = lines[cursor].changed if cursor < len(lines) else ""
        self.query_one("#trail-changed", Static).display = bool(changed)
        self.query_one("#trail-changed", Static).update(plain(changed))
        keys: tuple[str, ...] = ("leave-changes",)
        if cursor >= len(lines):
            said.update("")
        elif self._says_now(lines[cursor].entry):
            # What was changed tells it already.
            said.update(f"{_SAYS}." if changed else Content.assemble(f"{_SAYS}: ", plain(lines[cursor].words)))
        else:
            does = "Puts back" if self._trail.now is not None else "Brings back"
            said.update(Content.assemble(f"{does}: ", plain(lines[cursor].words)))
            keys = ("put-back", *keys)
        self.query_one(KeyLine).ids = keys

    def _says_now(self, then: Entry) -> bool:
        return self._trail.now is not None and self._trail.now.draft == then.draft

    @on(ChangeList.Chosen)
    def _chosen(self) -> None:
        then = self._trail.lines[self.query_one(ChangeList).cursor].entry
        if not self._says_now(then):
            self.dismiss(then)

    @on(ChangeList.Left)
    def _left(self) -> None:
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Days:
    """Which days are wanted.

    Attributes:
        first, last: both included; None leaves that end open.
        to: the first and the last of the days to go to, or None.
    """

    first: date | None
    last: date | None
    to: tuple[date, date] | None


class DaysScreen(FieldsScreen[Days | None]):
    """Asks for a day to go to, and for the days that are wanted."""

    heading = "Days"
    hint = "{save} show   {cancel} close   {previous-field}{next-field} fields"
    fields = (
        text("to", "Go to", "3 May 2024, 2024-05-03, May 2024, 2024, yesterday, 3 weeks ago"),
        one_value("first", "Only from", "the first entry"),
        one_value("last", "to", "today"),
    )

    def __init__(self, filters: Filters, context: Context) -> None:
        ends = {"first": filters.first, "last": filters.last}
        super().__init__(filled={name: day.isoformat() for name, day in ends.items() if day is not None})
        self._now = context

    def answer(self, said: dict[str, str]) -> Days:
        """Return the days."""
        spans: dict[str, tuple[date, date]] = {}
        for self.at, words in said.items():
            if words.strip():
                spans[self.at] = days_of(words.strip(), self._now)
        first = spans["first"][0] if "first" in spans else None
        last = spans["last"][1] if "last" in spans else None
        if first is not None and last is not None and first > last:
            raise ValueRefused("that is before the first day", "")
        return Days(first, last, spans.get("to"))


def _by_number(words: str) -> str:
    """Return "2024-5" of "May 2024"; other words as they are."""
    name, _, year = words.partition(" ")
    month = month_of(name.lower())
    return words if month is None else f"{year}-{month}"


def days_of(words: str, context: Context) -> tuple[date, date]:
    """Return the first and the last day of a year, of a month, or of a day as it is written elsewhere.

    Raises:
        LineError: it is none of them.
        ValueRefused: there is no such year or month.
    """
    match = _YEAR.fullmatch(words) or _YEAR.fullmatch(_by_number(words))
    if match is None:
        day = parse_day(words, context)
        return day, day
    year, month = int(match[1]), int(match[2]) if match[2] else None
    if year < EARLIEST.year or (month is not None and not 1 <= month <= 12):
        raise ValueRefused(f"there is no {words} here", "Write a day like 3 May 2024, a month May 2024, a year 2024.")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
