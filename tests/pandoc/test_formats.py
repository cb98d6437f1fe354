"""The formats of pandoc that are offered."""

import tomllib
import warnings
from collections import Counter
from pathlib import Path

import pytest

import convert
from convert import Document
from convert.options import options_of
from convert_pandoc import Options, arguments, convert_writers
from convert_pandoc.formats import FORMATS, LEFT_OUT
from tests.pandoc.reopened import pandoc

ROOT = Path(__file__).parent.parent.parent
WRITERS = {writer.format: writer for writer in convert_writers()}
CLAIMED: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["entry-points"]["convert.writers"]


def test_all_formats_of_pandoc_are_offered_except_those_left_out():
    answer = set(pandoc("--list-output-formats").decode().split())
    claimed = {name for name, plugin in CLAIMED.items() if plugin == "convert_pandoc"}
    assert claimed == answer - set(LEFT_OUT)
    assert set(LEFT_OUT) < answer
    assert claimed == set(WRITERS)


def test_the_table_is_sorted_by_name():
    names = [format_.name for format_ in FORMATS]
    assert names == sorted(names)


def test_suffixes_are_unique():
    suffixes = Counter(writer.suffix for writer in WRITERS.values())
    assert [suffix for suffix, uses in suffixes.items() if uses > 1] == []
    assert not suffixes.keys() & {".md", ".pdf", ".epub", ".json", ".txt", ".text"}


def test_usual_suffixes_select_the_usual_formats():
    wanted = {
        ".docx": "docx", ".odt": "odt", ".html": "html", ".tex": "latex", ".rst": "rst", ".org": "org",
        ".typ": "typst", ".adoc": "asciidoc", ".wiki": "mediawiki", ".dbk": "docbook", ".xml": "jats",
        ".pptx": "pptx", ".rtf": "rtf", ".ipynb": "ipynb", ".fb2": "fb2",
    }  # fmt: skip
    selected = {writer.suffix: name for name, writer in WRITERS.items()}
    assert {suffix: selected.get(suffix) for suffix in wanted} == wanted


@pytest.mark.parametrize("name", WRITERS)
def test_the_seed_is_written_with_all_its_notes_and_without_warnings(name: str, seed: Document):
    with warnings.catch_warnings(action="error"):
        written = WRITERS[name].write(seed, Options())
    binary = name in {"docx", "odt", "pptx", "chunkedhtml"}
    assert isinstance(written, bytes if binary else str)
    if isinstance(written, str):
        plain = written.replace("\\", "").replace("&#47;", "/").replace("~", "")
        for note in seed.notes:
            assert note.url.rpartition("/")[2].partition("?")[0] in plain


@pytest.mark.parametrize("name", ["html", "docx", "latex"])
def test_a_language_without_translations_in_pandoc_gives_no_warning(name: str):
    document = convert.read("1/ 今天\n2/ 明天".encode(), language="zh")
    with warnings.catch_warnings(action="error"):
        WRITERS[name].write(document, Options())


@pytest.mark.slow
def test_typst_compiles_the_output(seed: Document):
    typst = pytest.importorskip("typst", reason="the extra `bench` installs typst")
    repeated = convert.read(b"1/ @ann https://a.example/x\n2/ @ANN, https://a.example/x again")
    for document in (seed, repeated):
        written = WRITERS["typst"].write(document, Options())
        assert isinstance(written, str)
        assert typst.compile(written.encode()).startswith(b"%PDF")


def test_the_documentation_lists_allowed_arguments_and_formats_left_out():
    page = (ROOT / "docs/pandoc.md").read_text(encoding="utf-8")
    listed, _, left_out = page.partition("## Left out")
    allowed = arguments.SWITCHES | arguments.SETTINGS | arguments.FILES
    assert {name for name in allowed if f"`--{name}`" not in listed} == set()
    assert {name for name in LEFT_OUT if f"`{name}`" not in left_out} == set()
    for option in options_of(Options):
        assert f"| `--docx.{option.name} " in listed
