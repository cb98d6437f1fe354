"""The sample thread is read and written exactly as expected."""

import io
import zipfile
from itertools import pairwise

import pypdf
from lxml import etree

import convert
from convert.tree import Break, Gap, Text, plain


def test_it_has_17_posts_of_which_the_first_has_no_label(seed):
    assert [post.number for post in seed.posts] == [str(number) for number in range(1, 18)]
    assert [post.label for post in seed.posts] == ["", *(f"{number}/" for number in range(2, 18))]
    assert seed.posts[0].lines == (2, 3)
    assert seed.posts[1].lines == (6, 6)


def test_it_has_9_gaps_and_no_break(seed):
    gaps = [
        post.number
        for post in seed.posts
        for block in post.blocks
        for inline in block.inlines
        if isinstance(inline, Gap)
    ]
    assert gaps == ["1", "3", "8", "9", "11", "11", "11", "12", "14"]
    assert not [
        i for post in seed.posts for block in post.blocks for i in block.inlines if isinstance(i, Break)
    ]


def test_the_words_around_a_gap_are_kept_and_neighbouring_texts_are_merged(seed):
    (block,) = seed.posts[7].blocks
    assert isinstance(block.inlines[0], Text)
    assert block.inlines[0].text.endswith("And no role for ")
    assert block.inlines[1:] == (Gap(), Text(", which is important in the Kremlin's worldview."))
    for post in seed.posts:
        for block in post.blocks:
            assert not [
                a for a, b in pairwise(block.inlines) if isinstance(a, Text) and isinstance(b, Text)
            ]


def test_removed_text_is_reported(seed):
    kinds = [(repair.kind, repair.line) for repair in seed.repairs if repair.kind != "gap"]
    assert kinds == [("mark", 1), ("duplicate", 4), ("mark", 39)]
    assert seed.repairs[0].text == "THREAD"
    assert seed.repairs[2].text.startswith("Today's agreement may turn")
    assert seed.repairs[-1].text == "END"


def test_words_that_only_look_wrong_stay(seed):
    text = plain(seed)
    assert "on 10/31 mid.ru" in text
    assert "self-inflicetd" in text
    assert text.endswith("realistic view on Russian aims.")


def test_nothing_of_the_source_is_lost(seed, seed_path):
    notes = {note.number: note.url for note in seed.notes}
    kept = []
    for post in seed.posts:
        kept.append((post.lines[0], post.label))
        for block in post.blocks:
            for inline in block.inlines:
                if inline.__class__.__name__ == "Link":
                    kept.append((post.lines[1], notes[inline.note]))
                elif not isinstance(inline, Gap):
                    kept.append((post.lines[1], plain(inline)))
    kept += [(repair.line, repair.text) for repair in seed.repairs]
    words = sorted("".join("".join(text.split()) for _, text in kept))
    assert words == sorted("".join(seed_path.read_text(encoding="utf-8").split()))


def test_its_json_and_markdown_are_the_golden_ones(seed, golden):
    golden("seed.json", convert.render(seed, "json"))
    golden("seed.md", convert.render(seed, "markdown"))


def test_the_text_and_structure_of_its_epub_are_the_golden_ones(seed, golden):
    shown = []
    with zipfile.ZipFile(io.BytesIO(convert.render(seed, "epub"))) as book:
        for name in book.namelist():
            shown.append(f"== {name}")
            if name.endswith(".xhtml"):
                for element in etree.fromstring(book.read(name)).iter(
                    "{*}h1", "{*}h2", "{*}p", "{*}li"
                ):
                    tag = etree.QName(element).localname
                    shown.append(f"{tag}: {' '.join(''.join(element.itertext()).split())}")
    golden("seed.epub.txt", "\n".join(shown) + "\n")


def test_the_text_of_its_pdf_is_the_golden_one(seed, golden):
    pages = pypdf.PdfReader(io.BytesIO(convert.render(seed, "pdf"))).pages
    golden(
        "seed.pdf.txt",
        "\n".join(f"== page {n}\n{page.extract_text()}" for n, page in enumerate(pages, 1)) + "\n",
    )
