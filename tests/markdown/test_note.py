"""Notes: their positions and numbers."""

import pytest
from msgspec.structs import replace as replaced

from convert.tree import Link, LinkNote
from convert_markdown import Options, write
from tests.markdown.reading import CommonMark
from tests.markdown.texts import document_of, small_document


def test_notes_can_follow_the_post_with_the_first_reference() -> None:
    paragraphs = write(small_document(), Options(front_matter=False, notes="after-post")).split("\n\n")
    assert (
        paragraphs[2]
        == "[^1]: @annberg, <https://x.com/annberg>\n[^2]: Talks in Vienna, <https://example.org/vienna>"
    )
    assert paragraphs[5] == "[^3]: https\\://example.com/cut\n"


@pytest.mark.parametrize("notes", ["end", "after-post"])
def test_notes_keep_their_numbers_without_references_or_in_any_order(notes) -> None:
    def link(number: int) -> list[Link]:
        return [Link(f"to {number}", number)]

    noted = tuple(LinkNote(number, f"https://a.example/{number}", False) for number in range(1, 7))
    document = document_of([link(3)], [link(1), link(5)], [link(2)], noted=noted)
    options = Options(flavour="commonmark", front_matter=False, notes=notes)
    assert CommonMark(write(document, options)).notes == {note.number: note.url for note in noted}
    unreferred = replaced(document, posts=())
    assert CommonMark(write(unreferred, options)).notes == {note.number: note.url for note in noted}
