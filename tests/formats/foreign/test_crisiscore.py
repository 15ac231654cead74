"""CrisisCore pain-tracker: a CSV whose rows may be joined by a backslash and an n."""

from datetime import UTC

import pytest

from journal.domain.entries import Reading, Remark, Tag
from journal.formats.foreign import crisiscore
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.given import BOM, at, found, kinds, options, parcel, read, unread

HEADER = "Date,Time,Pain Level,Locations,Symptoms,Limited Activities,Sleep Quality,Mood Impact,Missed Work Days,Notes"
ROWS = (
    '2026-01-10,08:00,5,"lower back; left calf","dull ache; tingling; swelling","walking",6,4,2,"after ""work"""',
    '2026-01-10,23:30,7,"Lower Back","","",,,,""',
    '2026-07-10,22:30,3,"","","",,,,"no place"',
    '2026-07-11,09:00,0,"","","",,,,""',
    '2026-07-12,,4,"head; upper back","sharp","",,,,"one\nline end, and a \\n of the user"',
    '2026-07-13,09:00,6.5,"neck","","",,,,""',
    '2026-07-14,09:00,,"","","",,,,""',
    '2026-07-15,09:00,12,"neck","","",,,,""',
)
ONE_LINE = "\\n".join((HEADER, *ROWS))


def test_rows_joined_by_a_backslash_and_an_n() -> None:
    items = read(crisiscore, ONE_LINE)
    # A level at two places and a sign; a level; no place; no pain; other places; no whole number; nothing; no level.
    assert kinds(items) == {"reading": 4, "tag": 1, "remark": 3}
    assert unread(items) == {"entries that say nothing": 1, "values that cannot be kept": 1}
    # The note of the sixth line has a line end of its own.
    assert [item.line for item in items] == [2, 2, 2, 3, 4, 5, 6, 8, 9, 10]


def test_the_same_with_line_ends_is_the_same_history() -> None:
    joined, lined = read(crisiscore, ONE_LINE), read(crisiscore, BOM + "\n".join((HEADER, *ROWS)).encode())
    assert lined == joined
    keys = [item.key for item in found(joined)]
    assert len(set(keys)) == len(keys) == 8


def test_a_level_for_several_places_says_so() -> None:
    first, second, sign = found(read(crisiscore, ONE_LINE))[:3]
    assert first.draft.value == Reading(level=5, qualities=("dull",))
    assert second.draft.value == Reading(level=5, site="calf", side="left", qualities=("dull",))
    assert first.draft.note == (
        'after "work"\nSymptoms: swelling\nLimited Activities: walking\nSleep Quality: 6 of 0–10\n'
        "Mood Impact: 4 of 0–10\nMissed Work Days: 2\none level for: lower back; left calf"
    )
    assert second.draft.note == "one level for: lower back; left calf"
    assert (sign.draft.value, sign.draft.note) == (Tag(role="sign", name="tingling"), None)


def test_a_level_without_a_place_of_the_journal_stays_in_words() -> None:
    items = found(read(crisiscore, ONE_LINE))
    assert [(item.draft.value, item.draft.note) for item in items[4:]] == [
        (Remark(), "Pain Level: 3 of 0–10\nno place"),
        (Reading(level=0), None),
        (
            Remark(),
            "Pain Level: 4 of 0–10, head, upper back\none\nline end, and a \\n of the user\nSymptoms: sharp",
        ),
        (Remark(), "Pain Level: 6.5 of 0–10, neck"),
    ]


def test_the_user_may_say_that_it_is_the_backs() -> None:
    items = found(read(crisiscore, ONE_LINE, pain=frozenset({"pain level"})))
    assert (items[4].draft.value, items[4].draft.note) == (Reading(level=3), "no place")


