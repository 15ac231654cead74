"""The exercise library in use: changed, added to, found by its words, and what was done of it."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal import library
from journal.config import Settings
from journal.domain.entries import MAX_NAME, Completion, Reading
from journal.domain.exercises import ANY, GROUPS, NO_DOSE, PHASES, ExerciseSaid, merged
from journal.domain.line import Context
from journal.domain.slugs import EXERCISES
from journal.domain.vocabulary import BUILT_IN
from journal.errors import LineError, NotFound, StaleEdit, ValueRefused
from journal.services.exercises import (
    MOST_ENTRIES,
    add_exercise,
    exercise_named,
    hide_exercise,
    history_of,
    listed,
    matching,
    named_first,
    page,
    reset_exercise,
    said_of,
    save_exercise,
    slug_of,
)
from journal.services.logging import exercises_of, log_line, understand_line, vocabulary_of
from journal.services.routines import skip_exercise
from journal.store.store import Store
from tests.support import BERLIN, NOW, SHOWN_NAMES, FakeClock, days_ago, open_store

SETTINGS = Settings()
TODAY = NOW.date()
BUG = ExerciseSaid(slug="beetle", name="Beetle", group="core", measure="sets-reps")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A journal to be read, with some exercises of one's own."""
    store = open_store(tmp_path_factory.mktemp("named"))
    for name in ("Käfer", "Plank 2", "Bridge march"):
        add(store, name)
    return store


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def add(store: Store, name: str, **said: object) -> ExerciseSaid:
    own = ExerciseSaid(slug=slug_of(name), name=name, group="core", measure="sets-reps")
    return add_exercise(store, FakeClock(), replace(own, **said))  # type: ignore[arg-type]


def change(store: Store, slug: str, **said: object) -> ExerciseSaid:
    before = said_of(store, slug) or ExerciseSaid(slug=slug)
    return save_exercise(store, FakeClock(), replace(before, **said))  # type: ignore[arg-type]


def logged(store: Store, line: str) -> list[str]:
    """Log a line and say which exercises it was about, by their slugs."""
    values = [entry.value for entry in log_line(store, FakeClock(), SETTINGS, line)]
    return [value.exercise for value in values if isinstance(value, Completion)]


# -- one's own


def test_an_exercise_of_ones_own_is_listed_logged_and_has_a_page(store: Store, clock: FakeClock) -> None:
    saved = add(
        store, "Käfer", dose="3x8", sided=True, aliases=("bug",), muscles=("belly",), how_to=("Lie.",), note="N"
    )
    assert (saved.slug, saved.version) == ("käfer", 1)
    assert logged(store, "did käfer 3x8, did bug 8x left") == ["käfer"] * 3
    (line,) = listed(store, text="käf")
    assert (line.exercise, line.phase, line.days, line.last) == (merged(saved), ANY, 1, TODAY)
    shown = page(store, "käfer")
    assert (shown.is_own, shown.muscles, shown.how_to, shown.note, shown.said) == (
        True,
        ("belly",),
        ("Lie.",),
        "N",
        saved,
    )
    assert (shown.cautions, shown.instead, shown.sources) == ((library.common_caution(),), (), ())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Käfer", "käfer"), ("虫", "虫"), ("Жук 2", "жук-2"), ("🐕 Dog walk", "dog-walk"), ("a" * 60, "a" * 60),
        ("Child's stretch", "childs-stretch"), ("Dead bug (easy)", "dead-bug-easy"), ("Ka\u0308fer", "käfer"),
        ("Rücken, leicht", "rücken-leicht"),
    ],
)  # fmt: skip
def test_a_slug_is_made_of_a_name(store: Store, name: str, slug: str) -> None:
    assert add(store, name).slug == slug
    quoted = name.replace('"', '""')
    assert logged(store, f'did "{quoted}" 3x10, did {slug} 3x10') == [slug] * 2


@pytest.mark.parametrize("name", ["", " ", "🐕", "90/90", "?!", "²"])
def test_a_name_without_a_letter_to_begin_with_makes_no_slug(name: str) -> None:
    with pytest.raises(ValueRefused, match="begins with a letter"):
        slug_of(name)


