"""Logging from the shell, as the manual tells it."""

import json

import pytest

from journal.domain.entries import MAX_NOTE_BYTES
from journal.domain.signs import SIGN_WORDS
from tests.cli.shell import Bench

LINE = (
    "pain 4, pain 7 calf left shooting, heat 20 from 6 to 4, did donkey-kick 90s, spasm calf left x3 night, "
    "took ibuprofen 400mg, note after gardening, and a comma"
)


def said(words: list[str]) -> list[str]:
    """Return echoed lines without the ID at their end."""
    return [word.rsplit("  ", 1)[0] for word in words]


def test_a_line_is_printed_back_in_words_and_shown_by_history_and_export(journal: Bench) -> None:
    answer = journal.line(LINE)
    assert answer.status == 0
    assert answer.out == ""
    assert said(answer.words) == [
        "Saved: Tue 24 Nov 21:10 · back 4",
        "Saved: Tue 24 Nov 21:10 · left calf 7, shooting",
        "Saved: Tue 24 Nov 21:10 · heat 20 min, back, 6 → 4",
        "Saved: Tue 24 Nov 21:10 · Donkey kick 90 s, right",
        "Saved: Tue 24 Nov 21:10 · Donkey kick 90 s, left",
        "Saved: Tue 24 Nov 21:10 · left calf spasm ×3, at night",
        "Saved: Tue 24 Nov 21:10 · ibuprofen 400mg",
        "Saved: Tue 24 Nov 21:10 · note: after gardening, and a comma",
    ]
    assert "after gardening, and a comma" in journal("today").out
    assert len(json.loads(journal("history", "--json").out)) == 8
    assert "donkey-kick 90s right; donkey-kick 90s left" in journal("export", "-").out


def test_undo_takes_all_of_a_line_back_and_redo_brings_it_again_from_new_processes(journal: Bench) -> None:
    assert journal.process("log", LINE).returncode == 0
    before = journal("history", "--json").out
    assert journal.process("undo").returncode == 0
    assert journal("history", "--json").out == "[]\n"
    assert journal.process("redo").returncode == 0
    after = [record | {"version": 1} for record in json.loads(journal("history", "--json").out)]
    assert after == json.loads(before)


def test_every_clause_is_a_command(journal: Bench) -> None:
    commands = {
        "pain 4": "back 4",
        "heat 20": "heat 20 min, back",
        "ice 15 back": "ice 15 min, back",
        "did glute-bridge 3x10": "Glute bridge 3×10",
        "spasm calf left": "left calf spasm",
        "took ibuprofen 400mg": "ibuprofen 400mg",
        "massage 30m": "massage 30 min",
        "manipulation": "manipulation",
        "physio 45m": "physio 45 min",
        "support 2h": "support 2 h",
        "belt": "support",
        "rest 40m": "rest 40 min",
        "bed-rest 3h": "bed rest 3 h",
        "trigger long-sitting": "trigger: long sitting",
        "activity went-to-work": "activity: went to work",
        "flare": "flare-up",
        "sign tingling": "sign: tingling anywhere else",
        "note slept badly": "note: slept badly",
    }
    for typed, words in commands.items():
        answer = journal(*typed.split())
        assert (answer.status, said(answer.words)) == (0, [f"Saved: Tue 24 Nov 21:10 · {words}"]), typed


def test_commas_start_the_next_entry_in_a_clause_command_too(journal: Bench) -> None:
    assert len(journal("pain", "4,", "heat", "20").words) == 2


def test_a_name_in_one_argument_is_one_name(journal: Bench) -> None:
    assert said(journal("took", "magnesium citrate", "300mg").words) == [
        "Saved: Tue 24 Nov 21:10 · magnesium-citrate 300mg"
    ]
    assert said(journal("log", "took", "fish oil", "2g").words) == ["Saved: Tue 24 Nov 21:10 · fish-oil 2g"]
    assert said(journal("took", "ibuprofen 400mg", "helped", "6").words) == [
        "Saved: Tue 24 Nov 21:10 · ibuprofen 400mg, helped 6"
    ]


def test_the_users_own_names_are_known_the_next_time(journal: Bench) -> None:
    journal("took", "novaminsulfon", "500mg")
    assert said(journal("took", "novam").words) == ["Saved: Tue 24 Nov 21:10 · novaminsulfon"]
    refused = journal("took", "novaminsulfom")
    assert refused.status == 2
    assert "did you mean novaminsulfon?" in refused.err


def test_at_moves_every_clause_that_has_no_when(journal: Bench) -> None:
    assert said(journal("pain", "4,", "heat", "20", "--at", "yesterday 21:15").words) == [
        "Saved: Mon 23 Nov 21:15 · back 4",
        "Saved: Mon 23 Nov 21:15 · heat 20 min, back",
    ]
    assert said(journal("--at=2026-11-20", "pain", "5").words) == ["Saved: Fri 20 Nov · back 5"]
    assert said(journal("note", "at last", "--at", "at 08:00").words) == ["Saved: Tue 24 Nov 08:00 · note: at last"]


def test_a_wrong_at_is_told_by_itself(journal: Bench) -> None:
    answer = journal("pain", "4", "--at", "noon, pain 3")
    assert answer.status == 2
    assert answer.words[1] == "  noon, pain 3"
    assert not journal.file.exists()


