"""A guided session as it is shown."""

import pytest
from textual.widgets import Static

from journal.config import Settings
from journal.domain.routines import Routine, RoutineItem
from journal.services.routines import save_routine
from journal.tui.widgets.big_digits import BigDigits
from journal.tui.widgets.timer_mark import TimerMark

from .conftest import Evenings
from .session_steps import begin, digits, form, part, run

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50), (40, 10), (20, 5)]
BIRD_DOG = "bird-dog"


# -- what is saved


# -- what is shown


async def test_what_is_to_be_done_stands_there_in_words(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG, "2x2x5s")
        assert (part(it, "name"), part(it, "side"), part(it, "task")) == ("Bird dog", "RIGHT side", "Get ready")
        assert part(it, "count") == "2×2×5 s on each side"
        assert part(it, "next") == "then: hold 1 of 2, set 1 of 2"
        await run(it, 6)
        assert (part(it, "task"), digits(it)) == ("Hold", "4")
        assert part(it, "count") == "hold 1 of 2 · set 1 of 2"
        assert part(it, "next") == "then: hold 2 of 2"
        await run(it, 5)
        assert part(it, "task") == "Let go"
        await run(it, 7)
        assert part(it, "next") == "then: hold 1 of 2, set 2 of 2"
        assert part(it, "task") == "Rest"
        await it.press("s", "s", "s")
        assert part(it, "next") == "then: left side"
        await it.press("s")
        assert part(it, "side") == "Switch: LEFT side"
        await it.press(*"ssssssss")
        form(it)


async def test_repetitions_are_counted_at_their_pace(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "dead-bug", "2x8")
        await run(it, 5 + 13)
        assert part(it, "task") == "8 repetitions"
        assert part(it, "count") == "rep 4 of 8 · set 1 of 2"
        assert part(it, "next") == "then: rest, set 2 of 2"


@pytest.mark.parametrize("markers", ["block", "ascii"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_fits_every_size_and_is_resized_whole(evening: Evenings, size: tuple[int, int], markers: str) -> None:
    async with evening(settings=Settings(theme="textual-light", markers=markers)) as it:
        await begin(it, BIRD_DOG)
        await run(it, 6)
        await it.pilot.resize_terminal(*size)
        await it.settle()
        lines = it.text.split("\n")
        assert len(lines) == size[1]
        if size[0] >= 60:
            for words in ("Bird dog", "RIGHT side", "Hold", "hold 1 of 10", "4 s left", "then: hold 2", "q end"):
                assert words in it.text
            sign = "#" if markers == "ascii" else "█"
            assert sum(sign * 2 in line and "left" not in line for line in lines) >= (10 if size[1] >= 34 else 4)
        else:
            assert "4" in it.text
        if markers == "ascii":
            assert not set(it.text) & set("█▀▄░")
        await it.press("w")
        assert len(it.text.split("\n")) == size[1]
        await it.press("q")
        assert len(it.text.split("\n")) == size[1]


async def test_how_it_is_done_stands_there_while_one_gets_ready(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG)
        assert "How: Bird dog" in it.text
        assert "Kneel on all fours" in it.text
        assert "then: hold 1 of 10" in it.text
        await run(it, 6)
        assert "Kneel on all fours" not in it.text
        await it.press("w")
        assert "Kneel on all fours" in it.text
        await it.press("w")
        assert "Kneel on all fours" not in it.text


async def test_hidden_for_one_exercise_it_comes_with_the_next(evening: Evenings) -> None:
    async with evening() as it:
        items = (RoutineItem(exercise="glute-bridge"), RoutineItem(exercise=BIRD_DOG))
        save_routine(it.store, it.clock, Routine(name="mine", items=items))
        await begin(it, "mine")
        await it.press("w", "s")
        assert "How:" not in it.text
        await it.press("s")
        assert "How: Bird dog" in it.text


async def test_narrow_it_is_shown_when_asked_for_and_scrolls(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await begin(it, BIRD_DOG)
        assert "Kneel on all fours" not in it.text
        await it.press("w")
        assert "Kneel on all fours" in it.text
        assert "then: hold 1 of 10" in it.text
        await it.press(*["down"] * 12)
        assert "numbness" in it.text


async def test_only_what_changed_is_drawn(evening: Evenings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with evening() as it:
        screen = await begin(it, BIRD_DOG)
        await run(it, 6.5)
        drawn: list[str] = []
        refreshed = BigDigits.refresh

        def refresh(widget: BigDigits, *regions: object, **how: bool) -> BigDigits:
            drawn.append(widget.text)
            return refreshed(widget, *regions, **how)  # type: ignore[arg-type]

        written: list[object] = []
        monkeypatch.setattr(BigDigits, "refresh", refresh)
        monkeypatch.setattr(Static, "update", lambda _, content, **_how: written.append(content))
        for _ in range(5):
            screen.look()
        assert drawn == written == []
        it.clock.forward(seconds=1)
        screen.look()
        assert drawn
        assert written == ["0:07"]


async def test_a_heat_timer_has_its_place(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG)
        it.app.screen.query_one("#timer", TimerMark).words = "heat 13:52"
        await it.settle()
        first = it.text.split("\n")[0]
        assert first.rstrip().endswith("heat 13:52")
        assert "0:0" in first
