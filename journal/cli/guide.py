"""A guided session in a terminal: one line that counts, keys that act, and all of it put aside as it goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from journal.cli.keyboard import CTRL_C, Keys
from journal.cli.live import LiveLine
from journal.cli.practice import show_hanging
from journal.cli.session_line import KEYS, line_words
from journal.cli.shell import Shell
from journal.domain.sessions import Action, State, StepKind, cue
from journal.domain.walks import AWAY_S
from journal.domain.words import minutes_words, seconds_words
from journal.errors import JournalError
from journal.services.sessions import KeptSession, keep_session

if TYPE_CHECKING:
    from journal.store.store import Store

_LOOK_S = 0.1
_KEEP = timedelta(seconds=2)
_AWAY = timedelta(seconds=AWAY_S)
_KEYS = {
    "s": Action.SKIP,
    "b": Action.BACK,
    "+": Action.ADD,
    "\n": Action.GO_ON,
    "\r": Action.GO_ON,
    "q": Action.END,
    CTRL_C: Action.END,
}
_MARKS = {Action.SKIP: "skip", Action.BACK: "back", Action.END: "end"}


class KeptAside:
    """Writes a session down while it runs; a journal that cannot be written ends no session."""

    def __init__(self, store: "Store", line: LiveLine) -> None:
        self._store = store
        self._line = line
        self._told = False
        self._last: datetime | None = None

    def put(self, kept: KeptSession, *, again: bool = True) -> None:
        """Write down how it stands; with `again` off only when that was two seconds ago."""
        if not again and self._last is not None and abs(kept.seen - self._last) < _KEEP:
            return
        try:
            keep_session(self._store, kept)
        except JournalError as error:
            if not self._told:
                self._told = True
                self._line.say(
                    f"The session cannot be put aside: {error.what}. It goes on; only a crash would lose it."
                )
        self._last = kept.seen


@dataclass(slots=True)
class Guide:
    """One session on its way.

    Attributes:
        shell: its streams, clock and settings.
        kept: the session as it stands.
        aside: writes it down.
        line: what is drawn.
        how_to: how an exercise is done, by its slug: its steps, each with what stands before it.
    """

    shell: Shell
    kept: KeptSession
    aside: KeptAside
    line: LiveLine
    how_to: Callable[[str], Sequence[tuple[str, str]]]
    _shown: State | None = None
    _mark: str = ""

    def run(self, keys: Keys) -> KeptSession:
        """Count until it is over; return it as it was seen last."""
        self.look()
        while not self._over():
            for key in keys.pressed(_LOOK_S):
                self.press(key)
            self.look()
        self.line.leave()
        return self.kept

    def look(self) -> None:
        """Show where it stands now; ring where a step begins or ends."""
        now = self._now()
        session = self.kept.session
        if now - self.kept.seen > _AWAY:
            away = session.away(self.kept.seen, now)
            if away != session:
                self.line.say(f"Nobody looked for {_length(now - self.kept.seen)}; it waits here.")
            session = away
        changed = session != self.kept.session
        self.kept = replace(self.kept, session=session, seen=now)
        self._show(session.at(now))
        self.aside.put(self.kept, again=changed)

    def press(self, key: str) -> None:
        """Do what a key says."""
        if key == "?":
            self._help()
            return
        now = self._now()
        state = self.kept.session.at(now)
        action = _KEYS.get(key.lower())
        if key == " ":
            action = Action.RESUME if state.paused else Action.PAUSE
        if action is None or state.finished:
            return
        session = self.kept.session.then(action, now)
        if session != self.kept.session:
            self._mark = _MARKS.get(action, "")
            self.kept = replace(self.kept, session=session, seen=now)
            self.aside.put(self.kept)
        self.look()

    def _now(self) -> datetime:
        return self.shell.clock.now().astimezone(UTC)

    def _over(self) -> bool:
        return self._shown is not None and self._shown.finished

    def _show(self, state: State) -> None:
        before = self._shown
        moved = before is not None and before.index != state.index
        if before is not None and (moved or state.finished):
            self._close(before)
        if _rings(before, state):
            self.line.ring()
        self._mark = ""
        self._shown = state
        if not state.finished:
            self.line.draw(line_words(self.kept.session, state))

    def _close(self, before: State) -> None:
        """Leave the line of a step that is over, what became of it in place of its time."""
        work = before.step is not None and before.step.kind is StepKind.WORK
        mark = self._mark or ("done" if work else "")
        self.line.draw(line_words(self.kept.session, replace(before, paused=False), mark or " "))
        self.line.leave()

    def _help(self) -> None:
        self.line.say(KEYS)
        step = self._shown.step if self._shown else None
        if step is not None:
            for head, words in self.how_to(step.exercise):
                show_hanging(self.shell, f"{head:>3}  ", words, told=True)


def _rings(before: State | None, after: State) -> bool:
    """Return whether a step begins or ends between two looks; the first may find one that began at once."""
    if before is None:
        return after.step is not None and after.step.kind is StepKind.WORK
    return bool(cue(before, after))


def _length(gap: timedelta) -> str:
    seconds = gap // timedelta(seconds=1)
    return seconds_words(seconds) if seconds < 3600 else minutes_words(seconds // 60)
