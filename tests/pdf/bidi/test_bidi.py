"""The order of characters where left to right meets right to left (UAX #9)."""

import random
import re
from collections import Counter

import pytest

from convert_pdf.bidi import levels, needs_bidi, reorder
from convert_pdf.bidi.classes import ISOLATE_CONTROLS, REMOVED, bidi_class

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
LRM, RLM, ALM = "\u200e\u200f\u061c"
CONTROLS = LRE + RLE + PDF + LRO + RLO + LRI + RLI + FSI + PDI

HEBREW = {ord(capital): 0x05D0 + place for place, capital in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
# capitals are used for right-to-left letters, as in UAX #9
CAPITALS = {hebrew: capital for capital, hebrew in HEBREW.items()}
MIRRORED = str.maketrans("()[]<>", ")(][><")


def shown(text: str, base: int | None = None) -> str:
    """The text as a reader sees it on one line, in the notation of UAX #9, without controls."""
    logical = text.translate(HEBREW)
    found = levels(logical, base)
    visual = (
        (logical[position].translate(MIRRORED) if found[position] % 2 else logical[position])
        for position in reorder(found)
    )
    return "".join(c for c in visual if c not in CONTROLS + LRM + RLM + ALM).translate(CAPITALS)


@pytest.mark.parametrize(
    ("text", "base", "visual"),
    [
        ("car means CAR.", 0, "car means RAC."),
        ("car MEANS CAR.", 1, ".RAC SNAEM car"),
        (f"he said “{RLI}car MEANS CAR{PDI}.”", 0, "he said “RAC SNAEM car.”"),
        (
            f"DID YOU SAY ‘{LRI}he said “{RLI}car MEANS CAR{PDI}”{PDI}’?",
            1,
            "?’he said “RAC SNAEM car”‘ YAS UOY DID",
        ),
        (f"he said “{RLE}car MEANS CAR{PDF}.”", 0, "he said “RAC SNAEM car.”"),
    ],
)
def test_the_examples_of_rule_l2_come_out_as_uax_9_prints_them(text, base, visual):
    assert shown(text, base) == visual


@pytest.mark.parametrize(
    ("text", "base", "visual"),
    [
        ("AB(CD[&ef]!)gh", 1, "gh(![ef&]DC)BA"),
        ("smith (fabrikam ARABIC) HEBREW", 0, "smith (fabrikam CIBARA) WERBEH"),
        ("ARABIC book(s)", 1, "book(s) CIBARA"),
        ("a (B)", 0, "a (B)"),
        ("a [B) C]", 0, "a [C (B]"),  # the pair is [ ]; brackets that cross it are none
        ("A (1) b", 0, "(1) A b"),  # a number counts as right to left
    ],
)
def test_brackets_go_together_n0(text, base, visual):
    assert shown(text, base) == visual


@pytest.mark.parametrize(
    ("text", "base", "visual"),
    [
        ("PRICE 1,234.50$ NOW", 1, "WON 1,234.50$ ECIRP"),
        ("A 1-2", 1, "1-2 A"),
        ("A +1 B", 1, "B 1+ A"),
        ("a 1 B 2 c", 0, "a 1 2 B c"),
        ("A\tb\tC", 1, "C\tb\tA"),
        ("A b  ", 1, "  b A"),
        ("a B  ", 0, "a B  "),
    ],
)
def test_numbers_and_white_space_are_in_order(text, base, visual):
    assert shown(text, base) == visual


def test_a_number_after_arabic_letters_is_an_arabic_number_w2():
    assert [levels(f"{letter} 1-2", 1) for letter in "אا"] == [[1, 1, 2, 2, 2], [1, 1, 2, 1, 2]]


def test_a_mark_goes_with_its_letter_or_bracket():
    assert levels("א\u0301a\u0301", 1) == [1, 1, 2, 2]
    assert levels("a(\u0301b)\u0301א", 1) == [2, 2, 2, 2, 2, 2, 1]


def test_marks_without_glyph_give_their_neighbours_a_direction():
    assert shown("A!") == "!A"
    assert shown(f"A!{LRM}", 0) == "A!"
    assert shown(f"a{RLM}!", 1) == "!a"
    assert levels(f"{ALM}1", 0) == [1, 2]


def test_overrides_turn_text_around_until_they_are_popped():
    assert shown(f"a{RLO}bcd{PDF}e", 0) == "adcbe"
    assert shown(f"A{LRO}BCD{PDF}E", 1) == "EBCDA"


def test_an_isolate_leaves_the_text_around_it_alone():
    assert shown("HELLO @ann_b! 5", 1) == "ann_b! 5@ OLLEH"
    assert shown(f"HELLO {LRI}@ann_b!{PDI} 5", 1) == "5 @ann_b! OLLEH"
    assert shown(f"see {FSI}ABC{PDI} 12", 0) == "see CBA 12"
    assert shown("see ABC 12", 0) == "see 12 CBA"


def test_an_embedding_left_open_ends_with_its_isolate_or_paragraph():
    assert levels(f"{RLI}{RLE}a{PDI}b", 0) == [0, 0, 4, 0, 0]
    assert levels(f"{RLE}a\nb", 0) == [0, 2, 0, 0]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("123 !?", 0),
        ("123 a א", 0),
        ("«א» a", 1),
        ("ع a", 1),
        (f"{RLI}א{PDI} a", 0),
        (f"{LRI}a{RLI}א{PDI}", 0),
        (f"{PDI}א", 1),
        (f"{LRE}א", 1),
        ("1\nא", 0),
    ],
)
def test_the_first_strong_character_outside_of_isolates_sets_the_base_level_p2(text, level):
    assert levels(f"!{text}")[0] == level  # a mark at the start has the level of its paragraph


