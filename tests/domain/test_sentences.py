"""Every sentence of the judgement as exact text: E1, E4, E6 to E9, S1, S3 to S6; and the words that it never says."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import sentences
from journal.domain.days import DayLevel
from journal.domain.history import SHARE_DAYS, History, Share
from journal.domain.sentences import (
    interval_words,
    logged_words,
    ordinal,
    phase_words,
    question_words,
    range_words,
    return_words,
    session_sentence,
    share_sentence,
    standing_line,
    standing_words,
    status_words,
    summary,
    trend_sentences,
    verdict_words,
)
from journal.domain.spell_words import spell_lines
from journal.domain.spells import Phase, Spell
from journal.domain.standing import Question, Standing, State, standings
from journal.domain.weeks import Direction, Verdict
from tests.domain import oracle
from tests.domain.oracle import DAY, Case

TODAY = date(2026, 11, 24)
FORBIDDEN = re.compile(
    r"\b(monitor\w*|detect\w*|predict\w*|diagnos\w*|recommend\w*|significan\w*|proven)\b|your pain improved",
    re.IGNORECASE,
)


def running(onset: date, today: date, precision: str = "exact") -> Standing:
    """Return a spell with a set onset and pain on the day itself."""
    return standings(History([(today, 4)], [], today), [Spell(onset=onset, precision=precision, uid="u")])[-1]


def share(least: int, most: int, length: int = 182) -> Share:
    return Share(length=length, least=least, most=most, logged=length - (most - least))


# -- E1, E4


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 1, 31), "Day 1 · the three-month line is on 30 Apr, in 89 days"),
        (date(2026, 4, 29), "Day 89 · the three-month line is on 30 Apr, in 1 day"),
        (date(2026, 4, 30), "Day 90 · three months today"),
        (date(2026, 5, 1), "Day 91 · past the three-month line (30 Apr) by 1 day"),
        (date(2027, 1, 31), "Day 366 · past the three-month line (30 Apr 2026) by 276 days"),
    ],
)
def test_e4_onset_on_the_31st_of_january(today: date, words: str) -> None:
    assert standing_words(running(date(2026, 1, 31), today)) == words


@pytest.mark.parametrize("precision", ["about", "month"])
@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 4, 29), "About day 89 · the three-month line is on about 30 Apr, in about 1 day"),
        (date(2026, 4, 30), "About day 90 · about three months today"),
        (date(2026, 5, 1), "About day 91 · past the three-month line (about 30 Apr) by about 1 day"),
    ],
)
def test_e1_about_is_wherever_the_line_is(today: date, words: str, precision: str) -> None:
    assert standing_words(running(date(2026, 1, 31), today, precision)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": State.SINGLE, "pain_days": 1}, "A single pain day so far, 9 Oct"),
        (
            {"state": State.SINGLE, "unsure": date(2026, 8, 1)},
            "Pain again on 9 Oct (before that 1 Aug); same spell or new is not known",
        ),
        (
            {"unsure": date(2026, 8, 1)},
            "Pain again since 9 Oct (before that 1 Aug); same spell or new is not known",
        ),
        (
            {"state": State.UNCONFIRMED, "last_pain": date(2026, 10, 20)},
            "Last logged pain on 20 Oct; the days since are not known",
        ),
        (
            {"state": State.UNCONFIRMED, "last_pain": date(2026, 10, 20), "unsure": date(2026, 8, 1)},
            "Last logged pain on 20 Oct; the days since are not known",
        ),
        ({"state": State.UNCONFIRMED}, "Spell since 9 Oct; no day of pain is logged"),
    ],
)
def test_e8_what_is_said_without_a_day_count(fields: dict[str, object], words: str) -> None:
    where = Standing(spell=Spell(onset=date(2026, 10, 9), onset_by="rule"), today=TODAY, **fields)  # type: ignore[arg-type]
    assert standing_words(where) == words


def test_e8_an_ended_spell_is_the_last_one() -> None:
    spell = Spell(onset=date(2026, 3, 9), ended=date(2026, 10, 20), ended_by="rule")
    ended = Standing(spell=spell, today=TODAY, state=State.ENDED)
    assert standing_words(ended) == "Last spell: 9 Mar 2026 to 20 Oct 2026"
    unsure = Standing(spell=spell, today=TODAY, state=State.ENDED, unsure=date(2026, 1, 1))
    assert standing_words(unsure) == "Last spell: 9 Mar 2026 or before to 20 Oct 2026"
    about = Spell(onset=date(2026, 9, 9), precision="about", ended=date(2026, 10, 20), ended_by="user")
    assert standing_words(Standing(spell=about, today=TODAY, state=State.ENDED)) == "Last spell: about 9 Sep to 20 Oct"


def test_e2_a_single_day_after_an_end_names_the_end() -> None:
    ended = Spell(onset=date(2026, 3, 9), ended=date(2026, 10, 20), ended_by="rule")
    single = Standing(spell=Spell(onset=TODAY, onset_by="rule"), today=TODAY, state=State.SINGLE, before=ended)
    assert standing_words(single).endswith("; the last spell ended on 20 Oct")


def test_e4_a_line_joins_what_can_be_told() -> None:
    where = running(date(2026, 8, 1), TODAY)
    assert standing_line(where) == "Day 116 · past the three-month line (1 Nov) by 23 days"
    assert standing_line(where, share(20, 60)) == (
        "Day 116 · past the three-month line (1 Nov) by 23 days · past three months, on fewer than half the days"
    )
    second = Standing(spell=where.spell, today=date(2026, 8, 1), nth=2, mild=True)
    assert standing_line(second, share(20, 60)) == (
        "Day 1 · the three-month line is on 1 Nov, in 92 days · 2nd spell in 12 months, mild return · "
        "under three months"
    )


def test_e4_logged_days_are_told_of_counted_days_only() -> None:
    where = running(date(2026, 11, 1), TODAY)
    assert logged_words(where, 20) == "back pain level on 20 of 24 days"
    vague = Standing(spell=replace(where.spell, precision="month"), today=TODAY)
    assert logged_words(vague, 20) == "back pain level on 20 of about 24 days"
    said = " · ".join(spell_lines(vague, 20))
    assert "back pain level on 20 of about 24 days" in said
    assert "acute, as far as the onset is known" in said
    assert logged_words(where, 0) == ""
    assert logged_words(Standing(spell=where.spell, today=TODAY, state=State.SINGLE), 1) == ""
    assert logged_words(running(TODAY, TODAY), 1) == "back pain level on 1 of 1 day"


def test_e5_phase_words() -> None:
    assert [phase_words(phase) for phase in (*Phase, None)] == ["acute", "subacute", "past three months", ""]


# -- E6, E7


@pytest.mark.parametrize(
    ("counted", "verdict", "sentence"),
    [
        (
            share(91, 91),
            "on at least half the days",
            "Last 182 days: back pain on 91 (50 %), on at least half the days.",
        ),
        (share(90, 90), "on fewer than half", "Last 182 days: back pain on 90 (49 %), on fewer than half."),
        (
            share(90, 91),
            "can't tell: 1 day not logged",
            "Last 182 days: back pain on at least 90, at most 91 (49–50 %); can't tell: 1 day not logged.",
        ),
        (
            share(33, 168),
            "can't tell: 135 days not logged",
            "Last 182 days: back pain on at least 33, at most 168 (18–92 %); can't tell: 135 days not logged.",
        ),
        (
            share(91, 182),
            "on at least half the days",
            "Last 182 days: back pain on at least 91, at most 182 (50–100 %); on at least half the days.",
        ),
        (
            share(46, 46, 91),
            "on at least half the days",
            "Last 91 days: back pain on 46 (51 %), on at least half the days.",
        ),
        (share(45, 45, 91), "on fewer than half", "Last 91 days: back pain on 45 (49 %), on fewer than half."),
        (
            share(0, 45, 91),
            "on fewer than half",
            "Last 91 days: back pain on at least 0, at most 45 (0–49 %); on fewer than half.",
        ),
        (
            share(0, 46, 91),
            "can't tell: 46 days not logged",
            "Last 91 days: back pain on at least 0, at most 46 (0–51 %); can't tell: 46 days not logged.",
        ),
    ],
)
def test_e6_share_and_verdict(counted: Share, verdict: str, sentence: str) -> None:
    assert verdict_words(counted) == verdict
    assert share_sentence(counted) == sentence


@pytest.mark.parametrize(
    ("today", "counted", "words"),
    [
        (date(2026, 10, 31), share(182, 182), "under three months"),
        (date(2026, 11, 1), share(182, 182), ""),  # the line itself: neither under nor past
        (
            date(2026, 11, 2),
            share(91, 91),
            "past three months, pain on at least half the days (fits the NIH research definition)",
        ),
        (date(2026, 11, 2), share(0, 90), "past three months, on fewer than half the days"),
        (date(2026, 11, 2), share(90, 91), "past three months, can't tell how often"),
    ],
)
def test_e7_the_four_statuses(today: date, counted: Share, words: str) -> None:
    assert status_words(running(date(2026, 8, 1), today), counted) == words


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.SINGLE},
        {"state": State.ENDED},
        {"state": State.UNCONFIRMED},
        {"unsure": date(2026, 1, 1)},
    ],
)
def test_e7_only_a_spell_that_is_counted_has_a_status(fields: dict[str, object]) -> None:
    where = Standing(spell=Spell(onset=date(2026, 8, 1)), today=TODAY, **fields)  # type: ignore[arg-type]
    assert status_words(where, share(182, 182)) == ""


# -- E8, E9


def question(first: date, last: date, days: int, kind: str = "gap", again: date | None = None) -> Question:
    return Question(kind=kind, first=first, last=last, days=days, since=date(2026, 9, 1), again=again)


def test_e8_questions() -> None:
    gap = question(date(2026, 9, 2), date(2026, 11, 23), 60)
    assert question_words(gap, TODAY) == ("Were the 60 unlogged days between 2 Sep and 23 Nov free of back pain?")
    one = question(date(2026, 9, 2), date(2026, 9, 2), 1)
    assert question_words(one, TODAY) == "Was the unlogged day 2 Sep free of back pain?"
    again = question(date(2026, 9, 2), date(2026, 11, 19), 60, again=date(2026, 11, 20))
    assert question_words(again, TODAY) == "Were the 60 unlogged days between 2 Sep and 19 Nov free of back pain?"
    back = question(date(2026, 9, 2), date(2026, 11, 19), 60, "return", date(2026, 11, 20))
    assert question_words(back, TODAY) == (
        "Back pain again on 20 Nov, before that last on 1 Sep: the same spell or a new one?"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"),
        (20, "20th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (101, "101st"), (111, "111th"), (112, "112th"),
    ],
)  # fmt: skip
def test_e9_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words
    where = Standing(spell=Spell(onset=TODAY), today=TODAY, nth=number)
    assert return_words(where) == ("" if number == 1 else f"{words} spell in 12 months")


def test_e9_returns() -> None:
    spell = Spell(onset=TODAY)
    assert return_words(Standing(spell=spell, today=TODAY, nth=2, mild=True)) == "2nd spell in 12 months, mild return"
    assert return_words(Standing(spell=spell, today=TODAY, nth=1, mild=True)) == "mild return"
    assert return_words(Standing(spell=spell, today=TODAY, nth=2, unsure=date(2026, 1, 1))) == ""
    assert return_words(Standing(spell=spell, today=TODAY, nth=2, state=State.SINGLE)) == ""


# -- S1


def test_s1_descriptives_carry_their_counts() -> None:
    first = TODAY - 9 * DAY
    days = [
        DayLevel(day=TODAY - n * DAY, worst=worst, mean=float(worst), low=worst, readings=1)
        for n, worst in ((3, 0), (1, 7), (0, 4))
    ]
    assert summary(days, first, TODAY, share(2, 9, 10)) == [
        "Back pain level on 3 of 10 days from 15 Nov to 24 Nov.",
        "Worst of the day: median 4, lowest 0, highest 7.",
        "Days with back pain: 2 to 9 of 10 days (7 not logged).",
    ]
    assert summary(days[1:], first, TODAY, share(2, 2, 10))[1:] == [
        "Worst of the day: median 5.5, lowest 4, highest 7.",
        "Days with back pain: 2 of 10 days.",
    ]
    assert summary([], TODAY - 300 * DAY, TODAY, share(0, 301, 301)) == [
        "No back pain level is logged from 28 Jan 2026 to 24 Nov 2026."
    ]
    assert range_words(share(1, 1, 1)) == "1 of 1 day"


# -- S3 to S5


def verdict(direction: Direction, low: float, high: float, weeks: int = 9, **more: object) -> Verdict:
    return Verdict(weeks=weeks, direction=direction, slope=(low + high) / 2, low=low, high=high, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Verdict(weeks=0, direction=Direction.NOT_ENOUGH),
            ["Weekly averages: not enough weeks yet (0 usable weeks, 6 needed)."],
        ),
        (
            Verdict(weeks=1, direction=Direction.NOT_ENOUGH),
            ["Weekly averages: not enough weeks yet (1 usable week, 6 needed)."],
        ),
        (
            verdict(Direction.TOO_EARLY, -1.3, -0.2, 7),
            [
                (
                    "Weekly averages: somewhere between 1.3 and 0.2 a month down, roughly 9 times in 10; "
                    "too early to tell a direction (7 usable weeks)."
                ),
            ],
        ),
        (
            verdict(Direction.CANT_TELL, -1.3, 0.9),
            [
                (
                    "Weekly averages: somewhere between 1.3 a month down and 0.9 up, roughly 9 times in 10; "
                    "can't tell a direction (9 usable weeks)."
                ),
            ],
        ),
        (
            verdict(Direction.FALLING, -2.6, -0.5, first_two=6.0, latest_two=3.9, noticeable=True),
            [
                (
                    "Weekly averages: falling, somewhere between 2.6 and 0.5 a month down, roughly 9 times in 10 "
                    "(9 usable weeks)."
                ),
                "First two usable weeks 6.0, latest two 3.9: a difference that people usually notice.",
            ],
        ),
        (
            verdict(Direction.RISING, 0.2, 0.8, first_two=5.0, latest_two=5.75, noticeable=False),
            [
                (
                    "Weekly averages: rising, somewhere between 0.2 and 0.8 a month up, roughly 9 times in 10 "
                    "(9 usable weeks)."
                ),
                (
                    "First two usable weeks 5.0, latest two 5.8: "
                    "less than the 2 points or 30 % that people usually notice."
                ),
            ],
        ),
        (
            verdict(Direction.FALLING, -2.0, -0.5, first_two=5.0, latest_two=5.5, noticeable=False),
            [
                (
                    "Weekly averages: falling, somewhere between 2.0 and 0.5 a month down, roughly 9 times in 10 "
                    "(9 usable weeks)."
                ),
                "First two usable weeks 5.0, latest two 5.5: these few weeks alone do not show it.",
            ],
        ),
    ],
)
def test_s4_s5_trend_sentences(found: Verdict, words: list[str]) -> None:
    assert trend_sentences(found) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-1.3, 0.9, "somewhere between 1.3 a month down and 0.9 up"),
        (-1.3, -0.04, "somewhere between 1.3 and under 0.1 a month down"),
        (-1.3, 0.0, "somewhere between 1.3 and 0.0 a month down"),
        (0.0, 0.9, "somewhere between 0.0 and 0.9 a month up"),
        (0.2, 0.9, "somewhere between 0.2 and 0.9 a month up"),
        (-0.04, 0.04, "somewhere between under 0.1 a month down and under 0.1 up"),
        (0.0, 0.0, "no change from month to month"),
    ],
)
def test_s3_intervals(low: float, high: float, words: str) -> None:
    assert interval_words(low, high) == words


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_s3_an_interval_of_more_than_nothing_is_never_shown_as_nothing(one: float, other: float) -> None:
    low, high = sorted((one, other))
    said = interval_words(low, high)
    assert ("no change" in said) == (low == high == 0)
    assert ("down" in said) == (low < 0)
    assert ("up" in said.split()) == (high > 0)


# -- S6


def test_s6_sessions() -> None:
    assert session_sentence("heat", [(5, 3)]) == (
        "Heat: 1 session with a level before and after; from 8 on their median change is shown."
    )
    assert session_sentence("ice", [(5, 3)] * 7) == (
        "Ice: 7 sessions with a level before and after; from 8 on their median change is shown."
    )
    eases = "Pain also eases by itself, so this cannot show whether it helped."
    assert session_sentence("heat", [(5, 3)] * 4 + [(5, 4)] * 4) == (
        f"Heat: median 1.5 lower after than before, over 8 sessions with both levels. {eases}"
    )
    assert session_sentence("ice", [(5, 6)] * 8) == (
        f"Ice: median 1 higher after than before, over 8 sessions with both levels. {eases}"
    )
    assert session_sentence("ice", [(5, 5)] * 9) == (
        f"Ice: median no change, over 9 sessions with both levels. {eases}"
    )


# -- the words that are never said


def test_the_forbidden_words_are_found_where_they_are() -> None:
    for word in ("monitor", "Detected", "predicts", "diagnosis", "recommend", "significant", "proven"):
        assert FORBIDDEN.search(f"a {word} b")
    assert FORBIDDEN.search("Your pain improved 20 %")
    assert not FORBIDDEN.search("unproven, premonitory")


def test_no_sentence_in_the_code_holds_a_forbidden_word() -> None:
    tree = ast.parse(Path(sentences.__file__).read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert len(texts) > 50
    assert not [text for text in texts if FORBIDDEN.search(text)]


@given(oracle.cases(rows=True))
def test_no_sentence_of_a_random_journal_holds_a_forbidden_word_or_a_gap(case: Case) -> None:
    history = History(case.worst.items(), case.said, case.today)
    shares = [history.share(length) for length in SHARE_DAYS]
    said = [share_sentence(one) for one in shares]
    for where in standings(history, case.rows):
        said.append(standing_line(where, shares[0]))
        said += [question_words(where.question, case.today)] if where.question is not None else []
    for sentence in said:
        assert not FORBIDDEN.search(sentence)
        assert "  " not in sentence
        assert "None" not in sentence
        assert sentence[0].isupper()
