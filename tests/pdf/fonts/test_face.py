"""Fonts, and text that they shape."""

import pytest
import uharfbuzz as hb

from convert_pdf.fonts import face as face_module
from convert_pdf.fonts.fallback import library_for
from convert_pdf.inline.shaping import Fonts

BEH = "\u0628"


def test_a_variable_font_is_set_in_its_regular_weight():
    pytest.importorskip("justmytype_intl_cjk")
    face = Fonts().library.face_for("中")
    assert face is not None
    assert face.name == "NotoSansSC-400"
    assert not face.subset(hb.SubsetInput()).execute().has_var_data


def test_text_is_shaped_in_parts_of_500_characters():
    face = library_for().main
    longest = face_module._LONGEST
    assert longest == 500
    glyphs, _ = face.shape(BEH * longest, rtl=True)
    assert len({glyph.id for glyph in glyphs[1:-1]}) == 1  # all letters between the ends are joined
    glyphs, _ = face.shape(BEH * 2 * longest, rtl=True)
    assert len({glyph.id for glyph in glyphs[1:-1]}) == 3


@pytest.mark.parametrize("rtl", [False, True])
def test_the_texts_of_the_glyphs_are_the_text(rtl):
    text = "office naïve कि " * 100
    glyphs, width = library_for().main.shape(text, rtl=rtl)
    assert "".join(glyph.text for glyph in (glyphs[::-1] if rtl else glyphs)) == text
    assert width == pytest.approx(sum(glyph.advance for glyph in glyphs))


def test_capitals_are_lower_than_the_ascent():
    face = library_for().main
    assert -0.5 < face.descent < 0
    assert 0.7 < face.ascent < 1.3
