"""A thread is read from its address, and again from what was kept, with the same result."""

import json
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import convert
from convert.errors import ConvertError, FetchError, InputError, UsageError
from convert.inputs import Input
from tests.network import server as answers
from tests.plugins import WIRE

TEXTS = ("One, @ann.", "Two: https://example.org/a.", "Three.")


def url_and_options(server):
    return f"{server.url}/post/1", {"wire": {"host": server.url}}


def kept(url, **options):
    """Return the threads at an address, and what was kept."""
    source = Input.of_url(url)
    documents = list(convert.api.read_input(source, **options))
    return documents, source.kept()


def test_a_thread_is_read_from_its_address(thread):
    server = thread(*TEXTS)
    url, options = url_and_options(server)
    document = convert.read(url, **options)
    assert [post.number for post in document.posts] == ["1", "2", "3"]
    assert document.source.name == url
    assert document.source.retrieved is not None
    assert server.requested == ["/post/1", "/post/2", "/post/3"]


def test_what_was_kept_gives_the_same_document(thread, tmp_path):
    server = thread(*TEXTS)
    url, options = url_and_options(server)
    documents, data = kept(url, **options)
    path = tmp_path / "a.source.zip"
    path.write_bytes(data)
    server.requested.clear()
    assert list(convert.read_all(path, **options)) == documents
    assert list(convert.read_all(data, name="b.zip", **options)) == documents
    assert server.requested == []


def test_what_was_kept_can_be_opened_by_everyone(thread, tmp_path):
    url, options = url_and_options(thread(*TEXTS))
    (tmp_path / "a.zip").write_bytes(kept(url, **options)[1])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["thread-convert.json", "0001.json", "0002.json", "0003.json"]
        index = json.loads(archive.read("thread-convert.json"))
        assert json.loads(archive.read("0001.json"))["text"] == "One, @ann."
    assert index["url"] == url
    assert [row["url"][-7:] for row in index["answers"]] == ["/post/1", "/post/2", "/post/3"]


def test_an_error_that_was_kept_is_the_same_error(thread, tmp_path):
    server = thread(*TEXTS)
    server.routes["/post/2"] = answers.failing(410)
    url, options = url_and_options(server)
    source = Input.of_url(url)
    with pytest.raises(FetchError, match=r"/post/2: it was deleted \(410\)") as first:
        list(convert.api.read_input(source, **options))
    path = tmp_path / "a.zip"
    path.write_bytes(source.kept() or b"")
    with pytest.raises(FetchError) as second:
        convert.read(path, **options)
    assert str(first.value) == str(second.value)
    assert (second.value.status, second.value.body) == (410, b'{"error": "why"}')


def test_what_was_not_fetched_then_is_an_error(thread, tmp_path):
    url, options = url_and_options(thread("One."))
    data = kept(url, **options)[1]
    message = "it was not fetched when this source was kept"
    with (
        Input.of_bytes(data, "a.zip").as_fetched() as source,
        pytest.raises(FetchError, match=message),
    ):
        source.get("https://example.org/other")


