"""Pictures are in the output or beside it, with their alternative texts, or words are in their place."""

import base64
import hashlib
import html
import re
import warnings
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

import convert
from convert import ConvertWarning, Document, Output
from convert.testing import sample_document
from convert.testing.fixtures.samples import PNG
from convert.tree import Figure, List, Media, Quote
from convert_pandoc import convert_writers
from convert_pandoc.capabilities import Alt, Pictures
from convert_pandoc.formats import FORMATS
from tests.builders import picture, post, thread

WRITERS = {writer.format: writer for writer in convert_writers()}
TARGETS = {target.name: target for target in FORMATS}
ALT = "A map of the harbour"
NAME = f"{hashlib.sha256(PNG).hexdigest()[:16]}.png"
PACKAGES = {"docx": "word/media/", "odt": "Pictures/", "pptx": "ppt/media/"}


def one(data: bytes | None = PNG, **fields: object) -> Document:
    """Return a thread with one picture."""
    media = picture(1, data, alt=ALT, url="https://example.org/map.png", **fields)
    return thread(post(1, "See ", Figure(media=(1,), note=None)), media=(media,))


def row(count: int, size: tuple[int, int] = (40, 30)) -> Document:
    """Return a thread with some pictures side by side."""
    media = tuple(
        picture(number, png((number, 0, 0), size), alt=f"Picture {number}")
        for number in range(1, count + 1)
    )
    return thread(
        post(1, Figure(media=tuple(range(1, count + 1)), note=None)), media=media, title="A row"
    )


def png(color: tuple[int, int, int], size: tuple[int, int] = (40, 30)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return file.getvalue()


def write(document: Document, name: str, **options: object) -> Output:
    """Return an output, with no files if there are none."""
    result = WRITERS[name].write(document, WRITERS[name].options(**options))
    return result if isinstance(result, Output) else Output(result, {})


def text_of(content: str | bytes) -> str:
    """Return an output as text, with the members of an archive one after the other."""
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def in_xml(content: str | bytes, name: str) -> "etree._Element":
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_a_picture_is_in_the_output_or_beside_it_or_its_words_are(target):
    with warnings.catch_warnings(action="error"):
        output = write(one(), target.name)
    text = text_of(output.content)
    words = " ".join(html.unescape(re.sub(r"[\u200b\\]", "", text)).split())
    match target.pictures:
        case Pictures.INSIDE:
            assert output.files == {}
            encoded = base64.b64encode(PNG).decode()
            packed = PNG.decode(errors="replace")
            joined = text.replace("\\n", "")  # the lines of base64 in JSON
            assert any(form in joined for form in (encoded, packed, PNG.hex()))
        case Pictures.BESIDE:
            assert output.files == {f"media/{NAME}": PNG}
            assert f"media/{NAME}" in text or f"media/{NAME.removesuffix('.png')},,," in text
        case Pictures.UPLOADED:
            assert output.files == {f"media/{NAME}": PNG}
            assert NAME in text
            assert f"media/{NAME}" not in text
        case Pictures.WORDS:
            assert output.files == {}
            assert "Image" in words
            assert "https://example.org/map.png" in re.sub(r"[\u200b\\]|<[^>]*>", "", text)
    assert (
        ALT in words
        or ALT in text.replace('" "', " ").replace('"\n, Space\n, Str "', " ")
        or (target.name == "native" and 'Str "harbour"' in text)
    )


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_without_media_there_are_words_in_every_format(target):
    output = write(one(), target.name, media="none")
    assert output.files == {}
    text = text_of(output.content)
    assert NAME not in text
    assert base64.b64encode(PNG).decode() not in text
    assert "harbour" in text


def test_a_text_that_looks_like_a_picture_is_text():
    document = thread(
        post(1, f'<img src="media/{NAME}" /> src="media/{NAME}"', Figure(media=(1,), note=None)),
        media=one().media,
    )
    page = str(write(document, "html").content)
    assert page.count(base64.b64encode(PNG).decode()) == 1
    assert len(etree.HTML(page).findall(".//img")) == 1


def test_a_page_refers_to_files_if_it_should():
    output = write(one(), "html", media="files")
    assert output.files == {f"media/{NAME}": PNG}
    assert f'<img src="media/{NAME}" alt="{ALT}" />' in str(output.content)


def test_the_values_of_the_option_depend_on_the_format():
    for name, value in [("docx", "files"), ("latex", "embed"), ("man", "files")]:
        with pytest.raises(convert.ConvertError, match=f"invalid value '{value}' for {name}.media"):
            convert.render(one(), name, media=value)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_holds_the_picture(name: str):
    with zipfile.ZipFile(BytesIO(bytes(write(one(), name).content))) as archive:  # type: ignore[arg-type]
        (path,) = (path for path in archive.namelist() if path.startswith(PACKAGES[name]))
        assert archive.read(path) == PNG


def test_alternative_texts_are_in_word():
    document = in_xml(write(one(), "docx").content, "word/document.xml")
    (properties,) = (part for part in document.iter() if part.tag.endswith("}docPr"))
    assert properties.get("descr") == ALT


def test_alternative_texts_are_in_odt_in_their_order():
    content = in_xml(write(row(4), "odt").content, "content.xml")
    frames = [part for part in content.iter() if part.tag.endswith("}frame")]
    assert ["".join(frame.itertext()) for frame in frames] == [f"Picture {n}" for n in range(1, 5)]


def test_alternative_texts_are_in_slides_instead_of_addresses():
    text = text_of(write(row(2), "pptx").content)
    assert re.findall(r'descr="([^"]*)"', text) == ["Picture 1", "Picture 2"]
    assert "data:" not in text


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2])])
def test_pictures_are_side_by_side(count: int, rows: list[int]):
    page = etree.HTML(str(write(row(count), "html").content))
    found = [len(paragraph.findall("img")) for paragraph in page.iter("p")]
    assert [number for number in found if number] == rows
    widths = {image.get("style") for image in page.iter("img")}
    assert widths == ({None} if count == 1 else {f"width:{96 // max(rows)}.0%"})


