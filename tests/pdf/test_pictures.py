"""Threads with pictures as files: valid, looking right, however hostile the pictures are."""

import re
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from convert.notes import Numbering, references
from convert.tree import Author, Block, Document, Figure, Media, Quote
from tests import builders
from tests.builders import picture
from tests.pdf.imaging import boxes, encode, images, jpeg, oriented, pdf, read, shown
from tests.pdf.reading import internal_links
from tests.pdf.test_validators import NEEDS_TOOLS
from tests.processes import output_of

RED, GREEN, WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


def transparent() -> bytes:
    """Return a PNG whose left half is red, and whose right half is transparent black."""
    image = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 200, 200))
    return encode(image, "PNG")


def test_on_dark_pages_a_transparent_picture_is_on_white_and_no_other_is() -> None:
    def panels(content: bytes, colors: str) -> list[tuple[float, ...]]:
        [page] = read(shown(content), colors=colors).pages
        stream = page.get_contents().get_data().decode("ascii")
        found = re.findall(r"/Type /Layout >> BDC q 1 1 1 rg (.*?) re f Q EMC", stream)
        return [tuple(map(float, edges.split())) for edges in found]

    [page] = read(shown(transparent())).pages
    assert panels(transparent(), "dark") == [pytest.approx(box, abs=0.01) for box in boxes(page)]
    assert panels(transparent(), "light") == []
    assert panels(jpeg(), "dark") == panels(flag("RGB", "PNG"), "dark") == []


def flag(mode: str, name: str = "JPEG") -> bytes:
    """Return a picture whose left half is red and whose right half is green."""
    image = Image.new("RGB", (400, 200), RED)
    image.paste(GREEN, (200, 0, 400, 200))
    return encode(image.convert(mode), name)


def various() -> Document:
    """A thread with pictures of all kinds, in all places."""
    contents = [jpeg(), transparent(), flag("CMYK"), oriented(6), jpeg(100, 5000)]
    contents += [flag("P", "GIF"), flag("RGB", "WEBP"), encode(Image.new("L", (1, 1)), "PNG")]
    media = [
        picture(number, content, alt=f"Picture {number}. " * number)
        for number, content in enumerate(contents, start=1)
    ]
    video = Media(
        number=9, kind="video", media_type=None, url="https://a.example/v", alt="A cat", poster=1
    )
    media += [video, picture(10, None, alt="Not here"), picture(11, jpeg())]
    numbering = Numbering("twitter")
    quote = Quote(
        state="shown",
        author=Author(name="Ann", handle="ann"),
        published=None,
        note=numbering.link("https://a.example/quote"),
        blocks=(Figure(media=(1, 2, 3), note=None),),
    )
    return builders.thread(
        builders.post(1, "Words", Figure(media=(1,), note=numbering.link("https://a.example/1"))),
        builders.post(2, Figure(media=(1, 2, 3, 4), note=numbering.link("https://a.example/2"))),
        builders.post(3, quote, Figure(media=(5,), note=None), language="de"),
        builders.post(4, Figure(media=(9, 10, 11), note=None)),
        builders.post(5, Figure(media=tuple([6, 7, 8, 1] * 5), note=None)),
        numbering=numbering,
        media=tuple(media),
    )


@pytest.mark.parametrize(
    "options",
    [{}, {"alt": "hidden", "notes": "end"}, {"page_size": "60x60mm"}, {"page_size": "10x10mm"}],
)
def test_a_thread_with_pictures_breaks_no_rule_of_pdf_ua(options: dict[str, str]) -> None:
    report = page.validate_pdf_bytes(pdf(various(), **options), profile="ua1")
    assert report.is_compliant, str(report.failures)


