"""The file that a PDF becomes: fonts, tags, links, places, metadata."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pymupdf_fonts
import pytest
import uharfbuzz
from pypdf import PdfReader

from convert_pdf.fonts.face import Face
from convert_pdf.inline.runs import Line, Piece, Span, Style
from convert_pdf.pdf.file import File
from convert_pdf.pdf.fonts import _subset
from convert_pdf.pdf.structure import Element

BODY = Style(10)
QUIET = Style(8, color=(0.3, 0.3, 0.3))
RAISED = Style(6, rise=3.5)
HEADING = Style(16)
URL = "https://example.org/a?b=(c)"


def face(name: str = "figo") -> Face:
    return Face(uharfbuzz.Blob(pymupdf_fonts.fontbuffers[name]()))


def piece(face: Face, span: Span, *, rtl: bool = False) -> Piece:
    glyphs, width = face.shape(span.text, rtl)
    return Piece(span.text, span, face, glyphs, rtl, width * span.style.size)


def line(face: Face, *spans: Span, stretch: float = 0.0) -> Line:
    pieces = tuple(piece(face, span) for span in spans)
    return Line(pieces, sum(each.width for each in pieces), 0.0, stretch=stretch)


def new_file(**changes: str) -> File:
    described = {"title": "A thread", "author": "Ann", "subject": "Sample", "language": "en", **changes}
    return File(**described, created=datetime(2020, 11, 10, tzinfo=UTC), width=400, height=300)


def sample() -> bytes:
    """Two pages; a note on each, of which the first is referred to again on the second."""
    font = face()
    file = new_file()
    for page in (1, 2):
        file.new_page()
        if page == 1:
            title = Element("H1", file.root)
            file.painter.line(line(font, Span("A thread & more", HEADING)), 40, 260, title)
        words = Element("P", file.root)
        mention = Span("@somebody", BODY, "mention", to=f"note-{page}")
        reference = Span(
            str(page), RAISED, "reference", to=f"note-{page}", anchor=f"ref-{page}", note=page
        )
        first = line(
            font, Span(f"Page {page} speaks of ", BODY, anchor=f"post-{page}"), mention, reference
        )
        file.painter.line(first, 40, 220, words)
        file.painter.line(line(font, Span("and goes on, (twice)\\.", BODY), stretch=2), 40, 206, words)
        note = Element("Note", id=f"note-{page}")
        note.follow(words)
        after = Element("P", file.root)
        file.painter.line(line(font, Span("Another paragraph.", BODY)), 40, 180, after)
        file.painter.rule(40, 60, 60, 0.4, 0.5)
        back = Span(f"{page}", QUIET, "backlink", to=f"ref-{page}", anchor=f"note-{page}")
        url = Span(URL, QUIET, "url", url=URL)
        file.painter.line(line(font, back, Span(" somebody, ", QUIET), url), 40, 48, note)
        file.painter.line(line(font, Span(str(page), QUIET)), 200, 20, None)
        file.outline(f"Post {page}", f"post-{page}")
    return file.finish()


def shown(face_name: str, text: str, *, rtl: bool = False) -> str:
    """What a reader copies from a page with this text."""
    font = face(face_name)
    file = new_file()
    file.new_page()
    drawn = piece(font, Span(text, BODY), rtl=rtl)
    file.painter.line(Line((drawn,), drawn.width, 0.0), 40, 200, Element("P", file.root))
    return PdfReader(BytesIO(file.finish())).pages[0].extract_text()


def kinds(element: Any) -> list[object]:
    """The structure below an element: names, and lists for what they hold."""
    found: list[object] = []
    for kid in element["/K"]:
        kid = kid.get_object()
        if "/S" in kid if isinstance(kid, dict) else False:
            found.append(kid["/S"][1:])
            found.append(kinds(kid))
    return [each for each in found if each != []]


def test_words_come_back_in_the_order_in_which_they_are_read() -> None:
    page = PdfReader(BytesIO(sample())).pages[0].extract_text().split()
    assert page[:4] == ["A", "thread", "&", "more"]
    text = " ".join(page)
    assert "Page 1 speaks of @somebody" in text
    assert "and goes on, (twice)\\. Another paragraph." in text
    assert URL in text


def test_a_note_stands_in_the_structure_right_after_the_paragraph_that_refers_to_it() -> None:
    root = PdfReader(BytesIO(sample())).trailer["/Root"]["/StructTreeRoot"]["/K"]
    paragraph = ["P", ["Link", "Reference", ["Link"]], "Note", ["Link", "Link"], "P"]
    assert kinds(root) == ["H1", *paragraph, *paragraph]


def test_each_mark_and_each_link_finds_its_element() -> None:
    reader = PdfReader(BytesIO(sample()))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    entries = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(entries) == sorted(entries)
    for page in reader.pages:
        content = page.get_contents().get_data()
        assert len(entries[page["/StructParents"]].get_object()) == content.count(b"/MCID")
        for annotation in page["/Annots"]:
            assert entries[annotation.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_references_and_notes_lead_to_each_other() -> None:
    reader = PdfReader(BytesIO(sample()))
    places = reader.named_destinations
    for number, page in enumerate(reader.pages, 1):
        targets = [a.get_object().get("/Dest") for a in page["/Annots"]]
        assert targets == [f"note-{number}", f"note-{number}", f"ref-{number}", None]
        assert reader.get_destination_page_number(places[f"note-{number}"]) == number - 1
        assert places[f"ref-{number}"].top > places[f"note-{number}"].top


def test_urls_are_live_and_in_ascii() -> None:
    file = new_file()
    file.new_page()
    span = Span("somewhere", BODY, "url", url="https://example.org/ä(\\")
    file.painter.line(line(face(), span), 40, 200, Element("P", file.root))
    page = PdfReader(BytesIO(file.finish())).pages[0]
    assert page["/Annots"][0].get_object()["/A"]["/URI"] == "https://example.org/%C3%A4(\\"


def test_a_link_over_two_lines_is_one_element() -> None:
    file = new_file()
    file.new_page()
    paragraph = Element("P", file.root)
    span = Span("example", BODY, "url", url=URL)
    for y in (200, 186):
        file.painter.line(line(face(), span), 40, y, paragraph)
    reader = PdfReader(BytesIO(file.finish()))
    assert kinds(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]) == ["P", ["Link"]]
    assert len(reader.pages[0]["/Annots"]) == 2


def test_the_outline_leads_to_the_posts() -> None:
    reader = PdfReader(BytesIO(sample()))
    assert [entry.title for entry in reader.outline] == ["Post 1", "Post 2"]
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == [0, 1]


def test_stretched_spaces_make_a_line_as_wide_as_its_measure() -> None:
    file = new_file()
    file.new_page()
    font = face()
    end = Span("end", BODY, anchor="end", to="end")
    file.painter.line(
        line(font, Span("a b c ", BODY), end, stretch=2.5), 40, 200, Element("P", file.root)
    )
    rectangle = PdfReader(BytesIO(file.finish())).pages[0]["/Annots"][0].get_object()["/Rect"]
    assert float(rectangle[0]) == pytest.approx(
        40 + font.shape("a b c ", False)[1] * 10 + 7.5, abs=0.01
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ελληνικά",
        "Русский",
        "ქართული",
        "Tiếng Việt",
        "e\u0301 fi ffl",
        "हिन्दी कि क्षत्रिय",
        "ภาษาไทยที่นี่",
        "a\u00a0b",
    ],
)
def test_text_comes_back(text: str) -> None:
    assert shown("figo", text) == text


@pytest.mark.parametrize("text", ["العربية لا", "قال لا إله", "עברית שלום"])
def test_text_from_right_to_left_comes_back(text: str) -> None:
    assert shown("figo", text, rtl=True) == text


def test_text_comes_back_from_fonts_with_postscript_outlines() -> None:
    assert shown("math", "𝗯𝗼𝗹𝗱") == "𝗯𝗼𝗹𝗱"


def test_a_character_that_nobody_can_draw_shows_as_a_box() -> None:
    subset, _ = _subset(face(), [0, 40])
    extents = uharfbuzz.Font(subset).get_glyph_extents(0)
    assert extents is not None
    assert extents.width > 0


def test_a_character_that_nobody_can_draw_comes_back_too() -> None:
    assert shown("figo", "a\U00012345b") == "a\U00012345b"


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\ufffe", "\u202e\u2066", ")(\\"])
def test_hostile_text_raises_nothing(text: str) -> None:
    file = new_file(title=text, author=text, subject=text)
    file.new_page()
    span = Span(text, BODY, "url", to=None, url=f"https://{text}")
    file.painter.line(line(face(), span), 40, 200, Element("P", file.root))
    file.outline(text, "nowhere")
    assert PdfReader(BytesIO(file.finish())).pages


def test_more_characters_than_a_font_has_codes_raise_nothing() -> None:
    text = "".join(map(chr, range(0x20000, 0x2FFFE)))
    file = new_file()
    file.new_page()
    font = face()
    for start in range(0, len(text), 50):
        span = Span(text[start : start + 50], BODY)
        file.painter.line(line(font, span), 40, 200, file.root)
    assert file.finish()


def test_emoji_come_back_whole() -> None:
    pytest.importorskip("convert_pdf.pdf.emoji_font")
    file = new_file()
    file.new_page()
    family = Piece("👩‍👩‍👧‍👦", Span("👩‍👩‍👧‍👦", BODY), None, (), False, 11.0)
    file.painter.line(Line((family,), 11.0, 0.0), 40, 200, Element("P", file.root))
    assert PdfReader(BytesIO(file.finish())).pages[0].extract_text() == "👩‍👩‍👧‍👦"


def test_metadata_say_who_and_when_twice() -> None:
    reader = PdfReader(BytesIO(sample()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A thread", "Ann")
    assert reader.metadata["/CreationDate"] == "D:20201110000000Z"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "A thread"}
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert sample() == sample()


def test_no_page_has_a_font_that_is_not_embedded() -> None:
    for page in PdfReader(BytesIO(sample())).pages:
        fonts = page["/Resources"]["/Font"].values()
        descendants = [font["/DescendantFonts"][0] for font in fonts]
        assert descendants
        assert all("/FontFile2" in each["/FontDescriptor"] for each in descendants)


def test_tabbing_goes_through_the_links_in_the_order_in_which_they_are_read() -> None:
    assert [page["/Tabs"] for page in PdfReader(BytesIO(sample())).pages] == ["/S", "/S"]


def test_pdf_ua_1_is_met() -> None:
    page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(sample(), profile="ua1")
    assert report.is_compliant, str(report.failures)


@pytest.mark.parametrize(
    ("face_name", "text"),
    [("math", "𝗯𝗼𝗹𝗱 ∑∞"), ("figo", "العربية لا"), ("figo", "हिन्दी"), ("figo", "\U00012345")],
)
def test_pdf_ua_1_is_met_by_each_kind_of_font_and_text(face_name: str, text: str) -> None:
    page = pytest.importorskip("page")
    font, file = face(face_name), new_file(language="und")
    file.new_page()
    drawn = piece(font, Span(text, BODY), rtl=text.startswith("ا"))
    file.painter.line(Line((drawn,), drawn.width, 0.0), 40, 200, Element("P", file.root))
    report = page.validate_pdf_bytes(file.finish(), profile="ua1")
    assert report.is_compliant, str(report.failures)


@pytest.mark.slow
@pytest.mark.skipif(which("qpdf") is None, reason="needs qpdf")
def test_qpdf_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample())
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout


@pytest.mark.slow
@pytest.mark.skipif(which("pdffonts") is None, reason="needs pdffonts")
def test_all_fonts_are_embedded_and_have_their_text(tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample())
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    fonts = [row.split()[-5:-2] for row in listed.stdout.splitlines()[2:]]
    assert fonts == [["yes", "yes", "yes"]]
