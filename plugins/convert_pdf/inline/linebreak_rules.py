"""Rules that tailor the line breaks of UAX #14: spaces without a break, and breaks inside words.

A rule applies to a position if the text before it ends with `before` and the text after it starts with
`after`.
"""

import re
from typing import NamedTuple

SPACES = "\t \r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""White space after which a line may end. U+000D is among it, so that it may precede U+000A."""
LINE_ENDS = "\n\v\f\x85\u2028\u2029"
"""Characters that end a line."""

# Classes of characters, in the notation that regular expressions have inside of brackets.
_SIGN = "$£¥€₽₴₹№§"
_OPENING = rf"(\[{{‚„{_SIGN}"
_OPENING_QUOTE = "«‘‛“‟‹"
_CLOSING = r")\]}%‰°′″℃℉»’”›"
_POINT = "!,.:;?\u037e\u0589\u060c\u061b\u061f\u06d4\u0964\u0965\u203c\u203d\u2047\u2048\u2049"
_ELLIPSIS = "\u2024\u2025\u2026\u22ef"
_HYPHEN = "\\-\u2010\u2012\u2013\u058a"
_DASH = "\u2014\u2015"
_EMOJI = "\u231a-\u23f3\u2600-\u27bf\U0001f000-\U0001faff"
_MARKS = "\u0300-\u036f\u0591-\u08ff\u0900-\u0dff"  # combining marks, which \w does not match
_ALNUM = rf"[\w{_MARKS}]"
_LETTER = rf"(?!\d){_ALNUM}"
_FIRST_LETTER = r"[^\W\d]"
_WORD_START = rf"[\w{_OPENING}{_OPENING_QUOTE}]"
_END = rf"(?:[{SPACES}{LINE_ENDS}]|\Z)"


