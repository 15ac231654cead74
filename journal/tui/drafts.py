"""Words that were typed and not saved: kept by kind, offered again, written down when the program ends."""

import json
from collections.abc import Mapping

from journal.domain.entries import Entry

LINE = "line"
EDIT = "edit"
EDITED = "edited"
SEEN = "seen"
SESSION = "session"
# The entry line and the forms that log.
KINDS = (LINE, "pain", "heat", "ice", "exercise", "spasm", "medicine", "note", "sign", SESSION)


def edit_of(entry: Entry) -> str:
    """Return what the words of an entry's edit are called: each has its own."""
    return f"{EDIT} {entry.uid}"


def is_edit(kind: str) -> bool:
    """Return whether words are of an edit."""
    return kind.partition(" ")[0] == EDIT


def is_form(kind: str) -> bool:
    """Return whether words are of a form that keeps them under the name that it shows."""
    return kind not in KINDS and not is_edit(kind)


def edited(entry: Entry) -> dict[str, str]:
    """Return what must be known of an entry that is being edited: which one it is, and which version was seen."""
    return {EDITED: entry.uid, SEEN: str(entry.version)}


class Drafts:
    """What stands in the entry line and in each form, by field.

    Attributes:
        live: the kind that is on the screen, None when nothing is being typed.
        failed: the kinds whose words were to be saved and could not be.
        kept: what stands in the journal, by kind, as far as this window wrote or read it.
    """

    def __init__(self) -> None:
        self.live: str | None = None
        self.failed: set[str] = set()
        self.kept: dict[str, str] = {}
        self._words: dict[str, dict[str, str]] = {}
        self._names: dict[str, str] = {}

    def __getitem__(self, kind: str) -> dict[str, str]:
        """Return the words of a kind, empty when there are none."""
        return dict(self._words.get(kind, {}))

    def name_of(self, kind: str) -> str:
        """Return what a person calls the words of a kind."""
        return self._names.get(kind, kind)

    def put(self, kind: str, words: dict[str, str], name: str = "") -> None:
        """Keep the words of a kind, and what a person calls them; only blanks are no words."""
        if any(word.strip() for word in words.values()):
            self._words[kind] = dict(words)
            if name:
                self._names[kind] = name
        else:
            self.drop(kind)

    def drop(self, kind: str) -> None:
        """Forget the words of a kind: they were saved."""
        self._words.pop(kind, None)
        self.failed.discard(kind)

    def drop_sort(self, sort: str, but: str = "") -> None:
        """Forget the words of one sort of question, "gap" for "gap 2026-10-03", but those of one that is still open."""
        for kind in list(self._words):
            if kind.startswith(f"{sort} ") and kind != but:
                self.drop(kind)

    def line_of(self, kind: str) -> str:
        """Return the words of a kind on one line."""
        words = self[kind]
        if kind in (LINE, SESSION) or is_edit(kind):
            return words.get(LINE, "")
        said = ", ".join(f"{field} {word.strip()}" for field, word in words.items() if word.strip())
        return f"{self.name_of(kind)}: {said}"

    def texts(self) -> dict[str, str]:
        """Return everything as text for the journal, by kind."""
        wanted = {self.live, *self.failed}
        return {
            kind: json.dumps({"words": said, "live": kind in wanted, "name": self.name_of(kind)})
            for kind, said in self._words.items()
        }

    def changes(self, texts: Mapping[str, str]) -> dict[str, str | None]:
        """Return what this window has to write so that the journal holds `texts`; None where words are gone."""
        kinds = dict.fromkeys((*texts, *self.kept))
        return {kind: texts.get(kind) for kind in kinds if texts.get(kind) != self.kept.get(kind)}

    def take_up(self, texts: Mapping[str, str]) -> None:
        """Take up what `texts` told; words typed since then win, anything else is ignored."""
        self.kept = dict(texts)
        for kind, text in texts.items():
            try:
                found = json.loads(text)
                words = {str(field): str(word) for field, word in found["words"].items()}
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
            if not words or kind in self._words:
                continue
            self._words[kind] = words
            self._names[kind] = str(found.get("name") or kind)
            if self.live is None and found.get("live"):
                self.live = kind
