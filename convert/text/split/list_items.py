"""Tell the numbers of posts from those of lists within posts, if both are written as "2." or "2)"."""

from collections.abc import Sequence

from convert.text.split.label_sequence import best_sequence
from convert.text.split.labels import Candidate

_MIN_PARAGRAPHS = 3  # with a number at their start; fewer do not show how posts are separated


def without_other_lists(labels: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the labels, with a later equal number in place of each that is of another list.

    An opener can list what the posts are about, and a post can have a list of its own. `found` are
    all candidates, in the order of the text.
    """
    positions = {label: position for position, label in enumerate(found)}
    chosen = list(labels[-1:])
    for label in labels[-2::-1]:
        begin, end = positions[label], positions[chosen[-1]]
        chosen.append(_last_equal(label, found[begin:end]))
    return chosen[::-1]


def _last_equal(label: Candidate, found: Sequence[Candidate]) -> Candidate:
    """Return the last number equal to a label, if it has not its own next number below it."""
    for other in reversed(found):
        if other.style != label.style or other.place != label.place:
            continue
        if other.whole == label.whole + 1:
            return label
        if other.tenths == label.tenths and other.next_to_blank_line >= label.next_to_blank_line:
            return other
    return label


def labels_below_blank_lines(
    labels: Sequence[Candidate], found: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Return those labels that begin a paragraph, if there are enough of them, else all.

    Where posts are separated by blank lines, a number without one above it is an item within a post.
    """
    separate = [label for label in labels if label.next_to_blank_line]
    if len(separate) >= len(labels) - 1:
        return labels
    best = best_sequence(label for label in found if label.next_to_blank_line)
    separate = max(separate, best, key=len)
    return separate if len(separate) >= _MIN_PARAGRAPHS else labels
