"""Write a document in a format of pandoc: convert the tree to pandoc's, then run pandoc."""

from typing import Any

import msgspec

from convert import ConvertError, Output, anchors, display
from convert.metadata import Metadata
from convert.tree import Document, Post, Quote, walk
from convert_pandoc import arguments, body, contents, directions, packages, program
from convert_pandoc.capabilities import Format
from convert_pandoc.nodes import API_VERSION, Node, meta, paragraph
from convert_pandoc.options import Options
from convert_pandoc.pictures import Pictures, embedded
from convert_pandoc.place import Place
from convert_pandoc.title import Title, title_of
from convert_pandoc.words import inlines


def write(document: Document, options: Options, target: Format) -> str | bytes | Output:
    """Return the document: bytes for a binary format, text for any other, and files with pictures.

    Raises `ConvertError` if an option is invalid, or pandoc is missing, fails or returns nothing.
    """
    pictures = Pictures(document, target, options.media)
    metadata = Metadata.of(document)
    tree = _tree(document, metadata, options, target, pictures)
    inside, is_page = options.media == "embed", target.web and not target.binary
    written = program.run(
        target.name,
        arguments.arguments(options, target),
        msgspec.json.encode(tree),
        source=document.source.name,
        # pandoc reads the sizes of the files beside ICML
        files=pictures.files if (inside and not is_page) or target.name == "icml" else {},
    )
    if not written and (target.binary or _has_text(tree["blocks"])):
        raise ConvertError(
            f"{target.name}: pandoc returned nothing; {program.REMEDY}", file=document.source.name
        )
    content = _completed(written if target.binary else written.decode(), document, target, pictures)
    if not pictures.files:
        return content
    if not inside:
        return Output(content, pictures.files)
    return embedded(str(content), pictures.files) if is_page else content


def _tree(
    document: Document, metadata: Metadata, options: Options, target: Format, pictures: Pictures
) -> dict[str, Any]:
    """Return pandoc's tree, with the part of the head that its template does not show."""
    headings = display.headings(document, bylines=options.bylines, dates=options.dates)
    title = title_of(document, metadata, next(headings, None), options, target)
    place = Place.of(title.text, metadata, target, pictures)
    blocks = contents.blocks(place, options) + body.blocks(
        place, metadata, options, has_first_post=title.has_first_post
    )
    known = _metadata(title, metadata, place)
    head = body.head(place, metadata)
    if head and "subtitle" in target.block:
        known["subtitle"] = meta(head)
    elif head and options.standalone:
        blocks = [paragraph(head), *blocks]
    return {"pandoc-api-version": API_VERSION, "meta": known, "blocks": blocks}


def _completed(
    content: str | bytes, document: Document, target: Format, pictures: Pictures
) -> str | bytes:
    """Add what pandoc leaves out of some formats, for documents that have it."""
    directions = {
        anchor: post.direction
        for post, anchor in zip(document.posts, anchors.posts(document), strict=True)
        if post.direction not in (None, document.direction)
    }
    has_languages = any(post.language for post in document.posts)
    match target.name, content:
        case "docx", bytes(package) if document.direction == "rtl" or has_languages:
            return packages.docx(package, document.direction)
        case "odt", bytes(package) if pictures.alts or directions or document.direction == "rtl":
            return packages.odt(package, pictures.alts, directions, document.direction)
        case "opendocument", str(text) if pictures.alts or directions:
            return packages.opendocument(text, pictures.alts, directions)
        case "pptx", bytes(package) if pictures.alts or document.direction == "rtl":
            return packages.pptx(package, pictures.alts, document.direction)
        case "rtf", str(text) if document.direction == "rtl":
            return packages.rtf(text)
        case _:
            return content


def _has_text(blocks: list[Node]) -> bool:
    return b'"t":"Str"' in msgspec.json.encode(blocks)


def _metadata(title: Title, metadata: Metadata, place: Place) -> dict[str, Node]:
    """Return the known metadata under the names that pandoc's templates use."""
    document, target = place.document, place.target
    known = {
        "author": metadata.byline,
        "lang": metadata.language if metadata.language != "und" else None,
        "dir": document.direction if _has_direction(document, target) else None,
        # for programs; pandoc would have to read it out of words
        "date-meta": metadata.published.isoformat() if metadata.published and target.web else None,
    }
    values = {
        key: inlines(directions.with_handles(text, target, document.direction), target.name)
        for key, text in known.items()
        if text
    }
    values |= {
        "title": title.inlines,
        "pagetitle": title.page_title,
        "date": body.date(place, metadata),
    }
    return {key: meta(words) for key, words in values.items() if words}


def _has_direction(document: Document, target: Format) -> bool:
    """Return whether the direction is written, which makes LaTeX define what other directions need."""
    if document.direction == "rtl":
        return True
    return target.name in ("latex", "beamer") and any(
        (isinstance(node, Post) and node.direction == "rtl")
        or (isinstance(node, Quote) and display.quote_direction(node, "ltr") == "rtl")
        for node in walk(document)
    )
