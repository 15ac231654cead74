"""`red-flags`: when to get help. It opens no journal, and wrong settings do not keep it from being read."""

from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, PLAIN, Shell
from journal.cli.text import wrapped
from journal.domain.paragraphs import Part
from journal.domain.signs import help_paragraphs, number_words
from journal.errors import EXIT_DONE, JournalError

_WIDEST = 80
_NARROWEST = 20
_ITEM = "- "


def run(shell: Shell, arguments: Arguments) -> int:  # noqa: ARG001
    """Print the lists."""
    width = min(max(shell.width, _NARROWEST), _WIDEST)
    before = None
    for part, text in help_paragraphs(_numbers(shell)):
        if before is not None and (part is Part.HEADING or (before is Part.ITEM and part is not Part.ITEM)):
            shell.show()
        head = _ITEM if part is Part.ITEM else ""
        for number, row in enumerate(wrapped(text, width - len(head))):
            indent = " " * len(head) if number else head
            shell.show([(f"{indent}{row}", BOLD if part is Part.HEADING else PLAIN)])
        before = part
    shell.say("To log a sign: journal sign NAME, for example journal sign numb-saddle.")
    shell.say("Once you got advice about one: journal advice NAME.")
    return EXIT_DONE


def _numbers(shell: Shell) -> list[str]:
    try:
        settings = shell.settings
    except JournalError as error:
        shell.say(f"Your telephone numbers are missing below: {error.what}.")
        return []
    return number_words(settings.emergency_number, settings.doctor_number)
