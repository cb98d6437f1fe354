"""Transforms are named on the command line and in the configuration, with options of their own."""

import pytest

THREAD = "1/ Zorvilda says hi to @zorvilda. #One #Two\n\n2/ Two. @ann https://example.org/zorvilda\n"


@pytest.fixture(autouse=True)
def thread(place):
    (place / "thread.txt").write_text(THREAD)


def test_transforms_are_applied_in_order(run):
    words = ("thread.txt", "--to", "json", "-o", "-", "--drop.hashtags", "yes")
    both = run(*words, "--transform", "drop", "--transform", "anonymise").stdout
    assert b"orvilda" not in both
    assert b"a hashtag was left out" in both
    assert b"@user1" in both


def test_transforms_can_be_configured(run, place):
    (place / "c.yaml").write_text("transform: [drop]\ndrop: {hashtags: yes, links: yes}\n")
    done = run("thread.txt", "--to", "markdown", "--config", "c.yaml", "-o", "-")
    assert b"#One" not in done.stdout
    assert b"https://example.org" not in done.stdout


def test_what_is_left_out_is_listed_with_the_repairs(run):
    words = ("thread.txt", "--show-repairs", "--transform", "drop", "--drop.hashtags", "yes")
    assert (
        b"thread.txt:1: dropped: \xe2\x80\x9c#One\xe2\x80\x9d a hashtag was left out"
        in run(*words).stderr
    )


def test_dropping_nothing_is_an_error_that_lists_the_options(run, files_in):
    before = files_in()
    done = run("thread.txt", "--to", "markdown", "--transform", "drop")
    assert done.returncode != 0
    assert b"set drop.replies, drop.media, drop.hashtags" in done.stderr
    assert files_in() == before


def test_help_shows_the_options_of_a_transform(run):
    done = run("--transform", "drop", "--transform=anonymise", "--help")
    assert b"--drop.hashtags, --no-drop.hashtags" in done.stdout
    assert b"--anonymise.media drop|keep" in done.stdout
