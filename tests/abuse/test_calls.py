"""Run each row of the table of calls in a process of its own, with bounds on time and memory."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.abuse.calls import ANYTHING, CALLS, Call

pytestmark = pytest.mark.slow

_UNPRIVILEGED = (
    "setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search"
    if os.geteuid() == 0
    else ""
)
_PATIENCE = 3
"""How many times the time of a row a loaded machine may take."""
# The peak of a process begins with that of its parent (getrusage(2)), so a small process starts each
# call, and writes the peak of its children, in kB, to a file.
_STARTER = """
import os, resource, sys
code = os.spawnlp(os.P_WAIT, "sh", "sh", "-c", sys.argv[1])
with open(sys.argv[2], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
"""
_CONVERT = f"{_UNPRIVILEGED} {shlex.quote(sys.executable)} -P -m convert"


def wait(process: int, seconds: float) -> int:
    """Return the exit code of a process; kill it after a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    pytest.fail(f"did not end within {seconds:.0f} s")


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name.replace(" ", "-"))
def test_each_call_ends_as_the_table_says(
    call: Call, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / "seed.txt").write_text(
        "1/ One. @ann https://example.org/a\n2/ Two.\n", encoding="utf-8"
    )
    environment = {**os.environ, "CONVERT": _CONVERT, "XDG_CONFIG_HOME": str(tmp_path / "nothing")}
    environment.pop("PYTHONUNBUFFERED", None)
    if call.given:
        script = ["sh", "-ec", call.given]
        subprocess.run(script, cwd=tmp_path, env=environment, check=True, timeout=20)
    line = call.call.replace("$CONVERT", _CONVERT)
    messages = tmp_path_factory.mktemp("messages") / "stderr"
    peak = messages.with_name("peak")
    with messages.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _STARTER, line, str(peak)],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        )
    try:
        code = wait(process.pid, _PATIENCE * call.seconds)
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", str(tmp_path)], check=False)
    said = messages.read_text(encoding="utf-8")
    assert code == call.code, said
    # of the largest process: the shell's own memory is small
    assert int(peak.read_text(encoding="utf-8")) < 1000 * call.megabytes
    assert "Traceback" not in said
    assert "bug in" not in said
    for each in said.splitlines():
        assert len(each) <= 2000
    if call.says:
        assert re.search(call.says, said, re.MULTILINE), said
    elif call.code:
        assert said == ""
    for name, content in call.leaves.items():
        path = tmp_path / name
        if content is None:
            assert not path.exists()
        elif content is ANYTHING:
            assert path.stat().st_size > 0
        else:
            assert path.read_text(encoding="utf-8") == content
    left = {path.name for path in tmp_path.rglob(".convert-*")}
    temporary = left - {".convert-state.jsonl"}
    assert not temporary or "temporary" in call.name
