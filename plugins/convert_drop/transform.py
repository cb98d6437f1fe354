"""Leave out parts of a document, and record each of them as a repair."""

from dataclasses import dataclass, fields
from typing import Annotated

from convert.errors import UsageError
from convert.tree import (
    Author,
    Block,
    Document,
    Figure,
    Hashtag,
    Inline,
    Link,
    Paragraph,
    Poll,
    Post,
    Quote,
    Repair,
    Text,
    plain,
    replace,
    rewrite,
)
from convert_drop.inlines import without_leading_mentions, without_trailing_hashtags


@dataclass(frozen=True)
class Options:
    """What to leave out. Without any of it, the transform is an error."""

    replies: Annotated[bool, "leave out the posts of others than the thread's author"] = False
    media: Annotated[bool, "leave out pictures, videos and recordings"] = False
    hashtags: Annotated[
        bool, "leave out hashtags after the words of a paragraph, and the # of those in a sentence"
    ] = False
    mentions: Annotated[bool, "leave out the mentions at the start of posts, as answers have"] = False
    quotes: Annotated[bool, "leave out quoted posts"] = False
    links: Annotated[bool, "leave out the addresses of links, and keep their words"] = False
    polls: Annotated[bool, "leave out polls"] = False


def apply(document: Document, options: Options) -> Document:
    """Return a document without some of its parts. Raises `UsageError` if no option is set."""
    if options == Options():
        names = [f"drop.{field.name}" for field in fields(Options)]
        raise UsageError(f"drop: nothing is to be left out; set {', '.join(names[:-1])} or {names[-1]}")
    return _Dropping(document, options).document()


class _Dropping:
    """Leaves out parts of one document."""

    def __init__(self, document: Document, options: Options) -> None:
        self._document = document
        self._options = options
        self._line: int | None = None
        self._repairs: list[Repair] = []

    def document(self) -> Document:
        changed = rewrite(self._document, post=self._post)
        return replace(changed, repairs=(*self._document.repairs, *self._repairs))

    def _post(self, post: Post) -> Post | None:
        self._line = post.lines[0] if post.lines else None
        author = post.author
        if self._options.replies and author and not _is_same(author, self._document.author):
            words = plain(post, self._document.media)
            self._record(f"the post of {_called(author)} was left out", words)
            return None
        changed = rewrite(rewrite(post, block=self._block), inline=self._inline)
        if self._options.mentions:
            changed = self._without_mentions(changed)
        if post.blocks and not changed.blocks and not post.missing:
            self._record("a post was left out, since nothing is left of it", post.label)
            return None
        return changed

    def _block(self, block: Block) -> Block | None:
        options = self._options
        match block:
            case Figure() if options.media:
                kind = "media"
            case Quote() if options.quotes:
                kind = "quote"
            case Poll() if options.polls:
                kind = "poll"
            case Paragraph() if options.hashtags:
                return self._without_hashtags(block)
            case _:
                return block
        self._record(f"the {kind} was left out", plain(block, self._document.media))
        return None

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Link() if self._options.links:
                url = self._document.notes[inline.note - 1].url
                self._record("the address of a link was left out", url)
                return Text(inline.text)
            case Hashtag() if self._options.hashtags:
                self._record("the mark of a hashtag was left out", inline.text, inline.tag)
                return Text(inline.tag)
            case _:
                return inline

    def _without_hashtags(self, paragraph: Paragraph) -> Paragraph | None:
        """Return a paragraph without the hashtags that end it, if anything is left."""
        kept, dropped = without_trailing_hashtags(paragraph.inlines)
        for hashtag in dropped:
            self._record("a hashtag was left out", hashtag.text)
        return Paragraph(kept) if kept else None

    def _without_mentions(self, post: Post) -> Post:
        first, *others = post.blocks or (None,)
        if not isinstance(first, Paragraph):
            return post
        kept, dropped = without_leading_mentions(first.inlines)
        for mention in dropped:
            self._record("a mention at the start was left out", mention.text)
        blocks = (Paragraph(kept), *others) if kept else tuple(others)
        return replace(post, blocks=blocks) if dropped else post

    def _record(self, message: str, text: str, became: str = "") -> None:
        self._repairs.append(
            Repair(kind="dropped", line=self._line, text=text, became=became, message=message)
        )


def _is_same(author: Author, other: Author) -> bool:
    if author.handle and other.handle:
        return author.handle.casefold() == other.handle.casefold()
    return author.name == other.name


def _called(author: Author) -> str:
    return f"@{author.handle}" if author.handle else author.name or "an unknown author"
