"""The entry line: what each clause means, names, notes, edits and completion (interface.md, section 1)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from journal.domain import slugs
from journal.domain.entries import (
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
from journal.domain.grammar import CLAUSE_ALIASES, GRAMMARS
from journal.domain.line import Context, complete, parse_edit, parse_line, to_line
from journal.domain.moments import moment_now
from journal.domain.nearest import nearest, slips
from journal.domain.slugs import Exercise
from journal.domain.vocabulary import BUILT_IN
from journal.errors import LineError

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 8, 0, tzinfo=BERLIN)
FULL = BUILT_IN.extended(
    exercises=[Exercise("bridge-march", "March", "hips", "sets-reps", aliases=("marching",))],
    medicines=["vitamin-d", "magnesium-citrate"],
    triggers=["cold-wind"],
)
CONTEXT = Context(now=NOW, zone=BERLIN, vocabulary=FULL)
EARLY = Context(now=NOW, zone=BERLIN, vocabulary=BUILT_IN)


def values(line: str, context: Context = CONTEXT) -> list[Value]:
    return [draft.value for draft in parse_line(line, context)]


def heat(minutes: int = 20, **more: object) -> Thermal:
    return Thermal(modality="heat", minutes=minutes, **more)  # type: ignore[arg-type]


EXAMPLES: list[tuple[str, Value]] = [
    # Every example of interface.md.
    ("pain 4", Reading(level=4)),
    ("pain 7 calf left shooting", Reading(level=7, site="calf", side="left", qualities=("shooting",))),
    ("pain 0", Reading(level=0)),
    ("heat 20", heat()),
    ("ice 15 back", Thermal(modality="ice", minutes=15)),
    ("heat 20 from 6 to 4", heat(level_before=6, level_after=4)),
    ("did glute-bridge 3x10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did bird-dog 10x5s left", Completion(exercise="bird-dog", side="left", reps=10, hold_s=5)),
    (
        "did walking 30m 2.1km effort 4",
        Completion(exercise="walking", duration_s=1800, distance_m=2100, effort=4),
    ),
    ("spasm calf left x3 worst 6 night", Spasm(site="calf", side="left", count=3, worst=6, when="night")),
    ("took ibuprofen 400mg helped 6", Dose(medicine="ibuprofen", amount="400mg", helped=6)),
    ("massage 30m", Treatment(treatment="massage", minutes=30)),
    ("manipulation", Treatment(treatment="manipulation")),
    ("physio", Treatment(treatment="physio")),
    ("rest 40m", Treatment(treatment="rest", minutes=40)),
    ("bed-rest 3h", Treatment(treatment="bed-rest", minutes=180)),
    ("belt", Treatment(treatment="support")),
    ("trigger long-sitting", Tag(role="trigger", name="long-sitting")),
    ("activity went-to-work", Tag(role="activity", name="went-to-work")),
    ("flare", Tag(role="flare", name="flare")),
    ("sign numb-saddle", Tag(role="sign", name="numb-saddle")),
    # Words in any order, any case, by prefix and by alias.
    ("pain shooting left 7 calf", Reading(level=7, site="calf", side="left", qualities=("shooting",))),
    ("PAIN 7 Calf LEFT", Reading(level=7, site="calf", side="left")),
    ("  pain   7   calf  ", Reading(level=7, site="calf")),
    ("pain 7 ca le sho", Reading(level=7, site="calf", side="left", qualities=("shooting",))),
    ("pain 7 calf.L", Reading(level=7, site="calf", side="left")),
    ("pain 7 calf.R", Reading(level=7, site="calf", side="right")),
    ("pain 7 ca.left", Reading(level=7, site="calf", side="left")),
    ("pain 7 calf l", Reading(level=7, site="calf", side="left")),
    ("pain 7 r thigh", Reading(level=7, site="thigh", side="right")),
    ("pain 4 lb", Reading(level=4)),
    ("pain 4 lower back", Reading(level=4)),
    ("pain 4 lumbar both", Reading(level=4, side="both")),
    ("pain 4 sij", Reading(level=4, site="sacroiliac")),
    ("pain 007", Reading(level=7)),
    ("pain 10 sharp dull stiff", Reading(level=10, qualities=("dull", "sharp", "stiff"))),
    # Minutes.
    ("heat 20min", heat()),
    ("heat 20 min", heat()),
    ("heat 20 minutes back", heat()),
    ("heat 1h", heat(60)),
    ("heat 1h30m", heat(90)),
    ("heat 1.5h", heat(90)),
    ("heat 24h", heat(1440)),
    ("heat 1", heat(1)),
    ("heat 120s", heat(2)),
    ("heat neck right 20 to 3", heat(site="neck", side="right", level_after=3)),
    # Doses of an exercise.
    ("did glute-bridge", Completion(exercise="glute-bridge")),
    ("did glute-bridge 3×10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did glute-bridge 3 x 10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did glute-bridge 3X10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did glute-bridge 10x", Completion(exercise="glute-bridge", reps=10)),
    ("did glute-bridge x10", Completion(exercise="glute-bridge", reps=10)),
    ("did vacuum 3x10x5s", Completion(exercise="abdominal-vacuum", sets=3, reps=10, hold_s=5)),
    ("did vacuum 10x5 s", Completion(exercise="abdominal-vacuum", reps=10, hold_s=5)),
    ("did plank 3x1m30s", Completion(exercise="front-plank", reps=3, hold_s=90)),
    ("did plank sets 3 hold 20s", Completion(exercise="front-plank", sets=3, hold_s=20)),
    ("did plank reps 3", Completion(exercise="front-plank", reps=3)),
    ("did yoga 1h30m", Completion(exercise="yoga", duration_s=5400)),
    ("did yoga 1m30s", Completion(exercise="yoga", duration_s=90)),
    ("did walking 240m", Completion(exercise="walking", duration_s=14_400)),
    ("did walking 400min", Completion(exercise="walking", duration_s=24_000)),
    ("did glute-bridge 400m", Completion(exercise="glute-bridge", duration_s=24_000)),
    ("did walking 800metres", Completion(exercise="walking", distance_m=800)),
    ("did walking 1.3mi", Completion(exercise="walking", distance_m=2092)),
    ("did walking 2.1 km 30 min", Completion(exercise="walking", duration_s=1800, distance_m=2100)),
    ("did yoga felt easier from 6 to 4", Completion(exercise="yoga", felt="easier", level_before=6, level_after=4)),
    ("did yoga worse", Completion(exercise="yoga", felt="worse")),
    ("did trunk-rotation both", Completion(exercise="trunk-rotation", side="both")),
    # Exercise names.
    ("did bridge", Completion(exercise="glute-bridge")),
    ("did Glute Bridge 3x10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did glu 3x10", Completion(exercise="glute-bridge", sets=3, reps=10)),
    ("did cy", Completion(exercise="cycling")),
    ("did child's pose", Completion(exercise="childs-pose")),
    ("did lower trunk rotation 1x10", Completion(exercise="trunk-rotation", sets=1, reps=10)),
    ("did march", Completion(exercise="bridge-march")),
    ("did marching", Completion(exercise="bridge-march")),
    ("did bridge march 2x8", Completion(exercise="bridge-march", sets=2, reps=8)),
    ('did "glute bridge"', Completion(exercise="glute-bridge")),
    # Spasms.
    ("spasm calf", Spasm(site="calf")),
    ("cramp calf.l ×3", Spasm(site="calf", side="left", count=3)),
    ("spasm foot 3x longest 40s", Spasm(site="foot", count=3, longest_s=40)),
    ("spasm foot longest 1m30s moving", Spasm(site="foot", longest_s=90, when="moving")),
    ("spasm calf at night", Spasm(site="calf", when="night")),
    # Medicines: the dose keeps its own words.
    ("took ibuprofen", Dose(medicine="ibuprofen")),
    ("took ibu 2 x  200 MG", Dose(medicine="ibuprofen", amount="2 x  200 MG")),
    ("took ibuprofen helped 6 400mg", Dose(medicine="ibuprofen", amount="400mg", helped=6)),
    ("took ibuprofen 400mg helped 6 twice", Dose(medicine="ibuprofen", amount="400mg twice", helped=6)),
    (
        "took diclofenac gel topical class nsaid",
        Dose(medicine="diclofenac", amount="gel", route="topical", class_="nsaid"),
    ),
    ("took tizanidine class muscle relaxant", Dose(medicine="tizanidine", class_="muscle-relaxant")),
    ('took "Vitamin D" 2000 IU', Dose(medicine="vitamin-d", amount="2000 IU")),
    ("took vitamin d 2000 IU", Dose(medicine="vitamin-d", amount="2000 IU")),
    ("took magnesium citrate 300mg", Dose(medicine="magnesium-citrate", amount="300mg")),
    ("took magnesium 300mg", Dose(medicine="magnesium", amount="300mg")),
    ('took ibuprofen "1, then 1 at 8:00"', Dose(medicine="ibuprofen", amount="1, then 1 at 8:00")),
    ('took ibuprofen "say ""when"""', Dose(medicine="ibuprofen", amount='say "when"')),
    ("took ibuprofin!", Dose(medicine="ibuprofin")),
    ('took "ibuprofin" 3 drops', Dose(medicine="ibuprofin", amount="3 drops")),
    ('took "5-htp" 100mg', Dose(medicine="5-htp", amount="100mg")),
    ("took Turmeric", Dose(medicine="turmeric")),
    # Triggers, activities, signs.
    ("trigger long sitting", Tag(role="trigger", name="long-sitting")),
    ("trigger sitting", Tag(role="trigger", name="long-sitting")),
    ("trigger tw", Tag(role="trigger", name="twisting")),
    ("trigger Cold wind", Tag(role="trigger", name="cold-wind")),
    ("trigger hot-weather", Tag(role="trigger", name="hot-weather")),
    ('trigger "hot weather"', Tag(role="trigger", name="hot-weather")),
    ("trigger stresss!", Tag(role="trigger", name="stresss")),
    ("trigger mon", Tag(role="trigger", name="mon")),
    ("activity bed", Tag(role="activity", name="made-the-bed")),
    ("activity went to work", Tag(role="activity", name="went-to-work")),
    ("sign fev", Tag(role="sign", name="fever")),
    ("sign numb saddle", Tag(role="sign", name="numb-saddle")),
    ("bed rest 2h", Treatment(treatment="bed-rest", minutes=120)),
    ("flare-up", Tag(role="flare", name="flare")),
]


