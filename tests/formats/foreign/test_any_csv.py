"""Any CSV by a mapping: what a row says, and that nothing which it does not say is made of it."""

import pytest

from journal.errors import ValueRefused
from journal.formats.foreign import any_csv
from journal.formats.foreign.mapping import read_mapping
from journal.formats.found import Item
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.made_up import found, headings, options, parcel, shorts


def read(text: str | bytes, mapping: str, **said: object) -> list[Item]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(any_csv.items(parcel(data), options(columns=read_mapping(mapping), **said)))


PAIN = """\ufeffDatum;Zeit;Schmerz;Ort;Notiz\r
13.10.2026;8:30;7;Rücken;"war im Garten;
lange"\r
14.10.2026;;3,5;linke Wade;\r
15.10.2026;20:30 Uhr;;Rücken;nur eine Notiz\r
16.10.2026;;stark;;\r
17.10.2026;;0;;\r
18.10.2026;;4;Schulter;\r
;;5;;\r
19.10.2026;;;;\r
20.10.2026;;6;Rücken und Knie rechts;\r
30.11.2026;;6;;\r
31.02.2026;;6;;\r
"""
PAIN_MAP = "date=datum,time=Zeit,level=Schmerz,site=Ort,note=Notiz"


def test_a_row_is_a_level_where_it_says_one_and_words_where_it_does_not() -> None:
    items = read(PAIN, PAIN_MAP)
    assert shorts(items) == [
        "2026-10-13 08:30+0200 Reading(level=7, site='back') # war im Garten;\nlange",
        "2026-10-14 remark # Schmerz (linke Wade): 3,5",
        "2026-10-15 20:30+0200 remark # nur eine Notiz",
        "2026-10-16 remark # Schmerz: stark",
        "2026-10-17 Reading(level=0, site='back')",
        "2026-10-20 remark # Schmerz (Rücken und Knie rechts): 6",
    ]
    assert headings(items) == {
        "place 'Schulter'": 1,
        "rows without a day": 1,
        "rows that say nothing": 1,
        "values that cannot be kept": 2,  # tomorrow, and a day that no year has
    }
    assert len(items) == 11  # rows
    assert [item.line for item in items] == [2, *range(4, 14)]


def test_the_levels_of_the_user_are_for_any_words() -> None:
    levels = {"stark": 8, "3,5": 4}
    assert shorts(read(PAIN, PAIN_MAP, levels=levels))[1:4:2] == [
        "2026-10-14 Reading(level=4, site='calf', side='left')",
        "2026-10-16 Reading(level=8, site='back')",
    ]


THINGS = """when,pain,side,what,min,drug,mg,exercise,sets,reps,therapy,did,why,note
2026-11-05T20:30:00-08:00,5,L,Heating pad,20 min,Ibuprofen,400,Side plank from knees,3,10,Massage,\
Walked the dog,Long sitting,all of it
2026-11-06 09:00,,both,,30,Dipyrone,,Clamshell,2,12,,,,
2026-11-07 09:00,,,,25,none,,Tai chi,,,,no,,
2026-11-08 09:00,,,ice,0,,,,,,,,,
2026-11-09 09:00,,,heat,,,,,,,acupuncture,,,
2026-11-10 09:00,,,tea,10,,500,,,,,,,
2026-11-11 09:00,3,north,,,,,,,,,,,kept
2026-11-12 09:00,,,,,,,,,,Physiotherapy,,,
2026-11-13 09:00,,,ice,"12,5",,,,,,,,,
"""
THINGS_MAP = (
    "datetime=when,level=pain,side=side,modality=what,minutes=min,medicine=drug,amount=mg,exercise=exercise,sets=sets,"
    "reps=reps,treatment=therapy,activity=did,trigger=why,note=note"
)


def test_a_row_may_hold_several_things_each_with_a_key_of_its_own() -> None:
    items = read(THINGS, THINGS_MAP)
    assert [line.partition(" ")[2] for line in shorts(items)] == [
        "20:30-0800 Reading(level=5, site='back', side='left') # all of it",
        "20:30-0800 Thermal(modality='heat', minutes=20, site='back', side='left')",
        "20:30-0800 Dose(medicine='ibuprofen', amount='400')",
        "20:30-0800 Completion(exercise='side-plank-knees', side='left', sets=3, reps=10)",
        "20:30-0800 Treatment(treatment='massage')",
        "20:30-0800 Tag(role='activity', name='walked-the-dog')",
        "20:30-0800 Tag(role='trigger', name='long-sitting')",
        "09:00+0100 Dose(medicine='metamizole')",
        "09:00+0100 Completion(exercise='clamshell', side='right', sets=2, reps=12, duration_s=1800)",
        "09:00+0100 Completion(exercise='clamshell', side='left', sets=2, reps=12, duration_s=1800)",
        "09:00+0100 Completion(exercise='tai-chi', duration_s=1500)",
        "09:00+0100 remark # kept",
        "09:00+0100 Treatment(treatment='physio')",
    ]
    assert headings(items) == {
        "rows with 0 minutes": 1,
        "heat or ice without minutes": 1,
        "treatment 'acupuncture'": 1,
        "modality 'tea'": 1,
        "amount without medicine": 1,
        "values that cannot be kept": 2,  # no side, no whole number of minutes
    }
    keys = [item.key for item in found(items)]
    assert len(set(keys)) == len(keys)


