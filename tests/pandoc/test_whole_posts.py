"""Every node of a document is in every format: words in their order, notes, languages."""

import re
import subprocess
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from lxml import etree
from msgspec import structs

from convert import Document, Output
from convert.notes import Numbering
from convert.testing.fixtures.samples import PNG
from convert.tree import (
    Answered,
    Author,
    Break,
    Code,
    Figure,
    Gap,
    Hashtag,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
)
from convert_pandoc import convert_writers
from convert_pandoc.capabilities import Languages
from convert_pandoc.formats import FORMATS
from tests.builders import blocks, picture, post, thread

WRITERS = {writer.format: writer for writer in convert_writers()}
EVA = Author(name="Eva word02", handle=None, url="https://example.org/eva")
WORDS = [f"word{number:02}" for number in range(1, 34)]


def rich() -> Document:
    """Return a document of all nodes, nested, with the numbered words of `WORDS` in their order."""
    numbering = Numbering("twitter")
    first = post(1, "word01", published="2020-11-10")
    inner = Quote(
        state="deleted",
        author=None,
        published=None,
        note=(inner_note := numbering.link("https://example.org/1")) and inner_note,
        blocks=(Paragraph((Text("word09"),)), Code("word10\n  word11")),
    )
    items = ((Paragraph((Text("word12"),)), Paragraph((Text("word13"),))), (Code("word14"),))
    quote = Quote(
        state="shown",
        author=Author(name="Greta word06", handle=None),
        published="2020-11-09",
        note=None,
        blocks=(
            Paragraph((Text("word07 "), Styled("code", (Text("word08"),)))),
            inner,
            List(start=None, items=items),
        ),
    )
    styled = Styled(
        "emphasis",
        (
            Text("word15 "),
            Mention("word16", "ann", numbering.mention("ann")),
            Styled("strong", (Text(" word17"),)),
            Break(),
            Text("word18"),
        ),
    )
    code = Styled("code", (Text("word20 "), Link("word21", numbering.link("https://example.org/2"))))
    second = post(
        2,
        quote,
        styled,
        Text(" word19 "),
        code,
        Text(" "),
        Styled("strikeout", (Text("word22"),)),
        Gap(),
        Hashtag("word23", "word23"),
        Mention("word24", "ann", numbering.mention("ann")),
        author=EVA,
        published="2020-11-11",
        edited="2020-11-12",
        warning="word05",
        answers=Answered(author=Author(name="word03 word04", handle=None), url=None),
    )
    nested = List(start=7, items=((Paragraph((Text("word27"),)),), (Paragraph((Text("word28"),)),)))
    third = post(
        3,
        Figure(media=(1,), note=None),
        Figure(media=(2,), note=numbering.link("https://example.org/3")),
        List(start=None, items=((nested,),)),
        Poll(options=(PollOption("word29", 3), PollOption("word30", 1)), closes="2020-12-01"),
        Code("if word31:\n\tword32()"),
        label="",
        author=EVA,
    )
    fourth = post(4, label="word33", missing="deleted")
    return thread(
        first,
        second,
        third,
        fourth,
        numbering=numbering,
        media=(
            picture(1, PNG, alt="word25"),
            Media(number=2, kind="video", media_type=None, alt="word26", url="https://example.org/v"),
        ),
        parts=(Part(title="Afterwards", author=None, published=None, url=None, first=3),),
    )


def written(document: Document, name: str, **options: object) -> str:
    """Return the text of an output, of packages that of its pages in their order."""
    result = WRITERS[name].write(document, WRITERS[name].options(**options))
    content = result.content if isinstance(result, Output) else result
    if isinstance(content, str):
        return content
    pages = r"word/document\.xml|content\.xml|ppt/slides/slide\d+\.xml|(?:index|page-\d+)\.html"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pages, name)]
        ordered = sorted(names, key=lambda name: int("0" + re.sub(r"\D", "", name)))
        return "\n".join(archive.read(name).decode() for name in ordered)


@cache
def rich_in(name: str) -> str:
    """Return the text of `rich` in a format."""
    return written(rich(), name)


@pytest.mark.parametrize("target", FORMATS, ids=lambda target: target.name)
def test_every_format_has_all_words_in_their_order_and_all_notes(target):
    written_text = rich_in(target.name)
    text = re.sub(r"\s+", " ", written_text)
    found = re.findall(r"word\d\d", text)
    kept = [word for position, word in enumerate(found) if word not in found[:position]]
    assert kept == WORDS
    for words in ("Quoted", "Poll", "warning", "Afterwards", "75", "deleted", "https://example.org/v"):
        # the headings of ANSI are in capitals
        assert words.lower() in text.replace("\u200b", "").replace(r"\/", "/").lower(), words
    if target.name in ("docx", "pptx"):
        return  # notes are in other members; `test_note_numbers` reads them
    shown = re.sub("[\u200b\\\\]", "", written_text)
    for note in rich().notes:
        assert note.url.rpartition("//")[2] in shown


