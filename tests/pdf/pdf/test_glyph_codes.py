"""Codes of glyphs, and the operands that show them."""

from convert_pdf.fonts.glyph import Glyph
from convert_pdf.inline.lines import Paragraph
from convert_pdf.inline.runs import GlyphRun, Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.pdf.glyph_codes import GlyphCodes
from tests.pdf.pdf.drawing import BODY, face, run


def shaped(text: str) -> list[GlyphRun]:
    """The runs of a text, which know their codes in all files."""
    paragraph = Paragraph(
        [Span(text, BODY)], direction="ltr", language="en", align="left", fonts=Fonts()
    )
    [line] = paragraph.lines(300.0)
    return list(line.runs)


def test_a_character_with_a_glyph_of_its_own_has_its_code_point_as_code() -> None:
    codes = GlyphCodes(face())
    assert codes.show(run(face(), Span("Az", BODY))).whole.startswith("<0041")
    assert {0x41, 0x7A} <= set(codes.used)


def test_operands_are_cut_after_each_space() -> None:
    shown = GlyphCodes(face()).show(run(face(), Span("a b", BODY)))
    assert shown.parts == ("<00610020>", "<0062>")
    assert shown.whole == "<00610020><0062>"


def test_each_of_more_glyphs_than_there_are_spare_codes_has_a_code_of_its_own() -> None:
    main = Fonts().library.main
    glyphs = [Glyph(number % 500, 0.5, 0.0, 0.0, f"x{number}") for number in range(20_000)]
    codes = GlyphCodes(main)
    codes.show(shaped("each word of which has known codes")[0])
    for start in range(0, len(glyphs), 100):
        some = tuple(glyphs[start : start + 100])
        text = "".join(glyph.text for glyph in some)
        codes.show(
            GlyphRun(text=text, span=Span(text, BODY), face=main, glyphs=some, rtl=False, width=50.0)
        )
    texts = {text for _, text in codes.used.values()}
    assert {glyph.text for glyph in glyphs} <= texts
    later = codes.show(shaped("中 Ǿ")[-1])
    assert all(codes.used[code] == entry for code, entry in later.codes.items())


def test_a_piece_keeps_its_codes_in_the_next_file() -> None:
    [first, *_] = shaped("word")
    assert GlyphCodes(first.face).show(first) is GlyphCodes(first.face).show(first)


def test_missing_characters_are_listed_once_without_invisible_ones() -> None:
    runs = shaped("a\U0001fffd \U0001fffd\u200d")
    assert "".join(run.text for run in runs) == "a\U0001fffd \U0001fffd\u200d"
    for _ in range(2):  # the second time, from the cache
        codes = {each.face: GlyphCodes(each.face) for each in runs if each.face is not None}
        for each in runs:
            assert each.face is not None
            codes[each.face].show(each)
        assert set().union(*(of_face.missing for of_face in codes.values())) == {"\U0001fffd"}
