"""What the application does about guided sessions: one runs, is kept meanwhile, and is asked about once it ended."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from textual import on, work
from textual.timer import Timer
from textual.widgets import TextArea

from journal.domain.sessions import Action, Session, done
from journal.domain.words import drafts_words
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.base import LONG_S
from journal.tui.bindings import with_keys
from journal.tui.drafts import SESSION
from journal.tui.practice_app import PracticeApp

if TYPE_CHECKING:
    from concurrent.futures import Future

    from journal.services.sessions import KeptSession
    from journal.tui.desk import Desk
    from journal.tui.screens.session import SessionScreen
    from journal.tui.screens.session_form import Ended, SessionForm

_HELD = timedelta(seconds=10)
_LATER_S = 11.0
_BEAT_S = 4.0
_ASIDE = "{palette} “Guided session put aside” or the next start brings it back."
_RAN = "This ran. An emptied line is left out."


class SessionApp(PracticeApp):
    """An application with guided sessions."""

    _guiding = False
    _counting: "SessionScreen | None" = None
    _session: "KeptSession | None" = None
    _session_beat: Timer | None = None
    _session_keeping: "Future[None] | None" = None
    _session_waits = False
    _session_lost = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a note its own ctrl+z."""
        if action == "suspend_process" and isinstance(self.focused, TextArea):
            return False
        return super().check_action(action, parameters)

    def take_up(self, kept: dict[str, str]) -> None:
        """Take up the words that were put aside; those of a session come back with the session."""
        super().take_up(kept)
        if self.drafts.live == SESSION:
            self.drafts.live = None

    # -- what is kept while it runs

    def _keep_session(self, kept: "KeptSession") -> None:
        """Write down how a session stands; what waits to be written takes the latest."""
        self._session = kept
        keeping = self._session_keeping
        if keeping is not None and keeping.done() and keeping.exception() is not None and not self._session_lost:
            self._session_lost = True
            error = keeping.exception()
            self.say(
                f"The session cannot be kept: {error}. It goes on; only a crash would lose it.",
                severity="warning",
                timeout=LONG_S,
            )
        if not self._session_waits:
            self._session_waits = True
            self._session_keeping = self.store_thread.submit(self._write_session)

    def _write_session(self, desk: "Desk") -> None:
        self._session_waits = False
        kept = self._session
        if kept is not None:
            desk.keep_session(kept)

    def leave_session(self) -> None:
        """Keep what ran so far as a session that no window has any more."""
        kept, self._session = self._session, None
        if kept is not None:
            if self._counting is not None:
                kept = replace(kept, session=self._counting.session, seen=self._counting.seen)
            aside = replace(kept, held=False)
            self.store_thread.submit(lambda desk: desk.keep_session(aside))

    def _let_session_go(self) -> None:
        """No session is on the screen any more."""
        self._session = None
        self._guiding = False
        if self._session_beat is not None:
            self._session_beat.stop()
            self._session_beat = None

    # -- a session runs

    @on(messages.SessionWanted)
    @work(group="ask")
    async def _session_wanted(self, message: messages.SessionWanted) -> None:
        if self._guiding:
            return
        self._guiding = True
        try:
            prepared = await self.store_thread.ask(lambda desk: desk.prepare_session(message.words))
        except JournalError as error:
            self._guiding = False
            self.tell(error)
            return
        from journal.services.sessions import new_session

        kept = prepared.kept
        if kept is not None and self._session_elsewhere(kept):
            self._guiding = False
            self.say("A session runs in another window. End it there first.", severity="warning")
            return
        if kept is not None and await self._ask_kept_session(kept, lambda: self.post_message(message)):
            self.say("This one is not saved yet. Save it or drop it; the new one begins then.", timeout=LONG_S)
            return
        try:
            session = new_session(prepared.items, self.clock, self.settings)
        except JournalError as error:
            self._guiding = False
            self.tell(error)
            return
        await self._count_session(prepared.title, session, dict(prepared.how_to))

    async def _count_session(self, title: str, session: Session, how_to: dict[str, tuple[str, ...]]) -> None:
        from journal.services.sessions import KeptSession
        from journal.tui.screens.session import SessionScreen

        self._guiding = True
        self._session_lost = False

        def answered(session: Session | None) -> None:
            self._counting = None
            if session is not None:
                self.call_later(self._session_over, title, session)

        screen = self._counting = SessionScreen(title, session, self.settings, self.clock, how_to)
        self._session = KeptSession(title=title, session=session, seen=screen.seen)
        await self.push_screen(screen, answered)

    @on(messages.SessionMoved)
    def _session_moved(self, message: messages.SessionMoved) -> None:
        if self._session is not None and self._counting is not None:
            self._keep_session(replace(self._session, session=message.session, seen=message.seen))

    async def _session_over(self, title: str, session: Session) -> None:
        from journal.services.sessions import KeptSession

        now = self.clock.now().astimezone(UTC)
        if not done(session, now):
            self._drop_session(session, "Nothing ran; nothing is saved.")
            return
        await self._ask_session(
            self._ended_session(KeptSession(title=title, session=session, seen=now), f"Done · {title}", _RAN)
        )

    # -- a session that is over

    def _ended_session(self, kept: "KeptSession", heading: str, why: str) -> "Ended":
        """Return a session as its form wants it; one that was cut short ended when it was last seen."""
        from journal.services.sessions import ended_at
        from journal.tui.screens.session_form import Ended

        at = ended_at(kept.session, kept.seen)
        session = kept.session.then(Action.END, at)
        state = session.at(at)
        before = replace(session, events=session.events[:-1]) if state.ended_early else session
        return Ended(
            title=kept.title,
            session=session,
            going_on=before.then(Action.PAUSE, at) if state.ended_early else None,
            ended=at.astimezone(self.clock.zone()),
            done=done(session, at),
            heading=heading,
            why=why,
        )

    async def _ask_session(
        self, ended: "Ended", error: JournalError | None = None, then: Callable[[], object] | None = None
    ) -> None:
        from journal.services.sessions import KeptSession
        from journal.tui.screens.session_form import DROP, RESUME, SessionForm, moment_of

        self._guiding = True
        moment = moment_of(ended, self.context_of(None))
        form = SessionForm(ended, lambda: self.context_of(None), moment, self.drafts[SESSION], error)

        def answered(line: str | None) -> None:
            if line is None:
                self._lay_session_aside(ended, then)
            elif line == DROP:
                self._drop_session(ended.session, "Nothing is saved of the session.", then)
            elif line == RESUME:
                self._resume_session(ended)
            else:
                self._save_session(ended, line, form, then)

        kept = KeptSession(title=ended.title, session=ended.session, seen=self.clock.now())
        self._keep_session(kept)
        self._session_beat = self.set_interval(_BEAT_S, self._see_session)
        await self.push_screen(form, answered)
        form.focus_first()

    def _see_session(self) -> None:
        """Say to other windows that a session's form is up in this one."""
        if self._session is not None:
            self._keep_session(replace(self._session, seen=self.clock.now().astimezone(UTC)))

    @work(group="save")
    async def _lay_session_aside(self, ended: "Ended", then: Callable[[], object] | None = None) -> None:
        from journal.services.sessions import KeptSession

        self._let_session_go()
        aside = KeptSession(title=ended.title, session=ended.session, seen=self.clock.now(), held=False)
        try:
            await self.store_thread.write(lambda desk: desk.keep_session(aside))
        except JournalError as error:
            if len(self.screen_stack) > 1:
                self.tell(error)
            else:
                await self._ask_session(ended, error, then)
            return
        self.drafts.failed.discard(SESSION)
        self.keep()
        self.say(f"Put aside, not saved: {ended.title}. {with_keys(self, _ASIDE)}", timeout=LONG_S)

    @work(group="save")
    async def _drop_session(self, session: Session, words: str, then: Callable[[], object] | None = None) -> None:
        self._let_session_go()
        self.drafts.drop(SESSION)
        self.keep()
        try:
            await self.store_thread.write(lambda desk: desk.drop_session(session.started))
        except JournalError as error:
            self.tell(error)
            return
        self.say(words)
        if then is not None:
            then()

    @work(group="ask")
    async def _resume_session(self, ended: "Ended") -> None:
        session = ended.going_on
        self._let_session_go()
        if session is None:
            return
        self._guiding = True
        self.drafts.drop(SESSION)
        try:
            how_to = await self.store_thread.ask(lambda desk: desk.how_to(step.exercise for step in session.steps))
        except JournalError:
            how_to = {}
        await self._count_session(ended.title, session, how_to)

    @work(group="save")
    async def _save_session(
        self, ended: "Ended", line: str, form: "SessionForm", then: Callable[[], object] | None
    ) -> None:
        kept = self._session
        self._let_session_go()  # nothing more is kept of it once it is saved
        self.drafts.put(SESSION, form.said_last)
        try:
            entries = await self.store_thread.write(lambda desk: desk.save_session(line, ended.session.started))
        except JournalError as error:
            self.drafts.failed.add(SESSION)
            self._session = kept
            if self.is_busy:
                aside = with_keys(self, _ASIDE)
                self.say(f"The session is not saved. {error.what}. {aside}", severity="error", timeout=LONG_S)
                self._lay_session_aside(ended)
            else:
                await self._ask_session(ended, error, then)
            return
        self.drafts.drop(SESSION)
        self.keep()
        words = drafts_words([entry.draft for entry in entries], self.today_screen.today, self.vocabulary)
        self.say(f"Saved: {words}. {with_keys(self, '{undo} takes it back.')}")
        self.refresh_shown()
        if then is not None:
            then()

    # -- a session that was put aside

    def _session_elsewhere(self, kept: "KeptSession") -> bool:
        """Return whether another window has it on its screen."""
        return kept.held and abs(self.clock.now().astimezone(UTC) - kept.seen) <= _HELD

    async def offer_session(self) -> bool:
        """Ask about the session that was cut short or put aside, unless another window has it.

        Returns:
            Whether something is asked.

        Raises:
            JournalError: the journal cannot be read.
        """
        kept = await self.store_thread.ask(lambda desk: desk.kept_session())
        if kept is None or self._guiding:
            return False
        if self._session_elsewhere(kept):
            self.set_timer(_LATER_S, self._offer_session_later)  # or had it until a moment ago, and crashed
            return False
        return await self._ask_kept_session(kept)

    async def _offer_session_later(self) -> None:
        """Ask about it after all if its window is gone; one that was put aside there waits until it is asked for."""
        if self.is_busy:
            return
        with suppress(JournalError):  # the look of every second tells of it
            kept = await self.store_thread.ask(lambda desk: desk.kept_session())
            if kept is not None and kept.held:
                await self.offer_session()

    @work(group="ask")
    async def action_kept_session(self) -> None:
        """Ask about the session that was put aside."""
        try:
            asked = self._guiding or await self.offer_session()
        except JournalError as error:
            self.tell(error)
            return
        if not asked:
            self.say("No guided session is put aside, or another window has it.")

    async def _ask_kept_session(self, kept: "KeptSession", then: Callable[[], object] | None = None) -> bool:
        """Ask what of a session is to be saved; one in which nothing ran is forgotten."""
        over = kept.session.at(kept.seen).finished
        ended = self._ended_session(kept, "", "")
        if not ended.done:
            await self.store_thread.write(lambda desk: desk.drop_session(kept.session.started))
            return False
        at = f"{ended.ended:%H:%M}"
        heading = f"{'Not saved yet' if over else 'Session cut short'} · {ended.title}"
        why = f"It ended at {at}. {_RAN}" if over else f"It was running when the journal closed, {at}. {_RAN}"
        await self._ask_session(replace(ended, heading=heading, why=why), then=then)
        return True
