"""What the application does about signs that may need a doctor."""

from journal.tui.history_app import HistoryApp


class SignApp(HistoryApp):
    """An application that tells when to get help."""
