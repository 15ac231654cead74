"""Charts as values: numbers and a size in, rows of text with roles out; the only place that knows plotext."""

from journal.charts.drawing import (
    DARK,
    LIGHT,
    Drawing,
    Markers,
    Palette,
    Role,
    Run,
    contrast,
    message,
    to_ansi,
    to_plain,
)
from journal.charts.scale import DayScale, LevelScale
from journal.charts.small import level_bar, spark, trend_table
from journal.charts.trend import DayMarks, day_scale, draw_trend

__all__ = [
    "DARK",
    "LIGHT",
    "DayMarks",
    "DayScale",
    "Drawing",
    "LevelScale",
    "Markers",
    "Palette",
    "Role",
    "Run",
    "contrast",
    "day_scale",
    "draw_trend",
    "level_bar",
    "message",
    "spark",
    "to_ansi",
    "to_plain",
    "trend_table",
]
