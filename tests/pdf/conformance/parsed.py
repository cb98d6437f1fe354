"""A PDF file as the rules look at it."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

_OPERANDS = re.compile(rb"<<.*?>>|<[^<>]*>|[\[\]]|/[^\s/<>\[\]]+", re.S)
_NUMBER = re.compile(rb"[-+]?[0-9.]+")


class ParsedFile:
    """A file, read by pypdf. What is changed in its objects is seen by the rules."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(BytesIO(data))
        self.catalog: Any = self.reader.trailer["/Root"]

    @cached_property
    def objects(self) -> list[Any]:
        """All objects of the file, and what is directly in them, of any depth."""
        return [part for each in self.indirect for part in _parts(each)]

    @cached_property
    def indirect(self) -> list[Any]:
        count = int(self.reader.trailer["/Size"])
        found = (self.reader.get_object(number) for number in range(1, count))
        return [each for each in found if each is not None]

    def of_type(self, type_: str) -> list[Any]:
        return [each for each in self.objects if isinstance(each, dict) and each.get("/Type") == type_]

    @property
    def fonts(self) -> list[Any]:
        """The fonts of pages."""
        return [font.get_object() for font in self.reader.pages[0]["/Resources"]["/Font"].values()]

    @property
    def annotations(self) -> list[Any]:
        return [each.get_object() for page in self.reader.pages for each in page.get("/Annots", ())]

    @property
    def images(self) -> list[Any]:
        return [each for each in self.objects if _entry(each, "/Subtype") == "/Image"]

    @property
    def contents(self) -> Iterator[bytes]:
        """The content streams of the pages and of the glyphs that are pictures."""
        for page in self.reader.pages:
            yield page.get_contents().get_data()
        for font in self.fonts:
            for glyph in font.get("/CharProcs", {}).values():
                yield glyph.get_object().get_data()

    @property
    def operators(self) -> list[str]:
        tokens = (token for data in self.contents for token in _OPERANDS.sub(b" ", data).split())
        return [token.decode() for token in tokens if not _NUMBER.fullmatch(token)]

    @property
    def xmp(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.catalog["/Metadata"].get_data())

    def xmp_value(self, namespace: str, name: str) -> str | None:
        return self.xmp.findtext(f".//{{{namespace}}}{name}")

    @cached_property
    def elements(self) -> list[Any]:
        """The structure elements in reading order."""

        def below(element: Any) -> Iterator[Any]:
            for kid in element["/K"]:
                own = kid.get_object()
                if isinstance(own, dict) and "/S" in own:
                    yield own
                    yield from below(own)

        root = self.catalog["/StructTreeRoot"]["/K"].get_object()
        return [root, *below(root)]

    def tagged(self, *kinds: str) -> list[Any]:
        return [each for each in self.elements if each["/S"] in kinds]


class Rule(NamedTuple):
    """A rule, how it is checked, and a change that breaks it."""

    clause: str
    sentence: str
    is_met: Callable[[ParsedFile], bool]
    damage: Callable[[ParsedFile], ParsedFile | None]
    """Changes the objects of a file, or returns another one."""


def children(element: Any) -> list[Any]:
    """Return the structure elements that are directly in an element."""
    found = (kid.get_object() for kid in element["/K"])
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for name in value:
            yield name
            yield from _direct(value.raw_get(name) if hasattr(value, "raw_get") else value[name])
    elif isinstance(value, list):
        for each in list.__iter__(value):
            yield from _direct(each)


def _direct(value: Any) -> Iterator[Any]:
    if not hasattr(value, "idnum"):  # else it is an object of its own
        yield from _parts(value)


def _entry(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def put(target: Any, name: str, value: Any) -> None:
    """Set an entry of a dictionary."""
    target[NameObject(name)] = value


def add_content(file: ParsedFile, add: bytes) -> None:
    """Append operators to the content of the first page."""
    stream = DecodedStreamObject()
    stream.set_data(file.reader.pages[0].get_contents().get_data() + add)  # type: ignore[union-attr]  # it has some
    put(file.reader.pages[0], "/Contents", stream)