@pytest.mark.slow
@NEEDS_TOOLS
@pytest.mark.parametrize("options", [{}, {"page_size": "40x40mm"}])
def test_qpdf_finds_no_fault_in_pictures(options: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf(various(), **options))
    checked = subprocess.run(
        ["qpdf", "--check", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_pictures_give_the_same_bytes() -> None:
    assert pdf(various()) == pdf(various())


def test_every_picture_is_shown_once_for_each_of_its_figures() -> None:
    reader = read(various())
    assert sum(map(len, map(boxes, reader.pages))) == 1 + 4 + 3 + 1 + 2 + 20
    stored = {image["/Width"] for each in reader.pages for image in images(each)}
    assert stored >= {600, 400, 100, 1}


@pytest.mark.parametrize("size", ["a5", "100x60mm", "60x100mm"])
def test_pictures_are_inside_the_text_area(size: str) -> None:
    from convert_pdf.styles import Paper

    paper = Paper.of(size)
    for each in read(various(), page_size=size).pages:
        for left, bottom, width, height in boxes(each):
            assert left >= paper.left - 0.01
            assert left + width <= paper.left + paper.measure + 0.01
            assert bottom >= paper.bottom - 0.01
            assert bottom + height <= paper.top + 0.01


SIZES = [(600, 400), (100, 2000), (3000, 50), (1, 1), (300, 900)]
MEDIA = tuple(
    picture(number, content, alt=alt)
    for number, (content, alt) in enumerate(
        zip(
            [*(jpeg(*size) for size in SIZES), transparent(), b"x", None],
            ["One", None, "long words " * 100, "עברית", "w" * 300, "Six", "Seven", "Eight"],
            strict=True,
        ),
        start=1,
    )
)
NUMBERING = Numbering("twitter")
NUMBERS = [NUMBERING.link(f"https://a.example/{number}" + "x" * 90 * number) for number in range(6)]

numbers = st.sampled_from([None, *NUMBERS])
figures = st.builds(
    lambda media, note: Figure(media=tuple(media), note=note),
    st.lists(st.integers(1, len(MEDIA)), max_size=7),
    numbers,
)
paragraphs = st.builds(lambda count: builders.blocks(["words " * count])[0], st.integers(1, 200))
quotes = st.builds(
    lambda inner, note: Quote(
        state="shown", author=None, published=None, note=note, blocks=tuple(inner)
    ),
    st.lists(figures | paragraphs, max_size=3),
    numbers,
)


@given(
    st.lists(st.lists(figures | paragraphs | quotes, max_size=4), min_size=1, max_size=3),
    st.fixed_dictionaries(
        {
            "page_size": st.sampled_from(["a5", "60x60mm", "100x40mm"]),
            "alt": st.sampled_from(["caption", "hidden"]),
        }
    ),
    st.sampled_from(["ltr", "rtl"]),
)
@settings(deadline=None, max_examples=20)
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
def test_wherever_pictures_are_each_note_begins_on_the_page_of_its_reference(
    posts: list[list[Block]], options: dict[str, str], direction: str
) -> None:
    document = builders.thread(
        *(builders.post(number, *blocks) for number, blocks in enumerate(posts, start=1)),
        numbering=NUMBERING,
        media=MEDIA,
        direction=direction,
    )
    reader = read(document, **options)
    places = {
        name: reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    for number in references(document):
        assert places[f"note-{number}"] == places[f"ref-{number}"]
    shown = [description for description, *_ in internal_links(reader) if "Note" in description]
    assert sorted(shown) == sorted(f"Note {number}" for number in references(document))


HOSTILE = [
    b"",
    b"\0" * 1000,
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<html><script>alert(1)</script>",
    b"%PDF-1.7\n",
    *(flag("RGB", name)[:-20] for name in ("JPEG", "PNG", "GIF", "WEBP")),
    encode(Image.new("L", (10, 10)), "PNG").replace(
        b"\0\0\0\x0a\0\0\0\x0a", b"\0\0\xff\xff\0\0\xff\xff"
    ),
]


@pytest.mark.parametrize("content", HOSTILE, ids=lambda content: repr(content[:12]))
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
def test_a_hostile_picture_is_replaced_by_its_alternative_text(content: bytes) -> None:
    document = shown(jpeg(), content)
    data = pdf(document)
    reader = PdfReader(BytesIO(data))
    assert "Image · Picture 2" in " ".join(reader.pages[0].extract_text().split())
    assert len(boxes(reader.pages[0])) == 1
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: encode(Image.new("RGBA", (7000, 7000), (1, 2, 3, 4)), "PNG"), id="PNG"),
        pytest.param(
            lambda: encode(Image.new("RGB", (7000, 7000)), "JPEG", progressive=True), id="JPEG"
        ),
        pytest.param(
            lambda: encode(Image.effect_noise((4400, 4400), 100).convert("RGB"), "WEBP"), id="WebP"
        ),
        pytest.param(lambda: encode(Image.effect_noise((5500, 5500), 100), "GIF"), id="GIF"),
        pytest.param(lambda: encode(Image.effect_noise((2, 60_000), 100), "PNG"), id="tall"),
        pytest.param(lambda: encode(Image.effect_noise((3000, 3000), 100), "PNG"), id="noise"),
    ],
)
def test_a_large_picture_is_written_in_bounded_time(content) -> None:
    document = shown(content())
    pdf(shown(jpeg()))  # imports
    start = time.process_time()
    pdf(document)
    assert (
        time.process_time() - start < 20
    )  # ten times what it takes: only what never ends takes longer


