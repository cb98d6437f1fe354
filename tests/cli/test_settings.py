"""The configuration file, and how the command line overrides it."""

import os
from pathlib import Path

import pytest

from convert.cli.settings import default_config, load, load_default
from convert.errors import UsageError

BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 30)
)
MERGE_BOMB = "a0: &a0 {x: y}\n" + "".join(
    f"a{number}: &a{number}\n  <<: [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 30)
)
BAD_CONFIGURATIONS = {
    "no such file": (None, "config.yaml: no such file"),
    "invalid YAML": ("to: pdf\n  gaps: [join\n", "config.yaml:2: column 7: "),
    "a misspelt setting": (
        "to: pdf\ngap: join\n",
        "config.yaml: gap: no such setting; did you mean gaps?",
    ),
    "a misspelt option of a format": (
        "to: pdf\npdf: {page-sise: a5}\n",
        "config.yaml: pdf.page-sise: no such option; did you mean page-size?",
    ),
    "a misspelt format": (
        "to: pdf\npfd: {page-size: a5}\n",
        "config.yaml: pfd: no such format; did you mean pdf?",
    ),
    "a wrong value": (
        "gaps: hide\n",
        "config.yaml: invalid value 'hide' for gaps (expected mark or join)",
    ),
    "a setting that is given twice": (
        "to: json\ngaps: join\nto: pdf\n",
        "config.yaml:3: to is given twice",
    ),
    "an option that is given twice": (
        "to: json\npdf:\n  page-size: a4\n  page_size: a5\n",
        "config.yaml:4: page-size is given twice",
    ),
    "aliases without end": ("title: &a [*a]\n", "config.yaml: too many values once all aliases"),
    "aliases of aliases": (BOMB, "config.yaml: too many values once all aliases are replaced"),
    "merges of merges": (MERGE_BOMB, "config.yaml: too many values once all aliases are replaced"),
    "deep nesting": ("title: " + "[" * 20_000, "config.yaml: "),
    "a file of more than a megabyte": (
        "# " + "x" * 1_000_000,
        "config.yaml: 1.0 MB is more than a configuration may have (1 MB)",
    ),
    "a list": ("- to\n- pdf\n", "config.yaml: expected settings, such as “to: pdf”"),
}


@pytest.mark.parametrize("case", BAD_CONFIGURATIONS)
def test_a_bad_configuration_is_one_line_that_names_the_file(run, place, files_in, case):
    content, message = BAD_CONFIGURATIONS[case]
    if content is not None:
        (place / "config.yaml").write_text(content)
    before = files_in()
    done = run("thread.txt", "--config", "config.yaml")
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), lines
    assert message in lines[0]
    assert files_in() == before


def test_the_command_line_overrides_the_configuration_and_that_overrides_the_defaults(run, place):
    (place / "c.yaml").write_text(
        "to: markdown\ngaps: join\nmarkdown: {numbering: none, front-matter: no}\n"
    )
    options = ["--gaps", "mark", "--markdown.front-matter", "yes"]
    shown = run("--config", "c.yaml", "--show-settings", *options).stdout.decode()
    assert "gaps: mark\n" in shown
    assert "to:\n- markdown\n" in shown
    assert "  numbering: none\n" in shown
    assert "  front-matter: true\n" in shown
    assert "platform: auto\n" in shown


@pytest.mark.parametrize(
    "title", ["a\x85b", "a\u2028", "\u2029", " a\n b ", "a\tb\r", "no", "'\"", "\ufeff"]
)
def test_any_text_in_the_settings_is_shown_so_that_it_is_read_again(run, place, title):
    (place / "shown.yaml").write_bytes(
        run("--to", "json", "--title", title, "--show-settings", "--no-config").stdout
    )
    assert load(place / "shown.yaml")["title"] == title


def test_the_configuration_of_the_user_is_read_and_that_of_the_current_folder_is_not(run, place):
    (place / "config.yaml").write_text("to: pdf\n")
    home = place / "home/thread-convert"
    home.mkdir(parents=True)
    (home / "config.yaml").write_text("to: [json]\n")
    environment = {"XDG_CONFIG_HOME": str(place / "home")}
    assert run("thread.txt", **environment).returncode == 0
    assert (place / "thread.json").exists()
    assert run("thread.txt", "--no-config", **environment).returncode == 2


def test_xdg_config_home_is_the_place_of_the_configuration(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_config() == tmp_path / "thread-convert/config.yaml"


@pytest.mark.parametrize("value", ["", "relative/folder", "."])
def test_an_empty_or_relative_xdg_config_home_is_ignored(monkeypatch, tmp_path, value):
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert default_config() == tmp_path / ".config/thread-convert/config.yaml"


@pytest.mark.parametrize("name", ["pipe.yaml", "/dev/zero"])
def test_a_configuration_is_a_regular_file(run, place, name):
    os.mkfifo(place / "pipe.yaml")
    done = run("thread.txt", "--to", "json", "--config", name)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert f"{name}: not a regular file".encode() in done.stderr


def test_an_empty_name_of_a_configuration_is_an_error(run):
    done = run("thread.txt", "--to", "json", "--config", "")
    assert done.returncode == 2
    assert b"--config: the name is empty" in done.stderr


def test_a_configuration_folder_that_can_not_be_searched_is_an_error(tmp_path, monkeypatch):
    def refuse(path, **_keywords):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(UsageError, match=r"config\.yaml: can't be read: permission denied"):
        load_default(tmp_path / "config.yaml")


def test_a_configuration_that_is_missing_is_empty(tmp_path):
    (tmp_path / "file").touch()
    assert load_default(tmp_path / "missing" / "config.yaml") == {}
    assert load_default(tmp_path / "file" / "config.yaml") == {}


def test_aliases_and_merges_of_moderate_size_are_understood(tmp_path):
    file = tmp_path / "config.yaml"
    file.write_text("docx: &a {numbering: none}\nodt: {<<: *a, standalone: no}\n")
    assert load(file)["odt"] == {"numbering": "none", "standalone": False}
