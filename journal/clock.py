"""The wall clock and its zone, handed to whatever needs a now."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Return the current time, aware, in `zone()`."""
        ...

    def zone(self) -> tzinfo:
        """Return the local time zone with its rules, not only today's offset."""
        ...


class SystemZone(tzinfo):
    """The operating system's local time zone, clock changes included."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """Return the offset at a local reading; `fold` tells the two passes of a repeated hour apart."""
        return _system(dt).utcoffset() or timedelta(0)

    def dst(self, _dt: datetime | None, /) -> None:
        """Unknown: the system gives the offset only."""
        return

    def tzname(self, dt: datetime | None) -> str | None:
        """Return the system's name of the zone at a local reading."""
        return _system(dt).tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """Return the local reading of a UTC time given with this zone."""
        fixed = dt.replace(tzinfo=UTC).astimezone()
        local = fixed.replace(tzinfo=self)
        return local if local.utcoffset() == fixed.utcoffset() else local.replace(fold=1)


def _system(dt: datetime | None) -> datetime:
    """Return a local reading, or now, with the offset that the system gives it."""
    return dt.replace(tzinfo=None).astimezone() if dt else datetime.now(UTC).astimezone()


class SystemClock:
    """The machine's clock."""

    def __init__(self) -> None:
        self._zone = SystemZone()

    def now(self) -> datetime:
        """Return the current local time."""
        return datetime.now(UTC).astimezone(self._zone)

    def zone(self) -> tzinfo:
        """Return the system's zone."""
        return self._zone
