"""A file from outside that cannot be read: what is wrong with it, and where."""

from journal.errors import EXIT_FILE, JournalError

CORRECT_IT = "Correct it in the file, or export again."


class UnreadableFile(JournalError):
    """A file is not what it should be; whatever was read of it before is not to be used.

    Attributes:
        file: what the file is called.
        line: the line with the fault, from 1; None where the whole file is meant.
        column: the column with the fault; empty where there is none.
    """

    exit_code = EXIT_FILE

    def __init__(
        self, what: str, todo: str = CORRECT_IT, *, file: str, line: int | None = None, column: str = ""
    ) -> None:
        places = (file, f"line {line}" if line else "", f"column {column}" if column else "")
        super().__init__(f"{', '.join(place for place in places if place)}: {what}", f"{todo} Nothing was changed.")
        self.file = file
        self.line = line
        self.column = column
