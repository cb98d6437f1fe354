"""Find out which runs of characters are the name of a host.

The top-level domains in `domains.txt` are for links without a scheme ("bit.ly/abc", but not
"Node.js/React"): a domain that is missing there stays text. The list is short and our own, because a
library of public suffixes reads 10,000 rules before its first answer (90 ms, more than all other
reading).
"""

import re
import unicodedata
from itertools import takewhile
from pathlib import Path

# Top-level domains that, without a path after them, more often end a file's name or a sentence.
FILE_SUFFIXES = frozenset(["ai", "app", "cc", "fm", "md", "ml", "pl", "ps", "rs", "sh", "so"])
LONGEST_HOST = 253  # characters (RFC 1035)
_LONGEST_LABEL = 63
_TOP_LEVEL = frozenset(
    label
    for line in Path(__file__).with_name("domains.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for label in line.split()
)
_LATIN_TOP = re.compile(r"(?:[Xx][Nn]--[A-Za-z0-9-]+|[A-Za-z]{2,63})(?![A-Za-z0-9_-])")
_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")


def is_top_level(label: str) -> bool:
    """Return whether the label is a known top-level domain.

    A capitalised one is not: "It" begins a sentence after a missing space ("so.It").
    """
    return label.lower() in _TOP_LEVEL and not label.istitle()


def host_length(run: str) -> int:
    """Return how many characters of a run of labels and dots are a host; 0 if it is not one.

    The sentence may continue after the last label: the host of "example.comを" and "example.com👇" is
    "example.com". A single label is a host ("localhost"); the last of several need not be known.
    """
    labels = run.split(".")
    if len(run) > LONGEST_HOST or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return 0
    if _IPV4.fullmatch(run) or (len(labels) == 1 and run.isascii()):
        return len(run)
    top = _top_level_of(labels[-1])
    if not is_top_level(top):
        for count, label in enumerate(labels[1:], start=2):
            begins = _top_level_of(label)
            if begins != label and is_top_level(begins):
                labels, top = labels[:count], begins
                break
    # Registered names have no underscore, but their subdomains may (twitter-text).
    if len(labels) == 1 or not top or "_" in labels[-2]:
        return 0
    return len(".".join(labels)) - len(labels[-1]) + len(top)


def _top_level_of(label: str) -> str:
    """Return the start of a label that can end a host: Latin letters, or letters of another script."""
    if latin := _LATIN_TOP.match(label):
        return latin[0]
    if label[0].isascii():
        return ""
    return "".join(takewhile(lambda letter: unicodedata.category(letter)[0] in "LM", label))
