"""JSON as an input: the same outputs as from the text, and errors in one line."""

import json
import tracemalloc
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.cli.main import main
from convert.testing import sample_document
from convert_json import Options, write
from convert_json.reader import parse as read
from tests.builders import picture, post, thread
from tests.json.rich import rich_document
from tests.properties import examples

THREADS = Path(__file__).parents[1] / "golden" / "threads"
SAMPLE = write(sample_document(), Options())
RICH = write(rich_document(), Options())
FORMATS = ("markdown", "json", "epub", "pdf")


@pytest.fixture
def thread_json(tmp_path: Path, seed: convert.Document) -> Path:
    """Return a JSON file of the seed."""
    path = tmp_path / "thread.json"
    path.write_text(str(convert.render(seed, "json")), encoding="utf-8")
    return path


@pytest.mark.parametrize("format_", FORMATS)
def test_the_seed_gives_the_same_bytes_from_json_as_from_text(
    format_: str, seed: convert.Document, thread_json: Path
) -> None:
    again = convert.read(thread_json)
    assert again == seed
    assert convert.render(again, format_) == convert.render(seed, format_)


@pytest.mark.parametrize("path", sorted(THREADS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_golden_thread_is_the_same_document_from_json_as_from_text(path: Path) -> None:
    document = convert.read(path)
    written = str(convert.render(document, "json")).encode()
    assert convert.read(written, name="thread.json") == document


def test_the_command_line_gives_the_same_bytes_from_json_as_from_text(
    seed_path: Path, thread_json: Path, tmp_path: Path
) -> None:
    flags = ["--to", "pdf", "--to", "markdown", "-q", "-o"]
    assert main([str(seed_path), *flags, f"{tmp_path}/text/"]) == 0
    assert main([str(thread_json), *flags, f"{tmp_path}/json/"]) == 0
    for suffix in (".pdf", ".md"):
        (of_text,) = (tmp_path / "text").glob(f"*{suffix}")
        assert (tmp_path / f"json/thread{suffix}").read_bytes() == of_text.read_bytes()


def test_the_source_is_not_overwritten(thread_json: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = thread_json.read_bytes()
    assert main([str(thread_json), "--to", "json"]) == 1
    assert "this is the thread itself" in capsys.readouterr().err
    assert thread_json.read_bytes() == before


def test_title_author_language_and_gaps_can_be_overridden(thread_json: Path) -> None:
    changes = {"title": "A title", "author": "@ann", "language": "pt-BR"}
    document = convert.read(thread_json, gaps="join", **changes)
    assert (document.title, document.author.handle, document.language) == ("A title", "ann", "pt-BR")
    assert "[…]" not in str(convert.render(document, "markdown"))


def test_options_of_the_text_reader_have_no_effect(thread_json: Path, seed: convert.Document) -> None:
    options = {"platform": "mastodon", "split": "none", "repair": False, "encoding": "latin-1"}
    assert convert.read(thread_json, **options) == seed


def test_a_byte_order_mark_is_ignored() -> None:
    assert read(b"\xef\xbb\xbf" + SAMPLE.encode(), "thread.json") == sample_document()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"A meeting in Vienna",', "3,", "Expected `str`, got `int` - at `$.title`; python -m convert_json.schema prints the schema"),
        ('"title"', '"titel"', "Object contains unknown field `titel` - at `$`"),
        ('"total"', '"sum"', "Object contains unknown field `sum` - at `$.posts[0]`"),
        ('  "language": "en",\n', "", "Object missing required field `language` - at `$`"),
        ('"type": "break"', '"type": "image"', "'image' - at `$.posts[0].blocks[0].inlines[4].type`"),
        ('"direction": "ltr"', '"direction": "up\\nwards"', r"'up\nwards' - at `$.direction`"),
        ('"thread-document/1"', '"another/1"', "'another/1' - at `$.schema`"),
        ('"bytes": 123', '"bytes": NaN', "malformed: invalid character"),
        ('"bytes": 123', '"bytes": 1e3', "Expected `int`, got `float` - at `$.source.bytes`"),
        ('"bytes": 123', '"bytes": ' + "9" * 5000, "at `$.source.bytes`"),
        ('"total": null', '"total": true', "got `bool` - at `$.posts[0].total`"),
        ('"note": 1', '"note": 0', "Expected `int` >= 1 - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"number": 3', '"number": 4', "Expected note 3, got 4 - at `$.notes[2].number`"),
        ('"title"', '"title\\n"', "Object contains unknown field `title ` - at `$`"),
        ('"A meeting', '"\\ud800A meeting', "surrogate"),
        ("}\n", "", "truncated"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_with_the_json_path(old: str, new: str, message: str) -> None:
    before, found, after = SAMPLE.rpartition(old) if old == "}\n" else SAMPLE.partition(old)
    assert found
    assert message in error_message((before + new + after).encode())


def error_message(data: bytes) -> str:
    """Return the error for this data, which must be one line."""
    with pytest.raises(convert.ConvertError) as caught:
        read(data, "thread.json")
    line = str(caught.value)
    assert line.startswith("thread.json:")
    assert "invalid thread document: " in line
    assert "\n" not in line
    assert len(line) < 500
    return line


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"type": "paragraph",', "", "Object missing required field `type` - at `$.posts[0].blocks[0]`; python -m convert_json.schema prints the schema"),
        ('"type": "quote",', "", "Object missing required field `type` - at `$.posts[0].blocks[1]`"),
        ('"type": "text",', "", "Object missing required field `type` - at `$.posts[0].blocks[0].inlines[0]`"),
        ('"type": "paragraph"', '"type": "heading"', "Invalid value 'heading' - at `$.posts[0].blocks[0].type`"),
        ('"data": "', '"data": "!', "Invalid base64 encoded string - at `$.media[0].data`"),
        ('"data": "', '"data": "data:image/png;base64,', "Invalid base64 encoded string - at `$.media[0].data`"),
        ('"data": "', '"data": "\\n', "Invalid base64 encoded string - at `$.media[0].data`"),
        ('"kind": "video"', '"kind": "film"', "Invalid enum value 'film' - at `$.media[1].kind`"),
        ('"poster": 1', '"poster": 9007199254740992', "Expected `int` <= 9007199254740991 - at `$.media[1].poster`"),
        ('"poster": 1', '"poster": ' + "9" * 5000, "at `$.media[1].poster`"),
        ('"poster": 1', '"poster": 0', "Expected `int` >= 1 - at `$.media[1].poster`"),
        ('"poster": 1', '"poster": -1', "Expected `int` >= 1 - at `$.media[1].poster`"),
        ('"width": 4', '"width": 1e400', "at `$.media[0].width`"),
        ('"first": 3', '"first": 0', "Expected `int` >= 1 - at `$.parts[1].first`"),
        ('"votes": 3', '"votes": -3', "Expected `int` >= 0 - at `$.posts[0].blocks[1].blocks[1].options[0].votes`"),
    ],
)  # fmt: skip
def test_an_error_in_content_or_media_is_one_line_with_the_json_path(
    old: str, new: str, message: str
) -> None:
    assert old in RICH
    assert message in error_message(RICH.replace(old, new, 1).encode())


@pytest.mark.parametrize("number", ["9007199254740992", "9" * 5000, "1e9", "-1", "0", "1.5", '"1"'])
def test_a_figure_takes_only_numbers_of_media(number: str) -> None:
    tree = json.loads(RICH)
    tree["posts"][0]["blocks"][2]["media"] = ["number"]
    data = json.dumps(tree).replace('"number"]', f"{number}]").encode()
    assert "at `$.posts[0].blocks[2].media[0]`" in error_message(data)


@pytest.mark.parametrize("digest", ["../../x", "", "A" * 64, "0" * 63, "0" * 64 + "\n", "0" * 65])
def test_what_is_not_a_digest_is_an_error(digest: str) -> None:
    tree = json.loads(RICH)
    tree["media"][0]["sha256"] = digest
    message = error_message(json.dumps(tree).encode())
    assert "Expected `str` matching regex" in message
    assert "at `$.media[0].sha256`" in message


def test_a_nested_document_is_read_back_with_the_same_tree_and_bytes() -> None:
    again = read(RICH.encode(), "thread.json")
    assert again == rich_document()
    assert write(again, Options()) == RICH


def test_a_document_without_the_keys_of_whole_posts_is_read() -> None:
    document = convert.read(OLD.encode(), name="thread.json")
    (only,) = document.posts
    assert (only.author, only.published, only.missing, only.answers) == (None, None, None, None)
    assert (document.media, document.parts, document.source.retrieved) == ((), (), None)
    assert read(write(document, Options()).encode(), "thread.json") == document


OLD = """{
  "schema": "thread-document/1",
  "title": "See",
  "author": {"name": "Ann", "handle": "ann"},
  "published": "2020-11-10",
  "language": "en",
  "direction": "ltr",
  "platform": "twitter",
  "source": {"name": "thread.txt", "sha256": "", "bytes": 9, "kind": "plain", "url": null, "scheme": ""},
  "posts": [
    {"number": "1", "total": null, "label": "1/", "lines": [1, 1], "blocks": [
      {"type": "paragraph", "inlines": [{"type": "link", "text": "a.example", "note": 1}]}]}
  ],
  "notes": [{"type": "link", "number": 1, "url": "https://a.example", "truncated": false}],
  "repairs": []
}"""


def test_a_newer_schema_asks_for_an_update() -> None:
    tree = {"later": [], **json.loads(SAMPLE), "schema": "thread-document/2"}
    with pytest.raises(convert.ConvertError) as caught:
        read(json.dumps(tree).encode(), "thread.json")
    message = "thread-document/2 is newer than this version of thread-convert; update it"
    assert str(caught.value) == f"thread.json: {message}"


def test_a_syntax_error_is_reported_with_its_line() -> None:
    data = SAMPLE.replace('"language": "en",', '"language": en,').encode()
    line = data[: data.index(b": en,")].count(b"\n") + 1
    assert error_message(data).startswith(f"thread.json:{line}: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1"])
def test_another_encoding_is_an_error_that_says_utf_8(encoding: str) -> None:
    data = write(thread("Köln"), Options()).encode(encoding)
    assert "not UTF-8; save the file as UTF-8" in error_message(data)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"posts":[{"blocks":[{"inlines":[{"x":' + b"[" * 100_000,
        b'{"schema":' + b"[" * 100_000,
        SAMPLE.replace('"type": "break"', '"x": ' + "[" * 100_000 + "]" * 100_000).encode(),
        b"[" * 200_000,
        RICH.replace('"type": "paragraph"', '"type": "list", "items": ' + "[" * 200_000).encode(),
        RICH.replace(
            '"posts": [', '"posts": [{"blocks": [' + '{"type": "quote", "blocks": [' * 100_000
        ).encode(),
    ],
    ids=[
        *("lists", "objects", "within an inline", "as the schema", "closed"),
        *("more lists", "items", "quotes"),
    ],
)
def test_deep_nesting_is_an_error(data: bytes) -> None:
    assert error_message(data)


@pytest.mark.parametrize("levels", [40, 200, 400, 450, 480, 2000])
def test_deep_quotes_in_a_value_that_another_replaces_are_an_error(levels: int) -> None:
    fields = '"type": "quote", "state": "shown", "author": null, "published": null, "note": null'
    quotes = f'{{{fields}, "blocks": [' * levels + "]}" * levels
    post_ = f'{{"number": null, "total": null, "label": "", "lines": null, "blocks": [{quotes}]}}'
    message = error_message(RICH.replace("{", f'{{"posts": [{post_}], ', 1).encode())
    assert "duplicate key `posts`" in message or "nested too deeply" in message


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b'"a"', b"\0", b"{}", b"THREAD", b"1/ Hello @a"])
def test_other_data_is_an_error(data: bytes) -> None:
    assert error_message(data)


@pytest.mark.parametrize("key", ["x" * 10_000_000, "\\u001b[31m", " - at `$" + "x" * 10_000])
def test_a_long_unknown_key_is_shortened_in_the_message(key: str) -> None:
    assert "unknown field" in error_message(SAMPLE.replace('"title"', f'"{key}"', 1).encode())


def test_long_texts_and_many_keys_take_linear_time() -> None:
    long = "word " * 2_000_000
    assert read(SAMPLE.replace("A meeting in Vienna", long).encode(), "thread.json").title == long
    many = '"title": "", ' * 200_000
    assert "duplicate key `title`" in error_message(
        SAMPLE.replace('"title"', many + '"title"', 1).encode()
    )


def test_the_command_line_reports_a_text_named_json_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "thread.json"
    path.write_text("1/ A thread.\n2/ Its end.", encoding="utf-8")
    assert main([str(path), "--to", "markdown"]) == 1
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert f"{path}:1: invalid thread document: expected an object; if" in printed


def test_a_character_is_read_wherever_it_stands() -> None:
    for spaces in range(2**20 - 8, 2**20 + 8):
        data = SAMPLE.replace("{", "{" + " " * spaces, 1).replace("Vienna", "Wien 😀", 1).encode()
        assert "😀" in read(data, "thread.json").title
        cut = data[: data.index("😀".encode()) + 2]
        assert "not UTF-8" in error_message(cut)
        assert "not UTF-8" in error_message(cut + b'"')


def test_reading_takes_less_memory_than_the_text_of_a_document_with_pictures() -> None:
    document = thread(post(1, "😀"), media=tuple(picture(n, bytes(4_000_000)) for n in (1, 2)))
    data = write(document, Options()).encode()
    tracemalloc.start()
    try:
        assert read(data, "thread.json") == document
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(data)


def test_the_error_for_a_large_document_names_the_option() -> None:
    message = r"^thread\.json: .* is more than --max-size allows \(1kB\); raise it with --max-size$"
    with pytest.raises(convert.ConvertError, match=message):
        convert.read(RICH.encode(), name="thread.json", max_size="1kB")


VALUES = st.sampled_from(
    [None, True, 0, 1, -1, 3, 2**53, 10**400, 1.5, "", "a", "../../x", "2020-11-31", [], [1], [[]], {}]
)


@examples(2)
@given(st.data())
def test_a_document_with_another_value_anywhere_is_read_or_is_one_error(data: st.DataObject) -> None:
    tree = json.loads(RICH)
    for _ in range(data.draw(st.integers(1, 3))):
        holder: Any = tree
        while True:
            keys = list(holder) if isinstance(holder, dict) else range(len(holder))
            if not keys:
                break
            key = data.draw(st.sampled_from(list(keys)))
            if not isinstance(holder[key], dict | list) or data.draw(st.integers(0, 9)) == 0:
                holder[key] = deepcopy(data.draw(VALUES))
                break
            holder = holder[key]
    try:
        document = read(json.dumps(tree).encode(), "thread.json")
    except convert.ConvertError as error:
        message = str(error)
    else:
        assert read(write(document, Options()).encode(), "thread.json") == document
        return
    assert "\n" not in message
    assert len(message) < 700


def test_the_error_for_other_json_says_that_no_format_recognises_it() -> None:
    message = error_message(b'{"name": "A channel", "messages": []}')
    assert 'it has no "schema", and no other format recognises it' in message
