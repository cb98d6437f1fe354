"""The Markdown source of whole documents."""

from convert.testing import check_writer
from convert_markdown import Options, convert_writers, write
from tests.markdown.texts import small_document

BARE = Options(front_matter=False)


def test_the_writer_fulfils_the_plugin_contract() -> None:
    [writer] = convert_writers()
    check_writer(writer)


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
