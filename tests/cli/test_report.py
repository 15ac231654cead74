"""`journal report`: where the page goes, in which shape, and what is refused."""

import stat

import pytest

from tests.cli.shell import Bench
from tests.cli.test_funnel import loaded


@pytest.fixture
def begun(journal: Bench) -> Bench:
    journal.line("pain 4, heat 20 from 6 to 4, took ibuprofen 400mg, spasm calf left x3 worst 6 night")
    return journal


def test_without_a_file_it_is_markdown_on_standard_output(begun: Bench) -> None:
    answer = begun("report")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines[0] == "# Back pain from 27 May 2026 to 24 Nov 2026"
    assert "| – ibuprofen, 400mg | 1 | 1 | 24 Nov |" in answer.lines
    assert answer.lines[-1] == "Recorded by the patient; not a diagnosis."
    assert begun("report", "-", "--as", "html").out.startswith("<!DOCTYPE html>")


def test_the_ending_of_the_file_names_the_shape(begun: Bench) -> None:
    for name, start in (("a.md", b"# Back"), ("a.html", b"<!DOCTYPE"), ("a.pdf", b"%PDF")):
        path = begun.folder / name
        answer = begun("report", str(path))
        assert answer.status == 0
        assert answer.words == [f"Wrote back pain from 27 May 2026 to 24 Nov 2026 to {path}."]
        assert path.read_bytes().startswith(start)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert begun("report", str(begun.folder / "page"), "--as", "md").status == 0


def test_days_and_paper(begun: Bench) -> None:
    assert begun("report", "--from", "2026-11-01", "--to", "2026-11-23").lines[0].endswith("1 Nov 2026 to 23 Nov 2026")
    assert "size: letter" in begun("report", "--as", "html", "--paper", "letter").out
    for words in ("--from 2027-01-01", "--from mon --to 2026-11-01", "--paper a5", "--as doc", "page.doc"):
        answer = begun("report", *words.split())
        assert (answer.status, answer.out) == (2, ""), words


def test_nothing_is_overwritten_unasked(begun: Bench) -> None:
    path = begun.folder / "page.html"
    path.write_text("mine")
    answer = begun("report", str(path))
    assert answer.status == 2
    assert "--force" in answer.err
    assert path.read_text() == "mine"
    assert begun("report", str(path), "--force").status == 0
    assert path.read_text() != "mine"


def test_before_the_first_entry_there_is_nothing_to_report(journal: Bench) -> None:
    answer = journal("report")
    assert (answer.status, answer.out) == (2, "")
    assert "nothing is logged yet" in answer.err
    assert not journal.file.exists()


def test_a_pdf_goes_to_a_file_or_a_pipe(begun: Bench) -> None:
    done = begun.process("report", "--as", "pdf")
    assert (done.returncode, done.stdout[:5], done.stderr) == (0, b"%PDF-", b"")
    status, seen = begun.terminal("report", "--as", "pdf")
    assert status == 2
    assert "a PDF is a file" in seen
    assert "%PDF" not in seen


def test_a_terminal_sees_the_page_through_the_gate(begun: Bench) -> None:
    begun("exercise", "add", "Foo\u202ebar", "--group", "core", "--measure", "minutes")
    begun.line("did walking 20m")
    status, seen = begun.terminal("report", "--plain")
    assert status == 0
    assert "# Back pain from" in seen
    assert "\u202e" not in seen


def test_without_typst_the_other_shapes_work(begun: Bench) -> None:
    blocked = begun.folder / "blocked"
    blocked.mkdir()
    (blocked / "typst.py").write_text("raise ImportError\n")
    env = {"PYTHONPATH": str(blocked)}
    done = begun.process("report", str(begun.folder / "page.pdf"), env=env)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b'pip install "pain-journal[pdf]"' in done.stderr
    assert begun.process("report", "--as", "html", env=env).returncode == 0


def test_only_what_a_shape_needs_is_loaded(begun: Bench) -> None:
    for shape, needed in (("md", set[str]()), ("html", {"jinja2"}), ("pdf", {"typst"})):
        status, modules = loaded(begun, "report", str(begun.folder / f"page.{shape}"))
        assert status == 0
        assert modules & {"jinja2", "typst", "textual", "alembic", "plotext"} == needed
