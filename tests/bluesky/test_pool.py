"""The posts of an answer are collected once, and what is known of missing ones."""

from typing import Any

from convert_bluesky.pool import Pool
from tests.bluesky.builders import answer, chain, flat, missing, node, uri, view


def pool_of(*answers: Any) -> Pool:
    pool = Pool()
    for each in answers:
        pool.add(each, "a.json")
    return pool


def test_a_post_that_is_shown_replaces_one_that_is_missing():
    one, two = chain("One.", "Two.")
    for first, second in (
        (node(two), missing("notFound", "3k0002", "ada")),
        (missing("notFound", "3k0002", "ada"), node(two)),
    ):
        pool = pool_of(answer(node(one, first, second)))
        assert pool.posts[two["uri"]].text == "Two."


def test_a_missing_post_is_below_the_one_that_it_answered():
    one = view("3k1", "One.")
    for each in (
        answer(node(one, missing("blocked", "3kx"))),
        flat(
            [
                (0, one),
                (1, {"uri": uri("3kx", "cid"), "$type": "app.bsky.unspecced.defs#threadItemBlocked"}),
            ]
        ),
    ):
        pool = pool_of(each)
        found = pool.posts[uri("3kx", "cid")]
        assert (found.missing, pool.parent(found)) == ("blocked", one["uri"])


def test_the_post_that_was_asked_for_is_the_anchor_in_both_forms():
    one, two, three = chain("One.", "Two.", "Three.")
    usual = pool_of(answer(node(two, node(three), parent=node(one))))
    other = pool_of(flat([(-1, one), (0, two), (1, three)]))
    for pool in (usual, other):
        assert [*pool.anchors] == [two["uri"]]
        assert pool.posts.keys() == {one["uri"], two["uri"], three["uri"]}


def test_a_post_has_more_answers_only_if_none_is_shown():
    one, two = chain("One.", "Two.")
    two["replyCount"] = 2
    pool = pool_of(answer(node(one, node(two))))
    assert not pool.is_cut(pool.posts[one["uri"]])
    assert pool.is_cut(pool.posts[two["uri"]])


def test_reposts_are_counted_and_what_is_answered_is_no_post_of_the_feed():
    above = view("3kb", "Why?", by="bob")
    own = view("3k1", "Because.", above=above)
    repost = {
        "post": view("3kc", "Other words.", by="cid"),
        "reason": {"$type": "app.bsky.feed.defs#reasonRepost"},
    }
    pool = pool_of({"feed": [{"post": own, "reply": {"root": above, "parent": above}}, repost]})
    assert (pool.reposts, [*pool.listed]) == (1, [own["uri"]])
    assert above["uri"] in pool.posts
