"""An open journal with its settings and its clock: what every part of the desk stands on."""

from pathlib import Path

from journal.clock import Clock
from journal.config import Settings
from journal.errors import FileRefused
from journal.store.opening import is_writable
from journal.store.store import Store


class OpenJournal:
    """One open journal, its settings and its clock."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self._store = store
        self._file = _identity(store.paths.database)
        self._settings = settings
        self._clock = clock
        self._data_version = -1
        self._newest = 0
        # Not what the store says: one may be opened for reading alone though its file could be written.
        self._is_writable = is_writable(store.paths.database)

    def use(self, settings: Settings) -> None:
        """Answer by other settings from now on."""
        self._settings = settings

    @property
    def store(self) -> Store:
        """The store, as long as its file is the one that was opened.

        Raises:
            FileRefused: it is another or none; what is written now would be in no journal.
        """
        found = _identity(self._store.paths.database)
        if found is None or found != self._file:
            raise FileRefused(
                "the journal file was moved, deleted or replaced while it was open",
                "Quit and start again; what is not saved is kept on the screen.",
            )
        return self._store

    def unwritable(self) -> FileRefused | None:
        """Return why nothing can be saved, None when all can; a file whose permissions changed is opened anew first."""
        path = self.store.paths.database
        writable = is_writable(path)
        if writable != self._is_writable:
            anew = Store.open(self._store.paths)
            self._store.close()
            self._store, self._is_writable, self._data_version = anew, writable, -1
        if not self._store.read_only:
            return None
        return FileRefused(
            f"{path} can only be read",
            "Nothing can be saved until it and its folder are writable; then it goes on here by itself.",
        )

    def version(self) -> int:
        """Return a number that changes with every write that leaves a change; what is put aside leaves none.

        Asked before what is shown is read, a later one means that there may be more to show.
        """
        version = self.store.data_version()
        if version != self._data_version:
            self._data_version, self._newest = version, self.store.newest_change()
        return self._newest

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another at the same path, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
