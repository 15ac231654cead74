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


SMALL = [(59, 20), (60, 19), (52, 18), (40, 10), (24, 8)]


@pytest.mark.parametrize("size", SMALL, ids=str)
@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6"])
async def test_a_window_that_is_too_small_is_told_so(evening: Evenings, size: tuple[int, int], key: str) -> None:
    async with evening(size=size) as it:
        await it.press(key)
        said = " ".join(it.text.split())
        assert said == f"60×20 is the least; this is {size[0]}×{size[1]}. Nothing is lost."
        await it.pilot.resize_terminal(60, 20)
        await it.settle()
        assert "the least" not in it.text
        assert "F1 help" in it.text.split("\n")[-1]
        await it.pilot.resize_terminal(*size)
        await it.settle()
        assert "60×20" in it.text


async def test_back_at_size_everything_is_as_it_was(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("3", "down", "down", "2", "w", "left", "left")
        trends = it.text
        await it.press("3")
        exercises = it.text
        await it.press("1", "tab", "down")
        today, focused = it.text, it.app.focused
        for size in ((30, 8), (59, 24), (80, 19), (80, 24)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
        assert (it.text, it.app.focused) == (today, focused)
        await it.press("3")
        assert it.text == exercises
        await it.press("2")
        assert it.text == trends


async def test_what_is_typed_in_a_window_that_is_too_small_is_not_lost(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4")
        await it.pilot.resize_terminal(50, 15)
        await it.settle()
        assert "50×15" in it.text
        await it.type(" calf")
        assert "pain 4 calf" in it.text
        await it.press("enter")
        assert "50×15" in it.text
        await it.press("n")
        await it.type("so small")
        assert "so small" in it.text
        await it.pilot.resize_terminal(80, 24)
        await it.settle()
        assert "so small" in it.text
        await it.press("enter")
        assert [entry.note for entry in it.store.entries()][-1] == "so small"


async def test_a_click_on_the_notice_does_nothing(evening: Evenings) -> None:
    async with evening(size=(50, 15)) as it:
        for y in range(15):
            await it.pilot.click(offset=(10, y))
        await it.settle()
        assert "50×15" in it.text
        assert len(it.logged()) == 2
        assert len(it.app.screen_stack) == 1
