"""What the application does about guided sessions."""

from journal.tui.practice_app import PracticeApp


class SessionApp(PracticeApp):
    """An application with guided sessions."""
