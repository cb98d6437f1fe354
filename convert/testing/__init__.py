"""What an author of a writer runs: a sample document, any number of generated ones, and the contract.

    def test_shout_keeps_the_contract():
        check_writer(next(iter(convert_shout.convert_writers())))

    @given(documents())
    def test_shout_writes_any_document(document):
        convert_shout.write(document, convert_shout.Options())

Needs hypothesis; nothing else of `convert` does.
"""

import dataclasses
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError("convert.testing needs hypothesis: pip install 'thread-convert[test]'") from error

from convert.hooks import Writer
from convert.notes import Numbering
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    MentionNote,
    Paragraph,
    Post,
    Repair,
    Source,
    Text,
    plain,
)

HOSTILE = (
    "<b>bold</b> &amp; &#42; <!-- --> <script>alert(1)</script> ]]>",
    "[x](javascript:alert(1)) ![y](z) [^1] [^1]: [x]: y",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``` ==g== ^h^ $i$ :smile: {.j}",
    "# a",
    "> a",
    "- a",
    "1. a",
    "---",
    "===",
    ":::",
    "a | b",
    r"\ \n \textbf{a} %a #{a}",
    "https://example.org www.example.org a@example.org @a @a@example.org #a",
    "safe \u202etxt.exe \u2066a\u2069 \u200f",
    "a\0b\x01c\x0bd\x0ce\x1b[31mf\x7fg\x85h\ufffei\U0001ffffj",
    "\ufeff\xa0\u2028a\u2029\u3000",
    "a\r\nb\rc\n\nd",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 1\ufe0f\u20e3",
    "e\u0301 \u05d0\u05d1 \u0928\u093f",
    "a" * 1000,
)
"""Texts that are markup, or trouble, in some format. All of them are data."""

_SURROGATES = "a\ud800b \udfff"


def sample_document() -> Document:
    """A small document in which each kind of node stands once at least."""
    numbering = Numbering("twitter")
    opening = (
        Text("A meeting in Vienna, says "),
        Mention("@annberg", "annberg", numbering.mention("annberg")),
        Text(", and why it matters "),
        Hashtag("#Vienna", "Vienna"),
        Break(),
        Text("More at "),
        Link("example.org", numbering.link("https://example.org/vienna")),
    )
    ending = (
        Text("Thanks to "),
        Mention("@AnnBerg", "AnnBerg", numbering.mention("AnnBerg")),
        Text(" of "),
        Gap(),
        Text(" and to "),
        Link("example.com", numbering.link("https://example.com/cut", truncated=True)),
    )
    posts = (
        Post("1", None, "", (1, 2), (Paragraph(opening),)),
        Post("2", 2, "2/2", (3, 5), (Paragraph((Text("Second thoughts."),)), Paragraph(ending))),
    )
    return Document(
        schema="thread-document/1",
        title="A meeting in Vienna",
        author=Author("Carl Dorn", "carldorn"),
        published="2020-11-10",
        language="en",
        direction="ltr",
        platform="twitter",
        source=Source("vienna.txt", "0" * 64, 123, "plain", None, "numbered"),
        posts=posts,
        notes=numbering.notes,
        repairs=(Repair("mark", 5, "END", "", "the mark of the end was taken out"),),
    )


@dataclass(frozen=True)
class _Target:
    """A mention or a link before it has a number."""

    text: str
    handle: str | None
    url: str
    truncated: bool


def documents(*, surrogates: bool = False) -> st.SearchStrategy[Document]:
    """Valid documents, most of them hostile: markup, controls, odd scripts, empty texts, unsafe links.

    Notes are numbered as the reader numbers them. With `surrogates`, texts hold lone surrogates too,
    which a file of JSON can bring in, and which no file in UTF-8 can hold.
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


def _texts(surrogates: bool) -> st.SearchStrategy[str]:
    usual = st.sampled_from(["the", "of", "talks", "Вена", "Αθήνα", "10/31", "snake_case", "it's"])
    words = st.lists(usual, max_size=8)
    markup = st.text("#>-+*_`~=|:!?.,;()[]{}<>&\\/\"'^$%@ \t0123456789aeiwx", max_size=24)
    kinds = [words.map(" ".join), markup, st.text(max_size=16), st.sampled_from(HOSTILE)]
    return st.one_of([*kinds, st.just(_SURROGATES)] if surrogates else kinds)


def _handles() -> st.SearchStrategy[str]:
    usual = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True)
    return usual | st.sampled_from(["ann@example.org", "ann.example.org", "а́нн", "</a><b>", 'a"b\\'])


def _inlines(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Inline | _Target]:
    mentions = _handles().map(lambda handle: _Target(f"@{handle}", handle, "", False))
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
    links = st.builds(_Target, texts, st.none(), urls, st.booleans())
    hashtags = st.from_regex(r"\w{1,9}", fullmatch=True).map(lambda tag: Hashtag(f"#{tag}", tag))
    marks = st.sampled_from([Break(), Gap()])
    return st.one_of(texts.map(Text), mentions, links, hashtags, marks)


