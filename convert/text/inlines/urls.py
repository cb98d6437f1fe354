"""Find where a URL begins, and where it ends if the sentence continues without a space.

The rules are those of twitter-text, which decided what was a link when a thread was written. But what
it would cut off or refuse is kept where the author wrote a scheme: a host without a dot, a path in
Chinese, Japanese or Korean.
"""

import re
from functools import cache
from typing import NamedTuple

from convert.text.inlines.domains import FILE_SUFFIXES, LONGEST_HOST, host_length, is_top_level

# White space, punctuation beyond ASCII, and controls, including bidi controls: a URL ends before them.
# Not the joiners of Persian and Indic words, and not the en dash, which titles contain.
_ENDS = (
    "\x00-\x20\x7f-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7"
    "\u055a-\u055f\u0589\u060c\u061b-\u061f\u06d4\u0964\u0965\u1361-\u1368\u1680\u180e"
    "\u2000-\u200b\u200e-\u2012\u2014-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f"
    "\ud800-\udfff\ufe10-\ufe1f\ufe30-\ufe6f\ufeff-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\uffe0-\uffff\U000e0000-\U0010ffff"
)
# Arrows, dingbats and emoji: hosts contain them ("✪df.ws"), but after a path they are text.
_SYMBOLS = "\u2070-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff"
# Chinese, Japanese and Korean, which have no space between a URL and the words around it.
_CJK = (
    "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3031-\u303c\u3040-\u9fff\uac00-\ud7ff\uf900-\ufaff"
    "\uff10-\uffdc\U00020000-\U0003ffff"
)

_NAME = rf"[^!-/:-@\[-`{{-~{_ENDS}]++"
# Hyphens and underscores are between letters (RFC 1123, which has no underscore, though hosts have).
_HOST = rf"(?![-_.])(?:(?:\.|[-_]++)?{_NAME})++"
_MAILBOX = r"[A-Za-z0-9._%+~'-]++@(?P<domain>[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++)"
_USER = r"(?:[A-Za-z0-9._~%+-]*+(?::[A-Za-z0-9._~%+!$-]*+)?+@)?+"
# What follows the colon of "https://" or "mailto:".
AFTER_COLON = (
    r"(?://(?:(?<=[Hh][Tt][Tt][Pp]://)|(?<=[Hh][Tt][Tt][Pp][Ss]://))(?![Hh][Tt][Tt][Pp][Ss]?://)"
    rf"{_USER}(?P<host>{_HOST})"
    rf"|(?<=[Mm][Aa][Ii][Ll][Tt][Oo]:){_MAILBOX})"
)
# What follows the dot of "www.", the last dot of a host with a path, or the dot of a host alone.
AFTER_DOT = (
    r"(?!\.)(?:(?P<top>[^\W\d_]{2,24}+)(?=(?::[0-9]{1,5})?/)"
    rf"|(?<=[Ww]{{3}}\.)(?<![A-Za-z0-9][Ww]{{3}}\.)(?P<www>{_HOST})"
    r"|(?P<bare>[A-Za-z]{2,24}+)(?![A-Za-z0-9_@＠+-]|\.\w))"
)

# Latin, Greek and Cyrillic: the scripts of hosts that are written without a scheme.
_BARE_NAME = "[0-9A-Za-zÀ-ÖØ-öø-ԯ]++"
_BARE_LABELS_REVERSED = re.compile(rf"(?![-_.])(?:(?:\.|[-_]++)?{_BARE_NAME})++")
_PORT = re.compile(r":[0-9]{1,5}(?![0-9])")
# What most URLs consist of: the part of a run (see `_run`) that is ASCII.
_ASCII_RUN = re.compile(r"[!#-'*-;=?-Z_a-z|~]*+")
# What follows something that is not a host after all ("name-.example", "name@example").
_NOT_A_HOST = re.compile(r"\.?[-_@]")
_BEFORE_CJK = "/?#=_:-"
# The path of t.co: after letters and digits, the sentence continues ("t.co/pbY2NfTZ's").
_SLUG = re.compile(r"/[A-Za-z0-9]*+(?!\?)")
_ELLIPSIS = re.compile(r"\.*…|\.{3}(?!\.)")
_TRAILING = ".,;:!?'*~|([{"
_OPENERS = {")": "(", "]": "[", "}": "{"}
# Characters after which twitter-text does not begin a URL.
_REFUSED = "@＠$#＃"
_REFUSED_WITHOUT_SCHEME = f"{_REFUSED}-_./\\"


