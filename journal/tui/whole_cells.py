"""Wide characters stay whole in what lies over something else: a message, the entry line.

Textual cuts each line at the edges of all widgets, of those that are covered as well, and a wide character that lies
over such an edge is drawn as two blanks. What whole lines of the screen cover is therefore left out.
"""

from textual import screen
from textual._compositor import Compositor
from textual.geometry import Region
from textual.widget import Widget


class WholeCells(Compositor):
    """Puts a screen together without what is covered over its whole width."""

    @property
    def visible_widgets(self) -> dict[Widget, tuple[Region, Region]]:
        """The widgets from front to back, each with its region and the part of the screen that it may be drawn in."""
        if self._visible_widgets is None:
            covers: list[Region] = []
            found = {}
            for widget, (region, clip) in super().visible_widgets.items():
                shown = region.intersection(clip)
                seen = shown
                for cover in covers:
                    seen = _beside(seen, cover)
                # All of the screen counts as covered nowhere: what draws it anew draws everything anew.
                found[widget] = (region, clip if seen == shown or widget is self.root else seen)
                if shown.width == self.size.width:
                    covers.append(shown)
            self._visible_widgets = found
        return self._visible_widgets


def _beside(region: Region, cover: Region) -> Region:
    """Return what of a region is above or below some whole lines; all of it where they lie in its middle."""
    if cover.y <= region.y < cover.bottom:
        top = min(cover.bottom, region.bottom)
        return Region(region.x, top, region.width, region.bottom - top)
    if cover.y < region.bottom <= cover.bottom:
        return Region(region.x, region.y, region.width, cover.y - region.y)
    return region


def keep_characters_whole() -> None:
    """Let every screen be put together so."""
    screen.Compositor = WholeCells  # type: ignore[attr-defined]
