"""Wide characters, emoji and marks that take no room: what stands at the right edge stays there, in every list."""

import pytest
from rich.cells import cell_len

from journal.config import Settings
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Routine, RoutineItem
from journal.services.exercises import add_exercise
from journal.services.logging import log_line
from journal.services.routines import save_routine, use_routine
from journal.store.store import Store
from journal.tui.widgets.entry_bar import LineField
from journal.tui.widgets.note_field import NoteField

from .conftest import NOW, Evening, Evenings, FakeClock

SIZES = [(60, 20), (80, 24), (120, 36)]
NAMES = ["痛い腰の体操", "🙂 stretch 🏃", "e\u0301tirement", "עברית", "ｆｕｌｌ ｗｉｄｔｈ", "한국어 스트레칭"]


def frames_are_straight(it: Evening) -> bool:
    """Return whether every right-hand frame stands in one column with its corners."""
    lines = [{cell_len(line[:at]): char for at, char in enumerate(line)} for line in it.text.split("\n")]
    for top, line in enumerate(lines):
        for cell in (cell for cell, char in line.items() if char in "╮┓"):
            # A pane that is scrolled ends at the line of keys.
            below = [row.get(cell, " ") for row in lines[top + 1 : -1]]
            side = "".join(below).replace("┃", "│").replace("┛", "╯").partition("╯")[0]
            if set(side) - {"│"}:
                return False
    return True


@pytest.fixture
def wide(store: Store, clock: FakeClock) -> Store:
    """A journal whose names and notes are of wide, joined and combining characters."""
    settings = Settings()
    for number, name in enumerate(NAMES):
        add_exercise(
            store,
            clock,
            ExerciseSaid(
                slug=f"own-{number}", name=name, group="core", measure="minutes", dose="20min", how_to=(name * 9,)
            ),
        )
        log_line(store, clock, settings, f"did own-{number} {10 + number}min note {name * 6}")
        log_line(store, clock, settings, f"note {name * 8} 👩‍👩‍👧")
        log_line(store, clock, settings, f'took "{name}" "two {name}" helped 4')
    items = tuple(RoutineItem(exercise=f"own-{number}") for number in range(len(NAMES)))
    routine = save_routine(store, clock, Routine(name="毎日", items=items))
    use_routine(store, clock, settings, routine)
    return store


def test_the_check_itself_sees_a_frame_out_of_line() -> None:
    class Shown:
        text = "╭──╮\n│痛│\n╰──╯\nkeys"

    assert frames_are_straight(Shown())  # type: ignore[arg-type]
    Shown.text = "╭──╮\n│痛 │\n╰──╯\nkeys"
    assert not frames_are_straight(Shown())  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [(), ("tab",), ("2", "shift+tab"), ("3",), ("3", "tab"), ("3", "tab", "tab"), ("4",), ("5",), ("n",), ("e",)],
    ids="-".join,
)
async def test_every_line_ends_at_the_edge_and_frames_are_straight(
    evening: Evenings, wide: Store, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with evening(size=size, on=wide) as it:
        await it.press(*keys)
        assert [line for line in it.text.split("\n") if cell_len(line) != size[0]] == []
        assert it.app.screen.is_modal or frames_are_straight(it)


async def test_doses_of_the_tick_list_stand_in_one_column(evening: Evenings, wide: Store) -> None:
    async with evening(on=wide) as it:
        ends = set()
        for line in it.text.split("\n"):
            if "✓ " in line and " min" in line[:42]:
                ends.add(cell_len(line[: line.index(" min") + len(" min")]))
        assert len(ends) == 1


async def test_times_of_the_day_stand_in_one_column(evening: Evenings, wide: Store) -> None:
    async with evening(size=(120, 36), on=wide) as it:
        await it.press("tab")
        columns = {cell_len(line[: line.index("21:10  ")]) for line in it.text.split("\n")[2:] if "21:10  " in line}
        assert len(columns) == 1


async def test_a_note_is_typed_and_shown_with_its_cursor_behind_it(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("n")
        field = it.app.screen.query_one("#field-note", NoteField)
        field.insert("痛い🙂")
        await it.settle()
        assert field.value == "痛い🙂"
        assert field.cursor_screen_offset.x - field.content_region.x == cell_len("痛い🙂")
        await it.press("enter")
        assert store.entries()[-1].note == "痛い🙂"
        assert store.entries()[-1].moment.day == NOW.date()


async def test_what_lies_over_the_panes_is_not_cut_at_their_edges(evening: Evenings) -> None:
    words = "痛い🙂" * 10  # over the edge between the panes, whichever column it begins in
    async with evening(toasts=True) as it:
        for before in ("", "x"):
            await it.press("colon")
            it.app.bar.query_one(LineField).value = f"note {before}{words}"
            it.app.say(before + words, timeout=60)
            await it.settle()
            assert f": note {before}{words}" in it.text
            assert f"▌ {before}{words}" in it.text
            assert [line for line in it.text.split("\n") if cell_len(line) != it.app.size.width] == []
            await it.press("escape")
