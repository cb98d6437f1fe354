"""Join several threads in one document, with one count of notes."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from convert.errors import UsageError
from convert.metadata import counted, same_account
from convert.renumber import renumbered
from convert.tree import (
    Author,
    Block,
    Direction,
    Document,
    Figure,
    Inline,
    Link,
    Mention,
    Part,
    Post,
    Quote,
    Source,
    replace,
    rewrite,
)

_NOBODY = Author(name=None, handle=None, url=None)


def join(documents: Iterable[Document], /, *, title: str | None = None) -> Document:
    """Return a document with the posts of several, in this order.

    Each of them becomes a part, or brings the parts that it has. Posts keep their authors, languages
    and directions. Notes with one target become one. Without a title, it is that of the first document,
    and the number of the others. A single document is returned as it is, but for its title.

    Raises `UsageError` without documents.
    """
    given = list(documents)
    if not given:
        raise UsageError("there are no threads to join")
    first = given[0]
    if len(given) == 1:
        return first if title is None else replace(first, title=title)
    common = _Common.of(given)
    moved = list(_moved(given))
    joined = replace(
        first,
        title=title or f"{first.title} (and {counted(len(given) - 1, 'more thread')})",
        author=common.author,
        published=min((each.published for each in given if each.published), default=None),
        language=common.language,
        direction=common.direction,
        platform=Counter(each.platform for each in given).most_common(1)[0][0],
        source=_source([each.source for each in given]),
        posts=tuple(common.own(post, each) for each in moved for post in each.posts),
        notes=tuple(note for each in moved for note in each.notes),
        media=tuple(medium for each in moved for medium in each.media),
        parts=tuple(_parts(given)),
        repairs=tuple(repair for each in given for repair in each.repairs),
    )
    return renumbered(joined)


@dataclass(frozen=True)
class _Common:
    """What the joined document says for all of its posts, unless they say something else."""

    author: Author
    """Nobody, if the documents have several authors."""
    language: str
    """That of most posts, and its direction."""
    direction: Direction

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "_Common":
        """Find out what is said of most posts, and who wrote all documents."""
        author = documents[0].author
        is_one = all(same_account(each.author, author) for each in documents)
        known = [each for each in documents if each.language != "und"] or documents
        posts: Counter[tuple[str, Direction]] = Counter()
        for each in known:
            posts[each.language, each.direction] += len(each.posts)
        (language, direction), _ = posts.most_common(1)[0]
        return cls(author=author if is_one else _NOBODY, language=language, direction=direction)

    def own(self, post: Post, document: Document) -> Post:
        """Return a post that says itself what its document said for it, where that differs."""
        changes: dict[str, object] = {}
        if post.author is None and not same_account(document.author, self.author):
            changes["author"] = document.author
        if post.language is None and document.language != self.language:
            changes["language"] = document.language
        if post.direction is None and document.direction != self.direction:
            changes["direction"] = document.direction
        return replace(post, **changes) if changes else post


def _moved(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield documents whose notes and media have the numbers after those of the documents before."""
    notes = media = 0
    for document in documents:
        yield _shifted(document, notes, media)
        notes += len(document.notes)
        media += len(document.media)


def _shifted(document: Document, notes: int, media: int) -> Document:
    def inline(node: Inline) -> Inline:
        return replace(node, note=node.note + notes) if isinstance(node, Mention | Link) else node

    def block(node: Block) -> Block:
        match node:
            case Quote(note=int(old)):
                return replace(node, note=old + notes)
            case Figure():
                note = None if node.note is None else node.note + notes
                return replace(node, media=tuple(each + media for each in node.media), note=note)
            case _:
                return node

    return replace(
        rewrite(document, inline=inline, block=block),
        notes=tuple(replace(note, number=note.number + notes) for note in document.notes),
        media=tuple(
            replace(
                medium,
                number=medium.number + media,
                poster=None if medium.poster is None else medium.poster + media,
            )
            for medium in document.media
        ),
    )


def _parts(documents: Iterable[Document]) -> Iterator[Part]:
    """Yield a part for each document, or its own parts, at the positions of their first posts."""
    before = 0
    for document in documents:
        own = document.parts or (_part(document),)
        if document.posts:
            yield from (replace(part, first=part.first + before) for part in own)
        before += len(document.posts)


def _part(document: Document) -> Part:
    return Part(
        title=document.title,
        author=document.author if document.author != _NOBODY else None,
        published=document.published,
        url=document.source.url,
        first=1,
    )


def _source(sources: Sequence[Source]) -> Source:
    """Return the source of all: that of each, such as an archive, or else a description of them."""
    first = sources[0]
    scheme = f"{counted(len(sources), 'thread')} joined"
    if len({source.sha256 for source in sources}) == 1:
        return replace(first, scheme=scheme, url=None)
    names = list(dict.fromkeys(source.name for source in sources))
    digest = hashlib.sha256("".join(source.sha256 for source in sources).encode())
    return Source(
        name=names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1:,} more",
        sha256=digest.hexdigest(),
        bytes=sum(source.bytes for source in sources),
        kind=first.kind if len({source.kind for source in sources}) == 1 else "plain",
        url=None,
        scheme=scheme,
    )
