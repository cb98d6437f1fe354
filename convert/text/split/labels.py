"""Labels: what in a line may be the number of its post. Which of them are one, the chain decides.

A line can have two candidates, one at its start and one at its end. Digits are those of any script.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.text.lines import Line

Place: TypeAlias = Literal["lead", "trail", "alone"]
"""At the start of a line with words, at its end, or with nothing else on the line."""

# How much a candidate looks like a label. A thread needs labels that weigh `CERTAIN` together.
CERTAIN = 12
"""Hardly written for anything else: "2/", "(2/17)", "2/n", "(2 of 17)"."""
LIKELY = 6
"""Also a date or a fraction: "2/17", "2 of 17", "…/2"."""
WEAK = 4
"""Also an item of a list: "2.", "2)", "(2)", "2:", "#2:", "2 -", "2️⃣", "2 Words", "…2"."""
FAINT = 1
"""Rather the beginning of a sentence, "2 days later", or a number above its total, "24/7"."""

_NUMBER = r"(?P<number>(?:\d\ufe0f?\u20e3){1,3}|🔟|\d{1,6}+(?:\.\d(?!\d))?)"
_DASHES = "–—-"
_OPEN, _CLOSE = r"[(\[（［【]", r"[)\]）］】]"
_MANY = r"(?:[nNxX∞]|\?{1,3}|many)(?!\w)"
_TOTAL = rf"(?P<slash>[/／](?:(?P<total>\d{{1,6}})(?![\d/])|{_MANY})?)|\s?of\s(?P<of>\d{{1,6}}+)"
_LEAD = re.compile(
    rf"""
    [\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{{0,8}}+
    (?P<mark> \#?(?:THREAD|[Tt]hread)[\s:]{{1,3}}+ | 🧵\s{{0,3}}+ )?
    (?P<label> (?P<open>{_OPEN})? \#? {_NUMBER} (?:{_TOTAL})? (?P<close>\.?{_CLOSE})?
               (?(slash) [.:：]? | (?P<stop>[.．:：、]|\s?[{_DASHES}])? ) )""",
    re.VERBOSE,
)
_TRAIL = rf"""(?x)
    (?P<label> (?P<open>{_OPEN})? (?P<cut>[/／])? {_NUMBER} (?:{_TOTAL})? (?(open){_CLOSE}) ) \Z"""
"""Left as text, as `_AFTER_TRAIL` is: `re` compiles it when it is first used; few threads need it."""
_LONGEST_TRAIL = 20
"""Characters of the longest label that is looked for at the end of a line."""
_TRAIL_ENDS = "/／nNxX?∞)]）］】"
_AFTER_TRAIL = r"(?:https?://|pic\.twitter\.com/)\S+|[🧵👇⬇⤵\ufe0f]+|🔚|[(\[/]?(?:END|ENDS|[Ee]nd|[Ff]in|FIN)[)\]]?"
"""What may stand behind a label at the end of a line: links, which often are its images, and marks."""
_AFTER_STARTS = "hp🧵👇⬇⤵🔚([/EeFf"
"""How that begins, to spare most lines the look."""
_SPACELESS = "\u0590"
"""From here on are the scripts that need no space after a label, typographic quotes, and emoji."""
_SENTENCE_STARTS = "\"'@#("
_SENTENCE_ENDS = ".…!\"'»。！？"
_PICTURES = "\u20e3🔟"
"""How numbers end that are emoji."""
_ELLIPSES = ("…", "...", "… ", "... ")


class Candidate(NamedTuple):
    """A number that may be the label of a post."""

    at: int
    """Index of its line."""
    start: int
    end: int
    """Where it stands in the line's text."""
    value: int
    """In tenths, as there are posts numbered 2.5."""
    total: int | None
    style: str
    """The label with "#" for its number, and "…" before it at the end of a line: "(#/17)", "…#/5"."""
    weight: int
    place: Place
    apart: bool
    """Whether a blank line stands above it, or below it at the end of a line."""

    @property
    def whole(self) -> int:
        return self.value // 10

    @property
    def number(self) -> str:
        """In plain digits: "2", "2.5"."""
        tenth = self.value % 10
        return f"{self.whole}.{tenth}" if tenth else str(self.whole)


def candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    """All that may be labels, in the order of the text."""
    blank_above = True
    for at, line in enumerate(lines):
        text = line.text
        end = len(text.rstrip())
        if not end:
            blank_above = True
            continue
        lead = _leading(text, at, end, blank_above)
        blank_above = False
        if lead:
            yield lead
            if lead.place == "alone" or lead.weight == CERTAIN:
                continue
        # most lines end with a sentence, and no label does: spare them the search
        if text[end - 1] not in _SENTENCE_ENDS:
            blank_below = at + 1 == len(lines) or lines[at + 1].is_blank
            trail = _trailing(text, at, _end_of_words(text, end), blank_below)
            if trail and (lead is None or trail.start >= lead.end):
                yield trail


def _leading(text: str, at: int, end: int, blank_above: bool) -> Candidate | None:
    match = _LEAD.match(text)
    if match is None:
        return None
    after = match.end()
    weight = _weight_of_leading(match, text[after : after + 3] if after < end else "\n")
    if not weight:
        return None
    return _candidate(match, at, weight, "alone" if after == end else "lead", blank_above)


def _weight_of_leading(match: re.Match[str], following: str) -> int:
    """The weight of a label before these characters; none where it is no label before them."""
    mark, _, opened, number, slash, total, of, closed, stop = match.groups()
    total = total or of
    first = following[0]
    if (opened and not closed) or first.isdecimal():
        return 0
    if not (slash or total or closed or stop or number[-1] in _PICTURES):
        return _weight_of_bare(following) if first.isspace() else 0
    # "2/The" and "2.The" lack a space, but "2-year" is a word
    glued = first.isupper() or first in _SENTENCE_STARTS
    if not (
        first.isspace() or first >= _SPACELESS or (glued and (not stop or stop[-1] not in _DASHES))
    ):
        return 0
    if total and int(total) < _tenths(number) // 10:
        return FAINT
    if slash or total:
        return CERTAIN if not total or mark or opened else LIKELY
    return WEAK


def _weight_of_bare(following: str) -> int:
    """The weight of a number without any sign, by what it stands before."""
    word = following.lstrip()[:1]
    if word.islower() or word.isdecimal():
        return FAINT
    return WEAK if not word or word.isalpha() or word in _SENTENCE_STARTS or word > _SPACELESS else 0


def _end_of_words(text: str, end: int) -> int:
    """Where the words of a line end, if links and marks behind them are left out; 0 without words."""
    for _ in range(3):
        start = text.rfind(" ", 0, end) + 1
        if text[start] not in _AFTER_STARTS or not re.fullmatch(_AFTER_TRAIL, text[start:end]):
            break
        end = len(text[:start].rstrip())
        if not end:
            break
    return end


def _trailing(text: str, at: int, end: int, blank_below: bool) -> Candidate | None:
    if not end or not (text[end - 1].isdecimal() or text[end - 1] in _TRAIL_ENDS):
        return None
    match = re.compile(_TRAIL).search(text, max(0, end - _LONGEST_TRAIL), end)
    if match is None:
        return None
    weight = _weight_of_trailing(match, text)
    if not weight:
        return None
    alone = not text[: match.start()].strip()
    return _candidate(match, at, weight, "alone" if alone else "trail", blank_below)


def _weight_of_trailing(match: re.Match[str], text: str) -> int:
    start = match.start()
    before = text[start - 1] if start else " "
    total = match["total"] or match["of"]
    parted = (
        before.isspace()
        or before in _SENTENCE_ENDS
        or before in ")]"
        or (before > _SPACELESS and not before.isdecimal())
    )
    if match["cut"]:
        return LIKELY if parted and not (match["slash"] or total) else 0
    if not (match["slash"] or total):
        if match["open"]:
            return WEAK
        return WEAK if text.endswith(_ELLIPSES, 0, start) else 0
    if not (match["open"] or parted):
        return 0
    if total and int(total) < _tenths(match["number"]) // 10:
        return FAINT
    return CERTAIN if match["open"] or not total else LIKELY


def _candidate(match: re.Match[str], at: int, weight: int, place: Place, apart: bool) -> Candidate:
    label, number, total, of = match.group("label", "number", "total", "of")
    end = match.end()
    style = label.replace(number, "⃣" if number[-1] in _PICTURES else "#", 1)
    total = total or of
    return Candidate(
        at,
        end - len(label),
        end,
        _tenths(number),
        int(total) if total else None,
        f"…{style}" if place == "trail" else style,
        weight,
        place,
        apart,
    )


def _tenths(number: str) -> int:
    if number.isdecimal():
        return int(number) * 10
    if number == "🔟":
        return 100
    whole, _, tenth = number.partition(".")
    digits = "".join(filter(str.isdecimal, whole))
    return int(digits) * 10 + int(tenth or 0)
