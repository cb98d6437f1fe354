"""The warnings about characters that no font has."""

from convert_pdf.fonts.missing_glyphs import messages


def test_there_is_one_message_for_each_script_with_its_characters_and_a_remedy():
    assert list(messages("語한本" + "\U00010331\U00010330")) == [
        "no font has these CJK characters, which show as boxes: U+672C, U+8A9E, U+D55C; "
        "pip install 'thread-convert[cjk]' installs one",
        "no font has these Gothic characters, which show as boxes: U+10330, U+10331; "
        "install a font that has them (Debian: fonts-dejavu, fonts-noto-core), or name one: --pdf.font",
    ]


def test_of_many_characters_twelve_are_named():
    (message,) = messages(map(chr, range(0x4E00, 0x4E00 + 100)))
    assert "U+4E0B and 88 more; pip install" in message