@settings(deadline=None)
@given(SHOWN_NAMES | st.text(max_size=20))
def test_whatever_slug_is_made_is_one(name: str) -> None:
    try:
        slug = slug_of(name)
    except ValueRefused:
        return
    assert replace(BUG, slug=slug).slug == slug
    assert slug_of(slug) == slug


@pytest.mark.parametrize("name", ["Any", "core", "Hips"])
def test_a_word_for_a_group_is_no_exercise(store: Store, name: str) -> None:
    for said in ({"slug": name.lower()}, {"name": name}, {"aliases": (name.lower(),)}):
        with pytest.raises(ValueRefused, match="is the name of a group"):
            add_exercise(store, FakeClock(), replace(BUG, **said))
    assert store.exercises_said() == []


@pytest.mark.parametrize("word", ["walk", "walking", "plank", "mcgill-curl-up", "child's-pose"])
def test_a_word_of_a_built_in_exercise_is_taken(store: Store, word: str) -> None:
    for said in ({"aliases": (word,)}, {"name": word.replace("-", " ").title()}):
        with pytest.raises(ValueRefused, match="is a word for"):
            add_exercise(store, FakeClock(), replace(BUG, **said))
    if word.replace("-", "").isalpha():
        with pytest.raises(ValueRefused, match="already"):
            add_exercise(store, FakeClock(), replace(BUG, slug=word, name="Beetle"))


@pytest.mark.parametrize("said", [{"slug": "bug"}, {"name": "Bug"}, {"name": "KÄFER"}, {"aliases": ("dung-roller",)}])
def test_a_word_of_another_one_of_ones_own_is_taken(store: Store, said: dict[str, object]) -> None:
    add(store, "Käfer", aliases=("bug", "dung-roller"), hidden=True)
    with pytest.raises(ValueRefused, match="is a word for käfer already"):
        add_exercise(store, FakeClock(), replace(BUG, **said))  # type: ignore[arg-type]
    with pytest.raises(ValueRefused, match="already"):
        add(store, "Käfer")
    add_exercise(store, FakeClock(), BUG)
    if "slug" not in said:
        with pytest.raises(ValueRefused, match="is a word for käfer already"):
            change(store, "beetle", **said)
    assert [one.slug for one in store.exercises_said()] == ["beetle", "käfer"]


def test_a_built_in_exercise_is_changed_and_not_added(store: Store) -> None:
    with pytest.raises(ValueRefused, match="there is an exercise 'walking' already"):
        add_exercise(store, FakeClock(), ExerciseSaid(slug="walking", name="Walking"))


@pytest.mark.parametrize("name", ["Walk left", "Bridge 3x10", "Walking yesterday", "Bridge easier", "Plank note two"])
def test_a_name_that_a_line_reads_as_something_else_is_refused(store: Store, name: str) -> None:
    """A line means the same before and after the journal was opened: the shell would log walking on the left."""
    word = "-".join(name.lower().split())
    for said in ({"name": name}, {"aliases": (word,)}):
        with pytest.raises(ValueRefused, match="is an entry already"):
            add_exercise(store, FakeClock(), replace(BUG, **said))
    with pytest.raises(ValueRefused, match="is an entry already"):
        change(store, "yoga", name=name)


@pytest.mark.parametrize(
    "name", ["Walk the dog", "Bridge march", "Knee to chest kneeling", "Side plank", "Sit to stand 2"]
)
def test_a_name_that_begins_like_a_built_in_one_is_its_own(store: Store, name: str) -> None:
    slug = add(store, name).slug
    known = vocabulary_of(store, SETTINGS)
    context = Context(now=NOW, zone=BERLIN, vocabulary=BUILT_IN)
    for word in (slug, f'"{name}"'):
        (draft,) = understand_line(f"did {word} 3x10", context, lambda: known)
        assert isinstance(draft.value, Completion)
        assert draft.value.exercise == slug