@pytest.mark.parametrize(("line", "value"), EXAMPLES)
def test_a_clause_means_its_value(line: str, value: Value) -> None:
    assert parse_line(line, CONTEXT) == [Draft(value=value, moment=moment_now(NOW))]


@pytest.mark.parametrize(("line", "value"), EXAMPLES)
def test_what_was_understood_can_be_written_again(line: str, value: Value) -> None:
    draft = Draft(value=value, moment=moment_now(NOW))
    assert parse_line(to_line(draft, CONTEXT), CONTEXT) == [draft]


def test_a_clause_may_start_as_the_journal_prints_it() -> None:
    for clause in (example for grammar in GRAMMARS.values() for example in grammar.examples):
        word, space, rest = clause.partition(" ")
        assert values(f"{word}:{space}{rest}") == values(clause)
    assert parse_line("pain 4 note: tired, at noon", CONTEXT) == parse_line("pain 4 note tired, at noon", CONTEXT)
    (dose,) = parse_line('took ibuprofen "1 note: x"', CONTEXT)
    assert parse_line(to_line(dose, CONTEXT), CONTEXT) == [dose]
    assert complete("sign: numb", 10, CONTEXT) == complete("sign numb", 9, CONTEXT) != []


def test_every_example_of_the_grammar_is_understood() -> None:
    for word, grammar in GRAMMARS.items():
        for example in grammar.examples:
            assert parse_line(example, EARLY), word


