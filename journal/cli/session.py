"""`session`: a guided session in the terminal, and what ran of it asked about and saved."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments, UsageError
from journal.cli.asking import ask, felt_of, is_asked, level_of, yes_no_later
from journal.cli.commands import COMMANDS
from journal.cli.guide import Guide, KeptAside
from journal.cli.keyboard import Ended, Keyboard
from journal.cli.live import LiveLine
from journal.cli.saved import say_entries
from journal.cli.session_line import KEYS
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.unbegun import readable
from journal.domain.doses import planned
from journal.domain.entries import Completion, Entry
from journal.domain.moments import moment_now
from journal.domain.sessions import Action, Planned, done
from journal.domain.slugs import Exercise
from journal.domain.tokens import shown
from journal.domain.words import dose_words, when_words
from journal.domain.written import dose_line
from journal.errors import EXIT_DONE, EXIT_INTERRUPTED, FileRefused, JournalError, LineError, ValueRefused
from journal.library import common_caution
from journal.services.exercises import page
from journal.services.logging import log_line, today
from journal.services.sessions import (
    KeptSession,
    done_line,
    drop_session,
    ended_at,
    keep_session,
    kept_session,
    new_session,
    session_items,
)

if TYPE_CHECKING:
    from journal.store.store import Store

_HELD = timedelta(seconds=10)
_LEFT_OUT, _JUST_DONE = "-", "done"
_HOW = "Enter takes what ran, another dose replaces it, - leaves it out."
_ASIDE = "Put aside, not saved: it is offered when journal session is started next."


def run(shell: Shell, arguments: Arguments) -> int:
    """Guide through a session; ask about it and save it."""
    words = arguments.words
    title, items = session_items(readable(shell), words) if words else ("", ())
    if not is_asked(shell):
        name = items[0].exercise.slug if items else "bird-dog"
        raise UsageError(
            "a guided session needs a terminal", f"To log what was done: journal did {name} 10x5s, or another dose."
        )
    asking = _Asking(shell, arguments)
    try:
        kept = kept_session(readable(shell))
        status = asking.offer(kept) if kept is not None else None
        if status is not None:
            return status
        if not items:
            if kept is not None:
                return EXIT_DONE
            raise UsageError(
                "which exercise or routine?", f"Write: journal session {COMMANDS['session'].words.strip('[]')}"
            )
        return _guided(shell, title, items, asking)
    except Ended as ended:
        return ended.status


def _guided(shell: Shell, title: str, items: Sequence[Planned], asking: "_Asking") -> int:
    store, line = shell.store, LiveLine(shell)
    if store.read_only:
        raise FileRefused(f"{store.paths.database} can only be read", "Make it and its folder writable first.")
    _introduce(shell, title, items)
    session = new_session(items, shell.clock, shell.settings)
    kept = KeptSession(title=title, session=session, seen=session.started)
    guide = Guide(shell, kept, KeptAside(store, line), line, lambda slug: _how_to(store, slug))
    try:
        with Keyboard(line.leave) as keys:
            kept = guide.run(keys)
    except BaseException:
        with contextlib.suppress(JournalError):
            keep_session(store, replace(guide.kept, held=False))
        raise
    return asking.finish(kept)


def _introduce(shell: Shell, title: str, items: Sequence[Planned]) -> None:
    names = ", ".join(dict.fromkeys(item.exercise.name for item in items))
    shell.say([(title, BOLD), ("" if names == title else f": {names}", PLAIN)])
    shell.say([(common_caution(), PLAIN)])
    shell.say([(KEYS, DIM)])


def _how_to(store: "Store", slug: str) -> list[tuple[str, str]]:
    try:
        told = page(store, slug)
    except JournalError:  # deleted meanwhile
        return []
    steps = [(str(number), step) for number, step in enumerate(told.how_to, start=1)]
    return [*steps, *(("!", caution) for caution in told.cautions)]


class _Asking:
    """The questions at the end of a session."""

    def __init__(self, shell: Shell, arguments: Arguments) -> None:
        self._shell = shell
        self._arguments = arguments

    def offer(self, kept: KeptSession) -> int | None:
        """Ask about a session that was put aside; return the status to end with, None where another one may begin.

        Raises:
            ValueRefused: another window has it.
        """
        shell = self._shell
        gap = abs(shell.clock.now().astimezone(UTC) - kept.seen)
        if kept.held and gap <= _HELD:
            raise ValueRefused(
                "a session ran until a moment ago, perhaps in another window",
                f"End it there first; if it was cut short, try again in {(_HELD - gap).seconds + 1} seconds.",
            )
        at = ended_at(kept.session, kept.seen)
        ran = done(kept.session, at)
        if not ran:
            self._drop(kept)
            return None
        when = when_words(moment_now(_local(shell, at), shell.settings.day_turn), today(shell.clock, shell.settings))
        how = "is not saved yet; it ended on" if kept.session.at(at).finished else "was cut short on"
        told = ", ".join(f"{_label(kept, one)} {dose_words(one)}".strip() for one in ran)
        of = "" if len(kept.session.items) == 1 else f"{kept.title}: "
        shell.say(f"A session {how} {when} · {of}{told}.")
        try:
            answer = ask(shell, "Save it? [Y/n/later]", yes_no_later)
        except KeyboardInterrupt:
            shell.err.write("\n")
            answer = "l"
        if answer == "l":
            shell.say("It stays put aside. Another session can begin once it is saved or dropped.")
            return EXIT_DONE
        if answer == "n":
            self._drop(kept)
            shell.say("Nothing is saved of it.")
            return None
        return self.finish(kept) or None

    def finish(self, kept: KeptSession) -> int:
        """Ask what was done, and save it; return the status."""
        shell = self._shell
        at = ended_at(kept.session, kept.seen)
        kept = replace(kept, session=kept.session.then(Action.END, at))
        try:
            self._beat(kept)
            ran = done(kept.session, at)
            line = self._line(kept, ran, at) if ran else None
        except KeyboardInterrupt:
            self._put_aside(kept)
            shell.err.write("\n")
            shell.say(_ASIDE)
            return EXIT_INTERRUPTED
        if line is None:
            self._drop(kept)
            shell.say("Nothing is left to save; nothing is saved." if ran else "Nothing ran; nothing is saved.")
            return EXIT_DONE
        try:
            entries = log_line(shell.store, shell.clock, shell.settings, line)
        except JournalError:
            self._put_aside(kept)
            shell.say(_ASIDE)
            raise
        self._drop(kept)
        self._tell(entries)
        return EXIT_DONE

    def _put_aside(self, kept: KeptSession) -> None:
        """Leave it to whoever starts a session next."""
        with contextlib.suppress(JournalError):
            keep_session(self._shell.store, replace(kept, held=False))

    def _beat(self, kept: KeptSession) -> None:
        """Say to other windows that a session is asked about in this one."""
        with contextlib.suppress(JournalError):
            keep_session(self._shell.store, replace(kept, seen=self._shell.clock.now().astimezone(UTC), held=True))

    def _drop(self, kept: KeptSession) -> None:
        """Forget it; another window's stays. What is saved stays saved: at worst it is offered once more."""
        with contextlib.suppress(JournalError):
            drop_session(self._shell.store, self._shell.clock, kept.session.started)

    def _line(self, kept: KeptSession, ran: Sequence[Completion], at: datetime) -> str | None:
        """Return the entry line of what was done, None where all of it is left out."""
        shell = self._shell

        def beat() -> None:
            self._beat(kept)

        shell.say([("What was done? ", BOLD), (_HOW, DIM)])
        exercises = {item.exercise.slug: item.exercise for item in kept.session.items}
        said = []
        for one in ran:
            exercise = exercises[one.exercise]
            question = f"{_label(kept, one)} [{_dose(one)}]:"
            answer = ask(shell, question, lambda text, one=one, exercise=exercise: _dose_of(text, one, exercise), beat)  # type: ignore[misc]
            if answer is not None:
                said.append(answer)
        if not said:
            return None
        return done_line(
            shell.store,
            shell.clock,
            shell.settings,
            said,
            _local(shell, at),
            effort=ask(shell, "Effort, 0 to 10:", level_of("effort"), beat),
            felt=ask(shell, "Felt during it, easier, same or worse:", felt_of, beat),
            before=ask(shell, "Pain before, 0 to 10:", level_of("level"), beat),
            after=ask(shell, "Pain after, 0 to 10:", level_of("level"), beat),
        )

    def _tell(self, entries: Sequence[Entry]) -> None:
        if is_json(self._arguments):
            from journal.services.records import entry_record

            self._shell.show_records(entry_record(entry) for entry in entries)
        say_entries(self._shell, "Saved", entries)


