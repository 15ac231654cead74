"""When an entry happened: the moment, its offset and its journal day (rules D3 and D4)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from journal.errors import ValueRefused

DAY_TURN = time(3, 0)
SLACK = timedelta(minutes=1)
LATE = timedelta(days=3)
TOO_LATE = timedelta(days=7)
EARLIEST = date(1900, 1, 1)
_OFFSET_LIMIT_MIN = 14 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment as the wall clock showed it where the entry was made (D3).

    Attributes:
        at_utc: aware, UTC, whole seconds.
        utc_offset_min: minutes east of UTC of the wall clock, -840 to 840.
        day: the journal day; set once, it never changes with the clock or the zone.
        time_known: False when only a date was given; then at_utc is a stand-in within the day.
    """

    at_utc: datetime
    utc_offset_min: int
    day: date
    time_known: bool = True

    def __post_init__(self) -> None:
        if self.at_utc.utcoffset() != timedelta(0) or self.at_utc.microsecond:
            raise ValueRefused("a moment is kept in UTC and whole seconds")
        if abs(self.utc_offset_min) > _OFFSET_LIMIT_MIN:
            raise ValueRefused("a time zone lies within 14 hours of UTC")
        if self.day < EARLIEST:
            raise ValueRefused(f"{self.day.isoformat()} is before {EARLIEST.year}", "Check the year.")

    @property
    def local(self) -> datetime:
        """The wall clock's reading, aware with the stored offset."""
        return self.at_utc.astimezone(timezone(timedelta(minutes=self.utc_offset_min)))


def journal_day(local: datetime, turn: time = DAY_TURN) -> date:
    """Return the journal day of a wall-clock reading: hours before `turn` belong to the day before (D3)."""
    day = local.date()
    return day - timedelta(days=1) if local.time() < turn else day


def moment_now(now: datetime, turn: time = DAY_TURN) -> Moment:
    """Return the moment of `now`, an aware local datetime."""
    return moment_at(now, journal_day(now, turn))


def moment_at(local: datetime, day: date, *, time_known: bool = True) -> Moment:
    """Return the moment of `local`, aware, filed under the journal day `day`."""
    offset = local.utcoffset()
    if offset is None:
        raise ValueRefused("a moment needs a time zone")
    return Moment(
        at_utc=local.astimezone(UTC).replace(microsecond=0),
        utc_offset_min=round(offset.total_seconds() / 60),
        day=day,
        time_known=time_known,
    )


def moment_of_day(day: date, now: datetime, zone: tzinfo) -> Moment:
    """Return the stand-in moment of an entry with a date and no time: local noon, or `now` when that is earlier."""
    noon = datetime.combine(day, time(12), zone)
    return moment_at(min(noon, now.astimezone(zone)), day, time_known=False)


def clock_time_on(day: date, clock: time, zone: tzinfo, turn: time = DAY_TURN) -> datetime:
    """Return the aware local time of `clock` within the journal day `day`.

    A time before the day's turn is in the night after `day`. A time that happens twice is the first of the two.

    Raises:
        ValueRefused: the wall clock skips that time (a clock change).
    """
    calendar = day + timedelta(days=1) if clock < turn else day
    local = datetime.combine(calendar, clock.replace(fold=0), zone)
    after = local.astimezone(UTC).astimezone(zone)
    if after.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueRefused(
            f"{clock:%H:%M} on {calendar.isoformat()} does not exist: the clocks went forward over it",
            f"The clock showed {after:%H:%M} then: write {journal_day(after, turn).isoformat()} {after:%H:%M}.",
        )
    return local


def refuse_future(moment: Moment, now: datetime) -> None:
    """Refuse a moment later than `now`, with one minute of slack (D3).

    Raises:
        ValueRefused: the moment is in the future.
    """
    # In UTC: adding to a local time forgets which of two equal wall-clock times it was.
    if moment.at_utc > now.astimezone(UTC) + SLACK:
        raise ValueRefused(
            f"{moment.local:%Y-%m-%d %H:%M} is in the future",
            "Only what has happened can be logged; for last night write yesterday and the time.",
        )


def lateness(at_utc: datetime, recorded_at: datetime | None) -> timedelta:
    """Return how long after the event it was typed in; zero when unknown (D4)."""
    return max(recorded_at - at_utc, timedelta(0)) if recorded_at else timedelta(0)
