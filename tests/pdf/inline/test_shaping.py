"""Text as glyphs that know their text."""

import pytest

from convert_pdf.emoji import pictures
from convert_pdf.fonts import fontconfig
from convert_pdf.inline.runs import Span, Style
from convert_pdf.inline.shaping import fonts
from tests.pdf.inline.helpers import copied, lines, shown, span

SCRIPTS = {
    "Latin": "Thread office difficulty, naïve",
    "Vietnamese": "Tiếng Việt, u\u031b\u0301 e\u0302\u0301",
    "Cyrillic": "Союзники в Закавказье",
    "Greek": "Ελληνικά, ά",
    "Georgian": "საქართველო",
    "Hebrew": "שָׁלוֹם עולם",
    "Arabic": "السلام عليكم، ٢٠٢٠",
    "Persian": "می‌خواهم برگردم",
    "Devanagari": "हिन्दी में लिखते हैं कि",
    "Thai": "ภาษาไทยไม่เว้นวรรค",
    "mathematical letters": "𝗯𝗼𝗹𝗱 and 𝒾𝓉𝒶𝓁𝒾𝒸",
    "symbols": "→ ✓ ♪ ☭",
    "mixed in one word": "covidको अਓ",
    "what no font has": "\U00013000 \U000e1234",
}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_the_glyphs_tell_the_text_in_logical_order(text, direction):
    (line,) = lines(text, direction=direction)
    assert all(copied(run) == run.text for run in line.runs)
    assert sorted(shown(line)) == sorted(text)


@pytest.mark.parametrize(
    "script", [name for name in SCRIPTS if "no font" not in name and "mixed" not in name]
)
def test_the_packages_have_the_glyphs(script, monkeypatch):
    monkeypatch.setattr(fontconfig, "face", lambda *_: None)
    (line,) = lines(SCRIPTS[script])
    assert all(glyph.id for run in line.runs for glyph in run.glyphs)


def test_a_letter_with_its_marks_has_one_face():
    (line,) = lines("ко\u0301фе")
    assert len(line.runs) == 1


def test_an_emoji_is_one_piece():
    (line,) = lines("so 👩‍👩‍👧‍👦🇦🇲!")
    assert [run.text for run in line.runs] == ["so ", "👩‍👩‍👧‍👦", "🇦🇲", "!"]
    assert [run.face is None for run in line.runs] == [False, True, True, False]


def test_the_shape_cache_does_not_change_what_is_set():
    text = "Ein Absatz, zweimal gesetzt: हिन्दी שלום"
    first, again = lines(text), lines(text)
    assert [(line.width, line.indent, shown(line)) for line in first] == [
        (line.width, line.indent, shown(line)) for line in again
    ]


def test_an_emoji_is_as_wide_as_its_picture_and_the_space_at_its_sides():
    (line,) = lines("👇")
    assert line.width == pytest.approx(pictures.ADVANCE * 10)


def test_marked_words_are_shaped_with_their_face():
    mono = Style(10, face="mono")
    words = [span("a "), Span("b", mono), Span(" ✓", mono)]
    (line,) = lines(*words)
    names = [run.face.name for run in line.runs if run.face]
    assert names[:2] == ["FiraGO-Regular", "FiraMono-Regular"]
    assert all(glyph.id for run in line.runs for glyph in run.glyphs)


def test_the_fonts_of_another_language_are_shared_as_well():
    english = fonts((), "en")
    assert english.of("en") is english
    assert english.of("ja") is fonts((), "ja") is english.of("ja")
