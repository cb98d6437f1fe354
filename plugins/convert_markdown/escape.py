"""Escaping: the words of a line as Markdown that reads as these words."""

import re
from functools import cache

from convert_markdown.options import Flavour
from convert_markdown.unsafe import ANYWHERE, LINE_START, TAG_CHARACTER, Unsafe

_UNWRITABLE = "[\0\ud800-\udfff]"
_DROPPED = " \t\n\v\r\x1c\x1d\x1e\x1f\x85"
"""White space that no parser keeps at the edge of a line, or that no reference may name."""
_KEPT = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z|[\n\r]")
"""White space that holds as a reference: parsers strip it differently, and a line end would be one."""


def clean(text: str) -> str:
    """A text with U+FFFD for NUL, which CommonMark forbids (§2.3), and for lone surrogates."""
    return text if text.isprintable() else re.sub(_UNWRITABLE, "\ufffd", text)


def stripped(line: str) -> str:
    """A line without the white space at its edges that Markdown can't hold there."""
    return line.strip(_DROPPED)


def is_tag(text: str) -> bool:
    """Whether Obsidian takes a hashtag, written as it is, for the tag of the same letters."""
    tag = re.fullmatch(f"#(?![0-9]*$){TAG_CHARACTER}+", text)
    return tag is not None and escape(text, "gfm", at_line_start=True) == text


def escape(text: str, flavour: Flavour, *, at_line_start: bool) -> str:
    """One line of cleaned text as Markdown that reads as this text; spaces at its edges are dropped."""
    escaped = _anywhere(flavour).sub(r"\\\g<0>", stripped(text))
    if at_line_start:
        # what has a backslash already is no start of anything
        escaped = _line_start(flavour).sub(_with_backslash, escaped, count=1)
    # no white space but the space is printable
    return escaped if escaped.isprintable() else _KEPT.sub(_as_reference, escaped)


@cache
def _anywhere(flavour: Flavour) -> re.Pattern[str]:
    """Any character that needs a backslash. One set of characters comes first: `re` seeks that fast."""
    rows = [row for row in ANYWHERE if flavour in row.flavours]
    first = re.escape("".join(row.characters for row in rows))
    return re.compile(f"[{first}](?:{'|'.join(map(_seen_from_behind, rows))})")


def _seen_from_behind(row: Unsafe) -> str:
    """The conditions of a row, as seen when its character has just been passed."""
    character = f"[{re.escape(row.characters)}]"
    unless = f"(?<!{row.not_before}{character})" if row.not_before else ""
    return f"(?<={row.before}{character}){unless}{row.after}"


@cache
def _line_start(flavour: Flavour) -> re.Pattern[str]:
    """What would start a block, up to the character that needs a backslash."""
    rows = [row for row in LINE_START if flavour in row.flavours]
    starts = [f"{row.before}[{re.escape(row.characters)}]{row.after}" for row in rows]
    return re.compile(rf"\A(?:{'|'.join(starts)})")


def _with_backslash(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _as_reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
