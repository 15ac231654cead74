"""Spells and statements: what the user said of the time that back pain lasted."""

from collections.abc import Sequence
from datetime import datetime

from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.store.kept import KeptRows, Kind
from journal.store.rows import spell_columns, spell_of, statement_columns, statement_of

_SPELL = Kind(
    table="spell",
    operation="spell",
    words="the spell",
    order=("onset", "uid"),
    columns=spell_columns,
    value=spell_of,
)
# Two can be said in the same second: the identities tell which was the later one.
_STATEMENT = Kind(
    table="statement",
    operation="say",
    words="what was said of the period",
    order=("said_at_utc", "uid"),
    columns=statement_columns,
    value=statement_of,
    own_note=True,
)


class KeptPeriods(KeptRows):
    """The part of a store that keeps spells and statements."""

    def spells(self) -> list[Spell]:
        """Return the stored spells by onset."""
        return self._all(_SPELL)

    def save_spell(self, spell: Spell, now: datetime) -> Spell:
        """Save a new spell, or the new state of a stored one as it was seen.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        return self._save(_SPELL, [spell], now)[0]

    def delete_spell(self, spell: Spell, now: datetime) -> None:
        """Remove a spell as it was seen; undo brings it back.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        self._delete(_SPELL, spell, now)

    def statements(self) -> list[Statement]:
        """Return what was said of periods, in the order it was said: a later one beats an earlier one (E8)."""
        return self._all(_STATEMENT)

    def save_statement(self, statement: Statement, now: datetime) -> Statement:
        """Save a new statement, or the new state of a stored one as it was seen.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        return self._save(_STATEMENT, [statement], now)[0]

    def save_statements(self, statements: Sequence[Statement], now: datetime) -> list[Statement]:
        """Save several new statements, all or none, as one operation: one answer about days that lie apart."""
        return self._save(_STATEMENT, statements, now)

    def delete_statement(self, statement: Statement, now: datetime) -> None:
        """Remove a statement as it was seen; undo brings it back.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        self._delete(_STATEMENT, statement, now)
