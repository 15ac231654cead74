"""What a command of the screens is, the places in which keys hold, and how keys are printed.

It imports no Textual: the shell prints it.
"""

import re
import unicodedata
from dataclasses import dataclass

_FUNCTION_KEY = re.compile(r"f\d{1,2}")

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
ENTRIES = "entries"
CHANGES = "changes of entries"
SPELL_LIST = "the list of spells"
SETTINGS = "settings"
SESSION = "guided session"
RAN = "what ran"
LEAVING = "leaving with a timer"
BODY_MAP = "body map"
FILES = "list of files"
PREVIEW = "preview of an import"
READING = "a text to read"
SIGN_LIST = "list of a sign"
HELP = "help"
FORMS = "forms"
SEARCHING = "search field"
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

# The places that hold around a place, besides everywhere: what has the focus there lies within them.
WITHIN = {
    TICKS: (LISTS, TODAY),
    TIMELINE: (LISTS, TODAY),
    SPELLS: (LISTS, SPELL_LIST),
    LIBRARY: (LISTS, EXERCISES),
    ROUTINES: (LISTS, EXERCISES),
    WEEKS: (LISTS, EXERCISES),
    HISTORY: (LISTS,),
    ENTRIES: (LISTS, HISTORY),
    CHANGES: (LISTS,),
    SPELL_LIST: (LISTS,),
    SETTINGS: (LISTS,),
    TODAY: (LISTS,),
    TRENDS: (LISTS,),
    EXERCISES: (LISTS,),
    HELP: (READING,),
    SIGN_LIST: (READING,),
    RAN: (FORMS,),
    LEAVING: (LISTS,),
    FILES: (LISTS, FORMS),
    PREVIEW: (FORMS,),
}
# While one of these is up, the keys that hold everywhere do not.
MODAL = frozenset((SESSION, READING, HELP, SIGN_LIST, CHANGES, RAN, LEAVING, BODY_MAP, FILES, PREVIEW))

_KEY_WORDS = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
}
# Textual's own short names of signs; all others are Unicode's.
_SHORT_NAMES = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}
# Those whose names have both dashes and spaces, and can be found in no other way, are among them.
_SIGNS = [chr(code) for code in range(0x21, 0x100) if not chr(code).isalnum()]


def key_of(char: str) -> str:
    """Return Textual's name of the key that types a character; empty where there is none."""
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(char, name) if char.isprintable() else ""


def character_of(key: str) -> str:
    """Return the character that a key types; empty for a key that types none."""
    if len(key) == 1:
        return key
    for char in _SIGNS:
        if key_of(char) == key:
            return char
    try:
        char = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return ""
    return char if key_of(char) == key else ""


def key_word(key: str) -> str:
    """Return a key as it is printed: "F1", "?", "ctrl+↑"."""
    before, plus, last = key.rpartition("+")
    word = _KEY_WORDS.get(last) or (last if last == "space" else character_of(last)) or last
    return f"{before}{plus}{word.upper() if _FUNCTION_KEY.fullmatch(last) else word}"
