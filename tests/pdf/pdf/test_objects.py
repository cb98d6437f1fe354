"""Object streams and the cross-reference stream, as pypdf unpacks them."""

import re
import tracemalloc
from io import BytesIO

from pypdf import PdfReader

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects


def serialized(*bodies: str | bytes) -> tuple[bytes, list[str]]:
    """A file of these objects and a catalog, and the references to them."""
    objects = Objects(b"%PDF-1.7\n")
    references = [objects.add(body) for body in bodies]
    return finished(objects), references


def finished(objects: Objects) -> bytes:
    catalog = objects.add("<< /Type /Catalog >>")
    return objects.finish(f"/Root {catalog}")


def found(data: bytes) -> dict[int, object]:
    """Each object by its number, as a strict reader finds it."""
    reader = PdfReader(BytesIO(data), strict=True)
    return {number: reader.get_object(number) for number in range(1, reader.trailer["/Size"])}


def number(reference: str) -> int:
    return int(reference.split()[0])


def test_every_object_is_found_by_its_number_however_many_there_are() -> None:
    data, references = serialized(*(f"<< /Count {count} >>" for count in range(1000)))
    unpacked = found(data)
    assert [unpacked[number(each)]["/Count"] for each in references] == list(range(1000))


def test_200_objects_are_packed_together() -> None:
    data, _ = serialized(*["<< /S /P >>"] * 400)
    assert [int(count) for count in re.findall(rb"/ObjStm /N (\d+)", data)] == [200, 200, 1]


def test_only_streams_are_not_packed() -> None:
    data, _ = serialized("<< /Count 1 >>", syntax.stream(b"drawn"), "[1 2 3]", "(said)")
    unpacked = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj\n", data, re.DOTALL)
    assert len(unpacked) == 3  # the stream, the object stream, the cross-reference stream
    assert all(each.endswith(b"\nendstream") for each in unpacked)


def test_streams_are_read_as_written_compressed_or_not() -> None:
    content = bytes(range(256)) + b"\nendstream\nendobj\n"
    streams = (
        syntax.stream(content),
        syntax.stream(content, "/Type /Metadata /Subtype /XML", compress=False),
    )
    data, (packed, plain) = serialized(*streams)
    unpacked = found(data)
    assert unpacked[number(packed)].get_data() == content
    assert unpacked[number(plain)].get_data() == content
    assert unpacked[number(plain)]["/Type"] == "/Metadata"


def test_objects_may_be_referred_to_before_they_are_written() -> None:
    objects = Objects(b"%PDF-1.7\n")
    first = objects.reserve()
    second = objects.add(f"<< /Before {first} 0 R >>")
    objects.write(first, f"<< /After {second} >>")
    unpacked = found(finished(objects))
    assert unpacked[first]["/After"]["/Before"] == unpacked[first]


def test_objects_of_one_kind_are_packed_together_and_the_rest_at_the_end() -> None:
    data, references = serialized(*["<< /S /P >>", "<< /Subtype /Link >>"] * 250)
    assert [int(count) for count in re.findall(rb"/ObjStm /N (\d+)", data)] == [200, 200, 101]
    unpacked = found(data)
    assert all(unpacked[number(each)]["/S"] == "/P" for each in references[::2])
    assert all(unpacked[number(each)]["/Subtype"] == "/Link" for each in references[1::2])


def test_objects_are_compressed_while_others_are_added() -> None:
    objects = Objects(b"%PDF-1.7\n")
    tracemalloc.start()
    for _ in range(20_000):
        objects.add("<< /S /P /K [" + "1 0 R " * 100 + "] >>")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000  # of 12 MB
