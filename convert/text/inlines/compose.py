"""Compose: posts as lines to posts as trees, every link and mention numbered on the way."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from convert.notes import Numbering
from convert.text.inlines.tokenize import Token, tokenize
from convert.text.lines import Line, paragraphs
from convert.text.split.post_lines import PostLines
from convert.tree import (
    Break,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Paragraph,
    Platform,
    Post,
    Repair,
    Text,
)

_CLINGING = ",;:.)!?%’'、。，！？；：،؛؟"
"""Marks that stand close to the word before them, also where that word is lost."""


class Composer:
    """Makes trees of posts; numbers and repairs add up from post to post."""

    def __init__(self, platform: Platform, whole_urls: Iterable[str] = ()) -> None:
        self.numbering = Numbering(platform)
        self.repairs: list[Repair] = []
        self._platform = platform
        self._whole = sorted((_address(url), url) for url in whole_urls)

    def post(self, post: PostLines) -> Post:
        """The tree of the next post."""
        return Post(
            number=post.number,
            total=post.total,
            label=post.label,
            lines=(post.lines[0].number, post.lines[-1].number),
            blocks=tuple(
                Paragraph(tuple(_merged(self._pieces(lines)))) for lines in paragraphs(post.lines)
            ),
        )

    def _pieces(self, lines: Sequence[Line]) -> Iterator[Inline]:
        for position, line in enumerate(lines):
            text = line.text.strip()
            if position:
                yield from _joint(line, text)
            elif line.break_before == "gap":
                yield from (Gap(), Text(" "))
            for token in tokenize(text, self._platform):
                yield self._inline(token, line)

    def _inline(self, token: Token, line: Line) -> Inline:
        match token.kind:
            case "text":
                return Text(token.text)
            case "mention":
                return Mention(token.text, token.target, self.numbering.mention(token.target))
            case "hashtag":
                return Hashtag(token.text, token.target)
            case "link":
                return self._link(token, line)

    def _link(self, token: Token, line: Line) -> Link:
        url = self._completed(token.target) if token.truncated else None
        if url is None:
            number = self.numbering.link(token.target, truncated=token.truncated)
            return Link(host(token.target), number)
        message = (
            "a link that was cut short: the whole one stands elsewhere in the text, and took its place"
        )
        self.repairs.append(Repair("link", line.number, token.text, url, message))
        return Link(host(url), self.numbering.link(url))

    def _completed(self, start: str) -> str | None:
        """The whole URL that begins like a cut one, if one stands in the text."""
        address = _address(start)
        at = bisect_left(self._whole, (address,))
        if at < len(self._whole) and self._whole[at][0].startswith(address):
            return self._whole[at][1]
        return None


def whole_urls(posts: Iterable[PostLines], platform: Platform) -> set[str]:
    """The URLs that stand whole in the text; none where no URL can be cut, to spare the search."""
    posts = list(posts)
    if not any("…" in line.text or "..." in line.text for post in posts for line in post.lines):
        return set()
    return {
        token.target
        for post in posts
        for line in post.lines
        for token in tokenize(line.text, platform)
        if token.kind == "link" and not token.truncated
    }


def host(url: str) -> str:
    """What is shown in place of a bare URL: its host without "www.", or else the URL itself."""
    try:
        netloc = urlsplit(url).netloc
    except ValueError:
        return url
    return netloc.rpartition("@")[2].removeprefix("www.") or url


def _address(url: str) -> str:
    """A URL without scheme and "www.", which those who cut URLs leave out."""
    return url.partition("://")[2].removeprefix("www.") or url


def _joint(line: Line, text: str) -> Iterator[Inline]:
    """What stands between a line and the one before."""
    match line.break_before:
        case "break":
            yield Break()
        case "space":
            yield Text(" ")
        case "gap":
            yield Text(" ")
            yield Gap()
            if text[0] not in _CLINGING:
                yield Text(" ")


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines, neighbouring texts made one."""
    words: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            words.append(inline.text)
            continue
        if words:
            yield Text("".join(words))
            words.clear()
        yield inline
    if words:
        yield Text("".join(words))
