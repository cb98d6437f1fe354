"""The Markdown source of whole documents."""

import pytest

from convert.tree import Author, Part
from convert_markdown import Options, write
from tests.builders import post, thread
from tests.markdown.reading import CommonMark, Pandoc
from tests.markdown.texts import small_document

BARE = Options(front_matter=False)


def test_the_default_flavour_has_footnotes() -> None:
    assert (
        write(small_document(), BARE)
        == """\
# A meeting in Vienna

A meeting in Vienna, says @annberg[^1], and why it matters #Vienna\\
More at example.org[^2]

2/2 Second **thoughts**.

Thanks to @AnnBerg[^1] of […] and to example.com[^3]

[^1]: @annberg, <https://x.com/annberg>
[^2]: Talks in Vienna, <https://example.org/vienna>
[^3]: https\\://example.com/cut
"""
    )


def test_commonmark_has_superscript_numbers_and_a_numbered_list() -> None:
    assert (
        write(small_document(), Options(flavour="commonmark", front_matter=False))
        == """\
# A meeting in Vienna

A meeting in Vienna, says @annberg¹, and why it matters #Vienna\\
More at example.org²

2/2 Second **thoughts**.

Thanks to @AnnBerg¹ of […] and to example.com³

***

1. @annberg, <https://x.com/annberg>
2. Talks in Vienna, <https://example.org/vienna>
3. https\\://example.com/cut
"""
    )


def test_joined_threads_have_their_titles() -> None:
    ann = Author(name="Ann", handle=None, url="https://a.example/ann")
    parts = (
        Part(title="One", author=ann, published="2020-11-10", url="https://a.example/1", first=1),
        Part(title=" ", author=None, published=None, url=None, first=2),
    )
    document = thread("a", post(2, "b", label=""), parts=parts, title="# Two #")
    assert write(document, BARE) == (
        "# # Two \\#\n\n## One\n\n"
        "[Ann](https://a.example/ann) · 10 November 2020 · <https://a.example/1>\n\na\n\nb\n"
    )


@pytest.mark.parametrize("title", ["C#", "a ##", "#", "\\#", "# a #"])
@pytest.mark.parametrize("markdown", ["markdown-smart", "commonmark_x-smart", "gfm"])
def test_a_title_keeps_its_number_signs(title: str, markdown: str) -> None:
    document = thread(title=title)
    assert CommonMark(write(document, BARE)).paragraphs == [title]
    assert Pandoc(write(document, BARE), markdown, BARE).paragraphs == [title]
