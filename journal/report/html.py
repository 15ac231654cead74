"""The page as one HTML file that needs nothing else and runs nothing.

Jinja2, not string formatting: it escapes whatever is put into the page unless told otherwise, here of the one style
sheet and the drawn chart alone. It is loaded for this page only, and is pure Python.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journal.domain.report import FOOTER, Report
from journal.domain.report_words import LEGEND, chart_title
from journal.report.chart import chart_svg
from journal.report.typeset import kept_together

_HOME = Path(__file__).parent
# As many lines as a sheet holds in letters of the usual size; more are set smaller. No script could measure it.
_ROOM = {"a4": 36, "letter": 32}
_WIDE, _NARROW = 105, 52


def to_html(report: Report, paper: str) -> str:
    """Return the page, which prints to one sheet of `paper`: a4 or letter."""
    environment = Environment(
        loader=FileSystemLoader(_HOME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.finalize = kept_together
    size = "A4" if paper == "a4" else "letter"
    style = f"@page {{ size: {size}; }}\n" + (_HOME / "page.css").read_text(encoding="utf-8")
    crowded = _lines(report) > _ROOM[paper]
    page = environment.get_template("page.html.jinja")
    return page.render(
        report=report,
        crowded=crowded,
        footer=FOOTER,
        chart=chart_svg(report.chart),
        chart_title=chart_title(report.chart.unit),
        legend=LEGEND,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'",
    )


def _lines(report: Report) -> int:
    """Return about how many lines the page takes beside the chart and what is always there."""
    asked = max(_height(asked.answers, _NARROW) for asked in report.asked)
    beside = (report.legs, report.signs, report.limits)
    right = sum(_height(section.sentences, _NARROW) + 2 for section in beside)
    left = sum(-(-len(tried.name) // (_NARROW // 2)) for tried in report.tried) + 4
    return asked + _height(report.pain.sentences, _WIDE) + max(left, right)


def _height(sentences: Iterable[str], width: int) -> int:
    return sum(-(-len(sentence) // width) for sentence in sentences)


def _digest(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()
