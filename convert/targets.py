"""Define what a range of a text or an element of HTML stands for, and make inlines of them.

`convert.spans` has these names for readers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from convert.characters import clean
from convert.notes import Numbering
from convert.runs import StyleName
from convert.text.inlines.compose import host, mention
from convert.text.inlines.tokenize import Token, tokenize
from convert.tree import Hashtag, Inline, Link, Mention, Repair, Text


@dataclass(frozen=True, slots=True)
class ToMention:
    """A mention of an account."""

    handle: str | None = None
    """The handle; None for the words of the range, without their "@"."""
    url: str | None = None
    """The address of the profile, if the source gives it."""


@dataclass(frozen=True, slots=True)
class ToLink:
    """A link to an address."""

    url: str
    text: str | None = None
    """The words that are shown in place of those of the range, such as X's `display_url`."""
    title: str | None = None
    """The title of the page, for its note."""


@dataclass(frozen=True, slots=True)
class ToTag:
    """A hashtag."""

    tag: str | None = None
    """The tag without its "#"; None for the words of the range, without their "#"."""


@dataclass(frozen=True, slots=True)
class Style:
    """Words that the source marks up. Ranges of styles may overlap one another and all others."""

    name: StyleName


@dataclass(frozen=True, slots=True)
class Drop:
    """Words that are left out of the tree, and recorded as a repair."""

    kind: str
    """The kind of the repair: "mention", "media", …"""
    message: str
    """The message of the repair: "removed the address of a picture"."""


Reference: TypeAlias = ToMention | ToLink | ToTag
"""What becomes one inline."""
Target: TypeAlias = Reference | Style | Drop

Find: TypeAlias = Literal["links", "all", "nothing"]
"""What is found in words that are in no range, as in pasted text: links, also mentions and hashtags."""


def inline_of(target: Reference, words: str, numbering: Numbering) -> Inline:
    """Return the inline of a target that is shown by these words, with its number."""
    match target:
        case ToMention():
            handle = clean(words.lstrip("@＠") if target.handle is None else target.handle, "utf-8")
            if not handle:
                return Text(words)
            url = target.url and clean(target.url, "utf-8")
            return Mention(words or f"@{handle}", handle, numbering.mention(handle, url))
        case ToTag():
            tag = words.lstrip("#＃") if target.tag is None else clean(target.tag, "utf-8")
            return Hashtag(words or f"#{tag}", tag) if tag else Text(words)
        case ToLink():
            url = clean(target.url, "utf-8")
            title = target.title and clean(target.title, "utf-8")
            return Link(shown(words, url) or host(url), numbering.link(url, title=title))


def found_in(line: str, numbering: Numbering, find: Find) -> Iterator[Inline]:
    """Yield the inlines of a line in which the source marks nothing."""
    if find == "nothing":
        yield Text(line)
        return
    for token in tokenize(line, numbering.platform):
        yield _found(token, numbering, find)


def _found(token: Token, numbering: Numbering, find: Find) -> Inline:
    match token.kind:
        case "link":
            number = numbering.link(token.target, truncated=token.truncated)
            return Link(host(token.target), number)
        case "mention" if find == "all":
            return Mention(token.text, token.target, mention(token.target, numbering))
        case "hashtag" if find == "all":
            return Hashtag(token.text, token.target)
        case _:
            return Text(token.text)


def expanded(words: str, url: str) -> Repair:
    """Return the repair for the words of a link that others replace."""
    message = "put the address of a link in place of a short one"
    return Repair(kind="link", line=None, text=words, became=url, message=message)


def shown(words: str, url: str) -> str:
    """Return the host of a URL whose words are a form of itself, whole or cut short; else the words."""
    if not url.lower().startswith(("http://", "https://")):
        return words
    uncut = words.removesuffix("…").removesuffix("...")
    start, whole = _address(uncut).lower(), _address(url).lower()
    if start == whole or start.rstrip("/") == whole.rstrip("/"):
        return host(url)
    is_start = "." in start and whole.startswith(start)
    is_cut = uncut != words or whole[len(start) :].startswith(("/", "?", "#"))
    return host(url) if is_start and is_cut else words


def _address(words: str) -> str:
    """Return an address without the scheme and the "www." that it may begin with."""
    return (words.partition("://")[2] or words).removeprefix("www.")
