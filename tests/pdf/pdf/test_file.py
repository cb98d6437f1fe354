"""Links, destinations, outline, metadata and reproducibility of the file."""

import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import page
import pytest
from pypdf import PdfReader

from convert_pdf.inline.runs import Span
from convert_pdf.pdf.file import _MOST_CHILDREN
from convert_pdf.pdf.outline import Entry
from tests.pdf.pdf.drawing import BODY, URL, Drawing, face, line, of_piece, run, sample


def test_references_and_notes_lead_to_each_other() -> None:
    reader = PdfReader(BytesIO(sample()))
    places = reader.named_destinations
    for number, each in enumerate(reader.pages, 1):
        targets = [a.get_object().get("/Dest") for a in each["/Annots"]]
        assert targets == [f"note-{number}", f"note-{number}", f"ref-{number}", None]
        assert reader.get_destination_page_number(places[f"note-{number}"]) == number - 1
        assert places[f"ref-{number}"].top > places[f"note-{number}"].top


def test_an_anchor_on_two_pages_leads_to_the_first() -> None:
    drawing = Drawing()
    drawing.stream.anchor("here", 100)
    drawing.new_page()
    drawing.stream.anchor("here", 200)
    reader = drawing.read()
    place = reader.named_destinations["here"]
    assert (reader.get_destination_page_number(place), place.top) == (0, 100)


def test_urls_are_live_and_in_ascii() -> None:
    drawing = Drawing()
    drawing.paragraph(line(face(), Span("there", BODY, "url", url="https://example.org/ä(\\")))
    [link] = drawing.read().pages[0]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://example.org/%C3%A4(\\"


def test_all_links_to_a_url_share_its_action() -> None:
    drawing = Drawing()
    drawing.paragraph(*(line(face(), Span("example", BODY, "url", url=URL)) for _ in range(2)))
    first, second = (link.get_object() for link in drawing.read().pages[0]["/Annots"])
    assert first.raw_get("/A") == second.raw_get("/A")


def test_the_outline_leads_to_the_posts() -> None:
    reader = PdfReader(BytesIO(sample()))
    assert [entry.title for entry in reader.outline] == ["Post 1", "Post 2"]
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == [0, 1]
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_an_outline_entry_without_a_destination_is_left_out() -> None:
    drawing = Drawing()
    drawing.outline.append(Entry("Lost", "nowhere"))
    reader = drawing.read()
    assert reader.outline == []
    assert "/Outlines" not in reader.trailer["/Root"]


def test_the_metadata_are_in_the_info_and_in_xmp() -> None:
    reader = PdfReader(BytesIO(sample()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A thread", "Ann")
    assert reader.metadata["/CreationDate"] == "D:20201110000000Z"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "A thread"}
    assert reader.xmp_metadata.dc_creator == ["Ann"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert sample() == sample()


def test_tab_order_is_that_of_the_structure() -> None:
    assert [each["/Tabs"] for each in PdfReader(BytesIO(sample())).pages] == ["/S", "/S"]


@pytest.mark.parametrize(
    ("count", "nodes"),
    [
        (_MOST_CHILDREN, []),
        (_MOST_CHILDREN + 1, [1]),
        (2 * _MOST_CHILDREN, [_MOST_CHILDREN]),
        (2 * _MOST_CHILDREN + 1, [_MOST_CHILDREN, 1]),
    ],
)
def test_most_children_limits_the_pages_of_a_node(count: int, nodes: list[int]) -> None:
    drawing = Drawing()
    for number in range(1, count):
        drawing.stream.anchor(f"post-{number}", 100)
        drawing.new_page()
    reader = drawing.read()
    assert len(reader.pages) == count
    kids = [kid.get_object() for kid in reader.trailer["/Root"]["/Pages"]["/Kids"]]
    assert [kid["/Count"] for kid in kids if kid["/Type"] == "/Pages"] == nodes
    assert len(kids) == _MOST_CHILDREN + len(nodes)
    places = reader.named_destinations
    assert reader.get_destination_page_number(places[f"post-{count - 1}"]) == count - 2


def test_pdf_ua_1_is_met() -> None:
    report = page.validate_pdf_bytes(sample(), profile="ua1")
    assert report.is_compliant, str(report.failures)


@pytest.mark.parametrize(
    ("face_name", "text"),
    [("math", "𝗯𝗼𝗹𝗱 ∑∞"), ("figo", "العربية لا"), ("figo", "हिन्दी"), ("figo", "\U00012345")],
)
def test_pdf_ua_1_is_met_by_each_kind_of_font_and_text(face_name: str, text: str) -> None:
    drawing = Drawing(language="und")
    drawn = run(face(face_name), Span(text, BODY), rtl=text.startswith("ا"))
    drawing.paragraph(of_piece(drawn))
    report = page.validate_pdf_bytes(drawing.finish(), profile="ua1")
    assert report.is_compliant, str(report.failures)


@pytest.mark.slow
@pytest.mark.skipif(which("qpdf") is None, reason="needs qpdf")
def test_qpdf_finds_no_error(tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample())
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout
