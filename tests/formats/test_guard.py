"""The spreadsheet guard: an exact inverse, and nothing that a spreadsheet runs comes through (data.md, section 2)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.formats.guard import guard, unguard

# Mostly the characters that matter, so that long runs of apostrophes and triggers are met.
TEXTS = st.text() | st.text(alphabet="'=+-@\t\r\na", max_size=8)
RUNS = ("=", "+", "-", "@", "\t", "\r")


@given(TEXTS)
@example("'")
@example("''=1")
@example("\n=1")
def test_unguard_takes_back_exactly_what_guard_did(text: str) -> None:
    assert unguard(guard(text)) == text


@given(TEXTS)
def test_no_guarded_cell_is_run(text: str) -> None:
    assert not guard(text).startswith(RUNS)


@given(TEXTS)
def test_one_apostrophe_more_or_nothing(text: str) -> None:
    assert guard(text) in (text, f"'{text}")
    assert (guard(text) != text) == text.lstrip("'").startswith(RUNS)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("-2 since Monday", "'-2 since Monday"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'s all right", "'s all right"),
        ("a=1", "a=1"),
        ("\n=1", "\n=1"),
        ("", ""),
    ],
)
def test_guard(text: str, guarded: str) -> None:
    assert guard(text) == guarded
