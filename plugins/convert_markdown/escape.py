"""Escaping: which characters of a text Markdown could take for markup, each with its reason.

A backslash before ASCII punctuation is always safe (CommonMark 0.31 §2.4), so the rows may say too
much, never too little; they say little, because people read the source as well. The rows cover what
CommonMark, GFM, Obsidian and pandoc's `markdown` and `commonmark_x` give a meaning to.

Out of reach: GFM links a bare e-mail address after escapes are gone. Left alone: pandoc takes `@name`
for a citation, which without `--citeproc` still shows as written, and every mention would need one.
"""

import re
from typing import NamedTuple

MARK = "\0"
"""Stands in a line for markup of ours that ends with a bracket; a cleaned text has none."""

_ALNUM = r"[^\W_]"


class Unsafe(NamedTuple):
    """Characters that need a backslash, each by itself."""

    characters: str
    reason: str
    before: str = ""
    """A regular expression for what precedes: all of it at a line start, an assertion elsewhere."""
    after: str = ""
    """A regular expression, an assertion on what follows."""

    @property
    def pattern(self) -> str:
        return f"{self.before}[{re.escape(self.characters)}]{self.after}"


ANYWHERE = (
    Unsafe("\\", "an escape; a break at the end of a line; TeX for pandoc"),
    Unsafe("`", "code"),
    Unsafe("[", "a link, a footnote, a citation, a wiki link, a link to a heading of these words"),
    Unsafe("^", "superscript and inline notes"),
    Unsafe("{", "attributes"),
    Unsafe("*~", "emphasis, strikeout, subscript: not between two spaces", before="(?<! )"),
    Unsafe("*~", "the same", after="(?! )"),
    Unsafe("_", "emphasis: not inside a word", before=f"(?<!{_ALNUM})"),
    Unsafe("_", "the same", after=f"(?!{_ALNUM})"),
    Unsafe("<", "HTML, and the autolinks of URLs", after="(?=[A-Za-z/!?])"),
    Unsafe("<", "the autolink of an address", after=r"(?=[^\s<>@]+@)"),
    Unsafe("&", "a character reference", after="(?=#?[A-Za-z0-9]{1,31};)"),
    Unsafe("$", "the end of a formula; a start alone does nothing", before="(?<=[^ \t])"),
    Unsafe("$", "a displayed formula", after=r"(?=\$)"),
    Unsafe("=", "highlighting, and the line below a heading", after="(?==)"),
    Unsafe("%", "a comment in Obsidian", after="(?=%)"),
    Unsafe(":", "a bare URL", after="(?=//)"),
    Unsafe(":", "a bare address", before="(?:(?<=mailto)|(?<=xmpp))"),
    Unsafe(":", "an emoji; a time of day is none", after="(?=(?![0-9]{1,2}:)[a-z0-9_+-]{1,64}:)"),
    Unsafe(".", "a bare host", before="(?<=[Ww]{3})"),
    Unsafe("@", "a citation that swallows the hyphen before it", before="(?<=-)", after=r"(?=\w)"),
    Unsafe("#", "the end of a heading", before="(?<![^ \t])", after="(?=#*$)"),
    Unsafe("!", "an image, before a reference or a gap", after=f"(?={MARK})"),
    Unsafe("(", "a link, after a reference or a gap", before=f"(?<={MARK})"),
)

LINE_START = (
    Unsafe("#", "a heading", after="(?=#*(?:[ \t]|$))"),
    Unsafe(">", "a quotation"),
    Unsafe("$", "the end of a formula, for the break before it counts as no space"),
    Unsafe("|", "a table, a block of lines"),
    Unsafe("-+", "an item of a list", after="(?=[ \t]|$)"),
    Unsafe("-", "a rule, a table, the line below a heading", after="(?=-|[-:| ]*$)"),
    Unsafe("+", "a table of pandoc's", after="(?=[-=:])"),
    Unsafe("=", "the line below a heading", after="(?= *$)"),
    Unsafe(":", "a definition, after a reference or a gap", before=MARK),
    Unsafe(":", "an entry of a definition list", after="(?=[ \t])"),
    Unsafe(":", "a fenced block", after="(?=::)"),
    Unsafe(":", "a table", after="(?=[-:| ]*$)"),
    Unsafe(
        ".)",
        "an item of a numbered list; pandoc counts with letters too",
        before=r"\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#|@[\w-]*)",
        after="(?=[ \t]|$)",
    ),
)

_FIRST = re.escape("".join(row.characters for row in ANYWHERE))
_INSIDE = f"(?=[{_FIRST}])(?:{'|'.join(row.pattern for row in ANYWHERE)})"
"""The look ahead saves trying each row at each letter."""
_AT_START = rf"\A(?:{'|'.join(row.pattern for row in LINE_START)})"
_inside_line = re.compile(_INSIDE)
_whole_line = re.compile(f"{_AT_START}|{_INSIDE}")

_UNWRITABLE = "[\0\ud800-\udfff]"
_DROPPED = " \t\n\v\r\x1c\x1d\x1e\x1f\x85"
"""White space that no parser keeps at the edge of a line, or that no reference may name."""
_KEPT = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z|[\n\r]")
"""White space that holds as a reference: parsers strip it differently, and a line end would be one."""


def clean(text: str) -> str:
    """A text with U+FFFD for NUL, which CommonMark forbids (§2.3), and for lone surrogates."""
    return text if text.isprintable() else re.sub(_UNWRITABLE, "\ufffd", text)


def escape(text: str, *, at_line_start: bool) -> str:
    """One line of cleaned text as Markdown that reads as this text; spaces at its edges are dropped."""
    unsafe = _whole_line if at_line_start else _inside_line
    escaped = unsafe.sub(_with_backslash, text.strip(_DROPPED))
    return _KEPT.sub(_as_reference, escaped)


def _with_backslash(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _as_reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
