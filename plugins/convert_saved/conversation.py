"""Choose the posts of a page that are the thread, and put them in order."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Literal, NamedTuple

from convert.metadata import byline
from convert.tree import Answered, Author
from convert_saved.nodes import words
from convert_saved.parts import Folded, SavedPost, SavedThread, Words

# The numbers of posts; `convert.composing` finds them with more care.
_NUMBER = re.compile(
    r"\s*[(\[]?\d{1,3}\s?(?:/|\)|\]|\.\s)|.*[(\s]\d{1,3}/(?:\d{1,3})?\)?\s*", re.DOTALL
)
_SHORT = 40


class Arranged(NamedTuple):
    """The posts of a thread in their order, and what was changed for that."""

    author: Author
    posts: tuple[SavedPost, ...]
    folded: tuple[Folded, ...]


def arranged(thread: SavedThread, replies: Literal["author", "all"]) -> Arranged:
    """Return the thread of a page: that of the author whom the page is about, or of the first post."""
    named = thread.author or next((post.author for post in thread.posts if not post.missing), None)
    author = named or Author(name=None, handle=None)
    posts, turned = _in_order(thread.posts, author)
    kept: list[SavedPost] = []
    folded = [*turned, *thread.left_out]
    above: SavedPost | None = None
    for post, is_kept in zip(posts, _in_thread(posts, author), strict=True):
        if is_kept or replies == "all":
            is_first = thread.author is not None and not kept
            kept.append(post._replace(answers=_answered(post, above, kept, is_first=is_first)))
        else:
            folded.append(_left_out(post))
        above = post
    return Arranged(author=author, posts=tuple(kept), folded=tuple(folded))


def is_by(post: SavedPost, author: Author) -> bool:
    """Return whether a post is by an author; one that is missing is, in a thread."""
    if post.missing:
        return not post.is_answer
    one, other = post.author.handle or "", author.handle or ""
    return one.lower() == other.lower() if one or other else post.author == author


def _in_thread(posts: Sequence[SavedPost], author: Author) -> list[bool]:
    """Return for each post whether it belongs to the thread.

    The author's posts do, apart from answers: where the page says so, and else those without a number
    that follow a post by another person and are not earlier, unless most of the author's posts do.
    """
    own = [is_by(post, author) for post in posts]
    flags: list[bool] = []
    begun = answering = False
    answered: SavedPost | None = None  # the last post by another person
    for post, is_own in zip(posts, own, strict=True):
        if not is_own or post.is_answer is not None:
            flags.append(is_own and not post.is_answer)
            if not is_own:
                answering, answered = begun, post
            continue
        if _is_numbered(post) or (answered and _is_earlier(post, answered)):
            answering = False
        begun = True
        flags.append(not answering)
    return flags if 2 * sum(flags) >= sum(own) else own


def _answered(
    post: SavedPost, above: SavedPost | None, kept: Sequence[SavedPost], *, is_first: bool
) -> Answered | None:
    """Return the post that a post answers, if it is not among those that are kept.

    Above the first post of a thread, a page about the thread shows what it answers.
    """
    answers = post.answers
    handle = (answers.author.handle or "").lower() if answers and answers.author else ""
    if handle == (post.author.handle or "").lower():
        answers = None
    if above is not None and ((answers and _is_handle(above, handle)) or (is_first and not answers)):
        answers = Answered(author=above.author, url=above.url)
    if answers and any(_is_handle(each, handle) for each in kept[-1:]):
        return None
    return answers


def _is_handle(post: SavedPost, handle: str) -> bool:
    return (post.author.handle or "").lower() == handle


def _is_numbered(post: SavedPost) -> bool:
    texts = [words(part.node) for part in post.parts if isinstance(part, Words)]
    text = " ".join(texts)
    return _NUMBER.match(text[:_SHORT]) is not None or _NUMBER.fullmatch(text[-_SHORT:]) is not None


def _is_earlier(post: SavedPost, other: SavedPost) -> bool:
    one, two = _moment(post), _moment(other)
    return one is not None and two is not None and one < two


def _moment(post: SavedPost) -> datetime | None:
    """Return the time of a post; None if it is unknown, or has no zone to compare it."""
    moment = datetime.fromisoformat(post.published) if post.published else None
    return moment if moment and moment.tzinfo else None


def _in_order(
    posts: Sequence[SavedPost], author: Author
) -> tuple[Sequence[SavedPost], tuple[Folded, ...]]:
    """Return the posts from the first to the last, and what says so if the page has them in reverse."""
    times = [moment for post in posts if is_by(post, author) and (moment := _moment(post))]
    later = any(one < other for one, other in pairwise(times))
    earlier = any(one > other for one, other in pairwise(times))
    if not earlier or later:
        return posts, ()
    message = "the page has the latest post first; put the posts in the order of their times"
    return posts[::-1], (Folded(kind="order", text="", message=message),)


def _left_out(post: SavedPost) -> Folded:
    text = " ".join(_texts(post))
    message = f"left out a post by {byline(post.author) or 'another person'}; --replies all keeps it"
    return Folded(kind="answer", text=text, message=message)


def _texts(post: SavedPost) -> Iterator[str]:
    for part in post.parts:
        if isinstance(part, Words):
            yield words(part.node)
        elif isinstance(part, Folded):
            yield part.text
