"""Register the reader of text, as the plugins register theirs."""

from collections.abc import Iterable, Iterator

from convert.hooks import Reader, hookimpl
from convert.inputs import Input
from convert.options import TextOptions
from convert.text import read_text
from convert.tree import Document


@hookimpl
def convert_readers() -> Iterable[Reader[TextOptions]]:
    """Register the reader of text, which gets what no other reader recognises."""
    yield Reader(
        format="text",
        suffixes=(".txt", ".text", ".md", ".markdown"),
        recognise=_recognise,
        options=TextOptions,
        read=_read,
        description="Pasted text, and copies of the networks' pages",
    )


def _recognise(_head: bytes, _name: str) -> bool:
    return False


def _read(source: Input, options: TextOptions) -> Iterator[Document]:
    yield read_text(source.bytes(), source.name, options)
