"""The same input and options give the same bytes in any process, at any time, in any time zone."""

import hashlib
import os
import subprocess
import sys

import pytest

CODE = """
import datetime, hashlib, sys, time

later, now, localtime, gmtime, strftime = (
    float(sys.argv[2]), time.time, time.localtime, time.gmtime, time.strftime
)
time.time = lambda: now() + later
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda moment=None: localtime(time.time() if moment is None else moment)
time.gmtime = lambda moment=None: gmtime(time.time() if moment is None else moment)
time.strftime = lambda format_, moment=None: strftime(format_, moment or time.localtime())

class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

datetime.datetime = Clock

import convert

document = convert.read(sys.argv[1])
plain = [(format_, {}) for format_ in ("markdown", "json", "epub", "pdf")]
for format_, options in (*plain, ("epub", {"cover": sys.argv[3]})):
    rendered = convert.render(document, format_, **options)
    print(format_, hashlib.sha256(rendered if isinstance(rendered, bytes) else rendered.encode()).hexdigest())
"""

PICTURE = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"  # one pixel


@pytest.mark.parametrize("epoch", [None, "1600000000"])
def test_two_processes_a_year_apart_write_the_same_bytes(seed_path, tmp_path, epoch):
    def run(seed: str, later: int, zone: str, umask: int) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        environment.pop("SOURCE_DATE_EPOCH", None)
        if epoch:
            environment["SOURCE_DATE_EPOCH"] = epoch
        cover = tmp_path / f"cover of run {seed}"
        cover.write_bytes(PICTURE)
        os.utime(cover, (later, later))
        done = subprocess.run(
            [sys.executable, "-c", CODE, str(seed_path), str(later), str(cover)],
            env=environment, umask=umask, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    first = run("1", 0, "UTC", 0o022)
    assert first.count("\n") == 5
    assert first == run("2", 366 * 86400, "Asia/Tokyo", 0o077)


def test_the_hash_of_the_source_is_that_of_its_bytes(seed, seed_path):
    assert seed.source.sha256 == hashlib.sha256(seed_path.read_bytes()).hexdigest()
    assert seed.source.bytes == seed_path.stat().st_size
