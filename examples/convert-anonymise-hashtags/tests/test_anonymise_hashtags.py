"""The plugin keeps the rules for plugins, and leaves no hashtag but those to keep."""

import convert
from convert.testing import check_plugin

THREAD = convert.read(b"1/ #Kharkiv is calm. #kharkiv\n\n2/ More: #Ukraine")


def test_the_plugin_keeps_the_rules():
    check_plugin("convert_anonymise_hashtags")


def test_equal_hashtags_get_the_same_number():
    changed = convert.transform(THREAD, "anonymise-hashtags")
    text = convert.render(changed, "markdown")
    assert "#tag1 is calm. #tag1" in text
    assert "More: #tag2" in text
    assert "kharkiv" not in convert.render(changed, "json").lower()
    assert changed.repairs[-1].message == "replaced 2 hashtags"


def test_some_hashtags_are_kept():
    text = convert.render(
        convert.transform(THREAD, "anonymise-hashtags", word="t", keep=["#ukraine"]), "markdown"
    )
    assert "#t1 is calm" in text
    assert "More: #Ukraine" in text