def test_date_and_time_are_utc_and_never_cut_to_a_day() -> None:
    moments = [item.draft.moment for item in found(read(crisiscore, ONE_LINE))]
    assert at(moments[0]) == "2026-01-10 09:00+0100"
    assert (at(moments[3]), moments[3].day.isoformat()) == ("2026-01-11 00:30+0100", "2026-01-10")
    assert (at(moments[4]), moments[4].day.isoformat()) == ("2026-07-11 00:30+0200", "2026-07-10")
    assert at(moments[6]) == "2026-07-12"
    assert [item.key for item in found(read(crisiscore, ONE_LINE, zone=UTC))] == [
        item.key for item in found(read(crisiscore, ONE_LINE))
    ]


def test_without_what_is_private_there_are_no_places() -> None:
    header = "Date,Time,Pain Level,Symptoms,Medication Log"
    text = header + '\\n2026-01-10,08:00,5,"Burning; numbness","ibuprofen (400 mg, as needed)"'
    first, sign = found(read(crisiscore, text))
    assert first.draft.note == (
        "Pain Level: 5 of 0–10\nSymptoms: Burning\nMedication Log: ibuprofen (400 mg, as needed)"
    )
    assert sign.draft.value == Tag(role="sign", name="numbness")


def test_for_clinicians_times_are_local() -> None:
    detailed = (
        "Date,Time,Pain Level,Locations,Symptoms,Assistance Needed,Sleep Quality,Clinical Notes\n"
        '2026-01-10,08:00,5,"lower back","","",0,"said"\n'
    )
    standard = (
        "Date,Time,Pain Level,Primary Location,Symptoms,Sleep Quality,Notes\n"
        '2026-01-10,08:00,5,"lower back","",0,"said"\n'
    )
    for text in (detailed, standard):
        (item,) = found(read(crisiscore, text))
        assert (item.draft.value, item.draft.note) == (Reading(level=5), "said")
        assert at(item.draft.moment) == "2026-01-10 08:00+0100"


def test_a_moment_as_the_date() -> None:
    header = "Date,Pain Level,Locations,Symptoms,Limited Activities,Medications,Notes\n"
    local = '2026-01-10 23:30:15,5,lower back;left calf,,,,""\n'
    utc = '2026-01-10T23:30:15.000Z,5,lower back,,,,""\n'
    items = read(crisiscore, header + local + utc + 'soon,5,back,,,,""\n')
    assert [at(item.draft.moment) for item in found(items)] == [
        "2026-01-10 23:30+0100",
        "2026-01-10 23:30+0100",
        "2026-01-11 00:30+0100",
    ]
    assert unread(items) == {"values that cannot be kept": 1}


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_backslash_and_its_n_may_lie_in_two_pieces(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(crisiscore, ONE_LINE)
    monkeypatch.setattr(crisiscore, "_CHUNK", size)
    assert read(crisiscore, ONE_LINE) == whole


def test_a_file_of_many_rows_and_one_line() -> None:
    row = '2026-01-10,08:00,5,"lower back","","",,,,"{}"'
    items = read(crisiscore, "\\n".join((HEADER, *[row.format("x" * 5000)] * 2000)))  # 10 MB
    assert [item.line for item in items] == list(range(2, 2002))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ONE_LINE + '\\n2026-01-10,08:00,5,"lower back"', 11),
        (ONE_LINE + '\\n2026-01-10,08:00,5,"lower back', 11),
        (f'{HEADER}\n2026-01-10,08:00,5,"back","","",,,,"a "quote" of the user"\n', 2),
    ],
)
def test_a_broken_file_is_refused_by_line(text: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as refused:
        list(crisiscore.items(parcel(text), options()))
    assert refused.value.line == line


def test_other_files_are_not_its_own() -> None:
    assert not crisiscore.is_it(parcel("Date,Mood,Pain Level,Symptoms\n"))
    assert not crisiscore.is_it(parcel("Date,Time,Pain Level,Location,Triggers\n"))
    assert not crisiscore.is_it(parcel("Pain Level,Date,Time,Locations,Symptoms\n"))
    assert not crisiscore.is_it(parcel(""))
