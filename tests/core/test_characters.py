"""What each target can't hold is replaced, and nothing else; scripts, sentence ends and directions."""

import unicodedata
from functools import cache
from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest

from convert.characters import Target, clean
from convert.testing.fixtures.samples import HOSTILE, SURROGATES

TARGETS = get_args(Target)
EVERYTHING = [chr(code) for code in range(0x11_0000)]
NONCHARACTERS = {character for character in EVERYTHING if ord(character) & 0xFFFE == 0xFFFE} | {
    chr(code) for code in range(0xFDD0, 0xFDF0)
}


@cache
def excluded(target: Target) -> set[str]:
    """Return the characters that are replaced; the line feed keeps the text from being printable."""
    return {
        character for character in EVERYTHING if clean(f"{character}\n", target) != f"{character}\n"
    }


def of_category(*names: str) -> set[str]:
    return {character for character in EVERYTHING if unicodedata.category(character) in names}


def test_utf_8_excludes_lone_surrogates_only():
    assert excluded("utf-8") == of_category("Cs")


def test_a_terminal_gets_no_control_but_tab_and_line_feed():
    assert of_category("Cc") - excluded("terminal") == {"\t", "\n"}


def test_what_is_printed_has_neither_controls_nor_noncharacters_nor_surrogates():
    assert excluded("print") == of_category("Cc", "Cs") - {"\t", "\n"} | NONCHARACTERS


def test_each_target_excludes_what_those_before_it_exclude():
    sets = [excluded(target) for target in TARGETS]
    assert all(smaller < larger for smaller, larger in pairwise(sets))


@pytest.mark.parametrize("text", [*HOSTILE, SURROGATES])
def test_a_parser_of_xml_reads_what_is_cleaned_for_it(text):
    ElementTree.fromstring(f"<p>{escape(clean(text, 'xml'))}</p>")


def test_a_parser_of_xml_refuses_exactly_what_is_excluded_in_the_basic_plane():
    def is_refused(character: str) -> bool:
        try:
            ElementTree.fromstring(f"<p>&#{ord(character)};</p>")
        except ElementTree.ParseError:
            return True
        return False

    basic = EVERYTHING[:0x1_0000]
    assert {character for character in basic if is_refused(character)} == excluded("xml")


@pytest.mark.parametrize("target", TARGETS)
def test_the_length_and_the_words_stay(target):
    text = "a\0\ud800b\u200d\u202e\u05d0\n\tc \U0001f468"
    cleaned = clean(text, target)
    assert len(cleaned) == len(text)
    assert cleaned.replace("\ufffd", "") == text.replace("\ud800", "").replace(
        "\0", "\0" if target == "utf-8" else ""
    )


@pytest.mark.parametrize("target", TARGETS)
def test_a_text_without_such_characters_is_returned_as_it_is(target):
    for text in ("", "plain", "two\nlines\tof \u05d0\u05d1"):
        assert clean(text, target) == text


def test_a_control_sequence_of_a_terminal_loses_its_control():
    assert clean("\x1b[31mred\x9b0m\r", "terminal") == "\ufffd[31mred\ufffd0m\ufffd"