# Full-width marks and half-width forms that end something, small kana and marks that repeat or prolong
# (JLReq 3.1.7, CLReq 3.1.7), and signs after numbers, which UAX #14 separates from a closing bracket.
_EAST_ASIAN_NEVER_FIRST = (
    "、。，．：；？！・）〕］｝〉》」』】〗〙〛｠〟〜～゠ー々〻ゝゞヽヾ％‰℃°′″"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｣､｡･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
# Signs that repeat, abbreviate or end in Thai, Lao and Khmer, also after a space, which Thai has before
# ๆ (Office of the Royal Society of Thailand, rules for punctuation).
_SOUTH_EAST_ASIAN_NEVER_FIRST = "ๆฯ๚๛ໆຯៗ។៕៖"

NEVER_FIRST = frozenset(_EAST_ASIAN_NEVER_FIRST + _SOUTH_EAST_ASIAN_NEVER_FIRST)
"""Characters that start no line, not even after white space."""
NEVER_LAST = frozenset("（〔［｛〈《「『【〖〘〚｟〝｢＄￥$£¥€№")
"""Opening brackets and signs before numbers (JLReq 3.1.8, CLReq 3.1.7), after which no line ends."""


class Rule(NamedTuple):
    """A rule, as two regular expressions; `before` matches a fixed number of characters."""

    before: str
    after: str


FORBIDDEN = (
    # thousands: 10 000 000, but 2020 300
    Rule("[0-9] ", r"(?<![0-9]{4} )[0-9]{3}(?![0-9])"),
    # a number and its unit: 5 km
    Rule(
        "[0-9] ",
        r"(?:[kcmµ]?m|k?g|[kMGT]?[Bb]|[kMG]?W|k?V|Hz|mph|am|pm|[ap]\.m\."
        r"|thousand|million|billion|bn|mln"
        r"|км|см|мм|м|кг|г|т|тыс|млн|млрд|руб|лет|год|года|году"
        r"|Uhr|Mio|Mrd|Millionen|Milliarden)(?!\w)",
    ),
    # what announces a number, and the number: No. 5
    Rule(r"\b[Nn]o\. ", "[0-9]"),
    Rule(r"\bNr\. ", "[0-9]"),
    Rule(r"\bp\. ", "[0-9]"),
    Rule(r"\bpp\. ", "[0-9]"),
    Rule(r"\b[Vv]ol\. ", "[0-9]"),
    # opening brackets and signs: ( see, № 5
    Rule(rf"[{_OPENING}][{SPACES}]", ""),
    # opening quotation marks: « Pourquoi, but the closing mark of »so« he
    Rule(rf"^[{_OPENING_QUOTE}][{SPACES}]", ""),
    Rule(rf"[{SPACES}{LINE_ENDS}{_OPENING}][{_OPENING_QUOTE}][{SPACES}]", ""),
    # closing marks that are set off by a space: Pourquoi ? »
    Rule(rf"[{SPACES}]", rf"[{_POINT}{_CLOSING}]{{1,3}}{_END}"),
    # dashes that are set off by spaces stay with the word before them: one – two
    Rule(rf"[{SPACES}]", rf"[{_HYPHEN}{_DASH}]{{1,3}}{_END}"),
)
"""Positions after white space where no line ends, though UAX #14 would permit it."""

ADDED = (
    # a hyphen between two letters on each side: well-known; not e-mail, COVID-19 or 1990–92
    Rule(rf"{_LETTER}{_LETTER}[{_HYPHEN}]", rf"{_FIRST_LETTER}{_LETTER}"),
    # two hyphens instead of a dash: two--dashes
    Rule(rf"[\w{_MARKS}{_CLOSING}{_POINT}][{_HYPHEN}][{_HYPHEN}]", _WORD_START),
    # em dashes that follow a word: word—word
    Rule(
        rf"[^{SPACES}{LINE_ENDS}{_OPENING}{_OPENING_QUOTE}{_HYPHEN}{_ELLIPSIS}\"'/][{_DASH}]",
        rf"(?:{_WORD_START}|[{_EMOJI}])",
    ),
    # an ellipsis: wait…what
    Rule(rf"[\w{_MARKS}{_EMOJI}{_CLOSING}][{_ELLIPSIS}]", _WORD_START),
    # three full stops: wait...what
    Rule(rf"{_ALNUM}[{_POINT}][{_POINT}][{_POINT}]", _WORD_START),
    # a slash between three letters or digits on each side: 2020/2021, but and/or, 24/7
    Rule(rf"{_ALNUM}{_ALNUM}{_ALNUM}/", rf"\w{_ALNUM}{_ALNUM}"),
)
"""Positions between two characters of a word where a line may end."""

_ANY_ADDED = re.compile(
    rf"[{_HYPHEN}{_DASH}{_ELLIPSIS}{_POINT}/]"
)  # the last character of each `before`


def _compile(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?<={rule.before})(?={rule.after})" for rule in rules))


_FORBIDDEN = _compile(FORBIDDEN)
_ADDED = _compile(ADDED)


# A mark that starts a word, to which UAX #14 joins what precedes it, even a space: .NET, /etc, :-)
_SPACE_BEFORE_MARK = re.compile(rf"(?<=[^{SPACES}{LINE_ENDS}])[{SPACES}]+(?=[{_POINT}{_CLOSING}/])")


def is_forbidden(text: str, position: int) -> bool:
    """Return whether no line may end at a position, after white space."""
    if text[position - 2 : position - 1].isalpha() and text[position].isalpha():
        return False  # most spaces are between two words, which no rule forbids
    return _FORBIDDEN.match(text, position) is not None


def added_in_words(text: str) -> list[int]:
    """Return the positions inside of words where a line may end, ascending."""
    marks = (match.end() for match in _ANY_ADDED.finditer(text))
    return [
        position
        for position in marks
        if _ADDED.match(text, position) and text[position : position + 1] not in NEVER_FIRST
    ]


def added_after_spaces(text: str) -> list[int]:
    """Return the positions after white space where a line may end, though UAX #14 forbids it."""
    spaces = (match.end() for match in _SPACE_BEFORE_MARK.finditer(text))
    return [position for position in spaces if not is_forbidden(text, position)]
