"""Build the documents that the checks of writers and transforms use."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from convert.display import headings, line_text, media_line, poll_line, poll_rows, quote_line
from convert.notes import Numbering, caption
from convert.testing.samples import HOSTILE, PNG, SURROGATES, sample_document
from convert.tree import (
    Answered,
    Author,
    Block,
    Break,
    Code,
    Document,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Styled,
    Text,
    plain,
    replace,
    rewrite,
    walk,
)
from convert.validation import MOST_LEVELS

NodeT = TypeVar("NodeT", Inline, Block)

BROKEN_PICTURES = (b"", PNG[:40], b"<svg/>", b"\x00" * 64)


def post_of(*blocks: Block, **fields: Any) -> Post:
    """Return a post without a number."""
    return Post(
        **{"number": None, "total": None, "label": "", "lines": None, **fields, "blocks": blocks}
    )


def document_of(posts: tuple[Post, ...], numbering: Numbering, **fields: Any) -> Document:
    """Return a document of posts by one author, without a day."""
    plain_fields = {"title": "Trees", "published": None, "media": (), "parts": (), "repairs": ()}
    return replace(
        sample_document(), **{**plain_fields, **fields, "posts": posts, "notes": numbering.notes}
    )


@cache
def empty() -> Document:
    """Return a document without posts."""
    return replace(sample_document(), title="", posts=(), notes=(), media=(), parts=())


# A document whose references are not in the order of their notes.

REFERENCES: Final = (("kiwi", 27), ("mango", 14), ("@papaya", 22), ("quince", 38))
"""The words with a reference in `referring()`, in order, and their numbers."""

WORDS: Final = [
    "walnut",
    "amber",
    "kiwi",
    "birch",
    "mango",
    "aspen",
    "papaya",
    "larch",
    "quince",
    "cypress",
    "banyan",
]
"""The words of `referring()`, in order."""


@cache
def referring() -> Document:
    """Return a document of two posts with references to few of its 40 notes, in no order.

    A writer that counts gives other numbers than those of the tree.
    """
    mentioned = dict(REFERENCES)["@papaya"]
    numbering = Numbering("twitter")
    for number in range(1, 41):
        if number == mentioned:
            numbering.mention("papaya")
        else:
            numbering.link(f"https://example.org/{_word(number)}", title=f"Of {_word(number)} trees")
    kiwi, mango, papaya, quince = [
        Mention(word, word[1:], number) if word.startswith("@") else Link(word, number)
        for word, number in REFERENCES
    ]
    first = (Text("walnut amber "), kiwi, Text(" birch "), mango, Text(" aspen"))
    second = (papaya, Text(" larch "), quince, Text(" cypress "), Hashtag("#banyan", "banyan"))
    return document_of(
        (post_of(Paragraph(first)), post_of(Paragraph(second))), numbering, title="Of trees and fruit"
    )


def _word(number: int) -> str:
    """Return a word of letters that is different for each number."""
    return "note" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


# One post for each kind of node.


class Draft:
    """What a document under construction has so far."""

    def __init__(self) -> None:
        """Create an empty draft."""
        self.numbering = Numbering("twitter")
        self.media: list[Media] = []
        self.parts: list[Part] = []


def _quote(draft: Draft, _position: int) -> tuple[Post, ...]:
    author = Author(name="Quentin Quoll", handle="quoll")
    note = draft.numbering.link("https://example.org/quoted")
    words = Paragraph((Text("juniper wisdom"),))
    return (post_of(Quote("shown", author, "2017-05-23", note, (words,))),)


def _figure(draft: Draft, _position: int) -> tuple[Post, ...]:
    draft.media.append(
        Media(
            number=len(draft.media) + 1,
            kind="image",
            media_type="image/png",
            url="https://example.org/picture.png",
            alt="sycamore portrait",
        )
    )
    return (post_of(Figure((len(draft.media),), None)),)


def _poll(_draft: Draft, _position: int) -> tuple[Post, ...]:
    options = (PollOption("linden", votes=61), PollOption("willow", votes=183))
    return (post_of(Poll(options, closes="2016-06-24")),)


def _list(_draft: Draft, _position: int) -> tuple[Post, ...]:
    items = [(Paragraph((Text(word),)),) for word in ("acacia", "baobab")]
    return (post_of(List(start=None, items=tuple(items))),)


def _code(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return (post_of(Code("hazel rowan\n        myrtle")),)


def _styled(_draft: Draft, _position: int) -> tuple[Post, ...]:
    inner = Styled("strong", (Text("magnolia"),))
    return (post_of(Paragraph((Text("A "), Styled("emphasis", (Text("crocus "), inner))))),)


def _break(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return (post_of(Paragraph((Text("cedar poplar"), Break(), Text("maple")))),)


def _gap(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return (post_of(Paragraph((Text("lotus "), Gap(), Text(" tulip")))),)


def _answered(_draft: Draft, _position: int) -> tuple[Post, ...]:
    answered = Answered(Author(name="Anselm Adder", handle="adder"), "https://example.org/asked")
    return (post_of(Paragraph((Text("Yes."),)), answers=answered),)


def _warning(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return (post_of(Paragraph((Text("Yes."),)), warning="thistles ahead"),)


def _missing(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return (post_of(missing="deleted"),)


def _part(draft: Draft, position: int) -> tuple[Post, ...]:
    author = Author(name="Petra Puffin", handle="puffin")
    draft.parts.append(Part("Orchards revisited", author, None, None, position))
    return (post_of(Paragraph((Text("Yes."),))),)


def _dates(_draft: Draft, _position: int) -> tuple[Post, ...]:
    return tuple(
        post_of(Paragraph((Text("Yes."),)), published=day) for day in ("2013-03-27", "2014-08-29")
    )


def _author(_draft: Draft, _position: int) -> tuple[Post, ...]:
    author = Author(name="Olga Osprey", handle="osprey")
    return (post_of(Paragraph((Text("Yes."),)), author=author),)


NODES: Final[Mapping[str, Callable[[Draft, int], tuple[Post, ...]]]] = {
    "author": _author,
    "date": _dates,
    "part": _part,
    "answer": _answered,
    "warning": _warning,
    "missing": _missing,
    "quote": _quote,
    "figure": _figure,
    "poll": _poll,
    "list": _list,
    "code": _code,
    "styled": _styled,
    "break": _break,
    "gap": _gap,
}
"""How to make the posts with a kind of node, for a draft and the position of the first one."""


def document_with(names: Collection[str]) -> Document:
    """Return a document with some kinds of nodes, after a post of plain words."""
    return _document_with(tuple(name for name in NODES if name in names))


@cache
def _document_with(names: tuple[str, ...]) -> Document:
    draft = Draft()
    posts = [post_of(Paragraph((Text("Hello."),)))]
    for name in names:
        posts += NODES[name](draft, len(posts) + 1)
    posts.append(post_of(Paragraph((Text("Goodbye."),))))
    return document_of(
        tuple(posts), draft.numbering, media=tuple(draft.media), parts=tuple(draft.parts)
    )


_FIELDS: Final = {
    "author": "author",
    "date": "published",
    "answer": "answers",
    "warning": "warning",
    "missing": "missing",
}
_NODES: Final[Mapping[str, type[Block | Inline]]] = {
    "quote": Quote,
    "figure": Figure,
    "poll": Poll,
    "list": List,
    "code": Code,
    "styled": Styled,
    "break": Break,
    "gap": Gap,
}


@cache
def document_without(name: str) -> Document:
    """Return the document with every kind of node but one, and the same posts."""
    document = document_with(NODES)
    if name == "part":
        return replace(document, parts=())
    if name in _FIELDS:
        without: dict[str, Any] = {_FIELDS[name]: None}
        return replace(document, posts=tuple([replace(post, **without) for post in document.posts]))

    def unless(node: NodeT) -> NodeT | None:
        return None if isinstance(node, _NODES[name]) else node

    return rewrite(document, inline=unless, block=unless)


@cache
def joined(name: str) -> Document:
    """Return the document with every kind of node, but with spaces for the line breaks of one kind."""
    kind = _NODES[name]

    def inline(node: Inline) -> Inline:
        return Text(" ") if isinstance(node, Break) and kind is Break else node

    def block(node: Block) -> Block:
        if isinstance(node, Code) and kind is Code:
            return Code(" ".join(node.text.split()))
        return node

    return rewrite(document_with(NODES), inline=inline, block=block)


@cache
def indented(spaces: int) -> Document:
    """Return a document whose second line begins with some spaces."""
    lines = (Text("The fog comes"), Break(), Text(" " * spaces + "on little cat feet."))
    return document_of((post_of(Paragraph(lines)),), Numbering("twitter"))


@cache
def repeating() -> Document:
    """Return a document in which authors, days and long lines occur again, for options about these."""
    author = Author(name="Olga Osprey", handle="osprey")
    numbering = Numbering("twitter")
    words = Text("An oak, an elm and an ash are trees; a rose is none, and neither is a fern. " * 6)
    posts = []
    for position, day in enumerate(("2013-03-27", "2013-03-27", "2014-08-29", "2014-08-29"), start=1):
        link = Link("example.org", numbering.link(f"https://example.org/{_word(position)}"))
        blocks = (Paragraph((words, link, Break(), Hashtag("#oak", "oak"))),)
        number = str(position)
        posts.append(
            post_of(*blocks, author=author, published=day, number=number, label=f"{number}/4", total=4)
        )
    return document_of(tuple(posts), numbering)


def shown_texts(document: Document) -> Iterator[str]:
    """Yield the texts that every writer shows besides notes: those of posts and around them."""
    for heading in headings(document):
        yield from map(line_text, heading.lines)
    yield plain(document)
    for node in walk(document):
        match node:
            case Quote():
                yield line_text(quote_line(node))
            case Poll():
                yield line_text(poll_line(node))
                yield from map(line_text, poll_rows(node))
            case Figure():
                yield from (
                    line_text(media_line(document.media[n - 1], shown=True)) for n in node.media
                )


def note_texts(document: Document, number: int) -> tuple[str, str]:
    """Return the caption and the URL of a note."""
    note = document.notes[number - 1]
    return caption(note), note.url


# Documents that are hard to write.


def with_pictures(contents: tuple[bytes, ...]) -> Document:
    """Return a document whose pictures have these bytes."""
    media = [
        Media(number=number, kind="image", media_type="image/png", alt="An oak", data=data)
        for number, data in enumerate(contents, start=1)
    ]
    figure = Figure(tuple(range(1, len(media) + 1)), None)
    return document_of((post_of(figure),), Numbering("twitter"), media=tuple(media))


@cache
def hostile() -> Document:
    """Return a document with everything that is hard to write, which is faster than one for each.

    It has all hostile texts in every field that can contain any text, damaged pictures, and quotes as
    deep as they can be.
    """
    texts, pictures = with_texts((*HOSTILE, SURROGATES)), with_pictures(BROKEN_PICTURES)
    media = [
        replace(medium, number=number)
        for number, medium in enumerate((*pictures.media, *texts.media), start=1)
    ]
    posts = (*texts.posts, *pictures.posts, *nested().posts)
    return replace(texts, posts=posts, media=tuple(media))


@cache
def nested() -> Document:
    """Return a document with as many quotes in one another as a document can have."""
    block: Block = Paragraph((Text("Deep."),))
    for _ in range(MOST_LEVELS):
        block = Quote("shown", None, None, None, (block,))
    return document_of((post_of(block),), Numbering("twitter"))


def with_texts(texts: tuple[str, ...]) -> Document:
    """Return a document with each text in every field of a post, and all of them in its own fields."""
    numbering = Numbering("twitter")
    joined = " ".join(texts)
    author = Author(name=joined, handle=joined, url=joined)
    posts = tuple([_post_with(text, numbering) for text in texts])
    return replace(
        sample_document(),
        title=joined,
        author=author,
        published=joined,
        language=joined,
        source=replace(
            sample_document().source, name=joined, kind=joined, url=joined, retrieved=joined
        ),
        posts=posts,
        notes=numbering.notes,
        media=(Media(number=1, kind="image", media_type=joined, url=joined, alt=joined),),
        parts=(Part(title=joined, author=author, published=joined, url=joined, first=1),),
        repairs=(Repair(kind="mark", line=1, text=joined, became=joined, message=joined),),
    )


def _post_with(text: str, numbering: Numbering) -> Post:
    author = Author(name=text, handle=text, url=text)
    inlines: tuple[Inline, ...] = (
        Text(text),
        Mention(text, text, numbering.mention(text)),
        Break(),
        Link(text, numbering.link(text, title=text)),
        Hashtag(text, text),
        Styled("emphasis", (Styled("strong", (Text(text),)),)),
        Styled("strikeout", (Styled("code", (Text(text),)),)),
    )
    quote = Quote("shown", author, text, numbering.link(text), (Paragraph((Text(text),)),))
    return post_of(
        Paragraph(inlines),
        quote,
        Figure(media=(1,), note=numbering.link(text)),
        Poll(options=(PollOption(text, votes=1),), closes=text),
        List(start=None, items=((Paragraph((Text(text),)),),)),
        Code(text),
        number=text,
        label=text,
        lines=(1, 1),
        id=text,
        url=text,
        author=author,
        published=text,
        edited=text,
        language=text,
        warning=text,
        answers=Answered(author=author, url=text),
    )
