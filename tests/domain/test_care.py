"""The words beside heat, ice and rest: on which side of 48 hours they are, and that they claim and forbid nothing."""

import re
from datetime import date, timedelta

import pytest

from journal.domain import care
from journal.domain.care import bed_rest_words, evidence_words, ice_or_heat_words
from journal.errors import ValueRefused

TODAY = date(2026, 11, 24)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("days", "side"), [(0, "Within"), (1, "Within"), (2, "Past"), (46, "Past")])
def test_the_day_of_the_onset_and_the_next_are_within_48_hours(days: int, side: str) -> None:
    assert ice_or_heat_words(before(days), False, TODAY).startswith(f"{side} 48 hours")


def test_the_side_names_the_onset() -> None:
    within = "Within 48 hours of the onset (24 Nov): the article puts ice first, heat from then if you like."
    assert ice_or_heat_words(TODAY, False, TODAY) == within
    past = ice_or_heat_words(before(46), False, TODAY)
    assert past.startswith("Past 48 hours since the onset (9 Oct): ")
    assert "heat" in past
    assert "(about 9 Oct)" in ice_or_heat_words(before(46), True, TODAY)
    assert "(about 23 Nov)" in ice_or_heat_words(before(1), True, TODAY)
    assert "(24 Nov 2025)" in ice_or_heat_words(date(2025, 11, 24), False, TODAY)


@pytest.mark.parametrize("onset", [None, before(-1)])
def test_without_an_onset_it_is_the_article_in_general(onset: date | None) -> None:
    general = ice_or_heat_words(onset, True, TODAY)
    assert "48 hours after an injury" in general
    assert "onset" not in general
    assert "about" not in general


def test_the_evidence_is_told_beside_each() -> None:
    assert evidence_words("heat").startswith("Studies support heat")
    assert evidence_words("ice").startswith("For ice there is little evidence either way")
    with pytest.raises(ValueRefused):
        evidence_words("warm")


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_bed_rest_of_a_day_is_no_matter(days: int) -> None:
    assert bed_rest_words(days) == ""


def test_bed_rest_on_several_days_running_shows_the_sentence() -> None:
    assert bed_rest_words(2).startswith("Bed rest 2 days running.")
    assert "long bed rest slows recovery" in bed_rest_words(14)


def test_the_skin_is_spared() -> None:
    for part in ("about 20 minutes", "rest the skin", "cloth", "asleep", "numb or broken skin"):
        assert part in care.SKIN_WORDS


def all_words() -> list[str]:
    onsets = [None, TODAY, before(1), before(2), date(1999, 9, 30)]
    sides = [ice_or_heat_words(onset, about, TODAY) for onset in onsets for about in (False, True)]
    return [
        *sides,
        evidence_words("heat"),
        evidence_words("ice"),
        care.SKIN_WORDS,
        bed_rest_words(2),
        bed_rest_words(999),
    ]


@pytest.mark.parametrize("words", all_words())
def test_the_words_are_short_and_claim_nothing(words: str) -> None:
    forbidden = r"monitor|detect|predict|diagnos|recommend|significan|prove|must|danger"
    assert not re.search(forbidden, words, re.IGNORECASE)
    assert 0 < len(words) <= 150
    assert words.isprintable()
    assert words.endswith(".")
