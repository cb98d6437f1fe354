"""Pictures on pages: their places, and how they are tagged."""

import pytest

from convert.notes import Numbering
from convert.tree import Document, Figure, List, Media, Quote
from convert_pdf.styles import Paper
from tests import builders
from tests.builders import picture
from tests.pdf.imaging import boxes, elements, jpeg, read, shown

PAPER = Paper.of("a5")


def test_four_pictures_are_two_by_two() -> None:
    [page] = read(shown(*[jpeg(500, 500)] * 4)).pages
    first, second, third, fourth = boxes(page)
    side = (PAPER.measure - 4) / 2
    assert [box[2:] for box in boxes(page)] == [pytest.approx((side, side), abs=0.01)] * 4
    assert first[0] == third[0] == pytest.approx(PAPER.left, abs=0.01)
    assert second[0] == fourth[0] == pytest.approx(PAPER.left + side + 4, abs=0.01)
    assert first[1] == second[1] > third[1] + side
    assert third[1] == fourth[1]


def test_pictures_are_from_right_to_left_in_a_right_to_left_thread() -> None:
    document = shown(jpeg(500, 500), jpeg(1000, 500), language="he", direction="rtl")
    [page] = read(document).pages
    first, second = boxes(page)
    assert first[0] + first[2] == pytest.approx(PAPER.left + PAPER.measure, abs=0.01)
    assert second[0] == pytest.approx(PAPER.left, abs=0.01)


def test_pictures_of_equal_rows_have_their_lower_edges_at_one_height() -> None:
    [page] = read(shown(jpeg(100, 100), jpeg(1000, 1000))).pages
    assert len({box[1] for box in boxes(page)}) == 1


def test_a_figure_has_its_alternative_text_its_box_and_its_caption() -> None:
    reader = read(shown(jpeg()))
    [figure] = elements(reader, "/Figure")
    assert figure["/Alt"] == "Picture 1"
    left, bottom, width, height = boxes(reader.pages[0])[0]
    assert figure["/A"]["/O"] == "/Layout"
    assert [float(edge) for edge in figure["/A"]["/BBox"]] == pytest.approx(
        [left, bottom, left + width, bottom + height], abs=0.02
    )
    mark, caption = figure["/K"]
    assert isinstance(mark, int)
    assert caption.get_object()["/S"] == "/Caption"
    assert "/Lang" not in figure


def test_figures_are_in_reading_order_between_paragraphs() -> None:
    document = builders.thread(
        builders.post(1, "Before", Figure(media=(1, 2), note=None), "After"),
        media=(picture(1, jpeg(), alt="One"), picture(2, jpeg(), alt="Two")),
    )
    reader = read(document)
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    post = root["/K"][-1].get_object()
    kinds = [kid.get_object()["/S"] for kid in post["/K"]]
    assert kinds == ["/P", "/Figure", "/Figure", "/P"]
    assert [figure["/Alt"] for figure in elements(reader, "/Figure")] == ["One", "Two"]


def test_captions_side_by_side_are_copied_one_after_the_other() -> None:
    alts = ["one two three four five six seven eight nine ten", "a b c"]
    document = shown(*(picture(number, jpeg(), alt=alt) for number, alt in enumerate(alts, start=1)))
    text = " ".join(read(document).pages[0].extract_text().split())
    assert " ".join(alts) in text


def test_a_description_that_this_program_gives_is_in_english() -> None:
    document = shown(picture(1, jpeg()), language="de")
    [figure] = elements(read(document), "/Figure")
    assert (figure["/Alt"], figure["/Lang"]) == ("Image without a description", "en")


def test_a_figure_has_the_language_of_its_post() -> None:
    post = builders.post(1, Figure(media=(1,), note=None), language="fr")
    document = builders.thread(post, media=(picture(1, jpeg(), alt="Un chat"),))
    [post] = elements(read(document), "/Sect")
    [figure] = elements(read(document), "/Figure")
    assert (post["/Lang"], figure.get("/Lang")) == ("fr", None)
    assert figure["/P"]["/S"] == "/Sect"


def test_figures_in_quotes_and_lists_are_inside_their_elements() -> None:
    quote = Quote(
        state="shown", author=None, published=None, note=None, blocks=(Figure(media=(1,), note=None),)
    )
    listed = List(start=None, items=((Figure(media=(1,), note=None),),))
    document = builders.thread(
        builders.post(1, quote, listed), media=(picture(1, jpeg(), alt="A cat"),)
    )
    reader = read(document)
    [block_quote], [body] = elements(reader, "/BlockQuote"), elements(reader, "/LBody")
    for container in (block_quote, body):
        assert container["/K"][-1].get_object()["/S"] == "/Figure"
    [quoted, item] = (box for page in reader.pages for box in boxes(page))
    assert quoted[0] == item[0] == pytest.approx(PAPER.left + PAPER.step, abs=0.01)


def video() -> Document:
    poster = picture(1, jpeg())
    media = Media(
        number=2, kind="video", media_type=None, url="https://a.example/v", alt="A cat", poster=1
    )
    figure = Figure(media=(2,), note=None)
    return builders.thread(builders.post(1, figure), media=(poster, media))


def test_the_address_of_a_video_is_a_link_in_its_caption() -> None:
    reader = read(video())
    [caption] = elements(reader, "/Caption")
    kinds = [kid.get_object()["/S"] for kid in caption["/K"] if not isinstance(kid, int)]
    assert "/Link" in kinds
    [annotation] = reader.pages[0]["/Annots"]
    assert annotation.get_object()["/A"]["/URI"] == "https://a.example/v"


def test_the_caption_of_a_picture_goes_on_on_the_next_page() -> None:
    document = shown(picture(1, jpeg(2000, 2000), alt="A long description. " * 200))
    reader = read(document)
    assert len(reader.pages) == 3
    [caption] = elements(reader, "/Caption")
    assert len(caption["/K"]) == 3
    assert " ".join("".join(page.extract_text() for page in reader.pages).split()).count("long") == 200


def test_the_note_of_a_picture_is_on_its_page() -> None:
    numbering = Numbering("twitter")
    number = numbering.link("https://a.example/")
    document = builders.thread(
        builders.post(1, "Words. " * 300, Figure(media=(1,), note=number)),
        numbering=numbering,
        media=(picture(1, jpeg(1000, 1000), alt="A cat"),),
    )
    reader = read(document)
    places = {
        name: reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    [page] = (index for index, page in enumerate(reader.pages) if boxes(page))
    assert places["note-1"] == places["ref-1"] == page


def test_the_anchor_of_a_post_is_at_the_upper_edge_of_its_picture() -> None:
    document = builders.thread(
        builders.post(1, "One"),
        builders.post(2, Figure(media=(1,), note=None), label=""),
        media=(picture(1, jpeg(), alt="A cat"),),
    )
    reader = read(document)
    _, bottom, _, height = boxes(reader.pages[0])[0]
    assert reader.named_destinations["post-2"].top == pytest.approx(bottom + height, abs=0.02)
