"""Tokenize: the words of a post, its mentions, links and hashtags told apart in one pass."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["text", "mention", "link", "hashtag"]

_START = re.compile(r"https?://|www\.|[@＠#＃]", re.IGNORECASE)
"""Where something other than words may begin."""
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,20}")
_LONGEST_HANDLE = 15
"""Characters, by the network's own rule (twitter-text)."""
_ACCENTED = "".join(map(chr, [*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x250)]))
"""Latin letters that go on a word, but can't be in a handle (twitter-text)."""
_TAG = re.compile(r"\w+")
_URL = re.compile(r"[^\s<>\"“”「」『』（）、。，]+")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'’*_~…"


class Token(NamedTuple):
    """A piece of the text as written, and where it leads."""

    kind: Kind
    text: str
    target: str = ""
    """Of a mention the handle, of a hashtag the tag, of a link the URL; of text nothing."""
    truncated: bool = False
    """Whether the source shows only the beginning of a link."""


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of a text, in order; joined, their texts are the text."""
    done = position = 0
    while start := _START.search(text, position):
        token = _token(text, start)
        if token is None:
            position = start.end()
            continue
        if start.start() > done:
            yield Token("text", text[done : start.start()])
        yield token
        done = position = start.start() + len(token.text)
    if done < len(text):
        yield Token("text", text[done:])


def _token(text: str, start: re.Match[str]) -> Token | None:
    """The token that begins at a match, or None where it is words after all."""
    at = start.start()
    before = text[at - 1] if at else " "
    match start[0][0]:
        case "@" | "＠":
            return _mention(text, at, before)
        case "#" | "＃":
            return _hashtag(text, at, before)
        case _:
            return None if before.isalnum() or before in "@_" else _link(text, start)


def _mention(text: str, at: int, before: str) -> Token | None:
    handle = _HANDLE.match(text, at + 1)
    if handle is None or before in "!@＠#$%&*_" or (before.isascii() and before.isalnum()):
        return None
    after = text[handle.end() : handle.end() + 1]
    if len(handle[0]) > _LONGEST_HANDLE or (after and (after in "@＠" or after in _ACCENTED)):
        return None
    return Token("mention", text[at : handle.end()], handle[0])


def _hashtag(text: str, at: int, before: str) -> Token | None:
    tag = _TAG.match(text, at + 1)
    if tag is None or tag[0].isdigit() or before.isalnum() or before in "&_#＃/":
        return None
    return Token("hashtag", text[at : tag.end()], tag[0])


def _link(text: str, start: re.Match[str]) -> Token | None:
    found = _URL.match(text, start.start())
    url = _without_trailing_marks(found[0]) if found else ""
    rest = url[len(start[0]) :]
    if not rest or not rest[0].isalnum():
        return None
    target = url if "://" in start[0] else f"http://{url}"
    truncated = text.startswith("…", start.start() + len(url))
    shown = f"{url}…" if truncated else url
    return Token("link", shown, target, truncated)


def _without_trailing_marks(url: str) -> str:
    """A URL without the punctuation of its sentence; closing brackets stay where they balance."""
    counts = {bracket: url.count(bracket) for pair in _CLOSERS.items() for bracket in pair}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in _CLOSERS and counts[last] > counts[_CLOSERS[last]]:
            counts[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]
