"""The lines of a file from outside, numbered as an editor shows them, a few at a time."""

from collections.abc import Iterator
from typing import IO

from journal.formats.unreadable import UnreadableFile

# Bytes of one line or row: the longest cell at the most bytes that its characters take, and the others.
MAX_LINE = 8_000_000

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Save it as UTF-8 and try again."


def numbered_lines(stream: IO[bytes], file: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number from 1; its LF is left on it. Only LF ends a line, so that a note may hold CR.

    Args:
        stream: UTF-8; a byte order mark at the start is left out.
        file: what it is called in an error.

    Raises:
        UnreadableFile: not UTF-8, a NUL, or a line over 8 MB.
    """
    number = 0
    while raw := stream.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            if raw.startswith(_UTF_16):
                raise UnreadableFile("this is UTF-16", _SAVE_AS, file=file, line=1)
            raw = raw.removeprefix(_BOM)
        if b"\0" in raw:
            raise UnreadableFile("this is not text: it holds a NUL", _SAVE_AS, file=file, line=number)
        if len(raw) > MAX_LINE:
            raise UnreadableFile("the line is longer than 8 MB", file=file, line=number)
        try:
            line = raw.decode()
        except UnicodeDecodeError as error:
            byte = raw[error.start]
            raise UnreadableFile(f"the byte {byte:02X} is not UTF-8", _SAVE_AS, file=file, line=number) from error
        yield number, line
