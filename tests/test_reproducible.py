"""Same input and options, same bytes: in any process, at any time, anywhere."""

import hashlib
import os
import subprocess
import sys

import pytest

CODE = """
import hashlib, sys, time, datetime
import convert
later = float(sys.argv[2])
now = time.time
time.time = lambda: now() + later

class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(now() + later, tz)

datetime.datetime = Clock
document = convert.read(sys.argv[1])
for format_ in ("markdown", "json", "epub", "pdf"):
    rendered = convert.render(document, format_)
    print(format_, hashlib.sha256(rendered if isinstance(rendered, bytes) else rendered.encode()).hexdigest())
"""


@pytest.mark.parametrize("epoch", [None, "1600000000"])
def test_two_processes_a_year_apart_write_the_same_bytes(seed_path, epoch):
    def run(seed: str, later: int, zone: str, umask: int) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        if epoch:
            environment["SOURCE_DATE_EPOCH"] = epoch
        done = subprocess.run(
            [sys.executable, "-c", CODE, str(seed_path), str(later)],
            env=environment, umask=umask, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    first = run("1", 0, "UTC", 0o022)
    assert first.count("\n") == 4
    assert first == run("2", 366 * 86400, "Asia/Tokyo", 0o077)


def test_the_hash_of_the_source_is_that_of_its_bytes(seed, seed_path):
    assert seed.source.sha256 == hashlib.sha256(seed_path.read_bytes()).hexdigest()
    assert seed.source.bytes == seed_path.stat().st_size
