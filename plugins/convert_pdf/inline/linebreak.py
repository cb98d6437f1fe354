"""Find where a line of text or of a URL may end: UAX #14 by ICU, with stricter rules for words."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple, TypeAlias

from icu4py.breakers import LineBreaker

from convert.characters import clean, script
from convert_pdf.inline import linebreak_rules as rules
from convert_pdf.inline.hyphenation import hyphens

Kind: TypeAlias = Literal["space", "plain", "hyphen", "must"]
_Class: TypeAlias = Literal["emoji", "mark", "wide", "digit", "joiner", "dictionary", "other"]


class Break(NamedTuple):
    """A position where a line may end.

    "space": the white space before it is not shown. "plain": nothing changes. "hyphen": a hyphen is
    added, because of a soft hyphen. "must": the line ends here. Soft hyphens and line separators are
    still in the text; they are not drawn.
    """

    position: int
    """The index of the first character of the next line."""
    kind: Kind


_LOCALE = "root"  # without the exceptions that ICU has for some languages, as spans may be in others
_SOFT_HYPHEN = "\u00ad"
_BREAK_AFTER = "\u200b\u0f0b\u1361"  # zero width space, Tibetan tsheg, Ethiopic word space
_DICTIONARY_SCRIPTS = frozenset({"THAI", "LAO", "KHMER", "MYANMAR"})  # ICU has a word list for each
_FLAG_OR_SKIN_TONE = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")

# Mentions and hashtags. The ranges are scripts whose words have marks that \w does not match.
_UNBROKEN = re.compile(r"[@＠]+[A-Za-z0-9_.@-]*|[#＃]+[\w\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]*")

_URL_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:/*")
# Between the parts of a URL (Chicago 7.46): after a double slash, before a single one and before these
# signs. A slash at the end stays.
_URL_PART = re.compile(r"(?<=//)(?=[^/])|(?<!/)(?=/[^/])|(?=[?&=#])")
_URL_PUNCTUATION = re.compile(r"(?=[-._~%,;:+@!*()])(?<![-._~%,;:+@!*()])")
_LONG_PART = 30  # a part of a URL with more characters may also be broken before other punctuation


def opportunities(text: str) -> Sequence[Break]:
    """Return where a paragraph may be broken, ascending, without its start and its end."""
    text = clean(_cover(text), "utf-8")  # in which ICU has its texts
    found: dict[int, Kind] = dict.fromkeys(rules.added_in_words(text), "plain")
    found |= dict.fromkeys(rules.added_after_spaces(text), "space")
    segments = LineBreaker(text, _LOCALE)  # not its `.segments()`, which counts UTF-16 units
    start = 0
    for end in accumulate(map(len, segments)):
        if end == len(text):
            break
        if text[end - 1] in rules.SPACES and text[end] in rules.SPACES:
            continue  # UAX #14 has breaks between white space of different kinds
        kind = _kind(text, start, end)
        if kind is not None:
            found[end] = kind
        start = end
    return list(map(Break._make, sorted(found.items())))


def hyphenation(text: str, language: str) -> Sequence[int]:
    """Return where words may be divided with a hyphen, ascending."""
    return hyphens(_cover(text), language)


def url_opportunities(url: str) -> Sequence[Break]:
    """Return where a URL may be broken, ascending: between its parts, and never with a hyphen."""
    scheme = _URL_SCHEME.match(url)
    start = scheme.end() if scheme else 0
    parts = [part.start() for part in _URL_PART.finditer(url, start + 1)]
    found = []
    for left, right in pairwise([start, *parts, len(url)]):
        if right - left > _LONG_PART:
            found += [mark.start() for mark in _URL_PUNCTUATION.finditer(url, left + 3, right - 2)]
        found.append(right)
    return [Break(position, "plain") for position in found[:-1]]


def _cover(text: str) -> str:
    """Return the text, as long as before, with each mention and hashtag as a word of underscores."""
    return _UNBROKEN.sub(lambda unbroken: "_" * len(unbroken[0]), text)


def _kind(text: str, start: int, end: int) -> Kind | None:
    """Return the kind of the break that ICU has at `end`, after one at `start`; None for no break."""
    last = text[end - 1]
    if last in rules.SPACES:
        is_indent = text[start] in rules.SPACES and not text[start:end].strip(rules.SPACES)
        is_forbidden = is_indent or text[end] in rules.NEVER_FIRST or rules.is_forbidden(text, end)
        return None if is_forbidden else "space"
    if last in rules.LINE_ENDS:
        return "must"
    if text[end] in rules.NEVER_FIRST or last in rules.NEVER_LAST:
        return None
    if last == _SOFT_HYPHEN:
        return "hyphen"
    return "plain" if _is_between_unspaced(text, start, end) else None


def _is_between_unspaced(text: str, start: int, end: int) -> bool:
    """Return whether a break without white space is one of a script that has none between words.

    Emoji are such a script as well, but the first of several stays with the word before it.
    """
    after = _class(text[end])
    if text[end - 1] in _BREAK_AFTER:
        return after != "mark"
    classes_before = map(_class, reversed(text[start:end]))
    before = next((kind for kind in classes_before if kind != "mark"), "other")
    if before == "wide":
        return True
    if after == "wide":
        return before not in ("digit", "joiner")  # 3月: the digit stays with what it counts
    return before == after and before in ("emoji", "dictionary")


@lru_cache(maxsize=8192)
def _class(character: str) -> _Class:
    """Return the class of a character that decides about breaks without white space."""
    category = unicodedata.category(character)
    is_wide = unicodedata.east_asian_width(character) in "WF" or "\uff61" <= character <= "\uff9f"
    is_symbol = category == "So" and character >= "\u231a" and not "\u3000" <= character <= "\u33ff"
    found: _Class = "other"
    if _FLAG_OR_SKIN_TONE.match(character) or (is_wide and is_symbol):
        found = "emoji"
    elif category in ("Mn", "Mc", "Me", "Cf"):
        found = "mark"
    elif category == "Nd":
        found = "digit"
    elif is_wide and script(character) != "HANGUL":  # Korean has spaces between words
        found = "wide"
    elif (category == "Pd" and character not in "\u2014\u2015") or character == "/":
        found = "joiner"
    elif script(character) in _DICTIONARY_SCRIPTS:
        found = "dictionary"
    return found
