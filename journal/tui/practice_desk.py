"""The journal behind the Exercises screen: the library, the routines and the weeks."""

from journal.tui.open_journal import OpenJournal


class PracticeDesk(OpenJournal):
    """What the screens ask and write of the Exercises screen: the library, the routines and the weeks."""
