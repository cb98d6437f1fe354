"""Bidirectional classes."""

from convert_pdf.bidi.classes import bidi_class


def test_an_unassigned_character_has_the_default_class_of_its_block():
    kept = {
        "\u05ff": "R",
        "\U0001eeff": "AL",
        "\u20cf": "ET",
        "\ufffe": "BN",
        "\U000e0fff": "BN",
        "\u0378": "L",
    }
    assert {character: bidi_class(character) for character in kept} == kept
