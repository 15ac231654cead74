"""Daylio: the three generations of its CSV."""

from dataclasses import replace
from datetime import UTC

import pytest

from journal.domain.entries import Reading, Remark, Tag
from journal.formats.foreign import daylio
from journal.formats.found import Unread
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.given import BOM, at, found, kinds, options, parcel, read, unread

HEADER = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
THIRD = HEADER + (
    '2026-05-17,May 17,Sunday,16:45,rad,"","","","Long walk.<br><br>Then <b>rest</b> & tea"\n'
    '2026-05-17,May 17,Sunday,8:30 pm,meh,"walked the dog | back pain","","",""\n'
    '2026-04-10,10. April,Freitag,12:05 am,müde,"","Back pain:\xa06/10 points | Hours asleep: 6:45","Zu viel","getan"\n'
    '2026-04-09,9. April,Donnerstag,abends,schlecht,"","","",""\n'
    '2026-04-08,9 de abril,jueves,7:05,,"","","",""\n'
    '2026-02-30,30,x,7:05,good,"","","",""\n'
)


def test_an_entry_is_its_activities_and_its_words() -> None:
    items = read(daylio, BOM + THIRD.encode())
    # Five moods; two activities, two scales, two notes; one row empty, one without a day.
    assert kinds(items) == {"tag": 1, "remark": 4}
    assert unread(items) == {
        "moods": 4,
        "scale 'Hours asleep'": 1,
        "entries that say nothing": 1,
        "entries without a day that can be read": 1,
    }
    assert {item.line for item in items} == {2, 3, 4, 5, 6, 7}
    assert [(item.draft.value, item.draft.note) for item in found(items)] == [
        (Remark(), "Long walk.\n\nThen <b>rest</b> & tea"),
        (Tag(role="activity", name="walked the dog"), None),
        (Remark(), "back pain (ticked, without a level)"),
        (Remark(), "Back pain: 6/10 points"),
        (Remark(), "Zu viel\ngetan"),
    ]


def test_the_day_is_the_full_date_and_the_time_either_way_of_writing_it() -> None:
    shown = [at(item.draft.moment) for item in found(read(daylio, THIRD))]
    assert shown[:2] == ["2026-05-17 16:45+0200", "2026-05-17 20:30+0200"]
    midnight = found(read(daylio, THIRD))[3].draft.moment
    assert (at(midnight), midnight.day.isoformat()) == ("2026-04-10 00:05+0200", "2026-04-09")


def test_a_time_that_cannot_be_read_leaves_the_day() -> None:
    rows = HEADER + "2026-05-17,x,x,abends,rad,a,,,\n2026-03-29,x,x,02:30,rad,a,,,\n"
    # In Berlin no clock showed 02:30 on that day.
    assert [at(item.draft.moment) for item in found(read(daylio, rows))] == ["2026-05-17", "2026-03-28"]


@pytest.mark.parametrize(
    ("scale", "named", "levels", "value"),
    [
        ("Back pain: 6/10 points", "back pain", {}, Reading(level=6)),
        ("Schmerz: 0/10 Punkte", "schmerz", {}, Reading(level=0)),
        ("Left knee: 3/10", "left knee", {}, Reading(level=3, site="knee", side="left")),
        ("Back pain: 6.5/10 points", "back pain", {}, Remark()),
        ("Back pain: 3/5 points", "back pain", {}, Remark()),
        ("Back pain: 3/5 points", "", {"3": 6}, Reading(level=6)),
        ("Back pain: 3/5 points", "", {}, Remark()),
        ("Pain", "pain", {}, Remark()),
    ],
)
def test_a_scale_is_a_level_only_by_the_users_word(
    scale: str, named: str, levels: dict[str, int], value: Reading | Remark
) -> None:
    rows = f'{HEADER}2026-05-17,x,x,10:00,,"","{scale}","",""\n'
    items = read(daylio, rows, pain=frozenset({named}), levels=levels)
    assert [item.draft.value for item in found(items)] == [value]


def test_the_generations_of_a_history_have_the_same_keys() -> None:
    first = (
        "full_date,date,weekday,time,mood,activities,note\n2020-06-20,20 June,Saturday,5:40 pm,rad,walk | gym,Fine\n"
    )
    second = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2020-06-20,20. Juni,Samstag,17:40,super,walk | gym,,Fine\n"
    )
    third = HEADER + "2020-06-20,20. Juni,Samstag,17:40,super,walk | gym,,,Fine\n"
    keys = [[item.key for item in found(read(daylio, text))] for text in (first, second, third)]
    assert keys[0] == keys[1] == keys[2]
    assert len(set(keys[0])) == 3


def test_the_keys_do_not_hang_on_where_or_when_it_is_imported() -> None:
    there = replace(options(), zone=UTC)
    keys = [item.key for item in found(daylio.items(parcel(THIRD), there))]
    assert keys == [item.key for item in found(read(daylio, THIRD))]


def test_what_a_row_says_twice_is_the_same_entry() -> None:
    rows = HEADER + "2026-05-17,x,x,10:00,rad,a,,,\n2026-05-17,x,x,10:00 am,rad,a,,,\n"
    assert len({item.key for item in found(read(daylio, rows))}) == 1


def test_what_cannot_be_kept_is_left_out_alone() -> None:
    rows = HEADER + f'2026-05-17,x,x,10:00,rad,"walk | {"x" * 61}",,,\n2027-04-12,x,x,10:00,rad,walk,,,\n'
    items = read(daylio, rows)
    assert kinds(items) == {"tag": 1}
    assert unread(items) == {"moods": 2, "values that cannot be kept": 2}


def test_line_ends_in_quotes_and_windows_line_ends() -> None:
    rows = (HEADER + '2026-05-17,x,x,10:00,rad,"","","a ""b""","one\ntwo"\n').replace("\n", "\r\n")
    assert [item.draft.note for item in found(read(daylio, rows))] == ['a "b"\none\r\ntwo']


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEADER + "2026-05-17,x,x,10:00,rad,a,,,\n2026-05-17,x,x,10:00,rad,a,,\n", 3),
        (HEADER + '2026-05-17,x,x,10:00,rad,a,,,"never closed\n', 2),
    ],
)
def test_a_broken_file_is_refused_by_line(text: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as refused:
        list(daylio.items(parcel(text), options()))
    assert refused.value.line == line


def test_other_files_are_not_its_own() -> None:
    assert not daylio.is_it(parcel("year,date,weekday,time,mood,activities,note\n"))
    assert not daylio.is_it(parcel("date,weekday,time of day,category,rating/amount,detail,notes\n"))


def test_no_mood_is_dropped_without_a_word() -> None:
    items = read(daylio, THIRD)
    assert [item.what for item in items if isinstance(item, Unread) and item.under == "moods"] == [
        "mood 'rad'",
        "mood 'meh'",
        "mood 'müde'",
        "mood 'schlecht'",
    ]
