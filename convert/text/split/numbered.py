"""Numbered: the posts of a thread whose author numbered them.

The chain of labels is found first, then it is asked whether it numbers the whole thread, or only a list
or a date within it; then the lines are parted at the labels.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.split.label_sequence import best_chain
from convert.text.split.labels import CERTAIN, LIKELY, Candidate, candidates
from convert.text.split.post_lines import RawPost, trimmed
from convert.text.split.post_starts import beginnings
from convert.text.split.thread_markers import is_opening, opening_repair
from convert.tree import Repair

_POST = 280
"""Characters that a post has at most, about."""
_LONG_ITEM = 80
"""Characters on average, from which on the items of a list are rather posts, if they are also many."""
_CLIPPED = 24
"""How much the labels must weigh together where the beginning of the thread is missing."""
_SAYS_THREAD = re.compile(r"thread|🧵|👇", re.IGNORECASE)


class Numbered(NamedTuple):
    """A thread, parted at its labels."""

    chain: tuple[Candidate, ...]
    begins: tuple[int, ...]
    """Index of the first line of each post; what stands before the first of them nobody numbered."""
    opener: bool
    """Whether words stand there that are more than a mark."""


def numbered(lines: Sequence[Line], *, forced: bool = False) -> Numbered | None:
    """The numbering of the thread; None where there is none.

    `forced` takes the best chain that there is, however little it looks like one.
    """
    every = list(candidates(lines))
    found = _parted(best_chain(every), lines)
    if found is None or (_is_firm(found) and _numbers_the_thread(found, lines)):
        return found
    firm = [candidate for candidate in every if candidate.weight >= LIKELY]
    if len(firm) < len(every):
        # a long list must not keep a short thread from being seen
        rather = _parted(best_chain(firm), lines)
        if rather and _numbers_the_thread(rather, lines):
            return rather
    return found if forced or _numbers_the_thread(found, lines) else None


def posts_of(
    thread: Numbered, lines: Sequence[Line], *, marks: bool
) -> tuple[list[RawPost], list[Repair]]:
    """The posts, the opener first, and the marks that stood before labels ("THREAD 1/7 On …")."""
    chain, begins, opener = thread
    number = "1" if opener and chain[0].whole > 1 else None
    posts = [RawPost(number, None, "", trimmed(lines[: begins[0]]))]
    repairs = []
    for label, begin, end in zip(chain, begins, (*begins[1:], len(lines)), strict=True):
        line = lines[label.at]
        before, after = line.text[: label.start].strip(), line.text[label.end :].strip()
        if before:
            if marks and label.place != "trail" and is_opening(before):
                repairs.append(opening_repair(line, before))
                before = ""
            # directional marks, which are not printable, stay with what they stood before
            after = f"{before} {after}".strip() if before.isprintable() else f"{before}{after}"
        while end > label.at + 1 and lines[end - 1].is_blank:
            end -= 1
        # where nothing is left of the line, it still says where the post begins or ends
        rest = (Line(line.number, after, line.joint),) if after or label.at in (begin, end - 1) else ()
        words = (*lines[begin : label.at], *rest, *lines[label.at + 1 : end])
        posts.append(RawPost(label.number, label.total, written(label, lines), words))
    return posts, repairs


def written(label: Candidate, lines: Sequence[Line]) -> str:
    """A label as it stands in the text."""
    return lines[label.at].text[label.start : label.end]


def count_repairs(thread: Numbered, lines: Sequence[Line]) -> Iterator[Repair]:
    """A word about each number that is missing, or is there twice."""
    chain = thread.chain
    first, expected = chain[0], 2 if thread.opener else 1
    if first.whole > expected:
        message = f"the count begins with {_named(first, lines)}"
        yield _count_repair(message, expected, first, lines)
    for before, label in pairwise(chain):
        if label.value == before.value:
            message = f"the author counts {_named(label, lines)} twice"
            yield Repair("count", lines[label.at].number, "", "", message)
        elif label.value // 10 - before.value // 10 > 1:
            message = f"the author counts from {_named(before, lines)} to {_named(label, lines)}"
            yield _count_repair(message, before.whole + 1, label, lines)


def _count_repair(message: str, first: int, label: Candidate, lines: Sequence[Line]) -> Repair:
    """A word about the numbers that are missing before a label."""
    last = label.whole - 1
    if first == last:
        missing = f"{first} is missing"
    else:
        missing = f"{first} {'and' if last == first + 1 else 'to'} {last} are missing"
    return Repair("count", lines[label.at].number, "", "", f"{message}: {missing}")


def _named(label: Candidate, lines: Sequence[Line]) -> str:
    """A label as it can stand before the punctuation of a message."""
    return written(label, lines).rstrip(" .:-–—：．、")


def _parted(chain: Sequence[Candidate], lines: Sequence[Line]) -> Numbered | None:
    if not chain:
        return None
    begins = tuple(beginnings(chain, lines))
    opener = any(not line.is_blank and not is_opening(line.text) for line in lines[: begins[0]])
    return Numbered(tuple(chain), begins, opener)


def _is_firm(thread: Numbered) -> bool:
    return any(label.weight >= LIKELY for label in thread.chain)


def _numbers_the_thread(thread: Numbered, lines: Sequence[Line]) -> bool:
    """Whether a chain numbers the whole thread, and not a list or a date within it."""
    chain, _, opener = thread
    weight = sum(label.weight for label in chain)
    first = chain[0].value
    expected = 20 if opener else 10
    if weight < CERTAIN or (len(chain) == 1 and first != expected):
        return False
    if first > expected and weight < _CLIPPED:
        return False
    return _is_firm(thread) or _weak_labels_are_no_list(thread, lines)


def _weak_labels_are_no_list(thread: Numbered, lines: Sequence[Line]) -> bool:
    """Whether labels such as "2." or "2)" number posts.

    They do if the text begins with them, or if what they number is as long as posts are.
    """
    chain, begins, opener = thread
    head = sum(len(line.text) for line in lines[: begins[0]])
    items = [
        sum(len(line.text) for line in lines[begin:end])
        for begin, end in zip(begins, (*begins[1:], len(lines)), strict=True)
    ]
    long = max(2 * _POST, 2 * max(items[:-1], default=0))
    if items[-1] > long or head > max(long, 2 * items[-1]):
        return False
    if not opener or chain[0].whole > 1:
        return True
    words = "".join(line.text for line in lines[: begins[0]]).rstrip()
    return (
        bool(_SAYS_THREAD.search(words))
        or (all(label.style[0] in "([（［" for label in chain) and not words.endswith((":", "：")))
        or (sum(items) >= max(2 * _POST, len(items) * _LONG_ITEM))
    )
