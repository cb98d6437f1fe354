"""Which part of the em of a full-width mark is blank."""

import pytest

from convert_pdf.fonts.fallback import library_for
from convert_pdf.fonts.full_width import taken

pytestmark = pytest.mark.usefixtures("_cjk_package")


@pytest.fixture
def _cjk_package() -> None:
    pytest.importorskip("justmytype_intl_cjk")


@pytest.mark.parametrize(
    ("kind", "marks"),
    [
        ("opening", "「『（〔［｛〈《【"),
        ("closing", "」』）〕］｝〉》】、。，．"),
        ("middle", "・：；"),
        ("whole", "！？"),
    ],
)
def test_a_japanese_face_has_marks_of_each_kind(kind, marks):
    library = library_for((), "ja")
    assert {mark: library.full_width_kind(mark, is_full_width=mark in "｛｝") for mark in marks} == (
        dict.fromkeys(marks, kind)
    )


def test_where_a_stop_is_in_its_em_depends_on_the_region():
    kinds = {
        tag: "".join(
            library_for((), tag).full_width_kind(mark, is_full_width=False)[0]
            for mark in "。，：；！？"
        )
        for tag in ("zh-Hans", "zh-Hant", "ja")
    }
    assert kinds == {"zh-Hans": "cccccc", "zh-Hant": "mmmmww", "ja": "ccmmww"}


@pytest.mark.parametrize("tag", ["ja", "zh-Hans", "zh-Hant"])
def test_quotation_marks_have_full_width_forms_besides_the_narrow_ones(tag):
    library = library_for((), tag)
    assert library.full_width_kind("“", is_full_width=True) == "opening"
    assert library.full_width_kind("”", is_full_width=True) == "closing"
    assert library.full_width_kind("“", is_full_width=False) == "other"


@pytest.mark.parametrize(
    ("first", "second", "blank"),
    [
        ("closing", "closing", 0.5),
        ("closing", "opening", 0.5),
        ("closing", "middle", 0.5),
        ("closing", "whole", 0.5),
        ("closing", "other", 0),
        ("opening", "opening", 0.5),
        ("opening", "closing", 0),
        ("opening", "middle", 0),
        ("middle", "opening", 0.5),
        ("middle", "closing", 0),
        ("middle", "middle", 0),
        ("whole", "opening", 0),
        ("other", "opening", 0),
    ],
)
def test_one_blank_half_between_two_marks_is_taken_away(first, second, blank):
    assert taken(first, second) == blank
