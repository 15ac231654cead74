"""What holds for every line and every entry: nothing but LineError is raised, and writing is the inverse of reading."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain import slugs
from journal.domain.dates import DAY_WORDS
from journal.domain.entries import (
    MAX_AMOUNT,
    MAX_COUNT,
    MAX_DISTANCE_M,
    MAX_MINUTES,
    MAX_NAME,
    MAX_NOTE_BYTES,
    MAX_SECONDS,
    Completion,
    Dose,
    Draft,
    Reading,
    Remark,
    Spasm,
    Tag,
    Thermal,
    Treatment,
    Value,
)
from journal.domain.grammar import CLAUSE_ALIASES, CLAUSE_WORDS, GRAMMARS
from journal.domain.line import Context, complete, parse_day, parse_edit, parse_line, parse_when, to_line
from journal.domain.moments import Moment, moment_at, moment_now, moment_of_day
from journal.domain.names import name_slug
from journal.domain.slugs import Exercise
from journal.domain.vocabulary import BUILT_IN
from journal.domain.words import draft_words
from journal.errors import LineError, UnknownName

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")]
OWN = Exercise("bridge-march", "March", "hips", "sets-reps", aliases=("march",))
FULL = BUILT_IN.extended(
    exercises=[OWN, Exercise("at", "At", "core", "duration"), Exercise("bridge", "Own bridge", "hips", "duration")],
    medicines=["vitamin-d", "magnesium-citrate", "Name As Imported", 'odd "one", with comma', "8-mile"],
    triggers=["sitting", "note", "mon", "stress-eating"],
    activities=["ran"],
)

levels = st.integers(0, 10)
maybe_level = st.none() | levels
sites = st.sampled_from(slugs.SITES)
sides = st.none() | st.sampled_from(slugs.SIDES)
minutes = st.integers(1, MAX_MINUTES)
counts = st.none() | st.integers(1, MAX_COUNT)
lengths = st.none() | st.integers(1, MAX_SECONDS)
printable = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=' ,"!'), min_size=1)
notes = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40).filter(
    lambda text: bool(text.strip()) and len(text.encode()) <= MAX_NOTE_BYTES
)


def names(known: frozenset[str]) -> st.SearchStrategy[str]:
    own = printable.map(name_slug).filter(lambda name: 0 < len(name) <= MAX_NAME and name == name_slug(name))
    return st.sampled_from(sorted(known)) | own


amounts = st.sampled_from(
    ["400mg", "2 x 200 mg", "1 at night", "helped", "oral", "8:30", "1 sun", "1  drop", " x ", "5 pm", "a"]
) | printable.map(lambda text: text[:MAX_AMOUNT]).filter(lambda text: bool(text.strip()) and text.isprintable())


@st.composite
def completions(draw: st.DrawFn) -> Completion:
    exercise = draw(st.sampled_from(sorted(FULL.exercises)))
    # Both sides of a sided exercise, or none, are two entries by rule.
    side = st.sampled_from(["left", "right", "middle"]) if FULL.exercises[exercise].sided else sides
    return Completion(
        exercise=exercise,
        side=draw(side),
        sets=draw(counts),
        reps=draw(counts),
        hold_s=draw(lengths),
        duration_s=draw(lengths),
        distance_m=draw(st.none() | st.integers(1, MAX_DISTANCE_M)),
        effort=draw(maybe_level),
        felt=draw(st.none() | st.sampled_from(slugs.FELT)),
        level_before=draw(maybe_level),
        level_after=draw(maybe_level),
    )


values: st.SearchStrategy[Value] = st.one_of(
    st.builds(
        Reading, level=levels, site=sites, side=sides, qualities=st.lists(st.sampled_from(slugs.QUALITIES)).map(tuple)
    ),
    st.builds(
        Spasm,
        site=sites,
        side=sides,
        count=st.integers(1, MAX_COUNT),
        worst=maybe_level,
        longest_s=lengths,
        when=st.none() | st.sampled_from(slugs.SPASM_TIMES),
    ),
    st.builds(
        Thermal,
        modality=st.sampled_from(slugs.MODALITIES),
        minutes=minutes,
        site=sites,
        side=sides,
        level_before=maybe_level,
        level_after=maybe_level,
    ),
    completions(),
    st.builds(
        Dose,
        medicine=names(FULL.medicines),
        class_=st.none() | st.sampled_from(slugs.MEDICINE_CLASSES),
        route=st.none() | st.sampled_from(slugs.ROUTES),
        amount=st.none() | amounts,
        helped=maybe_level,
    ),
    st.builds(Treatment, treatment=st.sampled_from(slugs.TREATMENTS), minutes=st.none() | minutes),
    st.builds(Tag, role=st.just("trigger"), name=names(FULL.triggers)),
    st.builds(Tag, role=st.just("activity"), name=names(FULL.activities)),
    st.builds(Tag, role=st.just("sign"), name=st.sampled_from(sorted(slugs.SIGNS))),
    st.just(Tag(role="flare", name="flare")),
)


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    zone = draw(st.sampled_from(ZONES))
    now = draw(st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))).astimezone(zone)
    turn = draw(st.sampled_from([time(0), time(3), time(5, 30)]))
    return Context(now=now, zone=zone, vocabulary=FULL, turn=turn)


@st.composite
def moments(draw: st.DrawFn, context: Context) -> Moment:
    """Moments that a line can say: in any zone, with or without a time."""
    ago = timedelta(seconds=draw(st.integers(0, 800 * 86_400)))
    local = (context.now - ago).astimezone(draw(st.sampled_from([context.zone, *ZONES])))
    moment = moment_now(local, context.turn)
    if draw(st.booleans()):
        day = min(moment.day, context.today)
        return moment_of_day(day, context.now, context.zone)
    return moment


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Draft, Context]:
    context = draw(contexts())
    moment = draw(moments(context))
    note = draw(notes)
    value = draw(values | st.just(Remark()) if note is not None else values)
    return Draft(value=value, moment=moment, note=note), context


@given(drafts())
@settings(max_examples=300, deadline=None)
def test_the_line_of_an_entry_reads_back_as_it(given_: tuple[Draft, Context]) -> None:
    draft, context = given_
    assert parse_line(to_line(draft, context), context) == [draft]


@given(drafts(), drafts())
@settings(deadline=None)
def test_editing_with_its_own_line_changes_nothing(given_: tuple[Draft, Context], other: tuple[Draft, Context]) -> None:
    draft, _ = given_
    # Another zone, day turn and now: the moment was kept elsewhere.
    context = other[1]
    assert parse_edit(to_line(draft, context), context, draft) == draft


@given(drafts())
@settings(deadline=None)
def test_every_entry_has_words_on_one_line(given_: tuple[Draft, Context]) -> None:
    draft, context = given_
    words = draft_words(draft, context.today, context.vocabulary)
    without_note = words.removesuffix(draft.note or "")
    assert without_note.isprintable()
    assert "None" not in without_note or "None" in to_line(draft, context)


VOCABULARY = sorted(
    {
        *CLAUSE_WORDS,
        *CLAUSE_ALIASES,
        *DAY_WORDS,
        *(word for grammar in GRAMMARS.values() for word in (*grammar.words, *grammar.keywords)),
        *(word for grammar in GRAMMARS.values() for example in grammar.examples for word in example.split()),
        *FULL.medicines,
        *(
            "at",
            "mon",
            "8pm",
            "8:30",
            "25:00",
            "24:00",
            "08:00+01:00",
            "02:30",
            "2026-02-30",
            "2026-11-20",
            "9999-12-31",
        ),
        *(
            "0001-01-01",
            "1900-01-01",
            "08:00+14:00",
            "08:00-14:00",
            "3",
            "x",
            "x3",
            "3x10",
            "10x5s",
            "3x3x3",
            "400m",
            "-1",
        ),
        *(
            "4.5",
            "99999999999999999999",
            "0",
            "0x0",
            "0s",
            "1e9",
            "٣",
            "²",
            "½",
            "calf.l",
            ".",
            "..",
            "leg",
            "numbness",
        ),
        *(
            ",",
            '"',
            '""',
            '"a b"',
            "!",
            "a!",
            "\t",
            "\n",
            "\x1b[2J",
            "\ud800",
            "\0",
            "İ",
            "ß",
            "×",
            "3×10",
            "am",
            "pm",
            "km",
        ),
        *("brigde", "ibuprofin", "pian", "th", "b", "n", "x" * 70, "９", "1h30m", "90", "20min"),
    }
)
grammar_lines = st.lists(st.sampled_from(VOCABULARY), max_size=9).flatmap(
    lambda words: st.sampled_from([" ".join(words), "  ".join(words), ",".join(words)])
)
any_line = st.one_of(grammar_lines, st.text(max_size=30), st.lists(st.text(max_size=6), max_size=5).map(" ".join))
vocabularies = st.sampled_from([BUILT_IN, FULL])
CONTEXT = Context(now=datetime(2026, 11, 21, 8, 0, tzinfo=ZONES[0]), zone=ZONES[0], vocabulary=FULL)


def _spans_hold(error: LineError, text: str) -> None:
    assert error.line == text
    assert 0 <= error.start <= error.end <= len(text)
    assert error.what


@given(any_line, vocabularies, st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 21)))
@settings(max_examples=800, deadline=None)
def test_a_line_is_understood_or_refused_at_a_place(text: str, vocabulary: object, day: date | None) -> None:
    context = Context(now=CONTEXT.now, zone=CONTEXT.zone, vocabulary=vocabulary, day=day)  # type: ignore[arg-type]
    try:
        drafts = parse_line(text, context)
    except LineError as error:
        _spans_hold(error, text)
    else:
        assert drafts
        for draft in drafts:
            assert draft.moment.at_utc <= context.now + timedelta(minutes=1)


NAME_WORDS = sorted({*FULL.exercises, *FULL.medicines, *FULL.triggers, "glute", "citrate", "eating", "march", "ran"})
name_lines = st.builds(
    lambda head, name, rest: " ".join([head, name, *rest]),
    st.sampled_from(["did", "took", "trigger", "activity"]),
    st.sampled_from([*NAME_WORDS, *VOCABULARY]),
    st.lists(st.sampled_from([*NAME_WORDS, *VOCABULARY]), max_size=3),
)


@given(name_lines | any_line)
@settings(max_examples=800, deadline=None)
def test_a_line_means_the_same_before_and_after_the_store_was_opened(text: str) -> None:
    early = Context(now=CONTEXT.now, zone=CONTEXT.zone, vocabulary=BUILT_IN)
    try:
        drafts = parse_line(text, early)
    except UnknownName:
        return
    except LineError:
        # The caller opens the store for an unknown name alone: any other refusal must be final.
        with pytest.raises(LineError):
            parse_line(text, CONTEXT)
        return
    assert parse_line(text, CONTEXT) == drafts


@given(any_line, drafts())
@settings(max_examples=500, deadline=None)
def test_an_edit_is_understood_or_refused_at_a_place(text: str, old: tuple[Draft, Context]) -> None:
    try:
        edited = parse_edit(text, old[1], old[0])
    except LineError as error:
        _spans_hold(error, text)
    else:
        assert type(edited.value) is type(old[0].value)


@given(any_line)
@settings(max_examples=500, deadline=None)
def test_a_when_is_understood_or_refused_at_a_place(text: str) -> None:
    for parse in (parse_when, parse_day):
        try:
            parse(text, CONTEXT)
        except LineError as error:
            _spans_hold(error, text)


@given(any_line, st.integers(-3, 60), vocabularies)
@settings(max_examples=800, deadline=None)
def test_completion_never_raises(text: str, cursor: int, vocabulary: object) -> None:
    context = Context(now=CONTEXT.now, zone=CONTEXT.zone, vocabulary=vocabulary)  # type: ignore[arg-type]
    found = complete(text, cursor, context)
    assert len(found) <= 12
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("word", ["9" * 5000, "a" * 50_000, '"' + "b" * 50_000, "1" * 5000 + "km", "3x" * 5000])
@pytest.mark.parametrize("before", ["", "pain ", "did walking ", "took ", "heat ", "spasm calf "])
def test_a_huge_word_is_refused_in_few_words(before: str, word: str) -> None:
    with pytest.raises(LineError) as caught:
        parse_line(before + word, CONTEXT)
    assert len(caught.value.what) < 200
    assert len(caught.value.todo) < 400


def test_a_moment_kept_under_another_day_turn_survives_an_edit() -> None:
    early = Context(now=CONTEXT.now, zone=CONTEXT.zone, vocabulary=FULL, turn=time(6))
    moment = moment_at(datetime(2026, 11, 20, 5, 0, tzinfo=ZONES[0]), date(2026, 11, 19))
    draft = Draft(value=Reading(level=4), moment=moment)
    assert parse_line(to_line(draft, early), early) == [draft]
    assert parse_edit(to_line(draft, CONTEXT), CONTEXT, draft) == draft
