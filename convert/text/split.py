"""Split: lines to posts, by the numbers that the author wrote.

Not line by line: every line that could begin with a number is a candidate, and the chain of candidates
that counts upwards best is taken. What is in no chain ("9/11 was…", "24/7", "10/31") is text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from convert.text.lines import Line

_LABEL = re.compile(
    r"""[ \t]{0,8}
    (?P<label> (?P<open>[(\[])? (?P<number>[0-9]{1,5}(?:\.[0-9])?)
               (?P<slash>/ (?: (?P<total>[0-9]{1,5}) | n)? )? (?P<close>[)\]])? [.:]? )
    (?: [ \t]{1,8} | $ )""",
    re.VERBOSE,
)
_WIDEST_STEP = 4
"""The most by which a count may jump: authors and unrollers lose posts, but not many at once."""
_SHORTEST_WEAK_CHAIN = 3
"""Labels without a slash ("2.", "2)") also number the items of lists: they need more of each other."""


class RawPost(NamedTuple):
    """A post as a run of lines, the label taken from the first of them."""

    number: str | None
    total: int | None
    label: str
    lines: tuple[Line, ...]


class _Candidate(NamedTuple):
    """A number at the start of a line that may be a label."""

    at: int
    """Which of the lines it begins."""
    value: float
    match: re.Match[str]

    @property
    def weight(self) -> int:
        """How much it looks like a label: a slash is used for little else."""
        return 3 if self.match["slash"] else 1

    @property
    def style(self) -> str:
        """The label with its numbers taken out: "(/)"."""
        return "".join(character for character in self.match["label"] if not character.isdigit())


def split(lines: Sequence[Line]) -> tuple[RawPost, ...]:
    """The posts, in order; a single one without a number where the lines are not numbered.

    The text before "2/" is the first post, although nobody numbered it.
    """
    chain = _best_chain(_candidates(lines))
    if not _is_numbering(chain, lines):
        return _posts([RawPost(None, None, "", tuple(lines))])
    opener = "1" if chain[0].value == 2 else None
    posts = [RawPost(opener, None, "", tuple(lines[: chain[0].at]))]
    ends = [candidate.at for candidate in chain[1:]] + [len(lines)]
    for (at, _, match), end in zip(chain, ends, strict=True):
        first = lines[at]._replace(text=lines[at].text[match.end() :])
        total = int(match["total"]) if match["total"] else None
        posts.append(RawPost(match["number"], total, match["label"], (first, *lines[at + 1 : end])))
    return _posts(posts)


def _posts(posts: Iterable[RawPost]) -> tuple[RawPost, ...]:
    """The posts that hold a label or words."""
    return tuple(post for post in posts if post.label or not all(line.is_blank for line in post.lines))


def _candidates(lines: Sequence[Line]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        match = _LABEL.match(line.text)
        if match and (match["slash"] or match["label"] != match["number"]):
            yield _Candidate(index, float(match["number"]), match)


def _best_chain(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The ascending chain of the greatest weight; a step beyond one and a change of style cost.

    One pass: for each whole number, the best chain so far that ends in it is kept.
    """
    links: list[tuple[_Candidate, int | None]] = []
    best: dict[int, tuple[float, int]] = {}  # whole number -> score, index of the chain's end in links
    for candidate in candidates:
        whole = int(candidate.value)
        score, before = candidate.weight - max(0.0, candidate.value - 1), None
        for earlier in range(max(0, whole - _WIDEST_STEP), whole + 1):
            if earlier not in best:
                continue
            so_far, end = best[earlier]
            last = links[end][0]
            step = candidate.value - last.value
            cost = max(0.0, step - 1) + (candidate.style != last.style)
            if step > 0 and so_far + candidate.weight - cost > score:
                score, before = so_far + candidate.weight - cost, end
        if whole not in best or score > best[whole][0]:
            best[whole] = (score, len(links))
        links.append((candidate, before))
    chain: list[_Candidate] = []
    link = max(best.values())[1] if best else None
    while link is not None:
        candidate, link = links[link]
        chain.append(candidate)
    return chain[::-1]


def _is_numbering(chain: Sequence[_Candidate], lines: Sequence[Line]) -> bool:
    """Whether a chain numbers the whole thread, and not a list or a date within it."""
    if not chain:
        return False
    opened = any(not line.is_blank for line in lines[: chain[0].at])
    if any(candidate.match["slash"] for candidate in chain):
        alone = len(chain) == 1
        return not alone or (chain[0].value == 1 and not chain[0].match["total"] and not opened)
    begins = chain[0].value == (2 if opened else 1)
    return begins and len(chain) >= _SHORTEST_WEAK_CHAIN
