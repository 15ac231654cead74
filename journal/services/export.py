"""The history written out: whole or not at all, counted, and the count checked against the journal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from journal.config import Settings
from journal.domain.days import each_day
from journal.domain.entries import VALUE_TYPES
from journal.errors import JournalError, NotFound, ValueRefused
from journal.formats.daily import by_day, daily_rows, write_daily
from journal.services.spells import judged
from journal.store.files import beside, publish
from journal.store.store import Store

BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote.

    Attributes:
        days: rows below the header, one a calendar day.
        counts: entries of each kind that went into them; equal to what the journal holds within those days.
    """

    days: int
    counts: Mapping[str, int]


def export_daily(
    store: Store,
    settings: Settings,
    target: Path | None,
    out: TextIO | None = None,
    *,
    force: bool = False,
    bom: bool = False,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
) -> Exported:
    """Write the daily table to a file, or to `out` when `target` is None.

    Args:
        store: the journal; it is read from a private copy, so that saving never waits.
        settings: for the phase boundary.
        target: a file; written beside it under a temporary name, 0600, then put in place.
        out: a text stream opened with `newline=""`.
        force: overwrite an existing file.
        bom: begin with a byte order mark, for old spreadsheets.
        first: leave out the days before it.
        last: leave out the days after it.
        today: the journal day that the spells are told for; None for the last day written.

    Raises:
        NotFound: nothing is logged in that time.
        ValueRefused: the file exists, or cannot be written.
    """
    if target is None:
        if out is None:
            raise ValueError("neither a file nor a stream to write to")
        return _write(store, settings, out, bom, first, last, today)
    try:
        _refuse_precious(store, target)
        if not force and os.path.lexists(target):
            raise _exists(target)
        with beside(target) as temporary:
            with temporary.open("w", encoding="utf-8", newline="") as file:
                done = _write(store, settings, file, bom, first, last, today)
                file.flush()
                os.fsync(file.fileno())
            if force:
                temporary.replace(target)
            elif not publish(temporary, target):
                raise _exists(target)
    except OSError as error:
        raise ValueRefused(
            f"cannot write {target}: {error.strerror}", "Choose another place; no file was left behind."
        ) from error
    return done


def _refuse_precious(store: Store, target: Path) -> None:
    """Refuse, forced or not, what an export must never take the place of: the journal, its backups, a device."""
    paths = store.paths
    if paths.database.exists() and target.exists() and target.samefile(paths.database):
        raise ValueRefused(f"{target} is the journal itself", "Choose another file for the export.")
    if target.resolve().is_relative_to(paths.backups.resolve()):
        raise ValueRefused(f"{target} lies among the backups", "Choose another folder for the export.")
    if target.exists() and not target.is_file():
        raise ValueRefused(f"{target} is not a plain file", "Choose a file, or write to standard output with -.")


def _exists(target: Path) -> ValueRefused:
    return ValueRefused(
        f"{target} exists already",
        "Choose another name, or say that it may be overwritten.",
        command="Add --force to overwrite it, or choose another name.",
    )


def _write(
    store: Store,
    settings: Settings,
    out: TextIO,
    bom: bool,
    first: date | None,
    last: date | None,
    today: date | None,
) -> Exported:
    with store.snapshot() as copy:
        span = copy.day_span()
        start, end = (max(first or span[0], span[0]), min(last or span[1], span[1])) if span else (None, None)
        if start is None or end is None or start > end:
            raise NotFound("nothing is logged in that time", "Log something first, or choose other days.")
        if bom:
            out.write(BOM)
        spell_on = judged(copy, today or end).on
        entries = by_day(copy.stream(start, end))
        written = write_daily(daily_rows(entries, start, end, spell_on, settings.acute_days), out)
        expected = {"rows": len(each_day(start, end)), **copy.counts(start, end)}
    if written != expected:
        raise JournalError(
            f"the export does not match the journal: wrote {written}, expected {expected}",
            "Do not rely on this file; please report it.",
        )
    return Exported(days=written["rows"], counts={kind: written[kind] for kind in VALUE_TYPES})
