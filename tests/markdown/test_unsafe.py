"""Text that template engines and plugins of Obsidian would obey, in the source of each flavour."""

import re
from typing import get_args

import pytest
import yaml

import convert
from convert.tree import Link, LinkNote
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.markdown.reading import CommonMark
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
