"""What the application does about the library, routines, plans and skips."""

from journal.tui.spell_app import SpellApp


class PracticeApp(SpellApp):
    """An application with the library, routines, plans and skips."""
