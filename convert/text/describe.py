"""Derive the title and the direction of a document from its posts."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from convert import titles
from convert.characters import SENTENCE_ENDS, first_strong
from convert.tree import Code, Direction, Paragraph, Post, plain

_TITLE_LENGTH = 80  # in columns: what lists of files have room for
_MIN_SENTENCE_LENGTH = 5  # in characters: a shorter sentence ("24/7.") is no title without the next
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}](?=\s)|[。！？]|\n")
_KEPT = "!?…؟！？"  # a question remains a question in a title
_STOPS = " :,;" + "".join(set(SENTENCE_ENDS).difference(_KEPT))


def title(posts: Sequence[Post], language: str) -> str:
    """Return the first sentence of the posts, cut where a reader would pause.

    The language is that of the document, as a BCP 47 tag.
    """
    words = next(filter(None, map(_prose, posts)), "") or next(filter(None, map(_words, posts)), "")
    end = _SENTENCE_END.search(words, _MIN_SENTENCE_LENGTH)
    sentence = " ".join(words[: end.end() if end else len(words)].split())
    shown = titles.cut(sentence, _TITLE_LENGTH, language)
    return shown if shown != sentence else sentence.rstrip(_STOPS) or sentence


def _prose(post: Post) -> str:
    """Return the words of a post without its code, which no title should be made of."""
    if any(isinstance(block, Code) for block in post.blocks):
        return _words(replace(post, blocks=tuple(b for b in post.blocks if not isinstance(b, Code))))
    return _words(post)


def _words(post: Post) -> str:
    return plain(post).strip()


def direction(posts: Sequence[Post], default: Direction = "ltr") -> Direction:
    """Return the direction of the first strong character of the posts (UAX #9, P2 and P3).

    It is the `default` if they have no strong character. That of code is no evidence.
    """
    for post in posts:
        for block in post.blocks:
            if isinstance(block, Code):
                continue
            # Inlines one by one, since the first one usually decides.
            for node in block.inlines if isinstance(block, Paragraph) else (block,):
                found = first_strong(plain(node))
                if found is not None:
                    return found
    return default
