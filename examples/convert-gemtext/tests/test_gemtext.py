"""The plugin keeps the rules for plugins, and text stays text."""

import convert
from convert.testing import check_plugin, sample_document
from convert.tree import replace


def test_the_plugin_keeps_the_rules():
    check_plugin("convert_gemtext")


def test_links_and_mentions_refer_to_the_notes():
    page = convert.render(convert.read(b"1/ Thanks, @ann: see https://a.example/x"), "gemtext")
    assert " Thanks, @ann [1]: see a.example [2]\n" in page
    assert "=> https://x.com/ann [1] @ann, https://x.com/ann\n" in page
    assert "=> https://a.example/x [2] https://a.example/x\n" in page


def test_no_text_becomes_a_heading_or_a_link():
    title = "x\n=> gemini://evil.example click"
    document = convert.read(b"1/ One.\n=> gemini://evil.example\n# Two", title=title)
    page = convert.render(document, "gemtext")
    assert not any(line.startswith(("=> gemini", "# Two")) for line in page.splitlines())


def test_an_address_that_is_not_safe_is_no_link():
    document = sample_document()
    notes = [replace(note, url="javascript:alert(1)") for note in document.notes]
    page = convert.render(replace(document, notes=tuple(notes)), "gemtext")
    assert "\n=>" not in page
    assert "javascript:alert(1)" in page
