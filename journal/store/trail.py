"""Every write leaves its change in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlmodel import Session

from journal.domain.changes import Change
from journal.store.rows import Columns, as_json, from_json, table_of, utc_moment, utc_text
from journal.store.tables import ChangeRow
from journal.store.uids import new_uids

TRAIL: Table = ChangeRow.__table__  # type: ignore[attr-defined]


class Operation:
    """The writes of one transaction, recorded as they are made."""

    def __init__(self, session: Session, name: str, now: datetime, *, reverses: str | None = None) -> None:
        self._session = session
        self._name = name
        self._at = utc_text(now)
        self._reverses = reverses
        self.uid = new_uids(now, 1)[0]

    def insert(self, kind: str, rows: Sequence[Columns]) -> None:
        """Add rows."""
        if rows:
            self._session.execute(insert(table_of(kind)), rows)
            self._record("insert", kind, [(None, row) for row in rows])

    def update(self, kind: str, before: Columns, after: Columns) -> None:
        """Put `after` in the place of `before`, the row as it was read in this transaction."""
        table = table_of(kind)
        self._session.execute(update(table).where(table.c.uid == before["uid"]).values(after))
        self._record("update", kind, [(before, after)])

    def delete(self, kind: str, *rows: Columns) -> None:
        """Remove rows, given as they were read in this transaction."""
        table = table_of(kind)
        self._session.execute(delete(table).where(table.c.uid.in_([row["uid"] for row in rows])))
        self._record("delete", kind, [(row, None) for row in rows])

    def _record(self, action: str, kind: str, sides: Iterable[tuple[Columns | None, Columns | None]]) -> None:
        same = {
            "at_utc": self._at,
            "action": action,
            "kind": kind,
            "operation": self.uid,
            "name": self._name,
            "reverses": self._reverses,
        }
        changes = [
            same | {"uid": (after or before or {})["uid"], "before": as_json(before), "after": as_json(after)}
            for before, after in sides
        ]
        self._session.execute(insert(TRAIL), changes)


def current(session: Session, kind: str, uid: str) -> Columns | None:
    """Return a row's columns as they are now, or None."""
    table = table_of(kind)
    row = session.execute(select(table).where(table.c.uid == uid)).mappings().first()
    return dict(row) if row else None


def changes(session: Session, *, ending: str | None = None, uid: str | None = None, limit: int) -> list[Change]:
    """Return the latest `limit` changes, oldest first.

    Those of all rows, or of the rows whose identity ends in `ending`, or of the one whose identity is `uid`.
    """
    query = select(TRAIL).order_by(TRAIL.c.seq.desc()).limit(limit)
    if uid is not None:
        query = query.where(TRAIL.c.uid == uid)
    if ending is not None:
        query = query.where(TRAIL.c.uid.endswith(ending, autoescape=True))
    return [change_of(row) for row in reversed(session.execute(query).mappings().all())]


def deletions(session: Session, kinds: Iterable[str], limit: int) -> list[Change]:
    """Return the latest `limit` deletions of rows that are still gone, the newest first."""
    later = TRAIL.alias()
    since = select(later.c.seq).where(later.c.uid == TRAIL.c.uid, later.c.seq > TRAIL.c.seq).exists()
    query = (
        select(TRAIL)
        .where(TRAIL.c.action == "delete", TRAIL.c.kind.in_(list(kinds)), ~since)
        .order_by(TRAIL.c.seq.desc())
        .limit(limit)
    )
    return [change_of(row) for row in session.execute(query).mappings()]


def deleted_with(session: Session, uid: str, kind: str) -> list[Columns]:
    """Return the rows of a kind that were removed by the operation that last removed the row `uid`."""
    removed = TRAIL.c.action == "delete"
    last = select(TRAIL.c.operation).where(TRAIL.c.uid == uid, removed).order_by(TRAIL.c.seq.desc()).limit(1)
    query = (
        select(TRAIL.c.before)
        .where(TRAIL.c.operation == last.scalar_subquery(), TRAIL.c.kind == kind, removed)
        .order_by(TRAIL.c.seq)
    )
    return [row for text in session.execute(query).scalars() if (row := from_json(text)) is not None]


def newest(session: Session) -> int:
    """Return the place of the latest change; 0 before the first."""
    return int(session.execute(select(func.coalesce(func.max(TRAIL.c.seq), 0))).scalar_one())


def newest_versions(session: Session, uids: Sequence[str]) -> dict[str, int]:
    """Return the highest version that each of some rows ever had; a row that never was is not named."""
    newest: dict[str, int] = {}
    for uid, *sides in session.execute(select(TRAIL.c.uid, TRAIL.c.before, TRAIL.c.after).where(TRAIL.c.uid.in_(uids))):
        for row in map(from_json, sides):
            if row is not None:
                newest[uid] = max(newest.get(uid, 0), int(row["version"]))
    return newest


def change_of(row: Any) -> Change:
    """Return the change of a row of the trail."""
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
