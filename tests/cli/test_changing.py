"""Edit, delete, undo, redo, and the trail of it all."""

import json
from collections.abc import Callable

from tests.cli.shell import Bench

Ids = Callable[[], list[str]]


def test_an_edit_in_the_words_of_the_line(journal: Bench, ids: Ids) -> None:
    journal.line("at 08:00 pain 7 calf left shooting note woke me")
    (identity,) = ids()
    answer = journal("edit", identity, "pain", "6", "calf", "left")
    assert answer.status == 0
    assert answer.words == [
        f"Changed: Tue 24 Nov 08:00 · left calf 6 · woke me  {identity}",
        "It was: Tue 24 Nov 08:00 · left calf 7, shooting · woke me",
    ]
    assert journal("edit", identity, "at", "yesterday", "21:15").words[0] == (
        f"Changed: Mon 23 Nov 21:15 · left calf 6 · woke me  {identity}"
    )
    assert "Mon 23 Nov 20:00" in journal("edit", identity, "--at", "20:00").words[0]
    (record,) = json.loads(journal("edit", identity, "note", "slept after", "--json").out)
    assert (record["version"], record["note"], record["level"]) == (5, "slept after", 6)


def test_a_wrong_edit_changes_nothing(journal: Bench, ids: Ids) -> None:
    journal("pain", "4")
    (identity,) = ids()
    before = journal.file.read_bytes()
    for words, what in (
        ((identity, "pain", "-1"), "level -1 is outside"),
        ((identity, "heat", "20"), "cannot become"),
        ((identity, "pain", "4,", "heat", "20"), "one clause"),
        ((identity,), "edit it to what?"),
        ((), "something is missing after edit"),
        (("zzzz", "pain", "4"), "'zzzz' is not an ID"),
        (("0123456", "pain", "4"), "no entry '0123456'"),
        ((identity, "--at", "2999-01-01"), "in the future"),
    ):
        answer = journal("edit", *words)
        assert (answer.status, answer.out) == (2, ""), words
        assert what in answer.words[0]
    assert journal.file.read_bytes() == before


def test_delete_takes_several_or_none(journal: Bench, ids: Ids) -> None:
    journal.line("pain 4, heat 20, note slept")
    first, second, third = ids()
    answer = journal("delete", first, "ffffffffff")
    assert answer.status == 2
    assert ids() == [first, second, third]
    answer = journal("delete", first, third, first, "--json")
    assert answer.status == 0
    assert [record["kind"] for record in json.loads(answer.out)] == ["reading", "remark"]
    assert answer.words == [
        "Deleted: Tue 24 Nov 21:10 · back 4",
        "Deleted: Tue 24 Nov 21:10 · note: slept",
        "journal undo brings it back.",
    ]
    assert ids() == [second]
    journal("undo")
    assert ids() == [first, second, third]


def test_undo_and_redo_say_what_they_did(journal: Bench, ids: Ids) -> None:
    journal("pain", "4")
    (identity,) = ids()
    journal("edit", identity, "pain", "5")
    journal("delete", identity)
    assert journal("undo").words == ["Taken back: a deletion.", "  added    Tue 24 Nov 21:10 · back 5"]
    assert journal("undo").words == ["Taken back: an edit.", "  changed  back 5 → back 4"]
    assert journal("undo").words == ["Taken back: what was logged.", "  removed  Tue 24 Nov 21:10 · back 4"]
    answer = journal("undo")
    assert (answer.status, answer.words[0]) == (2, "journal: nothing to undo")
    (record,) = json.loads(journal("redo", "--json").out)
    assert (record["kind"], record["action"], record["table"]) == ("change", "insert", "reading")
    assert (record["before"], record["after"]["level"], record["after"]["qualities"]) == (None, 4, [])
    assert journal("redo").words[0] == "Done again: an edit."
    assert journal("redo").words[0] == "Done again: a deletion."
    assert journal("redo").status == 2
    assert ids() == []


def test_the_trail_tells_what_it_was_before(journal: Bench, ids: Ids) -> None:
    journal.line("pain 4 note first")
    (identity,) = ids()
    journal("edit", identity, "pain", "5", "at", "08:00", "note", "second")
    journal("heat", "20")
    journal("edit", identity, "at", "09:00")
    lines = [line.rsplit("  ", 1)[0] for line in journal("changes").lines]
    assert lines[1:] == [
        "  21:10  log     added    Tue 24 Nov 21:10 · back 4 · first",
        "  21:10  edit    changed  back 4 → back 5 · Tue 24 Nov 21:10 → Tue 24 Nov 08:00 · note first → second",
        "  21:10  log     added    Tue 24 Nov 21:10 · heat 20 min, back",
        "  21:10  edit    changed  back 5 · Tue 24 Nov 08:00 → Tue 24 Nov 09:00",
    ]
    assert len(journal("changes", identity).lines) == 4
    trail = json.loads(journal("changes", identity, "--json").out)
    assert [change["action"] for change in trail] == ["insert", "update", "update"]
    assert (trail[1]["before"]["level"], trail[1]["after"]["level"]) == (4, 5)
    assert journal("changes", "ffffffffff").status == 2


def test_an_entry_changed_elsewhere_is_found_by_its_id_after_it_was_deleted(journal: Bench, ids: Ids) -> None:
    journal("pain", "4")
    (identity,) = ids()
    journal("delete", identity)
    assert [line.split()[2] for line in journal("changes", identity).lines[1:]] == ["added", "removed"]
    answer = journal("edit", identity, "pain", "5")
    assert (answer.status, answer.words[0]) == (2, f"journal: no entry '{identity}'")
