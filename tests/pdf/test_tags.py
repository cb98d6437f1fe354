"""The words of documents in the tags of their PDFs, as what reads aloud or reflows takes them."""

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import convert
from convert import Document
from convert.tree import Mention, MentionNote, Part, Text, plain
from tests.builders import post, thread
from tests.pdf import tagged
from tests.pdf.reading import SAMPLE, read
from tests.pdf.whole_posts import WHOLE, elements

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
    assert missing(document, bytes(convert.render(document, "pdf", missing_glyphs="boxes"))) == {}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("name", ["seeds", "hindi", "thai", "code-on-a-page-of-x", "lost-flags"])
def test_poppler_finds_every_word_in_the_tags(name: str, tmp_path: Path) -> None:
    thread = next(path for path in THREADS if name in (path.stem, path.parent.name))
    document, file = convert.read(thread), tmp_path / "x.pdf"
    file.write_bytes(bytes(convert.render(document, "pdf")))
    shown = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    ).stdout
    wanted = sum((words(plain(each)) for each in document.posts), Counter[str]())
    assert wanted - words(spoken(shown)) == {}


def spoken(shown: str) -> str:
    """The text of a tree as poppler shows it, without the numbers of notes."""
    found: list[str] = []
    reference = None  # how far the element that is left out is indented
    for line in shown.splitlines():
        depth = len(line) - len(line.lstrip())
        if reference is not None and depth > reference:
            continue
        reference = depth if line.strip() == "Reference (inline)" else None
        text = re.fullmatch(' *"(.*)"', line)
        if text:
            found.append(text[1])
        elif line.endswith("(block)"):
            found.append(" ")
    return "".join(found)


def kinds(reader: PdfReader) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in tagged.read(reader)]


def test_the_label_of_a_post_is_its_heading_and_says_what_it_stands_for() -> None:
    reader = read(SAMPLE)
    assert [text for kind, text in kinds(reader) if kind == "H2"] == ["2/ ", "3/ "]
    headings = [each for each in elements(reader) if each["/S"] == "/H2"]
    assert [heading["/E"] for heading in headings] == ["Post 2", "Post 3"]
    firsts = [heading["/P"]["/K"][0].get_object().get("/E") for heading in headings]
    assert firsts == ["Post 2", "Post 3"]


def test_posts_of_a_joined_thread_are_one_level_below_its_title() -> None:
    found = [kind for kind, _ in kinds(read(WHOLE)) if re.fullmatch("H[1-6]|Part", kind)]
    assert found == ["H1", "H2", "H2", "Part", "H2", "H3", "H3", "H3"]


def test_without_labels_there_are_no_headings_of_posts() -> None:
    document = thread(post(1, "One", label=""), post(2, "Two", label=""))
    assert [kind for kind, _ in kinds(read(document))] == [
        "Document",
        "H1",
        "P",
        "P",
        *["Sect", "P"] * 2,
    ]


def test_a_note_has_a_label_that_leads_back_and_is_apart_from_its_words() -> None:
    reader = read(SAMPLE)
    notes = [each for each in elements(reader) if each["/S"] == "/Note"]
    assert len({note["/ID"] for note in notes}) == len(notes) == 3
    for note in notes:
        label = note["/K"][0].get_object()
        link = label["/K"][0].get_object()
        assert (label["/S"], link["/S"], note["/P"]["/S"]) == ("/Lbl", "/Link", "/Sect")
        annotation = next(kid["/Obj"] for kid in link["/K"] if not isinstance(kid, int))
        assert annotation["/Dest"].startswith("ref-")
    assert [text[0] for kind, text in kinds(reader) if kind == "Note"] == [" "] * 3


def test_where_a_line_ends_with_a_reference_the_space_is_not_in_the_link() -> None:
    inlines = (Text("word " * 12), Mention("@ann", "ann", 1), Text(" and on"))
    notes = (MentionNote(1, "ann", "https://x.com/ann"),)
    texts = set()
    for length in range(8, 15):
        changed = (Text("word " * length), *inlines[1:])
        reader = read(thread(post(1, *changed), notes=notes))
        texts |= {block.text for block in tagged.read(reader) if "and on" in block.text}
    assert {text.partition("@")[2] for text in texts} == {"ann1 and on"}


def test_both_directions_are_in_reading_order() -> None:
    document = thread(
        post(2, "אבג abc דהו 12 זחט", direction="rtl", language="he"), direction="rtl", language="he"
    )
    reader = read(document)
    texts = [text for kind, text in kinds(reader) if kind in ("H2", "P")]
    assert texts[-2:] == ["2/ ", "אבג abc דהו 12 זחט"]
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_joined_threads_are_parts() -> None:
    parts = (Part("One", None, None, None, 1), Part("Two", None, None, None, 2))
    document = thread(post(1, "a"), post(2, "b"), parts=parts)
    root = read(document).trailer["/Root"]["/StructTreeRoot"]["/K"]
    assert [kid.get_object()["/S"] for kid in root["/K"]] == ["/H1", "/P", "/P", "/Part", "/Part"]
