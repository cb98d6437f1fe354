"""Chinese, Japanese and Korean on pages: where glyphs are, from which face, and what is copied."""

import io
import warnings
from itertools import pairwise

import pytest
from pypdf import PdfReader

import convert
from tests.pdf.glyph_places import Drawn, drawn

MARKS = "1/ 今日は「テスト」です。（括弧）「連続」、「約物」。（終）。「次」の文。ABCと日本語123の間。"
RULES = "2/ 『二重』「鉤」。ーーー……――終"


@pytest.fixture(autouse=True)
def _cjk_package() -> None:
    pytest.importorskip("justmytype_intl_cjk")


def glyphs(text: str, **options: str) -> list[Drawn]:
    """Return the glyphs of the posts of a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", convert.ConvertWarning)
        rendered = convert.render(convert.read(text.encode(), title="x", **options), "pdf")
    found = drawn(PdfReader(io.BytesIO(bytes(rendered))).pages[0])
    return [glyph for glyph in found if glyph.size > 9]


def distances(found: list[Drawn]) -> list[tuple[str, float]]:
    """Return the distance between each two glyphs of a line, in em, with their texts."""
    return [
        (first.text + second.text, round((second.x - first.x) / first.size, 2))
        for first, second in pairwise(found)
        if first.y == second.y
    ]


def test_consecutive_marks_are_half_an_em_apart():
    found = distances(glyphs(f"{MARKS}\n{RULES}", language="ja"))
    for pair in ["」、", "、「", "。（", "）「", "」。", "）。", "。「"]:
        assert {distance for text, distance in found if text == pair} == {0.5}, pair
    for pair in ["は「", "「テ", "」で", "括弧", "弧）"]:
        assert {distance for text, distance in found if text == pair} == {1.0}, pair


def test_a_quarter_of_an_em_is_between_scripts_and_no_character():
    found = glyphs(f"{MARKS}\n{RULES}", language="ja")
    assert ("語1", 1.25) in distances(found)
    shown = "".join(glyph.text for glyph in found)
    assert "ABCと日本語123の間" in shown
    (latin,) = [glyph for glyph in found if glyph.text == "C"]
    kana = next(glyph for glyph in found if glyph.text == "と" and glyph.x > latin.x)
    assert 0.25 < (kana.x - latin.x) / latin.size - 0.5 < 0.5


def test_dashes_and_ellipses_are_from_the_face_of_the_words_around_them():
    found = glyphs(f"{MARKS}\n{RULES}", language="ja")
    assert {glyph.font for glyph in found if glyph.text[:1] in "…―"} == {"NotoSansJP-400"}
    dash = next(glyph for glyph in found if "―" in glyph.text)
    assert dash.text == "――"  # one line without a gap
    assert [distance for text, distance in distances(found) if text == "……"] == [1.0]


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [
        ("zh", "他说“好的”，然后——走了", "NotoSansSC-400"),
        ("ko", "그는 “漢字”라고 말했다", "FiraGO-Regular"),
        ("en", "He wrote “道” and more", "FiraGO-Regular"),
    ],
)
def test_quotation_marks_are_from_the_face_of_the_language(language, text, face):
    found = glyphs(f"1/ {text}\n2/ x", language=language)
    assert {glyph.font for glyph in found if glyph.text in "“”"} == {face}


def test_korean_letters_have_no_space_between_them_and_latin_ones():
    found = glyphs("1/ 한ABC한글\n2/ x", language="ko")
    (last,) = [glyph for glyph in found if glyph.text == "C"]
    following = next(glyph for glyph in found if glyph.text == "한" and glyph.x > last.x)
    assert (following.x - last.x) / last.size < 0.7
