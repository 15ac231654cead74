"""The keys that hold, after the settings: what was chosen is checked, and every word about keys is told from here.

It imports no Textual: the shell prints it.
"""

from collections.abc import Iterable, Mapping, Sequence

from journal.domain.nearest import nearest
from journal.errors import ValueRefused
from journal.paths import settings_file
from journal.tui.command import (
    EVERYWHERE,
    FORMS,
    MODAL,
    RAN,
    WITHIN,
    Command,
    character_of,
    key_of,
    key_word,
)
from journal.tui.commands import COMMANDS

# What a binding holds that has no key: no terminal sends it.
NO_KEY = "no-key"
# What is offered in place of a key that is taken: these hold in forms as well.
_OFFERED = tuple(f"f{number}" for number in range(2, 13))
_NAMED = frozenset(
    ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter",
     "space", "tab", "escape", *(f"f{number}" for number in range(1, 25)))
)  # fmt: skip
_OTHER_WORDS = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup",
                "pgdn": "pagedown", "page_up": "pageup", "page_down": "pagedown"}  # fmt: skip
# Most terminals send alt as escape and the key: it would never be seen as one.
_MODIFIERS = ("ctrl", "shift")
# What a terminal sends for one is the other, and what the screens need for themselves.
_TAKEN = {
    "ctrl+i": "it is tab to a terminal",
    "ctrl+m": "it is enter to a terminal",
    "ctrl+j": "it is enter to a terminal",
    "ctrl+h": "it is backspace in many terminals",
    "ctrl+left_square_bracket": "it is esc to a terminal",
    "ctrl+c": "it copies text",
}
# Without these there is no way on.
_NEEDED = frozenset(("quit", "palette", "save", "cancel", "end-session", "close-text", "close-signs", "timer-stay",
                      "leave-map"))  # fmt: skip


class KeyTable:
    """Which keys do what.

    Args:
        chosen: keys of the user's own by a command's id, as the settings have them.

    Raises:
        ValueRefused: a command that does not exist, a key that is none, or two commands on the same key.
    """

    def __init__(self, chosen: Mapping[str, Sequence[str]]) -> None:
        known = {command.id: command for command in COMMANDS}
        self._own = {name: _keys_of(_command(name, known), words) for name, words in chosen.items()}
        if self._own:
            self._check()

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command in Textual's names."""
        return self._own.get(command.id, command.keys)

    def words(self, command: Command) -> str:
        """Return the keys of a command as they are printed: "F1 ?"; empty when it has none."""
        return " ".join(key_word(key) for key in self.keys(command))

    def first(self, command: Command) -> str:
        """Return the first key of a command as it is printed; empty when it has none."""
        return key_word(self.keys(command)[0]) if self.keys(command) else ""

    def named(self, name: str) -> str:
        """Return what a sentence calls the key of a command by its id: "u", or “Undo” where it has none."""
        command = next(command for command in COMMANDS if command.id == name)
        return self.first(command) or f"“{command.title}”"

    @property
    def chosen(self) -> dict[str, str]:
        """The keys that are the user's own, by a command's id, with commas between them as Textual takes them."""
        return {name: ",".join(keys) or NO_KEY for name, keys in self._own.items()}

    def _check(self) -> None:
        clashes: dict[str, dict[str, Command]] = {}
        for index, one in enumerate(COMMANDS):
            for other in COMMANDS[index + 1 :]:
                if one.id not in self._own and other.id not in self._own:
                    continue
                shared = set(self.keys(one)) & set(self.keys(other))
                shared -= set(one.keys) & set(other.keys)  # two that always shared it, as x in a field for a level
                if shared and _meet(one, other):
                    clashes.setdefault(min(shared), {}).update({one.id: one, other.id: other})
        if clashes:
            told = "; ".join(_clash(key, list(on_it.values())) for key, on_it in clashes.items())
            owned = dict.fromkeys(name for on_it in clashes.values() for name in on_it if name in self._own)
            raise ValueRefused(told, f"{self._free_words(list(owned))} {_todo()}")

    def _free_words(self, names: Sequence[str]) -> str:
        """Return which keys are free for some commands, as the settings have them."""
        known = {command.id: command for command in COMMANDS}
        offered, lines = list(_OFFERED), []
        for name in names:
            free = next((key for key in offered if self._is_free(key, known[name])), None)
            if free is not None:
                offered.remove(free)
                lines.append(f'{name} = "{free}"')
        return f"Free are, for example: {', '.join(lines)}; [] is no key." if lines else "[] is no key."

    def _is_free(self, key: str, wanted: Command) -> bool:
        return not any(key in self.keys(other) and _meet(wanted, other) for other in COMMANDS if other != wanted)


