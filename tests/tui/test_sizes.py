import pytest

from journal.config import Settings

from .conftest import Evenings

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50), (71, 24), (72, 23), (40, 10), (20, 5)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_screen_draws_at_every_size(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size, settings=Settings(theme="textual-light", markers="ascii")) as it:
        for key in ("tab", "p", "escape", "n", "escape", "colon", "escape", "f1", "escape", "2"):
            await it.press(key)
            lines = it.text.split("\n")
            assert len(lines) == size[1]


@pytest.mark.parametrize("size", SIZES[:4], ids=str)
async def test_every_pane_is_there(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size) as it:
        titles = ["Done", "Heat and ice", "Pain", "The day", "Also"]
        shown = [title for title in titles if title in it.text]
        assert shown == (titles if size[0] > 60 else shown)
        assert "Done" in shown
        if size[0] == 60:
            await it.press("tab")
            assert "The day" in it.text
            assert it.text.index("Heat and ice") < it.text.index("The day")


async def test_resizing_keeps_what_is_typed(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4 ca")
        for size in ((60, 20), (200, 50), (80, 24)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            assert "pain 4 ca" in it.text
            assert "understood as" in it.text


async def test_narrow_what_was_done_stands_together(evening: Evenings) -> None:
    async with evening(size=(60, 40)) as it:
        assert it.text.index("Done") < it.text.index("Heat and ice") < it.text.index("Pain")
        await it.pilot.resize_terminal(80, 24)
        await it.settle()
        body = it.app.screen.query_one("#body")
        assert [child.id for child in body.children] == ["done", "pain", "day", "heat", "also"]
