"""Anchors name posts, notes and references."""

from msgspec.structs import replace

from convert import anchors


def numbered(seed, *numbers):
    return replace(seed, posts=tuple(replace(seed.posts[0], number=number) for number in numbers))


def test_a_post_is_named_after_the_authors_number(seed):
    assert anchors.posts(seed)[:3] == ("post-1", "post-2", "post-3")
    assert anchors.posts(numbered(seed, "1", "2", "2.5")) == ("post-1", "post-2", "post-2.5")


def test_a_post_without_a_number_is_named_after_its_position(seed):
    assert anchors.posts(numbered(seed, None, None)) == ("post-1", "post-2")


def test_all_names_of_posts_differ(seed):
    names = anchors.posts(numbered(seed, "2", None, "2", "2", "1"))
    assert names == ("post-2", "post-2-2", "post-2-3", "post-2-4", "post-1")


def test_a_number_that_is_not_usable_is_not_part_of_a_name(seed):
    assert anchors.posts(numbered(seed, '"><script>', "٣", ".")) == ("post-1", "post-2", "post-3")


def test_each_reference_to_a_note_has_its_own_name():
    assert (anchors.note(3), anchors.reference(3, 1), anchors.reference(3, 2)) == (
        "note-3",
        "ref-3",
        "ref-3-2",
    )
