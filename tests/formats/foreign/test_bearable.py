"""Bearable: both headers of its CSV."""

import pytest

from journal.domain.entries import Dose, Reading, Remark, Tag, Value
from journal.formats.foreign import bearable
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.given import BOM, at, found, kinds, options, parcel, read, unread

OLD = '"date","weekday","time of day","category","rating/amount","detail","notes"\n'
ROWS = (
    '"1st Dec 2021","Wednesday","mid","Symptom","2","Hip pain (Moderate)",""\n'
    '"1st Dec 2021","Wednesday","pm","Symptom","4","Back (lower) pain (Unbearable)","could not ""stand"""\n'
    '"1st Dec 2021","Wednesday","am","Symptom","3","Back (mid) pain (Severe)",""\n'
    '"1st Dec 2021","Wednesday","10:15 PM","Symptom","1","Headache (Mild)","light off"\n'
    '"1st Dec 2021","Wednesday","","Symptom","0","Back (lower) pain (None)",""\n'
    '"1st Dec 2021","Wednesday","","Symptom","0","Back (lower) pain",""\n'
    '"1st Dec 2021","Wednesday","09:30","Mood","7","calm | tired","a good morning,\nfor once"\n'
    '"1st March 2022","Tuesday","","Energy","3","ok",""\n'
    '"2nd Mar 2022","Wednesday","all day","Active","","👣 Walk - Moderate | 🧘 Yoga | 🏊 Swim - None",""\n'
    '"3rd Mar 2022","Thursday","08:00","Meds/Supplements","2","Ibuprofen (400 mg)",""\n'
    '"3rd Mar 2022","Thursday","pm","Meds/Supplements","","Magnesium | Vitamin D (25 µg)",""\n'
    '"3rd Mar 2022","Thursday","pm","Meds/Supplements","Skipped","Naproxen",""\n'
    '"3rd Mar 2022","Thursday","","Health measurements","6","Pain (0-10)",""\n'
    '"3rd Mar 2022","Thursday","","Health measurements","72.5","Weight (kg)",""\n'
    '"3rd Mar 2022","Thursday","Day 7","Period","Luteal","",""\n'
    '"4th Mar 2022","Friday","","Notes","","","physio at ten"\n'
    '"32nd Mar 2022","Friday","","Mood","7","",""\n'
)


def test_counts_by_hand() -> None:
    items = read(bearable, BOM + (OLD + ROWS).encode())
    # Levels: only the word none. In words: four symptoms, the pain measurement, the notes of the headache and the
    # mood, the note. Three medicines, two activities.
    assert kinds(items) == {"reading": 1, "remark": 8, "dose": 3, "tag": 2}
    assert unread(items) == {
        "symptom 'Headache'": 1,
        "category 'Mood'": 1,
        "category 'Energy'": 1,
        "activities not done": 1,
        "medicines with the amount 'Skipped'": 1,
        "category 'Health measurements'": 1,
        "category 'Period'": 1,
        "rows without a day that can be read": 1,
    }
    assert len({item.line for item in items}) == 17


def test_a_symptom_keeps_its_own_scale_in_words() -> None:
    notes = [item.draft.note for item in found(read(bearable, OLD + ROWS))]
    assert notes[:6] == [
        "Hip pain: 2 of 0–4, Moderate (mid)",
        'Back (lower) pain: 4 of 0–4, Unbearable (pm)\ncould not "stand"',
        "Back (mid) pain: 3 of 0–4, Severe (am)",
        "light off",
        "Back (lower) pain: 0 of 0–4, None",
        "Back (lower) pain: 0 of 0–4",
    ]


def test_a_symptom_without_a_word_for_how_bad_it_was() -> None:
    (item,) = found(read(bearable, OLD + '"1st Dec 2021","","","Symptom","2","Back (lower)",""\n', levels={"2": 5}))
    assert (item.draft.value, item.draft.note) == (Reading(level=5), "Back (lower): 2 of 0–4")


def test_no_pain_in_so_many_words_is_0_and_a_bare_0_is_not() -> None:
    values = [item.draft.value for item in found(read(bearable, OLD + ROWS))]
    assert values[4:6] == [Reading(level=0), Remark()]


