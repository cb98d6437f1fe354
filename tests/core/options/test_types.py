"""Which values each type has, and how they are described."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, make_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, NewType, TypeVar

import pytest
from msgspec import Meta

from convert.errors import UsageError
from convert.options import Kind, Length, build, defect, options_of
from convert.options.located import located


class Paper(enum.Enum):
    A4 = "a4"
    US_LETTER = "us letter"


class Weight(enum.IntEnum):
    LIGHT = 300
    EXTRA_BOLD = 800


class Ink(enum.StrEnum):
    BLACK = enum.auto()
    NO = "no"


class Sides(enum.Flag):
    TOP = enum.auto()


Columns = NewType("Columns", int)
Unknown = TypeVar("Unknown")
Percent = Annotated[float, Meta(gt=0, le=100)]


def options(hint: Any) -> type[Any]:
    return make_dataclass("Options", [("x", hint, None)], frozen=True)


def read(hint: Any, value: object) -> Any:
    return build(options(hint), {"x": value}).x


VALID = [
    (int, "-12", -12),
    (int, "+12", 12),
    (float, "1.5", 1.5),
    (float, ".5e1", 5.0),
    (float, 2, 2.0),
    (bool, "ON", True),
    (bool, "false", False),
    (Columns, "3", 3),
    (Literal[1, 2, "auto"], "2", 2),
    (Literal[1, 2, "auto"], "auto", "auto"),
    (Literal["5", "6"], 5, "5"),
    (Literal["on", "off"], False, "off"),
    (Literal["auto", True, False], "no", False),
    (Literal["auto"] | bool, "yes", True),
    (Literal["auto", None], None, None),
    (Literal["none"] | None, "none", "none"),
    (Paper, "us letter", Paper.US_LETTER),
    (Paper, Paper.A4, Paper.A4),
    (Weight, "extra-bold", Weight.EXTRA_BOLD),
    (Ink, False, Ink.NO),
    (Ink, "black", Ink.BLACK),
    (str, Ink.BLACK.value, "black"),
    (str | None, "none", "none"),
    (int | None, "none", None),
    (int | str, "12", "12"),
    (int | str, 12, 12),
    (Path, "a/b", Path("a/b")),
    (Path, Path("a"), Path("a")),
    (date, "2020-11-10", date(2020, 11, 10)),
    (date, date(2020, 11, 10), date(2020, 11, 10)),
    (Length, "12 mm", Length(12, "mm")),
    (Length, Length(1.5, "in"), Length(1.5, "in")),
    (list[int], ["1", 2], [1, 2]),
    (tuple[int, ...], [], ()),
    (tuple[str, ...], "a.css", ("a.css",)),
    (Sequence[Path], ("a", Path("b")), (Path("a"), Path("b"))),
    (tuple[Literal["no"] | int, ...], [False, "3"], ("no", 3)),
    (list[str] | None, None, None),
    (list[str] | None, "a", ["a"]),
    (Annotated[int | None, "columns", Meta(ge=20)], "20", 20),
    (Annotated[Annotated[int, Meta(ge=20)] | None, "columns"], None, None),
    (Annotated[Annotated[int, Meta(ge=20)], "columns", Meta(le=30)], 30, 30),
    (Annotated[Percent, "how much"], "100", 100.0),
    (Annotated[Literal["no"] | int, "columns", Meta(ge=20)], "no", "no"),
    (Annotated[int, Meta(multiple_of=5)], 10, 10),
    (Annotated[str, "", Meta(pattern="^a+$", max_length=3)], "aaa", "aaa"),
    (Annotated[tuple[str, ...], "", Meta(min_length=1)], ["a"], ("a",)),
    (Annotated[Length, "", Meta(le=72)], "1in", Length(1, "in")),
]

LENGTH = "a length such as 12mm, in mm, cm, in or pt"
INVALID = [
    (int, "1.0", "a whole number"),
    (int, "1_000", "a whole number"),
    (int, "١", "a whole number"),
    (int, "9" * 5000, "a whole number"),
    (int, True, "a whole number"),
    (int, 1.5, "a whole number"),
    (float, "nan", "a number"),
    (float, "1e999", "a number"),
    (float, 10**400, "a number"),
    (float, float("inf"), "a number"),
    (str, 12, "text"),
    (str, None, "text"),
    (bool, 1, "yes or no"),
    (bool, "", "yes or no"),
    (Literal[1, 2], True, "1 or 2"),
    (Literal[1, 2], "3", "1 or 2"),
    (Literal[1, 2] | None, "3", "1 or 2, or none"),
    (Paper, "A4", "a4 or us letter"),
    (Weight, 300, "light or extra-bold"),
    (Path, "", "a path"),
    (Path, "a\0", "a path"),
    (Path, 3, "a path"),
    (date, "2020-02-30", "a date such as 2020-11-10"),
    (date, "20201110", "a date such as 2020-11-10"),
    (date, datetime(2020, 11, 10), "a date such as 2020-11-10"),
    (Length, "12", LENGTH),
    (Length, "-1mm", LENGTH),
    (Length, 12, LENGTH),
    (Length, "1mm\n", LENGTH),
    (Annotated[Length, Meta(ge=9, le=72)], "73pt", f"{LENGTH}, from 9pt to 72pt"),
    (tuple[int, ...], {"a": 1}, "a whole number"),
    (tuple[int, ...], "a", "a whole number"),
    (tuple[int, ...] | None, [1, "a"], "a whole number"),
    (tuple[int, ...], [[1]], "a whole number"),
    (Annotated[list[int], Meta(min_length=2)], [1], "at least 2 items, each a whole number"),
    (Annotated[int, Meta(ge=20, le=200)], "10", "a whole number from 20 to 200"),
    (Annotated[int | None, Meta(ge=20, le=200)], "10", "a whole number from 20 to 200, or none"),
    (Annotated[int, Meta(ge=20)], 19, "a whole number of at least 20"),
    (Annotated[float, Meta(le=20)], 21, "a number of at most 20"),
    (Annotated[int, Meta(gt=0, multiple_of=5)], 7, "a whole number above 0, a multiple of 5"),
    (Annotated[Percent, "how much"], 0, "a number of at most 100 and above 0"),
    (Annotated[float, Meta(lt=1)], 1, "a number below 1"),
    (Annotated[Literal["no"] | int, Meta(ge=20)], 3, "no, or a whole number of at least 20"),
    (Annotated[str, Meta(min_length=1)], "", "text of at least 1 character"),
    (Annotated[str, Meta(max_length=2)], "aaa", "text of at most 2 characters"),
    (Annotated[str, Meta(min_length=2, max_length=2)], "a", "text of 2 characters"),
    (Annotated[str, Meta(pattern="^(a|b)$")], "c", "text that matches ^(a|b)$"),
    (Annotated[str, Meta(pattern="^x$", description="a4|WxH")], "c", "a4 or WxH"),
    (Annotated[str | None, Kind("FILE")], 3, "FILE, or none"),
]

# Types, with a default and how they are shown.
KINDS = [
    (int, 1, "NUMBER"),
    (int | None, None, "NUMBER|none"),
    (bool, True, "yes|no"),
    (bool | None, None, "yes|no|none"),
    (Literal["a", "none"] | None, None, "a|none"),
    (Paper, Paper.A4, "a4|us letter"),
    (Path, Path("a"), "PATH"),
    (Annotated[Path | None, "", Kind("FILE")], None, "FILE|none"),
    (Annotated[list[Path] | None, "", Kind("FILE")], None, "FILE|none"),
    (Annotated[Literal["no"] | int, "", Kind("no|COLUMNS")], "no", "no|COLUMNS"),
    (tuple[str, ...], (), "TEXT"),
    (date, date(2020, 11, 10), "YYYY-MM-DD"),
    (Length, Length(12, "mm"), "LENGTH"),
]

REFUSED = [
    (dict, "it is dict"),
    (dict[str, int], "it is dict[str, int]"),
    (bytes, "it is bytes"),
    (Decimal, "it is Decimal"),
    (datetime, "it is datetime"),
    (Any, "it is Any"),
    (Callable[[int], str], "it is collections.abc.Callable[[int], str]"),
    (Unknown, "it is ~Unknown"),
    (Sides, "it is Sides"),
    (list, "it is list"),
    (frozenset[str], "it is frozenset[str]"),
    (tuple[int, int], "it is tuple[int, int], neither list[T] nor tuple[T, ...]"),
    (tuple[()], "it is tuple[()], neither list[T] nor tuple[T, ...]"),
    (list[list[int]], "it is list[list[int]], a list of lists"),
    (list[int | None], "it is list[int | None], whose items can be None"),
    (list[int] | int, "a list can't be an alternative to another type"),
    (Literal[b"a"], "it is a Literal of b'a', not of text, whole numbers or bools"),
    (Literal[1, "1"], "two of its values are written “1”"),
    (enum.Enum("Empty", []), "it has no values"),
    (Annotated[str, Meta(ge=1)], "ge does not apply to TEXT"),
    (Annotated[list[int], Meta(pattern="a")], "pattern does not apply to NUMBER"),
    (None, "it is NoneType"),
]


@pytest.mark.parametrize(("hint", "given", "expected"), VALID)
def test_a_value_and_its_text_are_read(hint, given, expected):
    found = read(hint, given)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize(("hint", "given", "expected"), INVALID)
def test_an_invalid_value_is_an_error_that_says_what_is_expected(hint, given, expected):
    with pytest.raises(UsageError) as raised:
        read(hint, given)
    assert str(raised.value).startswith("invalid value ")
    assert str(raised.value).endswith(f" for x (expected {expected})")


def test_the_error_for_a_list_names_its_item():
    with pytest.raises(UsageError) as raised:
        read(tuple[int, ...] | None, [1, "two"])
    assert str(raised.value) == "invalid value 'two' for x (expected a whole number)"


@pytest.mark.parametrize(("hint", "default", "kind"), KINDS)
def test_the_kind_of_a_type_is_short_and_its_values_can_be_given(hint, default, kind):
    record = make_dataclass("Options", [("x", hint, default)])
    assert options_of(record)[0].kind == kind
    assert defect(record) is None


@pytest.mark.parametrize(("hint", "reason"), REFUSED)
def test_a_type_that_can_not_be_given_is_refused(hint, reason):
    message = defect(options(hint))
    assert message is not None
    assert message.startswith(f"the type of the option x can't be used: {reason}; use str, bool, int")


def test_a_default_that_is_invalid_is_refused():
    record = make_dataclass("Options", [("x", Annotated[int, Meta(ge=5)], 3)])
    assert defect(record) == ("the default of the option x, 3, is not a whole number of at least 5")


def test_two_fields_with_one_name_for_users_are_refused():
    record = make_dataclass("Options", [("x", int, 3), ("x_", int, 3)])
    assert defect(record) == "the options x and x_ have the same name for users"


@dataclass(frozen=True)
class Unresolved:
    price: "Annotated[Price, 'a price']" = None  # noqa: F821


def test_types_that_can_not_be_evaluated_are_refused():
    assert defect(Unresolved) == (
        "the types of its options can't be evaluated (NameError: name 'Price' is not defined; import them outside of `if TYPE_CHECKING`)"
    )


def test_the_help_is_the_outermost_text():
    inner = Annotated[int, "inner"]
    hints = [Annotated[inner, "outer"], inner | None, Annotated[int, Meta(ge=1), "after"], int]
    assert [options_of(options(hint))[0].help for hint in hints] == ["outer", "inner", "after", ""]


def test_an_alias_is_the_type_that_it_is_for():
    alias = pytest.importorskip("typing_extensions").TypeAliasType
    hint = alias("Width", Annotated[alias("Number", int) | None, "columns", Meta(ge=1)])
    assert options_of(options(hint))[0].help == "columns"
    assert read(hint, "3") == 3
    assert read(hint, None) is None


def test_a_default_can_be_made_by_a_function_and_a_field_without_argument_is_no_option():
    record = make_dataclass(
        "Options",
        [("x", list[int], field(default_factory=lambda: [1])), ("y", object, field(init=False))],
    )
    assert [option.default for option in options_of(record)] == [[1]]
    assert defect(record) is None


def test_a_path_of_a_file_is_relative_to_the_folder_of_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", "/home/ann")
    folder = tmp_path / "settings"
    assert read(Path, located("a.css", folder)) == folder / "a.css"
    assert read(Path, located("/a.css", folder)) == Path("/a.css")
    assert read(Path, located("~/a.css", folder)) == Path("/home/ann/a.css")
    assert read(list[Path], located(["a.css"], folder)) == [folder / "a.css"]
    assert type(read(str, located("a.css", folder))) is str
    with pytest.raises(UsageError, match="expected a path"):
        read(Path, located("~nobody-of-this-name/a.css", folder))
