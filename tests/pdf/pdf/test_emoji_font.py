"""Emoji in a PDF: drawn as glyphs of Type 3 fonts, and still text when they are copied."""

import io
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from convert_pdf.emoji import pictures
from convert_pdf.pdf.emoji_font import EmojiFont

FAMILY = "👩‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TEXAS = "🏴\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f"
WHOLE = [
    "😀",
    FAMILY,
    "🇦🇲",
    "1️⃣",
    "#️⃣",
    "👍🏽",
    ENGLAND,
    "❤️",
    "©️",
    "🏳️‍🌈",
    "👩🏽‍❤️‍💋‍👩🏿",
    "☝🏽",
    "⌛",
    "🫜",
]


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in pictures.find(text)]


def page(sequences: list[str], size: float = 10) -> bytes:
    """A PDF with the emoji, ten in a line."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    font = EmojiFont(canvas._doc)
    for place, sequence in enumerate(sequences):
        name, code = font.code(sequence)
        x, y = 20 + place % 10 * size * pictures.ADVANCE, 800 - place // 10 * size * 1.5
        canvas._code.append(f"BT /{name} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code:02x}> Tj ET")
    font.write()
    canvas.save()
    return file.getvalue()


def test_what_is_copied_is_the_whole_sequence() -> None:
    text = PdfReader(io.BytesIO(page(WHOLE))).pages[0].extract_text()
    assert text.split() == ["".join(WHOLE[:10]), "".join(WHOLE[10:])]


def test_more_than_256_emoji_go_into_further_fonts() -> None:
    faces = [chr(code) for code in range(0x1F400, 0x1F400 + 300) if found(chr(code))]
    assert len(faces) > 256
    first = PdfReader(io.BytesIO(page(faces))).pages[0]
    fonts = {
        name: font for name, font in first["/Resources"]["/Font"].items() if name.startswith("/Emoji")
    }
    assert list(fonts) == ["/Emoji0", "/Emoji1"]
    assert [font["/LastChar"] for font in fonts.values()] == [255, len(faces) - 257]
    assert "".join(first.extract_text().split()) == "".join(faces)


def test_the_same_emoji_is_stored_once_and_the_file_is_the_same_each_time() -> None:
    assert page(["😀"] * 10) == page(["😀"] * 10)
    assert len(page(["😀"] * 10)) < len(page(["😀"])) + 300
    font = EmojiFont(Canvas(io.BytesIO())._doc)
    assert [font.code(each) for each in "😀🎉😀"] == [("Emoji0", 0), ("Emoji0", 1), ("Emoji0", 0)]


def test_a_sequence_without_a_picture_is_empty_but_keeps_its_text() -> None:
    assert PdfReader(io.BytesIO(page(["x\ufe0f\ud83d"]))).pages[0].extract_text().startswith("x\ufe0f")


@pytest.mark.slow
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "emoji.pdf"
    path.write_bytes(page([*WHOLE, "🫧", "🛖"]))
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
