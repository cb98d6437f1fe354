"""One dataclass, one path, one message."""

from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from convert.errors import UsageError
from convert.options import build, options_of


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
    assert option == ("page-size", "the size of the page", "a5", ("a5", "a4"), "a5|a4")


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
        ({"rule": "true"}, Options(rule=True)),
        ({"wrap": "72"}, Options(wrap=72)),
        ({"wrap": "no"}, Options(wrap="no")),
        ({"wrap": False}, Options(wrap="no")),  # as YAML has it
    ],
)
def test_values_of_every_origin_give_the_same_options(given, expected):
    assert build(Options, given) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"page-sise": "a4"}, "x.page-sise: no such option; did you mean page-size?"),
        ({"zzz": "a4"}, "x.zzz: no such option; there are columns, font, page-size, rule, size, wrap"),
        ({"page-size": "b7"}, "x.page-size: a5|a4 is wanted, not 'b7'"),
        ({"columns": "two"}, "x.columns: number is wanted, not 'two'"),
        ({"rule": "perhaps"}, "x.rule: yes|no is wanted, not 'perhaps'"),
        ({"size": "big"}, "x.size: WxH is wanted, not 'big'"),
        ({"font": ["a"]}, "x.font: text is wanted, not ['a']"),
    ],
)
def test_what_is_wrong_is_told_with_its_name_and_what_it_takes(given, message):
    with pytest.raises(UsageError) as raised:
        build(Options, given, prefix="x.")
    assert str(raised.value) == message
