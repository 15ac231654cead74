"""The one gate between stored text and a screen: storage stays byte-exact, display is harmless (reliability.md)."""

import re
import unicodedata

from journal.errors import ValueRefused

_ONE = "\ufffd"
# What belongs together to one sign: an emoji with its colour or skin, several joined, a flag of tags, a keycap.
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff]"
    "(?:[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?)"
)
_SIGN = f"{_EMOJI}(?:\u200d{_EMOJI})*(?:[\U000e0020-\U000e007e]+\U000e007f)?|[0-9#*]\ufe0f?\u20e3"
# Escape sequences, C1 controls, bidi controls and separators can move the cursor, recolour or reorder a
# terminal; a lone surrogate cannot be encoded at all. A joiner, a skin or a tag outside a sign, and fillers, are not to
# be seen, and each terminal counts their cells in its own way: rows would not stand in line.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe0e\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]"
)
# A mark or a variation needs a letter that it belongs to.
_FIRST = r"(?:^|(?<=\s))[^\x00-\u02ff\s]"
_LOOKED_AT = re.compile(f"(?P<sign>{_SIGN})|(?P<unsafe>{_UNSAFE})|(?P<first>{_FIRST})")
_MARKS = ("Mn", "Me")


def _symbol(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\u27e8{code:04X}\u27e9"


def visible(text: str, *, one_for_one: bool = False) -> str:
    """Return `text` on one line with every character that is not to be seen as a visible symbol.

    Args:
        text: anything.
        one_for_one: each symbol is one character, so that positions stay the same.
    """
    if text.isascii() and text.isprintable():
        return text

    def shown(match: "re.Match[str]") -> str:
        char = match[0]
        if match["sign"] or (match["first"] and unicodedata.category(char) not in _MARKS):
            return char
        symbol = _symbol(char)
        return _ONE if one_for_one and len(symbol) > 1 else symbol

    return _LOOKED_AT.sub(shown, text)


def refuse_unprintable(text: str, what: str) -> None:
    """Refuse a text with a character that is none to read: a line end, a control or an invisible one.

    Raises:
        ValueRefused: it names the character.
    """
    odd = next((char for char in text if not char.isprintable()), None)
    if odd is not None:
        raise ValueRefused(f"{what} holds the character U+{ord(odd):04X}, which cannot be read", "Take it out.")
