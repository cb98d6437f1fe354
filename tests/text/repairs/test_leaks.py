"""HTML that leaked into a text."""

from collections import Counter

import pytest

from convert.text.lines import lines_of
from convert.text.repairs import repair
from tests.text.repairs.texts import EMOJI, TAG, repaired


def texts(text, kind="plain"):
    return [words for words, _ in repaired(text, kind)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"to {EMOJI.format('🇷🇺')} peacekeepers", "to 🇷🇺 peacekeepers"),
        (f"in  {EMOJI.format('🇦🇲')} (Thread)", "in 🇦🇲 (Thread)"),
        (f"{EMOJI.format('🇦🇹')} {EMOJI.format('🇮🇹')}", "🇦🇹 🇮🇹"),
        ('a flag draggable="false" alt="🇷🇺" title="x">.', "a flag 🇷🇺."),
        ('see https://a.example/long/er">https://a.example/lo...', "see https://a.example/long/er"),
        (
            'see https://a.example/long/er">https://a.example/lo… & more',
            "see https://a.example/long/er & more",
        ),
        ('http://nyti.ms/2ULtWna ">https://nyti.ms/2ULtWna&q...', "http://nyti.ms/2ULtWna"),
        ('http://nyti.ms/2ULtWna \\">https://nyti.ms/2ULtWna&q...', "http://nyti.ms/2ULtWna"),
        ('https://www.a.example/">http://a.example/', "https://www.a.example/"),
        ("It isn& #39;t & #34;so& quot; & more", 'It isn\'t "so" & more'),
        ("Q& amp;A at 5 & #x1F600;", "Q&A at 5 😀"),
    ],
)
def test_leaked_html_is_replaced_by_what_it_stands_for(text, expected):
    lines, repairs = repair(lines_of(text), "plain")
    assert [line.text for line in lines] == [expected]
    balance = Counter("".join(text.split())) + Counter(
        "".join("".join(r.became for r in repairs).split())
    )
    taken = Counter("".join(expected.split())) + Counter(
        "".join("".join(r.text for r in repairs).split())
    )
    assert balance == taken
    assert {repair.kind for repair in repairs} == {"leak"}


@pytest.mark.parametrize(
    "text",
    [
        "Write &amp; for & in HTML, &#39; for an apostrophe and &lt;b&gt; for <b>.",
        '<a href="https://a.example/b">https://a.example/b</a>',
        '<img src="https://abs.twimg.com/emoji/v2/x.png" draggable="false" alt="x" title="y">',
        'https://a.example/b">https://other.example/b',
        "AT& T; R& D; & #1; & nothing;",
        'draggable="false" alt=""',
    ],
)
def test_html_that_an_author_writes_about_is_kept(text):
    assert repaired(text) == ([(text, "break")], [])


def test_a_plain_entity_is_a_leak_on_a_page_that_encodes_every_ampersand():
    assert texts("Tom &amp; Ann don&#39;t", "twtext") == ["Tom & Ann don't"]
    assert texts("Tom & Ann write &amp; often", "twtext") == ["Tom & Ann write &amp; often"]
    assert texts("Tom &amp; Ann don&#39;t", "plain") == ["Tom &amp; Ann don&#39;t"]


def test_the_end_of_a_tag_is_replaced_by_a_blank_line():
    assert texts(f"{TAG}\nOne.\n{TAG}\nTwo.", "threadreader") == ["", "One.", "", "Two."]
    assert texts(f"{TAG}\nOne.") == [TAG, "One."]


@pytest.mark.parametrize(("distance", "is_leak"), [(299, False), (300, True)])
def test_a_tag_that_the_author_wrote_begins_at_most_300_characters_before_its_attributes(
    distance, is_leak
):
    text = f"<{'x' * distance}{EMOJI.format('🇷🇺').partition('... ')[2]}"
    assert (repaired(text)[1] != []) == is_leak
