"""Cut: take away what the site added around the thread, and what asked it to; each piece is told."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.sites import SITES, Site, bare
from convert.text.sites.header_footer import edges
from convert.text.sites.page_info import NO_HEAD, Head, harvest
from convert.text.sites.recognise import Kind
from convert.tree import Repair

_NAME_ABOVE = 3
"""Lines from a handle up to the name that belongs to it, at the most."""
_REQUEST = (
    r"(?:@[\w.]{1,40},? )*@(?:threadreaderapp|threader_app|tttthreads|pingthread|unrollthread|twtextapp"
    r"|twunrollapp|unroll\.skywriter\.blue),? (?:please |pls |plz )?(?:unroll|compile)"
    r"(?:[ ,.!]{1,3}(?:please|pls|plz|this|the|thread|it|thanks|thx|ty|thank|you))*[ .!🙏]*$"
)
_LONGEST_REQUEST = 200


def cut(lines: Sequence[Line], kind: Kind) -> tuple[tuple[Line, ...], Head, tuple[Repair, ...]]:
    """The lines of the thread alone, what its page told, and what stood around them."""
    begin, end, head = 0, len(lines), NO_HEAD
    repairs: list[Repair] = []
    if kind != "plain":
        site = SITES[kind]
        begin, end = edges(lines, site)
        head = _head(lines, begin, end, site)
        repairs += _told("header", lines[:begin], site)
        repairs += _told("footer", lines[end:], site)
    end, requests = _requests(lines, begin, end)
    return tuple(lines[begin:end]), head, (*repairs, *requests)


def _told(part: str, lines: Sequence[Line], site: Site) -> list[Repair]:
    """The repair that tells of a whole header or footer."""
    told = [line for line in lines if not line.is_blank]
    if not told:
        return []
    size = f"{len(told):,} lines" if len(told) > 1 else "1 line"
    message = f"the {part} of {site.name}'s page taken out ({size})"
    return [Repair(part, told[0].number, "\n".join(line.text.strip() for line in told), "", message)]


def _head(lines: Sequence[Line], begin: int, end: int, site: Site) -> Head:
    """What header, footer and a leaked tag tell."""
    leak = next((line.text for line in lines[begin:end] if "data-tweet=" in line.text), "")
    if not leak and (begin, end) == (0, len(lines)):
        return NO_HEAD
    header = [words for line in lines[:begin] if (words := bare(line.text))]
    return harvest(header, _name(header, site), _own_footer(lines[end:], site), leak)


def _name(header: Sequence[str], site: Site) -> str | None:
    """The unknown line nearest above that of the handle."""
    handle = next((index for index, words in enumerate(header) if re.fullmatch(r"@\w{1,15}", words)), 0)
    for words in reversed(header[max(0, handle - _NAME_ABOVE) : handle]):
        if not site.anchors_header(words) and not site.knows_in_header(words):
            return words
    return None


def _own_footer(lines: Sequence[Line], site: Site) -> list[str]:
    """The bare lines of a footer that speak of this thread, a name joined to the line before it."""
    own: list[str] = []
    for words in filter(None, (bare(line.text) for line in lines)):
        if own and own[-1] == "Keep Current with":
            own[-1] += f" {words}"
        elif not site.knows_in_footer(words):
            break
        else:
            own.append(words)
        if words.startswith("More from @"):
            break
    return own


def _requests(lines: Sequence[Line], begin: int, end: int) -> tuple[int, list[Repair]]:
    """The index behind the last line that asks no bot to unroll the thread, and those that do."""
    repairs: list[Repair] = []
    for index in range(end - 1, begin - 1, -1):
        line = lines[index]
        words = line.text.strip()
        if not words:
            continue
        if "@" not in words or len(words) > _LONGEST_REQUEST:
            break
        if not re.match(_REQUEST, words, re.IGNORECASE):
            break
        repairs.append(
            Repair("request", line.number, words, "", "a request to an unrolling bot taken out")
        )
        end = index
    return end, repairs[::-1]
