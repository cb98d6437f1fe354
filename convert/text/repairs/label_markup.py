"""Remove the Markdown around the numbers of posts: "- 1/", "**1/**", "> 1/3", "## 1/".

Notes keep a thread as a list, as quotations or with bold numbers. The marks are not the author's, and
they hide the numbers.
"""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.tree import Repair

_FIRST = frozenset("-*+•>#_ \t")
_MARKED = re.compile(
    r"\s*(?P<mark>(?:(?:[-*+•]|#{1,6}|>)\s+|>)*(?P<bold>\*\*|__|\*)?)"
    r"(?P<label>[(\[]?(?P<number>\d{1,3})/(?P<total>\d{1,3})?n?[)\]]?)(?P<close>\*\*|__|\*)?(?=\s|\Z)"
)
_BOLD_NUMBER = re.compile(
    r"\s*(?P<mark>(?P<bold>\*\*|__))(?P<label>(?P<number>\d{1,3})[.):])(?P<total>)(?P<close>\*\*|__)(?=\s|\Z)"
)
_UNMARKED = re.compile(r"\s*[(\[]?\d{1,3}/")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_FEWEST = 2


def without_label_markup(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines without the marks around labels, and a repair for each line that had some.

    Nothing changes unless the marked labels count upwards from 1 or 2.
    """
    found = {
        index: match
        for index, line in enumerate(lines)
        if line.text[:1] in _FIRST and (match := _match(line.text))
    }
    if not _count_posts(list(found.values()), lines):
        return tuple(lines), ()
    is_quoted = any(">" in match["mark"] for match in found.values())
    column = 0  # of the words of an item, below which its other lines begin
    changed: list[Line] = []
    repairs: list[Repair] = []
    for index, line in enumerate(lines):
        text, marks = line.text, ""
        if match := found.get(index):
            text, marks = _without_marks(match)
            column = match.start("label")
        elif is_quoted and (quoted := _QUOTED.match(text)):
            text, marks = text[quoted.end() :], quoted[0].strip()
        elif column and text[:column].isspace():
            text = text[column:]
        if marks:
            repairs.append(_removed(line, marks))
        changed.append(line._replace(text=text))
    return tuple(changed), tuple(repairs)


def _count_posts(found: Sequence[re.Match[str]], lines: Sequence[Line]) -> bool:
    """Return whether marked labels count upwards, have one total ("1/2 cup" has not), and are most."""
    if len(found) < _FEWEST:
        return False
    numbers = [int(match["number"]) for match in found]
    totals = {match["total"] for match in found if match["total"]}
    if numbers[0] not in (1, 2) or numbers != sorted(set(numbers)) or len(totals) > 1:
        return False
    return len(found) > sum(_UNMARKED.match(line.text) is not None for line in lines)


def _match(text: str) -> re.Match[str] | None:
    """Return the marked label at the start of a line; a mark that is not closed is none."""
    match = _MARKED.match(text) or _BOLD_NUMBER.match(text)
    if match is None or not match["mark"].strip():
        return None
    bold, close = match["bold"], match["close"]
    if bold == close or (bold and close is None and text.rstrip().endswith(bold)):
        return match
    return None


def _without_marks(match: re.Match[str]) -> tuple[str, str]:
    """Return a line without the marks of its label, and these marks."""
    rest, close = match.string[match.end() :], match["close"] or ""
    if match["bold"] and not close:
        close = match["bold"]
        rest = rest.rstrip().removesuffix(close)
    return f"{match['label']}{rest}", f"{match['mark'].strip()} {close}".strip()


def _removed(line: Line, marks: str) -> Repair:
    return Repair(
        kind="markup",
        line=line.number,
        text=marks,
        became="",
        message="removed Markdown around the number of a post",
    )
