"""SVG pictures as PDF drawing operators."""

from convert_pdf.emoji import svg, twemoji


def test_every_picture_can_be_drawn() -> None:
    operators = {"m", "l", "c", "h", "f", "f*", "S", "q", "Q", "cm", "rg", "RG", "w", "J", "gs"}
    for name in sorted(twemoji.names())[::20]:
        words = svg.picture_of(twemoji.svg(name)).operators.split()
        assert {word for word in words if not is_operand(word)} <= operators, name
        assert words.count("q") == words.count("Q"), name
        assert "f" in words, name


def is_operand(word: str) -> bool:
    return word.startswith("/A") or word.lstrip("-").replace(".", "", 1).isdigit()


def test_a_picture_names_the_opacities_that_it_uses() -> None:
    picture = svg.picture_of(
        '<svg><g fill-opacity=".5"><circle r="1" opacity=".5"/></g><circle r="2"/></svg>'
    )
    assert picture.alphas == (25,)
    assert picture.operators.count("/A25 gs") == 1


def test_a_flat_picture_is_in_the_middle_of_its_square() -> None:
    assert svg.picture_of('<svg viewBox="0 0 36 26"/>').operators == "1 0 0 -1 0 31 cm"


def test_unknown_elements_colours_and_attributes_are_ignored() -> None:
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
