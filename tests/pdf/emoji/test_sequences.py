"""The emoji sequences of a text (UTS #51)."""

import pytest

from convert_pdf.emoji import twemoji
from convert_pdf.emoji.data import EMOJI_PRESENTATION, TEXT_PRESENTATION
from convert_pdf.emoji.sequences import sequences


@pytest.mark.parametrize(
    "text", ["©", "™", "1", "#", "❤", "☎", "↔", "a\ufe0f", "⌛\ufe0e", "\u200d", "plain", ""]
)
def test_characters_that_are_text_by_default_are_not_emoji(text: str) -> None:
    assert list(sequences(text)) == []


@pytest.mark.parametrize(
    "sequence",
    [
        *("😀", "👍🏽", "🏽", "1️⃣", "1⃣", "🇦🇲", "🇦", "❤️", "☝🏽", "☝️🏽"),
        *("🏳️‍🌈", "🏳‍🌈", "👩🏽‍❤️‍💋‍👩🏿", "🏴\U000e0067\U000e0062\U000e007f"),
    ],
)
def test_each_kind_of_sequence_is_one(sequence: str) -> None:
    assert list(sequences(f"a{sequence}b")) == [(1, 1 + len(sequence))]


def test_a_flag_has_at_most_30_tags() -> None:
    tags = ["\U000e0067" * count + "\U000e007f" for count in (30, 31)]
    assert [next(sequences(f"🏴{tag}")) for tag in tags] == [(0, 32), (0, 1)]


def test_each_single_picture_is_of_a_character_in_the_tables() -> None:
    listed: set[int] = set()
    for item in f"{EMOJI_PRESENTATION} {TEXT_PRESENTATION}".split():
        first, _, last = item.partition("-")
        listed.update(range(int(first, 16), int(last or first, 16) + 1))
    single = {int(name, 16) for name in twemoji.names() if "-" not in name}
    assert single - listed - set(range(0x1F1E6, 0x1F200)) == {0xE50A}  # letters of flags; a private one
    # Twemoji has a picture for each emoji of Unicode 17, so that none is missing from the tables either.
    assert listed - single == set()
