"""Where the PDF may end a line of text or of a URL."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert_pdf.inline.linebreak import Break, hyphenation, opportunities, url_opportunities

SIGNS = {"space": "|", "plain": "¦", "hyphen": "~", "must": "⏎"}


def marked(text: str, language: str = "und") -> str:
    """The text with a sign at each opportunity: | after space, ¦ plain, ~ where a hyphen is added, ⏎ must."""
    hyphens = [Break(place, "hyphen") for place in hyphenation(text, language)]
    return _marked(text, sorted([*opportunities(text), *hyphens]))


def marked_url(url: str) -> str:
    return _marked(url, url_opportunities(url))


def _marked(text: str, breaks: Sequence[Break]) -> str:
    edges = [0, *(place.position for place in breaks), len(text)]
    signs = [*(SIGNS[place.kind] for place in breaks), ""]
    return "".join(
        text[start:end] + sign for start, end, sign in zip(edges, edges[1:], signs, strict=False)
    )


def _unmarked(expected: str) -> str:
    return "".join(character for character in expected if character not in SIGNS.values())


@pytest.mark.parametrize(
    "expected",
    [
        "One |line |of |text, |(in |brackets) |“and |quotes”.",
        "  two  |spaces  ",
        "tab\t|ideographic　|em\u2003|space",
        "a\u00a0b |10\u202f000 |c\u2060d |e\u2060 |f \u2060g",
        "zero\u200b¦width",
        "དཀར་¦པོ",
    ],
)
def test_lines_end_at_spaces_but_not_at_those_that_forbid_it(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize("expected", ["a\n⏎b", "a \r\n⏎b", "a\u2028⏎b", "a\n⏎\n⏎b\n", "a\n⏎ b"])
def test_a_line_separator_must_end_the_line(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "a |well-¦known |place |and |a |peace-¦keeping |force",
        "e-mail |COVID-19 |2020-11-10 |F-16 |pp. 17–19 |-x",
        "Baku–¦Yerevan",
        "word—¦word |two--¦dashes |wait...¦what |wait…¦what |so... |yes",
        "Washington/¦Moscow |2020/¦2021 |and/or |24/7 |a |+ |b",
        'he |said: |"no" |@a',
    ],
)
def test_a_line_may_end_after_a_hyphen_dash_or_slash_between_words(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "dashes – |in |English - |x",
        "тире — |по-¦русски",
        "« Pourquoi ? » |dit-¦il : |« non » !",
        "„Ja“ |»Nein« |sagte",
    ],
)
def test_no_line_starts_with_a_lone_dash_or_mark_nor_ends_with_an_opening_one(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "10 000 000 km |away",
        "in |2020 |300 |people",
        "5 % |of |5 млрд |за |№ 5",
        "No. 5, |p. 12 |$ 5 |7 Uhr",
    ],
)
def test_numbers_stay_with_their_units(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "ask |@user-name.bsky.social |or |@someone@mastodon-home.example",
        "see |#NagornoKarabakhConflict |and |#日本語タグ",
        "ดู |#ประเทศไทย",
    ],
)
def test_mentions_and_hashtags_are_not_broken(expected):
    assert marked(_unmarked(expected), "en") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "The |agree~ment |of |peace~keep~ers |today"),
        ("en-GB", "agree~ment"),
        ("ru", "Пра~ви~тель~ство"),
        ("de-DE", "Ver~öf~fent~li~chung"),
        ("und", "agreement"),
        ("ja", "agreement"),
        ("en", "shouldn't |well-¦established |kommersant.ru |abc123government"),
        ("hu", "hosszú |asszonnyal"),
    ],
)
def test_words_are_divided_by_the_patterns_of_the_language(language, expected):
    assert marked(_unmarked(expected), language) == expected


def test_a_soft_hyphen_is_honoured_and_replaces_all_others_of_its_word():
    assert marked("govern\u00adment", "en") == "govern\u00ad~ment"


@pytest.mark.parametrize(
    "expected",
    [
        "「こ¦れ¦は¦ペ¦ン¦で¦す。」¦と¦言っ¦た¦（笑）。¦次",
        "ラー¦メ¦ンっ¦て¦い¦い¦よ¦ね！¦NATO¦加¦盟¦国",
        "2020年¦3月、¦5つ",
        "他¦说：¦“你¦好，¦世¦界！”——¦然¦后……¦走¦了¦《书¦名》¦100%",
        "｢ｶﾞ｣¦ﾃﾞ¦ｽ",
    ],
)
def test_chinese_and_japanese_lines_neither_start_nor_end_with_the_wrong_character(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "대한민국의 |대통령은 |말했다",
        "ภาษา¦ไทย¦ไม่มี¦ช่อง¦ว่าง",
        "สวัสดี¦ชาว¦โลก |เก็บ¦ไว้",
        "ພາສາ¦ລາວ |ແລະ¦ໄທ",
        "ខ្ញុំ¦ចូលចិត្ត¦អាន",
        "ကျွန်တော်¦စာ¦ဖတ်",
        "हिन्दी |भाषा।",
        "مرحبا، |بالعالم؟",
    ],
)
def test_other_scripts_are_broken_between_words(expected):
    assert marked(_unmarked(expected), "en") == expected


@pytest.mark.parametrize("expected", ["Go |👩‍👩‍👧‍👦¦👍🏽¦🇦🇲¦🇷🇺 |now", "text👇¦👇 |❤️ok |1️⃣2️⃣ |🏴󠁧󠁢󠁥󠁮󠁧󠁿¦日¦👍"])
def test_an_emoji_sequence_stays_whole_and_the_first_one_with_its_word(expected):
    assert marked(_unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "https://www.mid.ru¦/ru¦/news¦/-¦/id¦/4419267¦?p_id¦=101¦&x¦=y¦#frag",
        "https://example.com/",
        "https://example.com¦/a/",
        "https://web.archive.org¦/web¦/2020¦/https://¦example.com¦/a",
        "mailto:someone@example.com",
        "https://example.com¦/armenians¦-and¦-azerbaijanis¦-look¦-to¦-russia",
        "https://example.com¦/%D0¦%9D¦%D0¦%B0¦%D0¦%B3¦%D0¦%BE¦%D1¦%80¦%D0¦%BD¦%D1",
    ],
)
def test_a_url_is_broken_where_its_parts_meet_and_elsewhere_only_in_a_long_part(expected):
    assert marked_url(_unmarked(expected)) == expected


@pytest.mark.parametrize(("length", "has_break"), [(30, False), (31, True)])
def test_a_part_of_a_url_with_more_than_30_characters_is_long(length, has_break):
    part = "/" + ("a" * 9 + "-") * 10
    url = f"https://example.com{part[:length]}/end"
    assert ("¦-" in marked_url(url)) == has_break


@given(
    st.text(
        st.characters()
        | st.sampled_from("  --\u0301\u200d…—/。「」日ーกเ็👩🇦\u103a\u1039\u1000\u0e81ເ\u00ad\r\n")
    )
)
def test_breaks_ascend_inside_the_text_and_never_part_a_character_from_its_marks(text):
    breaks = opportunities(text)
    positions = [place.position for place in breaks]
    assert positions == sorted(set(positions))
    for position, kind in breaks:
        assert 0 < position < len(text)
        if kind != "must" and not text[position - 1].isspace():
            assert unicodedata.category(text[position]) not in ("Mn", "Me")
            assert text[position - 1] != "\u200d"


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "a",
            " ",
            "-",
            "\u0301",
            "\u200d",
            "\u200d👩",
            "🇦",
            "日",
            ".",
            "@",
            "#",
            "« ",
            " !",
            " -",
            "\n",
            "1 ",
        ],
        *["\ud800", "\u00ad", "—", "ก", "เ", "្ក", "က\u103a", "/", "%", "a-", "word "],
    ],
)
def test_thirty_thousand_of_anything_have_their_breaks_in_order(unit):
    text = "x" + unit * (30_000 // len(unit))  # would take too long in quadratic time
    for found in (opportunities(text), url_opportunities(text)):
        places = [place for place, _ in found]
        assert places == sorted(places)
        assert not places or places[-1] <= len(text)
