"""When to get help, and the list that each sign opens (domain.md, section 6): shown after saving, never instead.

No list is a quiz: nothing is counted or weighed, no colour stands for an answer, and nothing says that all is well.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journal.domain.entries import Tag, Value
from journal.domain.paragraphs import Paragraph, heading, item, text
from journal.domain.slugs import SIGNS

RECORDED = "The journal keeps what you logged; it cannot tell the cause."
AGAIN = "It is shown at each start until you say that you got advice."
NOTHING_TICKED = "Ticking nothing here does not rule anything out."
NO_NUMBERS = "Local telephone numbers stand here once they are in the settings."
LEG = "hot-swollen-leg"
# They open no list by themselves; they are kept beside the pain.
ALONE = "No list opens for these alone"


class HelpList(NamedTuple):
    """The signs that call for the same thing.

    Attributes:
        title: what is to be done, over the list.
        sentence: what is told after one of its signs was logged.
        signs: their slugs, in the order in which they are listed.
    """

    title: str
    sentence: str
    signs: tuple[str, ...]


def _of(tier: str) -> tuple[str, ...]:
    return tuple(name for name, opened in SIGNS.items() if opened == tier and name != LEG)


# The most urgent first.
HELP_LISTS = (
    HelpList("Emergency: get medical help now", "This can be an emergency: get medical help now.", _of("emergency")),
    HelpList("Today: a doctor should look at it today", "This needs a doctor's look today.", _of("today")),
    HelpList(
        "A different urgent problem, today as well",
        "This is a different urgent problem, and it needs a doctor's look today.",
        (LEG,),
    ),
    HelpList(
        "Appointment: a reason to see a doctor",
        "This is a reason to make an appointment with a doctor.",
        _of("appointment"),
    ),
)
EMERGENCY = HELP_LISTS[0]

# Each sign as a person would say it, in the middle of a sentence.
SIGN_WORDS = {
    "numb-saddle": "numbness around the genitals, the back passage or the inner thighs",
    "bladder": "new trouble passing urine or holding it",
    "bowel": "losing control of the bowels",
    "both-legs": "pain, tingling or weakness in both legs",
    "legs-weaker": "legs that are getting weaker",
    "sexual-function": "a new change in sexual function",
    "accident": "back pain after a serious accident",
    "chest-pain": "back pain together with chest pain",
    "fever": "fever, or feeling unwell, with the back pain",
    "weight-loss": "losing weight without knowing why",
    "cancer-history": "cancer at any time in your life",
    "lump": "a new lump, or a change of shape",
    "night-pain": "pain that is much worse at night and not eased by changing position",
    "leg-weakness": "one leg that is clearly getting weaker, or a foot that drops when you lift the leg",
    "fragile-bones": "long use of steroids or osteoporosis (weak bones), with even a minor injury",
    "weak-immunity": "a weakened immune system, or injecting drugs",
    "age-under-20-or-over-50": "new back pain at an age under 20 or over 50",
    LEG: "a leg that is hot, swollen and tender",
    "not-improving": "pain that does not get better after a few weeks",
    "stops-activities": "pain that stops your daily activities",
    "severe-or-worsening": "pain that is severe or getting worse",
    "hard-to-cope": "finding it hard to cope",
    "numbness": "numbness anywhere else",
    "tingling": "tingling anywhere else",
}
# What belongs to a sign where it stands in its list.
_TOGETHER = {"sexual-function": "together with any of the signs above"}


def listed_words(name: str) -> str:
    """Return a sign as a line of its list: "Losing control of the bowels"."""
    words = SIGN_WORDS[name]
    together = f", {_TOGETHER[name]}" if name in _TOGETHER else ""
    return f"{words[0].upper()}{words[1:]}{together}"


def logged_words(name: str) -> str:
    """Return a logged sign in the middle of a sentence."""
    return SIGN_WORDS[name]


def signs_saying(text: str) -> list[str]:
    """Return the signs that have a text in their words, letters of either case."""
    wanted = text.strip().casefold()
    return [name for name, words in SIGN_WORDS.items() if wanted in words.casefold()]


def signs_by_list() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every sign below its title, the most urgent first, and those that open no list last."""
    lists = tuple((one.title, one.signs) for one in HELP_LISTS)
    return (*lists, (ALONE, tuple(name for name, tier in SIGNS.items() if not tier)))


def opened_by(values: Iterable[Value]) -> tuple[tuple[HelpList, tuple[str, ...]], ...]:
    """Return the lists that logged values open, the most urgent first, each with its signs that were logged."""
    named = dict.fromkeys(value.name for value in values if isinstance(value, Tag) and value.role == "sign")
    found = ((one, tuple(name for name in named if name in one.signs)) for one in HELP_LISTS)
    return tuple((one, signs) for one, signs in found if signs)


def number_words(emergency: str, doctor: str) -> list[str]:
    """Return the local telephone numbers that are set, one a line."""
    numbers = (("Emergency number", emergency.strip()), ("Your doctor", doctor.strip()))
    return [f"{whose}: {number}" for whose, number in numbers if number]


def help_words(values: Iterable[Value], numbers: Iterable[str] = ()) -> list[str]:
    """Return what to do about the signs among logged values, the most urgent first; empty when no list is opened."""
    opened = opened_by(values)
    words = [_logged_sentence(signs, one) for one, signs in opened]
    return [*words, *numbers, RECORDED] if words else []


def opened_paragraphs(values: Iterable[Value], numbers: Sequence[str], advice: str) -> list[Paragraph]:
    """Return what opens after signs were logged: these, what to do, the local numbers, and each list whole.

    Args:
        values: what was logged.
        numbers: local telephone numbers, a line each.
        advice: how to say that advice was got about an emergency sign.
    """
    parts: list[Paragraph] = []
    for one, signs in opened_by(values):
        there = [] if parts else [text(number) for number in numbers]
        there += [text(f"{AGAIN} {advice}")] if one is EMERGENCY else []
        parts += [heading(one.title), text(_logged_sentence(signs, one)), *there]
        parts += [item(listed_words(name)) for name in one.signs if len(one.signs) > 1]
    return [*parts, *_ending(numbers)] if parts else []


def help_paragraphs(numbers: Sequence[str]) -> list[Paragraph]:
    """Return the whole of when to get help."""
    parts = [text(number) for number in numbers]
    for one in HELP_LISTS:
        parts += [heading(one.title), *(item(listed_words(name)) for name in one.signs)]
    return [*parts, *_ending(numbers)]


def _ending(numbers: Sequence[str]) -> list[Paragraph]:
    return [text(NOTHING_TICKED), text(RECORDED), *([] if numbers else [text(NO_NUMBERS)])]


def _logged_sentence(signs: Iterable[str], one: HelpList) -> str:
    return f"You logged: {'; '.join(logged_words(name) for name in signs)}. {one.sentence}"
