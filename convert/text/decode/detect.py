"""Detect: which encoding the bytes of a text are in, where no mark says so and it is not UTF-8."""

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

_CONFIDENT = 0.08
"""chardet's figure, far below 1 for Latin scripts even where it is right; noise stays under 0.06."""
_EVIDENCE = 8
"""Bytes beyond ASCII, at the least: one "é" fits thirty encodings."""
_SAMPLE = 200_000
"""Bytes, taken from lines that hold any beyond ASCII: the others say nothing."""
_FOREIGN = 5
"""One letter in so many may be of another script than the Latin one beside it, as in "Perchй"."""
_C1_CONTROLS = re.compile("[\x80-\x9f]")


class Detected(NamedTuple):
    """A text, and what it was in."""

    text: str
    encoding: str
    """As Python calls it: "cp1251"."""
    script: str
    """Of most of the letters beyond ASCII: "Cyrillic"."""


def detect(data: bytes) -> Detected | None:
    """The text of bytes in a legacy encoding; None where the evidence is thin, or UTF-8 only broken."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) < _EVIDENCE or _is_broken_utf8(sample):
        return None
    from chardet import EncodingEra, detect_all  # 80 ms that a text in UTF-8 has no use for

    eras = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO | EncodingEra.LEGACY_MAC
    for answer in detect_all(sample, encoding_era=eras, compat_names=False):
        encoding = answer["encoding"]
        if encoding is None or answer["confidence"] < _CONFIDENT or encoding.startswith("utf"):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        shown = sample.decode(encoding, "ignore")
        letters = [c for c in shown if c > "\x7f" and c.isalpha()]
        if not _C1_CONTROLS.search(text) and not _is_mixed(shown, letters):
            return Detected(text, codecs.lookup(encoding).name, _script(letters))
    return None


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8 nevertheless: then a few bytes were damaged."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > broken


def _is_mixed(text: str, letters: list[str]) -> bool:
    """Whether letters of other scripts stand within Latin words: no language writes like that."""
    pairs = re.findall(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=[A-Za-z])", text)
    foreign = sum(_scripts(pair).isdisjoint({"LATIN"}) for pair in pairs)
    return foreign * _FOREIGN > len(letters)


def _scripts(text: str) -> set[str]:
    """The scripts of the letters beyond ASCII, as Unicode's names of characters begin."""
    return {unicodedata.name(c, "?").partition(" ")[0] for c in text if c > "\x7f"}


def _script(letters: list[str]) -> str:
    """The commonest script among letters; "punctuation" where there are none."""
    names = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in letters)
    for name, _ in names.most_common(1):
        return name if name == "CJK" else name.capitalize()
    return "punctuation"
