"""`red-flags`: always there, whatever the journal and the settings are."""

import pytest

from journal.config import Settings
from journal.domain.signs import HELP_LISTS, NOTHING_TICKED, RECORDED, listed_words
from journal.services.signs import got_advice, signs_to_show
from tests.cli.shell import Bench
from tests.cli.test_funnel import HEAVY, loaded
from tests.support import NOW, open_store


def test_it_prints_every_list_and_opens_nothing(journal: Bench) -> None:
    answer = journal("red-flags")
    assert answer.status == 0
    text = " ".join(answer.out.split())
    for one in HELP_LISTS:
        assert one.title in text
        assert all(f"- {listed_words(name)}" in text for name in one.signs)
    assert NOTHING_TICKED in text
    assert RECORDED in text
    assert max(map(len, answer.lines)) <= 80
    assert not journal.file.exists()


def test_it_needs_no_journal_that_can_be_read(journal: Bench) -> None:
    journal.file.write_text("no database at all")
    assert journal("red-flags").status == 0
    assert journal("--db", "/nowhere/at/all.db", "red-flags").status == 0
    assert journal.file.read_text() == "no database at all"


def test_local_numbers_stand_at_the_top_as_they_were_written(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text('emergency_number = "112"\ndoctor_number = "030 [b]1234, evenings"\n')
    assert journal("red-flags").lines[:2] == ["Emergency number: 112", "Your doctor: 030 [b]1234, evenings"]
    assert "Emergency number: 112" in journal("sign", "bladder").words


def test_wrong_settings_do_not_keep_it_from_being_read(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text("emergency_numbr = 112\n")
    answer = journal("red-flags")
    assert answer.status == 0
    assert HELP_LISTS[0].title in answer.out
    assert "telephone numbers are missing" in answer.words[0]


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_it_is_wrapped_to_the_terminal(journal: Bench, columns: int) -> None:
    status, seen = journal.terminal("red-flags", size=(columns, 24), env={"NO_COLOR": "1"})
    assert status == 0
    assert max(map(len, seen.splitlines())) <= min(columns, 80)


def test_it_loads_nothing_heavy(journal: Bench) -> None:
    status, modules = loaded(journal, "red-flags")
    assert status == 0
    assert not modules & (HEAVY | {"sqlite3", "argparse", "tomllib"})


def test_the_trail_and_undo_tell_of_advice(journal: Bench) -> None:
    journal("sign", "bladder")
    store = open_store(journal.folder)
    got_advice(store, journal.clock, Settings(), signs_to_show(store), NOW.date())
    store.close()
    assert "  advice  added    I got advice on 24 Nov  " in journal("changes").lines[-1]
    answer = journal("undo")
    assert answer.words == ["Taken back: “I got advice”.", "  removed  I got advice on 24 Nov"]
    assert journal("redo").words[0] == "Done again: “I got advice”."
    assert '"got_on": "2026-11-24"' in journal("changes", "--json").out
    assert journal("delete", journal("history").lines[-1].split()[-1]).status == 0


def test_an_edit_into_a_sign_says_what_to_do(journal: Bench) -> None:
    journal("sign", "tingling")
    identity = journal("history").lines[-1].split()[-1]
    answer = journal("edit", identity, "sign", "both-legs")
    assert "This can be an emergency: get medical help now." in answer.err
    answer = journal("edit", identity, "at", "20:00")
    assert "emergency" not in answer.err


def test_advice_is_got_about_a_logged_emergency_sign(journal: Bench) -> None:
    assert journal("advice").words == ["No sign waits for advice."]
    assert not journal.file.exists()
    journal("sign", "bladder")
    journal("sign", "bladder")
    journal("sign", "bowel")
    assert sorted(line.rpartition(" ")[2] for line in journal("advice").lines) == ["bladder", "bladder", "bowel"]
    answer = journal("advice", "bladder", "--json")
    assert answer.words == ["Saved: you got advice on 24 Nov about bladder. journal undo takes it back."]
    assert answer.out.count('"got_on": "2026-11-24"') == 2
    assert journal("advice").out.count("sign: ") == 1
    assert journal("undo").words[0] == "Taken back: “I got advice”."
    assert journal("advice").out.count("sign: ") == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bowel",), "no sign bowel waits for advice"),
        (("fever",), "advice cannot be 'fever'"),
        (("bladdr",), "did you mean bladder?"),
        (("bladder", "23", "Nov"), "2026-11-23 is before the sign was there"),
        (("bladder", "21:30"), "'21:30' is not a day"),
        (("bladder", "25 Nov 2026"), "2026-11-25 is in the future"),
    ],
)
def test_advice_that_cannot_be_is_refused(journal: Bench, words: tuple[str, ...], said: str) -> None:
    journal("sign", "bladder")
    answer = journal("advice", *words)
    assert answer.status == 2
    assert said in answer.words[0]
    assert len(journal("advice").lines) == 1
