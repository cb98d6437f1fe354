"""Messages on standard error."""

from convert.cli.messages import print_error, print_message, printable
from convert.errors import InputError


def test_control_and_invisible_characters_are_escaped():
    assert printable("a\x1b[31m\n\u202e\u200bé😀") == r"a\x1b[31m\n\u202e\u200bé😀"


def test_a_message_starts_with_the_name_of_the_program(capsys):
    print_message("one\ntwo")
    print_message("bare", prefix="")
    print_error(InputError("no such file", file="a.txt", line=3))
    assert capsys.readouterr().err == (
        "thread-convert: one\\ntwo\nbare\nthread-convert: error: a.txt:3: no such file\n"
    )
