"""Embedded fonts: subsets, widths and the text of their glyphs."""

import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
import uharfbuzz
from pypdf import PdfReader

from convert_pdf.inline.runs import Span
from convert_pdf.pdf.fonts import FontSet, _subset
from tests.pdf.pdf.drawing import BODY, Drawing, face, line, of_piece, run, sample


def extracted(face_name: str, text: str, *, rtl: bool = False) -> str:
    """What a reader copies from a page with this text."""
    drawing = Drawing()
    drawing.paragraph(of_piece(run(face(face_name), Span(text, BODY), rtl=rtl)))
    return drawing.read().pages[0].extract_text()


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
def test_text_is_extracted(text: str) -> None:
    assert extracted("figo", text) == text


@pytest.mark.parametrize("text", ["العربية لا", "قال لا إله", "עברית שלום"])
def test_right_to_left_text_is_extracted(text: str) -> None:
    assert extracted("figo", text, rtl=True) == text


def test_text_of_postscript_outlines_is_extracted() -> None:
    assert extracted("math", "𝗯𝗼𝗹𝗱") == "𝗯𝗼𝗹𝗱"


def test_a_missing_character_is_shown_as_a_box() -> None:
    subset, _ = _subset(face(), [0, 40])
    extents = uharfbuzz.Font(subset).get_glyph_extents(0)
    assert extents is not None
    assert extents.width > 0


def test_a_missing_character_is_extracted_and_listed() -> None:
    assert extracted("figo", "a\U00012345b") == "a\U00012345b"
    drawing = Drawing()
    drawing.paragraph(line(face(), Span("a\U00012345\u200b", BODY)))
    assert drawing.fonts.missing == ["\U00012345"]


def test_a_font_set_has_one_font_for_each_face() -> None:
    fonts, one, other = FontSet(), face(), face()
    assert [fonts.font(each).name for each in (one, other, one)] == ["F1", "F2", "F1"]
    assert not fonts.has_emoji


def test_more_characters_than_a_font_has_codes_raise_nothing() -> None:
    text = "".join(map(chr, range(0x20000, 0x2FFFE)))
    drawing, font = Drawing(), face()
    for start in range(0, len(text), 50):
        drawing.paragraph(line(font, Span(text[start : start + 50], BODY)))
    assert drawing.finish()


def test_every_font_of_a_page_is_embedded() -> None:
    for page in PdfReader(BytesIO(sample())).pages:
        fonts = page["/Resources"]["/Font"].values()
        descendants = [font["/DescendantFonts"][0] for font in fonts]
        assert descendants
        assert all("/FontFile2" in each["/FontDescriptor"] for each in descendants)


@pytest.mark.slow
@pytest.mark.skipif(which("pdffonts") is None, reason="needs pdffonts")
def test_pdffonts_finds_fonts_embedded_with_their_text(tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample())
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    fonts = [row.split()[-5:-2] for row in listed.stdout.splitlines()[2:]]
    assert fonts == [["yes", "yes", "yes"]]