def test_the_time_of_fetching_is_that_of_the_build_if_there_is_one(thread, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    url, options = url_and_options(thread("One."))
    assert convert.read(url, **options).source.retrieved == "2020-09-13T12:26:40Z"
    assert kept(url, **options)[1] == kept(url, **options)[1]


def test_each_address_is_asked_for_once(thread):
    server = thread("One.")
    with Input.of_url(f"{server.url}/post/1") as source:
        assert source.get(source.url, host=server.url) == source.get(source.url, host=server.url)
    assert server.requested == ["/post/1"]


def test_an_address_that_no_reader_takes_says_what_to_do(thread):
    with pytest.raises(InputError) as caught:
        convert.read("https://example.org/a")
    assert str(caught.value) == (
        "https://example.org/a: no reader takes this address; save the thread in a file, or copy its text"
    )


def test_an_address_that_two_readers_take_names_both(thread, distribution):
    code = WIRE.replace('"wire"', '"wires"')
    distribution("convert-wires", "convert_wires", code, readers=("wires",))
    with pytest.raises(
        InputError, match="both wire and wires read this address; choose one with --from"
    ):
        convert.read("https://example.org/post/1")


def test_a_reader_that_reads_no_addresses_is_an_error():
    with pytest.raises(InputError, match="text reads no addresses; save the thread in a file"):
        convert.read("https://example.org/post/1", from_="text")


def test_a_reader_that_fails_to_judge_an_address_is_skipped(thread, distribution):
    code = WIRE.replace('lambda url: "/post/" in url', "lambda url: 1 / 0").replace('"wire"', '"bad"')
    distribution("convert-bad", "convert_bad", code, readers=("bad",))
    url, options = url_and_options(thread("One."))
    with pytest.warns(convert.ConvertWarning, match="the bad reader failed: .*this reader is skipped"):
        assert convert.read(url, **options).posts


def test_a_local_address_needs_the_reader_s_option(thread):
    server = thread("One.")
    with pytest.raises(FetchError, match="only addresses with https:// and without a port"):
        convert.read(f"{server.url}/post/1")
    assert server.requested == []


def test_a_thread_can_not_send_the_program_into_a_local_network(thread):
    server = thread("One.", secret=answers.constant(b"{}", kind="image/png"))
    url, options = url_and_options(server)
    with pytest.warns(convert.ConvertWarning, match="/secret is a link: only addresses with https://"):
        convert.read(url, **options)
    assert "/secret" not in server.requested


def test_an_option_that_names_no_host_is_a_usage_error(thread):
    thread("One.")
    with pytest.raises(UsageError, match="ftp://a: not a host, such as"):
        convert.read("https://example.org/post/1", wire={"host": "ftp://a"})


def test_a_file_fetches_nothing():
    with pytest.raises(UsageError, match="nothing is fetched while a file is read"):
        Input.of_bytes(b"", "a.txt").get("https://example.org/")


def damaged_zip(tmp_path, index: bytes):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thread-convert.json", index)
    return path


@pytest.mark.parametrize(
    "index",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b"\xff",
        b'{"schema": "other", "url": "", "retrieved": null, "answers": []}',
        b'{"schema": "thread-convert-source/1", "url": 1, "retrieved": null, "answers": []}',
    ],
)
def test_what_was_kept_and_damaged_is_one_error(thread, tmp_path, index):
    with pytest.raises(InputError, match=r"thread-convert\.json is damaged") as caught:
        convert.read(damaged_zip(tmp_path, index))
    assert "\n" not in str(caught.value)


def test_an_index_that_names_files_elsewhere_reads_none_of_them(thread, tmp_path):
    url = "https://example.org/post/1"
    row = {"url": url, "status": 200, "media_type": None, "fault": None, "file": "../../etc/passwd"}
    index = {"schema": "thread-convert-source/1", "url": url, "retrieved": None, "answers": [row]}
    with pytest.raises(ConvertError, match="there is no"):
        convert.read(damaged_zip(tmp_path, json.dumps(index).encode()))


def test_a_conversion_of_a_file_imports_nothing_that_asks_the_network(tmp_path):
    (tmp_path / "a.txt").write_text("1/ One, https://example.org/a.\n\n2/ Two.\n")
    code = (
        "import sys\n"
        "from convert.cli.main import main\n"
        "for call in (['--help'], ['a.txt', '--to', 'json', '-q', '--no-config']):\n"
        "    assert main(call) == 0\n"
        "names = {'urllib3', 'truststore', 'http.client', 'convert.network', 'convert.fetched'}\n"
        "print(sorted(names & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_converts_an_address_to_a_file_named_after_the_thread(thread, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    server = thread(*TEXTS)
    url, options = url_and_options(server)
    assert convert.convert(url, to="markdown", keep_source=True, **options) == Path("one-ann.md")
    first = Path("one-ann.md").read_bytes()
    server.requested.clear()
    assert convert.convert("one-ann.source.zip", to="markdown", **options) == Path("one-ann.md")
    assert Path("one-ann.md").read_bytes() == first
    assert server.requested == []
    (tmp_path / "out").mkdir()
    assert convert.convert(url, to="markdown", out="out", **options) == Path("out/one-ann.md")


def test_a_test_can_give_answers_to_a_reader():
    url = "https://example.org/post/1"
    error = FetchError("gone", url=url, status=410)
    with Input.of_answers(url, {url: b"[]", f"{url}/2": error}) as source:
        assert (source.url, source.get(url)) == (url, b"[]")
        for address, status in ((f"{url}/2", 410), (f"{url}/3", 404)):
            with pytest.raises(FetchError) as caught:
                source.get(address)
            assert caught.value.status == status


def test_an_error_of_fetching_can_be_sent_to_another_process():
    error = FetchError("gone", url="https://example.org/", status=410, body=b"why", retry_after=1.0)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == "https://example.org/: gone"
    assert vars(again) == vars(error)
