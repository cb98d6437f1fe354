"""Threads as networks give them are written by every format as in the golden files beside them.

`golden/rich/` has documents in the form of the JSON writer: a conversation of two authors over two
days; pictures with and without alternative text; quotes; polls and a link card; a content warning; a
thread in three languages and two directions; and one whose white space has a meaning.
"""

import hashlib
import io
import os
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import lxml.html
import pypdf
import pytest
from markdown_it import MarkdownIt
from PIL import Image

import convert
from convert import Document, Output, display
from convert.display import line_text
from convert.metadata import Metadata
from convert.notes import caption, references
from convert.post_address import post_caption
from convert.testing import sample_document
from convert.tree import Figure, Hashtag, Link, Mention, Node, Poll, Quote, Text, plain, walk
from tests import outlines
from tests.test_agreement import READERS, in_tree, text_of

FOLDER = Path(__file__).parent / "golden" / "rich"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
FORMATS = ("markdown", "json", "epub", "pdf", "html", "docx")
LARGEST_PICTURE = 8192  # bytes

pytestmark = pytest.mark.filterwarnings("ignore:.*no font:convert.ConvertWarning")


@cache
def rich(name: str) -> Document:
    return convert.read(FOLDER / f"{name}.json")


@cache
def rendered(name: str, format_: str, **options: str) -> str | bytes | Output:
    return convert.render(rich(name), format_, **options)


# The documents


def test_the_documents_have_each_kind_of_node_and_of_direction() -> None:
    documents = list(map(rich, NAMES))
    kinds = {type(node) for document in documents for node in walk(document)}
    usual = {type(node) for node in walk(sample_document())}
    assert usual - kinds == {convert.tree.Gap}  # only text has gaps
    posts = [post for document in documents for post in document.posts]
    assert {post.direction for post in posts} == {None, "rtl"}
    assert {post.language for post in posts} == {None, "he", "ar"}
    for field in ("author", "published", "edited", "warning", "answers", "missing"):
        assert any(getattr(post, field) for post in posts), field


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_as_the_json_writer_writes_it(name: str) -> None:
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert rendered(name, "json") == text


@pytest.mark.parametrize("name", NAMES)
def test_its_pictures_are_small_whole_and_described_correctly(name: str) -> None:
    for media in rich(name).media:
        if media.data is None:
            assert (media.kind, media.sha256) == ("video", None)
            continue
        assert len(media.data) <= LARGEST_PICTURE
        assert media.sha256 == hashlib.sha256(media.data).hexdigest()
        with Image.open(io.BytesIO(media.data)) as image:
            image.load()
            assert image.get_format_mimetype() == media.media_type
            assert image.size == (media.width, media.height)


@pytest.mark.parametrize("name", NAMES)
def test_its_addresses_tell_the_days_on_which_the_posts_were_published(name: str) -> None:
    document = rich(name)
    dated = [(post.url, post.published) for post in document.posts]
    for node in walk(document):
        if isinstance(node, Quote) and node.note and node.published:
            dated.append((document.notes[node.note - 1].url, node.published))
    assert len(dated) >= len(document.posts)
    for url, published in dated:
        assert post_caption(str(url)).endswith(f", {str(published)[:10]}")


@pytest.mark.parametrize("name", NAMES)
def test_its_notes_are_numbered_in_reading_order(name: str) -> None:
    found = list(dict.fromkeys(references(rich(name))))
    assert found == [note.number for note in rich(name).notes]


# The goldens


@pytest.mark.parametrize("name", NAMES)
def test_its_markdown_is_the_golden_one(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"rich/{name}.md", text_of(rendered(name, "markdown")))


@pytest.mark.parametrize("name", NAMES)
def test_the_body_of_its_page_is_the_golden_one(name: str, golden: Callable[[str, str], None]) -> None:
    page = text_of(rendered(name, "html", media="files"))
    golden(f"rich/{name}.html", page[page.index("<body") : page.rindex("</html>")])


@pytest.mark.parametrize("name", NAMES)
def test_the_text_and_structure_of_its_epub_are_the_golden_ones(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"rich/{name}.epub.txt", outlines.of_epub(bytes_of(rendered(name, "epub"))))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_and_structure_of_its_pdf_are_the_golden_ones(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"rich/{name}.pdf.txt", outlines.of_pdf(bytes_of(rendered(name, "pdf"))))


def bytes_of(written: str | bytes | Output) -> bytes:
    assert isinstance(written, bytes)
    return written