def _local(shell: Shell, at: datetime) -> datetime:
    return at.astimezone(shell.clock.zone())


def _label(kept: KeptSession, one: Completion) -> str:
    names = {item.exercise.slug: item.exercise.name for item in kept.session.items}
    return f"{names.get(one.exercise, one.exercise)} {one.side or ''}".rstrip()


def _dose(one: Completion) -> str:
    return " ".join(dose_line(replace(one, side=None))) or _JUST_DONE


def _dose_of(text: str, ran: Completion, exercise: Exercise) -> Completion | None:
    """Return what was done in the words typed; None where it is left out.

    Raises:
        LineError: it is no dose.
    """
    if text == _LEFT_OUT:
        return None
    if not text:
        return ran
    bare = Completion(exercise=ran.exercise, side=ran.side)
    if text.lower() == _JUST_DONE:
        return bare
    try:
        dose = planned(exercise, text)
    except LineError as error:
        # "8x5s 40s", as what ran is written: counted, and how long it took.
        head, _, tail = text.rpartition(" ")
        try:
            counted, timed = planned(exercise, head), planned(exercise, tail)
        except LineError:
            raise error from None
        if not head or counted.reps is None or timed.reps is not None:
            raise error from None
        dose = replace(counted, duration_s=timed.duration_s, distance_m=timed.distance_m)
    if dose == Completion(exercise=ran.exercise):
        raise ValueRefused(f"{shown(text)} is no dose", "Write it like 10x5s; - leaves it out.")
    return replace(dose, side=ran.side)
