"""The entries of the outline: posts, in groups if they are many."""

from io import BytesIO

import page
import pytest

from convert.tree import Text
from convert_pdf.bookmarks import grouped
from convert_pdf.pdf.outline import Entry
from tests.pdf.reading import read, thread


def posts(count: int) -> list[Entry]:
    return [Entry(f"{number}/", f"post-{number}") for number in range(1, count + 1)]


def leaves(entries: tuple[Entry, ...]) -> list[Entry]:
    return [leaf for each in entries for leaf in (leaves(each.below) if each.below else [each])]


def widest(entries: tuple[Entry, ...]) -> int:
    return max(len(entries), *(widest(each.below) for each in entries if each.below), 0)


def test_thirty_posts_are_in_no_groups() -> None:
    assert grouped(posts(30), 1) == tuple(posts(30))
    assert grouped([], 1) == ()


def test_many_posts_are_in_groups_of_ten_that_lead_to_their_first() -> None:
    found = grouped(posts(41), 1)
    assert [each.title for each in found] == [
        "Posts 1–10", "Posts 11–20", "Posts 21–30", "Posts 31–40", "Post 41",
    ]  # fmt: skip
    assert [each.anchor for each in found][1] == "post-11"
    assert list(found[1].below) == posts(41)[10:20]
    assert grouped(posts(40), 5)[-1].title == "Posts 35–44"


@pytest.mark.parametrize("count", [31, 302, 1000, 1001, 12_345, 100_000])
def test_no_list_is_long_and_no_post_is_missing(count: int) -> None:
    found = grouped(posts(count), 1)
    assert leaves(found) == posts(count)
    assert widest(found) <= 100


def test_a_checker_follows_the_outline_of_hundreds_of_posts() -> None:
    reader = read(thread(*((f"{number}/", (Text("A."),)) for number in range(1, 301))))
    assert reader.outline[0]["/Title"] == "Posts 1–10"  # type: ignore[call-overload]  # of pypdf
    assert isinstance(reader.stream, BytesIO)
    assert page.validate_pdf_bytes(reader.stream.getvalue(), profile="ua1").is_compliant
