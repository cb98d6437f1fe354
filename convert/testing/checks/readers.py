"""Check that a reader keeps its contract."""

import io
import random
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from functools import cached_property
from typing import Any, Final

import msgspec

from convert.errors import ConvertError, ConvertWarning, one_line
from convert.hooks import Reader
from convert.inputs import HEAD
from convert.notes import references
from convert.testing.advice import Advice
from convert.testing.checks.elsewhere import ELSEWHERE_CHECKS, Elsewhere
from convert.testing.checks.options import OPTION_CHECKS
from convert.testing.checks.records import RECORD_CHECKS, Record
from convert.testing.checks.running import NotApplicableError
from convert.testing.fixtures.samples import HOSTILE, PNG, sample_document
from convert.testing.given import NOTHING, Given
from convert.testing.processes import calls
from convert.tree import Document
from convert.validation import fault_of_any

_SECTION = "`convert_readers`"
_SEED = 14

OTHERS: Final = {
    "text": b"1/ A thread about oaks: https://example.org\n\n2/ And about elms, says @ann.\n",
    "json": msgspec.json.encode(sample_document()),
    "html": b"<!DOCTYPE html><html><head><title>Oaks</title></head><body><p>Elms.</p></body></html>",
    "png": PNG,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": b"PK\x05\x06" + bytes(18),
    "list": b"[]",
    "object": b'{"a": [1, 2, {"b": null}]}',
    "table": b"id,text\n1,oak\n2,elm\n",
}
"""Sources in the formats of others, by the name of their reader or their type."""


def _random(count: int) -> bytes:
    return random.Random(_SEED).randbytes(count)


_HOSTILE: Final = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"{" * 2000,
    b"[" * HEAD,
    b'{"schema": ' + b"\xff" * 100,
    _random(HEAD),
    *(text.encode("utf-8", "surrogatepass") for text in HOSTILE),
)


class ReaderCase:
    """A reader under test, and what it read so far."""

    def __init__(self, reader: Reader[Any], given: Given = NOTHING) -> None:
        """Create a case; `given` has the samples."""
        self.reader = reader
        self.samples = given.samples
        suffix = reader.suffixes[0] if _has_suffix(reader) else ""
        self.name = given.name or f"sample{suffix}"
        self.subject = f"the reader {reader.format}"

    @property
    def record(self) -> Record:
        """The reader, as a record of any kind."""
        return self.reader

    def sample_call(self) -> tuple[str, tuple[Any, ...], Any]:
        """Return the call of the reader with its samples, and what it gives here."""
        if [self.read(data)[0] for data in self.samples] != self.documents:
            raise NotApplicableError("the documents differ from call to call")
        return "read", (self.samples, self.name), self.documents

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What the reader does in another process."""
        return Elsewhere(self)

    @cached_property
    def documents(self) -> list[list[Document]]:
        """The documents of each sample. Raises `NotApplicableError` if one can't be read."""
        if not self.samples:
            raise NotApplicableError("there are no samples")
        found = []
        for data in self.samples:
            documents, error = self.read(data)
            if error is not None or not all(isinstance(each, Document) for each in documents):
                raise NotApplicableError("a sample can't be read")
            found.append(documents)
        return found

    def read(self, data: bytes) -> tuple[list[Document], BaseException | None]:
        """Return what the reader makes of a source, or the error that it raises."""
        try:
            with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore", ConvertWarning)
                return calls.read(self.reader, (data,), self.name)[0], None
        except (Exception, SystemExit) as error:
            return [], error

    def recognised(self, data: bytes, name: str) -> object:
        """Return what `recognise` says, or the error that it raises."""
        try:
            return self.reader.recognise(data[:HEAD], name)
        except (Exception, SystemExit) as error:
            return error


def _has_suffix(reader: Reader[Any]) -> bool:
    return isinstance(reader.suffixes, tuple) and bool(reader.suffixes)


def has_samples(case: ReaderCase) -> Advice | None:
    """Check that there is something to read."""
    if case.samples:
        return None
    return Advice(
        wrong="There are no samples to read.",
        why="the other checks read them, and what is derived from them.",
        remedy="give the bytes of some sources, short ones and one with everything: `samples=(…,)`.",
        section="Tests",
    )


def recognises_its_samples(case: ReaderCase) -> Advice | None:
    """Check that the reader takes what it reads, whatever its name."""
    for data in case.samples:
        if case.recognised(data, case.name) is False:
            return Advice(
                wrong=f"The sample {data[:40]!r} is not recognised.",
                why="without --from, a source goes to the reader that recognises it.",
                remedy="look at the first bytes only, and accept what `read` accepts; the name may "
                "have "
                "any suffix, or none.",
                section=_SECTION,
            )
    return None


def recognises_nothing_else(case: ReaderCase) -> Advice | None:
    """Check that the reader leaves the sources of others alone."""
    others = [data for kind, data in OTHERS.items() if kind != case.reader.format]
    for data in (*others, _random(200)):
        if data not in case.samples and case.recognised(data, case.name) is True:
            return Advice(
                wrong=f"A source of another kind is recognised: {data[:50]!r}.",
                why="a source that two readers recognise is an error, so users would have to give "
                "--from for files that work without your plugin.",
                remedy="look for something that only your format has, such as a key or a magic number.",
                section=_SECTION,
            )
    return None


