"""The styles, fields and directions of documents for Word."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec import structs

import convert
from convert import Document
from convert.tree import Author
from convert_pandoc import Options, convert_writers, reference
from tests.builders import post, thread
from tests.pandoc.test_whole_posts import MIXED

WRITER = next(writer for writer in convert_writers() if writer.format == "docx")
SPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
THREAD = convert.read(b"1/ One @ann\n\nmore of it\n2/ Two @ann\n3/ Three https://a.example/x")


def part(document: Document, name: str = "document", **options: Any) -> Any:
    """Return a part of the document in Word's format."""
    with zipfile.ZipFile(BytesIO(bytes(WRITER.write(document, Options(**options))))) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def paragraphs(element: Any) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    found = element.xpath("//w:p[.//w:t]", namespaces=SPACE)
    return [
        (
            value(paragraph, "w:pPr/w:pStyle"),
            "".join(paragraph.xpath(".//w:t/text()", namespaces=SPACE)),
        )
        for paragraph in found
    ]


def value(element: Any, path: str, attribute: str = "val") -> str:
    """Return an attribute of the only element at a path below another."""
    (found,) = element.xpath(f"{path}/@w:{attribute}", namespaces=SPACE)
    return str(found)


def style(element: Any, identifier: str) -> Any:
    (found,) = element.xpath(f"w:style[@w:styleId='{identifier}']", namespaces=SPACE)
    return found


def test_the_reference_document_is_the_one_that_its_module_makes():
    with zipfile.ZipFile(reference.FILE) as package:
        held = {name: package.read(name).decode() for name in package.namelist()}
    assert held == reference.parts(), "run python -m convert_pandoc.reference"
    assert reference.FILE.stat().st_size < 16_000
    assert reference.package(held) == reference.package(held)


def test_posts_labels_and_notes_have_styles_of_their_own():
    document = part(THREAD)
    assert [kind for kind, _ in paragraphs(document)[-4:]] == [
        *("PostOpening", "Post", "PostOpening", "PostOpening")
    ]
    labels = document.xpath("//w:r[w:rPr/w:rStyle/@w:val='PostLabel']/w:t/text()", namespaces=SPACE)
    assert labels == ["1/", "2/", "3/"]
    assert {kind for kind, _ in paragraphs(part(THREAD, "footnotes"))} == {"FootnoteText"}
    styles = part(THREAD, "styles")
    assert value(style(styles, "FootnoteText"), "w:basedOn") == "Note"
    assert value(style(styles, "PostOpening"), "w:basedOn") == "Post"
    assert {value(style(styles, name), "w:name") for name in ("Post", "PostLabel", "Note")} == {
        *("Post", "Post Label", "Note")
    }


def test_the_outline_of_word_lists_the_posts():
    styles = part(THREAD, "styles")
    assert value(style(styles, "PostOpening"), "w:pPr/w:outlineLvl") == "1"
    openings = [text for kind, text in paragraphs(part(THREAD)) if kind == "PostOpening"]
    assert [text[:2] for text in openings] == ["1/", "2/", "3/"]


def test_a_byline_is_kept_with_its_post_and_listed_in_the_outline():
    document = thread("One", post(2, "Two", author=Author(name="Eva", handle=None)))
    assert ("PostByline", "2/ Eva") in paragraphs(part(document))
    byline = style(part(document, "styles"), "PostByline")
    assert value(byline, "w:basedOn") == "PostOpening"
    assert byline.xpath("w:pPr/w:keepNext", namespaces=SPACE)


def test_text_has_leading_widow_control_and_a_face_that_every_machine_has():
    styles = part(THREAD, "styles")
    (defaults,) = styles.xpath("w:docDefaults", namespaces=SPACE)
    line = int(value(defaults, "w:pPrDefault/w:pPr/w:spacing", "line")) / 240
    assert 1.3 <= line <= 1.5
    assert defaults.xpath(".//w:widowControl", namespaces=SPACE)
    assert value(defaults, ".//w:rFonts", "ascii") == "Times New Roman"
    for name in ("Title", "Heading1", "Heading2"):
        assert style(styles, name).xpath("w:pPr/w:keepNext", namespaces=SPACE)
    for kind in styles.xpath("w:style[w:rPr/w:sz]", namespaces=SPACE):
        assert value(kind, "w:rPr/w:sz") == value(kind, "w:rPr/w:szCs")


