"""Find what separates posts besides numbers: rules such as "---", and gaps of several blank lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from convert.text.lines import Line
from convert.text.split.post_length import weighted_length
from convert.text.split.post_spans import Span, cut_span
from convert.tree import Repair

_SHORTEST_RULE = 3  # signs
_RULE = re.compile(r"\s*([-–—―_=*~•·⁂✂])(?:\s?\1){2,}+\s*")
_MIN_SECTIONS = 3  # a single rule can be anything
_LONGEST_POST = 500  # weighted characters; sections of an essay are longer
_POSTS_SHARE = 0.75  # of the sections that are no longer


def rules(lines: Sequence[Line]) -> list[int]:
    """Return the indices of the lines that consist of at least three equal signs."""
    return [
        index
        for index, line in enumerate(lines)
        if line.text and not line.text[0].isalnum() and _is_rule(line.text)
    ]


def sections_between_rules(lines: Sequence[Line], found: Sequence[int]) -> list[int] | None:
    """Return the indices of the lines below rules if these separate posts, else None."""
    return _starts(lines, [0, *(index + 1 for index in found)]) if found else None


def sections_between_wide_gaps(lines: Sequence[Line]) -> list[int] | None:
    """Return the indices of the lines below wide gaps if these separate posts, else None.

    A gap is wide if it has more blank lines than the narrowest one.
    """
    gaps = []  # the number of blank lines, and the index of the line below
    last = None
    for index, line in enumerate(lines):
        if not line.is_blank:
            if last is not None and index - last > 1:
                gaps.append((line.number - lines[last].last_number - 1, index))
            last = index
    narrowest = min((width for width, _ in gaps), default=0)
    return _starts(lines, [0, *(index for width, index in gaps if width > narrowest)])


def without_rules(lines: Sequence[Line], found: Sequence[int]) -> Sequence[Line]:
    """Return the lines with blank ones in place of rules."""
    if not found:
        return lines
    blanked = list(lines)
    for index in found:
        blanked[index] = blanked[index]._replace(text="")
    return blanked


def rules_removed(lines: Sequence[Line], found: Sequence[int]) -> Iterator[Repair]:
    """Yield a repair for each rule that was removed."""
    for index in found:
        yield Repair(
            kind="artefact",
            line=lines[index].number,
            text=lines[index].text.strip(),
            became="",
            message="removed a rule between posts",
        )


def cut_at_rules(
    spans: Sequence[Span], lines: Sequence[Line], found: Sequence[int]
) -> tuple[Span, ...] | None:
    """Return the spans of a numbered thread, cut at rules too; None if most rules are within posts."""
    begins = {span.begin for span in spans}
    below = set(_next_words(lines, found).values())
    inside = sorted(below - begins - {len(lines)})
    if len(inside) * 2 > len(found):
        return None
    cut: list[Span] = []
    for span in spans:
        within = inside[bisect_right(inside, span.begin) : bisect_left(inside, span.end)]
        cut += cut_span(span, [span.begin, *within], is_guess=False)
    return tuple(cut)


def _next_words(lines: Sequence[Line], found: Sequence[int]) -> dict[int, int]:
    """Return for each of some lines the index of the next line that is not blank."""
    following, words = {}, len(lines)
    wanted = set(found)
    for index in range(len(lines) - 1, -1, -1):
        if index in wanted:
            following[index] = words
        if not lines[index].is_blank:
            words = index
    return following


def _is_rule(text: str) -> bool:
    return len(text) >= _SHORTEST_RULE and _RULE.fullmatch(text) is not None


def _starts(lines: Sequence[Line], starts: Sequence[int]) -> list[int] | None:
    """Return the indices at which sections with words start, if most sections are as short as posts."""
    sections = [lines[begin:end] for begin, end in zip(starts, (*starts[1:], len(lines)), strict=True)]
    lengths = [
        weighted_length([line for line in section if not _is_rule(line.text)]) for section in sections
    ]
    kept = [start for start, length in zip(starts, lengths, strict=True) if length > 0]
    short = sum(0 < length <= _LONGEST_POST for length in lengths)
    if len(kept) < _MIN_SECTIONS or short < _POSTS_SHARE * len(kept):
        return None
    return [0, *kept[1:]]
