"""What ran of a guided session, asked once before it is saved: a line of doses, and how it was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.entries import Completion, Draft
from journal.domain.line import parse_line
from journal.domain.moments import Moment, moment_now
from journal.domain.sessions import Session
from journal.domain.slugs import FELT
from journal.domain.when import when_line
from journal.domain.words import dose_words, draft_words, value_words, when_words
from journal.domain.written import dose_line, value_line
from journal.errors import JournalError, UnknownName, ValueRefused
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import RAN
from journal.tui.drafts import LINE, SESSION
from journal.tui.screens.fields import Field, FieldRow, choice, level, one_value
from journal.tui.screens.forms import AtField, ContextOf, Form, one_part
from journal.tui.screens.log_forms import key_word
from journal.tui.session_words import label_of
from journal.tui.text import plain

STARTED = "started"
DROP, RESUME = "", "\n"
_JUST_DONE = "done"
_LABEL = 24
_HOW = (level("effort", "Effort"), choice("felt", "Back felt", ("", *FELT)))
_PAIN = (level("before", "Pain before"), level("after", "Pain after"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A guided session that is over.

    Attributes:
        title: of the exercise or the routine.
        session: it; what may go on is a session that waits, paused, else None.
        ended: when, aware, local.
        done: what ran of it.
        heading: the title of its form.
        why: the sentence above its fields.
    """

    title: str
    session: Session
    going_on: Session | None
    ended: datetime
    done: tuple[Completion, ...]
    heading: str
    why: str

    @property
    def started(self) -> str:
        """What names the session among the kept words."""
        return self.session.started.isoformat()


class DoseRow(FieldRow):
    """A dose, and behind it what it is understood as."""

    def compose(self) -> ComposeResult:
        """Return the parts."""
        with Horizontal(classes="field"):
            yield Static(plain(self.field.label), classes="label", markup=False)
            yield self.widget
            yield Static("", classes="meaning", markup=False)
        yield Static("", classes="message", markup=False)

    def mean(self, meaning: str) -> None:
        """Say what the dose is understood as."""
        self.query_one(".meaning", Static).update(plain(meaning), layout=False)