def test_a_fixed_value_is_of_every_row_that_has_something_beside_it() -> None:
    text = "Day\tHeat (min)\tIbuprofen\n2026-11-05\t20\t400\n2026-11-06\t\t0\n2026-11-07\t-\tn/a\n"
    items = read(text, "date=Day,modality=heat!,minutes=Heat (min),medicine=ibuprofen!,amount=Ibuprofen,site=left hip!")
    assert shorts(items) == [
        "2026-11-05 Thermal(modality='heat', minutes=20, site='hip', side='left')",
        "2026-11-05 Dose(medicine='ibuprofen', amount='400')",
    ]
    assert headings(items) == {"amounts of 0": 1, "rows that say nothing": 1}
    assert shorts(read("Day\n2026-11-05\n", "date=Day,activity=yoga!")) == [
        "2026-11-05 Tag(role='activity', name='yoga')"
    ]


@pytest.mark.parametrize(
    ("days", "first"), [("03/04/2026|13/04/2026", "2026-04-03"), ("03/04/2026|04/13/2026", "2026-03-04")]
)
def test_the_order_of_day_and_month_is_decided_over_the_whole_column(days: str, first: str) -> None:
    text = "".join(f"{day},4\n" for day in ("day", *days.split("|"))).replace("day,4", "day,pain")
    assert shorts(read(text, "date=day,level=pain"))[0].startswith(first)


def test_an_order_that_nothing_tells_is_asked_for() -> None:
    text = "day,pain\n03/04/2026,4\n"
    with pytest.raises(UnreadableFile, match="nothing tells") as refused:
        read(text, "date=day,level=pain")
    assert refused.value.line == 2
    assert shorts(read(text, "date=day,level=pain", order="mdy")) == ["2026-03-04 Reading(level=4, site='back')"]


def test_a_day_is_that_of_the_clock_on_the_wall() -> None:
    times = "2026-11-05T23:30:00Z 2026-11-05T23:30:00+09:00 2026-11-05T02:59 2026-10-25T02:30 2026-03-29T02:30"
    text = "at,pain\n" + "".join(f"{time},4\n" for time in times.split())
    items = found(read(text, "datetime=at,level=pain"))
    assert [item.draft.moment.day.isoformat() for item in items] == [
        "2026-11-05",  # half past midnight in Berlin
        "2026-11-05",
        "2026-11-04",
        "2026-10-24",
        "2026-03-28",
    ]
    assert [item.draft.moment.at_utc.hour for item in items[:2]] == [23, 14]
    assert [item.draft.moment.time_known for item in items] == [True, True, True, True, False]


def test_midnight_in_a_column_of_days_is_no_time() -> None:
    text = "day,pain\n2026-11-05 00:00:00,4\n2026-11-06T07:00,4\n"
    assert shorts(read(text, "date=day,level=pain")) == [
        "2026-11-05 Reading(level=4, site='back')",
        "2026-11-06 07:00+0100 Reading(level=4, site='back')",
    ]


def test_a_key_is_of_the_row_alone() -> None:
    text = "day,pain,note\n03/04/2026,4,a\n04/04/2026,5,é\n"
    one = found(read(text, "date=day,level=pain", order="dmy"))
    again = found(
        read(
            text.replace("é", "e\u0301 ") + "05/04/2026,6,\n",
            "date=day,level=pain",
            order="mdy",
        )
    )
    assert [item.key for item in one] == [item.key for item in again][:2]


def test_foreign_text_is_taken_literally() -> None:
    text = 'day,note\n2026-11-05,\'=1+1\n2026-11-06,"a\\nb"\n'
    assert [item.draft.note for item in found(read(text, "date=day,note=note"))] == ["'=1+1", "a\\nb"]


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"day,pain\n2026-11-05,4\n2026-11-06\n", 3, "2 columns"),
        (b'day,pain\n2026-11-05,"4\n', 2, "never closed"),
        (b"day,pain\n2026-11-05,\xe4\n", 2, "UTF-8"),
        ("day,pain\n".encode("utf-16"), 1, "UTF-16"),
        (b"day,pain,pain\n", 1, "twice"),
        (b"day,level\n2026-11-05,4\n", 1, "no such column for level; there are 'day', 'level'"),
        (b"day|pain\n2026-11-05|4\n", 1, "no such column for date; there are 'day|pain'"),
        (b"", 1, "empty"),
    ],
)
def test_a_broken_file_is_refused_by_line(data: bytes, line: int, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what.replace("|", r"\|")) as refused:
        read(data, "date=day,level=pain")
    assert refused.value.line == line


def test_it_is_read_by_a_mapping_alone() -> None:
    assert not any_csv.is_it(parcel(PAIN.encode()))
    with pytest.raises(ValueRefused, match="must hold the day"):
        list(any_csv.items(parcel(PAIN.encode()), options()))
    with pytest.raises(UnreadableFile, match="not one file"):
        list(any_csv.items(parcel({"a.csv": b"", "b.csv": b""}), options(columns={"date": "a", "note": "b"})))
