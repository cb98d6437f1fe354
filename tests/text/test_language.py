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


FRENCH = (
    "Le ministre a déclaré que le gouvernement n'a pas l'intention de retirer la loi, car sans cette "
    "mesure le déficit serait trop grand"
)
HEBREW = "השר אמר אתמול בכנסת שהממשלה אינה מתכוונת לחזור בה מן החוק, משום שהגירעון גדול מדי בלעדיו"


def languages(*posts: str, **options: str) -> list[str | None]:
    """Return the language of the thread and those of its posts."""
    text = "\n".join(f"{number}/ {post}" for number, post in enumerate(posts, start=1))
    document = convert.read(text.encode(), **options)
    assert len(document.posts) == len(posts)
    return [document.language, *(post.language for post in document.posts)]


@pytest.mark.parametrize(("words", "tag"), [(HEBREW, "he"), (FRENCH, "fr"), (DUTCH, "nl")])
def test_a_post_in_another_language_than_the_thread_has_its_own(words: str, tag: str) -> None:
    assert languages(ENGLISH, words, ENGLISH) == ["en", None, tag, None]


def test_a_post_that_begins_with_a_few_words_of_the_thread_s_language_may_be_in_another() -> None:
    assert languages(ENGLISH, f"He said: {FRENCH}. {FRENCH}")[2] == "fr"


@pytest.mark.parametrize(
    "words", ["Très bien", "C'est la vie, mes amis!", "תודה רבה לכולם", "¿Qué?", "…"]
)
def test_a_short_post_is_in_the_language_of_the_thread(words: str) -> None:
    assert languages(ENGLISH, words) == ["en", None, None]


def test_a_post_in_no_certain_language_is_in_that_of_the_thread() -> None:
    assert languages(ENGLISH, "Paris, Madrid, Kyoto, Lagos, Lima, Oslo, Quito, Minsk, Jakarta") == [
        "en",
        None,
        None,
    ]


@pytest.mark.parametrize("tag", ["en-GB", "sco", "und"])
def test_a_language_that_the_user_sets_is_that_of_all_posts_in_the_detected_one(tag: str) -> None:
    assert languages(ENGLISH, FRENCH, language=tag) == [tag, None, "fr"]


def test_posts_in_the_language_that_the_user_sets_have_none_of_their_own() -> None:
    assert languages(ENGLISH, ENGLISH, FRENCH, language="fr") == ["fr", None, None, None]


def test_no_post_of_the_sample_has_a_language_of_its_own(seed: convert.Document) -> None:
    assert {post.language for post in seed.posts} == {None}
