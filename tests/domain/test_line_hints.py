"""What a beginner writes: it is refused, and the refusal names what to write instead, which the line then reads."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.entries import Dose
from journal.domain.line import Context, parse_day, parse_line, parse_when, to_line
from journal.domain.vocabulary import BUILT_IN
from journal.errors import LineError, UnknownName

BERLIN = ZoneInfo("Europe/Berlin")
CONTEXT = Context(now=datetime(2026, 11, 21, 21, 10, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN.extended())


def refused(line: str, context: Context = CONTEXT) -> LineError:
    with pytest.raises(LineError) as caught:
        parse_line(line, context)
    return caught.value


# (line, the clause that is meant)
MEANT = [
    ("ibuprofen 400mg", "took ibuprofen 400mg"),
    ("400mg ibuprofen", "took ibuprofen 400mg"),
    ("took 2 ibuprofen", "took ibuprofen 2"),
    ("took two ibuprofen", "took ibuprofen 2"),
    ("took an ibuprofen", "took ibuprofen"),
    ("glute-bridge 3x10", "did glute-bridge 3x10"),
    ("glute bridge 3x10", "did glute-bridge 3x10"),
    ("did 30 minutes walking", "did walking 30 minutes"),
    ("walked 30 minutes", "did walking 30 minutes"),
    ("walked the dog", "activity walked-the-dog"),
    ("walk 30", "did walking"),
    ("swam 20 minutes", "did swimming 20 minutes"),
    ("slept badly", "trigger poor-sleep"),
    ("numb saddle", "sign numb-saddle"),
    ("fever", "sign fever"),
    ("4", "pain 4"),
    ("back pain 4", "pain 4 back"),
    ("left calf pain 7", "pain 7 left calf"),
    ("no pain", "pain 0"),
    ("hurts 4", "pain 4"),
    ("pain is 4", "pain 4"),
    ("pain = 4", "pain 4"),
    ("pain four", "pain 4"),
    ("pain 4 out of 10", "pain 4"),
    ("pain 4 in the left calf", "pain 4 left calf"),
    ("heat for 20 minutes", "heat 20 minutes"),
]


@pytest.mark.parametrize(("line", "meant"), MEANT)
def test_a_beginners_clause_is_refused_with_the_clause_that_is_meant(line: str, meant: str) -> None:
    error = refused(line)
    assert error.what.endswith(f": did you mean {meant}?")
    assert error.suggestion == meant
    fixed = line[: error.start] + error.suggestion + line[error.end :]
    assert parse_line(fixed, CONTEXT)
    assert parse_line(f"heat 20, {meant}, ice 5", CONTEXT)


@pytest.mark.parametrize(
    ("line", "under", "todo"),
    [
        ("pain 4 30 minutes ago", "30 minutes ago", "A time stands before the entry: at 20:40 pain 4."),
        ("pain 4 half an hour ago", "half an hour ago", "at 20:40 pain 4"),
        ("took ibuprofen 400mg two hours ago", "two hours ago", "at 19:10 took ibuprofen 400mg"),
        ("pain 4 20 hours ago", "20 hours ago", "A time stands before the entry: yesterday 01:10 pain 4."),
        ("pain 4 3 days ago", "3 days ago", "A date stands before the entry: 2026-11-18 pain 4."),
        ("pain 4 in the evening", "in the evening", "Give the hour, for example: at 20:00 pain 4."),
        ("pain 4 this morning", "this morning", "Give the hour, for example: at 08:00 pain 4."),
        ("took ibuprofen this morning", "this morning", "at 08:00 took ibuprofen"),
        ("yesterday evening pain 4", "yesterday evening", "yesterday 20:00 pain 4"),
        ("pain 4 last night", "last night", "yesterday 23:00 pain 4"),
        ("pain 4 at noon", "at noon", "at 12:00 pain 4"),
        ("pain 4 at 21.30", "at 21.30", "at 21:30 pain 4"),
        ("pain 4 at 7", "at 7", "Write at 7:00, or at 7pm."),
        ("pain 4 on monday", "on monday", "monday pain 4"),
        ("pain 4 now", "now", "Without a time it is now: pain 4."),
        ("pain 4 24/11", "24/11", "2025-11-24 pain 4"),
        ("9.10. pain 4", "9.10.", "Write 2026-10-09 or 2026-09-10."),
        ("last week pain 4", "last week", "Name a day of it, for example 2026-11-14."),
        ("october pain 4", "october", "Name a day of it, for example 2026-10-15."),
        ("pain 4 at 11pm", "at 11pm", "for last night write: yesterday 23:00."),
        ("my back hurts", "my", "Give a level from 0 to 10, for example: pain 4 back."),
        ("ice after walking", "after", "Your own words: ice 15 note after walking."),
        ("pain 4 after lunch", "after", "pain 4 note after lunch"),
        ("good day", "good", "Your own words: note good day."),
    ],
)
def test_words_that_say_when_or_more_are_refused_with_a_line_like_it(line: str, under: str, todo: str) -> None:
    error = refused(line)
    assert line[error.start : error.end] == under
    assert todo in error.todo
    shown = error.todo.partition(": ")[2].removesuffix(".")
    if todo.startswith(("A ", "Give", "Your own words: ice")):
        assert parse_line(shown, CONTEXT)


def test_a_time_that_was_before_this_day_began_names_its_own_day() -> None:
    early = replace(CONTEXT, now=datetime(2026, 11, 21, 3, 10, tzinfo=BERLIN))
    assert refused("pain 4 30 minutes ago", early).suggestion == "yesterday 02:40"
    elsewhere = replace(CONTEXT, day=date(2026, 11, 18))
    assert refused("pain 4 30 minutes ago", elsewhere).suggestion == "today 20:40"
    assert refused("pain 4 now", elsewhere).suggestion == "today 21:10"


@pytest.mark.parametrize("line", ["pain 4.5", "pain 4/10", "heat 7.30", "pain 7.5", "pain 3000"])
def test_a_number_out_of_place_is_not_taken_for_a_date(line: str) -> None:
    assert "date" not in refused(line).what


def test_a_near_name_is_asked_about_and_without_the_users_own_nothing_is_decided() -> None:
    assert refused("took ibuprofin").suggestion == "ibuprofen"
    early = replace(CONTEXT, vocabulary=BUILT_IN)
    for line in ("took vitamin-d this morning", "took an ibuprofen", "trigger stress this morning"):
        assert isinstance(refused(line, early), UnknownName)


@pytest.mark.parametrize("dose", ["2 tablets 3 days ago", "1 may", "this one", "9 pm", "half"])
def test_a_dose_that_reads_like_a_time_is_kept_in_quotes(dose: str) -> None:
    taken = parse_line(f'took ibuprofen "{dose}"', CONTEXT)[0]
    assert taken.value == Dose(medicine="ibuprofen", amount=dose)
    assert parse_line(to_line(taken, CONTEXT), CONTEXT) == [taken]


def test_a_word_before_a_name_is_a_name_in_quotes_alone() -> None:
    own = parse_line('took "an"', CONTEXT)[0]
    assert own.value == Dose(medicine="an")
    assert parse_line(to_line(own, CONTEXT), CONTEXT) == [own]


@pytest.mark.parametrize(
    ("text", "message", "todo"),
    [
        ("last week", "'last week' is not a day, it is a week", "2026-11-14"),
        ("october", "'october' is not a day, it is a month", "2026-10-15"),
        ("2026-10", "it is a month", "2026-10-15"),
        ("2025", "it is a year", "2025-"),
        ("last monday", "did you mean monday?", "3 weeks ago"),
        ("9.10.", "which is the day, which the month?", "Write 2026-10-09 or 2026-09-10."),
        ("24/11", "did you mean 2025-11-24?", ""),
        ("2026/10/09", "did you mean 2026-10-09?", ""),
        ("30 Feb", "there is no 30 Feb", ""),
        ("soon", "'soon' is not a day", "20 Nov"),
        ("9 Oct 21:30", "more than a day", "without a time"),
        ("800 years ago", "before 1900", ""),
    ],
)
def test_a_day_that_is_not_read_says_what_is_and_never_names_a_time(text: str, message: str, todo: str) -> None:
    with pytest.raises(LineError) as caught:
        parse_day(text, CONTEXT)
    assert message in caught.value.what
    assert todo in caught.value.todo
    assert "21:15" not in caught.value.todo


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("30 minutes ago", "did you mean at 20:40?"),
        ("three weeks ago", "did you mean 2026-10-31?"),
        ("this morning", "for example: at 08:00"),
        ("21.30", "did you mean 21:30?"),
        ("now", "Without a time it is now."),
    ],
)
def test_a_time_by_itself_is_told_the_same(text: str, hint: str) -> None:
    with pytest.raises(LineError) as caught:
        parse_when(text, CONTEXT)
    assert hint in f"{caught.value.what} {caught.value.todo}"


@pytest.mark.parametrize("word", ["log", "journal"])
def test_a_word_of_the_shell_is_to_be_left_out(word: str) -> None:
    error = refused(f"{word} pain 4 stiff")
    assert (error.what, error.todo) == (f"'{word}' is for the shell", "Leave it out: pain 4 stiff.")
