"""Read texts in which each post is closed by a mark below it or at its end.

Readwise closes a post with "([View Tweet](address))", and the code for embedding a post with
"— Name (@handle) May 2, 2025".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convert.metadata import counted
from convert.text.lines import Line
from convert.text.margins import without_hanging_margin
from convert.text.pages.markup import divided
from convert.text.pages.page import Page, PagePost, removed, same_author
from convert.text.pages.rows import post_address, post_day, post_handle, rows_of
from convert.text.pages.when import NEVER, When, parse_when
from convert.text.split.post_lines import trimmed
from convert.tree import Author, Repair

_VIEW = re.compile(
    r"\s*\(\[View (?:Tweet|Post|Highlight)\]\((?P<url>https?://[^\s()]{1,500})\)\)(?P<after>.*)"
)
_METADATA = re.compile(
    r"\s*(?:#{1,6} .*|!\[.*|.*[Hh]ighlights (?:first synced|added) .*|Metadata|Highlights"
    r"|[-*•]?\s*(?:Author|Full Title|Category|URL|Document Tags|Summary|full-title|author|category|url"
    r"|tags|image|title)::? .*)"
)
_AUTHOR = re.compile(
    r"^[ \t]*(?:[-*•][ \t]*)?[Aa]uthor::? .{0,80}?@?(?P<handle>\w{1,15}) on Twitter"
    r"|Tweets [Ff]rom @?(?P<title>\w{1,15})",
    re.MULTILINE,
)
_NOTE = re.compile(r"\s*(?:[-*•] )?(?:Note|Tags):: ?.*|\s+(?:[-*•] )?(?:Note|Tags): ?.*")
_BULLET = re.compile(r"\s*[-*•] ")
_QUOTE_MARK = re.compile(r"\s*> ?")
_EMBEDDED = re.compile(
    r"(?:—|–|--|&mdash;) ?(?P<name>\S.{0,59}?) \(@(?P<handle>[\w.-]{1,60}(?:@[\w.-]{1,60})?)\) "
    r"(?P<when>.{4,40})"
)
_FEWEST = 2


class _Closing(NamedTuple):
    """The end of a post: in the line `line`, from the character `start` on."""

    line: int
    start: int
    author: Author
    when: When
    url: str | None


def read_readwise(text: str, lines: Sequence[Line]) -> Page | None:
    """Return the posts of an export of Readwise."""
    if "([View " not in text:
        return None
    found = _AUTHOR.search(text)
    handle = (found["handle"] or found["title"]) if found else None
    closings = list(_views(lines, handle))
    if len(closings) + (handle is not None) < _FEWEST:
        return None
    begin = 0
    while begin < closings[0].line and _is_metadata(lines[begin]):
        begin += 1
    posts, repairs = _posts(lines, begin, closings, "made the link to a post its data")
    return Page(
        kind="readwise",
        platform="twitter",
        reason=f"{counted(len(closings), 'link')} to view a post, as Readwise writes them",
        posts=tuple(posts),
        repairs=(*removed("header", lines[:begin], "removed the header of Readwise"), *repairs),
        is_markdown=True,
    )


def read_embeds(short: str, lines: Sequence[Line]) -> Page | None:
    """Return the posts of one author, each as the code for embedding it shows it.

    `short` has the short lines of the text.
    """
    if "(@" not in short:
        return None
    closings = list(_embedded(lines))
    if not closings or any(not same_author(closings[0].author, one.author) for one in closings):
        return None
    if len(closings) < _FEWEST and not closings[0].url:
        return None
    posts, repairs = _posts(lines, 0, closings, "made the author and the time below a post its data")
    return Page(
        kind="embed",
        platform="mastodon" if "@" in (closings[0].author.handle or "") else "twitter",
        reason=f"{counted(len(closings), 'line')} such as “— Name (@handle) May 2, 2025”",
        posts=tuple(posts),
        repairs=tuple(repairs),
        is_markdown=True,
    )


def _views(lines: Sequence[Line], handle: str | None) -> Iterator[_Closing]:
    for index, line in enumerate(lines):
        at = line.text.find("([View ")
        if at < 0 or (found := _VIEW.match(line.text, at)) is None:
            continue
        url = post_address(found["url"])
        yield _Closing(
            line=index,
            start=at,
            author=Author(name=None, handle=(post_handle(url) if url else None) or handle),
            when=When(day=post_day(url)) if url else NEVER,
            url=url,
        )


def _embedded(lines: Sequence[Line]) -> Iterator[_Closing]:
    for row in rows_of(line if "(@" in line.text else line._replace(text="") for line in lines):
        found = _EMBEDDED.fullmatch(row.text.lstrip("> "))
        when = parse_when(found["when"].strip()) if found else None
        if found and when:
            author = Author(name=found["name"], handle=found["handle"])
            yield _Closing(line=row.line, start=0, author=author, when=when, url=row.url)


def _is_metadata(line: Line) -> bool:
    return line.is_blank or (_METADATA.match(line.text) is not None and "([View " not in line.text)


def _posts(
    lines: Sequence[Line], begin: int, closings: Sequence[_Closing], message: str
) -> tuple[list[PagePost], list[Repair]]:
    """Return the posts from `begin` on, and repairs for what is outside them."""
    posts: list[PagePost] = []
    repairs: list[Repair] = []
    for closing in closings:
        begin = _without_notes(lines, begin, closing.line, repairs)
        shown = lines[begin : closing.line + 1]
        last = shown[-1]
        words, mark = last.text[: closing.start], last.text[closing.start :]
        marks = list(removed("byline", [last._replace(text=mark)], message))
        inner = [*shown[:-1], last._replace(text=words)]
        if last.text.startswith(">"):
            inner = _without_quote_marks(inner, marks)
        inner = _without_bullet(inner, marks)
        parts, others = divided(inner)
        posts.append(
            PagePost(
                author=closing.author,
                when=closing.when,
                url=closing.url,
                source=tuple(line for line in shown if not line.is_blank),
                parts=parts,
                repairs=(*marks, *others),
            )
        )
        begin = closing.line + 1
    rest = _without_notes(lines, begin, len(lines), repairs)
    repairs += removed("footer", lines[rest:], "removed what is below the last post")
    return posts, repairs


def _without_notes(lines: Sequence[Line], begin: int, end: int, repairs: list[Repair]) -> int:
    """Return the index after notes and tags of the person who saved the posts."""
    after = begin
    while after < end and (lines[after].is_blank or _NOTE.fullmatch(lines[after].text)):
        after += 1
    repairs += removed("note", lines[begin:after], "left out a note of the person who saved the post")
    return after


def _without_quote_marks(lines: Sequence[Line], repairs: list[Repair]) -> list[Line]:
    """Return the lines of a post that is written as a quotation of Markdown."""
    found = [_QUOTE_MARK.match(line.text) for line in lines]
    marks = [
        line._replace(text=mark[0]) for line, mark in zip(lines, found, strict=True) if mark is not None
    ]
    repairs += removed("markup", marks, "removed the marks of a quotation in Markdown")
    return [
        line._replace(text=line.text[mark.end() :]) if mark else line
        for line, mark in zip(lines, found, strict=True)
    ]


def _without_bullet(lines: list[Line], repairs: list[Repair]) -> list[Line]:
    """Return the lines of a post without the bullet before it, and without its indentation."""
    kept = list(trimmed(lines))
    if not kept:
        return kept
    found = _BULLET.match(kept[0].text)
    if found:
        message = "removed the bullet before a post"
        repairs += removed("markup", [kept[0]._replace(text=found[0])], message)
        kept = [*without_hanging_margin(kept, found.end())]
        kept[0] = kept[0]._replace(text=kept[0].text[found.end() :])
    return kept
