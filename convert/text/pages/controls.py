"""Tell the counts and buttons of a network's page from the words of its posts.

Each could be an author's line, too. So they are removed only where a page has them: below a post, or
between a byline and its words.
"""

import re
from collections.abc import Sequence

from convert.text.pages.phrases import ABOVE_POSTS, ABOVE_WORDS, BELOW_WORDS
from convert.text.pages.when import When, has_clock, parse_when

COUNT = r"\d{1,3}(?:[.,\u202f\xa0]?\d{3})*(?:[.,]\d{1,2})?[ \xa0]?(?:[KMBkmb]|mil|Tsd\.|Mio\.|万|億)?"
_COUNTED = (
    r"(?:views?|reposts?|re-?tweets?|quotes?|quote tweets|likes?|bookmarks?|repl(?:y|ies)|boosts?"
    r"|favou?rites?|saves?|comments?|answers?|impressions)"
)
_STATISTIC = re.compile(rf"(?:{COUNT}\+?(?: ?{_COUNTED})?|{_COUNTED})", re.IGNORECASE)
_BETWEEN_STATISTICS = re.compile(
    r"\s*[·•,]\s*|\s+[/|]\s+|\t+\s*|\s{2,}|(?<=[\dKMB]) (?=\d)|(?<=[a-z]) (?=\d)"
)
_NUMBER = re.compile(rf"{COUNT}\+?")

_BELOW_PATTERN = re.compile(
    rf"(?:read|show|view|see) {COUNT} (?:more )?repl(?:y|ies)"
    r"|.{1,60} (?:reposted|retweeted|boosted|followed)"
    r"|(?:reply|replies) to [\w.@]{1,60}(?:\.\.\.|…)?"
    r"|last edited\b.{0,60}|edited .{4,40}"
    r"|🌐|🔓|🔒",
    re.IGNORECASE,
)
_CLICK_TO_FOLLOW = re.compile(r"click to follow \w{1,30}", re.IGNORECASE)
_LONGEST = 120  # characters of a row of counts
_LONGEST_COUNT = 24  # characters of a count with its words: "Mal angezeigt"
_MOST_BELOW_TIME = 14  # rows: counts and their words
_MOST_NUMBERS = 6  # in the counts of one post: replies, reposts, quotes, likes, bookmarks, views

_TITLE = re.compile(
    r"(?:\(\d+\) )?.{1,80} (?:on (?:X|Twitter|Threads|Mastodon)|\(@[\w.@-]+\))(?:: .*)?"
    r"|.{0,80} [—|/-] (?:X|Bluesky|nitter|Threads)"
)

READERS_NOTE = "Readers added context they thought people might want to know"
"""What X shows above a note that readers added to a post."""

CUT_SHORT = frozenset(["Show more", "… more", "...more", "See more", "Read more"])
"""The buttons that show the rest of a post."""

QUOTE_MARKS = frozenset(["Quote", "Quoted", "Quote post", "Quote Tweet", "Quoted post", "Quoted Tweet"])
"""What a page shows above a quoted post."""


def is_above(text: str) -> bool:
    """Return whether a row between a byline and its words belongs to the page."""
    return text.lower() in ABOVE_WORDS or _CLICK_TO_FOLLOW.fullmatch(text) is not None


def is_below(text: str) -> bool:
    """Return whether a row below the words of a post belongs to the page."""
    return (
        text.lower() in BELOW_WORDS
        or is_statistic(text)
        or closing_when(text) is not None
        or _BELOW_PATTERN.fullmatch(text) is not None
    )


def is_statistic(text: str) -> bool:
    """Return whether a row consists of counts: "12", "1.2K Views", "12 / 34 / 1.2K"."""
    if not text[:1].isalnum() or len(text) > _LONGEST:
        return False
    return all(_STATISTIC.fullmatch(part) for part in _BETWEEN_STATISTICS.split(text.strip()))


def below(texts: list[str]) -> int:
    """Return how many rows at the end of a post belong to the page."""
    count = numbers = 0
    for text in reversed(texts):
        numbers += _NUMBER.fullmatch(text) is not None
        if numbers > _MOST_NUMBERS or not is_below(text):
            break
        count += 1
    return count


def closing_row(texts: Sequence[str]) -> int:
    """Return the index of the time below the words of a post, if nothing else follows but counts.

    Counts can have words beside them in any language, so they only must be short. Without such a time,
    the index is that after the last row.
    """
    for at in range(len(texts) - 1, max(-1, len(texts) - 1 - _MOST_BELOW_TIME), -1):
        if closing_when(texts[at]):
            return at
        if len(texts[at]) > _LONGEST_COUNT:
            break
    return len(texts)


def closing_when(text: str) -> When | None:
    """Return the time of a row such as "9:15 AM · Mar 3, 2025 · 12.3K Views", below a post's words."""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return None
    parts = text.split("·")
    for end in (2, 1):
        shown = "·".join(parts[:end]).strip()
        if has_clock(shown) and (when := parse_when(shown)):
            return when
    return None


def is_above_posts(text: str) -> bool:
    """Return whether a row above the first post belongs to the page."""
    return text.lower() in ABOVE_POSTS or _TITLE.fullmatch(text) is not None
