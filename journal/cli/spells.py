"""`spells`: every spell of back pain, and what is not known of the days between."""

from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.domain.sentences import question_words, share_sentence, status_words
from journal.domain.spell_words import span_words, spell_lines
from journal.domain.standing import Question, Standing
from journal.domain.words import statement_words
from journal.errors import EXIT_DONE
from journal.services.logging import today
from journal.services.spells import Judged, judged

_NO_SPELL = "No spell of back pain is known yet. To set when one began: journal spell start DATE"


def run(shell: Shell, arguments: Arguments) -> int:
    """Print the spells, oldest first, with what is asked about each."""
    store = shell.found_store()
    if store is None:
        shell.nothing_yet(arguments)
        return EXIT_DONE
    known = judged(store, today(shell.clock, shell.settings))
    if is_json(arguments):
        from journal.services.records import standing_record

        shell.show_records(standing_record(known, standing, shell.settings.acute_days) for standing in known.spells)
        return EXIT_DONE
    if not known.spells:
        shell.say(_NO_SPELL)
    for standing in known.spells:
        _show_spell(shell, known, standing)
    statements = store.statements()
    if statements:
        shell.show([("What was said of periods", BOLD)])
        for said in statements:
            words = statement_words(said, known.history.today, known.history.unlogged_of(said))
            shell.show(f"  {words}", wrap=True)
        shell.show()
    _show_shares(shell, known)
    return EXIT_DONE


def _show_spell(shell: Shell, known: Judged, standing: Standing) -> None:
    shell.show([(span_words(standing), BOLD), (f"  {standing.spell.onset.isoformat()}", DIM)])
    for line in spell_lines(standing, known.logged_of(standing), shell.settings.acute_days):
        shell.show(f"  {line}", wrap=True)
    if standing.question is not None:
        shell.show([("  ? ", BOLD), (question_words(standing.question, known.history.today), PLAIN)], wrap=True)
        for command in _answers(standing.question, known.question):
            shell.show([(f"      {command}", DIM)])
    shell.show()


def _answers(question: Question, latest: Question | None) -> list[str]:
    """Return the commands that answer a question; same and new answer the latest one."""
    again = ["journal spell same", "journal spell new"] if question.again is not None and question == latest else []
    if question.kind == "return":
        return again
    days = f"journal say {question.first.isoformat()} {question.last.isoformat()}"
    return [f"{days} free", f"{days} some N", f"{days} unknown", *again]


def _show_shares(shell: Shell, known: Judged) -> None:
    for share in known.shares():
        shell.show(share_sentence(share), wrap=True)
    if known.current is not None:
        status = status_words(known.current, known.shares()[0])
        if status:
            shell.show(f"{status[:1].upper()}{status[1:]}.", wrap=True)
