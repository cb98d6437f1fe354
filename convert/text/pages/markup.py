"""Divide Markdown, as clippers write it, into words, pictures and quoted posts."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.pages.bylines import find_bylines
from convert.text.pages.page import Part, Picture, Quotation, Words, removed
from convert.text.pages.rows import rows_of
from convert.text.split.post_lines import trimmed
from convert.tree import Repair

_IMAGE = re.compile(
    r"\[?!\[(?P<alt>[^\[\]]{0,2000})\]\((?P<url>https?://[^\s()]{1,1000})\)(?:\]\(\S{1,1000}\))?"
)
_NO_ALT = frozenset(["", "image", "photo", "embedded video", "video"])
_QUOTED = re.compile(r"\s*>\s?")
_DEEPEST = 3  # quoted posts in each other
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"\s*(?:-\s?){3,}|\s*(?:\*\s?){3,}|\s*_{3,}\s*")


def is_rule(text: str) -> bool:
    """Return whether a line is a rule ("---", "***")."""
    return _RULE.fullmatch(text) is not None


def divided(lines: Sequence[Line], depth: int = 0) -> tuple[tuple[Part, ...], list[Repair]]:
    """Return the parts of a post in Markdown, and a repair for each mark that is not in them.

    `depth` is the number of quoted posts that the lines are in.
    """
    parts: list[Part] = []
    repairs: list[Repair] = []
    begin = at = 0
    while at < len(lines):
        text = lines[at].text
        end = at + 1
        found: Part | None = None
        if "![" in text and (image := _IMAGE.fullmatch(text.strip())):
            found = _picture(image, lines[at], repairs)
        elif depth < _DEEPEST and _QUOTED.match(text):
            while end < len(lines) and _QUOTED.match(lines[end].text):
                end += 1
            found = _quotation(lines[at:end], repairs, depth)
        if found is not None:
            _append_words(parts, repairs, lines[begin:at])
            parts.append(found)
            begin = end
        at = end
    _append_words(parts, repairs, lines[begin:])
    return tuple(parts), repairs


def _append_words(parts: list[Part], repairs: list[Repair], lines: Sequence[Line]) -> None:
    kept = trimmed([_unescaped(line, repairs) for line in lines])
    if kept:
        parts.append(Words(kept))


def _picture(image: re.Match[str], line: Line, repairs: list[Repair]) -> Picture:
    alt = None if image["alt"].strip().lower() in _NO_ALT else image["alt"].strip()
    repairs.append(
        Repair(
            kind="picture",
            line=line.number,
            text=line.text.strip(),
            became=" ".join(filter(None, [alt, image["url"]])),
            message="made a figure of the picture's address",
        )
    )
    return Picture(kind="image", alt=alt, url=image["url"])


def _quotation(lines: Sequence[Line], repairs: list[Repair], depth: int) -> Quotation | None:
    """Return the quoted post that lines with ">" are; None if there is no byline in the first."""
    inner = [line._replace(text=_QUOTED.sub("", line.text, count=1)) for line in lines]
    rows = rows_of(inner)
    bylines = find_bylines(rows)
    if not bylines or bylines[0].begin:
        return None
    byline = bylines[0]
    below = rows[byline.end - 1].line + 1
    marks = [line._replace(text=_mark(line)) for line in lines[below:]]
    repairs += removed(
        "quote", [*lines[:below], *marks], "made a quote of the post that the page quotes"
    )
    parts, others = divided(inner[below:], depth + 1)
    repairs += others
    return Quotation(author=byline.author, when=byline.when, url=byline.url, parts=parts)


def _mark(line: Line) -> str:
    found = _QUOTED.match(line.text)
    return found[0] if found else ""


def _unescaped(line: Line, repairs: list[Repair]) -> Line:
    r"""Return a line without the backslashes of Markdown ("1\.")."""
    if "\\" not in line.text:
        return line
    text, count = _ESCAPED.subn(r"\1", line.text)
    if count:
        repairs.append(
            Repair(
                kind="markup",
                line=line.number,
                text="\\" * count,
                became="",
                message="removed the backslashes of Markdown",
            )
        )
    return line._replace(text=text)
