"""Define the types of single values: text, yes or no, numbers, choices, paths, dates and lengths."""

import math
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from convert.options.length import UNITS, Length
from convert.options.limits import ANY_COUNT, ANY_NUMBER, COUNTS, LIMITS, Count, Limits
from convert.options.located import LocatedText
from convert.options.messages import one_of
from convert.options.value_type import InvalidValueError, ValueType

_TRUE, _FALSE = ("yes", "true", "on"), ("no", "false", "off")
_WHOLE = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


class TextType(ValueType):
    """Text."""

    limits = COUNTS | {"pattern"}

    count: Count = ANY_COUNT
    pattern: str | None = None

    @property
    def kind(self) -> str:
        return self.description or "TEXT"

    @property
    def limited(self) -> bool:
        return self.description is None and (self.pattern is not None or self.count != ANY_COUNT)

    @property
    def expected(self) -> str:
        if self.description is not None:
            return one_of(self.description.split("|"))
        count = self.count.words("character")
        words = f"text of {count}" if count else "text"
        return words if self.pattern is None else f"{words} that matches {self.pattern}"

    def holds(self, value: object) -> bool:
        return isinstance(value, str) and not isinstance(value, Enum)

    def read(self, value: object) -> str:
        text = str(value)
        if not self.holds(value) or not self.count.allow(text):
            raise InvalidValueError(value, self.expected)
        if self.pattern is not None and not re.search(self.pattern, text):
            raise InvalidValueError(value, self.expected)
        return text

    def _limited(self, given: Mapping[str, Any]) -> ValueType:
        counts = {name: given[name] for name in given.keys() & COUNTS}
        return self._with(
            count=self.count._replace(**counts), pattern=given.get("pattern", self.pattern)
        )


class FlagType(ValueType):
    """True or false."""

    values = ("yes", "no")
    switch = True

    @property
    def kind(self) -> str:
        return "yes|no"

    @property
    def expected(self) -> str:
        return "yes or no"

    def holds(self, value: object) -> bool:
        return isinstance(value, bool)

    def read(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        word = value.lower() if isinstance(value, str) else ""
        if word not in _TRUE + _FALSE:
            raise InvalidValueError(value, self.expected)
        return word in _TRUE

    def text(self, value: Any) -> str:
        return "yes" if value else "no"


class NumberType(ValueType):
    """A whole number, or any finite one."""

    limits = LIMITS

    bounds: Limits = ANY_NUMBER

    def __init__(self, *, whole: bool) -> None:
        """Create the type of whole numbers, or of all finite ones."""
        self.whole = whole

    @property
    def kind(self) -> str:
        return self.description or "NUMBER"

    @property
    def limited(self) -> bool:
        return self.bounds != ANY_NUMBER

    @property
    def expected(self) -> str:
        return self.bounds.words("a whole number" if self.whole else "a number")

    def holds(self, value: object) -> bool:
        return type(value) is (int if self.whole else float)

    def read(self, value: object) -> float:
        try:
            number = self._number(value)
        except (ValueError, OverflowError):  # too many digits
            raise InvalidValueError(value, self.expected) from None
        if number is None or not math.isfinite(number) or not self.bounds.allow(number):
            raise InvalidValueError(value, self.expected)
        return number

    def _number(self, value: object) -> float | None:
        if isinstance(value, str):
            form, kind = (_WHOLE, int) if self.whole else (_DECIMAL, float)
            return kind(value) if re.fullmatch(form, value) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        if self.whole:
            return value if isinstance(value, int) else None
        return float(value)

    def _limited(self, given: Mapping[str, Any]) -> ValueType:
        return self._with(bounds=self.bounds._replace(**given))


class ChoiceType(ValueType):
    """One of some values, each with a text."""

    def __init__(self, choices: Mapping[str, Any]) -> None:
        """Create the type of values, given by their texts."""
        self.choices = choices

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(self.choices)

    @property
    def kind(self) -> str:
        return self.description or "|".join(self.choices)

    @property
    def expected(self) -> str:
        return one_of(self.values)

    def holds(self, value: object) -> bool:
        return any(type(value) is type(choice) and value == choice for choice in self.choices.values())

    def read(self, value: object) -> Any:
        if self.holds(value):
            return value
        # YAML 1.1 reads an unquoted `no` as False and an unquoted `5` as a number.
        texts: tuple[str, ...] = ()
        if isinstance(value, bool):
            texts = _TRUE if value else _FALSE
        elif isinstance(value, str | int):
            texts = (value.value if isinstance(value, Enum) else str(value),)
        for text in texts:
            if text in self.choices:
                return self.choices[text]
        raise InvalidValueError(value, self.expected)

    def text(self, value: Any) -> str:
        return next(text for text, choice in self.choices.items() if _same(choice, value))

    def plain(self, value: Any) -> object:
        return self.text(value) if isinstance(value, Enum) else value


class PathType(ValueType):
    """The path of a file or a folder."""

    file = True

    @property
    def kind(self) -> str:
        return self.description or "PATH"

    @property
    def expected(self) -> str:
        return "a path"

    def holds(self, value: object) -> bool:
        return isinstance(value, Path)

    def read(self, value: object) -> Path:
        if isinstance(value, Path):
            return value
        if not isinstance(value, str) or not value or "\0" in value:
            raise InvalidValueError(value, self.expected)
        if not isinstance(value, LocatedText):
            return Path(value)
        try:
            return value.folder / Path(value).expanduser()
        except RuntimeError:  # no such user
            raise InvalidValueError(value, self.expected) from None

    def plain(self, value: Any) -> str:
        # The folder of a configuration file is not the current one.
        return str(value.absolute())


class DateType(ValueType):
    """A day."""

    @property
    def kind(self) -> str:
        return self.description or "YYYY-MM-DD"

    @property
    def expected(self) -> str:
        return "a date such as 2020-11-10"

    def holds(self, value: object) -> bool:
        return type(value) is date

    def read(self, value: object) -> date:
        if type(value) is date:
            return value
        try:
            if isinstance(value, str) and re.fullmatch(_DATE, value):
                return date.fromisoformat(value)
        except ValueError:  # no such day
            pass
        raise InvalidValueError(value, self.expected)


class LengthType(ValueType):
    """A length with its unit; limits are in points."""

    limits = LIMITS - {"multiple_of"}

    bounds: Limits = ANY_NUMBER

    @property
    def kind(self) -> str:
        return self.description or "LENGTH"

    @property
    def limited(self) -> bool:
        return True

    @property
    def expected(self) -> str:
        return self.bounds.words(f"a length such as 12mm, in {one_of(UNITS)},", "pt").removesuffix(",")

    def holds(self, value: object) -> bool:
        return isinstance(value, Length)

    def read(self, value: object) -> Length:
        length = value
        if isinstance(value, str):
            try:
                length = Length.parse(value)
            except ValueError:
                raise InvalidValueError(value, self.expected) from None
        if not isinstance(length, Length) or not self.bounds.allow(length.points):
            raise InvalidValueError(value, self.expected)
        return length

    def plain(self, value: Any) -> str:
        return str(value)

    def _limited(self, given: Mapping[str, Any]) -> ValueType:
        return self._with(bounds=self.bounds._replace(**given))


def _same(value: object, other: object) -> bool:
    """Return whether two values are equal and of one type: 1 is not True."""
    return type(value) is type(other) and value == other
