"""Mark styled runs with delimiters, where every parser will read these as delimiters.

CommonMark (§6.2) decides by the characters on both sides of `*` or `**` whether it opens or closes
emphasis, and parsers differ in which characters are punctuation. Where it is not certain, the words are
written without markup: they matter more than their style.
"""

import unicodedata
from itertools import groupby

from convert_markdown import code
from convert_markdown.runs import Run, Style

_DELIMITERS: dict[Style, str] = {"emphasis": "*", "strong": "**", "strikeout": "~~"}


def delimited(line: list[Run]) -> list[Run]:
    """Return the runs of a line with delimiters around styled ones, and with code spans."""
    if not any(run.styles for run in line):
        return line
    found: list[Run] = []
    _add(found, line, 0, following="")
    return found


def _add(found: list[Run], runs: list[Run], depth: int, following: str) -> None:
    """Add runs with the delimiters of their styles from `depth` on.

    `following` is the character after them; empty at the end of the line.
    """
    groups = [(style, list(group)) for style, group in groupby(runs, lambda run: _style(run, depth))]
    for position, (style, group) in enumerate(groups):
        is_last = position + 1 == len(groups)
        after = following if is_last else groups[position + 1][1][0].text[0]
        if style is None:
            found += group
        elif style == "code":
            _add_code(found, group)
        else:
            _add_styled(found, group, depth, after)


def _style(run: Run, depth: int) -> Style | None:
    return run.styles[depth] if depth < len(run.styles) else None


def _add_styled(found: list[Run], group: list[Run], depth: int, following: str) -> None:
    """Add runs of one style. White space at their edges is moved outside of the delimiters."""
    start = _cut_space(group, at_end=False)
    end = _cut_space(group, at_end=True)
    found += start
    if group and _can_be_delimited(found, group, depth, end[0].text if end else following):
        delimiter = _DELIMITERS[group[0].styles[depth]]
        found.append(Run("open", delimiter))
        _add(found, group, depth + 1, following=delimiter)
        found.append(Run("close", delimiter))
    else:
        _add(found, group, depth + 1, following=end[0].text if end else following)
    found += end


def _cut_space(group: list[Run], *, at_end: bool) -> list[Run]:
    """Remove the white space at an edge of a group, and return it as runs without a style."""
    if not at_end:
        group.reverse()  # to remove runs from the end, which takes less time
    cut: list[str] = []
    while group and group[-1].kind == "text":
        text = group[-1].text
        kept = text.rstrip() if at_end else text.lstrip()
        cut.append(text[len(kept) :] if at_end else text[: len(text) - len(kept)])
        if kept:
            group[-1] = group[-1]._replace(text=kept)
            break
        group.pop()
    if at_end:
        cut.reverse()
    else:
        group.reverse()
    space = "".join(cut)
    return [Run("text", space)] if space else []


def _can_be_delimited(found: list[Run], group: list[Run], depth: int, following: str) -> bool:
    """Return whether delimiters around a group are certain to be read as such."""
    if found and found[-1].kind == "close":
        return False  # the two would be one sequence of delimiters
    preceding = found[-1].text[-1] if found else ""
    return all(
        _is_visible(edge) and (_is_separator(outside[:1]) or (_is_word(edge) and not is_nested))
        for edge, outside, is_nested in (
            (group[0].text[0], preceding, _style(group[0], depth + 1)),
            (group[-1].text[-1], following, _style(group[-1], depth + 1)),
        )
    )


def _is_visible(character: str) -> bool:
    """Return whether no parser takes a character for white space."""
    return not character.isspace() and not unicodedata.category(character).startswith("C")


def _is_word(character: str) -> bool:
    """Return whether a character is certainly neither white space nor punctuation."""
    return unicodedata.category(character)[0] in "LMN"


def _is_separator(character: str) -> bool:
    """Return whether a character is certainly white space or punctuation, or the edge of a line."""
    return (
        character == ""
        or (character.isascii() and character.isprintable() and not character.isalnum())
        or unicodedata.category(character).startswith(("P", "Zs"))
    )


def _add_code(found: list[Run], group: list[Run]) -> None:
    """Add code spans. They contain no markup, so references and gaps are between them."""
    for is_text, part in groupby(group, lambda run: run.kind == "text"):
        if not is_text:
            found += part
            continue
        runs = [Run("text", "".join([run.text for run in part]))]
        start = _cut_space(runs, at_end=False)
        end = _cut_space(runs, at_end=True)
        found += start
        for run in runs:
            after_code = bool(found) and found[-1].text.endswith("`")
            span = None if after_code else code.span(run.text)
            found.append(Run("code", span) if span else run)
        found += end
