"""Read posts that were shared by mail or in a chat, each below a line that says who and when.

X's app shares "Name (@handle) posted at 9:15 AM on Mon, Mar 03, 2025:", words, and the address in
brackets. Chats are exported with "[03/03/25, 19:02:11] Name: words" for each message.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from convert.metadata import counted
from convert.text.lines import Line
from convert.text.pages.page import Page, PagePost, Part, Picture, Words, removed
from convert.text.pages.rows import post_address
from convert.text.pages.when import NEVER, When, parse_when
from convert.text.source_kind import PageName
from convert.text.split import split_posts
from convert.text.split.post_lines import trimmed
from convert.tree import Author, Repair

_SHARED = re.compile(
    r"\s*(?P<name>\S.{0,59}?) \(@(?P<handle>\w{1,30})\) (?:posted|tweeted) at "
    r"\d{1,2}:\d{2} ?(?:[AP]M)? on (?:[A-Z][a-z]{2,8}, )?(?P<when>[^:]{5,24}):\s?"
)
_SHARED_ADDRESS = re.compile(r"\s*\(?(?P<url>https?://(?:twitter|x)\.com/\S{1,200}?)\)?\s*")
_GET_THE_APP = re.compile(r"\s*(?:Get|Download) the (?:official )?(?:X|Twitter) app\b.{0,120}")
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\xa0]?[AaPp]\.?[Mm]\.?)?"
_NUMBERS = r"(?P<first>\d{1,4})(?P<sign>[/.-])(?P<second>\d{1,2})[/.-](?P<third>\d{2,4})"
_CHAT = re.compile(
    rf"\u200e?(?:\[{_NUMBERS},? {_CLOCK}\] |"
    rf"{_NUMBERS.replace('?P<', '?P<dash_')},? {_CLOCK} [-–] )(?P<name>[^:\n]{{1,60}}): "
)
_CHAT_STARTS = frozenset("[\u200e0123456789")
_LEFT_OUT = re.compile(
    r"\u200e?<?(?P<what>image|video|GIF|Media|sticker) omitted>?|<attached: .{1,80}>", re.IGNORECASE
)
_FEWEST = 2
_LAST_MONTH = 12
_LAST_DAY = 31


class _Message(NamedTuple):
    """A message or a shared post: its first line, and what the line says before the words."""

    line: int
    end: int
    """Index after the part of the line that is not words."""
    author: Author
    when: When


def read_shares(first: str, lines: Sequence[Line]) -> Page | None:
    """Return posts that were shared by X's app. `first` is the first line that is not blank."""
    if "(@" not in first or not _SHARED.match(first):
        return None
    found = []
    for index, line in enumerate(lines):
        if "(@" in line.text and (match := _SHARED.match(line.text)):
            author = Author(name=match["name"], handle=match["handle"])
            when = parse_when(re.sub(r"\b0(?=\d\b)", "", match["when"])) or NEVER
            found.append(_Message(line=index, end=match.end(), author=author, when=when))
    if not found or found[0].line:
        return None
    return _page(
        "share", lines, found, f"{counted(len(found), 'line')} such as “Name (@handle) posted at”"
    )


def read_chat(first: str, lines: Sequence[Line]) -> Page | None:
    """Return the messages of an exported chat. `first` is the first line that is not blank."""
    if first[:1] not in _CHAT_STARTS or not _CHAT.match(first):
        return None
    matches = []
    for index, line in enumerate(lines):
        if line.text[:1] in _CHAT_STARTS and (match := _CHAT.match(line.text)):
            matches.append((index, match))
    if len(matches) < _FEWEST:
        return None
    is_day_first = _is_day_first([match for _, match in matches])
    found = [
        _Message(
            line=index,
            end=match.end(),
            author=Author(name=match["name"].strip(), handle=None),
            when=_chat_day(match, is_day_first),
        )
        for index, match in matches
    ]
    return _page("chat", lines, found, f"{counted(len(found), 'line')} such as “[day, time] Name:”")


def _page(kind: PageName, lines: Sequence[Line], messages: Sequence[_Message], reason: str) -> Page:
    ends = (*(message.line for message in messages[1:]), len(lines))
    posts = [
        post
        for message, end in zip(messages, ends, strict=True)
        for post in _divided(_post(lines[message.line : end], message))
    ]
    return Page(kind=kind, platform="twitter", reason=reason, posts=tuple(posts), repairs=())