def test_each_paragraph_goes_by_its_own_first_strong_character():
    assert levels("a א\nא a\r\n1") == [0, 0, 1, 0, 1, 1, 2, 1, 1, 0]
    assert levels("\n1\n", 1) == [1, 2, 1]


def test_isolates_and_embeddings_nest_to_level_125_bd2():
    assert [levels(RLI * depth + "א", 0)[-1] for depth in (62, 63, 64, 1_000)] == [123, 125, 125, 125]
    assert [levels(RLE * depth + "א", 0)[-1] for depth in (62, 63, 64, 1_000)] == [123, 125, 125, 125]
    assert levels(RLI * 64 + "א" + PDI * 64 + "ab")[-1] == 0
    assert levels(LRI * 63 + RLI + "1", 0)[-1] == 124  # no level 125 inside of an overflow
    assert levels(LRE * 63 + RLE + "1", 0)[-1] == 124


def test_needs_bidi_misses_no_character_that_matters():
    raising = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"}
    characters = map(chr, range(0x20000))  # beyond are only L, BN and marks
    assert not [c for c in characters if bidi_class(c) in raising and not needs_bidi(c)]
    assert not needs_bidi("Grüße, 1 000 € 👩‍👩‍👧‍👦 漢字 नमस्ते (a) […]")


def test_reorder_keeps_left_to_right_and_reverses_right_to_left():
    assert reorder([]) == []
    assert reorder([0, 2, 4]) == [0, 1, 2]
    assert reorder([0, 1, 1, 2, 2, 1, 0]) == [0, 5, 3, 4, 2, 1, 6]
    assert reorder([3, 1]) == [1, 0]


def test_hostile_text_gets_a_level_for_each_character():
    text = "א\ud800\udfff\0\x1b\ufffe\uffff\U0010ffff" + CONTROLS + "\u0301"
    assert len(levels(text)) == len(text)
    assert sorted(reorder(levels(text))) == list(range(len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "אb " * 10_000,
        "a" * 30_000 + "א",
        *(control * 1_000 + "אa" + (PDI + PDF) * 1_000 for control in (RLE, RLO, RLI, FSI)),
        FSI * 15_000 + "א" + PDI * 15_000,
        f"{RLI}a{PDI}" * 10_000,
        "א" + "(" * 30_000,
        "א" + "(" * 15_000 + "a" + ")" * 15_000,
        "א" + "(a)" * 10_000,
        "א" + "([" * 31 + "}" * 30_000,
        "א(a)" + "\u0301" * 30_000,
        "א\n" * 15_000,
    ],
    ids=lambda text: f"{text[:3]!a}, {len(text)} characters",
)
def test_long_and_deep_text_gets_its_levels(text):
    found = levels(text)  # would take too long in quadratic time
    order = reorder(found)
    assert len(order) == len(text)
    assert max(found) <= 126


SAMPLES = 10_000
ALPHABET = (
    "abז אבג ابج 0123 ١٢٣ ,.:+-/#$%()[]<>⟨⟩!?\u0301\u05b0\u064b\u200b\u00ad\t\n" + LRM + RLM + ALM
)


def test_random_text_comes_out_as_python_bidi_shows_it():
    """Two deviations of python-bidi 0.6, in what rule L1 resets, are allowed.

    It does not give the controls that X9 removes the base level at the end of a line (UAX #9, 5.2). And it
    leaves a line as it is if no level is odd before L1 makes that of white space so.
    """
    oracle = pytest.importorskip("bidi", reason="python-bidi is the oracle")
    dice = random.Random(9)
    outcomes = Counter()
    for _ in range(SAMPLES):
        text = "".join(dice.choices(ALPHABET + CONTROLS, k=dice.randint(1, 30)))
        base, name = dice.choice([(None, None), (0, "L"), (1, "R")])
        expected = oracle.get_display(text, base_dir=name)
        found = levels(text, base)
        for line in re.finditer(r"[^\n]*\n|[^\n]+", text):
            place = slice(*line.span())
            outcomes[_difference(line[0], found[place], expected[place])] += 1
    assert outcomes["unexplained"] == 0
    assert outcomes["same"] > 0.97 * outcomes.total()
    assert set(outcomes) == {"same", "only in removed controls", "only white space is right to left"}


def _difference(line: str, found: list[int], expected: str) -> str:
    own = "".join(line[position] for position in reorder(found))
    reset = {"B", "S", "WS", *ISOLATE_CONTROLS, *REMOVED}
    if own == expected:
        return "same"
    if _without_removed(own) == _without_removed(expected):
        return "only in removed controls"
    odd = {bidi_class(character) for character, level in zip(line, found, strict=True) if level % 2}
    if expected == line and odd <= reset:
        return "only white space is right to left"
    return "unexplained"


def _without_removed(text: str) -> str:
    return "".join(character for character in text if bidi_class(character) not in REMOVED)
