"""Make blocks of the parts of posts, in reading order."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import TypeAlias

from convert import html, spans
from convert.html import Element, Handled
from convert.notes import Numbering
from convert.spans import Span, ToLink
from convert.tree import Block, Figure, Poll, PollOption, Quote, Repair
from convert_saved.figures import Figures
from convert_saved.links import enclosed_link, meaning, whole_address
from convert_saved.parts import Ballot, Card, Folded, Part, Quotation, SavedPost, Video, Words
from convert_saved.values import X, host

Embedded: TypeAlias = Callable[[Element], Part | str | None]
"""Returns what an element among the words is: a part, other words, or None for words and links."""

_SHORTENER = "t.co"


class Composing:
    """Makes the blocks of the posts of one document."""

    def __init__(
        self, figures: Figures, *, embedded: Embedded, hosts: Container[str], preformatted: bool
    ) -> None:
        """Create it for a page.

        Args:
            figures: The media of the document.
            embedded: What the elements among the words are.
            hosts: The hosts of the site, beside X's own, that have the profiles of accounts.
            preformatted: Whether the white space of words is that of the author.
        """
        self.numbering = Numbering("twitter")
        self.repairs: list[Repair] = []
        self._figures = figures
        self._embedded = embedded
        self._hosts = hosts
        self._preformatted = preformatted
        self._url: str | None = None
        self._is_quoted = False
        self._addresses: dict[str, str] = {}

    def post(self, post: SavedPost) -> tuple[Block, ...]:
        """Return the blocks of a post."""
        self._url, self._addresses = post.url, {}
        return self._blocks(post.parts)

    def fold(self, folded: Folded) -> None:
        """Record what is left out."""
        self.repairs.append(
            Repair(kind=folded.kind, line=None, text=folded.text, became="", message=folded.message)
        )

    def _blocks(self, parts: Iterable[Part]) -> tuple[Block, ...]:
        return tuple(block for part in parts for block in self._part(part))

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Words():
                blocks, repairs = html.blocks(
                    part.node,
                    self.numbering,
                    handle=self._handle,
                    base=f"{X}/",
                    preformatted=self._preformatted,
                )
                self.repairs += repairs
                yield from blocks
            case Ballot():
                options = tuple(PollOption(text=option, votes=None) for option in part.options)
                yield Poll(options=options, closes=None)
            case Card():
                yield from self._card(part)
            case Quotation():
                yield self._quote(part)
            case Folded():
                self.fold(part)
            case figure if figure:
                # a video without an address is seen where the post is
                is_elsewhere = any(isinstance(each, Video) and each.url is None for each in figure)
                note = self.numbering.link(self._url) if is_elsewhere and self._url else None
                yield Figure(media=tuple(map(self._figures.add, figure)), note=note)

    def _handle(self, element: Element) -> Handled:
        """Say what an element among the words is."""
        found = self._embedded(element)
        if isinstance(found, str):
            return found
        if found is not None:
            return self._blocks([found])
        link = element if element.tag == "a" else None
        if element.tag == "div":
            link = enclosed_link(element)
        if link is None or not link.attributes.get("href"):
            return None
        target = meaning(link, self._hosts)
        if isinstance(target, ToLink):
            self._remember(whole_address(link), target.url)
        return target

    def _remember(self, written: str, url: str) -> None:
        self._addresses[written] = url
        if host(written) == _SHORTENER and written != url:
            message = "put the address that the page shows in place of a short one"
            self.repairs.append(
                Repair(kind="link", line=None, text=written, became=url, message=message)
            )

    def _card(self, card: Card) -> Iterator[Block]:
        """Yield the block of the card of a page, whose title becomes that of its note."""
        title = card.title or None
        url = self._addresses.get(card.url) or self._addresses.get(card.url.rstrip("/"))
        if url is not None:
            self.numbering.link(url, title=title)
        else:
            self._addresses[card.url] = card.url
            shown = card.title if card.title and host(card.url) == _SHORTENER else card.url
            span = Span(0, len(shown), ToLink(card.url, title=title))
            blocks, _ = spans.blocks(shown, [span], self.numbering, unit="code points")
            yield from blocks
        if card.description and card.description != card.title:
            message = "left out the description of a linked page"
            self.fold(Folded(kind="card", text=card.description, message=message))

    def _quote(self, quote: Quotation) -> Quote:
        """Return a quote, whose note has its number before those of its words.

        One in a quoted post is only its address, as on the pages.
        """
        note = self.numbering.link(quote.url) if quote.url else None
        blocks: tuple[Block, ...] = ()
        if not self._is_quoted:
            around, self._url, self._is_quoted = self._url, quote.url, True
            blocks = self._blocks(quote.parts)
            self._url, self._is_quoted = around, False
        return Quote(
            state=quote.state if blocks or quote.state != "shown" else "elsewhere",
            author=quote.author,
            published=quote.published,
            note=note,
            blocks=blocks,
        )
