"""Check that options are not ignored."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from convert.errors import ConvertError, one_line
from convert.options import Option, options_of
from convert.testing.advice import Advice
from convert.testing.checks.records import RecordCase
from convert.testing.checks.running import NotApplicableError
from convert.testing.fixtures.samples import sample_document
from convert.testing.fixtures.specimens import repeating
from convert.testing.given import Given
from convert.tree import Document

_SAMPLE = sample_document()


class OptionCase(RecordCase, Protocol):
    """A case of a writer or a transform, which documents and options are given to."""

    @property
    def given(self) -> Given:
        """What the author says about the record."""

    def outcome(
        self, document: Document, options: Mapping[str, object] | None = None
    ) -> tuple[object, BaseException | None]:
        """Return what the record makes of a document, and the error that it raises."""


def every_option_has_an_effect(case: OptionCase) -> Advice | None:
    """Check that each value of each option changes what becomes of some document."""
    for option, value in _values(case):
        documents = (_SAMPLE, repeating(), *case.given.documents)
        if any(_differs(case, document, option, value) for document in documents):
            continue
        return Advice(
            wrong=f"The option {option.name} is ignored: {value!r} changes nothing.",
            why="users who give an option and see no change look for their own mistake.",
            remedy=f"use `options.{option.field}`; if it matters for some documents only, give one "
            f'(`documents=`), and if there is none, say so (`unused={{"{option.name}"}}`, or '
            f'`unused={{"{option.name}={value}"}}`).',
            section="Tests",
        )
    return None


def every_value_is_accepted(case: OptionCase) -> Advice | None:
    """Check that it fails for no value of its options, but for `ConvertError`."""
    for option, value in _values(case):
        error = case.outcome(_SAMPLE, {option.name: value})[1]
        if error is None or isinstance(error, ConvertError):
            continue
        if case.outcome(_SAMPLE)[1] is None:
            return Advice(
                wrong=f"With the option {option.name} = {value!r}, it fails: {one_line(error)}.",
                why="`--help` offers this value.",
                remedy="handle it, remove it from the type of the option, or raise ConvertError if it "
                "needs something that is missing.",
                section="Tests",
            )
    return None


def _values(case: OptionCase) -> Iterator[tuple[Option, object]]:
    """Yield each option with each value to try: those that can be listed, but for the default."""
    try:
        options = [*options_of(case.record.options)]
    except Exception as error:
        raise NotApplicableError("the options can't be listed") from error
    for option in options:
        default = {True: "yes", False: "no"}.get(option.default, option.default)
        values = [value for value in option.values if value != default]
        for value in (*values, *case.given.values.get(option.name, ())):
            if not {option.name, f"{option.name}={value}"} & {*case.given.unused}:
                yield option, value


def _differs(case: OptionCase, document: Document, option: Option, value: object) -> bool:
    default, error = case.outcome(document)
    if error is not None:
        raise NotApplicableError("the document can't be written")
    result, error = case.outcome(document, {option.name: value})
    return error is not None or result != default


EFFECT_CHECKS: tuple[Callable[[OptionCase], Advice | None], ...] = (
    every_option_has_an_effect,
    every_value_is_accepted,
)
