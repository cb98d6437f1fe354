"""Detect the language of a thread with fastText's model `lid.176.ftz`.

The model is in `language_model/`, with its licence (CC BY-SA 3.0).
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

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


def detect_language(posts: Sequence[Post]) -> str:
    """Return the language of the posts as a BCP 47 tag, or "und" if it is uncertain.

    The first 300 characters decide. If they are of posts in several languages, it is the language of
    most of them.
    """
    samples = _samples(posts)
    counts = [_letters(sample) for sample in samples]
    found = _surely(" ".join(samples), sum(counts))
    if len(samples) == 1:
        return found
    letters: Counter[str] = Counter()
    for sample, count in zip(samples, counts, strict=True):
        letters[found if _is_plainly(found, sample) else _surely(sample, count)] += count
        if found != UNKNOWN and 2 * letters[found] > sum(counts):
            return found
    del letters[UNKNOWN]
    return max(letters, key=letters.__getitem__, default=found)


def detect_foreign(post: Post, language: str) -> str | None:
    """Return the language of a post if it surely is another than `language`, that of the thread."""
    words = _words(post)
    if language == "en" and _has_english_words(words):
        return None
    sample = " ".join(words.split())
    if _letters(sample) < _MIN_FOREIGN_LETTERS or _is_plainly(language, sample):
        return None
    found, probability = _predict(sample)
    least = _MIN_PROBABILITY if language == UNKNOWN else _MIN_FOREIGN_PROBABILITY
    return found if found != language and probability >= least else None


def _surely(sample: str, letters: int) -> str:
    """Return the language of a sample; "und" if it has few letters or the language is uncertain."""
    if letters < _MIN_LETTERS:
        return UNKNOWN
    language, probability = _predict(sample)
    return language if probability >= _MIN_PROBABILITY else UNKNOWN


def _is_plainly(language: str, sample: str) -> bool:
    """Return whether words are in a language at a glance."""
    if language == "en" and _has_english_words(sample):
        return True
    return _predict(sample[:_GLANCE_LENGTH])[0] == language


def _has_english_words(words: str) -> bool:
    """Return whether there are words of no other large language, with which most English is plain.

    Those that are left out: "of" and "is" are Dutch, "for" is Danish and "to" is Polish.
    """
    return " the " in words or " and " in words or " that " in words or " with " in words


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _predict(sample: str) -> tuple[str, float]:
    (label,), (probability,) = _model().predict(sample, k=1)
    return label.removeprefix("__label__"), probability


def _samples(posts: Sequence[Post]) -> list[str]:
    """Return the first words of the posts, each on one line, without mentions, links and hashtags."""
    samples: list[str] = []
    left = _SAMPLE_LENGTH
    for post in posts:
        sample = " ".join(_words(post)[:left].split())
        if sample:
            samples.append(sample)
            left -= len(sample) + 1
        if left <= 0:
            break
    return samples


def _words(post: Post) -> str:
    """Return the first words of a post, without mentions, links and hashtags."""
    words = ""
    for block in post.blocks:
        if isinstance(block, Paragraph):
            for inline in block.inlines:
                if isinstance(inline, Text):
                    words += f" {inline.text[:_SAMPLE_LENGTH]}"
        if len(words) >= _SAMPLE_LENGTH:
            break
    return words[:_SAMPLE_LENGTH]


@cache
def _model() -> Any:
    """Load the model: 30 ms, once per process."""
    from fasttext import load_model

    with as_file(files("convert.text") / "language_model" / "lid.176.ftz") as path:
        return load_model(str(path))
