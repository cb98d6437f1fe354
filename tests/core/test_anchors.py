"""Anchors name posts, notes and references."""

from msgspec.structs import replace

from convert import anchors


def numbered(seed, *numbers):
    return replace(seed, posts=tuple(replace(seed.posts[0], number=number) for number in numbers))


def test_a_post_is_named_after_the_authors_number(seed):
    assert anchors.posts(seed)[:3] == ("post-1", "post-2", "post-3")
    assert anchors.posts(numbered(seed, "1", "2", "2.5")) == ("post-1", "post-2", "post-2.5")


def test_a_post_without_a_number_is_named_after_its_place(seed):
    assert anchors.posts(numbered(seed, None, None)) == ("post-1", "post-2")


def test_no_two_posts_have_one_name(seed):
    names = anchors.posts(numbered(seed, "2", None, "2", "2", "1"))
    assert names == ("post-2", "post-2-2", "post-2-3", "post-2-4", "post-1")


def test_a_number_that_is_none_never_gets_into_a_name(seed):
    assert anchors.posts(numbered(seed, '"><script>', "٣", ".")) == ("post-1", "post-2", "post-3")


def test_the_references_to_a_note_are_told_apart():
    assert (anchors.note(3), anchors.reference(3, 1), anchors.reference(3, 2)) == (
        "note-3",
        "ref-3",
        "ref-3-2",
    )
