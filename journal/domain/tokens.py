"""The entry line cut into clauses and words; knows quotes, commas and notes, and nothing of their meaning."""

from dataclasses import dataclass

from journal.domain.gate import visible
from journal.errors import LineError

_SHOWN = 40
# What starts a note; with its colon it is printed.
NOTE_WORDS = ("note", "note:")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a line.

    Attributes:
        text: as typed, without the quotes around it.
        start, end: where it stands in the line, quotes included.
        quoted: taken literally, never as a keyword.
    """

    text: str
    start: int
    end: int
    quoted: bool = False

    @property
    def low(self) -> str:
        """The word as keywords are compared; a quoted word equals none of them."""
        return "" if self.quoted else self.text.lower()


@dataclass(frozen=True, slots=True)
class RawClause:
    """The words between two commas, and the note that ends the line; `start` and `end` span it, commas excluded."""

    words: tuple[Token, ...]
    note: Token | None
    start: int
    end: int


def shown(text: str) -> str:
    """Return a word quoted for a message: harmless on a screen and not too long."""
    return f"'{visible(text if len(text) <= _SHOWN else text[:_SHOWN] + '…')}'"


def span(words: "tuple[Token, ...] | list[Token]") -> Token:
    """Return one token over all of `words`, at least one, that stand side by side."""
    return Token(" ".join(word.text for word in words), words[0].start, words[-1].end)


def refusal(line: str, where: Token, what: str, todo: str = "", suggestion: str | None = None) -> LineError:
    """Return the error whose caret stands under `where`."""
    return LineError(what, todo, line=line, start=where.start, end=where.end, suggestion=suggestion)


def scan(line: str) -> list[RawClause]:
    """Return the clauses of a line, at least one; an empty one has neither words nor a note.

    Raises:
        LineError: a control character outside a note, or a quote that is not closed.
    """
    clauses: list[RawClause] = []
    words: list[Token] = []
    begin = at = 0
    while at < len(line):
        if line[at] == " ":
            at += 1
        elif line[at] == ",":
            clauses.append(_clause(words, None, begin, at))
            words = []
            begin = at = at + 1
        else:
            word = _quoted(line, at) if line[at] == '"' else _bare(line, at)
            at = word.end
            if word.low in NOTE_WORDS:
                return [*clauses, _clause(words, _note(line, word), begin, len(line))]
            words.append(word)
    return [*clauses, _clause(words, None, begin, at)]


def _clause(words: list[Token], note: Token | None, begin: int, end: int) -> RawClause:
    parts = [*words, note] if note else words
    if parts:
        begin, end = parts[0].start, parts[-1].end
    return RawClause(tuple(words), note, begin, end)


def _note(line: str, word: Token) -> Token:
    # Byte for byte after one space: a note may begin with spaces of its own.
    if line[word.end : word.end + 1] == ",":
        comma = Token(",", word.end, word.end + 1)
        raise refusal(line, comma, "the note starts with a comma", "Write the note after a space: note slept badly.")
    return Token(line[word.end + 1 :], word.start, len(line))


def _bare(line: str, start: int) -> Token:
    end = start
    while end < len(line) and line[end] not in " ,":
        _refuse_control(line, end)
        end += 1
    return Token(line[start:end], start, end)


def _quoted(line: str, start: int) -> Token:
    """Return the word that the quote at `start` opens; a doubled quote inside stands for one."""
    text = ""
    at = start + 1
    while at < len(line):
        _refuse_control(line, at)
        if line[at] != '"':
            text += line[at]
        elif line[at + 1 : at + 2] == '"':
            text += '"'
            at += 1
        elif line[at + 1 : at + 2] in ("", " ", ","):
            return Token(text, start, at + 1, quoted=True)
        else:
            after = Token(line[at + 1], at + 1, at + 2)
            raise refusal(
                line, after, "a closing quote ends the word", 'Put a space after it, or write "" for a quote.'
            )
        at += 1
    raise refusal(line, Token(line[start:], start, len(line)), "this quote is not closed", 'Add a " at the end of it.')


def _refuse_control(line: str, at: int) -> None:
    char = line[at]
    if char.isprintable():
        return
    where = Token(char, at, at + 1)
    if char in "\r\n":
        raise refusal(line, where, "a line break ends an entry", "Give several lines to `journal log -`, one a line.")
    name = visible(char) if visible(char) != char else f"U+{ord(char):04X}"
    if char == "\t":
        name = f"tab {name}"
    raise refusal(
        line, where, f"the character {name} is not text", "Words are separated by spaces; a note may hold anything."
    )
