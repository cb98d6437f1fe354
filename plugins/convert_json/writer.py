"""Write the tree of a document as JSON."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec.structs import replace

from convert.characters import clean
from convert.tree import Document


@dataclass(frozen=True)
class Options:
    """Options of the JSON writer."""

    indent: Annotated[
        int, "spaces for each level; 0 writes everything on one line", msgspec.Meta(ge=0, le=16)
    ] = 2
    media: Annotated[
        Literal["embed", "none"], "the bytes of pictures: embed them in Base64, or leave them out"
    ] = "embed"


def write(document: Document, options: Options) -> str:
    """Return the document with the keys in the order of `convert.tree`, ending with one line end.

    Lone surrogates become U+FFFD, because UTF-8 cannot encode them.
    """
    if options.media == "none":
        document = _without_data(document)
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:
        values = msgspec.to_builtins(document, builtin_types=(bytes,))
        encoded = msgspec.json.encode(_without_surrogates(values))
    if options.indent:
        encoded = msgspec.json.format(encoded, indent=options.indent)
    encoded += b"\n"  # not after decoding, which can make four bytes of each character
    return encoded.decode()


def _without_data(document: Document) -> Document:
    media = tuple([replace(medium, data=None, sha256=None) for medium in document.media])
    return replace(document, media=media)


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return clean(value, "utf-8")
        case dict():
            return {key: _without_surrogates(part) for key, part in value.items()}
        case list() | tuple():
            return [_without_surrogates(part) for part in value]
        case _:
            return value
