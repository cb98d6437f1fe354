"""Presets, read from the PDF."""

import re
from collections import Counter
from typing import Any

import pytest
from pypdf import PdfReader

from convert.tree import Code, Text
from convert_pdf import Options
from convert_pdf.designs import Design
from convert_pdf.themes import DARK
from tests import builders
from tests.builders import post
from tests.pdf.reading import SAMPLE, of_text, read, thread, words

WORDS = "Incomprehensible misunderstandings notwithstanding, responsibilities were characteristically shared. "
LONG = thread(("1/", (Text(WORDS * 20),)), ("2/", (Text(WORDS * 3),)))
FILLING = of_text(*[WORDS * 4] * 6)


def operators(reader: PdfReader) -> str:
    return "\n".join(page.get_contents().get_data().decode("latin-1") for page in reader.pages)


def sizes(reader: PdfReader) -> Counter[float]:
    """The font sizes of the content streams, each with the number of glyphs in that size."""
    found: Counter[float] = Counter()
    size = 0.0
    for token in re.finditer(r"/\S+ ([0-9.]+) Tf|\[(.*?)\] TJ", operators(reader)):
        if token[1]:
            size = float(token[1])
        else:
            found[size] += (
                sum(len(code) // 4 for code in re.findall(r"<([0-9A-Fa-f]*)>", token[2])) or 1
            )
    return found


def fonts(reader: PdfReader) -> set[str]:
    resources: Any = reader.pages[0]["/Resources"]
    return {font.get_object()["/BaseFont"].partition("+")[2] for font in resources["/Font"].values()}


def millimetres(reader: PdfReader) -> tuple[int, int]:
    box = reader.pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def lines(reader: PdfReader, page: int = 0) -> list[str]:
    return reader.pages[page].extract_text().splitlines()


def test_the_default_is_a5_in_sans_at_nine_and_a_half_points() -> None:
    reader = read(LONG)
    assert millimetres(reader) == (148, 210)
    assert sizes(reader).most_common(1)[0][0] == pytest.approx(9.53, abs=0.01)
    assert fonts(reader) == {"FiraGO-Regular"}


def test_a_phone_has_11_points_and_about_35_characters_a_line() -> None:
    reader = read(LONG, Options(preset="phone"))
    assert millimetres(reader) == (75, 150)
    assert sizes(reader).most_common(1)[0][0] == 11
    full = sorted(len(line) for line in lines(reader, 1))[len(lines(reader, 1)) // 2]
    assert 28 < full < 42


def test_on_a_phone_the_text_begins_ten_millimetres_below_the_edge_or_higher() -> None:
    page = read(LONG, Options(preset="phone")).pages[1]
    baselines = [
        float(y) for y in re.findall(r"1 0 0 1 \S+ (\S+) Tm", page.get_contents().get_data().decode())
    ]
    head, first = sorted(set(baselines))[-1], sorted(set(baselines))[-2]
    assert 150 - first / 72 * 25.4 < 10 + 11 * 1.5 / 72 * 25.4  # a leading below
    assert head - first > 1.2 * 11 * 1.5
    assert min(baselines) / 72 * 25.4 > 5


def test_labels_are_before_the_text_where_the_margin_has_no_room() -> None:
    reader = read(of_text("One.", "Two."), Options(preset="phone"))
    assert re.search("1/\\s+One", words(reader))
    left = [float(x) for x in re.findall(r"1 0 0 1 ([0-9.]+) [0-9.]+ Tm", operators(reader))]
    assert min(left) == pytest.approx(5 * 72 / 25.4, abs=0.01)


def test_large_print_has_18_points_on_a4_and_nothing_but_raised_numbers_below_16() -> None:
    reader = read(SAMPLE, Options(preset="large"))
    assert millimetres(reader) == (210, 297)
    assert sorted(sizes(reader))[1:3] == [16, 18]
    assert sorted(sizes(reader))[0] == pytest.approx(11.88)


def test_the_code_of_large_print_has_16_points_too() -> None:
    found = sizes(read(builders.thread(post(1, Code("x = 1\n"))), Options(preset="large")))
    assert min(found) == 16


def test_large_print_divides_no_words() -> None:
    narrow = {"page_size": "105x148mm"}
    assert "\u00ad" in operators_text(read(LONG, Options(**narrow)))
    assert "\u00ad" not in operators_text(read(LONG, Options(preset="large", **narrow)))
    assert "\u00ad" not in operators_text(read(LONG, Options(hyphenation="no", **narrow)))


def operators_text(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages)


def test_a_book_is_in_a_serif_face_and_justified() -> None:
    reader = read(LONG, Options(preset="book"))
    assert fonts(reader) == {"SourceSerif4Roman-400"}
    assert Design.of(Options(preset="book")).align == "justify"


def test_a_dark_page_is_painted_first_as_an_artifact_and_its_words_are_light() -> None:
    stream = operators(read(of_text("One."), Options(preset="screen-dark")))
    assert stream.startswith(
        "/Artifact << /Type /Background /BBox [0 0 419.53 595.28] >> BDC q 0.09 0.09 0.1 rg"
    )
    colors = {
        tuple(map(float, rgb))
        for rgb in re.findall(r"([0-9.]+) ([0-9.]+) ([0-9.]+) rg(?! 0.00)", stream)
    }
    assert colors <= {DARK.text, DARK.quiet, DARK.link}
    assert DARK.text in colors
    assert "Background" not in operators(read(of_text("One.")))


def test_an_option_replaces_what_a_preset_says() -> None:
    options = Options(
        preset="book",
        page_size="a4",
        font_size=12,
        margin=30,
        align="left",
        hyphenation="no",
        colors="dark",
        font="sans",
    )
    assert Design.of(options) == Design(
        page_size="a4",
        font_size=12,
        margin=30,
        align="left",
        is_hyphenated=False,
        theme=DARK,
        font="sans",
    )
    reader = read(LONG, options)
    assert fonts(reader) == {"FiraGO-Regular"}
    assert sizes(reader).most_common(1)[0][0] == 12


@pytest.mark.parametrize("size", [6, 9, 18, 36])
@pytest.mark.parametrize("page", ["75x150mm", "a5"])
def test_words_stay_inside_of_the_page_at_every_size(page: str, size: float) -> None:
    text = f"{WORDS}https://example.org/{'abcdefgh' * 20} {'W' * 60}"
    reader = read(of_text(text), Options(page_size=page, font_size=size))
    assert sizes(reader).most_common(1)[0][0] == size
    width = float(reader.pages[0].mediabox.width)
    for start, pieces in re.findall(r"1 0 0 1 ([-0-9.]+) [-0-9.]+ Tm\n\[(.*?)\] TJ", operators(reader)):
        assert 0 < float(start) < width
        assert float(start) + 0.2 * size * len(re.findall("[0-9A-F]{4}", pieces)) < width
