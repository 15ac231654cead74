"""Loop Habit Tracker: what a day of a habit is, in the exports of both shapes."""

import unicodedata

import pytest

from journal.formats.foreign import loop
from journal.formats.found import Item
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.made_up import found, headings, options, parcel, shorts

HABITS = b"""Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,\
Target Value,Archived?
001,Glute bridge,YES_NO,Did you?,"on the mat,
every day",3,7,#FF8F00,,,,false
002,Back pain,NUMERICAL,How bad?,,1,1,#00897B,,AT_MOST,3.0,false
003,Walk,NUMERICAL,,,1,1,#00897B,km,AT_LEAST,2.0,true
"""
BRIDGE = b"""Date,Value,Notes
2026-11-05,YES_MANUAL,"on the mat
with ""music"" on"
2026-11-04,YES_AUTO,
2026-11-03,NO,too sore
2026-11-02,SKIP,
2026-11-01,UNKNOWN,
"""
PAIN = b"""Date,Value,Notes
2026-11-05,7000,after gardening
2026-11-04,NO,
2026-11-03,4500,
2026-11-02,45000,
2026-11-01,SKIP,
2026-10-31,UNKNOWN,
"""
WALK = b"Date,Value,Notes\n2026-11-05,2500,\n2026-11-04,NO,\n"
NEW = {
    "Checkmarks.csv": b"Date,Glute bridge,Back pain,Walk,\n2026-11-05,YES_MANUAL,7000,2500,\n",
    "Scores.csv": b"Date,Glute bridge,Back pain,Walk,\n2026-11-05,0.5,0.5,0.5,\n",
    "Habits.csv": HABITS,
    "001 Glute bridge/Checkmarks.csv": BRIDGE,
    "001 Glute bridge/Scores.csv": b"Date,Score\n2026-11-05,0.5000\n",
    "002 Back pain/Checkmarks.csv": PAIN,
    "003 Walk/Checkmarks.csv": WALK,
}
OLD_HABITS = """Position,Name,Question,Description,NumRepetitions,Interval,Color
001,Glute bridge,,,3,7,#FF8F00
002,Rückenschmerzen,,,1,1,#00897B
"""
OLD = {
    "Habits.csv": OLD_HABITS.encode(),
    "001 Glute bridge/Checkmarks.csv": b"2026-11-05,2\n2026-11-04,1\n2026-11-03,0\n2026-11-02,3\n2026-11-01,-1\n",
    "002 Rckenschmerzen/Checkmarks.csv": b"2026-11-05,7000\n2026-11-04,0\n2026-11-03,3000\n",
}


def read(files: dict[str, bytes], **said: object) -> list[Item]:
    return list(loop.items(parcel(files), options(**said)))


def test_a_day_is_an_activity_and_where_the_user_says_so_a_level() -> None:
    items = read(NEW, pain=frozenset({"back pain"}))
    assert shorts(items) == [
        "2026-11-05 Tag(role='activity', name='glute-bridge') # on the mat\nwith \"music\" on",
        "2026-11-03 remark # Glute bridge: too sore",
        "2026-11-05 Reading(level=7, site='back') # after gardening",
        "2026-11-04 Reading(level=0, site='back')",
        "2026-11-03 remark # Back pain: 4.5",
        "2026-11-02 remark # Back pain: 45",
        "2026-11-05 Tag(role='activity', name='walk') # 2.5 km",
    ]
    assert headings(items) == {
        "days that were ticked by the app and not by you": 1,
        "days without the habit": 2,  # the bridge on the 3rd, the walk on the 4th
        "days that were skipped": 2,
        "days without an answer": 2,
    }
    # 13 rows: 6 with an entry, 1 with a remark beside what is left out, 6 of those left out alone.
    assert len(items) == 13 + 1


def test_a_row_is_told_by_its_line_and_its_file() -> None:
    first, *others = read(NEW)
    assert (first.line, first.file) == (2, "001 Glute bridge/Checkmarks.csv")
    assert others[0].line == 4


def test_pain_that_the_user_did_not_name_is_kept_in_words_and_is_no_activity() -> None:
    said = shorts(read(NEW))
    assert "2026-11-05 remark # Back pain: 7\nafter gardening" in said
    assert not any("Reading" in line for line in said)
    assert not any("2026-11-04 remark # Back pain" in line for line in said)


def test_pain_without_numbers_is_no_level() -> None:
    habits = HABITS.replace(b"Back pain,NUMERICAL", b"Back pain,YES_NO")
    files = {**NEW, "Habits.csv": habits, "002 Back pain/Checkmarks.csv": b"Date,Value,Notes\n2026-11-05,YES_MANUAL,\n"}
    assert "2026-11-05 remark # Back pain: yes" in shorts(read(files, pain=frozenset({"back pain"})))


