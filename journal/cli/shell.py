"""What a command works with: the streams and the gate before them, the settings, the clock and the journal."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from journal.cli.arguments import Arguments
from journal.domain.gate import visible
from journal.errors import FileRefused

if TYPE_CHECKING:
    from journal.clock import Clock
    from journal.config import Settings
    from journal.domain.vocabulary import Vocabulary
    from journal.paths import Paths
    from journal.store.store import Store

Line = str | Sequence[tuple[str, str]]
PLAIN, BOLD, DIM = "", "1", "2"
_NARROWEST = 20
NOTHING_YET = "Nothing is logged yet. Begin with: journal pain 4"
_UNPRINTED = re.compile(r"[^\x20-\x7e\n]")


class Doors(NamedTuple):
    """What only the composition may know: the clock, how to open the journal and the screens."""

    clock: "Callable[[], Clock]"
    open_store: "Callable[[Paths], Store]"
    screens: "Callable[[Paths, Settings, Clock], int]"
    demo: "Callable[[Settings, Clock], int]"
    keys: "Callable[[Settings], list[dict[str, Any]]]"
    themes: Callable[[], tuple[str, ...]]
    versions: Callable[[], dict[str, str]]


class Shell:
    """One run of a command."""

    def __init__(self, doors: Doors) -> None:
        self.doors = doors
        self.out = _stream(sys.stdout)
        self.err = _stream(sys.stderr)
        self.options: dict[str, str] = {}
        self._clock: Clock | None = None
        self._settings: Settings | None = None
        self._paths: Paths | None = None
        self._store: Store | None = None
        self._named: Vocabulary | None = None

    # -- collaborators, each made when it is first asked for

    @property
    def clock(self) -> "Clock":
        """The clock."""
        if self._clock is None:
            self._clock = self.doors.clock()
        return self._clock

    @property
    def settings(self) -> "Settings":
        """The user's settings."""
        if self._settings is None:
            from journal.config import load_settings
            from journal.paths import settings_file

            self._settings = load_settings(settings_file())
        return self._settings

    @property
    def paths(self) -> "Paths":
        """Where the journal is: --db, JOURNAL_DB or the user data folder."""
        if self._paths is None:
            from journal.paths import find_paths

            self._paths = find_paths(self.options.get("--db"))
            if any("\ud800" <= char <= "\udfff" for char in str(self._paths.database)):
                raise FileRefused(
                    f"the path {self._paths.database} is not valid UTF-8", "Choose another place with --db PATH."
                )
        return self._paths

    @property
    def store(self) -> "Store":
        """The journal; made when there is none yet."""
        if self._store is None:
            self._store = self.doors.open_store(self.paths)
        return self._store

    def found_store(self) -> "Store | None":
        """Return the journal, or None when there is none yet: looking never makes one."""
        return self.store if self.paths.is_begun() else None

    def nothing_yet(self, arguments: Arguments) -> None:
        """Say that nothing is logged yet, in JSON with an empty array."""
        if is_json(arguments):
            self.show_records([])
        else:
            self.say(NOTHING_YET)

    def vocabulary(self) -> "Vocabulary":
        """Return every name that a line may use; looks into the journal when there is one."""
        from journal.domain.vocabulary import BUILT_IN
        from journal.services.logging import vocabulary_of

        store = self.found_store()
        return vocabulary_of(store, self.settings) if store else BUILT_IN.extended(activities=self.settings.activities)

    def named(self) -> "Vocabulary":
        """Return the names that exercises are shown by; read when the first of them is shown."""
        if self._named is None:
            from journal.domain.vocabulary import BUILT_IN
            from journal.services.logging import exercises_of

            store = self.found_store()
            self._named = BUILT_IN.extended(exercises=exercises_of(store).values()) if store else BUILT_IN
        return self._named

    def close(self) -> None:
        """Let go of the journal."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # -- words and data, each through the gate

    def drawn(self, stream: TextIO | None = None) -> bool:
        """Return whether a stream takes colours and drawn characters: a terminal, and nobody asked for plain text."""
        plain = "--plain" in self.options or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not plain and is_terminal(stream or self.out)

    def show(self, line: Line = "", *, wrap: bool = False) -> None:
        """Print a line of data; with `wrap` a terminal gets it in rows that end between words."""
        self._write(self.out, line, wrap=wrap)

    def say(self, line: Line, *, wrap: bool = True) -> None:
        """Print a line of words about the data."""
        self.out.flush()
        self._write(self.err, line, wrap=wrap)

    def _write(self, stream: TextIO, line: Line, *, wrap: bool) -> None:
        parts = [(visible(text), style) for text, style in ([(line, PLAIN)] if isinstance(line, str) else line)]
        text = "".join(part for part, _ in parts)
        rows = [(0, len(text))]
        if wrap and is_terminal(stream):
            from journal.cli.text import spans

            rows = spans(text, max(self.width, _NARROWEST), cut=False)
        styled = self.drawn(stream)
        for start, end in rows:
            stream.write(_styled(parts, start, end) if styled else text[start:end].rstrip())
            stream.write("\n")

    def show_records(self, records: Iterable[dict[str, Any]]) -> None:
        """Print records as one JSON array, a record a line; what a terminal would act on is escaped."""
        import json

        before = "[\n"
        for record in records:
            text = json.dumps(record, ensure_ascii=not _is_utf8(self.out))
            self.out.write(before + _UNPRINTED.sub(_escaped, text))
            before = ",\n"
        self.out.write("[]\n" if before == "[\n" else "\n]\n")

    @property
    def true_colour(self) -> bool:
        """Whether the terminal says that it knows 24-bit colours."""
        return os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")

    @property
    def width(self) -> int:
        """Cells of a row of the terminal."""
        return terminal_size()[0]


def _escaped(match: "re.Match[str]") -> str:
    import json

    return match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1]


def _styled(parts: list[tuple[str, str]], start: int, end: int) -> str:
    """Return the characters from `start` to `end` of all parts together, each in its style."""
    written = []
    at = 0
    for text, style in parts:
        piece = text[max(start - at, 0) : max(end - at, 0)]
        written.append(f"\x1b[{style}m{piece}\x1b[0m" if style and piece else piece)
        at += len(text)
    return "".join(written)


def _stream(stream: TextIO | None) -> TextIO:
    """Return a stream that never fails on a character; one that was closed before the start swallows everything."""
    if stream is None:
        return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "utf-8").lower().replace("-", "") in ("utf8", "utf8sig")


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether someone looks at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def terminal_size() -> tuple[int, int]:
    """Return columns and rows of the terminal, 80 by 20 without one."""
    from shutil import get_terminal_size

    return get_terminal_size((80, 20))


def is_json(arguments: Arguments) -> bool:
    """Return whether records were asked for as JSON."""
    return arguments.has("--json")
