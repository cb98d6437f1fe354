"""Fetch the pictures of a thread from an address, or leave pictures out, as the user chooses."""

from typing import Literal

from convert.inputs import Input
from convert.renumber import renumbered
from convert.tree import Block, Document, Figure, Media, Repair, replace, rewrite


def with_media(document: Document, source: Input, choice: Literal["fetch", "link", "none"]) -> Document:
    """Return a document with its pictures as the user chooses.

    - "fetch": if the source is an address, those that are only linked are fetched, within limits. One
      that can't be fetched stays a link, with a warning.
    - "link": those that have an address are links, without their bytes.
    - "none": there are none; each is a repair.
    """
    if not document.media:
        return document
    match choice:
        case "fetch":
            if source.url is None:
                return document
            # Imported here, because only addresses need what decodes pictures.
            from convert.fetched.pictures import Fetching

            return Fetching(source).document(document)
        case "link":
            return replace(document, media=tuple(map(_as_link, document.media)))
        case "none":
            return _without(document)


def _as_link(medium: Media) -> Media:
    return medium if medium.url is None else replace(medium, data=None, sha256=None)


def _without(document: Document) -> Document:
    def block(node: Block) -> Block | None:
        if not isinstance(node, Figure):
            return node
        return None if node.note is None else replace(node, media=())

    repairs = tuple(
        Repair(
            kind="picture",
            line=None,
            text=medium.alt or "",
            became="",
            message=f"{medium.kind} left out, since --media none was given",
        )
        for medium in document.media
    )
    changed = rewrite(document, block=block)
    return renumbered(replace(changed, repairs=(*changed.repairs, *repairs)))
