"""Define the types of values that are made of other types: alternatives, None, and lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from convert.options.limits import ANY_COUNT, COUNTS, Count
from convert.options.messages import one_of
from convert.options.scalars import TextType
from convert.options.value_type import NONE, InvalidValueError, ValueType


class AnyOfType(ValueType):
    """A value of one of several types, or none."""

    def __init__(self, *, members: tuple[ValueType, ...], optional: bool) -> None:
        """Create the type of alternatives; `optional` says whether the value can also be None."""
        self.members = members
        self.optional = optional

    @property
    def limits(self) -> frozenset[str]:
        return frozenset[str]().union(*(member.limits for member in self.members))

    @property
    def values(self) -> tuple[str, ...]:
        if not all(member.values for member in self.members):
            return ()
        listed = [value for member in self.members for value in member.values]
        return tuple(dict.fromkeys([*listed, NONE] if self.optional else listed))

    @property
    def repeated(self) -> bool:
        return any(member.repeated for member in self.members)

    @property
    def switch(self) -> bool:
        return bool(self.values) and any(member.switch for member in self.members)

    @property
    def file(self) -> bool:
        return any(member.file for member in self.members)

    @property
    def limited(self) -> bool:
        return self.description is None and any(member.limited for member in self.members)

    @property
    def kind(self) -> str:
        kinds = [self.description or "|".join(member.kind for member in self.members)]
        return (
            "|".join(dict.fromkeys("|".join([*kinds, NONE]).split("|"))) if self.optional else kinds[0]
        )

    @property
    def expected(self) -> str:
        if self.description is not None:
            words = [one_of(self.description.split("|"))]
        else:
            words = [member.expected for member in self.members]
        return ", or ".join([*words, NONE] if self.optional else words)

    def holds(self, value: object) -> bool:
        return (self.optional and value is None) or any(member.holds(value) for member in self.members)

    def read(self, value: object) -> Any:
        if self.optional and value is None:
            return None
        # A value that is already of a type keeps it: the text "12" of `int | str` is text.
        for member in sorted(self.members, key=lambda member: not member.holds(value)):
            try:
                return member.read(value)
            except InvalidValueError as error:
                if len(self.members) == 1 and error.value is not value:
                    raise  # an item of a list
        if self.optional and value == NONE:
            return None
        raise InvalidValueError(value, self.expected)

    def from_words(self, words: Sequence[str]) -> Any:
        listed = [value for member in self.members for value in member.values]
        whole = [*words] if self.repeated else [words[-1]]
        if self.optional and whole == [NONE] and NONE not in listed:
            return None
        *others, last = sorted(self.members, key=lambda member: isinstance(member, TextType))
        for member in others:
            value = member.from_words(words)
            try:
                return member.read(value)
            except InvalidValueError:
                continue
        return last.from_words(words)

    def text(self, value: Any) -> str:
        return NONE if value is None else self._member(value).text(value)

    def plain(self, value: Any) -> object:
        return None if value is None else self._member(value).plain(value)

    def _member(self, value: object) -> ValueType:
        return next(member for member in self.members if member.holds(value))

    def _limited(self, given: Mapping[str, Any]) -> ValueType:
        members = (
            member.with_limits({name: given[name] for name in given.keys() & member.limits})
            for member in self.members
        )
        return self._with(members=tuple(members))

    def described(self, description: str) -> ValueType:
        if len(self.members) > 1:
            return super().described(description)
        return self._with(members=(self.members[0].described(description),))


class ListType(ValueType):
    """Several values of one type, in order."""

    limits = COUNTS
    repeated = True

    count: Count = ANY_COUNT

    def __init__(self, *, item: ValueType, make: Callable[[Iterable[Any]], Any]) -> None:
        """Create the type of lists of a type; `make` is `list` or `tuple`."""
        self.item = item
        self.make = make

    @property
    def values(self) -> tuple[str, ...]:
        return self.item.values

    @property
    def file(self) -> bool:
        return self.item.file

    @property
    def kind(self) -> str:
        return self.item.kind

    @property
    def limited(self) -> bool:
        return self.item.limited or self.count != ANY_COUNT

    @property
    def expected(self) -> str:
        return f"{self.count.words('item') or 'items'}, each {self.item.expected}"

    def holds(self, value: object) -> bool:
        return isinstance(value, list | tuple)

    def read(self, value: object) -> Any:
        given = value if isinstance(value, list | tuple) else [value]
        items = self.make(map(self.item.read, given))
        if not self.count.allow(items):
            raise InvalidValueError(value, self.expected)
        return items

    def from_words(self, words: Sequence[str]) -> Any:
        cleared = [*words] == [NONE] and NONE not in self.item.values
        return [] if cleared else [self.item.from_words([word]) for word in words]

    def text(self, value: Any) -> str:
        return ", ".join(map(self.item.text, value))

    def plain(self, value: Any) -> object:
        return [self.item.plain(item) for item in value]

    def described(self, description: str) -> ValueType:
        return self._with(item=self.item.described(description))

    def _limited(self, given: Mapping[str, Any]) -> ValueType:
        return self._with(count=self.count._replace(**given))
