"""The documentation agrees with the code."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import convert
from convert import registry
from convert.cli.arguments import parser
from convert.cli.main import main
from convert.hooks import Hooks
from convert.options import Reading, options_of
from convert.testing import check_writer
from convert.tree import plain

ROOT = Path(__file__).parent.parent
COMMAND_LINE = (ROOT / "docs/command-line.md").read_text(encoding="utf-8").replace("\\|", "|")
PLUGINS = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTED = [
    format_.name
    for format_ in registry.formats()
    if format_.plugin != "convert_pandoc"
    or format_.name == "docx"  # docx is documented for all of them
]
READERS = sorted(registry.names("reader") - {"text"})  # its options have no name of a format


def test_every_flag_is_documented_and_nothing_else_is():
    writers = [(name, registry.writer(name).options) for name in DOCUMENTED]
    readers = [(name, registry.reader(name).options) for name in READERS]
    flags = set(parser([*writers, *readers]).flags)
    documented = set(
        re.findall(
            r"(?<![\w-])--?[a-z0][\w.-]*", "\n".join(re.findall(r"^\| (`.*?`) \|", COMMAND_LINE, re.M))
        )
    )
    assert documented == flags


@pytest.mark.parametrize(
    "record",
    [*map(registry.writer, DOCUMENTED), *map(registry.reader, READERS)],
    ids=lambda each: each.format,
)
def test_every_value_of_an_option_is_documented(record):
    for option in options_of(record.options):
        if option.values:
            values = "|".join(option.values)
            assert f"`--{record.format}.{option.name} {values}`" in COMMAND_LINE


def test_every_hook_and_every_field_of_its_record_is_documented():
    for hook in (name for name in vars(Hooks) if name.startswith("convert_")):
        assert f"### `{hook}`" in PLUGINS
    for record in (convert.Writer, convert.Output, convert.Reader, convert.Transform):
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
    assert "RUSSIAN AIMS.?\n[1] @MID_RF https://x.com/MID_RF\n" in convert.render(
        seed, "shout", ending="?"
    )


def test_the_plugin_with_files_in_the_documentation_works(distribution, tmp_path):
    (code,) = re.findall(r"```python\n(import hashlib\n.*?)```", PLUGINS, re.S)
    distribution("convert-length", "convert_length", code, formats=("length",))
    check_writer(registry.writer("length"))
    (tmp_path / "a.txt").write_text("1/ One.")
    output = convert.convert(tmp_path / "a.txt", to="length")
    (picture,) = (tmp_path / "media").iterdir()
    assert output.read_text() == f"One.\n\nLength: media/{picture.name}"
    assert picture.read_bytes().startswith(b"<svg")


def test_the_reader_of_a_structured_source_in_the_documentation_works(distribution):
    section = PLUGINS.partition("## Readers of structured sources")[2].partition("\n## ")[0]
    (sample,) = re.findall(r"^`(\[.*\])`", section, re.M)
    (code,) = re.findall(r"```python\n(.*?)```", section, re.S)
    distribution("convert-ranges", "convert_ranges", code, readers=("ranges",))
    posts = json.loads(sample)
    posts += [
        {"id": "2", "answers": "1", "text": "2/ One.", "ranges": []},
        {"id": "3", "answers": "1", "text": "A branch.", "ranges": []},
    ]
    thread, branch = convert.read_all(json.dumps(posts).encode(), name="a.json", **{"from": "ranges"})
    assert [(post.label, plain(post)) for post in thread.posts] == [
        ("1/", "Thanks, @ann!"),
        ("2/", "One."),
    ]
    assert [note.url for note in thread.notes] == ["https://bsky.app/profile/ann"]
    assert [post.answers.url for post in branch.posts] == ["1"]


OPTION_TYPES = re.findall(
    r"^\| (`.*) \| (`--.*) \| `(x: .*)` \| `(.*)` \|$", PLUGINS.replace("\\|", "¦"), re.M
)


@pytest.mark.parametrize("row", OPTION_TYPES, ids=lambda row: f"{row[0]} = {row[3]}")
def test_each_type_of_option_in_the_documentation_can_be_given_as_it_says(distribution, tmp_path, row):
    (hint, *_), lines, yaml, python = re.findall("`(.*?)`", row[0]), *row[1:]
    other = {"True": "False", "False": "True", "None": "3"}.get(python, python)
    code = "\n".join(
        [
            "import enum",
            "from dataclasses import dataclass, field",
            "from datetime import date",
            "from pathlib import Path",
            "from typing import Annotated, Literal",
            "import convert",
            "from convert.options import Length",
            "class Weight(enum.IntEnum):",
            "    EXTRA_BOLD = 800",
            "@dataclass(frozen=True)",
            "class Options:",
            f"    x: Annotated[{hint.replace('¦', '|')}, 'help'] = field(default_factory=lambda: {other})",
            f"VALUE = {python}",
            "@convert.hookimpl",
            "def convert_writers():",
            "    write = lambda document, options: repr(options.x == VALUE and type(options.x) is type(VALUE))",
            "    yield convert.Writer('shout', '.shout', 'text/plain', Options, write)",
        ]
    )
    distribution("convert-shout", "convert_shout", code, formats=("shout",))
    thread, output, config = (str(tmp_path / name) for name in ("a.txt", "a.shout", "c.yaml"))
    Path(thread).write_text("1/ One.")
    Path(config).write_text(f"shout:\n  {yaml}\n")
    calls = [["--no-config", *shlex.split(line)] for line in re.findall("`(.*?)`", lines)]
    for call in [*calls, ["--config", config]]:
        Path(output).unlink(missing_ok=True)
        assert main([*call, thread, "-o", output, "-q"]) == 0
        assert Path(output).read_text() == "True"


def test_the_types_of_options_are_found_in_the_documentation():
    assert len(OPTION_TYPES) >= 15


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
    cleaned = convert.read(b"1/ https://a.example/?utm_source=x", links="clean")
    assert found | {repair.kind for repair in cleaned.repairs} == documented


def test_the_readme_has_the_two_commands_that_ci_runs():
    (block,) = re.findall(r"<!-- set-up:begin -->\n```sh\n(.*?)```\n<!-- set-up:end -->", README, re.S)
    sample = next((ROOT / "seeds").glob("*.txt")).relative_to(ROOT).as_posix()
    assert block.splitlines() == [
        "python3 -m venv .venv && .venv/bin/pip install --upgrade pip"
        " && .venv/bin/pip install -e . --group test"
        f" && .venv/bin/convert {sample} --to markdown --to pdf --to epub --to json -o out/",
        ".venv/bin/pytest -n auto",
    ]


PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md")})


def heading_anchors(page: Path) -> set[str]:
    """Return the anchors of headings, as GitHub and MkDocs form them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_or_heading_of_this_project_leads_there(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    for target in targets:
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert not anchor or anchor in heading_anchors(file), target


@pytest.mark.slow
def test_the_documentation_builds_as_a_site(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    pytest.importorskip("mkdocs")
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    assert (tmp_path / "command-line" / "index.html").exists()


def test_every_dependency_is_documented_and_nothing_else_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in project["dependencies"]}
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    table = text.partition("## Required")[2].partition("\n## ")[0]
    assert {name.lower() for name in re.findall(r"^\| `([^`]+)` \|", table, re.M)} == declared
