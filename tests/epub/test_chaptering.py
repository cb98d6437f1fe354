"""The division of a long thread into chapters that are not too large for a reading system."""

import io
import random
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PIL import Image

import convert_epub
from convert.notes import Numbering
from convert.testing import sample_document
from convert.tree import (
    Document,
    Figure,
    Link,
    Media,
    Mention,
    Paragraph,
    Post,
    Quote,
    Text,
    plain,
)
from convert_epub.chaptering import LARGEST

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def thread(*posts: Post, numbering: Numbering | None = None) -> Document:
    notes = numbering.notes if numbering else ()
    return replace(sample_document(), posts=posts, notes=notes, media=(), parts=())


def post(number: int, *paragraphs: str) -> Post:
    blocks = tuple(Paragraph((Text(words),)) for words in paragraphs)
    return Post(
        number=str(number), total=None, label=f"{number}/", lines=(number, number), blocks=blocks
    )


def long(length: int) -> Document:
    """Return a thread in which each post has the same mention and a link of its own."""
    numbering = Numbering("twitter")
    posts = []
    for number in range(1, length + 1):
        inlines = (
            Text(f"Of the {number} things that can be said, this is one, <b> & all. " * 3),
            Mention("@ada", "ada", numbering.mention("ada")),
            Link("a.example", numbering.link(f"https://a.example/{number}")),
        )
        posts.append(replace(post(number), blocks=(Paragraph(inlines),)))
    return thread(*posts, numbering=numbering)


@cache
def files(document: Document) -> dict[str, bytes]:
    """Return the files of the book in the order of the container."""
    with zipfile.ZipFile(io.BytesIO(convert_epub.write(document, convert_epub.Options()))) as book:
        return {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}


def chapters(document: Document) -> dict[str, ET.Element]:
    found = {name: content for name, content in files(document).items() if name.startswith("thread")}
    return {name: ET.fromstring(content) for name, content in found.items()}


def heading(chapter: ET.Element) -> str:
    (found,) = chapter.iter(f"{XHTML}h1")
    return "".join(found.itertext())


def shown(document: Document) -> list[str]:
    """Return the text of each paragraph of the posts, in all chapters."""
    sections = [
        section
        for chapter in chapters(document).values()
        for section in chapter.iterfind(f"{XHTML}body/{XHTML}section/{XHTML}section")
    ]
    return ["".join(p.itertext()) for section in sections for p in section.findall(f"{XHTML}p")]


def noise() -> bytes:
    """Return a PNG that is larger than a chapter, since nothing compresses it."""
    file = io.BytesIO()
    pixels = random.Random(1).randbytes(3 * 400 * 400)
    Image.frombytes("RGB", (400, 400), pixels).save(file, "PNG")
    return file.getvalue()


LONG = long(2500)  # about 2 MB


def test_a_short_thread_is_one_chapter_without_a_name() -> None:
    ((name, chapter),) = chapters(long(10)).items()
    assert name == "thread.xhtml"
    assert list(chapter.iter(f"{XHTML}h1")) == []


@pytest.mark.parametrize("length", [800, 2500, 7000])
def test_no_file_of_a_book_is_too_large(length: int) -> None:
    sizes = {name: len(content) for name, content in files(long(length)).items()}
    assert max(sizes.values()) <= LARGEST, sizes


def test_chapters_are_of_about_the_same_size() -> None:
    sizes = [len(content) for name, content in files(LONG).items() if name.startswith("thread")]
    assert len(sizes) > 3
    assert min(sizes) > 0.9 * max(sizes)


def test_posts_are_undivided_and_in_order() -> None:
    ids = [
        section.get("id")
        for chapter in chapters(LONG).values()
        for section in chapter.iter(f"{XHTML}section")
        if section.get("id")
    ]
    assert ids == [f"post-{number}" for number in range(1, 2501)]


