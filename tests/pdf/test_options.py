"""The options of the PDF writer."""

import pytest

from convert.errors import UsageError
from convert.options import build
from convert_pdf import Options


@pytest.mark.parametrize("size", ["auto", "a5", "a4", "letter", "120x190mm", "9999x10mm"])
def test_a_page_size_is_a_name_or_two_lengths(size: str) -> None:
    assert build(Options, {"page-size": size}, "pdf.").page_size == size


@pytest.mark.parametrize(
    "size", ["120x190mm\n", "a5\n", "\na5", "a6", "1x1mm", "120x190", "１２０x190mm"]
)
def test_another_page_size_is_an_error(size: str) -> None:
    with pytest.raises(UsageError, match=r"pdf\.page-size"):
        build(Options, {"page-size": size}, "pdf.")


def test_a_font_has_a_name_that_a_file_can_have() -> None:
    assert build(Options, {"font": "f" * 4096}, "pdf.").font == "f" * 4096
    with pytest.raises(UsageError, match=r"pdf\.font"):
        build(Options, {"font": "f" * 4097}, "pdf.")


@pytest.mark.parametrize("size", [6, 9.5, "18", 36.0])
def test_a_font_size_is_from_6_to_36_points(size: object) -> None:
    assert build(Options, {"font-size": size}, "pdf.").font_size == float(str(size))


@pytest.mark.parametrize("size", [5.9, 37, "ten", "11pt"])
def test_another_font_size_is_an_error(size: object) -> None:
    with pytest.raises(UsageError, match=r"pdf\.font-size"):
        build(Options, {"font-size": size}, "pdf.")