class Url(NamedTuple):
    """A URL at `text[start:end]`, which includes the ellipsis of a URL that was cut short."""

    start: int
    end: int
    target: str
    truncated: bool


def url_at(text: str, sign: re.Match[str], floor: int) -> Url | None:
    """Return the URL that a sign belongs to, or None if the sign is text.

    The sign is a colon with `AFTER_COLON` or a dot with `AFTER_DOT`. No URL begins before `floor`.
    """
    at, end = sign.span()
    match sign.lastgroup:
        case "host":
            start, host = at - (5 if text[at - 1] in "sS" else 4), sign.start("host")
        case "domain":
            start, host = at - len("mailto"), sign.start("domain")
        case "www" if "." in sign["www"]:
            start = host = at - len("www")
        case "top" if is_top_level(sign["top"]):
            start = host = _bare_start(text, at, floor)
        case "bare" if is_top_level(sign["bare"]) and sign["bare"].lower() not in FILE_SUFFIXES:
            start = host = _bare_start(text, at, floor)
        case _:
            return None
    has_scheme = start < host
    if start < floor or _is_glued(text, start, has_scheme):
        return None
    length = host_length(text[host:end])
    if not length:
        return None
    if host + length < end:
        end = shown_end = host + length
    elif _NOT_A_HOST.match(text, end):
        return None
    else:
        end, shown_end = _ends(text, end, is_shortened=text[host:end].lower() == "t.co")
    # Twitter read a link without a scheme as http. Sites with https redirect to it, but an old site
    # without it would not answer.
    target = text[start:end] if has_scheme else f"http://{text[start:end]}"
    return Url(start=start, end=shown_end, target=target, truncated=end < shown_end)


def _bare_start(text: str, at: int, floor: int) -> int:
    """Return the start of the labels before the dot at `at`."""
    labels = _BARE_LABELS_REVERSED.match(text[max(floor, at - LONGEST_HOST) : at][::-1])
    return at - labels.end() if labels else at


def _is_glued(text: str, start: int, has_scheme: bool) -> bool:
    """Return whether a URL at `start` would begin within a word, an address or a path."""
    before = text[start - 1] if start else " "
    refused = _REFUSED if has_scheme else _REFUSED_WITHOUT_SCHEME
    return before in refused or (before.isascii() and before.isalnum())


def _ends(text: str, at: int, is_shortened: bool) -> tuple[int, int]:
    """Return the end of a URL whose host ends at `at`, and the end including an ellipsis."""
    slug = _SLUG.match(text, at) if is_shortened else None
    rest = text[at : slug.end() if slug else _rest_end(text, at)]
    end = at + len(rest.rstrip("."))
    if ellipsis := _ELLIPSIS.match(text, end):
        return end, ellipsis.end()
    end = at + len(rest.rstrip(_TRAILING))
    return end, end


def _rest_end(text: str, at: int) -> int:
    """Return the end of the port, path, query and fragment that begin at `at`.

    A bracket that was not opened in the URL ends them. Chinese, Japanese or Korean may begin a segment
    of the path or a value of the query ("/wiki/日本", "?q=日本") and continue there; after a letter, or
    directly after the host, they are the sentence that continues ("t.co/abcを見て").
    """
    if port := _PORT.match(text, at):
        at = port.end()
    if not text.startswith(("/", "?", "#"), at):
        return at
    has_cjk, end = False, at
    opened = dict.fromkeys("([{", 0)
    while True:
        end = _run_end(text, end, has_cjk)
        stop = text[end : end + 1]
        if stop in opened:
            opened[stop] += 1
        elif stop in _OPENERS and opened[_OPENERS[stop]]:
            opened[_OPENERS[stop]] -= 1
        elif not has_cjk and end > at + 1 and text[end - 1] in _BEFORE_CJK:
            has_cjk = True
            continue
        else:
            break
        end += 1
    return end


def _run_end(text: str, at: int, has_cjk: bool) -> int:
    """Return the end of the run that begins at `at`."""
    if found := _ASCII_RUN.match(text, at):
        at = found.end()
    if text[at : at + 1] > "\x7f" and (found := _run(has_cjk).match(text, at)):
        at = found.end()
    return at


@cache
def _run(has_cjk: bool) -> re.Pattern[str]:
    """Return a pattern of characters that a URL may contain, brackets excluded.

    It is compiled when the first URL beyond ASCII is met, since its large sets of characters take 3 ms.
    """
    cjk = "" if has_cjk else _CJK
    return re.compile(rf"[^\"<>\\^`()\[\]{{}}{_ENDS}{_SYMBOLS}{cjk}]*+")
