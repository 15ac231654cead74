"""Heat and ice timers: what is asked at the start, at the end, and when the journal is left while one runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from journal.tui.screens.fields import FieldRow, FieldsScreen, FormBox, choice, level, site, text
from journal.tui.screens.forms import ContextOf, Form
from journal.tui.screens.log_forms import SIDE_WORDS, WHEN, thermal_words
from journal.tui.text import Row, Run, error_words, plain
from journal.tui.widgets.lines import RowList


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

    fields = (
        level("before", "Before"),
        text("minutes", "Minutes"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
    )

    def __init__(self, modality: str, minutes: int, notes: Sequence[str], place: tuple[str, str] | None = None) -> None:
        super().__init__()
        self._site, self._side = place or ("back", "")
        self._modality = modality
        self._minutes = minutes
        self._notes = notes

    def compose(self) -> ComposeResult:
        """Return what there is to know, and the fields."""
        with FormBox(id="form"):
            for note in self._notes:
                yield Static(plain(note), classes="note", markup=False)
            for field in self.fields:
                value = {"minutes": str(self._minutes), "site": self._site, "side": self._side}.get(field.name, "")
                yield FieldRow(field, value)
            yield Static("enter start   esc leave   0–9 level before, x ten", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Name the timer."""
        super().on_mount()
        self.query_one("#form").border_title = Content(f"{self._modality.capitalize()} timer")

    def action_save(self) -> None:
        """Return the timer, or say at its field what is wrong."""
        said = self.said()
        minutes = said["minutes"].strip()
        before = said["before"]
        try:
            if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 6):
                raise ValueRefused(f"'{minutes}' is not a whole number of minutes", "Write it like 20.")
            Thermal(modality=self._modality, minutes=int(minutes))
        except JournalError as error:
            self.say_at("minutes", error_words(error))
            return
        try:
            Thermal(modality=self._modality, minutes=1, level_before=int(before) if before else None)
        except JournalError as error:
            self.say_at("before", error_words(error))
            return
        self.dismiss(
            TimerWanted(
                minutes=int(minutes),
                site=said["site"],
                side=said["side"] or None,
                level_before=int(before) if before else None,
            )
        )


class TimerForm(Form):
    """Saves a heat or ice session that was timed: what ran is filled in, the level after is asked first.

    It returns its line, "" to save nothing and stop the timer, or None to let it go on.
    """

    kind = "timer"
    keeps = False
    hint = "enter save   esc not yet   ctrl+d save nothing, stop the timer"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d", "drop", show=False, priority=True)]
    fields = (
        level("after", "After"),
        level("before", "Before"),
        text("minutes", "Minutes"),
        site(SITES),
        choice("side", "Side", SIDE_WORDS),
        WHEN,
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
        super().__init__(context_of, day, {}, error)
        self._modality = timer.modality
        self._filled = filled
        self._why = why

    @property
    def filled(self) -> Mapping[str, str]:
        """What stands in the fields at first."""
        return self._filled

    @property
    def why(self) -> str:
        """The sentence above the fields."""
        return self._why

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"{self._modality.capitalize()} · timed"

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "heat 20 back from 6 to 4"."""
        return thermal_words(self._modality, said)

    def action_drop(self) -> None:
        """Save nothing."""
        self.dismiss("")


SAVE, LEAVE, DROP = "save", "leave", "drop"
_CHOICES = (
    (SAVE, "s", "save it", "asks for the level after, and the timer ends"),
    (LEAVE, "l", "leave it running", "it goes on by the clock; the next start shows it"),
    (DROP, "d", "save nothing of it", "and quit"),
)


class QuitList(RowList):
    """What can be done with a timer that still runs."""

    def clicked(self, *, again: bool) -> None:  # noqa: ARG002
        """Do what was clicked."""
        self.screen.dismiss(self.key)


class TimerQuitScreen(ModalScreen[str | None]):
    """Asks what becomes of a running timer when the journal is left; None stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{name}')", show=False) for name, key, _, _ in _CHOICES),
        Binding("enter,ctrl+j", "choose('')", show=False),
        Binding("escape,q,ctrl+q", "choose('stay')", show=False),
    ]

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """Return the question and its answers."""
        with FormBox(id="form"):
            yield Static(plain(self._what), id="form-why", markup=False)
            yield QuitList(id="choices")
            yield Static("enter choose   esc stay in the journal", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Fill in the answers."""
        self.query_one("#form").border_title = Content("A timer is running")
        choices = self.query_one(QuitList)
        choices.show(
            [
                Row(
                    (
                        Run(
                            f"{key}  {words}",
                        ),
                        Run(f"   {more}"),
                    ),
                    key=name,
                )
                for name, key, words, more in _CHOICES
            ]
        )
        choices.focus()

    def action_choose(self, name: str) -> None:
        """Return an answer; without a name, the one under the cursor."""
        self.dismiss(None if name == "stay" else name or self.query_one(QuitList).key)
