"""The journal behind heat and ice timers."""

from journal.tui.open_journal import OpenJournal


class TimerDesk(OpenJournal):
    """What the screens ask and write of heat and ice timers."""
