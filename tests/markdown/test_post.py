"""Posts: labels and anchors in each flavour."""

import re

from msgspec.structs import replace as replaced

from convert.tree import Text
from convert_markdown import Options, write
from tests.markdown.texts import document_of, small_document

BARE = Options(front_matter=False)


def test_a_label_does_not_start_a_list() -> None:
    post = replaced(document_of([[Text("a")]]).posts[0], label="4.")
    document = replaced(document_of(), posts=(post,))
    assert "\n4\\. a\n" in write(document, BARE)
    assert "\n[4.]{#post-1} a\n" in write(document, Options(flavour="pandoc"))
    assert "\na\n" in write(document, Options(numbering="none"))


def test_pandoc_has_the_anchor_at_the_label_and_no_citations() -> None:
    paragraphs = write(small_document(), Options(flavour="pandoc", front_matter=False)).split("\n\n")
    assert paragraphs[1].startswith("[]{#post-1}A meeting in Vienna, says \\@annberg[^1], and why")
    assert paragraphs[2] == "[2/2]{#post-2} Second **thoughts**."
    assert paragraphs[4].startswith("[^1]: \\@annberg, <https://x.com/annberg>\n")


def test_obsidian_has_block_ids_at_the_ends_of_posts() -> None:
    paragraphs = write(small_document(), Options(flavour="obsidian", front_matter=False)).split("\n\n")
    assert paragraphs[1].endswith("\\\nMore at example.org[^2] ^post-1")
    assert paragraphs[2] == "2/2 Second **thoughts**."
    assert paragraphs[3].endswith(" and to example.com[^3] ^post-2")


def test_block_ids_in_obsidian_are_unique() -> None:
    posts = document_of(*[[[Text("a")]]] * 3).posts
    numbered = zip(posts, ["2", "2", "2.2"], strict=True)
    document = replaced(document_of(), posts=tuple(replaced(post, number=n) for post, n in numbered))
    names = re.findall(r" \^(\S+)$", write(document, Options(flavour="obsidian")), re.MULTILINE)
    assert names == ["post-2", "post-2-2", "post-2--2"]