def _numbered(unnumbered: Document, posts: list[tuple[Any, ...]]) -> Document:
    """The document with these posts, its targets numbered in reading order."""
    numbering = Numbering(unnumbered.platform)

    def inline(part: Inline | _Target) -> Inline:
        if not isinstance(part, _Target):
            return part
        if part.handle is not None:
            return Mention(part.text, part.handle, numbering.mention(part.handle))
        return Link(part.text, numbering.link(part.url, truncated=part.truncated))

    numbered = tuple(
        Post(
            number, total, label, lines, tuple(Paragraph(tuple(map(inline, parts))) for parts in blocks)
        )
        for number, total, label, lines, blocks in posts
    )
    return msgspec.structs.replace(unnumbered, posts=numbered, notes=numbering.notes)


def check_writer(writer: Writer[Any], document: Document | None = None) -> None:
    """Raise AssertionError, with a sentence that says what is wrong, if a writer breaks its contract.

    It must write the document (the sample, unless one is given) twice alike; a writer of text must
    keep each word, handle and URL of it, whatever it escapes and in whichever case. It must write
    any text at all: NUL, lone surrogates, markup, an empty thread.
    """
    _check_record(writer)
    document = sample_document() if document is None else document
    written = _written(writer, document, "the document")
    assert written == _written(writer, document, "the document"), (
        f"{writer.format}: the same document and options gave two results"
    )
    if isinstance(written, str):
        _check_words(writer.format, document, written)
    empty = msgspec.structs.replace(document, title="", posts=(), notes=())
    _written(writer, empty, "a document without posts")
    for text in (*HOSTILE, _SURROGATES):
        _written(writer, _holding(document, text), f"the text {text[:40]!a}")


def _check_record(writer: Writer[Any]) -> None:
    name = writer.format
    assert re.fullmatch("[a-z][a-z0-9_-]*", name), (
        f"{name!r}: a format is named in small letters, digits, hyphens and underscores, a letter first"
    )
    assert re.fullmatch(r"\.\S+", writer.suffix), (
        f"{name}: the suffix {writer.suffix!r} needs a dot before its letters"
    )
    assert re.fullmatch(r"[^\s/]+/[^\s/]+", writer.media_type), (
        f"{name}: {writer.media_type!r} is not a media type such as text/plain"
    )
    options = writer.options
    assert dataclasses.is_dataclass(options), f"{name}: its options must be a dataclass"
    hints = typing.get_type_hints(options, include_extras=True)
    for field in dataclasses.fields(options):
        assert _has_default(field), f"{name}: the option {field.name} has no default"
        helps = getattr(hints[field.name], "__metadata__", ())
        assert any(isinstance(text, str) and text for text in helps), (
            f'{name}: the option {field.name} has no help; write Annotated[…, "help"]'
        )
    assert _is_frozen(options), f"{name}: its options must be a frozen dataclass"


def _is_frozen(options: type[Any]) -> bool:
    try:
        options().anything = None
    except AttributeError as error:  # another one tells of slots
        return isinstance(error, dataclasses.FrozenInstanceError)
    return False


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _written(writer: Writer[Any], document: Document, what: str) -> str | bytes:
    try:
        written = writer.write(document, writer.options())
    except Exception as error:
        raise AssertionError(f"{writer.format}: {what} can't be written: {error!r}") from error
    assert isinstance(written, str | bytes), (
        f"{writer.format}: write returned {type(written).__name__}, neither str nor bytes"
    )
    return written


def _check_words(name: str, document: Document, written: str) -> None:
    found = set(_words(written))
    for word in _words(plain(document)):
        assert word in found, f"{name}: the word {word!r} of a post is missing"
    for note in document.notes:
        for word in _words(note.url):
            assert word in found, f"{name}: {word!r} of the URL of note {note.number} is missing"
        if isinstance(note, MentionNote):
            for word in _words(note.handle):
                assert word in found, (
                    f"{name}: the handle {note.handle!r} of note {note.number} is missing"
                )


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits, which no format escapes, without regard to case."""
    return (match[0].casefold() for match in re.finditer(r"[^\W_]+", text))


def _holding(document: Document, text: str) -> Document:
    """The document with a hostile text in all its free places."""
    numbering = Numbering("twitter")
    inlines = (
        Text(text),
        Mention(text, text, numbering.mention(text)),
        Break(),
        Link(text, numbering.link(text)),
        Hashtag(text, text),
    )
    return msgspec.structs.replace(
        document,
        title=text,
        author=Author(text, text),
        source=msgspec.structs.replace(document.source, name=text),
        posts=(Post(text, None, text, (1, 1), (Paragraph(inlines),)),),
        notes=numbering.notes,
        repairs=(Repair("mark", 1, text, text, text),),
    )
