"""Textual bindings made from the declared commands."""

from textual.binding import Binding, BindingType

from journal.tui.commands import commands_of


def bindings_of(place: str) -> list[BindingType]:
    """Return the bindings of a place's commands."""
    return [
        Binding(key, command.action, command.title, show=False, priority=command.over, id=f"{command.id}-{key}")
        for command in commands_of(place)
        if command.own
        for key in command.keys
    ]