class SessionForm(Form):
    """Asks what was done of a session.

    It returns the entry line, DROP to save nothing, RESUME to go on with the session, or None to put it aside.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]  # noqa: RUF012
    kind = SESSION
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(RAN)

    def __init__(
        self, ended: Ended, context_of: ContextOf, day: Moment, kept: Mapping[str, str], error: JournalError | None
    ) -> None:
        mine = {name: said for name, said in kept.items() if name not in (STARTED, LINE)}
        names = {item.exercise.slug: item.exercise.name for item in ended.session.items}
        self._doses = {f"dose{index}": done for index, done in enumerate(ended.done)}
        super().__init__(
            context_of,
            day.day,
            mine if kept.get(STARTED) == ended.started else {},
            error,
            heading=ended.heading,
            why=ended.why,
            filled={name: _dose(done) for name, done in self._doses.items()},
        )
        self._ended = ended
        self._moment = day
        self._last_line = ""
        going_on = "  {go-on-session} go on" if ended.going_on is not None else ""
        fields = "  {previous-field}{next-field} fields"
        self.hint = f"{{save}} save  {{cancel}} put aside  {{drop}} drop{going_on}{fields}"
        labels = [label_of(done, names[done.exercise], _LABEL - 1) for done in ended.done]
        doses = (one_value(name, label, "left out") for name, label in zip(self._doses, labels, strict=True))
        self.fields = (*doses, *_HOW, *_PAIN)

    def row_of(self, field: Field) -> FieldRow:
        """Return the row of a field; that of a dose says what it means."""
        row = DoseRow if field.name in self._doses else FieldRow
        return row(field, self._kept.get(field.name, self.filled.get(field.name, "")))

    def begin(self) -> None:
        """Know the line before anything is changed."""
        super().begin()
        self._last_line = self.line()

    def changed(self, said: dict[str, str]) -> None:
        """Keep the words."""
        self._last_line = self.line()
        super().changed(said)

    def answer(self, said: dict[str, str]) -> str:
        """Return the line."""
        self._last_line = super().answer(said)
        return self._last_line

    @property
    def said_last(self) -> dict[str, str]:
        """What stood in its fields, with what names the session and the line that they say."""
        return {**super().said_last, STARTED: self._ended.started, LINE: self._last_line}

    # -- the line

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "2026-11-24 21:10 did bird-dog right 10x5s effort 4 easier from 6 to 4, did …" by its fields."""
        context = self._context_of()
        how = [
            ("effort", key_word("effort", said["effort"])),
            ("felt", said["felt"]),
            ("before", key_word("from", said["before"])),
            ("after", key_word("to", said["after"])),
        ]
        parts: list[tuple[str, str]] = []
        for name, done in self._doses.items():
            dose = said[name].strip()
            if dose:
                if parts:
                    parts[-1] = (parts[-1][0], f"{parts[-1][1]},")
                clause = [(name, self._clause(done, dose, context)), *((field, word) for field, word in how if word)]
                parts += clause
        when = when_line(self._moment, context)
        return [(parts[0][0], f"{when} {parts[0][1]}"), *parts[1:]] if parts else []

    @staticmethod
    def _clause(done: Completion, dose: str, context: Context) -> str:
        bare = value_line(_bare(done), context.vocabulary)
        return bare if dose.lower() == _JUST_DONE else f"{bare} {dose}"

    def _read(self, context: Context) -> list[Draft]:
        said = self.said()
        meant = [self._meant(name, said[name].strip(), context) for name in self._doses]
        if not any(meant):
            raise ValueRefused("nothing is left to save", with_keys(self, "Write a dose, or {drop} saves nothing."))
        return parse_line(self.line(), context)

    def _meant(self, name: str, dose: str, context: Context) -> Completion | None:
        """Return what a dose field says, None when it is left out.

        Raises:
            AtField: it says anything but a dose.
        """
        if not dose:
            return None
        bare = _bare(self._doses[name])
        try:
            one_part(dose)
            drafts = parse_line(
                f"{when_line(self._moment, context)} {self._clause(self._doses[name], dose, context)}", context
            )
            value = drafts[0].value
            if not isinstance(value, Completion) or _bare(value) != bare:
                raise ValueRefused("only a dose belongs here", "Write it like 3x10, 10x5s, 90s, 30min or 2.1km.")
        except JournalError as error:
            if isinstance(error, UnknownName) and not context.vocabulary.complete:
                raise  # the journal may know the name before its names have come here
            raise AtField(name, error) from error
        return value

    def _show_meaning(self) -> None:
        context, said = self._context_of(), self.said()
        for row in self.query(DoseRow):
            try:
                value = self._meant(row.field.name, said[row.field.name].strip(), context)
            except JournalError:
                row.mean("")
            else:
                row.mean("" if value is None else dose_words(value) or _JUST_DONE)
        super()._show_meaning()

    def meaning(self, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the one entry in words; of several, how many and what is the same of all."""
        context = self._context_of()
        drafts = self._read(context)
        if len(drafts) == 1:
            return draft_words(drafts[0], context.today, context.vocabulary)
        when = when_words(drafts[0].moment, context.today)
        return f"{when} · {len(drafts)} entries{_how(drafts[0], context)}"

    # -- answers

    def action_drop(self) -> None:
        """Save nothing of it."""
        self.dismiss(DROP)

    def action_go_on_session(self) -> None:
        """Go on with the session where it was ended."""
        if self._ended.going_on is not None:
            self.dismiss(RESUME)


def moment_of(ended: Ended, context: Context) -> Moment:
    """Return when a session is saved as done: when it ended."""
    return moment_now(ended.ended, context.turn)


def _how(draft: Draft, context: Context) -> str:
    """Return ", effort 4, felt easier, 6 → 3", what is the same of all of them; empty where nothing is said."""
    value = draft.value
    if not isinstance(value, Completion):
        return ""
    words = value_words(replace(_bare(value), exercise="x", side=None), context.vocabulary)
    return words[words.find(",") :] if "," in words else ""


def _bare(done: Completion) -> Completion:
    return replace(done, sets=None, reps=None, hold_s=None, duration_s=None, distance_m=None)


def _dose(done: Completion) -> str:
    return " ".join(dose_line(replace(done, side=None))) or _JUST_DONE
