"""Compose the tree of each post from its lines, and number links and mentions."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from convert.characters import SENTENCE_ENDS
from convert.notes import Numbering, profile_url
from convert.text.inlines.markdown import link_repairs, markdown_tokens
from convert.text.inlines.platforms import handle_platform
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

# Marks without a space before them, even if the word before them is lost: besides the ends of
# sentences, other punctuation, closing brackets and apostrophes.
_NO_SPACE_BEFORE = SENTENCE_ENDS + ",;:)%’'、，；：،؛"


class Composer:
    """Makes the trees of a thread's posts, and collects their notes and repairs."""

    def __init__(
        self,
        platform: Platform,
        whole_urls: Iterable[str] = (),
        *,
        is_markdown: bool = False,
        numbering: Numbering | None = None,
    ) -> None:
        """Begin with the notes of `numbering`, or with none.

        `whole_urls` may complete URLs that the source cut short.
        `is_markdown` reads "[words](https://a.example)" as a link.
        """
        self.numbering = numbering or Numbering(platform)
        self.repairs: list[Repair] = []
        self._platform = platform
        self._is_markdown = is_markdown
        self._tokenize = markdown_tokens if is_markdown else tokenize
        self._whole = sorted((_address(url), url) for url in whole_urls)

    def post(self, post: PostLines) -> Post:
        """Return the tree of the next post."""
        return Post(
            number=post.number,
            total=post.total,
            label=post.label,
            lines=(post.lines[0].number, post.lines[-1].number),
            blocks=self.paragraphs(post.lines),
        )

    def paragraphs(self, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the next lines."""
        if self._is_markdown:
            for line in lines:
                self.repairs += link_repairs(line, self._platform)
        return tuple(
            Paragraph(tuple(_merge_texts(self._inlines(found)))) for found in paragraphs(lines)
        )

    def _inlines(self, lines: Sequence[Line]) -> Iterator[Inline]:
        for position, line in enumerate(lines):
            text = line.text.strip()
            if position:
                yield from _line_break(line, text)
            elif line.break_before == "gap":
                yield from (Gap(), Text(" "))
            for token in self._tokenize(text, self._platform):
                yield self._inline(token, line)

    def _inline(self, token: Token, line: Line) -> Inline:
        match token.kind:
            case "text":
                return Text(token.text)
            case "mention":
                return Mention(token.text, token.target, self._mention(token.target))
            case "hashtag":
                return Hashtag(token.text, token.target)
            case "link":
                return self._link(token, line)
            case "named link":
                return Link(token.text, self.numbering.link(token.target))

    def _mention(self, handle: str) -> int:
        """Return the number of a handle, which can be one of another network."""
        platform = handle_platform(handle)
        if platform in (None, self._platform):
            return self.numbering.mention(handle)
        return self.numbering.mention(handle, profile_url(handle.lower(), platform))

    def _link(self, token: Token, line: Line) -> Link:
        url = self._completed(token.target) if token.truncated else None
        if url is None:
            number = self.numbering.link(token.target, truncated=token.truncated)
            return Link(host(token.target), number)
        self.repairs.append(
            Repair(
                kind="link",
                line=line.number,
                text=token.text,
                became=url,
                message="completed a link that was cut short from another place in the text",
            )
        )
        return Link(host(url), self.numbering.link(url))

    def _completed(self, start: str) -> str | None:
        """Return a whole URL of the text that begins with `start`, if there is one."""
        address = _address(start)
        at = bisect_left(self._whole, (address,))
        if at < len(self._whole) and self._whole[at][0].startswith(address):
            return self._whole[at][1]
        return None


def whole_urls(posts: Iterable[PostLines], platform: Platform) -> set[str]:
    """Return the URLs of the text that are not cut short.

    Without an ellipsis in the text no URL is cut short, and the result is empty to spare the search.
    """
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
    """Return what is shown for a bare URL: its host without "www.", or the URL if it has no host."""
    try:
        netloc = urlsplit(url).netloc
    except ValueError:
        return url
    return netloc.rpartition("@")[2].removeprefix("www.") or url


def _address(url: str) -> str:
    """Return the URL without scheme and "www.", which sites that cut URLs leave out."""
    return url.partition("://")[2].removeprefix("www.") or url


def _line_break(line: Line, text: str) -> Iterator[Inline]:
    """Yield what is between a line of a paragraph and the line before it."""
    match line.break_before:
        case "break":
            yield Break()
        case "space":
            yield Text(" ")
        case "gap":
            yield Text(" ")
            yield Gap()
            if text[0] not in _NO_SPACE_BEFORE:
                yield Text(" ")


def _merge_texts(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the inlines, with adjacent texts joined."""
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
