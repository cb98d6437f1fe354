"""Remove a site's header and footer, and requests to unrolling bots, from a text."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.sites import SITES
from convert.text.sites.header_footer import thread_bounds
from convert.text.sites.page_info import NO_PAGE_INFO, PageInfo, extract
from convert.text.sites.site import Site, strip_markup
from convert.text.source_kind import SourceKind
from convert.tree import Repair

_NAME_ABOVE = 3  # lines at most between the author's name and the handle below it
_HANDLE = re.compile(r"@\w{1,15}")
_BOTS = (
    r"threadreaderapp|threader_app|tttthreads|pingthread|unrollthread|twtextapp|twunrollapp"
    r"|unroll\.skywriter\.blue"
)
_REQUEST = re.compile(
    rf"(?:@[\w.]{{1,40}},? )*@(?:{_BOTS}),? (?:please |pls |plz )?(?:unroll|compile)"
    r"(?:[ ,.!]{1,3}(?:please|pls|plz|this|the|thread|it|thanks|thx|ty|thank|you))*[ .!🙏]*$",
    re.IGNORECASE,
)
_LONGEST_REQUEST = 200  # characters


def cut(
    lines: Sequence[Line], kind: SourceKind
) -> tuple[tuple[Line, ...], PageInfo, tuple[Repair, ...]]:
    """Return the thread's own lines, what its page says, and a repair for each removed part."""
    begin, end, info = 0, len(lines), NO_PAGE_INFO
    repairs: list[Repair] = []
    if kind != "plain":
        site = SITES[kind]
        begin, end = thread_bounds(lines, site)
        info = _page_info(lines, begin, end, site)
        repairs += _removed_part("header", lines[:begin], site)
        repairs += _removed_part("footer", lines[end:], site)
    end, requests = _without_requests(lines, begin, end)
    return tuple(lines[begin:end]), info, (*repairs, *requests)


def _removed_part(part: str, lines: Sequence[Line], site: Site) -> list[Repair]:
    """Return the repair that reports a removed header or footer; none if all its lines are blank."""
    removed = [line for line in lines if not line.is_blank]
    if not removed:
        return []
    size = f"{len(removed):,} lines" if len(removed) > 1 else "1 line"
    return [
        Repair(
            kind=part,
            line=removed[0].number,
            text="\n".join(line.words for line in removed),
            became="",
            message=f"removed the {part} of {site.name}'s page ({size})",
        )
    ]


def _page_info(lines: Sequence[Line], begin: int, end: int, site: Site) -> PageInfo:
    """Extract the page's information from header, footer and the first leaked tag of a post."""
    leaked_tag = next((line.text for line in lines[begin:end] if "data-tweet=" in line.text), "")
    if not leaked_tag and (begin, end) == (0, len(lines)):
        return NO_PAGE_INFO
    header = [words for line in lines[:begin] if (words := strip_markup(line.text))]
    return extract(header, _author_name(header, site), _own_footer(lines[end:], site), leaked_tag)


def _author_name(header: Sequence[str], site: Site) -> str | None:
    """Return the nearest unknown line above the handle."""
    handle = next((index for index, words in enumerate(header) if _HANDLE.fullmatch(words)), 0)
    for words in reversed(header[max(0, handle - _NAME_ABOVE) : handle]):
        if not site.anchors_header(words) and not site.knows_in_header(words):
            return words
    return None


def _own_footer(lines: Sequence[Line], site: Site) -> list[str]:
    """Return the footer's lines up to where other threads begin.

    A name on the line after "Keep Current with" is joined to it.
    """
    own: list[str] = []
    for words in filter(None, (strip_markup(line.text) for line in lines)):
        if own and own[-1] == "Keep Current with":
            own[-1] += f" {words}"
        elif not site.knows_in_footer(words):
            break
        else:
            own.append(words)
        if words.startswith("More from @"):
            break
    return own


def _without_requests(lines: Sequence[Line], begin: int, end: int) -> tuple[int, list[Repair]]:
    """Return the end of the lines without requests to unrolling bots, and a repair for each request."""
    repairs: list[Repair] = []
    for index in range(end - 1, begin - 1, -1):
        line = lines[index]
        words = line.text.strip()
        if not words:
            continue
        if "@" not in words or len(words) > _LONGEST_REQUEST or not _REQUEST.match(words):
            break
        repairs.append(
            Repair(
                kind="request",
                line=line.number,
                text=words,
                became="",
                message="removed a request to an unrolling bot",
            )
        )
        end = index
    return end, repairs[::-1]