@pytest.mark.parametrize(("size", "inches"), [((2000, 500), 5.3), ((96, 96), 1.0), ((500, 2000), 2.0)])
def test_a_picture_fits_into_a_page_of_word(size: tuple[int, int], inches: float):
    document = in_xml(write(row(1, size), "docx").content, "word/document.xml")
    (extent,) = (part for part in document.iter() if part.tag.endswith("}extent"))
    assert int(extent.get("cx")) / 914_400 == pytest.approx(inches, abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_no_picture_of_several_is_lost(target):
    document = row(4)
    output = write(document, target.name)
    text = text_of(output.content)
    for media in document.media:
        name = hashlib.sha256(media.data or b"").hexdigest()[:16]
        data = media.data or b""
        forms = [name, base64.b64encode(data).decode(), data.decode(errors="replace"), data.hex()]
        if target.pictures is not Pictures.WORDS:
            assert any(form in text.replace("\\n", "") for form in forms)
        assert f"Picture {media.number}" in text or target.name in ("native", "man", "ms")
    if target.name == "pptx":
        assert text.count("<p:pic>") == 4


def test_pictures_in_quotes_are_on_slides_and_those_in_lists_are_words():
    sample = sample_document()
    assert text_of(write(sample, "pptx").content).count("<p:pic>") == 3
    listed = List(start=None, items=((Figure(media=(1,), note=None),),))
    nested = Quote(state="shown", author=None, published=None, note=None, blocks=(listed,))
    document = thread(post(1, "A", listed, nested), media=sample.media)
    text = text_of(write(document, "pptx").content)
    assert text.count("<p:pic>") == 0
    assert text.count("The palace at noon") == 2


def test_a_large_picture_is_reduced():
    (content,) = write(row(1, (3000, 1500)), "latex").files.values()
    assert Image.open(BytesIO(content)).size == (2000, 1000)


@pytest.mark.parametrize("name", ["html", "docx", "latex", "mediawiki"])
@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", PNG[:60], b"<svg onload='alert(1)'/>"],
    ids=["empty", "text", "cut", "svg"],
)
def test_a_hostile_picture_becomes_words_with_one_warning(name: str, data: bytes):
    document = one(data)
    again = thread(*document.posts, *document.posts, media=document.media)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        output = write(again, name)
    found = [str(warning.message) for warning in caught if warning.category is ConvertWarning]
    wanted = r"thread\.txt: image 1 can't be shown: .*; its alternative text is shown instead"
    assert len(found) == 1
    assert all(re.fullmatch(wanted, message) for message in found)
    assert output.files == {}
    assert "<img" not in text_of(output.content)
    assert text_of(output.content).count("harbour") == 2


def test_a_video_is_shown_by_its_still_and_by_words():
    video = Media(
        number=2, kind="video", media_type=None, alt="The ship", url="https://example.org/x", poster=1
    )
    document = thread(post(1, Figure(media=(2,), note=None)), media=(picture(1, PNG), video))
    page = str(write(document, "html").content)
    assert 'alt="The ship"' in page
    assert "Video" in page
    assert 'href="https://example.org/x"' in page


def test_a_picture_that_is_shown_twice_is_one_file():
    document = one()
    twice = thread(*document.posts, *document.posts, media=document.media)
    assert list(write(twice, "rst").files) == [f"media/{NAME}"]


def test_formats_without_alternative_texts_have_captions():
    for name, target in TARGETS.items():
        if target.alt is Alt.CAPTION and target.pictures is not Pictures.WORDS:
            assert text_of(write(one(), name).content).count("harbour") == 1, name