@pytest.mark.parametrize("exercise", slugs.EXERCISES.values())
def test_every_default_dose_is_in_the_words_of_the_line(exercise: Exercise) -> None:
    done = values(f"did {exercise.slug} {exercise.dose}", EARLY)
    assert len(done) == (2 if exercise.sided else 1)


@pytest.mark.parametrize("line", ["did donkey-kick 90s", "did donkey-kick 90s both", "did donkey kick both 90s"])
def test_an_exercise_with_sides_makes_two_entries_right_first(line: str) -> None:
    right, left = values(line)
    assert right == Completion(exercise="donkey-kick", side="right", duration_s=90)
    assert left == Completion(exercise="donkey-kick", side="left", duration_s=90)


def test_a_line_holds_entries_of_several_kinds_in_its_order() -> None:
    kinds = [value.kind for value in values("pain 4, heat 20,took ibuprofen , did bird-dog, note and, a note")]
    assert kinds == ["reading", "thermal", "dose", "completion", "completion", "remark"]


NOTES = [
    ("note anything to the end, commas included", "anything to the end, commas included"),
    ('note "quotes" too', '"quotes" too'),
    ("note  two spaces ", " two spaces "),
    ("note line one\nline two\ttab", "line one\nline two\ttab"),
    ("NOTE Case Kept", "Case Kept"),
    ("note at 8:30 pain 4", "at 8:30 pain 4"),
    ("note \x1b[2J\u202e", "\x1b[2J\u202e"),
]


