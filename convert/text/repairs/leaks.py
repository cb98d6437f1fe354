"""Leaks: HTML of an unrolling site that stands in the text, made what it was meant to show.

What no author writes is mended wherever it stands: an emoji's attributes, a link that its own beginning
follows, an entity with a space in it. "&amp;" is a leak only on a page of a site, and only if that site
spoiled each "&": an author may write about HTML.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.sites import SiteName
from convert.tree import Repair

# Patterns are left as text, which `re` compiles when they are first used: few threads need them.
_EMOJI = r"""(?x)
    (?:(?<=\s)\s)?                                     # twtext puts a second space before
    (?:https?://abs\.twimg\.com/emoji/[^\s"<>]{1,200}">)?
    (?:https?://abs\.twimg\.com/emoji/[^\s"<>]{1,200}\s{1,3})?
    draggable="false"\s{1,3}alt="(?P<emoji>[^"<>]{1,64})"
    (?:\s{1,3}[a-z-]{1,20}="[^"<>]{0,300}"){0,6}\s{0,3}/?>"""
_LONGEST_TAG = 300
"""Characters before an emoji's attributes in which a "<" makes them HTML that an author wrote."""
_SEAM = r' ?\\?">(?=https?://)'
"""What parts a link from its shown text."""
_URL_START = "https?://"
_NO_URL = ' \t\u00a0"<>'
_SHOWN = r'[^\s"<>]+?(?:\.\.\.|…)|[^\s"<>]+'
_QUOTE = "&quot;"
"""How the quotation mark began that was cut away with the end of a link."""
_ENTITY = r"(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp);"
_SPACED = f"& {_ENTITY}"
_PLAIN = f"&{_ENTITY}"
_QUERY = r"&\w+="
_TAG = r'\s*[a-z]+(?:-[a-z]+)?#\w+"[^<>]{0,2000}>\s*\Z'
"""The end of a tag: thread#showTweet" data-screenname="ann" data-tweet="12" dir="auto">."""


class _Leak(NamedTuple):
    """A stretch of a line, and what it was meant to show."""

    start: int
    end: int
    became: str
    message: str


def without_leaks(
    lines: Sequence[Line], site: SiteName | None
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines with leaked HTML mended, told by line and sort. `site` is None for a plain paste."""
    finders: list[Callable[[str], Iterator[_Leak]]] = [_emojis, _links, _spaced_entities]
    if site == "threadreader":
        finders.append(_tags)
    if site and _spoils_ampersands(lines):
        finders.append(_plain_entities)
    mended: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        text = line.text
        if '">' in text or "&" in text:
            for find in finders:
                if leaks := list(find(text)):
                    repairs.append(_told(line.number, text, leaks))
                    text = _mended(text, leaks)
        mended.append(line if text is line.text else line._replace(text=text))
    return tuple(mended), tuple(repairs)


def is_leaky(text: str) -> bool:
    """Whether a line holds HTML as only twtext spoils it."""
    if "& " in text and re.search(_SPACED, text):
        return True
    return '">' in text and any(True for find in (_emojis, _links) for _ in find(text))


def _told(number: int, text: str, leaks: Sequence[_Leak]) -> Repair:
    taken = " ".join(text[leak.start : leak.end].strip() for leak in leaks)
    became = " ".join(leak.became for leak in leaks)
    times = f", {len(leaks):,} times" if len(leaks) > 1 else ""
    return Repair("leak", number, taken, became, leaks[0].message + times)


def _mended(text: str, leaks: Sequence[_Leak]) -> str:
    pieces, done = [], 0
    for leak in leaks:
        pieces += [text[done : leak.start], leak.became]
        done = leak.end
    return "".join(pieces) + text[done:]


def _emojis(text: str) -> Iterator[_Leak]:
    if 'draggable="false"' not in text:
        return
    for found in re.finditer(_EMOJI, text):
        start = found.start()
        before = text[max(0, start - _LONGEST_TAG) : start]
        if before.rfind("<") <= before.rfind(">"):
            yield _Leak(start, found.end(), found["emoji"], "the emoji put in place of its leaked HTML")


def _links(text: str) -> Iterator[_Leak]:
    floor = 0
    for seam in re.finditer(_SEAM, text):
        begin = max(floor, *(text.rfind(mark, floor, seam.start()) + 1 for mark in _NO_URL))
        floor = seam.end()
        url = re.compile(_URL_START).search(text, begin, seam.start())
        shown = re.compile(_SHOWN).match(text, seam.end())
        if url is None or shown is None or text[url.start() - 1 : url.start()] in (*"'\"=",):
            continue
        target = text[url.start() : seam.start()]
        if _shows(target, shown[0]):
            message = "a link that stood here twice, once cut short: the whole one kept"
            yield _Leak(url.start(), shown.end(), target, message)
            floor = shown.end()


def _shows(url: str, shown: str) -> bool:
    """Whether the shown text is a link's own URL, or its beginning."""
    whole, part = (text.partition("://")[2].removeprefix("www.") for text in (url, shown))
    start = part.removesuffix("...").removesuffix("…")
    if start == part:
        return part in (whole, whole + _QUOTE)
    return (whole + _QUOTE).startswith(start)


def _spaced_entities(text: str) -> Iterator[_Leak]:
    return _entities(text, _SPACED) if "& " in text else iter(())


def _plain_entities(text: str) -> Iterator[_Leak]:
    return _entities(text, _PLAIN) if "&" in text else iter(())


def _entities(text: str, pattern: str) -> Iterator[_Leak]:
    for found in re.finditer(pattern, text):
        character = _character(found[0].replace(" ", ""))
        if character.isprintable() or character == "\u00a0":
            message = "a leaked HTML entity made the character that it stands for"
            yield _Leak(found.start(), found.end(), character, message)


def _character(entity: str) -> str:
    from html import unescape  # its table takes 2 ms to import, and few threads have a use for it

    return unescape(entity)


def _tags(text: str) -> Iterator[_Leak]:
    if re.match(_TAG, text):
        yield _Leak(0, len(text), "", "the end of a leaked tag taken out")


def _spoils_ampersands(lines: Sequence[Line]) -> bool:
    """Whether there are entities in the text, and no "&" that stands for itself."""
    entities = 0
    for line in lines:
        signs = line.text.count("&")
        if signs:
            plain = len(re.findall(_PLAIN, line.text))
            known = plain + len(re.findall(_SPACED, line.text)) + len(re.findall(_QUERY, line.text))
            if signs > known:
                return False
            entities += plain
    return entities > 0
