"""Links of a page: what they lead to, and the areas in which they are tapped."""

from itertools import combinations
from typing import Any

import pytest
from pypdf import PageObject

import convert
from convert_pdf import Options
from tests.pdf.reading import links, read

THREAD = """\
1/ So @ann and @bob, see https://a.example/x?y=1, https://b.example/2 and https://c.example/3 \
@carla @dan @eve @frank https://d.example/4 https://e.example/5, all of them. """ + (
    "Words of @gail go on and on, and so does https://long-name-of-a-host.example/6 in this line. " * 9
)
TARGET = 18


def areas(page: PageObject) -> list[tuple[Any, list[float]]]:
    """The links of a page, each with its left, lower, right and upper edge."""
    return [(link, [float(edge) for edge in link["/Rect"]]) for link in links(page)]


@pytest.fixture(scope="module", params=["a5", "75x150mm"])
def page(request: pytest.FixtureRequest) -> PageObject:
    document = convert.read(THREAD.encode())
    return read(document, Options(page_size=request.param)).pages[0]


def test_words_are_links_to_their_target_and_numbers_to_their_note(page: PageObject) -> None:
    found = [link["/A"]["/URI"] if "/A" in link else link["/Dest"] for link, _ in areas(page)]
    assert found[:6] == [
        *("https://x.com/ann", "note-1", "https://x.com/bob", "note-2"),
        *("https://a.example/x?y=1", "note-3"),
    ]


def test_no_two_links_of_a_page_overlap(page: PageObject) -> None:
    for (_, one), (_, other) in combinations(areas(page), 2):
        is_beside = one[2] <= other[0] or other[2] <= one[0]
        assert is_beside or one[3] <= other[1] or other[3] <= one[1]


def test_numbers_are_as_large_as_a_finger_needs_where_there_is_room(page: PageObject) -> None:
    found = areas(page)
    line_height = min(edges[3] - edges[1] for link, edges in found if "/A" in link)
    for link, (left, bottom, right, top) in found:
        if "/Dest" not in link:
            continue
        assert top - bottom >= line_height
        lines = [edges for _, edges in found if edges[1] < top and edges[3] > bottom]
        is_free = not any(abs(edges[0] - right) < 0.005 for edges in lines)
        assert right - left == pytest.approx(TARGET, abs=0.01) or not is_free
