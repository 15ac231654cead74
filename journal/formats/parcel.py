"""What is handed in to be imported: one file, or the files of a folder or a zip, opened when they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO

Opener = Callable[[], IO[bytes]]

_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file, or several.

    Attributes:
        name: what it is called in an error.
        files: what opens each, by its name within the parcel with "/" between folders; a file of its own is under "".
    """

    name: str
    files: Mapping[str, Opener]

    @property
    def is_file(self) -> bool:
        """Whether it is a file of its own."""
        return "" in self.files

    def open(self, file: str = "") -> IO[bytes]:
        """Return the bytes of a file from its beginning."""
        return self.files[file]()

    def head(self, file: str = "") -> bytes:
        """Return the first 64 kB of a file, to tell what it is; b"" where there is no such file."""
        if file not in self.files:
            return b""
        with self.files[file]() as stream:
            return stream.read(_HEAD)

    def called(self, file: str = "") -> str:
        """Return what a file is called in an error."""
        return f"{self.name}: {file}" if file else self.name

    def under(self, file: str) -> "Parcel":
        """Return the files beside `file`, where that lies in one folder of the parcel; the parcel itself otherwise."""
        if file in self.files:
            return self
        folders = [name.removesuffix(file) for name in self.files if name.endswith(f"/{file}")]
        if len(folders) != 1:
            return self
        inside = {
            name.removeprefix(folders[0]): opener for name, opener in self.files.items() if name.startswith(folders[0])
        }
        return Parcel(self.name, inside)
