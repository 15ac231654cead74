"""How everything looks: the themes, and the plain mode."""

from collections.abc import Sequence
from functools import partial

from textual.app import App
from textual.filter import LineFilter

from journal.config import Settings
from journal.tui.plain_signs import PLAIN_SIGNS
from journal.tui.themes import DARK, THEMES
from journal.tui.whole_cells import keep_characters_whole

_OURS = "The journal's own: every text stands out enough."
_OTHERS = "From elsewhere: some text may be hard to read."


class LookApp(App[None]):
    """An application with the journal's themes, drawn in ASCII where that is wanted.

    Args:
        settings: what the user chose.

    Attributes:
        is_demo: the entries are made up and nothing is kept; every screen says so.
    """

    is_demo = False
    SUSPENDED_SCREEN_CLASS = "-behind"

    def __init__(self, settings: Settings) -> None:
        keep_characters_whole()
        super().__init__()
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DARK
        self.set_class(settings.drawn_with == "ascii", "-plain")

    def search_themes(self) -> None:
        """Let a theme be chosen for this session, the journal's own first."""
        ours = [theme.name for theme in THEMES]
        names = dict.fromkeys((*ours, *sorted(self.available_themes)))
        self.search_commands(
            [(name, partial(setattr, self, "theme", name), _OURS if name in ours else _OTHERS) for name in names],
            placeholder="Search for themes…",
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what goes over every line that is rendered."""
        filters = super().get_line_filters()
        return [*filters, PLAIN_SIGNS] if self.settings.is_plain else filters
