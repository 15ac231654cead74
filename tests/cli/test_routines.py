"""Routines, plans and what was left out, in the shell."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.cli.shell import Answer, Bench


def ok(journal: Bench, *words: str) -> Answer:
    answer = journal(*words)
    assert answer.status == 0, answer.err
    return answer


def say(journal: Bench, words: str) -> str:
    """Run a command of plain words; return what it said first."""
    return ok(journal, *words.split()).words[0]


def routines(journal: Bench) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in json.loads(ok(journal, "routine", "--json").out)}


# -- routines


def test_the_starters_without_a_journal(journal: Bench) -> None:
    answer = ok(journal, "routine")
    assert answer.lines == [
        "  first-days     First days · acute phase · starter · 5 exercises · about 12 min",
        "  getting-going  Getting going · subacute phase · starter · 5 exercises · about 25 min",
        "  building-up    Building up · past three months · starter · 6 exercises · about 40 min",
    ]
    assert ok(journal, "routine", "getting").lines == [
        "getting-going",
        "Getting going · subacute phase · starter",
        "A starting point of longer walks, a stretch and first strengthening, yours to change.",
        "",
        "  1  Walking            20 min",
        "  2  Hamstring stretch  2×20 s right and left",
        "  3  Abdominal vacuum   3×10 s",
        "  4  Glute bridge       2×8",
        "  5  Bird dog           5×5 s right and left",
        "",
        "A guided session takes about 25 min: journal session getting-going",
    ]
    records = routines(journal)
    assert (records["first-days"]["uid"], records["first-days"]["is_starter"]) == (None, 1)
    assert not journal.file.exists()


def test_using_a_starter_keeps_it_and_stopping_puts_it_aside(journal: Bench) -> None:
    said = "routine getting-going, in use from 24 Nov."
    assert say(journal, "routine use getting-going") == f"Saved: {said} journal undo takes it back."
    assert say(journal, "routine use getting") == f"Unchanged: {said}"
    assert ok(journal, "routine").lines[0].startswith("  getting-going  in use from 24 Nov · Getting going · ")
    record = routines(journal)["getting-going"]
    assert (record["used_from"], record["is_starter"], len(record["items"])) == ("2026-11-24", 0, 5)
    say(journal, "routine use first-days")
    assert {name: one["used_from"] for name, one in routines(journal).items() if one["used_from"]} == {
        "first-days": "2026-11-24"
    }
    assert (
        say(journal, "routine stop") == "Saved: routine first-days is not in use any more. journal undo takes it back."
    )
    answer = journal("routine", "stop")
    assert (answer.status, answer.words[0]) == (2, "journal: no routine is in use")


@pytest.mark.parametrize(
    "items",
    [
        ("bird-dog 10x5s", "walking 20min"),
        ("bird-dog 10x5s, walking 20min",),
        ("bird-dog", "10x5s,", "walking", "20min"),
        ("bird-dog", "10x5s", "walking", "20min"),
        ("bird dog 10x5s", "walk 20min"),
    ],
)
def test_one_of_the_users_own(journal: Bench, items: tuple[str, ...]) -> None:
    answer = ok(journal, "routine", "add", "evening", *items)
    assert answer.words == ["Saved: routine evening: Bird dog 10x5s, Walking 20min. journal undo takes it back."]
    assert routines(journal)["evening"]["items"] == [
        {"exercise": "bird-dog", "dose": "10x5s"},
        {"exercise": "walking", "dose": "20min"},
    ]
    assert ok(journal, "routine").lines[0].startswith("  evening        yours · 2 exercises · about 23 min")


def test_editing_renaming_and_deleting(journal: Bench) -> None:
    say(journal, "routine add evening walking")
    assert say(journal, "routine edit evening cat-cow bird-dog 5x5s") == (
        "Saved: routine evening: Cat–cow, Bird dog 5x5s. journal undo takes it back."
    )
    assert say(journal, "routine edit evening cat-cow bird-dog 5x5s") == "Unchanged: routine evening."
    answer = ok(journal, "routine", "rename", "evening", "Late", "evening")
    assert answer.words == ["Saved: routine late-evening. journal undo takes it back.", "It was: evening"]
    answer = ok(journal, "routine", "delete", "late-evening", "--json")
    assert answer.words == ["Deleted: routine late-evening. journal undo brings it back."]
    assert [item["exercise"] for item in json.loads(answer.out)[0]["items"]] == ["cat-cow", "bird-dog"]
    assert "late-evening" not in routines(journal)


def test_a_starter_that_is_changed_is_stored_and_comes_back_when_deleted(journal: Bench) -> None:
    before = ok(journal, "routine", "first-days").out
    say(journal, "routine edit first-days walking 5min")
    assert ok(journal, "routine", "first-days").lines[1] == "First days · acute phase · from a starter"
    say(journal, "routine delete first-days")
    assert ok(journal, "routine", "first-days").out == before


def test_a_session_of_steps_without_a_length_has_none(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text("rep_s = 0\n")
    say(journal, "routine add evening glute-bridge 3x10")
    out = ok(journal, "routine", "evening").out
    assert "A guided session waits at the steps that have no length: journal session evening" in out


def test_the_record_of_a_routine(journal: Bench) -> None:
    (record,) = json.loads(ok(journal, "routine", "add", "evening", "walking", "--json").out)
    columns = ["kind", "uid", "version", "note", "name", "phase", "used_from", "items"]
    assert list(record) == columns
    assert [record[name] for name in columns if name != "uid"] == [
        "routine",
        1,
        None,
        "evening",
        None,
        None,
        [{"exercise": "walking", "dose": None}],
    ]


ROUTINES_REFUSED = [
    ("nope", "no routine 'nope'", "journal routine lists them."),
    ("frist-days", "did you mean first-days?", "journal routine lists them."),
    ("use", "routine use needs a name", "journal routine use NAME"),
    ("use frist-days", "did you mean first-days?", "lists them"),
    ("stop now", "'now' is a word too many", "journal routine stop"),
    ("stop", "no routine is in use", "journal routine use"),
    ("add", "routine add needs a name", "journal routine add NAME"),
    ("add evening", "routine add needs an exercise", "journal routine add NAME"),
    ("add evening brigde", "did you mean glute-bridge?", "journal exercises"),
    ("add evening walking 5y", "'5y' is not a dose", "3x10"),
    ("add Evening! walking", "'evening!' is not a name for a routine", "a letter first"),
    ("add first-days walking", "there is a routine 'first-days' already", "Choose another name"),
    ("add use walking", "'use' is a word of this command", "Choose another name"),
    ("add today walking", "'today' is the word for the routine in use", "Choose another name"),
    ("edit first-days", "routine edit needs an exercise", "journal routine edit NAME"),
    ("edit nope walking", "no routine 'nope'", "lists them"),
    ("rename first-days", "routine rename needs a new name", "journal routine rename"),
    ("rename first-days building-up", "there is a routine 'building-up' already", "Choose another"),
    ("rename first-days stop", "'stop' is a word of this command", "Choose another"),
    ("delete", "routine delete needs a name", "journal routine delete"),
    ("delete first-days", "is as it came", "Only your own"),
]


@pytest.mark.parametrize(("words", "what", "todo"), ROUTINES_REFUSED)
def test_a_refused_routine_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal("routine", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert todo in answer.words[-1]
    assert not journal.file.exists()


# -- plans


def test_the_weeks_beside_the_plan(journal: Bench) -> None:
    days = {0: ("bird-dog", "walking"), 1: ("bird-dog",), 7: ("walking",), 55: ("yoga",), 60: ("yoga",)}
    for ago, names in days.items():
        for name in names:
            journal.line(f"{journal.clock.time.date() - timedelta(days=ago)} did {name}")
    assert say(journal, "plan any 3") == "Saved: any exercise 3 times a week from 23 Nov. journal undo takes it back."
    assert say(journal, "plan bird dog 2 times a week").startswith("Saved: Bird dog 2 times a week from 23 Nov.")
    answer = ok(journal, "plan")
    assert answer.lines == [
        "              plan    5   12   19   26    2    9   16  so far",
        "                    Oct  Oct  Oct  Oct  Nov  Nov  Nov",
        "Any exercise     3    0    0    0    0    0    0    1       2",
        "  Core           –    0    0    0    0    0    0    0       2",
        "    Bird dog     2    0    0    0    0    0    0    0       2",
        "  Aerobic        –    0    0    0    0    0    0    1       1",
        "    Walking      –    0    0    0    0    0    0    1       1",
    ]
    assert answer.words == [
        "Sessions a week; right and left count once, of a group or of any only what a day has most often."
    ]
    records = json.loads(ok(journal, "plan", "--json").out)
    assert len(records) == 5 * 8
    assert records[7] == {
        "kind": "week",
        "target": "any",
        "label": "Any exercise",
        "monday": "2026-11-23",
        "sessions": 2,
        "per_week": 3,
        "so_far": 1,
    }
    assert (records[6]["monday"], records[6]["sessions"], records[6]["per_week"]) == ("2026-11-16", 1, None)


def test_the_weeks_fit_80_columns_and_are_dotted_for_eyes(journal: Bench) -> None:
    journal.keep_real_time()
    for name in ("kneeling-back-extension", "walking"):
        journal.line(f"did {name}")
    _, seen = journal.terminal("plan", env={"TERM": "xterm"})
    assert "·" in seen
    _, seen = journal.terminal("plan", "--plain")
    assert max(map(len, seen.split("\n"))) <= 80
    assert "    Kneeling back extension" in seen
    assert "·" not in seen


def test_a_plan_is_changed_and_taken_away(journal: Bench) -> None:
    say(journal, "plan core 2")
    assert say(journal, "plan core 2") == "Unchanged: core 2 times a week from 23 Nov."
    assert say(journal, "plan core twice weekly").startswith("Unchanged")
    assert say(journal, "plan core 1x") == "Saved: core once a week from 23 Nov. journal undo takes it back."
    (record,) = json.loads(ok(journal, "plan", "core", "4", "--json").out)
    assert [record[name] for name in ("kind", "version", "exercise", "per_week", "from_day")] == [
        "plan",
        3,
        "core",
        4,
        "2026-11-23",
    ]
    answer = ok(journal, "plan", "core", "none", "--json")
    assert answer.words == ["Saved: nothing is planned for core any more. journal undo takes it back."]
    assert [one["per_week"] for one in json.loads(answer.out)] == [4]
    answer = journal("plan", "core", "none")
    assert (answer.status, answer.words[0]) == (2, "journal: nothing is planned for core")


def test_nothing_done_and_nothing_planned(journal: Bench) -> None:
    answer = ok(journal, "plan")
    assert answer.out == ""
    assert answer.words[0] == "Nothing done in these eight weeks, and nothing planned."
    assert not journal.file.exists()
    journal("pain", "4")
    assert ok(journal, "plan").out == ""


@pytest.mark.parametrize(
    ("words", "what", "todo"),
    [
        ("walking", "'walking' is not enough for a plan", "journal plan TARGET N"),
        ("3", "'3' is not enough for a plan", "journal plan TARGET N"),
        ("walking two", "'two' is not a number of times a week", "TARGET N"),
        ("walking ２", "is not a number of times a week", "TARGET N"),
        ("walking 0", "0 times a week is outside 1 to 50", "1 to 50"),
        ("walking 51", "51 times a week is outside 1 to 50", "1 to 50"),
        (f"walking {'9' * 5000}", "times a week is outside 1 to 50", "1 to 50"),
        ("brigde 3", "did you mean glute-bridge?", "journal exercises"),
        ("walking none", "nothing is planned for walking", ""),
    ],
)
def test_a_refused_plan_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal("plan", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert todo in answer.words[-1]
    assert not journal.file.exists()


# -- what was left out


def test_leaving_an_exercise_out(journal: Bench) -> None:
    assert say(journal, "skip bird dog no time") == (
        "Saved: Bird dog left out on 24 Nov: no time. journal undo takes it back."
    )
    assert ok(journal, "today").lines[2:] == ["Nothing logged on this day.", "", "Left out", "  Bird dog: no time"]
    (record,) = json.loads(ok(journal, "skip", "bird-dog", "--json").out)
    assert list(record) == ["kind", "uid", "version", "note", "day", "exercise", "reason"]
    assert [record[name] for name in list(record) if name != "uid"] == [
        "skip", 2, None, "2026-11-24", "bird-dog", "no time",
    ]  # fmt: skip
    assert say(journal, "skip walking too sore, really --at yesterday") == (
        "Saved: Walking left out on 23 Nov: too sore, really. journal undo takes it back."
    )
    assert "Left out" in ok(journal, "today", "yesterday").out
    assert say(journal, "skip bird-dog --undo") == (
        "Saved: Bird dog is not left out any more. journal undo takes it back."
    )
    assert "Left out" not in ok(journal, "today").out
    ok(journal, "skip", "walking")
    ok(journal, "did", "walking", "20min")
    assert "Left out" not in ok(journal, "today").out  # it was done all the same


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("", "something is missing after skip"),
        ("brigde no time", "no exercise 'brigde': did you mean glute-bridge?"),
        ("bird-dog --at tomorrow", "tomorrow has not happened yet"),
        ("bird-dog --at 2026-12-01", "2026-12-01 is in the future"),
        ("bird-dog --undo", "'bird-dog' was not left out on that day"),
        ("bird-dog tired --undo", "--undo takes no reason 'tired'"),
        (f"bird-dog {'x' * 201}", "a reason has 1 to 200 printable characters"),
    ],
)
def test_a_refused_skip_makes_no_journal(journal: Bench, words: str, what: str) -> None:
    answer = journal("skip", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert not journal.file.exists()
