"""The arguments: flags, options of writers, help, and the errors for wrong calls."""

import pytest
import shtab

from convert.cli.arguments import parser, split_writer_options
from convert.errors import UsageError

PAGE_SIZE = "invalid value 'b7' for pdf.page-size (expected auto, a5, a4, letter or WxHmm)"
BAD_CALLS = {
    "a format that does not exist": (
        ["thread.txt", "--to", "markdwon"],
        "markdwon: no such format; did you mean markdown?",
    ),
    "a format like no other": (
        ["thread.txt", "--to", "zzz"],
        "zzz: no such format; convert --formats lists all formats",
    ),
    "no format": (["thread.txt"], "no format given: name one with --to; convert --formats lists them"),
    "an output of no format": (
        ["thread.txt", "-o", "x.zzz"],
        "x.zzz: unknown suffix; name the format with --to",
    ),
    "no thread": (["--to", "pdf"], "no thread given: name a file"),
    "an option that does not exist": (
        ["thread.txt", "--to", "pdf", "--pdf.page-sise", "a5"],
        "pdf.page-sise: no such option; did you mean page-size?",
    ),
    "an option of a format that the output implies": (
        ["thread.txt", "-o", "x.pdf", "--pdf.page-size", "b7"],
        PAGE_SIZE,
    ),
    "an option of a format that is not written": (
        ["thread.txt", "--to", "json", "--pdf.page-size", "a4"],
        "pdf.page-size: pdf is not among the output formats; add --to pdf",
    ),
    "an option of a format that does not exist": (
        ["thread.txt", "--to", "json", "--pfd.page-size", "a4"],
        "pfd: no such format; did you mean pdf?",
    ),
    "a flag that does not exist": (
        ["thread.txt", "--tto", "pdf"],
        "--tto: no such option; did you mean --to?",
    ),
    "a value of the wrong type": (["thread.txt", "--to", "pdf", "--pdf.page-size", "b7"], PAGE_SIZE),
    "a wrong value of the core": (
        ["thread.txt", "--to", "pdf", "--gaps", "hide"],
        "invalid value 'hide' for gaps (expected mark or join)",
    ),
    "an option without its value": (
        ["thread.txt", "--to", "pdf", "--pdf.page-size"],
        "pdf.page-size: missing value",
    ),
    "two threads and one file": (
        ["thread.txt", "b.txt", "-o", "x.pdf"],
        "x.pdf is one file, but there are several outputs",
    ),
    "two formats on standard output": (
        ["-", "--to", "json", "--to", "pdf", "-o", "-"],
        "standard output takes only one thread in one format",
    ),
}


@pytest.mark.parametrize("case", BAD_CALLS)
def test_a_bad_call_is_one_line_and_writes_nothing(run, place, files_in, case):
    words, message = BAD_CALLS[case]
    (place / "sub").mkdir()
    (place / "sub/thread.txt").write_text("1/ One.")
    before = files_in()
    done = run(*words)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), lines
    assert message in lines[0]
    assert files_in() == before


def test_help_for_a_format_shows_its_options(run):
    assert b"--pdf.page-size auto|a5|a4|letter" in run("--to", "pdf", "--help").stdout
    assert b"--pdf.page-size auto|a5|a4|letter" in run("--to=pdf", "-h").stdout


def test_words_after_two_hyphens_are_threads_even_if_they_start_with_a_hyphen(run, place):
    (place / "-dash.txt").write_text("1/ One.\n\n2/ Two.\n")
    assert run("--to", "markdown", "-o", "-", "--", "-dash.txt").stdout.endswith(b"2/ Two.\n")


def test_the_parser_lists_all_flags():
    assert {"-h", "--help", "-o", "--output", "--repair", "--no-repair"} <= set(parser().flags)


def test_options_of_writers_are_separated_from_the_other_arguments():
    words = ["a.txt", "--pdf.page-size", "a5", "--to", "pdf", "--pdf.align=left", "--", "--x.y"]
    others, formats = split_writer_options(words)
    assert others == ["a.txt", "--to", "pdf", "--", "--x.y"]
    assert formats == {"pdf": {"page-size": "a5", "align": "left"}}


def test_an_option_of_a_writer_needs_a_value():
    with pytest.raises(UsageError, match=r"pdf\.align: missing value"):
        split_writer_options(["--pdf.align"])


def test_the_help_names_all_shells_with_completions():
    text = parser().format_help()
    assert all(shell in text for shell in shtab.SUPPORTED_SHELLS)
