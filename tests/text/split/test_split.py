"""Tests for the schemes of splitting, and for what holds of all of them."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from convert.text.lines import lines_of
from convert.text.split import Scheme, split_posts
from tests.properties import examples
from tests.text.split.helpers import numbers, posts, scheme_of

# fmt: off
PIECES = [
    "1/", "2/", "3/9", "(2/3)", "1.", "2)", "#3", "2 of 9", "…/3", "2\ufe0f\u20e3", "1/n", "🔟", "２/",
    "... 4", "THREAD", "END", "🧵", "/end", "fin.", "thread:", "\n", "\n", "\n\n", " ", "Word.", "word",
    "Word", "https://a.b/1", "\u202e", "\ufeff", "\u3000", "。", "@", "#", "(",
    "---", "\n\n\n\n", "Tweet 2:", "1 / 3", "{ 2 / 3 }", "1/and", "PS: ", "🔗 2/3", "10.0.1.0/24", "#tag",
]
# fmt: on


def test_the_scheme_none_leaves_one_post() -> None:
    assert posts("1/ a\n\n2/ b", "none") == [(None, None, "", "1/ a  2/ b")]
    assert scheme_of("1/ a", "none") == "one post, as requested"


def test_the_scheme_blank_splits_at_each_blank_line() -> None:
    assert [post[3] for post in posts("1/ a\n\n2/ b\nc", "blank")] == ["1/ a", "2/ b c"]
    assert scheme_of("a\n\nb", "blank") == "split at blank lines, as requested: 2 posts"
    assert scheme_of("a", "blank") == "split at blank lines, as requested: 1 post"


def test_the_scheme_numbered_accepts_doubtful_numbers() -> None:
    assert numbers("Two things:\n1. a\n2. b", "numbered") == [None, "1", "2"]
    assert posts("No numbers.\n\nNone.", "numbered") == [(None, None, "", "No numbers.  None.")]
    assert scheme_of("a", "numbered") == "one post, since no numbers were found"


def test_a_text_without_words_has_no_posts() -> None:
    assert split_posts(lines_of("\n \n")).posts == ()


def visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join),
    st.sampled_from(["auto", "numbered", "blank", "none"]),
    st.booleans(),
)
@examples(2)
def test_every_character_is_in_a_label_or_a_line_or_a_repair(
    text: str, scheme: Scheme, remove_markers: bool
) -> None:
    found = split_posts(lines_of(text), scheme, remove_markers=remove_markers)
    kept = "".join(post.label + "".join(line.text for line in post.lines) for post in found.posts)
    assert visible(text) == visible(kept) + visible("".join(repair.text for repair in found.repairs))
    assert remove_markers or {repair.kind for repair in found.repairs} <= {"count", "guess"}
    spans = [number for post in found.posts for number in (post.lines[0].number, post.lines[-1].number)]
    assert spans == sorted(spans)
