"""The journal behind the Spells screen: spells, what was said of periods, pauses, weeks, and what E8 asks."""

from datetime import date

from journal.domain.asked_week import AskedWeek
from journal.domain.history import History
from journal.domain.overlaps import overlap_words
from journal.domain.spells import Spell, SpellSaid
from journal.domain.standing import Question, Standing
from journal.domain.statements import PeriodSaid, Statement
from journal.domain.words import day_words, statement_words
from journal.errors import NotFound
from journal.services import periods
from journal.services.logging import today
from journal.services.spells import edit_spell, judged, spell_named, start_spell, unsay_spell
from journal.tui.open_journal import OpenJournal
from journal.tui.spells_shown import ShownSpells, shown_spells

_ASKED = "asked-onset"
_ASKED_GAP = "asked-gap"
_BACK = "u takes it back."
_AGAIN = "u brings it back."


class SpellDesk(OpenJournal):
    """What the screens ask and write of spells and of periods; what writes returns the sentence that says so."""

    @property
    def _today(self) -> date:
        return today(self._clock, self._settings)

    # -- reading

    def spells(self) -> ShownSpells:
        """Return the Spells screen as it is shown."""
        version = self.version()
        return shown_spells(self.store, self._clock, self._settings, version)

    def spell(self, onset: date) -> Standing:
        """Return the spell that began on a day."""
        return spell_named(judged(self.store, self._today).spells, onset)

    def running_spell(self) -> Spell | None:
        """Return the spell whose onset is asked about, or None while there is none or it has ended."""
        standing = judged(self.store, self._today).current
        return None if standing is None or standing.single or standing.spell.ended is not None else standing.spell

    def statement(self, uid: str) -> Statement:
        """Return what was said of a period, to change it.

        Raises:
            NotFound: it was taken back meanwhile.
        """
        found = next((said for said in self.store.statements() if said.uid == uid), None)
        if found is None:
            raise NotFound("what was said of that period is gone", "It was deleted elsewhere; nothing else changed.")
        return found

    def known_without(self, seen: Statement | None = None) -> History:
        """Return what is known of the days without what was said of a period, to say or correct that."""
        return periods.known_without(self.store, self._clock, self._settings, seen)

    def question(self) -> Question | None:
        """Return what E8 asks, asked before or not."""
        return judged(self.store, self._today).question

    def unasked(self) -> Question | None:
        """Return what E8 asks, unless it was asked before."""
        question = self.question()
        return None if question is None or self.store.scratch(_ASKED_GAP) == _gap(question) else question

    def asked_week(self) -> AskedWeek | None:
        """Return the days that the weekly way of logging asks about, or None where nothing is left to say."""
        return periods.asked_week(self.store, self._clock, self._settings)

    # -- what was asked

    def asked_gap(self, question: Question) -> None:
        """Remember that a question was asked: it is not put again by itself."""
        if not self.store.read_only:
            self.store.put_scratch(_ASKED_GAP, _gap(question), self._clock.now())

    def asked(self) -> None:
        """Remember that the question when it began was asked."""
        if not self.store.read_only:
            self.store.put_scratch(_ASKED, "yes", self._clock.now())

    def was_asked(self) -> bool:
        """Return whether the question when it began was asked."""
        return self.store.scratch(_ASKED) is not None

    # -- spells

    def start_spell(self, said: SpellSaid) -> None:
        """Save when the current spell began."""
        start_spell(self.store, self._clock, self._settings, said)
        self.asked()

    def edit_spell(self, onset: date, said: SpellSaid) -> None:
        """Change what is said of the spell that began on a day."""
        edit_spell(self.store, self._clock, self._settings, onset, said)

    def unsay_spell(self, onset: date) -> str:
        """Take back all that was said of the spell that began on a day."""
        unsay_spell(self.store, self._clock, self._settings, onset)
        day = day_words(onset, self._today)
        return f"Deleted: what you said of the spell since {day}; its logged days stay. {_AGAIN}"

    def same_spell(self, *, same: bool) -> None:
        """Save whether the pain after days that are not known is the same spell."""
        periods.same_spell(self.store, self._clock, self._settings, same=same)

    # -- periods

    def say(self, period: PeriodSaid) -> str:
        """Save what the unlogged days of a period were."""
        said, _ = periods.say(
            self.store,
            self._clock,
            self._settings,
            period.first,
            period.last,
            period.answer,
            period.pain_days,
            period.note,
        )
        return self._told("Saved", said)

    def change_statement(self, seen: Statement, period: PeriodSaid) -> str:
        """Correct what was said of a period, as it was seen."""
        said = period.statement(seen.said_at)
        changed = periods.change_statement(self.store, self._clock, self._settings, seen, said)
        if changed == seen:
            return "Nothing was changed."
        return self._told("Changed", changed)

    def _told(self, done: str, said: Statement) -> str:
        """Return what was done, and which of its days another statement speaks of."""
        others = self.known_without(said)
        words = statement_words(said, self._today, others.unlogged_of(said))
        return " ".join(part for part in (f"{done}: {words}.", overlap_words(said, others), _BACK) if part)

    def unsay(self, uid: str) -> str:
        """Take back what was said of a period."""
        seen = self.statement(uid)
        periods.unsay(self.store, self._clock, seen)
        return f"Deleted: {statement_words(seen, self._today)}. {_AGAIN}"

    def pause_or_resume(self, key: str) -> str:
        """Pause tracking from today on, or go on where it is paused; a key is named that does either."""
        now = self._today
        if periods.pause_now(self.store, self._clock, self._settings) is None:
            periods.say(self.store, self._clock, self._settings, now, None, "pause")
            return f"Paused from today: nothing is asked. {key} again ends it."
        pause = periods.resume(self.store, self._clock, self._settings)
        if pause.last is None or pause.last >= now:
            return f"The pause that began today is taken back. {_AGAIN}"
        return f"Tracking goes on: {statement_words(pause, now)}. {_BACK}"


def _gap(question: Question) -> str:
    return f"{question.kind} {question.since.isoformat()}"