def test_chapters_are_named_after_the_positions_of_their_posts() -> None:
    for name, chapter in chapters(LONG).items():
        ids = [section.get("id", "") for section in chapter.iter(f"{XHTML}section")]
        numbers = [found.removeprefix("post-") for found in ids if found]
        assert heading(chapter) == f"Posts {numbers[0]}–{numbers[-1]}", name


def test_a_chapter_has_each_of_its_notes_once_and_links_within_the_file() -> None:
    for name, chapter in chapters(LONG).items():
        ids = [element.get("id") for element in chapter.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        links = [a for a in chapter.iter(f"{XHTML}a") if a.get("role")]
        assert {a.get("href") for a in links} <= {f"#{found}" for found in ids}, name
        referred = {a.get("href") for a in links if a.get("role") == "doc-noteref"}
        assert referred == {f"#{aside.get('id')}" for aside in chapter.iter(f"{XHTML}aside")}, name


def test_a_note_links_back_to_its_first_reference_in_each_chapter() -> None:
    for name, chapter in chapters(LONG).items():
        first = next(a for a in chapter.iter(f"{XHTML}a") if a.get("role") == "doc-noteref")
        note = next(chapter.iter(f"{XHTML}aside"))
        back = next(note.iter(f"{XHTML}a"))
        found = (first.text, first.get("href"), back.text, back.get("href"))
        assert found == ("1", f"#{note.get('id')}", "1", f"#{first.get('id')}"), name


def test_ids_of_references_are_unique_in_the_book() -> None:
    ids = [
        a.get("id")
        for chapter in chapters(LONG).values()
        for a in chapter.iter(f"{XHTML}a")
        if a.get("role") == "doc-noteref"
    ]
    assert len(ids) == len(set(ids)) == 5000


def test_posts_are_below_their_chapters_in_the_contents() -> None:
    document = long(1400)
    table = ET.fromstring(files(document)["nav.xhtml"]).find(f".//{XHTML}nav/{XHTML}ol")
    assert table is not None
    title, *entries = table.findall(f"{XHTML}li")
    assert "".join(title.itertext()) == "Title page"
    targets = []
    for entry, (name, chapter) in zip(entries, chapters(document).items(), strict=True):
        link = entry.find(f"{XHTML}a")
        assert link is not None
        assert (link.get("href"), "".join(link.itertext())) == (name, heading(chapter))
        posts = f"{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a"
        targets += [a.get("href", "") for a in entry.iterfind(posts)]
    assert [target.partition("#")[2] for target in targets] == [f"post-{n}" for n in range(1, 1401)]


def test_every_entry_of_the_contents_has_a_target() -> None:
    packed = files(LONG)
    places = set(packed)
    for name, chapter in chapters(LONG).items():
        places |= {f"{name}#{section.get('id')}" for section in chapter.iter(f"{XHTML}section")}
    links = {a.get("href") for a in ET.fromstring(packed["nav.xhtml"]).iter(f"{XHTML}a")}
    points = {content.get("src") for content in ET.fromstring(packed["toc.ncx"]).iter(f"{NCX}content")}
    assert links <= places
    assert points <= links


def test_contents_of_thousands_of_posts_list_every_nth_post_of_each_chapter() -> None:
    listed: dict[str, list[int]] = {}
    table = ET.fromstring(files(LONG)["nav.xhtml"])
    for a in table.iterfind(f".//{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a"):
        name, _, anchor = a.get("href", "").partition("#post-")
        if anchor:
            listed.setdefault(name, []).append(int(anchor))
    steps = set()
    for name, chapter in chapters(LONG).items():
        first = next(s.get("id", "") for s in chapter.iter(f"{XHTML}section") if s.get("id"))
        numbers = listed[name]
        assert f"post-{numbers[0]}" == first
        steps |= {after - before for before, after in pairwise(numbers)}
    assert len(steps) == 1


def test_a_post_too_large_for_a_chapter_is_divided_between_paragraphs() -> None:
    document = thread(post(1, "before"), post(2, *["word " * 2_000] * 100), post(3, "after"))
    assert shown(document) == [plain(block) for one in document.posts for block in one.blocks]
    found = chapters(document)
    assert [heading(chapter) for chapter in found.values()] == [
        "Posts 1–2",
        "Post 2, continued",
        "Post 2, continued",
        "Posts 2–3",
    ]
    ids = [s.get("id") for chapter in found.values() for s in chapter.iter(f"{XHTML}section")]
    assert [found for found in ids if found] == ["post-1", "post-2", "post-3"]


def test_a_paragraph_is_never_divided() -> None:
    document = thread(post(1, "before"), post(2, "x" * 400_000), post(3, "after"))
    assert shown(document) == ["before", "x" * 400_000, "after"]
    assert [heading(chapter) for chapter in chapters(document).values()] == [
        "Post 1",
        "Post 2",
        "Post 3",
    ]


def test_a_quote_is_never_divided_and_keeps_its_notes() -> None:
    numbering = Numbering("twitter")
    end = Paragraph((Link("a.example", numbering.link("https://a.example")),))
    quotes = [
        Quote("shown", None, None, None, (Paragraph((Text(f"{n} " + "word " * 20_000),)), end))
        for n in range(8)
    ]
    document = thread(replace(post(1), blocks=tuple(quotes)), numbering=numbering)
    found = chapters(document)
    assert max(len(content) for content in files(document).values()) <= LARGEST
    words = []
    for name, chapter in found.items():
        shown = list(chapter.iter(f"{XHTML}blockquote"))
        words += ["".join(one.itertext()).split("\n")[2].split()[0] for one in shown]
        assert len(list(chapter.iter(f"{XHTML}aside"))) == 1, name
        assert sum(a.get("role") == "doc-noteref" for a in chapter.iter(f"{XHTML}a")) == len(shown)
    assert words == [str(n) for n in range(8)]
    assert len(found) > 1


def test_a_quote_larger_than_a_chapter_is_a_chapter_of_its_own() -> None:
    inside = tuple(Paragraph((Text("word " * 20_000),)) for _ in range(5))
    large = Quote("shown", None, None, None, inside)
    document = thread(
        replace(post(1, "before"), blocks=(*post(1, "before").blocks, large)), post(2, "after")
    )
    assert [heading(chapter) for chapter in chapters(document).values()] == [
        "Post 1",
        "Post 1, continued",
        "Post 2",
    ]


def test_a_continued_post_keeps_its_language_and_direction_but_not_its_heading() -> None:
    divided = replace(
        post(1, *["מילה " * 10_000] * 10), language="he", direction="rtl", warning="A warning"
    )
    sections = [
        section
        for chapter in chapters(thread(divided)).values()
        for section in chapter.iterfind(f"{XHTML}body/{XHTML}section/{XHTML}section")
    ]
    assert len(sections) > 2
    assert {(section.get("lang"), section.get("dir")) for section in sections} == {("he", "rtl")}
    warnings = [p for section in sections for p in section.iter(f"{XHTML}p") if p.get("class")]
    assert [p.get("class") for p in warnings] == ["warning"]
    assert [section.get("class") for section in sections] == [
        None,
        *["continued"] * (len(sections) - 1),
    ]


def test_pictures_do_not_count_in_the_size_of_a_chapter() -> None:
    data = noise()
    picture = Media(number=1, kind="image", media_type="image/png", alt="Noise", data=data)
    document = replace(
        thread(*(replace(post(n), blocks=(Figure((1,), None),)) for n in range(1, 9))), media=(picture,)
    )
    assert len(data) > LARGEST
    assert list(chapters(document)) == ["thread.xhtml"]


def test_a_post_with_only_a_huge_label_is_kept() -> None:
    labelled = Post(number="1", total=None, label="1" * 400_000, lines=(1, 1), blocks=())
    document = thread(labelled, post(2, "after"))
    assert [heading(chapter) for chapter in chapters(document).values()] == ["Post 1", "Post 2"]