@pytest.mark.parametrize("name", ["plain", "man", "bbcode", "haddock", "gfm", "org", "rst", "typst"])
def test_references_are_in_reading_order(name: str):
    target = next(target for target in FORMATS if target.name == name)
    text = rich_in(name)
    if name == "typst":
        found = re.findall(r"#footnote\[|#super\[(\d)\]", text)
        numbers, last = [], 0
        for number in found:
            last = last if number else last + 1
            numbers.append(int(number or last))
    else:
        body = text.partition("word01")[2]
        mark = re.escape(target.number.format(8)).replace("8", r"(\d)").replace("\\ ", "")
        numbers = [int(number) for number in re.findall(rf"(?<=\S|\s){mark}(?!:)", body)][:5]
    assert numbers[:5] == [1, 2, 3, 2, 4]


def test_word_has_quotes_lists_code_and_headings():
    document = etree.fromstring(rich_in("docx").encode())
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}

    def styles(word: str) -> list[str]:
        path = f"//w:p[contains(., '{word}')]/w:pPr/w:pStyle/@w:val"
        return [str(style) for style in document.xpath(path, namespaces=space)]

    assert styles("word07") == ["BlockText"]
    assert styles("word10") == ["SourceCode"]
    assert styles("Afterwards") == ["Heading1"]
    listed = document.xpath("//w:p[w:pPr/w:numPr][contains(., 'word27')]", namespaces=space)
    assert len(listed) == 1


def test_odt_has_quotes_lists_and_code():
    document = etree.fromstring(rich_in("odt").encode())
    space = {"text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
    assert document.xpath("//text:list//text:p[contains(., 'word27')]", namespaces=space)
    assert document.xpath("//text:h[contains(., 'Afterwards')]", namespaces=space)
    (quoted,) = document.xpath("//text:p[contains(., 'word07')]/@text:style-name", namespaces=space)
    (parent,) = document.xpath(f"//*[@*='{quoted}'][contains(name(), 'style:style')]")
    assert "Quotations" in parent.attrib.values()


MIXED = thread(
    "One",
    post(2, "שלום", direction="rtl", language="he"),
    post(3, "مرحبا", direction="rtl"),
    post(4, "Quatre", language="fr", warning="Politique"),
)


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("html", '<div id="post-2" dir="rtl" lang="he">'),
        ("html", '<div id="post-4" lang="fr">'),
        ("html", '<span lang="en">Content warning</span>'),
        ("latex", "\\begin{RTL}\n\\begin{otherlanguage}{hebrew}"),
        ("latex", "\\newenvironment{RTL}"),
        ("latex", "\\foreignlanguage{english}{Content warning}"),
        ("context", "\\startalignment[righttoleft]"),
        ("typst", '#block(width: 100%)[\n#set text(dir: rtl , lang: "he")'),
        ("mediawiki", '<div id="post-2" dir="rtl" lang="he">'),
        ("gfm", '<div dir="rtl" lang="he">'),
        ("djot", '{#post-2 dir="rtl" lang="he"}'),
        ("odt", '<text:section text:name="post-2" text:style-name="Direction_rtl">'),
        ("opendocument", 'style:name="Direction_rtl" style:family="section"'),
        ("odt", 'style:writing-mode="rl-tb"'),
        ("docx", "<w:bidi />"),
    ],
)
def test_a_post_has_its_language_and_direction(name: str, markup: str):
    assert markup in re.sub(r"(?<=\")\s+(?=<)", "", written(MIXED, name))


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("html", '<div dir="rtl">\n<blockquote>'),
        ("latex", "\\begin{RTL}\n\\begin{quote}"),
        ("latex", "\\newenvironment{RTL}"),
        ("docx", "<w:bidi />"),
        ("typst", "#set text(dir: rtl)"),
    ],
)
def test_a_quote_has_the_direction_of_its_words(name: str, markup: str):
    quoted = Quote(state="shown", author=None, published=None, note=None, blocks=blocks(["שלום"]))
    assert markup in written(thread(post(1, "Peace:", quoted)), name)


def test_right_to_left_paragraphs_of_word_are_those_of_right_to_left_posts():
    document = etree.fromstring(written(MIXED, "docx").encode())
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    found = document.xpath("//w:p[w:pPr/w:bidi]", namespaces=space)
    assert ["".join(paragraph.itertext()).split()[-1] for paragraph in found] == ["שלום", "مرحبا"]


def test_formats_without_languages_write_no_markup_for_them():
    for target in FORMATS:
        if target.languages is Languages.NONE:
            assert not re.search(r"rtl|panel|boxed-text", written(MIXED, target.name)), target.name


