"""Characters that Chinese and Japanese neighbours change."""

import pytest

from convert_pdf.fonts import fallback, fontconfig
from convert_pdf.fonts.fallback import Library, library_for
from convert_pdf.inline.east_asian import may_change, settings


@pytest.fixture(autouse=True)
def _cjk_package() -> None:
    pytest.importorskip("justmytype_intl_cjk")


def full_width(text: str, language: str) -> str:
    """Return the marks of ambiguous width that are full width; a dot for any other character."""
    places = {
        own.place
        for own in settings(text, [], language, library_for((), language))
        if own.is_full_width
    }
    return "".join(mark if place in places else "." for place, mark in enumerate(text))


def spaced(text: str, language: str = "ja") -> str:
    """Return the text with < where half an em is taken away and + where a quarter is added."""
    found = settings(text, [], language, library_for((), language))
    signs = {-0.5: "<", 0.25: "+", 0.0: ""}
    before = {own.place: signs[own.before] for own in found}
    after = {own.place: signs[own.after] for own in found}
    return "".join(
        f"{before.get(place, '')}{character}{after.get(place, '')}"
        for place, character in enumerate(text)
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "他说“好”——然后……", "..“.”——..……"),
        ("zh", "他说“Hello”了", "..“.....”."),
        ("zh", "‘单’，“引号”", "‘.’.“..”"),
        ("zh", "“好”", "“.”"),
        ("zh", "……", "……"),
        ("zh", "他说 It’s “fine” — so…", "." * 20),
        ("zh", "他“一“二”三", ".“.“.”."),
        ("ja", "終わり――だ“と”", "...――.“.”"),
        ("ja", "終わり……ABC", "...……..."),
        ("en", "He wrote “道” and—see 道—that…", "." * 30),
        ("en", "道“德”经——好……", ".“.”.——.……"),
        ("ko", "그는 “漢字”라고—했다……", "." * 16),
        ("zh", "｛大括号｝", "｛...｝"),
    ],
)
def test_the_text_around_a_mark_decides_whether_it_is_full_width(language, text, expected):
    assert full_width(text, language) == expected[: len(text)]


@pytest.mark.parametrize(
    "expected",
    [
        "「連続」<、「約物」<。<（終）<。",
        "（<「二重」<）",
        "」<・・<「",
        "」<！「",
        "あ「い」う、え。",
        "「 」 「",
    ],
)
def test_adjacent_marks_lose_half_an_em(expected):
    assert spaced(expected.replace("<", "")) == expected.replace("、「", "、<「")


def test_traditional_stops_keep_their_quarters():
    assert spaced("「一」，「二」。「", "zh-Hant") == "「一」<，<「二」<。<「"
    assert spaced("一。」二", "zh-Hant") == "一。」二"


@pytest.mark.parametrize(
    "expected",
    [
        "文+ABC+と日本語+123+の間",
        "文 ABC と",
        "文、ABC。",
        "文ＡＢＣ文",
        "東京+Ünï+東京+é́+東京+Ж+東京",
        "한ABC한",
        "文@abc#文",
    ],
)
def test_a_quarter_of_an_em_is_between_ideographs_and_western_letters(expected):
    assert spaced(expected.replace("+", "")) == expected


def test_nothing_changes_in_notes_and_addresses_and_beside_them():
    text = "文1A文」、「"
    assert [own.place for own in settings(text, [], "ja", library_for((), "ja"))] == [0, 2, 4, 5]
    touched = settings(text, [range(1, 2), range(5, 6)], "ja", library_for((), "ja"))
    assert [own.place for own in touched] == [2]


@pytest.mark.parametrize("text", ["plain", "naïve — “quotes”…", "한국어 “말”", "हिन्दी", "ภาษาไทย"])
def test_other_texts_are_not_looked_at(text):
    assert not may_change(text, "en")


def test_without_a_face_for_ideographs_marks_are_as_they_were(monkeypatch):
    monkeypatch.setattr(fontconfig, "face", lambda *_: None)
    monkeypatch.setattr(fallback, "_cjk", lambda _region: None)
    library = Library(library_for().main)
    assert [own for own in settings("他说“好”。」、「", [], "zh", library) if own.is_full_width] == []


@pytest.mark.parametrize("unit", ["“", "”", "“”", "‘“", "」", "「", "—", "文A", "…“文"])
def test_thirty_thousand_of_anything_take_linear_time(unit):
    text = unit * (30_000 // len(unit))
    assert len(settings(text, [], "zh", library_for((), "zh"))) <= len(text)
