"""The options of the Markdown writer."""

import pytest

import convert


@pytest.mark.parametrize("wrap", ["72", 72, "no"])
def test_wrap_accepts_no_or_a_number(seed, wrap) -> None:
    longest = max(
        map(len, str(convert.render(seed, "markdown", front_matter=False, wrap=wrap)).split("\n"))
    )
    assert (longest > 200) == (wrap == "no")


@pytest.mark.parametrize("wrap", ["19", 1001, "yes", -1])
def test_other_values_of_wrap_are_an_error(seed, wrap) -> None:
    with pytest.raises(
        convert.ConvertError, match=r"invalid value .* for markdown.wrap \(expected no or NUMBER\)"
    ):
        convert.render(seed, "markdown", wrap=wrap)