@pytest.mark.parametrize(("line", "note"), NOTES)
def test_a_note_is_kept_byte_for_byte(line: str, note: str) -> None:
    assert parse_line(line, CONTEXT) == [Draft(value=Remark(), moment=moment_now(NOW), note=note)]


def test_a_note_within_a_clause_belongs_to_its_entry() -> None:
    pain, heated = parse_line("pain 4, heat 20 note warm, not hot", CONTEXT)
    assert (pain.note, heated.note) == (None, "warm, not hot")


def test_a_note_on_two_sides_is_kept_once() -> None:
    right, left = parse_line("did bird-dog note wobbly", CONTEXT)
    assert (right.note, left.note) == ("wobbly", None)


def test_the_built_in_vocabulary_resolves_exact_names_and_aliases() -> None:
    for line in (
        "did bridge",
        "did glute bridge 3x10",
        "took ibuprofen 400mg",
        "trigger sitting",
        "activity went to work",
    ):
        assert values(line, EARLY) == values(line)


def test_a_name_of_the_users_own_never_changes_what_a_built_in_word_means() -> None:
    own = [
        Exercise("bridge", "Own", "hips", "duration"),
        Exercise("hike", "Hike", "aerobic", "minutes", "", False, ("walk",)),
    ]
    context = Context(now=NOW, zone=BERLIN, vocabulary=BUILT_IN.extended(exercises=own, triggers=["sitting"]))
    for line in ("did bridge", "did walk", "trigger sitting"):
        assert values(line, context) == values(line, EARLY)
    assert values('did "bridge"', context) == [Completion(exercise="bridge")]
    assert values('trigger "sitting"', context) == [Tag(role="trigger", name="sitting")]


def test_a_name_that_another_one_goes_on_from_is_written_quoted() -> None:
    context = Context(now=NOW, zone=BERLIN, vocabulary=BUILT_IN.extended(medicines=["ibuprofen-2"]))
    for amount, read_in in (("2", context), ("drops", EARLY)):
        draft = Draft(value=Dose(medicine="ibuprofen", amount=amount), moment=moment_now(NOW))
        assert parse_line(to_line(draft, read_in), read_in) == [draft]


def test_no_alias_is_the_name_of_something_else() -> None:
    exercise_aliases = {alias for exercise in slugs.EXERCISES.values() for alias in exercise.aliases}
    assert not exercise_aliases & set(slugs.EXERCISES)
    assert not set(slugs.TRIGGER_ALIASES) & set(slugs.TRIGGERS)
    assert not set(slugs.ACTIVITY_ALIASES) & set(slugs.ACTIVITIES)
    assert not set(slugs.MEDICINE_ALIASES) & set(slugs.MEDICINES)
    assert not set(CLAUSE_ALIASES) & set(GRAMMARS)
    places = [*slugs.SITES, *slugs.SIDES, *slugs.QUALITIES, *slugs.SPASM_TIMES]
    aliases = [*slugs.SITE_ALIASES, *slugs.SIDE_ALIASES, *slugs.QUALITY_ALIASES]
    assert len({*places, *aliases}) == len(places) + len(aliases)


# Edits.

LOGGED = Draft(value=Reading(level=4, site="calf", side="left"), moment=moment_now(NOW), note="old")
LATER = Context(now=datetime(2026, 11, 24, 12, 0, tzinfo=BERLIN), zone=BERLIN, vocabulary=FULL)


def test_a_clause_replaces_the_values_and_keeps_the_rest() -> None:
    edited = parse_edit("pain 6 back", LATER, LOGGED)
    assert edited == Draft(value=Reading(level=6), moment=LOGGED.moment, note="old")


def test_a_when_moves_an_entry_and_keeps_the_rest() -> None:
    edited = parse_edit("at 2026-11-19 21:15", LATER, LOGGED)
    assert (edited.value, edited.note) == (LOGGED.value, "old")
    assert (edited.moment.day, edited.moment.local.time()) == (date(2026, 11, 19), time(21, 15))


def test_a_time_alone_stays_within_the_entrys_own_day() -> None:
    edited = parse_edit("07:15", LATER, LOGGED)
    assert (edited.moment.day, edited.moment.local.time()) == (date(2026, 11, 21), time(7, 15))


