"""Whole files: metadata, fonts, reproducibility, long and hostile text."""

import gc
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import page
import pytest
from pypdf import PdfReader

import convert
from convert.tree import (
    Answered,
    Author,
    Block,
    Break,
    Code,
    Figure,
    Inline,
    Link,
    LinkNote,
    List,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
)
from convert_pdf import Options, write
from tests import builders
from tests.pdf.reading import SAMPLE, addresses, links, of_text, read, thread, words
from tests.pdf.whole_posts import elements
from tests.processes import output_of


def failures(reader: PdfReader) -> list[str]:
    """The rules of PDF/UA-1 (ISO 14289-1) that a file breaks."""
    reader.stream.seek(0)
    report = page.validate_pdf_bytes(reader.stream.read(), profile="ua1")
    return sorted({failure.rule_id for failure in report.failures})


def test_the_metadata_are_those_of_the_document() -> None:
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
        (None, None, None),
        ("2020-11-10", None, "D:20201110000000Z"),
        ("lately", None, None),
        ("2020-11-10", "86400", "D:19700102000000Z"),
    ],
)
def test_the_date_is_source_date_epoch_or_that_of_the_thread_and_is_not_invented(
    published: str | None, epoch: str | None, created: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    metadata = read(msgspec.structs.replace(SAMPLE, published=published)).metadata
    assert metadata is not None
    assert metadata.creation_date_raw == metadata.modification_date_raw == created


@pytest.mark.parametrize("epoch", ["tomorrow", "9" * 40])
def test_an_invalid_source_date_epoch_is_an_error(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_writing_creates_no_reference_cycles() -> None:
    write(SAMPLE, Options())
    gc.collect()
    write(SAMPLE, Options())
    assert gc.collect() == 0
    assert gc.isenabled()


def test_writing_leaves_no_trace_in_the_next_document() -> None:
    first = write(SAMPLE, Options())
    write(of_text("ℝ ✓ Ж", "other"), Options(page_size="a4"))
    assert write(SAMPLE, Options()) == first


@pytest.mark.parametrize(
    ("page_size", "points"),
    [("a5", (420, 595)), ("a4", (595, 842)), ("letter", (612, 792)), ("100x150mm", (283, 425))],
)
def test_pages_have_the_size_of_the_option(page_size: Any, points: tuple[int, int]) -> None:
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


def test_text_of_many_scripts_is_extracted() -> None:
    text = "Việt Қазақ Ελληνικά ქართული ℝ ₿ ✓ │"
    assert text in words(read(of_text(text)))


def test_a_character_that_no_font_has_is_reported_and_extracted() -> None:
    with pytest.warns(convert.ConvertWarning, match=r"which show as boxes: U\+2FE0; install a font"):
        reader = read(of_text("before \u2fe0 after"))
    assert "before \u2fe0 after" in words(reader)  # the text layer keeps what the page can't show


def test_invisible_characters_draw_no_box() -> None:
    shown = words(read(of_text("ex\u00adample \u2066end\u2069 \u200bmore")))
    assert "example end more" in "".join(c for c in shown if c.isprintable())


def test_unprintable_characters_become_replacement_characters() -> None:
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
    assert read(of_text(text), Options(missing_glyphs="boxes")).pages


def test_a_long_url_is_written_once_however_many_lines_it_takes() -> None:
    note = LinkNote(1, "https://x.org/" + "?&=#/" * 20_000, truncated=False)
    reader = read(thread(("", (Link("x.org", 1),)), notes=(note,)))
    assert len(reader.pages) > 20
    reader.stream.seek(0, os.SEEK_END)
    assert reader.stream.tell() < 1_000_000


RENDER_LARGE = """
import resource, sys
import convert
post = "{n}/ Words of a long thread, again and again; see @user{n} and https://example.org/{n} here.\\n\\n"
thread = "".join(post.format(n=n) for n in range(20_000))
convert.render(convert.read(thread.encode()), "pdf")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs the module resource")
def test_a_thread_of_2_mb_needs_less_than_250_mb() -> None:
    assert int(output_of(RENDER_LARGE)) < 250_000


@pytest.mark.parametrize("lines_before", range(20, 34))
def test_no_line_of_a_paragraph_is_alone_on_a_page(lines_before: int) -> None:
    before = (Text("x"), *(Break(), Text("x")) * (lines_before - 1))
    five = (Text("line"), *(Break(), Text("line")) * 4)
    counts = [
        page.extract_text().count("line") for page in read(thread(("", before), ("", five))).pages
    ]
    assert sum(counts) == 5
    assert 1 not in counts


def test_an_empty_thread_is_one_page() -> None:
    empty = msgspec.structs.replace(SAMPLE, title="", posts=(), notes=())
    assert len(read(empty).pages) == 1


PLAIN_FACES = """
import sys
from convert_pdf import Options, write
from convert_pdf.fonts import fallback
from tests.pdf.reading import SAMPLE
from tests.pdf.whole_posts import WHOLE
load, names = fallback._packaged, []
fallback._packaged = lambda name: names.append(name) or load(name)
write({}, Options())
print(*sorted(set(names)))
"""


def test_only_marked_words_load_the_faces_for_them() -> None:
    def loaded(name: str) -> list[str]:
        command = [sys.executable, "-W", "ignore", "-c", PLAIN_FACES.format(name)]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.split()

    assert loaded("SAMPLE") == ["figo"]
    assert {"figo", "figit", "figbi", "fimo"} <= set(loaded("WHOLE"))


HOSTILE = "<b>x</b>\x00\ud800\u202e\u2066\n(\\)endobj \ufffe"
SCRIPT = "javascript:alert(1)"


@pytest.mark.parametrize("options", [Options(), Options(page_size="10x10mm", notes="end")])
def test_hostile_text_in_any_field_is_text(options: Options) -> None:
    author = Author(HOSTILE, HOSTILE, SCRIPT)
    words_ = Paragraph((Text(HOSTILE),))
    document = builders.thread(
        builders.post(
            1,
            Styled("code", (Text(HOSTILE),)),
            Styled("strong", ()),
            Quote("shown", author, HOSTILE, None, (words_,)),
            Poll((PollOption(HOSTILE, 2**53 - 1), PollOption("", None)), HOSTILE),
            List(2**53 - 1, ((), (words_,))),
            List(None, ()),
            Code(HOSTILE),
            Code(""),
            Figure((1,), None),
            Figure((), None),
            warning=HOSTILE,
            language=HOSTILE,
            author=author,
            published=HOSTILE,
            edited=HOSTILE,
            url=SCRIPT,
            answers=Answered(author, SCRIPT),
        ),
        builders.post(2, missing="unknown", warning=" ", language="zz-\x00"),
        parts=(Part(HOSTILE, author, HOSTILE, SCRIPT, 1), Part("", None, None, None, 99)),
        media=(builders.picture(1, None, alt=HOSTILE, url=SCRIPT),),
        author=author,
    )
    source = msgspec.structs.replace(document.source, url=SCRIPT, kind=HOSTILE, retrieved=HOSTILE)
    reader = read(msgspec.structs.replace(document, source=source))
    assert failures(reader) == []
    assert addresses(reader) == []
    if options.page_size == "a5":
        assert words(reader).count("<b>x</b>") >= 10


def nested(kind: str, depth: int) -> Block:
    block: Block = Paragraph((Text("innermost"),))
    for level in range(depth):
        is_quote = kind == "quote" or (kind == "mixed" and level % 2)
        block = (
            Quote("shown", Author("Ann", None), None, None, (block,))
            if is_quote
            else List(level if level % 3 else None, ((block,),))
        )
    return block


@pytest.mark.parametrize("page_size", ["10x10mm", "10x9999mm", "9999x10mm", "a5"])
@pytest.mark.parametrize("kind", ["quote", "list", "mixed"])
def test_32_levels_fit_on_any_page(kind: str, page_size: str) -> None:
    styled: Inline = Text("styled")
    for level in range(32):
        styled = Styled(("emphasis", "strong", "code", "strikeout")[level % 4], (styled,))  # type: ignore[arg-type]  # literals
    document = builders.thread(builders.post(1, nested(kind, 32), styled))
    reader = read(document, Options(page_size=page_size))
    assert failures(reader) == []
    if page_size == "a5":
        assert "innermost styled" in words(reader)
        assert len(reader.pages) <= 3


@pytest.mark.parametrize("directions", [("ltr", "rtl"), ("rtl", "ltr")])
def test_a_post_of_the_other_direction_starts_on_the_other_side(directions: tuple[Any, Any]) -> None:
    hebrew, english = ("שלום", "he"), ("Words", "en")
    (own, own_language), (other, language) = (
        (english, hebrew) if directions[0] == "ltr" else (hebrew, english)
    )
    document = builders.thread(
        builders.post(2, own, url="https://x.com/a/status/2"),
        builders.post(
            3, other, url="https://x.com/a/status/3", direction=directions[1], language=language
        ),
        direction=directions[0],
        language=own_language,
    )
    reader = read(document)
    assert failures(reader) == []
    [page_] = reader.pages
    lefts = [float(label["/Rect"][0]) / page_.mediabox.width for label in links(page_)]
    assert [left < 0.5 for left in lefts] == [direction == "ltr" for direction in directions]
    posts = [element for element in elements(reader) if element["/S"] == "/Sect"]
    assert [post.get("/Lang") for post in posts] == [None, language]


@pytest.mark.parametrize("title", ["", " ", "\u00a0", "\n"])
def test_a_blank_title_is_replaced_in_the_metadata(title):
    blank = msgspec.structs.replace(SAMPLE, title=title)
    metadata = PdfReader(BytesIO(write(blank, Options()))).metadata
    assert metadata is not None
    assert metadata.title == "thread.txt"


def test_a_language_with_lone_surrogates_is_unknown() -> None:
    document = msgspec.structs.replace(SAMPLE, language="a\ud800")
    assert write(document, Options()).startswith(b"%PDF")
