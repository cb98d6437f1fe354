"""Read the pages of networks that were selected and copied: X, Bluesky, Mastodon, Threads, Nitter."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from convert.metadata import counted
from convert.text.lines import Line
from convert.text.pages.body import Body
from convert.text.pages.bylines import Byline, find_bylines, find_usernames
from convert.text.pages.controls import closing_when, is_above_posts, is_statistic
from convert.text.pages.edges import footer_start, is_page_top
from convert.text.pages.labels import has_numbers_inside
from convert.text.pages.page import Page, PagePost, removed
from convert.text.pages.quotes import with_unmarked_quotes
from convert.text.pages.rows import Row, post_address, rows_of
from convert.text.pages.when import NEVER, When
from convert.text.source_kind import PageName
from convert.tree import Platform, Repair

_FEWEST_BYLINES = 2
# A quick test that spares most texts the others: a handle that ends a line, or before a dot or a time.
_HANDLE = re.compile(
    r"@[\w.@-]++[\u202c\u2069]?(?:\]\(\S{1,200})?"
    r"(?:[ \t]*(?:\n|\Z)|[ ]?[·•]| [^\n\d]{0,12}\d[^\n]{0,30}(?:\n|\Z))"
)
# An age or a day on a line of its own, as below the usernames of Threads.
_AGE = re.compile(r"\n[ \t]*(?:\d{1,2} ?[smhdwy]|\d\d/\d\d/\d\d(?:\d\d)?)[ \t]*(?:\n|\Z)")
_ISOLATED_HANDLE = ("\u202a@", "\u2066@", "\u2068@")
_NITTER = "nitter"
_PLATFORMS: dict[PageName, Platform] = {
    "x": "twitter",
    "nitter": "twitter",
    "bluesky": "bluesky",
    "mastodon": "mastodon",
    "threads": "threads",
}
_NAMES: dict[PageName, str] = {
    "x": "X",
    "nitter": "Nitter",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "threads": "Threads",
}


def read_network_page(short: str, lines: Sequence[Line]) -> Page | None:
    """Return the page of a network, or None if there are not enough signs of one.

    `short` has the short lines of the text.
    """
    if not (_HANDLE.search(short) or _AGE.search(short)):
        return None
    rows = rows_of(lines)
    bylines = _without_doubtful(find_bylines(rows))
    kind = _kind(lines, rows, bylines)
    if not _is_page(lines, rows, bylines):
        bylines, kind = find_usernames(rows), "threads"
        if not _is_page_of_threads(lines, rows, bylines):
            return None
    end = footer_start(rows, bylines)
    bylines = [byline for byline in bylines if byline.begin < end]
    if kind != "x":
        bylines = with_unmarked_quotes(rows[:end], bylines)
    posts, repairs = _posts(lines, rows[:end], bylines)
    if not posts or has_numbers_inside(posts):
        return None
    return Page(
        kind=kind,
        platform=_PLATFORMS[kind],
        reason=f"{counted(len(posts), 'byline')} as on a page of {_NAMES[kind]}",
        posts=tuple(posts),
        repairs=(
            *_edge("header", lines, rows[: bylines[0].begin], kind),
            *repairs,
            *_edge("footer", lines, rows[end:], kind),
        ),
        url=_first_address(lines, rows[: bylines[0].begin]),
        is_markdown=any(byline.url for byline in bylines),
    )


def _without_doubtful(bylines: Sequence[Byline]) -> list[Byline]:
    """Remove bylines that a sentence could be, unless several have the same name and handle."""
    authors = Counter(byline.author for byline in bylines)
    return [byline for byline in bylines if not byline.is_weak or authors[byline.author] > 1]


def _is_page(lines: Sequence[Line], rows: Sequence[Row], bylines: Sequence[Byline]) -> bool:
    count = sum(not (byline.is_quote or byline.is_advertisement) for byline in bylines)
    if not count or bylines[0].is_quote:
        return False
    if count < _FEWEST_BYLINES and not _has_strong_mark(lines, rows, bylines[0]):
        return False
    return is_page_top(lines, rows[: bylines[0].begin])


def _has_strong_mark(lines: Sequence[Line], rows: Sequence[Row], byline: Byline) -> bool:
    """Return whether a page with one byline shows what no author writes."""
    if any(sign in lines[row.line].text for row in rows[: byline.end] for sign in _ISOLATED_HANDLE):
        return True
    if byline.url or any(is_above_posts(row.text) for row in rows[: byline.begin]):
        return True
    texts = [row.text for row in rows[byline.end :]]
    return any(closing_when(text) for text in texts) and any(map(is_statistic, texts))


def _is_page_of_threads(lines: Sequence[Line], rows: Sequence[Row], bylines: Sequence[Byline]) -> bool:
    """Return whether usernames above times are those of Threads: one of them twice, at the top."""
    if len(bylines) < _FEWEST_BYLINES or not is_page_top(lines, rows[: bylines[0].begin]):
        return False
    if not any(is_statistic(row.text) or is_above_posts(row.text) for row in rows):
        return False
    first = bylines[0].author.handle
    return sum(byline.author.handle == first for byline in bylines) >= _FEWEST_BYLINES


def _kind(lines: Sequence[Line], rows: Sequence[Row], bylines: Sequence[Byline]) -> PageName:
    """Return the network whose handles most of the bylines have."""
    handles = Counter(map(_form_of_handle, (byline.author.handle or "" for byline in bylines)))
    kind = handles.most_common(1)[0][0] if handles else "x"
    if kind == "x":
        for row in rows:
            if closing_when(row.text) and row.text.endswith("UTC"):
                return "nitter"
        top = rows[: bylines[0].begin] if bylines else []
        if any(_NITTER in lines[row.line].text.lower() for row in top):
            return "nitter"
    return kind


def _form_of_handle(handle: str) -> PageName:
    if "@" in handle:
        return "mastodon"
    return "bluesky" if "." in handle else "x"


def _posts(
    lines: Sequence[Line], rows: Sequence[Row], bylines: Sequence[Byline]
) -> tuple[list[PagePost], list[Repair]]:
    """Return the posts, each from its byline to the next, and the repairs for advertisements."""
    posts: list[PagePost] = []
    repairs: list[Repair] = []
    own = [position for position, byline in enumerate(bylines) if not byline.is_quote]
    for position, following in zip(own, (*own[1:], len(bylines)), strict=True):
        byline, quotes = bylines[position], bylines[position + 1 : following]
        end = bylines[following].begin if following < len(bylines) else len(rows)
        if byline.is_advertisement:
            source = [lines[row.line] for row in rows[byline.begin : end]]
            repairs += removed("advertisement", source, "removed an advertisement")
        else:
            posts.append(_post(lines, rows[byline.begin : end], byline, quotes))
    return posts, repairs


def _post(
    lines: Sequence[Line], rows: Sequence[Row], byline: Byline, quotes: Sequence[Byline]
) -> PagePost:
    """Return the post in `rows`, which begin with its byline."""
    source = tuple(lines[row.line] for row in rows)
    size = byline.end - byline.begin
    found = [
        quote._replace(begin=quote.begin - byline.end, end=quote.end - byline.end) for quote in quotes
    ]
    body = Body(lines, rows[size:], found, is_markdown=byline.url is not None)
    message = "made the author and the time of a post its data"
    return PagePost(
        author=byline.author,
        when=byline.when if byline.when != NEVER else _closing(rows[size:]),
        url=byline.url,
        source=source,
        parts=tuple(body.parts),
        repairs=(*removed("byline", source[:size], message), *body.repairs),
        answers=body.answers,
    )


def _closing(rows: Iterable[Row]) -> When:
    return next(filter(None, (closing_when(row.text) for row in rows)), NEVER)


def _edge(part: str, lines: Sequence[Line], rows: Sequence[Row], kind: PageName) -> Iterator[Repair]:
    """Yield the repair for what the page shows above or below the thread."""
    message = f"removed the {part} of {_NAMES[kind]}'s page ({counted(len(rows), 'line')})"
    return removed(part, [lines[row.line] for row in rows], message)


def _first_address(lines: Sequence[Line], rows: Iterable[Row]) -> str | None:
    return next(filter(None, (post_address(lines[row.line].text) for row in rows)), None)
