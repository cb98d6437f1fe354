"""Test a plugin: checks of its contract, each also as a test of pytest, and documents to try.

    from convert.testing import PluginTests

    class TestShout(PluginTests):
        plugin = "convert_shout"

    @given(documents())
    def test_shout_writes_any_document(document):
        convert_shout.write(document, convert_shout.Options())

`check_plugin`, `check_writer`, `check_reader` and `check_transform` do the same without pytest. They
raise an AssertionError whose message is advice: what is wrong, why it matters, what to do.

`documents` needs hypothesis: `pip install 'thread-convert[testing]'`.
"""

from typing import TYPE_CHECKING, Any

from convert.testing.advice import Advice, ContractError, Failure
from convert.testing.classes import PluginTests, ReaderTests, TransformTests, WriterTests
from convert.testing.fixtures.samples import HOSTILE, sample_document
from convert.testing.given import Given, ReadBack
from convert.testing.plugins import check_plugin
from convert.testing.readers import check_reader
from convert.testing.transforms import check_transform
from convert.testing.writers import check_writer

if TYPE_CHECKING:
    from convert.testing.fixtures.strategies import documents as documents

__all__ = [
    "HOSTILE",
    "Advice",
    "ContractError",
    "Failure",
    "Given",
    "PluginTests",
    "ReadBack",
    "ReaderTests",
    "TransformTests",
    "WriterTests",
    "check_plugin",
    "check_reader",
    "check_transform",
    "check_writer",
    "documents",
    "sample_document",
]


def __getattr__(name: str) -> Any:
    """Import what needs hypothesis on first use, so that the checks need nothing."""
    if name != "documents":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from convert.testing.fixtures.strategies import documents

    return documents
