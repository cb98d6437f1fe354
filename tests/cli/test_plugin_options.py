"""Options of a plugin, of every type: on the command line, in YAML, in Python, in help and completions."""

import shlex
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import convert
from convert import registry
from convert.cli.arguments import split_writer_options
from convert.cli.settings import Settings, load, merged
from convert.errors import PluginError, UsageError
from convert.options import Length, build, options_of
from convert.options.length import UNITS

ADOC = """
import enum
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal
from msgspec import Meta
import convert
from convert.options import Kind, Length

class Paper(enum.Enum):
    A4 = "a4"
    NO = "no"

class Weight(enum.IntEnum):
    LIGHT = 300
    EXTRA_BOLD = 800

@dataclass(frozen=True)
class Options:
    columns: Annotated[int | None, "columns", Meta(ge=20, le=200)] = 80
    scale: Annotated[float, "scale"] = 1.0
    toc: Annotated[bool, "a table of contents"] = False
    number: Annotated[bool | None, "numbers of chapters"] = None
    level: Annotated[Literal[1, 2, "auto"], "depth"] = "auto"
    wrap: Annotated[Literal["no", "none"] | int | None, "width"] = "no"
    heading: Annotated[str, "heading"] = ""
    footer: Annotated[str | None, "footer"] = None
    paper: Annotated[Paper, "paper"] = Paper.A4
    weight: Annotated[Weight | None, "weight"] = Weight.LIGHT
    css: Annotated[tuple[str, ...], "style sheets"] = ("a.css",)
    levels: Annotated[list[int], "levels"] = field(default_factory=list)
    papers: Annotated[tuple[Paper, ...] | None, "sheets"] = None
    files: Annotated[tuple[Path, ...], "more files", Kind("FILE")] = ()
    template: Annotated[Path | None, "template"] = None
    margin: Annotated[Length, "margin", Meta(le=720)] = Length(12, "mm")
    day: Annotated[date, "day"] = date(2020, 11, 10)

def write(document, options):
    return repr(options)

@convert.hookimpl
def convert_writers():
    yield convert.Writer("adoc", ".doc-a", "text/plain", Options, write)
"""


@pytest.fixture(autouse=True)
def options(distribution):
    distribution("convert-adoc", "convert_adoc", ADOC, formats=("adoc",))
    return registry.writer("adoc").options


def split(line: str) -> tuple[list[str], dict[str, object]]:
    others, formats = split_writer_options(shlex.split(line))
    return others, formats.get("adoc", {})


@pytest.mark.parametrize(
    ("line", "others", "given"),
    [
        ("--adoc.toc thread.txt", ["thread.txt"], {"toc": True}),
        ("--adoc.toc yes thread.txt", ["thread.txt"], {"toc": "yes"}),
        ("--adoc.toc Off thread.txt", ["thread.txt"], {"toc": "Off"}),
        ("--adoc.toc=no -o x", ["-o", "x"], {"toc": "no"}),
        ("--adoc.toc --to adoc", ["--to", "adoc"], {"toc": True}),
        ("a.txt --adoc.toc", ["a.txt"], {"toc": True}),
        ("--no-adoc.toc thread.txt", ["thread.txt"], {"toc": False}),
        ("--no-adoc.toc --adoc.toc", [], {"toc": True}),
        ("--adoc.number none a.txt", ["a.txt"], {"number": None}),
        ("--adoc.columns 20 --adoc.columns 30", [], {"columns": "30"}),
        ("--adoc.columns 20 --adoc.columns none", [], {"columns": None}),
        ("--adoc.wrap none", [], {"wrap": "none"}),
        ("--adoc.footer none", [], {"footer": None}),
        ("--adoc.heading none", [], {"heading": "none"}),
        ("--adoc.heading --to", [], {"heading": "--to"}),
        ("--adoc.css a.css --adoc.css=b.css", [], {"css": ["a.css", "b.css"]}),
        ("--adoc.css none", [], {"css": []}),
        ("--adoc.css none --adoc.css b.css", [], {"css": ["none", "b.css"]}),
        ("--adoc.papers none", [], {"papers": None}),
        ("--adoc.papers no", [], {"papers": ["no"]}),
        ("-- --adoc.toc", ["--", "--adoc.toc"], {}),
    ],
)
def test_the_type_of_an_option_decides_which_words_are_its_values(line, others, given):
    assert split(line) == (others, given)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--adoc.columns", "adoc.columns: missing value"),
        ("--adoc.tok x", "adoc.tok: no such option; did you mean toc?"),
        ("--no-adoc.tok", "adoc.tok: no such option; did you mean toc?"),
        (
            "--no-adoc.columns",
            "--no-adoc.columns: only an option that is yes or no can be switched off with --no-",
        ),
        ("--no-adoc.toc=yes", "--no-adoc.toc takes no value"),
    ],
)
def test_a_wrong_use_of_an_option_is_an_error(line, message):
    with pytest.raises(UsageError) as raised:
        split(line)
    assert str(raised.value) == message