def test_a_repeated_note_is_a_field_of_word_and_a_single_one_has_no_bookmark():
    document = part(THREAD)
    (field,) = document.xpath("//w:fldSimple", namespaces=SPACE)
    assert field.xpath("@w:instr", namespaces=SPACE) == [r" NOTEREF RefNote1 \f \h "]
    assert value(field, "w:r/w:rPr/w:rStyle") == "FootnoteReference"
    assert "".join(field.itertext()) == "1"
    bookmarks = document.xpath("//w:bookmarkStart/@w:name", namespaces=SPACE)
    assert [name for name in bookmarks if name.startswith("RefNote")] == ["RefNote1"]


def test_a_list_of_notes_has_their_style_and_links_to_it():
    first, *others = THREAD.posts
    document = part(structs.replace(THREAD, posts=(structs.replace(first, blocks=()), *others[::-1])))
    assert "Note" in {kind for kind, _ in paragraphs(document)}
    anchors = document.xpath("//w:hyperlink/@w:anchor", namespaces=SPACE)
    assert anchors == ["note-2", "note-1"]


def test_the_head_of_a_document_from_right_to_left_is_written_so():
    document = convert.read("1/ שלום @ann\n2/ ועוד".encode())
    for kind in ("Title", "Subtitle"):
        (paragraph,) = part(document).xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{kind}']", namespaces=SPACE)
        assert paragraph.xpath("w:pPr/w:bidi", namespaces=SPACE)
    assert not part(THREAD).xpath("//w:bidi", namespaces=SPACE)


def test_text_has_the_language_of_its_post_as_word_reads_it_for_its_script():
    texts = part(MIXED).xpath("//w:r[w:rPr/w:lang/@w:bidi='he']/w:t/text()", namespaces=SPACE)
    assert "שלום" in "".join(texts)
    mixed = thread("One", post(2, "今天", language="zh"), post(3, "Hier", language="fr"))
    for language, attribute in (("zh", "eastAsia"), ("fr", "val")):
        assert part(mixed).xpath(f"//w:lang/@w:{attribute}='{language}'", namespaces=SPACE)


def test_styles_that_a_reference_document_of_the_user_lacks_are_added(tmp_path: Path):
    own = tmp_path / "own.docx"
    held = reference.parts()
    held["word/styles.xml"] = re.sub(
        r'<w:style [^>]*w:styleId="Post\w*">.*?</w:style>', "", held["word/styles.xml"]
    ).replace('w:line="312"', 'w:line="480"')
    own.write_bytes(reference.package(held))
    styles = part(THREAD, "styles", reference_doc=str(own))
    assert value(styles, "w:docDefaults/w:pPrDefault/w:pPr/w:spacing", "line") == "480"
    assert value(style(styles, "Post"), "w:name") == "Post"


@pytest.mark.parametrize("standalone", [True, False])
def test_labels_with_an_address_keep_their_style(standalone: bool):
    second = post(2, "Two", url="https://example.org/two")
    document = part(thread("One", second), standalone=standalone)
    (label,) = document.xpath("//w:hyperlink//w:r[w:t='2/']", namespaces=SPACE)
    assert value(label, "w:rPr/w:rStyle") == "PostLabel"


def test_no_style_refers_to_one_that_is_missing():
    styles = part(THREAD, "styles")
    names = set(styles.xpath("w:style/@w:styleId", namespaces=SPACE)) | {"TableNormal"}  # Word's own
    for reference_ in ("basedOn", "next", "link"):
        assert set(styles.xpath(f"w:style/w:{reference_}/@w:val", namespaces=SPACE)) <= names
