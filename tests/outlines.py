"""Text and structure of outputs, one element a line, for golden files."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import pypdf
from lxml import etree

_PREFIXES = {"http://www.idpf.org/2007/ops": "epub:", "http://www.w3.org/XML/1998/namespace": "xml:"}
_ATTRIBUTES = ("epub:type", "lang", "dir", "start")
_CONTAINERS = {
    *("aside", "blockquote", "body", "div", "dl", "figure", "header", "li", "nav", "ol", "section"),
    *("table", "tbody", "thead", "tr", "ul"),
}
_BLOCKS = _CONTAINERS | {"dd", "dt", "figcaption", "h1", "h2", "h3", "hr", "p", "pre", "td", "th"}


def of_epub(book: bytes) -> str:
    """Return the names of the files of a book, and the elements of its pages."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        for name in container.namelist():
            lines.append(f"== {name}")
            if name.endswith(".xhtml"):
                page = etree.fromstring(container.read(name))
                for body in page.iter("{*}body"):
                    lines += of_page(body)
    return "".join(f"{line}\n" for line in lines)


def of_page(element: Any, depth: int = 0) -> Iterator[str]:
    """Yield a line for each block of a page: its name, its language and direction, and its text."""
    name = etree.QName(element).localname
    line = "  " * depth + " ".join([name, *_attributes(element)])
    children = [child for child in element if isinstance(child.tag, str)]
    if name in _CONTAINERS and any(etree.QName(child).localname in _BLOCKS for child in children):
        yield line
        for child in children:
            yield from of_page(child, depth + 1)
    else:
        yield f"{line}: {_text(element)}".rstrip()


def _attributes(element: Any) -> Iterator[str]:
    for key, value in element.attrib.items():
        name = etree.QName(key)
        written = _PREFIXES.get(name.namespace or "", "") + name.localname
        if written in _ATTRIBUTES:
            yield f'{written}="{value}"'


def _text(element: Any) -> str:
    """Return the text of an element, with pictures and what is marked by attributes in brackets."""
    name = etree.QName(element).localname
    if name == "pre":
        return repr("".join(element.itertext()))
    parts = [element.text or ""]
    for child in element:
        parts += [_text(child), child.tail or ""]
    text = "".join(parts)
    marks = list(_attributes(element)) if name not in _BLOCKS else []
    if name == "img":
        marks = [f"img {element.get('alt')!r}"]
    elif name == "br":
        marks = ["br"]
    elif name in ("em", "strong", "code", "del", "s"):
        marks = [name, *marks]
    text = " ".join(text.split()) if name in _BLOCKS else re.sub(r"\s+", " ", text)
    return f"[{' '.join(marks)}{'|' if text else ''}{text}]" if marks else text


def of_pdf(data: bytes) -> str:
    """Return the text of the pages of a PDF, then its structure."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    lines = []
    for number, page in enumerate(reader.pages, start=1):
        lines += [f"== page {number}", page.extract_text()]
    lines.append("== structure")
    lines += _structure(reader.trailer["/Root"]["/StructTreeRoot"])
    return "".join(f"{line}\n" for line in lines)


def _structure(element: Any, depth: int = 0) -> Iterator[str]:
    """Yield a line for each structure element: its type, language and alternative text.

    Elements that are alike and follow one another are counted in one line.
    """
    kids = element.get("/K", [])
    branches = []
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if isinstance(child, dict) and "/S" in child:
            shown = [
                f"{key}={child[key]!r}" for key in ("/Lang", "/Alt", "/ActualText") if key in child
            ]
            line = "  " * depth + " ".join([str(child["/S"]), *shown])
            branches.append([line, *_structure(child, depth + 1)])
    for branch, count in _counted(branches):
        yield branch[0] + (f" × {count}" if count > 1 else "")
        yield from branch[1:]


def _counted(branches: Iterable[list[str]]) -> Iterator[tuple[list[str], int]]:
    last: list[str] | None = None
    count = 0
    for branch in branches:
        if last is not None and branch != last:
            yield last, count
            count = 0
        last = branch
        count += 1
    if last is not None:
        yield last, count
