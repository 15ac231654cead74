"""The settings: a TOML file that the user may edit; every setting has a default and a missing file is fine.

Each setting is declared once: what the file may say, what the form and the shell show and take come from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

from journal.domain.spells import ACUTE_DAYS, ACUTE_DAYS_CHOICES
from journal.errors import ValueRefused

MARKERS = ("braille", "block", "ascii")
HEADLINES = ("worst", "mean")
LONGEST_TEXT = 60
_LONGEST_TOLD = 80
# A number that is given by one of its choices is a NUMBER as well; a THEME is known to the screens alone.
CHOICE, KEYS, NAMES, NUMBER, SWITCH, TEXT, THEME, TIME = (
    "choice", "keys", "names", "number", "switch", "text", "theme", "time",
)  # fmt: skip
_TODO = "Correct it in {path}; `journal where` says where the settings are."
_LATEST_TURN = time(6, 0)
_ON, _OFF = ("on", "yes", "true"), ("off", "no", "false")


class Setting(NamedTuple):
    """What a setting is.

    Attributes:
        name: in the file.
        kind: of its value.
        label: what it is called in the form.
        help: what it does, in a sentence.
        choices: the words it takes; empty when others are allowed.
        span: the least and the most of a number.
    """

    name: str
    kind: str
    label: str
    help: str
    choices: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)


SETTINGS = (
    Setting("day_turn", TIME, "Day begins at", "What happens before it, at night, belongs to the day before."),
    Setting(
        "acute_days", NUMBER, "Acute, days", "How long a spell of back pain is called acute.",
        tuple(map(str, ACUTE_DAYS_CHOICES)), (min(ACUTE_DAYS_CHOICES), max(ACUTE_DAYS_CHOICES)),
    ),
    Setting("headline", CHOICE, "Trends begin with", "The day's worst level or its mean, until you choose.", HEADLINES),
    Setting("activities", NAMES, "Activities", "Ordinary ones to tick on Today, with commas between them."),
    Setting(
        "theme", THEME, "Theme",
        "The colours of the screens. Only in journal-dark and journal-light does every text promise enough contrast.",
    ),
    Setting("markers", CHOICE, "Charts drawn with", "Dots, blocks, or letters and signs alone.", MARKERS),
    Setting("plain", SWITCH, "All in ASCII", "Charts, frames and signs, for screen readers and plain terminals."),
    Setting("bell", SWITCH, "Bell", "Guided sessions and timers ring the terminal's bell."),
    Setting("flash", SWITCH, "Flash", "They flash the screen as well."),
    Setting("timer_min", NUMBER, "Timer, minutes", "How long a heat or ice timer runs.", span=(1, 1440)),
    Setting("ready_s", NUMBER, "Get ready, seconds", "Before an exercise, and before its other side.", span=(0, 600)),
    Setting("rest_s", NUMBER, "Rest, seconds", "Between the sets of a session.", span=(0, 600)),
    Setting("release_s", NUMBER, "Let go, seconds", "Between the holds of a session.", span=(0, 600)),
    Setting("rep_s", NUMBER, "Repetition, seconds", "One without a hold; 0 is at your own pace.", span=(0, 60)),
    Setting("stretch_reminder", SWITCH, "Stretch reminder", "A short message now and then while the journal is open."),
    Setting("stretch_every_min", NUMBER, "… every, minutes", "How often it comes.", span=(1, 1440)),
    Setting("stretch_bell", SWITCH, "… with the bell", "It rings the bell as well."),
    Setting("emergency_number", TEXT, "Emergency number", "Shown in the help, with when to get help."),
    Setting("doctor_number", TEXT, "Doctor's number", "Shown there as well."),
    Setting("keys", KEYS, "Keys", "Your own: `journal config keys.undo f9` in the shell, or [keys] in the file."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    Attributes:
        day_turn: hours before it belong to the day before (D3), 00:00 to 06:00.
        acute_days: how long a spell is called acute (E5), 28 or 42.
        headline: the measure that the trends open with, worst or mean.
        activities: ordinary activities offered to tick, slugs.
        theme: name of a Textual theme.
        markers: how charts draw: braille, block or ascii.
        plain: charts, frames and signs are all ASCII, for screen readers and terminals that draw nothing else.
        bell: guided sessions and heat and ice timers ring the terminal's bell.
        flash: they flash the screen as well.
        timer_min: minutes of a heat or ice timer, 1 to 1440.
        ready_s, rest_s, release_s: seconds of a guided session, 0 to 600: to get ready before an exercise and before
            its other side, to rest between sets, and between holds.
        rep_s: seconds of a repetition without a hold, 0 to 60; 0 is at one's own pace.
        stretch_reminder: a toast every `stretch_every_min` minutes, 1 to 1440, while the journal is open.
        stretch_bell: it rings the bell as well.
        emergency_number, doctor_number: telephone numbers that the help shows, in any words; empty shows none.
        keys: keys of the user's own by a command's id, as written; none for a command takes its keys away.
        plain_now: plain for this run, as a command line said; no file says it.
    """

    day_turn: time = time(3, 0)
    acute_days: int = ACUTE_DAYS
    headline: str = "worst"
    activities: tuple[str, ...] = field(default=("made-the-bed", "went-to-work", "walked-the-dog"))
    theme: str = "journal-dark"
    markers: str = "block"
    plain: bool = False
    bell: bool = True
    flash: bool = True
    timer_min: int = 20
    ready_s: int = 5
    rest_s: int = 30
    release_s: int = 3
    rep_s: int = 4
    stretch_reminder: bool = False
    stretch_every_min: int = 20
    stretch_bell: bool = False
    emergency_number: str = ""
    doctor_number: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain_now: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether all is ASCII."""
        return self.plain or self.plain_now

    @property
    def drawn_with(self) -> str:
        """How charts draw, one of MARKERS."""
        return "ascii" if self.is_plain else self.markers


def load_settings(path: Path) -> Settings:
    """Return the settings in `path`, or the defaults when there is no such file.

    Raises:
        ValueRefused: it cannot be read, names an unknown setting, or holds a value out of range.
    """
    if not path.is_file():
        return Settings()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueRefused(f"the settings cannot be read: {error}", _TODO.format(path=path)) from error
    return read_settings(text, path)


def read_settings(text: str, path: Path) -> Settings:
    """Return the settings that a file's text says.

    Args:
        text: TOML.
        path: of the file, for what is told of it.

    Raises:
        ValueRefused: it is not TOML, names an unknown setting, or holds a value out of range.
    """
    import tomllib  # 30 ms that only people with settings pay

    todo = _TODO.format(path=path)
    try:
        given: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueRefused(f"the settings cannot be read: {error}", todo) from error
    known = {setting.name: setting for setting in SETTINGS}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise ValueRefused(f"no setting '{unknown[0]}'", f"Known: {', '.join(sorted(known))}. {todo}")
    try:
        return Settings(**{name: checked(known[name], value) for name, value in given.items()})
    except ValueRefused as error:
        raise ValueRefused(error.what, f"{error.todo} {todo}") from None


def checked(setting: Setting, value: object) -> Any:
    """Return a value as a setting has it.

    Raises:
        ValueRefused: it is not one that the setting takes.
    """
    found = _CHECKS[setting.kind](setting, value)
    if found is not None:
        return found
    said = _written(value)
    if setting.kind == KEYS and isinstance(value, dict):
        name, keys = next((name, keys) for name, keys in value.items() if _key_list(keys) is None)
        what = f"in [keys], {name} = {_written(keys)} names no key"
    elif setting.kind == TIME and isinstance(value, str | time):
        what = f"{setting.name} {said} is not a time from 00:00 to 06:00"
    elif setting.kind == NUMBER and not setting.choices:
        least, most = setting.span
        what = f"{setting.name} = {said} is not a whole number from {least} to {most}"
    else:
        what = f"the setting {setting.name} = {said} is not understood"
    raise ValueRefused(what, _wanted(setting))


def _written(value: object) -> str:
    """Return a value as the file has it, cut where it is long."""
    if isinstance(value, bool):
        words = str(value).lower()
    elif isinstance(value, list):
        words = f"[{', '.join(map(_written, value))}]"
    elif isinstance(value, dict):
        words = f"{{ {', '.join(f'{name} = {_written(each)}' for name, each in value.items())} }}"
    else:
        words = repr(value) if isinstance(value, str) else str(value)
    return words if len(words) <= _LONGEST_TOLD else f"{words[:_LONGEST_TOLD]}…"


def value_of(setting: Setting, words: str) -> Any:
    """Return the value that someone typed for a setting.

    Raises:
        ValueRefused: it is not one that the setting takes.
    """
    text = words.strip()
    value: object = text
    if setting.kind == NUMBER and text.isascii() and text.isdigit() and len(text) <= len(str(setting.span[1])):
        value = int(text)
    elif setting.kind == SWITCH and text.lower() in (*_ON, *_OFF):
        value = text.lower() in _ON
    elif setting.kind == NAMES:
        value = [name for name in text.split(",") if name.strip()]
    elif setting.kind == CHOICE:
        value = text.lower()
    return checked(setting, value)


def words_of(setting: Setting, value: Any) -> str:
    """Return a setting's value in the words that `value_of` takes; the keys as a table of their own."""
    if setting.kind == TIME:
        return f"{value:%H:%M}"
    if setting.kind == SWITCH:
        return "on" if value else "off"
    if setting.kind == NAMES:
        return ", ".join(value)
    if setting.kind == KEYS:
        return "; ".join(f"{name} = {' '.join(keys) or 'none'}" for name, keys in value.items())
    return str(value)


