"""Saved web pages are refused, with what to do; texts about HTML are not."""

import pytest

import convert
from convert.errors import InputError
from convert.text.decode.html import is_html

PAGE = "<!DOCTYPE html>\n<html><head><title>Nora on X</title></head><body><p>1/ Words</p></body></html>"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PAGE, "page.html"),
        (PAGE, "thread.txt"),
        (f"\n<!-- saved from url=(0018)https://x.com/ -->\n{PAGE}", "thread.txt"),
        (f'<?xml version="1.0" encoding="utf-8"?>\n{PAGE}', "page.xhtml"),
        ("<HTML lang=en><BODY>Words</BODY>", "thread.txt"),
        ("<div class='a'><p>1/ Words</p><p>2/ Words</p></div>", "page.HTM"),
        ("From: <Saved by Blink>\nSnapshot-Content-Location: https://x.com/", "page.mhtml"),
    ],
)
def test_a_saved_page_is_refused(text, name):
    assert is_html(text, name)
    with pytest.raises(InputError, match=r"copy it into a \.txt file"):
        convert.read(text.encode(), name=name, **{"from": "text"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1/ A page begins with <!DOCTYPE html>, then <html>.\n2/ Words", "thread.txt"),
        ("<b>Words</b> that the author wrote in brackets", "thread.txt"),
        ("<htmlish> is no tag", "thread.txt"),
        ("1/ Words\n2/ Use <p> for paragraphs", "thread.html"),
        ("<div><p><span>", "thread.txt"),
    ],
)
def test_a_text_with_tags_is_read(text, name):
    assert not is_html(text, name)
    assert convert.read(text.encode(), name=name, **{"from": "text"}).posts


def test_comments_that_never_end_are_no_page():
    assert not is_html("<!-- " * 1_000_000, "page.html")  # minutes, if the search were not linear
