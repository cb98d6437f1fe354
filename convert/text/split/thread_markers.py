"""Marks: the words by which authors say where a thread begins and ends: "THREAD", "🧵", "END", "/fin".

A mark that stands alone goes. Words of a sentence stay: "THREAD about tea", "this is the END".
"""

import re
import unicodedata

from convert.text.lines import Line
from convert.text.split.post_lines import RawPost, trimmed
from convert.tree import Repair

_LONGEST = 40
"""Characters; no mark is longer, whatever is put around it."""
_OPENING = (
    r"(?i)[^\w@]*(?:(?:a|an|the|my)\s)?"
    r"(?:(?:short|long|quick|brief|little|small|new|mini|mega)[\s-]?)?thread[^\w@]*"
)
"""Left as text, which `re` compiles when it is first used: few lines are as short as a mark."""
_CLOSING = re.compile(
    r"""(?<![\w#@&])
    (?P<mark> [-–—~*(\[</]{0,3}
              (?P<word> (?i: ends? | fin | end\ of\ (?:(?:the|this|my)\ )?thread
                           | end\ thread | thread\ ends? ) | 🔚 )
              [-–—~*)\]>/.!]{0,3} ) \Z""",
    re.VERBOSE,
)
_ENCLOSERS = "(/[<"
_SENTENCE_ENDS = ".!?…。！？\"”»)’'"


def is_opening(text: str) -> bool:
    """Whether a line is nothing but the mark of a thread's beginning."""
    words = text.strip()
    return len(words) <= _LONGEST and (
        ("thread" in words.lower() and re.fullmatch(_OPENING, words) is not None)
        or ("🧵" in words and not any(map(str.isalnum, words)))
    )


def is_closing(text: str) -> bool:
    """Whether a line is nothing but the mark of a thread's end."""
    words = text.strip()
    found = _CLOSING.search(words, max(0, len(words) - _LONGEST))
    return found is not None and found.start() == 0


def without_opening(post: RawPost) -> tuple[RawPost, tuple[Repair, ...]]:
    """The first post without a mark that stands alone on its first or its last line with words."""
    words = [index for index, line in enumerate(post.lines) if not line.is_blank]
    for index in words[:1] + words[-1:]:
        line = post.lines[index]
        if is_opening(line.text):
            return _with_line(post, index, ""), (opening_repair(line, line.text),)
    return post, ()


def opening_repair(line: Line, mark: str) -> Repair:
    """What is told of a mark that was taken out at the beginning."""
    message = "the mark of the thread's beginning taken out"
    return Repair("mark", line.number, mark.strip(), "", message)


def without_closing(post: RawPost) -> tuple[RawPost, tuple[Repair, ...]]:
    """The last post without a mark at its end, alone on its line or after a finished sentence."""
    lines = post.lines
    index = next((index for index in range(len(lines) - 1, -1, -1) if not lines[index].is_blank), None)
    if index is None:
        return post, ()
    text = lines[index].text.rstrip()
    found = _CLOSING.search(text, max(0, len(text) - _LONGEST))
    if found is None:
        return post, ()
    before = text[: found.start()].rstrip()
    if before and not _is_apart(before, found):
        return post, ()
    message = "the mark of the thread's end taken out"
    repair = Repair("mark", lines[index].number, found["mark"], "", message)
    return _with_line(post, index, before), (repair,)


def _with_line(post: RawPost, index: int, text: str) -> RawPost:
    """A post with another text on a line; without that line if nothing is left of it."""
    number, total, label, lines = post
    line = Line(lines[index].number, text, lines[index].joint)
    if text or (label and index == 0):
        return RawPost(number, total, label, (*lines[:index], line, *lines[index + 1 :]))
    rest = (*lines[:index], *lines[index + 1 :])
    # a label may have stood alone on the first line: it says where the post begins
    return RawPost(number, total, label, trimmed(rest, 1 if label else 0))


def _is_apart(before: str, mark: re.Match[str]) -> bool:
    """Whether a closing mark is no part of the words before it."""
    apart = mark.string[mark.start() - 1].isspace()
    if mark["mark"][0] in _ENCLOSERS or mark["word"] == "🔚":
        return apart or before[-1] in _SENTENCE_ENDS
    if mark["word"] in ("end", "ends"):
        return False
    last = before[before.rfind(" ") + 1 :]
    finished = before[-1] in _SENTENCE_ENDS or unicodedata.category(before[-1]) in ("So", "Sk", "Mn")
    return finished or last.startswith(("http://", "https://"))
