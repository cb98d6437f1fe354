"""Write links: words that lead to the target of their note, and the addresses in notes themselves."""

from typing import Final

from convert import notes
from convert.tree import Direction, Note
from convert_pandoc import directions, guards, nodes
from convert_pandoc.capabilities import Format, Isolation
from convert_pandoc.nodes import Node
from convert_pandoc.words import clean, inlines

# Characters of a URL that are not encoded (RFC 3986), except "$" and brackets, which some formats use.
_KEPT: Final = "/?:@!&'()*+,;=%#~"

_Beside = tuple[tuple[Node, ...], tuple[Node, ...]]
_NOTHING: Final[_Beside] = ((), ())
# Markup beside links that show words. Without it, an address is a link only after a space or some marks
# in AsciiDoc; in Textile, so are the words, and the number of a note would be part of the address.
_BESIDE: Final[dict[str, _Beside]] = {
    "asciidoc": ((nodes.raw("asciidoc", "link:"),), ()),
    "asciidoc_legacy": ((nodes.raw("asciidoc", "link:"),), ()),
    "textile": ((nodes.raw("textile", "["),), (nodes.raw("textile", "]"),)),
}

# The formats in which an address is a link by itself, up to a space.
_BARE: Final = frozenset({"dokuwiki", "mediawiki", "textile"})
# A bracket after the address would end a note of AsciiDoc, so that it is not isolated there.
_ALONE: Final = frozenset({"asciidoc", "asciidoc_legacy"})

_CHARACTERS: Final = (Isolation.CHARACTERS, Isolation.MARKS)


def of_note(text: str, note: Note, target: Format, around: Direction) -> list[str | Node]:
    """Return the words of a link or a mention, which lead to the target of their note if it is safe."""
    live = notes.live_url(note)
    before, inner, after = directions.without_edges(text)
    if live is None or not target.links or not inner:
        return directions.isolated(text, target, around)
    return [before, *words(inner, live, target, around), after]


def words(text: str, live: str, target: Format, around: Direction) -> list[str | Node]:
    """Return words in their own direction as a link to a live URL.

    Characters that isolate are in the link, so that they are not between the words and their markup.
    """
    own = directions.direction(text)
    parts = directions.with_handles(text, target, own)
    if target.isolation in _CHARACTERS:
        parts, own = directions.enclosed(parts, own, target, around), around
    linked = shown(inlines(parts, target.name), live, target)
    return directions.enclosed([*linked], own, target, around)


def shown(inside: list[Node], live: str, target: Format) -> list[Node]:
    """Return inlines as a link to a live URL, which is another text than they are."""
    before, after = _BESIDE.get(target.name, _NOTHING)
    return [*before, _link(inside, _address(live, target), "auto", target), *after]


def address(live: str, target: Format, around: Direction) -> list[str | Node]:
    """Return a live URL as a link that shows it, from left to right.

    Characters that isolate are outside of the link, which pandoc then writes as briefly as the format
    can, but not beside a bare address, which they would become part of.
    """
    encoded = _address(live, target)
    url = clean(live)
    _, _, rest = url.partition(":")
    needs_guards = guards.guarded(rest, target.name) != rest
    inside = inlines([encoded if needs_guards else url])
    own: Direction = around if target.name in _ALONE else "ltr"
    if target.name in _BARE:
        inside, own = inlines(directions.enclosed([*inside], own, target, around)), around
    return directions.enclosed([_link(inside, encoded, "ltr", target)], own, target, around)


def _address(live: str, target: Format) -> str:
    return guards.address(clean(live), target.name, safe=_KEPT)


def _link(inside: list[Node], encoded: str, direction: str, target: Format) -> Node:
    return nodes.link(inside, encoded, nodes.attributes(**({"dir": direction} if target.web else {})))
