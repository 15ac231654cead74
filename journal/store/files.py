"""Private files: created 0600 whatever the umask, published whole or not at all."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from journal.errors import FileRefused

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Create `folder` and its missing parents, each 0700; an existing one is left as it is.

    Raises:
        FileRefused: it cannot be made, or a file stands in its place.
    """
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    try:
        for each in reversed(missing):
            with suppress(FileExistsError):
                each.mkdir(mode=PRIVATE_FOLDER)
    except OSError as error:
        raise FileRefused(f"cannot make the folder {error.filename}: {error.strerror}", _WHERE) from error


_WHERE = "Choose another place with --db PATH or JOURNAL_DB."


def create_private(path: Path) -> None:
    """Create an empty file, 0600 from its first moment.

    Raises:
        FileExistsError: there is one already.
        OSError: as the system says.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def sync(path: Path) -> None:
    """Bring a file's or folder's own data to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Yield the path of a new private file in the folder of `target`; it is gone afterwards unless published."""
    temporary = target.with_name(f".{target.name}.{token_hex(6)}.tmp")
    create_private(temporary)
    try:
        yield temporary
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
        # SQLite's rollback journal of a build that was interrupted
        with suppress(FileNotFoundError):
            temporary.with_name(f"{temporary.name}-journal").unlink()


def publish(temporary: Path, target: Path) -> bool:
    """Put a finished file in place without ever overwriting one; False when another was there first."""
    sync(temporary)
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        # No hard links on this file system: the rename could only race with another first run.
        if target.exists():
            return False
        temporary.rename(target)
    sync(target.parent)
    return True


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy of an open journal to a new private file (VACUUM INTO), brought to the disk.

    Raises:
        FileExistsError: `target` exists.
        sqlite3.Error, OSError: nothing is left behind.
    """
    with beside(target) as temporary:
        source.execute("VACUUM INTO ?", (str(temporary),))
        if not publish(temporary, target):
            raise FileExistsError(errno.EEXIST, "File exists", str(target))
