"""Lines that are not understood: exit 2, one message with the word and what to do, and not a row written."""

import pytest

from tests.cli.shell import Bench

# What is typed, what the message says, and a word that it or its advice names.
BAD_LINES = [
    ("pain", "how bad", "pain 4"),
    ("pain 11", "level 11 is outside 0 to 10", "whole number"),
    ("pain -1", "level -1 is outside 0 to 10", "whole number"),
    ("pain 4.5", "'4.5' is not a whole number", "0 to 10"),
    ("pain x", "'x'", "pain 7 calf left"),
    ("pain 4/10", "'4/10'", "0 to 10"),
    ("pain ４", "digits 0 to 9", "0 to 10"),
    ("pain 3 4", "a second level '4'", "comma"),
    ("pain 7 elbow", "'elbow'", "pain 7 calf left"),
    ("pain 7 claf", "did you mean calf?", "calf"),
    ("pain 7 left right", "a second side 'right'", "comma"),
    ("pain 7 calf knee", "a second site 'knee'", "comma"),
    ("heat", "how many minutes", "heat 20"),
    ("heat 0", "minutes 0 is outside 1 to 1440", "1 to 1440"),
    ("heat 1441", "minutes 1441 is outside 1 to 1440", "1 to 1440"),
    ("heat -5", "minutes -5 is outside", "1 to 1440"),
    ("heat 20s", "'20s'", "20min"),
    ("heat 25h", "'25h' is outside", "number"),
    ("heat 20 from 11", "11 is outside 0 to 10", "0 to 10"),
    ("heat 20 from", "from what?", "from 6"),
    ("heat 20 to x", "'x' is not a whole number", "0 to 10"),
    ("heat 20 shooting", "'shooting'", "heat 20"),
    ("ice 1.5", "'1.5' is not a whole number", "1440"),
    ("did", "did what?", "walking"),
    ("did brigde", "no exercise 'brigde': did you mean glute-bridge?", "glute-bridge"),
    ("did bridge 3y10", "'3y10'", "3x10"),
    ("did walking 400m", "400 minutes", "0.4km"),
    ("did walking 2000km", "outside 1 metre to 1000 km", "number"),
    ("did walking effort 11", "effort 11 is outside", "0 to 10"),
    ("did walking felt great", "'great'", "easier, same, worse"),
    ("did bird-dog 10x5x5", "5 of what", "3x10x5s"),
    ("did 3x10", "'3x10' of what?", "walking"),
    ("spasm", "where", "spasm calf left"),
    ("spasm left", "where", "spasm calf left"),
    ("spasm calf 3", "'3' of what?", "x3"),
    ("spasm calf x0", "count 0 is outside", "1 to 10000"),
    ("spasm calf worst 12", "worst 12 is outside", "0 to 10"),
    ("spasm calf longest 40", "'40' is not a length of time", "40s"),
    ("spasm elbow", "'elbow'", "spasm calf left"),
    ("took", "took what?", "ibuprofen"),
    ("took ibuprofn", "did you mean ibuprofen?", "ibuprofn!"),
    ("took 400mg", "'400mg' of what?", "ibuprofen"),
    ("took ibuprofen helped 11", "helped 11 is outside", "0 to 10"),
    ("took ibuprofen class opioid", "'opioid'", "nsaid"),
    ("massage 0", "minutes 0 is outside", "1 to 1440"),
    ("massage long", "'long'", "massage 30m"),
    ("rest 1441m", "'1441m' is outside", "number"),
    ("trigger", "trigger what?", "long-sitting"),
    ("activity", "activity what?", "went-to-work"),
    ("sign", "sign what?", "numb-saddle"),
    ("sign numb-sadle", "did you mean numb-saddle?", "numb-saddle"),
    ("sign headache", "no sign 'headache'", "numb-saddle"),
    ("flare yes", "'yes'", "flare"),
    ("note", "the note is empty", "note"),
    ("at 21:30", "when, but not what", "pain 4"),
    ("at 25:00 pain 4", "'25:00'", "23:59"),
    ("at pain 4", "'pain' is not a date or a time", "21:30"),
    ("tomorrow pain 4", "tomorrow has not happened yet", "happened"),
    ("2999-01-01 pain 4", "is in the future", "happened"),
    ("2026-11-25 08:00 pain 4", "is in the future", "happened"),
    ("2026-02-30 pain 4", "no 2026-02-30", "day"),
    ("yesterday today pain 4", "a second date", "one date"),
    ("1850-01-01 pain 4", "before 1900", "year"),
    ("21.30 pain 4", "did you mean 21:30?", "21:30"),
    ("pian 4", "did you mean pain?", "pain 4"),
    ("4", "'4' of what: did you mean pain 4?", "pain 4"),
    ("back", "no entry called 'back'", "pain 4 back"),
    ("hello", "no entry called 'hello'", "spasm"),
    ("", "nothing to log", "pain 4"),
    (" ", "nothing to log", "pain 4"),
    (",", "comma", "pain 4, heat 20"),
    ("pain 4,", "comma", "pain 4, heat 20"),
    ("pain 4,, heat 20", "comma", "pain 4, heat 20"),
    ("pain 4, heat 20, pain 12", "level 12 is outside", "0 to 10"),
    ("pain 4, 5", "'5' of what", "pain 4"),
    ('"pain 4', "not closed", '"'),
    ("pain 4\x07", "␇", "note"),
    ("pain 4 \x1b[31m", "␛", "note"),
    ("pain\t4", "tab", "space"),
    ("pain 4\nheat 20", "line break", "journal log -"),
    ("pain 4\u202e", "⟨202E⟩", "note"),
    ("note a\x00b", "cannot be stored", "NUL"),
]


