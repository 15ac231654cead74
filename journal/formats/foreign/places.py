"""What the words of other trackers' files name: a place of the body, in English and German, and a level of pain."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from journal.domain.entries import MAX_LEVEL
from journal.domain.slugs import SIDE_ALIASES, SITE_ALIASES, SITES

_SITES = {
    **{site: site for site in SITES},
    **{word: site for word, site in SITE_ALIASES.items() if word not in ("lb", "si")},
    "fuß": "foot",
    "fuss": "foot",
    "füße": "foot",
    "gesäß": "buttock",
    "gesäss": "buttock",
    "huefte": "hip",
    "hüft": "hip",
    "hüfte": "hip",
    "iliosakralgelenk": "sacroiliac",
    "isg": "sacroiliac",
    "knie": "knee",
    "kreuz": "back",
    "leiste": "groin",
    "leisten": "groin",
    "lendenwirbelsäule": "back",
    "lws": "back",
    "nacken": "neck",
    "oberschenkel": "thigh",
    "ruecken": "back",
    "rücken": "back",
    "schienbein": "shin",
    "wade": "calf",
    "waden": "calf",
}
# Places that the journal does not have: pain there is none of the back, whatever else is named with them.
_ELSEWHERE = re.compile(
    "abdom(?:en|inal)|ankles?|arms?|belly|breasts?|chest|ears?|elbows?|eyes?|face|fingers?|hands?|head|jaw|legs?"
    "|migraines?|pelvi[cs]|period|ribs?|sciatica|shoulders?|stomach|thoracic|throat|thumbs?|toes?|tooth|wrists?"
    "|arme|bauch|becken|beine?|brust|brustwirbelsäule|bws|ell(?:en)?bogen|hals|hände|handgelenke?|ischias|kiefer|kopf"
    "|migräne|schultern?|unterleibs?|zahn|zähne|zehe?n?"
)
_SI_JOINT = re.compile(r"\bsi[\s-]+joints?\b")
_UPPER_BACK = re.compile(r"\b(?:upper|mid|middle|ober\w*|mittler\w*)[\s-]+(?:back|rücken)")
_SIDES = {
    "left": re.compile("left|link(?:s|e[mnrs]?)"),
    "right": re.compile("right|recht(?:s|e[mnrs]?)"),
    "both": re.compile("both|bilateral|beiden?|beidseitig"),
    "middle": re.compile("middle|mitte"),
}
_OF_PAIN = re.compile(r"(?<=\w)(?:aches?|pains?|schmerz(?:en)?)$")
_PAIN = re.compile(r"\b(?:pains?|painful|(?:back|head|stomach|tooth)?aches?)\b|schmerz")
# As long as a number of a tracker is: one with a million zeros is none.
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,12})?")
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?(?:\s*/\s*10)?")


def plain(text: str) -> str:
    """Return a text as it is compared: composed (NFC), small letters, without white space around."""
    return unicodedata.normalize("NFC", text).strip().lower()


def places_in(text: str) -> list[str]:
    """Return the places that a text names, each once: sites of the journal, and "" for one that it does not have."""
    low = plain(text)
    if low in SITE_ALIASES:
        return [SITE_ALIASES[low]]
    low = _SI_JOINT.sub("sij", low)
    found = [""] if _UPPER_BACK.search(low) else []
    for word in re.findall(r"\w+", _UPPER_BACK.sub(" ", low)):
        stem = _OF_PAIN.sub("", word)
        if _ELSEWHERE.fullmatch(stem):
            found.append("")
        elif stem in _SITES:
            found.append(_SITES[stem])
    # "Lower back (lumbar)" is one place, and so is "SI joint, sacroiliac".
    return list(dict.fromkeys(found))


def side_in(text: str) -> str | None:
    """Return the side that a text names; None where it names none, or several."""
    low = plain(text)
    if not low:
        return None
    if low in SIDE_ALIASES:
        return SIDE_ALIASES[low]
    words = re.findall(r"\w+", low)
    found = {side for side, pattern in _SIDES.items() if any(map(pattern.fullmatch, words))}
    if found == {"left", "right"}:
        return "both"
    return found.pop() if len(found) == 1 else None


def names_pain(text: str) -> bool:
    """Return whether a name is that of a pain, in English or German."""
    return bool(_PAIN.search(plain(text)))


def level_of(text: str, levels: Mapping[str, int]) -> int | None:
    """Return the level that a value is: by the user's `levels`, or a whole number from 0 to 10; else None.

    "7/10" and "4.0" are whole; "3.5", "45" and "mild" are none, and are never made one.
    """
    low = plain(text)
    if low in levels:
        return levels[low]
    whole = _WHOLE.fullmatch(low)
    return int(whole[1]) if whole and int(whole[1]) <= MAX_LEVEL else None


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is, with a point or a comma; None when it is none."""
    text = text.strip()
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def number_words(number: Decimal) -> str:
    """Return a number without zeros at its end: 7.500 is "7.5"."""
    return f"{number.normalize():f}"
