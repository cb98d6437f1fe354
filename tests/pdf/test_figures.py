"""Figures as rows of pictures and as words."""

import subprocess
import sys
import warnings

import pytest
from PIL import Image

import convert
from convert.notes import Numbering
from convert.tree import Document, Figure, Media, Quote
from convert_pdf.figures import FigureLayout
from convert_pdf.flow import FlowFigure, FlowParagraph, FlowRow
from convert_pdf.inline.runs import Span
from convert_pdf.styles import Paper, Styles
from tests import builders
from tests.pdf.imaging import encode, jpeg, oriented, shown

PAPER = Paper.of("a5")
STYLES = Styles(PAPER.body)
REFERENCE = Span("7", STYLES.reference, "reference", note=7)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
POSTER = builders.picture(1, jpeg())
VIDEO = Media(
    number=2, kind="video", media_type="video/mp4", url="https://a.example/v", alt="A cat", poster=1
)


def flow(
    document: Document, *, captions="caption", language: str = "en", **fields
) -> list[FlowParagraph | FlowRow]:
    """Return the blocks of the figure of a document."""
    [figure] = document.posts[0].blocks
    fields = {"media": figure.media} | fields
    layout = FigureLayout(document, STYLES, PAPER, language, captions=captions)
    return list(layout.flow([FlowFigure(**fields)]))


def words(block: FlowParagraph | FlowRow) -> list[str]:
    """The words of a paragraph, or of each caption of a row."""
    texts = [block.spans] if isinstance(block, FlowParagraph) else [p.caption for p in block.pictures]
    return ["".join(span.text for span in spans) for spans in texts]


def test_four_pictures_are_in_two_rows_with_their_alternative_texts() -> None:
    rows = flow(shown(*[jpeg()] * 4))
    assert [words(row) for row in rows] == [["Picture 1", "Picture 2"], ["Picture 3", "Picture 4"]]
    widths = [picture.place.width for row in rows for picture in row.pictures]
    assert widths == pytest.approx([(PAPER.measure - 4) / 2] * 4)


def test_a_picture_is_at_most_four_fifths_as_high_as_the_text_area() -> None:
    [row] = flow(shown(jpeg(100, 5000)))
    assert row.pictures[0].place.height == pytest.approx(0.8 * (PAPER.top - PAPER.bottom))


def test_a_picture_in_a_quote_is_as_wide_as_the_indented_text() -> None:
    [row] = flow(shown(jpeg(3000, 2000)), level=2)
    assert row.pictures[0].place.width == pytest.approx(PAPER.measure - 2 * PAPER.step)


def test_a_turned_picture_has_the_shape_in_which_it_is_shown() -> None:
    [row] = flow(shown(oriented(6, 600, 300)))
    assert row.pictures[0].place.width == 2 * row.pictures[0].place.height


def test_hidden_alternative_texts_are_still_read_aloud() -> None:
    [row] = flow(shown(jpeg()), captions="hidden")
    assert words(row) == [""]
    assert row.pictures[0].description == "Picture 1"


@pytest.mark.parametrize("alt", [None, "", " \n"])
def test_a_picture_without_a_description_says_so_in_english(alt: str | None) -> None:
    [row] = flow(shown(builders.picture(1, jpeg(), alt=alt)), language="de")
    [picture] = row.pictures
    assert words(row) == [""]
    assert (picture.description, picture.language) == ("Image without a description", "en")
    [row] = flow(shown(builders.picture(1, jpeg(), alt=alt)), language="en-GB")
    assert row.pictures[0].language == ""


def test_a_video_is_shown_by_its_poster_with_its_address() -> None:
    document = builders.thread(builders.post(1, Figure(media=(2,), note=None)), media=(POSTER, VIDEO))
    [row] = flow(document)
    assert words(row) == ["Video · A cat · https://a.example/v"]
    [hidden] = flow(document, captions="hidden")
    assert words(hidden) == ["Video · https://a.example/v"]


def test_media_without_a_picture_are_words_at_their_place() -> None:
    recording = Media(number=2, kind="audio", media_type=None, alt="A song", url="https://a.example/s")
    with warnings.catch_warnings(action="error"):
        blocks = flow(shown(jpeg(), recording, builders.picture(3, jpeg(), alt="Last")))
    assert [words(block) for block in blocks] == [
        ["Picture 1"],
        ["Recording · A song · https://a.example/s"],
        ["Last"],
    ]


