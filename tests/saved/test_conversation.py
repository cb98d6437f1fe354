"""The thread of the author is separated from the answers of others, and from those to them."""

import pytest

from convert.tree import plain
from tests.saved.pages import document, of_nitter, of_x

pytestmark = pytest.mark.filterwarnings("ignore")
ABOUT = '<link rel="canonical" href="https://x.com/{}/status/1896500000000000002">'


def words(page: str, **options: str) -> list[str]:
    return [plain(post) for post in document(page, **options).posts]


def test_what_the_author_answers_to_others_is_no_part_of_the_thread() -> None:
    page = (
        of_x("One.", number=1, minute=1)
        + of_x("Two.", number=2, minute=2)
        + of_x("A question?", handle="bob", number=3, minute=10)
        + of_x("An answer.", number=4, minute=11)
    )
    found = document(page)
    assert [plain(post) for post in found.posts] == ["One.", "Two."]
    assert [(each.kind, each.text) for each in found.repairs] == [
        ("answer", "A question?"),
        ("answer", "An answer."),
    ]
    assert words(page, replies="all") == ["One.", "Two.", "A question?", "An answer."]


def test_a_post_that_is_earlier_than_the_answer_above_it_is_part_of_the_thread() -> None:
    page = (
        of_x("One.", number=1, minute=1)
        + of_x("A question?", handle="bob", number=3, minute=10)
        + of_x("Two.", number=2, minute=2)
        + of_x("Three.", number=4, minute=3)
    )
    assert words(page) == ["One.", "Two.", "Three."]


def test_a_numbered_post_is_part_of_the_thread() -> None:
    page = (
        of_x("1/ One.", number=1, minute=1)
        + of_x("A question?", handle="bob", number=3, minute=10)
        + of_x("2/ Two.", number=2, minute=20)
    )
    assert words(page) == ["One.", "Two."]


def test_the_author_is_the_one_whom_the_page_is_about() -> None:
    page = (
        ABOUT.format("ada")
        + of_x("A question?", handle="bob", number=1, minute=1)
        + of_x("One.", number=2, minute=2)
        + of_x("Two.", number=3, minute=3)
    )
    found = document(page)
    assert found.author.handle == "ada"
    assert [plain(post) for post in found.posts] == ["One.", "Two."]
    answers = found.posts[0].answers
    assert answers is not None
    assert answers.url == "https://x.com/bob/status/1896500000000000001"
    assert document(page, replies="all").posts[1].answers is None


def test_a_notice_in_place_of_the_first_post_is_nobodys() -> None:
    notice = (
        "<div><span>This Post was deleted by the Post author.</span> "
        '<a href="https://help.x.com/rules-and-policies/notices-on-x">Learn more</a></div>'
    )
    found = document(notice + of_x("Two.", number=2))
    assert found.author.handle == "ada"
    assert [(post.missing, plain(post)) for post in found.posts] == [("deleted", ""), (None, "Two.")]


def test_a_page_with_the_latest_post_first_is_turned() -> None:
    page = of_x("Two.", number=2, minute=2) + of_x("One.", number=1, minute=1)
    found = document(page)
    assert [plain(post) for post in found.posts] == ["One.", "Two."]
    assert [repair.kind for repair in found.repairs] == ["order"]


def test_nitter_says_which_posts_are_answers() -> None:
    thread = f'<div class="main-thread">{of_nitter("One.")}{of_nitter("Two.", number=2)}</div>'
    answers = of_nitter("Yes?", handle="bob", number=3) + of_nitter("3/ Yes.", number=4)
    page = f'{thread}<div class="replies"><div class="reply thread">{answers}</div></div>'
    assert words(page) == ["One.", "Two."]
    assert words(page, replies="all") == ["One.", "Two.", "Yes?", "Yes."]
