"""Lines of pieces: what is shown besides the words of posts."""

from convert.display import Piece
from convert_markdown import pieces
from convert_markdown.line import render

NAME = Piece("Ann (@ann)", "https://x.com/ann")


def markdown(*line: Piece, english: str = "", reference: str = "") -> str:
    return render(pieces.line(line, english, reference), "gfm")


def test_pieces_are_links_with_a_point_in_between() -> None:
    day = Piece("11 November 2020")
    assert markdown(NAME, day) == "[Ann (@ann)](https://x.com/ann) · 11 November 2020"


def test_an_address_is_an_autolink() -> None:
    assert markdown(Piece("https://a.example", "https://a.example")) == "<https://a.example>"


def test_an_address_that_cannot_be_a_link_is_words() -> None:
    url = "https://a.example/<b>"
    assert markdown(Piece(url, url)) == "https\\://a.example/\\<b>"


def test_words_are_never_markup() -> None:
    hostile = Piece("](javascript:alert(1)) *a* `b`", "https://a.example")
    assert markdown(hostile) == "[\\](javascript:alert(1)) \\*a\\* \\`b\\`](https://a.example)"


def test_english_words_have_attributes_if_they_are_given() -> None:
    english = Piece("Poll", english=True)
    assert markdown(english, NAME, english="lang=en") == (
        "[Poll]{lang=en} · [Ann (@ann)](https://x.com/ann)"
    )
    assert markdown(english) == "Poll"
    linked = Piece("in answer to another post", "https://a.example", english=True)
    assert markdown(linked, english="lang=en") == (
        "[[in answer to another post]{lang=en}](https://a.example)"
    )


def test_a_reference_is_after_the_last_piece_and_empty_pieces_are_left_out() -> None:
    assert markdown(NAME, Piece(""), reference="[^3]") == "[Ann (@ann)](https://x.com/ann)[^3]"
