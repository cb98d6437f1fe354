"""Open a saved page: HTML with a folder beside it, HTML with everything in it, or MHTML."""

from typing import NamedTuple

import convert
from convert import html
from convert.html import Tree
from convert.tree import Repair
from convert_saved import markup, mhtml, values
from convert_saved.attachments import Attachments
from convert_saved.encodings import decoded
from convert_saved.nodes import attribute
from convert_saved.recognition import is_mhtml


class SavedPage(NamedTuple):
    """A page, and how it was saved."""

    name: str
    tree: Tree
    url: str | None
    """The address that it was saved from."""
    saved: str | None
    """The time at which it was saved."""
    attachments: Attachments
    repairs: tuple[Repair, ...]


def opened(source: convert.Input) -> SavedPage:
    """Return the page in a file. Raises `InputError` if it is damaged."""
    data = source.bytes()
    archived = mhtml.unpacked(data, source.name) if is_mhtml(source.head()) else None
    text, repairs = decoded(archived.html, archived.charset) if archived else decoded(data)
    tree = html.parse(markup.with_frames(text))
    origin = markup.origin(text)
    url = (archived.url if archived else None) or origin.url or _own_address(tree)
    saved = archived.saved if archived else origin.saved
    return SavedPage(
        name=source.name,
        tree=tree,
        url=url if url and values.is_web(url) else None,
        saved=values.time(saved) if saved else None,
        attachments=Attachments(
            source,
            url=url,
            files=archived.files if archived else {},
            variables=markup.variables(text),
        ),
        repairs=repairs,
    )


def _own_address(tree: Tree) -> str | None:
    """Return the address that a page gives as its own."""
    canonical = attribute(tree.css_first('link[rel="canonical"]'), "href")
    return canonical or attribute(tree.css_first('meta[property="og:url"]'), "content") or None
