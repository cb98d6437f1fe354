"""Bounds: with which line each post of a numbered thread begins."""

import re
from collections.abc import Iterator, Sequence

from convert.text.lines import Line
from convert.text.split.labels import Candidate
from convert.text.split.thread_markers import is_closing, is_opening

_LINK = re.compile(r"\s*(?:https?://|pic\.twitter\.com/)\S+\s*")
"""A line that is one link: below a label at the end of a post it is the post's image."""


def beginnings(chain: Sequence[Candidate], lines: Sequence[Line]) -> Iterator[int]:
    """The line with which each post begins: that of its label, or the one after the post before it."""
    alone_at_end = _stand_after(chain, lines)
    free = 0  # the first line that may belong to the next post
    ended = True  # whether the post before it has ended there, as its label stands at its end
    for position, label in enumerate(chain):
        trails = label.place == "trail" or (label.place == "alone" and alone_at_end)
        if not trails:
            yield label.at
        else:
            first_of_two = position == 0 and label.whole > 1
            begin = free if ended and not first_of_two else _paragraph_start(label, lines, free)
            while begin < label.at and lines[begin].is_blank:
                begin += 1
            yield begin
        free, ended = label.at + 1, trails
        next_at = chain[position + 1].at if position + 1 < len(chain) else len(lines)
        while trails and free < next_at and _LINK.fullmatch(lines[free].text):
            free += 1


def _stand_after(chain: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Whether labels that are alone on a line stand below their posts, and not above them."""
    votes = 0
    for label in chain:
        if label.place != "alone":
            votes += 1 if label.place == "trail" else -1
        else:
            parted_above = label.at == 0 or lines[label.at - 1].is_blank
            parted_below = label.at + 1 == len(lines) or lines[label.at + 1].is_blank
            votes += parted_below - parted_above
    if votes:
        return votes > 0
    above = any(not line.is_blank and not is_opening(line.text) for line in lines[: chain[0].at])
    below = any(not line.is_blank and not is_closing(line.text) for line in lines[chain[-1].at + 1 :])
    return above and not below


def _paragraph_start(label: Candidate, lines: Sequence[Line], free: int) -> int:
    """Where the paragraph of a label at its end begins; its own line if there is but one paragraph."""
    end = label.at
    if label.place == "alone":
        while end > free and lines[end - 1].is_blank:
            end -= 1
        end = max(free, end - 1)
    begin = end
    while begin > free and not lines[begin - 1].is_blank:
        begin -= 1
    return begin if begin > free else end
