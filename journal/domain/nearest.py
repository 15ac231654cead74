"""The one "did you mean": the known word that a mistyped one most likely stands for."""

from collections.abc import Iterable

_LONGEST = 60
_CLOSE_RATIO = 0.8


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` that `word` is close to, the earlier one of equals, or None.

    Close: one slip (a letter added, dropped, changed or two swapped) in a word of three or four letters, two in a
    longer one, or else at least four fifths alike.
    """
    if not 3 <= len(word) <= _LONGEST:
        return None
    words = list(dict.fromkeys(known))
    most = 1 if len(word) < 5 else 2
    ranked = sorted(
        (slips(word, other), other[:1] != word[:1], index)
        for index, other in enumerate(words)
        if abs(len(other) - len(word)) <= most
    )
    if ranked and ranked[0][0] <= most:
        return words[ranked[0][2]]
    # Loaded here alone: it is slow to import and only a refused line needs it.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, words, n=1, cutoff=_CLOSE_RATIO)), None)


def slips(one: str, other: str) -> int:
    """Return the optimal string alignment distance: insertions, deletions, changes and swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        two_before, before = before, row
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != target))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == target:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
