"""Numbers of the entry line with their units: levels, minutes, seconds, counts and the dose of an exercise."""

import re

from journal.domain.entries import MAX_COUNT, MAX_DISTANCE_M, MAX_LEVEL, MAX_MINUTES, MAX_SECONDS
from journal.domain.slugs import Exercise
from journal.domain.tokens import Token, refusal, shown
from journal.errors import LineError

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ASKED_MINUTES = 240
_METRES = {"km": 1000.0, "mi": 1609.344, "mile": 1609.344, "miles": 1609.344}
_METRES |= dict.fromkeys(("metre", "metres", "meter", "meters"), 1.0)
_UNITS = {
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "m": ("m", "min", "mins", "minute", "minutes"),
    "s": ("s", "sec", "secs", "second", "seconds"),
}
UNIT_WORDS = frozenset(word for words in _UNITS.values() for word in words) | frozenset(_METRES)
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_DURATION = re.compile("".join(f"(?:({_NUMBER})(?:{'|'.join(words)}))?" for words in _UNITS.values()))
_DISTANCE = re.compile(f"({_NUMBER})({'|'.join(_METRES)})")
_WHOLE = re.compile(r"[0-9]+")


def is_number(token: Token) -> bool:
    """Return whether a word is meant as a number, well written or not; digits of any script count."""
    low = token.low
    return low[:1].isdigit() or (low[:1] in ("-", "+", "\u2212", ".", "x", "\u00d7") and low[1:2].isdigit())


def joined(words: tuple[Token, ...], index: int) -> tuple[Token, int]:
    """Return the number at `index` with what stands apart from it ("20 min", "3 x 10"), and the index after it."""
    token = words[index]
    after = index + 1
    while after < len(words) and _belongs(token, words[after]):
        token = Token(token.text + words[after].text, token.start, words[after].end)
        after += 1
    return token, after


def _belongs(number: Token, word: Token) -> bool:
    if re.fullmatch(_NUMBER, number.low):
        return word.low in UNIT_WORDS or word.low in ("x", "\u00d7")
    if re.fullmatch(r"(?:[0-9]+[x\u00d7])+", number.low):
        return re.match(r"[0-9]", word.low) is not None
    # "3x 10" is two words that belong together; "3x10 5" is not; "10x5 s" is.
    return re.fullmatch(r"(?:[0-9]+[x\u00d7])+[0-9]+", number.low) is not None and (
        word.low in UNIT_WORDS or word.low in ("x", "\u00d7")
    )


def whole(line: str, token: Token, most: int, what: str, least: int = 0) -> int:
    """Return a whole number in ASCII digits from `least` to `most`; `what` names it in a message."""
    text = token.text
    if not token.quoted and _WHOLE.fullmatch(text):
        # Long runs of digits are cut first: int() refuses thousands of them with an error of its own.
        number = int(text.lstrip("0")[:12] or "0")
        if least <= number <= most:
            return number
        raise refusal(line, token, f"{what} {shown(text)[1:-1]} is outside {least} to {most}", _give(least, most))
    if any(char.isdigit() and not char.isascii() for char in text):
        ascii_text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
        near = ascii_text if _WHOLE.fullmatch(ascii_text) else None
        raise refusal(line, token, f"{shown(text)} is not written in the digits 0 to 9", _give(least, most), near)
    ratio = re.fullmatch(r"([0-9]{1,2})/10", text)
    near = ratio[1] if ratio and most == MAX_LEVEL else None
    if re.fullmatch(r"[-\u2212][0-9]+", text):
        raise refusal(line, token, f"{what} {shown(text)[1:-1]} is outside {least} to {most}", _give(least, most))
    raise refusal(line, token, f"{what} {shown(text)} is not a whole number", _give(least, most), near)


def _give(least: int, most: int) -> str:
    return f"Give a whole number from {least} to {most}."


def level(line: str, token: Token, what: str = "level") -> int:
    """Return a pain level, 0 to 10."""
    return whole(line, token, MAX_LEVEL, what)


def _seconds(text: str) -> float | None:
    match = _DURATION.fullmatch(text)
    if match is None or not text:
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def seconds(line: str, token: Token, what: str, text: str | None = None) -> int:
    """Return a length of time that has its unit, in whole seconds, up to 24 h; `text`: the part of the word to read."""
    found = _seconds(text or token.low)
    if found is None:
        near = f"{token.text}s" if _WHOLE.fullmatch(token.low) else None
        raise refusal(
            line, token, f"{what} {shown(token.text)} is not a length of time", "Write it like 40s or 2min.", near
        )
    if not 1 <= round(found) <= MAX_SECONDS:
        raise refusal(line, token, f"{what} {shown(token.text)} is outside 1 second to 24 hours", "Check the number.")
    return round(found)


