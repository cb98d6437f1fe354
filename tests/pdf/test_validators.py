"""PDFs checked by a PDF/UA validator, qpdf and poppler; the pages of notes, read by pypdf."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

import convert
from convert import Document
from tests.pdf.reading import internal_links
from tests.pdf.whole_posts import WHOLE

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests/golden/threads").glob("*.txt"))
NEEDS_TOOLS = pytest.mark.skipif(
    not (shutil.which("qpdf") and shutil.which("pdffonts")), reason="needs qpdf and poppler"
)


def pdf(document: Document, **options: object) -> bytes:
    return bytes(convert.render(document, "pdf", **options))


def failures(data: bytes) -> list[str]:
    """The rules of PDF/UA-1 (ISO 14289-1) that a file breaks."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    return sorted({failure.rule_id for failure in report.failures})


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"notes": "end", "align": "justify", "page_size": "a4"},
        {"two_sided": True, "colophon": True, "page_size": "75x150mm"},
    ],
)
def test_the_seed_breaks_no_rule_of_pdf_ua(seed: Document, options: dict[str, object]) -> None:
    assert failures(pdf(seed, **options)) == []


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize(
    "options",
    [{}, {"notes": "end", "align": "justify", "page_size": "60x90mm"}, {"numbering": "none"}],
)
def test_whole_posts_break_no_rule_of_pdf_ua(options: dict[str, str]) -> None:
    assert failures(pdf(WHOLE, **options)) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("thread", GOLDEN, ids=lambda path: path.stem)
def test_no_golden_thread_breaks_a_rule_of_pdf_ua(thread: Path) -> None:
    assert failures(pdf(convert.read(thread))) == []


@pytest.mark.slow
@NEEDS_TOOLS
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("thread", GOLDEN, ids=lambda path: path.stem)
def test_qpdf_finds_no_fault_and_every_font_is_embedded_with_its_text(
    thread: Path, tmp_path: Path
) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf(convert.read(thread)))
    check(file)


@NEEDS_TOOLS
def test_qpdf_finds_no_fault_in_whole_posts(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf(WHOLE))
    check(file)


def check(file: Path) -> None:
    """Check a file with qpdf, and its fonts with poppler."""
    checked = subprocess.run(
        ["qpdf", "--check", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    # the columns from the right: object ID (two), uni, sub, emb; a Type 3 font has no subset
    for row in rows.splitlines()[2:]:
        embedded, _, has_text = row.split()[-5:-2]
        assert (embedded, has_text) == ("yes", "yes"), row


def thread(posts: int, notes_in_each: int) -> Document:
    """A thread in which most posts refer to new notes, and some to old ones."""
    lines = []
    for number in range(1, posts + 1):
        new = (
            " ".join(f"@p{number}_{n} said so" for n in range(notes_in_each))
            if number % 7
            else "Nobody did"
        )
        old = f"as @p{max(1, number - 3)}_0 had" if number % 5 == 0 else "and that was all"
        lines.append(f"{number}/ A post of some length, so that a page is soon full: {new}, {old}.")
    return convert.read("\n".join(lines).encode())


@pytest.mark.parametrize(
    ("posts", "notes_in_each"),
    [pytest.param(2000, 1, marks=pytest.mark.slow), (300, 1), (10, 35)],
)
def test_every_note_is_on_all_pages_that_refer_to_it(posts: int, notes_in_each: int) -> None:
    document = thread(posts, notes_in_each)
    reader = PdfReader(BytesIO(pdf(document)))
    pages = {
        name.lstrip("/"): reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    assert len(document.notes) > 250
    for note in document.notes:
        assert pages[f"note-{note.number}"] == pages[f"ref-{note.number}"]
    for description, page_number, target in internal_links(reader):
        assert page_number == target, description
    text = "".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for note in document.notes:
        assert note.url in text


def test_the_seed_is_a_small_file(seed: Document) -> None:
    assert len(pdf(seed)) < 30_000
