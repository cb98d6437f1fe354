"""Texts and the ranges that networks give become paragraphs, whatever the ranges are."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import spans
from convert.notes import Numbering
from convert.spans import Drop, Span, Style, ToLink, ToMention, ToTag
from convert.text.decode.clean import clean
from convert.tree import (
    Break,
    Hashtag,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Paragraph,
    Styled,
    Text,
    plain,
)


def offsets(text: str, words: str, unit: spans.Unit) -> tuple[int, int]:
    """Return the range of words in a text, as a network counts."""
    start = text.index(words)
    return length(text[:start], unit), length(text[: start + len(words)], unit)


def length(text: str, unit: spans.Unit) -> int:
    match unit:
        case "code points":
            return len(text)
        case "utf-16":
            return len(text.encode("utf-16-le")) // 2
        case "utf-8":
            return len(text.encode())


def inlines(text: str, *found: Span, unit: spans.Unit = "code points", **options):
    """Return the inlines of a text that is one paragraph, and the messages of its repairs."""
    blocks, repairs = spans.blocks(text, found, Numbering("twitter"), unit=unit, **options)
    (paragraph,) = blocks
    return paragraph.inlines, [repair.message for repair in repairs]


def notes(text: str, *found: Span, **options):
    numbering = Numbering("twitter")
    spans.blocks(text, found, numbering, unit="code points", **options)
    return numbering.notes


@pytest.mark.parametrize("unit", ["code points", "utf-16", "utf-8"])
def test_ranges_count_in_each_unit_after_emoji_umlauts_and_chinese(unit):
    text = "😀 Größe 漢字 @ann see this #NK 👍🏽 end"
    ranges = {"@ann": ToMention("ann"), "this": ToLink("https://a.example/x"), "#NK": ToTag("NK")}
    found = [Span(*offsets(text, words, unit), target) for words, target in ranges.items()]
    assert inlines(text, *found, unit=unit) == (
        (
            Text("😀 Größe 漢字 "),
            Mention("@ann", "ann", 1),
            Text(" see "),
            Link("this", 2),
            Text(" "),
            Hashtag("#NK", "NK"),
            Text(" 👍🏽 end"),
        ),
        [],
    )


def test_handles_and_tags_are_those_of_the_words_if_the_source_gives_none():
    url = "https://bsky.app/profile/did:plc:a"
    found, _ = inlines("@ann.example #NK", Span(0, 12, ToMention(url=url)), Span(13, 16, ToTag()))
    assert found == (Mention("@ann.example", "ann.example", 1), Text(" "), Hashtag("#NK", "NK"))
    assert notes("@ann.example", Span(0, 12, ToMention(url=url))) == (
        MentionNote(number=1, handle="ann.example", url=url),
    )


@pytest.mark.parametrize(("words", "target"), [("@", ToMention()), ("#", ToTag()), ("#", ToTag(""))])
def test_a_sign_without_a_name_is_text(words, target):
    assert inlines(words, Span(0, 1, target)) == ((Text(words),), [])


def test_blank_lines_separate_paragraphs_and_others_are_breaks():
    blocks, _ = spans.blocks("a\nb \n \n\n  c\n", [], Numbering("bluesky"), unit="utf-8")
    assert blocks == (Paragraph((Text("a"), Break(), Text("b"))), Paragraph((Text("  c"),)))


@pytest.mark.parametrize(
    ("words", "url", "shown"),
    [
        ("mid.ru/foreign_pol…", "https://www.mid.ru/foreign_policy/x", "mid.ru"),
        ("mid.ru/foreign_pol...", "https://www.mid.ru/foreign_policy/x", "mid.ru"),
        ("https://www.mid.ru/x", "https://www.mid.ru/x", "mid.ru"),
        ("MID.ru", "https://mid.ru/x", "mid.ru"),
        ("www.mid.ru", "http://mid.ru/", "mid.ru"),
        ("mid.ru", "https://mid.ruby.example/", "mid.ru"),
        ("the words", "https://mid.ru/x", "the words"),
        ("https://good.example", "https://evil.example", "https://good.example"),
        ("m…", "https://mid.ru/x", "m…"),
        ("a@b.example", "mailto:a@b.example", "a@b.example"),
        ("click", "javascript:alert(1)", "click"),
    ],
)
def test_only_a_form_of_the_address_is_shown_as_its_host(words, url, shown):
    (link,), _ = inlines(words, Span(0, len(words), ToLink(url)))
    assert link == Link(shown, 1)
    assert notes(words, Span(0, len(words), ToLink(url))) == (
        LinkNote(number=1, url=url, truncated=False),
    )


def test_ranges_of_an_escaped_text_count_in_it_and_each_part_is_unescaped():
    text = "a &amp; b &lt;@ann&gt; R&amp;D &amp;copy;"
    start = text.index("@ann")
    link = text.index("R&amp;D")
    found, _ = inlines(
        text,
        Span(start, start + 4, ToMention("ann"), "@ann"),
        Span(link, link + 7, ToLink("https://a.example")),
        escaped=True,
    )
    assert found == (
        Text("a & b <"),
        Mention("@ann", "ann", 1),
        Text("> "),
        Link("R&D", 2),
        Text(" &copy;"),
    )


def test_a_range_with_other_words_is_searched_for_after_the_one_before():
    text = "@anna @Ann https://t.co/ab https://t.co/a"
    found, messages = inlines(
        text,
        Span(5, 9, ToMention("ann"), "@ann"),
        Span(30, 44, ToLink("https://a.example", text="a.example"), "https://t.co/a"),
    )
    assert found == (
        Text("@anna "),
        Mention("@Ann", "ann", 1),
        Text(" "),
        Link("t.co", 2),
        Text(" "),
        Link("a.example", 3),
    )
    assert messages == ["put the address of a link in place of a short one"]


def test_a_range_whose_words_are_nowhere_is_ignored_with_a_repair():
    found, messages = inlines("Words.", Span(0, 4, ToMention("ann"), "@ann"))
    assert found == (Text("Words."),)
    assert messages == ["ignored a mention of ann: its range, 0 to 4, has other words"]


@pytest.mark.parametrize(
    ("span", "fault"),
    [
        ((1, 2), "is not in the text"),  # within the emoji
        ((4, 400), "is not in the text"),
        ((-4, 4), "is not in the text"),
        ((8, 5), "is not in the text"),
        ((4, 4), "is not in the text"),
        ((4, 5), "is blank"),
    ],
)
def test_a_range_that_is_wrong_is_ignored_with_a_repair(span, fault):
    found, messages = inlines("😀 words", Span(*span, ToLink("https://a.example")), unit="utf-8")
    assert found == (Text("😀 words"),)
    assert messages == [
        f"ignored a link to https://a.example: its range, {span[0]} to {span[1]}, {fault}"
    ]


def test_of_ranges_that_overlap_the_first_and_longest_is_kept():
    found, messages = inlines(
        "one two three",
        Span(4, 13, ToLink("https://c.example")),
        Span(0, 3, ToLink("https://a.example")),
        Span(0, 7, ToLink("https://b.example")),
    )
    assert found == (Link("one two", 1), Text(" three"))
    assert messages == [
        "ignored a link to https://a.example: its range, 0 to 3, overlaps another one",
        "ignored a link to https://c.example: its range, 4 to 13, overlaps another one",
    ]


def test_a_range_that_is_given_twice_is_one():
    drop = Span(6, 20, Drop("media", "removed the address of a picture"), "https://t.co/x")
    assert inlines("Words https://t.co/x", drop, drop) == (
        (Text("Words"),),
        ["removed the address of a picture"],
    )


def test_words_that_are_left_out_are_in_a_repair_and_leave_one_space():
    drop = Drop("mention", "removed the name of the account that the post answers")
    blocks, repairs = spans.blocks(
        "@bob a @eve b", [Span(0, 4, drop), Span(7, 11, drop)], Numbering("twitter"), unit="utf-16"
    )
    assert blocks == (Paragraph((Text("a b"),)),)
    assert [(repair.kind, repair.text) for repair in repairs] == [
        ("mention", "@bob"),
        ("mention", "@eve"),
    ]


def test_styles_may_overlap_one_another_and_links():
    found, messages = inlines(
        "one two three",
        Span(0, 7, Style("strong")),
        Span(4, 13, Style("emphasis")),
        Span(4, 7, ToLink("https://a.example")),
    )
    assert found == (
        Styled("strong", (Text("one "), Styled("emphasis", (Link("two", 1),)))),
        Styled("emphasis", (Text(" three"),)),
    )
    assert messages == []


def test_links_are_found_where_no_range_is_and_mentions_only_if_asked():
    text = "@ann https://a.example/x #NK"
    assert inlines(text)[0] == (Text("@ann "), Link("a.example", 1), Text(" #NK"))
    assert inlines(text, find="nothing")[0] == (Text(text),)
    assert inlines(text, find="all")[0] == (
        Mention("@ann", "ann", 1),
        Text(" "),
        Link("a.example", 2),
        Text(" "),
        Hashtag("#NK", "NK"),
    )


def test_a_link_gives_its_note_the_title_of_its_page():
    assert notes("this", Span(0, 4, ToLink("https://a.example", title="A page"))) == (
        LinkNote(number=1, url="https://a.example", truncated=False, title="A page"),
    )


def test_what_no_format_can_hold_is_left_out_with_a_repair():
    found, messages = inlines("a\x00b @ann\ud800", Span(4, 8, ToMention("ann\ud800")))
    assert found == (Text("ab "), Mention("@ann", "ann\ufffd", 1))
    assert messages == ["removed 1 control character (U+0000)", "removed 1 lone surrogate (U+D800)"]


TARGETS = st.sampled_from(
    [
        ToMention("ann"),
        ToMention(),
        ToLink("https://a.example/x"),
        ToTag(),
        Style("strong"),
        Style("code"),
        Drop("media", "removed"),
    ]
)
TEXTS = st.text(st.sampled_from("ab@# \n.é漢😀\u200d\x00\r\ud800"), max_size=20)
SPANS = st.lists(
    st.builds(
        Span,
        start=st.integers(-2, 60),
        end=st.integers(-2, 60),
        target=TARGETS,
        shown=st.sampled_from([None, "a", "@ann", "b"]),
    ),
    max_size=6,
)


@given(TEXTS, SPANS, st.sampled_from(["code points", "utf-16", "utf-8"]))
def test_every_character_of_a_post_is_in_the_tree_or_in_a_repair(text, found, unit):
    blocks, repairs = spans.blocks(text, found, Numbering("twitter"), unit=unit, find="nothing")
    kept = "".join(map(plain, blocks)) + "".join(
        repair.text for repair in repairs if repair.message == "removed"
    )
    assert Counter("".join(kept.split())) == Counter("".join(clean(text)[0].split()))


@given(st.text(max_size=30), SPANS, st.booleans(), st.sampled_from(["links", "all", "nothing"]))
def test_no_text_and_no_range_raises(text, found, escaped, find):
    numbering = Numbering("mastodon")
    spans.blocks(text, found, numbering, unit="utf-8", escaped=escaped, find=find)


def test_many_wrong_ranges_take_linear_time():
    text = "@a😀 " * 20_000
    found = [
        *(Span(0, 100_000, ToLink("https://a.example"), "nowhere") for _ in range(5_000)),
        *(Span(index, 120_000, Style("strong")) for index in range(0, 50_000, 10)),
        *(Span(5 * index, 5 * index + 2, ToMention("a"), "@b") for index in range(5_000)),
    ]
    start = time.process_time()
    spans.blocks(text, found, Numbering("twitter"), unit="code points")
    assert time.process_time() - start < 5
