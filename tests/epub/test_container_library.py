"""What the container relies on in EbookLib beyond its public API."""

from typing import Any

import pytest
from ebooklib import epub

from convert.testing import sample_document
from convert_epub import Options, write


def test_ebooklib_writes_the_package_by_the_method_that_is_overridden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    roots: list[Any] = []
    original = epub.EpubWriter._write_opf_file

    def record(self: epub.EpubWriter, root: Any) -> None:
        roots.append(root)
        original(self, root)

    monkeypatch.setattr(epub.EpubWriter, "_write_opf_file", record)
    write(sample_document(), Options())
    (root,) = roots
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert language == sample_document().language
