"""When to get help: each sign and its list, and words that claim nothing."""

import re

import pytest

from journal.domain.entries import Reading, Tag, Value
from journal.domain.paragraphs import Part
from journal.domain.signs import (
    AGAIN,
    EMERGENCY,
    HELP_LISTS,
    LEG,
    NO_NUMBERS,
    NOTHING_TICKED,
    RECORDED,
    SIGN_WORDS,
    help_paragraphs,
    help_words,
    listed_words,
    logged_words,
    number_words,
    opened_by,
    opened_paragraphs,
    signs_by_list,
)
from journal.domain.slugs import SIGNS
from journal.library.help_pages import SIGNS as CHART_SIGNS
from journal.library.help_pages import unknown_page, words_page

# What a sentence must say, by domain.md, section 6.
SAYS = {
    "numb-saddle": ("numbness", "genitals", "back passage", "inner thighs"),
    "bladder": ("new", "passing urine", "holding"),
    "bowel": ("losing control", "bowels"),
    "both-legs": ("pain", "tingling", "weakness", "both legs"),
    "legs-weaker": ("legs", "getting weaker"),
    "sexual-function": ("new change in sexual function", "any of the signs above"),
    "accident": ("serious accident",),
    "chest-pain": ("chest pain",),
    "fever": ("fever", "unwell"),
    "weight-loss": ("weight", "without knowing why"),
    "cancer-history": ("cancer",),
    "lump": ("new lump", "change of shape"),
    "night-pain": ("much worse at night", "not eased by changing position"),
    "leg-weakness": ("one leg", "weaker", "foot that drops"),
    "fragile-bones": ("steroids", "osteoporosis", "even a minor injury"),
    "weak-immunity": ("weakened immune", "injecting drugs"),
    "age-under-20-or-over-50": ("new", "under 20", "over 50"),
    "hot-swollen-leg": ("hot", "swollen", "tender"),
    "not-improving": ("after a few weeks",),
    "stops-activities": ("stops", "daily activities"),
    "severe-or-worsening": ("severe", "worse"),
    "hard-to-cope": ("hard to cope",),
    "numbness": ("numbness",),
    "tingling": ("tingling",),
}
FORBIDDEN = re.compile(
    r"\b(monitor\w*|detect\w*|predict\w*|diagnos\w*|recommend\w*|significan\w*|prove[ns]?|improved \d+ ?%)",
    re.IGNORECASE,
)


def sign(name: str) -> Tag:
    return Tag(role="sign", name=name)


@pytest.mark.parametrize("name", SIGNS)
def test_each_sign_has_its_sentence(name: str) -> None:
    assert all(words in listed_words(name).lower() for words in SAYS[name])
    assert logged_words(name) == SIGN_WORDS[name]
    assert set(SAYS) == set(SIGN_WORDS) == set(SIGNS)


def test_each_sign_stands_in_the_list_that_it_opens() -> None:
    emergency, today, leg, appointment = HELP_LISTS
    for one, tier in ((emergency, "emergency"), (today, "today"), (appointment, "appointment")):
        assert one.signs == tuple(name for name in SIGNS if SIGNS[name] == tier and name != LEG)
    # It is as urgent as those of today, and about another thing than the back.
    assert (leg.signs, SIGNS[LEG]) == (("hot-swollen-leg",), "today")
    assert "different urgent problem" in leg.sentence
    assert sorted(name for _, names in signs_by_list() for name in names) == sorted(SIGNS)
    assert signs_by_list()[-1][1] == ("numbness", "tingling")


def test_what_goes_with_the_signs_above_stands_below_them() -> None:
    signs = EMERGENCY.signs
    assert set(signs[: signs.index("sexual-function")]) == {
        "numb-saddle", "bladder", "bowel", "both-legs", "legs-weaker",
    }  # fmt: skip


def test_the_whole_text_holds_every_list_and_no_reassurance() -> None:
    parts = help_paragraphs([])
    texts = [words for _, words in parts]
    for one in HELP_LISTS:
        at = texts.index(one.title)
        assert texts[at + 1 : at + 1 + len(one.signs)] == [listed_words(name) for name in one.signs]
    assert texts[-3:] == ["Ticking nothing here does not rule anything out.", RECORDED, NO_NUMBERS]
    assert not re.search(
        r"\b(score|probably|harmless|don't worry|all is well|low risk)\b", " ".join(texts), re.IGNORECASE
    )


def test_local_numbers_stand_first_where_they_are_set() -> None:
    numbers = number_words(" 112 ", "030 1234")
    assert numbers == ["Emergency number: 112", "Your doctor: 030 1234"]
    assert number_words("", " ") == []
    texts = [words for _, words in help_paragraphs(numbers)]
    assert texts[:2] == numbers
    assert NO_NUMBERS not in texts


