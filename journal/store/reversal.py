"""Undo and redo: worked from the changes, a few hundred rows at a time, across restarts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session

from journal.domain.changes import Change, Reversal
from journal.errors import NotFound
from journal.store.rows import table_of
from journal.store.trail import TRAIL, Operation, change_of, newest_versions

UNDO: Final = "undo"
REDO: Final = "redo"
# An import may have left a million changes: as many are held, and told of, at a time.
_AT_A_TIME: Final = 500


def standing(session: Session) -> tuple[str, int]:
    """Return the operation that undo would take back, empty without one, and the place of the latest that is no undo.

    Both together tell what redo would do: it does nothing once something new was done.
    """
    return _standing(session) or "", int(session.execute(select(_latest_own())).scalar_one())


def undo(session: Session, now: datetime) -> Reversal:
    """Take back the latest operation that still stands.

    Raises:
        NotFound: there is none, or its rows are no longer as it left them.
    """
    target = _standing(session)
    if target is None:
        raise NotFound("nothing to undo", command="journal changes shows what was done.")
    return _reverse(session, target, Operation(session, UNDO, now, reverses=target), backwards=True)


def redo(session: Session, now: datetime) -> Reversal:
    """Do again the operation that was undone last, unless something new was done since.

    Raises:
        NotFound: there is none, or the rows are no longer as the undo left them.
    """
    target = session.execute(
        select(TRAIL.c.reverses)
        .where(TRAIL.c.name == UNDO, TRAIL.c.seq > _latest_own(), TRAIL.c.reverses.in_(_undone()))
        .order_by(TRAIL.c.seq.desc())
        .limit(1)
    ).scalar()
    if target is None:
        raise NotFound("nothing to redo", "Only what was undone last can be done again, until something new is done.")
    return _reverse(session, target, Operation(session, REDO, now, reverses=target), backwards=False)


def _standing(session: Session) -> str | None:
    """Return the latest operation that still stands."""
    found: str | None = session.execute(
        select(TRAIL.c.operation)
        .where(TRAIL.c.name.not_in((UNDO, REDO)), TRAIL.c.operation.not_in(_undone()))
        .order_by(TRAIL.c.seq.desc())
        .limit(1)
    ).scalar()
    return found


def _latest_own() -> Any:
    """Select the place of the latest change that is neither an undo nor a redo; 0 before the first."""
    latest = select(func.coalesce(func.max(TRAIL.c.seq), 0)).where(TRAIL.c.name.not_in((UNDO, REDO)))
    return latest.scalar_subquery()


def _undone() -> Any:
    """Select the operations whose last reversal is an undo."""
    last = (
        select(func.max(TRAIL.c.seq)).where(TRAIL.c.reverses.is_not(None)).group_by(TRAIL.c.reverses).scalar_subquery()
    )
    return select(TRAIL.c.reverses).where(TRAIL.c.seq.in_(last), TRAIL.c.name == UNDO)


def _reverse(session: Session, target: str, operation: Operation, *, backwards: bool) -> Reversal:
    name = ""
    for group in _groups(session, target, backwards=backwards):
        name = group[0].name
        _set(session, operation, group, backwards=backwards)
    mine = TRAIL.c.operation == operation.uid
    told = session.execute(select(TRAIL).where(mine).order_by(TRAIL.c.seq).limit(_AT_A_TIME)).mappings()
    count = session.execute(select(func.count()).where(mine)).scalar_one()
    return Reversal(name=name, changes=tuple(change_of(row) for row in told), count=count)


def _groups(session: Session, target: str, *, backwards: bool) -> Iterator[list[Change]]:
    """Yield the changes of an operation in one or the other order, those that can be set together in one list."""
    at, order = (TRAIL.c.seq.desc(), TRAIL.c.seq.__lt__) if backwards else (TRAIL.c.seq.asc(), TRAIL.c.seq.__gt__)
    query = select(TRAIL).where(TRAIL.c.operation == target).order_by(at).limit(_AT_A_TIME)
    rows = session.execute(query).mappings().all()
    while rows:
        group: dict[str, Change] = {}
        like = None
        for change in map(change_of, rows):
            if like != (change.kind, change.action) or change.uid in group:
                if group:
                    yield list(group.values())
                group, like = {}, (change.kind, change.action)
            group[change.uid] = change
        yield list(group.values())
        rows = session.execute(query.where(order(rows[-1]["seq"]))).mappings().all()


def _set(session: Session, operation: Operation, group: Sequence[Change], *, backwards: bool) -> None:
    """Bring rows from one side of their changes to the other; a version never names two different contents."""
    kind, uids = group[0].kind, [change.uid for change in group]
    table = table_of(kind)
    found = {row["uid"]: dict(row) for row in session.execute(select(table).where(table.c.uid.in_(uids))).mappings()}
    newest = newest_versions(session, uids)
    gone, new = [], []
    for change in group:
        expected, wanted = (change.after, change.before) if backwards else (change.before, change.after)
        there = found.get(change.uid)
        if _content(there) != _content(expected):
            raise NotFound(
                "what it changed was changed again since",
                "In History, what it was shows what happened.",
                command="See journal changes for what happened.",
            )
        if wanted is None:
            gone += [there] if there is not None else []
            continue
        target = dict(wanted)
        if target["version"] != newest[change.uid]:
            target["version"] = newest[change.uid] + 1
        if there is None:
            new.append(target)
        else:
            operation.update(kind, there, target)
    if gone:
        operation.delete(kind, *gone)
    operation.insert(kind, new)


def _content(columns: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if columns is None else {name: value for name, value in columns.items() if name != "version"}
