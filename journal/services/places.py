"""Where heat, ice and cramps were last: what their forms begin with."""

from typing import TYPE_CHECKING

from journal.domain.entries import Spasm, Thermal

if TYPE_CHECKING:
    from journal.store.store import Store

# Among so many the last of heat and of ice are found, unless one of them was long ago.
_LATEST = 20


def last_places(store: "Store") -> dict[str, tuple[str, str]]:
    """Return site and side of the latest entry of heat, of ice and of cramps; "" for no side.

    A pain level is not among them: its form begins with the back, whose days are counted.
    """
    places = {}
    for entry in store.entries(kinds=(Thermal.kind, Spasm.kind), limit=_LATEST):
        if isinstance(entry.value, Thermal):
            places[entry.value.modality] = (entry.value.site, entry.value.side or "")
        elif isinstance(entry.value, Spasm):
            places["spasm"] = (entry.value.site, entry.value.side or "")
    return places
