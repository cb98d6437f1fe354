"""The scripts in docs/batch.md can be read, and their calls of this program are valid."""

import ast
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from convert.cli.arguments import parse

TEXT = (Path(__file__).parents[2] / "docs/batch.md").read_text(encoding="utf-8")
# What follows is this program's, after the start of a line or of what runs it.
CALL = re.compile(r'(?:^|exec |"|"\$\(command -v )(?:thread-)?convert(?:\)")? (?P<call>[^\n|]+)', re.M)


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.S)


def kubernetes_script():
    (job,) = [yaml.safe_load(block) for block in blocks("yaml")]
    (script,) = job["spec"]["template"]["spec"]["containers"][0]["args"]
    return script


def calls():
    """Return the arguments of all calls of this program, with a number for each variable."""
    snakemake = "".join(re.findall(r'^ +"(.*)"$', "\n".join(blocks("python")), re.M))
    shell = "\n".join(blocks("sh")).replace("\\\n", " ")
    text = "\n".join([shell, kubernetes_script(), f'"{snakemake}'])
    found = [each["call"] for each in CALL.finditer(text)]
    return [
        re.sub(r"\$\(\(.*?\)\)|\$\w+|\{[\w.]+\}", "3", call).replace("3/3", "3/16") for call in found
    ]


def test_the_calls_are_found():
    code = "\n".join(re.findall(r"^```.*?^```", TEXT, re.S | re.M))
    assert len(calls()) == len(re.findall(r'\bconvert"?\)?"? (?=[a-z/{-])', code)) > 10


@pytest.mark.parametrize("call", calls())
def test_a_call_is_valid(call):
    parsed = parse(shlex.split(call))
    assert parsed.threads


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("script", [*blocks("sh"), kubernetes_script()])
def test_a_script_is_valid_shell(script):
    subprocess.run(["bash", "-n", "-c", script], check=True)


def test_the_python_is_valid():
    for block in blocks("python"):
        if "rule all" not in block:
            ast.parse(block)
