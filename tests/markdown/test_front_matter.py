"""Front matter: YAML with the known metadata of a thread."""

import re
import subprocess
import sys
from typing import Any

import yaml
from hypothesis import given, settings

from convert.testing import documents, sample_document
from convert.tree import Document
from convert_markdown import Options, write


def front_matter(document: Document) -> Any:
    _, block, _ = re.split("^---\n", write(document, Options()), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(block)


def test_front_matter_comes_before_the_title() -> None:
    assert write(sample_document(), Options()).startswith(
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
---

# A meeting in Vienna
"""
    )


@settings(max_examples=50, deadline=None)
@given(documents(surrogates=True))
def test_front_matter_is_yaml_with_the_known_metadata(document: Document) -> None:
    known = front_matter(document)
    assert known.get("title", "") == re.sub("[\ud800-\udfff]", "\ufffd", document.title)
    assert known["posts"] == len(document.posts)
    assert known["source"]["sha256"] == document.source.sha256
    assert known.get("date") == document.published
    assert ("language" in known) == (document.language != "und")
    assert None not in known.values()


def test_without_front_matter_no_yaml_is_imported() -> None:
    code = (
        "import sys, convert_markdown as m, convert.tree as t\n"
        "d = t.Document('thread-document/1', 'T', t.Author(None, None), None, 'en', 'ltr', 'twitter',"
        " t.Source('', '', 0, '', None, ''), (), (), ())\n"
        "assert m.write(d, m.Options(front_matter=False)) == '# T\\n'\n"
        "assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
