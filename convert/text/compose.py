"""Compose: posts as lines to posts as trees, every link and mention numbered on the way."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from convert.notes import Numbering
from convert.text.lines import CONTINUES, Line
from convert.text.split import RawPost
from convert.text.tokenize import Token, tokenize
from convert.tree import Break, Gap, Hashtag, Inline, Link, Mention, Paragraph, Post, Text


def compose(posts: Iterable[RawPost], numbering: Numbering) -> tuple[Post, ...]:
    """The posts of the document, in order."""
    return tuple(_post(post, numbering) for post in posts)


def host(url: str) -> str:
    """What is shown in place of a bare URL: its host without "www."; the URL itself if it has none."""
    try:
        netloc = urlsplit(url).netloc
    except ValueError:
        return url
    return netloc.rpartition("@")[2].removeprefix("www.") or url


def _post(post: RawPost, numbering: Numbering) -> Post:
    words = [line.number for line in post.lines if not line.is_blank]
    first = post.lines[0].number if post.label else words[0]
    return Post(
        number=post.number,
        total=post.total,
        label=post.label,
        lines=(first, max([first, *words[-1:]])),
        blocks=tuple(
            Paragraph(tuple(_inlines(paragraph, numbering))) for paragraph in _paragraphs(post.lines)
        ),
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    paragraph: list[Line] = []
    for line in lines:
        if not line.is_blank:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _inlines(lines: Sequence[Line], numbering: Numbering) -> Iterator[Inline]:
    """The inlines of a paragraph; neighbouring texts are one."""
    words = ""
    for inline in _pieces(lines, numbering):
        if isinstance(inline, Text):
            words += inline.text
            continue
        if words:
            yield Text(words)
            words = ""
        yield inline
    if words:
        yield Text(words)


def _pieces(lines: Sequence[Line], numbering: Numbering) -> Iterator[Inline]:
    for position, line in enumerate(lines):
        text = line.text.strip()
        if position and line.joint == "gap":
            yield Text(" ")
            yield Gap()
            if text[0] not in CONTINUES:
                yield Text(" ")
        elif position:
            yield Break()
        for token in tokenize(text):
            yield _inline(token, numbering)


def _inline(token: Token, numbering: Numbering) -> Inline:
    match token.kind:
        case "text":
            return Text(token.text)
        case "mention":
            return Mention(token.text, token.target, numbering.mention(token.target))
        case "hashtag":
            return Hashtag(token.text, token.target)
        case "link":
            return Link(host(token.target), numbering.link(token.target, truncated=token.truncated))
