"""How everything looks: the themes, and the plain mode."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from journal.config import Settings
from journal.tui.plain_signs import PLAIN_SIGNS
from journal.tui.themes import DARK, THEMES


class LookApp(App[None]):
    """An application with the journal's themes, drawn in ASCII where that is wanted.

    Args:
        settings: what the user chose.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DARK
        self.set_class(settings.drawn_with == "ascii", "-plain")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what goes over every line that is rendered."""
        filters = super().get_line_filters()
        return [*filters, PLAIN_SIGNS] if self.settings.plain else filters
