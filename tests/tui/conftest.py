import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from threading import Lock

import pytest
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from journal.config import Settings
from journal.domain.spells import Spell
from journal.paths import Paths
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.app import JournalApp

NOW = datetime(2026, 11, 24, 21, 10, tzinfo=UTC)


# Every test starts an application, which reads the same style sheets: read once, they are a quarter of the time less.
_RULES: dict[tuple[object, ...], list[object]] = {}
_read_rules = Stylesheet._parse_rules


def _rules_read_once(sheet: Stylesheet, *args: object, **named: object) -> list[object]:
    key = (args, tuple(sorted(named.items())), tuple(sheet._variables.items()))
    if key not in _RULES:
        _RULES[key] = _read_rules(sheet, *args, **named)  # type: ignore[arg-type, assignment]
    return _RULES[key]


Stylesheet._parse_rules = _rules_read_once  # type: ignore[assignment, method-assign]
# An application is thousands of objects that live as long as it: looked through less often, a sixth less again.
gc.set_threshold(50_000, 20, 20)


class FakeClock:
    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now
        self._lock = Lock()  # the store's thread asks as well, and would take a step forward back

    def now(self) -> datetime:
        with self._lock:
            # Identities are in the order of their milliseconds.
            self.moment += timedelta(milliseconds=1)
            return self.moment

    def zone(self) -> tzinfo:
        return UTC

    def forward(self, **by: float) -> None:
        with self._lock:
            self.moment += timedelta(**by)


class Evening:
    """A journal with an app on it, driven by keys and read as text."""

    def __init__(self, app: JournalApp, pilot: Pilot[None], store: Store, clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.store = store
        self.clock = clock

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()
            for worker in list(self.app.workers):
                with suppress(WorkerCancelled):  # an exclusive one gave way to its next: the every-second look
                    await worker.wait()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        names = {" ": "space", ",": "comma", ".": "full_stop", "-": "minus", ":": "colon", "'": "apostrophe"}
        await self.press(*(names.get(char, char) for char in text))

    @property
    def text(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def said(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]

    def logged(self) -> list[object]:
        return [entry.value for entry in self.store.entries()]


Evenings = Callable[..., AbstractAsyncContextManager[Evening]]


@pytest.fixture(autouse=True)
def _no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests are not theirs."""
    monkeypatch.setenv("JOURNAL_CONFIG", str(tmp_path / "config.toml"))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(Paths(tmp_path / "empty.db", explicit=True))
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A journal with a spell that began 47 days ago and a little in it."""
    store = Store.open(Paths(tmp_path / "journal.db", explicit=True))
    store.save_spell(Spell(onset=NOW.date() - timedelta(days=46)), clock.now())
    log_line(store, clock, Settings(), "yesterday 20:00, pain 6 stiff, did glute-bridge 3x10")
    yield store
    store.close()


@pytest.fixture
def evening(store: Store, clock: FakeClock) -> Evenings:
    @asynccontextmanager
    async def begin(
        size: tuple[int, int] = (80, 24),
        settings: Settings | None = None,
        on: Store | None = None,
        toasts: bool = False,
    ) -> AsyncIterator[Evening]:
        app = JournalApp(on or store, settings or Settings(), clock)
        try:
            async with app.run_test(size=size, notifications=toasts) as pilot:
                begun = Evening(app, pilot, on or store, clock)
                await begun.settle()
                yield begun
        finally:
            app.keep()
            app.store_thread.close()

    return begin
