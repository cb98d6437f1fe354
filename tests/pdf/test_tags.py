"""The words of documents in the tags of their PDFs, as what reads aloud or reflows takes them."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import convert
from convert import Document
from convert.tree import plain
from tests.pdf import tagged

ROOT = Path(__file__).parents[2]
THREADS = sorted([*(ROOT / "tests/golden/threads").glob("*.txt"), *(ROOT / "seeds").glob("*.txt")])
# In the text of tags, but not of documents: where a word was hyphenated, and what has no shape.
_INVISIBLE = re.compile("[\u00ad\u200b]")


def words(text: str) -> Counter[str]:
    return Counter(_INVISIBLE.sub("", text).split())


def missing(document: Document, data: bytes) -> Counter[str]:
    """The words of the posts that are no whole words of the tags."""
    found: Counter[str] = Counter()
    for block in tagged.read(PdfReader(BytesIO(data)), references=False):
        found += words(block.text)
    return sum((words(plain(post)) for post in document.posts), Counter[str]()) - found


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("thread", THREADS, ids=lambda path: path.stem)
def test_every_word_of_a_thread_is_a_word_of_the_tags(thread: Path) -> None:
    document = convert.read(thread)
    assert missing(document, bytes(convert.render(document, "pdf"))) == {}
