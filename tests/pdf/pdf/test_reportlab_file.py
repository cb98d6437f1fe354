"""The properties of reportlab that the file relies on."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import convert_pdf
from convert_pdf.pdf import reportlab_file
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.xmp import DocumentInfo

# All entries that the file gives to the catalog, with any values.
CATALOG = {
    "Names": "<< /Dests << >> >>",
    "StructTreeRoot": "<< /Type /StructTreeRoot >>",
    "MarkInfo": "<< /Marked true >>",
    "ViewerPreferences": "<< /DisplayDocTitle true >>",
    "Metadata": "(metadata)",
    "PageMode": "/UseOutlines",
    "Outlines": "<< /Count 0 >>",
    "OutputIntents": "[<< /S /GTS_PDFA1 >>]",
}


def saved(title: str = "日本語 (é) \\", **catalog: str) -> bytes:
    objects = Objects(reportlab_file.header())
    pages = objects.add("<< /Type /Pages /Kids [] /Count 0 >>")
    info = DocumentInfo(
        title=title,
        author="Ann",
        subject="",
        language="en",
        created=datetime(2020, 11, 10, tzinfo=UTC),
    )
    return reportlab_file.save(objects, {"Pages": pages, **catalog}, info)


def test_catalog_entries_are_written_as_they_are() -> None:
    catalog = PdfReader(BytesIO(saved(**CATALOG)), strict=True).trailer["/Root"]
    assert set(catalog) == {"/Type", "/Lang", "/Pages", *(f"/{name}" for name in CATALOG)}
    assert catalog["/Type"] == "/Catalog"
    assert catalog["/Lang"] == "en"
    assert catalog["/Pages"]["/Type"] == "/Pages"
    assert catalog["/MarkInfo"] == {"/Marked": True}
    assert catalog["/PageMode"] == "/UseOutlines"


def test_there_is_no_outline_unless_one_is_given() -> None:
    catalog = PdfReader(BytesIO(saved()), strict=True).trailer["/Root"]
    assert set(catalog) == {"/Type", "/Lang", "/Pages"}


def test_the_trailer_refers_to_the_document_information() -> None:
    metadata = PdfReader(BytesIO(saved()), strict=True).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("日本語 (é) \\", "Ann")
    assert (metadata.creator, metadata.producer) == ("thread-convert", "thread-convert")
    assert metadata.creation_date_raw == metadata.modification_date_raw == "D:20201110000000Z"
    assert set(metadata) == {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_the_file_is_a_pdf_1_7() -> None:
    assert saved().startswith(b"%PDF-1.7\n")


def test_the_identifier_depends_on_the_document_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = PdfReader(BytesIO(saved())).trailer["/ID"]
    assert len(first) == 2
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert PdfReader(BytesIO(saved())).trailer["/ID"] == first
    assert PdfReader(BytesIO(saved(title="Another"))).trailer["/ID"] != first


def test_no_other_module_imports_reportlab_and_none_uses_private_names() -> None:
    folder = Path(convert_pdf.__file__).parent
    using = [path for path in folder.rglob("*.py") if "import pdfdoc" in path.read_text("utf-8")]
    assert [path.name for path in using] == ["reportlab_file.py"]
    imports = re.compile(r"^\s*(import|from) reportlab", re.MULTILINE)
    assert [p for p in folder.rglob("*.py") if imports.search(p.read_text("utf-8"))] == using
    assert not re.search(r"(document|pdfdoc)(\.\w+)*\._", using[0].read_text("utf-8"))
