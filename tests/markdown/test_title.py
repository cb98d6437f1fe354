"""A first paragraph that is the title is the heading, and nothing of it is lost."""

from dataclasses import replace as with_options

import pytest
from msgspec.structs import replace

from convert.notes import Numbering
from convert.tree import Break, Document, Link, Styled, Text
from convert_markdown import Options, write
from tests.builders import post, thread

BARE = Options(front_matter=False)
NUMBERING = Numbering("twitter")
LIFT = Link("lift", NUMBERING.link("https://a.example/lift"))


def headline(*inlines: object, label: str = "1/") -> Document:
    """Return a thread whose first post is its title."""
    first = post(1, *inlines, label=label)
    return thread(first, "It stops.", title="The lift", notes=NUMBERING.notes)


@pytest.mark.parametrize(
    ("flavour", "heading"),
    [
        ("gfm", "# 1/ The lift[^1]."),
        ("commonmark", "# 1/ The lift\u00b9."),
        ("pandoc", "# [1/]{#post-1} The lift[^1]."),
        ("obsidian", "# 1/ The lift[^1].\n\n^post-1"),
    ],
)
def test_a_first_post_that_is_the_title_is_the_heading_with_its_label(flavour, heading) -> None:
    lines = str(write(headline("The ", LIFT, "."), with_options(BARE, flavour=flavour)))
    assert lines.startswith(f"{heading}\n\n")
    assert lines.count("The lift") == 1


def test_the_label_stays_with_the_rest_of_the_first_post() -> None:
    first = headline("The lift", label="1/").posts[0]
    first = replace(first, blocks=(*first.blocks, *post(1, "It is slow.").blocks))
    document = thread(first, "It stops.", title="The lift")
    assert write(document, BARE) == "# The lift\n\n1/ It is slow.\n\n2/ It stops.\n"
    written = str(write(document, Options(flavour="pandoc")))
    assert "title: The lift\n" in written
    assert written.count("The lift") == 1


def test_a_title_with_a_break_and_a_style_is_one_heading() -> None:
    document = headline(Styled("strong", (Text("The"),)), Break(), Text("lift"))
    assert str(write(document, BARE)).startswith("# 1/ **The** lift\n\n2/ It stops.")


def test_front_matter_cannot_hold_a_note_so_the_paragraph_stays() -> None:
    written = str(write(headline("The ", LIFT), Options(flavour="pandoc")))
    assert "title: The lift\n" in written
    assert "[1/]{#post-1} The lift[^1]" in written
