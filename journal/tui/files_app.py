"""What the application does about export and import: long work on the store's thread, told in the form that asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work

from journal.domain.kinds import counted_rows
from journal.domain.words import days_words
from journal.errors import JournalError
from journal.tui import file_messages as messages
from journal.tui.base import LONG_S
from journal.tui.line_app import LineApp
from journal.tui.long_work import LongWork, Stopped

if TYPE_CHECKING:
    from journal.services.export import Exported

_SUGGESTED = "pain-history.csv"
_NO_FILE = "Stopped. No file was written."
_NOTHING = "Stopped. The journal is as it was."


class FilesApp(LineApp):
    """An application that writes the history to files and reads it from them."""

    _long_work: LongWork | None = None
    _imported_from: Path | None = None

    def exit(self, *args: Any, **named: Any) -> None:
        """Leave; long work is stopped, as a terminal that goes away does not wait for it."""
        if self._long_work is not None:
            self._long_work.stop()
        super().exit(*args, **named)

    # -- export

    async def action_export(self) -> None:
        """Ask for a file and what goes into it."""
        from journal.tui.screens.export import ExportScreen

        form = ExportScreen(str(Path.cwd() / _SUGGESTED), lambda: self.context_of(None))
        await self.push_screen(form)
        form.focus_first()

    @on(messages.ExportWanted)
    @work(group="save")
    async def _export(self, message: messages.ExportWanted) -> None:
        form, said = message.form, message.said
        writing = self._long_work = form.begin_work("Writing")
        try:
            done = await self.store_thread.write(lambda desk: desk.export(said, writing))
        except Stopped:
            form.end_work(_NO_FILE)
        except JournalError as error:
            form.end_work()
            form.refuse(error)
        else:
            form.dismiss(None)
            self.say(_exported_words(done, said.path), timeout=LONG_S)

    # -- import

    async def action_import(self) -> None:
        """Ask for a file, and show what it holds before anything is written."""
        from journal.tui.screens.importing import ImportScreen

        form = ImportScreen(self._imported_from or Path.home(), self.today_screen.today)
        await self.push_screen(form)
        form.focus_first()

    @on(messages.ImportLookWanted)
    @work(group="save")
    async def _look_into(self, message: messages.ImportLookWanted) -> None:
        form, said = message.form, message.said
        self._imported_from = said.path.parent
        reading = self._long_work = form.begin_work("Reading")
        try:
            looked = await self.store_thread.ask(lambda desk: desk.look_into(said, reading))
        except Stopped:
            form.end_work("Stopped. Nothing was written.")
        except JournalError as error:
            form.end_work()
            form.refuse(error)
        else:
            form.end_work()
            form.show_looked(said, looked)

    @on(messages.ImportWanted)
    @work(group="save")
    async def _import(self, message: messages.ImportWanted) -> None:
        form, said = message.form, message.said
        writing = self._long_work = form.begin_work("Writing", message.rows)
        try:
            done = await self.store_thread.write(lambda desk: desk.bring_in(said, writing))
        except Stopped:
            form.end_work(_NOTHING)
        except JournalError as error:
            form.end_work()
            form.refuse(error)
        else:
            form.end_work()
            form.show_imported(done)
            self.unsay()
            self.refresh_shown()


def _exported_words(done: "Exported", path: Path) -> str:
    """Return "Exported 47 days: 2 readings, 1 note, to /home/me/pain-history.csv"."""
    days = f"{days_words(done.days)}: " if done.days else ""
    return f"Exported {days}{', '.join(counted_rows(done.counts)) or 'no entries'}, to {path}"
