"""Which column holds what: the text of a mapping, and what the names of columns suggest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import ValueRefused
from journal.formats.foreign.mapping import Source, read_mapping, source_of, suggested, written_mapping


def test_a_field_is_from_a_column_or_the_same_for_every_row() -> None:
    assert read_mapping("date=Datum, level = Schmerz ,note=Notiz,site=back!") == {
        "date": "Datum",
        "level": "Schmerz",
        "note": "Notiz",
        "site": "back!",
    }
    assert source_of("back!") == Source("back", fixed=True)
    assert source_of("Schmerz") == Source("Schmerz", fixed=False)


def test_a_name_with_marks_stands_in_quotes() -> None:
    columns = read_mapping('date="Day, local",level="How ""bad""?",note="Note!",site="lower back"!,time=Odd!!')
    told = {field: source_of(text) for field, text in columns.items()}
    assert told == {
        "date": Source("Day, local", fixed=False),
        "level": Source('How "bad"?', fixed=False),
        "note": Source("Note!", fixed=False),
        "site": Source("lower back", fixed=True),
        "time": Source("Odd!", fixed=False),
    }
    assert read_mapping(written_mapping(columns)) == columns


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_name_comes_back_as_it_was_written(level: str, note: str) -> None:
    columns = {"date": "D", **{f: t + "!" if t.endswith("!") else t for f, t in (("level", level), ("note", note))}}
    assert read_mapping(written_mapping(columns)) == columns


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("date=D,levl=P", "did you mean level"),
        ("date=D,level", "'level' does not say"),
        ('date=D,level="P', "does not say"),
        ("date=D,level=P,level=Q", "level is there twice"),
        ("date=D,level=", "no column is named for level"),
        ("date=D,level=P,site=!", "no column is named for site"),
        ("level=P", "must hold the day"),
        ("date=D,datetime=T,level=P", "must hold the day"),
        ("date=D,time=T", "anything but the time"),
        ("date=D,minutes=M,level=P", "minutes tells of nothing without modality or exercise or treatment"),
        ("datetime=D,time=T,level=P", "time tells of nothing without date"),
        ('date=D,note="so!"!', "the same for every row"),
        ("", "must hold the day"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_in_words(text: str, what: str) -> None:
    with pytest.raises(ValueRefused, match=what):
        read_mapping(text)


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (
            "Date;Time;Pain Level (0-10);Location;Notes",
            "date=Date,time=Time,level=Pain Level (0-10),site=Location,note=Notes",
        ),
        (
            "Datum;Uhrzeit;Schmerz;Ort;Seite;Bemerkung",
            "date=Datum,time=Uhrzeit,level=Schmerz,site=Ort,side=Seite,note=Bemerkung",
        ),
        (
            "Zeitstempel;Schmerzstärke;Medikament;Dosis",
            "datetime=Zeitstempel,level=Schmerzstärke,medicine=Medikament,amount=Dosis",
        ),
        ("timestamp;date;back_pain;Pain", "datetime=timestamp,level=Pain"),
        (
            "Datum/Uhrzeit;Übung;Sätze;Wdh.;Dauer (min)",
            "datetime=Datum/Uhrzeit,exercise=Übung,sets=Sätze,reps=Wdh.,minutes=Dauer (min)",
        ),
        ("Day;Minutes;Dose;Side;Pain!", 'date=Day,level="Pain!",side=Side'),
        ("a;b", ""),
    ],
)
def test_the_names_of_columns_suggest_what_they_hold(header: str, mapping: str) -> None:
    found = suggested(header.split(";"))
    assert {part for part in written_mapping(found).split(",") if part} == {part for part in mapping.split(",") if part}