@pytest.mark.parametrize("dose", ["ten", "10x5s left", "3x10, 2x5", "90s note slowly", "3x10x5"])
def test_a_dose_that_is_none_is_refused(store: Store, dose: str) -> None:
    with pytest.raises(LineError):
        add(store, "Beetle", dose=dose)
    with pytest.raises(LineError):
        change(store, "bird-dog", dose=dose)
    assert store.exercises_said() == []


@pytest.mark.parametrize(
    "said", [{"group": "qigong"}, {"group": None}, {"measure": None}, {"name": None}, {"phase": "at-dawn"}]
)
def test_what_is_not_known_is_not_saved(store: Store, said: dict[str, object]) -> None:
    with pytest.raises(ValueRefused):
        add_exercise(store, FakeClock(), replace(BUG, **said))  # type: ignore[arg-type]
    add_exercise(store, FakeClock(), BUG)
    with pytest.raises(ValueRefused):
        change(store, "beetle", **said)
    assert store.exercises_said() == [replace(BUG, uid=store.exercises_said()[0].uid)]


# -- changed


def test_a_name_that_was_given_up_goes_on_as_another_word_and_undo_gives_it_back(store: Store) -> None:
    add(store, "Beetle")
    change(store, "beetle", name="Dung roller")
    assert change(store, "beetle", name="Scarab").aliases == ("dung-roller",)  # its first one is its slug
    for word in ("beetle", "dung roller", "scarab"):
        assert logged(store, f"did {word} 3x10") == ["beetle"]
        store.undo(NOW)
    store.undo(NOW)
    assert (said_of(store, "beetle") or BUG).name == "Dung roller"
    with pytest.raises(LineError):
        logged(store, "did scarab 3x10")
    store.redo(NOW)
    assert logged(store, "did dung-roller 3x10") == ["beetle"]


def test_a_changed_built_in_name_goes_on_as_well(store: Store) -> None:
    change(store, "bird-dog", name="Pointer")
    assert change(store, "bird-dog", name="Zeiger").aliases == ("pointer",)
    assert change(store, "bird-dog", name=None).aliases == ("pointer", "zeiger")
    for word in ("bird dog", "pointer", "zeiger"):
        assert logged(store, f"did {word} 10x5s left") == ["bird-dog"]
    assert exercise_named(store, "Bird dog").name == "Bird dog"


@pytest.mark.parametrize(
    "name", ["Child's stretch", "90/90 stretch", "🐕 walk", "Rücken, leicht", "Cat–cow 2", "İ" * 40]
)
def test_whatever_it_was_called_it_can_be_called_otherwise(store: Store, name: str) -> None:
    add(store, "Beetle", aliases=("bug",))
    change(store, "beetle", name=name)
    saved = change(store, "beetle", name="Scarab")
    assert saved.name == "Scarab"
    if name != "İ" * 40:  # in lower case it is too long for another word
        assert logged(store, f'did "{name}" 3x10') == ["beetle"]
    assert change(store, "beetle", name=name).name == name


def test_a_name_in_other_letters_is_no_new_word(store: Store) -> None:
    add(store, "Beetle")
    assert change(store, "beetle", name="BEETLE").aliases == ()
    assert change(store, "beetle", name="beetle", aliases=("beetle", "bug")).aliases == ("bug",)


def test_what_was_done_stays_what_it_was(store: Store) -> None:
    add(store, "Beetle")
    logged(store, "did beetle 3x10")
    change(store, "beetle", name="Scarab", group="hips", sided=True, dose="90s")
    assert [entry.value for entry in store.entries()] == [Completion(exercise="beetle", sets=3, reps=10)]
    assert history_of(store, "beetle").days == 1


def test_a_change_states_the_version_that_it_saw(store: Store, clock: FakeClock) -> None:
    seen = add(store, "Beetle")
    change(store, "beetle", dose="3x10")
    with pytest.raises(StaleEdit):
        save_exercise(store, clock, replace(seen, name="Scarab"))
    with pytest.raises(StaleEdit):  # nothing was said of it when it was seen
        save_exercise(store, clock, ExerciseSaid(slug="beetle", name="B", group="core", measure="duration"))


