"""Split a text into posts, by the author's numbers or else at blank lines."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.metadata import counted
from convert.text.lines import Line, paragraphs
from convert.text.split.numbered import (
    NumberedThread,
    count_repairs,
    label_text,
    numbered_posts,
    numbered_thread,
)
from convert.text.split.post_lines import PostLines, trimmed
from convert.text.split.thread_markers import (
    is_closing_marker,
    is_opening_marker,
    without_closing_marker,
    without_opening_marker,
)
from convert.text.split.unnumbered import joined_lists, reason_for_one_post
from convert.tree import Repair

Scheme: TypeAlias = Literal["auto", "numbered", "blank", "none"]


class SplitResult(NamedTuple):
    """The posts of a thread, and how they were found."""

    posts: tuple[PostLines, ...]
    scheme: str
    """How the text was split and why, to be shown to people."""
    repairs: tuple[Repair, ...] = ()


def split_posts(
    lines: Sequence[Line], scheme: Scheme = "auto", *, remove_markers: bool = True
) -> SplitResult:
    """Return the posts in the order of the text, without posts that have neither label nor words.

    `scheme` "numbered" accepts doubtful numbers, "blank" splits at each blank line, and "none" leaves
    one post. `remove_markers` removes markers of start and end such as "THREAD" and "END".
    """
    match scheme:
        case "auto":
            result = _split_at_numbers(lines, remove_markers=remove_markers, forced=False)
            result = result or _split_at_likely_blank_lines(lines, remove_markers=remove_markers)
        case "numbered":
            result = _split_at_numbers(lines, remove_markers=remove_markers, forced=True)
            result = result or _one_post(lines, "one post, since no numbers were found")
        case "blank":
            result = _split_at_blank_lines(lines, remove_markers=remove_markers)
        case "none":
            result = _one_post(lines, "one post, as requested")
    result = result._replace(posts=tuple(post for post in result.posts if not post.is_empty))
    return _without_markers(result) if remove_markers else result


def _split_at_numbers(
    lines: Sequence[Line], *, remove_markers: bool, forced: bool
) -> SplitResult | None:
    thread = numbered_thread(lines, forced=forced)
    if thread is None:
        return None
    posts, repairs = numbered_posts(thread, lines, remove_markers=remove_markers)
    return SplitResult(
        tuple(posts), _numbering(thread, lines), (*repairs, *count_repairs(thread, lines))
    )


def _split_at_likely_blank_lines(lines: Sequence[Line], *, remove_markers: bool) -> SplitResult:
    """Split at blank lines if the paragraphs look like posts, and leave one post otherwise."""
    found = joined_lists(list(paragraphs(lines)))
    without_markers = _without_lone_markers(found)
    if reason := reason_for_one_post(without_markers):
        return _one_post(lines, f"not numbered: one post, since {reason}")
    count = len(without_markers if remove_markers else found)
    return SplitResult(
        tuple(map(_unnumbered, found)),
        f"not numbered: split at blank lines into {counted(count, 'post')}",
    )


def _split_at_blank_lines(lines: Sequence[Line], *, remove_markers: bool) -> SplitResult:
    found = list(paragraphs(lines))
    count = len(_without_lone_markers(found) if remove_markers else found)
    return SplitResult(
        tuple(map(_unnumbered, found)),
        f"split at blank lines, as requested: {counted(count, 'post')}",
    )


def _one_post(lines: Sequence[Line], scheme: str) -> SplitResult:
    return SplitResult((_unnumbered(lines),), scheme)


def _unnumbered(lines: Sequence[Line]) -> PostLines:
    return PostLines(number=None, total=None, label="", lines=trimmed(lines))


def _numbering(thread: NumberedThread, lines: Sequence[Line]) -> str:
    """Return a description such as: numbered: “1/” to “9/”."""
    first, last = label_text(thread.labels[0], lines), label_text(thread.labels[-1], lines)
    span = f"“{first}” to “{last}”" if len(thread.labels) > 1 else f"“{first}” alone"
    return f"numbered: {span}{', the opener without a number' if thread.has_opener else ''}"


def _without_lone_markers(found: Sequence[tuple[Line, ...]]) -> Sequence[tuple[Line, ...]]:
    """Return the paragraphs without a first and a last one that are nothing but a marker."""
    if found and len(found[0]) == 1 and is_opening_marker(found[0][0].text):
        found = found[1:]
    if found and len(found[-1]) == 1 and is_closing_marker(found[-1][0].text):
        found = found[:-1]
    return found


def _without_markers(result: SplitResult) -> SplitResult:
    """Remove the markers of start and end, and posts that consist of them, unless none is left."""
    if not result.posts:
        return result
    posts = list(result.posts)
    posts[0], opening = without_opening_marker(posts[0])
    posts[-1], closing = without_closing_marker(posts[-1])
    kept = tuple(post for post in posts if not post.is_empty)
    if not kept:
        return result
    return result._replace(posts=kept, repairs=(*result.repairs, *opening, *closing))
