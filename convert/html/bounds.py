"""Change HTML so that parsing it takes linear time and memory, whatever it is.

The algorithm of the HTML Standard takes quadratic time for elements that are nested deeply, and
quadratic memory for formatting elements that are not closed (27 kB of "<p><b id=1><p><b id=2>…" become
two million elements). Here, tags beyond a depth are left out, formatting elements get names that the
standard does not know, and what decides how other characters are read, such as scripts and comments, is
removed.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MOST_LEVELS = 256
"""Elements in one another; browsers have a limit of 512."""

_SPACE = r"[\t\n\f\r ]"
_NAME_END = r"(?=[\t\n\f\r />])"
# The attributes of a tag (HTML Standard §13.2.5.32 to §13.2.5.40), to its end or to that of the text.
_ATTRIBUTES = (
    rf"""(?:{_SPACE}++|/|[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_SPACE}*+={_SPACE}*+"""
    r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+)?+)*+(?:>|\Z)"""
)
_TOKEN = re.compile(
    rf"""<!--(?:-?>|.*?--!?>|.*)
       | <(?P<raw>script|style|xmp|iframe|noembed|noframes){_NAME_END}{_ATTRIBUTES}
           (?:(?P<content>.*?)</(?P=raw){_NAME_END}[^>]*>?|.*)
       | (?P<open><(?P<plain>title|textarea){_NAME_END}{_ATTRIBUTES})
           (?:(?P<words>.*?)(?=</(?P=plain){_NAME_END})|(?P<rest>.*))
       | <(?P<slash>/?)(?P<name>[a-z][^\t\n\f\r />]*+)(?P<attributes>{_ATTRIBUTES})
       | <[!?/][^>]*>?""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
UNKNOWN = "\ufdd0"
"""What follows the names of elements that the parser should not know: a noncharacter."""

# Formatting elements, and elements whose content has rules of its own.
_RENAMED_NAMES = """
    b big code em font i nobr s small strike strong tt u
    frameset math plaintext select svg template
    """
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
# Elements that end where the next one begins, so that they are not nested without others.
_ENDED_NAMES = """
    a body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr
    """
# Elements whose end tags end all others in them, and elements in which they don't.
_BLOCK_NAMES = """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer
    header hgroup listing main menu nav ol pre search section summary ul
    """
_SCOPE_NAMES = "applet button marquee object table"

_RENAMED, _VOID, _ENDED, _BLOCKS, _SCOPES = (
    frozenset(names.split())
    for names in (_RENAMED_NAMES, _VOID_NAMES, _ENDED_NAMES, _BLOCK_NAMES, _SCOPE_NAMES)
)


class Bounded(NamedTuple):
    """HTML that can be parsed."""

    html: str
    removed: tuple[tuple[str, str], ...]
    """The names of removed elements, such as scripts, and what was in them."""


def bounded(html: str) -> Bounded:
    """Return HTML without noncharacters in a form that can be parsed."""
    removed: list[tuple[str, str]] = []
    return Bounded("".join(_parts(html, removed)), tuple(removed))


def _parts(html: str, removed: list[tuple[str, str]]) -> Iterator[str]:
    opened: list[str] = []
    done = 0
    for token in _TOKEN.finditer(html):
        yield html[done : token.start()]
        done = token.end()
        if token["raw"]:
            removed.append((token["raw"].lower(), token["content"] or ""))
        elif token["plain"]:
            words = token["rest"] if token["words"] is None else token["words"]
            yield token["open"] + words.replace("<", "&lt;")
        elif token["name"]:
            yield _tag(token, opened)
    yield html[done:]


def _tag(token: re.Match[str], opened: list[str]) -> str:
    """Return a tag as it is parsed; "" for a start tag that is nested too deeply."""
    name = token["name"].lower()
    if token["slash"]:
        _close(name, opened)
    elif name not in _VOID and name not in _ENDED:
        if len(opened) >= _MOST_LEVELS:
            return ""
        opened.append(name)
    if name in _RENAMED:
        return f"<{token['slash']}{name}{UNKNOWN}{token['attributes']}"
    return token[0]


def _close(name: str, opened: list[str]) -> None:
    """Remove the elements that an end tag surely ends."""
    if opened and opened[-1] == name:
        opened.pop()
    elif name in _BLOCKS:
        for index in range(len(opened) - 1, -1, -1):
            if opened[index] == name:
                del opened[index:]
                return
            if opened[index] in _SCOPES:
                return
