"""Heat and ice timers: what is asked at the start, at the end, and when the journal is left while one runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal.domain.entries import Thermal
from journal.domain.slugs import SITES
from journal.domain.timers import Timer
from journal.errors import JournalError, ValueRefused
from journal.tui.bindings import bindings_of, keys_on, with_keys
from journal.tui.command import LEAVING, RAN
from journal.tui.commands import commands_of
from journal.tui.screens.fields import WHEN, FieldsScreen, choice, level, one_value, site
from journal.tui.screens.forms import AtField, ContextOf, Form
from journal.tui.screens.log_forms import SIDE_WORDS, thermal_words
from journal.tui.text import Row, Run, plain
from journal.tui.widgets.form_box import FormBox
from journal.tui.widgets.lines import RowList

_NO_MINUTES = "Say how many, from 1; put aside, the timer runs on."


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerWanted:
    """A timer that is to be started.

    Attributes:
        minutes: 1 to 1440.
        site, side: where.
        level_before: 0 to 10, None where not given.
    """

    minutes: int
    site: str
    side: str | None
    level_before: int | None


class TimerScreen(FieldsScreen[TimerWanted | None]):
    """Asks where a heat or ice timer is for, beside what the article and the studies say; None when it was left."""

    hint = "{save} start   {cancel} close   0–9 level before, x ten"
    fields = (
        level("before", "Before"),
        one_value("minutes", "Minutes"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
    )

    def __init__(self, modality: str, minutes: int, notes: Sequence[str], place: tuple[str, str] | None = None) -> None:
        where, side = place or ("back", "")
        super().__init__(
            f"{modality.capitalize()} timer", filled={"minutes": str(minutes), "site": where, "side": side}
        )
        self._modality = modality
        self._notes = notes

    def compose(self) -> ComposeResult:
        """Return what there is to know, and the fields."""
        with FormBox(id="form"):
            for note in self._notes:
                yield Static(plain(note), classes="note", markup=False)
            yield from map(self.row_of, self.fields)
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def answer(self, said: dict[str, str]) -> TimerWanted:
        """Return the timer."""
        minutes = said["minutes"].strip()
        before = int(said["before"]) if said["before"] else None
        self.at = "minutes"
        if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 6):
            raise ValueRefused(f"'{minutes}' is not a whole number of minutes", "Write it like 20.")
        Thermal(modality=self._modality, minutes=int(minutes))
        self.at = "before"
        Thermal(modality=self._modality, minutes=1, level_before=before)
        return TimerWanted(minutes=int(minutes), site=said["site"], side=said["side"] or None, level_before=before)


class TimerForm(Form):
    """Saves a heat or ice session that was timed: what ran is filled in, the level after is asked first.

    It returns its line, "" to save nothing and stop the timer, or None to let it go on.
    """

    kind = "timer"
    keeps = False
    latest_only = True
    hint = "{save} save   {cancel} put aside   {drop} stop, save nothing"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(RAN)
    fields = (
        level("after", "After"),
        level("before", "Before"),
        one_value("minutes", "Minutes"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
        replace(WHEN, label="Ended at"),
    )

    def __init__(
        self,
        timer: Timer,
        context_of: ContextOf,
        day: date,
        filled: Mapping[str, str],
        why: str = "",
        error: JournalError | None = None,
    ) -> None:
        heading = f"{timer.modality.capitalize()} · timed"
        super().__init__(context_of, day, {}, error, heading=heading, why=why, filled=filled)
        self._timer = timer

    @property
    def draft(self) -> str:
        """What its words are called: a timer's own."""
        return f"timer {self._timer.started.isoformat()}"

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "heat 20 back from 6 to 4"."""
        return thermal_words(self._timer.modality, said)

    def answer(self, said: dict[str, str]) -> str:
        """Return the line; without minutes there is none."""
        if not said["minutes"].strip():
            raise AtField("minutes", ValueRefused("a timed session is saved in whole minutes", _NO_MINUTES))
        return super().answer(said)

    def action_drop(self) -> None:
        """Save nothing."""
        self.dismiss("")


SAVE, LEAVE, DROP = "save", "leave", "drop"
_CHOICES = (
    (SAVE, "timer-save", "save it", "asks for the level after, and the timer ends"),
    (LEAVE, "timer-leave", "leave it running", "it goes on by the clock; the next start shows it"),
    (DROP, "timer-drop", "save nothing of it", "and quit"),
)


class QuitList(RowList):
    """What can be done with a timer that still runs."""

    def clicked(self, *, again: bool) -> None:  # noqa: ARG002
        """Do what was clicked."""
        self.screen.dismiss(self.key)


class TimerQuitScreen(ModalScreen[str | None]):
    """Asks what becomes of a running timer when the journal is left; None stays."""

    # Enter that was typed ahead arrives as a line feed.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(LEAVING), Binding("ctrl+j", "choose('')", show=False)]

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """Return the question and its answers."""
        with FormBox(id="form"):
            yield Static(plain(self._what), id="form-why", markup=False)
            yield QuitList(id="choices")
            hint = with_keys(self, "{timer-choose} choose   {timer-stay} stay in the journal")
            yield Static(hint, id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Fill in the answers."""
        self.query_one("#form").border_title = Content("A timer is running")
        choices, table = self.query_one(QuitList), keys_on(self)
        keys = {command.id: table.first(command) for command in commands_of(LEAVING)}
        choices.show(
            [
                Row((Run(f"{keys[command]}  {words}".strip()), Run(f"   {more}")), key=name)
                for name, command, words, more in _CHOICES
            ]
        )
        choices.focus()

    def action_choose(self, name: str) -> None:
        """Return an answer; without a name, the one under the cursor."""
        self.dismiss(None if name == "stay" else name or self.query_one(QuitList).key)
