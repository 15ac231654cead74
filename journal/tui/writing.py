"""Which commands log or change something: in a journal that can only be read they are refused at their keys."""

from journal.tui.commands import COMMANDS

# Undo and redo are not among them: a note has its own, and the journal refuses them in the same words.
WRITING = frozenset(
    ("log-pain", "log-heat", "log-ice", "timer-heat", "timer-ice", "log-exercise", "bad-day", "log-spasm",
     "log-medicine", "log-note", "log-trigger", "log-activity", "entry-line", "log-sign", "set-onset", "answer",
     "say-period", "say-week", "pause-tracking", "kept-session", "tick", "say-done", "leave-out", "guide",
     "guide-all", "edit", "delete", "edit-spell", "unsay", "guide-exercise", "log-done", "change-exercise",
     "new-exercise", "hide-exercise", "in-routine", "plan-week", "skip-today", "guide-routine", "use-routine",
     "change-routine", "new-routine", "delete-routine", "plan-line", "edit-entry", "delete-entry", "again-today",
     "put-back", "got-advice", "import")
)  # fmt: skip
_ACTIONS = frozenset(command.action for command in COMMANDS if command.id in WRITING)


def is_writing(action: str) -> bool:
    """Return whether an action, perhaps with its namespace before it, logs or changes something."""
    return action in _ACTIONS or action.partition(".")[2] in _ACTIONS
