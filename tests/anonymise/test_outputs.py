"""No output of any format contains a name or a handle after `anonymise`."""

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

import msgspec
import pypdf
import pytest

import convert
from convert import registry
from tests.anonymise.people import HANDLES, IDNA, NAMES, people, picture

QUICK = ("markdown", "json", "epub", "pdf", "html", "docx")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")  # of pictures

pytestmark = pytest.mark.filterwarnings("ignore::convert.ConvertWarning")


def contents(written: str | bytes | convert.Output) -> Iterator[bytes]:
    """Yield all bytes of an output, those of compressed parts too, and the names of files."""
    if isinstance(written, convert.Output):
        yield from contents(written.content)
        for name, data in written.files.items():
            yield name.encode()
            yield data
        return
    data = written.encode("utf-8", "replace") if isinstance(written, str) else written
    yield data
    for match in _BASE64.finditer(data):
        with suppress(ValueError):
            yield base64.b64decode(match[0])
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    if data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        for number in range(1, len(reader.xref[0]) + 1):
            found = reader.get_object(number)
            yield repr(found).encode()
            if isinstance(found, pypdf.generic.StreamObject):
                yield found.get_data()
        for page in reader.pages:
            yield page.extract_text().encode()


def readable(data: bytes) -> Iterator[str]:
    """Yield the text of bytes as they are, and with what hides characters decoded."""
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        text = data.decode(encoding, "ignore")
        yield text
        if "%" in text or "&" in text or "\\" in text:
            yield unquote(html.unescape(text))
            yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
            yield text.replace("\\", "")


def found_in(written: str | bytes | convert.Output) -> set[str]:
    """Return the names, and parts of handles, that an output contains in some form."""
    wanted = {name.casefold() for name in NAMES} | {IDNA}
    return {
        name
        for data in contents(written)
        for text in readable(data)
        for name in wanted
        if name in text.casefold()
    }


@pytest.mark.parametrize("format_", QUICK)
def test_names_would_be_found(format_):
    assert len(found_in(convert.render(people("twitter"), format_))) >= len(NAMES) - 2


def test_the_metadata_of_a_picture_would_be_found():
    document = convert.transform(people("twitter"), "anonymise", media="keep")
    medium = msgspec.structs.replace(document.media[0], data=picture(), sha256=None)
    named = msgspec.structs.replace(document, media=(medium, *document.media[1:]))
    assert found_in(convert.render(named, "json")) == {"zorvilda", "quexmoor"}
    assert document.media[0].data is not None
    assert document.media[1].data is None


@pytest.mark.parametrize("media", ["drop", "keep"])
@pytest.mark.parametrize("platform", HANDLES)
@pytest.mark.parametrize("format_", QUICK)
def test_no_output_names_anyone(format_, platform, media):
    document = convert.transform(people(platform), "anonymise", media=media)
    assert found_in(convert.render(document, format_)) == set()


@pytest.mark.slow
@pytest.mark.parametrize("platform", HANDLES)
@pytest.mark.parametrize("format_", sorted(registry.names()))
def test_no_output_of_any_format_names_anyone(format_, platform):
    document = convert.transform(people(platform), "anonymise", media="keep")
    assert found_in(convert.render(document, format_)) == set()
