"""Threads and outputs in S3, as a server on this machine imitates it."""

import logging

import pytest

from convert.batch.batch import Batch, setup_for
from convert.batch.planning import Request, plan_jobs
from convert.errors import PlaceError
from convert.locations import location
from convert.options import BatchOptions, Reading
from tests.files.listed import listed

THREADS = {"a.txt": "1/ One.", "sub/b é #?.txt": "1/ Two.", ".hidden.txt": "1/ Three.", "x.json": "{}"}
OUTPUTS = {"a.json", "a.md", "sub/b é #?.json", "sub/b é #?.md"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _server():
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield
    server.stop()


@pytest.fixture
def bucket(_server, request):
    """Return the URL of a bucket with threads in `in`."""
    url = f"s3://{request.node.name.replace('_', '-')[:50].rstrip('-')}"
    path = location(url)
    path.fs.mkdir(path.path)
    for name, text in THREADS.items():
        location(f"{url}/in/{name}").write_bytes(text.encode())
    path.fs.pipe_file(f"{path.path}in/", b"")  # some tools make such objects for folders
    return url


def run(threads, output, **options):
    plan = plan_jobs(Request(threads=threads, output=output, to=("json", "markdown")))
    chosen = BatchOptions(**options)
    batch = Batch(plan, setup_for(plan, Reading(), {}, options=chosen), chosen)
    results = [result for outcome in batch.outcomes() for result in outcome.results]
    return {(result.source, result.format): result for result in results}


def outputs(folder):
    found, errors = listed(folder, (".json", ".md"))
    assert errors == []
    return {path: (location(folder) / path).read_bytes() for path in found}


def test_threads_are_converted_from_s3_to_s3_by_several_processes(bucket, tmp_path):
    results = run([f"{bucket}/in"], f"{bucket}/out", jobs=2)
    statuses = {key: result.status for key, result in results.items()}
    assert statuses.pop((f"{bucket}/in/x.json", None)) == "skipped"
    assert set(statuses.values()) == {"written"}
    run([f"{bucket}/in"], str(tmp_path), jobs=1)
    found = outputs(f"{bucket}/out")
    assert set(found) == OUTPUTS
    assert found == {name: (tmp_path / name).read_bytes() for name in OUTPUTS}


def test_a_change_in_s3_is_noticed_on_this_machine(bucket, tmp_path):
    run([f"{bucket}/in"], str(tmp_path), jobs=1)
    location(f"{bucket}/in/a.txt").write_bytes(b"1/ One and a half.")
    again = run([f"{bucket}/in"], str(tmp_path), jobs=1)
    assert again[f"{bucket}/in/a.txt", "json"].status == "written"
    assert again[f"{bucket}/in/sub/b é #?.txt", "json"].status in ("up-to-date", "written")


def test_a_bucket_that_is_missing_is_one_error(bucket):
    with pytest.raises(PlaceError, match=r"can't be written: the specified bucket does not exist"):
        run([f"{bucket}/in"], f"{bucket}-2/out", jobs=1)
    (result,) = run([f"{bucket}-2/in"], f"{bucket}/out", jobs=1).values()
    assert result.status == "failed"
    assert result.message == f"{bucket}-2/in: can't be read: the specified bucket does not exist"


def test_without_credentials_there_is_one_error(bucket, monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    path = location(bucket)
    path.fs.clear_instance_cache()
    (result,) = run([f"{bucket}/in/a.txt"], f"{tmp_path}/", jobs=1).values()
    assert result.message == f"{bucket}/in/a.txt: can't be read: unable to locate credentials"
    path.fs.clear_instance_cache()
