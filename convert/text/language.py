"""Detect the language of a thread with fastText's model `lid.176.ftz`.

The model is in `language_model/`, with its licence (CC BY-SA 3.0).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from fasttext import load_model

from convert.tree import Post, Text

UNKNOWN = "und"
"""The BCP 47 tag of a language that is not known."""

_MIN_PROBABILITY = 0.7  # words in no particular order, such as lists of names, reach about 0.5
_MIN_LETTERS = 20
_SAMPLE_LENGTH = 300  # in characters; longer samples are slower and no more accurate


def detect_language(posts: Sequence[Post]) -> str:
    """Return the language of the posts as a BCP 47 tag, or "und" if it is uncertain."""
    sample = _sample(posts)
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return UNKNOWN
    (label,), (probability,) = _model().predict(sample, k=1)
    return label.removeprefix("__label__") if probability >= _MIN_PROBABILITY else UNKNOWN


def _sample(posts: Sequence[Post]) -> str:
    """Return the first words of the posts on one line, without mentions, links and hashtags."""
    words = ""
    for post in posts:
        for block in post.blocks:
            for inline in block.inlines:
                if isinstance(inline, Text):
                    words += f" {inline.text[:_SAMPLE_LENGTH]}"
            if len(words) >= _SAMPLE_LENGTH:
                return " ".join(words[:_SAMPLE_LENGTH].split())
    return " ".join(words.split())


@cache
def _model() -> Any:
    """Load the model: 30 ms, once per process."""
    with as_file(files("convert.text") / "language_model" / "lid.176.ftz") as path:
        return load_model(str(path))
