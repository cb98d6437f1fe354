"""Derive the title and the direction of a document from its posts."""

import re
import unicodedata
from collections.abc import Sequence

from convert.characters import SENTENCE_ENDS
from convert.tree import Direction, Post, plain

_TITLE_LENGTH = 80  # in characters: what lists of files and page headers have room for
_MIN_SENTENCE_LENGTH = 5  # in characters: a shorter sentence ("24/7.") is no title without the next
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}](?=\s)|[。！？]|\n")
_KEPT = "!?…؟！？"  # a question remains a question in a title
_STOPS = " :,;" + "".join(set(SENTENCE_ENDS).difference(_KEPT))


def title(posts: Sequence[Post]) -> str:
    """Return the first sentence of the posts, cut between words near 80 characters."""
    words = next((text for post in posts if (text := plain(post).strip())), "")
    end = _SENTENCE_END.search(words, _MIN_SENTENCE_LENGTH)
    sentence = " ".join(words[: end.end() if end else len(words)].split())
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(_STOPS) or sentence
    cut = sentence.rfind(" ", _TITLE_LENGTH // 2, _TITLE_LENGTH)
    return sentence[: cut if cut > 0 else _TITLE_LENGTH - 1].rstrip(" ,;:–—-") + "…"


def direction(posts: Sequence[Post], default: Direction = "ltr") -> Direction:
    """Return the direction of the first strong character of the posts (UAX #9, P2 and P3).

    It is the `default` if they have no strong character.
    """
    for post in posts:
        for character in plain(post):
            match unicodedata.bidirectional(character):
                case "L":
                    return "ltr"
                case "R" | "AL":
                    return "rtl"
    return default