def _todo() -> str:
    return f"Your keys are under [keys] in {settings_file()}."


def _clash(key: str, commands: Sequence[Command]) -> str:
    many = "two" if len(commands) == 2 else str(len(commands))
    *first, last = (f"'{command.id}' ({command.where})" for command in commands)
    return f"the key {key_word(key)} is on {many} commands: {', '.join(first)} and {last}"


def _meet(one: Command, other: Command) -> bool:
    """Return whether two commands are looked for where the same key is pressed."""
    places = {one.where, other.where}
    if len(places) == 1 or one.over or other.over:
        return True
    if EVERYWHERE in places:
        return not places & {FORMS, *MODAL}  # over these the keys that hold everywhere do not
    return one.where in WITHIN.get(other.where, ()) or other.where in WITHIN.get(one.where, ())


def _command(name: str, known: Mapping[str, Command]) -> Command:
    if name not in known:
        near = nearest(name, known)
        hint = f": did you mean {near}?" if near else ""
        raise ValueRefused(
            f"[keys] names '{name}', which is no command{hint}",
            f"{_todo()} Without it `journal keys` lists all commands.",
        )
    if not known[name].own:
        raise ValueRefused(
            f"the keys of '{name}' cannot be changed: the field itself takes them", f"Take it out. {_todo()}"
        )
    return known[name]


def _keys_of(command: Command, words: Iterable[str]) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(_key(command, word) for word in words))
    if not keys and command.id in _NEEDED:
        raise ValueRefused(f"'{command.id}' needs a key", f"Give it one, or take it out. {_todo()}")
    return keys


def _key(command: Command, word: str) -> str:
    """Return the key that a word names."""
    key = read_key(word)
    if not key:
        raise ValueRefused(
            f"'{word}' is no key, for '{command.id}'",
            f"A key is a letter or sign, a name such as f5, space or pageup, or one with ctrl+ before it. {_todo()}",
        )
    if key in _TAKEN and key not in command.keys:
        raise ValueRefused(f"{key_word(key)} cannot be a key of '{command.id}': {_TAKEN[key]}", _todo())
    if (command.where in (FORMS, RAN) or command.over) and "+" not in key and (key == "space" or character_of(key)):
        raise ValueRefused(
            f"{key_word(key)} cannot be a key of '{command.id}': in a form it is typed",
            f"Take one with ctrl+, or a function key. {_todo()}",
        )
    return key


def read_key(word: str) -> str:
    """Return Textual's name of the key that someone wrote; empty when there is no such key."""
    if len(word) == 1:
        return "space" if word == " " else key_of(word)
    *modifiers, last = word[:-1].split("+") if word.endswith("++") else word.strip().split("+")
    if word.endswith("++"):
        last, modifiers = "+", [part for part in (*modifiers, last) if part]
    mods = sorted({part.lower() for part in modifiers})
    if any(part not in _MODIFIERS for part in mods):
        return ""
    key = last if len(last) == 1 else _OTHER_WORDS.get(last.lower(), last.lower())
    if len(key) == 1:
        key = key_of(key)
    elif key not in _NAMED and not character_of(key):
        return ""
    if mods == ["shift"] and len(key) == 1:
        return key.upper()  # a terminal sends the capital letter
    if "ctrl" in mods:
        key = key.lower()
    return "+".join((*mods, key)) if key else ""
