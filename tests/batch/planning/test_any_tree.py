"""Whatever is in the folders of a call, each file is planned once, and no two outputs are one file."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from convert.batch.jobs import Job
from convert.batch.planning import Request, plan_jobs
from convert.options import Shard

FOLDERS = ("in", "in/s", "in/out", "other")
NAMES = st.builds(
    lambda folder, stem, suffix: f"{folder}/{stem}{suffix}",
    st.sampled_from(FOLDERS),
    st.sampled_from(("a", "b", "a-1", "b-2", "a.gfm", "a.b", "A")),
    st.sampled_from((".txt", ".text", ".json", ".JSON", ".zip", "")),
)
FORMATS = st.lists(st.sampled_from(("json", "markdown", "gfm")), min_size=1, unique=True)
THREADS = st.lists(st.sampled_from((*FOLDERS, "in/a.txt", "in/s/b.json", "none.txt")), min_size=1)
OUTPUTS = st.sampled_from((None, "out/", "in/out/", "in/"))


def made(folder, names):
    """Make a tree of files in a folder; some of those in JSON are recognised."""
    for name in (*(f"{each}/.hidden" for each in FOLDERS), *names):
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        is_document = path.suffix.lower() == ".json" and path.name.startswith("b")
        path.write_text('{"schema": "thread-document/1"}' if is_document else "1/ One.")


@given(names=st.sets(NAMES), threads=THREADS, output=OUTPUTS, to=FORMATS, of=st.integers(1, 3))
def test_each_source_is_planned_once(names, threads, output, to, of):
    with tempfile.TemporaryDirectory() as folder:
        made(folder, names)
        request = Request(
            threads=[f"{folder}/{name}" for name in threads],
            output=output and f"{folder}/{output}",
            to=to,
        )
        plan = plan_jobs(request)
        items = list(plan.jobs())
        shards = [
            list(plan_jobs(request._replace(shard=Shard(number, of))).jobs())
            for number in range(1, of + 1)
        ]
        jobs = [item for item in items if isinstance(item, Job)]
        sources = [item.source.name if isinstance(item, Job) else item.source for item in items]
        named = {source for source in sources if Path(source).is_file()}
        outputs = [path for job in jobs for _, path in job.outputs]

        assert len({job.source.name for job in jobs}) == len(jobs) or output is not None
        assert len(set(outputs)) == len(outputs)
        assert named == _expected(folder, names, threads)
        assert plan.total == len(jobs) + sum(
            item.error == "OutputError" for item in items if not isinstance(item, Job)
        )
        assert sorted(job.source.name for job in jobs) == sorted(
            item.source.name for shard in shards for item in shard if isinstance(item, Job)
        )


def _expected(folder, names, threads):
    """Return the files that a call names, or that have the suffix of a thread or of an archive."""
    found = {f"{folder}/{name}" for name in threads if name in names}
    for thread in set(threads) & set(FOLDERS):
        for name in names:
            is_wanted = name.lower().endswith((".txt", ".text", ".json", ".zip"))
            if name.startswith(f"{thread}/") and is_wanted:
                found.add(f"{folder}/{name}")
    return found
