"""The source text of each flavour of Markdown."""

import re
from typing import get_args

import pytest
from msgspec.structs import replace as replaced

import convert
from convert.testing import check_writer, sample_document
from convert.tree import Break, Gap, Hashtag, Link, LinkNote, Mention, MentionNote, Text
from convert_markdown import Options, convert_writers, write
from convert_markdown.escape import escape
from convert_markdown.options import Flavour
from tests.markdown.reading import CommonMark, expected
from tests.markdown.texts import document_of, golden_threads, joined

BARE = Options(front_matter=False)
PROSE = (
    "#NK and @MID_RF took note on 10/31 (at 10:30), he said -- no more & no less. It's 5 * 3 = 15, "
    '~ or "so"; it costs $5 and $10! AT&T, R&D, snake_case, a < b > c | d, 50% + 1. <3'
)
# Text that starts or continues a block at the start of a line.
STARTS = [*"#->=+*:|~$", "1.", "2)", "a)", "---", "===", "```", ":::", "[^1]:", "<b>"]
each_flavour = pytest.mark.parametrize("flavour", get_args(Flavour))


def test_the_writer_keeps_the_contract() -> None:
    [writer] = convert_writers()
    check_writer(writer)


def test_the_source_of_a_thread_is_readable() -> None:
    assert (
        write(sample_document(), BARE)
        == """\
# A meeting in Vienna

A meeting in Vienna, says @annberg[^1], and why it matters #Vienna\\
More at example.org[^2]

2/2 Second thoughts.

Thanks to @AnnBerg[^1] of […] and to example.com[^3]

[^1]: @annberg, <https://x.com/annberg>
[^2]: <https://example.org/vienna>
[^3]: https\\://example.com/cut
"""
    )


def test_commonmark_has_superscript_numbers_and_a_list() -> None:
    assert (
        write(sample_document(), Options(flavour="commonmark", front_matter=False))
        == """\
# A meeting in Vienna

A meeting in Vienna, says @annberg¹, and why it matters #Vienna\\
More at example.org²

2/2 Second thoughts.

Thanks to @AnnBerg¹ of […] and to example.com³

***

1. @annberg, <https://x.com/annberg>
2. <https://example.org/vienna>
3. https\\://example.com/cut
"""
    )


def test_pandoc_has_anchors_around_labels_and_no_citations() -> None:
    paragraphs = write(sample_document(), Options(flavour="pandoc", front_matter=False)).split("\n\n")
    assert paragraphs[1].startswith("[]{#post-1}A meeting in Vienna, says \\@annberg[^1], and why")
    assert paragraphs[2] == "[2/2]{#post-2} Second thoughts."
    assert paragraphs[4].startswith("[^1]: \\@annberg, <https://x.com/annberg>\n")


def test_obsidian_has_block_names_at_the_ends_of_posts() -> None:
    paragraphs = write(sample_document(), Options(flavour="obsidian", front_matter=False)).split("\n\n")
    assert paragraphs[1].endswith("\\\nMore at example.org[^2] ^post-1")
    assert paragraphs[2] == "2/2 Second thoughts."
    assert paragraphs[3].endswith(" and to example.com[^3] ^post-2")


def test_block_names_in_obsidian_are_unique() -> None:
    posts = document_of(*[[[Text("a")]]] * 3).posts
    numbered = zip(posts, ["2", "2", "2.2"], strict=True)
    document = replaced(document_of(), posts=tuple(replaced(post, number=n) for post, n in numbered))
    names = re.findall(r" \^(\S+)$", write(document, Options(flavour="obsidian")), re.MULTILINE)
    assert names == ["post-2", "post-2-2", "post-2--2"]


def test_lines_are_wrapped_and_notes_indented() -> None:
    assert (
        write(sample_document(), Options(front_matter=False, wrap=30))
        == """\
# A meeting in Vienna

A meeting in Vienna, says
@annberg[^1], and why it
matters #Vienna\\
More at example.org[^2]

2/2 Second thoughts.

Thanks to @AnnBerg[^1] of […]
and to example.com[^3]

[^1]: @annberg,
    <https://x.com/annberg>
[^2]: <https://example.org/vienna>
[^3]: https\\://example.com/cut
"""
    )


@each_flavour
@pytest.mark.parametrize("columns", [20, 47, 72])
def test_a_wrapped_line_is_too_long_only_if_it_is_one_word(flavour, columns) -> None:
    document = replaced(joined(golden_threads()), title="")
    text = write(document, Options(flavour=flavour, front_matter=False, wrap=columns))
    generated = re.compile(r"^(\[\^[0-9]+\]:|[0-9]+\.) | \^post-[0-9-]+$|^\[[^]]*\]\{#")
    long = [line for line in text.split("\n") if len(line) > columns]
    assert [line for line in long if " " in generated.sub("", line.strip(" "))] == []


@each_flavour
def test_a_wrapped_line_starts_no_block(flavour: Flavour) -> None:
    text = "word " + " word ".join(STARTS)
    document = document_of([[Text(text)]])
    for columns in range(20, 60):
        options = Options(flavour=flavour, front_matter=False, wrap=columns)
        assert CommonMark(write(document, options)).paragraphs == expected(document, options)


def test_notes_can_follow_the_first_post_that_refers_to_them() -> None:
    paragraphs = write(sample_document(), Options(front_matter=False, notes="after-post")).split("\n\n")
    assert (
        paragraphs[2] == "[^1]: @annberg, <https://x.com/annberg>\n[^2]: <https://example.org/vienna>"
    )
    assert paragraphs[5] == "[^3]: https\\://example.com/cut\n"


