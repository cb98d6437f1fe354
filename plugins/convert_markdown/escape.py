"""Escape text, so that Markdown shows it as it is."""

import re
from functools import cache

from convert import characters
from convert_markdown.options import Flavour
from convert_markdown.unsafe import ANYWHERE, LINE_START, TAG_CHARACTER, Unsafe

DROPPED = " \t\n\v\r\x1c\x1d\x1e\x1f\x85"
"""White space that no parser keeps at the edge of a line, or that no character reference may name."""

# White space that becomes a character reference: parsers disagree about which of it to strip, and a
# line end would end the line.
_KEPT = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z|[\n\r]")

_TAG = re.compile(f"#(?![0-9]*$){TAG_CHARACTER}+")


def clean(text: str) -> str:
    """Replace NUL, which CommonMark forbids (§2.3), and lone surrogates with U+FFFD."""
    return characters.clean(text, "utf-8").replace("\0", "\ufffd")


def strip(line: str) -> str:
    """Remove the white space that Markdown cannot keep at the edges of a line."""
    return line.strip(DROPPED)


def tag_name(hashtag: str) -> str | None:
    """Return a hashtag without its "#"; None if Obsidian would not read the whole as a tag."""
    return hashtag[1:] if _TAG.fullmatch(hashtag) else None


def is_tag(text: str) -> bool:
    """Return whether Obsidian reads a hashtag, written unescaped, as a tag with the same letters."""
    return tag_name(text) is not None and escape(text, "gfm", at_line_start=True) == text


def escape(text: str, flavour: Flavour, *, at_line_start: bool) -> str:
    """Escape one line of cleaned text; spaces at its edges are dropped."""
    escaped = _anywhere(flavour).sub(r"\\\g<0>", strip(text))
    if at_line_start:
        # second, because a character that is escaped already does not start a block
        escaped = _line_start(flavour).sub(_with_backslash, escaped, count=1)
    # the space is the only printable white space
    return escaped if escaped.isprintable() else _KEPT.sub(_as_reference, escaped)


@cache
def _anywhere(flavour: Flavour) -> re.Pattern[str]:
    """Return the pattern of characters that need a backslash anywhere in a line.

    It begins with one set of characters, for which `re` has a fast search.
    """
    rows = [row for row in ANYWHERE if flavour in row.flavours]
    first = re.escape("".join(row.characters for row in rows))
    return re.compile(f"[{first}](?:{'|'.join(map(_conditions_after, rows))})")


def _conditions_after(row: Unsafe) -> str:
    """Return the conditions of a row as a pattern for the position after its character."""
    character = f"[{re.escape(row.characters)}]"
    unless = f"(?<!{row.not_before}{character})" if row.not_before else ""
    return f"(?<={row.before}{character}){unless}{row.after}"


@cache
def _line_start(flavour: Flavour) -> re.Pattern[str]:
    """Return the pattern of what starts a block, up to the character that needs a backslash."""
    rows = [row for row in LINE_START if flavour in row.flavours]
    starts = [f"{row.before}[{re.escape(row.characters)}]{row.after}" for row in rows]
    return re.compile(rf"\A(?:{'|'.join(starts)})")


def _with_backslash(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _as_reference(match: re.Match[str]) -> str:
    return "&nbsp;" if match[0] == "\xa0" else f"&#{ord(match[0])};"
