"""Describe: what a document says of itself: its title and its direction."""

import re
import unicodedata
from collections.abc import Sequence

from convert.tree import Direction, Post, plain

_TITLE_LENGTH = 80
"""Characters, about: what a list of files or a page's head can show."""
_SENTENCE_END = re.compile(r"[.!?…։؟۔।](?=\s)|[。！？]|\n")
_STOPS = " :.,;。։۔।"
"""What ends a sentence, but no title; a question stays one."""
_FEWEST = 5
"""Characters of a first sentence that say too little without the next ("24/7.")."""


def title(posts: Sequence[Post]) -> str:
    """The first sentence of the first post, cut at a word near 80 characters."""
    words = next((text for post in posts if (text := plain(post).strip())), "")
    end = _SENTENCE_END.search(words, _FEWEST)
    sentence = " ".join(words[: end.end() if end else len(words)].split())
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(_STOPS) or sentence
    cut = sentence.rfind(" ", _TITLE_LENGTH // 2, _TITLE_LENGTH)
    return sentence[: cut if cut > 0 else _TITLE_LENGTH - 1].rstrip(" ,;:–—-") + "…"


def direction(posts: Sequence[Post]) -> Direction:
    """The direction of the first strong character (UAX #9, P2 and P3, over the words of the posts)."""
    for post in posts:
        for character in plain(post):
            match unicodedata.bidirectional(character):
                case "L":
                    return "ltr"
                case "R" | "AL":
                    return "rtl"
    return "ltr"
