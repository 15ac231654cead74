"""What a file of another tracker gives: entries that were understood, and what was not and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, tzinfo

from journal.domain.entries import Draft
from journal.domain.moments import DAY_TURN, Moment, journal_day, moment_at, moment_of_day, refuse_future
from journal.errors import ValueRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry of the file that was understood.

    Attributes:
        line: of the file as an editor counts them, from 1; 0 where there are no lines.
        draft: what is to be logged.
        key: what makes it the same entry in a second import: the normalised words of its row, and which of the
            entries of that row it is. Nothing that depends on the machine, its zone or the day of the import.
        file: of the parcel that it is from; empty where there is only one.
    """

    line: int
    draft: Draft
    key: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something in the file that is left out.

    Attributes:
        line: as in Found.
        what: one short sentence of why, in the file's own words; `quoted` cuts long ones.
        under: the heading that its like are counted under: "category 'Energy'".
        file: as in Found.
    """

    line: int
    what: str
    under: str
    file: str = ""


Item = Found | Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a file is to be read; what the user said of it.

    Attributes:
        now: the moment of the import, aware; nothing later is taken.
        zone: where local times without an offset were shown by a clock.
        turn: hours before it belong to the day before (D3).
        pain: names of the user's that are levels of pain from 0 to 10, in small letters.
        levels: what a value of another scale is from 0 to 10, by the text of the value in small letters; empty where
            the user names none: such values are then kept in words, with their own scale.
        columns: the columns of any CSV by what they hold (see `any_csv`).
        order: "dmy" or "mdy" where the user said how days like 03/04/2026 are written; None lets the column tell.
    """

    now: datetime
    zone: tzinfo
    turn: time = DAY_TURN
    pain: frozenset[str] = frozenset()
    levels: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    order: str | None = None

    def moment(self, local: datetime) -> Moment:
        """Return the moment that a clock showed: with the offset that was written, else by the rules of `zone`.

        A time that happens twice is the first of the two. One that the clock of this zone skips was shown somewhere
        else: its day is kept, its time is not known.

        Raises:
            ValueRefused: it is in the future, or before 1900.
        """
        if not MINYEAR < local.year < MAXYEAR:  # what a zone shifts must stay a date
            raise ValueRefused(f"the year {local.year} is none of this journal", "")
        if local.tzinfo is None:
            day = journal_day(local, self.turn)
            aware = local.replace(tzinfo=self.zone, fold=0)
            if aware.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None) != local.replace(fold=0):
                return self.on(day)
            moment = moment_at(aware, day)
        else:
            moment = moment_at(local, journal_day(local, self.turn))
        refuse_future(moment, self.now)
        return moment

    def on(self, day: date) -> Moment:
        """Return the moment of a day without a time.

        Raises:
            ValueRefused: it is in the future, or before 1900.
        """
        today = journal_day(self.now.astimezone(self.zone), self.turn)
        if day > today:
            raise ValueRefused(f"{day.isoformat()} is in the future", "")
        return moment_of_day(day, self.now, self.zone)


def read_as(line: int, key: str, build: Callable[[], Draft], file: str = "") -> Item:
    """Return the entry that `build` makes, or what is wrong with its values.

    Args:
        line: of the file.
        key: see Found.
        build: makes the values; a ValueRefused of theirs is why the row is left out.
        file: see Found.
    """
    try:
        return Found(line=line, draft=build(), key=key, file=file)
    except ValueRefused as error:
        return Unread(line=line, what=error.what, under="values that cannot be kept", file=file)
