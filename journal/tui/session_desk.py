"""The journal behind guided sessions."""

from journal.tui.open_journal import OpenJournal


class SessionDesk(OpenJournal):
    """What the screens ask and write of guided sessions."""
