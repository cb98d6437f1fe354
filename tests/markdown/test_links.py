"""Targets of links and images: which URLs are live, and how they are written."""

import pytest
from markdown_it import MarkdownIt

from convert_markdown import links, pieces


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/b_c*d?e=f&g#h", "https://a.example/b_c*d?e=f&g#h"),
        ("https://a.example/(b)", "https://a.example/%28b%29"),
        ("https://a.example/\\[b]`$", "https://a.example/%5C%5Bb%5D%60%24"),
        ("https://a.example/\u3000é", "https://a.example/%E3%80%80é"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_what_could_end_the_target_is_encoded(url: str, target: str) -> None:
    assert links.target(url) == target
    [link, *_] = MarkdownIt().parseInline(pieces.linked("a", url))[0].children or []
    assert link.type == "link_open"


@pytest.mark.parametrize(
    "url",
    [None, "", "a", "https://a b", "https://<b>", "https://a/&amp;", "https://a/{{b}}", "https://a/\0"],
)
def test_other_urls_are_no_targets(url: str | None) -> None:
    assert links.target(url) is None
    assert links.autolink(url) is None
    assert pieces.linked("a", url) == "a"


def test_a_name_of_a_character_at_the_end_of_a_url_is_no_autolink():
    assert links.autolink("https://a.example/?x=1&lang") is None  # pandoc reads ⟨
    assert links.autolink("https://a.example/?x=1&b") == "<https://a.example/?x=1&b>"
    assert links.autolink("https://a.example/?lang=1&copy=2") is not None


def test_images_are_fetched_from_the_web_only() -> None:
    assert links.image_target("HTTPS://a.example/b.png") == "HTTPS://a.example/b.png"
    for url in (
        "mailto:a@b.example",
        "javascript:alert(1)",
        "data:image/png;base64,AA",
        "file:///a",
        None,
    ):
        assert links.image_target(url) is None
