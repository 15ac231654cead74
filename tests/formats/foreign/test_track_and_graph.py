"""Track & Graph: the old and the new CSV."""

import pytest

from journal.domain.entries import Completion, Dose, Reading, Thermal
from journal.formats.foreign import track_and_graph
from journal.formats.found import Found, Unread
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.given import BOM, at, found, kinds, options, parcel, read, unread

NEW = (
    "FeatureName,Timestamp,Value,Label,Note\r\n"
    "Back pain,2026-03-28T21:30:52.118+01:00,6.0,,\r\n"  # winter
    "Back pain,2026-03-29T21:30:52.118+02:00,0.0,,\r\n"  # summer, and 0 is 0
    "Back pain,2026-04-01T23:30:00Z,7.5,,after the flight\r\n"  # Greenwich, and no whole number
    "Back pain,2026-04-02T08:00+02:00,11.0,,\r\n"  # without seconds, and no level
    'Pain left knee,2026-04-02T09:00:00+02:00,3.0,Moderate,"two\nlines: and ""quotes"""\r\n'
    "Walking,2026-04-02T10:00:00+02:00,0:35:00,,\r\n"
    "Walking,2026-04-03T10:00:00+02:00,0:00:00,,\r\n"
    "Heat pad,2026-04-03T11:00:00+02:00,0:20:31,,\r\n"
    "Ibuprofen,2026-04-03T12:00:00+02:00,400.0,mg,\r\n"
    "Weight,2026-04-03T13:00:00+02:00,72.5,,\r\n"
    "Weight,2026-04-04T13:00:00+02:00,72.0,,new scales\r\n"
    "Vacuum,2026-04-04T14:00:00+02:00,0:20:00,,\r\n"
    "Weight,2026-04-05T13:00:00+02:00,heavy,,\r\n"
)


def test_what_the_user_names_is_a_level_and_the_rest_is_told_by_its_name() -> None:
    items = read(track_and_graph, NEW, pain=frozenset({"back pain"}))
    # 13 rows: two whole levels; 7.5, the knee and the note of the weight in words.
    assert kinds(items) == {"reading": 2, "remark": 3, "completion": 1, "thermal": 1, "dose": 1}
    assert unread(items) == {
        "values that cannot be kept": 1,
        "feature 'Walking': not named as a level of pain": 1,
        "feature 'Weight': not named as a level of pain": 1,
        "feature 'Vacuum': not named as a level of pain": 1,
        "values that cannot be read": 1,
    }
    assert len(items) == 13
    levels = [item for item in found(items) if isinstance(item.draft.value, Reading)]
    assert [item.draft.value for item in levels] == [Reading(level=6), Reading(level=0)]
    assert [at(item.draft.moment) for item in levels] == ["2026-03-28 21:30+0100", "2026-03-29 21:30+0200"]
    assert [item.draft.note for item in found(items) if item.draft.value.kind == "remark"] == [
        "Back pain: 7.5\nafter the flight",
        'Pain left knee: 3, Moderate\ntwo\nlines: and "quotes"',
        "Weight: 72\nnew scales",
    ]


def test_without_names_no_number_becomes_a_level() -> None:
    items = read(track_and_graph, NEW)
    assert kinds(items) == {"remark": 6, "completion": 1, "thermal": 1, "dose": 1}
    assert found(items)[0].draft.note == "Back pain: 6"


def test_the_offset_stays_and_a_utc_evening_is_not_another_day() -> None:
    third = found(read(track_and_graph, NEW))[2]
    assert at(third.draft.moment) == "2026-04-01 23:30+0000"
    assert third.draft.moment.day.isoformat() == "2026-04-01"
    night = "FeatureName,Timestamp,Value\nPain,2026-04-02T01:30:00+02:00,3\n"
    assert found(read(track_and_graph, night))[0].draft.moment.day.isoformat() == "2026-04-01"


def test_what_was_done_by_its_name() -> None:
    values = [item.draft for item in found(read(track_and_graph, NEW))]
    assert [draft.value for draft in values if draft.value.kind in ("completion", "thermal", "dose")] == [
        Completion(exercise="walking", duration_s=2100),
        Thermal(modality="heat", minutes=21),
        Dose(medicine="ibuprofen", amount="400 (mg)"),
    ]


