"""A terminal journal for lower back pain and leg cramps."""

__version__ = "0.1.0"
