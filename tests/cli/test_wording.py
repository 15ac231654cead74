"""The words of the shell: calm ones, and none that claim what a journal cannot know."""

import ast
import json
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from journal.cli.commands import COMMANDS
from journal.cli.text import cells, padded, spans, wrapped
from journal.domain.entries import Reading
from journal.domain.slugs import SIGNS
from journal.domain.trends import MEASURES, WINDOWS
from tests.cli.shell import Bench
from tests.support import BERLIN, draft, open_store

FORBIDDEN = re.compile(
    r"\b(monitor\w*|detect\w*|predict\w*|diagnos\w*|recommend\w*|significan\w*|prove[ns]?|your pain improved)\b",
    re.IGNORECASE,
)
EXEMPT = re.compile(r"\bnot a diagnosis\b", re.IGNORECASE)
ROOT = Path(__file__).parents[2]


def forbidden(text: str) -> str | None:
    """Return the first forbidden word of a text, or None."""
    found = FORBIDDEN.search(EXEMPT.sub("", text))
    return found[0] if found else None


def everything(journal: Bench) -> list[str]:
    """Return all that is said of a journal, in words and as records."""
    commands = ["spells", "spells --json", "today", "history", "changes", "changes --json", "export", "report"]
    commands += ["exercises", "exercises --hidden --json", "routine", "routine --json", "plan", "plan --json"]
    commands += [f"exercise {name}" for name in ("bird-dog", "crunch", "walking")]
    for window in WINDOWS:
        commands += [f"trend --window {window} --measure {measure}" for measure in MEASURES]
        commands += [f"trend --window {window} --json", f"trend --window {window} --table"]
    said = []
    for words in commands:
        answer = journal(*words.split())
        assert answer.status == 0, (words, answer.err)
        said += [answer.out, answer.err]
    return said


def keep(journal: Bench, first: str, levels: str) -> None:
    """Log one level a day, each on its day and x for ten, as one who keeps a journal does; a dot is a day without."""
    start = datetime.fromisoformat(f"{first}T12:00").replace(tzinfo=BERLIN)
    with closing(open_store(journal.folder)) as store:
        for n, level in enumerate(levels):
            if level != ".":
                now = start + timedelta(days=n)
                store.save([draft(Reading(level=10 if level == "x" else int(level)), now)], now)


@dataclass(frozen=True)
class Story:
    """A history, the commands after it, and what must be said of it.

    Attributes:
        kept: first days and their levels.
        then: commands without `journal`.
        says: what is said, somewhere, with the rows joined.
        never: what is not.
    """

    kept: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    then: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def weeks(*levels: int) -> str:
    """Return a week at each level, a little up and down within it."""
    return "".join(f"{level}{level}{level + 1}{level}{level - 1}{level}{level}" for level in levels)


