"""The folders depend on one another in one direction only."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGINS = sorted(path.name for path in (ROOT / "plugins").glob("convert_*"))
PUBLIC = {
    "convert",
    "convert.anchors",
    "convert.archives",
    "convert.characters",
    "convert.composing",
    "convert.display",
    "convert.errors",
    "convert.html",
    "convert.indentation",
    "convert.metadata",
    "convert.notes",
    "convert.options",
    "convert.pictures",
    "convert.replies",
    "convert.spans",
    "convert.testing",
    "convert.tree",
    "convert.validation",
}
# A stage may import from the stages before it, and from the modules of convert/text itself.
STAGES = ("decode", "code", "sites", "repairs", "split", "inlines")
# A site is also recognised by the damage that its pages do, and only `repairs` can find that damage.
ALLOWED = {"convert.text.sites.recognise"}


@cache
def modules() -> dict[str, Path]:
    """Return the files of the core and its plugins by the name of their module."""
    found = {}
    for base, folder in ((ROOT, "convert"), *((ROOT / "plugins", plugin) for plugin in PLUGINS)):
        for path in (base / folder).rglob("*.py"):
            parts = path.relative_to(base).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """Return the modules of this project that a module imports, except for type checkers only."""
    return frozenset(_imports(ast.parse(modules()[module].read_text(encoding="utf-8")))) - {module}


def _imports(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.Import():
            yield from (alias.name for alias in node.names if alias.name in modules())
        case ast.ImportFrom(module=str(source)) if source in modules():
            for alias in node.names:
                submodule = f"{source}.{alias.name}"
                yield submodule if submodule in modules() else source
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _imports(child)


def importers_of(*targets: str) -> set[str]:
    """Return the modules that import one of the packages, or a module inside."""
    return {
        module
        for module in modules()
        for name in imports(module)
        if any(name == target or name.startswith(f"{target}.") for target in targets)
    }


def test_the_imports_of_this_project_are_found():
    assert "convert.tree" in imports("convert.notes")
    assert len(modules()) > 80


def test_the_core_imports_no_plugin():
    assert not {name for name in importers_of(*PLUGINS) if name.split(".")[0] == "convert"}


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_imports_only_itself_and_public_names(plugin):
    own = [module for module in modules() if module.split(".")[0] == plugin]
    foreign = {name for module in own for name in imports(module) if name.split(".")[0] != plugin}
    assert foreign <= PUBLIC


def test_no_modules_import_one_another_in_a_circle():
    graph = {module: imports(module) for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_of_reading_imports_no_later_stage(stage):
    later = [f"convert.text.{name}" for name in STAGES[STAGES.index(stage) + 1 :]]
    prefix = f"convert.text.{stage}"
    importers = {name for name in importers_of(*later) if f"{name}.".startswith(f"{prefix}.")}
    assert importers <= ALLOWED


def test_only_the_start_of_the_program_imports_the_command_line():
    assert {name for name in importers_of("convert.cli") if not name.startswith("convert.cli")} <= {
        "convert.__main__"
    }


def test_only_the_command_line_and_the_public_names_import_the_batch():
    users = {name for name in importers_of("convert.batch") if not name.startswith("convert.batch")}
    assert {name for name in users if not name.startswith("convert.cli")} <= {"convert"}


def test_reading_imports_neither_the_api_nor_the_registry():
    users = importers_of("convert.api", "convert.registry", "convert.batch")
    assert not {name for name in users if name.startswith("convert.text")}


def users_of(*libraries: str) -> set[str]:
    """Return the modules that import one of some libraries."""
    found = set()
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = {
                alias.name for alias in getattr(node, "names", []) if isinstance(node, ast.Import)
            }
            if isinstance(node, ast.ImportFrom):
                imported = {str(node.module), *(f"{node.module}.{each.name}" for each in node.names)}
            if any(
                each == library or each.startswith(f"{library}.")
                for each in imported
                for library in libraries
            ):
                found.add(name)
    return found


def test_only_one_package_asks_the_network_and_only_for_addresses():
    libraries = ("urllib3", "truststore", "socket", "ssl", "http", "urllib.request", "requests")
    assert {name.rpartition(".")[0] for name in users_of(*libraries)} == {"convert.network"}
    users = {name for name in importers_of("convert.network") if "convert.network" not in name}
    assert users == {"convert.fetched.live"}


def test_only_the_epub_writer_imports_ebooklib():
    users = {
        name
        for name, path in modules().items()
        if "import ebooklib" in (text := path.read_text(encoding="utf-8")) or "from ebooklib" in text
    }
    assert {name.split(".")[0] for name in users} == {"convert_epub"}
