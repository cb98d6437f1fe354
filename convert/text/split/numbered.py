"""Find the labels with which the author numbered the posts of a thread.

A label sequence is accepted if it numbers the whole thread, and not a list or a date within it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from statistics import median
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.split.borders import cut_at_rules, rules, without_rules
from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN, LIKELY
from convert.text.split.label_sides import labels_at_end
from convert.text.split.labels import Candidate, candidates
from convert.text.split.list_items import labels_below_blank_lines, without_other_lists
from convert.text.split.long_posts import divided
from convert.text.split.post_length import fills_a_post, is_longer, weighted_length
from convert.text.split.post_lines import paragraph_ranges
from convert.text.split.post_spans import Span, post_spans
from convert.text.split.restarts import restarts
from convert.text.split.thread_markers import is_opening_marker

_MIN_WEIGHT_WITHOUT_START = 2 * CERTAIN  # of all labels, if the first numbers are missing
_LONG_TEXT = 560  # in characters: longer texts are more than one post, and items may differ less
_LONG_ITEM = 80  # in characters, on average: items of this length are posts, if there are many
_LONG_RUN = 5  # numbers without a gap, which a long text after them does not outweigh
_MIN_HEADINGS = 2  # of an opener that repeat at labels; one can be chance
_ANNOUNCES_THREAD = re.compile(r"thread|🧵|👇", re.IGNORECASE)
_MIN_OTHERS = 3  # posts after the first that show how long the posts of the thread are
_LONGER = 1.35  # times the median; a longer first post is two
_LONGEST_WITH_ITEMS = 2  # times the longest post; more of a list between blank lines is no post
_LIST_BRACKETS = "([（［"


class NumberedThread(NamedTuple):
    """The labels of a thread, and the lines of its posts."""

    labels: tuple[Candidate, ...]
    spans: tuple[Span, ...]
    has_opener: bool
    """Whether words other than a thread marker precede the first post with a label."""
    sides_are_a_guess: bool
    """Whether the labels could as well be on the other side of their posts."""
    restarts: frozenset[int] = frozenset()
    """The indices of the labels with which the numbers start again."""
    rules: Sequence[int] = ()
    """The indices of the lines that are rules between posts."""
    is_list: bool = False
    """Whether the labels are items of a list, several of which can be in one post."""

    @property
    def start(self) -> int:
        """The index of the first line of the first post with a label."""
        return next(span.begin for span in self.spans if span.label)


def numbered_thread(
    lines: Sequence[Line], post_length: int, *, forced: bool = False
) -> NumberedThread | None:
    """Return the labels that number the thread; None if there are none.

    `forced` accepts the best label sequence even if it looks like a list.
    """
    found = rules(lines)
    plain = without_rules(lines, found)
    thread = _accepted_thread(plain, post_length, forced=forced)
    if thread and found:
        spans = cut_at_rules(thread.spans, plain, found)
        if spans is None:
            plain, thread = lines, _accepted_thread(lines, post_length, forced=forced)
        else:
            thread = thread._replace(spans=spans, rules=found)
    if thread is None:
        return None
    spans = thread.spans
    if thread.has_opener and _begins_first_post(thread, plain, post_length):
        opener, first, *others = spans
        spans = (first._replace(begin=opener.begin), *others)
    return thread._replace(
        spans=divided(spans, plain, post_length),
        has_opener=thread.has_opener and spans[0].label is None,
    )


def _accepted_thread(lines: Sequence[Line], post_length: int, *, forced: bool) -> NumberedThread | None:
    found = list(candidates(lines))
    thread = _best_thread(found, lines, post_length, forced=forced)
    if thread is None or forced or _has_likely_label(thread):
        return thread
    return _without_items_in_posts(thread, found, lines, post_length)


def _best_thread(
    found: Sequence[Candidate], lines: Sequence[Line], post_length: int, *, forced: bool
) -> NumberedThread | None:
    starts = [0, *restarts(found)]
    sequences = [
        best_sequence(found[begin:end])
        for begin, end in zip(starts, (*starts[1:], len(found)), strict=True)
    ]
    thread = _thread(sequences, lines, post_length)
    if thread is None or (_has_likely_label(thread) and _numbers_whole_thread(thread, lines)):
        return thread
    # the labels of a short thread can be outweighed by a long list in it
    sequence = best_sequence(label for label in found if label.weight >= LIKELY)
    likely = _thread([sequence], lines, post_length)
    if likely and _numbers_whole_thread(likely, lines):
        return likely
    return thread if forced or _numbers_whole_thread(thread, lines) else None


def _without_items_in_posts(
    thread: NumberedThread, found: Sequence[Candidate], lines: Sequence[Line], post_length: int
) -> NumberedThread:
    """Return a thread numbered as "2." without the items of lists that are within its posts."""
    labels = without_other_lists(thread.labels, found)
    if labels != [*thread.labels]:
        other = _thread([labels], lines, post_length)
        if other and _numbers_whole_thread(other, lines):
            thread = other
    below = labels_below_blank_lines(thread.labels, found)
    separate = _thread([without_other_lists(below, found)], lines, post_length)
    if separate is None or len(separate.labels) == len(thread.labels):
        return thread
    longest = _LONGEST_WITH_ITEMS * post_length
    if any(is_longer(lines[span.begin : span.end], longest) for span in separate.spans[:-1]):
        return thread
    return separate._replace(is_list=_skips_items(separate.labels, found))


def _skips_items(labels: Sequence[Candidate], found: Sequence[Candidate]) -> bool:
    """Return whether a number that is missing among the labels is an item of a list in a post."""
    places = [label.line_index for label in labels]
    return any(
        before.whole < item.whole < label.whole
        for item in found
        if 0 < (position := bisect_right(places, item.line_index)) < len(labels)
        for before, label in [labels[position - 1 : position + 1]]
    )


def _thread(
    sequences: Sequence[Sequence[Candidate]], lines: Sequence[Line], post_length: int
) -> NumberedThread | None:
    labels = tuple(chain.from_iterable(sequences))
    if not labels:
        return None
    sides, is_guess = labels_at_end(labels, lines, post_length)
    spans = tuple(post_spans(labels, sides, lines, post_length))
    opener = spans[0] if spans[0].label is None else None
    has_opener = opener is not None and any(
        not line.is_blank and not is_opening_marker(line.text) for line in lines[: opener.end]
    )
    again = frozenset(accumulate(map(len, sequences[:-1])))
    return NumberedThread(
        labels=labels,
        spans=spans,
        has_opener=has_opener,
        sides_are_a_guess=is_guess,
        restarts=again,
    )


def _begins_first_post(thread: NumberedThread, lines: Sequence[Line], post_length: int) -> bool:
    """Return whether the opener is the beginning of post 1, whose label then is within the post.

    They are one post if they fill one together as the other posts do, and the opener does not announce
    a thread.
    """
    opener, first, *others = thread.spans
    if first.label is None or first.label.whole != 1 or first.label_at_end:
        return False
    if len(others) < _MIN_OTHERS:
        return False
    words = "\n".join(line.text for line in lines[opener.begin : opener.end])
    if _ANNOUNCES_THREAD.search(words) or not fills_a_post(lines[: first.end], post_length):
        return False
    usual = median(weighted_length(lines[span.begin : span.end]) for span in others[:-1])
    return weighted_length(lines[: first.end]) <= _LONGER * usual


def _has_likely_label(thread: NumberedThread) -> bool:
    return any(label.weight >= LIKELY for label in thread.labels)


def _numbers_whole_thread(thread: NumberedThread, lines: Sequence[Line]) -> bool:
    """Return whether the labels number the whole thread, and not a list or a date within it."""
    weight = sum(label.weight for label in thread.labels)
    first = thread.labels[0].tenths
    expected = 20 if thread.has_opener else 10
    if _repeat_the_opener(thread, lines):
        return True
    if weight < CERTAIN or (len(thread.labels) == 1 and first != expected):
        return False
    if first > expected and weight < _MIN_WEIGHT_WITHOUT_START:
        return False
    return _has_likely_label(thread) or _weak_labels_number_posts(thread, lines)


def _repeat_the_opener(thread: NumberedThread, lines: Sequence[Line]) -> bool:
    """Return whether all labels are before headings that the opener lists in the same order."""
    if not thread.has_opener or thread.labels[0].whole > 1 or len(thread.labels) < _MIN_HEADINGS:
        return False
    announced = iter([_letters(line.text) for line in lines[: thread.start]])
    headings = (_letters(lines[label.line_index].text[label.end :]) for label in thread.labels)
    return all(heading and heading in announced for heading in headings)


def _letters(text: str) -> str:
    """Return the letters and digits of a line."""
    return "".join(filter(str.isalnum, text)).casefold()


def _weak_labels_number_posts(thread: NumberedThread, lines: Sequence[Line]) -> bool:
    """Return whether labels such as "2." or "2)" number posts, and not the items of a list.

    They number posts if the text begins with them, or if the opener announces a thread, or if the
    items are long or have paragraphs; but not if the text before or after the list is much longer than
    its items. After many numbers, a long text is what the author added to the thread.
    """
    before = lines[: thread.start]
    length_before = sum(len(line.text) for line in before)
    *lengths, last = (
        sum(len(line.text) for line in lines[span.begin : span.end])
        for span in thread.spans
        if span.label
    )
    longest = max(_LONG_TEXT, 2 * max(lengths, default=0))
    if _is_long_run(thread.labels):
        last = min(last, longest)
        longest = max(longest, sum(lengths))
    if last > longest or length_before > max(longest, 2 * last):
        return False
    if not thread.has_opener or thread.labels[0].whole > 1:
        return True
    opener = "".join(line.text for line in before).rstrip()
    in_brackets = all(label.style[0] in _LIST_BRACKETS for label in thread.labels)
    return (
        bool(_ANNOUNCES_THREAD.search(opener))
        or all(label.place == "alone" for label in thread.labels)  # no list has items without words
        or (in_brackets and not opener.endswith((":", "：")))
        or all(_has_paragraphs(span, lines) for span in thread.spans if span.label)
        or sum(lengths) + last >= max(_LONG_TEXT, _LONG_ITEM * len(thread.labels))
    )


def _has_paragraphs(span: Span, lines: Sequence[Line]) -> bool:
    """Return whether a post has blank lines, which an item of a list hardly has."""
    return len(paragraph_ranges(lines, span.begin, span.end)) > 1


def _is_long_run(labels: Sequence[Candidate]) -> bool:
    """Return whether many labels follow each other without a gap, each below a blank line."""
    return (
        len(labels) >= _LONG_RUN
        and all(label.next_to_blank_line for label in labels[1:])
        and all(label.whole - before.whole == 1 for before, label in pairwise(labels))
    )
