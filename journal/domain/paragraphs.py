"""Texts for people as paragraphs, before a screen or a shell gives them its width and its look."""

from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    NOTE = "note"


class Paragraph(NamedTuple):
    """A paragraph on one line, not yet wrapped."""

    part: Part
    text: str


def heading(text: str) -> Paragraph:
    """Return what stands over the paragraphs that follow."""
    return Paragraph(Part.HEADING, text)


def text(words: str) -> Paragraph:
    """Return sentences."""
    return Paragraph(Part.TEXT, words)


def item(words: str) -> Paragraph:
    """Return one line of a list."""
    return Paragraph(Part.ITEM, words)


def note(words: str) -> Paragraph:
    """Return what is added to the paragraph before."""
    return Paragraph(Part.NOTE, words)
