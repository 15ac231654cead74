"""What the application does about the tick list: another dose, a guided session, something left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from journal.domain.entries import Completion, Entry
from journal.domain.exercises import name_of
from journal.domain.words import drafts_words
from journal.domain.written import dose_line
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.timer_app import TimerApp

if TYPE_CHECKING:
    from journal.services.today import Tick
    from journal.tui.screens.log_forms import DoneForm


class DoneApp(TimerApp):
    """An application that asks what was really done."""

    @on(messages.ExerciseLogWanted)
    async def _exercise_log_wanted(self, message: messages.ExerciseLogWanted) -> None:
        await self._ask_done((), {"name": message.slug, "dose": message.dose}, None)

    @on(messages.DoneWanted)
    async def _done_wanted(self, message: messages.DoneWanted) -> None:
        tick, screen = message.tick, self.today_screen
        day = None if screen.day == screen.today else screen.day
        # Done twice on a day, the latest is the one that is said anew.
        latest = tuple(entry for entry in tick.entries if entry.batch == tick.entries[-1].batch)
        if not _is_alike(latest):
            name = name_of(tick.name, self.vocabulary.exercises)
            self.say(f"{name} is not logged alike on both sides. In The day (tab) enter edits one line.")
            return
        await self._ask_done(latest, _filled(replace(tick, entries=latest)), day)

    async def _ask_done(
        self, seen: tuple[Entry, ...], filled: Mapping[str, str], day: date | None, error: JournalError | None = None
    ) -> None:
        from journal.tui.screens.log_forms import DoneForm

        form = DoneForm(lambda: self.context_of(day), day or self.today_screen.today, filled, error, again=bool(seen))

        def answered(line: str | None) -> None:
            if line is not None:
                self._save_done(seen, line, day, form)

        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _save_done(self, seen: tuple[Entry, ...], line: str, day: date | None, form: "DoneForm") -> None:
        try:
            if seen:
                entries = await self.store_thread.write(lambda desk: desk.amend(seen, line))
            else:
                entries = await self.store_thread.write(lambda desk: desk.log(line, day))
        except JournalError as error:
            if self.is_busy:
                self.put_aside(form, error)
            else:
                await self._ask_done(seen, form.said_last, day, error)
            return
        self.forget(form)
        words = drafts_words([entry.draft for entry in entries], self.today_screen.today, self.vocabulary)
        self.say(f"{'Changed' if seen else 'Saved'}: {words}")
        self.refresh_shown()

    @on(messages.GuideWanted)
    def _guide_wanted(self, message: messages.GuideWanted) -> None:
        self.post_message(messages.SessionWanted((message.tick.name, *_dose_of(message.tick))))

    @on(messages.SkipWanted)
    async def _skip_wanted(self, message: messages.SkipWanted) -> None:
        tick, day = message.tick, self.today_screen.day
        name = name_of(tick.name, self.vocabulary.exercises)
        if tick.skip is not None:
            self._write(lambda desk: desk.take_in(tick.name, day))
        elif tick.entries:
            self.say(f"{name} is done already. Untick it first.")
        else:
            await self.ask_skip(tick.name, name, day)


def _filled(tick: "Tick") -> dict[str, str]:
    """Return what a form says of a tick at first: what was ticked, else what ticking would log."""
    values = [entry.value for entry in tick.entries] if tick.entries else list(tick.values)
    done = [value for value in values if isinstance(value, Completion)]
    first = done[0] if done else Completion(exercise=tick.name)
    words = dose_line(first)
    sides = list(dict.fromkeys(value.side for value in done if value.side))
    both = len(sides) > 1
    return {
        "name": tick.name,
        "dose": " ".join(word for word in words if word != first.side),
        "side": "both" if both else (sides[0] if sides else ""),
        "effort": "" if first.effort is None or not tick.entries else str(first.effort),
        "felt": (first.felt or "") if tick.entries else "",
    }


def _is_alike(entries: Sequence[Entry]) -> bool:
    """Return whether one form can say what all entries say: each side once, and but for the side the same."""
    values = [entry.value for entry in entries if isinstance(entry.value, Completion)]
    return len({value.side for value in values}) == len(values) and len({replace(one, side=None) for one in values}) < 2


def _dose_of(tick: "Tick") -> list[str]:
    """Return the dose that a guided session of a tick counts: as planned or as done; none where none can be counted."""
    values = tick.values or tuple(entry.value for entry in tick.entries)
    done = next((value for value in values if isinstance(value, Completion)), None)
    if done is None:
        return []
    counted = replace(done, side=None, distance_m=None, duration_s=None if done.reps else done.duration_s)
    return dose_line(counted) if counted.reps or counted.duration_s else []
