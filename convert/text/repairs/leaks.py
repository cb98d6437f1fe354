"""Replace HTML that leaked from an unrolling site into the text by what it stands for.

Some leaks are repaired in any text, since no author writes them: the attributes of an emoji, a link
followed by its own beginning, an entity that contains a space. "&amp;" is a leak only on a page of a
site that encoded every "&": an author may write about HTML.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.source_kind import SiteName
from convert.tree import Repair

_EMOJI = re.compile(
    r"""
    (?:(?<=\s)\s)?                                     # twtext puts a second space before
    (?:https?://abs\.twimg\.com/emoji/[^\s"<>]{1,200}">)?
    (?:https?://abs\.twimg\.com/emoji/[^\s"<>]{1,200}\s{1,3})?
    draggable="false"\s{1,3}alt="(?P<emoji>[^"<>]{1,64})"
    (?:\s{1,3}[a-z-]{1,20}="[^"<>]{0,300}"){0,6}\s{0,3}/?>""",
    re.VERBOSE,
)
_LONGEST_TAG = 300  # characters before an emoji's attributes; with a "<" in them, the author wrote HTML
# Separates a link from its shown text.
_LINK_SEPARATOR = re.compile(r' ?\\?">(?=https?://)')
_URL_START = re.compile("https?://")
_NO_URL = ' \t\u00a0"<>'
_SHOWN = re.compile(r'[^\s"<>]+?(?:\.\.\.|…)|[^\s"<>]+')
# twtext may keep the beginning of the encoded quotation mark after a link that it cut short.
_QUOTE = "&quot;"
_ENTITY = r"(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp);"
_SPACED_ENTITY = re.compile(f"& {_ENTITY}")
_PLAIN_ENTITY = re.compile(f"&{_ENTITY}")
_QUERY = re.compile(r"&\w+=")
# The end of a tag, such as: thread#showTweet" data-screenname="ann" data-tweet="12" dir="auto">.
_TAG_END = re.compile(r'\s*[a-z]+(?:-[a-z]+)?#\w+"[^<>]{0,2000}>\s*\Z')


class _Leak(NamedTuple):
    """Leaked HTML in a line: `text[start:end]`."""

    start: int
    end: int
    became: str
    """What it stands for."""
    message: str


def without_leaks(
    lines: Sequence[Line], site: SiteName | None
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines without leaked HTML, and a repair for each line and sort of leak.

    `site` is None if the text is not from a site.
    """
    finders: list[Callable[[str], Iterator[_Leak]]] = [_emojis, _links, _spaced_entities]
    if site == "threadreader":
        finders.append(_tag_ends)
    if site and _encodes_ampersands(lines):
        finders.append(_plain_entities)
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        text = line.text
        if '">' in text or "&" in text:
            for find in finders:
                if leaks := list(find(text)):
                    repairs.append(_repair_for(line.number, text, leaks))
                    text = _replaced(text, leaks)
        repaired.append(line if text is line.text else line._replace(text=text))
    return tuple(repaired), tuple(repairs)


def has_leak(text: str) -> bool:
    """Return whether the line contains a leak that only twtext makes."""
    if "& " in text and _SPACED_ENTITY.search(text):
        return True
    return '">' in text and any(True for find in (_emojis, _links) for _ in find(text))


def _repair_for(number: int, text: str, leaks: Sequence[_Leak]) -> Repair:
    times = f", {len(leaks):,} times" if len(leaks) > 1 else ""
    return Repair(
        kind="leak",
        line=number,
        text=" ".join(text[leak.start : leak.end].strip() for leak in leaks),
        became=" ".join(leak.became for leak in leaks),
        message=leaks[0].message + times,
    )


def _replaced(text: str, leaks: Sequence[_Leak]) -> str:
    parts, done = [], 0
    for leak in leaks:
        parts += [text[done : leak.start], leak.became]
        done = leak.end
    return "".join(parts) + text[done:]


def _emojis(text: str) -> Iterator[_Leak]:
    if 'draggable="false"' not in text:
        return
    for found in _EMOJI.finditer(text):
        start = found.start()
        before = text[max(0, start - _LONGEST_TAG) : start]
        if before.rfind("<") <= before.rfind(">"):
            yield _Leak(
                start=start,
                end=found.end(),
                became=found["emoji"],
                message="replaced leaked HTML with its emoji",
            )


def _links(text: str) -> Iterator[_Leak]:
    """Yield the links that are followed by their shown text."""
    floor = 0
    for separator in _LINK_SEPARATOR.finditer(text):
        begin = max(floor, *(text.rfind(mark, floor, separator.start()) + 1 for mark in _NO_URL))
        floor = separator.end()
        url = _URL_START.search(text, begin, separator.start())
        shown = _SHOWN.match(text, separator.end())
        if url is None or shown is None or text[url.start() - 1 : url.start()] in (*"'\"=",):
            continue
        target = text[url.start() : separator.start()]
        if _shows(target, shown[0]):
            yield _Leak(
                start=url.start(),
                end=shown.end(),
                became=target,
                message="removed the shown text that leaked after a link",
            )
            floor = shown.end()


def _shows(url: str, shown: str) -> bool:
    """Return whether the shown text is the URL or, with an ellipsis, its beginning."""
    whole, part = (text.partition("://")[2].removeprefix("www.") for text in (url, shown))
    start = part.removesuffix("...").removesuffix("…")
    if start == part:
        return part in (whole, whole + _QUOTE)
    return (whole + _QUOTE).startswith(start)


def _spaced_entities(text: str) -> Iterator[_Leak]:
    return _entities(text, _SPACED_ENTITY)


def _plain_entities(text: str) -> Iterator[_Leak]:
    return _entities(text, _PLAIN_ENTITY)


def _entities(text: str, pattern: re.Pattern[str]) -> Iterator[_Leak]:
    for found in pattern.finditer(text):
        character = unescape(found[0].replace(" ", ""))
        if character.isprintable() or character == "\u00a0":
            yield _Leak(
                start=found.start(),
                end=found.end(),
                became=character,
                message="replaced a leaked HTML entity with its character",
            )


def _tag_ends(text: str) -> Iterator[_Leak]:
    if _TAG_END.match(text):
        yield _Leak(start=0, end=len(text), became="", message="removed the end of a leaked HTML tag")


def _encodes_ampersands(lines: Sequence[Line]) -> bool:
    """Return whether the text contains entities, and no "&" that is not part of an entity or a URL."""
    entities = 0
    for line in lines:
        signs = line.text.count("&")
        if signs:
            plain = len(_PLAIN_ENTITY.findall(line.text))
            spaced = len(_SPACED_ENTITY.findall(line.text))
            if signs > plain + spaced + len(_QUERY.findall(line.text)):
                return False
            entities += plain
    return entities > 0