@pytest.mark.parametrize("name", ["html", "typst", "latex", "odt"])
def test_a_thread_in_one_language_has_no_markup_for_it(name: str):
    body = written(thread("One", post(2, "Two", author=EVA)), name)
    assert not re.search(r'<div[^>]*lang|dir="rtl"|RTL\}|text\(dir|Direction_', body)


def test_bylines_dates_and_labels_are_options():
    document = thread(
        post(1, "One", published="2020-11-10"),
        post(2, "Two", published="2020-11-11", url="https://example.org/two"),
    )
    never = written(document, "gfm", bylines="never", dates="never", standalone=False)
    assert never == "One\n\n[2/](https://example.org/two) Two\n"
    always = written(document, "gfm", bylines="always", numbering="none", standalone=False)
    assert always.startswith("Ada Lovelace (@ada) · 10 November 2020\n\nOne\n")


def test_a_post_without_words_keeps_its_anchor():
    page = written(thread("One", post(2, label="")), "html")
    assert '<div id="post-2">' in page


def test_the_head_is_shown_once():
    for target in FORMATS:
        if target.name in ("native", "xml", "icml", "fb2", "docx", "odt", "opendocument", "pptx"):
            continue
        text = pandoc_text(written(thread("One", "Two"), target.name))
        assert "2 posts" in text, target.name
        if not target.web and not target.name.startswith(("beamer", "latex", "context", "man")):
            assert len(re.findall("Lovelace", text)) == 1, target.name


def pandoc_text(text: str) -> str:
    """Return an output without tags and escapes."""
    plain = re.sub(r"<[^>]*>|[\u200b\\]", "", text).replace("&#45;", "-").replace("u183 ?", "·")
    return re.sub(r"\s+", " ", plain)


@pytest.mark.slow
@pytest.mark.skipif(which("lualatex") is None, reason="needs LuaLaTeX")
def test_latex_compiles_the_output(tmp_path: Path):
    result = WRITERS["latex"].write(rich(), WRITERS["latex"].options())
    assert isinstance(result, Output)
    for name, content in {"thread.tex": str(result.content).encode(), **result.files}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    command = ["lualatex", "-halt-on-error", "-interaction=nonstopmode", "thread.tex"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    assert (tmp_path / "thread.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_typst_compiles_the_output(tmp_path: Path):
    typst = pytest.importorskip("typst", reason="the extra `bench` installs typst")
    for document in (rich(), MIXED):
        result = WRITERS["typst"].write(document, WRITERS["typst"].options())
        content, files = (result.content, result.files) if isinstance(result, Output) else (result, {})
        for name, data in {"thread.typ": str(content).encode(), **files}.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
        assert typst.compile(tmp_path / "thread.typ").startswith(b"%PDF")


def test_slides_begin_with_posts_and_headings_of_joined_threads():
    page = etree.HTML(rich_in("slidy").encode())
    slides = page.xpath("//*[contains(@class, 'slide')]")
    assert [re.findall(r"word\d\d|Afterwards", "".join(slide.itertext()))[:1] for slide in slides] == [
        *([], ["word01"], ["word02"], ["Afterwards"], ["word33"], [])
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("gfm", "`word20 word21`[^3]"), ("rst", "``word20 word21``\\  [3]_")]
)
def test_the_reference_of_a_link_in_code_is_after_it(name: str, code: str):
    assert code in rich_in(name)


def test_a_page_of_joined_threads_begins_with_contents_of_two_levels():
    joined = thread(post(1, "One"), post(2, "Two"), post(3, "Three"))
    parts = [Part(title, None, None, None, first) for title, first in (("First", 1), ("Second", 3))]
    joined = structs.replace(joined, parts=tuple(parts))
    page = str(WRITERS["html"].write(joined, WRITERS["html"].options()))
    tree = etree.HTML(page)
    outer = tree.xpath("//div[@id='contents']/ul/li")
    links = [
        [(link.get("href"), "".join(link.itertext())) for link in item.xpath(".//a")] for item in outer
    ]
    assert [[target for target, _ in item] for item in links] == [
        ["#part-1", "#post-1", "#post-2"],
        ["#part-2", "#post-3"],
    ]
    assert [item[0][1] for item in links] == ["First", "Second"]
    anchors = {link.get("href").removeprefix("#") for link in tree.xpath("//div[@id='contents']//a")}
    assert anchors <= set(tree.xpath("//@id"))


@pytest.mark.parametrize("name", ["revealjs", "docx", "latex"])
def test_other_formats_have_contents_of_their_own_or_none(name):
    joined = thread(post(1, "One"), post(2, "Two"))
    parts = tuple(
        Part(title, None, None, None, first) for title, first in (("First", 1), ("Second", 2))
    )
    written = WRITERS[name].write(structs.replace(joined, parts=parts), WRITERS[name].options())
    content = written.content if isinstance(written, Output) else written
    assert "doc-toc" not in str(content)
