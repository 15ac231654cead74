"""`config`: the settings with their values; one of them; another value for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from journal.cli.arguments import Arguments, UsageError
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, padded, wrapped
from journal.config import (
    KEYS,
    NAMES,
    SETTINGS,
    SWITCH,
    TEXT,
    THEME,
    Setting,
    Settings,
    load_settings,
    value_of,
    words_of,
)
from journal.domain.nearest import nearest
from journal.domain.tokens import shown
from journal.errors import EXIT_DONE, ValueRefused
from journal.paths import settings_file

NONE = "none"
DEFAULT = "default"
_NARROWEST = 30
_KEYS_NAMED = "A command's keys are set by its name: journal config keys.undo f9. journal keys lists the names."


def run(shell: Shell, arguments: Arguments) -> int:
    """Print all settings or one, or save another value for one."""
    if not arguments.words:
        _show_all(shell, arguments)
        return EXIT_DONE
    name, dot, command = arguments.words[0].partition(".")
    setting, words = _setting(name if dot and name == KEYS else arguments.words[0]), list(arguments.words[1:])
    if setting.kind == KEYS and (dot or words not in ([], [DEFAULT])):
        _keys(shell, arguments, setting, [command, *words] if dot else words)
    elif words:
        _save(shell, arguments, setting, " ".join(words))
    elif is_json(arguments):
        shell.show_records([_record(setting, shell.settings)])
    else:
        shell.show(words_of(setting, getattr(shell.settings, setting.name)))
    return EXIT_DONE


def _setting(word: str) -> Setting:
    name = word.lower().replace("-", "_")
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    near = nearest(name, [setting.name for setting in SETTINGS])
    hint = f": did you mean {near}?" if near else ""
    raise UsageError(f"no setting {shown(word)}{hint}", "journal config lists them.")


def _show_all(shell: Shell, arguments: Arguments) -> None:
    settings = shell.settings
    if is_json(arguments):
        shell.show_records(_record(setting, settings) for setting in SETTINGS)
        return
    left = max(cells(setting.name) for setting in SETTINGS) + 2
    for setting in SETTINGS:
        words = words_of(setting, getattr(settings, setting.name)) or NONE
        mark = "  (default)" if _is_default(setting, settings) else ""
        shell.show([(padded(setting.name, left), PLAIN), (words, BOLD), (mark, DIM)])
        for line in wrapped(setting.help, max(shell.width - left, _NARROWEST)):
            shell.show([(" " * left, PLAIN), (line, DIM)])
    path = settings_file()
    shell.say(f"They are in {path}." if path.exists() else f"All are the defaults; {path} is not there yet.")


def _is_default(setting: Setting, settings: Settings) -> bool:
    return bool(getattr(settings, setting.name) == getattr(Settings(), setting.name))


def _record(setting: Setting, settings: Settings) -> dict[str, Any]:
    value = getattr(settings, setting.name)
    if isinstance(value, time):
        value = words_of(setting, value)
    return {
        "kind": "setting",
        "name": setting.name,
        "value": value,
        "is_default": int(_is_default(setting, settings)),
        "help": setting.help,
    }


def _save(shell: Shell, arguments: Arguments, setting: Setting, words: str) -> None:
    word = words.strip().lower()
    value = None
    if word != DEFAULT:
        value = value_of(setting, "" if word == NONE and setting.kind in (TEXT, NAMES) else words)
    if setting.kind == THEME and value is not None:
        _refuse_unknown_theme(shell, value)
    from journal.config_writer import save_settings

    before = _words_before(setting)
    saved = save_settings(settings_file(), {setting.name: value}).settings
    if is_json(arguments):
        shell.show_records([_record(setting, saved)])
    as_it_comes = " (default)" if value is None else ""
    shell.say(f"Saved: {setting.name} {words_of(setting, getattr(saved, setting.name)) or NONE}{as_it_comes}")
    if before:
        shell.say([(f"It was: {before}", DIM)])


def _refuse_unknown_theme(shell: Shell, name: str) -> None:
    themes = shell.doors.themes()
    if name not in themes:
        near = nearest(name, themes)
        hint = f": did you mean {near}?" if near else ""
        raise ValueRefused(f"no theme {shown(name)}{hint}", f"Known: {', '.join(themes)}.")


def _keys(shell: Shell, arguments: Arguments, setting: Setting, words: Sequence[str]) -> None:
    """Print the keys of a command, or give it others: some, none, or those that it comes with."""
    name, *keys = words
    if not keys:
        shell.show(_keys_of(shell, name, shell.settings) or NONE)
        return
    in_file = load_settings(settings_file())
    chosen = dict(in_file.keys)
    if keys == [DEFAULT]:
        chosen.pop(name, None)
    else:
        chosen[name] = () if keys in ([NONE], ["[]"]) else tuple(keys)
    try:
        now = _keys_of(shell, name, replace(in_file, keys=chosen)) or NONE
    except ValueRefused as error:
        raise ValueRefused(error.what, f"{error.todo} Nothing was changed.") from None
    from journal.config_writer import save_settings

    saved = save_settings(settings_file(), {setting.name: chosen}).settings
    if is_json(arguments):
        shell.show_records([_record(setting, saved)])
    shell.say(f"Saved: {KEYS}.{name} {now}")


def _keys_of(shell: Shell, name: str, settings: Settings) -> str:
    """Return the keys of a command by its name.

    Raises:
        ValueRefused: the keys of the settings cannot hold together.
        UsageError: there is no such command.
    """
    rows = {row["id"]: row for row in shell.doors.keys(settings)}
    if name not in rows:
        near = nearest(name, rows)
        raise UsageError(f"no command {shown(name)}{f': did you mean {near}?' if near else ''}", _KEYS_NAMED)
    return " ".join(rows[name]["keys"])


def _words_before(setting: Setting) -> str:
    """Return what the file said before; empty where that is not understood, which the new value may put right."""
    try:
        return words_of(setting, getattr(load_settings(settings_file()), setting.name)) or NONE
    except ValueRefused:
        return ""


def completed(own: Sequence[str]) -> list[tuple[str, str]]:
    """Return what may follow the words of the command so far, each with what it is."""
    if not own:
        return [(setting.name, setting.help) for setting in SETTINGS if setting.kind != KEYS]
    setting = next((setting for setting in SETTINGS if setting.name == own[0]), None)
    if setting is None or len(own) > 1:
        return []
    words = ("on", "off") if setting.kind == SWITCH else setting.choices
    return [(word, "") for word in words]
