"""A line of the terminal that is written again and again in its place."""

from journal.cli.shell import DIM, Shell
from journal.cli.text import cells, cut
from journal.domain.gate import visible

BELL = "\a"


class LiveLine:
    """One line on standard error, drawn over itself until it is left."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._shown = ""
        self._width = 0

    def draw(self, text: str) -> None:
        """Write the line anew, cut to the terminal."""
        width = self._shell.width
        if self._shown and width != self._width:
            self.leave()  # the terminal has wrapped it by its own rules
        self._width = width
        line = cut(visible(text), max(width - 1, 1))
        if line == self._shown:
            return
        rest = " " * max(cells(self._shown) - cells(line), 0)
        self._shell.err.write(f"\r{line}{rest}")
        self._shell.err.flush()
        self._shown = line

    def leave(self) -> None:
        """Go on below, whatever stands here stays."""
        if self._shown:
            self._shown = ""
            self._shell.err.write("\n")
            self._shell.err.flush()

    def say(self, words: str) -> None:
        """Say something below the line, which goes on below that."""
        self.leave()
        self._shell.say([(words, DIM)])

    def ring(self) -> None:
        """Ring the terminal's bell, where the settings have one."""
        if self._shell.settings.bell:
            self._shell.err.write(BELL)
            self._shell.err.flush()
