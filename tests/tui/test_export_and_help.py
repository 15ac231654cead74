from pathlib import Path

from journal.store.store import Store

from .conftest import Evening, Evenings


async def name(it: Evening, path: Path) -> None:
    it.app.screen.query_one("#field-file").value = str(path)  # type: ignore[attr-defined]
    await it.settle()


async def test_the_history_is_written_and_counted(evening: Evenings, tmp_path: Path) -> None:
    async with evening() as it:
        await it.press("x")
        assert "enter export   esc close" in it.text
        # What is suggested is chosen: typing takes its place. A name without an ending gets one.
        await it.type(str(tmp_path / "out"))
        await it.press("enter")
        assert any("Exported 1 day: 1 reading, 1 exercise, to " in said for said in it.said)
    assert (tmp_path / "out.csv").read_text().startswith("date,")


async def test_a_file_that_exists_takes_a_second_enter(evening: Evenings, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    async with evening() as it:
        await it.press("x")
        await name(it, target)
        await it.press("enter")
        assert "exists already" in it.text
        assert target.read_text() == "mine"
        await it.press("enter")
    assert target.read_text().startswith("date,")


async def test_what_is_no_file_is_told_and_in_a_folder_one_is_offered(evening: Evenings, tmp_path: Path) -> None:
    async with evening() as it:
        await it.press("x")
        for typed, message in (("", "Name a file"), (f"{tmp_path}/no/", "no such folder"), (str(tmp_path), "a folder")):
            it.app.screen.query_one("#field-file").value = typed  # type: ignore[attr-defined]
            await it.settle()
            await it.press("enter")
            assert message in it.text
        await it.press("enter")
    assert (tmp_path / "pain-history.csv").read_text().startswith("date,")


async def test_an_export_that_fails_asks_again_with_the_reason(evening: Evenings, tmp_path: Path) -> None:
    async with evening() as it:
        await it.press("x")
        await name(it, tmp_path / "no" / "such" / "out.csv")
        await it.press("enter")
        assert "annot" in it.text
        assert len(it.app.screen_stack) == 2


async def test_an_empty_journal_has_nothing_to_export(evening: Evenings, empty_store: Store, tmp_path: Path) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape", "x")
        await name(it, tmp_path / "out.csv")
        await it.press("enter")
        assert "othing is logged" in it.text
    assert not (tmp_path / "out.csv").exists()
