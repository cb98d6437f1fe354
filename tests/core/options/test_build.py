"""Options from a dataclass, and the errors for invalid ones."""

from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from convert.errors import PluginError, UsageError
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
    option = options_of(Options)[0]
    assert (option.name, option.field, option.help) == (
        "page-size",
        "page_size",
        "the size of the page",
    )
    assert (option.default, option.values, option.kind) == ("a5", ("a5", "a4"), "a5|a4")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Options()),
        ({"page-size": "a4"}, Options(page_size="a4")),
        ({"page_size": "a4"}, Options(page_size="a4")),
        ({"columns": "2"}, Options(columns=2)),
        ({"columns": 2}, Options(columns=2)),
        ({"columns": None}, Options(columns=None)),
        ({"columns": "none"}, Options(columns=None)),
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
        ({"columns": "two"}, "invalid value 'two' for x.columns (expected a whole number, or none)"),
        ({"rule": "perhaps"}, "invalid value 'perhaps' for x.rule (expected yes or no)"),
        ({"size": "big"}, "invalid value 'big' for x.size (expected WxH)"),
        ({"font": ["a"]}, "invalid value ['a'] for x.font (expected text)"),
    ],
)
def test_an_error_names_the_option_and_the_valid_values(given, message):
    with pytest.raises(UsageError) as raised:
        build(Options, given, prefix="x.")
    assert str(raised.value) == message


@dataclass(frozen=True)
class Careful:
    """Options that exclude one another, and one that only a function can check."""

    first: Annotated[bool, "one of two"] = False
    second: Annotated[bool, "the other"] = False
    word: Annotated[str, "a word"] = "word"

    def __post_init__(self):
        if self.word == "crash":
            raise KeyError(self.word)
        if " " in self.word:
            raise ValueError("no spaces")
        if self.first and self.second:
            raise ValueError("only one can be\nused")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"word": "a b"}, UsageError, "invalid value 'a b' for x.word (expected text)"),
        (
            {"first": True, "word": "a b"},
            UsageError,
            "invalid value 'a b' for x.word (expected text)",
        ),
        ({"first": "yes", "second": "yes"}, UsageError, "x.first, x.second: only one can be used"),
        ({"word": "crash"}, PluginError, "x: bug in the options' __post_init__: KeyError: 'crash'"),
    ],
)
def test_a_dataclass_can_refuse_values(given, error, message):
    with pytest.raises(error) as raised:
        build(Careful, given, prefix="x.")
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
