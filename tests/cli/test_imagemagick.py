"""Calls that are meant for ImageMagick's convert."""

import pytest

from convert.cli import imagemagick


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["a.png", "b.jpg"], True),
        (["a.png", "-resize", "50%", "b.jpg"], True),
        (["a.PNG"], True),
        (["-version"], True),
        (["a.png", "--to", "pdf"], False),
        (["a.png", "-o", "x.md"], False),
        (["thread.txt"], False),
        ([], False),
    ],
)
def test_images_and_flags_of_imagemagick_are_recognized(words, meant):
    assert imagemagick.is_meant(words) == meant


def test_such_a_call_is_one_line_that_says_which_program_this_is(run, files_in):
    done = run("a.png", "b.jpg")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"this is thread-convert, which converts saved threads, not images" in done.stderr
    assert files_in() == ["thread.txt"]


def test_the_message_names_the_other_convert_on_the_path(tmp_path, monkeypatch):
    program = tmp_path / "convert"
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert imagemagick.message().endswith(f"ImageMagick's convert is {program}")


def test_the_message_says_if_there_is_no_other_convert(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert imagemagick.message().endswith("there is no other convert on the PATH")
