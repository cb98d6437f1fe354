"""Options from a dataclass, and the errors for invalid ones."""

from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from convert.errors import UsageError
from convert.options import Reading, build, options_of, size_in_bytes


@dataclass(frozen=True)
class Options:
    page_size: Annotated[Literal["a5", "a4"], "the size of the page"] = "a5"
    columns: Annotated[int | None, "how many columns"] = None
    rule: Annotated[bool, "whether there is a rule"] = True
    size: Annotated[str, "width and height", Meta(pattern="^[0-9]+x[0-9]+$", description="WxH")] = "1x1"
    font: Annotated[str, "the name of a font"] = "FiraGO"
    wrap: Annotated[Literal["no"] | int, "how many columns a line has"] = "no"


def test_an_option_is_a_field_with_its_help():
    option = next(options_of(Options))
    assert option == ("page-size", "page_size", "the size of the page", "a5", ("a5", "a4"), "a5|a4")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Options()),
        ({"page-size": "a4"}, Options(page_size="a4")),
        ({"page_size": "a4"}, Options(page_size="a4")),
        ({"columns": "2"}, Options(columns=2)),
        ({"columns": 2}, Options(columns=2)),
        ({"rule": "no"}, Options(rule=False)),
        ({"rule": False}, Options(rule=False)),
        ({"rule": True}, Options(rule=True)),
        ({"rule": "true"}, Options(rule=True)),
        ({"wrap": "72"}, Options(wrap=72)),
        ({"wrap": "no"}, Options(wrap="no")),
        ({"wrap": False}, Options(wrap="no")),  # as YAML reads it
    ],
)
def test_values_from_every_source_give_the_same_options(given, expected):
    assert build(Options, given) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"page-sise": "a4"}, "x.page-sise: no such option; did you mean page-size?"),
        (
            {"zzz": "a4"},
            "x.zzz: no such option; choose from columns, font, page-size, rule, size, wrap",
        ),
        ({"page-size": "b7"}, "invalid value 'b7' for x.page-size (expected a5 or a4)"),
        ({"columns": "two"}, "invalid value 'two' for x.columns (expected number)"),
        ({"rule": "perhaps"}, "invalid value 'perhaps' for x.rule (expected yes or no)"),
        ({"size": "big"}, "invalid value 'big' for x.size (expected WxH)"),
        ({"font": ["a"]}, "invalid value ['a'] for x.font (expected text)"),
    ],
)
def test_an_error_names_the_option_and_the_valid_values(given, message):
    with pytest.raises(UsageError) as raised:
        build(Options, given, prefix="x.")
    assert str(raised.value) == message


def test_a_long_or_nested_value_is_shown_in_short():
    """YAML aliases make values that would be longer than memory."""
    value = "x"
    for _ in range(50):
        value = [value] * 9
    for bad in (value, "x" * 5000, 10**4000, {"a": value}):
        with pytest.raises(UsageError) as raised:
            build(Options, {"page-size": bad})
        assert len(str(raised.value)) < 400


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1000, 1000),
        ("1000", 1000),
        ("500kB", 500_000),
        ("1.5 mb", 1_500_000),
        ("64MB", 64_000_000),
        ("2GB", 2_000_000_000),
    ],
)
def test_a_size_is_a_number_of_bytes_or_has_a_unit(size, expected):
    assert size_in_bytes(size) == expected
    assert size_in_bytes(build(Reading, {"max-size": size}).max_size) == expected


@pytest.mark.parametrize(
    "size", ["", "MB", "-1", "1e3", "64 TB", "9" * 400, "١MB", "1MB\n2", None, True]
)
def test_an_invalid_size_is_an_error(size):
    with pytest.raises(UsageError, match=r"for max-size \(expected BYTES, kB, MB or GB\)"):
        build(Reading, {"max-size": size})
