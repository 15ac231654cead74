"""The daily table: what each column holds, and how the file is written."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.domain import slugs
from journal.domain.context import Context
from journal.domain.days import DayState
from journal.domain.entries import (
    VALUE_TYPES,
    Completion,
    Dose,
    Entry,
    Reading,
    Remark,
    Spasm,
    Tag,
    Thermal,
    Treatment,
    Value,
)
from journal.domain.line import parse_line
from journal.domain.moments import Moment
from journal.domain.spells import Phase, Spell
from journal.domain.standing import State
from journal.domain.vocabulary import BUILT_IN
from journal.formats.daily import COLUMNS, DailyRow, by_day, daily_rows, write_daily
from journal.formats.guard import unguard
from tests.formats.days import DAY, NEXT, entry, row, standing, table_of, text_of

# -- the row


def test_columns_are_the_promised_ones_in_their_order() -> None:
    assert (
        ", ".join(COLUMNS) == "date, state, pain_worst, pain_mean, pain_min, readings, leg_worst, leg_spread, spasms, "
        "spasm_worst, heat_min, ice_min, exercises, exercise_min, medicines, treatments, triggers, activities, flare, "
        "spell, spell_day, phase, days_to_line, late, notes"
    )
    assert [field.name for field in fields(DailyRow)] == list(COLUMNS)


def test_back_pain_is_told_by_back_sites_alone() -> None:
    found = row(
        entry(Reading(level=3)),
        entry(Reading(level=4, site="sacroiliac")),
        entry(Reading(level=4)),
        entry(Reading(level=9, site="calf")),
        entry(Reading(level=10, site="neck")),
    )
    assert (found.state, found.pain_worst, found.pain_mean, found.pain_min, found.readings) == ("PAIN", 4, 3.7, 3, 3)


def test_a_day_of_zeros_is_free_and_a_day_of_legs_is_unknown() -> None:
    assert row(entry(Reading(level=0)), entry(Reading(level=5, site="foot"))).state is DayState.FREE
    found = row(entry(Reading(level=5, site="foot")))
    assert (found.state, found.pain_worst, found.pain_mean, found.pain_min) == ("UNKNOWN", None, None, None)
    assert (found.readings, found.late) == (0, 0)


@pytest.mark.parametrize(
    ("legs", "worst", "spread"),
    [
        ([], None, None),
        ([("thigh", 0)], 0, None),
        ([("thigh", 6), ("foot", 0)], 6, "thigh"),
        ([("buttock", 7), ("knee", 2)], 7, "knee"),
        ([("calf", 2), ("shin", 3)], 3, "shin"),
        ([("shin", 2), ("calf", 3), ("foot", 1)], 3, "foot"),
        ([("hip", 8), ("groin", 8), ("back", 8)], None, None),
    ],
)
def test_leg(legs: list[tuple[str, int]], worst: int | None, spread: str | None) -> None:
    found = row(*(entry(Reading(level=level, site=site)) for site, level in legs), entry(Remark(), note="x"))
    assert (found.leg_worst, found.leg_spread) == (worst, spread)


def test_counts_and_minutes_are_zero_on_a_logged_day_and_empty_on_another() -> None:
    logged, silent = daily_rows([(DAY, [entry(Remark(), note="rain")])], DAY, NEXT, None)
    names = ("readings", "spasms", "heat_min", "ice_min", "exercise_min", "flare", "late")
    assert [getattr(logged, name) for name in names] == [0] * 7
    assert [getattr(silent, name) for name in names] == [None] * 7
    assert (logged.spasm_worst, logged.leg_worst, silent.spasm_worst) == (None, None, None)
    assert logged.state is silent.state is DayState.UNKNOWN


def test_spasms_and_sessions_add_up() -> None:
    found = row(
        entry(Spasm(site="calf", count=3)),
        entry(Spasm(site="foot", worst=6)),
        entry(Spasm(site="foot", worst=2)),
        entry(Thermal(modality="heat", minutes=20)),
        entry(Thermal(modality="heat", minutes=15, site="calf")),
        entry(Thermal(modality="ice", minutes=10)),
    )
    assert (found.spasms, found.spasm_worst, found.heat_min, found.ice_min) == (5, 6, 35, 10)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Completion(exercise="glute-bridge", sets=3, reps=10), "glute-bridge 3x10"),
        (Completion(exercise="glute-bridge", reps=10), "glute-bridge x10"),
        (Completion(exercise="bird-dog", reps=10, hold_s=5, side="right"), "bird-dog 10x5s right"),
        (Completion(exercise="bird-dog", sets=3, reps=10, hold_s=5), "bird-dog 3x10x5s"),
        (Completion(exercise="front-plank", sets=2, hold_s=20), "front-plank sets 2 hold 20s"),
        (Completion(exercise="donkey-kick", duration_s=90, side="left"), "donkey-kick 90s left"),
        (Completion(exercise="yoga", duration_s=119), "yoga 119s"),
        (Completion(exercise="yoga", duration_s=120), "yoga 2min"),
        (Completion(exercise="yoga", duration_s=121), "yoga 121s"),
        (Completion(exercise="yoga", duration_s=5400), "yoga 90min"),
        (Completion(exercise="walking", duration_s=1800, distance_m=2100), "walking 30min 2.1km"),
        (Completion(exercise="walking", distance_m=1_000_000), "walking 1000km"),
        (Completion(exercise="walking", distance_m=999_999), "walking 999.999km"),
        (Completion(exercise="cat-cow", effort=3, felt="easier"), "cat-cow"),
    ],
)
def test_exercise_words(done: Completion, words: str) -> None:
    assert row(entry(done)).exercises == words


_NUMBER = st.none() | st.integers(1, 200)


@settings(deadline=None)
@given(
    done=st.builds(
        Completion,
        exercise=st.sampled_from(sorted(slugs.EXERCISES)),
        side=st.sampled_from(("left", "right")),
        sets=_NUMBER,
        reps=_NUMBER,
        hold_s=_NUMBER,
        duration_s=st.none() | st.integers(1, 86_400),
        distance_m=st.none() | st.integers(1, 1_000_000),
    )
)
def test_exercise_words_are_the_entry_lines_own(done: Completion) -> None:
    context = Context(now=datetime(2026, 11, 20, 20, tzinfo=UTC), zone=UTC, vocabulary=BUILT_IN)
    (draft,) = parse_line(f"did {row(entry(done)).exercises}", context)
    assert draft.value == done


@pytest.mark.parametrize(
    ("seconds", "minutes"), [([90, 90], "3"), ([90], "1.5"), ([40], "0.7"), ([None], "0"), ([1800, 100], "31.7")]
)
def test_exercise_minutes_are_whole_or_have_one_decimal(seconds: list[int | None], minutes: str) -> None:
    done = [entry(Completion(exercise="yoga", duration_s=each)) for each in seconds]
    (written,) = table_of(text_of(daily_rows([(DAY, done)], DAY, DAY, None)))
    assert written["exercise_min"] == minutes


def test_lists_are_joined_in_order() -> None:
    found = row(
        entry(Dose(medicine="ibuprofen", amount="400mg")),
        entry(Dose(medicine="paracetamol")),
        entry(Treatment(treatment="massage", minutes=30)),
        entry(Treatment(treatment="support")),
        entry(Tag(role="trigger", name="stress")),
        entry(Tag(role="trigger", name="long-sitting")),
        entry(Tag(role="activity", name="went-to-work")),
        entry(Tag(role="activity", name="made-the-bed")),
        entry(Tag(role="sign", name="numbness")),
    )
    assert found.medicines == "ibuprofen 400mg; paracetamol"
    assert found.treatments == "massage 30min; support"
    assert found.triggers == "stress; long-sitting"
    assert found.activities == "went-to-work; made-the-bed"
    assert found.flare == 0
    assert row(entry(Tag(role="flare", name="flare"))).flare == 1


def test_notes_of_all_kinds_are_joined_in_order() -> None:
    found = row(
        entry(Reading(level=2), note="stiff"),
        entry(Reading(level=3)),
        entry(Remark(), note="a, b\nc"),
        entry(Remark(), note="d"),
    )
    assert found.notes == "stiff / a, b\nc / d"


def test_late_is_a_back_reading_typed_in_after_more_than_three_days() -> None:
    days = timedelta(days=3)
    more = days + timedelta(seconds=1)
    assert row(entry(Reading(level=2), late=days)).late == 0
    assert row(entry(Reading(level=2)), entry(Reading(level=1), late=more)).late == 1
    assert row(entry(Reading(level=2, site="calf"), late=more)).late == 0
    assert row(entry(Reading(level=2), late=None)).late == 0


# -- the spell


def test_spell_columns_from_the_onset_past_the_line() -> None:
    onset, line = date(2025, 11, 30), date(2026, 2, 28)
    rows = {
        found.date: found
        for found in daily_rows([], onset - timedelta(days=1), line + timedelta(days=2), standing(onset))
    }

    def told(day: date) -> tuple[object, ...]:
        return rows[day].spell, rows[day].spell_day, rows[day].phase, rows[day].days_to_line

    assert told(onset - timedelta(days=1)) == (None, None, None, None)
    assert told(onset) == (onset, 1, Phase.ACUTE, 90)
    assert told(onset + timedelta(days=41)) == (onset, 42, Phase.ACUTE, 49)
    assert told(onset + timedelta(days=42)) == (onset, 43, Phase.SUBACUTE, 48)
    assert told(line) == (onset, 91, Phase.SUBACUTE, 0)
    assert told(line + timedelta(days=1)) == (onset, 92, Phase.PAST, -1)
    assert row(spell=standing(DAY - timedelta(days=28)), acute_days=28).phase is Phase.SUBACUTE


def test_no_spell_columns_where_no_day_is_counted() -> None:
    onset = DAY - timedelta(days=50)
    ended = Spell(onset=onset, ended=DAY - timedelta(days=1), ended_by="user")
    quiet = standing(onset, state=State.UNCONFIRMED, last_pain=DAY - timedelta(days=1), today=DAY + timedelta(days=40))
    single = standing(DAY, state=State.SINGLE, pain_days=1)
    unsure = standing(onset, unsure=onset - timedelta(days=50))
    for where in (None, standing(onset, spell=ended), quiet, single, unsure):
        assert row(entry(Reading(level=1)), spell=where).spell is None
    assert row(spell=standing(onset, spell=replace(ended, ended=DAY))).spell_day == 51


def test_each_day_can_have_its_own_spell() -> None:
    rows = daily_rows([], DAY, NEXT, lambda day: standing(DAY) if day == DAY else None)
    assert [found.spell for found in rows] == [DAY, None]


# -- the days


def test_every_date_has_its_row_and_entries_are_taken_as_they_are_needed() -> None:
    drawn = []

    def groups() -> Iterator[tuple[date, Sequence[Entry]]]:
        for n in range(0, 40, 10):
            drawn.append(n)
            day = DAY + timedelta(days=n)
            yield day, [entry(Reading(level=1), day)]

    rows = daily_rows(groups(), DAY, DAY + timedelta(days=30), None)
    assert [next(rows).state for _ in range(11)] == ["PAIN", *["UNKNOWN"] * 9, "PAIN"]
    assert drawn == [0, 10, 20]
    assert [found.date for found in rows] == [DAY + timedelta(days=n) for n in range(11, 31)]


@pytest.mark.parametrize("days", [[NEXT, DAY], [DAY, DAY], [DAY - timedelta(days=1)], [NEXT + timedelta(days=1)]])
def test_entries_that_no_row_would_hold_are_an_error(days: list[date]) -> None:
    with pytest.raises(ValueError, match="twice, out of order or from outside"):
        list(daily_rows([(day, [entry(Reading(level=1), day)]) for day in days], DAY, NEXT, None))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(-14, 14), st.booleans())))
@example([(20, 14, False), (21, -10, False)])  # a flight west over the date line
def test_by_day_groups_entries_in_order_of_moment(hops: list[tuple[int, int, bool]]) -> None:
    entries = []
    for hour, offset, night in sorted(hops):
        at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour)
        day = (at + timedelta(hours=offset)).date() - timedelta(days=night)
        moment = Moment(at_utc=at, utc_offset_min=offset * 60, day=day)
        entries.append(replace(entry(Reading(level=1)), moment=moment))
    groups = list(by_day(iter(entries)))
    assert [day for day, _ in groups] == sorted({each.moment.day for each in entries})
    assert dict(groups) == {day: [each for each in entries if each.moment.day == day] for day, _ in groups}


def test_by_day_holds_back_only_a_few_days() -> None:
    drawn = count()
    entries = (entry(Reading(level=1), DAY + timedelta(days=next(drawn))) for _ in range(100))
    next(by_day(entries))
    assert next(drawn) == 4


# -- the file

NOTES = ("=2+2", "'=2+2", "a, b", 'said "ouch"', "one\ntwo", "one\r\ntwo\rthree", "\rfirst", "-1 or so", "plain")


def test_any_note_survives_the_file() -> None:
    groups = [
        (DAY + timedelta(days=2 * n), [entry(Remark(), DAY + timedelta(days=2 * n), note=note)])
        for n, note in enumerate(NOTES)
    ]
    text = text_of(daily_rows(groups, DAY, DAY + timedelta(days=16), None))
    assert [unguard(written["notes"]) for written in table_of(text)[::2]] == list(NOTES)
    assert [written["notes"] for written in table_of(text)[1::2]] == [""] * 8
    # Python's own reader takes a bare CR without quotes for a line end.
    for note in ("one\r\ntwo\rthree", "'\rfirst"):
        assert f'"{note}"' in text


@settings(deadline=None)
@given(note=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@example(note="a\rb")
def test_any_text_survives_the_file(note: str) -> None:
    values = [entry(Remark(), note=note)] if note.strip() else []
    (written,) = table_of(text_of(daily_rows([(DAY, values)], DAY, DAY, None)))
    assert unguard(written["notes"]) == (note if values else "")


def test_lines_end_with_lf_and_the_header_is_there_without_rows() -> None:
    assert text_of(daily_rows([], NEXT, DAY, None)) == ",".join(COLUMNS) + "\n"
    text = text_of(daily_rows([(DAY, [entry(Reading(level=1))])], DAY, NEXT, None))
    assert "\r" not in text
    assert text.endswith("\n2026-11-21,UNKNOWN,,,,,,,,,,,,,,,,,,,,,,,\n")


def test_texts_are_guarded_and_numbers_are_not() -> None:
    values: list[Value] = [
        Completion(exercise="=run()"),
        Dose(medicine="+vitamin"),
        Tag(role="trigger", name="@work"),
        Tag(role="activity", name="-nothing"),
    ]
    onset = DAY - timedelta(days=150)
    rows = daily_rows([(DAY, [entry(value) for value in values])], DAY, DAY, standing(onset))
    (written,) = table_of(text_of(rows))
    assert (written["exercises"], written["medicines"]) == ("'=run()", "'+vitamin")
    assert (written["triggers"], written["activities"]) == ("'@work", "'-nothing")
    assert written["days_to_line"] == "-58"


def test_what_was_written_is_counted_by_kind() -> None:
    groups = [
        (DAY, [entry(Reading(level=1)), entry(Reading(level=1)), entry(Tag(role="sign", name="fever"))]),
        (NEXT, [entry(Spasm(site="calf", count=7), NEXT)]),
    ]
    found = write_daily(daily_rows(groups, DAY, NEXT + timedelta(days=1), None), io.StringIO(newline=""))
    assert found == {"rows": 3, **dict.fromkeys(VALUE_TYPES, 0), "reading": 2, "tag": 1, "spasm": 1}


def test_pandas_reads_the_file(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    groups = [
        (DAY, [entry(Reading(level=4), note='=1, "x"\ny'), entry(Reading(level=5)), entry(Reading(level=5))]),
        (DAY + timedelta(days=3), [entry(Reading(level=0), DAY + timedelta(days=3))]),
    ]
    with file.open("w", encoding="utf-8", newline="") as out:
        write_daily(daily_rows(groups, DAY, DAY + timedelta(days=3), standing(DAY, today=DAY + timedelta(days=3))), out)
    found = pd.read_csv(file, parse_dates=["date", "spell"])
    assert list(found.columns) == list(COLUMNS)
    assert list(found.state) == ["PAIN", "UNKNOWN", "UNKNOWN", "FREE"]
    assert found.date.dtype.kind == found.spell.dtype.kind == "M"
    assert found.pain_worst.dtype.kind == found.pain_mean.dtype.kind == found.heat_min.dtype.kind == "f"
    assert list(found.pain_mean.dropna()) == [4.7, 0.0]
    assert list(found.pain_worst.isna()) == list(found.spasms.isna()) == [False, True, True, False]
    assert found.notes[0] == '\'=1, "x"\ny'
    assert list(found.notes.isna()) == [False, True, True, True]
    # Columns without a gap are whole numbers.
    assert list(found.spell_day) == [1, 2, 3, 4]
    assert found.spell_day.dtype.kind == "i"
