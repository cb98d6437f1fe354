"""The PDF writer: what pypdf reads back out of its files is what the document says."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PageObject, PdfReader

import convert
import convert_pdf
from convert.tree import (
    GAP,
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Note,
    Paragraph,
    Post,
    Source,
    Text,
)
from convert_pdf import Options, write

MID = "https://www.mid.ru/en/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/4411939"


def thread(*posts: tuple[str, tuple[Inline, ...]], notes: tuple[Note, ...] = ()) -> Document:
    """A document of posts of one paragraph, each given as (label, inlines)."""
    return Document(
        schema="thread-document/1",
        title="Some points on Russian calculus",
        author=Author("Maxim A. Suchkov", "m_suchkov"),
        published="2020-11-10",
        language="en",
        direction="ltr",
        platform="twitter",
        source=Source("thread.txt", "0" * 64, 1, "plain", None, ""),
        posts=tuple(
            Post(str(number), None, label, (number, number), (Paragraph(inlines),))
            for number, (label, inlines) in enumerate(posts, start=1)
        ),
        notes=notes,
        repairs=(),
    )


def of_text(*texts: str) -> Document:
    """A document of one post for each text."""
    return thread(*((f"{number}/", (Text(text),)) for number, text in enumerate(texts, start=1)))


SAMPLE = thread(
    (
        "",
        (
            Text("Here are "),
            Mention("@MID_RF", "MID_RF", 1),
            Text(" and "),
            Link("mid.ru", 2),
            Text("."),
        ),
    ),
    ("2/", (Text("Peace for"), Gap(), Text("now"), Break(), Hashtag("#NK", "NK"))),
    ("3/", (Mention("@mid_rf", "mid_rf", 1), Text(" again, then "), Link("cut.example", 3))),
    notes=(
        MentionNote(1, "MID_RF", "https://x.com/MID_RF"),
        LinkNote(2, MID, truncated=False),
        LinkNote(3, "https://cut.example/th", truncated=True),
    ),
)


def read(document: Document, options: Options | None = None) -> PdfReader:
    return PdfReader(BytesIO(write(document, options or Options())))


def words(reader: PdfReader) -> str:
    """The words of all pages, parted by one space."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links(page: PageObject) -> list[Any]:
    return [reference.get_object() for reference in page.get("/Annots", ())]


def destinations(reader: PdfReader) -> list[str]:
    """Where the internal links lead, in reading order, references before notes."""
    return [str(link["/Dest"]) for page in reader.pages for link in links(page) if "/Dest" in link]


def addresses(reader: PdfReader) -> list[str]:
    return [str(link["/A"]["/URI"]) for page in reader.pages for link in links(page) if "/A" in link]


def test_title_author_date_and_source_stand_at_the_head() -> None:
    head = "Some points on Russian calculus Maxim A. Suchkov (@m_suchkov) · 2020-11-10 · 3 posts · thread.txt"
    assert words(read(SAMPLE)).startswith(head)


def test_what_is_unknown_is_left_out() -> None:
    anonymous = msgspec.structs.replace(SAMPLE, author=Author(None, None), published=None)
    reader = read(anonymous)
    assert words(reader).startswith("Some points on Russian calculus 3 posts · thread.txt Here")
    assert reader.metadata is not None
    assert reader.metadata.author == ""


def test_the_words_read_back_with_labels_gaps_and_raised_numbers() -> None:
    text = words(read(SAMPLE))
    assert "Here are @MID_RF1 and mid.ru2." in text
    assert f"2/ Peace for{GAP}now #NK" in text
    assert "3/ @mid_rf1 again, then cut.example3" in text


def test_numbering_none_hides_the_labels() -> None:
    text = words(read(SAMPLE, Options(numbering="none")))
    assert "2/" not in text
    assert f"Peace for{GAP}now" in text


AT_END = Options(notes="end")