@pytest.mark.parametrize("said", [{"group": "hips"}, {"measure": "duration"}, {"sided": True}])
def test_the_group_of_a_built_in_exercise_is_not_changed(store: Store, said: dict[str, object]) -> None:
    with pytest.raises(ValueRefused, match="stay as they are"):
        change(store, "walking", **said)


def test_a_dose_is_changed_taken_away_and_given_back(store: Store, clock: FakeClock) -> None:
    assert exercise_named(store, "bird-dog").dose == "10x5s"
    change(store, "bird-dog", dose="8x5s")
    assert exercise_named(store, "bird-dog").dose == "8x5s"
    change(store, "bird-dog", dose=NO_DOSE)
    assert exercise_named(store, "bird-dog").dose == ""
    reset_exercise(store, clock, "bird-dog")
    assert exercises_of(store) == EXERCISES


# -- hidden, and as it came


def test_a_hidden_exercise_is_offered_no_more_and_can_be_logged(store: Store, clock: FakeClock) -> None:
    hide_exercise(store, clock, "walking", hidden=True)
    assert "walking" not in [line.exercise.slug for line in listed(store)]
    assert [line.exercise.slug for line in listed(store, hidden=True)] == ["walking"]
    assert len(listed(store, hidden=None)) == len(EXERCISES)
    assert logged(store, "did walk 20min") == ["walking"]
    hide_exercise(store, clock, "walking", hidden=False)
    assert listed(store, hidden=True) == []


def test_hiding_what_is_hidden_and_offering_what_is_offered_changes_nothing(store: Store, clock: FakeClock) -> None:
    assert hide_exercise(store, clock, "walking", hidden=False) == ExerciseSaid(slug="walking")
    assert store.exercises_said() == []
    hidden = hide_exercise(store, clock, "walking", hidden=True)
    assert hide_exercise(store, clock, "walking", hidden=True) == hidden
    assert len(store.changes()) == 1
    store.undo(NOW)
    assert not exercises_of(store)["walking"].hidden
    with pytest.raises(NotFound, match="no exercise 'wlaking'"):
        hide_exercise(store, clock, "wlaking", hidden=True)


def test_a_built_in_exercise_is_as_it_came_after_a_reset(store: Store, clock: FakeClock) -> None:
    changed = change(store, "bird-dog", name="Pointer", aliases=("dog",), hidden=True, note="by Ada", phase="any")
    reset_exercise(store, clock, "bird-dog")
    assert exercises_of(store) == EXERCISES
    with pytest.raises(NotFound, match="nothing was changed"):
        reset_exercise(store, clock, "bird-dog")
    store.undo(NOW)
    assert replace(store.exercises_said()[0], version=1) == changed
    add(store, "Beetle")
    with pytest.raises(ValueRefused, match="of your own"):
        reset_exercise(store, clock, "beetle")


# -- the library


def test_the_library_lists_every_exercise_under_its_group(store: Store) -> None:
    found = listed(store)
    assert sorted(line.exercise.slug for line in found) == sorted(EXERCISES)
    assert [line.exercise.group for line in found] == sorted(
        (one.group for one in EXERCISES.values()), key=GROUPS.index
    )
    for group in GROUPS:
        names = [line.exercise.name.lower() for line in listed(store, group=group)]
        assert names == sorted(names) != []


def test_the_library_is_narrowed_by_group_phase_and_words(store: Store) -> None:
    change(store, "side-plank-knees", name="Seitstütz", phase="when-improving")
    assert {line.exercise.slug for phase in PHASES for line in listed(store, phase=phase)} == set(EXERCISES)
    assert "side-plank-knees" in [line.exercise.slug for line in listed(store, phase="when-improving", group="core")]
    for text in ("seitst", " SEIT", "side-plank", "plank-from"):
        assert "side-plank-knees" in [line.exercise.slug for line in listed(store, text=text)]
    assert [line.exercise.slug for line in listed(store, phase="advised-against")] == ["crunch"]
    found = listed(store, hidden=None)
    assert matching(found, group="core", text="plank") == listed(store, group="core", text="plank", hidden=None)


