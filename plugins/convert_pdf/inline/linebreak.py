"""Line breaks: where a line of text or of a URL may end. UAX #14 in spirit, but stricter."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.inline.hyphenation import hyphens, thai_syllables
from convert_pdf.inline.linebreak_classes import classes, clusters

Kind: TypeAlias = Literal["space", "plain", "hyphen", "must"]


class Break(NamedTuple):
    """A place where a line may end.

    "space": the white space before it vanishes. "plain": nothing changes. "hyphen": a hyphen is added,
    which the soft hyphen there asks for. "must": the line ends here. Soft hyphens and line separators
    are still in the text, not to be drawn.
    """

    position: int
    """The index of the first character of the next line."""
    kind: Kind


_WHOLE = re.compile(r"[@＠]+[A-Za-z0-9_.@-]*|[#＃]+[\w\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]*")
"""Mentions and hashtags. The ranges: scripts with marks in their words, and breaks between them."""

_KEPT_SPACE = re.compile(
    r" (?:(?<=[0-9] )(?:(?<![0-9]{4} )[0-9]{3}(?![0-9])"  # 10 000 000
    r"|(?:[kcmµ]?m|k?g|[kMGT]?[Bb]|[kMG]?W|k?V|Hz|mph|am|pm|[ap]\.m\.|thousand|million|billion|bn|mln"
    r"|км|см|мм|м|кг|г|т|тыс|млн|млрд|руб|лет|год|года|году|Uhr|Mio|Mrd|Millionen|Milliarden)(?!\w))"
    r"|(?:(?<=[№§$€£] )|(?<=\b[Nn]o\. )|(?<=\bpp\. )|(?<=\bp\. )|(?<=\b[Vv]ol\. )|(?<=\bNr\. ))[0-9])"
)
"""A number and its unit, the thousands of a number, a sign and the number that it announces."""

_SPACES = re.compile(
    r"(?<=[^SL])S+(?<!^qS)(?<![SLo]qS)(?<!oS)"  # « opens only where nothing stands before it
    r"(?![SLW]|[PQc]{1,3}(?:[SL]|$)|[DH]{1,3}(?:[SL]|$)|$)"  # no line starts with a lone ! » or –
)
_OTHERS = re.compile(
    r"L(?!$)"
    r"|[BY](?![SLBYPQcCGW]|$)"
    r"|H(?:(?<=AAH)(?=AA)|(?<=[AUcQP]HH)(?=[AUoq]))"  # well-known; not e-mail, COVID-19 or 1990–92
    r"|D(?<=[AUIEcCQPD]D)(?=[AUIEoOqT])"
    r"|N(?:(?<=[AUEcQ]N)(?=[AUoq])|(?=[IOE]))"
    r"|P(?<=[AU]PPP)(?=[AUoq])"  # wait...what
    r"|/(?<=[AU]{3}/)(?=[AU]{3})"
)
_KINDS: dict[str, Kind] = {"L": "must", "Y": "hyphen"}
_WIDE = re.compile(
    r"I(?=[IAUOoEDqT])|C(?=[IAUOoEDqT])|[AcPQ](?=I)|[AUcPQ](?=O)|E(?=[EIO])|T(?=T)"
)  # but not U(?=I): the 3 of 3月 stays with what it counts
_HAS_WIDE = re.compile("[IOCET]")

_URL_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:/*")
_URL_PART = re.compile(r"(?<=/)(?=[^/?&=#])|(?=[?&=#])")
_URL_PUNCTUATION = re.compile(r"(?=[-._~%,;:+@!*()])(?<![-._~%,;:+@!*()])")
_LONG_STRETCH = 30
"""Characters of a URL without a good place to break, beyond which other punctuation serves."""


def opportunities(text: str) -> Sequence[Break]:
    """Where a paragraph may be broken, in ascending order, neither at its start nor at its end."""
    text = _covered(text)
    letters, starts = clusters(classes(text))
    found = [Break(spaces.end(), "space") for spaces in _SPACES.finditer(letters)]
    found += [Break(place.end(), _KINDS.get(place[0], "plain")) for place in _OTHERS.finditer(letters)]
    if _HAS_WIDE.search(letters):
        found += [Break(place.end(), "plain") for place in _WIDE.finditer(letters)]
    if starts:
        found = [Break(starts[index], kind) for index, kind in found]
    if kept := {space.start() + 1 for space in _KEPT_SPACE.finditer(text)}:
        found = [place for place in found if place.position not in kept]
    found += [Break(position, "plain") for position in thai_syllables(text)]
    found.sort()  # in linear time, for these are few ascending runs
    return found


def hyphenation(text: str, language: str) -> Sequence[int]:
    """Where words may be divided with a hyphen, in ascending order."""
    return hyphens(_covered(text), language)


def url_opportunities(url: str) -> Sequence[Break]:
    """Where a URL may be broken, in ascending order: where its parts meet, and never with a hyphen."""
    scheme = _URL_SCHEME.match(url)
    start = scheme.end() if scheme else 0
    parts = [part.start() for part in _URL_PART.finditer(url, start + 1)]
    found = []
    for left, right in pairwise([start, *parts, len(url)]):
        if right - left > _LONG_STRETCH:
            found += [mark.start() for mark in _URL_PUNCTUATION.finditer(url, left + 3, right - 2)]
        found.append(right)
    return [Break(position, "plain") for position in found[:-1]]


def _covered(text: str) -> str:
    """The text, as long as before, with mentions and hashtags as words that nothing divides."""
    return _WHOLE.sub(lambda whole: "_" * len(whole[0]), text)
