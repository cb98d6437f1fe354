"""The codes of glyphs in a page's fonts."""

from convert_pdf.fonts.glyph import Glyph
from convert_pdf.inline.runs import Piece
from convert_pdf.inline.shaping import Fonts
from convert_pdf.pdf.glyph_codes import Codes
from tests.pdf.inline.helpers import lines, shown, span


def test_a_character_without_a_font_is_reported_once_and_keeps_its_text():
    (line,) = lines("a\U0001fffd \U0001fffd\u200d")
    assert shown(line) == "a\U0001fffd \U0001fffd\u200d"
    for _ in range(2):
        told = {}
        for piece in line.pieces:
            assert piece.face is not None
            codes = told.setdefault(piece.face.name, Codes(piece.face))
            codes.show(piece)
        assert set().union(*(codes.missing for codes in told.values())) == {"\U0001fffd"}


def test_each_of_more_glyphs_than_there_are_spare_codes_has_a_code_of_its_own():
    face = Fonts().library.main
    glyphs = [Glyph(number % 500, 0.5, 0.0, 0.0, f"x{number}") for number in range(20_000)]
    codes = Codes(face)
    remembered = lines("each word of which knows its codes")[0].pieces[0]
    codes.show(remembered)
    for start in range(0, len(glyphs), 100):
        some = tuple(glyphs[start : start + 100])
        text = "".join(glyph.text for glyph in some)
        codes.show(Piece(text, span(text), face, some, False, 50.0))
    told = [text for _, text in codes.used.values()]
    assert {glyph.text for glyph in glyphs} <= set(told)
    shown_later = codes.show(lines("中 Ǿ")[0].pieces[-1])
    assert all(codes.used[code] == entry for code, entry in shown_later.codes.items())
