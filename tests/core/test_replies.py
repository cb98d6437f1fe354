"""Posts that answer one another become threads and branches."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.replies import Chain, Tree, trees


def chains(parents: dict[str, str | None], **options) -> list[list[tuple[str, str | None]]]:
    """Return the chains of each tree: their posts in one string, and what the first one answers."""
    return [
        [(" ".join(chain.posts), chain.answers) for chain in tree.chains]
        for tree in trees(parents, **options)
    ]


def test_posts_that_answer_one_another_are_a_chain():
    assert list(trees({"1": None, "2": "1", "3": "2"})) == [Tree((Chain(("1", "2", "3"), None),))]


def test_a_chain_goes_on_with_the_answer_that_has_the_most_posts_below_it():
    parents = {"1": None, "2": "1", "3": "1", "4": "3", "5": "3"}
    assert chains(parents) == [[("1 3 4", None), ("2", "1"), ("5", "3")]]


def test_of_answers_with_as_many_posts_below_them_the_chain_goes_on_with_the_first():
    assert chains({"1": None, "2": "1", "3": "1"}) == [[("1 2", None), ("3", "1")]]


def test_a_chain_goes_on_with_the_posts_of_the_author_if_they_are_given():
    parents = {"1": None, "b": "1", "c": "b", "2": "1", "d": "c"}
    assert chains(parents, own={"1", "2"}) == [[("1 2", None), ("b c d", "1")]]


def test_an_answer_to_a_post_that_is_not_there_begins_a_tree():
    assert chains({"1": None, "2": "missing", "3": "2"}) == [[("1", None)], [("2 3", "missing")]]


def test_trees_are_in_the_order_of_their_first_posts_even_below_later_posts():
    assert chains({"2": "3", "1": None, "3": None}) == [[("1", None)], [("3 2", None)]]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"1": "1", "2": "1"}, [[("1 2", None)]]),
        ({"2": "3", "1": "2", "3": "1"}, [[("2 1 3", None)]]),
        ({"0": "2", "1": "3", "2": "1", "3": "2"}, [[("1 2 0", None), ("3", "2")]]),
    ],
)
def test_posts_that_answer_one_another_in_a_circle_begin_with_the_first(parents, expected):
    assert chains(parents) == expected


@given(st.dictionaries(st.integers(0, 15), st.none() | st.integers(0, 18), max_size=16))
def test_each_post_is_in_one_chain_after_what_it_answers(parents):
    named = {str(post): None if parent is None else str(parent) for post, parent in parents.items()}
    found = [chain for tree in trees(named) for chain in tree.chains]
    posts = [post for chain in found for post in chain.posts]
    assert sorted(posts) == sorted(named)
    for chain in found:
        assert chain.answers is None or named[chain.posts[0]] == chain.answers
        assert all(named[post] == before for before, post in pairwise(chain.posts))


@pytest.mark.parametrize("shape", ["chain", "circle", "star"])
def test_many_posts_take_linear_time(shape):
    count = 100_000
    parents = {str(post): str((post - 1) % count if shape != "star" else 0) for post in range(count)}
    if shape == "chain":
        parents["0"] = "none"
    start = time.process_time()
    (tree,) = trees(parents)
    assert sum(len(chain.posts) for chain in tree.chains) == count
    assert time.process_time() - start < 5
