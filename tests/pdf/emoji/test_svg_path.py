"""SVG path data as PDF path operators."""

import pytest

from convert_pdf.emoji import svg_path


@pytest.mark.parametrize(
    ("data", "drawn"),
    [
        ("M1 2 3 4-5-6", "1 2 m 3 4 l -5 -6 l"),
        ("m1 1h2v.5.5z", "1 1 m 3 1 l 3 1.5 l 3 2 l h"),
        ("m1 1h2zl1 1", "1 1 m 3 1 l h 2 2 l"),
        ("M0 0c1 1 2 2 3 3s1 1 2 2", "0 0 m 1 1 2 2 3 3 c 4 4 4 4 5 5 c"),
        ("M1 1s1 1 2 2", "1 1 m 1 1 2 2 3 3 c"),
        ("M0 0q3 3 6 0", "0 0 m 2 2 4 2 6 0 c"),
        ("M1 0a1 1 0 01-1 1", "1 0 m 1 0.55 0.55 1 0 1 c"),
        ("M0 0a1 1 0 110 .0z", "0 0 m h"),
        ("M0 0A0 5 0 0 1 2 2", "0 0 m 0 0 2 2 2 2 c"),
        ("M0 0L1", "0 0 m"),
        ("?", ""),
        ("", ""),
    ],
)
def test_path_data_becomes_path_operators(data: str, drawn: str) -> None:
    assert svg_path.operators(data) == drawn


def test_an_arc_between_far_points_grows_to_reach_them() -> None:
    """SVG 1.1, F.6.6: radii that are too small are scaled up; from 0 to 10, half a circle of radius 5."""
    *_, end, operator = svg_path.operators("M0 0a1 1 0 0 1 10 0").rpartition(" ")
    assert (end, operator) == (" ", "c")
    assert svg_path.operators("M0 0a1 1 0 0 1 10 0").split()[7:9] == ["5", "-5"]
