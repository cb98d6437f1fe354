"""Notes as they are read from the pages of whole threads."""

import re
from pathlib import Path

import msgspec
import pytest
from pypdf import PageObject, PdfReader

import convert
from convert.tree import Document, LinkNote, Mention, MentionNote, Text
from convert_pdf import Options
from convert_pdf.styles import Paper
from tests.pdf.reading import MID, internal_links, read, thread
from tests.pdf.whole_posts import elements

SAMPLES = Path(__file__).parent / "samples"
LIGHTHOUSE = "lighthouse.txt"  # 60 posts; most mention accounts that others mention as well
LONG_URLS = "long-urls.txt"  # each post has a URL of nine lines


def sample(name: str, **options: str) -> PdfReader:
    return read(convert.read(SAMPLES / name), Options(**options))


def check_notes(reader: PdfReader) -> None:
    """Check that references and notes lead to one another on their own page."""
    found = internal_links(reader)
    assert any(description.startswith("Note ") for description, *_ in found)
    for description, page, target in found:
        if not description.startswith("see page"):
            assert page == target, (description, page, target)


@pytest.mark.parametrize("page_size", ["a5", "a4", "75x150mm"])
@pytest.mark.parametrize("name", [LIGHTHOUSE, LONG_URLS])
def test_every_page_has_the_notes_it_refers_to(name: str, page_size: str) -> None:
    reader = sample(name, page_size=page_size)
    assert len(reader.pages) > 2
    check_notes(reader)


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
def test_every_page_of_the_seed_has_the_notes_it_refers_to(seed: Document) -> None:
    reader = read(seed)
    check_notes(reader)
    assert len([page for page in reader.pages if "@NikolPashinyan, https" in page.extract_text()]) == 2


def test_a_note_of_one_line_is_repeated_whole_and_a_longer_one_says_where_it_is() -> None:
    far = (Text("A line. " * 700),)
    notes = (MentionNote(1, "MID_RF", "https://x.com/MID_RF"), LinkNote(2, MID, truncated=False))
    both = (Mention("@MID_RF", "MID_RF", 1), Text(" "), Mention("here", "here", 2))
    reader = read(thread(("1/", both), ("2/", far), ("3/", both), notes=notes))
    last = " ".join(reader.pages[-1].extract_text().split())
    assert "1 @MID_RF, https://x.com/MID_RF 2 see page 1" in last
    number = len(reader.pages)
    assert {f"note-1-page-{number}", f"note-2-page-{number}"} <= set(reader.named_destinations)
    assert ("see page 1", number, 1) in internal_links(reader)


def test_see_page_is_tagged_as_english_in_another_language() -> None:
    far = (Text("Ein Satz, der auf keiner Seite allein bleibt. " * 120),)
    note = LinkNote(1, MID, truncated=False)
    document = thread(
        ("1/", (Mention("hier", "hier", 1),)),
        ("2/", far),
        ("3/", (Mention("hier", "hier", 1),)),
        notes=(note,),
    )
    reader = read(msgspec.structs.replace(document, language="de"))
    [*_, see] = (each for each in elements(reader) if each["/S"] == "/Span")
    assert see["/Lang"] == "en"
    assert see["/K"][0].get_object()["/S"] == "/Link"


def test_a_note_that_runs_on_leaves_no_hole_above_the_rule_which_is_then_as_long_as_a_line() -> None:
    reader = sample(LONG_URLS)
    feet = [foot(page) for page in reader.pages]
    assert max(hole for _, hole in feet[:-1]) < 60  # four lines
    measure = Paper.of("a5").measure
    assert [length == pytest.approx(measure, abs=0.1) for length, _ in feet] == [
        False,
        False,
        True,
        False,
        True,
    ]


def foot(page: PageObject) -> tuple[float, float]:
    """The length of the rule above the notes, and its distance from the last line of the text."""
    contents = page.get_contents()
    assert contents is not None
    content = contents.get_data().decode("ascii")
    [(left, height, right)] = re.findall(r"0\.6 0\.6 0\.6 RG (\S+) (\S+) m (\S+)", content)
    baselines = [float(y) for y in re.findall(r"1 0 0 1 \S+ (\S+) Tm", content)]
    last = min(y for y in baselines if y > float(height))
    return float(right) - float(left), last - float(height)
