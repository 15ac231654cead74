"""The display gate: nothing typed can drive a terminal; the rest is shown as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.gate import visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m", "⟨009B⟩31m"),
        ("\u202eevil", "⟨202E⟩evil"),
        ("\u2066x\u2069", "⟨2066⟩x⟨2069⟩"),
        ("one\ntwo\r\n", "one␊two␍␊"),
        ("line\u2028sep", "line⟨2028⟩sep"),
        ("\ud800", "⟨D800⟩"),
        ("[@click=app.quit]x[/red]", "[@click=app.quit]x[/red]"),
        ("שלום 👩‍👩‍👧 é 中", "שלום 👩‍👩‍👧 é 中"),
    ],
)
def test_controls_become_symbols_and_the_rest_stays(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@given(st.text(st.characters()))
def test_nothing_that_passes_is_a_control_or_cannot_be_encoded(text: str) -> None:
    shown = visible(text)
    shown.encode()
    for char in shown:
        assert unicodedata.category(char) not in ("Cc", "Zl", "Zp", "Cs")
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    assert visible(shown) == shown
