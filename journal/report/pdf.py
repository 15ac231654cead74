"""The page as PDF, tagged, by Typst.

All words reach the template as one JSON text among Typst's inputs: never as Typst source, which would run what people
typed. Nothing is fetched, and the fonts are the compiler's own.
"""

import json
from pathlib import Path
from typing import Any

from journal.domain.report import FOOTER, Report, Section
from journal.domain.report_words import LEGEND, chart_title
from journal.errors import JournalError
from journal.report.chart import chart_svg
from journal.report.typeset import kept_together

_TEMPLATE = Path(__file__).with_name("page.typ")
_PAPERS = {"a4": "a4", "letter": "us-letter"}


def to_pdf(report: Report, paper: str) -> bytes:
    """Return the page as one sheet of `paper`: a4 or letter.

    Raises:
        JournalError: Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise JournalError(
            "a PDF needs the package typst, which is not installed",
            'Install the journal with it: uv tool install ".[pdf]" or pip install "pain-journal[pdf]". '
            "The page as HTML needs nothing, and prints as well.",
        ) from error
    words = json.dumps(_set(_words(report)) | {"paper": _PAPERS[paper]})
    # Letters that the compiler's own fonts lack are looked for among the machine's: better than boxes for a name.
    foreign = any(_is_foreign(char) for tried in report.tried for char in tried.name)
    return typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", ignore_system_fonts=not foreign, sys_inputs={"report": words}
    )


def _words(report: Report) -> dict[str, Any]:
    made = report.made_on
    return {
        "title": report.title,
        "about": report.about,
        "made": [made.year, made.month, made.day],
        "asked": [{"question": asked.question, "answers": asked.answers} for asked in report.asked],
        "chart": {"title": chart_title(report.chart.unit), "svg": chart_svg(report.chart), "alt": report.chart.alt},
        "legend": LEGEND,
        "pain": report.pain.sentences,
        "tried": [
            {
                "name": row.name,
                "times": str(row.times) if row.times else "",
                "days": str(row.days) if row.days else "",
                "latest": row.latest,
                "part": row.part,
            }
            for row in report.tried
        ],
        "tried_note": report.tried_note,
        "sections": [_section(section) for section in (report.legs, report.signs, report.limits)],
        "help": _section(report.help),
        "footer": FOOTER,
    }


def _set(words: Any) -> Any:
    """Return words, and lists and tables of them, as they are to be set."""
    if isinstance(words, dict):
        return {key: _set(value) for key, value in words.items()}
    if isinstance(words, list | tuple):
        return [_set(value) for value in words]
    return kept_together(words)


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "sentences": section.sentences}


def _is_foreign(char: str) -> bool:
    """Return whether a character is beyond Latin, Greek, Cyrillic and Hebrew and their signs."""
    return "\u0600" <= char < "\u1e00" or char > "\u2bff"