def recognises_without_raising(case: ReaderCase) -> Advice | None:
    """Check that `recognise` returns a bool for any bytes and any name."""
    for data in (*_HOSTILE, *OTHERS.values(), *case.samples):
        for name in (case.name, "stdin", "", "a\0b"):
            found = case.recognised(data, name)
            if not isinstance(found, bool):
                what = (
                    f"raises {one_line(found)}"
                    if isinstance(found, BaseException)
                    else f"returns {found!r}, not True or False,"
                )
                return Advice(
                    wrong=f"recognise {what} for {data[:40]!r} with the name {name!r}.",
                    why="it is asked about every file that has your suffix, and about standard input.",
                    remedy="return True or False; decode with errors='replace', and take an error as "
                    "False.",
                    section=_SECTION,
                )
    return None


def reads_its_samples(case: ReaderCase) -> Advice | None:
    """Check that each sample gives at least one document."""
    for data in case.samples:
        documents, error = case.read(data)
        if error is None and documents:
            continue
        what = f"can't be read: {one_line(error)}" if error else "gives no document"
        return Advice(
            wrong=f"The sample {data[:40]!r} {what}.",
            why="a source without a thread is an error that says so, and a sample has one.",
            remedy="yield a Document for each thread, or raise ConvertError if there is none.",
            section=_SECTION,
        )
    return None


def reads_valid_documents(case: ReaderCase) -> Advice | None:
    """Check that the documents have no fault."""
    for data in case.samples:
        for document in case.read(data)[0]:
            if fault := fault_of_any(document):
                return Advice(
                    wrong=f"The sample {data[:40]!r} gives an invalid document: {fault}.",
                    why="writers rely on every type, number and time of the tree.",
                    remedy="build it with the types of convert.tree, and number notes with "
                    "notes.Numbering. `convert.validation.fault(document)` finds this.",
                    section=_SECTION,
                )
    return None


def numbers_notes_in_reading_order(case: ReaderCase) -> Advice | None:
    """Check that notes have the numbers of their first references."""
    for documents in case.documents:
        for document in documents:
            if fault_of_any(document):
                raise NotApplicableError("the document is invalid")
            first = [*dict.fromkeys(references(document))]
            if first != [note.number for note in document.notes]:
                return Advice(
                    wrong="The notes are not numbered in reading order: the references are "
                    f"{first[:9]}.",
                    why="a reader of the text expects 1, 2, 3; and no note is without a reference.",
                    remedy="make the nodes in reading order, and ask one notes.Numbering for each "
                    "number: numbering.link(url), numbering.mention(handle).",
                    section=_SECTION,
                )
    return None


def reads_the_same_twice(case: ReaderCase) -> Advice | None:
    """Check that a source gives the same documents each time."""
    for data, documents in zip(case.samples, case.documents, strict=True):
        if case.read(data)[0] != documents:
            return Advice(
                wrong="The same source gave two different documents.",
                why="outputs are reproducible, and begin with what is read.",
                remedy="use no random numbers, no id() and no counter that outlives the call.",
                section=_SECTION,
            )
    return None


def refuses_damaged_sources(case: ReaderCase) -> Advice | None:
    """Check that a damaged source raises nothing but `ConvertError`."""
    for data in _damaged(case.samples):
        error = case.read(data)[1]
        if error is not None and not isinstance(error, ConvertError):
            return Advice(
                wrong=f"A damaged source raises {one_line(error)}: {data[:60]!r}.",
                why="files are cut short and edited by hand; users need to know which file and which "
                "line, "
                "not which line of your code.",
                remedy="catch what your parser raises, and raise convert.ConvertError(message, "
                "file=source.name, line=…) instead.",
                section=_SECTION,
            )
    return None


def opens_no_files(case: ReaderCase) -> Advice | None:
    """Check that the reader reads what it is given, and not the file of its name."""
    observed = case.elsewhere.observed
    if observed is None:
        raise NotApplicableError("the record can't be sent to another process")
    if not any(path.endswith(f"/{case.name}") for path in observed.opened):
        return None
    return Advice(
        wrong=f"It opens the file {case.name!r} itself.",
        why="a source may be standard input, a member of an archive or an address; the core opens "
        "them all.",
        remedy="use source.bytes(), or source.open() for a source that is too large for that.",
        section=_SECTION,
    )


def _damaged(samples: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the samples cut short, with bytes changed, and other sources."""
    chance = random.Random(_SEED)
    for data in samples:
        for part in range(1, 8):
            yield data[: len(data) * part // 8]
        yield data[:-1]
        for _ in range(24):
            changed = bytearray(data)
            for _ in range(chance.randint(1, 4)):
                if changed:
                    changed[chance.randrange(len(changed))] = chance.choice(b'\0 "{}[]<>:,01a\xff\n')
            yield bytes(changed)
    yield from OTHERS.values()
    yield from _HOSTILE


READER_CHECKS: Final[tuple[Callable[[ReaderCase], Advice | None], ...]] = (
    *RECORD_CHECKS,
    *OPTION_CHECKS,
    has_samples,
    recognises_its_samples,
    recognises_nothing_else,
    recognises_without_raising,
    reads_its_samples,
    reads_valid_documents,
    numbers_notes_in_reading_order,
    reads_the_same_twice,
    refuses_damaged_sources,
    *ELSEWHERE_CHECKS,
    opens_no_files,
)
"""The checks of a reader. Each finds a mistake that no other one finds."""