def test_days_and_the_latest_one_stand_beside_an_exercise(store: Store) -> None:
    for days in (9, 3, 3):
        store.save([days_ago(days, Completion(exercise="yoga"))], NOW)
    (line,) = listed(store, text="yoga")
    assert (line.days, line.last) == (2, TODAY - timedelta(days=3))


def test_what_a_newer_version_wrote_is_listed_and_can_be_hidden(store: Store, clock: FakeClock) -> None:
    add(store, "Beetle", dose="3x10")
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE exercise SET family = 'qigong', measure = 'laps', phase = 'at-dawn'")
        rows = "INSERT INTO exercise (uid, version, slug, hidden, family, measure, name) VALUES (?, 1, ?, 0, ?, ?, ?)"
        file.execute(rows, ("x", "wall-sit", None, None, None))  # built in there
        file.execute(rows, ("y", "walking", "hips", "sets-reps", "Stroll"))  # one's own where it is not built in
    file.close()
    assert [line.exercise.name for line in listed(store)][-2:] == ["Wall sit", "Beetle"]
    assert listed(store)[-1].phase == ANY
    assert page(store, "beetle").phase == page(store, "wall-sit").phase == ANY
    assert logged(store, "did beetle 3x10, did wall-sit 30s, did stroll 20min") == ["beetle", "wall-sit", "walking"]
    for slug in ("beetle", "wall-sit", "walking"):
        assert hide_exercise(store, clock, slug, hidden=True).hidden
    assert change(store, "walking", dose="10min").group is None  # what is built in holds
    with pytest.raises(ValueRefused, match="no group 'qigong'"):
        change(store, "beetle", dose="5x")


# -- found by words


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("bird-dog", "bird-dog"), ("Bird dog", "bird-dog"), ("BIRD", "bird-dog"), (" walk ", "walking"),
        ("side plank from knees", "side-plank-knees"), ("side plank", "side-plank-knees"), ("käf", "käfer"),
    ],
)  # fmt: skip
def test_an_exercise_is_found_by_its_words_or_their_beginning(named: Store, words: str, slug: str) -> None:
    assert exercise_named(named, words).slug == slug


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("b", "no exercise 'b'"), ("", "no exercise ''"), ("brigde", "did you mean glute-bridge"),
        ("prone", "could be prone-back-extension or prone-press-up"),
        ("brid", "could be bridge-march or glute-bridge"), ("back", "did you mean standing-back-bend"),
        ("x" * 10_000, "no exercise"),
    ],
)  # fmt: skip
def test_none_or_several_are_refused(named: Store, words: str, refusal: str) -> None:
    with pytest.raises(NotFound, match=refusal):
        exercise_named(named, words)


@pytest.mark.parametrize(
    ("words", "slug", "rest"),
    [
        ("side plank from knees 3x10s", "side-plank-knees", ["3x10s"]), ("side plank 3x", "side-plank-knees", ["3x"]),
        ("bird d 10x5s", "bird-dog", ["10x5s"]), ("bird-dog", "bird-dog", []), ("walk 9 min", "walking", ["9", "min"]),
        ("plank 2 30s", "plank-2", ["30s"]), ("plank 30s", "front-plank", ["30s"]), ("plank", "front-plank", []),
        ("bridge m 3x10", "bridge-march", ["3x10"]), ("bridge 3x10", "glute-bridge", ["3x10"]),
        ("walk " + "x " * 5_000, "walking", ["x"] * 5_000),
    ],
)  # fmt: skip
def test_as_many_words_as_possible_name_the_exercise(named: Store, words: str, slug: str, rest: list[str]) -> None:
    exercise, after = named_first(named, words.split())
    assert (exercise.slug, after) == (slug, rest)


def test_the_first_word_is_refused_where_no_words_name_one(named: Store) -> None:
    with pytest.raises(NotFound, match="could be"):
        named_first(named, ["prone", "3x10"])
    with pytest.raises(NotFound, match="did you mean walking"):
        named_first(named, ["walkign", "20min"])


