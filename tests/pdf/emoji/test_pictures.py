"""The emoji of a text that have a picture."""

import pytest

from convert_pdf.emoji import pictures, twemoji
from convert_pdf.emoji.sequences import sequences
from convert_pdf.fonts.fallback import library_for

FAMILY = "👩‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TEXAS = "🏴\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f"
WHOLE = [
    "😀",
    FAMILY,
    "🇦🇲",
    "1️⃣",
    "#️⃣",
    "👍🏽",
    ENGLAND,
    "❤️",
    "©️",
    "🏳️‍🌈",
    "👩🏽‍❤️‍💋‍👩🏿",
    "☝🏽",
    "⌛",
    "🫜",
]


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in pictures.find(text)]


@pytest.mark.parametrize("sequence", WHOLE)
def test_a_sequence_is_one_emoji_with_one_picture(sequence: str) -> None:
    assert found(f"a{sequence}b") == [sequence]
    assert pictures.picture(sequence) is not None


def test_adjacent_emoji_are_separate() -> None:
    assert found("🇦🇲🇬🇪👍🏽👍😀😀") == ["🇦🇲", "🇬🇪", "👍🏽", "👍", "😀", "😀"]


def test_sequences_that_lack_the_variation_selector_have_their_picture_too() -> None:
    assert found("🏳‍🌈 1⃣ 👁‍🗨") == ["🏳‍🌈", "1⃣", "👁‍🗨"]
    assert pictures.picture("🏳‍🌈") == pictures.picture("🏳️‍🌈")


def test_a_family_without_a_picture_is_shown_as_its_members() -> None:
    family = "👨🏽‍👩🏽‍👧🏽"
    assert list(sequences(family)) == [(0, len(family))]
    assert found(family) == ["👨🏽‍", "👩🏽‍", "👧🏽"]
    assert pictures.picture("👨🏽‍") == pictures.picture("👨🏽")


def test_a_flag_without_a_picture_is_shown_as_its_letters_or_its_cloth() -> None:
    assert found("🇽🇽") == ["🇽", "🇽"]
    assert found(TEXAS) == [TEXAS]
    assert pictures.picture(TEXAS) == pictures.picture("🏴")


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d" * 50_000,
        "👩\u200d👩🏽" * 25_000,
        "☎\u200d" * 50_000,
        "🏴" + "\U000e0067" * 100_000,
        "🏴\U000e0067" * 50_000,
        "🇦" * 100_001,
        "\ud83d\ud800\x00\ufe0f\u20e3\ufffe" * 10_000,
    ],
    ids=["joiners", "couples", "signs", "tags", "cut flags", "letters", "surrogates"],
)
def test_hostile_text_is_searched_in_order_and_without_overlap(text: str) -> None:
    last = 0
    for start, end in pictures.find(text):
        assert last <= start < end <= len(text)
        assert end - start <= 40
        last = end


def test_every_picture_is_found_by_the_emoji_sequence_that_it_is_named_after() -> None:
    for name in twemoji.names():
        sequence = "".join(chr(int(code, 16)) for code in name.split("-"))
        # A lone sign is text until U+FE0F follows; U+E50A, for private use, is not an emoji.
        spellings = (sequence, sequence + "\ufe0f")
        assert name == "e50a" or any(found(spelling) == [spelling] for spelling in spellings)


def test_no_picture_has_more_parts_than_are_tried() -> None:
    sequences_of_names = (
        "".join(chr(int(code, 16)) for code in name.split("-")) for name in twemoji.names()
    )
    parts = [len(pictures._PART.findall(sequence)) for sequence in sequences_of_names]
    assert max(parts) <= pictures._MOST_PARTS
    assert found("👩\u200d" * 9 + "👩") != ["👩\u200d" * 9 + "👩"]


def test_a_picture_is_an_em_high_and_centred_on_the_capitals() -> None:
    capitals = library_for().main
    top = capitals.hb_font.get_glyph_extents(capitals.hb_font.get_nominal_glyph(ord("H"))).y_bearing
    assert pictures.ASCENT - pictures.DESCENT == 1
    assert pytest.approx(top / capitals.upem / 2, abs=0.02) == (pictures.ASCENT + pictures.DESCENT) / 2
    assert pictures.ADVANCE > 1
