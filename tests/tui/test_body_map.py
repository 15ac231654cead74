"""The body map: where it hurts is pointed at with the keyboard or the mouse, in the place of two fields."""

from datetime import timedelta

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from journal.config import Settings
from journal.domain.entries import Reading, Spasm, Thermal
from journal.domain.slugs import SITES
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.screens.body_map import BodyMapScreen
from journal.tui.widgets import body_map
from journal.tui.widgets.body_map import BodyMap
from journal.tui.widgets.choices import Choices, MapMark

from .conftest import NOW, Evening, Evenings, FakeClock


def test_the_figure_has_every_site_and_is_straight() -> None:
    assert list(dict.fromkeys(site for site, _, _ in body_map._FIGURE if site)) == list(SITES)  # as the forms list them
    for _, _, row in body_map._FIGURE:
        assert cell_len(row) == len(row) == 25
        mirrored = row[::-1].translate(str.maketrans("╭╮╰╯├┤╶╴lr", "╮╭╯╰┤├╴╶rl"))
        assert mirrored == row


def words(it: Evening) -> str:
    return str(it.app.screen.query_one("#map-words", Static).content)


def place(it: Evening) -> tuple[str, str]:
    return it.app.screen.query_one(BodyMap).place


async def opened(it: Evening, *keys: str) -> None:
    await it.press(*keys, "m")
    assert isinstance(it.app.screen, BodyMapScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)], ids=str)
async def test_with_keys_alone(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size) as it:
        await opened(it, "p", "7", "down")
        assert "seen from behind" in it.text
        assert words(it) == "back"
        await it.press(*["down"] * 7, "left")
        assert words(it) == "left calf"
        assert "▸ calf" in it.text
        assert "enter or a click takes it" in it.text
        await it.press("enter")
        assert "[calf]" in it.text
        assert "[left]" in it.text
        assert "left calf 7" in it.text
        await it.press("enter")
        assert it.logged()[-1] == Reading(level=7, site="calf", side="left")


async def test_letters_go_to_places_and_to_sides(evening: Evenings) -> None:
    async with evening() as it:
        await opened(it, "p", "4", "down")
        for key, said in (
            ("t", "thigh"), ("l", "left thigh"), ("r", "both thighs"), ("l", "right thigh"), ("r", "thigh"),
            ("k", "knee"), ("right", "right knee"), ("left", "both knees"), ("left", "left knee"),
            ("left", "left knee"), ("backspace", "knee"), ("n", "neck"), ("m", "middle neck"), ("right", "right neck"),
            ("left", "middle neck"), ("down", "middle back"), ("down", "sacroiliac joint"), ("b", "buttock"),
            ("b", "back"), ("s", "sacroiliac joint"), ("s", "shin"), ("up", "calf"), ("f", "foot"), ("down", "foot"),
            ("z", "foot"),
        ):  # fmt: skip
            await it.press(key)
            assert words(it) == said, key


async def test_escape_leaves_the_fields_as_they_were(evening: Evenings) -> None:
    async with evening() as it:
        await opened(it, "p", "4", "down")
        await it.press("f", "l", "escape")
        assert "[back]" in it.text
        assert it.app.focused is it.app.screen.query_one("#field-site")
        await it.press("enter")
        assert it.logged()[-1] == Reading(level=4)


async def test_it_begins_where_the_form_stands(evening: Evenings) -> None:
    async with evening() as it:
        await opened(it, "s", "r", "down", "r", "up")
        assert place(it) == ("calf", "right")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ((8, 15), ("calf", "left")),
        ((15, 15), ("calf", "right")),
        ((12, 15), ("calf", "both")),
        ((12, 6), ("back", "middle")),
        ((7, 6), ("back", "left")),
        ((30, 15), ("calf", "")),
    ],
)
async def test_a_click_picks_site_and_side_in_one_go(evening: Evenings, at: tuple[int, int], said: object) -> None:
    async with evening() as it:
        await it.press("p", "5")
        await it.pilot.click(MapMark)
        await it.settle()
        await it.pilot.click(BodyMap, offset=at)
        await it.settle()
        fields = it.app.screen
        assert tuple(fields.query_one(f"#field-{name}", Choices).value for name in ("site", "side")) == said


async def test_a_click_beside_the_figure_is_none(evening: Evenings) -> None:
    async with evening() as it:
        await opened(it, "p", "5", "down")
        for at in ((1, 15), (12, 1), (12, 0), (5, 6)):
            await it.pilot.click(BodyMap, offset=at)
            await it.settle()
            assert isinstance(it.app.screen, BodyMapScreen), at


async def test_the_timers_forms_have_it_too(evening: Evenings) -> None:
    async with evening() as it:
        await opened(it, "H", "down", "down")
        await it.press("b", "r", "enter", "enter")
        assert it.app.timer is not None
        assert (it.app.timer.site, it.app.timer.side) == ("buttock", "right")


@pytest.mark.parametrize("settings", [Settings(plain=True), Settings(markers="ascii")], ids=["plain", "ascii"])
async def test_where_nothing_is_drawn_there_is_the_list(evening: Evenings, settings: Settings) -> None:
    async with evening(settings=settings, toasts=True) as it:
        await it.press("p", "4", "down")
        assert "m map" not in it.text
        await it.press("m")
        assert not isinstance(it.app.screen, BodyMapScreen)
        assert "the list has every place" in it.said[-1]


async def test_so_there_is_in_a_small_window(evening: Evenings) -> None:
    async with evening(size=(59, 20), toasts=True) as it:
        await it.press("p", "4", "down", "m")
        assert not isinstance(it.app.screen, BodyMapScreen)


async def test_a_form_begins_with_the_last_place_of_its_kind(evening: Evenings, store: Store, clock: FakeClock) -> None:
    line = "yesterday 20:00, heat 20 back left, ice 10 knee right, spasm foot both, pain 3 calf"
    log_line(store, clock, Settings(), line)
    log_line(store, clock, Settings(), "yesterday 19:00, heat 20 neck, spasm calf")
    async with evening() as it:
        await it.press("h", "enter")
        await it.press("i", "enter")
        await it.press("s", "enter")
        await it.press("p", "4", "enter")
        heat, ice, spasm, pain = it.logged()[-4:]
        assert heat == Thermal(modality="heat", minutes=20, site="back", side="left")
        assert ice == Thermal(modality="ice", minutes=20, site="knee", side="right")
        assert spasm == Spasm(site="foot", side="both")
        assert pain == Reading(level=4)  # the back's days are counted: another place is chosen on purpose
        await it.press("I", "down", "down")
        assert "[knee]" in it.text


async def test_what_is_logged_now_is_the_last_place(evening: Evenings) -> None:
    async with evening() as it:
        it.clock.forward(minutes=1)
        await it.press("h", "down", "n", "enter")
        await it.press("h")
        assert "[neck]" in it.text
    assert NOW + timedelta(minutes=1) < it.clock.now()
