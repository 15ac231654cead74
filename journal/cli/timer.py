"""`timer`: heat or ice for so many minutes by the wall clock, counted in one line and saved at its end."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments, UsageError
from journal.cli.asking import ask, is_asked, level_of, yes_no_later
from journal.cli.keyboard import CTRL_C, Ended, Keyboard, Keys
from journal.cli.live import LiveLine
from journal.cli.practice import no_more, only_options
from journal.cli.practice_commands import TIMER_WORDS
from journal.cli.saved import say_entries
from journal.cli.shell import DIM, Shell, is_json
from journal.cli.unbegun import readable
from journal.domain.amounts import minutes as minutes_of
from journal.domain.entries import Thermal
from journal.domain.line import parse_line
from journal.domain.moments import moment_now
from journal.domain.timers import LONG_MINUTES, Timer
from journal.domain.tokens import Token
from journal.domain.when import when_line
from journal.domain.words import minutes_words, place_words, when_words
from journal.domain.written import value_line
from journal.errors import EXIT_DONE, EXIT_INTERRUPTED, JournalError, NotFound, ValueRefused
from journal.services.care import thermal_words
from journal.services.logging import parsing, today
from journal.services.sessions import drop_timer, kept_timer, save_timer, see_timer, start_timer

if TYPE_CHECKING:
    from journal.store.store import Store

_LOOK_S = 0.2
_SEEN = timedelta(seconds=5)
_STOP = ("\n", "\r", "q", CTRL_C)
_GOES_ON = "It goes on: journal timer shows it, journal timer stop saves it."


def run(shell: Shell, arguments: Arguments) -> int:
    """Start a timer, show the one that runs, or save it."""
    word, *rest = arguments.words or [""]
    allowed = {"stop": ("--before", "--after"), "": ()}.get(word, ("--before",))
    only_options(arguments, allowed, f"timer {word}".rstrip(), f"timer {TIMER_WORDS}")
    running = kept_timer(readable(shell))
    try:
        if word == "stop":
            no_more(rest, "timer stop [--after LEVEL]")
            return _stop(shell, arguments, running)
        if word:
            return _start(shell, arguments, running)
        return _show(shell, arguments, running)
    except Ended as ended:
        return ended.status


# -- one that begins


def _start(shell: Shell, arguments: Arguments, running: Timer | None) -> int:
    wanted = _wanted(shell, arguments)
    if not is_asked(shell):
        raise UsageError(
            "a timer needs a terminal", f"To log what was done: journal {wanted.modality} {wanted.minutes}"
        )
    if running is not None and (status := _settle(shell, arguments, running)) is not None:
        return status
    now = shell.clock.now()
    timer = Timer(
        modality=wanted.modality,
        planned_min=wanted.minutes,
        site=wanted.site,
        side=wanted.side,
        level_before=wanted.level_before,
        started=now,
        seen=now,
    )
    for words in thermal_words(shell.found_store(), today(shell.clock, shell.settings), timer.modality):
        shell.say(words)
    other = start_timer(shell.store, shell.clock, timer)
    if other != timer:
        raise ValueRefused(f"a timer runs already: {other.clock_words(now)}", _GOES_ON)
    return _count(shell, arguments, timer)


def _wanted(shell: Shell, arguments: Arguments) -> Thermal:
    """Return what the words ask for, read as the entry line reads them."""
    modality, *rest = arguments.words
    minutes = [] if rest and rest[0][:1].isdigit() else [str(shell.settings.timer_min)]
    before = arguments.options.get("--before")
    level = [] if before is None else ["from", str(level_of("level before")(before.strip()))]
    context = parsing(shell.clock, shell.settings)
    drafts = parse_line(" ".join((modality, *minutes, *rest, *level)), context)
    value = drafts[0].value
    plain = parse_line(f"{modality} 1", context)[0]
    is_bare = len(drafts) == 1 and drafts[0].note is None and drafts[0].moment == plain.moment
    if not isinstance(value, Thermal) or not is_bare or value.level_after is not None:
        raise UsageError(
            "a timer begins now; what came after is asked at its end", f"Write: journal timer {TIMER_WORDS}"
        )
    return value


def _settle(shell: Shell, arguments: Arguments, running: Timer) -> int | None:
    """Refuse a second timer, or ask about one that ran out unseen; return the status to end with, None to go on."""
    now = shell.clock.now()
    if not running.is_lost(now):
        raise ValueRefused(f"a timer runs already: {running.clock_words(now)}", _GOES_ON)
    seen = running.seen.astimezone(shell.clock.zone())
    when = when_words(moment_now(seen, shell.settings.day_turn), today(shell.clock, shell.settings))
    shell.say(
        f"{running.modality.capitalize()} is not saved yet; it was last seen running on {when}, "
        f"{minutes_words(running.minutes(running.seen))} in."
    )
    try:
        answer = ask(shell, "Save it? [Y/n/later]", yes_no_later)
    except KeyboardInterrupt:
        shell.err.write("\n")
        return EXIT_INTERRUPTED
    if answer == "l":
        shell.say("It stays as it is. Another timer can begin once it is saved or dropped.")
        return EXIT_DONE
    if answer == "n":
        drop_timer(shell.store, shell.clock, running)
        shell.say("Not saved.")
        return None
    return _finish(shell, arguments, running) or None


# -- one that runs


def _show(shell: Shell, arguments: Arguments, running: Timer | None) -> int:
    if running is None:
        raise NotFound("no timer runs", "journal timer heat begins one.")
    now = shell.clock.now()
    if is_json(arguments):
        shell.show_records([_record(running, now)])
        return EXIT_DONE
    if not is_asked(shell):
        shell.show(running.clock_words(now))
        return EXIT_DONE
    return _finish(shell, arguments, running) if running.is_lost(now) else _count(shell, arguments, running)


def _record(timer: Timer, now: datetime) -> dict[str, object]:
    return {
        "kind": "timer",
        "modality": timer.modality,
        "planned_min": timer.planned_min,
        "site": timer.site,
        "side": timer.side,
        "level_before": timer.level_before,
        "started_at": timer.started.isoformat(),
        "elapsed_s": timer.elapsed_s(now),
        "left_s": timer.left_s(now),
    }


def _count(shell: Shell, arguments: Arguments, timer: Timer) -> int:
    line = LiveLine(shell)
    counting = Counting(shell, shell.store, timer, line)
    try:
        with Keyboard(line.leave) as keys:
            counting.run(keys)
    except Ended:
        with contextlib.suppress(OSError):
            shell.say(_GOES_ON)
        raise
    if counting.timer is None:
        shell.say("It was ended in another window.")
        return EXIT_DONE
    return _finish(shell, arguments, counting.timer)


class Counting:
    """A timer as it is counted.

    Attributes:
        timer: it; None once it was ended in another window.
    """

    def __init__(self, shell: Shell, store: "Store", timer: Timer, line: LiveLine) -> None:
        self.timer: Timer | None = timer
        self._shell = shell
        self._store = store
        self._line = line
        self._rung = timer.is_over(shell.clock.now())

    def run(self, keys: Keys) -> None:
        """Count until it is stopped."""
        self.look()
        while self.timer is not None:
            if any(key in _STOP for key in keys.pressed(_LOOK_S)):
                break
            self.look()
        self._line.leave()

    def look(self) -> None:
        """Show the time left; ring once when it is over."""
        timer, now = self.timer, self._shell.clock.now()
        if timer is None:
            return
        place = place_words(timer.site, timer.side)
        self._line.draw(f"{timer.clock_words(now)} · {place} · enter stops and saves")
        if timer.is_over(now) and not self._rung:
            self._rung = True
            self._line.ring()
            self._line.say(f"{minutes_words(timer.planned_min)} of {timer.modality} are over.")
        if now - timer.seen >= _SEEN and not timer.is_lost(now):
            self._see(timer, now)

    def _see(self, timer: Timer, now: datetime) -> None:
        """Remember that it was seen running; it may have been ended elsewhere."""
        with contextlib.suppress(JournalError):  # it runs all the same; only a crash would lose these seconds
            there = see_timer(self._store, self._shell.clock, timer)
            if there is None or there.started != timer.started:
                self.timer = None
                return
        self.timer = replace(timer, seen=now)


# -- its end


def _stop(shell: Shell, arguments: Arguments, running: Timer | None) -> int:
    if running is None:
        raise NotFound("no timer runs", "journal timer heat begins one.")
    if not arguments.has("--after") and not is_asked(shell):
        raise UsageError("timer stop asks for the level after it", "In a script: journal timer stop --after 4")
    return _finish(shell, arguments, running)


def _finish(shell: Shell, arguments: Arguments, timer: Timer) -> int:
    """Ask what is not known yet, and save it; return the status."""
    now = shell.clock.now()
    lost = timer.is_lost(now)
    ended = timer.seen if lost else now
    given = {
        name: level_of("level")(arguments.options[name].strip())
        for name in ("--before", "--after")
        if arguments.has(name)
    }
    before = given.get("--before", timer.level_before)
    after = given.get("--after")
    ran: int | None = timer.minutes(ended)
    if not arguments.has("--after"):
        if lost:
            shell.say("It ran out unseen: how long it stayed on after that is not known.")
        try:
            ran = ask(shell, f"Minutes of {timer.modality} [{ran}], - saves nothing:", _minutes(timer.minutes(ended)))
            if ran is not None and before is None:
                before = ask(shell, "Pain before, 0 to 10:", level_of("level"))
            if ran is not None:
                after = ask(shell, "Pain after, 0 to 10:", level_of("level"))
        except KeyboardInterrupt:
            shell.err.write("\n")
            shell.say(_GOES_ON)
            return EXIT_INTERRUPTED
    if ran is None:
        drop_timer(shell.store, shell.clock, timer)
        shell.say("Nothing is saved.")
        return EXIT_DONE
    _save(
        shell,
        arguments,
        timer,
        Thermal(
            modality=timer.modality,
            minutes=ran,
            site=timer.site,
            side=timer.side,
            level_before=before,
            level_after=after,
        ),
        ended,
    )
    return EXIT_DONE


def _minutes(ran: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        if text == "-":
            return None
        return minutes_of(text, Token(text.replace(" ", ""), 0, len(text))) if text else ran

    return read


def _save(shell: Shell, arguments: Arguments, timer: Timer, value: Thermal, ended: datetime) -> None:
    context = parsing(shell.clock, shell.settings)
    when = when_line(moment_now(ended.astimezone(shell.clock.zone()), shell.settings.day_turn), context)
    line = f"{when} {value_line(value, context.vocabulary)}"
    entries = save_timer(shell.store, shell.clock, shell.settings, timer, line)
    if is_json(arguments):
        from journal.services.records import entry_record

        shell.show_records(entry_record(entry) for entry in entries)
    say_entries(shell, "Saved", entries)
    if value.minutes > LONG_MINUTES:
        shell.say([(f"That was longer than about {LONG_MINUTES} minutes.", DIM)])
