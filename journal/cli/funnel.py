"""The one way in and out of a shell command: every failure becomes words and an exit status."""

import os
import sys
from importlib import import_module

from journal.cli.arguments import Arguments, UsageError, read_arguments
from journal.cli.shell import BOLD, PLAIN, Doors, Shell, is_terminal
from journal.errors import EXIT_DONE, EXIT_FILE, EXIT_INTERRUPTED, JournalError, LineError

_STAYS = "What was saved stays saved: journal today shows it."
EXIT_INSIDE = 70  # EX_SOFTWARE: our own mistake, unlike any answer


def run(argv: list[str], doors: Doors) -> int:
    """Run a command line; return its exit status."""
    shell = Shell(doors)
    try:
        try:
            status = _dispatch(argv, shell)
            shell.out.flush()
            shell.err.flush()
        except BaseException as error:  # noqa: BLE001 - the funnel
            status = _failed(error, shell, debug="--debug" in argv)
            shell.out.flush()
            shell.err.flush()
    except BrokenPipeError:
        status = _without_reader(shell)
    except OSError as error:
        status = _unwritten(error, shell)
    finally:
        shell.close()
    return status


def _dispatch(argv: list[str], shell: Shell) -> int:
    arguments = read_arguments(argv)
    shell.options = arguments.options
    command = arguments.command
    if arguments.has("--help"):
        from journal.cli.help import show_help

        show_help(shell, command)
        return EXIT_DONE
    if arguments.has("--version"):
        from journal import __version__

        shell.show(f"pain-journal {__version__}")
        return EXIT_DONE
    if command is None:
        return _screens(arguments, shell)
    family = import_module(f"journal.cli.{command.module}")
    return int(family.run(shell, arguments))


def _screens(arguments: Arguments, shell: Shell) -> int:
    if not (is_terminal(sys.stdin) and is_terminal(shell.out)):
        raise UsageError("the screens need a terminal", "Here use a command: journal today, or journal --help for all.")
    if os.environ.get("TERM") == "dumb":
        raise UsageError(
            "the screens cannot be drawn in this terminal: TERM is dumb",
            "Here use a command: journal today, or journal --help for all.",
        )
    settings = shell.settings
    if arguments.has("--plain"):
        from dataclasses import replace

        settings = replace(settings, plain_now=True)
    if arguments.has("--demo"):
        return shell.doors.demo(settings, shell.clock)
    return shell.doors.screens(shell.paths, settings, shell.clock)


def _failed(error: BaseException, shell: Shell, *, debug: bool) -> int:
    """Say what happened and what to do; return the status."""
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, KeyboardInterrupt):
        shell.say("Interrupted.")
        return EXIT_INTERRUPTED
    if isinstance(error, SystemExit | GeneratorExit):
        raise error
    if debug:
        _show_origin(error, shell)
    if isinstance(error, JournalError):
        _refuse(shell, error.what, error.command, error if isinstance(error, LineError) else None)
        return error.exit_code
    if isinstance(error, OSError) and error.strerror:
        if error.filename is None:
            # Perhaps after a save: to try again would log it twice.
            _refuse(shell, f"the answer cannot be printed: {error.strerror}", _STAYS)
        else:
            _refuse(shell, f"{error.filename}: {error.strerror}", "Check the place, then try again.")
        return EXIT_FILE
    # The message of an unforeseen error may hold what someone typed: only its kind is told.
    again = "" if debug else "Run it again with --debug to see where."
    _refuse(shell, f"something went wrong inside: {type(error).__name__}", again)
    return EXIT_INSIDE


def _refuse(shell: Shell, what: str, todo: str, error: LineError | None = None) -> None:
    shell.say([("journal: ", PLAIN), (what, BOLD)])
    if error is not None and error.line:
        from journal.cli.text import caret_lines

        line, carets = caret_lines(error, shell.width)
        shell.say(line, wrap=False)
        shell.say(carets, wrap=False)
    if todo:
        shell.say(todo)


def _show_origin(error: BaseException, shell: Shell) -> None:
    import traceback

    for part in traceback.format_exception(error):
        for line in part.rstrip("\n").split("\n"):
            shell.say(line)


def _without_reader(shell: Shell) -> int:
    """Go quietly: whoever read the output has seen enough; what is still buffered goes nowhere."""
    for stream in (shell.out, shell.err):
        try:
            stream.flush()
        except OSError:
            _to_nowhere(stream.fileno())
    return EXIT_DONE


def _unwritten(error: OSError, shell: Shell) -> int:
    _to_nowhere(shell.out.fileno())
    try:
        shell.err.write(f"journal: the answer cannot be printed: {error.strerror}\n{_STAYS}\n")
        shell.err.flush()
    except OSError:
        _to_nowhere(shell.err.fileno())
    return EXIT_FILE


def _to_nowhere(descriptor: int) -> None:
    """Point a descriptor at nothing, so that Python's own last flush has nothing to complain about."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
