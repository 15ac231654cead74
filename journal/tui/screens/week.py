"""The weekly way of logging: the latest days told of at once, with a digit and enter."""

from collections.abc import Mapping

from journal.domain.asked_week import AskedWeek
from journal.domain.context import Context
from journal.domain.history import History
from journal.domain.statements import PeriodSaid
from journal.domain.words import days_words, span_words
from journal.errors import JournalError, ValueRefused
from journal.tui.screens.fields import Field, text
from journal.tui.screens.spell import Asking
from journal.tui.widgets.choices import Choices

_FORGOTTEN = "don't remember"


class CountField(Choices):
    """A number of days: typed, chosen with the arrows, or clicked; the first letter of the last word chooses that."""

    def __init__(self, most: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(("", *(str(number) for number in range(most + 1)), _FORGOTTEN), id=id)

    def typed(self, letter: str) -> None:
        """Take a digit, the second of two as well; a letter as elsewhere."""
        if letter.isdigit():
            self.value = self.value + letter if self.value + letter in self.words else letter
        else:
            super().typed(letter)


class WeekScreen(Asking):
    """Asks on how many of the latest days that are not logged there was back pain; no day gets a level from it."""

    heading = "The last days"
    hint = "0 none · d don't remember   {save} save   {cancel} put aside"
    tells = True

    def __init__(
        self,
        week: AskedWeek,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
        others: History | None = None,
    ) -> None:
        self._week = week
        self.fields = (
            Field("days", "Back pain", lambda: CountField(week.unlogged, id="field-days")),
            text("note", "Note", "if you like"),
        )
        super().__init__(context, self._question(context), filled or {}, error, others=others)

    @property
    def draft(self) -> str:
        """What its words are called, whichever days are the last ones."""
        return "week"

    def _question(self, context: Context) -> str:
        week = self._week
        first, last = span_words(week.first, week.last, context.today)
        span = f"{first} to {last}" if week.first < week.last else first
        if week.unlogged == 1:
            return f"{span}: one day is not logged. Did you have back pain on it? 1 or 0."
        return f"{span}: {week.unlogged} days are not logged. On how many of them did you have back pain?"

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        word, note = said["days"], said["note"]
        if not word:
            raise ValueRefused("nothing is said yet", "0 for none, a number of days, or d for don't remember.")
        number = int(word) if word.isdigit() else None
        return PeriodSaid(
            first=self._week.first,
            last=self._week.last,
            answer="unknown" if number is None else "some" if number else "free",
            pain_days=number or None,
            note=note if note.strip() else None,
        )

    def meaning(self, said: dict[str, str]) -> str:
        """Return what will be said, and what stays as it is logged."""
        words, *overlap = super().meaning(said).split("\n")
        logged = self._week.logged
        if logged:
            stays = "stays" if logged == 1 else "stay"
            words = f"{words}; {days_words(logged).replace(' ', ' logged ')} {stays} as logged"
        return "\n".join((words, *overlap))
