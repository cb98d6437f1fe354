"""Write documents for the checks of a writer, each once."""

import io
import pickle
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from convert.errors import ConvertWarning
from convert.hooks import Output, Writer
from convert.options import build
from convert.rendered import content_of, defect
from convert.testing.checks.elsewhere import Elsewhere
from convert.testing.checks.readback import reader_of
from convert.testing.checks.records import Record
from convert.testing.checks.running import NotApplicableError
from convert.testing.fixtures.samples import sample_document
from convert.testing.given import NOTHING, Given, ReadBack
from convert.tree import Document


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What came of writing a document."""

    document: Document
    result: object = None
    error: BaseException | None = None
    is_changed: bool = False
    """Whether the writer changed the document that it was given."""


_SAMPLE = sample_document()


class WriterCase:
    """A writer under test, and what it wrote so far."""

    def __init__(self, writer: Writer[Any], given: Given = NOTHING) -> None:
        """Create a case; `given` is what the author says about the writer."""
        self.writer = writer
        self.given = given
        self.subject = f"the writer {writer.format}"
        self._attempts: dict[tuple[int, str], Attempt] = {}

    @property
    def record(self) -> Record:
        """The writer, as a record of any kind."""
        return self.writer

    def sample_call(self) -> tuple[str, tuple[Any, ...], Any]:
        """Return the call of the writer with the sample document, and what it gives here."""
        if not self.is_steady:
            raise NotApplicableError("the output differs from call to call")
        return "write", ((_SAMPLE,),), [self.written(_SAMPLE)]

    @cached_property
    def is_steady(self) -> bool:
        """Whether the sample document gives the same output twice."""
        return bool(self.fresh_attempt(_SAMPLE).result == self.written(_SAMPLE))

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What the writer does in another process."""
        return Elsewhere(self)

    def attempt(self, document: Document, options: Mapping[str, object] | None = None) -> Attempt:
        """Write a document, or return how that went before."""
        key = id(document), repr(sorted((options or {}).items()))
        if key not in self._attempts:
            self._attempts[key] = self.fresh_attempt(document, options)
        return self._attempts[key]

    def fresh_attempt(self, document: Document, options: Mapping[str, object] | None = None) -> Attempt:
        """Write a document, or rather a copy, since writers share no document with their checks."""
        copy = pickle.loads(pickle.dumps(document))
        values = self._options(options or {})
        try:
            with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore", ConvertWarning)
                result = self.writer.write(copy, values)
        except (Exception, SystemExit) as error:
            return Attempt(document=document, error=error, is_changed=copy != document)
        return Attempt(document=document, result=result, is_changed=copy != document)

    def outcome(
        self, document: Document, options: Mapping[str, object] | None = None
    ) -> tuple[object, BaseException | None]:
        """Return what came of writing a document: a result or an error."""
        attempt = self.attempt(document, options)
        return attempt.result, attempt.error

    def written(
        self, document: Document, options: Mapping[str, object] | None = None
    ) -> str | bytes | Output:
        """Return what the writer wrote. Raises `NotApplicableError` if it failed."""
        attempt = self.attempt(document, options)
        if attempt.error is not None or defect(attempt.result) is not None:
            raise NotApplicableError("the document can't be written")
        assert isinstance(attempt.result, str | bytes | Output)
        return attempt.result

    def read_back(self, document: Document) -> ReadBack:
        """Return an output as its readers see it. Raises `NotApplicableError` if that is not known."""
        read = self.given.read or reader_of(self.writer.media_type)
        if read is None:
            raise NotApplicableError("no `read` is given")
        seen = read(content_of(self.written(document)))
        if isinstance(seen, str):
            raise NotApplicableError("`read` returns words only")
        return seen

    def words_of(self, document: Document) -> str | None:
        """Return the text of an output; None if it is bytes that nothing reads.

        Raises `NotApplicableError` if the document can't be written.
        """
        content = content_of(self.written(document))
        if self.given.read is not None:
            seen = self.given.read(content)
            return seen if isinstance(seen, str) else seen.text
        return content if isinstance(content, str) else None

    def text_of(self, document: Document) -> str:
        """Return the text of an output. Raises `NotApplicableError` if there is none."""
        text = self.words_of(document)
        if text is None:
            raise NotApplicableError("the output is bytes, and no `read` is given")
        return text

    def _options(self, values: Mapping[str, object]) -> Any:
        try:
            return build(self.writer.options, values)
        except Exception as error:
            raise NotApplicableError("the options can't be made") from error
