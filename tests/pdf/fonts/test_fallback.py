"""Which face draws a character."""

import pytest

from convert.errors import UsageError
from convert_pdf.fonts import fallback, fontconfig
from convert_pdf.fonts.fallback import library_for


def test_a_font_of_the_user_comes_first():
    installed = next((font for font in fontconfig._fonts() if "DejaVu Serif" in font.families), None)
    if installed is None:
        pytest.skip("DejaVu Serif is not installed")
    assert library_for(("dejavu serif",)).main.name == "DejaVuSerif"
    assert library_for((installed.path,)).main.name.startswith("DejaVuSerif")


def test_a_font_that_is_not_found_is_an_error(tmp_path):
    empty = tmp_path / "empty.ttf"
    empty.write_bytes(b"not a font")
    for name in ("No Such Family", str(empty), "f" * 5000, "a\0b", "/dev/zero"):
        with pytest.raises(UsageError, match="neither a font file nor a family") as caught:
            library_for((name,))
        assert len(str(caught.value)) < 200 + len(str(tmp_path))


def test_a_language_has_its_own_shapes_of_ideographs():
    pytest.importorskip("justmytype_intl_cjk")
    names = {tag: library_for((), tag).face_for("直") for tag in ("ja", "zh-Hant-TW", "ko-KR", "en")}
    assert {tag: face and face.name for tag, face in names.items()} == {
        "ja": "NotoSansJP-400",
        "zh-Hant-TW": "NotoSansTC-400",
        "ko-KR": "NotoSansKR-400",
        "en": "NotoSansSC-400",
    }


@pytest.mark.parametrize(
    ("face_style", "name", "second"),
    [
        ("italic", "FiraGO-Italic", "NotoSans-Italic"),
        ("bold", "FiraGO-Bold", "NotoSans-Bold"),
        ("bold italic", "FiraGO-BoldItalic", "NotoSans-BoldItalic"),
        ("mono", "FiraMono-Regular", "CascadiaMono-Regular"),
        ("mono bold", "FiraMono-Bold", "CascadiaMono-Bold"),
    ],
)
def test_marked_words_have_faces_of_their_own_before_the_others(face_style, name, second):
    library = library_for((), "en", face_style)
    assert library.main.name == name
    assert library.face_for("a") is library.main
    others = [source() for source in library._others]
    assert others[0].name == second
    assert "FiraGO-Regular" in [face.name for face in others[:2]]
    assert library.face_for("✓") is not None


def test_without_the_extra_cjk_no_package_has_ideographs(monkeypatch):
    monkeypatch.setattr(fontconfig, "face", lambda *_: None)
    monkeypatch.setattr(fallback, "_cjk", lambda _region: None)
    assert library_for().face_for("直") is None


def test_a_letter_with_many_marks_is_searched_in_linear_time(monkeypatch):
    monkeypatch.setattr(fontconfig, "face", lambda *_: None)
    cluster = "a" + "\u0301\u0316" * 50_000  # normalising all of it takes quadratic time
    assert library_for().face_for(cluster) is not None


def test_a_composed_letter_is_enough_for_a_decomposed_one():
    library = library_for()
    composed = next(c for c in "ǟǡǭȱ" if library.main.covers(c))
    assert library.face_for(composed) is library.main


@pytest.mark.parametrize("character", ["\u200d", "\ufe0f", "\u00ad", "\x07", "\U000e0101"])
def test_invisible_characters_need_no_font(character):
    library = library_for()
    assert library.face_for(character) is library.main
