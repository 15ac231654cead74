"""Textual bindings made from the declared commands, and the keys that hold in an application."""

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from journal.tui.command import RAN
from journal.tui.commands import commands_of
from journal.tui.keymap import NO_KEY, KeyTable

_DEFAULTS = KeyTable({})


def bindings_of(place: str) -> list[BindingType]:
    """Return the bindings of a place's commands, each under its id, by which the settings give it other keys."""
    return [
        Binding(
            ",".join(command.keys) or NO_KEY,
            command.action,
            command.title,
            show=False,
            priority=command.over or place == RAN,  # a field to type into has a ctrl+d of its own
            id=command.id,
        )
        for command in commands_of(place)
        if command.own
    ]


class _Named(dict[str, str]):
    """The keys of commands by their ids, for a sentence."""

    def __init__(self, keys: KeyTable) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, name: str) -> str:
        return self._keys.named(name)


def with_keys(node: DOMNode, words: str) -> str:
    """Return words with the keys that hold where a widget is, each in the place of its command: "{cancel} close"."""
    return words.format_map(_Named(keys_on(node)))


def keys_on(node: DOMNode) -> KeyTable:
    """Return the keys that hold where a widget is."""
    table = getattr(node.app, "key_table", _DEFAULTS)
    return table if isinstance(table, KeyTable) else _DEFAULTS