def _post(lines: Sequence[Line], message: _Message) -> PagePost:
    first = lines[0]
    head = first._replace(text=first.text[: message.end])
    repairs = list(removed("byline", [head], "made the author and the time of a post its data"))
    inner = [first._replace(text=first.text[message.end :]), *lines[1:]]
    url, kept = _without_address(inner, repairs)
    return PagePost(
        author=message.author,
        when=message.when,
        url=url,
        source=tuple(line for line in lines if not line.is_blank),
        parts=tuple(_parts(kept, repairs)),
        repairs=tuple(repairs),
    )


def _divided(post: PagePost) -> Iterator[PagePost]:
    """Yield the posts of a thread that was sent as one message, each with its number in its words."""
    words = post.parts[0] if len(post.parts) == 1 else None
    found = split_posts(words.lines, remove_markers=False).posts if isinstance(words, Words) else ()
    if not isinstance(words, Words) or sum(one.label != "" for one in found) < _FEWEST:
        yield post
        return
    starts = [one.lines[0].number for one in found]
    for begin, end in zip(starts, (*starts[1:], inf), strict=True):
        is_first = begin == starts[0]
        lines = trimmed([line for line in words.lines if begin <= line.number < end])
        source = [line for line in post.source if is_first or begin <= line.number]
        yield post._replace(
            parts=(Words(lines),),
            source=tuple(line for line in source if line.number < end),
            repairs=post.repairs if is_first else (),
        )


def _without_address(lines: Sequence[Line], repairs: list[Repair]) -> tuple[str | None, Sequence[Line]]:
    """Return the address of a shared post, and the lines above it."""
    end = len(lines)
    while end and (lines[end - 1].is_blank or _GET_THE_APP.fullmatch(lines[end - 1].text)):
        end -= 1
    found = _SHARED_ADDRESS.fullmatch(lines[end - 1].text) if end else None
    url = post_address(found["url"]) if found else None
    if url is None:
        return None, lines
    repairs += removed("byline", lines[end - 1 :], "made the address of a post its data")
    return url, lines[: end - 1]


def _parts(lines: Sequence[Line], repairs: list[Repair]) -> Iterator[Part]:
    """Yield the words of a message, and a picture for each that the export left out."""
    begin = 0
    for index, line in enumerate(lines):
        found = _LEFT_OUT.fullmatch(line.text.strip())
        if found:
            yield from _words(lines[begin:index])
            repairs += removed("picture", [line], "made a figure of a picture that was left out")
            is_video = (found["what"] or "").lower() == "video"
            yield Picture(kind="video" if is_video else "image", alt=None)
            begin = index + 1
    yield from _words(lines[begin:])


def _words(lines: Sequence[Line]) -> Iterator[Words]:
    if kept := trimmed(lines):
        yield Words(kept)


def _numbers(match: re.Match[str]) -> tuple[str, int, int, int]:
    """Return the sign between the numbers of a day, and the numbers."""
    prefix = "" if match["sign"] else "dash_"
    first, second, third = (match[prefix + name] for name in ("first", "second", "third"))
    return match[prefix + "sign"], int(first), int(second), int(third)


def _is_day_first(matches: Sequence[re.Match[str]]) -> bool | None:
    """Return whether days are written before months; None if all days could be either."""
    for match in matches:
        sign, first, second, _ = _numbers(match)
        if sign == "." or _LAST_MONTH < first <= _LAST_DAY:
            return True
        if second > _LAST_MONTH:
            return False
    return None


def _chat_day(match: re.Match[str], is_day_first: bool | None) -> When:
    _, first, second, third = _numbers(match)
    if first > _LAST_DAY:  # a year
        year, month, day = first, second, third
    elif is_day_first is None and first != second:
        return NEVER
    else:
        day, month = (first, second) if is_day_first else (second, first)
        year = third + 2000 if third < 100 else third  # noqa: PLR2004 - a year of two digits
    try:
        return When(day=date(year, month, day))
    except ValueError:
        return NEVER
