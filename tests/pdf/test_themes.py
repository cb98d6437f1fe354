"""The colours of pages."""

import pytest

from convert_pdf.themes import DARK, LIGHT, Color, Theme

WHITE = (1.0, 1.0, 1.0)


def luminance(color: Color) -> float:
    """The relative luminance (WCAG 2.2)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(color: Color, other: Color) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    darker, lighter = sorted(map(luminance, (color, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_grey_and_blue_have_enough_contrast() -> None:
    assert contrast(LIGHT.text, WHITE) > 15
    assert 4.5 < contrast(LIGHT.quiet, WHITE) < 6  # still seen as grey
    assert 7 < contrast(LIGHT.link, WHITE) < 10


def test_all_words_on_a_dark_page_have_a_contrast_of_7_to_1() -> None:
    assert DARK.background is not None
    assert all(contrast(color, DARK.background) > 7 for color in (DARK.text, DARK.quiet, DARK.link))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_rules_are_seen_but_quiet(theme: Theme) -> None:
    background = theme.background or WHITE
    for color in (theme.rule, theme.bar):
        assert 1.5 < contrast(color, background) < contrast(theme.quiet, background)
