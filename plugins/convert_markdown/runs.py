"""Split the inlines of a paragraph into lines of runs, each with its styles."""

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias, assert_never

from convert.indentation import WHITE, indentation
from convert.tree import GAP, Break, Gap, Hashtag, Inline, Link, Mention, Styled, Text
from convert_markdown.escape import DROPPED, clean, is_tag, strip
from convert_markdown.options import Options

Style: TypeAlias = Literal["emphasis", "strong", "code", "strikeout"]

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Pandoc reads @a[…] as a citation with a locator.
_GAP_AFTER_WORD = GAP.replace("[", "\\[").replace("]", "\\]")


class Run(NamedTuple):
    """Text, or markup, that has the same styles from its first to its last character."""

    kind: Literal["text", "reference", "gap", "tag", "open", "close", "code"]
    """All but "text" are markup: "open" and "close" are delimiters of a style."""
    text: str
    """Not empty. Text is cleaned, but not escaped; markup is as it will be written."""
    styles: tuple[Style, ...] = ()
    """From the outermost to the innermost, each of them once."""


def split(inlines: Iterable[Inline], options: Options) -> list[list[Run]]:
    """Split inlines at their breaks. Lines are indented by no-break spaces, which no parser folds."""
    lines: list[list[Run]] = [[]]
    _add(lines, inlines, (), options)
    return [_separated(_stripped(line), options) for line in lines]


def reference(number: int, options: Options) -> str:
    """Return the reference to a note."""
    if options.flavour == "commonmark":
        return str(number).translate(_SUPERSCRIPTS)
    return f"[^{number}]"


def _add(
    lines: list[list[Run]], inlines: Iterable[Inline], styles: tuple[Style, ...], options: Options
) -> None:
    """Add the runs of inlines to the last line, and a line for each break."""
    for inline in inlines:
        match inline:
            case Text() | Mention() | Link():
                if inline.text:
                    lines[-1].append(Run("text", clean(inline.text), styles))
                if not isinstance(inline, Text):
                    lines[-1].append(Run("reference", reference(inline.note, options), styles))
            case Hashtag():
                marked = "code" not in styles and _becomes_tag(inline, options)
                if inline.text:
                    lines[-1].append(Run("tag" if marked else "text", clean(inline.text), styles))
            case Gap():
                lines[-1].append(Run("gap", GAP, styles))
            case Break():
                lines.append([])
            case Styled():
                _add(lines, inline.inlines, _with(styles, inline.style, options), options)
            case _:
                assert_never(inline)


def _with(styles: tuple[Style, ...], style: Style, options: Options) -> tuple[Style, ...]:
    """Add a style, unless it has no effect, or the flavour has no markup for it."""
    unsupported = style == "strikeout" and options.flavour == "commonmark"
    return styles if unsupported or style in styles or "code" in styles else (*styles, style)


def _stripped(line: list[Run]) -> list[Run]:
    """Remove white space at the end of a line, and replace that at its start by its indentation."""
    if not line or not (_is_white(line[0], 0) or _is_white(line[-1], -1)):
        return line
    _strip_end(line, lambda text: strip(f".{text}")[1:])
    white: list[str] = []
    line.reverse()
    _strip_end(line, lambda text: _without_start(text, white))
    spaces = indentation(re.sub(f"[{DROPPED[2:]}]", " ", "".join([*white, "."]))).spaces
    if line and spaces:
        line.append(Run("text", spaces))
    line.reverse()
    return line


def _is_white(run: Run, edge: int) -> bool:
    return run.kind == "text" and run.text[edge].isspace()


def _without_start(text: str, white: list[str]) -> str:
    """Return a text without the white space at its start, which is added to `white`."""
    words = text.lstrip(WHITE + DROPPED)
    white.append(text[: len(text) - len(words)])
    return words


def _strip_end(line: list[Run], stripped: Callable[[str], str]) -> None:
    """Remove white space from the last runs of a line."""
    while line and line[-1].kind == "text":
        kept = stripped(line[-1].text)
        if kept:
            line[-1] = line[-1]._replace(text=kept)
            break
        line.pop()


def _separated(line: list[Run], options: Options) -> list[Run]:
    """Separate markup from what precedes it directly, if parsers or people would read them as one."""
    if len(line) == 1:
        return line
    found: list[Run] = []
    before: Run | None = None
    for run in line:
        if before and run.kind != "text":
            after_number = options.flavour == "commonmark" and before.kind == "reference"
            after_word = before.kind == "text" and not before.text.endswith(" ")
            if run.kind == "gap" and (after_number or after_word):
                run = run._replace(text=_GAP_AFTER_WORD)
            elif run.kind == "reference" and after_number:
                found.append(Run("text", "\xa0"))  # ¹² would be read as twelve
        found.append(run)
        before = run
    return found


def _becomes_tag(hashtag: Hashtag, options: Options) -> bool:
    return options.hashtags == "tags" and options.flavour == "obsidian" and is_tag(hashtag.text)
