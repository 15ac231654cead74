"""What the tests of guided sessions do again and again."""

from collections.abc import Sequence

from textual.widgets import Static

from journal.domain.entries import Completion
from journal.services.sessions import KeptSession, kept_session
from journal.tui import messages
from journal.tui.screens.fields import FieldRow
from journal.tui.screens.session import SessionScreen
from journal.tui.screens.session_form import SessionForm
from journal.tui.widgets.big_digits import BigDigits

from .conftest import Evening

_PIECE_S = 20.0


async def begin(it: Evening, *words: str) -> SessionScreen:
    it.app.post_message(messages.SessionWanted(words))
    await it.settle()
    return counting(it)


def counting(it: Evening) -> SessionScreen:
    screen = it.app.screen
    assert isinstance(screen, SessionScreen), screen
    return screen


def form(it: Evening) -> SessionForm:
    screen = it.app.screen
    assert isinstance(screen, SessionForm), screen
    return screen


async def run(it: Evening, seconds: float) -> None:
    """Let the time go by, and let the screen look as often as it takes not to count as away."""
    while seconds > 0:
        it.clock.forward(seconds=min(seconds, _PIECE_S))
        seconds -= _PIECE_S
        if isinstance(it.app.screen, SessionScreen):
            it.app.screen.look()
    await it.settle()


def fields(it: Evening) -> dict[str, str]:
    """Return what stands in the form, by its labels."""
    return {row.field.label: row.value for row in form(it).query(FieldRow)}


def doses(it: Evening) -> dict[str, str]:
    return dict(list(fields(it).items())[:-4])


async def fill(it: Evening, **said: str) -> None:
    for name, value in said.items():
        form(it).query_one(f"#row-{name}", FieldRow).widget.value = value
    await it.settle()


def completions(it: Evening) -> list[Completion]:
    done = [value for value in it.logged() if isinstance(value, Completion)]
    return done[1:]  # the first one was there before


def kept(it: Evening) -> KeptSession | None:
    return kept_session(it.store)


def part(it: Evening, name: str) -> str:
    return str(it.app.screen.query_one(f"#session-{name}", Static).content)


def digits(it: Evening) -> str:
    return it.app.screen.query_one(BigDigits).text


def labels(it: Evening) -> Sequence[str]:
    return list(fields(it))


RIGHT = Completion(exercise="bird-dog", side="right", sets=1, reps=2, hold_s=5, duration_s=10)
LEFT = Completion(exercise="bird-dog", side="left", sets=1, reps=2, hold_s=5, duration_s=10)


async def end(it: Evening) -> None:
    """Bird dog, two holds of five seconds on each side, to its end."""
    await begin(it, "bird-dog", "1x2x5s")
    await run(it, 2 * (5 + 5 + 3 + 5) + 1)
