"""The description of an export in tables."""

import json
from typing import Any

import pytest

from journal.formats.package import datapackage, read_datapackage
from journal.formats.unreadable import UnreadableFile
from tests.formats.rows import CONTRACTS

COUNTS = {table: number for number, table in enumerate(CONTRACTS)}
TEXT = datapackage(CONTRACTS.values(), COUNTS)


def test_what_is_described_is_read() -> None:
    assert read_datapackage(CONTRACTS, TEXT.encode()) == COUNTS
    assert read_datapackage(CONTRACTS, ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()) == COUNTS
    some = {"tag": 3, "reading": 0}
    text = datapackage(CONTRACTS.values(), some)
    assert read_datapackage(CONTRACTS, text.encode()) == some
    assert text == datapackage(CONTRACTS.values(), dict(reversed(some.items())))


def test_it_is_a_data_package_that_stands_alone() -> None:
    described = json.loads(TEXT)
    assert (described["name"], described["version"]) == ("pain-journal", "1")
    assert [resource["name"] for resource in described["resources"]] == list(CONTRACTS)
    for resource in described["resources"]:
        assert resource["path"] == f"{resource['name']}.csv"
        assert resource["schema"] == json.loads(CONTRACTS[resource["name"]].text)
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in CONTRACTS
    assert TEXT.startswith('{\n  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",\n')
    assert TEXT.endswith("}\n")


def changed(**changes: Any) -> bytes:
    described = json.loads(TEXT)
    described["resources"] = [described["resources"][0] | changes]
    return json.dumps(described).encode()


MALFORMED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", ", line 1: this is not JSON in UTF-8"),
    "half": (b'{\n  "name": \n', ", line 3: this is not JSON in UTF-8"),
    "latin-1": (b'{"name": "\xe4"}', ": this is not JSON in UTF-8"),
    "deep": (b"[" * 100_000, ": this is not JSON in UTF-8"),
    "a list": (b"[]", ": this is no export of the journal"),
    "another one's": (b'{"name": "other", "version": "1"}', ": this is no export of the journal"),
    "newer": (
        TEXT.replace('"version": "1"', '"version": "2"').encode(),
        ": version '2' of an export is not known here, only 1",
    ),
    "no version": (
        TEXT.replace('"version": "1"', '"versions": "1"').encode(),
        ": version 'null' of an export is not known here, only 1",
    ),
    "no tables": (b'{"name": "pain-journal", "version": "1"}', ": it names no tables"),
    "no table": (b'{"name": "pain-journal", "version": "1", "resources": [1]}', ": there is no table 'null'"),
    "an unknown table": (changed(name="change"), ": there is no table 'change'"),
    "a table of lists": (changed(name=[]), ": there is no table a list"),
    "another place": (changed(path="../reading.csv"), ": the table reading is not in reading.csv"),
    "no rows": (changed(rows=None), ": it does not say how many rows reading has"),
    "rows below none": (changed(rows=-1), ": it does not say how many rows reading has"),
    "rows that are true": (changed(rows=True), ": it does not say how many rows reading has"),
    "twice": (TEXT.replace('"spasm"', '"reading"').encode(), ": the table reading is there twice"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_none_is_refused(name: str) -> None:
    text, what = MALFORMED[name]
    with pytest.raises(UnreadableFile) as caught:
        read_datapackage(CONTRACTS, text)
    assert caught.value.what == f"datapackage.json{what}"
