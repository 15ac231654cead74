"""What may follow each clause word: one table for reading a line, completing it and explaining it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journal.domain import slugs

Meaning = tuple[str, str]


def _plain(field_name: str, words: tuple[str, ...], aliases: Mapping[str, str] | None = None) -> dict[str, Meaning]:
    table = {word: (field_name, word) for word in words}
    return table | {alias: (field_name, word) for alias, word in (aliases or {}).items()}


SITE = _plain("site", slugs.SITES, slugs.SITE_ALIASES)
SIDE = _plain("side", slugs.SIDES, slugs.SIDE_ALIASES)
QUALITY = _plain("quality", slugs.QUALITIES, slugs.QUALITY_ALIASES)
TIME = _plain("when", slugs.SPASM_TIMES)
FELT = _plain("felt", slugs.FELT)
ROUTE = _plain("route", slugs.ROUTES)
CLASS = _plain("class_", slugs.MEDICINE_CLASSES)

# Arguments of keywords: (field, kind of argument).
_FROM_TO = {"from": ("level_before", "level"), "to": ("level_after", "level")}
_DOSE_KEYS = {"sets": ("sets", "count"), "reps": ("reps", "count"), "hold": ("hold_s", "seconds")}


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may follow a clause word.

    Attributes:
        words: words that stand alone, with the field and the value that each means.
        keywords: words with an argument, with its field and its kind: level, seconds, count, felt or class.
        number: what a number means: level, minutes, times, dose, or nothing where there is none.
        names: the list that the first word is a name of, or nothing.
        examples: whole clauses, the simplest first.
    """

    examples: tuple[str, ...]
    words: Mapping[str, Meaning] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    number: str = ""
    names: str = ""


GRAMMARS = {
    "pain": Grammar(("pain 4", "pain 7 calf left shooting"), SITE | SIDE | QUALITY, number="level"),
    "heat": Grammar(("heat 20", "heat 20 back from 6 to 4"), SITE | SIDE, _FROM_TO, "minutes"),
    "ice": Grammar(("ice 15", "ice 15 back from 6 to 4"), SITE | SIDE, _FROM_TO, "minutes"),
    "did": Grammar(
        ("did walking 30min", "did glute-bridge 3x10", "did bird-dog 10x5s left felt easier"),
        SIDE | FELT,
        {"effort": ("effort", "level"), "felt": ("felt", "felt"), **_FROM_TO, **_DOSE_KEYS},
        "dose",
        "exercises",
    ),
    "took": Grammar(
        ("took ibuprofen 400mg", "took ibuprofen 400mg helped 6"),
        ROUTE,
        {"helped": ("helped", "level"), "class": ("class_", "class")},
        names="medicines",
    ),
    "spasm": Grammar(
        ("spasm calf left", "spasm calf left x3 worst 6 longest 40s night"),
        SITE | SIDE | TIME,
        {"worst": ("worst", "level"), "longest": ("longest_s", "seconds")},
        "times",
    ),
    "massage": Grammar(("massage 30m",), number="minutes"),
    "manipulation": Grammar(("manipulation 20m",), number="minutes"),
    "physio": Grammar(("physio 45m",), number="minutes"),
    "support": Grammar(("support 2h",), number="minutes"),
    "rest": Grammar(("rest 40m",), number="minutes"),
    "bed-rest": Grammar(("bed-rest 3h",), number="minutes"),
    "trigger": Grammar(("trigger long-sitting",), names="triggers"),
    "activity": Grammar(("activity went-to-work",), names="activities"),
    "flare": Grammar(("flare",)),
    "sign": Grammar(("sign numb-saddle",), names="signs"),
}

CLAUSE_ALIASES = {
    "belt": "support",
    "brace": "support",
    "exercise": "did",
    "cramp": "spasm",
    "cramps": "spasm",
    "spasms": "spasm",
    "medicine": "took",
    "take": "took",
    "physiotherapy": "physio",
    "bedrest": "bed-rest",
    "flare-up": "flare",
}
CLAUSE_WORDS = (*GRAMMARS, "note")
_ONE_WORD = {**{word: word for word in GRAMMARS}, **CLAUSE_ALIASES}
# A clause may start as the journal prints it: "sign: bladder".
HEADS = {**_ONE_WORD, **{f"{word}:": kind for word, kind in _ONE_WORD.items()}}


def clause_of(word: str) -> str | None:
    """Return the clause word that `word` is or stands for."""
    found = CLAUSE_ALIASES.get(word, word)
    return found if found in GRAMMARS else None
