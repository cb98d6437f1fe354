"""Find fenced code: lines between two lines of three backticks or tildes.

The first fence may follow a label or words that end with a colon, and may have a language ("```python")
or the first line of the code behind it. The last one may end the last line of the code, and a label may
follow it. A fence that is not closed is text: what it fences is not known.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from convert.text.code.aside import code_line, label_end
from convert.text.code.evidence import is_strong
from convert.text.lines import CODE_SIGN, Line
from convert.tree import Repair

_OPENING = re.compile(r"\s*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\Z")
_LANGUAGE = re.compile(
    r"\s*(?:[A-Za-z][\w+#.-]{0,19}|\{[^{}]{0,60}\})?(?:\s+(?:[\w-]+=\S+|\{[^{}]{0,60}\}))*\s*"
)
_CLOSING = re.compile(r"\s*(?P<fence>`{3,}|~{3,})(?P<after>\s*[(\[]?\d{1,4}/\d{0,4}[)\]]?)?\s*\Z")
_CLOSING_AT_END = re.compile(r"(?P<fence>(?<!`)`{3,})\s*\Z")
_LONGEST_END = 40  # characters of a line's end that are searched
_POST_NUMBER = re.compile(r"\s{0,8}[(\[]?(\d{1,4})/")


class _Opening(NamedTuple):
    """The first line of what may be fenced code."""

    line_index: int
    fence: str
    before: str
    """The words before the fence, with a space after them."""
    mark: str
    """The fence with its language."""
    code: str
    """Code in the same line; often none."""
    post: int
    """The number of the post that the fence is in; 0 if it is not known."""


class _Closing(NamedTuple):
    """The last line of fenced code."""

    line_index: int
    code: str
    """Code in the same line; mostly none."""
    after: str
    """A label after the fence."""


def with_fences_aside(
    lines: Sequence[Line], *, keep_marks: bool
) -> tuple[Sequence[Line], tuple[Repair, ...]]:
    """Return the lines with fenced code set aside, and a repair for the marks of each."""
    done: list[Line] = []
    repairs: list[Repair] = []
    free = 0  # the first line that is not in `done`
    for opening, closing in _fences(lines):
        found = _fenced(lines, opening, closing, keep_marks=keep_marks)
        if found is None:
            continue
        done += lines[free : opening.line_index]
        done.append(found)
        free = closing.line_index + 1
        if not keep_marks:
            repairs.append(_removed(lines[opening.line_index], f"{opening.mark}\n{opening.fence}"))
    return (*done, *lines[free:]), tuple(repairs)


def _fences(lines: Sequence[Line]) -> list[tuple[_Opening, _Closing]]:
    """Return the first and the last line of each fenced code."""
    found: list[tuple[_Opening, _Closing]] = []
    opening: _Opening | None = None
    post = 0
    is_below_blank = True
    for index, line in enumerate(lines):
        number = _POST_NUMBER.match(line.text)
        if number and (opening is None or (is_below_blank and int(number[1]) == opening.post + 1)):
            # A fence does not extend to the next post.
            opening, post = None, int(number[1])
        is_below_blank = line.is_blank
        if "```" not in line.text and "~~~" not in line.text:
            continue
        closing = _closing(index, line.text, opening.fence) if opening else None
        if opening and closing:
            found.append((opening, closing))
            opening = None
        elif (starts := _opening(index, line.text, post)) and (
            opening is None or _has_language(starts, opening.fence[0])
        ):
            # Above a fence with a language, the former is not closed.
            opening = starts
    return found


def _opening(index: int, text: str, post: int) -> _Opening | None:
    start = text.find("```") if "```" in text else text.find("~~~")
    before = text[:start].lstrip()
    is_label = label_end(before) == len(before)
    if CODE_SIGN in before or (
        before.strip() and not is_label and not before.rstrip().endswith((":", "："))
    ):
        return None
    match = _OPENING.match(text, start)
    if match is None:
        return None
    is_language = _LANGUAGE.fullmatch(match["info"]) is not None
    return _Opening(
        line_index=index,
        fence=match["fence"],
        before=f"{before.rstrip()} " if before else "",
        mark=(match["fence"] + match["info"]).strip() if is_language else match["fence"],
        code="" if is_language else match["info"],
        post=post,
    )


def _has_language(opening: _Opening, sign: str) -> bool:
    return opening.mark != opening.fence and opening.fence[0] == sign


def _closing(index: int, text: str, fence: str) -> _Closing | None:
    match = _CLOSING.match(text)
    if match:
        code, after = "", (match["after"] or "").strip()
    else:
        match = _CLOSING_AT_END.search(text, max(0, len(text) - _LONGEST_END))
        if match is None or text.count("```") > 1:
            return None
        code, after = text[: match.start()], ""
    if match["fence"][0] != fence[0] or len(match["fence"]) < len(fence):
        return None
    return _Closing(line_index=index, code=code, after=after)


def _fenced(
    lines: Sequence[Line], opening: _Opening, closing: _Closing, *, keep_marks: bool
) -> Line | None:
    """Return the line in the place of fenced code; None if the fences are not those of code."""
    found = list(lines[opening.line_index : closing.line_index + 1])
    texts = [line.text for line in found]
    texts[0], texts[-1] = opening.code, closing.code
    # Lines of tildes are rules, too.
    if opening.fence[0] == "~" and opening.mark == opening.fence and not any(map(is_strong, texts)):
        return None
    if keep_marks:
        first = found[0].text
        indentation = "" if opening.before else first[: len(first) - len(first.lstrip())]
        texts[0] = f"{indentation}{opening.mark}{opening.code}"
        texts[-1] = lines[closing.line_index].text.rstrip().removesuffix(closing.after).rstrip()
    else:
        while texts and not texts[-1].strip():
            del texts[-1]
        start = next((index for index, text in enumerate(texts) if text.strip()), None)
        if start is None:
            return None
        found, texts = found[start : len(texts)], texts[start:]
    line = code_line(
        found,
        texts,
        before=opening.before,
        after=f" {closing.after}" if closing.after else "",
        last=lines[closing.line_index].number,
    )
    return line._replace(number=lines[opening.line_index].number)


def _removed(line: Line, marks: str) -> Repair:
    return Repair(
        kind="markup",
        line=line.number,
        text=marks,
        became="",
        message="made code of the lines between fences",
    )