def rendered(document: Document, tmp_path: Path) -> Image.Image:
    """Return the first page at 72 dpi: a pixel is a point."""
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf(document))
    subprocess.run(
        ["pdftoppm", "-r", "72", "-singlefile", "-png", str(file), str(tmp_path / "x")], check=True
    )
    return Image.open(tmp_path / "x.png").convert("RGB")


def seen(document: Document, tmp_path: Path, *places: float) -> list[tuple[int, ...]]:
    """Return colours of a picture on its page, each given by its part of the width from the left."""
    [shown_page] = read(document).pages
    [(left, bottom, width, height)] = boxes(shown_page)
    image = rendered(document, tmp_path)
    y = round(image.height - bottom - height / 2)
    return [image.getpixel((round(left + place * width), y)) for place in places]  # type: ignore[misc]


def is_close(one: tuple[int, ...], other: tuple[int, ...], by: int = 40) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.slow
@NEEDS_TOOLS
@pytest.mark.parametrize(
    ("mode", "name"), [("RGB", "JPEG"), ("CMYK", "JPEG"), ("P", "GIF"), ("RGB", "PNG"), ("RGB", "WEBP")]
)
def test_colours_are_right(mode: str, name: str, tmp_path: Path) -> None:
    left, right = seen(shown(flag(mode, name)), tmp_path, 0.25, 0.75)
    # Poppler's red and green of process colours are darker than those of a screen.
    assert is_close(left, RED, 80), left
    assert is_close(right, GREEN, 180), right
    assert right[1] > max(right[0], right[2]) + 50


@pytest.mark.slow
@NEEDS_TOOLS
def test_a_transparent_picture_shows_the_page(tmp_path: Path) -> None:
    left, right = seen(shown(transparent()), tmp_path, 0.25, 0.75)
    assert is_close(left, RED)
    assert right == WHITE


@pytest.mark.slow
@NEEDS_TOOLS
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_turned_picture_is_upright(orientation: int, tmp_path: Path) -> None:
    [(left, bottom, width, height)] = boxes(read(shown(oriented(1))).pages[0])
    image = rendered(shown(oriented(orientation)), tmp_path)
    y = round(image.height - bottom - height / 2)
    assert is_close(image.getpixel((round(left + width / 4), y)), WHITE)  # type: ignore[arg-type]
    assert is_close(image.getpixel((round(left + width * 3 / 4), y)), (0, 0, 0))  # type: ignore[arg-type]


MEASURE = """
import resource, sys
from tests import builders
from tests.pdf.imaging import encode, pdf
from convert.tree import Figure
from PIL import Image

count, side = int(sys.argv[1]), int(sys.argv[2])
content = encode(Image.effect_noise((side, side), 100).convert("RGB"), "JPEG", quality=95)
# Bytes after the end of a JPEG make each a picture of its own.
media = tuple(
    builders.picture(number, content + b"%d" % number, alt="A picture") for number in range(1, count + 1)
)
figures = (Figure(media=(number,), note=None) for number in range(1, count + 1))
document = builders.thread(*(builders.post(1, figure) for figure in figures), media=media)
size = len(pdf(document))
total = sum(len(each.data) for each in media)
assert total < size < 1.01 * total + 100_000
print(total, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def peak(count: int, side: int) -> tuple[int, int]:
    """Return the size of the pictures of a thread, and the most memory that its conversion took."""
    total, most = map(int, output_of(MEASURE, str(count), str(side)).split())
    return total, most


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems measure otherwise")
@pytest.mark.parametrize(
    ("count", "side"), [(60, 800), pytest.param(200, 1500, marks=pytest.mark.slow)]
)
def test_a_thread_takes_at_most_twice_the_memory_of_its_pictures(count: int, side: int) -> None:
    _, base = peak(1, side)
    total, most = peak(count, side)
    assert total > 15_000_000
    # The allocator keeps some of what was freed.
    assert most <= 2.02 * total + base + 12_000_000
