"""Call the functions of records, the same way in this process and in another."""

import warnings
from collections.abc import Iterable
from typing import Any

from convert.errors import ConvertWarning
from convert.hooks import Output, Reader, Transform, Writer
from convert.inputs import Input
from convert.tree import Document


def write(writer: Writer[Any], documents: Iterable[Document]) -> list[str | bytes | Output]:
    """Write documents with the default options. Warnings are none of the kit's business."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvertWarning)
        return [writer.write(document, writer.options()) for document in documents]


def read(reader: Reader[Any], sources: Iterable[bytes], name: str) -> list[list[Document]]:
    """Return the threads of each source, read with the default options."""
    return [[*reader.read(Input.of_bytes(data, name), reader.options())] for data in sources]


def apply(transform: Transform[Any], documents: Iterable[Document]) -> list[Document]:
    """Return documents changed with the default options."""
    return [transform.apply(document, transform.options()) for document in documents]
