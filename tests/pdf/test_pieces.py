"""Short lines as spans."""

from convert.display import Piece
from convert_pdf.pieces import line_spans
from convert_pdf.styles import Styles

STYLES = Styles(10)
ADDRESS = "https://x.com/ann/status/1"


def test_pieces_are_isolated_and_separated() -> None:
    found = line_spans((Piece("Ann"), Piece("2020")), STYLES, STYLES.note, language="en")
    assert [(span.text, span.role) for span in found] == [
        ("Ann", "isolate"),
        (" · ", "text"),
        ("2020", "isolate"),
    ]


def test_an_address_is_a_link_that_looks_like_one_and_other_links_are_grey() -> None:
    pieces = (Piece(ADDRESS, ADDRESS), Piece("Ann", ADDRESS), Piece("https://x.com"))
    address, _, name, _, dead = line_spans(pieces, STYLES, STYLES.aside, language="en")
    assert (address.role, address.url, address.style) == ("url", ADDRESS, STYLES.note_link)
    assert (name.role, name.url, name.style) == ("isolate", ADDRESS, STYLES.aside)
    assert (dead.role, dead.url, dead.style) == ("isolate", None, STYLES.aside)


def test_words_of_this_program_are_grey_and_tagged_as_english_where_the_language_is_another() -> None:
    pieces = (Piece("Poll", english=True), Piece("x"))
    for language, is_tagged in (("en", False), ("en-GB", False), ("de", True), ("und", True)):
        poll, _, own = line_spans(pieces, STYLES, STYLES.note, language=language)
        assert (poll.style, own.style) == (STYLES.aside, STYLES.note)
        assert (poll.tag is not None and poll.tag.language == "en") == is_tagged
        assert own.tag is None


def test_hostile_text_is_printable_and_on_one_line() -> None:
    [span] = line_spans((Piece("a\n\x00b\u2028c"),), STYLES, STYLES.note, language="en")
    assert span.text == "a \ufffdb c"