# What all formats have in common


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_the_notes_and_references_of_the_tree(name: str, format_: str) -> None:
    assert READERS[format_](rich(name)) == in_tree(rich(name))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_shown_without_a_warning(name: str, format_: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", convert.ConvertWarning)
        warnings.filterwarnings("ignore", ".*no font", convert.ConvertWarning)
        written = convert.render(rich(name), format_)
    shown = [
        display.picture_of(rich(name), number)
        for node in walk(rich(name))
        if isinstance(node, Figure)
        for number in node.media
    ]
    assert count_pictures(format_, written) == len(shown)
    assert None not in shown


def count_pictures(format_: str, written: str | bytes | Output) -> int:
    """Return how often an output shows a picture, covers not counted."""
    match format_:
        case "markdown":
            parser = MarkdownIt("commonmark")
            tokens = [
                token for block in parser.parse(text_of(written)) for token in block.children or ()
            ]
            return sum(token.type == "image" for token in tokens)
        case "json":
            return text_of(written).count('"data": "')
        case "html":
            return len(lxml.html.fromstring(text_of(written)).findall(".//img"))
        case "epub":
            return len(re.findall(r"\[img ", outlines.of_epub(bytes_of(written)))) - 1
        case "pdf":
            return len(re.findall(r"^ *Figure", structure(bytes_of(written)), re.MULTILINE))
        case _:
            with zipfile.ZipFile(io.BytesIO(bytes_of(written))) as package:
                return package.read("word/document.xml").count(b"<pic:pic>")


def structure(data: bytes) -> str:
    return outlines.of_pdf(data).partition("== structure")[2].replace("/", "")


# Nothing is lost


@pytest.mark.parametrize("format_", ["markdown", "html", "epub", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_each_word_of_the_tree_is_in_the_output(name: str, format_: str) -> None:
    found = squashed(written_text(name, format_))
    missing = [
        word
        for line in shown_lines(rich(name))
        for word in re.findall(r"\w+", line)
        if squashed(word) not in found
    ]
    assert missing == []


@pytest.mark.parametrize("format_", ["markdown", "html", "epub"])
@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_posts_are_in_order(name: str, format_: str) -> None:
    found = squashed(written_text(name, format_))
    position = found.index(
        squashed(line_text(display.head(rich(name), Metadata.of(rich(name)))[-1])[:9])
    )
    for node in walk(rich(name)):
        if isinstance(node, Text | Mention | Link | Hashtag):
            position = found.index(squashed(plain(node)), position) + len(squashed(plain(node)))


def shown_lines(document: Document) -> Iterator[str]:
    """Yield the words that each format shows: of posts, around them, of pictures and of notes."""
    metadata = Metadata.of(document)
    days = display.days(metadata)  # front matter and the templates of pandoc have them as numbers
    for line in display.head(document, metadata):
        yield from [
            piece.text
            for piece in line
            if piece not in days and not piece.english and piece.url is None
        ]
    for heading in display.headings(document):
        yield from map(line_text, heading.lines)
    for node in walk(document):
        match node:
            case Quote():
                yield line_text(display.quote_line(node))
            case Poll():
                yield line_text(display.poll_line(node))
                yield from map(line_text, display.poll_rows(node))
            case Document():
                pass
            case Node():
                yield plain(node, document.media)
    for note in document.notes:
        yield f"{caption(note)} {note.url}"


def written_text(name: str, format_: str) -> str:
    """Return the text of an output, with the alternative texts of its pictures."""
    written = rendered(name, format_)
    match format_:
        case "markdown":
            return re.sub(r"\\(?=[^\w\s])", "", text_of(written))
        case "html":
            page = lxml.html.fromstring(text_of(written))
            return " ".join(page.xpath("//body//text() | //img/@alt"))
        case "epub":
            return outlines.of_epub(bytes_of(written))
        case _:
            pages = pypdf.PdfReader(io.BytesIO(bytes_of(written))).pages
            text = "\n".join(page.extract_text() for page in pages)
            return re.sub("[-\xad]\n", "", text) + structure(bytes_of(written))


def squashed(text: str) -> str:
    """Return the text without spaces, and without the marks that parsers take for markup."""
    return re.sub(r"[\s\xad\u2060\u200b*~\[\]|<>]|noteref|epub:type=", "", text).casefold()


# Same bytes

CODE = """
import hashlib, sys
from pathlib import Path
import convert

for path in sorted(Path(sys.argv[1]).glob("*.json")):
    document = convert.read(path)
    for format_ in sys.argv[2:]:
        written = convert.render(document, format_)
        files = {}
        if isinstance(written, convert.Output):
            written, files = written.content, written.files
        digest = hashlib.sha256(written if isinstance(written, bytes) else written.encode())
        for file, content in files.items():
            digest.update(file.encode() + content)
        print(path.stem, format_, digest.hexdigest())
"""


@pytest.mark.parametrize(
    "formats", [FORMATS[:4], pytest.param(FORMATS[4:], marks=pytest.mark.slow)], ids="-".join
)
def test_two_processes_with_other_environments_write_the_same_bytes(formats: tuple[str, ...]) -> None:
    def run(seed: str, zone: str, locale: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-W", "ignore", "-c", CODE, str(FOLDER), *formats]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    first = run("1", "UTC", "C")
    assert first.count("\n") == len(NAMES) * len(formats)
    assert first == run("2", "Pacific/Kiritimati", "C.UTF-8")
