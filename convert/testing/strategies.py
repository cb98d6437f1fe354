"""Generate documents with hypothesis.

Nodes are generated as functions that make them when they are given the numbering of their document, so
that notes are numbered in reading order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias, TypeVar

import msgspec

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError(
        "convert.testing needs hypothesis: pip install 'thread-convert[testing]'"
    ) from error

from convert.notes import Numbering
from convert.testing.samples import HOSTILE, PNG, SURROGATES
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
    Source,
    Styled,
    Text,
)

NodeT = TypeVar("NodeT")


@dataclass(frozen=True)
class _Context:
    """What a node needs to know of its document."""

    numbering: Numbering
    media: int
    """The number of media."""


Make: TypeAlias = Callable[[_Context], NodeT]

_LANGUAGES = ("en", "und", "ar", "zh-Hant", "ru")
_DEPTH = 2  # of blocks in blocks, and of styled words in styled words


def documents(*, surrogates: bool = False, rich: bool = True) -> st.SearchStrategy[Document]:
    """Return a strategy for valid documents that are hard to write.

    They contain markup, control characters, many scripts, empty texts, unsafe links and broken
    pictures. Notes are numbered as by the reader. With `surrogates`, texts also contain lone
    surrogates, which JSON can contain and UTF-8 can't. Without `rich`, documents are as those read from
    text: their only blocks are paragraphs, and they have no media.
    """
    texts = _texts(surrogates)
    blocks = _blocks(texts, _DEPTH) if rich else _paragraphs(texts)
    posts = st.lists(_posts(texts, blocks, rich=rich), max_size=4)
    return st.builds(
        _document,
        _frames(texts, rich=rich),
        posts,
        st.lists(_media(texts), max_size=3).map(tuple) if rich else st.just(()),
        st.lists(_parts(texts), max_size=2) if rich else st.just([]),
    )


def _document(
    frame: Document, posts: list[Make[Post]], media: tuple[Media, ...], parts: list[Part]
) -> Document:
    """Return a document with these posts and media, numbered, and parts that begin at its posts."""
    context = _Context(numbering=Numbering(frame.platform), media=len(media))
    made = tuple([make(context) for make in posts])
    images = [number for number, each in enumerate(media, start=1) if each.kind == "image"]
    return msgspec.structs.replace(
        frame,
        posts=made,
        notes=context.numbering.notes,
        media=tuple(
            msgspec.structs.replace(
                each, number=number, poster=images[0] if images and each.kind == "video" else None
            )
            for number, each in enumerate(media, start=1)
        ),
        parts=tuple(
            msgspec.structs.replace(part, first=first)
            for first, part in zip(range(1, len(made) + 1), parts, strict=False)
        ),
    )


def _frames(texts: st.SearchStrategy[str], *, rich: bool) -> st.SearchStrategy[Document]:
    """Return a strategy for documents without posts."""
    return st.builds(
        Document,
        schema=st.just("thread-document/1"),
        title=texts,
        author=_authors(texts),
        published=_times(),
        language=st.sampled_from(_LANGUAGES),
        direction=st.sampled_from(["ltr", "rtl"]),
        platform=st.sampled_from(["twitter", "mastodon", "bluesky", "threads"]),
        source=st.builds(
            Source,
            name=texts,
            sha256=st.just("0" * 64),
            bytes=st.integers(0, 2**40),
            kind=st.just("plain"),
            url=st.none() | _urls() if rich else st.none(),
            scheme=texts,
            retrieved=_times() if rich else st.none(),
        ),
        posts=st.just(()),
        notes=st.just(()),
        repairs=st.lists(
            st.builds(Repair, kind=texts, line=_lines(), text=texts, became=texts, message=texts),
            max_size=2,
        ).map(tuple),
    )


def _posts(
    texts: st.SearchStrategy[str], blocks: st.SearchStrategy[Make[Block]], *, rich: bool
) -> st.SearchStrategy[Make[Post]]:
    lines = st.tuples(_lines(), _lines()).map(sorted).map(tuple)
    plain: dict[str, st.SearchStrategy[Any]] = {
        "number": st.none() | st.sampled_from(["1", "2", "2.5", "17"]) | texts,
        "total": st.none() | st.integers(1, 99),
        "label": st.sampled_from(["", "2/", "(3/17)", "4."]) | texts,
        "lines": st.none() | lines if rich else lines,
    }
    network: dict[str, st.SearchStrategy[Any]] = {
        "id": st.none() | texts,
        "url": st.none() | _urls(),
        "author": st.none() | _authors(texts),
        "published": _times(),
        "edited": _times(),
        "language": st.none() | st.sampled_from(_LANGUAGES),
        "direction": st.none() | st.sampled_from(["ltr", "rtl"]),
        "warning": st.none() | texts,
        "answers": st.none()
        | st.builds(Answered, author=st.none() | _authors(texts), url=st.none() | _urls()),
        "missing": st.none() | st.sampled_from(["deleted", "blocked", "hidden", "unknown"]),
    }
    return st.builds(
        lambda fields, more, makes: (
            lambda context: Post(**fields, **more, blocks=_made(makes, context))
        ),
        st.fixed_dictionaries(plain),
        st.fixed_dictionaries({}, optional=network) if rich else st.just({}),
        st.lists(blocks, max_size=2),
    )


def _blocks(texts: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[Make[Block]]:
    leaves: list[st.SearchStrategy[Make[Block]]] = [
        _paragraphs(texts),
        _figures(),
        st.builds(_constant, _polls(texts)),
        st.builds(_constant, st.builds(Code, texts | st.lists(_indented(texts)).map("\n".join))),
    ]
    if depth == 0:
        return st.one_of(leaves)
    inner = st.lists(_blocks(texts, depth - 1), max_size=2)
    return st.one_of([*leaves, _quotes(texts, inner), _lists(inner)])


def _paragraphs(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Make[Block]]:
    return st.lists(_inlines(texts, _DEPTH), min_size=1, max_size=6).map(
        lambda makes: lambda context: Paragraph(_made(makes, context))
    )


def _quotes(
    texts: st.SearchStrategy[str], inner: st.SearchStrategy[list[Make[Block]]]
) -> st.SearchStrategy[Make[Block]]:
    fields: dict[str, st.SearchStrategy[Any]] = {
        "state": st.sampled_from(["shown", "deleted", "blocked", "hidden", "elsewhere"]),
        "author": st.none() | _authors(texts),
        "published": _times(),
    }

    def quote(fields: dict[str, Any], url: str | None, makes: list[Make[Block]]) -> Make[Block]:
        return lambda context: Quote(
            **fields,
            note=None if url is None else context.numbering.link(url),
            blocks=_made(makes, context),
        )

    return st.builds(quote, st.fixed_dictionaries(fields), st.none() | _urls(), inner)


def _figures() -> st.SearchStrategy[Make[Block]]:
    def figure(choices: list[int], url: str | None) -> Make[Block]:
        def make(context: _Context) -> Block:
            media = tuple([choice % context.media + 1 for choice in choices if context.media])
            target = url if media or url is not None else "https://example.org/gallery"
            note = None if target is None else context.numbering.link(target)
            return Figure(media=media, note=note)

        return make

    return st.builds(figure, st.lists(st.integers(0, 9), min_size=1, max_size=4), st.none() | _urls())


def _polls(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Poll]:
    votes = st.none() | st.integers(0, 2**40)
    options = st.lists(st.builds(PollOption, text=texts, votes=votes), max_size=4).map(tuple)
    return st.builds(Poll, options=options, closes=_times())


def _lists(inner: st.SearchStrategy[list[Make[Block]]]) -> st.SearchStrategy[Make[Block]]:
    return st.builds(
        lambda start, items: (
            lambda context: List(start=start, items=tuple([_made(makes, context) for makes in items]))
        ),
        st.none() | st.sampled_from([0, 1, 3, 999_999_999, 2**40]),
        st.lists(inner, max_size=3),
    )


def _inlines(texts: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[Make[Inline]]:
    mentions = _handles().map(
        lambda handle: lambda context: Mention(f"@{handle}", handle, context.numbering.mention(handle))
    )
    links = st.builds(
        lambda text, url, truncated, title: (
            lambda context: Link(text, context.numbering.link(url, truncated=truncated, title=title))
        ),
        texts,
        _urls(),
        st.booleans(),
        st.none() | texts,
    )
    hashtags = st.from_regex(r"\w{1,9}", fullmatch=True).map(lambda tag: Hashtag(f"#{tag}", tag))
    marks = st.sampled_from([Break(), Gap()])
    plain: list[st.SearchStrategy[Make[Inline]]] = [
        st.builds(_constant, texts.map(Text)),
        st.builds(_constant, _indented(texts).map(Text)),
        st.builds(_constant, hashtags),
        st.builds(_constant, marks),
        mentions,
        links,
    ]
    if depth == 0:
        return st.one_of(plain)
    styled = st.builds(
        lambda style, makes: lambda context: Styled(style, _made(makes, context)),
        st.sampled_from(["emphasis", "strong", "code", "strikeout"]),
        st.lists(_inlines(texts, depth - 1), max_size=3),
    )
    return st.one_of([*plain, styled])


def _media(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Media]:
    """Return a strategy for media, most with the bytes of a picture; their number is not yet right."""
    contents = st.sampled_from([PNG, PNG, b"", PNG[:40], b"<svg/>"]) | st.binary(max_size=8)
    fields: dict[str, st.SearchStrategy[Any]] = {
        "kind": st.sampled_from(["image", "image", "animation", "video", "audio"]),
        "media_type": st.sampled_from(["image/png", "image/jpeg", "video/mp4", None]),
        "url": st.none() | _urls(),
        "alt": st.none() | texts,
        "width": st.none() | st.integers(0, 9999),
        "height": st.none() | st.integers(0, 9999),
    }

    def media(fields: dict[str, Any], data: bytes | None) -> Media:
        digest = None if data is None else sha256(data).hexdigest()
        return Media(number=1, data=data, sha256=digest, **fields)

    return st.builds(media, st.fixed_dictionaries(fields), st.none() | contents)


def _parts(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Part]:
    return st.builds(
        Part,
        title=texts,
        author=st.none() | _authors(texts),
        published=_times(),
        url=st.none() | _urls(),
        first=st.just(1),
    )


def _made(makes: list[Make[NodeT]], context: _Context) -> tuple[NodeT, ...]:
    return tuple([make(context) for make in makes])


def _constant(node: NodeT) -> Make[NodeT]:
    return lambda _: node


def _lines() -> st.SearchStrategy[int]:
    return st.integers(1, 999)


def _times() -> st.SearchStrategy[str | None]:
    days = st.dates().map(str)
    return st.none() | days | days.map(lambda day: f"{day}T12:00:00Z")


def _authors(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Author]:
    return st.builds(
        Author, name=st.none() | texts, handle=st.none() | _handles(), url=st.none() | _urls()
    )


def _texts(surrogates: bool) -> st.SearchStrategy[str]:
    usual = st.sampled_from(["the", "of", "talks", "Вена", "Αθήνα", "10/31", "snake_case", "it's"])
    words = st.lists(usual, max_size=8)
    markup = st.text("#>-+*_`~=|:!?.,;()[]{}<>&\\/\"'^$%@ \t0123456789aeiwx", max_size=24)
    kinds = [words.map(" ".join), markup, st.text(max_size=16), st.sampled_from(HOSTILE)]
    return st.one_of([*kinds, st.just(SURROGATES)] if surrogates else kinds)


def _indented(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a strategy for texts with white space at their start."""
    white = st.text(" \t\xa0\u3000", min_size=1, max_size=9) | st.just(" " * 99)
    return st.builds(str.__add__, white, texts)


def _handles() -> st.SearchStrategy[str]:
    usual = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True)
    return usual | st.sampled_from(["ann@example.org", "ann.example.org", "а́нн", "</a><b>", 'a"b\\'])


def _urls() -> st.SearchStrategy[str]:
    paths = st.text("abc_-~.%2F&=?#*()'é/", max_size=12)
    return paths.map("https://example.org/".__add__) | st.sampled_from(
        [
            "javascript:alert(1)",
            "data:text/html,<b>",
            "https://example.org/<a>",
            "https://example.org/a b",
            "https://example.org/&amp;",
            "mailto:a@example.org",
            "https://twitter.com/ann/status/1326096852429787137",
        ]
    )
