"""Which plugin a name and a suffix mean, whoever else claims them."""

import os
import subprocess
import sys
import threading

import pytest

import convert
from convert import registry
from convert.cli.main import main
from convert.errors import PluginError, UsageError
from convert.testing import sample_document

WRITER = """
from dataclasses import dataclass
from typing import Annotated
import convert

@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"

def write(document, options):
    return "MODULE" + options.ending

@convert.hookimpl
def convert_writers():
    yield convert.Writer("FORMAT", "SUFFIX", "text/plain", Options, write)
"""


@pytest.fixture
def writer(distribution):
    """Install a writer in a distribution of its own."""

    def install(dist, format_, suffix):
        module = dist.replace("-", "_")
        code = WRITER.replace("FORMAT", format_).replace("SUFFIX", suffix).replace("MODULE", module)
        distribution(dist, module, code, formats=(format_,))

    return install


def test_a_claim_on_a_format_of_this_project_harms_only_itself(writer):
    writer("convert-thief", "pdf", ".pdf")
    assert convert.render(sample_document(), "pdf").startswith(b"%PDF")
    assert registry.format_of_suffix(".pdf") == "pdf"
    assert convert.render(sample_document(), "pdf@convert-thief", ending="?") == "convert_thief?"
    assert convert.render(sample_document(), "pdf@Convert_Thief") == "convert_thief!"
    assert convert.render(sample_document(), "pdf@thread-convert").startswith(b"%PDF")
    (thief,) = (each for each in convert.formats() if each.distribution == "convert-thief")
    assert thief.name == "pdf@convert-thief"
    assert thief.fault == (
        "pdf: convert_thief (convert-thief 1.2) declares a format that convert_pdf "
        f"(thread-convert {convert.__version__}) has; choose it with --to pdf@convert-thief, or "
        "uninstall convert-thief"
    )


def test_the_options_of_a_claim_are_those_after_its_whole_name(writer, tmp_path, capsys):
    writer("convert-thief", "pdf", ".thief")
    (tmp_path / "a.text").write_text("One.")
    call = [str(tmp_path / "a.text"), "--to", "pdf@convert-thief", "--pdf@convert-thief.ending", "?"]
    config = tmp_path / "config.yaml"
    assert main(call) == 0
    assert (tmp_path / "a.thief").read_text() == "convert_thief?"
    config.write_text("pdf@convert-thief: {ending: ...}\npdf: {page-size: a5}\n")
    assert main([*call[:3], "--config", str(config)]) == 0
    assert (tmp_path / "a.thief").read_text() == "convert_thief..."


def test_two_distributions_with_one_name_are_chosen_between(writer):
    writer("convert-b", "shout", ".b")
    writer("convert-a", "shout", ".a")
    with pytest.raises(PluginError) as caught:
        registry.writer("shout")
    assert str(caught.value) == (
        "shout: both convert_a (convert-a 1.2) and convert_b (convert-b 1.2) declare this format; "
        "choose with --to shout@convert-a or --to shout@convert-b, or uninstall one of them"
    )
    assert convert.render(sample_document(), "shout@convert-b") == "convert_b!"
    assert registry.format_of_suffix(".a") == "shout@convert-a"
    with pytest.raises(
        UsageError, match="shout@convert-c: no such format; did you mean shout@convert-b"
    ):
        registry.writer("shout@convert-c")


def test_a_suffix_means_the_format_of_this_project_whatever_others_are_called(writer):
    for name in ("md", "a", "mykd"):
        writer(f"convert-{name}", name, ".md")
    assert registry.format_of_suffix(".md") == "markdown"


def test_a_suffix_of_two_other_distributions_is_an_error_that_names_both(writer):
    writer("convert-z", "a", ".shared")
    writer("convert-y", "b", ".shared")
    with pytest.raises(UsageError) as caught:
        registry.format_of_suffix(".shared")
    assert str(caught.value) == (
        "both a of convert_z (convert-z 1.2) and b of convert_y (convert-y 1.2) have the suffix "
        ".shared; choose one with --to a"
    )


def test_a_suffix_means_the_same_in_each_process(writer, tmp_path):
    writer("convert-md", "mykd", ".md")
    code = "from convert import registry; print(registry.format_of_suffix('.md'))"
    for seed in ("1", "2", "3"):
        path = str(tmp_path / "site-convert-md")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        call = [sys.executable, "-c", code]
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == "markdown\n"


def test_the_claims_have_the_same_order_in_each_process():
    code = "from convert.registry.catalogue import catalogue; print(catalogue.claims())"
    outputs = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        call = [sys.executable, "-c", code]
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_suffixes_of_this_project_are_unique():
    written = [each for each in convert.formats() if "writer" in each.kinds]
    suffixes = [registry.writer(each.name).suffix for each in written]
    assert len(set(suffixes)) == len(suffixes)


def test_without_plugins_only_those_of_this_project_are_known(writer, capsys):
    writer("convert-shout", "shout", ".shout")
    writer("convert-thief", "pdf", ".pdf")
    assert main(["--formats", "--no-plugins"]) == 0
    listed = capsys.readouterr().out
    assert "shout" not in listed
    assert "thief" not in listed
    assert "\npdf " in listed
    assert main(["--formats"]) == 0
    assert "\nshout " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["render", "writer"])
def test_a_cold_registry_is_safe_under_threads(writer, name):
    writer("convert-shout", "shout", ".shout")
    functions = {
        "render": lambda: convert.render(sample_document(), "shout") == "convert_shout!",
        "writer": lambda: all(registry.writer(each).format for each in ("shout", "docx", "json")),
    }
    results = []
    barrier = threading.Barrier(200)

    def work():
        barrier.wait()
        try:
            results.append(functions[name]())
        except Exception as error:
            results.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        registry.forget()
        threads = [threading.Thread(target=work) for _ in range(200)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert results == [True] * 200


def test_the_formats_are_listed_with_what_they_are(writer):
    writer("convert-shout", "shout", ".shout")
    formats = {each.name: each for each in convert.formats(check=True)}
    assert formats["json"].kinds == ("reader", "writer")
    assert formats["json"].suffixes == (".json",)
    assert formats["shout"] == convert.Format(
        name="shout",
        kinds=("writer",),
        suffixes=(".shout",),
        description="",
        distribution="convert-shout",
        version="1.2",
        plugin="convert_shout",
        fault=None,
    )
    ours = [each for each in formats.values() if each.distribution == "thread-convert"]
    assert [each.name for each in ours if not each.description or each.fault] == []