def test_an_edit_may_say_all_of_it() -> None:
    edited = parse_edit("yesterday 9:00 pain 1 note new, now", LATER, LOGGED)
    assert (edited.value, edited.note) == (Reading(level=1), "new, now")
    assert edited.moment.day == date(2026, 11, 23)
    assert parse_edit("yesterday 9:00, pain 1 note new, now", LATER, LOGGED) == edited


def test_a_note_alone_replaces_only_the_note() -> None:
    edited = parse_edit("note new", LATER, LOGGED)
    assert edited == Draft(value=LOGGED.value, moment=LOGGED.moment, note="new")
    assert parse_edit("note", LATER, LOGGED).note is None
    remark = Draft(value=Remark(), moment=LOGGED.moment, note="old")
    assert parse_edit("note new", LATER, remark).note == "new"


def test_a_sided_exercise_keeps_its_side() -> None:
    old = Draft(value=Completion(exercise="bird-dog", side="left", reps=10), moment=LOGGED.moment)
    assert parse_edit("did bird-dog 12x", LATER, old).value == Completion(exercise="bird-dog", side="left", reps=12)
    assert parse_edit("did bird-dog right", LATER, old).value == Completion(exercise="bird-dog", side="right")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("heat 20", "this is an entry of pain: it cannot become one of heat or ice"),
        ("took ibuprofen", "it cannot become one of medicine"),
        ("pain 4, pain 5", "an edit is one clause"),
        ("pain 4, note new", "an edit is one clause"),
        ("", "nothing to log"),
        ("at 2026-11-25", "in the future"),
    ],
)
def test_an_edit_that_is_none_is_refused(text: str, message: str) -> None:
    with pytest.raises(LineError, match=message):
        parse_edit(text, LATER, LOGGED)


def test_a_remark_keeps_a_note() -> None:
    with pytest.raises(LineError, match="the note is empty"):
        parse_edit("note", LATER, Draft(value=Remark(), moment=LOGGED.moment, note="old"))


# Completion.


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ["pain", "heat", "ice"]),
        ("p", ["pain", "physio"]),
        ("pain 4, h", ["heat"]),
        ("at ", ["today", "yesterday"]),
        ("yes", ["yesterday"]),
        ("yesterday 21:15 ", ["pain", "heat"]),
        ("did gl", ["glute-bridge"]),
        ("did bridge", ["bridge-march", "glute-bridge"]),
        ("took ib", ["ibuprofen"]),
        ("took cit", ["magnesium-citrate"]),
        ("trigger ", ["cold-wind", "heavy-lifting"]),
        ("sign fe", ["fever"]),
        ("pain 4 ca", ["calf"]),
        ("pain 4 calf ", ["left", "right", "both", "middle", "burning"]),
        ("pain 4 calf l", ["left"]),
        ("did donkey-kick ", ["90s", "left", "right"]),
        ("did walking felt ", ["easier", "same", "worse"]),
        ("took ibuprofen class m", ["muscle-relaxant"]),
        ("heat 20 fr", ["from"]),
        ("pain 4 at y", ["yesterday"]),
        ("pain 4 no", ["note"]),
    ],
)
def test_completion_offers_the_likeliest_first(text: str, first: list[str]) -> None:
    assert complete(text, len(text), CONTEXT)[: len(first)] == first


@pytest.mark.parametrize(
    "text", ["note pa", "pain 4 note le", 'took "ib', "heat 20 from ", "xyzzy ", "pain\t", "flare x"]
)
def test_completion_offers_nothing_where_anything_may_stand(text: str) -> None:
    assert complete(text, len(text), CONTEXT) == []


def test_completion_looks_only_at_what_stands_before_the_cursor() -> None:
    assert complete("did gl 3x10", 6, CONTEXT)[0] == "glute-bridge"


def test_completion_offers_no_second_side() -> None:
    assert "right" not in complete("pain 4 left ", 12, CONTEXT)
    assert "dull" in complete("pain 4 sharp calf left ", 23, CONTEXT)


# The nearest name.


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("brigde", "bridge"),
        ("bridg", "bridge"),
        ("pian", "pain"),
        ("xyzzy", None),
        ("pa", None),
        ("physiotherapist", "physio-therapist"),
    ],
)
def test_the_nearest_word(word: str, near: str | None) -> None:
    assert nearest(word, ["bridge", "pain", "physio-therapist"]) == near


def test_slips_count_a_swap_once() -> None:
    assert [slips("pian", "pain"), slips("abc", "abc"), slips("", "abc"), slips("kitten", "sitting")] == [1, 0, 3, 3]
