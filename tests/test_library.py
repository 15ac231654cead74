"""The library's data: every page complete, in our words, and in step with what an entry line knows (domain.md §5)."""

import re
import textwrap
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal import library
from journal.domain.entries import Completion
from journal.domain.exercises import GROUPS, PHASES
from journal.domain.line import Context, parse_line
from journal.domain.names import name_slug
from journal.domain.slugs import EXERCISES
from journal.domain.vocabulary import BUILT_IN
from journal.library import SPELL_PHASES, Page, Starter, common_caution, pages, starters

BERLIN = ZoneInfo("Europe/Berlin")
CONTEXT = Context(now=datetime(2026, 11, 21, 8, 0, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN.extended())

FOLDER = Path(library.__file__).parent
PAGE_FIELDS = {"muscles", "phase", "how_to", "caution", "sources"}
# The measures, and the amounts that a dose of each has.
MEASURES = {
    "sets-reps": {"sets", "reps"},
    "reps-hold": {"reps", "hold_s"},
    "duration": {"duration_s"},
    "minutes": {"duration_s"},
    "minutes-distance": {"duration_s"},
}
AMOUNTS = ("sets", "reps", "hold_s", "duration_s", "distance_m")
FORBIDDEN = ("monitor", "detect", "predict", "diagnose", "recommend", "significant", "proven", "improved")
# What a page may take of a screen of 80×24.
COLUMNS, LINES = 46, 17

every_page = pytest.mark.parametrize("slug", EXERCISES)
every_starter = pytest.mark.parametrize("starter", starters(), ids=lambda starter: starter.name)


def tables(name: str) -> dict[str, object]:
    import tomllib

    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def is_sentence(text: str) -> bool:
    """One sentence: a capital first, a full stop last, and none between."""
    return text.isprintable() and re.fullmatch(r"[A-Z][^.!?]*[^.!?\s]\.", text) is not None


def amounts_of(slug: str, dose: str) -> dict[str, int]:
    """What the entry line makes of a dose; both sides of a sided exercise get the same."""
    values = [draft.value for draft in parse_line(f"did {slug} {dose}", CONTEXT)]
    assert values
    found = []
    for value in values:
        assert isinstance(value, Completion)
        assert value.exercise == slug
        found.append({name: getattr(value, name) for name in AMOUNTS if getattr(value, name) is not None})
    assert all(amounts == found[0] for amounts in found)
    return found[0]


def assert_fits(slug: str, dose: str) -> None:
    measure = EXERCISES[slug].measure
    amounts = amounts_of(slug, dose)
    assert set(amounts) == MEASURES[measure]
    if measure.startswith("minutes"):
        assert amounts["duration_s"] % 60 == 0


# Pages.


def test_every_exercise_of_the_entry_line_has_a_page_and_no_other_has() -> None:
    assert list(pages()) == list(EXERCISES)
    assert all(page.slug == slug for slug, page in pages().items())


@every_page
def test_a_page_has_the_known_fields_and_no_others(slug: str) -> None:
    table = tables("exercises.toml")[slug]
    assert isinstance(table, dict)
    assert set(table) - {"instead"} == PAGE_FIELDS
    assert "instead" not in table or table["instead"]


@every_page
def test_the_phase_of_a_page_is_allowed_and_agrees_with_the_entry_line(slug: str) -> None:
    page = pages()[slug]
    assert page.phase in PHASES
    assert (page.phase == "advised-against") == EXERCISES[slug].advised_against


@every_page
def test_how_to_is_a_few_short_steps(slug: str) -> None:
    page = pages()[slug]
    assert 2 <= len(page.how_to) <= 5
    for step in page.how_to:
        assert step.strip() == step != ""
        assert len(step) <= 160
        assert step.endswith(".")
        assert step.isprintable()
    assert len(set(page.how_to)) == len(page.how_to)


@every_page
def test_muscles_and_sources_are_named(slug: str) -> None:
    page = pages()[slug]
    assert page.muscles
    assert page.sources
    for name in (*page.muscles, *page.sources):
        assert name.strip() == name != ""
        assert name.isprintable()
        # The store joins muscles by "; ".
        assert ";" not in name
    assert len(set(page.sources)) == len(page.sources)


@every_page
def test_a_caution_is_empty_or_a_sentence(slug: str) -> None:
    caution = pages()[slug].caution
    assert caution == "" or is_sentence(caution)


def test_the_caution_common_to_all_is_kept_once() -> None:
    assert common_caution() == "Stop if pain spreads further down the leg, or numbness or weakness appears."
    assert is_sentence(common_caution())
    assert all(page.caution != common_caution() for page in pages().values())
    assert tables("exercises.toml")["_common"] == {"caution": common_caution()}


@every_page
def test_what_is_offered_instead_exists_and_is_not_advised_against(slug: str) -> None:
    page = pages()[slug]
    assert slug not in page.instead
    assert all(pages()[other].phase != "advised-against" for other in page.instead)
    assert not page.instead or page.phase == "advised-against"


@every_page
def test_a_page_is_read_without_scrolling_at_80_by_24(slug: str) -> None:
    page = pages()[slug]
    texts = (EXERCISES[slug].name, ", ".join(page.muscles), *page.how_to, page.caution, common_caution())
    assert sum(len(textwrap.wrap(text, COLUMNS)) for text in texts) <= LINES


def test_the_crunch_is_advised_against_and_two_others_are_offered() -> None:
    page = pages()["crunch"]
    assert page.phase == "advised-against"
    assert page.instead == ("curl-up", "dead-bug")
    assert "the article" in page.sources
    assert "danger" not in text_of(page).lower()


def test_the_donkey_kick_is_the_articles() -> None:
    exercise, how_to = EXERCISES["donkey-kick"], " ".join(pages()["donkey-kick"].how_to)
    assert exercise.sided
    assert amounts_of("donkey-kick", exercise.dose) == {"duration_s": 90}
    assert "hands under the shoulders" in how_to
    assert "thigh up to parallel with the floor" in how_to
    assert "90 seconds on the right side first, then 90 seconds on the left" in how_to
    assert "the article" in pages()["donkey-kick"].sources


def test_the_abdominal_vacuum_is_the_articles() -> None:
    how_to = " ".join(pages()["abdominal-vacuum"].how_to)
    assert amounts_of("abdominal-vacuum", EXERCISES["abdominal-vacuum"].dose) == {"reps": 3, "hold_s": 10}
    assert how_to.index("breathe all the way out") < how_to.index("Draw the belly button in towards the spine")
    assert "10 seconds" in how_to
    assert "3 times" in how_to
    assert pages()["abdominal-vacuum"].sources == ("the article",)


def test_the_glute_bridge_has_no_dose_because_the_article_gives_none() -> None:
    assert EXERCISES["glute-bridge"].dose == ""
    assert not re.search(r"\d", text_of(pages()["glute-bridge"]))
    assert "the article" in pages()["glute-bridge"].sources


def text_of(page: Page) -> str:
    return " ".join((*page.muscles, *page.how_to, page.caution))


# What an entry line knows.


def test_a_word_for_an_exercise_never_means_another() -> None:
    taken: dict[str, str] = {}
    for slug, exercise in EXERCISES.items():
        assert exercise.slug == slug == name_slug(slug)
        for word in {slug, name_slug(exercise.name), *exercise.aliases}:
            assert taken.setdefault(word, slug) == slug
        assert len(set(exercise.aliases)) == len(exercise.aliases)
        assert all(alias == name_slug(alias) != "" for alias in exercise.aliases)


@every_page
def test_group_and_measure_are_known(slug: str) -> None:
    exercise = EXERCISES[slug]
    assert exercise.group in GROUPS
    assert exercise.measure in MEASURES


@every_page
def test_the_default_dose_is_understood_and_fits_the_measure(slug: str) -> None:
    exercise = EXERCISES[slug]
    if exercise.dose:
        assert_fits(slug, exercise.dose)
    else:
        assert slug in {"crunch", "glute-bridge"}
        assert amounts_of(slug, "") == {}


# Starter routines.


def test_each_phase_of_a_spell_has_one_starter() -> None:
    assert tuple(starter.phase for starter in starters()) == SPELL_PHASES
    assert tuple(starter.name for starter in starters()) == ("first-days", "getting-going", "building-up")


def test_a_starter_has_the_known_fields_and_no_others() -> None:
    data = tables("routines.toml")
    assert set(data) == {"routine"}
    assert isinstance(data["routine"], list)
    for table in data["routine"]:
        assert set(table) == {"name", "title", "phase", "about", "items"}
        assert all(set(item) == {"exercise", "dose"} for item in table["items"])


@every_starter
def test_a_starter_says_what_it_is(starter: Starter) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", starter.name)
    assert starter.title.strip() == starter.title != ""
    assert is_sentence(starter.about)
    assert "starting point" in starter.about
    assert "change" in starter.about


@every_starter
def test_the_items_of_a_starter_exist_and_their_doses_fit(starter: Starter) -> None:
    slugs = [slug for slug, _ in starter.items]
    assert 4 <= len(slugs) <= 6
    assert len(set(slugs)) == len(slugs)
    for slug, dose in starter.items:
        assert pages()[slug].phase != "advised-against"
        assert dose
        assert_fits(slug, dose)


def test_the_first_days_hold_only_what_goes_at_any_time_in_small_doses() -> None:
    first = starters()[0]
    assert {pages()[slug].phase for slug, _ in first.items} == {"any"}
    assert "walking" in dict(first.items)
    for slug, dose in first.items:
        mine, usual = amounts_of(slug, dose), amounts_of(slug, EXERCISES[slug].dose)
        assert mine.keys() == usual.keys()
        assert all(mine[name] <= usual[name] for name in mine)
        assert mine != usual


def test_a_starter_gives_the_glute_bridge_a_dose_of_its_own() -> None:
    doses = [dose for starter in starters() for slug, dose in starter.items if slug == "glute-bridge"]
    assert doses
    assert doses[0] == "2x8"


# The data as a whole, and the loader.


@pytest.mark.parametrize("name", ["exercises.toml", "routines.toml"])
@pytest.mark.parametrize("word", FORBIDDEN)
def test_words_that_the_journal_does_not_use_are_nowhere_in_the_data(name: str, word: str) -> None:
    assert word not in (FOLDER / name).read_text(encoding="utf-8").lower()


def test_the_pages_are_read_once_and_cannot_be_changed() -> None:
    assert pages() is pages()
    assert starters() is starters()
    with pytest.raises(TypeError):
        pages()["walking"] = pages()["yoga"]  # type: ignore[index]
