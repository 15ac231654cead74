"""The top lines of a screen, and the line of keys at its foot."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from journal.domain.words import day_words
from journal.tui.bindings import keys_on
from journal.tui.commands import COMMANDS
from journal.tui.messages import CommandChosen
from journal.tui.widgets.least import is_too_small, least_lines
from journal.tui.widgets.timer_mark import DEMO, is_demo
from journal.tui.writing import WRITING

_TITLE = "pain-journal"
_DEMO = tuple(f"{DEMO}{more}" for more in (": nothing here is kept", ": nothing is kept", ": not kept", ""))
_READ_ONLY = "read-only"


class DayHeader(Widget):
    """The day that is shown between two arrows, and the time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "day-header--day",
        "day-header--muted",
        "day-header--away",
        "day-header--timer",
        "day-header--demo",
    }

    DEFAULT_CSS = """
    DayHeader {
        height: 1;
        .day-header--day { text-style: bold; color: $foreground; }
        .day-header--away { text-style: bold; color: $text-accent; }
        .day-header--muted { color: $text-muted; }
        .day-header--timer, .day-header--demo { text-style: bold; color: $text-accent; }
    }
    """

    day: reactive[date | None] = reactive[date | None](None)
    today: reactive[date | None] = reactive[date | None](None)
    now: reactive[datetime | None] = reactive[datetime | None](None)
    timer: reactive[str] = reactive("")

    class Turned(Message):
        """An arrow was clicked.

        Attributes:
            by: -1 for the day before, 1 for the day after.
        """

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def day_text(self) -> str:
        """Return "Tue 24 Nov", with "yesterday" or the like where it is not today."""
        if self.day is None or self.today is None:
            return ""
        text = f"{self.day:%a} {day_words(self.day, self.today)}"
        away = (self.today - self.day).days
        if away == 0:
            return text
        return f"{text} · {'yesterday' if away == 1 else f'{away} days ago'}"

    def _middle(self) -> tuple[int, str]:
        text = f"‹ {self.day_text()} {'›' if self.day != self.today else ' '}" if self.day else ""
        return max((self.size.width - len(text)) // 2, len(_TITLE) + 1), text

    def _title(self, room: int) -> tuple[str, VisualStyle]:
        """Return what stands at the left: the program's name, or that it is a demo and what that means."""
        if not is_demo(self):
            return _TITLE.ljust(room), self.get_visual_style("day-header--muted")
        told = next(words for words in _DEMO if len(words) < room or words == DEMO)
        return told.ljust(room), self.get_visual_style("day-header--demo")

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        width = self.size.width
        start, text = self._middle()
        muted = self.get_visual_style("day-header--muted")
        away = self.day != self.today
        bold = self.get_visual_style(f"day-header--{'away' if away else 'day'}")
        clock = f"{self.now:%H:%M}" if self.now else ""
        timer = f"{self.timer}  " if self.timer else ""
        gap = width - start - len(text) - len(clock) - len(timer)
        if gap <= 0 and timer:
            # Of the two, the time that is left on the skin is the one to see.
            gap, clock, timer = gap + len(clock) + 2, "", self.timer
        content = Content.assemble(
            self._title(start),
            (text, bold),
            " " * max(gap, 1),
            (timer, self.get_visual_style("day-header--timer")),
            (clock if gap > 0 else "", muted),
        )
        strip = Strip(content.truncate(width, pad=True).render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)

    def on_click(self, event: events.Click) -> None:
        """Turn to the day before or after."""
        offset = event.get_content_offset(self)
        start, text = self._middle()
        if offset is None or not text or not start - 1 <= offset.x <= start + len(text):
            return
        self.post_message(self.Turned(-1 if offset.x < start + len(text) // 2 else 1))


class KeyLine(Widget):
    """The keys of this place, as many as fit; a click does what the key does.

    Where nothing can be saved it says so instead of the keys that log and change.

    In a window that is too small it covers the screen, and says so: what is below stays as it is.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--word", "key-line--read-only"}

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        .key-line--key { color: $text-primary; text-style: bold; }
        .key-line--word { color: $text-muted; }
        .key-line--read-only { color: $text-accent; text-style: bold; }
    }
    KeyLine.-covering { height: 100%; overlay: screen; background: $background; }
    """

    ids: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    # What a command does at the moment, by its id, where that is not what its hint says.
    hints: reactive[Mapping[str, str]] = reactive[Mapping[str, str]](dict)

    def on_mount(self) -> None:
        """Follow the size of the screen; a modal has layouts of its own for small ones."""
        if not isinstance(self.screen, ModalScreen):
            self.screen.screen_layout_refresh_signal.subscribe(self, self._fit)

    def _fit(self, screen: Screen[Any]) -> None:
        small = is_too_small(screen.size)
        self.set_class(small, "-covering")
        screen.set_class(small, "-covered")

    @property
    def _before(self) -> str:
        return f"{_READ_ONLY}  " if getattr(self.app, "unwritable", None) is not None else ""

    def _places(self) -> list[tuple[int, int, str, str, str]]:
        """Return (start, end, key, word, id) of each that fits; the last one always does."""
        before = len(self._before)
        named = [command for name in self.ids for command in COMMANDS if command.id == name]
        wanted = [command for command in named if not (before and command.id in WRITING)]
        table = keys_on(self)
        hints = {command.id: command.hint or command.title.lower() for command in wanted} | dict(self.hints)
        items = [(table.first(command), hints[command.id], command.id) for command in wanted]
        items = [item for item in items if item[0]]
        room = self.size.width - before
        while len(items) > 1 and sum(len(key) + len(word) + 3 for key, word, _ in items) - 2 > room:
            items.pop(-2)
        places: list[tuple[int, int, str, str, str]] = []
        at = before
        for key, word, name in items:
            end = at + len(key) + 1 + len(word)
            places.append((at, end, key, word, name))
            at = end + 2
        return places

    def render_line(self, y: int) -> Strip:
        """Return the one line; in a window that is too small, what there is to say about it."""
        width = self.size.width
        if self.has_class("-covering"):
            return self._least(y, width)
        key_style = self.get_visual_style("key-line--key")
        word_style = self.get_visual_style("key-line--word")
        parts: list[str | tuple[str, object]] = [(self._before, self.get_visual_style("key-line--read-only"))]
        for _, _, key, word, _ in self._places():
            parts += [(key, key_style), (f" {word}", word_style), "  "]
        content = Content.assemble(*parts).truncate(width, pad=True)  # type: ignore[arg-type]
        strip = Strip(content.render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)

    def _least(self, y: int, width: int) -> Strip:
        lines = least_lines(self.screen.size)
        at = y - (self.size.height - len(lines)) // 2
        content = Content(lines[at].center(width) if 0 <= at < len(lines) else "").truncate(width, pad=True)
        return Strip(content.render_segments(self.visual_style), width)

    def on_click(self, event: events.Click) -> None:
        """Do what the key does."""
        offset = None if self.has_class("-covering") else event.get_content_offset(self)
        for start, end, _, _, name in self._places():
            if offset is not None and start <= offset.x < end:
                self.post_message(CommandChosen(name))
