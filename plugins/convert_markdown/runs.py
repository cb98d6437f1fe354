"""Split the inlines of a paragraph into lines of runs, each with its styles."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from convert.indentation import WHITE, indentation
from convert.tree import GAP, Break, Gap, Hashtag, Inline, Link, Mention, Note, Styled, Text
from convert_markdown import links
from convert_markdown.escape import DROPPED, clean, is_tag, strip
from convert_markdown.options import Options

Style: TypeAlias = Literal["emphasis", "strong", "code", "strikeout"]

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Pandoc reads @a[…] as a citation with a locator, and […][a](b) as a reference to a link.
_ESCAPED_GAP = GAP.replace("[", "\\[").replace("]", "\\]")


class Run(NamedTuple):
    """Text, or markup, that has the same styles from its first to its last character."""

    kind: Literal["text", "reference", "link", "gap", "tag", "open", "close", "code"]
    """All but "text" are markup: "open" and "close" are delimiters of a style."""
    text: str
    """Not empty. Text is cleaned, but not escaped; markup is as it will be written."""
    styles: tuple[Style, ...] = ()
    """From the outermost to the innermost, each of them once."""


def split(inlines: Iterable[Inline], notes: tuple[Note, ...], options: Options) -> list[list[Run]]:
    """Split inlines at their breaks. Lines are indented by no-break spaces, which no parser folds."""
    lines: list[list[Run]] = [[]]
    for inline, styles in _flat(inlines, (), options):
        match inline:
            case Text():
                if inline.text:
                    lines[-1].append(Run("text", clean(inline.text), styles))
            case Mention() | Link():
                lines[-1] += _noted(inline, notes[inline.note - 1], styles, options)
            case Hashtag():
                marked = "code" not in styles and _becomes_tag(inline, options)
                if inline.text:
                    lines[-1].append(Run("tag" if marked else "text", clean(inline.text), styles))
            case Gap():
                lines[-1].append(Run("gap", GAP, styles))
            case Break():
                lines.append([])
    return [_separated(_stripped(line), options) for line in lines]


def reference(number: int, options: Options) -> str:
    """Return the reference to a note."""
    if options.flavour == "commonmark":
        return str(number).translate(_SUPERSCRIPTS)
    return f"[^{number}]"


def _flat(
    inlines: Iterable[Inline], styles: tuple[Style, ...], options: Options
) -> Iterator[tuple[Text | Mention | Link | Hashtag | Gap | Break, tuple[Style, ...]]]:
    """Yield the inlines that are not styled themselves, each with its styles."""
    for inline in inlines:
        if isinstance(inline, Styled):
            yield from _flat(inline.inlines, _with(styles, inline.style, options), options)
        else:
            yield inline, styles


def _noted(
    inline: Mention | Link, note: Note, styles: tuple[Style, ...], options: Options
) -> list[Run]:
    """Return the words of a mention or a link with a reference to its note, or linked to its target."""
    words = [Run("text", clean(inline.text), styles)] if inline.text else []
    if options.links == "footnotes":
        return [*words, Run("reference", reference(inline.note, options), styles)]
    around = links.around(note, options.flavour)
    if around is None:
        space = " " if words else ""
        return [*words, *([Run("text", f"{space}({clean(note.url)})", styles)] if note.url else [])]
    if inline.text in ("", note.url):
        return [Run("link", f"<{note.url}>", styles)]
    return [Run("link", around.start, styles), *words, Run("link", around.end, styles)]


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
                run = run._replace(text=_ESCAPED_GAP)
            elif run.kind == "reference" and after_number:
                found.append(Run("text", "\xa0"))  # ¹² would be read as twelve
            elif run.kind == "link" and before.kind == "gap":
                found[-1] = before._replace(text=_ESCAPED_GAP)
        found.append(run)
        before = run
    return found


def _becomes_tag(hashtag: Hashtag, options: Options) -> bool:
    return options.hashtags == "tags" and options.flavour == "obsidian" and is_tag(hashtag.text)
