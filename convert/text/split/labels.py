"""Find the numbers in a text that may be labels of posts.

A line has at most two candidates, one at its start and one at its end. `label_sequence` selects those
that are labels. Digits of all scripts count.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import numeric

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.split.attachments import is_attachment
from convert.text.split.label_shapes import CERTAIN, Feature, weight_of
from convert.text.split.thread_markers import is_closing_marker

Place: TypeAlias = Literal["leading", "trailing", "alone"]
"""The place of a label: at the start of a line with words, at its end, or alone on the line."""

_LETTERS = "-abcde"  # of posts inserted after number 2: "2b/", "2/b"
_LETTER = f"[{_LETTERS[1:]}]"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➓"
_IDEOGRAPHS = "一二三四五六七八九"
_NUMBER = (
    rf"(?P<number>(?:\d\ufe0f?\u20e3){{1,3}}|🔟|(?P<circled>[{_CIRCLED}])"
    rf"|(?P<ideographs>(?:[{_IDEOGRAPHS}]?十[{_IDEOGRAPHS}]?|[{_IDEOGRAPHS}])(?=、))"
    r"|\d{1,6}+(?:\.\d(?!\d))?)"
    rf"(?P<letter>{_LETTER}(?=[/／]))?"
)
_DASHES = "–—-"
_OPEN, _CLOSE = r"[(\[{（［【]\s?", r"\s?[)\]}）］】]"
_MANY = r"(?:[nNxX∞]|\?{1,3}|many)(?!\w)(?P<definition>,\s?[nN]\s?=\s?(?P<defined>\d{1,6}+))?"
_TOTAL = (
    r"(?P<slash>(?P<space>\s)?[/／](?:(?(space)\s?)"
    rf"(?:(?P<total>\d{{1,6}}+)(?![\d/%])|{_MANY}|(?P<insert>{_LETTER})(?!\w)))?)"
    r"|\s?of\s(?P<of>\d{1,6}+)"
)
_MARKS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
_LEADING = re.compile(
    rf"""
    [\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{{0,8}}+
    (?P<marker> \#?(?:THREAD|[Tt]hread)[\s:]{{1,3}}+ | 🧵\s{{0,3}}+ )?
    (?: [{_MARKS}]{{1,8}}+\s? )?
    (?P<label> (?P<open>{_OPEN})?
               (?: (?P<word> (?i:tweet|post|toot|skeet) | (?P<part> [Pp]art|PART) )\s )?
               [\#~]? {_NUMBER} (?:{_TOTAL})? (?P<close>\.?{_CLOSE})?
               (?(slash) (?:[.:：{_DASHES}](?!\.))? | (?P<stop>[.．:：、]|\s?[{_DASHES}])? ) )""",
    re.VERBOSE,
)
_TRAILING = re.compile(
    rf"""(?P<label> (?P<open>{_OPEN})? (?P<cut>[/／])? {_NUMBER} (?:{_TOTAL})?
                   (?(open) (?(slash) (?:{_CLOSE})? | {_CLOSE}) ) ) \Z""",
    re.VERBOSE,
)
_MAX_TRAILING_LENGTH = 20
_TRAILING_ENDS = "/／nNxX?∞)]}）］】"  # and digits; a cheap test, since few lines end with a label
# What can follow a trailing label: links, which often are the post's images, hashtags, emoji, and END.
_AFTER_TRAILING = re.compile(
    rf"(?:https?://|pic\.twitter\.com/)\S+|#(?!\d+\b)\w+|[{_MARKS}]+|[(\[/]?(?:END|ENDS|[Ee]nd|[Ff]in|FIN)[)\]]?"
)
_LONGEST_END = 20  # in characters: of a marker of the thread's end after a label alone
_MOST_AFTER_TRAILING = 12  # a post has four pictures at most, but any number of links
_SPACELESS = "\u0590"  # from here: scripts that need no space after a label, curly quotes, and emoji
_SENTENCE_STARTS = "\"'@#("
# "?" is missing because a label can end with it ("2/?"), and URLs have it before numbers.
_BEFORE_LABEL = SENTENCE_ENDS.replace("?", "") + "\"'»"
_PERCENTAGE = re.compile(r"\d{1,3}%")
_KEYCAPS = "\u20e3🔟"  # the last characters of numbers that are emoji
_ELLIPSES = ("…", "...", "… ", "... ")


class Candidate(NamedTuple):
    """A number that may be the label of a post."""

    line_index: int
    start: int
    """Index of the label's first character in the text of its line."""
    end: int
    """Index after its last character."""
    tenths: int
    """Ten times the number, since authors insert posts: 25 for "2.5", and 22 for "2b"."""
    total: int | None
    style: str
    """The label with "#" for its number, and "…" before it if it is trailing: "(#/17)", "…#/5"."""
    weight: int
    place: Place
    next_to_blank_line: bool
    """Whether a blank line precedes a label at the start of a line, or follows one at the end."""
    letter: str = ""
    """The letter of a post that was inserted after another: "b" of "2b/n"."""

    @property
    def whole(self) -> int:
        """The number without its tenth."""
        return self.tenths // 10

    @property
    def number(self) -> str:
        """The number in ASCII digits: "2", "2.5", "2b"."""
        whole, tenth = divmod(self.tenths, 10)
        if self.letter:
            return f"{whole}{self.letter}"
        return f"{whole}.{tenth}" if tenth else str(whole)


def candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    """Return all numbers that may be labels, in the order of the text."""
    blank_above = True
    for index, line in enumerate(lines):
        end = len(line.text.rstrip())
        if not end:
            blank_above = True
            continue
        leading = _leading(line.text, index, end, blank_above)
        blank_above = False
        if leading:
            yield leading
            if leading.place == "alone" or leading.weight == CERTAIN:
                continue
        if line.text[end - 1] not in _BEFORE_LABEL:
            blank_below = index + 1 == len(lines) or lines[index + 1].is_blank
            trailing = _trailing(line.text, index, end, blank_below)
            if trailing and (leading is None or trailing.start >= leading.end):
                yield trailing


def _leading(text: str, index: int, end: int, blank_above: bool) -> Candidate | None:
    """Return the candidate at the start of a line whose words end at `end`."""
    match = _LEADING.match(text)
    if match is None:
        return None
    after = match.end()
    following = text[after : after + 3] if after < end else "\n"
    if not _is_whole_label(match, following):
        return None
    weight = weight_of(frozenset(_leading_features(match, following)))
    if not weight:
        return None
    place: Place = "leading" if after < end and _has_words(text[after:end].lstrip()) else "alone"
    return _candidate(match, index, weight, place, blank_above)


def _has_words(words: str) -> bool:
    """Return whether what follows a label on its line is more than links, hashtags or "/END"."""
    if len(words) <= _LONGEST_END and is_closing_marker(words):
        return False
    # a capital begins a sentence, so that most lines need no search
    return words[:1].isupper() or not is_attachment(words)


def _is_whole_label(match: re.Match[str], following: str) -> bool:
    """Return whether a leading match is not the first part of a longer word or number."""
    first = following[0]
    if match["open"] and not match["close"]:
        return False
    if match["circled"] or match["ideographs"]:
        return True
    if first.isspace():
        return not match["word"] or not _is_bare(match) or match.end() == len(match.string.rstrip())
    if _is_bare(match):
        return False
    if first.isdecimal():
        return match["slash"] is not None and _PERCENTAGE.match(match.string, match.end()) is not None
    # "2/The" and "2.The" lack a space, but "2-Year" is a word
    ends_with_dash = (match["stop"] or "").endswith(tuple(_DASHES))
    starts_sentence = first.isupper() or first in _SENTENCE_STARTS
    return (
        first >= _SPACELESS or (starts_sentence and not ends_with_dash) or _is_glued(match, following)
    )


def _is_glued(match: re.Match[str], following: str) -> bool:
    """Return whether a word without a capital follows a slash or a total: "2/and", "2/17...is"."""
    return match["slash"] is not None and (following[0].islower() or following.startswith(".."))


def _is_bare(match: re.Match[str]) -> bool:
    """Return whether a leading match is a number with nothing that marks it as a label."""
    number, *marks = match.group("number", "slash", "of", "close", "stop")
    return not (any(marks) or number[-1] in _KEYCAPS)


def _leading_features(match: re.Match[str], following: str) -> set[Feature]:
    marker, opening, word, part, number, slash, close, stop = match.group(
        "marker", "open", "word", "part", "number", "slash", "close", "stop"
    )
    features: set[Feature] = {"leading", _total_feature(match)}
    if opening:
        features.add("brackets")
    if marker:
        features.add("marker")
    if word:
        features.add("part" if part else "word")
    if slash and slash[0].isspace():
        features.add("spaced")
    if slash and not following[0].isspace() and _is_glued(match, following):
        features.add("glued")
    if match["circled"]:
        features.add("circled")
    elif match["ideographs"]:
        features.add("ideographs")
    elif close or stop or number[-1] in _KEYCAPS:
        features.add("sign")
    elif "no total" in features:
        first = following.lstrip()[:1]
        if first.islower() or first.isdecimal():
            features.add("before small letter")
        elif not first or first.isalpha() or first in _SENTENCE_STARTS or first > _SPACELESS:
            features.add("before word")
    return features


def _trailing(text: str, index: int, end: int, blank_below: bool) -> Candidate | None:
    """Return the candidate at the end of a line whose text ends at `end`."""
    end = _end_before_links(text, end)
    if not end or not (text[end - 1].isdecimal() or text[end - 1] in _TRAILING_ENDS):
        return None
    match = _TRAILING.search(text, max(0, end - _MAX_TRAILING_LENGTH), end)
    if match is None:
        return None
    weight = weight_of(frozenset(_trailing_features(match)))
    place: Place = "trailing" if text[: match.start()].strip() else "alone"
    return _candidate(match, index, weight, place, blank_below) if weight else None


def _end_before_links(text: str, end: int) -> int:
    """Return where the text ends without links and markers at its end; 0 if it is nothing else."""
    for _ in range(_MOST_AFTER_TRAILING):
        start = text.rfind(" ", 0, end) + 1
        if not _AFTER_TRAILING.fullmatch(text, start, end):
            break
        end = len(text[:start].rstrip())
        if not end:
            break
    return end


def _trailing_features(match: re.Match[str]) -> set[Feature]:
    text, start, slash = match.string, match.start(), match["slash"]
    before = text[start - 1] if start else " "
    features: set[Feature] = {"trailing", _total_feature(match)}
    if match["open"]:
        features.add("brackets")
    if match["cut"]:
        features.add("slash before")
    if slash and slash[0].isspace():
        features.add("spaced")
    if before in ".," and text[max(0, start - 2) : start - 1].isdecimal():
        features.add("in number")
    if text.endswith(_ELLIPSES, 0, start):
        features.add("after ellipsis")
    is_spaceless = before > _SPACELESS and not before.isdecimal()
    if before.isspace() or before in _BEFORE_LABEL or before in ")]" or is_spaceless:
        features.add("separate")
    return features


def _total_feature(match: re.Match[str]) -> Feature:
    number, slash = match.group("number", "slash")
    total = _total(match)
    if total is None:
        return "open total" if slash else "no total"
    return "exceeded total" if total < _tenths(number) // 10 else "total"


def _total(match: re.Match[str]) -> int | None:
    """Return the total in a label: "2/17", "2 of 17", "2/n, n = 17"."""
    total = match["total"] or match["of"] or match["defined"]
    return int(total) if total else None


def _candidate(
    match: re.Match[str], line_index: int, weight: int, place: Place, next_to_blank_line: bool
) -> Candidate:
    label, number = match.group("label", "number")
    letter = match["letter"] or match["insert"] or ""
    style = label.replace(number, _sign(match), 1).replace(letter, "", 1)
    style = style.replace(match["definition"] or "", "", 1)
    if style == "#" and "." in number:
        style = "#."  # "2.1" is a part of "2."
    return Candidate(
        line_index=line_index,
        start=match.end() - len(label),
        end=match.end(),
        tenths=_tenths(number) + (_LETTERS.index(letter) if letter else 0),
        total=_total(match),
        style=f"…{style}" if place == "trailing" else style,
        weight=weight,
        place=place,
        next_to_blank_line=next_to_blank_line,
        letter=letter,
    )


def _sign(match: re.Match[str]) -> str:
    """Return what stands for the number of a label in its style."""
    if match["circled"]:
        return "①"
    if match["ideographs"]:
        return "一"
    return "⃣" if match["number"][-1] in _KEYCAPS else "#"


def _tenths(number: str) -> int:
    """Return ten times a number as it is written: digits of any script, emoji, 二十一, or a decimal."""
    if number.isdecimal():
        return int(number) * 10
    if number == "🔟":
        return 100
    if len(number) == 1:
        return int(numeric(number)) * 10
    if "十" in number:
        tens, _, ones = number.partition("十")
        return int(10 * numeric(tens or "一") + numeric(ones or "〇")) * 10
    whole, _, tenth = number.partition(".")
    digits = "".join(filter(str.isdecimal, whole))
    return int(digits) * 10 + int(tenth or 0)
