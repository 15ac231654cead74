"""Charts as values: numbers and a size in, rows of text with roles out; the only place that knows plotext."""

from journal.charts.below import day_marks, draw_gauges, gauge_rows
from journal.charts.calendar import draw_year
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
from journal.charts.gauges import line_gauge, share_gauge
from journal.charts.scale import DayScale, LevelScale
from journal.charts.small import level_bar, spark, trend_table
from journal.charts.times import draw_times
from journal.charts.trend import DayMarks, day_scale, draw_trend
from journal.charts.weeks import draw_care, draw_legs, draw_weeks, week_room

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
    "day_marks",
    "day_scale",
    "draw_care",
    "draw_gauges",
    "draw_legs",
    "draw_times",
    "draw_trend",
    "draw_weeks",
    "draw_year",
    "gauge_rows",
    "level_bar",
    "line_gauge",
    "message",
    "share_gauge",
    "spark",
    "to_ansi",
    "to_plain",
    "trend_table",
    "week_room",
]
