"""The store: a journal file, asked questions and given entries in domain values."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlmodel import Session

from journal.domain.changes import Change, Reversal
from journal.domain.entries import Completion, Draft, Entry, Value
from journal.errors import FileRefused, NotFound, StaleEdit, ValueRefused
from journal.paths import Paths
from journal.store import questions, reversal, trail
from journal.store.advice import KeptAdvice, delete_advice_of
from journal.store.counted import CountedDays
from journal.store.done import DoneExercises
from journal.store.engine import connect
from journal.store.failures import failures_in_words
from journal.store.files import copy_into, make_folder
from journal.store.incoming import IncomingRows
from journal.store.opening import prepare
from journal.store.outgoing import OutgoingRows
from journal.store.past import PastEntries
from journal.store.periods import KeptPeriods
from journal.store.practice import KeptPractice
from journal.store.reported import ReportedCounts
from journal.store.rows import Columns, entry_columns, entry_of
from journal.store.scratch import Scratch
from journal.store.uids import new_uids

_TRAIL_LIMIT: Final = 1000
_ID_CHARACTERS: Final = frozenset("0123456789abcdef-")


class Store(
    KeptPeriods,
    KeptPractice,
    KeptAdvice,
    CountedDays,
    DoneExercises,
    ReportedCounts,
    PastEntries,
    OutgoingRows,
    IncomingRows,
    Scratch,
):
    """One open journal. Safe to use from several threads; every call is one transaction and leaves none open."""

    def __init__(self, paths: Paths, *, read_only: bool = False) -> None:
        super().__init__(paths, read_only=read_only)
        self._watch: sqlite3.Connection | None = None

    @classmethod
    def open(cls, paths: Paths) -> "Store":
        """Open a journal, making or migrating it as needed.

        Raises:
            FileRefused: it cannot be used; not a byte of it was written.
        """
        return cls(paths, read_only=prepare(paths))

    def close(self) -> None:
        """Let go of the file."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()

    # -- writing

    def save(
        self,
        drafts: Sequence[Draft],
        now: datetime,
        *,
        recorded: Sequence[datetime] | None = None,
        name: str = "log",
    ) -> list[Entry]:
        """Save entries, all or none, as one operation and one batch.

        Args:
            drafts: what was logged.
            now: the recorded time, unless `recorded` gives one a draft.
            recorded: when each was typed in, for a made-up history.
            name: what the user did, for the trail.
        """
        uids = new_uids(now, len(drafts) + 1)
        times = recorded or [now] * len(drafts)
        saved = [
            Entry(
                uid=uid,
                value=draft.value,
                moment=draft.moment,
                note=draft.note,
                recorded_at=at.replace(microsecond=0),
                version=1,
                batch=uids[0],
            )
            for uid, draft, at in zip(uids[1:], drafts, times, strict=True)
        ]

        def work(session: Session) -> list[Entry]:
            operation = trail.Operation(session, name, now)
            for entry in saved:
                operation.insert(entry.value.kind, [entry_columns(entry)])
            return saved

        return self._write(work)

    def replace(self, seen: Entry, draft: Draft, now: datetime) -> Entry:
        """Put new values in the place of an entry as it was seen.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
            ValueRefused: the kind is another.
        """
        kind = seen.value.kind
        if draft.value.kind != kind:
            raise ValueRefused(f"this entry is a {kind}, not a {draft.value.kind}", "Delete it and log the other.")

        def work(session: Session) -> Entry:
            before = self._unchanged(session, seen)
            after = before | entry_columns(
                Entry(
                    uid=seen.uid,
                    value=draft.value,
                    moment=draft.moment,
                    note=draft.note,
                    recorded_at=seen.recorded_at,
                    version=seen.version + 1,
                    batch=seen.batch,
                    source=seen.source,
                    source_key=seen.source_key,
                )
            )
            trail.Operation(session, "edit", now).update(kind, before, after)
            return entry_of(kind, after)

        return self._write(work)

    def delete(self, seen: Sequence[Entry], now: datetime) -> None:
        """Remove entries as they were seen, all or none; undo brings them back.

        Raises:
            StaleEdit: one was changed or deleted elsewhere meanwhile.
        """

        def work(session: Session) -> None:
            operation = trail.Operation(session, "delete", now)
            for entry in seen:
                row = self._unchanged(session, entry)
                delete_advice_of(session, operation, entry.uid)
                operation.delete(entry.value.kind, row)

        self._write(work)

    def amend(self, seen: Sequence[Entry], drafts: Sequence[Draft], now: datetime) -> list[Entry]:
        """Put what was really done of an exercise in the place of entries as they were seen, as one operation.

        An entry of the same exercise and side is changed and keeps its moment, its note and its batch; one without a
        counterpart is removed, a counterpart without an entry is added beside them.

        Raises:
            StaleEdit: one was changed or deleted elsewhere meanwhile.
        """
        uids = iter(new_uids(now, len(drafts)))

        def work(session: Session) -> list[Entry]:
            operation = trail.Operation(session, "edit", now)
            there = {entry.uid: self._unchanged(session, entry) for entry in seen}
            rest = list(seen)
            saved = []
            for draft in drafts:
                old = next((entry for entry in rest if _which(entry.value) == _which(draft.value)), None)
                if old is None:
                    beside = replace(seen[0], source=None, source_key=None)
                    entry = replace(beside, uid=next(uids), value=draft.value, version=1, note=draft.note)
                    operation.insert(draft.value.kind, [entry_columns(entry)])
                else:
                    rest.remove(old)
                    note = draft.note or old.note
                    entry = replace(old, value=draft.value, version=old.version + 1, note=note)
                    operation.update(old.value.kind, there[old.uid], entry_columns(entry))
                saved.append(entry)
            for entry in rest:
                operation.delete(entry.value.kind, there[entry.uid])
            return saved

        return self._write(work)

    @staticmethod
    def _unchanged(session: Session, seen: Entry) -> Columns:
        found = trail.current(session, seen.value.kind, seen.uid)
        if found is None:
            raise StaleEdit("the entry was deleted elsewhere", "Your words are kept; log them as a new entry.")
        if found["version"] != seen.version:
            raise StaleEdit("the entry was changed elsewhere", "Look at what it says now, then edit it again.")
        return found

    def undo(self, now: datetime) -> Reversal:
        """Take back the latest operation that still stands.

        Raises:
            NotFound: nothing to undo.
        """
        return self._write(lambda session: reversal.undo(session, now))

    def redo(self, now: datetime) -> Reversal:
        """Do again what was undone last.

        Raises:
            NotFound: nothing to redo.
        """
        return self._write(lambda session: reversal.redo(session, now))

    # -- questions

    def entries_on(self, day: date) -> list[Entry]:
        """Return the entries of a journal day, in order of their moment."""
        return self.entries(first=day, last=day)

    def entries(
        self,
        *,
        first: date | None = None,
        last: date | None = None,
        kinds: Sequence[str] = (),
        text: str | None = None,
        named: Collection[str] = (),
        limit: int | None = None,
    ) -> list[Entry]:
        """Return the entries within journal days, oldest first; with a limit, the newest ones.

        With a text, those that hold it, letters of either case, or are of the exercises that are `named` so.
        """

        def question(session: Session) -> list[Entry]:
            newest = limit is not None
            found = list(
                questions.entries(
                    session,
                    first=first,
                    last=last,
                    kinds=kinds,
                    text=text,
                    named=named,
                    newest_first=newest,
                    limit=limit,
                )
            )
            return found[::-1] if newest else found

        return self._read(question)

    def stream(self, first: date | None = None, last: date | None = None) -> Iterator[Entry]:
        """Yield entries oldest first inside one read transaction; only on a snapshot, or saving would wait."""
        with failures_in_words(self.paths.database), Session(self._engine) as session:
            yield from questions.entries(session, first=first, last=last)

    def entry(self, short_id: str) -> Entry:
        """Return the entry whose identity ends in `short_id`.

        Raises:
            NotFound: none does, or more than one.
        """
        suffix = short_id.strip().lower()
        if not suffix or not _ID_CHARACTERS.issuperset(suffix):
            raise NotFound(f"'{short_id}' is not an ID", "IDs stand at the end of each line of journal history.")

        def question(session: Session) -> Entry:
            found = questions.uids_ending(session, suffix)
            if not found:
                raise NotFound(f"no entry '{short_id}'", "IDs stand at the end of each line of journal history.")
            if len(found) > 1:
                raise NotFound(f"more than one entry ends in '{short_id}'", "Give more of its characters.")
            kind, uid = found[0]
            columns = trail.current(session, kind, uid)
            if columns is None:
                raise NotFound(f"no entry '{short_id}'")
            return entry_of(kind, columns)

        return self._read(question)

    def short_ids(self, uids: Sequence[str]) -> dict[str, str]:
        """Return the shortest suffix that names each identity alone."""
        return self._read(lambda session: questions.short_ids(session, uids))

    def changes(self, suffix: str | None = None, limit: int = _TRAIL_LIMIT) -> list[Change]:
        """Return the latest changes, oldest first: of all, or of the rows whose identity ends in `suffix`.

        Raises:
            NotFound: no change is of such a row.
        """

        def question(session: Session) -> list[Change]:
            if suffix is None:
                return trail.changes(session, limit=limit)
            found = trail.changes(session, ending=suffix.lower(), limit=limit)
            if not found:
                raise NotFound(
                    f"no entry '{suffix}' was ever here", "IDs stand at the end of each line of journal history."
                )
            if len({change.uid for change in found}) > 1:
                raise NotFound(f"more than one entry ends in '{suffix}'", "Give more of its characters.")
            return found

        return self._read(question)

    def standing(self) -> tuple[str, int]:
        """Return the operation that undo would take back, empty without one, and the place of the latest done anew."""
        return self._read(reversal.standing)

    def newest_change(self) -> int:
        """Return the place in the trail of the latest change; 0 before the first."""
        return self._read(trail.newest)

    def day_span(self) -> tuple[date, date] | None:
        """Return the first and last day with any entry, or None."""
        return self._read(questions.day_span)

    def counts(self, first: date | None = None, last: date | None = None) -> dict[str, int]:
        """Return how many entries of each kind there are within the days."""
        return self._read(lambda session: questions.counts(session, first, last))

    def is_logged(self, day: date) -> bool:
        """Return whether anything at all is logged on a day."""
        return self._read(lambda session: questions.is_logged(session, day))

    def used_names(self) -> dict[str, list[str]]:
        """Return the names used so far: medicine, trigger, activity."""
        return self._read(questions.used_names)

    # -- the file

    def data_version(self) -> int:
        """Return a number that changes when any other connection has committed; costs microseconds."""
        with failures_in_words(self.paths.database):
            if self._watch is None:
                self._watch = connect(self.paths.database, read_only=True)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def back_up(self, before: str, now: datetime) -> Path:
        """Write a copy of the journal among its backups, read it back whole, and return where it is.

        Args:
            before: what it is made before, a word of its name.
            now: the moment, the rest of its name.

        Raises:
            FileRefused: it cannot be written, or reads back damaged; then there is none.
        """
        folder = self.paths.backups
        make_folder(folder)
        name = f"before-{before}-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
        tries = (folder / f"{name}{f'-{number}' if number else ''}.db" for number in count())
        target = next(path for path in tries if not path.exists())
        with failures_in_words(self.paths.database), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if isinstance(driver, sqlite3.Connection):
                copy_into(driver, target)
        with failures_in_words(target), closing(connect(target, read_only=True)) as copy:
            sound = [row[0] for row in copy.execute("PRAGMA integrity_check")] == ["ok"]
        if not sound:
            target.unlink()
            raise FileRefused(f"the backup {target} reads back damaged", "Check the disk. Nothing was changed.")
        return target

    @contextmanager
    def snapshot(self) -> Iterator["Store"]:
        """Yield a read-only store on a private copy, so that a long read never blocks saving."""
        folder = None if self.read_only else self.paths.database.parent
        with failures_in_words(self.paths.database):
            home = TemporaryDirectory(prefix=".snapshot-", dir=folder)
        with home as name:
            copy = Path(name) / "copy.db"
            with failures_in_words(self.paths.database), self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                if isinstance(driver, sqlite3.Connection):
                    copy_into(driver, copy)
            store = Store(Paths(copy, explicit=True), read_only=True)
            try:
                yield store
            finally:
                store.close()


def _which(value: Value) -> tuple[str, str | None]:
    """Return what an exercise and its side are told by."""
    return (value.exercise, value.side) if isinstance(value, Completion) else (value.kind, None)