@pytest.mark.parametrize(("line", "what", "named"), BAD_LINES)
def test_a_bad_line_is_refused_with_its_word_and_leaves_no_file(
    journal: Bench, line: str, what: str, named: str
) -> None:
    answer = journal.line(line)
    assert answer.status == 2
    assert answer.out == ""
    assert what in answer.words[0]
    assert named in answer.err
    assert len(answer.words) <= 4
    assert "Traceback" not in answer.err
    assert not journal.file.exists()


def test_there_are_enough_of_them() -> None:
    assert len(BAD_LINES) >= 60


def test_with_a_journal_there_no_bad_line_writes_a_row(journal: Bench) -> None:
    journal.line("pain 4, took magnesium")
    before, trail = journal("history", "--json").out, journal("changes", "--json").out
    bytes_before = journal.file.read_bytes()
    for line, what, _ in BAD_LINES:
        answer = journal.line(line)
        assert (answer.status, what in answer.words[0]) == (2, True), line
    assert journal("history", "--json").out == before
    assert journal("changes", "--json").out == trail
    assert journal.file.read_bytes() == bytes_before


def test_the_caret_stands_under_the_word(journal: Bench) -> None:
    answer = journal("did", "brigde", "3x10")
    assert answer.words[1:3] == ["  did brigde 3x10", "      ^^^^^^"]


def test_wide_characters_before_the_word_move_the_caret_by_their_cells(journal: Bench) -> None:
    answer = journal.line('trigger "東京", pain 11')
    assert answer.words[1:3] == ['  trigger "東京", pain 11', "                       ^^"]


def test_of_a_long_line_the_part_around_the_word_is_shown(journal: Bench) -> None:
    answer = journal.line(", ".join(["heat 20"] * 60) + ", pain 11, " + ", ".join(["heat 20"] * 60))
    line, carets = answer.words[1:3]
    assert len(line) <= 80
    assert line.startswith("  …")
    assert line.endswith("…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "11"


def test_what_was_typed_is_shown_harmlessly(journal: Bench) -> None:
    answer = journal.line("pain 4 \x1b]0;title\x07, [red]")
    assert "\x1b" not in answer.err
    assert "\x07" not in answer.err
    assert "␛]0;title␇" in answer.err


def test_a_note_of_200_kilobytes_from_standard_input_is_refused_with_its_line(journal: Bench) -> None:
    answer = journal("log", "-", stdin=b"pain 4\nnote " + b"x" * 200_000 + b"\n")
    assert answer.status == 2
    assert "line 2: the note is 200000 bytes long" in answer.err
    assert max(map(len, answer.words)) < 200
    assert not journal.file.exists()


def test_a_real_process_says_the_same(journal: Bench) -> None:
    answer = journal.process("pain", "-1")
    assert answer.returncode == 2
    assert answer.stdout == b""
    assert answer.stderr.decode().splitlines() == [
        "journal: level -1 is outside 0 to 10",
        "  pain -1",
        "       ^^",
        "Give a whole number from 0 to 10.",
    ]
    assert not journal.file.exists()


def test_bytes_that_are_no_text_are_refused(journal: Bench) -> None:
    answer = journal.process("note", b"caf\xe9")
    assert answer.returncode == 2
    assert answer.stderr.decode().splitlines()[0] == "journal: a word is not valid UTF-8"
    answer = journal.process("log", "-", stdin=b"pain 4\nnote caf\xe9\n")
    assert answer.returncode == 2
    assert answer.stderr.decode().splitlines()[0] == "journal: line 2 is not valid UTF-8"
    assert not journal.file.exists()
