"""The words of the shell: calm ones, and none that claim what a journal cannot know."""

import re

from journal.cli.text import cells, padded, spans, wrapped
from journal.domain.slugs import SIGNS
from tests.cli.shell import Bench

FORBIDDEN = re.compile(
    r"\b(monitor|detect|predict|diagnose|recommend|significant|proven|your pain improved)\b", re.IGNORECASE
)


def test_no_command_claims_what_a_journal_cannot_know(journal: Bench) -> None:
    said = [journal("--help").out, journal("keys").out]
    for name in SIGNS:
        answer = journal("sign", name)
        said += [answer.out, answer.err]
    said += [journal("pain", "0").err, journal("pain", "10").err, journal("spell", "start", "2026-01-01").err]
    for words in ("today", "history", "changes", "trend", "trend --table", "export", "where", "due", "undo", "redo"):
        answer = journal(*words.split())
        said += [answer.out, answer.err]
    for text in said:
        assert not FORBIDDEN.search(text), FORBIDDEN.search(text)


def test_cells() -> None:
    assert cells("abc") == 3
    assert cells("東京") == 4
    assert cells("cafe\u0301") == 4
    assert padded("東", 4) == "東  "


def test_wrapping_keeps_every_word_within_the_width() -> None:
    text = "slept badly 東京東京東京東京 and abcdefghijklmnopqrstuvwxyz then  two spaces"
    for width in (5, 8, 13, 40, 200):
        rows = wrapped(text, width)
        assert all(cells(row) <= width for row in rows)
        assert "".join("".join(rows).split()) == "".join(text.split())
    assert wrapped("", 10) == [""]


def test_a_path_is_left_whole_and_styles_follow_their_words() -> None:
    text = "cannot write /a/very/long/path/that/someone/copies now"
    assert [text[start:end] for start, end in spans(text, 20, cut=False)] == [
        "cannot write",
        "/a/very/long/path/that/someone/copies",
        "now",
    ]
    assert spans("", 10) == [(0, 0)]
    assert wrapped("  indented words", 12) == ["  indented", "words"]
