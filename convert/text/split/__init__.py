"""Split a text into posts, by the author's numbers or else by the strongest signs that it has."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.metadata import counted
from convert.text.lines import Line
from convert.text.split.borders import rules_removed, without_rules
from convert.text.split.guesses import guesses, lengths_guessed
from convert.text.split.numbered import NumberedThread, numbered_thread
from convert.text.split.numbered_posts import count_repairs, label_text, numbered_posts, part_begins
from convert.text.split.post_length import POST_LENGTHS
from convert.text.split.post_lines import PostLines, paragraph_ranges, trimmed
from convert.text.split.thread_markers import without_closing_marker, without_opening_marker
from convert.text.split.unnumbered import Division, division
from convert.tree import Repair

Scheme: TypeAlias = Literal["auto", "numbered", "blank", "none"]


class SplitResult(NamedTuple):
    """The posts of a thread, and how they were found."""

    posts: tuple[PostLines, ...]
    scheme: str
    """How the text was split and why, to be shown to people."""
    repairs: tuple[Repair, ...] = ()
    parts: tuple[int, ...] = ()
    """The position of the first post of each thread, from 1, if the text holds several threads."""


def split_posts(
    lines: Sequence[Line],
    scheme: Scheme = "auto",
    *,
    remove_markers: bool = True,
    post_length: int = POST_LENGTHS["twitter"],
    expected: int | None = None,
) -> SplitResult:
    """Return the posts in the order of the text, without posts that have neither label nor words.

    `scheme` "numbered" accepts doubtful numbers, "blank" splits at each blank line, and "none" leaves
    one post. `remove_markers` removes markers of start and end such as "THREAD" and "END", and rules.
    `post_length` is the longest post of the network, and `expected` the number of posts if it is known.
    """
    if scheme in ("auto", "numbered"):
        thread = numbered_thread(lines, post_length, forced=scheme == "numbered")
        if thread and thread.is_list:
            return _unnumbered(_division_at_items(thread), lines, remove_markers=remove_markers)
        if thread:
            return _numbered(thread, lines, remove_markers=remove_markers)
    match scheme:
        case "auto":
            found = division(lines, post_length, expected)
        case "numbered":
            found = Division([0], "one post, since no numbers were found")
        case "blank":
            starts = [paragraph.start for paragraph in paragraph_ranges(lines, 0, len(lines))] or [0]
            found = Division(starts, "split at blank lines, as requested: {posts}")
        case "none":
            found = Division([0], "one post, as requested")
    return _unnumbered(found, lines, remove_markers=remove_markers)


def _numbered(thread: NumberedThread, lines: Sequence[Line], *, remove_markers: bool) -> SplitResult:
    repairs = list(rules_removed(lines, thread.rules)) if remove_markers else []
    if remove_markers:
        lines = without_rules(lines, thread.rules)
    posts, marks = numbered_posts(thread, lines, remove_markers=remove_markers)
    kept, removed = _finished(posts, remove_markers=remove_markers)
    repairs += (*marks, *removed, *count_repairs(thread, lines), *guesses(thread, lines))
    parts: tuple[int, ...] = ()
    if thread.restarts:
        firsts = [post.lines[0].number for post in kept]
        parts = (1, *(bisect_left(firsts, lines[i].number) + 1 for i in part_begins(thread)))
    return SplitResult(
        posts=kept,
        scheme=_numbering(thread, lines),
        repairs=tuple(repairs),
        parts=parts,
    )


def _division_at_items(thread: NumberedThread) -> Division:
    """Return the posts of a thread that is a list, whose numbers stay in the text."""
    starts = [span.begin for span in thread.spans]
    starts[0] = 0
    return Division(starts, "not numbered: split at the items of a list into {posts}", thread.rules)


def _unnumbered(found: Division, lines: Sequence[Line], *, remove_markers: bool) -> SplitResult:
    repairs = list(rules_removed(lines, found.rules)) if remove_markers else []
    if remove_markers:
        lines = without_rules(lines, found.rules)
    posts = [
        PostLines(number=None, total=None, label="", lines=trimmed(lines[begin:end]))
        for begin, end in zip(found.starts, (*found.starts[1:], len(lines)), strict=True)
    ]
    kept, removed = _finished(posts, remove_markers=remove_markers)
    if found.is_guess and len(kept) > 1:
        repairs.append(lengths_guessed(kept[1].lines[0]))
    scheme = found.scheme.replace("{posts}", counted(len(kept), "post"))
    return SplitResult(posts=kept, scheme=scheme, repairs=(*repairs, *removed))


def _finished(
    posts: Iterable[PostLines], *, remove_markers: bool
) -> tuple[tuple[PostLines, ...], tuple[Repair, ...]]:
    """Return the posts without empty ones, and without the markers of start and end."""
    found = tuple(post for post in posts if not post.is_empty)
    return _without_markers(found) if remove_markers and found else (found, ())


def _numbering(thread: NumberedThread, lines: Sequence[Line]) -> str:
    """Return a description such as: numbered: “1/” to “9/”."""
    first, last = label_text(thread.labels[0], lines), label_text(thread.labels[-1], lines)
    span = f"“{first}” to “{last}”" if len(thread.labels) > 1 else f"“{first}” alone"
    return f"numbered: {span}{', the opener without a number' if thread.has_opener else ''}"


def _without_markers(
    posts: tuple[PostLines, ...],
) -> tuple[tuple[PostLines, ...], tuple[Repair, ...]]:
    """Remove the markers of start and end, and posts that consist of them, unless none is left."""
    changed = list(posts)
    changed[0], opening = without_opening_marker(changed[0])
    changed[-1], closing = without_closing_marker(changed[-1])
    kept = tuple(post for post in changed if not post.is_empty)
    return (kept, (*opening, *closing)) if kept else (posts, ())
