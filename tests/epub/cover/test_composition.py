"""What a cover shows, and where."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from convert.tree import Author, Document
from convert_epub.cover.composition import HEIGHT, WIDTH
from tests.epub.cover.threads import ANN, LONG, NOBODY, composed, thread


def below(document: Document) -> list[str]:
    """Return the lines at the foot of a cover."""
    return [line for words in composed(document).author for line in words.lines]


def test_name_handle_days_and_number_of_posts_are_at_the_foot() -> None:
    document = thread("Today", published="2020-11-10")
    assert below(document) == ["Ann Berg", "@annberg", "5 posts · 10–11 November 2020"]


def test_the_days_of_a_cover_are_in_the_language_of_its_other_details() -> None:
    document = replace(thread("Heute", published="2020-11-10"), language="de")
    assert below(document)[-1] == "5 posts · 10–11 November 2020"


def test_the_title_is_larger_than_the_name_and_the_name_than_the_handle() -> None:
    for title in ("Today", "A meeting in Vienna, and why it matters"):
        cover = composed(thread(title))
        name, handle, details = (words.size for words in cover.author)
        assert cover.title.size > name > handle > details


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        (Author("Ann Berg", None), ["Ann Berg"]),
        (Author(None, "annberg"), ["@annberg"]),
        (Author(" ", ""), []),
        (NOBODY, []),
    ],
)
def test_unknown_parts_of_the_author_are_left_out(author: Author, shown: list[str]) -> None:
    *found, _details = below(thread("Today", author))
    assert found == shown


def test_a_thread_without_a_title_shows_the_name_of_its_file() -> None:
    assert composed(thread(" ", NOBODY)).title.lines == ["vienna.txt"]


def test_the_lower_half_has_the_number_of_posts_in_large_type() -> None:
    for author in (ANN, NOBODY):
        cover = composed(thread("A meeting in Vienna, and why it matters", author, posts=17))
        assert cover.ornament is not None
        assert cover.ornament.lines == ["17"]
        assert cover.ornament.size > 2 * cover.title.size
        assert cover.ornament.baselines[0] > HEIGHT / 2


@pytest.mark.parametrize(("title", "posts"), [("Today", 1), ("Today", 0), (LONG, 17)])
def test_the_number_is_left_out_where_there_is_no_room_or_nothing_to_count(
    title: str, posts: int
) -> None:
    assert composed(thread(title, posts=posts)).ornament is None


def test_the_thread_has_a_knot_for_each_post_from_the_title_to_the_author() -> None:
    cover = composed(thread("Today", posts=17))
    first, *others, last = cover.knots
    assert (first.y, last.y) == cover.thread
    assert first.radius == last.radius
    assert len([first, *others]) == 17
    assert {knot.radius for knot in others} == {13}


def test_a_thread_by_nobody_runs_off_the_page() -> None:
    cover = composed(thread("Today", NOBODY))
    assert cover.thread[1] == HEIGHT
    assert len(cover.knots) == 5


def test_knots_of_thousands_of_posts_do_not_touch() -> None:
    cover = composed(thread("Today", posts=5000))
    for above, knot in pairwise(cover.knots):
        assert knot.y - above.y > above.radius + knot.radius


def test_a_right_to_left_cover_is_mirrored_except_the_handle() -> None:
    left, right = composed(thread("Hello")), composed(thread("שלום", direction="rtl"))
    assert right.text_x == WIDTH - left.text_x
    assert right.thread_x == WIDTH - left.thread_x
    assert [words.direction for words in right.words] == ["rtl", "ltr", "rtl", "ltr", "ltr"]


def test_covers_of_one_author_have_the_same_colour() -> None:
    def background(title: str, name: str | None, handle: str | None) -> str:
        return composed(thread(title, Author(name, handle))).background

    assert background("One", "Ann Berg", "annberg") == background("Two", "A. Berg", "AnnBerg")
    assert background("One", "Strauß", None) == background("One", "STRAUSS", None)
    assert len({background("One", None, handle) for handle in "abcdefghijklm"}) > 3


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(light: str, dark: str) -> float:
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05)


def test_the_text_has_enough_contrast_on_every_background() -> None:
    for handle in "abcdefghijklmnopqrstuvwxyz":
        cover = composed(thread("One", Author("Name", handle)))
        name, shown_handle, details = cover.author
        for words in (cover.title, name):
            assert contrast(words.colour, cover.background) >= 7
        for words in (shown_handle, details):
            assert contrast(words.colour, cover.background) >= 4.5


@pytest.mark.parametrize(
    "title", [LONG, "x" * 2000, "ก" * 2000, "漢" * 2000, "🧵" * 500, "e" + "\u0301" * 5000, "- " * 900]
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_do_not_overlap_or_reach_the_bottom(title: str, direction: str) -> None:
    cover = composed(thread(title, Author(title, title), direction=direction))
    lines = [(y, words.size) for words in cover.words for y in words.baselines]
    for (above, _), (baseline, size) in pairwise(lines):
        assert baseline - above >= size
    assert lines[-1][0] < HEIGHT - 200


def test_a_title_that_is_too_long_ends_with_an_ellipsis_after_a_whole_word() -> None:
    title = composed(thread(LONG)).title.lines
    assert len(title) > 8
    assert title[-1].endswith("…")
    assert LONG.startswith(" ".join(title).removesuffix("…") + " ")


def test_a_title_of_200_characters_is_shown_whole() -> None:
    title = (LONG[:199] + ".").strip()
    assert " ".join(composed(thread(title)).title.lines) == title


def test_a_word_of_100_characters_is_divided_into_lines_of_similar_length() -> None:
    title = composed(thread("x" * 100)).title.lines
    assert "".join(title) == "x" * 100
    assert max(map(len, title)) - min(map(len, title)) <= 3
