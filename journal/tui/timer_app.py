"""What the application does about heat and ice timers."""

from journal.tui.session_app import SessionApp


class TimerApp(SessionApp):
    """An application with heat and ice timers."""
