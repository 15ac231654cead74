"""Long work on the store's thread: how far it is, told there and looked at from the screen, and how it is stopped."""


class Stopped(Exception):
    """Whoever asked for the work does not want it any more; what it had done is taken back."""


class LongWork:
    """How far a piece of work is.

    The store's thread calls it; it only sets numbers, so that nothing there ever waits for the screen.

    Attributes:
        what: is being done: "Writing".
        done: how much of it is done.
        total: how much there is; 0 where nobody knows.
    """

    def __init__(self, what: str, total: int = 0) -> None:
        self.what = what
        self.done = 0
        self.total = total
        self.is_stopped = False

    def __call__(self, done: int, total: int = 0) -> None:
        """Tell how far it is.

        Raises:
            Stopped: it is not wanted any more.
        """
        self.done = done
        self.total = total or self.total
        if self.is_stopped:
            raise Stopped

    def stop(self) -> None:
        """Let it end at the next thing that it does."""
        self.is_stopped = True

    @property
    def share(self) -> float | None:
        """How much of it is done, from 0 to 1; None where nobody knows."""
        return min(self.done / self.total, 1.0) if self.total else None

    @property
    def words(self) -> str:
        """Return "Writing: 45 %, 12,000 of 27,000"; how much was done where nobody knows how much there is."""
        if self.is_stopped:
            return "Stopping…"
        if not self.done:
            return f"{self.what}…"
        if self.share is None:
            return f"{self.what}: {self.done:,}"
        return f"{self.what}: {int(self.share * 100)} %, {min(self.done, self.total):,} of {self.total:,}"
