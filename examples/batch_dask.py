"""Convert all threads of a folder with Dask, on this machine or on a cluster.

    python examples/batch_dask.py threads/ out/
    python examples/batch_dask.py threads/ out/ tcp://10.0.0.1:8786

It needs the extra "dask". A cluster of dask-jobqueue or dask-kubernetes is used like `LocalCluster`.
"""

import sys
from collections import Counter
from contextlib import ExitStack

import convert

try:
    import dask
    from distributed import Client, LocalCluster
except ImportError:
    sys.exit("pip install 'thread-convert[dask]'")

FORMATS = ("markdown", "json")


def main(folder: str, out: str, address: str | None = None) -> int:
    """Convert, and return the exit code: 1 if something failed."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        # A thread that kills its worker is found out by `convert_many`; Dask need not try it again.
        stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": 0}))
        # Else the cluster gives up a worker that takes longer than 15 s to start again.
        stack.enter_context(dask.config.set({"distributed.deploy.lost-worker-timeout": "10 minutes"}))
        local = {"threads_per_worker": 1, "dashboard_address": None}
        cluster = address or stack.enter_context(LocalCluster(**local))
        client = stack.enter_context(Client(cluster))
        executor = stack.enter_context(client.get_executor(pure=False))
        for result in convert.convert_many([folder], to=FORMATS, out=out, executor=executor):
            counts[result.status] += 1
            if result.status in ("failed", "timeout", "crash"):
                print(f"{result.status}: {result.message}", file=sys.stderr)
    print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    return 0 if counts.keys() <= {"written", "up-to-date", "skipped"} else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
