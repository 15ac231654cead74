"""A guided session: what to do now, the seconds that are left in large digits, and the keys to steer it.

Nothing is counted here. Every look asks the session where it stands at this moment, so that a stopped process, a closed
lid or a slow terminal cost no second of it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from journal.clock import Clock
from journal.config import Settings
from journal.domain.sessions import Action, Session, State, Step, StepKind, cue
from journal.domain.timers import clock_words
from journal.domain.walks import AWAY_S, SECOND
from journal.tui import session_words as words
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import SESSION
from journal.tui.commands import COMMANDS, commands_of
from journal.tui.messages import CommandChosen, SessionMoved
from journal.tui.text import plain
from journal.tui.widgets.big_digits import BigDigits
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.step_bar import StepBar
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.base import BaseApp

_LOOK_S = 0.1
_TELL = timedelta(seconds=2)
_AWAY = timedelta(seconds=AWAY_S)
_FLASH_S = 0.3
_KEYS = ("pause", "go-on", "skip", "back", "end-session", "add", "how-to", "session-help")
_PAUSED_KEYS = tuple(name for name in _KEYS if name != "go-on")
_GIVE_DOSE = "No dose is set. In Exercises {change-exercise} sets one; in a routine it stands behind the name."


class SessionScreen(ModalScreen[Session]):
    """Counts a session until it has run out or is ended, and returns it; a modal, so that no other key acts meanwhile.

    Args:
        title: of the exercise or the routine.
        session: one that started.
        settings: bell, flash and markers.
        clock: tells the time.
        how_to: how each exercise is done, by its slug.

    Attributes:
        session: as it stands.
        seen: when it was last seen, UTC.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(SESSION),
        Binding("ctrl+j", "go_on", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide"), (100, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-least"), (10, "-tiny"), (16, "-low"), (24, "-high"), (34, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        title: str,
        session: Session,
        settings: Settings,
        clock: Clock,
        how_to: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.seen = self._told = max(clock.now().astimezone(UTC), session.started)
        self._title = title
        self._settings = settings
        self._clock = clock
        self._how_to = how_to or {}
        self._how_wanted: bool | None = None
        self._state = session.at(self.seen)
        self._shown: dict[str, str] = {}
        self._ticker: Timer | None = None
        self._paused_below = False

    def compose(self) -> ComposeResult:
        """Return the parts; what they say follows."""
        is_plain = self._settings.drawn_with == "ascii"
        with Horizontal(id="session-top"):
            yield Static("", id="session-title", markup=False)
            yield Static("", id="session-total", markup=False)
            yield TimerMark(id="timer")
        with Vertical(id="session-middle"):
            for name in ("name", "side", "task"):
                yield Static("", id=f"session-{name}", markup=False)
            yield BigDigits(plain=is_plain, id="digits")
            yield Static("", id="session-count", markup=False)
            yield StepBar(plain=is_plain, id="session-bar")
            yield Static("", id="session-next", markup=False)
        with VerticalScroll(id="how-to", can_focus=False):
            yield Static("", id="how-to-text", markup=False)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin to look."""
        self._show(self._state, self.seen)
        self.post_message(SessionMoved(self.session, self.seen))
        self._ticker = self.set_interval(_LOOK_S, self.look)

    def on_screen_suspend(self) -> None:
        """Pause while the help is over it: that is there to be read."""
        if self._ticker is not None and not self._looked().paused:
            self._act(Action.PAUSE)
            self._paused_below = True

    def on_screen_resume(self) -> None:
        """Say where it stands, when it was paused for the help."""
        self.look()
        if self._paused_below:
            self._paused_below = False
            cast("BaseApp", self.app).say(words.waiting_words(self.session, self._state))

    def on_resize(self, event: events.Resize) -> None:
        """Show how it is done where there is room for it."""
        self._show_how_to(self._state, event.size.width, event.size.height)

    # -- the time

    def look(self) -> None:
        """Show where the session stands now."""
        now = self._now()
        if now - self._told >= _TELL or now < self._told:
            self._tell(now)
        self._look(now)

    def _now(self) -> datetime:
        # In UTC: Python subtracts two moments of one zone by their wall clocks, an hour wrong over a clock change.
        now = self._clock.now().astimezone(UTC)
        if now - self.seen > _AWAY:
            self.session = self.session.away(self.seen, now)
        self.seen = now
        return now

    def _look(self, now: datetime) -> None:
        before, self._state = self._state, self.session.at(now)
        self._ring(cue(before, self._state))
        if not self._state.finished:
            self._show(self._state, now)
        elif self.is_active and self._ticker is not None:  # not below the help: the topmost screen would go
            self._ticker.stop()
            self._ticker = None
            self.dismiss(self.session)

    def _ring(self, what: str) -> None:
        if what and self._settings.bell:
            self.app.bell()
        if what and self._settings.flash:
            middle = self.query_one("#session-middle")
            middle.add_class("-flash")
            self.set_timer(_FLASH_S, lambda: middle.remove_class("-flash"))

    def _tell(self, now: datetime) -> None:
        self._told = now
        self.post_message(SessionMoved(self.session, now))

    # -- what is shown

    def _show(self, state: State, now: datetime) -> None:
        """Write what changed, and nothing else."""
        step = state.step
        if step is None:
            return
        place = words.place_words(self.session, step)
        self._write("title", f"{self._title} · {place}" if place else self._title)
        ran = sum(self.session.walked(now).all_ran().values()) // SECOND
        self._write("total", clock_words(ran))
        self._write("name", step.name)
        self._write("side", words.side_words(self.session, state))
        self._write("task", words.task_words(self.session, state))
        self._write("count", words.count_words(self.session, state))
        self._write("next", words.next_words(self.session, state))
        digits = words.clock_words(state.elapsed_s if state.left_s is None else state.left_s)
        self.query_one(BigDigits).text = digits
        bar = self.query_one(StepBar)
        bar.ran, bar.words = words.bar_words(state)
        self.set_class(state.paused, "-paused")
        keys = self.query_one(KeyLine)
        keys.ids = _PAUSED_KEYS if state.paused else _KEYS
        keys.hints = {"pause": "go on"} if state.paused else {}
        self._show_how_to(state, *self.app.size)

    def _write(self, name: str, text: str) -> None:
        if self._shown.get(name) != text:
            self._shown[name] = text
            self.query_one(f"#session-{name}", Static).update(plain(text), layout=name in ("title", "total"))

    def _show_how_to(self, state: State, width: int, height: int) -> None:
        step = state.step
        if step is None or not self.is_mounted:
            return
        if self._shown.get("item") != str(step.item):
            self._shown["item"] = str(step.item)
            self._how_wanted = None
            self._fill_how_to(step)
        panel = self.query_one("#how-to")
        told = bool(self._how_lines(step))
        by_itself = step.kind is StepKind.READY and width >= 80 and height >= 24
        panel.display = told and (by_itself if self._how_wanted is None else self._how_wanted)
        self.set_class(panel.display, "-how")

    def _fill_how_to(self, step: Step) -> None:
        panel = self.query_one("#how-to", VerticalScroll)
        panel.border_title = Content.assemble("How: ", plain(step.name))
        self.query_one("#how-to-text", Static).update(Content("\n").join(map(plain, self._how_lines(step))))
        panel.scroll_home(animate=False)

    def _how_lines(self, step: Step) -> tuple[str, ...]:
        """Return how an exercise is done; of one without a dose, how to give it one comes first."""
        given = (with_keys(self, _GIVE_DOSE),) if words.has_no_dose(self.session, step) else ()
        return (*given, *self._how_to.get(step.exercise, ()))

    # -- keys

    @on(CommandChosen)
    async def _command_chosen(self, message: CommandChosen) -> None:
        """Do what was clicked; the commands of a session are this screen's own."""
        command = next((one for one in COMMANDS if one.id == message.id), None)
        if command in commands_of(SESSION):
            message.stop()
            await self.run_action(command.action)

    def _act(self, action: Action) -> None:
        now = self._now()
        if self._ticker is not None:
            self.session = self.session.then(action, now)
            self._tell(now)
            self._look(now)

    def _looked(self) -> State:
        return self.session.at(self._now())

    def action_pause(self) -> None:
        """Pause, or go on from there."""
        self._act(Action.RESUME if self._looked().paused else Action.PAUSE)

    def action_go_on(self) -> None:
        """Go on: from a pause, else to the next step where this one waits or is a rest."""
        self._act(Action.RESUME if self._looked().paused else Action.GO_ON)

    def action_skip(self) -> None:
        """Go to the next step."""
        self._act(Action.SKIP)

    def action_back(self) -> None:
        """Go to the start of this step or to the work before."""
        self._act(Action.BACK)

    def action_add(self) -> None:
        """Give this step ten seconds more."""
        self._act(Action.ADD)

    def action_end(self) -> None:
        """End it here."""
        self._act(Action.END)

    def action_how_to(self) -> None:
        """Show how the exercise is done, or hide it."""
        self._how_wanted = not self.query_one("#how-to").display
        self._show_how_to(self._state, *self.app.size)

    def action_scroll_text(self, by: int) -> None:
        """Scroll how it is done."""
        self.query_one("#how-to").scroll_relative(y=by, animate=False)

    async def action_help(self) -> None:
        """Show the help; the session waits meanwhile."""
        await self.app.run_action("app.help")