def test_a_label_that_the_user_gives_a_level() -> None:
    items = read(track_and_graph, NEW, levels={"moderate": 5})
    knee = next(item for item in found(items) if isinstance(item.draft.value, Reading))
    assert knee.draft.value == Reading(level=5, site="knee", side="left")
    assert knee.draft.note == 'Moderate\ntwo\nlines: and "quotes"'


OLD = (
    "FeatureName,Timestamp,Value,Note\n"
    "Pain,2022-10-03T07:41:12.250+02:00,0.0:Stiff,\n"
    '"Pain",2022-10-02T21:08:33.417123456+02:00,3:so: so: :la la,\n'
    "Walk,2021-01-19T16:20:05Z,1:05:30,\n"
    "Walk,2021-01-19T16:20:05Z,1:05:30:,\n"
    "Walk,2021-01-18T16:21:44.090Z,12:18:20:In the woods,slow\n"
    "Walk,2021-01-17T16:21:44.090Z,-2:-15:40:Back,\n"
    "Walk,2021-01-16T16:21:44.090Z,12000:45:10,\n"
)


def test_the_old_label_within_the_value() -> None:
    items = read(track_and_graph, BOM + OLD.encode(), pain=frozenset({"pain"}))
    assert [(item.draft.value, item.draft.note) for item in found(items)] == [
        (Reading(level=0), "Stiff"),
        (Reading(level=3), "so: so: :la la"),
        (Completion(exercise="walking", duration_s=3930), None),
        (Completion(exercise="walking", duration_s=3930), None),
        (Completion(exercise="walking", duration_s=44300), "In the woods\nslow"),
    ]
    # A negative duration, and one of 500 days.
    assert unread(items) == {"feature 'Walk': not named as a level of pain": 1, "values that cannot be kept": 1}


def test_old_and_new_files_of_a_history_have_the_same_keys() -> None:
    new = (
        "FeatureName,Timestamp,Value,Label,Note\n"
        "Pain,2022-10-03T07:41:12.250+02:00,0,Stiff,\n"
        "Pain,2022-10-02T21:08:33.417123456+02:00,3.0,so: so: :la la,\n"
        "Walk,2021-01-19T16:20:05Z,1:05:30,,\n"
    )
    before, after = found(read(track_and_graph, OLD)), found(read(track_and_graph, new, pain=frozenset({"pain"})))
    assert [item.key for item in after] == [item.key for item in before[:3]]
    assert len({item.key for item in after}) == 3


def test_the_oldest_has_no_note() -> None:
    items = read(track_and_graph, "FeatureName,Timestamp,Value\nPain,2020-01-02T03:04:05+01:00,4\n")
    assert [item.draft.note for item in found(items)] == ["Pain: 4"]


def test_moments_that_are_none_or_to_come_are_left_out_by_line() -> None:
    text = (
        "FeatureName,Timestamp,Value\nPain,yesterday,4\nPain,2026-04-01,4\nPain,2027-01-01T00:00:00Z,4\n"
        "Pain,2026-11-24T20:00:30Z,4\n"
    )
    items = read(track_and_graph, text)
    assert [item.line for item in items if isinstance(item, Unread)] == [2, 3, 4]
    assert [item.line for item in items if isinstance(item, Found)] == [5]
    assert isinstance(items[0], Unread)
    assert items[0].what == "'yesterday' is no moment"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"FeatureName,Timestamp,Value\nPain,2026-04-01T10:00:00Z\n", 2),
        (b'FeatureName,Timestamp,Value\nPain,2026-04-01T10:00:00Z,3\n"Pain,x,3\n', 3),
        (b"FeatureName,Timestamp,Value,Value\n", 1),
        (b"FeatureName,Timestamp,Value\nP\xe4in,2026-04-01T10:00:00Z,3\n", 2),
    ],
)
def test_a_broken_file_is_refused_by_line(data: bytes, line: int) -> None:
    with pytest.raises(UnreadableFile) as refused:
        list(track_and_graph.items(parcel(data), options()))
    assert refused.value.line == line


@pytest.mark.parametrize("text", ["", "FeatureName;Timestamp;Value\n", "Date,FeatureName,Timestamp,Value\n", "\0"])
def test_other_files_are_not_its_own(text: str) -> None:
    assert not track_and_graph.is_it(parcel(text))
