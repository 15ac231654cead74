"""The journal behind the History screen: all entries, page by page, and what became of each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from journal.domain.entries import Entry
from journal.domain.past import DayCounts, Filters, Place
from journal.domain.words import draft_words
from journal.errors import NotFound
from journal.services.care import care_words
from journal.services.history import log_again, named_like, put_back, said_of, trail_of
from journal.services.logging import today, vocabulary_of
from journal.tui.history_rows import change_rows, changed_words, deleted_row, entry_row, excerpt, whole_rows
from journal.tui.history_shown import PAGE, Entries, Once, ShownEntry, ShownPast, ShownTrail, ShownWhole
from journal.tui.open_journal import OpenJournal

# Where every row has to be looked at, the latest days come first and others can ask in between.
_FIRST_STRETCH = timedelta(days=366)
_STRETCH = timedelta(days=4 * 366)
_MOST_DELETED = 500
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An entry that was logged again or brought back.

    Attributes:
        entry: as it is saved.
        words: the sentence that says so.
        told: what is told of it.
    """

    entry: Entry
    words: str
    told: tuple[str, ...] = ()


class HistoryDesk(OpenJournal):
    """What the screens ask and write of all entries. What writes returns the sentence that says what was done."""

    # -- reading

    def past(self, filters: Filters) -> ShownPast:
        """Return the entries that are wanted, the latest of them at least, with the first page."""
        version = self.version()
        vocabulary = vocabulary_of(self.store, self._settings)
        shown = ShownPast(
            filters=filters,
            named=named_like(filters.text, vocabulary) if filters.text else (),
            counts=DayCounts(),
            total=sum(self.store.counts().values()),
            today=today(self._clock, self._settings),
            vocabulary=vocabulary,
            version=version,
        )
        span = self.store.day_span() if filters.text or filters.site else None
        if span is None:
            shown = replace(shown, counts=DayCounts.of(self.store.counted_days(filters)))
        else:
            within = filters.within(*span)
            shown = replace(shown, first=within.first, rest=within.last)
            shown = self._looked_through(shown, _FIRST_STRETCH)
        return replace(shown, pages={0: self._page(shown, 0)})

    def past_more(self, shown: ShownPast) -> ShownPast:
        """Return the same with older days."""
        return replace(self._looked_through(shown, _STRETCH), goes_on=True)

    def _looked_through(self, shown: ShownPast, stretch: timedelta) -> ShownPast:
        """Look through the latest days of what rests."""
        last, first = shown.rest, shown.first
        if last is None or first is None:
            return shown
        begin = max(first, last - stretch)
        older = self.store.counted_days(shown.filters.within(begin, last), shown.named)
        rest = begin - timedelta(days=1) if begin > first else None
        return replace(shown, counts=shown.counts.followed_by(DayCounts.of(older)), rest=rest)

    def past_at(self, shown: ShownPast, place: Place) -> ShownPast:
        """Return the same with the cursor at an entry, or where it would be, and the pages around it."""
        there = self.store.entry_now(place.kind, place.uid) if place.uid else None
        place = Place.of(there) if there is not None else place
        newer = shown.counts.newer_than(place.day) + self.store.newer_on_day(shown.filters, place, shown.named)
        cursor = max(min(newer, shown.counts.total - 1), 0)
        near = {max(cursor - PAGE // 2, 0) // PAGE, cursor // PAGE, (cursor + PAGE // 2) // PAGE}
        pages = {page: self._page(shown, page) for page in sorted(near)}
        return replace(shown, cursor=cursor, pages=pages, goes_on=False)

    def past_page(self, shown: ShownPast, page: int) -> Entries | None:
        """Return a page of entries; None when the journal was written to since they were counted."""
        return self._page(shown, page) if self.version() == shown.version else None

    def _page(self, shown: ShownPast, page: int) -> Entries:
        days, skip = shown.counts.window(page * PAGE, PAGE)
        entries = self.store.past_entries(shown.filters, days, skip, PAGE, shown.named) if days else []
        return tuple(ShownEntry(entry, entry_row(entry, shown.vocabulary)) for entry in entries)

    def whole(self, seen: Entry, named: Callable[[str], str], *, apart: bool) -> ShownWhole:
        """Return all of an entry as it is now; `named` tells what the key of a command is called.

        Raises:
            NotFound: it was deleted.
        """
        entry = self.store.entry_now(seen.value.kind, seen.uid)
        if entry is None:
            raise NotFound("the entry was deleted elsewhere", f"{named('show-deleted')} shows what was deleted.")
        rows = whole_rows(
            entry,
            vocabulary_of(self.store, self._settings),
            self.store.logged_together(entry),
            entry.version - 1,
            self._clock.zone(),
            named,
            apart=apart,
        )
        return ShownWhole(entry=entry, rows=rows)

    def trail(self, seen: Entry) -> ShownTrail:
        """Return what became of an entry, oldest first."""
        trail = trail_of(self.store, seen.value.kind, seen.uid)
        now, zone = today(self._clock, self._settings), self._clock.zone()
        vocabulary = vocabulary_of(self.store, self._settings)
        rows = change_rows(trail.changes, trail.said, now, vocabulary, zone)
        said = [excerpt(draft_words(entry.draft, now, vocabulary)) for entry in trail.said]
        changed = [changed_words(trail.said, number, now, vocabulary) for number in range(len(said))]
        return ShownTrail(now=trail.now, lines=tuple(map(Once, rows, trail.said, said, changed)))

    def deleted(self) -> ShownTrail:
        """Return the entries that were deleted lately, the latest first."""
        now, zone = today(self._clock, self._settings), self._clock.zone()
        vocabulary = vocabulary_of(self.store, self._settings)
        changes = self.store.deleted_entries(_MOST_DELETED)
        gone = [(change, said_of(change)) for change in changes]
        return ShownTrail(
            now=None,
            lines=tuple(
                Once(
                    deleted_row(change, said, now, vocabulary, zone),
                    said,
                    excerpt(draft_words(said.draft, now, vocabulary)),
                )
                for change, said in gone
            ),
        )

    # -- writing

    def log_again(self, entry: Entry) -> Logged:
        """Log what an entry says anew, as of now."""
        saved = log_again(self.store, self._clock, self._settings, entry)
        note = "" if entry.note is None else " The note stays with the other."
        words = f"Logged again: {self._words(saved)}.{note} u takes it back."
        return Logged(entry=saved, words=words, told=tuple(care_words(self.store, [saved])))

    def put_back(self, now: Entry | None, then: Entry) -> Logged:
        """Let an entry say what it said once, or bring a deleted one back."""
        did = "Brought back" if now is None else "Changed back to"
        saved = put_back(self.store, self._clock, now, then)
        return Logged(entry=saved, words=f"{did}: {self._words(saved)}. u takes that back.")

    def _words(self, entry: Entry) -> str:
        now = today(self._clock, self._settings)
        return excerpt(draft_words(entry.draft, now, vocabulary_of(self.store, self._settings)), _LONGEST)
