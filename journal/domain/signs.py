"""Signs and the plain words of the tier that each opens (domain.md, section 6): shown after saving, never instead."""

from collections.abc import Iterable

from journal.domain.entries import Tag, Value
from journal.domain.slugs import SIGNS

_SENTENCES = {
    "emergency": "This can be an emergency: get medical help now.",
    "today": "This needs a doctor's look today.",
    "appointment": "This is a reason to make an appointment with a doctor.",
}
RECORDED = "The journal keeps what you logged; it cannot tell the cause."


def help_words(values: Iterable[Value]) -> list[str]:
    """Return what to do about the signs among logged values, the most urgent first; empty when none opens a tier."""
    named = [value.name for value in values if isinstance(value, Tag) and value.role == "sign"]
    words = []
    for tier, sentence in _SENTENCES.items():
        signs = dict.fromkeys(name.replace("-", " ") for name in named if SIGNS.get(name) == tier)
        if signs:
            words.append(f"You logged: {', '.join(signs)}. {sentence}")
    return [*words, RECORDED] if words else []