def test_notes_stand_at_the_foot_of_the_page_or_at_the_end_under_a_heading() -> None:
    assert " Notes " not in words(read(SAMPLE))
    notes = words(read(SAMPLE, AT_END)).partition(" Notes ")[2].replace(" content", "content")
    assert notes == f"1 @MID_RF, https://x.com/MID_RF 2 {MID} 3 https://cut.example/th 1"  # 1: the page


def test_a_document_without_notes_has_no_heading_for_them() -> None:
    assert "Notes" not in words(read(of_text("Alone."), AT_END))


def test_each_reference_leads_to_its_note_and_each_note_back() -> None:
    reader = read(SAMPLE)
    references = ["note-1", "note-2", "note-1", "note-3"]
    assert destinations(reader) == [*references, "ref-1", "ref-2", "ref-3"]
    posts = {"post-1", "post-2", "post-3"}
    notes = {"note-1", "note-2", "note-3"}
    assert set(reader.named_destinations) == posts | notes | {"ref-1", "ref-2", "ref-1-2", "ref-3"}


def test_links_lie_over_their_own_words() -> None:
    reader = read(SAMPLE)
    reference, *_, back = (link for link in links(reader.pages[0]) if "/Dest" in link)
    assert reader.named_destinations["ref-1"]["/Top"] == pytest.approx(reference["/Rect"][3], abs=8)
    assert reader.named_destinations["note-3"]["/Top"] == pytest.approx(back["/Rect"][3], abs=8)


def test_urls_are_live_unless_cut_short_or_unsafe() -> None:
    unsafe = LinkNote(2, "javascript:alert(1)", truncated=False)
    document = msgspec.structs.replace(SAMPLE, notes=(SAMPLE.notes[0], unsafe, SAMPLE.notes[2]))
    reader = read(document)
    assert addresses(reader) == ["https://x.com/MID_RF"]
    assert "2 javascript:alert(1)" in words(reader)


def test_a_url_over_two_lines_is_live_on_both() -> None:
    assert addresses(read(SAMPLE)) == ["https://x.com/MID_RF", MID, MID]


def test_a_live_url_is_ascii() -> None:
    note = LinkNote(1, "https://пример.рф/a b?c=(d)%20\ud800", truncated=False)
    document = thread(("", (Link("пример.рф", 1),)), notes=(note,))
    [address] = set(addresses(read(document)))
    assert address == ("https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/a%20b?c=(d)%20?")


def test_a_note_that_nothing_refers_to_leads_nowhere() -> None:
    document = thread(("", (Text("x"),)), notes=(MentionNote(1, "a", "https://x.com/a"),))
    assert destinations(read(document)) == []


def test_the_outline_has_an_entry_for_each_post_and_notes_at_the_end() -> None:
    titles = [str(entry["/Title"]) for entry in read(SAMPLE, AT_END).outline if isinstance(entry, dict)]
    assert titles == [
        "Here are @MID_RF and mid.ru.",
        f"2/ Peace for{GAP}now #NK",
        "3/ @mid_rf again, then cut.example",
        "Notes",
    ]


def test_the_metadata_say_what_the_document_is() -> None:
    reader = read(SAMPLE)
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == "Some points on Russian calculus"
    assert metadata.author == "Maxim A. Suchkov (@m_suchkov)"
    assert metadata.subject == "Thread from thread.txt"
    assert metadata.producer == "thread-convert"
    assert str(reader.root_object["/Lang"]) == "en"


