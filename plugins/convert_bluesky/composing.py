"""Make blocks of posts: their words, and what is embedded: pictures, cards of pages, quoted posts."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from convert import spans
from convert.composing import MediaNumbering
from convert.errors import ConvertWarning
from convert.notes import Numbering
from convert.spans import Span, ToLink
from convert.tree import Author, Block, Figure, Link, LinkNote, Paragraph, Quote, Repair, walk
from convert_bluesky import media, uris
from convert_bluesky.facets import further_tags, paragraphs
from convert_bluesky.labels import warnings_of
from convert_bluesky.values import Object, as_object, is_larger, kind_of, objects, words
from convert_bluesky.views import Missing, View, account_of, view_of

_State: TypeAlias = Missing | Literal["shown", "elsewhere"]

_UNSEEN: Mapping[str, Missing] = {
    "viewNotFound": "deleted",
    "viewBlocked": "blocked",
    "viewDetached": "hidden",
}
# Characters; the words of a post have at most 3000 bytes.
_LARGEST_QUOTED = 20_000


class Composing:
    """Makes the blocks of the posts of one document, in reading order."""

    def __init__(self, posts: Mapping[str, View]) -> None:
        """Create it; `posts` are those that are known by their URIs, for quotes of them."""
        self.numbering = Numbering("bluesky")
        self.media = MediaNumbering()
        self.repairs: list[Repair] = []
        self._posts = posts
        self._warnings: list[str] = []

    def post(self, view: View) -> tuple[tuple[Block, ...], tuple[str, ...]]:
        """Return the blocks of a post, and the warnings of them: its own and those of its quotes."""
        self._warnings = [*warnings_of(view.labels)]
        return self._blocks(view, is_quoted=False), tuple(self._warnings)

    def _blocks(self, view: View, *, is_quoted: bool) -> tuple[Block, ...]:
        """Return the blocks of a post. Of one that is quoted, its own quotes are addresses only."""
        text, repairs = paragraphs(view.record, self.numbering)
        self.repairs += repairs
        embedded = [*self._embedded(view, text, is_quoted=is_quoted)]
        tags = further_tags(view.record)
        return (*text, *embedded, *([tags] if tags else []))

    def _embedded(self, view: View, text: Sequence[Paragraph], *, is_quoted: bool) -> Iterator[Block]:
        """Yield the blocks of what is embedded, as the server shows it, or else as it was written."""
        original = as_object(view.record.get("embed"))
        shown = view.embed or original
        match _kind(shown):
            case "record":
                yield self._record(as_object(shown.get("record")), is_quoted=is_quoted)
            case "recordWithMedia":
                file = as_object(original.get("media"))
                yield from self._attached(as_object(shown.get("media")), file, view, text)
                record = as_object(as_object(shown.get("record")).get("record"))
                yield self._record(record, is_quoted=is_quoted)
            case _:
                yield from self._attached(shown, original, view, text)

    def _attached(
        self, shown: Object, original: Object, view: View, text: Sequence[Paragraph]
    ) -> Iterator[Block]:
        """Yield the blocks of pictures, a video or a page."""
        did = view.account.did
        match _kind(shown):
            case "images" | "gallery":
                items = objects(shown.get("images")) or objects(shown.get("items"))
                if figure := media.pictures(items, did, self.media):
                    yield figure
            case "video":
                yield media.video(shown, original, did, self.media)
                self.repairs += media.captions(original)
            case "external":
                yield from self._card(as_object(shown.get("external")), text)
            case "":
                return
            case _:
                yield from self._unknown(shown, view)

    def _card(self, card: Object, text: Sequence[Paragraph]) -> Iterator[Block]:
        """Yield the block of the card of a page, whose title becomes that of its note."""
        if figure := media.animation(card, self.media):
            yield figure
            return
        url, title = words(card.get("uri")).strip(), words(card.get("title")).strip() or None
        if not url:
            return
        known = self._address_in(text, url)
        if known is None:
            yield self._link(url, title)
        else:
            self.numbering.link(known, title=title)
        description = words(card.get("description")).strip()
        if description and description != title:
            message = "left out the description of a linked page"
            repair = Repair(kind="card", line=None, text=description, became="", message=message)
            self.repairs.append(repair)

    def _address_in(self, text: Sequence[Paragraph], url: str) -> str | None:
        """Return the address of a page as the words of a post have it; None if they have not."""
        for paragraph in text:
            for node in walk(paragraph):
                note = self.numbering.notes[node.note - 1] if isinstance(node, Link) else None
                if isinstance(note, LinkNote) and note.url.rstrip("/") == url.rstrip("/"):
                    return note.url
        return None

    def _link(self, url: str, title: str | None) -> Paragraph:
        """Return a paragraph with the address of a page."""
        span = Span(0, len(url), ToLink(url, title=title))
        (paragraph,), _ = spans.blocks(url, [span], self.numbering, unit="code points")
        return paragraph

    def _record(self, record: Object, *, is_quoted: bool) -> Block:
        """Return the block of an embedded record: a post that is quoted, or a link to another one."""
        uri = words(record.get("uri"))
        if reason := _UNSEEN.get(kind_of(record)):
            account = account_of(as_object(record.get("author")), uri)
            return self._quote(reason, account.author() if account.handle else None, uris.page_of(uri))
        if kind_of(record) == "viewRecord":
            return self._quoted(view_of(record, key=uri), is_quoted=is_quoted)
        known = self._posts.get(uri)
        if known is not None:
            # A record of usual size, since very many posts could quote it.
            is_large = is_larger(known.record, _LARGEST_QUOTED)
            return self._quoted(known, is_quoted=is_quoted or is_large)
        parts = uris.uri_of(uri)
        if parts is None or parts.collection == uris.POST:
            return self._quote("elsewhere", None, uris.page_of(uri))
        title = words(record.get("displayName")) or words(record.get("name"))
        title = title or words(as_object(record.get("record")).get("name"))
        return self._link(uris.page_of(uri) or uri, title.strip() or None)

    def _quoted(self, view: View, *, is_quoted: bool) -> Quote:
        """Return the quote of a post that is known."""
        author = view.account.author()
        if view.unseen:
            return self._quote(view.unseen, author, view.url)
        if is_quoted:
            return self._quote("elsewhere", author, view.url)
        self._warnings += [f"quoted post: {warning}" for warning in warnings_of(view.labels)]
        return self._quote("shown", author, view.url, view)

    def _quote(
        self, state: _State, author: Author | None, url: str | None, view: View | None = None
    ) -> Quote:
        """Return a quote, whose note has its number before those of its words."""
        note = None if url is None else self.numbering.link(url)
        return Quote(
            state=state,
            author=author,
            published=view.published if view else None,
            note=note,
            blocks=self._blocks(view, is_quoted=True) if view else (),
        )

    def _unknown(self, shown: Object, view: View) -> Iterator[Block]:
        """Yield the address of what can't be shown, with a warning."""
        name = words(shown.get("$type"))
        url = words(shown.get("uri")) or view.url
        warnings.warn(
            f"{view.url or 'a post'} embeds something unknown ({name[:100]}), which is a link",
            ConvertWarning,
            stacklevel=2,
        )
        if url is not None:
            yield Figure(media=(), note=self.numbering.link(url))


def _kind(embed: Object) -> str:
    """Return the type of what is embedded, without its namespace: "images" for its view, too."""
    return words(embed.get("$type")).removeprefix("app.bsky.embed.").removesuffix("#view")
