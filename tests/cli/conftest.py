"""A journal of its own for every test of the shell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.shell import Bench


@pytest.fixture
def journal(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def ids(journal: Bench) -> Callable[[], list[str]]:
    """Return a way to read the short IDs of history, in its order."""

    def read() -> list[str]:
        return [line.split()[-1] for line in journal("history").lines if line.startswith("  ")]

    return read
