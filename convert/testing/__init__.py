"""Test a writer: a sample document, generated documents, and a check of the writer's contract.

    def test_shout_keeps_the_contract():
        check_writer(next(iter(convert_shout.convert_writers())))

    @given(documents())
    def test_shout_writes_any_document(document):
        convert_shout.write(document, convert_shout.Options())

This package needs hypothesis; the rest of `convert` does not.
"""

from convert.testing.checks import check_writer
from convert.testing.samples import HOSTILE, sample_document
from convert.testing.strategies import documents

__all__ = ["HOSTILE", "check_writer", "documents", "sample_document"]
