"""Tokenize: the words of a post, its mentions, links and hashtags told apart in one pass.

Each of them has a sign that is rare among words: an at, a hash, the colon of "https://", the dot of
"www." or "host.tld/". One search goes from sign to sign, and decides most of it: what is left to
Python is done once for each token, so that no text costs more than its length.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from convert.text.inlines.urls import AFTER_COLON, AFTER_DOT, url_at
from convert.tree import Platform

Kind: TypeAlias = Literal["text", "mention", "link", "hashtag"]

_LABEL = r"[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+"
_AFTER_AT: dict[Platform, str] = {
    # twitter-text's rule, "RT@name" among it; but of 15 characters at most, as the network gives names
    "twitter": r"(?=[A-Za-z0-9_])(?:(?<![!@＠#$%&*_0-9A-Za-z].)|(?<=\b[Rr][Tt].))[A-Za-z0-9_]{1,15}+"
    r"(?![A-Za-z0-9_@＠À-ÖØ-öø-ɏ\u0300-\u036f\u1e00-\u1eff]|://)",
    # a name alone is one of the author's server, and the text doesn't say which that is
    "mastodon": rf"(?<![\w@/=].)[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+@{_LABEL}(?:\.{_LABEL})++(?!@)",
    # a handle is a domain (AT Protocol)
    "bluesky": rf"(?<![\w@/=-].){_LABEL}(?:\.{_LABEL})++(?!@)",
}
_TAG_SPECIALS = (
    "\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb\uff5e"
)
"""Marks within words of some scripts (twitter-text)."""
_TAG = re.compile(rf"[\w{_TAG_SPECIALS}]*+")
_AFTER_HASH = r"\w(?<![\w&]..)"


class Token(NamedTuple):
    """A piece of the text as written, and where it leads."""

    kind: Kind
    text: str
    target: str = ""
    """Of a mention the handle, of a hashtag the tag, of a link the URL; of text nothing."""
    truncated: bool = False
    """Whether the source shows only the beginning of a link."""


def tokenize(text: str, platform: Platform = "twitter") -> Iterator[Token]:
    """The tokens of a text, in order; joined, their texts are the text."""
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
    """Where something other than words may be."""
    # Each branch begins with its plain sign: `re` then skips all other characters without trying one.
    at = _AFTER_AT[platform]
    return re.compile(rf"@{at}|＠{at}|#{_AFTER_HASH}|＃{_AFTER_HASH}|:{AFTER_COLON}|\.{AFTER_DOT}")


def _token_at(text: str, sign: re.Match[str], done: int) -> tuple[int, Token] | None:
    """The token that a sign belongs to, and where it begins; None where the sign stands among words."""
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
    """The whole of a hashtag without its sign; empty where it is none (twitter-text)."""
    before = text[sign.start() - 1 : sign.start()]
    if _is_mark(before) or (before and before in _TAG_SPECIALS):
        return ""
    end = _tag_run_end(text, sign.end())
    while _is_mark(text[end : end + 1]):  # `re` doesn't take vowel signs for "\w"
        end = _tag_run_end(text, end + 1)
    tag = text[sign.start() + 1 : end]
    is_tag = any(map(str.isalpha, tag)) and not text.startswith(("#", "＃", "://"), end)
    return tag if is_tag else ""


def _tag_run_end(text: str, at: int) -> int:
    found = _TAG.match(text, at)
    return found.end() if found else at


def _is_mark(character: str) -> bool:
    """Whether a character, if there is one, goes with the letter before it; some go with an emoji."""
    return (
        character > "\u02ff"
        and unicodedata.category(character)[0] == "M"
        and character not in "\ufe0e\ufe0f\u20e3"
    )
