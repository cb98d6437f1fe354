"""Object streams: what a file is packed into, as others unpack it."""

import re
from io import BytesIO

from pypdf import PdfReader

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Document


def file(*bodies: str | bytes) -> tuple[bytes, list[str]]:
    """A file with these objects, and the references to them."""
    document = Document("en")
    references = [document.add(body) for body in bodies]
    return document.GetPDFData(None), references


def found(data: bytes) -> dict[int, object]:
    """Each object by its number, as a reader that forgives nothing finds it."""
    reader = PdfReader(BytesIO(data), strict=True)
    return {number: reader.get_object(number) for number in range(1, reader.trailer["/Size"])}


def number(reference: str) -> int:
    return int(reference.split()[0])


def test_every_object_is_found_by_its_number_however_many_there_are() -> None:
    data, references = file(*(f"<< /Count {count} >>" for count in range(1000)))
    unpacked = found(data)
    assert [unpacked[number(each)]["/Count"] for each in references] == list(range(1000))


def test_only_streams_stand_unpacked() -> None:
    data, _ = file("<< /Count 1 >>", syntax.stream(b"drawn"), "[1 2 3]", "(said)")
    unpacked = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj\n", data, re.DOTALL)
    assert len(unpacked) == 3  # the stream, the one stream of objects, the cross-reference stream
    assert all(each.endswith(b"\nendstream") for each in unpacked)


def test_streams_come_back_as_they_were_compressed_or_not() -> None:
    content = bytes(range(256)) + b"\nendstream\nendobj\n"
    streams = (
        syntax.stream(content),
        syntax.stream(content, "/Type /Metadata /Subtype /XML", compress=False),
    )
    data, (packed, plain) = file(*streams)
    unpacked = found(data)
    assert unpacked[number(packed)].get_data() == content
    assert unpacked[number(plain)].get_data() == content
    assert unpacked[number(plain)]["/Type"] == "/Metadata"


def test_objects_may_be_named_before_they_are_written() -> None:
    document = Document("en")
    first = document.reserve()
    second = document.add(f"<< /Before {first} 0 R >>")
    document.write(first, f"<< /After {second} >>")
    unpacked = found(document.GetPDFData(None))
    assert unpacked[first]["/After"]["/Before"] == unpacked[first]


def test_an_object_of_reportlab_may_be_written_otherwise() -> None:
    document = Document("en")
    document.write(document.number("BasicFonts"), "<< /F1 null >>")
    unpacked = found(document.GetPDFData(None))
    assert "/F1" in unpacked[document.number("BasicFonts")]


def test_the_trailer_leads_to_the_catalog_and_to_what_is_known_of_the_document() -> None:
    document = Document("en")
    document.setTitle("日本語 (é) \\")
    reader = PdfReader(BytesIO(document.GetPDFData(None)), strict=True)
    assert reader.trailer["/Root"]["/Type"] == "/Catalog"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "日本語 (é) \\"
    assert len(reader.trailer["/ID"]) == 2