def _wanted(setting: Setting) -> str:
    """Return what a setting takes, as what to do."""
    if setting.choices:
        return f"It is one of: {', '.join(setting.choices)}."
    least, most = setting.span
    return {
        TIME: "Give a time from 00:00 to 06:00.",
        NUMBER: f"Give a whole number from {least} to {most}.",
        SWITCH: "It is true or false; in words, on or off.",
        TEXT: f"Give at most {LONGEST_TEXT} characters that can be read, on one line.",
        NAMES: f"Give names of at most {LONGEST_TEXT} letters each, no joined emoji, with commas between them.",
        KEYS: 'A key stands in quotes: undo = "U", or undo = ["u", "ctrl+u"], or undo = [] for no key.',
    }.get(setting.kind, "")


def _time(_: Setting, value: object) -> time | None:
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, time) and value.tzinfo is None and value <= _LATEST_TURN else None


def _number(setting: Setting, value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    allowed = str(value) in setting.choices if setting.choices else setting.span[0] <= value <= setting.span[1]
    return value if allowed else None


def _choice(setting: Setting, value: object) -> str | None:
    return value if isinstance(value, str) and value in setting.choices else None


def _switch(_: Setting, value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(_: Setting, value: object) -> str | None:
    is_short = isinstance(value, str) and value.isprintable() and len(value.strip()) <= LONGEST_TEXT
    return value.strip() if is_short and isinstance(value, str) else None


def _theme(_: Setting, value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(_: Setting, value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        return None
    names = tuple(dict.fromkeys(slug_of(item) for item in value))
    return names if all(name.isprintable() and len(name) <= LONGEST_TEXT for name in names) else None


def slug_of(name: str) -> str:
    """Return an activity's name as it is logged."""
    return "-".join(name.lower().split())


def _keys(_: Setting, value: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    lists = {name: _key_list(keys) for name, keys in value.items()}
    if None in lists.values():
        return None
    return {name: keys for name, keys in lists.items() if keys is not None}


def _key_list(value: object) -> tuple[str, ...] | None:
    keys = [value] if isinstance(value, str) else value
    return tuple(keys) if isinstance(keys, list) and all(isinstance(key, str) and key for key in keys) else None


_CHECKS: dict[str, Callable[[Setting, object], Any]] = {
    TIME: _time, NUMBER: _number, CHOICE: _choice, SWITCH: _switch, TEXT: _text, THEME: _theme, NAMES: _names,
    KEYS: _keys,
}  # fmt: skip
