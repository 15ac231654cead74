"""What the History screen shows. It imports no store: the screen may know it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from journal.domain.entries import Entry
from journal.domain.past import DayCounts, Filters
from journal.domain.vocabulary import Vocabulary
from journal.tui.text import Row
from journal.tui.widgets.reader import Wrapped

PAGE = 100


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry and its line."""

    entry: Entry
    row: Row


Entries = tuple[ShownEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShownPast:
    """The entries that are wanted: how many each day has, and a page or two of them.

    Attributes:
        filters: which are wanted.
        named: the exercises whose names hold the text that is looked for.
        counts: of the days that were looked through.
        first: the day that looking through ends at; None where counting is all there is to do.
        rest: the latest day that was not looked through yet; None when all were.
        total: how many entries there are, wanted or not.
        today: the journal day that it was read on.
        vocabulary: every name that the entry line knows.
        version: of the file, read before the rest.
        cursor: the number of the entry that the cursor goes to.
        pages: what was read with it, by the number of the page.
        goes_on: it is what was shown before and older days; the cursor stays.
    """

    filters: Filters
    named: Collection[str]
    counts: DayCounts
    total: int
    today: date
    vocabulary: Vocabulary
    version: int
    first: date | None = None
    rest: date | None = None
    cursor: int = 0
    pages: Mapping[int, Entries] = field(default_factory=dict)
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWhole:
    """All of an entry.

    Attributes:
        entry: as it is now.
        rows: wraps it to a width.
    """

    entry: Entry
    rows: Wrapped


@dataclass(frozen=True, slots=True)
class Once:
    """What an entry said once.

    Attributes:
        row: its line.
        entry: what it said.
        words: what it said, all of it.
        changed: what was changed then; empty where nothing was.
    """

    row: Row
    entry: Entry
    words: str
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTrail:
    """What became of an entry, or what was deleted lately.

    Attributes:
        now: the entry as it is; None where it is deleted.
        lines: the changes.
    """

    now: Entry | None
    lines: tuple[Once, ...]
