"""Find the author's numbers in the posts of a page, and make them the labels of the posts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from convert.text.pages.page import PagePost, Part, Words
from convert.text.split.known_posts import (
    Edge,
    Label,
    around,
    labels_of,
    missing_numbers,
    opener_number,
)
from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN
from convert.text.split.labels import Candidate, candidates
from convert.text.split.post_lines import trimmed
from convert.text.split.thread_markers import opening_marker_removed
from convert.tree import Repair

_FEWEST_INSIDE = 1  # more labels than this inside posts are those of a thread

_Place: TypeAlias = tuple[int, int]
"""The part of a label and its line, in its post."""
Labels: TypeAlias = Mapping[int, Label[_Place]]
"""The labels of posts by their positions."""


def labels_of_posts(posts: Sequence[PagePost]) -> Labels:
    """Return the labels of posts in this order; none if no sequence of numbers is likely."""
    return labels_of(_edges(posts), len(posts))


def has_numbers_inside(posts: Sequence[PagePost]) -> bool:
    """Return whether a numbered thread goes on inside posts, so that bylines are not its borders."""
    inside = [
        label
        for post in posts
        for part in post.parts
        if isinstance(part, Words)
        for label in candidates(part.lines)
        if label.weight == CERTAIN and label.place != "trailing" and label.line_index
    ]
    labels = best_sequence(label._replace(line_index=position) for position, label in enumerate(inside))
    return len(labels) > max(_FEWEST_INSIDE, len(posts))


def labelled(posts: Sequence[PagePost], labels: Labels) -> tuple[list[PagePost], list[Repair]]:
    """Return the posts with their labels, which are no longer in their words, and odd numbers."""
    done: list[PagePost] = []
    repairs: list[Repair] = []
    for position, post in enumerate(posts):
        found = labels.get(position)
        if found is None:
            done.append(post._replace(number=opener_number(labels, position) or post.number))
            continue
        label = found.candidate
        parts, text, marks = _without_label(post.parts, label, *found.place)
        repairs += marks
        done.append(post._replace(parts=parts, number=label.number, total=label.total, label=text))
    numbers = [(post.number, post.lines[0]) for post in done if post.number]
    return done, [*repairs, *missing_numbers(numbers)]


def _edges(posts: Sequence[PagePost]) -> Iterator[Edge[_Place]]:
    """Yield the first and the last line of the words of each post."""
    for position, post in enumerate(posts):
        words = [(index, part) for index, part in enumerate(post.parts) if isinstance(part, Words)]
        if not words:
            continue
        (first, opening), (last, closing) = words[0], words[-1]
        end = len(closing.lines) - 1
        is_one = first == last and end == 0
        line = opening.lines[0]
        yield Edge(post=position, line=line, is_first=True, is_last=is_one, place=(first, 0))
        if not is_one:
            line = closing.lines[end]
            yield Edge(post=position, line=line, is_first=False, is_last=True, place=(last, end))


def _without_label(
    parts: Sequence[Part], label: Candidate, part: int, line: int
) -> tuple[tuple[Part, ...], str, list[Repair]]:
    """Return the parts without a label, the label as written, and the repair for a marker before it."""
    words = parts[part]
    assert isinstance(words, Words)
    source = words.lines[line]
    before, marker, after = around(label, source.text)
    repairs = [opening_marker_removed(source, marker)] if marker else []
    text = " ".join(filter(None, [before, after]))
    lines = [*words.lines[:line], source._replace(text=text), *words.lines[line + 1 :]]
    if not text:
        del lines[line]
    kept = trimmed(lines)
    new = [Words(kept)] if kept else []
    return (
        (*parts[:part], *new, *parts[part + 1 :]),
        source.text[label.start : label.end],
        repairs,
    )
