"""Emoji as glyphs of Type 3 fonts."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from convert_pdf.emoji import pictures
from convert_pdf.inline.runs import GlyphRun, Line, Span, Style
from convert_pdf.pdf.emoji_font import EmojiFont
from tests.pdf.emoji.test_pictures import WHOLE
from tests.pdf.pdf.drawing import Drawing


def page(sequences: list[str]) -> bytes:
    """A PDF with the emoji, ten on a line."""
    drawing = Drawing()
    size, width = 10.0, 10.0 * pictures.ADVANCE
    lines = []
    for first in range(0, len(sequences), 10):
        runs = tuple(
            GlyphRun(
                text=each,
                span=Span(each, Style(size)),
                face=None,
                glyphs=(),
                rtl=False,
                width=width,
            )
            for each in sequences[first : first + 10]
        )
        lines.append(Line(runs, width * len(runs), 0.0))
    drawing.paragraph(*lines, y=280)
    return drawing.finish()


def test_what_is_copied_is_the_whole_sequence() -> None:
    text = PdfReader(BytesIO(page(WHOLE))).pages[0].extract_text()
    assert text.split() == ["".join(WHOLE[:10]), "".join(WHOLE[10:])]


def test_more_than_256_emoji_go_into_further_fonts() -> None:
    faces = [chr(code) for code in range(0x1F400, 0x1F400 + 300) if pictures.picture(chr(code))]
    assert len(faces) > 256
    first = PdfReader(BytesIO(page(faces))).pages[0]
    fonts = {
        name: font for name, font in first["/Resources"]["/Font"].items() if name.startswith("/Emoji")
    }
    assert list(fonts) == ["/Emoji0", "/Emoji1"]
    assert [font["/LastChar"] for font in fonts.values()] == [255, len(faces) - 257]
    assert "".join(first.extract_text().split()) == "".join(faces)


def test_the_same_emoji_is_stored_once_and_the_file_is_the_same_each_time() -> None:
    assert page(["😀"] * 10) == page(["😀"] * 10)
    assert len(page(["😀"] * 10)) < len(page(["😀"])) + 300
    font = EmojiFont()
    assert [font.code(each) for each in "😀🎉😀"] == [("Emoji0", 0), ("Emoji0", 1), ("Emoji0", 0)]


def test_a_sequence_without_a_picture_is_empty_but_keeps_its_text() -> None:
    assert PdfReader(BytesIO(page(["x\ufe0f\ud83d"]))).pages[0].extract_text().startswith("x\ufe0f")


@pytest.mark.slow
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "emoji.pdf"
    path.write_bytes(page([*WHOLE, "🫧", "🛖"]))
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
