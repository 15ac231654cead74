"""The daily export: whole or not at all, private, counted, checked."""

import csv
import io
import stat
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from journal.config import Settings
from journal.domain.entries import Reading, Remark
from journal.errors import JournalError, NotFound, ValueRefused
from journal.services.export import export_daily
from journal.store.store import Store
from tests.support import NOW, days_ago, draft, open_store

SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.save(
        [
            days_ago(9, Reading(level=6)),
            days_ago(2, Reading(level=0)),
            draft(Remark(), note="=HYPERLINK(1)\nand, more"),
            draft(Reading(level=3, site="calf")),
        ],
        NOW,
    )
    return store


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_day_from_first_to_last_has_a_row(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "history 100%.csv"
    done = export_daily(store, SETTINGS, target)
    found = rows(target)
    assert done.days == len(found) == 10
    assert [row["state"] for row in found] == ["PAIN", *["UNKNOWN"] * 6, "FREE", "UNKNOWN", "UNKNOWN"]
    assert found[1]["readings"] == ""  # nothing logged is empty, never 0
    assert found[-1]["readings"] == "0"
    assert found[-1]["notes"] == "'=HYPERLINK(1)\nand, more"
    assert (done.counts["reading"], done.counts["remark"], done.counts["spasm"]) == (3, 1, 0)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_pandas_reads_it_as_intended(store: Store, tmp_path: Path) -> None:
    export_daily(store, SETTINGS, tmp_path / "history.csv")
    frame = pd.read_csv(tmp_path / "history.csv", parse_dates=["date"])
    assert frame["pain_worst"].notna().sum() == 2
    assert (frame["date"].diff().dropna() == timedelta(days=1)).all()


def test_a_file_is_overwritten_only_on_purpose(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "history.csv"
    target.write_text("precious")
    with pytest.raises(ValueRefused, match="exists already"):
        export_daily(store, SETTINGS, target)
    assert target.read_text() == "precious"
    export_daily(store, SETTINGS, target, force=True)
    assert len(rows(target)) == 10


def test_the_journal_its_backups_and_devices_are_never_overwritten(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link to the journal.csv"
    link.symlink_to(store.paths.database)
    store.paths.backups.mkdir()
    folder = tmp_path / "folder"
    folder.mkdir()
    for target in (store.paths.database, link, store.paths.backups / "history.csv", folder, Path("/dev/null")):
        with pytest.raises(ValueRefused):
            export_daily(store, SETTINGS, target, force=True)
    assert len(store.entries()) == 4
    assert link.is_symlink()
    assert Path("/dev/null").is_char_device()


def test_a_link_is_replaced_not_followed(store: Store, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    link = tmp_path / "history.csv"
    link.symlink_to(precious)
    with pytest.raises(ValueRefused):
        export_daily(store, SETTINGS, link)
    export_daily(store, SETTINGS, link, force=True)
    assert precious.read_text() == "precious"


def test_a_missing_folder_is_said_and_nothing_is_left(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueRefused, match="cannot write"):
        export_daily(store, SETTINGS, tmp_path / "nowhere" / "history.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journal.db"]


def test_a_name_that_no_file_can_have_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueRefused, match="name too long"):
        export_daily(store, SETTINGS, tmp_path / ("x" * 300))


def test_days_can_be_chosen_and_an_empty_choice_is_said(store: Store, tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    first = (NOW - timedelta(days=2)).date()
    assert export_daily(store, SETTINGS, None, out, first=first).days == 3
    assert out.getvalue().splitlines()[1].startswith(first.isoformat())
    with pytest.raises(NotFound):
        export_daily(store, SETTINGS, None, io.StringIO(), last=(NOW - timedelta(days=30)).date())
    with pytest.raises(NotFound):
        export_daily(open_store(tmp_path / "empty"), SETTINGS, None, io.StringIO())


def test_a_byte_order_mark_only_when_asked_for(store: Store, tmp_path: Path) -> None:
    export_daily(store, SETTINGS, tmp_path / "plain.csv")
    export_daily(store, SETTINGS, tmp_path / "marked.csv", bom=True)
    assert (tmp_path / "marked.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain.csv").read_bytes()
    assert b"\r\n" not in (tmp_path / "plain.csv").read_bytes()


def test_what_does_not_match_the_journal_is_an_error(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count is a real check: a lost entry makes it fail, and no file is published."""
    real = Store.stream

    def losing(self: Store, *days: object) -> object:
        return list(real(self, *days))[1:]  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "stream", losing)
    with pytest.raises(JournalError, match="does not match"):
        export_daily(store, SETTINGS, tmp_path / "history.csv")
    assert not (tmp_path / "history.csv").exists()


def test_saving_goes_on_while_an_export_reads(store: Store) -> None:
    with store.snapshot() as copy:
        reading = copy.stream()
        next(reading)
        store.save([draft(Reading(level=1))], NOW)
    assert store.counts()["reading"] == 4


def test_nothing_is_left_beside_the_journal(store: Store, tmp_path: Path) -> None:
    export_daily(store, SETTINGS, tmp_path / "history.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history.csv", "journal.db"]
