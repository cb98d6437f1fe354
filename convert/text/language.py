"""Detect the language of a thread with fastText's model `lid.176.ftz`.

The model is in `language_model/`, with its licence (CC BY-SA 3.0).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from fasttext import load_model

from convert.tree import Paragraph, Post, Text

UNKNOWN = "und"
"""The BCP 47 tag of a language that is not known."""

_MIN_PROBABILITY = 0.7  # words in no particular order, such as lists of names, reach about 0.5
_MIN_LETTERS = 20
# Of a post whose language is not that of the thread: short posts are more often mistaken.
_MIN_FOREIGN_PROBABILITY = 0.85
_MIN_FOREIGN_LETTERS = 30
_SAMPLE_LENGTH = 300  # in characters; longer samples are slower and no more accurate
_GLANCE_LENGTH = 60  # in characters: enough to see that a post is in the language of the thread
# Most threads are English, and most English posts need no closer look than for these words.
_ENGLISH_WORDS = (" the ", " of ", " and ", " to ", " is ", " that ", " for ", " with ")


def detect_language(posts: Sequence[Post]) -> str:
    """Return the language of the posts as a BCP 47 tag, or "und" if it is uncertain."""
    sample = _one_line(_words(posts))
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return UNKNOWN
    language, probability = _predict(sample)
    return language if probability >= _MIN_PROBABILITY else UNKNOWN


def detect_foreign(post: Post, language: str) -> str | None:
    """Return the language of a post if it surely is another than `language`, that of the thread."""
    words = _words((post,))
    if language == "en" and any(word in words for word in _ENGLISH_WORDS):
        return None
    sample = _one_line(words)
    if sum(map(str.isalpha, sample)) < _MIN_FOREIGN_LETTERS:
        return None
    if _predict(sample[:_GLANCE_LENGTH])[0] == language:
        return None
    found, probability = _predict(sample)
    least = _MIN_PROBABILITY if language == UNKNOWN else _MIN_FOREIGN_PROBABILITY
    return found if found != language and probability >= least else None


def _predict(sample: str) -> tuple[str, float]:
    (label,), (probability,) = _model().predict(sample, k=1)
    return label.removeprefix("__label__"), probability


def _words(posts: Sequence[Post]) -> str:
    """Return the first words of the posts, without mentions, links and hashtags."""
    words = ""
    for post in posts:
        for block in post.blocks:
            if isinstance(block, Paragraph):
                for inline in block.inlines:
                    if isinstance(inline, Text):
                        words += f" {inline.text[:_SAMPLE_LENGTH]}"
            if len(words) >= _SAMPLE_LENGTH:
                return words[:_SAMPLE_LENGTH]
    return words


def _one_line(words: str) -> str:
    return " ".join(words.split())


@cache
def _model() -> Any:
    """Load the model: 30 ms, once per process."""
    with as_file(files("convert.text") / "language_model" / "lid.176.ftz") as path:
        return load_model(str(path))
