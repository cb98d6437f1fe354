"""Build documents and look into their books, for the tests of the EPUB writer."""

import io
import xml.etree.ElementTree as ET
import zipfile

import convert_epub
from convert.notes import Numbering
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Link,
    Mention,
    Source,
    Text,
)
from convert_epub import Options
from tests.builders import thread

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

DEFAULT = Options()

HOSTILE = "<b>&amp;]]></script>[x](javascript:alert(1))`\x00\ud800\u202e\ufffe\x85\x0b\u200b"


def english() -> Document:
    """Return a document with every kind of inline, and a mention that is repeated."""
    numbering = Numbering("twitter")
    ada, page = numbering.mention("ada"), numbering.link("https://www.mid.ru/en/news/1?a=1&b=2")
    status = numbering.link("https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20")
    return thread(
        (Text("It begins with "), Mention("@ada", "ada", ada), Text(" & "), Gap(), Text(" today.")),
        (
            Text("See "),
            Link("mid.ru", page),
            Break(),
            Hashtag("#NK", "NK"),
            Text(" of "),
            Mention("@Ada", "Ada", ada),
        ),
        (Link("twitter.com", status), Text(", again "), Link("mid.ru", page)),
        numbering=numbering,
    )


def arabic() -> Document:
    numbering = Numbering("twitter")
    ada = numbering.mention("ada")
    return thread(
        (Text("هذا نص عربي عن "), Mention("@ada", "ada", ada), Text(" و"), Hashtag("#NK", "NK")),
        (Text("والثاني هنا "), Gap(), Mention("@ada", "ada", ada)),
        numbering=numbering,
        title="هذا نص عربي",
        language="ar",
        direction="rtl",
    )


def hostile() -> Document:
    numbering = Numbering("twitter")
    targets = [
        HOSTILE,
        f"http://{HOSTILE}",
        f"https://a.b/{HOSTILE}",
        "javascript:alert(1)",
        "http://[",
        "http://",
    ]
    links = tuple(Link(HOSTILE, numbering.link(target)) for target in targets)
    handle = numbering.mention(HOSTILE)
    return thread(
        (Text(HOSTILE), *links, Mention(HOSTILE, HOSTILE, handle)),
        (Text("x" * 100_000),),
        (Text("\x1f\u200b"),),
        (),
        numbering=numbering,
        title=HOSTILE,
        author=Author(HOSTILE, HOSTILE),
        published=HOSTILE,
        language="en_US",
        source=Source(HOSTILE, "0" * 64, 1, "plain", None, ""),
    )


def unknown() -> Document:
    return thread(
        title=" ",
        author=Author(None, None),
        published=None,
        language="",
        source=Source("", "0" * 64, 0, "plain", None, ""),
    )


def book(document: Document, options: Options = DEFAULT) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(convert_epub.write(document, options)))


def part(document: Document, name: str, options: Options = DEFAULT) -> ET.Element:
    return ET.fromstring(book(document, options).read(f"EPUB/{name}"))


def text(element: ET.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def references(chapter: ET.Element) -> list[ET.Element]:
    return [a for a in chapter.iter(f"{XHTML}a") if a.get(f"{EPUB}type") == "noteref"]


def posts(chapter: ET.Element) -> list[ET.Element]:
    return [section for section in chapter.iter(f"{XHTML}section") if section.get("id")]


def note_texts(document: Document) -> list[str]:
    return [text(aside) for aside in part(document, "thread.xhtml").iter(f"{XHTML}aside")]


def contents(document: Document) -> list[tuple[str | None, str]]:
    """Return the target and the text of each entry of the table of contents."""
    table = part(document, "nav.xhtml").find(f".//{XHTML}nav")
    assert table is not None
    return [(a.get("href"), text(a)) for a in table.iter(f"{XHTML}a")]


def live_urls(document: Document) -> list[str | None]:
    chapter = part(document, "thread.xhtml")
    return [a.get("href") for a in chapter.iter(f"{XHTML}a") if a.get("class") == "url"]