@pytest.mark.parametrize("notes", ["end", "after-post"])
def test_notes_keep_their_numbers_if_references_are_missing_or_out_of_order(notes) -> None:
    def link(number: int) -> list[Link]:
        return [Link(f"to {number}", number)]

    noted = tuple(LinkNote(number, f"https://a.example/{number}", False) for number in range(1, 7))
    document = document_of([link(3)], [link(1), link(5)], [link(2)], noted=noted)
    options = Options(flavour="commonmark", front_matter=False, notes=notes)
    assert CommonMark(write(document, options)).notes == {note.number: note.url for note in noted}
    unreferred = replaced(document, posts=())
    assert CommonMark(write(unreferred, options)).notes == {note.number: note.url for note in noted}


def test_adjacent_superscript_numbers_are_separated() -> None:
    noted = (MentionNote(1, "ann", "https://x.com/ann"), LinkNote(2, "https://a.example", False))
    document = document_of([[Mention("@ann", "ann", 1), Link("", 2), Gap(), Link("", 1)]], noted=noted)
    text = write(document, Options(flavour="commonmark", front_matter=False))
    assert "@ann¹\xa0²\\[…\\]¹" in text


@each_flavour
def test_hashtags_are_escaped_only_in_obsidian(flavour: Flavour) -> None:
    document = document_of([[Hashtag("#NK", "NK"), Text(" (#a) #1 and "), Hashtag("#b", "b")]])
    text = write(document, Options(flavour=flavour, front_matter=False, numbering="none"))
    assert ("\\#NK (\\#a) #1 and \\#b" if flavour == "obsidian" else "#NK (#a) #1 and #b") in text


@pytest.mark.parametrize(
    ("hashtag", "written"),
    [
        ("#NK", "#NK"),
        ("#नमस्ते", "#नमस्ते"),
        ("#snake_case", "#snake_case"),
        ("#a_", "\\#a\\_"),
        ("#2020", "\\#2020"),  # "#2020-b" would be one
        ("#<b>", "#\\<b>"),
    ],
)
def test_hashtags_can_be_tags_in_obsidian(hashtag: str, written: str) -> None:
    document = document_of([[Text("see "), Hashtag(hashtag, hashtag[1:]), Text("-b #c")]])
    options = Options(flavour="obsidian", front_matter=False, numbering="none", hashtags="tags")
    hyphen = "\\-" if hashtag == written else "-"
    assert f"see {written}{hyphen}b \\#c ^post-1" in write(document, options)


def test_a_label_does_not_start_a_list() -> None:
    post = replaced(document_of([[Text("a")]]).posts[0], label="4.")
    document = replaced(document_of(), posts=(post,))
    assert "\n4\\. a\n" in write(document, BARE)
    assert "\n[4.]{#post-1} a\n" in write(document, Options(flavour="pandoc"))
    assert "\na\n" in write(document, Options(numbering="none"))


@pytest.mark.parametrize("flavour", ["commonmark", "gfm"])
def test_prose_has_no_backslash(flavour: Flavour) -> None:
    assert escape(PROSE, flavour, at_line_start=True) == PROSE


@each_flavour
@pytest.mark.parametrize("wrap", ["no", 72])
def test_golden_threads_have_at_most_one_backslash_in_300_characters(flavour, wrap, capsys) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    text = "".join(write(document, options) for document in golden_threads())
    backslashes = len(re.findall(r"\\(?!\n)", text))  # at the end of a line, it is a break
    with capsys.disabled():
        print(f" {flavour}, wrap {wrap}: a backslash in {len(text) // backslashes} characters")
    assert len(text) >= 300 * backslashes


def test_breaks_at_the_edges_of_a_paragraph_are_dropped() -> None:
    document = document_of([[Break(), Text("a"), Break(), Break(), Text("b"), Break()], [Break()]])
    assert write(document, BARE).splitlines()[2:] == ["1/ a\\", "\\", "b"]


def test_white_space_other_than_spaces_is_kept_at_the_edges_of_lines() -> None:
    assert escape("\xa0a\xa0", "gfm", at_line_start=True) == "&#160;a&#160;"
    assert escape(" \t a \v", "gfm", at_line_start=True) == "a"


@pytest.mark.parametrize("wrap", ["72", 72, "no"])
def test_wrap_is_no_or_a_number(seed, wrap) -> None:
    longest = max(
        map(len, str(convert.render(seed, "markdown", front_matter=False, wrap=wrap)).split("\n"))
    )
    assert (longest > 200) == (wrap == "no")


@pytest.mark.parametrize("wrap", ["19", 1001, "yes", -1])
def test_another_wrap_is_an_error(seed, wrap) -> None:
    with pytest.raises(convert.ConvertError, match=r"for markdown\.wrap \(expected no or NUMBER\)"):
        convert.render(seed, "markdown", wrap=wrap)


@pytest.mark.parametrize(
    "pattern",
    [
        "*",
        "<a",
        "#",
        " #",
        ":a",
        "&a",
        "[^",
        "<x.y",
        "|:-",
        "\xa0",
        "-",
        "_a",
        "@a",
        "[",
        "`",
        "<",
        "1",
        "a ",
        "\n",
    ],
)
@pytest.mark.parametrize("wrap", ["no", 72])
def test_a_word_of_any_length_is_written_in_linear_time(pattern: str, wrap) -> None:
    text = pattern * 20_000  # quadratic time would take minutes
    document = document_of([[Text(text), Link(text, 1)]], noted=(LinkNote(1, text, False),))
    for flavour in ("gfm", "obsidian"):
        written = write(document, Options(flavour=flavour, front_matter=False, wrap=wrap))
        assert written.count(pattern[-1]) >= 2 * 20_000 or pattern in ("\xa0", "\n", "a ")
