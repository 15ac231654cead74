"""Lines that are refused: what is said, where the caret stands, and the word that was probably meant."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.line import Context, parse_line
from journal.domain.vocabulary import BUILT_IN
from journal.errors import EXIT_WORDS, LineError, UnknownName

BERLIN = ZoneInfo("Europe/Berlin")
CONTEXT = Context(now=datetime(2026, 11, 21, 8, 0, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN.extended())

# (line, part of the message, text under the caret, suggestion)
REFUSED = [
    # Nothing, or nothing at a comma.
    ("", "nothing to log", "", None),
    ("   ", "nothing to log", "   ", None),
    ("pain 4,,heat 20", "nothing stands at this comma", ",", None),
    ("pain 4,", "nothing stands at this comma", ",", None),
    (", pain 4", "nothing stands at this comma", ",", None),
    (",", "nothing stands at this comma", ",", None),
    # The first word.
    ("pian 4", "no entry called 'pian': did you mean pain?", "pian", "pain"),
    ("Haet 20", "did you mean heat?", "Haet", "heat"),
    ("exercize bridge", "did you mean did?", "exercize", "did"),
    ("xyzzy 4", "no entry called 'xyzzy'", "xyzzy", None),
    ("calf 7", "no entry called 'calf': did you mean pain 7 calf?", "calf 7", "pain 7 calf"),
    ("4", "'4' of what: did you mean pain 4?", "4", "pain 4"),
    ("7/10 calf", "'7/10' is not a date", "7/10", None),
    ("walking 30min", "did you mean did walking 30min?", "walking 30min", "did walking 30min"),
    ("glute bridge 3x10", "did you mean did glute-bridge 3x10?", "glute bridge 3x10", "did glute-bridge 3x10"),
    ("ibuprofen 400mg", "did you mean took ibuprofen 400mg?", "ibuprofen 400mg", "took ibuprofen 400mg"),
    ("stress", "did you mean trigger stress?", "stress", "trigger stress"),
    ('"pain" 4', "no entry called 'pain'", '"pain"', None),
    ("yesterdy pain 4", "did you mean yesterday?", "yesterdy", "yesterday"),
    # Levels.
    ("pain", "how bad, from 0 to 10?", "pain", None),
    ("pain calf", "how bad, from 0 to 10?", "pain", None),
    ("pain 11", "level 11 is outside 0 to 10", "11", None),
    ("pain -1", "level -1 is outside 0 to 10", "-1", None),
    ("pain −1", "level −1 is outside 0 to 10", "−1", None),
    ("pain 4.5", "'4.5' is not a whole number", "4.5", None),
    ("pain 4/10", "'4/10' is not a whole number", "4/10", "4"),
    ("pain 4٤", "not written in the digits 0 to 9", "4٤", "44"),
    ("pain ４", "'４' is not written in the digits 0 to 9", "４", "4"),
    ("pain ²", "not written in the digits 0 to 9", "²", None),
    ("pain 4 5", "a second level '5'", "5", None),
    ("pain x", "'x' is not a word of pain", "x", None),
    ("pain four", "'four' is not a word of pain: did you mean pain 4?", "pain four", "pain 4"),
    # Sites, sides and qualities.
    ("pain 4 calf knee", "a second site 'knee'", "knee", None),
    ("pain 4 left right", "a second side 'right'", "right", None),
    ("pain 4 shotting", "did you mean shooting?", "shotting", "shooting"),
    ("pain 4 claf", "did you mean calf?", "claf", "calf"),
    ("pain 4 th", "'th' could be thigh or throbbing", "th", None),
    ("pain 4 sh", "could be sharp, shin or shooting", "sh", None),
    ("pain 4 c", "'c' is not a word of pain", "c", None),
    ("pain 4 leg", "'leg' is not one place", "leg", None),
    ("pain 4 ankle", "'ankle' is not a word of pain", "ankle", None),
    ("pain 4 calf.up", "'up' is not a word of pain", "up", None),
    ("pain 4 clf.l", "did you mean calf?", "clf", "calf"),
    ("pain 4 numbness", "numbness is a sign of its own", "numbness", "sign numbness"),
    ("pain 4 tingling", "tingling is a sign of its own", "tingling", "sign tingling"),
    ('pain 4 "calf"', "is not a word of pain", '"calf"', None),
    # Minutes.
    ("heat", "how many minutes?", "heat", None),
    ("heat back", "how many minutes?", "heat", None),
    ("heat 0", "minutes 0 is outside 1 to 1440", "0", None),
    ("heat 1441", "minutes 1441 is outside 1 to 1440", "1441", None),
    ("heat 25h", "'25h' is outside 1 minute to 24 hours", "25h", None),
    ("heat 90s", "not a whole number of minutes", "90s", None),
    ("heat 2.5", "'2.5' is not a whole number", "2.5", None),
    ("heat 20km", "not a whole number of minutes", "20km", None),
    ("heat 20 10", "a second minutes '10'", "10", None),
    ("heat 20 shooting", "'shooting' is not a word of heat", "shooting", None),
    ("heat 20 from", "from what?", "from", None),
    ("heat 20 from 6 to 11", "to 11 is outside 0 to 10", "11", None),
    ("heat 20 from six", "from 'six' is not a whole number", "heat 20 from six", "heat 20 from 6"),
    ("heat 20 from 6 from 4", "a second level before '4'", "4", None),
    ("massage twenty", "massage takes no 'twenty'", "twenty", None),
    ("rest 0m", "'0m' is outside 1 minute to 24 hours", "0m", None),
    # Spasms.
    ("spasm", "where was it?", "spasm", None),
    ("spasm left x3", "where was it?", "spasm", None),
    ("spasm calf 3", "'3' of what?", "3", "x3"),
    ("spasm calf x0", "count 0 is outside 1 to 10000", "x0", None),
    ("spasm calf worst 11", "worst 11 is outside 0 to 10", "11", None),
    ("spasm calf worst", "worst what?", "worst", None),
    ("spasm calf longest 40", "'40' is not a length of time", "40", "40s"),
    ("spasm calf longest 0s", "outside 1 second to 24 hours", "0s", None),
    ("spasm calf nigth", "did you mean night?", "nigth", "night"),
    # Exercises.
    ("did", "did what?", "did", None),
    ("did 3x10", "'3x10' of what?", "3x10", None),
    ("did brigde 3x10", "no exercise 'brigde': did you mean glute-bridge?", "brigde", "glute-bridge"),
    ("did xyzzy", "no exercise 'xyzzy'", "xyzzy", None),
    ('did "my own"', "no exercise 'my own'", '"my own"', None),
    ("did ca", "could be calf-stretch or cat-cow", "ca", None),
    ("did walking 400m", "400m is 400 minutes", "400m", "0.4km"),
    ("did walking 30", "'30' of what?", "30", "30min"),
    ("did glute-bridge 10", "'10' of what?", "10", "10x"),
    ("did glute-bridge 3x10x5", "5 of what", "3x10x5", "3x10x5s"),
    ("did glute-bridge 0x10", "sets 0 is outside 1 to 10000", "0x10", None),
    ("did glute-bridge 3x99999", "reps 99999 is outside 1 to 10000", "3x99999", None),
    ("did glute-bridge 3x10 2x8", "a second sets '2x8'", "2x8", None),
    ("did glute-bridge 3x10kg", "'3x10kg' is not a dose", "3x10kg", None),
    ("did glute-bridge 10x0s", "outside 1 second to 24 hours", "10x0s", None),
    ("did walking 25h", "outside 1 second to 24 hours", "25h", None),
    ("did walking 1001km", "outside 1 metre to 1000 km", "1001km", None),
    ("did walking 0km", "outside 1 metre to 1000 km", "0km", None),
    ("did walking 30 min 2,1km", "a comma inside a number", "2,1km", "2.1km"),
    ("did walking effort 11", "effort 11 is outside 0 to 10", "11", None),
    ("did walking felt", "felt what?", "felt", None),
    ("did walking felt esier", "no felt 'esier': did you mean easier?", "esier", "easier"),
    ("did walking efort 4", "did you mean effort?", "efort", "effort"),
    ("did brid", "no exercise 'brid': did you mean glute-bridge?", "brid", "glute-bridge"),
    ("did bird-dog left right", "a second side 'right'", "right", None),
    # Medicines, triggers, activities, signs.
    ("took", "took what?", "took", None),
    ("took 400mg", "'400mg' of what?", "400mg", None),
    ("took ibuprofin 400mg", "no medicine 'ibuprofin': did you mean ibuprofen?", "ibuprofin", "ibuprofen"),
    ("took met", "could be metamizole or methocarbamol", "met", None),
    ("took !", "the name of a medicine has 1 to 60 letters", "!", None),
    (f"took {'a' * 61}", "the name of a medicine has 1 to 60 letters", "a" * 61, None),
    (f"took ibuprofen {'a' * 101}", "1 to 100 printable characters", "a" * 101, None),
    ("took ibuprofen helped", "helped what?", "helped", None),
    ("took ibuprofen helped a-lot", "helped 'a-lot' is not a whole number", "a-lot", None),
    ("took ibuprofen helped 12", "helped 12 is outside 0 to 10", "12", None),
    ("took ibuprofen class nsaids", "no class 'nsaids': did you mean nsaid?", "nsaids", "nsaid"),
    ("took ibuprofen oral topical", "a second route 'topical'", "topical", None),
    ("trigger", "trigger what?", "trigger", None),
    ("trigger twissting", "no trigger 'twissting': did you mean twisting?", "twissting", "twisting"),
    ("trigger stress eating", "'eating' does not belong to the trigger 'stress'", "stress eating", "stress-eating"),
    ("activity went-to-wrok", "did you mean went-to-work?", "went-to-wrok", "went-to-work"),
    ("sign", "sign what?", "sign", None),
    ("sign feber", "no sign 'feber': did you mean fever?", "feber", "fever"),
    ("sign xyzzy", "no sign 'xyzzy' in the list", "xyzzy", None),
    ("sign numb", "could be numb-saddle or numbness", "numb", None),
    ("flare 4", "flare takes no '4'", "4", None),
    # Dates and times.
    ("at pain 4", "'pain' is not a date or a time", "pain", None),
    ("pain 4 at", "at when?", "at", None),
    ("pain 4 at noon", "'at noon' is not a date or a time", "at noon", None),
    ("pain 4 at yesteray", "did you mean yesterday?", "yesteray", "yesterday"),
    ("yesterday", "when, but not what", "yesterday", None),
    ("pain 4, yesterday", "when, but not what", "yesterday", None),
    ("25:00 pain 4", "there is no time '25:00'", "25:00", None),
    ("24:00 pain 4", "there is no time '24:00'", "24:00", None),
    ("07:60 pain 4", "there is no time '07:60'", "07:60", None),
    ("13pm pain 4", "there is no time '13pm'", "13pm", None),
    ("0am pain 4", "there is no time '0am'", "0am", None),
    ("07:00+15:00 pain 4", "there is no offset +15:00", "07:00+15:00", None),
    ("07:00+01:75 pain 4", "there is no offset +01:75", "07:00+01:75", None),
    ("7.30 pain 4", "'7.30' is not a date or a time: did you mean 7:30?", "7.30", "7:30"),
    ("2026-02-30 pain 4", "there is no 2026-02-30", "2026-02-30", None),
    ("2026-13-01 pain 4", "there is no 2026-13-01", "2026-13-01", None),
    ("2026-1-5 pain 4", "a date is written 2026-01-05", "2026-1-5", "2026-01-05"),
    ("20.11.2026 pain 4", "'20.11.2026' is not a date", "20.11.2026", "2026-11-20"),
    ("1899-12-31 pain 4", "1899-12-31 is before 1900", "1899-12-31", None),
    ("2026-11-22 pain 4", "2026-11-22 is in the future", "2026-11-22", None),
    ("9999-12-31 01:00 pain 4", "9999-12-31 is in the future", "9999-12-31 01:00", None),
    ("23:30 pain 4", "2026-11-21 23:30 is in the future", "23:30", None),
    ("pain 4 at 8:02", "2026-11-21 08:02 is in the future", "at 8:02", None),
    ("tomorrow pain 4", "tomorrow has not happened yet", "tomorrow", None),
    ("07:00 07:30 pain 4", "a second time '07:30'", "07:30", None),
    ("mon tue pain 4", "a second date 'tue'", "tue", None),
    ("at 07:00 pain 4 at 07:30", "a second time", "at 07:30", None),
    ("pain 4 at 07:00 at 07:30", "a second time", "07:30", None),
    ("2026-03-28 02:30 pain 4", "02:30 on 2026-03-29 does not exist", "2026-03-28 02:30", None),
    # Notes, quotes and characters that are not text.
    ("note", "the note is empty", "note", None),
    ("note   ", "the note is empty", "note   ", None),
    ("pain 4 note", "the note is empty", "note", None),
    ("note, bad", "the note starts with a comma", ",", None),
    ("note a\0b", "cannot be stored", "note a\0b", None),
    ("note \ud800", "cannot be stored", "note \ud800", None),
    ("note " + "é" * 50_001, "the note is 100002 bytes long", "note " + "é" * 50_001, None),
    ('took "vitamin d', "this quote is not closed", '"vitamin d', None),
    ('took "vitamin"d', "a closing quote ends the word", "d", None),
    ('took ""', "the name of a medicine has 1 to 60 letters", '""', None),
    ("pain\t4", "the character tab ␉ is not text", "\t", None),
    ("pain 4\nheat 20", "a line break ends an entry", "\n", None),
    ("pain 4 \x1b[2J", "the character ␛ is not text", "\x1b", None),
    ("pain 4 ca\u202elf", "the character ⟨202E⟩ is not text", "\u202e", None),
    ("pain\u00a04", "the character U+00A0 is not text", "\u00a0", None),
    ('took "vita\tmin"', "the character tab ␉ is not text", "\t", None),
    # All or nothing.
    ("pain 4, heat 20, ice x", "is not a word of ice", "x", None),
]


@pytest.mark.parametrize(("line", "message", "under", "suggestion"), REFUSED)
def test_a_bad_line_says_what_where_and_what_was_meant(
    line: str, message: str, under: str | None, suggestion: str | None
) -> None:
    with pytest.raises(LineError) as caught:
        parse_line(line, CONTEXT)
    error = caught.value
    assert message in error.what
    assert error.suggestion == suggestion
    assert error.line == line
    assert error.exit_code == EXIT_WORDS
    if under is not None:
        assert line[error.start : error.end] == under


@pytest.mark.parametrize(
    ("line", "todo"),
    [
        ("pain", "pain 4"),
        ("heat", "heat 20"),
        ("spasm", "spasm calf left"),
        ("", "took ibuprofen 400mg"),
        ("xyzzy", "bed-rest"),
        ("calf", "pain 4 calf"),
        ("pain 4 leg", "thigh, knee, calf, shin or foot"),
        ("took ibuprofin", "To keep your own word write 'ibuprofin!'."),
        ("took met", "To keep your own word write 'met!'."),
        ("did xyzzy", "Names look like glute-bridge or bird-dog."),
        ("did walking 400m", "Write 400min if you mean it, or 0.4km."),
        ("pain 4\nheat 20", "`journal log -`"),
        ("trigger stress eating", "hyphenated or quoted: stress-eating"),
        ("sign xyzzy", "numb-saddle"),
    ],
)
def test_a_bad_line_says_what_to_do(line: str, todo: str) -> None:
    with pytest.raises(LineError) as caught:
        parse_line(line, CONTEXT)
    assert todo in caught.value.todo


@pytest.mark.parametrize(
    "line",
    [
        "did bri",
        "did xyzzy",
        "took ibu",
        "took vitamin-d",
        "trigger str",
        "trigger cold",
        "activity ran",
        "took magnesium citrate",
        "trigger stress eating",
        "did walking fast",
        "did walking efort 4",
        "pain 4, took xyzzy",
    ],
)
def test_a_name_that_the_store_may_know_is_never_decided_without_it(line: str) -> None:
    early = Context(now=CONTEXT.now, zone=BERLIN, vocabulary=BUILT_IN)
    with pytest.raises(UnknownName):
        parse_line(line, early)


@pytest.mark.parametrize(
    "line", ["pain 4 xyzzy", "sign xyzzy", "xyzzy", "pain 11", "did walking effort 11", "did walking 30"]
)
def test_a_word_that_no_vocabulary_knows_is_refused_at_once(line: str) -> None:
    early = Context(now=CONTEXT.now, zone=BERLIN, vocabulary=BUILT_IN)
    with pytest.raises(LineError) as caught:
        parse_line(line, early)
    assert not isinstance(caught.value, UnknownName)


@pytest.mark.parametrize("line", ["pain 4 heat 20", "pain 4 and heat 20", "heat 20 ; pain 4", "pain 4 took ibuprofen"])
def test_two_entries_without_a_comma_are_told_of_it(line: str) -> None:
    with pytest.raises(LineError) as caught:
        parse_line(line, CONTEXT)
    assert caught.value.todo.startswith("A comma starts the next entry")
