"""JSON as an input: the same outputs as from the text, and errors in one line."""

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


def test_a_newer_schema_asks_for_an_update() -> None:
    tree = {"media": [], **json.loads(SAMPLE), "schema": "thread-document/2"}
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
    assert "not UTF-8; save the file as UTF-8" in error_message(
        SAMPLE.replace("Vienna", "Köln").encode(encoding)
    )


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
    assert error_message(data)


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
