"""The journal behind export and import: written out to a file, looked into a file, brought in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journal.errors import JournalError
from journal.formats.foreign.mapping import source_of
from journal.formats.found import Options
from journal.formats.unreadable import UnreadableFile
from journal.services.export import Exported, export_daily, export_jsonl, export_tables
from journal.services.import_options import ASKED, CSV, columns_said, fitting, keep_columns, options_of, refuse_name
from journal.services.importing import Preview, bring_in, header_of_unknown, preview
from journal.services.logging import today
from journal.store.outgoing import Part
from journal.tui.file_messages import ExportSaid, ImportSaid
from journal.tui.long_work import LongWork
from journal.tui.open_journal import OpenJournal


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What looking into a file came to.

    Attributes:
        found: what it holds; None where it cannot be read, or not yet.
        header: the columns of a CSV that is of no known source.
        columns: the mapping by which that was read, or that its columns suggest.
        unread: those that it reads nothing from.
        asked: what can be said of how it is read, as names of fields.
        trouble: why it cannot be read.
        at: the field that this is about.
    """

    found: Preview | None = None
    header: tuple[str, ...] = ()
    columns: str = ""
    unread: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    trouble: JournalError | None = None
    at: str = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import came to.

    Attributes:
        found: what was brought in.
        backup: the journal as it was.
    """

    found: Preview
    backup: Path


class FilesDesk(OpenJournal):
    """What the screens ask of files, and write to them and from them."""

    def export(self, said: ExportSaid, work: LongWork) -> Exported:
        """Write the history to a file."""
        if said.shape == "daily":
            return export_daily(
                self.store,
                self._settings,
                said.path,
                force=said.force,
                first=said.first,
                last=said.last,
                today=today(self._clock, self._settings),
                progress=work,
            )
        export = export_tables if said.shape == "tables" else export_jsonl
        part = Part(first=said.first, last=said.last)
        return export(self.store, said.path, force=said.force, part=part, progress=work)

    def look_into(self, said: ImportSaid, work: LongWork) -> Looked:
        """Return what a file holds and what of it is new, or why that cannot be told; nothing is written."""
        header: tuple[str, ...] = ()
        asked: tuple[str, ...] = ()
        columns, at = "", "file"
        mapping: Mapping[str, str] = {}
        try:
            header = tuple(header_of_unknown(said.path))
            if header:
                asked, at = ASKED[CSV], "columns"
                columns = said.columns or fitting(self.store, header)
                if not columns:
                    return Looked(header=header, asked=asked, at=at)
                mapping = columns_said(self.store, columns)
            at = "levels"
            options = self._options(said, mapping)
            at = "keep"
            if said.keep:
                refuse_name(said.keep)
            at = "file"
            found = preview(self.store, said.path, options, source=CSV if mapping else None, progress=work)
        except JournalError as error:
            at = _about(error) if mapping and at == "file" else at
            return Looked(header=header, columns=columns, asked=asked, trouble=error, at=at)
        asked = ASKED.get(found.source, ())
        read = {source_of(told).text for told in mapping.values()}
        unread = tuple(name for name in header if name not in read)
        return Looked(found=found, header=header, columns=columns, unread=unread, asked=asked)

    def bring_in(self, said: ImportSaid, work: LongWork) -> Imported:
        """Save what is new of a file; where the mapping is to be kept, keep it."""
        mapping = columns_said(self.store, said.columns) if said.columns else {}
        options = self._options(said, mapping)
        source = CSV if mapping else None
        found, backup = bring_in(self.store, said.path, options, source=source, progress=work)
        if said.keep and mapping:
            keep_columns(self.store, self._clock, said.keep, mapping)
        return Imported(found=found, backup=backup)

    def _options(self, said: ImportSaid, mapping: Mapping[str, str]) -> Options:
        return options_of(
            self._clock,
            self._settings,
            pain=said.pain,
            levels=said.levels,
            order=said.order or None,
            columns=mapping,
        )


def _about(error: JournalError) -> str:
    """Return which field a CSV that cannot be read by its mapping is about."""
    if not isinstance(error, UnreadableFile) or not error.column:
        return "file"
    return "columns" if error.line == 1 else "order" if "order" in error.todo else "file"
