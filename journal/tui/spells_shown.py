"""The Spells screen as it is shown: the spells, what was said of periods, and what is asked.

It brings the services and with them the store: imported on the store's thread.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.days import each_day
from journal.domain.history import History
from journal.domain.moments import journal_day
from journal.domain.sentences import question_words, share_sentence, status_words
from journal.domain.spell_words import list_words, span_words, spell_lines
from journal.domain.standing import Standing
from journal.domain.statements import Statement
from journal.domain.words import day_words, days_words, pause_words, period_words
from journal.services.logging import today
from journal.services.spells import Judged, judged
from journal.tui.practice_rows import Line, wrapped
from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.reader import Wrapped

if TYPE_CHECKING:
    from journal.store.store import Store

SPELL = "spell "
SAID = "said "
_MEANING = {
    "free": "These days count as free of back pain; thirty of them in a row end a spell.",
    "some": "On which of these days is not known: they are counted, and never drawn.",
    "unknown": "These days stay not known; every number that depends on them says at least and at most.",
    "pause": "These days stay not known, and nothing is asked of them.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSpells:
    """The Spells screen.

    Attributes:
        version: of the file, read before the rest.
        asked: what E8 asks, or empty.
        paused: since when tracking is paused, or empty.
        rows: the spells, the newest first, and below them what was said of periods, the latest first.
        texts: what there is to tell of each row, by its key.
    """

    version: int
    asked: str
    paused: str
    rows: tuple[Row, ...]
    texts: Mapping[str, Wrapped]


def shown_spells(store: "Store", clock: Clock, settings: Settings, version: int) -> ShownSpells:
    """Return the Spells screen."""
    known = judged(store, today(clock, settings))
    statements = store.statements()
    rows: list[Row] = []
    texts: dict[str, Wrapped] = {}
    for standing in reversed(known.spells):
        row = _spell_row(standing)
        rows.append(row)
        texts[row.key] = _wrap(_spell_text(known, standing, settings.acute_days))
    if statements:
        rows += [] if known.spells else [Row((Run("No spell of back pain yet.", Tone.MUTED),))]
        rows.append(Row(()))
        rows += [Row((Run("What was said of periods", Tone.STRONG),))]
    for said in reversed(statements):
        key = f"{SAID}{said.uid}"
        rows.append(Row((Run(_words_of(said, known.history)),), key=key))
        told_on = journal_day(said.said_at.astimezone(clock.zone()), settings.day_turn)
        texts[key] = _wrap(_statement_text(said, told_on, known.history))
    now, pause, question = known.history.today, known.history.pause, known.question
    return ShownSpells(
        version=version,
        asked=question_words(question, now) if question is not None else "",
        paused=_capital(pause_words(pause, now)) if pause is not None else "",
        rows=tuple(rows),
        texts=texts,
    )


def _wrap(lines: Iterable[Line]) -> Wrapped:
    return partial(wrapped, list(lines))


# -- a spell


def _spell_row(standing: Standing) -> Row:
    right = list_words(standing)
    key = f"{SPELL}{standing.spell.onset.isoformat()}"
    return Row((Run(span_words(standing)),), (Run(right, Tone.MUTED),) if right else (), key, keeps_left=True)


def _spell_text(known: Judged, standing: Standing, acute_days: int) -> list[Line]:
    lines = [Line(span_words(standing), Tone.STRONG)]
    lines += [Line(_capital(words)) for words in spell_lines(standing, known.logged_of(standing), acute_days)]
    shares = known.shares() if standing is known.current else ()
    status = status_words(standing, shares[0]) if shares else ""
    lines += [Line(f"{_capital(status)}.")] if status else []
    if standing.question is not None and standing.question is not known.question:
        words = question_words(standing.question, known.history.today)
        lines.append(Line(f"? {words} What you say of that time answers it."))
    return [*lines, *(Line(share_sentence(share), Tone.MUTED) for share in shares)]


# -- what was said of a period


def _statement_text(said: Statement, told_on: date, history: History) -> list[Line]:
    lines = [Line(_words_of(said, history), Tone.STRONG)]
    lines += [Line(said.note, head="Note  ")] if said.note is not None else []
    lines.append(Line(f"Said on {day_words(told_on, history.today)}. {_counts(said, history)}".rstrip()))
    lines.append(Line(_MEANING[said.answer]))
    pause = history.pause
    if pause is not None and pause.uid == said.uid:
        lines.append(Line("You can log all the same: a logged day counts as it was logged."))
    return lines


def _words_of(said: Statement, history: History) -> str:
    return _capital(period_words(said, history.today, history.unlogged_of(said)))


def _counts(said: Statement, history: History) -> str:
    """Return how many of its days it still speaks for; nothing of a period that is all to come."""
    last = history.today if said.last is None else min(said.last, history.today)
    days = each_day(said.first, last)
    logged = history.logged_between(said.first, last)
    counts = history.days_of(said)
    if not days or counts == len(days):
        return ""
    parts = [f"{days_words(logged)} logged"] if logged else []
    later = len(days) - logged - counts
    parts += [f"{days_words(later)} told of later"] if later else []
    return f"It counts for {counts} of {days_words(len(days))}: {', '.join(parts)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
