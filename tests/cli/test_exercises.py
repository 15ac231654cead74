"""The exercise library in the shell: the list, the page and what was done, and the user's own word for exercises."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from journal.cli import practice_commands
from journal.domain import exercises
from journal.domain.slugs import EXERCISES
from tests.cli.shell import Answer, Bench

COLUMNS = [
    "kind",
    "uid",
    "version",
    "note",
    "slug",
    "name",
    "hidden",
    "aliases",
    "dose",
    "family",
    "measure",
    "sided",
    "phase",
    "muscles",
    "caution",
    "how_to",
]
ADD = ("exercise", "add", "Sun", "salutation", "--group", "mobility", "--measure", "sets-reps")


def ok(journal: Bench, *words: str) -> Answer:
    answer = journal(*words)
    assert answer.status == 0, answer.err
    return answer


def said(journal: Bench, words: str) -> list[str]:
    return ok(journal, *words.split()).words


def page(journal: Bench, name: str) -> dict[str, Any]:
    (record,) = json.loads(ok(journal, "exercise", name, "--json").out)
    found: dict[str, Any] = record
    return found


def slugs(journal: Bench, *options: str) -> list[str]:
    return [one["slug"] for one in json.loads(ok(journal, "exercises", "--json", *options).out)]


# -- the list


def test_the_library_without_a_journal(journal: Bench) -> None:
    answer = ok(journal, "exercises")
    headings = [line for line in answer.lines if line and not line.startswith(" ")]
    assert headings == ["Mobility", "Stretch", "Core", "Hips", "Extensors", "Aerobic"]
    rows = {" ".join(line.split()) for line in answer.lines}
    assert {
        "Bird dog 10×5 s right and left after the acute phase",
        "Crunch the article advises against it",
        "McGill curl-up 5×8 s after the acute phase curl-up",
        "Walking 20 min at any time",
    } <= rows
    assert answer.words == ["journal exercise NAME tells how one is done."]
    assert set(slugs(journal)) == set(EXERCISES)
    assert not journal.file.exists()


def test_the_list_is_narrowed(journal: Bench) -> None:
    assert slugs(journal, "--group", "aerobic") == ["cycling", "swimming", "walking", "yoga"]
    assert slugs(journal, "--phase", "advised-against") == ["crunch"]
    answer = journal("exercises", "--group", "extensors", "--phase", "any")
    assert (answer.status, answer.out, answer.words) == (0, "", ["No exercise is like that."])
    assert "did you mean core?" in journal("exercises", "--group", "cor").words[0]
    assert not journal.file.exists()


def test_the_words_of_the_options_are_the_domains() -> None:
    assert practice_commands.GROUPS == exercises.GROUPS
    assert practice_commands.PHASES == exercises.PHASES
    assert practice_commands.MEASURES == exercises.MEASURES


def test_on_how_many_days_and_when_last(journal: Bench) -> None:
    for line in (
        "2026-11-20 did bird-dog",
        "2026-11-20 did bird-dog",
        "yesterday did bird-dog 8x5s left",
        "did walking",
    ):
        assert journal.line(line).status == 0
    out = ok(journal, "exercises").out
    assert re.search(r"Bird dog .* · done on 2 days, last on 23 Nov\n", out)
    assert re.search(r"Walking .* · done on 1 day, last on 24 Nov\n", out)
    assert out.count("done on") == 2
    by_slug = {one["slug"]: one for one in json.loads(ok(journal, "exercises", "--json").out)}
    assert (by_slug["bird-dog"]["days"], by_slug["bird-dog"]["last_day"]) == (2, "2026-11-23")
    assert (by_slug["yoga"]["days"], by_slug["yoga"]["last_day"], by_slug["yoga"]["uid"]) == (0, None, None)


def test_the_list_reads_well_at_80_columns(journal: Bench) -> None:
    journal.keep_real_time()
    journal.line("did side-plank-knees 3x10s")
    _, seen = journal.terminal("exercises", "--plain")
    lines = seen.split("\n")
    assert max(map(len, lines)) <= 80
    row = next(index for index, line in enumerate(lines) if "Side plank" in line)
    assert lines[row + 1].startswith(" " * 49)
    assert "side-plank-knees" in lines[row + 1] + lines[row + 2]


# -- the page


def test_the_page_of_an_exercise(journal: Bench) -> None:
    assert ok(journal, "exercise", "crunch").lines == [
        "Crunch  crunch",
        "core · the article advises against it",
        "Also: crunches, sit-up",
        "Muscles: rectus abdominis (straight belly muscle)",
        "",
        "  1  Lie on your back, knees bent, feet flat, arms crossed on the chest.",
        "  2  Breathe out and curl the head and shoulders off the floor.",
        "  3  Breathe in and lower; up and down is one repetition.",
        "",
        "  !  The article advises against it; in a curl-up or a dead bug the lower back stays still.",
        "  !  Stop if pain spreads further down the leg, or numbness or weakness appears.",
        "",
        "Instead: McGill curl-up, Dead bug",
        "",
        "Source: the article",
        "",
        "Not done yet.",
    ]
    assert not journal.file.exists()


@pytest.mark.parametrize("name", ["bird-dog", "bird dog", "Bird Dog", "bird-d", "BIRD"])
def test_names_forgive(journal: Bench, name: str) -> None:
    assert ok(journal, "exercise", *name.split()).lines[0] == "Bird dog  bird-dog"


@pytest.mark.parametrize(
    ("words", "what", "todo"),
    [
        ("brigde", "no exercise 'brigde': did you mean glute-bridge?", "journal exercises lists them all."),
        ("pr", "could be prone-back-extension or prone-press-up", "one more letter"),
        ("", "something is missing after exercise", "journal exercise NAME"),
        ("bird-dog --dose 3x10", "--dose does not go with looking at an exercise", "journal exercise NAME"),
        ("add", "exercise add needs a name", "journal exercise"),
        ("add Foo", "exercise add needs --group", "mobility, stretch"),
        ("add Foo --group core", "exercise add needs --measure", "sets-reps"),
        ("add Foo --group cor --measure minutes", "did you mean core?", "It is one of"),
        ("add Bird dog --group core --measure minutes", "there is an exercise 'bird-dog' already", "exercise edit"),
        ("add 7 --group core --measure minutes", "a name begins with a letter", "Pallof"),
        ("add Core --group core --measure minutes", "'core' is the name of a group", "Choose another"),
        ("add Foo --group core --measure minutes --alias bridge", "'bridge' is a word for glute-bridge", "Choose"),
        ("add Foo --group core --measure minutes --dose 8y", "'8y' is not a dose", "3x10"),
        ("add Foo --group core --measure minutes --name Bar", "--name does not go with exercise add", "journal"),
        ("edit bird-dog", "nothing to change is given", "journal exercise edit"),
        ("edit brigde --dose 3x10", "did you mean glute-bridge?", "journal exercises"),
        ("edit bird-dog --group core", "the group, the measure and the sides of a built-in", "one of your own"),
        ("edit bird-dog --sided --unsided", "do not go together", "one of them"),
        ("edit bird-dog --all", "--all does not go with exercise edit", "journal"),
        ("edit bird-dog --alias bridge", "'bridge' is a word for glute-bridge already", "Choose another one."),
        ("edit bird-dog --name Walking", "'walking' is a word for walking already", "Choose another one."),
        ("hide brigde", "did you mean glute-bridge?", "journal exercises"),
        ("hide bird-dog --note x", "--note does not go with exercise hide", "journal exercise hide"),
        ("reset bird-dog", "nothing was changed of 'bird-dog'", ""),
    ],
)
def test_a_refusal_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal("exercise", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.err
    assert todo in answer.words[-1]
    assert not journal.file.exists()


def test_what_was_done_with_the_pain_around_it(journal: Bench) -> None:
    for line in (
        "2026-11-18 20:00 pain 6",
        "2026-11-18 08:00 did bird-dog 10x5s right, did bird-dog 8x5s left",
        "2026-11-19 20:00 pain 4",
        "2026-11-19 08:00 did bird-dog 10x5s effort 4 felt easier from 5 to 3",
        "2026-11-22 did bird-dog left",
    ):
        assert journal.line(line).status == 0
    said(journal, "skip bird-dog no time --at yesterday")
    said(journal, "skip bird-dog --at 2026-11-21")
    said(journal, "skip bird-dog no time --at 2026-11-20")
    lines = ok(journal, "exercise", "bird-dog").lines
    _, *table, around, after, unshown, left_out = lines[lines.index("Done on 3 days, last on 22 Nov") :]
    assert [re.split(r" {2,}", row.strip()) for row in table] == [
        ["day", "done", "effort", "felt", "pain", "worst", "next day"],
        ["18 Nov", "right 10×5 s, left 8×5 s", "6", "4"],
        ["19 Nov", "10×5 s", "4", "easier", "5 → 3", "4"],
        ["22 Nov", "left"],
    ]
    for row, cell, head in ((1, " 6 ", "worst"), (1, " 4", "next day"), (2, " 4", "effort")):
        assert table[row][table[0].index(head) - 1 :].startswith(cell)
    assert around == ("Pain before and after is logged in 1 of 3 sessions: lower in 1, the same in 0, higher in 0.")
    assert after.startswith("The day's worst and the next day's are both known for 1 of 3 days: lower in 1, ")
    assert unshown == "Pain also changes by itself: these counts cannot show what the exercise did."
    assert left_out == "Left out 3 times: no time (2), no reason given (1)"
    record = page(journal, "bird-dog")
    assert (record["days"], record["last_day"], record["skipped"]) == (3, "2026-11-22", {"no time": 2, "": 1})
    first, second, _ = record["sessions"]
    assert (first["day"], first["worst"], first["next_worst"], first["level_before"]) == ("2026-11-18", 6, 4, None)
    assert [one["side"] for one in first["done"]] == ["right", "left"]
    assert (second["level_before"], second["level_after"], second["done"][0]["effort"]) == (5, 3, 4)


def test_the_last_ten_times_or_all(journal: Bench) -> None:
    lines = [f"{journal.clock.time.date() - timedelta(days=days)} did walking 20min" for days in range(14)]
    assert journal("log", "-", stdin="\n".join(lines).encode()).status == 0
    answer = ok(journal, "exercise", "walking")
    assert answer.out.count(" Nov  20 min") == 10
    assert answer.words == ["The last ten times. --all shows all of them."]
    every = ok(journal, "exercise", "walking", "--all")
    assert (every.out.count(" Nov  20 min"), every.err) == (14, "")
    assert len(page(journal, "walking")["sessions"]) == 10
    (record,) = json.loads(ok(journal, "exercise", "walking", "--all", "--json").out)
    assert [one["day"] for one in record["sessions"]] == sorted(one["day"] for one in record["sessions"])
    assert len(record["sessions"]) == 14


def test_the_page_reads_well_at_80_columns_and_at_50(journal: Bench) -> None:
    journal.keep_real_time()
    for day in range(1, 4):
        journal.line(
            f"2026-11-{day:02} did bird-dog 10x5s right effort 4 felt easier from 5 to 3, did bird-dog 8x5s left"
        )
    for width in (80, 50):
        _, seen = journal.terminal("exercise", "bird-dog", "--plain", size=(width, 24))
        lines = seen.split("\n")
        assert max(map(len, lines)) <= width
        steps = [line for line in lines if re.match(r" {2}[1-4] {2}\S", line)]
        assert len(steps) == 4
        after = lines[lines.index(steps[1]) + 1]
        assert after.startswith("     ") != after.startswith("  3"), after
        assert ("  day " in seen) is (width == 80)
        assert ("felt easier" in " ".join(seen.split())) is (width == 50)


def test_what_is_meant_to_be_done_stands_on_the_page(journal: Bench) -> None:
    said(journal, "routine add evening bird-dog 10x5s")
    said(journal, "routine use evening")
    said(journal, "plan bird-dog 3")
    said(journal, "exercise hide bird-dog")
    out = ok(journal, "exercise", "bird-dog").out
    assert "Hidden: it is not offered. journal exercise unhide bird-dog offers it again.\n" in out
    assert "In the routine in use, evening.\n" in out
    assert "Planned: Bird dog 3 times a week from 23 Nov.\n" in out


# -- one of the user's own


def test_an_exercise_of_ones_own_is_first_class(journal: Bench) -> None:
    answer = ok(
        journal,
        *ADD,
        *("--dose", "1x5", "--alias", "Sun,sun salute", "--muscles", "back; legs", "--phase", "when-improving"),
        *("--how", "Stand tall. / Reach left/right. / Fold.", "--caution", "Slowly.", "--note", "from class"),
    )
    assert answer.err == (
        "Saved: exercise sun-salutation: called Sun salutation; also sun, sun-salute; mobility; sets × repetitions; "
        "dose 1x5; when improving; back, legs; Stand tall. Reach left/right. Fold.; Slowly.; from class. "
        "journal undo takes it back.\n"
    )
    assert ok(journal, "exercise", "sun").lines == [
        "Sun salutation  sun-salutation",
        "mobility · 1×5 · when improving",
        "Also: sun, sun-salute",
        "Muscles: back, legs",
        "",
        "  1  Stand tall.",
        "  2  Reach left/right.",
        "  3  Fold.",
        "",
        "  !  Slowly.",
        "  !  Stop if pain spreads further down the leg, or numbness or weakness appears.",
        "",
        "Note: from class",
        "",
        "Not done yet.",
    ]
    for words in ("sun salutation 1x5", "sun 1x6", "sun-salute 1x7", "sun-sal 1x8"):
        assert "· Sun salutation 1×" in ok(journal, "did", *words.split()).words[0]
    assert "Sun salutation 1×7" in ok(journal, "today").out
    assert "Sun salutation 1×8" in ok(journal, "history").out
    assert page(journal, "sun")["is_own"] == 1


def test_its_record_has_the_tables_columns(journal: Bench) -> None:
    (record,) = json.loads(ok(journal, *ADD, "--sided", "--alias", "sun", "--how", "One. / Two.", "--json").out)
    assert list(record) == COLUMNS
    assert {name: record[name] for name in COLUMNS if name != "uid"} == {
        "kind": "exercise",
        "version": 1,
        "note": None,
        "slug": "sun-salutation",
        "name": "Sun salutation",
        "hidden": 0,
        "aliases": ["sun"],
        "dose": None,
        "family": "mobility",
        "measure": "sets-reps",
        "sided": 1,
        "phase": None,
        "muscles": [],
        "caution": None,
        "how_to": ["One.", "Two."],
    }
    assert list(page(journal, "sun"))[: len(COLUMNS)] == COLUMNS


def test_names_with_signs_in_them(journal: Bench) -> None:
    ok(journal, "exercise", "add", "Child's pose (wide)", "--group", "stretch", "--measure", "reps-hold")
    assert "· Child's pose (wide) 3×30 s" in ok(journal, "did", "childs-pose-wide", "3x30s").words[0]


def test_its_group_measure_and_sides_can_be_changed(journal: Bench) -> None:
    ok(journal, *ADD)
    said(journal, "exercise edit sun --group stretch --measure duration --sided --dose 90s")
    assert "stretch · 90 s · right and left" in ok(journal, "exercise", "sun-salutation").out
    said(journal, "exercise edit sun --unsided --dose none")
    assert ok(journal, "exercise", "sun-salutation").lines[1] == "stretch · at any time"


# -- a built-in one changed


def test_a_renamed_exercise_is_shown_by_its_new_name_and_answers_to_both(journal: Bench) -> None:
    ok(journal, "did", "bird-dog", "10x5s", "left")
    export = ok(journal, "export").out
    answer = ok(
        journal, "exercise", "edit", "bird-dog", "--name", "Pointer dog", "--dose", "8x5s", "--alias", "pointer"
    )
    assert answer.words == [
        "Saved: exercise bird-dog: called Pointer dog; also pointer; dose 8x5s. journal undo takes it back."
    ]
    for words in (("bird-dog",), ("bird", "dog"), ("pointer-dog",), ("Pointer", "dog"), ("pointer",)):
        assert "· Pointer dog 8×5 s, left" in ok(journal, "did", *words, "8x5s", "left").words[0]
    for command in ("today", "history"):
        out = ok(journal, command).out
        assert "Pointer dog 10×5 s, left" in out
        assert "Bird dog" not in out
    assert "bird-dog" in ok(journal, "export").out
    for _ in range(5):
        assert "removed  Tue 24 Nov 21:10 · Pointer dog" in ok(journal, "undo").words[1]
    assert ok(journal, "export").out == export
    ok(journal, "undo")
    assert "Bird dog 10×5 s, left" in ok(journal, "today").out
    assert ok(journal, "export").out == export
    answer = journal("did", "pointer")
    assert (answer.status, "no exercise 'pointer'" in answer.err) == (2, True)


def test_echoes_of_edits_and_deletions_have_the_new_name(journal: Bench) -> None:
    ok(journal, "exercise", "edit", "walking", "--name", "Strolling")
    ok(journal, "did", "walking", "20min")
    identity = ok(journal, "history").lines[-1].split()[-1]
    answer = ok(journal, "edit", identity, "did", "walk", "30min")
    assert "Changed: Tue 24 Nov 21:10 · Strolling 30 min" in answer.words[0]
    assert "It was: Tue 24 Nov 21:10 · Strolling 20 min" in answer.words[1]
    assert "Strolling 20 min → Strolling 30 min" in ok(journal, "changes", identity).out
    assert "Strolling 30 min" in ok(journal, "delete", identity).words[0]


def test_edits_are_told_with_what_was_said_before(journal: Bench) -> None:
    said(journal, "exercise edit bird-dog --dose 8x5s")
    assert ok(journal, "exercise", "edit", "bird-dog", "--note", "knees on a cushion", "--phase", "any").words == [
        "Saved: exercise bird-dog: dose 8x5s; at any time; knees on a cushion. journal undo takes it back.",
        "It was: exercise bird-dog: dose 8x5s",
    ]
    assert said(journal, "exercise edit bird-dog --dose 8x5s") == [
        "Unchanged: exercise bird-dog: dose 8x5s; at any time; knees on a cushion."
    ]
    said(journal, "exercise edit bird-dog --dose none --note none --phase none")
    assert ok(journal, "exercise", "bird-dog").lines[1] == "core · right and left · after the acute phase"
    record = page(journal, "bird-dog")
    assert (record["dose"], record["note"], record["phase"]) == (None, None, "after-acute")


def test_the_library_keeps_what_is_only_added_to(journal: Bench) -> None:
    ok(journal, "exercise", "edit", "bird-dog", "--how", "Kneel. / Reach.", "--caution", "Slowly.", "--muscles", "back")
    record = page(journal, "bird-dog")
    assert (record["how_to"], record["caution"], record["muscles"]) == (["Kneel.", "Reach."], "Slowly.", ["back"])
    said(journal, "exercise edit bird-dog --how none --caution none --muscles none")
    assert len(page(journal, "bird-dog")["how_to"]) == 4


def test_reset_gives_a_built_in_one_its_own_back(journal: Bench) -> None:
    before = ok(journal, "exercise", "bird-dog").out
    ok(journal, "exercise", "edit", "bird-dog", "--name", "Pointer dog", "--dose", "8x5s")
    assert said(journal, "exercise reset pointer-dog") == [
        "Saved: Bird dog is as it came with the journal. journal undo takes it back.",
        "It was: exercise bird-dog: called Pointer dog; dose 8x5s",
    ]
    assert ok(journal, "exercise", "bird-dog").out == before
    ok(journal, *ADD)
    answer = journal("exercise", "reset", "sun")
    assert (answer.status, "is an exercise of your own" in answer.words[0]) == (2, True)


def test_a_name_of_the_users_own_that_was_given_up_still_means_it(journal: Bench) -> None:
    ok(journal, "exercise", "edit", "bird-dog", "--name", "Pointer dog")
    ok(journal, "exercise", "edit", "bird-dog", "--name", "Quadruped")
    assert "Quadruped, right" in ok(journal, "did", "pointer-dog", "right").words[0]
    ok(journal, "exercise", "edit", "bird-dog", "--name", "none")
    assert "Bird dog, right" in ok(journal, "did", "quadruped", "right").words[0]


def test_a_hidden_exercise_is_not_offered_and_still_logs(journal: Bench) -> None:
    assert "crunch" in {line.partition("\t")[0] for line in ok(journal, "_complete", "--", "did", "cr").lines}
    assert said(journal, "exercise hide crunch") == [
        "Saved: Crunch is hidden; it can still be logged, and what was done stays. journal undo takes it back."
    ]
    assert said(journal, "exercise hide crunch") == ["Unchanged: Crunch is hidden."]
    assert "crunch" not in slugs(journal)
    assert "crunch" in slugs(journal, "--hidden")
    assert ok(journal, "exercises").words[-1] == "1 exercise is hidden: journal exercises --hidden."
    assert "the article advises against it · hidden" in ok(journal, "exercises", "--hidden").out
    for words in (("did", "cr"), ("log", "did", "cr"), ("exercise", "cr"), ("session", "cr")):
        assert "crunch" not in {line.partition("\t")[0] for line in ok(journal, "_complete", "--", *words).lines}
    assert "Crunch 1×10" in ok(journal, "did", "crunch", "1x10").words[0]
    assert said(journal, "exercise unhide crunch") == ["Saved: Crunch is offered again. journal undo takes it back."]
    assert "crunch" in slugs(journal)


def test_logging_pain_asks_nothing_of_the_exercises(journal: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ok(journal, "exercise", "edit", "walking", "--name", "Strolling")
    asked: list[object] = []

    def exercises_said(store: object) -> list[object]:
        asked.append(store)
        return []

    monkeypatch.setattr("journal.store.store.Store.exercises_said", exercises_said)
    ok(journal, "pain", "4")
    ok(journal, "heat", "20")
    ok(journal, "history")
    assert asked == []
    ok(journal, "did", "walking")
    assert len(asked) == 1


def test_what_was_typed_fires_nothing(journal: Bench) -> None:
    journal.keep_real_time()
    ok(journal, *ADD, "--note", "\x1b]0;title\x07 [@click=app.quit]x", "--alias", "sun")
    for words in (("exercise", "sun"), ("exercises",), ("changes",)):
        _, seen = journal.terminal(*words)
        assert "\x07" not in seen
        assert "\x1b]" not in seen
