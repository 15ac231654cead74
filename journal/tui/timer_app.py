"""What the application does about heat and ice timers: they run by the clock, whatever screen is up."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer as Ticker

from journal.clock import Clock
from journal.config import Settings
from journal.domain.moments import moment_now
from journal.domain.timers import Timer, clock_words
from journal.domain.when import when_line
from journal.domain.words import draft_words
from journal.errors import JournalError
from journal.tui.asking import asking
from journal.tui.base import LONG_S
from journal.tui.session_app import SessionApp
from journal.tui.widgets.header import DayHeader
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.screens.timer import TimerForm, TimerWanted

_TICK_S = 0.25
_SEEN_EVERY = timedelta(seconds=5)
_FLASH_S = 0.4
# Less than this is no minute, not even rounded.
_SHORT_S = 30


class TimerApp(SessionApp):
    """An application with heat and ice timers, and a stretch reminder for who wants one."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self.timer: Timer | None = None
        self._ticker: Ticker | None = None
        self._rung = False
        self._stretching = settings.stretch_reminder
        self._stretched = clock.now()

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold, the stretch reminder among them."""
        if settings.stretch_reminder != self.settings.stretch_reminder:
            self._stretching, self._stretched = settings.stretch_reminder, self.clock.now()
        super().use_settings(settings)

    # -- the clock

    def run_timer(self, timer: Timer | None) -> None:
        """Show a timer from now on, or none."""
        if timer is None or self.timer is None or timer.started != self.timer.started:
            self._rung = timer is not None and timer.is_over(self.clock.now())
        self.timer = timer
        if timer is not None and self._ticker is None:
            self._ticker = self.set_interval(_TICK_S, self._tick)
        elif timer is None and self._ticker is not None:
            self._ticker.stop()
            self._ticker = None
        self.show_timer()

    async def action_show(self, name: str) -> None:
        """Show a screen, with the timer on it."""
        await super().action_show(name)
        self.show_timer()

    def show_timer(self) -> None:
        """Write what the timer says on every screen that is up."""
        words = self.timer.clock_words(self.clock.now()) if self.timer else ""
        for screen in self.screen_stack:
            for mark in screen.query(TimerMark):
                mark.words = words
            for header in screen.query(DayHeader):
                header.timer = words
        self.today_screen.timing = self.timer.modality if self.timer else ""

    def _tick(self) -> None:
        timer, now = self.timer, self.clock.now()
        if timer is None:
            return
        self.show_timer()
        if timer.is_over(now) and not self._rung:
            self._rung = True
            if self.settings.bell:
                self.bell()
            if self.settings.flash:
                self._flash()
            self.say(
                f"{timer.planned_min} min of {timer.modality} are over. {self._key(timer)} saves them.", timeout=LONG_S
            )
        if now - timer.seen >= _SEEN_EVERY and not timer.is_lost(now):
            self.timer = replace(timer, seen=now)
            self._see(self.timer)

    @work(exclusive=True, group="timer")
    async def _see(self, timer: Timer) -> None:
        try:
            running = await self.store_thread.ask(lambda desk: desk.see_timer(timer))
        except JournalError:
            return  # the look that every second takes tells of it
        if self.timer is not None and self.timer.started == timer.started:
            self.run_timer(running)

    def _flash(self) -> None:
        screen = self.screen
        screen.add_class("-flash")
        self.set_timer(_FLASH_S, lambda: screen.remove_class("-flash"))

    def _key(self, timer: Timer) -> str:
        return self.key_table.named(f"timer-{timer.modality}")

    async def take_up_timer(self) -> bool:
        """Go on with the timer that ran when the journal was left, or ask about one that ran out unseen.

        Returns:
            Whether something is asked.
        """
        try:
            timer = await self.store_thread.ask(lambda desk: desk.timer())
        except JournalError:
            return False
        if timer is None:
            return False
        now = self.clock.now()
        self.run_timer(timer)
        if timer.is_lost(now):
            await self._ask_saving(timer)
            return True
        ran = timer.elapsed_s(now)
        self.say(
            f"The {timer.modality} timer goes on: {clock_words(ran)} so far. {self._key(timer)} saves it.",
            timeout=LONG_S,
        )
        return False

    def timer_seen(self, timer: Timer | None) -> None:
        """Show a timer that another window began."""
        if self.timer is None and timer is not None:
            self.run_timer(timer)

    # -- start and end

    @asking
    async def action_timer(self, modality: str) -> None:
        """Start a timer; when one runs, save it."""
        if self.timer is not None:
            if self.timer.modality != modality:
                self.say(f"{self.timer.modality.capitalize()} is running: save it or stop it first.")
            await self._ask_saving(self.timer)
            return
        told = await self.store_thread.ask(lambda desk: desk.timer_notes(modality))
        if told.running is not None:  # begun in another window
            self.run_timer(told.running)
            await self._ask_saving(told.running)
            return
        from journal.tui.screens.timer import TimerScreen

        def answered(wanted: "TimerWanted | None") -> None:
            if wanted is not None:
                self._start(modality, wanted)

        form = TimerScreen(modality, self.settings.timer_min, told.notes, self.today_screen.last_place(modality))
        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _start(self, modality: str, wanted: "TimerWanted") -> None:
        now = self.clock.now()
        timer = Timer(
            modality=modality,
            planned_min=wanted.minutes,
            site=wanted.site,
            side=wanted.side,
            level_before=wanted.level_before,
            started=now,
            seen=now,
        )
        self.run_timer(timer)
        try:
            running = await self.store_thread.write(lambda desk: desk.start_timer(timer))
        except JournalError as error:
            self.run_timer(None)
            self.tell(error)
            return
        self.run_timer(running)
        already = "" if running == timer else "Another window runs one: "
        what = f"{already}{running.modality}, {running.planned_min} min."
        self.say(f"{what[:1].upper()}{what[1:]} {self._key(running)} saves what ran, from the first minute on.")

    async def _ask_saving(
        self,
        timer: Timer,
        *,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        from journal.tui.screens.timer import TimerForm

        now = self.clock.now()
        ended = (timer.seen if timer.is_lost(now) else now).astimezone(self.clock.zone())
        ran = timer.minutes(ended)
        why = ""
        if timer.is_lost(now):
            unknown = f"It was last seen running at {ended:%H:%M}; what ran after that is not known."
            why = f"{unknown} Until then it was {ran} min."
        elif timer.elapsed_s(ended) < _SHORT_S:
            why = f"It ran {timer.elapsed_s(ended)} s. An entry has whole minutes, from 1."
        words = {
            "minutes": str(ran) if timer.elapsed_s(ended) >= _SHORT_S else "",
            "site": timer.site,
            "side": timer.side or "",
            "before": "" if timer.level_before is None else str(timer.level_before),
            "when": when_line(moment_now(ended, self.settings.day_turn), self.context_of(None)),
        }
        form = TimerForm(timer, lambda: self.context_of(None), self.today_screen.today, filled or words, why, error)

        def answered(line: str | None) -> None:
            if line == "":
                self._drop_timer(timer, f"Not saved: the {timer.modality} timer.", then)
            elif line is not None:
                self._save_timer(timer, line, form, then)

        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _save_timer(self, timer: Timer, line: str, form: "TimerForm", then: Callable[[], object] | None) -> None:
        said = form.said_last
        try:
            entries = await self.store_thread.write(lambda desk: desk.save_timer(timer, line))
        except JournalError as error:
            await self._ask_saving(timer, error=error, filled=said, then=then)
            return
        self.run_timer(None)
        self.forget(form)
        self.say(f"Saved: {draft_words(entries[0].draft, self.today_screen.today, self.vocabulary)}")
        self.refresh_shown()
        if then is not None:
            then()

    @work(group="save")
    async def _drop_timer(self, timer: Timer, words: str, then: Callable[[], object] | None = None) -> None:
        try:
            await self.store_thread.write(lambda desk: desk.drop_timer(timer))
        except JournalError as error:
            self.tell(error)
            return
        self.run_timer(None)
        self.drafts.drop_sort("timer")
        self.say(words)
        if then is not None:
            then()

    async def ask_timer_on_quitting(self, leave: Callable[[], object]) -> None:
        """Ask what becomes of the running timer, then leave with `leave`."""
        from journal.tui.screens.timer import DROP, LEAVE, SAVE, TimerQuitScreen

        timer = self.timer
        if timer is None:
            leave()
            return
        ran = timer.elapsed_s(self.clock.now())

        def answered(answer: str | None) -> None:
            if answer == SAVE:
                self.call_later(self._ask_saving, timer, then=leave)
            elif answer == LEAVE:
                leave()
            elif answer == DROP:
                self._drop_timer(timer, "", leave)

        what = f"{timer.modality.capitalize()} has run {clock_words(ran)} of {clock_words(60 * timer.planned_min)}."
        await self.push_screen(TimerQuitScreen(what), answered)

    # -- stretching

    def action_stretch_reminder(self) -> None:
        """Turn the stretch reminder on or off until the journal is left."""
        self._stretching = not self._stretching
        self._stretched = self.clock.now()
        minutes = self.settings.stretch_every_min
        always = "stretch_reminder = true in the settings keeps it on."
        self.say(
            f"Stretch reminder on: every {minutes} min while the journal is open. {always}"
            if self._stretching
            else "Stretch reminder off.",
            timeout=LONG_S,
        )

    def remind_of_stretching(self) -> None:
        """Say that it is time to stand up, where that was asked for."""
        now = self.clock.now()
        minutes = self.settings.stretch_every_min
        if not self._stretching or now - self._stretched < timedelta(minutes=minutes):
            return
        self._stretched = now
        self.say(f"{minutes} minutes: stand up and stretch backwards, if you like.", timeout=LONG_S)
        if self.settings.stretch_bell:
            self.bell()
