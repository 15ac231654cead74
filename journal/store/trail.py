"""Every write leaves its change in the same transaction; undo and redo work from the changes, across restarts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Table, delete, func, select, update
from sqlmodel import Session

from journal.domain.changes import Change, Reversal
from journal.errors import NotFound
from journal.store.rows import Columns, as_json, from_json, row_of, table_of, utc_moment, utc_text
from journal.store.tables import ChangeRow
from journal.store.uids import new_uids

UNDO: Final = "undo"
REDO: Final = "redo"
_TRAIL: Table = ChangeRow.__table__  # type: ignore[attr-defined]


class Operation:
    """The writes of one transaction, recorded as they are made."""

    def __init__(self, session: Session, name: str, now: datetime, *, reverses: str | None = None) -> None:
        self._session = session
        self._name = name
        self._at = utc_text(now)
        self._reverses = reverses
        self.uid = new_uids(now, 1)[0]

    def insert(self, kind: str, rows: Iterable[Columns]) -> None:
        """Add rows."""
        for columns in rows:
            self._session.add(row_of(kind, columns))
            self._record("insert", kind, columns["uid"], None, columns)

    def update(self, kind: str, before: Columns, after: Columns) -> None:
        """Put `after` in the place of `before`, the row as it was read in this transaction."""
        table = table_of(kind)
        self._session.execute(update(table).where(table.c.uid == before["uid"]).values(after))
        self._record("update", kind, before["uid"], before, after)

    def delete(self, kind: str, before: Columns) -> None:
        """Remove a row."""
        table = table_of(kind)
        self._session.execute(delete(table).where(table.c.uid == before["uid"]))
        self._record("delete", kind, before["uid"], before, None)

    def _record(self, action: str, kind: str, uid: str, before: Columns | None, after: Columns | None) -> None:
        self._session.add(
            ChangeRow(
                at_utc=self._at,
                action=action,
                kind=kind,
                uid=uid,
                before=as_json(before),
                after=as_json(after),
                operation=self.uid,
                name=self._name,
                reverses=self._reverses,
            )
        )


def current(session: Session, kind: str, uid: str) -> Columns | None:
    """Return a row's columns as they are now, or None."""
    table = table_of(kind)
    row = session.execute(select(table).where(table.c.uid == uid)).mappings().first()
    return dict(row) if row else None


def changes(session: Session, *, ending: str | None = None, uid: str | None = None, limit: int) -> list[Change]:
    """Return the latest `limit` changes, oldest first.

    Those of all rows, or of the rows whose identity ends in `ending`, or of the one whose identity is `uid`.
    """
    query = select(_TRAIL).order_by(_TRAIL.c.seq.desc()).limit(limit)
    if uid is not None:
        query = query.where(_TRAIL.c.uid == uid)
    if ending is not None:
        query = query.where(_TRAIL.c.uid.endswith(ending, autoescape=True))
    return [_change(row) for row in reversed(session.execute(query).mappings().all())]


def deletions(session: Session, kinds: Iterable[str], limit: int) -> list[Change]:
    """Return the latest `limit` deletions of rows that are still gone, the newest first."""
    later = _TRAIL.alias()
    since = select(later.c.seq).where(later.c.uid == _TRAIL.c.uid, later.c.seq > _TRAIL.c.seq).exists()
    query = (
        select(_TRAIL)
        .where(_TRAIL.c.action == "delete", _TRAIL.c.kind.in_(list(kinds)), ~since)
        .order_by(_TRAIL.c.seq.desc())
        .limit(limit)
    )
    return [_change(row) for row in session.execute(query).mappings()]


def deleted_with(session: Session, uid: str, kind: str) -> list[Columns]:
    """Return the rows of a kind that were removed by the operation that last removed the row `uid`."""
    removed = _TRAIL.c.action == "delete"
    last = select(_TRAIL.c.operation).where(_TRAIL.c.uid == uid, removed).order_by(_TRAIL.c.seq.desc()).limit(1)
    query = (
        select(_TRAIL.c.before)
        .where(_TRAIL.c.operation == last.scalar_subquery(), _TRAIL.c.kind == kind, removed)
        .order_by(_TRAIL.c.seq)
    )
    return [row for text in session.execute(query).scalars() if (row := from_json(text)) is not None]


def newest(session: Session) -> int:
    """Return the place of the latest change; 0 before the first."""
    return int(session.execute(select(func.coalesce(func.max(_TRAIL.c.seq), 0))).scalar_one())


def standing(session: Session) -> tuple[str, int]:
    """Return the operation that undo would take back, empty without one, and the place of the latest that is no undo.

    Both together tell what redo would do: it does nothing once something new was done.
    """
    return _standing(session) or "", int(session.execute(select(_latest_own())).scalar_one())


