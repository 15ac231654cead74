"""Apple Health: records of back pain out of gigabytes of others, and XML that is made to do harm."""

import io
import tracemalloc
from collections import deque

import pytest

from journal.formats.foreign import apple_health
from journal.formats.found import Item
from journal.formats.parcel import Parcel
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.made_up import found, headings, options, parcel, shorts

# 14 lines; the last declaration lacks its ">", as that of iOS 16 does.
PROLOG = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  value         CDATA #IMPLIED
<!ELEMENT MetadataEntry EMPTY>
]>
<HealthData locale="de_DE">
"""
PAIN = "HKCategoryTypeIdentifierLowerBackPain"
SEVERITY = "HKCategoryValueSeverity"


def record(kind: str, value: str, start: str, end: str = "", rest: str = "/>") -> str:
    dates = f'startDate="{start}" endDate="{end or start}"'
    return f' <Record type="{kind}" sourceName="Ann’s iPhone" {dates} value="{value}"{rest}\n'


def pain(severity: str, start: str, end: str = "") -> str:
    entered = '>\n  <MetadataEntry key="HKWasUserEntered" value="1"/>\n </Record>'
    return record(PAIN, SEVERITY + severity, start, end, entered)


def xml(*elements: str) -> bytes:
    return f"{PROLOG}{''.join(elements)}</HealthData>\n".encode()


def read(data: bytes, **said: object) -> list[Item]:
    return list(apple_health.items(parcel(data), options(**said)))


HISTORY = xml(
    ' <ExportDate value="2026-11-20 10:00:00 +0100"/>\n',
    ' <Me HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>\n',
    record("HKQuantityTypeIdentifierStepCount", "812", "2026-11-01 08:00:00 +0100"),
    pain("NotPresent", "2026-11-01 00:30:00 +0100"),
    pain("Moderate", "2026-11-02 09:00:00 -0800", "2026-11-02 13:30:00 -0800"),
    pain("Unspecified", "2026-11-03 09:00:00 +0100"),
    record("HKCategoryTypeIdentifierHeadache", f"{SEVERITY}Mild", "2026-11-03 09:00:00 +0100"),
    record("HKCategoryTypeIdentifierSleepAnalysis", "HKCategoryValueSleepAnalysisAwake", "2026-11-03 09:00:00 +0100"),
    ' <Correlation type="HKCorrelationTypeIdentifierBloodPressure">\n',
    record("HKQuantityTypeIdentifierBloodPressureSystolic", "120", "2026-11-03 09:00:00 +0100"),
    " </Correlation>\n",
    ' <Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="30" durationUnit="min"/>\n',
)


def test_no_pain_is_a_level_and_words_are_none() -> None:
    items = read(HISTORY)
    # A quarter past midnight is still in the night of the day before; a day is that of the clock on the wall.
    assert shorts(items) == [
        "2026-11-01 00:30+0100 Reading(level=0, site='back')",
        "2026-11-02 09:00-0800 remark # Lower back pain: moderate, until 2026-11-02 13:30",
        "2026-11-03 09:00+0100 remark # Lower back pain: severity not specified",
    ]
    assert [item.draft.moment.day.isoformat() for item in found(items)] == ["2026-10-31", "2026-11-02", "2026-11-03"]
    assert headings(items) == {
        "health data of other kinds": 3,  # steps, sleep and the correlation, whose record is no further one
        "symptom 'Headache'": 1,
        "workouts": 1,
    }
    assert len(items) == 3 + 3 + 1 + 1


def test_a_line_is_that_of_the_file_though_the_document_type_is_not_parsed() -> None:
    assert [item.line for item in found(read(HISTORY))] == [18, 21, 24]


def test_words_are_levels_where_the_user_says_which() -> None:
    levels = {"moderate": 5, "unspecified": 4}
    assert shorts(read(HISTORY, levels=levels)) == [
        "2026-11-01 00:30+0100 Reading(level=0, site='back')",
        "2026-11-02 09:00-0800 Reading(level=5, site='back') # until 2026-11-02 13:30",
        "2026-11-03 09:00+0100 Reading(level=4, site='back')",
    ]


def test_an_export_from_another_zone_has_the_same_keys() -> None:
    moved = xml(pain("Moderate", "2026-11-02 18:00:00 +0100", "2026-11-02 22:30:00 +0100"))
    assert found(read(moved))[0].key == found(read(HISTORY))[1].key
    assert len({item.key for item in found(read(HISTORY))}) == 3


def test_both_times_of_an_hour_that_comes_twice_are_told_apart() -> None:
    twice = xml(pain("NotPresent", "2026-10-25 02:30:00 +0200"), pain("NotPresent", "2026-10-25 02:30:00 +0100"))
    at = [item.draft.moment.at_utc.hour for item in found(read(twice))]
    assert at == [0, 1]


@pytest.mark.parametrize("name", ["apple_health_export/export.xml", "apple_health_export/Exportación.XML", ""])
def test_it_is_told_by_what_it_holds_and_not_by_its_name(name: str) -> None:
    given = parcel(
        {
            name: HISTORY,
            "apple_health_export/export_cda.xml": b'<?xml version="1.0"?>\n<ClinicalDocument/>',
            "apple_health_export/workout-routes/route.gpx": b"<gpx/>",
        }
    )
    assert apple_health.is_it(given)
    assert len(list(apple_health.items(given, options()))) == 8


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"date,note\n2026-11-01,<HealthData >\n",
        b"<gpx/>",
        b"<HealthDataset/>",
        b"<?xml?><a>HealthData</a>",
        b"\0" * 99,
    ],
)
def test_another_file_is_not_taken_for_it(data: bytes) -> None:
    assert not apple_health.is_it(parcel(data))


def test_two_exports_at_once_are_refused_by_name() -> None:
    with pytest.raises(UnreadableFile, match=r"a/one.xml and b/two.xml"):
        list(apple_health.items(parcel({"a/one.xml": HISTORY, "b/two.xml": HISTORY}), options()))


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE HealthData [
<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<HealthData><Record type="&b;"/></HealthData>
"""


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (BOMB, 3, "entity"),
        (b'<!DOCTYPE HealthData [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<HealthData/>', 2, "entity"),
        (b'<!DOCTYPE HealthData [\n<!ENTITY % x "y">\n]>\n<HealthData/>', 2, "entity"),
        (b'\n<!DOCTYPE HealthData SYSTEM "http://example.org/a.dtd">\n<HealthData/>', 2, "another file"),
        (b"<HealthData>\n<Record type='&x;'/></HealthData>", 2, "undefined entity"),
        (xml(pain("Mild", "2026-11-02 09:00:00 +0100"))[:-20], 17, "breaks off"),
        (HISTORY + b"<HealthData/>", 34, "junk"),
        (xml("<Record type=x/>\n"), 15, "not well-formed"),
        (xml().replace(b"de_DE", b"\xff"), 14, "not well-formed"),
        (xml("\0"), 15, "not well-formed"),
        (xml("<a>" * 200), 15, "deep"),
        (b"<!-- -->\n<other>\n<HealthData ></HealthData>\n</other>", 4, "not well-formed"),
        (b"<!DOCTYPE HealthData []>\n<HealthDataset/>", 2, "no health data"),
        (b"<!DOCTYPE HealthData [\n" + b" " * 2_000_000, 2, "no health data"),
    ],
)
def test_xml_that_is_broken_or_made_to_do_harm_is_refused_by_line(data: bytes, line: int, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what) as refused:
        read(data)
    assert refused.value.line == line


