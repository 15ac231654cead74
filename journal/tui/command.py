"""What a command of the screens is, the places in which keys hold, and how keys are printed.

It imports no Textual: the shell prints it.
"""

from dataclasses import dataclass

EVERYWHERE = "everywhere"
TODAY = "today"
LISTS = "lists"
TICKS = "ticks"
TIMELINE = "the day"
TRENDS = "trends"
SPELLS = "spells"
EXERCISES = "exercises"
LIBRARY = "library"
ROUTINES = "routines"
WEEKS = "weeks"
HISTORY = "history"
SPELL_LIST = "the list of spells"
SETTINGS = "settings"
SESSION = "guided session"
FORMS = "forms"
ENTRY_LINE = "entry line"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do.

    Attributes:
        id: names it in the settings; with underscores it names the action.
        keys: its default keys in Textual's names; empty for a command of the palette only.
        title: what it is called in the palette and the help.
        help: one sentence more.
        where: the place in which its keys hold.
        hint: its short word for the key line; empty where it is not shown there.
        own: False for keys that a field handles itself: shown in the help, never bound.
        act: the action where it is not the id's.
        over: its keys hold over forms as well.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str = EVERYWHERE
    hint: str = ""
    own: bool = True
    act: str = ""
    over: bool = False

    @property
    def action(self) -> str:
        """The action: a method's name without its `action_`, with arguments where it takes any."""
        return self.act or self.id.replace("-", "_")


# Which place's keys hold on a screen of its own, by the name of its mode.
SCREENS = {
    "today": TODAY,
    "trends": TRENDS,
    "exercises": EXERCISES,
    "history": HISTORY,
    "spells": SPELL_LIST,
    "settings": SETTINGS,
}

_KEY_WORDS = {
    "colon": ":",
    "equals_sign": "=",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "escape": "esc",
}


def key_words(command: Command) -> str:
    """Return the keys of a command as they are printed: "F1 ?"; empty when it has none."""
    return " ".join(_KEY_WORDS.get(key, key) for key in command.keys)


def first_key(command: Command) -> str:
    """Return the first key of a command as it is printed."""
    return _KEY_WORDS.get(command.keys[0], command.keys[0]) if command.keys else ""