def test_an_option_of_an_unknown_or_broken_format_takes_the_next_word(distribution):
    distribution("convert-bad", "convert_bad", "raise RuntimeError", formats=("bad",))
    words = ["--bad.a", "b", "--no-such.c", "d", "--no-bad.e=f", "g"]
    others, formats = split_writer_options(words)
    assert others == ["g"]
    assert formats == {"bad": {"a": "b"}, "no-such": {"c": "d"}, "no-bad": {"e": "f"}}


def test_a_list_on_the_command_line_replaces_that_of_the_configuration(run, place):
    (place / "c.yaml").write_text("to: adoc\nadoc: {css: [a.css, b.css], levels: 1, columns: null}\n")
    shown = yaml.safe_load(run("--config", "c.yaml", "--show-settings", "--adoc.css", "c.css").stdout)
    assert shown["adoc"]["css"] == ["c.css"]
    assert shown["adoc"]["levels"] == [1]
    assert shown["adoc"]["columns"] is None
    shown = yaml.safe_load(run("--config", "c.yaml", "--show-settings", "--adoc.css", "none").stdout)
    assert shown["adoc"]["css"] == []


def test_none_sets_an_option_of_reading_back(run, place):
    (place / "c.yaml").write_text("to: adoc\ntitle: Tea\ntransform: nosuch\n")
    shown = run(
        "--config", "c.yaml", "--title", "none", "--transform", "none", "--show-settings"
    ).stdout
    assert yaml.safe_load(shown)["title"] is None
    assert yaml.safe_load(shown)["transform"] == []


def test_paths_in_a_configuration_are_relative_to_its_folder(run, place):
    (place / "sub").mkdir()
    (place / "sub/c.yaml").write_text("adoc: {template: t.adoc, files: [a, /b]}\n")
    assert run("thread.txt", "--config", "sub/c.yaml", "-o", "x.doc-a").returncode == 0
    written = (place / "x.doc-a").read_text()
    assert f"template=PosixPath('{place}/sub/t.adoc')" in written
    assert f"files=(PosixPath('{place}/sub/a'), PosixPath('/b'))" in written
    run("thread.txt", "-o", "x.doc-a", "--adoc.template", "t.adoc")
    assert "template=PosixPath('t.adoc')" in (place / "x.doc-a").read_text()


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (
            "columns: 10",
            "invalid value 10 for adoc.columns (expected a whole number from 20 to 200, or none)",
        ),
        ("css: [a, 3]", "invalid value 3 for adoc.css (expected text)"),
        ("paper: yes", "invalid value True for adoc.paper (expected a4 or no)"),
        ("columns: 30, tok: yes", "adoc.tok: no such option; did you mean toc?"),
    ],
)
@pytest.mark.parametrize("call", ["--to adoc", "-o x.doc-a"])
def test_an_error_in_a_configuration_names_the_file(run, place, section, message, call):
    (place / "c.yaml").write_text(f"adoc: {{{section}}}\n")
    done = run("thread.txt", "--config", "c.yaml", *call.split())
    assert done.returncode == 2
    assert done.stderr.decode() == f"thread-convert: error: c.yaml: {message}\n"


