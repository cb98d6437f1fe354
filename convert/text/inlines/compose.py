"""Compose the tree of each post from its lines, and number links and mentions."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from convert.characters import SENTENCE_ENDS
from convert.notes import Numbering, profile_url
from convert.text.inlines.markdown import (
    backticks_removed,
    code_outside_links,
    link_repairs,
    markdown_tokens,
)
from convert.text.inlines.platforms import handle_platform
from convert.text.inlines.tokenize import Token, tokenize
from convert.text.inlines.verbatim import code_spans, is_address, is_command_line
from convert.text.lines import Line, code_apart, paragraphs
from convert.text.margins import without_margin
from convert.text.split.post_lines import PostLines
from convert.tree import (
    Block,
    Break,
    Code,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Paragraph,
    Platform,
    Post,
    Repair,
    Styled,
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
            lines=(post.lines[0].number, post.lines[-1].last_number),
            blocks=self.blocks(post.lines),
        )

    def blocks(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        """Return the paragraphs and the code of the next lines, whose common margin is left out."""
        return tuple(self._blocks(without_margin(lines)))

    def _blocks(self, lines: Sequence[Line]) -> Iterator[Block]:
        for found in paragraphs(code_apart(lines)):
            if found[0].aside and (code := found[0].code):
                yield Code(code.text)
            else:
                yield Paragraph(tuple(merge_texts(self._inlines(found))))

    def _inlines(self, lines: Sequence[Line]) -> Iterator[Inline]:
        is_command = False
        for position, line in enumerate(lines):
            # At the start of a line of the author's, white space is its indentation.
            text = line.text.rstrip() if line.break_before == "break" else line.text.strip()
            if position:
                yield from _line_break(line, text)
                is_command = is_command and lines[position - 1].text.endswith("\\")
            elif line.break_before == "gap":
                yield from (Gap(), Text(" "))
            is_command = is_command or is_command_line(text)
            if is_command:
                yield from self._verbatim(text)
            elif self._is_markdown or "`" in text:
                yield from self._around_backticks(text, line)
            else:
                for token in self._tokenize(text, self._platform):
                    yield self._inline(token, line)

    def _around_backticks(self, text: str, line: Line) -> Iterator[Inline]:
        done = 0
        for code in code_outside_links(text) if self._is_markdown else code_spans(text):
            yield from self._words(text[done : code.start()], line)
            verbatim = tuple(self._verbatim(code["code"]))
            if self._is_markdown:
                yield Styled("code", tuple(merge_texts(verbatim)))
                self.repairs.append(backticks_removed(code, line.number))
            else:
                yield from (Text(code["marks"]), *verbatim, Text(code["marks"]))
            done = code.end()
        yield from self._words(text[done:], line)

    def _words(self, text: str, line: Line) -> Iterator[Inline]:
        if self._is_markdown:
            self.repairs += link_repairs(text, line.number, self._platform)
        for token in self._tokenize(text, self._platform):
            yield self._inline(token, line)

    def _verbatim(self, text: str) -> Iterator[Inline]:
        """Yield code: text in which only addresses mean something, and are shown as they are."""
        for token in tokenize(text, self._platform):
            if token.kind == "link" and is_address(token.text):
                number = self.numbering.link(token.target, truncated=token.truncated)
                yield Link(token.text, number)
            else:
                yield Text(token.text)

    def _inline(self, token: Token, line: Line) -> Inline:
        match token.kind:
            case "text":
                return Text(token.text)
            case "mention":
                return Mention(token.text, token.target, mention(token.target, self.numbering))
            case "hashtag":
                return Hashtag(token.text, token.target)
            case "link":
                return self._link(token, line)
            case "named link":
                return Link(token.text, self.numbering.link(token.target))

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


def mention(handle: str, numbering: Numbering) -> int:
    """Return the number of a handle in a text, which can be one of another network."""
    platform = handle_platform(handle)
    if platform in (None, numbering.platform):
        return numbering.mention(handle)
    return numbering.mention(handle, profile_url(handle.lower(), platform))


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


def merge_texts(inlines: Iterable[Inline]) -> Iterator[Inline]:
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
