"""Dates, moments and entries in words: one wording for the shell, the screens and the exports."""

from datetime import date

from journal.domain.moments import Moment

_YEAR_NEEDED_DAYS = 183


def day_words(day: date, today: date) -> str:
    """Return "9 Jan", with the year when it is half a year or more away from `today`."""
    year = f" {day.year}" if abs((day - today).days) >= _YEAR_NEEDED_DAYS else ""
    return f"{day.day} {day:%b}{year}"


def when_words(moment: Moment, today: date) -> str:
    """Return "Sat 21 Nov 08:00", or without the time where none was given.

    The date is the journal day: 01:30 on "Fri 20 Nov" is in the night after the 20th.
    """
    time = f" {moment.local:%H:%M}" if moment.time_known else ""
    return f"{moment.day:%a} {day_words(moment.day, today)}{time}"