def test_an_error_on_the_command_line_does_not_name_the_configuration(run, place):
    (place / "c.yaml").write_text("adoc: {columns: 30}\n")
    done = run("thread.txt", "--config", "c.yaml", "-o", "x.doc-a", "--adoc.columns", "3")
    assert done.stderr.startswith(
        b"thread-convert: error: invalid value '3' for adoc.columns (expected"
    )


HELP = """\
--adoc.columns NUMBER|none columns (a whole number from 20 to 200, or none; default: 80)
--adoc.scale NUMBER scale (default: 1.0)
--adoc.toc, --no-adoc.toc a table of contents (default: no)
--adoc.number [yes|no|none] numbers of chapters
--adoc.level 1|2|auto depth (default: auto)
--adoc.wrap no|none|NUMBER width (default: no)
--adoc.heading TEXT heading
--adoc.footer TEXT|none footer
--adoc.paper a4|no paper (default: a4)
--adoc.weight light|extra-bold|none weight (default: light)
--adoc.css TEXT style sheets (can be repeated; default: a.css)
--adoc.levels NUMBER levels (can be repeated)
--adoc.papers a4|no|none sheets (can be repeated)
--adoc.files FILE more files (can be repeated)
--adoc.template PATH|none template
--adoc.margin LENGTH margin (a length such as 12mm, in mm, cm, in or pt, of at most 720pt; default: 12mm)
--adoc.day YYYY-MM-DD day (default: 2020-11-10)
"""


def test_the_help_shows_each_option_with_its_values_its_limits_and_its_default(run):
    shown = run("--to", "adoc", "--help").stdout.decode()
    section = shown.partition("options of adoc:\n")[2].partition("\n\n")[0]
    assert " ".join(section.split()) == " ".join(HELP.split())


def test_completions_have_the_values_of_options(run):
    script = run("--print-completion", "bash").stdout.decode()
    readers = " ".join(sorted(registry.names("reader")))
    for line in (
        "_shtab_convert___adoc_paper_choices=(a4 no)",
        "_shtab_convert___adoc_papers_choices=(a4 no none)",
        "_shtab_convert___adoc_number_choices=(yes no none)",
        "_shtab_convert___adoc_template_COMPGEN=_shtab_compgen_files",
        "_shtab_convert___adoc_files_COMPGEN=_shtab_compgen_files",
        "_shtab_convert___pdf_page_size_choices=(auto a5 a4 letter)",
        "_shtab_convert___epub_cover_COMPGEN=_shtab_compgen_files",
        "_shtab_convert___gaps_choices=(mark join)",
        f"_shtab_convert___from_choices=({readers})",
        "_shtab_convert___if_exists_choices=(overwrite skip error)",
        "_shtab_convert_pos_0_COMPGEN=_shtab_compgen_files",
    ):
        assert line in script
    assert "--no-adoc.toc" in script


def test_a_plugin_whose_options_can_not_be_given_is_broken(distribution):
    code = ADOC.replace("tuple[str, ...]", "dict[str, str]").replace('"adoc"', '"bad"')
    distribution("convert-bad", "convert_bad", code, formats=("bad",))
    with pytest.raises(PluginError) as raised:
        registry.writer("bad")
    assert str(raised.value) == (
        "bad: bug in plugin convert_bad (convert-bad 1.2): the type of the option css can't be used: it is "
        "dict[str, str]; use str, bool, int, float, Literal, Enum, Path, date, Length, lists (list[T] or "
        "tuple[T, ...]), and these with “| None”; report it to its authors, or uninstall convert-bad"
    )


