"""Detect the legacy encoding of a text that has no byte order mark and is not UTF-8."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convert.characters import script

# chardet's confidence is far below 1 for Latin scripts even where it is right; noise is below 0.06.
_LEAST_CONFIDENCE = 0.08
_FEWEST_BYTES = 8  # beyond ASCII; a single "é" fits thirty encodings
_LARGEST_SAMPLE = 200_000  # bytes
# Among so many letters beyond ASCII, one may be of another script than the Latin letter beside it.
_LETTERS_PER_FOREIGN_ONE = 5
_ASCII = bytes(range(0x80))
_C1_CONTROLS = re.compile("[\x80-\x9f]")
_BESIDE_LATIN = re.compile(r"(?<=[A-Za-z])[^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=[A-Za-z])")


class Detected(NamedTuple):
    """A decoded text and its encoding."""

    text: str
    encoding: str
    """The encoding's name in Python: "cp1251"."""
    script: str
    """The script of most letters beyond ASCII: "Cyrillic"."""


def detect(data: bytes) -> Detected | None:
    """Return the decoded text, or None if no encoding is certain enough.

    The data is not UTF-8, not even with a few damaged bytes.
    """
    sample = _sample(data)
    if len(sample.translate(None, _ASCII)) < _FEWEST_BYTES:
        return None
    for encoding in _candidates(sample):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        excerpt = sample.decode(encoding, "ignore")
        letters = [letter for letter in excerpt if letter > "\x7f" and letter.isalpha()]
        if not _C1_CONTROLS.search(text) and not _mixes_scripts(excerpt, letters):
            return Detected(text, codecs.lookup(encoding).name, _commonest_script(letters))
    return None


def is_damaged_utf8(data: bytes) -> bool:
    """Return whether most sequences beyond ASCII are valid UTF-8."""
    text = _sample(data).decode("utf-8", "replace")
    invalid = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - invalid > invalid


def _sample(data: bytes) -> bytes:
    """Return the lines that contain bytes beyond ASCII, up to `_LARGEST_SAMPLE`."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_LARGEST_SAMPLE]


def _candidates(sample: bytes) -> Iterator[str]:
    """Yield the encodings that chardet is confident of, the best first, without UTF-8 and its kin."""
    # Its import takes 80 ms, half of a whole conversion to Markdown, and only legacy files need it.
    from chardet import EncodingEra, detect_all

    eras = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO | EncodingEra.LEGACY_MAC
    for answer in detect_all(sample, encoding_era=eras, compat_names=False):
        encoding = answer["encoding"]
        if (
            encoding is not None
            and answer["confidence"] >= _LEAST_CONFIDENCE
            and not encoding.startswith("utf")
        ):
            yield encoding


def _mixes_scripts(text: str, letters: Sequence[str]) -> bool:
    """Return whether letters of other scripts are inside Latin words, as in "Perchй".

    A few are accepted: a word of a Latin script may have an ending of another ("iPhoneа").
    """
    foreign = sum(script(found[0]) != "LATIN" for found in _BESIDE_LATIN.finditer(text))
    return foreign * _LETTERS_PER_FOREIGN_ONE > len(letters)


def _commonest_script(letters: Sequence[str]) -> str:
    """Return the commonest script of the letters, capitalised; "punctuation" if there are none."""
    for name, _ in Counter(map(script, letters)).most_common(1):
        return name if name == "CJK" else name.capitalize()
    return "punctuation"