# -- its page


@pytest.mark.parametrize("slug", EXERCISES)
def test_a_page_is_the_librarys_until_something_is_said(named: Store, slug: str) -> None:
    shown, built_in = page(named, slug), library.pages()[slug]
    assert (shown.phase, shown.muscles, shown.how_to, shown.sources) == (
        built_in.phase, built_in.muscles, built_in.how_to, built_in.sources,
    )  # fmt: skip
    assert shown.cautions == tuple(filter(None, (built_in.caution, library.common_caution())))
    assert (shown.is_own, shown.said, shown.note) == (False, None, "")


def test_what_was_said_takes_the_place_of_the_page(store: Store) -> None:
    change(store, "crunch", muscles=("belly",), how_to=("Do not.",), caution="Slowly.", phase="any", note="by Ada")
    shown = page(store, "crunch")
    assert (shown.muscles, shown.how_to, shown.phase, shown.note) == (("belly",), ("Do not.",), "any", "by Ada")
    assert shown.cautions == ("Slowly.", library.common_caution())
    change(store, "curl-up", name="Rolle")
    assert [other.name for other in page(store, "crunch").instead] == ["Rolle", "Dead bug"]
    with pytest.raises(NotFound):
        page(store, "wall-sit")


# -- its history


def test_a_history_holds_the_sessions_the_days_the_words_and_what_was_left_out(store: Store, clock: FakeClock) -> None:
    store.save([days_ago(2, Reading(level=6)), days_ago(1, Reading(level=3))], NOW)
    for days, pair in ((2, (6, 4)), (1, (None, None)), (1, (3, 3))):
        store.save([days_ago(days, Completion(exercise="yoga", level_before=pair[0], level_after=pair[1]))], NOW)
    for days, reason in ((3, "no time"), (4, None), (5, "no time"), (6, None)):
        skip_exercise(store, clock, SETTINGS, "yoga", reason, TODAY - timedelta(days=days))
    skip_exercise(store, clock, SETTINGS, "walking", "rain")
    found = history_of(store, "yoga")
    assert [(one.day, one.worst, one.next_worst) for one in found.sessions] == [
        (TODAY - timedelta(days=2), 6, 3), *[(TODAY - timedelta(days=1), 3, None)] * 2,
    ]  # fmt: skip
    assert (found.days, dict(found.skipped)) == (2, {"no time": 2, "": 2})
    assert found.words[0].startswith("Pain before and after is logged in 2 of 3 sessions")
    nothing = history_of(store, "wall-sit")
    assert (nothing.sessions, nothing.days, nothing.words, nothing.skipped) == ((), 0, (), {})


def test_a_history_ends_at_a_whole_session(store: Store) -> None:
    for days in range(4):
        store.save([days_ago(days, Completion(exercise="bird-dog", side=side)) for side in ("right", "left")], NOW)
    assert [len(one.done) for one in history_of(store, "bird-dog", 5).sessions] == [2, 2]
    assert [len(one.done) for one in history_of(store, "bird-dog", 100).sessions] == [2] * 4
    assert history_of(store, "bird-dog", 5).days == 4


def test_a_history_that_came_in_one_batch_is_shown(store: Store) -> None:
    """An import is one batch."""
    store.save([days_ago(1 + number // 2, Completion(exercise="yoga")) for number in range(MOST_ENTRIES + 10)], NOW)
    found = history_of(store, "yoga")
    assert (len(found.sessions), found.days) == (MOST_ENTRIES // 2 - 1, MOST_ENTRIES // 2 + 5)
    store.save([days_ago(0, Completion(exercise="walking")) for _ in range(MOST_ENTRIES + 10)], NOW)
    assert len(history_of(store, "walking").sessions) == 1


def test_no_slug_is_longer_than_a_name() -> None:
    assert len(slug_of("word " * 40)) <= MAX_NAME
    assert not slug_of("word " * 40).endswith("-")
