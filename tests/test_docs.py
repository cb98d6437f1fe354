"""The documentation says what is true now."""

import re
from pathlib import Path

import pytest

import convert
from convert import registry
from convert.cli.arguments import parser
from convert.hooks import Hooks
from convert.options import Reading, options_of
from convert.testing import check_writer

ROOT = Path(__file__).parent.parent
COMMAND_LINE = (ROOT / "docs/command-line.md").read_text(encoding="utf-8").replace("\\|", "|")
PLUGINS = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTED = [
    format_.name
    for format_ in registry.formats()
    if format_.plugin != "convert_pandoc" or format_.name == "docx"  # which stands for its kin
]


def test_every_flag_is_documented_and_nothing_else_is():
    writers = [(name, registry.writer(name).options) for name in DOCUMENTED]
    flags = set(parser(writers).flags)
    documented = set(
        re.findall(
            r"(?<![\w-])--?[a-z][\w.-]*", "\n".join(re.findall(r"^\| (`.*?`) \|", COMMAND_LINE, re.M))
        )
    )
    assert documented == flags


@pytest.mark.parametrize("format_", DOCUMENTED)
def test_every_value_of_an_option_is_documented(format_):
    for option in options_of(registry.writer(format_).options):
        if option.values:
            assert f"`--{format_}.{option.name} {'|'.join(option.values)}`" in COMMAND_LINE


def test_every_hook_and_every_field_of_its_record_is_documented():
    for hook in (name for name in vars(Hooks) if name.startswith("convert_")):
        assert f"### `{hook}`" in PLUGINS
    for record in (convert.Writer, convert.Reader):
        for field in record.__dataclass_fields__:
            assert f"| `{field}` |" in PLUGINS
    for option in options_of(Reading):
        assert f"`{option.name}`" in PLUGINS


def test_every_public_name_exists_and_has_a_docstring():
    for name in set(convert.__all__) - {"hookimpl"}:  # a marker made by pluggy
        assert getattr(convert, name).__doc__
    assert set(convert.__all__) <= set(dir(convert))


def test_the_plugin_in_the_readme_works(distribution, seed):
    (code,) = re.findall(r"```python\n(from dataclasses.*?)```", README, re.S)
    assert len([line for line in code.splitlines() if line]) <= 15
    distribution("convert-lines", "convert_lines", code, formats=("lines",))
    assert "\n\n~\n\n" in convert.render(seed, "lines", rule="~")
    check_writer(registry.writer("lines"))


def test_the_plugin_in_the_hooks_own_documentation_works(distribution, seed):
    docstring = Hooks.convert_writers.__doc__ or ""
    (code,) = re.findall(r"```python\n(.*?)```", docstring, re.S)
    code = "\n".join(line.removeprefix("        ") for line in code.splitlines())
    distribution("convert-shout", "convert_shout", code, formats=("shout",))
    assert "RUSSIAN AIMS.?\n[1] https://x.com/MID_RF\n" in convert.render(seed, "shout", ending="?")


def test_the_example_plugin_works(distribution, seed):
    code = (ROOT / "examples/convert-gemtext/convert_gemtext.py").read_text(encoding="utf-8")
    distribution("convert-gemtext", "convert_gemtext", code, formats=("gemtext",))
    page = convert.render(seed, "gemtext")
    assert "by @MID_RF [1] on 10/31 mid.ru [2]" in page
    assert "=> https://x.com/MID_RF [1] @MID_RF\n" in page
    check_writer(registry.writer("gemtext"))


def test_the_python_of_the_readme_works(tmp_path, monkeypatch, seed_path):
    (code,) = re.findall(r"```python\n(import convert\n.*?)```", README, re.S)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thread.txt").write_bytes(seed_path.read_bytes())
    exec(code, {})
    assert (tmp_path / "thread.pdf").exists()


def test_every_kind_of_repair_is_documented():
    reading = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    documented = set(
        re.findall(
            r"`(\w+)`", "".join(re.findall(r"^\| (`.*?`) \|", reading.partition("## Repairs")[2], re.M))
        )
    )
    threads = (ROOT / "tests/golden/threads").glob("*.txt")
    found = {repair.kind for thread in threads for repair in convert.read(thread).repairs}
    assert found == documented
