"""Reading JSON: the same outputs as from text, and one line for an error."""

import json
from pathlib import Path

import pytest

import convert
from convert.cli.main import main
from convert.testing import sample_document
from convert_json import Options, write
from convert_json.reader import read

THREADS = Path(__file__).parents[1] / "golden" / "threads"
SAMPLE = write(sample_document(), Options())
FORMATS = ("markdown", "json", "epub", "pdf")


@pytest.fixture
def thread_json(tmp_path: Path, seed: convert.Document) -> Path:
    """Return the seed as a JSON file."""
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


def test_json_output_does_not_replace_its_source(
    thread_json: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = thread_json.read_bytes()
    assert main([str(thread_json), "--to", "json"]) == 1
    assert "this is the thread itself" in capsys.readouterr().err
    assert thread_json.read_bytes() == before


def test_title_author_language_and_gaps_can_be_changed(thread_json: Path) -> None:
    said = {"title": "A title", "author": "@ann", "language": "pt-BR"}
    document = convert.read(thread_json, gaps="join", **said)
    assert (document.title, document.author.handle, document.language) == ("A title", "ann", "pt-BR")
    assert "[…]" not in str(convert.render(document, "markdown"))


def test_options_for_reading_text_have_no_effect(thread_json: Path, seed: convert.Document) -> None:
    options = {"platform": "mastodon", "split": "none", "repair": False, "encoding": "latin-1"}
    assert convert.read(thread_json, **options) == seed


def test_a_byte_order_mark_is_ignored() -> None:
    assert read(b"\xef\xbb\xbf" + SAMPLE.encode(), "thread.json") == sample_document()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"A meeting in Vienna",', "3,", "Expected `str`, got `int` - at `$.title`; run python -m"),
        ('"title"', '"titel"', "Object contains unknown field `titel` - at `$`"),
        ('"total"', '"sum"', "Object contains unknown field `sum` - at `$.posts[0]`"),
        ('  "language": "en",\n', "", "Object missing required field `language` - at `$`"),
        ('"type": "break"', '"type": "image"', "'image' - at `$.posts[0].blocks[0].inlines[4].type`"),
        ('          "type": "paragraph",\n', "", "missing required field `type` - at `$.posts[0].blocks[0]`"),
        ('"direction": "ltr"', '"direction": "up\\nwards"', r"'up\nwards' - at `$.direction`"),
        ('"thread-document/1"', '"another/1"', "'another/1' - at `$.schema`"),
        ('"bytes": 123', '"bytes": NaN', "malformed: invalid character"),
        ('"bytes": 123', '"bytes": 1e3', "Expected `int`, got `float` - at `$.source.bytes`"),
        ('"bytes": 123', '"bytes": ' + "9" * 5000, "at `$.source.bytes`"),
        ('"total": null', '"total": true', "got `bool` - at `$.posts[0].total`"),
        ('"number": 3', '"number": 4', "Expected note 3, got 4 - at `$.notes[2].number`"),
        ('"note": 1', '"note": 4', "Note 4 does not exist - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"note": 1', '"note": 0', "Expected `int` >= 1 - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"note": 1', '"note": 2', "Note 2 is not the note of a mention - at `$.posts[0]"),
        ('"note": 2', '"note": 1', "Note 1 is not the note of a link - at `$.posts[0]"),
        ('"note": 3', '"note": 9', "Note 9 does not exist - at `$.posts[1].blocks[1].inlines[5].note`"),
        ('"title"', '"title\\n"', "Object contains unknown field `title ` - at `$`"),
        ('"title"', '"title": "x", "title"', "Duplicate key `title` - at `$`; remove one"),
        ('"url"', '"url": "x", "url"', "Duplicate key `url` - at `$.source`"),
        ('"text": "A', '"text": "x", "text": "A', "key `text` - at `$.posts[0].blocks[0].inlines[0]`"),
        ('"A meeting', '"\\ud800A meeting', "surrogate"),
        ("}\n", "", "truncated; correct the JSON"),
    ],
)  # fmt: skip
def test_an_error_is_reported_on_one_line_with_its_path(old: str, new: str, message: str) -> None:
    before, found, after = SAMPLE.rpartition(old) if old == "}\n" else SAMPLE.partition(old)
    assert found
    assert message in refusal((before + new + after).encode())


def refusal(data: bytes) -> str:
    """Return the message of the error."""
    with pytest.raises(convert.ConvertError) as caught:
        read(data, "thread.json")
    line = str(caught.value)
    assert line.startswith("thread.json:")
    assert "invalid thread JSON: " in line
    assert "\n" not in line
    assert len(line) < 500
    return line


def test_the_outer_of_nested_duplicate_keys_is_reported() -> None:
    author = '"author": {"name": null, "name": null, "handle": null}, "author"'
    assert "key `author` - at `$`" in refusal(SAMPLE.replace('"author"', author, 1).encode())


def test_a_later_schema_asks_for_an_update() -> None:
    tree = {"media": [], **json.loads(SAMPLE), "schema": "thread-document/2"}
    with pytest.raises(convert.ConvertError) as caught:
        read(json.dumps(tree).encode(), "thread.json")
    message = "unsupported later schema thread-document/2; update thread-convert"
    assert str(caught.value) == f"thread.json: {message}"


def test_malformed_json_is_reported_with_its_line() -> None:
    data = SAMPLE.replace('"language": "en",', '"language": en,').encode()
    line = data[: data.index(b": en,")].count(b"\n") + 1
    assert refusal(data).startswith(f"thread.json:{line}: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1"])
def test_another_encoding_than_utf_8_is_an_error_with_a_remedy(encoding: str) -> None:
    assert "save the file as UTF-8" in refusal(SAMPLE.replace("Vienna", "Köln").encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"posts":[{"blocks":[{"inlines":[{"x":' + b"[" * 100_000,
        b'{"schema":' + b"[" * 100_000,
        SAMPLE.replace('"type": "break"', '"x": ' + "[" * 100_000 + "]" * 100_000).encode(),
    ],
    ids=["lists", "objects", "within an inline", "as the schema", "closed"],
)
def test_deep_nesting_is_an_error(data: bytes) -> None:
    assert refusal(data)


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b'"a"', b"\0", b"{}", b"THREAD", b"1/ Hello @a"])
def test_other_data_is_an_error(data: bytes) -> None:
    assert refusal(data)


@pytest.mark.parametrize("key", ["x" * 10_000_000, "\\u001b[31m", " - at `$" + "x" * 10_000])
def test_a_long_unknown_key_is_shortened_in_the_message(key: str) -> None:
    assert "unknown field" in refusal(SAMPLE.replace('"title"', f'"{key}"', 1).encode())


def test_long_texts_and_many_keys_take_linear_time() -> None:
    long = "word " * 2_000_000
    assert read(SAMPLE.replace("A meeting in Vienna", long).encode(), "thread.json").title == long
    many = '"title": "", ' * 200_000
    assert "key `title`" in refusal(SAMPLE.replace('"title"', many + '"title"', 1).encode())


def test_text_in_a_file_named_json_is_reported_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "thread.json"
    path.write_text("1/ A thread.\n2/ Its end.", encoding="utf-8")
    assert main([str(path), "--to", "markdown"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{path}:1: invalid thread JSON: expected {{ at the start; rename the file to .txt" in said
