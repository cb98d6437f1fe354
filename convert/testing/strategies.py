"""Generate documents with hypothesis."""

from dataclasses import dataclass
from typing import Any

import msgspec

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError("convert.testing needs hypothesis: pip install 'thread-convert[test]'") from error

from convert.notes import Numbering
from convert.testing.samples import HOSTILE, SURROGATES
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Paragraph,
    Post,
    Repair,
    Source,
    Text,
)


def documents(*, surrogates: bool = False) -> st.SearchStrategy[Document]:
    """Return a strategy for valid documents that are hard to write.

    They contain markup, control characters, many scripts, empty texts and unsafe links. Notes are
    numbered as by the reader. With `surrogates`, texts also contain lone surrogates, which JSON can
    contain and UTF-8 can't.
    """
    texts = _texts(surrogates)
    lines = st.tuples(st.integers(1, 999), st.integers(1, 999)).map(lambda ends: (min(ends), max(ends)))
    posts = st.tuples(
        st.none() | st.sampled_from(["1", "2", "2.5", "17"]) | texts,
        st.none() | st.integers(1, 99),
        st.sampled_from(["", "2/", "(3/17)", "4."]) | texts,
        lines,
        st.lists(st.lists(_inlines(texts), min_size=1, max_size=6), max_size=2),
    )
    unnumbered = st.builds(
        Document,
        schema=st.just("thread-document/1"),
        title=texts,
        author=st.builds(Author, st.none() | texts, st.none() | _handles()),
        published=st.none() | st.dates().map(str),
        language=st.sampled_from(["en", "und", "ar", "zh-Hant", "ru"]),
        direction=st.sampled_from(["ltr", "rtl"]),
        platform=st.sampled_from(["twitter", "mastodon", "bluesky"]),
        source=st.builds(Source, texts, st.just("0" * 64), st.integers(0, 2**40), st.just("plain")),
        posts=st.just(()),
        notes=st.just(()),
        repairs=st.lists(st.builds(Repair, line=st.integers(1, 999), text=texts), max_size=2).map(
            tuple
        ),
    )
    return st.builds(_numbered, unnumbered, st.lists(posts, max_size=4))


@dataclass(frozen=True)
class _UnnumberedReference:
    """A mention, or a link if `handle` is None, whose target has no number yet."""

    text: str
    handle: str | None
    url: str
    truncated: bool


def _texts(surrogates: bool) -> st.SearchStrategy[str]:
    usual = st.sampled_from(["the", "of", "talks", "Вена", "Αθήνα", "10/31", "snake_case", "it's"])
    words = st.lists(usual, max_size=8)
    markup = st.text("#>-+*_`~=|:!?.,;()[]{}<>&\\/\"'^$%@ \t0123456789aeiwx", max_size=24)
    kinds = [words.map(" ".join), markup, st.text(max_size=16), st.sampled_from(HOSTILE)]
    return st.one_of([*kinds, st.just(SURROGATES)] if surrogates else kinds)


def _handles() -> st.SearchStrategy[str]:
    usual = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True)
    return usual | st.sampled_from(["ann@example.org", "ann.example.org", "а́нн", "</a><b>", 'a"b\\'])


def _inlines(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Inline | _UnnumberedReference]:
    mentions = _handles().map(
        lambda handle: _UnnumberedReference(text=f"@{handle}", handle=handle, url="", truncated=False)
    )
    paths = st.text("abc_-~.%2F&=?#*()'é/", max_size=12)
    urls = paths.map("https://example.org/".__add__) | st.sampled_from(
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
    links = st.builds(_UnnumberedReference, texts, st.none(), urls, st.booleans())
    hashtags = st.from_regex(r"\w{1,9}", fullmatch=True).map(lambda tag: Hashtag(f"#{tag}", tag))
    marks = st.sampled_from([Break(), Gap()])
    return st.one_of(texts.map(Text), mentions, links, hashtags, marks)


def _numbered(unnumbered: Document, posts: list[tuple[Any, ...]]) -> Document:
    """Return the document with these posts, with targets numbered in reading order."""
    numbering = Numbering(unnumbered.platform)

    def number_inline(part: Inline | _UnnumberedReference) -> Inline:
        if not isinstance(part, _UnnumberedReference):
            return part
        if part.handle is not None:
            return Mention(part.text, part.handle, numbering.mention(part.handle))
        return Link(part.text, numbering.link(part.url, truncated=part.truncated))

    numbered = tuple(
        Post(
            number=number,
            total=total,
            label=label,
            lines=lines,
            blocks=tuple(Paragraph(tuple(map(number_inline, parts))) for parts in blocks),
        )
        for number, total, label, lines, blocks in posts
    )
    return msgspec.structs.replace(unnumbered, posts=numbered, notes=numbering.notes)