def test_only_known_options_before_two_dashes_are_options(journal: Bench) -> None:
    assert said(journal("note", "--", "--json", "is what I typed").words) == [
        "Saved: Tue 24 Nov 21:10 · note: --json is what I typed"
    ]
    assert said(journal("note", "--not-an-option", "-x").words) == [
        "Saved: Tue 24 Nov 21:10 · note: --not-an-option -x"
    ]
    assert json.loads(journal("note", "slept", "--json", "badly").out)[0]["note"] == "slept badly"


def test_json_prints_the_saved_records(journal: Bench) -> None:
    answer = journal("pain", "7", "calf", "left", "shooting", "dull", "--json")
    (record,) = json.loads(answer.out)
    assert record["kind"] == "reading"
    assert (record["level"], record["site"], record["side"]) == (7, "calf", "left")
    assert record["qualities"] == ["dull", "shooting"]
    assert record["note"] is None
    assert (record["day"], record["utc_offset_min"], record["at_utc"]) == ("2026-11-24", 60, "2026-11-24T20:10:00Z")
    assert answer.words[0].startswith("Saved: ")
    (record,) = json.loads(journal("took", "ibuprofen", "class", "nsaid", "--json").out)
    assert record["class"] == "nsaid"
    assert (record["amount"], record["helped"]) == (None, None)


def test_a_note_is_kept_byte_for_byte_and_shown_harmlessly(journal: Bench) -> None:
    note = "[@click=app.quit]x [/red] \x1b]0;t\x07 \u202eabc 🦴  two  spaces, café"
    answer = journal("note", note, "--json")
    assert json.loads(answer.out)[0]["note"] == note
    for text in (answer.out, answer.err, journal("today").out, journal("history").out, journal("changes").out):
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        assert "[@click=app.quit]x [/red]" in text


def test_lines_of_standard_input_are_one_operation(journal: Bench) -> None:
    lines = b"pain 4\n\n   \nyesterday 21:15 pain 6\r\nnote  two spaces before\n"
    answer = journal("log", "-", "--json", stdin=lines)
    assert answer.status == 0
    records = json.loads(answer.out)
    assert [record.get("level") for record in records] == [4, 6, None]
    assert records[2]["note"] == " two spaces before"
    assert len({record["batch"] for record in records}) == 1
    journal("undo")
    assert journal("history", "--json").out == "[]\n"


def test_one_bad_line_of_standard_input_saves_none_and_is_numbered_as_in_the_file(journal: Bench) -> None:
    answer = journal("log", "-", stdin=b"pain 4\n\npain 5\nheat 0\n")
    assert answer.status == 2
    assert answer.words[0] == "journal: line 4: minutes 0 is outside 1 to 1440"
    assert answer.words[1:3] == ["  heat 0", "       ^"]
    assert not journal.file.exists()


def test_nothing_on_standard_input_is_said(journal: Bench) -> None:
    for nothing in (b"", b"\n\n", b"\xef\xbb\xbf"):
        answer = journal("log", "-", stdin=nothing)
        assert (answer.status, answer.words[0]) == (2, "journal: nothing to log")


def test_the_longest_note_is_saved_whole(journal: Bench) -> None:
    note = "x" * MAX_NOTE_BYTES
    answer = journal("log", "-", stdin=f"note {note}\n".encode())
    assert answer.status == 0
    assert len(answer.err) < 500
    assert json.loads(journal("history", "--json").out)[0]["note"] == note


def test_a_sign_is_saved_first_and_then_says_what_to_do(journal: Bench) -> None:
    answer = journal("sign", "numb-saddle")
    assert answer.words[1:] == [
        f"You logged: {SIGN_WORDS['numb-saddle']}. This can be an emergency: get medical help now.",
        "The journal keeps what you logged; it cannot tell the cause.",
    ]
    answer = journal.line("sign hard-to-cope, sign fever, sign bladder, sign bowel, pain 3")
    told = [word.split(". ")[0] for word in answer.words if word.startswith("You logged")]
    assert told == [
        "You logged: new trouble passing urine or holding it; losing control of the bowels",
        "You logged: fever, or feeling unwell, with the back pain",
        "You logged: finding it hard to cope",
    ]
    assert len(journal("sign", "tingling").words) == 1
    assert len(journal("pain", "10").words) == 1


def test_the_first_entry_makes_a_private_journal(journal: Bench) -> None:
    assert journal.process("pain", "4", umask=0).returncode == 0
    assert journal.file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (("note", "use", "the", "--db", "foo"), "use the --db foo"),
        (("note", "it", "helped", "--help"), "it helped --help"),
        (("pain", "4", "note", "I", "used", "--plain", "text"), "I used --plain text"),
        (("note", "--json", "is", "a", "flag"), "is a flag"),  # before the note it is an option
        (("note", "given as one word", "--json"), "given as one word"),
        (("note:", "it", "helped", "--help"), "it helped --help"),  # as it is printed
        (("log", "pain:", "4", "note:", "I", "used", "--plain", "text"), "I used --plain text"),
    ],
)
def test_options_within_a_note_are_text(journal: Bench, words: tuple[str, ...], note: str) -> None:
    assert journal(*words).status == 0
    (record,) = json.loads(journal("history", "--json").out)
    assert record["note"] == note


def test_an_option_given_twice_is_refused(journal: Bench) -> None:
    answer = journal("pain", "4", "--at", "yesterday", "--at", "mon")
    assert (answer.status, answer.words[0]) == (2, "journal: --at is given twice")


def test_what_the_article_says_of_a_treatment_is_said_once(journal: Bench) -> None:
    assert not any("running" in words for words in journal("log", "yesterday", "bed-rest", "8h").words)
    assert "Bed rest 2 days running. The article: long bed rest slows recovery." in journal("bed-rest", "8h").err
