"""Choose the posts of a page that are the thread, put them in order, and find their days."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from convert.metadata import byline
from convert.options import Replies
from convert.text.pages.labels import labelled, labels_of_posts
from convert.text.pages.page import Page, PagePost, removed, same_author
from convert.text.pages.rows import post_day
from convert.text.pages.when import When, time_between
from convert.tree import Author, Repair

_UNKNOWN = Author(name=None, handle=None)


class Arranged(NamedTuple):
    """The posts of a thread in their order, and what was changed for that."""

    author: Author
    posts: tuple[PagePost, ...]
    repairs: tuple[Repair, ...]


def arranged(page: Page, replies: Replies, wanted: str | None) -> Arranged:
    """Return the thread of a page.

    Its author is the one whose handle is `wanted`, or whom the page names, or that of the first post.
    """
    author = _author(page, wanted)
    posts, turned = _in_order(page.posts, author)
    own = [post for post in posts if same_author(post.author, author)]
    numbered, repairs = labelled(own, labels_of_posts(own))
    in_thread = _thread(posts, numbered, author)
    kept = []
    following = iter(numbered)
    for post, is_kept in zip(posts, in_thread, strict=True):
        if same_author(post.author, author):
            post = next(following)
        if is_kept or replies == "all":
            kept.append(post)
            repairs += post.repairs
        else:
            repairs += _left_out(post)
    return Arranged(author=author, posts=tuple(kept), repairs=(*turned, *repairs))


def _author(page: Page, wanted: str | None) -> Author:
    for post in page.posts:
        if wanted and (post.author.handle or "").lower() == wanted.lower():
            return post.author
    named = page.author
    if named is None:
        return page.posts[0].author if page.posts else _UNKNOWN
    matching = (post.author for post in page.posts if same_author(post.author, named))
    return next(matching, named)


def _thread(posts: Sequence[PagePost], numbered: Sequence[PagePost], author: Author) -> list[bool]:
    """Return for each post whether it belongs to the thread.

    The author's posts do, apart from answers: those without a number that follow a post by another
    person and are not earlier, unless most of the author's posts do.
    """
    following = iter(numbered)
    flags: list[bool] = []
    begun = answering = False
    answered: PagePost | None = None  # the last post by another person
    for post in posts:
        if not same_author(post.author, author):
            answering, answered = begun, post
            flags.append(False)
            continue
        labelled_post = next(following)
        if labelled_post.label or (answered and time_between(answered.when, post.when) < 0):
            answering = False
        begun = True
        flags.append(not answering)
    own = [same_author(post.author, author) for post in posts]
    return flags if 2 * sum(flags) >= sum(own) else own


def _left_out(post: PagePost) -> Iterator[Repair]:
    message = f"left out a post by {byline(post.author) or 'another person'}; --replies all keeps it"
    return removed("answer", post.source, message)


def _in_order(posts: Sequence[PagePost], author: Author) -> tuple[Sequence[PagePost], list[Repair]]:
    """Return the posts from the first to the last, and a repair if the page had them in reverse."""
    own = [post for post in posts if same_author(post.author, author)]
    by = "times"
    is_reversed = _runs_backwards([post.when for post in own])
    if is_reversed is None:
        by = "numbers"
        forwards = len(labels_of_posts(own))
        is_reversed = forwards < len(own) and len(labels_of_posts(own[::-1])) > max(forwards, 1)
    if not is_reversed:
        return posts, []
    message = f"the page has the latest post first; put the posts in the order of their {by}"
    return posts[::-1], [
        Repair(kind="order", line=posts[0].lines[0], text="", became="", message=message)
    ]


def _runs_backwards(times: Sequence[When]) -> bool | None:
    """Return whether times go from the latest to the earliest; None if they do not say."""
    later = earlier = 0
    for one, other in pairwise(times):
        difference = time_between(one, other)
        later += difference > 0
        earlier += difference < 0
    if not later and not earlier:
        return None
    return earlier > 0 and not later


def days_of(posts: Sequence[PagePost], reference: date | None) -> list[str | None]:
    """Return the day of each post, if the page says its year or the days of others make it certain."""
    known = [_known_day(post) for post in posts]
    reference = next(filter(None, known), reference)
    return [
        day.isoformat() if (day := found or _nearest(post.when, reference)) else None
        for post, found in zip(posts, known, strict=True)
    ]


def _known_day(post: PagePost) -> date | None:
    return post.when.day or (post_day(post.url) if post.url else None)


def _nearest(when: When, reference: date | None) -> date | None:
    """Return the day of a month and a day in the year that is nearest to a day."""
    if when.month_day is None or reference is None:
        return None
    days = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            days.append(date(year, *when.month_day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - reference), default=None)


def unknown_days(posts: Sequence[PagePost], days: Sequence[str | None]) -> Iterator[Repair]:
    """Yield a repair if the page shows times from which the days can't be known."""
    vague = [post for post, day in zip(posts, days, strict=True) if day is None and post.when.is_vague]
    if vague:
        of = f"{len(vague)} posts have" if len(vague) > 1 else "1 post has"
        yield Repair(
            kind="date",
            line=vague[0].lines[0],
            text="",
            became="",
            message=f"{of} no day, since the page shows only a time without a year",
        )
