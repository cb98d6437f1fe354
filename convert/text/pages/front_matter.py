"""Read the YAML that clippers put above a page: flat keys, each with a text or a list of texts."""

import re
from collections.abc import Sequence

from convert.text.lines import Line

_LONGEST = 80  # lines
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s+- (?P<value>.*)|- (?P<other>.*)")
_QUOTES = re.compile(r"""^(["'])(.*)\1$""")
_WIKI_LINK = re.compile(r"^\[\[(.*?)(?:\|.*)?\]\]$")


def front_matter(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """Return the values of the YAML at the top, the first of each list, and the index after it.

    Without YAML there are no values, and the index is 0.
    """
    if not lines or lines[0].text.rstrip() != "---":
        return {}, 0
    values: dict[str, str] = {}
    key = ""
    for index, line in enumerate(lines[1:_LONGEST], start=1):
        text = line.text.rstrip()
        if text == "---":
            return values, index + 1
        if found := _KEY.fullmatch(text):
            key = found["key"].strip().lower()
            values.setdefault(key, _plain(found["value"] or ""))
        elif (item := _ITEM.fullmatch(text)) and key and not values[key]:
            values[key] = _plain(item["value"] or item["other"] or "")
    return {}, 0


def _plain(value: str) -> str:
    """Return a value without quotation marks and the brackets of a link to a note."""
    text = value.strip()
    if quoted := _QUOTES.match(text):
        text = quoted[2]
    if linked := _WIKI_LINK.match(text):
        text = linked[1]
    return text
