"""A hostile picture is shown, or its alternative text is, with one warning, by every format."""

import io
import sys
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

import convert
from convert import Document
from convert.tree import Figure, Quote
from tests import outlines
from tests.builders import picture, post, thread
from tests.core.test_pictures import (
    AVIF,
    LARGE,
    encode,
    flags,
    gif_of_10_000_frames,
    png,
    sample,
    zeros,
)
from tests.processes import output_of
from tests.test_agreement import text_of
from tests.test_rich import FORMATS, bytes_of, count_pictures

ALT = "A flag in red and blue"
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="https://a.example/x"/></svg>'


def animated(name: str) -> bytes:
    frames = [Image.new("RGBA", (60, 40), color) for color in ("red", "lime", "blue")]
    return encode(frames[0], name, save_all=True, append_images=frames[1:], duration=100)


SHOWN: dict[str, Callable[[], bytes]] = {
    "a GIF of 10,000 frames": gif_of_10_000_frames,
    "a PNG that is called a JPEG": lambda: sample("PNG"),
    "a JPEG in CMYK": lambda: encode(flags().convert("CMYK"), "JPEG"),
    "a PNG of 16 bits": lambda: encode(Image.new("I;16", (60, 40), 30_000), "PNG"),
    "a small animated WebP": lambda: animated("WEBP"),
    **({"an AVIF": lambda: sample("AVIF")} if AVIF else {}),
}
REPLACED: dict[str, Callable[[], bytes]] = {
    "a PNG of 50,000 × 50,000 pixels": lambda: png(50_000, 50_000, 1, 0, zeros(50_000 * 6251)),
    "a JPEG that is cut short": lambda: sample("JPEG")[:-100],
    "an SVG with a script": lambda: SVG,
    "no bytes": lambda: b"",
    "a page that is called a JPEG": lambda: b"<!DOCTYPE html><script>alert(1)</script>",
}
# Those that need most memory or time, and small enough for a JSON file of the default `--max-size`.
HEAVY = {
    name: make
    for name, make in LARGE.items()
    if "of 16 bits" in name or "progressive" in name or "20 million" in name or "WebP" in name
}
REASONS = {
    "a PNG of 50,000 × 50,000 pixels": "50,000 × 50,000 pixels are more than the limit of 50,000,000",
    "a JPEG that is cut short": "the file is cut short",
    "an SVG with a script": "SVG is not supported: it can contain programs",
    "no bytes": "the file is empty",
    "a page that is called a JPEG": "unknown format (known: JPEG, PNG, GIF, WebP, AVIF)",
}


@cache
def document(name: str) -> Document:
    """Return a thread that shows the picture twice, in a post and in a quote; a heavy one only once."""
    data = (SHOWN | REPLACED | HEAVY)[name]()
    media = picture(1, data, media_type="image/jpeg", url="https://media.example/flag", alt=ALT)
    figure = Figure(media=(1,), note=None)
    quote = Quote(state="shown", author=None, published=None, note=None, blocks=(figure,))
    again = () if name in HEAVY else (post(2, "Again:", quote),)
    return thread(post(1, "Look:", figure), *again, media=(media,))


def render(name: str, format_: str) -> tuple[str | bytes | convert.Output, list[str]]:
    """Return the output and the warnings, but those about fonts."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        written = convert.render(document(name), format_)
    assert {warning.category for warning in caught} <= {convert.ConvertWarning}
    return written, [
        str(warning.message) for warning in caught if "no font" not in str(warning.message)
    ]


def described(format_: str, written: str | bytes | convert.Output) -> int:
    """Return how often an output has the alternative text in words or as an attribute."""
    match format_:
        case "epub":
            return outlines.of_epub(bytes_of(written)).count(ALT)
        case "pdf":
            # The structure of a shown picture has the text, and so has the page below it.
            pages, _, structure = outlines.of_pdf(bytes_of(written)).partition("== structure")
            return max(" ".join(pages.split()).count(ALT), structure.count(f"/Alt={ALT!r}"))
        case "docx":
            return words_of_docx(written).count(ALT)
        case _:
            return text_of(written).count(ALT)


def words_of_docx(written: str | bytes | convert.Output) -> str:
    """Return the text of the part of a docx with the posts, with its markup."""
    with zipfile.ZipFile(io.BytesIO(bytes_of(written))) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", SHOWN)
def test_what_can_be_decoded_is_shown_without_a_warning(name: str, format_: str) -> None:
    written, messages = render(name, format_)
    assert messages == []
    assert count_pictures(format_, written) == (1 if format_ == "json" else 2)
    assert described(format_, written) >= (1 if format_ == "json" else 2)


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {"json"}))
@pytest.mark.parametrize("name", REPLACED)
def test_what_can_not_be_decoded_is_replaced_with_one_warning(name: str, format_: str) -> None:
    written, messages = render(name, format_)
    assert messages == [
        f"thread.txt: image 1 can't be shown: {REASONS[name]}; its alternative text is shown instead"
    ]
    assert count_pictures(format_, written) == 0
    assert described(format_, written) == 2


@pytest.mark.parametrize("name", [*SHOWN, *REPLACED])
def test_json_keeps_every_picture_as_it_is(name: str, tmp_path: Path) -> None:
    written, messages = render(name, "json")
    assert messages == []
    file = tmp_path / "thread.json"
    file.write_text(text_of(written), encoding="utf-8")
    assert convert.read(file) == document(name)


@pytest.mark.parametrize("name", [*SHOWN, *REPLACED])
def test_a_page_contains_no_program_and_only_harmless_pictures(name: str) -> None:
    page = lxml.html.fromstring(text_of(render(name, "html")[0]))
    assert not page.findall(".//script")
    assert not page.findall(".//svg")
    assert not page.findall(".//object")
    assert not page.findall(".//embed")
    for image in page.iter("img"):
        kind = image.get("src").partition(";")[0]
        assert kind in ("data:image/jpeg", "data:image/png", "data:image/gif", "data:image/webp")


@pytest.mark.parametrize("name", [*SHOWN, *REPLACED])
def test_files_beside_markdown_are_pictures_that_browsers_show(name: str) -> None:
    written, _ = render(name, "markdown")
    files = written.files if isinstance(written, convert.Output) else {}
    assert len(files) == (1 if name in SHOWN else 0)
    for file, content in files.items():
        with Image.open(io.BytesIO(content)) as image:
            assert file.endswith(SUFFIXES[image.format])


MEASURE = """
import os, resource, sys, warnings
from pathlib import Path
import convert
warnings.simplefilter("ignore")
document = convert.read(Path(sys.argv[1]))
before = sum(os.times()[:4])  # of this process and those it runs, and of no others
for format_ in sys.argv[2:]:
    convert.render(document, format_)
seconds = sum(os.times()[:4]) - before
unit = 1024 if sys.platform == "darwin" else 1
peaks = [resource.getrusage(who).ru_maxrss // unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(seconds, max(peaks))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs the module resource")
@pytest.mark.parametrize("name", ["a GIF of 10,000 frames", "a PNG of 50,000 × 50,000 pixels", *HEAVY])
def test_a_hostile_picture_needs_less_than_500_mb_and_ends(name: str, tmp_path: Path) -> None:
    file = tmp_path / "thread.json"
    file.write_text(text_of(convert.render(document(name), "json")), encoding="utf-8")
    seconds, peak = output_of(MEASURE, str(file), *FORMATS).split()
    assert int(peak) < 500_000
    assert float(seconds) < 60  # ten times what it takes: only what never ends takes longer
