"""Commands, and words between backticks."""

import pytest

from convert.text.inlines.compose import Composer
from convert.text.inlines.verbatim import code_spans, is_address, is_command_line
from convert.text.lines import Line
from convert.tree import Hashtag, Link, Mention, Styled, Text, plain

URL = "https://a.example/b?c=d"


@pytest.mark.parametrize(
    "text",
    [
        "$ git clone https://a.example/b",
        "$ ls",
        "    $ ./configure",
        "$ mytool --all",
        "# apt install -y a",
        "PS C:\\Users\\a> dir",
        "C:\\>dir",
        "ann@host:~/a$ ls",
        "root@host:/# ls",
    ],
)
def test_a_prompt_with_a_command_begins_a_command_line(text):
    assert is_command_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "$TSLA to the moon",
        "$ 5 a month",
        "$ per day, and more",
        "# make it so",
        "# A heading",
        "#tag",
        "> a quote",
        "> npm install",
        "a -> b",
        "git clone https://a.example/b",
    ],
)
def test_prices_headings_and_quotes_are_no_commands(text):
    assert not is_command_line(text)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a `b` c `d e`.", ["b", "d e"]),
        ("``a `b` c``", ["a `b` c"]),
        ("don`t and won`t", []),
        ("`a", []),
        ("``", []),
        ("[`a` b", ["a"]),
    ],
)
def test_code_is_between_equal_backticks(text, spans):
    assert [code["code"] for code in code_spans(text)] == spans


def test_hosts_in_code_need_a_path():
    assert is_address(URL)
    assert is_address("a.example/b")
    assert not is_address("user.name")


def paragraph(*texts, is_markdown=False):
    composer = Composer("twitter", is_markdown=is_markdown)
    (found,) = composer.blocks([Line(number, text) for number, text in enumerate(texts, start=1)])
    return found, composer


@pytest.mark.parametrize("text", [f"$ curl {URL} -u @ann -d #tag", f"`{URL}`, `@ann`, `#tag a`"])
def test_in_code_an_address_is_whole_and_names_are_text(text):
    found, composer = paragraph(text)
    assert plain(found) == text
    assert [type(inline) for inline in found.inlines if not isinstance(inline, Text)] == [Link]
    assert [note.url for note in composer.numbering.notes] == [URL]


def test_a_command_goes_on_after_a_backslash():
    found, _ = paragraph("$ curl \\", f"  {URL} \\", "  -u @ann", "@ann")
    assert f"  {URL} \\" in plain(found)
    assert sum(isinstance(inline, Mention) for inline in found.inlines) == 1


def test_an_address_that_is_cut_short_is_not_completed_in_code():
    composer = Composer("twitter", [URL])
    (found,) = composer.blocks([Line(1, "`https://a.example/b…`")])
    assert plain(found) == "`https://a.example/b…`"
    assert composer.repairs == []
    assert composer.numbering.notes[0].truncated


def test_in_markdown_the_words_of_a_link_may_hold_code():
    found, composer = paragraph("[see `d`](https://e.example)", is_markdown=True)
    assert found.inlines == (Link("see `d`", 1),)
    assert [repair.kind for repair in composer.repairs] == ["markup"]


def test_in_markdown_backticks_make_code_and_are_reported():
    found, composer = paragraph("a `@b` #c [`d`](https://e.example)", is_markdown=True)
    assert found.inlines[:3] == (Text("a "), Styled("code", (Text("@b"),)), Text(" "))
    assert isinstance(found.inlines[3], Hashtag)
    assert composer.repairs[0].text == "``"