def test_a_text_with_a_character_that_xml_may_not_hold_is_read() -> None:
    data = xml(pain("Mild", "2026-11-02 09:00:00 +0100")).replace("Ann’s".encode(), b"Ann\x0bs")
    assert len(found(read(data))) == 1


def test_what_is_no_date_or_lies_ahead_is_left_out_one_by_one() -> None:
    data = xml(
        pain("Mild", "yesterday"), pain("Mild", "2027-01-01 09:00:00 +0100"), pain("", "2026-11-01 09:00:00 +0100")
    )
    assert headings(read(data)) == {"values that cannot be kept": 2}
    assert shorts(read(data)) == ["2026-11-01 09:00+0100 remark # Lower back pain: no value"]


class Endless(io.RawIOBase):
    """An export of `size` bytes of which no more than a piece is there at a time."""

    def __init__(self, head: bytes, piece: bytes, size: int) -> None:
        self._head, self._piece, self._left = head, piece * (1 + 65_536 // len(piece)), size

    def read(self, _size: int = -1) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        self._left -= len(self._piece)
        return self._piece if self._left > 0 else b""


def endless(piece: bytes, size: int, first: bytes = b"") -> Parcel:
    head = xml().removesuffix(b"</HealthData>\n") + first
    return Parcel("given", {"": lambda: Endless(head, piece, size)})  # type: ignore[dict-item,return-value]


def test_memory_stays_flat_over_many_records() -> None:
    steps = record("HKQuantityTypeIdentifierStepCount", "812", "2026-11-01 08:00:00 +0100").encode()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile, match="breaks off"):
            deque(apple_health.items(endless(steps, 5_000_000), options()), maxlen=0)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_tag_that_never_ends_is_not_read_to_its_end() -> None:
    with pytest.raises(UnreadableFile, match="longer than 8 MB") as refused:
        list(apple_health.items(endless(b"x", 10**12, b'<Record type="'), options()))
    assert refused.value.line == 15
