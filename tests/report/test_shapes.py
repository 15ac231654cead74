"""The page in its shapes: whatever is logged stays text, fits one sheet and can be read without seeing it."""

import re
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from journal.domain.report import FOOTER, Report, Section
from journal.errors import JournalError
from journal.report.html import to_html
from journal.report.markdown import to_markdown
from journal.report.pdf import to_pdf
from tests.cli.test_wording import forbidden
from tests.report.pages import HOSTILE, NAME, demo_store, full_store, report
from tests.support import open_store

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "section",
        "div",
    ),
    *("figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "footer"),
    *("svg", "desc", "g", "line", "rect", "circle", "text"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(demo_store(tmp_path_factory.mktemp("demo")))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(full_store(tmp_path_factory.mktemp("full")))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(open_store(tmp_path_factory.mktemp("empty")))


class Read(HTMLParser):
    """What a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


# -- HTML


def test_html_holds_nothing_but_its_own_elements(full: Report) -> None:
    page = Read(to_html(full, "a4"))
    assert set(page.tags) <= TAGS
    for name, value in page.attributes:
        assert not name.startswith("on"), name
        assert name not in ("style", "src", "href", "action"), name
        assert "evil" not in (value or ""), value
    for name in (*HOSTILE, NAME):
        assert name in page.words


def test_html_runs_and_fetches_nothing_by_its_own_policy(full: Report) -> None:
    text = to_html(full, "a4")
    policy = next(value for name, value in Read(text).attributes if name == "content" and value and "default" in value)
    style = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    assert len(style) == 1
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[0]
    assert "@import" not in style[0]


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_html_prints_on_the_sheet_that_is_asked_for(demo: Report, paper: str, size: str) -> None:
    assert f"@page {{ size: {size}; }}" in to_html(demo, paper)


def test_html_sets_a_full_page_smaller(demo: Report, full: Report) -> None:
    assert '<html lang="en">' in to_html(demo, "letter")
    assert '<html lang="en" class="full">' in to_html(full, "a4")


def test_html_can_be_read_without_seeing_it(demo: Report) -> None:
    text = to_html(demo, "a4")
    page = Read(text)
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") == 8
    assert ("role", "img") in page.attributes
    assert ("aria-labelledby", "chart-title chart-desc") in page.attributes
    assert demo.chart.alt in page.words
    assert ("scope", "row") in page.attributes
    assert ("scope", "col") in page.attributes


# -- Markdown


def test_markdown_stays_text_in_every_dialect(full: Report) -> None:
    page = Read(MarkdownIt("gfm-like").render(to_markdown(full)))
    assert set(page.tags) <= TAGS | {"strong", "hr"}
    for name in HOSTILE:
        assert name in page.words
    columns = {line.count("|") - line.count("\\|") for line in to_markdown(full).splitlines() if line.startswith("|")}
    assert columns == {5, 6}


def test_markdown_has_every_week_and_names_the_line(demo: Report) -> None:
    text = to_markdown(demo)
    assert "| 17 Aug | 4 | 4–5 | 6 of 7 | ████ |" in text
    assert "| 1 Jun |  |  | 0 of 7 |  |" in text
    assert "← three-month line 27 Sep |" in text
    assert "← onset 27 Jun |" in text


# -- PDF


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("history", ["demo", "full", "empty"])
def test_pdf_is_one_tagged_sheet_with_the_chart_in_words(
    request: pytest.FixtureRequest, history: str, paper: str
) -> None:
    page = request.getfixturevalue(history)
    pdf = to_pdf(page, paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert {"a4": b"595.2", "letter": b"612 792"}[paper] in b"".join(re.findall(rb"/MediaBox\s*\[[^]]*\]", pdf))
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/Marked true", pdf)
    assert re.search(rb"/Lang\s*\(en", pdf)
    words = page.chart.alt[:20]
    told = [rf"\({words}".encode(), b"<FEFF" + words.encode("utf-16-be").hex().upper().encode()]
    told.append(re.escape(b"(\xfe\xff" + words.encode("utf-16-be")))
    assert re.search(rb"/Alt\s*(" + b"|".join(told) + b")", pdf)
    assert not re.search(rb"/(JavaScript|JS|URI|Launch|OpenAction)\b", pdf)


def test_pdf_runs_nothing_that_was_typed(demo: Report) -> None:
    for words in ("#panic(1)", '#read("/etc/passwd")', "= $x$ `x` <y> @z", '"); panic("', "\\u{1F600} #sys.inputs"):
        hostile = replace(demo, title=words, legs=Section(title=words, sentences=(words,)))
        assert to_pdf(hostile, "a4").startswith(b"%PDF")


def test_pdf_without_its_package_says_how_to_get_it(demo: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(JournalError) as refused:
        to_pdf(demo, "a4")
    assert 'uv tool install ".[pdf]"' in refused.value.todo
    assert 'pip install "pain-journal[pdf]"' in refused.value.todo


# -- all of them


@pytest.mark.parametrize("history", ["demo", "full", "empty"])
def test_every_shape_says_all_of_it_and_claims_nothing(request: pytest.FixtureRequest, history: str) -> None:
    page = request.getfixturevalue(history)
    html = Read(to_html(page, "a4")).words.replace("\u00a0", " ")
    markdown = Read(MarkdownIt("gfm-like").render(to_markdown(page))).words
    sections = (page.pain, page.legs, page.signs, page.limits, page.help)
    said = [page.title, page.about, page.tried_note, FOOTER]
    said += [sentence for section in sections for sentence in (section.title, *section.sentences)]
    said += [words for asked in page.asked for words in (asked.question, *asked.answers)]
    said += [row.name for row in page.tried]
    for sentence in said:
        assert sentence in html
        assert sentence in markdown
    assert forbidden(html) is None
    assert forbidden(markdown) is None
    assert not re.search(r"improved \d", html)


def test_what_a_page_is_written_with_claims_nothing() -> None:
    for path in (Path(__file__).parents[2] / "journal" / "report").iterdir():
        if path.suffix in (".jinja", ".css", ".typ"):
            assert forbidden(path.read_text(encoding="utf-8")) is None, path
