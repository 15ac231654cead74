"""The values a person logs, valid from construction on (domain.md, section 1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from journal.domain import slugs
from journal.domain.gate import refuse_unprintable
from journal.domain.moments import Moment
from journal.errors import ValueRefused

MAX_LEVEL = 10
MAX_MINUTES = 24 * 60
MAX_SECONDS = 24 * 60 * 60
MAX_COUNT = 10_000
MAX_DISTANCE_M = 1_000_000
MAX_NOTE_BYTES = 100_000
MAX_NAME = 60
MAX_AMOUNT = 100


def _level(value: int | None, what: str) -> None:
    if value is not None and not 0 <= value <= MAX_LEVEL:
        raise ValueRefused(f"{what} {value} is outside 0 to 10", "Give a whole number from 0 to 10.")


def _within(value: float | None, most: int, what: str) -> None:
    if value is not None and not 0 < value <= most:
        raise ValueRefused(f"{what} {value} is outside 1 to {most}", f"Give a number from 1 to {most}.")


def _one_of(value: str | None, known: "tuple[str, ...] | dict[str, str]", what: str) -> None:
    if value is not None and value not in known:
        raise ValueRefused(f"no {what} '{value}'", f"Known: {', '.join(known)}.")


def _plain(text: str | None, most: int, what: str) -> None:
    if text is None:
        return
    refuse_unprintable(text, what)
    if not text.strip() or len(text) > most:
        raise ValueRefused(f"{what} needs 1 to {most} printable characters", "Shorten it, or put it in a note.")


def checked_note(note: str | None) -> str | None:
    """Return a note fit for storage, byte for byte as typed; nothing but white space becomes None.

    Raises:
        ValueRefused: it holds NUL or a lone surrogate, or is longer than 100 kB in UTF-8.
    """
    if note is None or not note.strip():
        return None
    if "\x00" in note or any("\ud800" <= char <= "\udfff" for char in note):
        raise ValueRefused("the note holds a character that cannot be stored", "Take out NUL or broken characters.")
    size = len(note.encode())
    if size > MAX_NOTE_BYTES:
        raise ValueRefused(f"the note is {size} bytes long; the most is {MAX_NOTE_BYTES}", "Split it in two.")
    return note


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One pain level, 0 to 10 (NRS-11), at one site."""

    kind: ClassVar[str] = "reading"
    level: int
    site: str = "back"
    side: str | None = None
    qualities: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _level(self.level, "level")
        _one_of(self.site, slugs.SITES, "site")
        _one_of(self.side, slugs.SIDES, "side")
        for quality in self.qualities:
            _one_of(quality, slugs.QUALITIES, "quality")
        object.__setattr__(self, "qualities", tuple(sorted(set(self.qualities))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spasm:
    """Involuntary cramps of one site: how many, the worst 0 to 10, the longest in seconds."""

    kind: ClassVar[str] = "spasm"
    site: str
    side: str | None = None
    count: int = 1
    worst: int | None = None
    longest_s: int | None = None
    when: str | None = None

    def __post_init__(self) -> None:
        _one_of(self.site, slugs.SITES, "site")
        _one_of(self.side, slugs.SIDES, "side")
        _within(self.count, MAX_COUNT, "count")
        _level(self.worst, "worst")
        _within(self.longest_s, MAX_SECONDS, "longest (seconds)")
        _one_of(self.when, slugs.SPASM_TIMES, "time of a spasm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thermal:
    """A heat or ice session in minutes, with pain before and after where logged."""

    kind: ClassVar[str] = "thermal"
    modality: str
    minutes: int
    site: str = "back"
    side: str | None = None
    level_before: int | None = None
    level_after: int | None = None

    def __post_init__(self) -> None:
        _one_of(self.modality, slugs.MODALITIES, "modality")
        _within(self.minutes, MAX_MINUTES, "minutes")
        _one_of(self.site, slugs.SITES, "site")
        _one_of(self.side, slugs.SIDES, "side")
        _level(self.level_before, "level before")
        _level(self.level_after, "level after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """An exercise done: what was done, never what was planned; `exercise` is a slug."""

    kind: ClassVar[str] = "completion"
    exercise: str
    side: str | None = None
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    duration_s: int | None = None
    distance_m: int | None = None
    effort: int | None = None
    felt: str | None = None
    level_before: int | None = None
    level_after: int | None = None

    def __post_init__(self) -> None:
        _plain(self.exercise, MAX_NAME, "an exercise")
        _one_of(self.side, slugs.SIDES, "side")
        _within(self.sets, MAX_COUNT, "sets")
        _within(self.reps, MAX_COUNT, "reps")
        _within(self.hold_s, MAX_SECONDS, "hold (seconds)")
        _within(self.duration_s, MAX_SECONDS, "duration (seconds)")
        _within(self.distance_m, MAX_DISTANCE_M, "distance (metres)")
        _level(self.effort, "effort")
        _one_of(self.felt, slugs.FELT, "feeling during it")
        _level(self.level_before, "level before")
        _level(self.level_after, "level after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A medicine taken; `amount` is free text, None when no dose was given."""

    kind: ClassVar[str] = "dose"
    medicine: str
    class_: str | None = None
    route: str | None = None
    amount: str | None = None
    helped: int | None = None

    def __post_init__(self) -> None:
        _plain(self.medicine, MAX_NAME, "a medicine")
        _one_of(self.class_, slugs.MEDICINE_CLASSES, "medicine class")
        _one_of(self.route, slugs.ROUTES, "route")
        _plain(self.amount, MAX_AMOUNT, "a dose")
        _level(self.helped, "helped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Massage, manipulation, physiotherapy, a support, rest or bed rest, in minutes where known."""

    kind: ClassVar[str] = "treatment"
    treatment: str
    minutes: int | None = None

    def __post_init__(self) -> None:
        _one_of(self.treatment, slugs.TREATMENTS, "treatment")
        _within(self.minutes, MAX_MINUTES, "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A trigger, an ordinary activity done, a flare-up, or a sign that opens "when to get help"."""

    kind: ClassVar[str] = "tag"
    role: str
    name: str

    def __post_init__(self) -> None:
        _one_of(self.role, slugs.ROLES, "role")
        _plain(self.name, MAX_NAME, f"the name of {'an' if self.role == 'activity' else 'a'} {self.role}")
        if self.role == "sign":
            _one_of(self.name, slugs.SIGNS, "sign")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note on its own."""

    kind: ClassVar[str] = "remark"


Value = Reading | Spasm | Thermal | Completion | Dose | Treatment | Tag | Remark
VALUE_TYPES: dict[str, type[Value]] = {
    cls.kind: cls for cls in (Reading, Spasm, Thermal, Completion, Dose, Treatment, Tag, Remark)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry understood and not yet saved."""

    value: Value
    moment: Moment
    note: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", checked_note(self.note))
        if isinstance(self.value, Remark) and self.note is None:
            raise ValueRefused("the note is empty", "Write something after note.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A saved entry.

    Attributes:
        uid: UUIDv7 text; the same entry on two machines is the same entry.
        recorded_at: when it was typed in, UTC; None for foreign imports.
        version: 1 and up; an edit states the one it saw.
        batch: shared by the entries of one line or one import.
        source: name of the tracker it was imported from, else None.
        source_key: identity of the foreign row, unique within its source, else None.
    """

    uid: str
    value: Value
    moment: Moment
    recorded_at: datetime | None
    version: int
    batch: str
    note: str | None = None
    source: str | None = None
    source_key: str | None = None

    @property
    def draft(self) -> Draft:
        """What was logged, without its identity."""
        return Draft(value=self.value, moment=self.moment, note=self.note)
