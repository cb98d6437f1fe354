"""The built-in plugins keep the contract that the test kit checks."""

from collections.abc import Mapping
from importlib.metadata import distribution
from io import BytesIO
from zipfile import ZipFile

import msgspec
import pytest

from convert.display import texts
from convert.notes import caption
from convert.testing import Given, check_plugin, sample_document
from convert.testing.readers import reader_failures
from convert.text.plugin import convert_readers as text_readers
from convert.tree import Break, Document, Text
from convert_pandoc.formats import FORMATS
from tests.builders import thread
from tests.conftest import SEED

SAMPLE = msgspec.json.encode(sample_document())


def shown(content: str | bytes) -> str:
    """Return what a writer must show of a document in JSON, which has the tree, not the lines."""
    document = msgspec.json.decode(content, type=Document)
    notes = [f"{caption(note)}, {note.url}" for note in document.notes]
    return "\n".join([*texts(document), *notes])


def packed(content: str | bytes) -> str:
    """Return the pages and the other XML of a package, such as docx, odt, pptx and zipped HTML."""
    assert isinstance(content, bytes)
    with ZipFile(BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".html"))]
        return "\n".join([package.read(name).decode() for name in names])


OWN: Mapping[str, Given] = {
    "json": Given(read=shown, samples=(SAMPLE, msgspec.json.format(SAMPLE)), values={"indent": (4,)}),
    "markdown": Given(
        documents=(thread((Text("- a"), Break(), Text("- b"))),),
        unused={"hashtags=tags"},  # tags are for Obsidian
        values={"wrap": ("40",)},
    ),
    "pdf": Given(
        documents=(thread((Text("Characteristically incomprehensible " * 9),)),),
        # What "auto" is, and threads without a font.
        unused={"align=left", "colors=light", "hyphenation=yes", "missing-glyphs"},
        values={
            "page-size": ("a4", "100x100mm"),
            "font": ("serif",),
            "margin": (60.0,),
            "font-size": (18.0,),
        },
    ),
}
PANDOC: Mapping[str, Given] = {
    "markua": Given(read=str),  # a dialect that the kit can't read
    **{
        each.name: Given(read=packed, unused=() if each.web else {"standalone"})
        for each in FORMATS
        if each.binary
    },
}
PLUGINS = sorted(
    {each.value for each in distribution("thread-convert").entry_points.select(group="convert.writers")}
)


@pytest.mark.parametrize("plugin", [plugin for plugin in PLUGINS if plugin != "convert_pandoc"])
def test_a_built_in_plugin_keeps_its_contract(plugin: str) -> None:
    check_plugin(plugin, OWN)


@pytest.mark.slow
def test_the_formats_of_pandoc_keep_their_contract() -> None:
    check_plugin("convert_pandoc", PANDOC)


def test_the_reader_of_text_keeps_its_contract_but_recognises_nothing() -> None:
    (reader,) = text_readers()
    samples = (b"1/ One, says @ann: https://example.org\n\n2/ Two.\n", SEED.read_bytes())
    failures = [*reader_failures(reader, Given(samples=samples))]
    assert [failure.check for failure in failures] == ["recognises_its_samples"]
