"""Text that template engines and plugins of Obsidian would obey, in the source of each flavour."""

import re
from typing import get_args

import pytest
import yaml

import convert
from convert.testing.fixtures.samples import PNG
from convert.tree import (
    Author,
    Figure,
    Link,
    LinkNote,
    List,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
)
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.builders import picture, post, thread
from tests.markdown.reading import CommonMark, written
from tests.markdown.texts import document_of

# Engines look for these pairs anywhere in a file, and know no backslash before them.
OPENING = re.compile(r"\{%|\{\{|\{#(?!post-)|<%")
TEXT = "{% raw %} {%- if x -%} {{ x }} {{{x}}} {# x #} <% x %> <%= x %>"


@pytest.mark.parametrize("flavour", get_args(Flavour))
def test_no_tag_of_a_template_engine_remains(flavour: Flavour) -> None:
    document = convert.read(f"1/ {TEXT}\n{TEXT}\n\n{TEXT} @ann".encode())
    for wrap in ("no", 20):
        assert not OPENING.search(write(document, Options(flavour=flavour, wrap=wrap)))


def test_a_tag_in_the_front_matter_is_escaped_as_yaml() -> None:
    written = write(convert.read(b"1/ a", title=f'"\\{TEXT}\\'), Options())
    _, block, body = written.split("---\n", maxsplit=2)
    assert not OPENING.search(block + body)
    assert yaml.safe_load(block)["title"] == f'"\\{TEXT}\\'


def test_a_url_with_a_tag_is_text() -> None:
    url = "https://a.example/{%raw%}{{x}}{#x"
    written = write(
        document_of([[Link("x", 1)]], noted=(LinkNote(number=1, url=url, truncated=False),)), Options()
    )
    assert not OPENING.search(written)
    assert CommonMark(written.split("---\n", maxsplit=2)[2]).notes == {1: url}


@pytest.mark.parametrize("flavour", get_args(Flavour))
@pytest.mark.parametrize("text", ["key:: value", "[key:: value]", "(key:: value)", "*key*:: value"])
def test_no_field_of_dataview_remains(text: str, flavour: Flavour) -> None:
    options = Options(flavour=flavour, wrap=20, front_matter=False)
    written = write(convert.read(f"1/ so\n{text}".encode()), options)
    assert "::" not in written


@pytest.mark.parametrize("flavour", get_args(Flavour))
def test_no_tag_remains_around_and_in_the_blocks_of_a_post(flavour: Flavour) -> None:
    url = f"https://a.example/{TEXT}"
    author = Author(name=TEXT, handle=None, url=url)
    words = Paragraph((Text("{"), Styled("code", (Text(TEXT),)), Styled("emphasis", (Text("%"),))))
    blocks = (
        Quote(state="shown", author=author, published=None, note=None, blocks=(words,)),
        Figure(media=(1,), note=None),
        Poll(options=(PollOption(TEXT, votes=1),), closes=None),
        List(start=None, items=((words,),)),
    )
    document = thread(
        post(1, *blocks, author=author, url=url, warning=TEXT, label=TEXT),
        media=(picture(1, PNG, alt=TEXT),),
        parts=(Part(title=TEXT, author=author, published=None, url=url, first=1),),
        author=author,
    )
    for media in ("files", "none"):
        text = written(document, Options(flavour=flavour, media=media, bylines="always"))
        assert not OPENING.search(text)
        assert "::" not in text
