"""The settings: a TOML file that the user may edit; every setting has a default and a missing file is fine."""

from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any

from journal.domain.spells import ACUTE_DAYS, ACUTE_DAYS_CHOICES
from journal.errors import ValueRefused

MARKERS = ("braille", "block", "ascii")
_SWITCHES = ("bell", "flash", "stretch_reminder", "stretch_bell")
_NUMBERS = {
    "timer_min": (1, 1440),
    "stretch_every_min": (1, 1440),
    "ready_s": (0, 600),
    "rest_s": (0, 600),
    "release_s": (0, 600),
    "rep_s": (0, 60),
}
_TODO = "Correct it in {path}; `journal where` says where the settings are."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    Attributes:
        day_turn: hours before it belong to the day before (D3), 00:00 to 06:00.
        acute_days: how long a spell is called acute (E5), 28 or 42.
        activities: ordinary activities offered to tick, slugs.
        theme: name of a Textual theme.
        markers: how charts draw: braille, block or ascii.
        bell: guided sessions and heat and ice timers ring the terminal's bell.
        flash: they flash the screen as well.
        timer_min: minutes of a heat or ice timer, 1 to 1440.
        ready_s, rest_s, release_s: seconds of a guided session, 0 to 600: to get ready before an exercise and before
            its other side, to rest between sets, and between holds.
        rep_s: seconds of a repetition without a hold, 0 to 60; 0 is at one's own pace.
        stretch_reminder: a toast every `stretch_every_min` minutes, 1 to 1440, while the journal is open.
        stretch_bell: it rings the bell as well.
    """

    day_turn: time = time(3, 0)
    acute_days: int = ACUTE_DAYS
    activities: tuple[str, ...] = field(default=("made-the-bed", "went-to-work", "walked-the-dog"))
    theme: str = "textual-dark"
    markers: str = "block"
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


def load_settings(path: Path) -> Settings:
    """Return the settings in `path`, or the defaults when there is no such file.

    Raises:
        ValueRefused: it cannot be read, names an unknown setting, or holds a value out of range.
    """
    if not path.is_file():
        return Settings()
    import tomllib  # 30 ms that only people with settings pay

    todo = _TODO.format(path=path)
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueRefused(f"the settings cannot be read: {error}", todo) from error
    known = {setting.name for setting in fields(Settings)}
    unknown = sorted(set(given) - known)
    if unknown:
        raise ValueRefused(f"no setting '{unknown[0]}'", f"Known: {', '.join(sorted(known))}. {todo}")
    values = {name: _checked(name, value, todo) for name, value in given.items()}
    return Settings(**values)


def _checked(name: str, value: object, todo: str) -> Any:
    if name == "day_turn" and isinstance(value, str):
        try:
            turn = time.fromisoformat(value)
        except ValueError:
            turn = time.max
        if turn.tzinfo is None and turn <= time(6, 0):
            return turn
        raise ValueRefused(f"day_turn '{value}' is not a time from 00:00 to 06:00", todo)
    if name == "day_turn" and isinstance(value, time) and value <= time(6, 0):
        return value
    if name == "acute_days" and value in ACUTE_DAYS_CHOICES and isinstance(value, int):
        return value
    if (
        name == "activities"
        and isinstance(value, list)
        and all(isinstance(item, str) and item.strip() for item in value)
    ):
        return tuple("-".join(item.lower().split()) for item in value)
    if name == "markers" and value in MARKERS:
        return value
    if name == "theme" and isinstance(value, str):
        return value
    if name in _SWITCHES and isinstance(value, bool):
        return value
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise ValueRefused(f"{name} = {value!r} is not a whole number from {least} to {most}", todo)
    raise ValueRefused(f"the setting {name} = {value!r} is not understood", todo)
