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
        # A sign of several characters stays whole; a part of one by itself shows what it is.
        ("👍🏽 👩🏽‍🚒 🏳️‍🌈 ❤️ 1️⃣ 🇩🇪", "👍🏽 👩🏽‍🚒 🏳️‍🌈 ❤️ 1️⃣ 🇩🇪"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("a\u200db", "a⟨200D⟩b"),
        ("👩\u200d", "👩⟨200D⟩"),
        ("\u200d👩", "⟨200D⟩👩"),
        ("4\ufe0f", "4⟨FE0F⟩"),
        ("a🏽", "a⟨1F3FD⟩"),
        ("\u0301", "⟨0301⟩"),
        ("x \u0301y", "x ⟨0301⟩y"),
        ("e\u0301 か\u3099 \u05e7\u05b8", "e\u0301 か\u3099 \u05e7\u05b8"),
        ("so\u00adft \u3164", "so⟨00AD⟩ft ⟨3164⟩"),
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


@given(st.text(st.sampled_from("a1 👩❤\u200d\ufe0f🏽\u0301\u3164\x1b中"), max_size=12))
def test_one_for_one_keeps_every_position_and_shows_the_same(text: str) -> None:
    shown = visible(text, one_for_one=True)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    # The characters that stay are the same ones.
    assert [char for char in shown if char not in "\ufffd␛"] == [
        char for char, sign in zip(text, shown, strict=True) if char == sign
    ]
