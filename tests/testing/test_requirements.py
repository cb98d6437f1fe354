"""The checks need nothing but the core; documents need hypothesis, and say so."""

from tests.processes import output_of

CODE = """
import sys
sys.modules["hypothesis"] = sys.modules["pytest"] = None
from convert.testing import check_writer, sample_document
try:
    from convert.testing import documents
except ImportError as error:
    print(error)
"""


def test_without_hypothesis_only_documents_can_not_be_imported() -> None:
    assert (
        output_of(CODE) == "convert.testing needs hypothesis: pip install 'thread-convert[testing]'\n"
    )
