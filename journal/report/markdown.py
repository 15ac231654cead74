"""The page as Markdown; the chart is a table with text bars."""

import re

from journal.domain.report import FOOTER, Report, Section, Step, Tried
from journal.domain.report_words import chart_title, range_words, step_words

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@]|(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)
_FULL, _HALF = "█", "▌"


def to_markdown(report: Report) -> str:
    """Return the page; words of people's own stay text in every dialect of it."""
    lines = [f"# {_text(report.title)}", "", _text(report.about), ""]
    for asked in report.asked:
        lines += [f"**{_text(asked.question)}**", "", *_items(asked.answers), ""]
    lines += [f"## {_text(chart_title(report.chart.unit))}", "", *_chart(report), ""]
    lines += _section(report.pain)
    lines += ["## What was tried", "", "| what | times | days | latest |", "|---|---:|---:|---|"]
    lines += [_row(tried) for tried in report.tried]
    lines += ["", _text(report.tried_note), ""]
    for section in (report.legs, report.signs, report.limits, report.help):
        lines += _section(section)
    return "\n".join([*lines, "---", "", f"{_text(FOOTER)}.", ""])


def _chart(report: Report) -> list[str]:
    chart = report.chart
    lines = [f"| {chart.unit} | median | range | logged | |", "|---|---:|---|---|---|"]
    for step in chart.steps:
        until = chart.last if step is chart.steps[-1] else step.last
        marks = [mark.name for mark in (chart.onset, chart.line) if mark and step.first <= mark.day <= until]
        bar = " ".join(part for part in (_bar(step), *(f"← {mark}" for mark in marks)) if part)
        median, spread = (f"{step.worst.median:g}", range_words(step)) if step.worst.count else ("", "")
        name = step_words(step, chart.unit, chart.steps[-1].last)
        lines.append(f"| {name} | {median} | {spread} | {step.worst.count} of {step.days} | {_text(bar)} |")
    return lines


def _bar(step: Step) -> str:
    if not step.worst.count:
        return ""
    whole = int(step.worst.median)
    return _FULL * whole + (_HALF if step.worst.median > whole else "") or "0"


def _row(tried: Tried) -> str:
    name = f"– {tried.name}" if tried.part else tried.name
    days = "" if tried.days is None else tried.days
    counts = f"{tried.times} | {days}" if tried.times else " | "
    return f"| {_text(name)} | {counts} | {_text(tried.latest)} |"


def _section(section: Section) -> list[str]:
    return [f"## {_text(section.title)}", "", *_items(section.sentences), ""]


def _items(sentences: tuple[str, ...]) -> list[str]:
    return [f"- {_text(sentence)}" for sentence in sentences]


def _text(words: str) -> str:
    """Return words with everything escaped that could be markup, a link or an entity."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", words)