@st.composite
def values(draw: st.DrawFn) -> dict[str, object]:
    """Return values of some options of the plugin."""
    adoc = registry.writer("adoc").options
    papers = st.sampled_from(type(adoc().paper))
    weights = st.sampled_from(type(adoc().weight))
    paths = st.text(st.characters(exclude_characters="\0"), min_size=1).map(Path)
    lengths = st.builds(Length, st.floats(0, 9), st.sampled_from(UNITS))
    strategies = {
        "columns": st.none() | st.integers(20, 200),
        "scale": st.floats(allow_nan=False, allow_infinity=False),
        "toc": st.booleans(),
        "number": st.none() | st.booleans(),
        "level": st.sampled_from([1, 2, "auto"]),
        "wrap": st.sampled_from(["no", "none"]) | st.integers(),
        "heading": st.text(),
        "footer": st.none() | st.text(),
        "paper": papers,
        "weight": st.none() | weights,
        "css": st.lists(st.text()).map(tuple),
        "levels": st.lists(st.integers()),
        "papers": st.none() | st.lists(papers, min_size=1).map(tuple),
        "files": st.lists(paths).map(tuple),
        "template": st.none() | paths,
        "margin": lengths,
        "day": st.dates(),
    }
    assert strategies.keys() == {field.name for field in fields(adoc)}
    return draw(st.fixed_dictionaries({}, optional=strategies))


def words(given: dict[str, object]) -> list[str]:
    """Return the words that give values on the command line."""
    types = {option.field: option for option in options_of(registry.writer("adoc").options)}
    found = []
    for name, value in given.items():
        option = types[name]
        flag = f"--adoc.{option.name}"
        if isinstance(value, list | tuple):
            texts = [option.type.text([item]) for item in value] or ["none"]
        else:
            texts = [option.type.text(value)]
        found += [f"{flag}={text}" for text in texts]
    return found


def settings_of(line: list[str], file: Path | None = None) -> Settings:
    config = load(file) if file else {}
    _, formats = split_writer_options(line)
    return merged(config, {} if file else {"to": ["adoc"]}, formats, file)


def adoc_of(settings: Settings) -> object:
    return build(registry.writer("adoc").options, settings.formats.get("adoc", {}))


def absolute(record: object) -> dict[str, object]:
    """Return the values of an options record, with absolute paths."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}  # type: ignore[arg-type]
    values["files"] = tuple(path.absolute() for path in values["files"])
    if values["template"] is not None:
        values["template"] = values["template"].absolute()
    return values


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_any_value_goes_round_the_command_line_yaml_and_python(tmp_path, data):
    given = data.draw(values())
    assume(given.get("footer") != "none")  # which means None on the command line
    assume(given.get("css") != ("none",) and given.get("files") != (Path("none"),))
    assume(given.get("template") != Path("none"))
    adoc = registry.writer("adoc").options
    expected = adoc(**given)
    assert build(adoc, given) == expected
    of_command_line = settings_of(words(given))
    assert adoc_of(of_command_line) == expected
    file = tmp_path / "config.yaml"
    file.write_text(of_command_line.as_yaml(), encoding="utf-8", errors="strict")
    of_file = settings_of([], file)
    assert absolute(adoc_of(of_file)) == absolute(expected)
    assert of_file.as_yaml() == of_command_line.as_yaml()
    assert of_file.reading == of_command_line.reading


def test_the_real_values_of_python_are_understood(seed, options):
    written = convert.render(
        seed,
        "adoc",
        paper="no",
        margin=Length(1, "cm"),
        day=date(2021, 1, 2),
        css=["a"],
        template=Path("t"),
    )
    assert "paper=<Paper.NO: 'no'>" in written
    assert "css=('a',)" in written
    assert "margin=Length(number=1, unit='cm'), day=datetime.date(2021, 1, 2)" in written
    assert "template=PosixPath('t')" in written
