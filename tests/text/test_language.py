"""Tests for language detection."""

import pytest

import convert

DUTCH = (
    "De minister zei dat het kabinet niet van plan is om de wet in te trekken, want zonder deze "
    "maatregel is het tekort te groot, en of dat was te voorzien weten we niet in de Kamer"
)
ENGLISH = (
    "THREAD Today's agreement may turn another bloody page in the tragedy that is the conflict. "
    "Setting emotions aside, here are a couple of quick points on the handling of the issue"
)


def language(text: str) -> str:
    return convert.read(text.encode()).language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (DUTCH, "nl"),
        (
            "Ministeren sagde, at regeringen ikke har planer om at trække loven tilbage, for uden den er "
            "underskuddet for stort, og det har vi ikke råd til",
            "da",
        ),
        ("Der Minister sagte im Bundestag, dass die Regierung nicht plant, das Gesetz zu ändern", "de"),
    ],
)
def test_the_language_is_detected_from_the_words_of_the_posts(text: str, tag: str) -> None:
    assert language(text) == tag


def test_mentions_links_and_hashtags_are_not_part_of_the_sample() -> None:
    assert (
        language(f"{'@TheMinisterOfWords #WordsOfTheDay https://the.example/words ' * 9}{DUTCH}")
        == "nl"
    )


def test_the_language_of_fewer_than_20_letters_is_unknown() -> None:
    assert language("These were the endings") == "und"
    assert language("These were the endings!") == "und"
    assert language("These were the endings I") == "en"


def test_the_language_is_unknown_below_a_probability_of_0_7() -> None:
    assert language("asdf qwer zxcv uiop hjkl vbnm tyui ghjk") == "und"
    assert language("Monday Tuesday Wednesday Thursday") == "und"


def test_the_first_300_characters_decide() -> None:
    assert language(f"{ENGLISH}. {ENGLISH}.\n\n{DUTCH}. {DUTCH}. {DUTCH}. {DUTCH}") == "en"
