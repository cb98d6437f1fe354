"""HTML is changed so that its tree is no larger and not much deeper than the HTML, and words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import html
from convert.html.bounds import UNKNOWN, bounded


def tree(source: str):
    return html.parse(source).body


def depth(source: str) -> int:
    """Return the depth of the deepest element, whose first child is always the deepest."""
    node, found = tree(source), 0
    while node is not None:
        node, found = node.child, found + 1
    return found


def test_formatting_elements_that_are_not_closed_are_not_repeated_in_each_paragraph():
    source = "".join(f"<p><b id={number}><font size={number}>x" for number in range(2_000))
    assert len([*tree(source).traverse(include_text=True)]) <= 4 * 2_000 + 1


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li", "span", "x-y", "section"])
def test_elements_are_nested_to_a_depth_of_some_hundred_levels(tag):
    assert 200 < depth(f"<{tag}>" * 5_000) < 600


@pytest.mark.parametrize(
    "source",
    [
        '<div title="</div>">' * 5_000,
        "<div><!-- </div> -->" * 5_000,
        "<div><script></div></script>" * 5_000,
        "<div><title></div></title>" * 5_000,
        "<div><svg><style></div></style></svg>" * 5_000,
    ],
)
def test_end_tags_that_are_none_do_not_hide_the_depth(source):
    assert depth(source) < 600


@pytest.mark.parametrize("tag", ["p", "li", "a"])
def test_elements_that_end_where_the_next_begins_are_not_counted(tag):
    page = html.parse(f"<{tag} href=x>word " * 1_000)
    assert len(page.css(tag)) == 1_000


def test_pages_with_many_elements_that_are_closed_stay_as_they_are():
    source = "<div><span title='a > b'>x</span><br><img alt=\"<b>\"></div>" * 1_000
    assert bounded(source) == (source, ())


def test_names_that_the_parser_should_not_know_are_marked_but_not_in_values():
    assert bounded('<B class="<b>">x</b>').html == f'<b{UNKNOWN} class="<b>">x</b{UNKNOWN}>'


def test_scripts_styles_and_comments_are_removed_and_what_follows_stays():
    source = "a<script>if (a<b) {}</script >b<!-- </p> -->c<style>p{}</style>d<!-->e"
    assert bounded(source) == ("abcde", (("script", "if (a<b) {}"), ("style", "p{}")))


@given(st.text(st.sampled_from("<>/!-\"'= abpi"), max_size=40))
def test_the_marks_of_names_are_never_in_the_text(source):
    assert UNKNOWN not in tree(source).text()
