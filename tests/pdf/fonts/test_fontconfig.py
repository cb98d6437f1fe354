"""The fonts of the system."""

import subprocess
from types import SimpleNamespace

import pytest

from convert_pdf.fonts import fontconfig

ROWS = [
    "/f/Thin.ttf\t0\tFancy\t0\t0\t0\tFalse\t41-5a 61",
    "/f/Bold.ttf\t0\tFancy,Fancy Bold\t200\t0\t0\tFalse\t41-5a",
    "/f/Regular.ttc\t1\tFancy\t80\t0\t0\tFalse\t41-59",
    "/f/Italic.ttf\t0\tFancy\t80\t100\t0\tFalse\t41-5a",
    "/f/Bitmap.pcf\t0\tDots\t80\t0\t0\tFalse\t41-5a",
    "/f/Color.ttf\t0\tColor\t80\t0\t0\tTrue\t41-5a",
    "/f/Variable.ttf\t65536\tInstance\t80\t0\t0\tFalse\t41-5a",
    "/f/Variable.ttf\t0\tVariable\t[0 200]\t0\t0\tFalse\t42",
    "/f/A.otf\t0\tMongolian\t80\t0\t0\tFalse\t3001-3002",
    *(
        f"/f/Pan.ttc\t{number}\tPan CJK {region},Pan {region}\t[0 200]\t0\t0\tFalse\t3000-30ff 4e00-9fff ac00-d7a3"
        for number, region in enumerate(["JP", "KR", "SC", "TC"])
    ),
    "/f/Japanese.otf\t0\tMincho\t80\t0\t0\tFalse\t3000-30ff 56fd 5186 76f4",
    "not a row",
]


@pytest.fixture
def _listed(monkeypatch):
    """Make fc-list print ROWS, and a loaded face its path and index."""
    printed = SimpleNamespace(stdout="\n".join(ROWS).encode())
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: printed)
    monkeypatch.setattr(fontconfig, "_load", lambda path, index: (path, index))
    fontconfig._fonts.cache_clear()
    yield
    fontconfig._fonts.cache_clear()


@pytest.mark.usefixtures("_listed")
def test_the_font_closest_to_upright_regular_text_is_taken():
    assert fontconfig.face("A") == ("/f/Regular.ttc", 1)
    assert fontconfig.family("fancy") == ("/f/Regular.ttc", 1)
    assert fontconfig.face("Z") == ("/f/Thin.ttf", 0)  # 80 from regular; bold is 120 away


@pytest.mark.usefixtures("_listed")
def test_a_font_must_have_all_characters():
    assert fontconfig.face("Aa") == ("/f/Thin.ttf", 0)
    assert fontconfig.face("A\u4e00") is None


@pytest.mark.usefixtures("_listed")
@pytest.mark.parametrize("name", ["Dots", "Color", "Instance", "No Such Family"])
def test_bitmaps_colour_fonts_and_named_instances_are_left_out(name):
    assert fontconfig.family(name) is None


@pytest.mark.usefixtures("_listed")
@pytest.mark.parametrize(
    ("region", "path", "index"),
    [
        ("JP", "/f/Pan.ttc", 0),
        ("KR", "/f/Pan.ttc", 1),
        ("SC", "/f/Pan.ttc", 2),
        ("TC", "/f/Pan.ttc", 3),
    ],
)
def test_ideographs_and_their_marks_are_from_the_font_of_a_region(region, path, index):
    assert fontconfig.face("直", region) == (path, index)
    assert fontconfig.face("。", region) == (path, index)  # A.otf has it as well


@pytest.mark.usefixtures("_listed")
def test_a_font_of_another_region_is_better_than_one_with_a_few_marks(monkeypatch):
    rows = [font for font in fontconfig._fonts() if font.path != "/f/Pan.ttc"]
    with monkeypatch.context() as patched:
        patched.setattr(fontconfig, "_fonts", lambda: rows)
        assert fontconfig.face("。", "SC") == ("/f/Japanese.otf", 0)
        assert fontconfig.face("们", "SC") is None
        assert fontconfig.face("A", "SC") == ("/f/Regular.ttc", 1)


@pytest.mark.usefixtures("_listed")
def test_a_variable_font_has_no_single_weight():
    assert fontconfig.family("Variable") == ("/f/Variable.ttf", 0)


def test_without_fontconfig_there_are_no_fonts(monkeypatch):
    def missing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    fontconfig._fonts.cache_clear()
    try:
        assert fontconfig.face("A") is None
    finally:
        fontconfig._fonts.cache_clear()
