"""Recognise lines that belong to the post above, even below its label: links, hashtags, a PS."""

import re
from collections.abc import Sequence

from convert.text.lines import CODE_SIGN, Line

_LINK = r"(?:https?://|pic\.twitter\.com/)\S++"
_HASHTAG = r"\#(?!\d++\b)\w++"
_ATTACHMENT = re.compile(
    rf"""\s*+ (?: [^\w\s@\#({CODE_SIGN}]*+ \s*+ (?: {_LINK} | {_HASHTAG} ) \s*+
               (?: \([^()]{{0,60}}+\) \s*+ )? )++
       | \s*+ (?i:cc|via|h/t)\b :? \s*+ (?: @\w++ [\s,.&]*+ )++
       | \s*+ (?: [^\w\s@\#{CODE_SIGN}] \s*+ )++""",
    re.VERBOSE,
)
_POSTSCRIPT = re.compile(r"\s*(?:P\.?\s?){1,3}S\b\s?[.:,–—-]|\s*PS\s", re.IGNORECASE)


def is_attachment(text: str) -> bool:
    """Return whether a line consists of links, hashtags, marks, or of people after "cc"."""
    return _ATTACHMENT.fullmatch(text) is not None


def attachments_end(lines: Sequence[Line], begin: int, end: int) -> int:
    """Return the index after the lines from `begin` on that belong to the post above.

    Blank lines can precede them. A postscript extends to the end of its paragraph.
    """
    index = done = begin
    while index < end:
        text = lines[index].text
        if is_attachment(text):
            done = index + 1
        elif _POSTSCRIPT.match(text):
            while index + 1 < end and not lines[index + 1].is_blank:
                index += 1
            done = index + 1
        elif not lines[index].is_blank:
            break
        index += 1
    return done
