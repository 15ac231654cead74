"""What is put aside under a key: drafts, running timers, guided sessions. It leaves no change and is not exported."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, insert
from sqlmodel import Session, select

from journal.store.rows import utc_text
from journal.store.tables import ScratchRow
from journal.store.transactions import Transactions


class Scratch(Transactions):
    """Texts that are put aside."""

    def scratch(self, key: str) -> str | None:
        """Return what was put aside under `key`, or None."""

        def question(session: Session) -> str | None:
            row = session.get(ScratchRow, key)
            return row.value if row else None

        return self._read(question)

    def put_scratch(self, key: str, value: str | None, now: datetime) -> None:
        """Put a text aside under `key`; None clears it."""

        def work(session: Session) -> None:
            session.execute(delete(ScratchRow).where(ScratchRow.__table__.c.key == key))  # type: ignore[attr-defined]
            if value is not None:
                session.add(ScratchRow(key=key, value=value, at_utc=utc_text(now)))

        self._write(work)

    def change_scratch(self, key: str, change: Callable[[str | None], str | None], now: datetime) -> str | None:
        """Put in the place of what stands under `key` what `change` makes of it, in one transaction; return that.

        Another window's write is either seen by `change` or comes after it.
        """

        def work(session: Session) -> str | None:
            row = session.get(ScratchRow, key)
            before = row.value if row else None
            after = change(before)
            if after != before:
                session.execute(delete(ScratchRow).where(ScratchRow.__table__.c.key == key))  # type: ignore[attr-defined]
                if after is not None:
                    session.execute(insert(ScratchRow).values(key=key, value=after, at_utc=utc_text(now)))
            return after

        return self._write(work)

    def scratches(self, prefix: str) -> dict[str, str]:
        """Return all texts whose keys begin with `prefix`, by the rest of the key."""

        def question(session: Session) -> dict[str, str]:
            # Compared here: LIKE would read % and _ in a prefix as signs of its own, and there are few rows.
            rows = session.exec(select(ScratchRow)).all()
            return {row.key.removeprefix(prefix): row.value for row in rows if row.key.startswith(prefix)}

        return self._read(question)
