"""Words that were typed and not saved: kept by kind, offered again, written down when the program ends."""

import json

LINE = "line"
EDIT = "edit"
EDITED = "edited"


class Drafts:
    """What stands in the entry line and in each form, by field.

    Attributes:
        live: the kind that is on the screen, None when nothing is being typed.
    """

    def __init__(self) -> None:
        self.live: str | None = None
        self._words: dict[str, dict[str, str]] = {}

    def __getitem__(self, kind: str) -> dict[str, str]:
        """Return the words of a kind, empty when there are none."""
        return dict(self._words.get(kind, {}))

    def put(self, kind: str, words: dict[str, str]) -> None:
        """Keep the words of a kind; only blanks are no words."""
        if any(word.strip() for word in words.values()):
            self._words[kind] = dict(words)
        else:
            self.drop(kind)

    def drop(self, kind: str) -> None:
        """Forget the words of a kind: they were saved."""
        self._words.pop(kind, None)

    def to_text(self) -> str | None:
        """Return everything as text for the store, None when there is nothing."""
        live = self.live if self.live in self._words else None
        return json.dumps({"live": live, "words": self._words}) if self._words else None

    def from_text(self, text: str | None) -> None:
        """Take up what `to_text` wrote; words typed since then win, anything else is ignored."""
        try:
            found = json.loads(text or "{}")
            words = {str(kind): {str(k): str(v) for k, v in said.items()} for kind, said in found["words"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        self._words = words | self._words
        if self.live is None and found.get("live") in words:
            self.live = found["live"]