def test_older_exports_have_numbers_alone_and_do_not_say_of_which_kind_a_habit_is() -> None:
    items = read(OLD, pain=frozenset({"rückenschmerzen"}))
    assert shorts(items) == [
        "2026-11-05 Tag(role='activity', name='glute-bridge')",
        "2026-11-05 Reading(level=7, site='back')",
        "2026-11-04 Reading(level=0, site='back')",
        "2026-11-03 Reading(level=3, site='back')",
    ]
    assert headings(items) == {
        "days that were ticked by the app and not by you": 1,
        "days without the habit": 1,
        "days that were skipped": 1,
        "days without an answer": 1,
    }
    assert [item.line for item in items] == [1, 2, 3, 4, 5, 1, 2, 3]


def test_zeros_alone_do_not_tell_that_they_are_levels() -> None:
    files = {**OLD, "002 Rckenschmerzen/Checkmarks.csv": b"2026-11-05,0\n"}
    assert not any("Reading" in line for line in shorts(read(files, pain=frozenset({"rückenschmerzen"}))))


def test_both_shapes_of_a_row_and_both_ways_to_write_its_letters_have_one_key() -> None:
    new = {
        "Habits.csv": OLD_HABITS.replace("Description", "Description,Type")
        .replace("bridge,,,", "bridge,,,YES_NO,")
        .replace("Rückenschmerzen,,,", unicodedata.normalize("NFD", "Rückenschmerzen,,,NUMERICAL,"))
        .encode(),
        "001 Glute bridge/Checkmarks.csv": b"Date,Value,Notes\n2026-11-05,YES_MANUAL,\n",
        "002 Rckenschmerzen/Checkmarks.csv": b"Date,Value,Notes\n2026-11-05,7000,\n2026-11-04,NO,\n2026-11-03,3000,\n",
    }
    pain = frozenset({"rückenschmerzen"})
    keys = [item.key for item in found(read(OLD, pain=pain))]
    assert [item.key for item in found(read(new, pain=pain))] == keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Pain", "site='back'"),
        ("Left knee pain", "site='knee', side='left'"),
        ("Headache", None),
        ("Upper back pain", None),
        ("Neck and back pain", None),
    ],
)
def test_a_level_is_of_the_place_that_its_habit_names(name: str, place: str | None) -> None:
    habits = OLD_HABITS.replace("Rückenschmerzen", name).encode()
    last = shorts(read({**OLD, "Habits.csv": habits}, pain=frozenset({name.lower()})))[-1]
    assert last == (f"2026-11-03 Reading(level=3, {place})" if place else f"2026-11-03 remark # {name}: 3")


def test_another_scale_is_read_by_the_levels_that_the_user_gives() -> None:
    said = shorts(read(NEW, pain=frozenset({"back pain"}), levels={"4.5": 5, "45": 4}))
    assert "2026-11-03 Reading(level=5, site='back')" in said
    assert "2026-11-02 Reading(level=4, site='back')" in said


def test_what_cannot_be_kept_is_left_out_one_by_one() -> None:
    rows = b"Date,Value,Notes\n2026-13-45,YES_MANUAL,\n2027-01-01,YES_MANUAL,\n2026-11-01,YES_MANUAL,\n2026-11-02,HM,\n"
    items = read({**NEW, "001 Glute bridge/Checkmarks.csv": rows, "002 Back pain/Checkmarks.csv": b""})
    assert headings(items) == {
        "values that cannot be kept": 2,
        "values that are not known": 1,
        "days without the habit": 1,
    }
    assert len(found(items)) == 2


def test_it_is_told_by_its_list_of_habits_wherever_that_lies() -> None:
    deep = {f"Loop Habits CSV 2026-11-05/{name}": data for name, data in NEW.items()}
    for files in (NEW, OLD, deep):
        assert loop.is_it(parcel(files))
    assert shorts(read(deep)) == shorts(read(NEW))
    assert not loop.is_it(parcel(HABITS))
    assert not loop.is_it(parcel({"Habits.csv": HABITS}))
    assert not loop.is_it(parcel({**NEW, "Habits.csv": b"Name,Position\nWalk,1\n"}))
    assert not loop.is_it(parcel({**NEW, "Habits.csv": b"Position,Name,Color\n1,Walk,red\n"}))
    assert not loop.is_it(parcel({**NEW, "Habits.csv": b"\xff\xfe\0"}))


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (b"2026-11-05,2\n2026-11-04;1\n", 2),
        (b"2026-11-05,2\n2026-11-04,1,\n", 2),
        (b'Date,Value,Notes\n2026-11-05,NO,\n2026-11-04,NO,"open\n', 3),
        (b"Date,Value,Notes\n2026-11-05,NO\n", 2),
        (b"2026-11-05,2\n2026-11-04,\xff\n", 2),
    ],
)
def test_a_broken_file_is_refused_by_line(rows: bytes, line: int) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read({**NEW, "003 Walk/Checkmarks.csv": rows})
    assert (refused.value.line, "003 Walk/Checkmarks.csv" in refused.value.file) == (line, True)
