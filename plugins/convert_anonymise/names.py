"""Find names and handles in texts, in linear time.

A text is divided into tokens: words, and single characters between them. A name is a sequence of
tokens, so it is found as whole words only. All names are in one tree of tokens, and the longest name
that begins at a token is replaced.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# Scripts without spaces between words, whose characters are tokens of their own, and Hangul, whose
# particles follow a word without a space.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"  # Chinese, Japanese, Korean
)
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|\s+|.", re.DOTALL)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# A longer name is found by its first tokens, so that the time for each token of a text is limited.
_MOST_TOKENS = 40
# A handle of this many characters is hardly a word of the language, and one of fewer may be one.
_LONG = 7
_SHORT = 4


class _Entry(NamedTuple):
    replacement: str
    exact: str | None
    """The only spelling that is found; None if case does not matter."""


class _Node:
    """A place in the tree of tokens."""

    __slots__ = ("entry", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entry: _Entry | None = None


class Names:
    """Names with their replacements."""

    def __init__(self) -> None:
        """Create an empty collection."""
        self._root = _Node()

    def add(self, name: str, replacement: str, *, exact: bool = False) -> None:
        """Add a name, unless it is there already; with `exact`, its case matters."""
        tokens = _tokens(name)[:_MOST_TOKENS]
        node = self._root
        for token in tokens:
            node = node.next.setdefault(_folded(token), _Node())
        if tokens and node.entry is None:
            node.entry = _Entry(replacement, "".join(tokens) if exact else None)

    def replaced(self, text: str) -> str:
        """Return a text with all names replaced."""
        return "".join(self._parts(_tokens(text)))

    def _parts(self, tokens: Sequence[str]) -> Iterator[str]:
        position = 0
        while position < len(tokens):
            length, replacement = self._longest(tokens, position)
            yield replacement if length else tokens[position]
            position += length or 1

    def _longest(self, tokens: Sequence[str], start: int) -> tuple[int, str]:
        """Return the number of tokens of the longest name at a position, and its replacement."""
        node, found, replacement = self._root, 0, ""
        for length, position in enumerate(range(start, len(tokens)), start=1):
            following = node.next.get(_folded(tokens[position]))
            if following is None:
                break
            node = following
            entry = node.entry
            if entry and entry.exact in (None, "".join(tokens[start : position + 1])):
                found, replacement = length, entry.replacement
        return found, replacement


class Words:
    """Sequences of words to look for in addresses, where anything may separate them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Create a collection of names."""
        self._names = Names()
        for name in names:
            self._names.add(_spaced(name), "\0")

    def are_in(self, address: str) -> bool:
        """Return whether one of the names is among the words of an address."""
        words = _spaced(address)
        return self._names.replaced(words) != words


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def is_unmistakable(word: str) -> bool:
    """Return whether a handle or a name of one word is hardly a word of the language.

    It is long, or it is not short and has a digit, a separator or a capital within, as "MID_RF" has.
    """
    if len(word) < _SHORT or not any(map(str.isalpha, word)):
        return False
    return len(word) >= _LONG or not word.isalpha() or not (word.islower() or word[1:].islower())


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _folded(token: str) -> str:
    if token == "＠":
        return "@"
    return " " if token.isspace() else token.casefold()


def _spaced(text: str) -> str:
    return " ".join(words_of(text))
