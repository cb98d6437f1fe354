"""Split the words of a post into text, mentions, links and hashtags, in one pass.

Each token has a sign that is rare in text: an at, a hash, the colon of "https://", the dot of "www." or
of "host.tld/". One regex finds the signs and tests most of the conditions, so that Python code runs
only once for each token and the time stays proportional to the length.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from convert.text.inlines.platforms import BLUESKY_HANDLE, LABEL, MASTODON_HANDLE
from convert.text.inlines.urls import AFTER_COLON, AFTER_DOT, url_at
from convert.tree import Platform

Kind: TypeAlias = Literal["text", "mention", "link", "named link", "hashtag"]

# What precedes and follows the names of twitter-text, including "RT@name".
_BEFORE_NAME = r"(?=[A-Za-z0-9_])(?:(?<![!@＠#$%&*_0-9A-Za-z].)|(?<=\b[Rr][Tt].))"
_AFTER_NAME = r"(?![A-Za-z0-9_@＠À-ÖØ-öø-ɏ\u0300-\u036f\u1e00-\u1eff]|://)"
_AFTER_AT: dict[Platform, str] = {
    # Twitter's limit is 15 characters.
    "twitter": rf"{_BEFORE_NAME}[A-Za-z0-9_]{{1,15}}+{_AFTER_NAME}",
    # Names of up to 30 characters, as on Instagram, can have dots.
    "threads": rf"{_BEFORE_NAME}(?:\.?[A-Za-z0-9_]){{1,30}}+{_AFTER_NAME}",
    # A handle without a server is one of the author's server, which the text does not name.
    "mastodon": MASTODON_HANDLE,
    # Handles are domains (AT Protocol).
    "bluesky": rf"(?<![\w@/=-].){LABEL}(?:\.{LABEL})++(?!@)",
}
# Marks inside words of some scripts (twitter-text).
_TAG_SPECIALS = (
    "\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb\uff5e"
)
_TAG = re.compile(rf"[\w{_TAG_SPECIALS}]*+")
_AFTER_HASH = r"\w(?<![\w&]..)"


class Token(NamedTuple):
    """A part of the text as written, and where it leads."""

    kind: Kind
    text: str
    target: str = ""
    """The handle of a mention, the tag of a hashtag, the URL of a link; empty for text."""
    truncated: bool = False
    """Whether the source has only the beginning of a link."""


def tokenize(text: str, platform: Platform = "twitter") -> Iterator[Token]:
    """Yield the tokens of a text, in order; their texts, joined, are equal to the text."""
    signs = _signs(platform)
    done = position = 0
    while sign := signs.search(text, position):
        found = _token_at(text, sign, done)
        if found is None:
            position = sign.end()
            continue
        start, token = found
        if start > done:
            yield Token("text", text[done:start])
        yield token
        done = position = start + len(token.text)
    if done < len(text):
        yield Token("text", text[done:])


@cache
def _signs(platform: Platform) -> re.Pattern[str]:
    """Return a pattern of the signs that may belong to a token other than text."""
    # Each branch begins with a literal character: `re` then skips all others without trying a branch.
    at = rf"(?:{MASTODON_HANDLE}|{BLUESKY_HANDLE}|{_AFTER_AT[platform]})"
    return re.compile(rf"@{at}|＠{at}|#{_AFTER_HASH}|＃{_AFTER_HASH}|:{AFTER_COLON}|\.{AFTER_DOT}")


def _token_at(text: str, sign: re.Match[str], done: int) -> tuple[int, Token] | None:
    """Return the start of the token that a sign belongs to and the token, or None if it is text."""
    at = sign.start()
    match text[at]:
        case "@" | "＠":
            return at, Token("mention", sign[0], sign[0][1:])
        case "#" | "＃":
            tag = _tag(text, sign)
            return (at, Token("hashtag", text[at] + tag, tag)) if tag else None
        case _:
            url = url_at(text, sign, floor=done)
            if url is None:
                return None
            return url.start, Token("link", text[url.start : url.end], url.target, url.truncated)


def _tag(text: str, sign: re.Match[str]) -> str:
    """Return a hashtag without its sign, or an empty string if it is not one (twitter-text)."""
    before = text[sign.start() - 1 : sign.start()]
    if _is_mark(before) or (before and before in _TAG_SPECIALS):
        return ""
    end = _tag_run_end(text, sign.end())
    while _is_mark(text[end : end + 1]):  # "\w" does not match vowel signs
        end = _tag_run_end(text, end + 1)
    tag = text[sign.start() + 1 : end]
    is_tag = any(map(str.isalpha, tag)) and not text.startswith(("#", "＃", "://"), end)
    return tag if is_tag else ""


def _tag_run_end(text: str, at: int) -> int:
    found = _TAG.match(text, at)
    return found.end() if found else at


def _is_mark(character: str) -> bool:
    """Return whether the character combines with a letter before it, not with an emoji."""
    return (
        character > "\u02ff"
        and unicodedata.category(character)[0] == "M"
        and character not in "\ufe0e\ufe0f\u20e3"
    )
