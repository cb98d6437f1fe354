"""A sample thread, and what pypdf reads from its PDF."""

from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Note,
    Text,
)
from convert_pdf import Options, write
from tests import builders
from tests.builders import post

MID = "https://www.mid.ru/en/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/4411939"


def thread(*posts: tuple[str, tuple[Inline, ...]], notes: tuple[Note, ...] = ()) -> Document:
    """Return a document of posts of one paragraph, each given as (label, inlines)."""
    return builders.thread(
        *(
            post(number, *inlines, label=label)
            for number, (label, inlines) in enumerate(posts, start=1)
        ),
        notes=notes,
        title="Some points on Russian calculus",
        author=Author("Maxim A. Suchkov", "m_suchkov"),
    )


def of_text(*texts: str) -> Document:
    """A document of one post for each text."""
    return thread(*((f"{number}/", (Text(text),)) for number, text in enumerate(texts, start=1)))


SAMPLE = thread(
    (
        "",
        (
            Text("Here are "),
            Mention("@MID_RF", "MID_RF", 1),
            Text(" and "),
            Link("mid.ru", 2),
            Text("."),
        ),
    ),
    ("2/", (Text("Peace for"), Gap(), Text("now"), Break(), Hashtag("#NK", "NK"))),
    ("3/", (Mention("@mid_rf", "mid_rf", 1), Text(" again, then "), Link("cut.example", 3))),
    notes=(
        MentionNote(1, "MID_RF", "https://x.com/MID_RF"),
        LinkNote(2, MID, truncated=False),
        LinkNote(3, "https://cut.example/th", truncated=True),
    ),
)


def read(document: Document, options: Options | None = None) -> PdfReader:
    return PdfReader(BytesIO(write(document, options or Options())))


def words(reader: PdfReader) -> str:
    """The words of all pages, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links(page: PageObject) -> list[Any]:
    return [reference.get_object() for reference in page.get("/Annots", ())]


def destinations(reader: PdfReader) -> list[str]:
    """The targets of internal links in reading order, references before notes."""
    return [str(link["/Dest"]) for page in reader.pages for link in links(page) if "/Dest" in link]


def addresses(reader: PdfReader) -> list[str]:
    return [str(link["/A"]["/URI"]) for page in reader.pages for link in links(page) if "/A" in link]


def internal_links(reader: PdfReader) -> list[tuple[str, int, int]]:
    """Description, page and target page (from 1) of links within the document, in reading order."""
    pages = {
        name: reader.get_destination_page_number(place) + 1
        for name, place in reader.named_destinations.items()
    }
    return [
        (str(link["/Contents"]), number, pages[str(link["/Dest"])])
        for number, page in enumerate(reader.pages, start=1)
        for link in links(page)
        if "/Dest" in link
    ]
