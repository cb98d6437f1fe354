"""pandoc reads back the words, line breaks, references and notes of what it writes."""

import subprocess
from pathlib import Path
from shutil import which

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

import convert
from convert import Document, Output
from convert.testing import documents, sample_document
from convert.tree import Link, LinkNote
from convert_pandoc import Options, convert_writers
from convert_pandoc.guards import GUARD
from tests import builders
from tests.pandoc.reopened import Found, expected, is_right_to_left, reopened, without_marks

THREADS = sorted((Path(__file__).parent.parent / "golden" / "threads").glob("*.txt"))
WRITERS = {writer.format: writer for writer in convert_writers()}
READ_BACK = ["docx", "odt", "html", "native"]


def content(written: str | bytes | Output) -> str | bytes:
    return written.content if isinstance(written, Output) else written


def assert_same(document: Document, name: str) -> None:
    wanted = expected(document)
    found = reopened(content(WRITERS[name].write(document, WRITERS[name].options())), name)
    # odt and html show title, subtitle, author and date before the posts
    head = len(found.paragraphs) - len(wanted.paragraphs)
    assert 0 <= head <= (4 if name in ("odt", "html") else 0)
    found = Found(found.paragraphs[head:], found.notes)
    if is_right_to_left(document):
        found, wanted = without_marks(found), without_marks(wanted)
    assert found == wanted


@pytest.mark.parametrize("name", READ_BACK)
def test_the_seed_reads_back(name: str, seed: Document):
    assert_same(seed, name)


@pytest.mark.parametrize("name", READ_BACK)
def test_every_kind_of_node_reads_back(name: str):
    assert_same(sample_document(), name)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(THREADS)), ids=lambda number: THREADS[number].stem)
def test_every_golden_thread_reads_back(number: int):
    # A first paragraph that is the title would be said only there: see test_title.py.
    document = convert.read(THREADS[number], title="A title of its own")
    assert_same(document, "native")  # what pandoc is given
    others = [name for name in READ_BACK if name != "native"]
    assert_same(document, others[number % len(others)])  # its own writers: a third of the threads each


@pytest.mark.parametrize("text", [" x", "x ", " ", "x"])
@pytest.mark.parametrize("name", READ_BACK)
def test_space_at_the_edges_of_a_link_separates_words(name: str, text: str):
    notes = (LinkNote(1, "https://example.org/", truncated=False),)
    assert_same(builders.thread(("a", Link(text, 1), "z"), notes=notes), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", READ_BACK)
def test_any_document_reads_back(name: str):
    @settings(
        max_examples=100,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # each example runs pandoc twice: shrinking would take minutes
    )
    @given(documents(surrogates=True))
    def check(document: Document) -> None:
        assert_same(document, name)

    check()


@pytest.mark.parametrize("name", READ_BACK)
def test_line_breaks_and_spaces_read_back(name: str):
    document = convert.read(b"1/ one   two\nthree @ann\n\n2/  #tag and [x](y) *z* & <b>")
    found = reopened(WRITERS[name].write(document, Options()), name)
    assert found.paragraphs[-2:] == ["1/ one two\nthree @ann⟦1⟧", "2/ #tag and [x](y) *z* & <b>"]


BACKSLASHES = (
    r"well ¯\_(ツ)_/¯ ok",
    r"C:\Users\me",
    "a \\\nb\\\n\\",
    r"\\ a\\",
    r"\alpha \n \zwj{} \begin{a} \(x\) \[y\] {\x}",
    r"$\alpha$ $x + \y$ x$\b $$\alpha$$ $ \ $",
    r"=a\ y =b \ z= =\y= a=b\c ~\~ *\* /\/ _\_ +\+",
    r"[1]\[2] \@ [[\]] [fn:\] <<\>> \#tag",
    "\xa0\\\xa0a \u3000\\",
)


@pytest.mark.parametrize("text", BACKSLASHES)
def test_backslashes_read_back_from_org_as_code(text: str):
    document = convert.read(f"1/ {text}".encode(), repair=False)
    found = reopened(WRITERS["org"].write(document, Options(standalone=False)), "org")
    shown = [paragraph.replace(GUARD, "") for paragraph in found.paragraphs]
    assert shown == expected(document).paragraphs


def test_a_url_with_a_backslash_is_encoded_in_org():
    document = convert.read(rb"1/ https://a.example/x\y z @ann\ @ann", repair=False)
    found = reopened(WRITERS["org"].write(document, Options()), "org")
    assert "\\" not in "".join(found.notes.values())


@pytest.mark.slow
@pytest.mark.skipif(which("emacs") is None, reason="needs Emacs")
def test_emacs_shows_backslashes_as_they_are(tmp_path: Path):
    text = "\n\n".join(f"a {text} z" for text in BACKSLASHES)
    document = convert.read(text.encode(), title="A title", repair=False)
    path = tmp_path / "thread.org"
    path.write_text(str(WRITERS["org"].write(document, Options())), encoding="utf-8")
    export = "(progn (require 'ox-html) (org-html-export-to-html nil nil nil t))"
    command = ["emacs", "--batch", "--quick", str(path), "--eval", export]
    subprocess.run(command, check=True, capture_output=True)
    page = etree.HTML(path.with_suffix(".html").read_text(encoding="utf-8"))
    head, *shown = ["".join(paragraph.itertext()).replace(GUARD, "") for paragraph in page.iter("p")]
    assert head.strip() == "1 post"
    wanted = "\n".join(expected(document).paragraphs)
    assert "\n".join(shown).split() == wanted.split()


def unmentioned(document: Document) -> Document:
    """Return a document without the first post, so that its first note has no reference."""
    first, *others = document.posts
    return msgspec.structs.replace(document, posts=(msgspec.structs.replace(first, blocks=()), *others))


@pytest.mark.parametrize("name", ["html", "gfm", "rst", "plain", "zimwiki"])
def test_notes_that_pandoc_would_number_differently_are_a_numbered_list(name: str):
    document = unmentioned(convert.read(b"1/ @ann\n2/ @ben\n3/ @carl and @ben"))
    written = WRITERS[name].write(document, Options(standalone=False))
    assert isinstance(written, str)
    assert "[^" not in written
    assert "]_" not in written
    listed = written[written.index("x.com/ann") :]  # whose first reference is gone
    assert listed.index("x.com/ben") < listed.index("x.com/carl")
    if name == "html":
        ben = '<a href="https://x.com/ben" dir="auto">@ben</a>'
        assert f'{ben}<a href="#note-2" class="footnote-ref"><sup>2</sup></a>' in written
        assert '@carl</a><a href="#note-3" class="footnote-ref"><sup>3</sup></a>' in written
        assert written.count("<li>") == 3
        assert '<li><p><span id="note-2">' in written
