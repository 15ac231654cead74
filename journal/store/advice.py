"""The advice that was got about logged signs, and the signs that still wait for it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from journal.domain.advice import Advice
from journal.domain.entries import Entry
from journal.store import trail
from journal.store.kept import later_uids
from journal.store.rows import Columns, entry_of, table_of
from journal.store.transactions import Transactions

_OPERATION = "advice"


class KeptAdvice(Transactions):
    """The part of a store that keeps which signs advice was got about."""

    def advice(self) -> list[Advice]:
        """Return all of it, in the order of the days."""
        table = table_of("advice")
        query = select(table).order_by(table.c.got_on, table.c.uid)
        return self._read(lambda session: [advice_of(dict(row)) for row in session.execute(query).mappings()])

    def signs_without_advice(self, names: Collection[str]) -> list[Entry]:
        """Return the logged signs of these names that no advice was got about, oldest first."""
        tag, advice = table_of("tag"), table_of("advice")
        query = (
            select(tag)
            .outerjoin(advice, advice.c.sign == tag.c.uid)
            .where(tag.c.role == "sign", tag.c.name.in_(sorted(names)), advice.c.uid.is_(None))
            .order_by(tag.c.at_utc, tag.c.uid)
        )
        return self._read(lambda session: [entry_of("tag", dict(row)) for row in session.execute(query).mappings()])

    def save_advice(self, signs: Sequence[str], got_on: date, now: datetime) -> list[Advice]:
        """Save that advice was got about signs, as one operation.

        A sign that is gone meanwhile, or whose advice another window saved, is passed over.

        Args:
            signs: the identities of their entries.
            got_on: the day.
            now: the moment of the writing.
        """

        def work(session: Session) -> list[Advice]:
            waiting = [uid for uid in signs if trail.current(session, "tag", uid) and not _rows_of(session, uid)]
            uids = later_uids(session, "advice", now, len(waiting))
            saved = [Advice(sign=sign, got_on=got_on, uid=uid) for sign, uid in zip(waiting, uids, strict=True)]
            if saved:
                trail.Operation(session, _OPERATION, now).insert("advice", [advice_columns(one) for one in saved])
            return saved

        return self._write(work)


def delete_advice_of(session: Session, operation: trail.Operation, sign: str) -> None:
    """Remove the advice about a sign, before the sign itself goes; undoing that brings back both."""
    for row in _rows_of(session, sign):
        operation.delete("advice", row)


def bring_back_advice_of(session: Session, operation: trail.Operation, sign: str) -> None:
    """Save the advice again that went with a sign when that was last deleted; the sign is there again."""
    rows = [row for row in trail.deleted_with(session, sign, "advice") if row["sign"] == sign]
    newest = trail.newest_versions(session, [row["uid"] for row in rows])
    operation.insert("advice", [row | {"version": newest[row["uid"]] + 1} for row in rows])


def _rows_of(session: Session, sign: str) -> list[Columns]:
    table = table_of("advice")
    rows = session.execute(select(table).where(table.c.sign == sign).order_by(table.c.uid)).mappings()
    return [dict(row) for row in rows]


def advice_columns(advice: Advice) -> Columns:
    """Return the values of advice by column name."""
    return {
        "uid": advice.uid or "",
        "version": advice.version,
        "note": None,
        "sign": advice.sign,
        "got_on": advice.got_on.isoformat(),
    }


def advice_of(columns: Mapping[str, Any]) -> Advice:
    """Return the advice of values by column name."""
    return Advice(
        sign=columns["sign"],
        got_on=date.fromisoformat(columns["got_on"]),
        uid=columns["uid"],
        version=columns["version"],
    )
