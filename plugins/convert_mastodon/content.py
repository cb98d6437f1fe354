"""Make blocks of the HTML of a post: of its words, mentions, hashtags and links."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from convert import html
from convert.html import Element, Handled
from convert.notes import Numbering
from convert.spans import Drop, ToLink, ToMention, ToTag
from convert.tree import Block, Repair, plain
from convert_mastodon.status import Card, Status
from convert_mastodon.values import host_of, web_address

_NAME = re.compile(r"[@＠]?[\w.-]+(?:@[\w.:-]+)?")


class Content(NamedTuple):
    """The words of a post."""

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    quoted_url: str | None
    """The address of the quoted post, if the words had it."""
    has_card: bool
    """Whether the words have the address of the card."""


def content_of(status: Status, numbering: Numbering) -> Content:
    """Return the words of a post."""
    meaning = _Meaning(status.mentions, card=status.card, has_quote=status.quote is not None)
    blocks, repairs = html.blocks(
        status.content, numbering, handle=meaning.of, base=status.url or status.uri
    )
    return Content(
        blocks=blocks, repairs=repairs, quoted_url=meaning.quoted_url, has_card=meaning.has_card
    )


def words_of(status: Status) -> str:
    """Return the words of a post without markup."""
    blocks, _ = html.blocks(status.content, Numbering("mastodon"))
    return "\n".join(map(plain, blocks))


class _Meaning:
    """What the elements of a post mean."""

    def __init__(self, mentions: Mapping[str, str], *, card: Card | None, has_quote: bool) -> None:
        self.quoted_url: str | None = None
        self.has_card = False
        self._mentions = mentions
        self._card = card
        self._has_quote = has_quote

    def of(self, element: Element) -> Handled:
        """Return what an element means; None for what it means in HTML anyway."""
        if self._has_quote and "quote-inline" in element.classes:
            return self._quoted(element)
        if element.tag != "a":
            return None
        url = web_address(element.attributes.get("href"))
        return None if url is None else self._linked(element, url)

    def _linked(self, element: Element, url: str) -> ToMention | ToLink | ToTag | None:
        """Return what a link to an address means; None for a link like any other."""
        if _is_hashtag(element):
            return ToTag()
        if "mention" in element.classes and _NAME.fullmatch(element.text):
            return ToMention(handle=self._mentions.get(url) or _handle(element, url), url=url)
        if self._card and _same_page(url, self._card.url):
            self.has_card = True
            return ToLink(url, title=self._card.title)
        return None

    def _quoted(self, element: Element) -> Drop:
        """Leave out the "RE: https://…" that stands for a quote where there are no quotes."""
        link = element.node.css_first("a[href]")
        if link is not None:
            self.quoted_url = web_address(link.attributes.get("href"))
        return Drop("quote", "left out the address of a quoted post, since the quote is there")


def _is_hashtag(element: Element) -> bool:
    is_marked = "hashtag" in element.classes or "tag" in element.attributes.get("rel", "").split()
    return is_marked and element.text.startswith(("#", "＃"))


def _handle(element: Element, url: str) -> str:
    """Return the handle of an account with this address, whose mention the source does not list."""
    name = element.text.lstrip("@＠")
    return name if "@" in name else f"{name}@{host_of(url)}"


def _same_page(url: str, other: str) -> bool:
    """Return whether two addresses differ in nothing that servers add or leave out for a card."""
    return _bare(url) == _bare(other)


def _bare(url: str) -> str:
    _, _, rest = url.partition("#")[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
