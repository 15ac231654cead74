"""Expected failures: each says what happened, what to do, and the exit code it ends a command with."""

EXIT_DONE = 0
EXIT_NO = 1
EXIT_WORDS = 2
EXIT_FILE = 3
EXIT_INTERRUPTED = 130


class JournalError(Exception):
    """A failure that a user can meet.

    Attributes:
        what: one sentence, what happened; may quote people's text, so it is shown through the gate.
        todo: one sentence, what to do about it; empty when there is nothing to add.
        command: the same for those in a shell, who type commands; `todo` unless there is such a sentence.
        exit_code: the exit status of a shell command that ends with it.
    """

    exit_code = EXIT_WORDS

    def __init__(self, what: str, todo: str = "", *, command: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.command = command or todo

    def __str__(self) -> str:
        return self.what


class ValueRefused(JournalError):
    """A value outside its range or list; nothing was saved."""


class LineError(ValueRefused):
    """A word of an entry line that was not understood.

    Attributes:
        line: the whole line as typed.
        start: 0-based index of the first character that the message is about.
        end: index after the last one; start == end points between characters.
        suggestion: the nearest known word, or None.
    """

    def __init__(
        self, what: str, todo: str = "", *, line: str, start: int, end: int, suggestion: str | None = None
    ) -> None:
        super().__init__(what, todo)
        self.line = line
        self.start = start
        self.end = end
        self.suggestion = suggestion


class UnknownName(LineError):
    """A name that the given vocabulary does not hold: a larger vocabulary may know it."""


class NotFound(JournalError):
    """No entry, spell or operation answers to what was asked for."""


class StaleEdit(JournalError):
    """The entry was changed elsewhere since it was read; nothing was overwritten."""


class FileRefused(JournalError):
    """The journal file, or a file to be written, cannot be used."""

    exit_code = EXIT_FILE
