"""Split: lines to posts, by the numbers that the author wrote, or else by blank lines."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.text.lines import Line
from convert.text.split.numbered import Numbered, count_repairs, numbered, posts_of, written
from convert.text.split.post_lines import RawPost, trimmed
from convert.text.split.thread_markers import is_closing, is_opening, without_closing, without_opening
from convert.text.split.unnumbered import paragraphs, why_one_post, with_lists
from convert.tree import Repair

Scheme: TypeAlias = Literal["auto", "numbered", "blank", "none"]
_Parted: TypeAlias = tuple[list[RawPost], str, list[Repair]]
"""The posts, which way was taken, and what is told of it."""


class Split(NamedTuple):
    """The posts of a thread, and how they were told apart."""

    posts: tuple[RawPost, ...]
    scheme: str
    """Which way was taken and why, for people."""
    repairs: tuple[Repair, ...]


def split(lines: Sequence[Line], scheme: Scheme = "auto", *, marks: bool = True) -> Split:
    """The posts, in order; no post is without a label and without words.

    `scheme` "numbered" takes numbers that look doubtful, too; "blank" parts at each blank line; "none"
    leaves one post. `marks` says whether "THREAD" and "END" are taken out.
    """
    match scheme:
        case "auto" | "numbered":
            posts, why, repairs = _numbered(lines, marks=marks, forced=scheme == "numbered")
        case "blank":
            posts, why, repairs = _blank(lines, marks=marks, forced=True)
        case "none":
            posts, why, repairs = [_unnumbered(lines)], "one post, as asked", []
    posts = [post for post in posts if not post.is_empty]
    if marks and posts:
        posts, taken = _without_marks(posts)
        repairs += taken
    return Split(tuple(posts), why, tuple(repairs))


def _numbered(lines: Sequence[Line], *, marks: bool, forced: bool) -> _Parted:
    thread = numbered(lines, forced=forced)
    if thread:
        posts, repairs = posts_of(thread, lines, marks=marks)
        return posts, _numbers(thread, lines), [*repairs, *count_repairs(thread, lines)]
    if forced:
        return [_unnumbered(lines)], "one post, since no numbers were found", []
    return _blank(lines, marks=marks, forced=False)


def _blank(lines: Sequence[Line], *, marks: bool, forced: bool) -> _Parted:
    found = list(paragraphs(lines))
    if not forced:
        found = with_lists(found)
    words = _without_lone_marks(found)
    count = len(words if marks else found)
    if forced:
        why = f"parted at blank lines, as asked: {count} post{'s' * (count != 1)}"
    elif reason := why_one_post(words):
        return [_unnumbered(lines)], f"not numbered: one post, since {reason}", []
    else:
        why = f"not numbered: blank lines part {count} posts"
    return [_unnumbered(part) for part in found], why, []


def _unnumbered(lines: Sequence[Line]) -> RawPost:
    return RawPost(None, None, "", trimmed(lines))


def _without_lone_marks(found: list[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The parts of a text without those at its ends that are nothing but a mark."""
    if found and len(found[0]) == 1 and is_opening(found[0][0].text):
        found = found[1:]
    if found and len(found[-1]) == 1 and is_closing(found[-1][0].text):
        found = found[:-1]
    return found


def _numbers(thread: Numbered, lines: Sequence[Line]) -> str:
    first, last = written(thread.chain[0], lines), written(thread.chain[-1], lines)
    span = f"“{first}” to “{last}”" if len(thread.chain) > 1 else f"“{first}” alone"
    return f"numbered: {span}{', the opener without a number' if thread.opener else ''}"


def _without_marks(posts: list[RawPost]) -> tuple[list[RawPost], list[Repair]]:
    """The posts without the marks of beginning and end; those that were nothing else go with them."""
    kept = posts.copy()
    repairs: tuple[Repair, ...] = ()
    for index, without in ((0, without_opening), (-1, without_closing)):
        post, taken = without(kept[index])
        if taken:
            kept[index] = post
            repairs += taken
    kept = [post for post in kept if not post.is_empty] if repairs else kept
    # a text that is nothing but a mark keeps it
    return (kept, list(repairs)) if kept else (posts, [])
