"""The one gate between stored text and a screen: storage stays byte-exact, display is harmless (reliability.md)."""

import re

from journal.errors import ValueRefused

# Escape sequences, C1 controls, bidi controls and separators can move the cursor, recolour or reorder a
# terminal; a lone surrogate cannot be encoded at all. The zero-width joiner stays: emoji need it.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def _symbol(match: "re.Match[str]") -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\u27e8{code:04X}\u27e9"


def visible(text: str) -> str:
    """Return `text` on one line with every control, bidi and unencodable character as a visible symbol."""
    return _UNSAFE.sub(_symbol, text)


def refuse_unprintable(text: str, what: str) -> None:
    """Refuse a text with a character that is none to read: a line end, a control or an invisible one.

    Raises:
        ValueRefused: it names the character.
    """
    odd = next((char for char in text if not char.isprintable()), None)
    if odd is not None:
        raise ValueRefused(f"{what} holds the character U+{ord(odd):04X}, which cannot be read", "Take it out.")