@pytest.mark.parametrize(
    ("published", "epoch", "created"),
    [
        (None, None, "D:20000101000000Z"),
        ("2020-11-10", None, "D:20201110000000Z"),
        ("lately", None, "D:20000101000000Z"),
        ("2020-11-10", "86400", "D:19700102000000Z"),
    ],
)
def test_the_date_is_source_date_epoch_else_the_threads_else_a_fixed_one(
    published: str | None, epoch: str | None, created: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    metadata = read(msgspec.structs.replace(SAMPLE, published=published)).metadata
    assert metadata is not None
    assert metadata.creation_date_raw == created


@pytest.mark.parametrize("epoch", ["tomorrow", "9" * 40])
def test_a_source_date_epoch_that_is_no_time_is_an_error(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(convert.ConvertError, match="SOURCE_DATE_EPOCH"):
        write(SAMPLE, Options())


WRITE_A_YEAR_LATER = """
import sys, time
now = time.time
time.time = lambda: now() + int(sys.argv[2]) * 31_536_000
import msgspec, convert_pdf
from convert.tree import Document
from pathlib import Path
document = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Document)
sys.stdout.buffer.write(convert_pdf.write(document, convert_pdf.Options()))
"""


def test_another_process_hash_seed_zone_and_year_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "document.json"
    path.write_bytes(msgspec.json.encode(SAMPLE))
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}

    def elsewhere(seed: str, zone: str, years: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", WRITE_A_YEAR_LATER, str(path), years],
            env={**environment, "PYTHONHASHSEED": seed, "TZ": zone},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout

    first = elsewhere("1", "UTC", "0")
    assert first.startswith(b"%PDF-")
    assert first == elsewhere("2", "Asia/Tokyo", "1")


def test_writing_leaves_no_trace_in_the_next_document() -> None:
    first = write(SAMPLE, Options())
    write(of_text("ℝ ✓ Ж", "other"), Options(page_size="a4"))
    assert write(SAMPLE, Options()) == first


@pytest.mark.parametrize(
    ("page_size", "points"),
    [("a5", (420, 595)), ("a4", (595, 842)), ("letter", (612, 792)), ("100x150mm", (283, 425))],
)
def test_pages_have_the_size_asked_for(page_size: Any, points: tuple[int, int]) -> None:
    box = read(SAMPLE, Options(page_size=page_size)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_every_font_is_embedded() -> None:
    [page] = read(of_text("Latin, Кириллица, Ελληνικά, ℝ, ✓")).pages
    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert names >= {"FiraGO-Regular", "NotoSansSymbols2-Regular"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_scripts_of_the_fonts_read_back() -> None:
    text = "Việt Қазақ Ελληνικά ქართული ℝ ₿ ✓ │"
    assert text in words(read(of_text(text)))


def test_a_character_that_no_font_has_leaves_the_other_words_alone() -> None:
    with pytest.warns(convert.ConvertWarning, match=r"which show as boxes: U\+2FE0; install a font"):
        reader = read(of_text("before \u2fe0 after"))
    assert "before \u2fe0 after" in words(reader)  # the text layer keeps what the page can't show


def test_invisible_characters_draw_no_box() -> None:
    shown = words(read(of_text("ex\u00adample \u2066end\u2069 \u200bmore")))
    assert "example end more" in "".join(c for c in shown if c.isprintable())


def test_text_is_never_markup() -> None:
    text = "<b>x</b> &amp; [x](javascript:alert(1)) </script> `x` %PDF (\\) endstream"
    reader = read(of_text(text))
    assert text in words(reader)
    assert addresses(reader) == []


def test_what_a_page_cannot_carry_becomes_a_replacement_character() -> None:
    document = of_text("a\0b \ud800 c\ufffe \x1b[0m")
    document = msgspec.structs.replace(
        document, title="t\0\udfff", author=Author("\x00n", None), language="\0"
    )
    reader = read(document)
    assert "a\ufffdb \ufffd c\ufffd \ufffd[0m" in words(reader)
    assert reader.metadata is not None
    assert reader.metadata.title == "t\ufffd\ufffd"


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 5_000, id="5,000 words"),
        pytest.param("word " * 200_000, id="200,000 words", marks=pytest.mark.slow),
        pytest.param("\u202b\u2067\u202e" * 1_000 + "words", id="nested bidi controls"),
        pytest.param("https://x.org/" + "a/b?c=d&e" * 700, id="a URL of 6 kB"),
        pytest.param("x" * 100_000, id="one word"),
        pytest.param("a" + "\u0301" * 100_000, id="combining marks"),
        pytest.param("世界" * 50_000, id="no spaces"),
        pytest.param("http://a:" + "a:@/" * 25_000, id="an address"),
        pytest.param("a" + "\n" * 5_000 + "b", id="line ends"),
    ],
)
def test_long_text_gives_pages(text: str) -> None:
    assert read(of_text(text)).pages


def test_a_long_url_is_written_once_however_many_lines_it_takes() -> None:
    note = LinkNote(1, "https://x.org/" + "?&=#/" * 20_000, truncated=False)
    reader = read(thread(("", (Link("x.org", 1),)), notes=(note,)))
    assert len(reader.pages) > 20
    reader.stream.seek(0, os.SEEK_END)
    assert reader.stream.tell() < 1_000_000


def test_a_label_too_long_for_the_margin_stands_before_the_text() -> None:
    document = msgspec.structs.replace(of_text("Words."), title="")
    [post] = document.posts
    long = msgspec.structs.replace(post, label="(post number one of seventeen)")
    text = words(read(msgspec.structs.replace(document, posts=(long,))))
    assert "(post number one of seventeen) Words." in text


@pytest.mark.parametrize("lines_before", range(20, 34))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(lines_before: int) -> None:
    before = (Text("x"), *(Break(), Text("x")) * (lines_before - 1))
    five = (Text("line"), *(Break(), Text("line")) * 4)
    counts = [
        page.extract_text().count("line") for page in read(thread(("", before), ("", five))).pages
    ]
    assert sum(counts) == 5
    assert 1 not in counts


def test_the_heading_of_the_notes_stands_with_the_first_note() -> None:
    for lines_before in range(20, 34):
        before = (Text("x"), *(Break(), Text("x")) * (lines_before - 1), Mention("@a", "a", 1))
        document = thread(("", before), notes=(MentionNote(1, "a", "https://x.com/a"),))
        pages = read(document, AT_END).pages
        [page] = (text for text in (page.extract_text() for page in pages) if "Notes" in text)
        assert "https://x.com/a" in page


def test_a_thread_without_words_is_still_a_page() -> None:
    empty = msgspec.structs.replace(SAMPLE, title="", posts=(), notes=())
    assert len(read(empty).pages) == 1


def test_a_post_without_blocks_keeps_its_label_and_anchor() -> None:
    [post] = of_text("x").posts
    bare = msgspec.structs.replace(post, blocks=())
    reader = read(msgspec.structs.replace(of_text("x"), posts=(bare,)))
    assert "1/" in words(reader)
    assert "post-1" in reader.named_destinations


def test_the_plugin_gives_one_writer() -> None:
    [writer] = convert_pdf.convert_writers()
    assert (writer.format, writer.suffix, writer.media_type) == ("pdf", ".pdf", "application/pdf")
    assert writer.options() == Options(page_size="a5", numbering="keep")
    assert writer.write is write


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("qpdf") and shutil.which("pdffonts")), reason="needs qpdf and poppler"
)
def test_qpdf_finds_no_fault_and_each_font_is_embedded_with_its_text(
    seed: Document, tmp_path: Path
) -> None:
    file = tmp_path / "seed.pdf"
    file.write_bytes(write(seed, Options()))
    checked = subprocess.run(
        ["qpdf", "--check", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    # the columns from the right: object ID (two), uni, sub, emb
    assert {tuple(row.split()[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


@pytest.mark.parametrize("title", ["", " ", "\u00a0", "\n"])
def test_a_blank_title_is_none_in_the_metadata_either(title):
    blank = msgspec.structs.replace(SAMPLE, title=title)
    metadata = PdfReader(BytesIO(write(blank, Options()))).metadata
    assert metadata is not None
    assert metadata.title == "thread.txt"