@pytest.mark.parametrize("content", [SVG, b"\0", jpeg()[:-100], jpeg()[:3], b"GIF89a"])
def test_a_picture_that_cannot_be_decoded_is_replaced_by_words_with_one_warning(
    content: bytes,
) -> None:
    document = shown(jpeg(), content)
    with pytest.warns(convert.ConvertWarning) as caught:
        blocks = flow(document, media=(1, 2, 2))
    assert [words(block) for block in blocks] == [["Picture 1"], *[["Image · Picture 2"]] * 2]
    [warning] = caught
    message = str(warning.message)
    assert message.startswith("thread.txt: image 2 can't be shown: ")
    assert message.endswith("; its alternative text is shown instead")


def test_the_space_above_pictures_depends_on_what_precedes_them() -> None:
    blocks = flow(shown(*[jpeg()] * 4, builders.picture(5, None), jpeg()), above=3)
    leading = STYLES.leading
    above = [block.above for block in blocks]
    assert above == pytest.approx([3 + 0.1 * leading, 0.7 * leading, 0, 0.7 * leading])
    [_, bare] = flow(shown(*[jpeg()] * 4), captions="hidden")
    assert bare.above == 4


def test_the_reference_of_one_picture_is_at_the_end_of_its_caption() -> None:
    [row] = flow(shown(jpeg()), reference=REFERENCE)
    assert row.pictures[0].caption[-1] is REFERENCE


def test_the_reference_of_one_medium_that_is_not_shown_is_at_the_end_of_its_words() -> None:
    [paragraph] = flow(shown(builders.picture(1, None)), reference=REFERENCE)
    assert paragraph.spans[-1] is REFERENCE


@pytest.mark.parametrize(("count", "captions"), [(2, "caption"), (1, "hidden"), (0, "caption")])
def test_other_references_are_on_a_line_of_their_own(count: int, captions: str) -> None:
    *rows, last = flow(shown(*[jpeg()] * count), captions=captions, reference=REFERENCE)
    assert words(last) == ["Address7"]
    assert [row.keeps_next for row in rows] == [True] * bool(count)


def test_a_label_is_on_a_line_above_the_pictures() -> None:
    label = Span("5/", STYLES.quiet, "label")
    start, row = flow(shown(jpeg()), label=label, anchor="post-5", above=3)
    assert (start.label, start.anchor, start.spans, start.above) == (label, "post-5", (), 3)
    assert start.keeps_next
    assert (row.label, row.anchor) == (None, "")
    assert row.above == 0.7 * STYLES.leading


def test_an_anchor_without_a_label_is_that_of_the_first_row() -> None:
    first, second = flow(shown(*[jpeg()] * 4), anchor="post-5")
    assert (first.anchor, second.anchor) == ("post-5", "")


def test_every_reference_is_in_the_output_once_and_in_order() -> None:
    from tests.pdf.reading import destinations, read

    numbering = Numbering("twitter")
    urls = [numbering.link(f"https://a.example/{number}") for number in range(5)]
    figures = [
        Figure(media=(1,), note=urls[0]),
        Figure(media=(1, 1), note=urls[1]),
        Figure(media=(2,), note=urls[2]),
        Figure(media=(), note=urls[3]),
    ]
    quote = Quote(
        state="shown",
        author=None,
        published=None,
        note=None,
        blocks=(Figure(media=(1,), note=urls[4]),),
    )
    document = builders.thread(
        builders.post(1, *figures, quote),
        numbering=numbering,
        media=(builders.picture(1, jpeg(), alt="One"), builders.picture(2, None)),
    )
    found = [target for target in destinations(read(document)) if target.startswith("note-")]
    assert found == [f"note-{number}" for number in range(1, 6)]


def test_only_the_last_four_decoded_pictures_of_a_large_figure_are_in_memory() -> None:
    contents = [encode(Image.new("L", (size, size)), "PNG") for size in range(1, 8)]
    rows = flow(shown(*contents))
    kept = [picture.raster.decoded is not None for row in rows for picture in row.pictures]
    assert kept == [False] * 3 + [True] * 4


def test_a_document_without_pictures_imports_no_decoder() -> None:
    script = (
        "import sys, convert\n"
        "convert.render(convert.read(b'1/ One\\n2/ Two'), 'pdf')\n"
        "print(*(name for name in sys.modules if name.startswith(('convert.pictures', 'PIL.'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert not any(name.startswith("convert.pictures") for name in found)
    assert not any(name.endswith("Plugin") for name in found)  # reportlab imports PIL.Image