def _standing(session: Session) -> str | None:
    """Return the latest operation that still stands."""
    found: str | None = session.execute(
        select(_TRAIL.c.operation)
        .where(_TRAIL.c.name.not_in((UNDO, REDO)), _TRAIL.c.operation.not_in(_undone()))
        .order_by(_TRAIL.c.seq.desc())
        .limit(1)
    ).scalar()
    return found


def _latest_own() -> Any:
    """Select the place of the latest change that is neither an undo nor a redo; 0 before the first."""
    latest = select(func.coalesce(func.max(_TRAIL.c.seq), 0)).where(_TRAIL.c.name.not_in((UNDO, REDO)))
    return latest.scalar_subquery()


def undo(session: Session, now: datetime) -> Reversal:
    """Take back the latest operation that still stands.

    Raises:
        NotFound: there is none, or its rows are no longer as it left them.
    """
    target = _standing(session)
    if target is None:
        raise NotFound("nothing to undo", command="journal changes shows what was done.")
    done = _all_changes(session, target)
    operation = Operation(session, UNDO, now, reverses=target)
    for change in reversed(done):
        _set(session, operation, change.kind, change.uid, change.after, change.before)
    return _finish(session, operation, done[0].name)


def redo(session: Session, now: datetime) -> Reversal:
    """Do again the operation that was undone last, unless something new was done since.

    Raises:
        NotFound: there is none, or the rows are no longer as the undo left them.
    """
    target = session.execute(
        select(_TRAIL.c.reverses)
        .where(_TRAIL.c.name == UNDO, _TRAIL.c.seq > _latest_own(), _TRAIL.c.reverses.in_(_undone()))
        .order_by(_TRAIL.c.seq.desc())
        .limit(1)
    ).scalar()
    if target is None:
        raise NotFound("nothing to redo", "Only what was undone last can be done again, until something new is done.")
    done = _all_changes(session, target)
    operation = Operation(session, REDO, now, reverses=target)
    for change in done:
        _set(session, operation, change.kind, change.uid, change.before, change.after)
    return _finish(session, operation, done[0].name)


def _undone() -> Any:
    """Select the operations whose last reversal is an undo."""
    last = (
        select(func.max(_TRAIL.c.seq))
        .where(_TRAIL.c.reverses.is_not(None))
        .group_by(_TRAIL.c.reverses)
        .scalar_subquery()
    )
    return select(_TRAIL.c.reverses).where(_TRAIL.c.seq.in_(last), _TRAIL.c.name == UNDO)


def _all_changes(session: Session, operation: str) -> list[Change]:
    rows = session.execute(select(_TRAIL).where(_TRAIL.c.operation == operation).order_by(_TRAIL.c.seq)).mappings()
    return [_change(row) for row in rows]


def _finish(session: Session, operation: Operation, name: str) -> Reversal:
    session.flush()
    return Reversal(name=name, changes=tuple(_all_changes(session, operation.uid)))


def _set(
    session: Session,
    operation: Operation,
    kind: str,
    uid: str,
    expected: Mapping[str, Any] | None,
    wanted: Mapping[str, Any] | None,
) -> None:
    """Bring one row from `expected` to `wanted`; its version never names two different contents."""
    found = current(session, kind, uid)
    if _content(found) != _content(expected):
        raise NotFound(
            "what it changed was changed again since",
            "In History, what it was shows what happened.",
            command="See journal changes for what happened.",
        )
    if wanted is None:
        if found is not None:
            operation.delete(kind, found)
        return
    target = dict(wanted)
    newest = newest_version(session, uid)
    if target["version"] != newest:
        target["version"] = newest + 1
    if found is None:
        operation.insert(kind, [target])
    else:
        operation.update(kind, found, target)
    session.flush()


def newest_version(session: Session, uid: str) -> int:
    """Return the highest version that a row ever had."""
    trail = session.execute(select(_TRAIL.c.before, _TRAIL.c.after).where(_TRAIL.c.uid == uid))
    return max(int(row["version"]) for pair in trail for row in map(from_json, pair) if row is not None)


def _content(columns: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if columns is None else {name: value for name, value in columns.items() if name != "version"}


def _change(row: Any) -> Change:
    return Change(
        seq=row["seq"],
        at=utc_moment(row["at_utc"]),
        action=row["action"],
        kind=row["kind"],
        uid=row["uid"],
        before=from_json(row["before"]),
        after=from_json(row["after"]),
        operation=row["operation"],
        name=row["name"],
        reverses=row["reverses"],
    )
