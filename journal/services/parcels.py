"""Files and folders of the outside world as parcels: opened to be read, never unpacked."""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from journal.errors import EXIT_FILE, JournalError
from journal.formats.parcel import Opener, Parcel
from journal.formats.unreadable import UnreadableFile

_MOST_FILES: Final = 20_000
# Text is packed to a twentieth, at the very best to a hundredth; what swells more was made to fill a disk.
_MOST_SWELLING: Final = 200
_HARMLESS: Final = 100_000_000
_CHOOSE: Final = "Choose another file."


class NoSuchFile(JournalError):
    """What is to be imported is not there, or cannot be read."""

    exit_code = EXIT_FILE


@contextmanager
def opened_parcel(path: Path) -> Iterator[Parcel]:
    """Yield what is at a path; while it is read, what the system or the zip says is told in words.

    Raises:
        NoSuchFile: there is nothing, or it cannot be read.
        UnreadableFile: a zip that is broken, locked, or made to do harm.
    """
    name = path.name or str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield Parcel(name, _in_folder(path))
        elif not stat.S_ISREG(mode):
            raise NoSuchFile(f"{path} is not a plain file", _CHOOSE)
        elif _is_zip(path):
            with zipfile.ZipFile(path) as archive:
                yield Parcel(name, _in_zip(archive, name))
        else:
            yield Parcel(name, {"": _opener(path)})
    except OSError as error:
        raise NoSuchFile(f"cannot read {path}: {error.strerror or error}", _CHOOSE) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableFile(
            "the zip is damaged", "Export again, or unpack it and choose the folder.", file=name
        ) from error


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def _in_folder(folder: Path) -> dict[str, Opener]:
    files: dict[str, Opener] = {}
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not path.is_symlink():
                files[path.relative_to(folder).as_posix()] = _opener(path)
            if len(files) > _MOST_FILES:
                raise UnreadableFile(f"there are more than {_MOST_FILES:,} files in it", _CHOOSE, file=folder.name)
    return files


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def _in_zip(archive: zipfile.ZipFile, name: str) -> dict[str, Opener]:
    files: dict[str, Opener] = {}
    members = archive.infolist()
    if len(members) > _MOST_FILES:
        raise UnreadableFile(f"there are more than {_MOST_FILES:,} files in it", _CHOOSE, file=name)
    for member in members:
        if member.is_dir() or member.filename.startswith("__MACOSX/"):
            continue
        _refuse_harm(member, files, name)
        files[member.filename] = _member(archive, member)
    # A file that was packed on its own is that file.
    return {"": next(iter(files.values()))} if len(files) == 1 else files


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(member)


def _refuse_harm(member: zipfile.ZipInfo, files: dict[str, Opener], name: str) -> None:
    inside = PurePosixPath(member.filename)
    if inside.is_absolute() or ".." in inside.parts or "\\" in member.filename:
        what = "it holds a file that would lie outside of it"
    elif member.filename in files:
        what = "it holds a file twice"
    elif member.flag_bits & 1:
        what = "it is locked with a password"
    elif member.file_size > _HARMLESS and member.file_size > _MOST_SWELLING * max(member.compress_size, 1):
        what = "a file in it would swell beyond all measure"
    else:
        return
    raise UnreadableFile(what, _CHOOSE, file=f"{name}: {member.filename}")
