"""The words of a link lead to its target, and the number after them to its note."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from lxml import etree

import convert
from convert.notes import Numbering
from convert.tree import Link
from convert_pandoc import Options, convert_writers
from tests.builders import thread

WRITERS = {writer.format: writer for writer in convert_writers()}
THREAD = convert.read(
    b"1/ By @ann, see https://www.a.example/x\n2/ .@ann [@ann] a-https://a.example/y, @ben"
)


def written(name: str, document: convert.Document = THREAD) -> str:
    return str(WRITERS[name].write(document, Options(standalone=False)))


@pytest.mark.parametrize(
    ("name", "links"),
    [
        (
            "html",
            ['By <a href="https://x.com/ann" dir="auto">@ann</a>', '/x" dir="auto">a.example</a>'],
        ),
        ("gfm", ["By [@ann](https://x.com/ann)[^1]", "[a.example](https://www.a.example/x)[^2]"]),
        ("latex", [r"By \href{https://x.com/ann}{@ann}\footnote"]),
        ("rst", ["By `@ann <https://x.com/ann>`__\\  [1]_"]),
        ("org", ["By [[https://x.com/ann][@ann]][fn:1]"]),
        ("docbook", ['By <link xlink:href="https://x.com/ann">@ann</link><footnote>']),
    ],
)
def test_the_words_of_a_link_lead_to_its_target(name: str, links: list[str]):
    text = written(name)
    assert [link for link in links if link not in text] == []


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("asciidoc", ".link:https://x.com/ann[@ann]"),
        ("asciidoc", "a-link:https://a.example/y[a.example]"),
        ("textile", '["&#64;ann":https://x.com/ann][1]'),
        ("dokuwiki", "[\u200b[[https://x.com/ann|@ann]]"),
        ("muse", "[\u200b[[https://x.com/ann][@ann]]"),
        ("zimwiki", "[\u200b[[https://x.com/ann|@ann]]"),
    ],
)
def test_a_link_keeps_its_markup_beside_other_marks(name: str, link: str):
    assert link in written(name)


@pytest.mark.parametrize("name", ["man", "vimdoc", "texinfo"])
def test_addresses_are_not_repeated_in_text_that_shows_them(name: str):
    text = written(name)
    assert text.count("x.com/ann") == 1


def test_words_without_a_safe_target_are_no_link():
    numbering = Numbering("twitter")
    unsafe = Link("here", numbering.link("javascript:alert(1)"))
    cut = Link("there", numbering.link("https://a.example/x", truncated=True))
    text = written("html", thread((unsafe, " and ", cut), numbering=numbering))
    assert '<span dir="auto">here</span><a href="#fn1"' in text
    assert '<span dir="auto">there</span><a href="#fn2"' in text


def test_a_label_leads_to_its_post_on_a_page_but_not_on_slides():
    assert '<span class="label"><a href="#post-2">2/</a></span>' in written("html")
    assert '<span class="label">2/</span>' in written("revealjs")


_MEASURE = """<script>
const found = [...document.querySelectorAll(".footnote-ref")].map(link => {
  const box = link.getBoundingClientRect()
  return `${box.width} ${box.height}`
})
const words = [...document.querySelectorAll("p > a[dir=auto]")].every(link => {
  const box = link.getBoundingClientRect()
  return link.contains(document.elementFromPoint(box.left + 2, box.top + box.height / 2))
})
document.documentElement.setAttribute("data-found", found.join(";") + "|" + words)
</script>"""


@pytest.mark.slow
@pytest.mark.skipif(which("chromium") is None, reason="needs Chromium")
@pytest.mark.parametrize("text", ["1/ By @ann @ben, https://a.example/x @carl", "1/ אל @ann @ben סוף"])
def test_the_number_of_a_note_is_at_least_24_pixels_wide_and_high(tmp_path: Path, text: str):
    header = tmp_path / "measure.html"
    header.write_text(_MEASURE)
    options = Options(extra_args=f"--include-after-body={header}")
    page = tmp_path / "page.html"
    page.write_text(str(WRITERS["html"].write(convert.read(text.encode()), options)), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    found, _, words = etree.HTML(shown).get("data-found").partition("|")
    assert words == "true"  # the targets of words are not covered
    sizes = [list(map(float, each.split())) for each in found.split(";")]
    assert len(sizes) == text.count("@") + text.count("https")
    assert min(min(size) for size in sizes) >= 24


def test_numbers_of_notes_are_not_underlined_and_titles_are_balanced():
    page = str(WRITERS["html"].write(THREAD, Options()))
    (style,) = re.findall("<style>(.*?)</style>", page)
    assert ".footnote-ref{text-decoration:none;" in style
    assert "h1.title{text-wrap:balance}" in style
    assert page.count('class="footnote-ref"') == 6
