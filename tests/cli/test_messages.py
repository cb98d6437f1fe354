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


def test_long_words_and_long_messages_are_shortened_in_the_middle(capsys):
    print_error(InputError("can't be read", file=f"in/{'x' * 5000}.txt"))
    line = capsys.readouterr().err
    assert line.startswith("thread-convert: error: in/xxx")
    assert "x…x" in line
    assert line.endswith(".txt: can't be read\n")
    assert len(line) < 300
    print_message("word " * 5000 + "end")
    line = capsys.readouterr().err
    assert len(line) == 1501
    assert line.endswith("word end\n")


def test_a_whole_message_is_not_shortened(capsys):
    print_message("x" * 5000, prefix="", whole=True)
    assert capsys.readouterr().err == "x" * 5000 + "\n"
