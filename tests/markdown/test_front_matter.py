"""Front matter: YAML with the known metadata of a thread."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from msgspec.structs import replace

from convert.metadata import Metadata
from convert.testing import documents, sample_document
from convert.tree import Document, Hashtag
from convert_markdown import Options, write
from tests.builders import post, thread
from tests.markdown.reading import written
from tests.markdown.texts import small_document

DEFAULT = Options()


def front_matter(document: Document, options: Options = DEFAULT) -> Any:
    _, block, _ = re.split("^---\n", written(document, options), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(block)


def test_front_matter_is_before_the_title() -> None:
    assert write(small_document(), Options()).startswith(
        """\
---
title: A meeting in Vienna
author: Carl Dorn
handle: carldorn
date: '2020-11-10'
language: en
source:
  name: vienna.txt
  sha256: '0000000000000000000000000000000000000000000000000000000000000000'
posts: 2
tags:
- Vienna
---

# A meeting in Vienna
"""
    )


def test_a_thread_from_a_network_has_its_address_its_days_and_the_time_of_its_reading() -> None:
    known = front_matter(sample_document())
    assert list(known) == [
        "title", "author", "handle", "date", "until", "url", "language", "source", "posts", "tags",
    ]  # fmt: skip
    assert (known["date"], known["until"]) == ("2020-11-10", "2020-11-11")
    assert known["url"] == "https://x.com/carldorn/status/1326096852429787137"
    assert known["source"]["retrieved"] == "2020-11-12T08:00:00Z"


def test_what_a_thread_was_read_from_and_the_address_of_its_author_are_kept() -> None:
    sample = sample_document()
    author = replace(sample.author, url="https://x.com/carldorn")
    known = front_matter(
        replace(sample, author=author, source=replace(sample.source, kind="threadreader"))
    )
    assert known["profile"] == "https://x.com/carldorn"
    assert known["source"]["kind"] == "threadreader"


def hashtags(*tags: str) -> Document:
    return thread(tuple(Hashtag(f"#{tag}", tag) for tag in tags))


def test_hashtags_are_tags_each_once_as_first_written() -> None:
    assert front_matter(hashtags("NK", "Vienna", "nk", "VIENNA", "a_b"))["tags"] == [
        "NK", "Vienna", "a_b",
    ]  # fmt: skip
    assert "tags" not in front_matter(thread("No #tag node"))


@pytest.mark.parametrize("tag", ["2020", "a b", "a.b", "", "c++", "{{x}}", "a\nb"])
def test_what_obsidian_would_not_read_as_a_tag_is_none(tag: str) -> None:
    assert "tags" not in front_matter(hashtags(tag))


def test_the_title_is_an_alias_in_obsidian() -> None:
    obsidian = Options(flavour="obsidian")
    assert front_matter(thread("a", title="A title: [x]"), obsidian)["aliases"] == ["A title: [x]"]
    assert "aliases" not in front_matter(thread("a", title=" "), obsidian)
    assert "aliases" not in front_matter(thread("a"))


def test_a_title_that_pandoc_takes_from_the_front_matter_is_not_repeated() -> None:
    assert "# A title" not in write(thread("a"), Options(flavour="pandoc"))
    assert "# A title" in write(thread("a"), Options(flavour="pandoc", front_matter=False))
    for flavour in ("commonmark", "gfm", "obsidian"):
        assert "# A title" in write(thread("a"), Options(flavour=flavour))


@pytest.mark.parametrize(
    ("published", "days", "expected"),
    [
        (None, [None], (None, None)),
        ("2020-11-10T09:30:00Z", ["2020-11-10"], ("2020-11-10T09:30:00Z", None)),
        (None, ["2020-11-12", "2020-11-11"], ("2020-11-11", "2020-11-12")),
        ("2020-11-12", ["2020-11-11"], ("2020-11-11", "2020-11-12")),
        ("in autumn", [None], ("in autumn", None)),
        ("in autumn", ["2020-11-11T01:00:00+02:00"], ("2020-11-11", None)),
    ],
)
def test_the_date_is_the_first_day(published, days, expected) -> None:
    posts = [post(position, "a", published=day) for position, day in enumerate(days, start=1)]
    known = front_matter(thread(*posts, published=published))
    assert (known.get("date"), known.get("until")) == expected


@settings(max_examples=30, deadline=None)
@given(documents(surrogates=True))
def test_front_matter_is_yaml_with_the_known_metadata(document: Document) -> None:
    known = front_matter(document)
    assert known.get("title", "") == re.sub("[\ud800-\udfff]", "\ufffd", document.title)
    assert known["posts"] == len(document.posts)
    assert known["source"]["sha256"] == document.source.sha256
    assert known.get("url") == document.source.url
    assert ("date" in known) == (Metadata.of(document).span is not None)
    assert ("language" in known) == (document.language != "und")
    assert None not in known.values()


def test_the_line_ends_of_unicode_are_read_back() -> None:
    for end in ("\x85", "\u2028", "\u2029"):
        assert front_matter(thread("a", title=f"a{end}b"))["title"] == f"a{end}b"