@pytest.mark.parametrize("levels", [{"2": 5, "4": 9, "0": 0, "3": 8}, {"moderate": 5, "unbearable": 9, "severe": 8}])
def test_levels_by_the_users_mapping(levels: dict[str, int]) -> None:
    items = read(bearable, OLD + ROWS, levels=levels)
    mapped = [item.draft.value for item in found(items)][:3]
    # The journal has no middle of the back: it stays in words.
    expected: list[Value] = [Reading(level=5, site="hip"), Reading(level=9), Remark()]
    assert mapped == expected
    assert found(items)[0].draft.note == "Hip pain: 2 of 0–4, Moderate (mid)"


def test_a_measurement_that_the_user_names_is_a_level_and_a_symptom_is_not_by_its_name_alone() -> None:
    named = frozenset({"pain", "headache"})
    items = read(bearable, OLD + ROWS, pain=named)
    assert Reading(level=6) in [item.draft.value for item in found(items)]
    headache = found(items)[3].draft
    assert (headache.value, headache.note) == (Remark(), "Headache: 1 of 0–4, Mild\nlight off")
    scaled = read(bearable, OLD + ROWS, pain=named, levels={"mild": 2})
    assert Reading(level=2) in [item.draft.value for item in found(scaled)]


def test_medicines_and_activities() -> None:
    drafts = [item.draft for item in found(read(bearable, OLD + ROWS)) if item.draft.value.kind in ("dose", "tag")]
    assert [(draft.value, draft.note) for draft in drafts] == [
        (Tag(role="activity", name="Walk"), "Moderate\ntime of day: all day"),
        (Tag(role="activity", name="Yoga"), "time of day: all day"),
        (Dose(medicine="Ibuprofen", amount="2 (400 mg)"), None),
        (Dose(medicine="Magnesium"), "time of day: pm"),
        (Dose(medicine="Vitamin D", amount="25 µg"), "time of day: pm"),
    ]


def test_only_a_clock_gives_a_time() -> None:
    shown = [at(item.draft.moment) for item in found(read(bearable, OLD + ROWS))]
    assert shown[0] == "2021-12-01"
    assert shown[3] == "2021-12-01 22:15+0100"
    assert shown[6] == "2021-12-01 09:30+0100"
    assert shown[-1] == "2022-03-04"


def test_the_newer_header_is_the_same_history() -> None:
    row = '"Symptom","2","Hip pain (Moderate)",""\n'
    old = OLD + '"1st Dec 2021","Wednesday","09:30",' + row
    header = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\r\n"
    new = header + '"whenever","2021-12-01","Wednesday","9:30 am",' + row
    (before,), (after,) = found(read(bearable, old)), found(read(bearable, new))
    assert (after.key, after.draft) == (before.key, before.draft)


def test_keys_of_one_row_differ() -> None:
    items = found(read(bearable, OLD + ROWS))
    assert len({item.key for item in items}) == len(items)


def test_what_cannot_be_kept_is_left_out_alone() -> None:
    long = f'"3rd Mar 2022","","","Meds/Supplements","2","{"x" * 61} | Aspirin",""\n'
    items = read(bearable, OLD + long + '"3rd Mar 2027","","","Notes","","","x"\n')
    # An amount is of one medicine, and nothing says of which.
    assert [item.draft.value for item in found(items)] == [Dose(medicine="Aspirin")]
    assert unread(items) == {"values that cannot be kept": 2}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (OLD + ROWS + '"1st Dec 2021","Wednesday"\n', 20),
        (OLD + '"1st Dec 2021","Wednesday","mid","Symptom","2","Hip pain (Moderate)","\n', 2),
    ],
)
def test_a_broken_file_is_refused_by_line(text: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as refused:
        list(bearable.items(parcel(text), options()))
    assert refused.value.line == line


def test_a_missing_column_is_named() -> None:
    with pytest.raises(UnreadableFile, match="notes"):
        list(bearable.items(parcel("date,weekday,time of day,category,rating/amount,detail\n"), options()))


def test_other_files_are_not_its_own() -> None:
    assert not bearable.is_it(parcel("Date,Mood,Fatigue,Notes\n"))
    assert not bearable.is_it(parcel("full_date,date,weekday,time,mood,activities,note\n"))
