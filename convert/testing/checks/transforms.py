"""Check that a transform keeps its contract."""

import io
import pickle
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from convert.errors import ConvertWarning, one_line
from convert.hooks import Transform
from convert.options import build
from convert.renumber import renumbered
from convert.testing.advice import Advice
from convert.testing.checks.effects import EFFECT_CHECKS
from convert.testing.checks.elsewhere import ELSEWHERE_CHECKS, Elsewhere
from convert.testing.checks.options import OPTION_CHECKS
from convert.testing.checks.records import RECORD_CHECKS, Record
from convert.testing.checks.running import NotApplicableError
from convert.testing.fixtures.hostile import hostile, nested
from convert.testing.fixtures.samples import sample_document
from convert.testing.fixtures.specimens import NODES, document_with, empty, referring, repeating
from convert.testing.given import NOTHING, Given
from convert.tree import Document
from convert.validation import fault, fault_of_any

_SECTION = "`convert_transforms`"
_SAMPLE = sample_document()
_DOCUMENTS: tuple[tuple[str, Document], ...] = (
    ("the sample document", _SAMPLE),
    ("a document without posts", empty()),
    ("a document with references in no order", referring()),
    ("a document with posts by one author", repeating()),
    ("a document with 32 quotes in one another", nested()),
    ("a document with every kind of node", document_with(NODES)),
    ("a document with everything that is hard to write", hostile()),
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a transform made of a document."""

    before: Document
    after: object = None
    error: BaseException | None = None
    is_mutated: bool = False
    """Whether the transform changed the document that it was given."""


class TransformCase:
    """A transform under test, and what it made of documents so far."""

    def __init__(self, transform: Transform[Any], given: Given = NOTHING) -> None:
        """Create a case; `given` is what the author says about the transform."""
        self.transform = transform
        self.given = given
        self.subject = f"the transform {transform.name}"

    @property
    def record(self) -> Record:
        """The transform, as a record of any kind."""
        return self.transform

    def sample_call(self) -> tuple[str, tuple[Any, ...], Any]:
        """Return the call of the transform with sample documents, and what it gives here."""
        documents = tuple([change.before for _, change in self.changes if not _is_hostile(change)])
        results = [self.applied(document) for document in documents]
        if results != [self.applied(document) for document in documents]:
            raise NotApplicableError("the result differs from call to call")
        return "apply", (documents,), results

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What the transform does in another process."""
        return Elsewhere(self)

    @cached_property
    def changes(self) -> list[tuple[str, Change]]:
        """What the transform makes of each document, with a description of that."""
        own = [("a document of yours", document) for document in self.given.documents]
        return [(what, self.change(document)) for what, document in (*_DOCUMENTS, *own)]

    def change(self, document: Document, options: Mapping[str, object] | None = None) -> Change:
        """Apply the transform to a copy of a document."""
        copy = pickle.loads(pickle.dumps(document))
        try:
            values = build(self.transform.options, options or {})
        except Exception as error:
            raise NotApplicableError("the options can't be made") from error
        try:
            with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore", ConvertWarning)
                after = self.transform.apply(copy, values)
        except (Exception, SystemExit) as error:
            return Change(before=document, error=error, is_mutated=copy != document)
        return Change(before=document, after=after, is_mutated=copy != document)

    def outcome(
        self, document: Document, options: Mapping[str, object] | None = None
    ) -> tuple[object, BaseException | None]:
        """Return what became of a document: a result or an error."""
        change = self.change(document, options)
        return change.after, change.error

    def applied(self, document: Document) -> Document:
        """Return the changed document. Raises `NotApplicableError` if there is none."""
        after = self.change(document).after
        if not isinstance(after, Document):
            raise NotApplicableError("the document can't be changed")
        return after


def _is_hostile(change: Change) -> bool:
    """Return whether a document has lone surrogates, and so is no valid one."""
    return change.before is hostile()


def applies_to_every_document(case: TransformCase) -> Advice | None:
    """Check that no document makes the transform fail."""
    for what, change in case.changes:
        if change.error is not None and not _is_refused(change.error):
            return Advice(
                wrong=f"For {what}, the transform fails: {one_line(change.error)}.",
                why="a transform gets every thread of a batch.",
                remedy="handle every kind of node, and documents without posts; for a wrong option, "
                "raise "
                "ConvertError.",
                section=_SECTION,
            )
    return None


def changes_a_copy(case: TransformCase) -> Advice | None:
    """Check that the transform leaves the document that it is given as it is."""
    for what, change in case.changes:
        if change.is_mutated or _is_refused(change.error):
            return Advice(
                wrong=f"The transform changes the document that it is given ({what}).",
                why="the caller may still need it, and another thread of the program may be reading "
                "it.",
                remedy="return a changed copy: convert.tree.replace(document, posts=…), or "
                "convert.tree.rewrite(document, inline=…, block=…).",
                section=_SECTION,
            )
    return None


def _is_refused(error: BaseException | None) -> bool:
    """Return whether an error is that of an assignment to a field of a node, which msgspec refuses."""
    messages = ("immutable type", "can't apply this __setattr__ to")
    return isinstance(error, AttributeError | TypeError) and str(error).startswith(messages)


def returns_valid_documents(case: TransformCase) -> Advice | None:
    """Check that the result is a document without faults, also after its notes are numbered anew."""
    for what, change in case.changes:
        if change.error is not None or _is_hostile(change):
            continue
        found = fault_of_any(change.after)
        if not found and isinstance(change.after, Document):
            found = fault(renumbered(change.after))
        if found:
            return Advice(
                wrong=f"For {what}, the result is no valid document: {found}.",
                why="writers rely on every type, number and time of the tree.",
                remedy="return a Document whose references are to notes and media that it has; the "
                "core "
                "leaves out what nothing refers to, and numbers the rest anew.",
                section=_SECTION,
            )
    return None


def gives_the_same_document_twice(case: TransformCase) -> Advice | None:
    """Check that a document gives the same result each time."""
    for what, change in case.changes:
        if change.error is None and case.change(change.before).after != change.after:
            return Advice(
                wrong=f"For {what}, the transform gave two different results.",
                why="outputs are reproducible.",
                remedy="use no random numbers, no id() and no counter that outlives the call.",
                section=_SECTION,
            )
    return None


def keeps_what_it_should(case: TransformCase) -> Advice | None:
    """Check that what the author calls untouched is the same before and after."""
    if case.given.keeps is None:
        return None
    for what, change in case.changes:
        if isinstance(change.after, Document) and not _is_hostile(change):
            before, after = case.given.keeps(change.before), case.given.keeps(change.after)
            if before != after:
                return Advice(
                    wrong=f"For {what}, `keeps` is {after!r:.60} afterwards, not {before!r:.60}.",
                    why="you said that the transform does not touch this.",
                    remedy="change the transform, or `keeps`.",
                    section="Tests",
                )
    return None


TRANSFORM_CHECKS: Final[tuple[Callable[[TransformCase], Advice | None], ...]] = (
    *RECORD_CHECKS,
    *OPTION_CHECKS,
    applies_to_every_document,
    changes_a_copy,
    returns_valid_documents,
    gives_the_same_document_twice,
    keeps_what_it_should,
    *EFFECT_CHECKS,
    *ELSEWHERE_CHECKS,
)
"""The checks of a transform. Each finds a mistake that no other one finds."""
