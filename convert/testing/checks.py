"""Check that a writer keeps its contract."""

import dataclasses
import re
import typing
import warnings
from collections.abc import Iterator
from typing import Any

import msgspec

from convert.display import Pieces, headings, line_text, poll_line, poll_rows, quote_line
from convert.errors import ConvertWarning
from convert.hooks import Output, Writer
from convert.notes import Numbering, caption
from convert.rendered import content_of, defect
from convert.testing.samples import HOSTILE, PNG, SURROGATES, sample_document
from convert.tree import (
    Answered,
    Author,
    Break,
    Code,
    Document,
    Figure,
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
    walk,
)


def check_writer(writer: Writer[Any], document: Document | None = None) -> None:
    """Raise AssertionError, with a message that describes the mistake, if a writer breaks its contract.

    A writer must give the same output for the same document (by default the sample), and the same files
    beside it, with safe names. A writer of text must keep each word, handle and URL, possibly escaped
    or in another case, and must show in some way that a line is indented. It must not fail for any text
    (NUL, lone surrogates, markup, an empty thread) or any picture (no bytes, a part of a file, an
    unknown format), of which it may warn.
    """
    _check_record(writer)
    document = sample_document() if document is None else document
    written = _written(writer, document, "the document")
    assert written == _written(writer, document, "the document"), (
        f"{writer.format}: the same document and options gave two different outputs"
    )
    content = content_of(written)
    if isinstance(content, str):
        _check_words(writer.format, document, content)
        _check_indentation(writer, document)
    empty = msgspec.structs.replace(document, title="", posts=(), notes=(), media=(), parts=())
    _written(writer, empty, "a document without posts")
    for text in (*HOSTILE, SURROGATES):
        _written(writer, _with_text(document, text), f"the text {text[:40]!a}")
    for data in (b"", PNG[:40], b"<svg/>"):
        _written(writer, _with_picture(document, data), f"the picture {data[:8]!r}")


def _check_record(writer: Writer[Any]) -> None:
    name = writer.format
    assert re.fullmatch("[a-z][a-z0-9_-]*", name), (
        f"{name!r}: the name of a format starts with a lowercase letter and contains only lowercase "
        "letters, digits, hyphens and underscores"
    )
    assert re.fullmatch(r"\.\S+", writer.suffix), (
        f"{name}: the suffix {writer.suffix!r} does not start with a dot"
    )
    assert re.fullmatch(r"[^\s/]+/[^\s/]+", writer.media_type), (
        f"{name}: {writer.media_type!r} is not a media type such as text/plain"
    )
    options = writer.options
    assert dataclasses.is_dataclass(options), f"{name}: `options` must be a dataclass"
    hints = typing.get_type_hints(options, include_extras=True)
    for field in dataclasses.fields(options):
        assert _has_default(field), f"{name}: the option {field.name} has no default"
        helps = getattr(hints[field.name], "__metadata__", ())
        assert any(isinstance(text, str) and text for text in helps), (
            f'{name}: the option {field.name} has no help text; write Annotated[…, "help"]'
        )
    assert _is_frozen(options), f"{name}: `options` must be a frozen dataclass"


def _is_frozen(options: type[Any]) -> bool:
    try:
        options().anything = None
    except AttributeError as error:  # not frozen but with slots: a plain AttributeError
        return isinstance(error, dataclasses.FrozenInstanceError)
    return False


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _written(writer: Writer[Any], document: Document, what: str) -> str | bytes | Output:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvertWarning)
            written: str | bytes | Output = writer.write(document, writer.options())
    except Exception as error:
        raise AssertionError(f"{writer.format}: {what} can't be written: {error!r}") from error
    mistake = defect(written)
    assert mistake is None, f"{writer.format}: write() {mistake}"
    return written


def _check_words(name: str, document: Document, written: str) -> None:
    found = set(_words(written))
    for word in _words(plain(document)):
        assert word in found, f"{name}: the word {word!r} of a post is missing"
    for line in map(line_text, _lines(document)):
        for word in _words(line):
            assert word in found, f"{name}: the word {word!r} of the line {line!r} is missing"
    for note in document.notes:
        for word in _words(note.url):
            assert word in found, f"{name}: {word!r} of the URL of note {note.number} is missing"
        what = caption(note)
        for word in _words(what):
            assert word in found, f"{name}: {word!r} of {what!r}, in note {note.number}, is missing"


def _check_indentation(writer: Writer[Any], document: Document) -> None:
    """Check that a line looks different if it is indented, which is all that formats have in common."""
    lines = (Text("The fog comes"), Break(), Text("on little cat feet."))
    indented = (*lines[:2], Text(f"    {lines[2].text}"))
    flat, shown = (
        _written(writer, _with_post(document, inlines), "a post of two lines")
        for inlines in (lines, indented)
    )
    assert content_of(flat) != content_of(shown), (
        f"{writer.format}: a line that begins with white space is written as one that does not; see "
        "convert.indentation"
    )


def _with_post(document: Document, inlines: tuple[Inline, ...]) -> Document:
    """Return the document with one post of one paragraph."""
    post = Post(number=None, total=None, label="", lines=None, blocks=(Paragraph(inlines),))
    return msgspec.structs.replace(document, posts=(post,), notes=(), media=(), parts=())


def _lines(document: Document) -> Iterator[Pieces]:
    """Yield what must be shown besides the words of posts: the lines of posts, quotes and polls."""
    for heading in headings(document):
        yield from heading.lines
    for node in walk(document):
        if isinstance(node, Quote):
            yield quote_line(node)
        elif isinstance(node, Poll):
            yield poll_line(node)
            yield from poll_rows(node)


def _words(text: str) -> Iterator[str]:
    """Yield the runs of letters and digits, which no format escapes, with their case folded."""
    return (match[0].casefold() for match in re.finditer(r"[^\W_]+", text))


def _with_picture(document: Document, data: bytes) -> Document:
    """Return the document with `data` as the bytes of each medium."""
    media = [msgspec.structs.replace(each, kind="image", data=data) for each in document.media]
    return msgspec.structs.replace(document, media=tuple(media))


def _with_text(document: Document, text: str) -> Document:
    """Return the document with `text` in every field that can contain any text."""
    numbering = Numbering("twitter")
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
    quote = Quote(
        state="shown",
        author=author,
        published=text,
        note=numbering.link(text),
        blocks=(Paragraph((Text(text),)),),
    )
    blocks = (
        Paragraph(inlines),
        quote,
        Figure(media=(1,), note=numbering.link(text)),
        Poll(options=(PollOption(text, votes=1),), closes=text),
        List(start=None, items=((Paragraph((Text(text),)),),)),
        Code(text),
    )
    post = Post(
        number=text,
        total=None,
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
        blocks=blocks,
    )
    return msgspec.structs.replace(
        document,
        title=text,
        author=author,
        published=text,
        language=text,
        source=msgspec.structs.replace(document.source, name=text, kind=text, url=text, retrieved=text),
        posts=(post,),
        notes=numbering.notes,
        media=(Media(number=1, kind="image", media_type=text, url=text, alt=text),),
        parts=(Part(title=text, author=author, published=text, url=text, first=1),),
        repairs=(Repair(kind="mark", line=1, text=text, became=text, message=text),),
    )
