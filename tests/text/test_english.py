"""Plain English is known without the detector, and only where the detector would say so, too."""

import pytest

from convert.text.english import is_english

ENGLISH = (
    "THREAD Today's agreement may turn another bloody page in the tragedy that is the conflict. "
    "Setting emotions aside, here are a couple of quick points on the handling of the issue"
)


def test_a_text_full_of_little_words_is_english():
    assert is_english(ENGLISH)
    assert is_english(ENGLISH.upper())


@pytest.mark.parametrize(
    "words",
    [
        "De minister zei dat het kabinet niet van plan is om de wet in te trekken, want zonder deze "
        "maatregel is het tekort te groot, en of dat was te voorzien weten we niet in de Kamer",
        "Dat is wat we in Den Haag zien. Het was in de tijd dat we in het land nog een beleid had dat er "
        "toe deed. Is dat erg? Of is het zo dat we in de war zijn of was het altijd zo.",
        "Ministeren sagde at regeringen ikke har planer om at trække loven tilbage for uden den er "
        "underskuddet for stort og det have vi ikke råd til",
        "Der Minister sagte im Bundestag, dass die Regierung nicht plant, das Gesetz in den Jahren "
        "wieder in Kraft zu setzen, was so war, an dem Tag",
    ],
)
def test_a_neighbour_of_english_is_not(words):
    assert not is_english(words)


def test_few_words_are_left_to_the_detector():
    assert not is_english("This is the end of it.")


def test_a_text_of_two_languages_is_left_to_the_detector():
    half = "en dan nog veel meer over de toekomst van ons land waar niemand nu iets over zeggen durft"
    assert not is_english(f"{ENGLISH} {half}")
    assert not is_english(f"{half} {ENGLISH}")
    assert not is_english(f"{ENGLISH} Привет")
