"""Check what a writer does with any document: it returns text or bytes, always the same ones."""

from collections.abc import Callable

from convert.errors import one_line
from convert.rendered import defect
from convert.testing.advice import Advice
from convert.testing.checks.writer_case import Attempt, WriterCase
from convert.testing.fixtures.hostile import BROKEN_PICTURES, hostile, nested, with_pictures, with_texts
from convert.testing.fixtures.samples import HOSTILE, SURROGATES, sample_document
from convert.testing.fixtures.specimens import NODES, document_with, empty, referring
from convert.tree import Document
from convert.validation import MOST_LEVELS

_SAMPLE = sample_document()
_DOCUMENTS: tuple[tuple[str, Document], ...] = (
    ("the sample document", _SAMPLE),
    ("a document without posts", empty()),
    ("a document with references in no order", referring()),
    ("a document with every kind of node", document_with(NODES)),
    ("a document with everything that is hard to write", hostile()),
)


def _attempts(case: WriterCase) -> list[tuple[str, Attempt]]:
    own = [("a document of yours", document) for document in case.given.documents]
    return [(what, case.attempt(document)) for what, document in (*_DOCUMENTS, *own)]


def writes_every_document(case: WriterCase) -> Advice | None:
    """Check that no document makes the writer fail: any text, any picture, no post at all."""
    for what, attempt in _attempts(case):
        if isinstance(attempt.error, Exception) and not _is_mutation(attempt.error):
            what, error = _narrowed(case, what, attempt.error)
            return Advice(
                wrong=f"{what[:1].upper()}{what[1:]} can't be written: {_described(error)}.",
                why="whatever stands in a thread must not keep it from being converted: NUL, lone "
                "surrogates, markup, an empty thread, a picture that is none.",
                remedy="escape or replace what your format can't hold; warn with ConvertWarning if "
                "something can't be shown.",
            )
    return None


def _described(error: BaseException) -> str:
    """Return an error with the file and line at which it was raised."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_filename}:{place.tb_lineno})" if place else ""
    return f"{one_line(error)}{where}"


def _narrowed(case: WriterCase, what: str, error: BaseException) -> tuple[str, BaseException]:
    """Return a description of the smallest part of a document that makes the writer fail."""
    parts: list[tuple[str, Document]] = []
    if "hard" in what:
        parts = [
            *[(f"the picture {data[:8]!r}", with_pictures((data,))) for data in BROKEN_PICTURES],
            *[(f"the text {text[:40]!a}", with_texts((text,))) for text in (*HOSTILE, SURROGATES)],
            (f"a document with {MOST_LEVELS} quotes in one another", nested()),
        ]
    elif "kind" in what:
        parts = [
            (f"a document with a node of the kind {name}", document_with({name})) for name in NODES
        ]
    for narrower, document in parts:
        if isinstance(found := case.attempt(document).error, Exception):
            return narrower, found
    return what, error


def never_exits(case: WriterCase) -> Advice | None:
    """Check that the writer does not end the program."""
    for what, attempt in _attempts(case):
        if isinstance(attempt.error, SystemExit):
            return Advice(
                wrong=f"For {what}, the writer ends the program: SystemExit({attempt.error.code!r}).",
                why="a batch of thousands of threads would end at the first such document.",
                remedy="raise convert.ConvertError with one line that says what is wrong; call no "
                "sys.exit(), and no main() of another program.",
            )
    return None


def returns_text_or_bytes(case: WriterCase) -> Advice | None:
    """Check the type of what the writer returns, and the names of files beside it."""
    for what, attempt in _attempts(case):
        if attempt.error is None and (mistake := defect(attempt.result)):
            return Advice(
                wrong=f"For {what}, write() {mistake}.",
                why="the core encodes str as UTF-8 and writes bytes as they are; nothing else, not "
                "even "
                "bytearray, is one of these.",
                remedy="return str or bytes, or convert.Output for an output with files beside it.",
            )
    return None


def gives_the_same_output_twice(case: WriterCase) -> Advice | None:
    """Check that a document gives the same output each time."""
    if case.is_steady:
        return None
    return Advice(
        wrong="The same document and options gave two different outputs.",
        why="outputs are reproducible: whoever converts a thread again gets the same bytes, and can "
        "tell that nothing has changed.",
        remedy="use no random numbers, no id() and no counter that outlives the call; derive "
        "identifiers from the document, for instance with uuid.uuid5 or hashlib.",
    )


def leaves_the_document_unchanged(case: WriterCase) -> Advice | None:
    """Check that the writer changes no part of the document."""
    for what, attempt in _attempts(case):
        if attempt.is_changed or _is_mutation(attempt.error):
            return Advice(
                wrong=f"The writer changes the document that it is given ({what}).",
                why="the same document goes to every other format of the call, which would then show "
                "less than there is.",
                remedy="build a changed document with convert.tree.replace or convert.tree.rewrite; "
                "don't use msgspec.structs.force_setattr or object.__setattr__.",
            )
    return None


def _is_mutation(error: BaseException | None) -> bool:
    """Return whether an error is that of an assignment to a field of a node, which msgspec refuses."""
    messages = ("immutable type", "can't apply this __setattr__ to")
    return isinstance(error, AttributeError | TypeError) and str(error).startswith(messages)


OUTPUT_CHECKS: tuple[Callable[[WriterCase], Advice | None], ...] = (
    writes_every_document,
    never_exits,
    returns_text_or_bytes,
    gives_the_same_output_twice,
    leaves_the_document_unchanged,
)
