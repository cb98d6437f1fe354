"""Read pages that Obsidian Web Clipper saved: YAML, then posts in Markdown.

A post begins with "**Name** @handle [day](address)" or, in later versions, after a rule.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from convert.metadata import counted
from convert.text.lines import Line
from convert.text.pages.bylines import Byline, find_bylines
from convert.text.pages.front_matter import front_matter
from convert.text.pages.markup import divided, is_rule
from convert.text.pages.page import Page, PagePost, removed
from convert.text.pages.rows import post_address, post_day, post_handle, rows_of
from convert.text.pages.when import NEVER, When, parse_when
from convert.tree import Author, Platform, Repair

_COMMENTS = re.compile(r"#{1,6} (?:Comments|Replies)\s*")
_HANDLE = re.compile(r"@([\w.-]+(?:@[\w.-]+)?)")
_RULE_REMOVED = "removed the rule between posts"
_HOSTS: dict[str, Platform] = {
    "x.com": "twitter",
    "twitter.com": "twitter",
    "bsky.app": "bluesky",
    "threads.net": "threads",
    "threads.com": "threads",
}


def read_obsidian(lines: Sequence[Line]) -> Page | None:
    """Return the posts that a clipper saved; None if the YAML does not name the address of a post."""
    values, begin = front_matter(lines)
    url = post_address(values.get("source") or values.get("url") or "")
    if url is None:
        return None
    comments = (index for index in range(begin, len(lines)) if _COMMENTS.fullmatch(lines[index].text))
    end = next(comments, len(lines))
    author = _author(values, url)
    when = parse_when(values.get("published", "")) or NEVER
    posts, repairs = _posts(lines[begin:end], author, url)
    if not posts:
        return None
    return Page(
        kind="obsidian",
        platform=_HOSTS.get(urlsplit(url).netloc.removeprefix("www."), "mastodon"),
        reason="the YAML of a clipper with the address of a post",
        posts=tuple(posts),
        repairs=(
            *removed("header", lines[:begin], f"removed YAML ({counted(begin, 'line')})"),
            *repairs,
            *removed("answer", lines[end:], "left out the answers below the thread"),
        ),
        author=author,
        url=url,
        when=when,
        saved=parse_when(values.get("created", "")) or NEVER,
        is_markdown=True,
    )


def _author(values: dict[str, str], url: str) -> Author:
    named = values.get("author", "")
    found = _HANDLE.search(named) or _HANDLE.search(values.get("title", ""))
    name = named if named and not _HANDLE.search(named) else None
    return Author(name=name, handle=found[1] if found else post_handle(url))


def _posts(lines: Sequence[Line], author: Author, url: str) -> tuple[list[PagePost], list[Repair]]:
    """Return the posts, which begin at bylines or, without any, after rules."""
    rows = [row for row in rows_of(lines) if not lines[row.line].text.lstrip().startswith(">")]
    bylines = [byline for byline in find_bylines(rows) if byline.url]
    starts = {rows[byline.begin].line: byline for byline in bylines}
    posts: list[PagePost] = []
    repairs: list[Repair] = []
    for begin, end, byline in _spans(lines, starts):
        shown = lines[begin:end]
        rules = [line for line in shown if is_rule(line.text)]
        if byline is None and not any(not line.is_blank for line in shown if line not in rules):
            repairs += removed("markup", rules, _RULE_REMOVED)
            continue
        below = rows[byline.end - 1].line + 1 - begin if byline else 0
        parts, marks = divided([line for line in shown[below:] if not is_rule(line.text)])
        message = "made the author and the time of a post its data"
        posts.append(
            PagePost(
                author=byline.author if byline else author,
                when=_when(byline, url if not posts else None),
                url=byline.url if byline else (url if not posts else None),
                source=tuple(line for line in shown if not line.is_blank),
                parts=parts,
                repairs=(
                    *removed("byline", shown[:below], message),
                    *removed("markup", rules, _RULE_REMOVED),
                    *marks,
                ),
            )
        )
    return posts, repairs


def _spans(
    lines: Sequence[Line], starts: dict[int, Byline]
) -> Iterator[tuple[int, int, Byline | None]]:
    """Yield the begin and the end of each post, and its byline."""
    borders = sorted(starts) or [index for index, line in enumerate(lines) if is_rule(line.text)]
    if not borders or any(not line.is_blank for line in lines[: borders[0]]):
        borders.insert(0, 0)
    for begin, end in zip(borders, (*borders[1:], len(lines)), strict=True):
        yield begin, end, starts.get(begin)


def _when(byline: Byline | None, url: str | None) -> When:
    if byline:
        return byline.when
    return When(day=post_day(url)) if url else NEVER