def minutes(line: str, token: Token) -> int:
    """Return whole minutes, 1 to 1440, from a bare number or a length of time."""
    if not re.search(r"[a-z]", token.low):
        return whole(line, token, MAX_MINUTES, "minutes", 1)
    found = _seconds(token.low)
    if found is None or found % 60:
        raise refusal(
            line, token, f"{shown(token.text)} is not a whole number of minutes", "Write it like 20, 20min or 1h30m."
        )
    if not 1 <= found // 60 <= MAX_MINUTES:
        raise refusal(line, token, f"{shown(token.text)} is outside 1 minute to 24 hours", "Check the number.")
    return int(found // 60)


def times(line: str, token: Token) -> int:
    """Return how many of "x3", "3x" or "×3"."""
    text = token.low.replace("\u00d7", "x")
    match = re.fullmatch(r"x([0-9]+)|([0-9]+)x", text)
    if match is None:
        near = f"x{text}" if _WHOLE.fullmatch(text) else None
        todo = "Write x3 for three of them, worst 6 for how bad, longest 40s for how long."
        raise refusal(line, token, f"{shown(token.text)} of what?", todo, near)
    return whole(line, Token(match[1] or match[2], token.start, token.end), MAX_COUNT, "count", 1)


def dose(line: str, token: Token, exercise: Exercise) -> dict[str, int]:
    """Return the fields of a dose: sets, reps, hold_s, duration_s, distance_m.

    Raises:
        LineError: it is none, a number is out of range, or metres may be meant by "400m".
    """
    text = token.low.replace("\u00d7", "x")
    distance = _DISTANCE.fullmatch(text)
    if distance:
        return {"distance_m": _distance(line, token, float(distance[1]) * _METRES[distance[2]])}
    if "x" not in text:
        return {"duration_s": _duration(line, token, exercise)}

    def count(digits: str, what: str) -> int:
        return whole(line, Token(digits, token.start, token.end), MAX_COUNT, what, 1)

    if match := re.fullmatch(r"([0-9]+)x|x([0-9]+)", text):
        return {"reps": count(match[1] or match[2], "reps")}
    if match := re.fullmatch(r"([0-9]+)x([0-9]+)", text):
        return {"sets": count(match[1], "sets"), "reps": count(match[2], "reps")}
    if match := re.fullmatch(r"[0-9]+x[0-9]+x([0-9]+)", text):
        near = f"{token.text}s"
        raise refusal(line, token, f"{match[1]} of what in {shown(token.text)}?", "A hold has a unit: 3x10x5s.", near)
    match = re.fullmatch(r"(?:([0-9]+)x)?([0-9]+)x(.+)", text)
    if match is None or _seconds(match[3]) is None:
        raise _no_dose(line, token)
    fields = {"reps": count(match[2], "reps"), "hold_s": seconds(line, token, "hold", match[3])}
    return {"sets": count(match[1], "sets"), **fields} if match[1] else fields


def _duration(line: str, token: Token, exercise: Exercise) -> int:
    _ask_metres(line, token, exercise)
    if _WHOLE.fullmatch(token.low):
        near = f"{token.text}min" if exercise.group == "aerobic" else f"{token.text}x"
        raise refusal(line, token, f"{shown(token.text)} of what?", "Write 10x, 3x10, 90s, 30min or 2.1km.", near)
    if _seconds(token.low) is None:
        raise _no_dose(line, token)
    return seconds(line, token, "duration")


def _no_dose(line: str, token: Token) -> LineError:
    return refusal(line, token, f"{shown(token.text)} is not a dose", "Write it like 3x10, 10x5s, 90s, 30min or 2.1km.")


def _distance(line: str, token: Token, metres: float) -> int:
    if not 1 <= round(metres) <= MAX_DISTANCE_M:
        raise refusal(line, token, f"{shown(token.text)} is outside 1 metre to 1000 km", "Check the number.")
    return round(metres)


def _ask_metres(line: str, token: Token, exercise: Exercise) -> None:
    # "400m" of a walk is more likely metres than six hours and forty minutes.
    match = re.fullmatch(r"([0-9]{1,9})m", token.low)
    if match and exercise.group == "aerobic" and int(match[1]) > _ASKED_MINUTES:
        near = f"{int(match[1]) / 1000:g}km"
        raise refusal(
            line, token, f"{token.text} is {match[1]} minutes", f"Write {match[1]}min if you mean it, or {near}.", near
        )
