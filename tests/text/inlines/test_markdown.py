"""Links in Markdown."""

import pytest

from convert.text.inlines.markdown import link_repairs, markdown_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a [b c](https://d.example/e) f", [("text", "a "), ("named link", "b c"), ("text", " f")]),
        ("[@ann_b](https://x.com/ann_b)", [("mention", "@ann_b")]),
        ("[#tag](https://x.com/hashtag/tag)", [("hashtag", "#tag")]),
        ("[a](javascript:alert)", [("text", "[a](javascript:alert)")]),
        ("[a] (https://b.example)", [("text", "[a] ("), ("link", "https://b.example"), ("text", ")")]),
        ("https://b.example", [("link", "https://b.example")]),
    ],
)
def test_a_link_in_markdown_is_a_token(text, tokens):
    found = list(markdown_tokens(text))
    assert [(token.kind, token.text) for token in found] == tokens


def test_a_link_that_shows_an_address_leads_to_the_whole_one():
    (token,) = markdown_tokens("[d.org/e…](https://d.org/earth)")
    assert (token.kind, token.target, token.truncated) == ("link", "https://d.org/earth", False)


def test_each_link_is_reported():
    text = "[b c](https://d.example/e) and [@ann_b](https://x.com/ann_b)"
    repairs = list(link_repairs(text, 3, "twitter"))
    assert [(repair.line, repair.became) for repair in repairs] == [
        (3, "b c https://d.example/e"),
        (3, "@ann_b"),
    ]
