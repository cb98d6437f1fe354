"""Write the tree of a document as JSON."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from convert.tree import Document

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Options:
    """The options of the format "json"."""

    indent: Annotated[int, "spaces for each level; 0 for a single line", msgspec.Meta(ge=0, le=16)] = 2


def write(document: Document, options: Options) -> str:
    """Return the document as JSON that ends with one line end; keys are in the order of the types.

    Lone surrogates become U+FFFD, since UTF-8 cannot encode them.
    """
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_without_surrogates(msgspec.to_builtins(document)))
    if options.indent:
        encoded = msgspec.json.format(encoded, indent=options.indent)
    return encoded.decode() + "\n"


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case dict():
            return {key: _without_surrogates(part) for key, part in value.items()}
        case list() | tuple():
            return [_without_surrogates(part) for part in value]
        case _:
            return value
