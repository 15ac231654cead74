"""Help, from the declarations of the commands."""

from journal.cli.commands import COMMANDS, COMMON, TOP
from journal.cli.declared import Command, Option
from journal.cli.shell import BOLD, PLAIN, Shell

_INDENT = "  "


def show_help(shell: Shell, command: Command | None) -> None:
    """Print the help of a command, or of the program."""
    if command is None or not command.group:
        _show_all(shell)
    else:
        _show_one(shell, command)


def _show_all(shell: Shell) -> None:
    shell.show("A journal for lower back pain and leg cramps. Without a command it opens the screens.")
    shell.show()
    _usage(shell, "journal [COMMAND …]")
    for group in dict.fromkeys(command.group for command in COMMANDS.values() if command.group):
        _rows(shell, group, [(name, c.summary) for name, c in COMMANDS.items() if c.group == group])
    _rows(shell, "Options", [(_named(option), option.help) for option in (*COMMON, *TOP)])
    shell.show()
    shell.show("journal COMMAND --help tells more. It records and shows; it is no substitute for a doctor.")


def _show_one(shell: Shell, command: Command) -> None:
    shell.show(f"{command.summary[:1].upper()}{command.summary[1:]}.")
    shell.show()
    _usage(shell, f"journal {command.name} {command.words}".rstrip())
    _rows(shell, "Options", [(_named(option), option.help) for option in (*command.options, *COMMON)])
    for option in command.options:
        if option.choices:
            shell.show()
            shell.show(f"{option.value}: {', '.join(option.choices)}")
    if command.free:
        shell.show()
        shell.show("Only these options count as options; everything after -- is words.")
    if command.examples:
        shell.show()
        shell.show([("For example", BOLD)])
        for example in command.examples:
            shell.show(_INDENT + example)


def _usage(shell: Shell, usage: str) -> None:
    shell.show([("Usage: ", BOLD), (usage, PLAIN)], wrap=True)


def _rows(shell: Shell, title: str, rows: list[tuple[str, str]]) -> None:
    from journal.cli.text import padded, wrapped

    shell.show()
    shell.show([(title, BOLD)])
    left = max(len(name) for name, _ in rows) + 2
    for name, summary in rows:
        for number, text in enumerate(wrapped(summary, max(shell.width - left - len(_INDENT), 30))):
            shell.show(_INDENT + padded("" if number else name, left) + text)


def _named(option: Option) -> str:
    return f"{option.name} {option.value}".rstrip()