STORIES = {
    "falling": Story(
        (("2026-06-01", weeks(8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 2, 2) + "22"),),
        (
            "Weekly averages: falling, somewhere between",
            "roughly 9 times in 10",
            "a difference that people usually notice",
            "past three months, pain on at least half the days (fits the NIH research definition)",
            "on at least half the days",
        ),
        never=("can't tell a", "too early"),
    ),
    "rising": Story(
        (("2026-06-02", weeks(2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 8)),),
        ("Weekly averages: rising, somewhere between",),
        never=("falling",),
    ),
    "barely falling": Story(
        (("2026-08-24", "7777777" * 4 + "7767777" * 4 + "7766777" * 5 + "77"),),
        ("Weekly averages: falling", "less than the 2 points or 30 % that people usually notice"),
    ),
    "level": Story(
        (("2026-08-03", weeks(5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 6, 5)),),
        ("can't tell a direction (",),
        never=("falling", "rising"),
    ),
    "every other day": Story(
        (("2026-08-01", ".5" * 58),), ("past three months, can't tell how often", "can't tell: 124 days not logged")
    ),
    "too early": Story(
        (("2026-10-12", weeks(6, 5, 5, 4, 4, 3) + "33"),),
        ("too early to tell a direction (6 usable weeks)", "under three months"),
        never=("falling", "rising"),
    ),
    "not enough weeks": Story(
        (("2026-11-09", weeks(6, 5)),), ("not enough weeks yet (2 usable weeks, 6 needed)", "acute")
    ),
    "fewer than half": Story(
        (("2026-05-26", ("5" + "0" * 9) * 18 + "500"),),
        ("past three months, on fewer than half the days", "on fewer than half."),
        never=("can't tell how", "can't tell: "),
    ),
    "ended": Story(
        (("2026-08-01", "5555" + "0" * 40),), ("Last spell: 1 Aug to 4 Aug", "ended before the three-month line 1 Nov")
    ),
    "mild return": Story(
        (("2026-09-01", "5555" + "0" * 40 + "12" + "1" * 38),), ("2nd spell in 12 months, mild return",)
    ),
    "unconfirmed": Story(
        (("2026-08-01", "5555"),),
        ("Last logged pain on 4 Aug; the days since are not known", "unlogged days between", "free of back pain?"),
    ),
    "unsure": Story(
        (("2026-08-01", "5555"), ("2026-11-20", "44")),
        (
            "Pain again since 20 Nov (before that 4 Aug); same spell or new is not known",
            "20 Nov or before",
            "the same spell or not, was not said",
        ),
    ),
    "which spell": Story(
        (("2026-08-01", "5555"), ("2026-11-20", "44")),
        ("before that last on 4 Aug: the same spell or a new one?",),
        then=("say 2026-08-05 2026-11-19 unknown",),
    ),
    "the same": Story(
        (("2026-08-01", "5555"), ("2026-11-20", "44")),
        ("the same spell;", "how many is not known", "at least 1 more said of whole periods"),
        then=("spell same",),
    ),
    "new": Story(
        (("2026-08-01", "5555"), ("2026-11-20", "44")),
        ("Saved: a new spell since 20 Nov", "2nd spell in 12 months"),
        then=("spell new",),
    ),
    "said": Story(
        (("2026-08-01", "5555"),),
        ("free of back pain", "back pain on about 3 days", "not remembered", "paused from 24 Nov on"),
        then=(
            "say 2026-08-05 2026-09-30 free",
            "say 2026-10-01 2026-10-20 some 3",
            "say 2026-10-21 2026-10-22 unknown",
            "say today pause",
        ),
    ),
    "the line today": Story(
        (("2026-08-24", "5" * 93),),
        ("three months today", "Tracking goes on", "Taken back", "Done again", "onset set by you"),
        then=(
            "spell start 2026-08-24 about --cause fall --told stenosis",
            "say 2026-08-01 pause",
            "say resume",
            "undo",
            "redo",
            "spell close",
            "spell edit 2026-08-24 --ended none --told none",
            "spell reset 2026-08-24",
            "undo",
        ),
    ),
    "a single day": Story((("2026-11-20", "5"),), ("A single pain day so far, 20 Nov",)),
    "exercises": Story(
        (("2026-11-01", "5" * 24),),
        ("lower in 1, the same in 1, higher in 1", "cannot show what the exercise did", "Left out once: too sore"),
        then=(
            "log 2026-11-02 10:00 did bird-dog 10x5s from 6 to 4",
            "log 2026-11-03 10:00 did bird-dog 10x5s from 5 to 5",
            "log 2026-11-04 10:00 did bird-dog 10x5s from 4 to 6 felt worse",
            "exercise edit bird-dog --name Pointer --note kneeling",
            "exercise hide walking",
            "exercise add Foo --group core --measure minutes --phase advised-against",
            "exercise reset pointer",
            "undo",
            "routine use first-days",
            "routine add evening bird-dog 5x5s",
            "routine stop",
            "plan any 3",
            "plan core 1",
            "skip bird-dog too sore",
            "skip walking",
            "skip walking --undo",
            "bed-rest 8h",
        ),
        never=("streak", "well done", "you should", "missed", "only 0", "goal"),
    ),
    "sessions": Story(
        (("2026-11-01", "5" * 24),),
        ("back pain",),
        then=tuple(f"log 2026-11-{day:02} 10:00 heat 20 from 6 to 4, ice 15 from 5 to 5" for day in range(1, 12)),
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_every_sentence_of_a_history_is_calm(journal: Bench, name: str) -> None:
    story = STORIES[name]
    for first, levels in story.kept:
        keep(journal, first, levels)
    said = []
    for words in story.then:
        answer = journal(*words.split())
        assert answer.status == 0, (words, answer.err)
        said += [answer.out, answer.err]
    said += everything(journal)
    for text in said:
        assert forbidden(text) is None, text
    joined = " ".join(" ".join(said).split())
    for words in story.says:
        assert words in joined, words
    for words in story.never:
        assert words not in joined, words


@pytest.mark.parametrize(
    ("pain", "free", "share", "status"),
    [
        (91, 91, "back pain on 91 (50 %), on at least half the days.", "pain on at least half the days"),
        (90, 92, "back pain on 90 (49 %), on fewer than half.", "on fewer than half the days"),
        (90, 91, "(49–50 %); can't tell: 1 day not logged.", "can't tell how often"),
        (91, 0, "(50–100 %); on at least half the days.", "pain on at least half the days"),
        (90, 0, "(49–100 %); can't tell: 92 days not logged.", "can't tell how often"),
        (2, 90, "(1–51 %); can't tell: 90 days not logged.", ""),
        (2, 91, "(1–50 %); can't tell: 89 days not logged.", ""),
        (2, 92, "at least 2, at most 90 (1–49 %); on fewer than half.", ""),
    ],
)
def test_cant_tell_is_said_exactly_when_unknown_days_make_it_so(
    journal: Bench, pain: int, free: int, share: str, status: str
) -> None:
    # The days of pain come first, then those without, spread over 182 days; the others are not logged.
    journal("spell", "start", "2026-05-27")
    order = sorted(range(182), key=lambda n: (n % 2, n % 25, n))
    first = date(2026, 5, 27)
    levels = {first + timedelta(days=n): 5 if index < pain else 0 for index, n in enumerate(order[: pain + free])}
    lines = [f"{day} pain {level}" for day, level in sorted(levels.items())]
    assert journal("log", "-", stdin="\n".join(lines).encode()).status == 0
    for command in ("spells", "trend", "trend --window 1y --measure spasms"):
        words = " ".join(journal(*command.split()).out.split())
        last182 = next(part for part in re.findall(r"Last 182 days: [^.]*\.", words))
        assert last182.endswith(share), last182
    records = json.loads(journal("spells", "--json").out)
    assert (records[-1]["state"] == "running") is bool(status)
    assert (records[-1]["status"] or "").startswith(f"past three months, {status}" if status else "")


def test_no_command_claims_what_a_journal_cannot_know(journal: Bench) -> None:
    said = [journal("--help").out, journal("keys").out]
    for name in COMMANDS:
        said.append(journal(name, "--help").out)
        answer = journal(name, "--no-such-option")
        said += [answer.out, answer.err]
    for name in SIGNS:
        answer = journal("sign", name)
        said += [answer.out, answer.err]
    said += [journal("pain", "0").err, journal("pain", "10").err, journal("spell", "start", "2026-01-01").err]
    for words in ("where", "due", "undo", "redo", "spell", "spell close 2026-10-10", "spell same", "say", "say x free"):
        answer = journal(*words.split())
        said += [answer.out, answer.err]
    said += everything(journal)
    for text in said:
        assert forbidden(text) is None, text


def literals(path: Path) -> list[tuple[int, str]]:
    """Return every string of a module that is no docstring, with its line."""
    tree = ast.parse(path.read_text())
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def test_no_text_in_the_code_claims_what_a_journal_cannot_know() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {forbidden(text)}"
        for path in sorted((ROOT / "journal").rglob("*.py"))
        for line, text in literals(path)
        if forbidden(text)
    ]
    assert found == []
    for path in (ROOT / "journal").rglob("*"):
        if path.suffix in (".tcss", ".toml", ".md", ".txt", ".json"):
            assert forbidden(path.read_text()) is None, path
    assert forbidden((ROOT / "README.md").read_text()) is None


def test_the_search_for_forbidden_words_finds_them(tmp_path: Path) -> None:
    for word in ("Monitors", "detected", "prediction", "diagnosis", "recommended", "significantly", "proven"):
        assert forbidden(f"It {word} pain.") == word
    assert forbidden("Your pain improved 30 %.") == "Your pain improved"
    assert forbidden("This is not a diagnosis. Improved sleep, an approved plan.") is None
    module = tmp_path / "module.py"
    module.write_text('"""It predicts."""\ndef f(n):\n    "It detects."\n    return f"{n} proven" + "fine"\n')
    assert {text for _, text in literals(module)} == {" proven", "fine"}


def test_cells() -> None:
    assert cells("abc") == 3
    assert cells("東京") == 4
    assert cells("cafe\u0301") == 4
    assert padded("東", 4) == "東  "


def test_wrapping_keeps_every_word_within_the_width() -> None:
    text = "slept badly 東京東京東京東京 and abcdefghijklmnopqrstuvwxyz then  two spaces"
    for width in (5, 8, 13, 40, 200):
        rows = wrapped(text, width)
        assert all(cells(row) <= width for row in rows)
        assert "".join("".join(rows).split()) == "".join(text.split())
    assert wrapped("", 10) == [""]


def test_a_path_is_left_whole_and_styles_follow_their_words() -> None:
    text = "cannot write /a/very/long/path/that/someone/copies now"
    assert [text[start:end] for start, end in spans(text, 20, cut=False)] == [
        "cannot write",
        "/a/very/long/path/that/someone/copies",
        "now",
    ]
    assert spans("", 10) == [(0, 0)]
    assert wrapped("  indented words", 12) == ["  indented", "words"]
