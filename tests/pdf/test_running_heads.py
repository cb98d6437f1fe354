"""Running heads and page numbers, as they are on the pages of whole threads."""

import re
from typing import Any

import msgspec
import pytest
from pypdf import PageObject, PdfReader

from convert.tree import Author, Text
from convert_pdf import Options
from convert_pdf.styles import Paper
from tests.pdf.reading import of_text, read, thread

LONG = thread(*((f"{number}/", (Text("A line. " * 90),)) for number in range(1, 16)))


def artifacts(page: PageObject, kind: str) -> list[tuple[float, float]]:
    """Where the artifacts of a kind begin on a page."""
    contents = page.get_contents()
    assert contents is not None
    content = contents.get_data().decode("ascii")
    found = re.findall(rf"/Subtype /{kind} >> BDC BT(.*?)ET EMC", content, re.S)
    starts = re.findall(r"1 0 0 1 (\S+) (\S+) Tm", "".join(found))
    return [(float(x), float(y)) for x, y in starts]


def head(page: PageObject) -> str:
    return page.extract_text().splitlines()[0]


def test_pages_but_the_first_have_author_title_and_posts_at_their_head() -> None:
    pages = read(LONG).pages
    assert "posts" not in head(pages[0])
    assert head(pages[1]).startswith("Maxim A. Suchkov · Some points on Russian calculus")
    assert head(pages[1]).endswith("posts 3–6")
    assert artifacts(pages[0], "Header") == []
    paper = Paper.of("a5")
    (left, y), *_ = artifacts(pages[1], "Header")
    assert (left, y) == (pytest.approx(paper.left, abs=0.01), pytest.approx(paper.head, abs=0.01))
    tops = [y for _, y in positions(pages[1]) if y < paper.head - 1]
    assert paper.head - max(tops) > 30  # two lines


def positions(page: PageObject) -> list[tuple[float, float]]:
    contents = page.get_contents()
    assert contents is not None
    content = contents.get_data().decode("ascii")
    return [(float(x), float(y)) for x, y in re.findall(r"1 0 0 1 (\S+) (\S+) Tm", content)]


def test_running_heads_can_be_left_out_and_are_not_on_pages_that_are_too_low() -> None:
    for options in (Options(running_heads=False), Options(page_size="150x30mm")):
        pages = read(LONG, options).pages
        assert not any(artifacts(page, "Header") for page in pages)
        assert all(artifacts(page, "Footer") for page in pages)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (Author(None, "m_suchkov"), "@m_suchkov · Some points"),
        (Author(None, None), "Some points"),
        (Author(" ", None), "Some points"),
    ],
)
def test_the_head_has_the_name_or_the_handle_of_the_author_if_known(
    author: Author, expected: str
) -> None:
    assert head(read(msgspec.structs.replace(LONG, author=author)).pages[1]).startswith(expected)


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("Ann", "word " * 40, "Ann · word word"),  # shortened
        ("Ann of a name that is long, very long indeed", "word " * 40, "word word word"),
        ("Ann", "w" * 300, "Ann · w"),
        ("Ann", "", "Ann · thread.txt"),
        ("x" * 300, "word\nline " * 40, "word line"),
    ],
)
def test_titles_are_shortened_to_the_room_and_names_that_leave_none_are_left_out(
    name: str, title: str, expected: str
) -> None:
    document = msgspec.structs.replace(LONG, author=Author(name, None), title=title)
    page = read(document).pages[1]
    assert head(page).startswith(expected)
    assert re.search(r" posts \d–\d$", head(page))
    paper = Paper.of("a5")
    assert max(x for x, _ in artifacts(page, "Header")) < paper.left + paper.measure


def sides(reader: PdfReader) -> list[tuple[bool, bool]]:
    """For each page but the first: whether posts and page number are in the right half of the text."""
    middle = float(reader.pages[0].mediabox.width) / 2
    found = []
    for number, page in enumerate(reader.pages[1:], start=2):
        [(folio, _)] = artifacts(page, "Footer")
        starts = [x for x, _ in artifacts(page, "Header")]
        posts = starts[-1] if number % 2 else starts[0]  # as they are drawn
        found.append((posts > middle, folio > middle))
    return found


def test_posts_and_page_numbers_of_two_sided_pages_are_at_the_outer_edge() -> None:
    reader = read(LONG, Options(two_sided=True))
    assert sides(reader)[:3] == [(False, False), (True, True), (False, False)]
    hebrew = msgspec.structs.replace(LONG, direction="rtl")
    assert sides(read(hebrew, Options(two_sided=True)))[:2] == [(True, True), (False, False)]


def test_readers_show_two_sided_pages_side_by_side_and_print_on_both_sides() -> None:
    root = read(LONG, Options(two_sided=True)).trailer["/Root"]
    assert root["/PageLayout"] == "/TwoPageRight"
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert "/PageLayout" not in read(LONG).trailer["/Root"]


def test_labels_move_with_the_text_of_two_sided_pages() -> None:
    def lefts(options: Options) -> list[list[float]]:
        return [
            sorted({x for x, y in positions(page) if 60 < y < 540})
            for page in read(LONG, options).pages
        ]

    shift = Paper.of("a5").bound("ltr").shift
    for number, (one, two) in enumerate(
        zip(lefts(Options()), lefts(Options(two_sided=True)), strict=True)
    ):
        assert two == pytest.approx([x + (-shift if number % 2 else shift) for x in one], abs=0.02)


def test_a_document_of_one_page_has_a_page_number_alone() -> None:
    [page] = read(of_text("Alone.")).pages
    assert artifacts(page, "Header") == []
    [(x, _)] = artifacts(page, "Footer")
    assert x == pytest.approx(Paper.of("a5").width / 2, abs=5)


@pytest.mark.parametrize(
    ("preset", "expected"),
    [("book", "Today's agreement may turn another bloody page… "), ("phone", "Today's agreement… ")],
)
def test_a_title_without_room_is_cut_where_a_reader_would_pause(preset: Any, expected: str) -> None:
    title = "Today's agreement may turn another bloody page in the tragedy…"
    document = msgspec.structs.replace(LONG, author=Author(None, None), title=title)
    assert head(read(document, Options(preset=preset)).pages[1]).startswith(expected)
