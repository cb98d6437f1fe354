"""Run each row of the table of calls in a process of its own, with bounds on time and memory."""

import os
import re
import resource
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
_CONVERT = f"{_UNPRIVILEGED} {shlex.quote(sys.executable)} -P -m convert"


def wait(process: int, seconds: float) -> tuple[int, resource.struct_rusage]:
    """Return the exit code of a process, and what it and its children used; kill it after a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), usage
        time.sleep(0.01)
    os.killpg(process, signal.SIGKILL)
    os.wait4(process, 0)
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
    with messages.open("wb") as stderr:
        process = subprocess.Popen(
            ["sh", "-c", line],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        )
    try:
        code, usage = wait(process.pid, _PATIENCE * call.seconds)
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", str(tmp_path)], check=False)
    said = messages.read_text(encoding="utf-8")
    assert code == call.code, said
    # of the largest process: the shell's own memory is small; in kB
    assert usage.ru_maxrss < 1000 * call.megabytes
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
    temporary = [path.name for path in tmp_path.rglob(".convert-*")]
    assert not temporary or "temporary" in call.name