def test_the_most_urgent_list_is_told_first() -> None:
    values: list[Value] = [
        sign("hard-to-cope"),
        sign("fever"),
        sign("bowel"),
        Reading(level=10, site="back"),
        sign("bladder"),
    ]
    told = help_words(values, ["Emergency number: 112"])
    assert told == [
        f"You logged: losing control of the bowels; {SIGN_WORDS['bladder']}. {EMERGENCY.sentence}",
        "You logged: fever, or feeling unwell, with the back pain. This needs a doctor's look today.",
        "You logged: finding it hard to cope. This is a reason to make an appointment with a doctor.",
        "Emergency number: 112",
        RECORDED,
    ]
    assert help_words([sign(LEG)])[0].endswith(
        "This is a different urgent problem, and it needs a doctor's look today."
    )


@pytest.mark.parametrize(
    "value",
    [
        Reading(level=10, site="back"),
        sign("numbness"),
        sign("tingling"),
        Tag(role="trigger", name="fever"),
    ],
)
def test_what_opens_no_list(value: Reading | Tag) -> None:
    assert opened_by([value]) == ()
    assert help_words([value], ["Emergency number: 112"]) == []
    assert opened_paragraphs([value], [], "") == []


def test_what_opens_says_what_was_logged_what_to_do_and_the_whole_list() -> None:
    parts = opened_paragraphs([sign("bladder"), sign("fever")], ["Emergency number: 112"], "a says so.")
    assert [words for part, words in parts if part is Part.HEADING] == [HELP_LISTS[0].title, HELP_LISTS[1].title]
    texts = [words for _, words in parts]
    assert texts[1].startswith("You logged: new trouble passing urine or holding it. This can be an emergency")
    assert texts[2] == "Emergency number: 112"
    assert texts.count("Emergency number: 112") == 1
    assert texts[3] == f"{AGAIN} a says so."
    assert not any(AGAIN in words for _, words in opened_paragraphs([sign("fever")], [], "a says so."))
    for one in HELP_LISTS[:2]:
        assert all(listed_words(name) in texts for name in one.signs)
    assert texts[-2:] == [NOTHING_TICKED, RECORDED]


# -- the other pages


def test_every_word_has_its_note_and_the_sources_stand_at_the_end() -> None:
    page = words_page()
    names = [words for part, words in page if part is Part.HEADING]
    assert len(names) == 17
    assert names[0] == CHART_SIGNS
    assert names[-1] == "Sources"
    for at, (part, words) in enumerate(page):
        if part is Part.HEADING and words not in (CHART_SIGNS, "Sources"):
            assert [one.part for one in page[at + 1 : at + 3]] == [Part.TEXT, Part.NOTE]
    text = " ".join(words for _, words in page)
    for fact in (
        "not all back pain comes from the spine", "tiny tears", "in the forties", "muscle spasm",
        "37 % of pain-free 20-year-olds", "a scan is not a verdict", "X-rays are mainly there to rule bone out",
        "soft core", "outer ring", "lose water with age", "spinous process", "sacroiliac joints",
    ):  # fmt: skip
        assert fact in text


def test_the_diary_caution_is_two_sentences() -> None:
    page = unknown_page()
    (part, words), (_, after) = page[1], page[2]
    assert part is Part.TEXT
    assert after == "Days without a level"
    assert len(re.findall(r"[.!?](?:\s|$)", words)) == 2
    for fact in ("58 people", "acute back sprain", "52 % against 79 %", "once a week", "a pause"):
        assert fact in words


def test_what_it_does_not_know_says_each_rule() -> None:
    text = " ".join(words for _, words in unknown_page())
    for fact in (
        "never drawn as 0", "at least 4 of them", "Below 6", "6 or 7", "From 8 on", "9 times in 10", "2 points or 30 %",
        "8 sessions", "eases by itself", "last 13 weeks, the last 26", "It does not mean that nothing changed",
        "Ask a pharmacist", "not while asleep", "a coin",
    ):  # fmt: skip
        assert fact in text


def test_no_text_claims_what_a_journal_cannot_know() -> None:
    pages = [*words_page(), *unknown_page(), *help_paragraphs([]), *help_paragraphs(number_words("1", "2"))]
    pages += opened_paragraphs([sign(name) for name in SIGNS], [], "")
    texts = [words for _, words in pages] + help_words([sign(name) for name in SIGNS])
    assert [words for words in texts if FORBIDDEN.search(words)] == []
