"""Remove the markers that authors put at the start and the end of a thread.

Markers are "THREAD", "🧵", "END", "/fin" and the like, if nothing else is on the line or the marker
follows a finished sentence. Words of a sentence stay: "THREAD about tea", "this is the END".
"""

import re
import unicodedata

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.split.post_lines import PostLines, trimmed
from convert.tree import Repair

_MAX_LENGTH = 40  # in characters: of a marker with all that decorates it
_OPENING = re.compile(
    r"""[^\w@]*
    (?: (?:a|an|the|my) \s )?
    (?: (?:short|long|quick|brief|little|small|new|mini|mega) [\s-]? )?
    thread
    [^\w@]*""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    r"""(?<![\w#@&])
    (?P<marker> [-–—~*(\[</]{0,3}
                (?P<word> (?i: ends? | fin | end\ of\ (?:(?:the|this|my)\ )?thread
                             | end\ thread | thread\ ends? ) | 🔚 )
                [-–—~*)\]>/.!]{0,3} ) \Z""",
    re.VERBOSE,
)
_ENCLOSERS = "(/[<"
_FINISHED = SENTENCE_ENDS + "\"”»)’'"  # a sentence can also end with a quotation or an aside
_SYMBOLS = ("So", "Sk", "Mn")  # Unicode categories of emoji, their modifiers and variation selectors


def is_opening_marker(text: str) -> bool:
    """Return whether a line is a marker of the thread's start and nothing else."""
    words = text.strip()
    if len(words) > _MAX_LENGTH:
        return False
    return bool(_OPENING.fullmatch(words)) or ("🧵" in words and not any(map(str.isalnum, words)))


def is_closing_marker(text: str) -> bool:
    """Return whether a line is a marker of the thread's end and nothing else."""
    match = _search_closing(text.strip())
    return match is not None and match.start() == 0


def without_opening_marker(post: PostLines) -> tuple[PostLines, tuple[Repair, ...]]:
    """Return the first post without a marker that fills its first or its last line with words."""
    with_words = [index for index, line in enumerate(post.lines) if not line.is_blank]
    for index in with_words[:1] + with_words[-1:]:
        line = post.lines[index]
        if is_opening_marker(line.text):
            return _with_text(post, index, ""), (opening_marker_removed(line, line.text),)
    return post, ()


def opening_marker_removed(line: Line, marker: str) -> Repair:
    """Return the repair for a marker that was removed from a line."""
    return Repair(
        kind="mark",
        line=line.number,
        text=marker.strip(),
        became="",
        message="removed the marker of the thread's start",
    )


def without_closing_marker(post: PostLines) -> tuple[PostLines, tuple[Repair, ...]]:
    """Return the last post without a marker at its end, on its own line or after a sentence."""
    with_words = [index for index, line in enumerate(post.lines) if not line.is_blank]
    if not with_words:
        return post, ()
    index = with_words[-1]
    text = post.lines[index].text.rstrip()
    match = _search_closing(text)
    if match is None:
        return post, ()
    before = text[: match.start()].rstrip()
    if before and not _is_separate(match, before):
        return post, ()
    repair = Repair(
        kind="mark",
        line=post.lines[index].number,
        text=match["marker"],
        became="",
        message="removed the marker of the thread's end",
    )
    return _with_text(post, index, before), (repair,)


def _search_closing(text: str) -> re.Match[str] | None:
    return _CLOSING.search(text, max(0, len(text) - _MAX_LENGTH))


def _with_text(post: PostLines, index: int, text: str) -> PostLines:
    """Return a post with another text on a line, or without the line if the text is empty."""
    before, after = post.lines[:index], post.lines[index + 1 :]
    if text or (post.label and index == 0):
        return post._replace(lines=(*before, post.lines[index]._replace(text=text), *after))
    # the line of a label stays, even if it is blank: the post begins there
    return post._replace(lines=trimmed((*before, *after), keep=1 if post.label else 0))


def _is_separate(match: re.Match[str], before: str) -> bool:
    """Return whether a closing marker is not part of the sentence before it."""
    finished = before[-1] in _FINISHED
    if match["marker"][0] in _ENCLOSERS or match["word"] == "🔚":
        return finished or match.string[match.start() - 1].isspace()
    if match["word"] in ("end", "ends"):
        return False
    last_word = before[before.rfind(" ") + 1 :]
    return (
        finished
        or unicodedata.category(before[-1]) in _SYMBOLS
        or last_word.startswith(("http://", "https://"))
    )
