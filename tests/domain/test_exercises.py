"""Exercises as the user knows them: what is said of one, what holds then, and the words that a line takes for it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain import slugs
from journal.domain.entries import MAX_NAME, Completion, Value
from journal.domain.exercises import (
    GROUPS,
    MAX_TEXT,
    MEASURES,
    NO_DOSE,
    PHASES,
    ExerciseSaid,
    is_alias,
    merged,
    merged_all,
    name_of,
    sides_of,
)
from journal.domain.line import Context, complete, parse_line
from journal.domain.names import name_slug, names_of, table_of
from journal.domain.slugs import EXERCISES, Exercise
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.domain.written import value_line
from journal.errors import LineError, ValueRefused
from tests.support import BERLIN, COMPLETIONS, NOW, exercises_said

BUG = ExerciseSaid(slug="beetle", name="Beetle", group="core", measure="sets-reps", dose="3x8")
SIDED = replace(BUG, slug="star", name="Star plank", sided=True, dose="3x20s")


def vocabulary(*said: ExerciseSaid) -> Vocabulary:
    return BUILT_IN.extended(exercises=merged_all(said).values())


def read(line: str, known: Vocabulary) -> list[Value]:
    return [draft.value for draft in parse_line(line, Context(now=NOW, zone=BERLIN, vocabulary=known))]


def slugs_of(line: str, *said: ExerciseSaid) -> list[str]:
    found = read(line, vocabulary(*said))
    return [value.exercise for value in found if isinstance(value, Completion)]


# -- what holds


@pytest.mark.parametrize("slug", EXERCISES)
def test_nothing_said_of_a_built_in_exercise_leaves_it_as_it_is(slug: str) -> None:
    assert merged(ExerciseSaid(slug=slug)) == EXERCISES[slug]


def test_what_is_said_of_a_built_in_exercise_holds_and_the_rest_stays() -> None:
    said = ExerciseSaid(slug="walking", name="Stroll", aliases=("spazieren", "walk"), dose="30min", hidden=True)
    walking = EXERCISES["walking"]
    assert merged(said) == walking._replace(
        name="Stroll", aliases=("walk", "spazieren"), dose="30min", hidden=True
    )  # a word that it has already is not there twice


def test_the_built_in_name_that_was_changed_goes_on_as_another_word() -> None:
    assert merged(ExerciseSaid(slug="side-plank-knees", name="Stütz")).aliases == ("side-plank-from-knees",)
    assert merged(ExerciseSaid(slug="bird-dog", name="Pointer")).aliases == ()  # that is its slug
    assert merged(ExerciseSaid(slug="side-plank-knees")).aliases == ()


def test_a_dose_of_none_takes_the_built_in_one_away() -> None:
    assert merged(ExerciseSaid(slug="bird-dog", dose=NO_DOSE)).dose == ""
    assert merged(ExerciseSaid(slug="glute-bridge", dose="3x10")).dose == "3x10"
    assert merged(replace(BUG, dose=NO_DOSE)).dose == ""


@pytest.mark.parametrize(
    ("typed", "kept"), [("", None), ("  ", None), (" None ", NO_DOSE), ("NONE", NO_DOSE), (" 3x10 ", "3x10")]
)
def test_a_dose_is_kept_without_the_spaces_around_it(typed: str, kept: str | None) -> None:
    assert ExerciseSaid(slug="bird-dog", dose=typed).dose == kept


def test_an_exercise_of_ones_own_is_what_was_said() -> None:
    said = replace(SIDED, aliases=("stern", "stern"), phase="advised-against", hidden=True)
    assert merged(said) == Exercise(
        slug="star", name="Star plank", group="core", measure="sets-reps", dose="3x20s", sided=True,
        aliases=("stern",), advised_against=True, hidden=True,
    )  # fmt: skip
    assert merged(replace(BUG, sided=None)).sided is False


def test_all_exercises_are_the_built_in_ones_in_their_order_then_ones_own_by_name() -> None:
    said = [
        replace(BUG, slug="c", name="Zebra"),
        replace(BUG, slug="d", name="ant"),
        ExerciseSaid(slug="yoga", name="A"),
    ]
    found = merged_all(said)
    assert list(found) == [*EXERCISES, "d", "c"]
    assert found["yoga"].name == "A"
    assert all(slug == one.slug for slug, one in found.items())


def test_the_name_of_an_exercise_that_is_gone_is_what_its_slug_says() -> None:
    assert name_of("wall-sit", EXERCISES) == "Wall sit"
    assert name_of("bird-dog", merged_all([ExerciseSaid(slug="bird-dog", name="Pointer")])) == "Pointer"


def test_sides_are_right_first_and_none_without() -> None:
    assert sides_of(EXERCISES["bird-dog"]) == ("right", "left")
    assert sides_of(EXERCISES["walking"]) == sides_of(None) == (None,)


# -- what is refused


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "Beetle",
        "käfer!",
        "-beetle",
        "two words",
        "3d-plank",
        "a" * (MAX_NAME + 1),
        "a_b",
        "🐕",
        "x\n",
        "a;b",
        "\u202ex",
    ],
)
def test_a_slug_is_one_plain_word(slug: str) -> None:
    with pytest.raises(ValueRefused, match="is not a name for an exercise"):
        replace(BUG, slug=slug)


@pytest.mark.parametrize("slug", ["käfer", "虫", "упражнение", "a" * MAX_NAME, "plank-2", "straße"])
def test_a_slug_may_be_of_any_script(slug: str) -> None:
    assert replace(BUG, slug=slug).slug == slug


@pytest.mark.parametrize(
    "word", ["", "Star", "two words", "a\u00a0b", "a\tb", "a" * (MAX_NAME + 1), "x\u202e", "\ud800"]
)
def test_another_word_has_no_spaces_and_no_capitals(word: str) -> None:
    with pytest.raises(ValueRefused, match="is not a word for an exercise"):
        replace(BUG, aliases=("fine", word))


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""}, {"name": "  "}, {"name": "a\nb"}, {"name": "x" * (MAX_NAME + 1)}, {"name": "\x1b[31m"},
        {"caution": " "}, {"caution": "x" * (MAX_TEXT + 1)}, {"how_to": ("Lie down.", "")}, {"how_to": ("a\nb",)},
        {"muscles": ("back", "")}, {"muscles": ("back; buttocks",)}, {"muscles": ("back;",)}, {"note": "\x00"},
        {"note": "\ud800"}, {"note": "x" * 100_001},
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_kept_as_it_is_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueRefused):
        replace(BUG, **changed)  # type: ignore[arg-type]


def test_a_note_of_nothing_is_none() -> None:
    assert replace(BUG, note=" \n").note is None
    assert replace(BUG, note=" as shown\nby Ada ").note == " as shown\nby Ada "


@pytest.mark.parametrize("name", ["group", "measure", "phase"])
def test_a_word_of_no_list_is_refused_before_it_is_saved_and_read_all_the_same(name: str) -> None:
    """Another version of the program may have written it."""
    said = replace(BUG, **{name: "qigong"})  # type: ignore[arg-type]
    with pytest.raises(ValueRefused, match=f"no {name} 'qigong'"):
        said.refuse_unfit()
    assert merged(said).name == "Beetle"
    assert merged(said).measure in MEASURES


@pytest.mark.parametrize("name", ["name", "group", "measure"])
def test_one_of_ones_own_without_a_name_a_group_or_a_measure_is_refused_and_read_all_the_same(name: str) -> None:
    """A newer version knows it as a built-in one, of which only the changes are kept."""
    said = replace(BUG, **{name: None})  # type: ignore[arg-type]
    with pytest.raises(ValueRefused, match="a name, a group and a measure"):
        said.refuse_unfit()
    assert merged(said).name == "Beetle"


@pytest.mark.parametrize("changed", [{"group": "core"}, {"measure": "duration"}, {"sided": True}, {"sided": False}])
def test_the_group_the_measure_and_the_sides_of_a_built_in_exercise_stay(changed: dict[str, object]) -> None:
    said = ExerciseSaid(slug="walking", **changed)  # type: ignore[arg-type]
    with pytest.raises(ValueRefused, match="stay as they are"):
        said.refuse_unfit()
    assert merged(said) == EXERCISES["walking"]


@pytest.mark.parametrize("phase", PHASES)
def test_all_else_may_be_said(phase: str) -> None:
    for group in GROUPS:
        for measure in MEASURES:
            replace(BUG, group=group, measure=measure, phase=phase).refuse_unfit()
    ExerciseSaid(slug="walking", name="Stroll", phase=phase).refuse_unfit()


# -- the words of a line


def test_an_exercise_of_ones_own_is_logged_by_its_slug_its_name_and_its_other_words() -> None:
    said = replace(SIDED, aliases=("stern", "🐕"))
    for line in ("did star 3x20s", "did Star plank 3x20s", "did stern 3x20s", 'did "Star Plank" 3x20s', "did 🐕 3x20s"):
        assert read(line, vocabulary(said)) == [
            Completion(exercise="star", side=side, reps=3, hold_s=20) for side in ("right", "left")
        ]


@pytest.mark.parametrize(
    "name", ["Käfer", "虫", "Жук", "Dead bug (easy)", "🐕 walk", "Rückenstrecker, leicht", '6" step']
)
def test_a_name_of_any_script_is_read_back_when_it_is_quoted(name: str) -> None:
    said = replace(BUG, name=name)
    quoted = name.replace('"', '""')
    assert slugs_of(f'did "{quoted}" 3x10', said) == ["beetle"]
    assert slugs_of(f'did "{quoted.upper()}" 3x10', said) == ["beetle"]


def test_a_changed_name_and_the_old_one_mean_the_same() -> None:
    said = ExerciseSaid(slug="side-plank-knees", name="Seitstütz")
    for word in ("seitstütz", "side plank from knees", "side-plank-knees", "seitst"):
        assert slugs_of(f"did {word} 10s left", said) == ["side-plank-knees"]


def test_a_hidden_exercise_is_not_offered_and_can_still_be_logged() -> None:
    said = ExerciseSaid(slug="front-plank", hidden=True)
    known = vocabulary(said)
    assert "front-plank" not in names_of("exercises", known)
    assert list(names_of("exercises", known)) == [slug for slug in EXERCISES if slug != "front-plank"]
    assert "front-plank" in names_of("exercises", vocabulary(replace(said, hidden=False)))
    context = Context(now=NOW, zone=BERLIN, vocabulary=known)
    assert "front-plank" not in complete("did ", 4, context)
    for word in ("front-plank", "plank", '"Front plank"', '"front-plank"', "front-p"):
        assert slugs_of(f"did {word} 30s", said) == ["front-plank"]


def test_an_unknown_exercise_names_the_nearest_of_ones_own() -> None:
    with pytest.raises(LineError, match="did you mean beetle"):
        slugs_of("did bettle 3x10", BUG)


def test_built_in_words_win_over_ones_own() -> None:
    """The same line means the same before and after the journal was opened."""
    said = replace(BUG, aliases=("walk", "bird-dog"), name="Yoga")
    for word in ("walk", "bird-dog", "yoga"):
        assert slugs_of(f"did {word} 20min", said) == slugs_of(f"did {word} 20min")
    assert slugs_of("did beetle 20min", said) == ["beetle"]


@settings(deadline=None)
@given(st.lists(exercises_said(), max_size=4), st.data())
def test_what_was_done_is_read_back_whatever_the_exercises_are_called(
    said: list[ExerciseSaid], data: st.DataObject
) -> None:
    known = vocabulary(*said)
    exercise = known.exercises[data.draw(st.sampled_from([one.slug for one in said] or list(EXERCISES)[:3]))]
    value = data.draw(COMPLETIONS)
    side = data.draw(st.sampled_from(["right", "left"] if exercise.sided else [None, *slugs.SIDES]))
    hold = value.hold_s if value.reps else None  # what a session or a line can say
    done = replace(value, exercise=exercise.slug, side=side, hold_s=hold)
    assert read(value_line(done, known), known) == [done]


@settings(deadline=None)
@given(st.lists(exercises_said(), max_size=5))
def test_every_word_stands_for_an_exercise_and_every_exercise_has_its_slug(said: list[ExerciseSaid]) -> None:
    known = vocabulary(*said)
    table = table_of("exercises", known)
    assert set(table.values()) <= set(known.exercises)
    assert {table.get(slug) for slug in EXERCISES} == set(EXERCISES)
    for one in said:
        # Its own slug is only ever another's word where that one is built in.
        assert table[one.slug] == one.slug or table[one.slug] in EXERCISES
        assert all(is_alias(word) for word in one.aliases)
        assert one.name is None or len(name_slug(one.name)) > MAX_NAME or is_alias(name_slug(one.name))
