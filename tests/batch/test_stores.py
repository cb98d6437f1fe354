"""Threads and outputs may be in a store: the batch is the same as on this machine."""

import io
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

import convert
from convert.batch.batch import Batch, setup_for
from convert.batch.planning import Request, plan_jobs
from convert.locations import location
from convert.options import BatchOptions, Reading, shard_of

THREADS = {"a.txt": "1/ One.", "sub/b.txt": "1/ Two.", "sub/deep/c d#?.txt": "1/ Three."}
NAMES = {f"{name[:-4]}{suffix}" for name in THREADS for suffix in (".json", ".md")}


@pytest.fixture
def store(request):
    """Return the URL of a folder of its own in the store of this process, with threads in `in`."""
    url = f"memory://{request.node.name.partition('[')[0]}"
    for name, text in THREADS.items():
        location(f"{url}/in/{name}").write_bytes(text.encode())
    return url


@pytest.fixture
def local(tmp_path):
    for name, text in THREADS.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    return str(tmp_path)


def run(threads, output=None, executor=None, to=("json", "markdown"), **options):
    """Run a batch, and return its results."""
    shard = options.get("shard")
    request = Request(threads=threads, output=output, to=to, shard=shard_of(shard) if shard else None)
    plan = plan_jobs(request)
    chosen = BatchOptions(jobs=1, **options)
    setup = setup_for(plan, Reading(), {}, options=chosen)
    batch = Batch(plan, setup, chosen, executor=executor)
    return [result for outcome in batch.outcomes() for result in outcome.results]


def statuses(results):
    return Counter(result.status for result in results)


def contents(folder):
    """Return the visible files in a folder, by their names below it."""
    path = location(folder)
    found = path.fs.find(path.path) if folder.startswith("memory:") else path.rglob("*")
    files = (location(f"memory:/{each}") if isinstance(each, str) else each for each in found)
    return {
        each.relative_to(path).as_posix(): each.read_bytes()
        for each in files
        if each.is_file() and not each.name.startswith(".")
    }


@pytest.mark.parametrize("source", ["store", "local"])
@pytest.mark.parametrize("target", ["store", "local"])
def test_outputs_are_the_same_wherever_threads_and_outputs_are(source, target, store, local):
    expected = f"{local}/expected"
    run([f"{local}/in"], expected)
    places = {"store": store, "local": local}
    target = f"{places[target]}/out-{source}"
    results = run([f"{places[source]}/in"], target)
    assert statuses(results) == {"written": 6}
    assert contents(target) == contents(expected)
    assert set(contents(target)) == NAMES


def test_outputs_are_beside_threads_in_a_store(store):
    run([f"{store}/in"])
    assert set(contents(f"{store}/in")) == NAMES | set(THREADS)
    again = run([f"{store}/in"])
    assert statuses(again) == {"written": 6, "skipped": 3}  # JSON beside threads is an output


def test_an_executor_converts_in_a_store(store):
    with ThreadPoolExecutor(2) as pool:
        results = run([f"{store}/in"], f"{store}/out", pool)
    assert statuses(results) == {"written": 6}
    assert set(contents(f"{store}/out")) == NAMES


def test_shards_share_the_threads_of_a_store(store):
    for shard in ("1/3", "2/3", "3/3"):
        run([f"{store}/in"], f"{store}/out", shard=shard)
    assert set(contents(f"{store}/out")) == NAMES


def test_what_is_in_a_store_is_up_to_date_by_its_size_and_time(store, local):
    first = run([f"{store}/in"], f"{local}/out")
    assert statuses(first) == {"written": 6}
    assert statuses(run([f"{store}/in"], f"{local}/out")) == {"up-to-date": 6}
    location(f"{store}/in/a.txt").write_bytes(b"1/ Uno.")
    assert statuses(run([f"{store}/in"], f"{local}/out")) == {"up-to-date": 4, "written": 2}


def test_an_archive_in_a_store_is_opened(store):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in THREADS.items():
            archive.writestr(name, text + " " * 100_000)
    location(f"{store}/all.zip").write_bytes(data.getvalue())
    results = run([f"{store}/all.zip"], f"{store}/out")
    assert statuses(results) == {"written": 6}
    assert set(contents(f"{store}/out")) == {f"all/{name}" for name in NAMES}


def test_named_objects_and_missing_ones_are_reported(store, local):
    names = [f"{store}/in/a.txt", f"{store}/in/none.txt", "nonsense://a.txt"]
    results = run(names, f"{local}/out", to=("json",))
    assert statuses(results) == {"written": 1, "failed": 2}
    assert sorted(str(result.message) for result in results if result.status == "failed") == [
        f"{store}/in/none.txt: no such file",
        "nonsense://a.txt: nonsense:// is unknown; s3://, gs:// and az:// are known",
    ]


def test_two_threads_of_one_output_are_both_reported(store):
    location(f"{store}/in/a.text").write_bytes(b"1/ Other.")
    results = run([f"{store}/in"], f"{store}/out", to=("json",))
    assert statuses(results) == {"failed": 2, "written": 2}
    assert "a.json" not in contents(f"{store}/out")


def test_a_thread_is_never_replaced(store):
    location(f"{store}/in/x.json").write_bytes(b"{}")
    results = run([f"{store}/in/a.txt"], f"{store}/in/a.txt", to=("json",))
    assert statuses(results) == {"failed": 1}
    assert location(f"{store}/in/a.txt").read_bytes() == b"1/ One."


def test_convert_many_takes_urls(store):
    with ThreadPoolExecutor(2) as pool:
        results = list(
            convert.convert_many(
                [f"{store}/in/a.txt", f"{store}/in/sub"],
                ["json", "markdown"],
                f"{store}/out",
                executor=pool,
            )
        )
    assert statuses(results) == {"written": 6}
    assert set(contents(f"{store}/out")) == {name.removeprefix("sub/") for name in NAMES}
