"""The least window that the screens are made for, and what is said in a smaller one."""

from textwrap import wrap

from textual.geometry import Size

LEAST = Size(60, 20)


def is_too_small(size: Size) -> bool:
    """Return whether a window is smaller than the screens are made for."""
    return size.width < LEAST.width or size.height < LEAST.height


def least_lines(size: Size) -> list[str]:
    """Return what is said in a window of that size, in lines that fit."""
    least, this = (f"{one.width}×{one.height}" for one in (LEAST, size))
    width = max(size.width - 2, 1)
    return [*wrap(f"{least} is the least; this is {this}.", width), *wrap("Nothing is lost.", width)]
