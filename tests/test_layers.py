"""Imports point one way: the core knows no plugin, no plugin another, and nothing goes round in a circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PUBLIC = {
    "convert",
    "convert.anchors",
    "convert.characters",
    "convert.metadata",
    "convert.notes",
    "convert.testing",
    "convert.tree",
}
"""The modules of the core that a plugin may import."""

CORE = (
    "convert.cli",
    "convert.batch",
    "convert.api",
    "convert.overrides",
    "convert.registry",
    "convert.hooks",
    "convert.text",
    "convert.files",
    "convert.options",
    "convert.metadata",
    "convert.anchors",
    "convert.notes",
    "convert.tree",
    "convert.characters",
    "convert.errors",
)
"""The layers of the core: each may import those after it, none before it."""

TEXT = (
    "convert.text.language",
    "convert.text.describe",
    "convert.text.inlines",
    "convert.text.split",
    "convert.text.sites",
    "convert.text.repairs",
    "convert.text.decode",
    "convert.text.lines",
)
"""The stages of reading, from the last to the first; a site is recognised by the repairs it needs."""


def modules() -> dict[str, Path]:
    """Map the dotted name of each module of the project to its file."""
    found = {}
    for base in (ROOT, ROOT / "plugins"):
        for path in base.glob("convert*/**/*.py"):
            parts = path.relative_to(base).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of the project that a file imports when it is loaded, not in functions."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name in MODULES)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                for alias in names:
                    full = f"{module}.{alias.name}"
                    if full in MODULES:
                        yield full
                    elif module in MODULES:
                        yield module
        pending.extend(ast.iter_child_nodes(node))


GRAPH = {name: sorted(set(imports(path))) for name, path in MODULES.items()}


def layer(name: str, layers: tuple[str, ...]) -> int | None:
    """Return the place of a module in a list of layers, if it belongs to one."""
    for place, prefix in enumerate(layers):
        if name == prefix or name.startswith(f"{prefix}."):
            return place
    return None


@pytest.mark.parametrize("layers", [CORE, TEXT], ids=["core", "text"])
def test_a_layer_imports_only_what_is_below_it(layers: tuple[str, ...]) -> None:
    upward = [
        f"{name} -> {imported}"
        for name, each in GRAPH.items()
        for imported in each
        if (above := layer(name, layers)) is not None
        and (below := layer(imported, layers)) is not None
        and below < above
    ]
    assert upward == []


def test_every_module_of_the_core_belongs_to_a_layer() -> None:
    core = [name for name in MODULES if name.startswith("convert.") and name not in PUBLIC]
    assert [
        name
        for name in core
        if layer(name, CORE) is None and not name.startswith(("convert.testing", "convert.__main__"))
    ] == []


def test_the_core_imports_no_plugin() -> None:
    assert [
        f"{name} -> {imported}"
        for name, each in GRAPH.items()
        for imported in each
        if name.split(".")[0] == "convert" and imported.split(".")[0] != "convert"
    ] == []


def test_a_plugin_imports_only_itself_and_public_names_of_the_core() -> None:
    assert [
        f"{name} -> {imported}"
        for name, each in GRAPH.items()
        for imported in each
        if (own := name.split(".")[0]) != "convert"
        and imported not in PUBLIC
        and imported.split(".")[0] != own
    ] == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    finished: set[str] = set()
    under_way: list[str] = []

    def visit(name: str) -> None:
        assert name not in under_way, " -> ".join([*under_way[under_way.index(name) :], name])
        if name not in finished:
            under_way.append(name)
            for imported in GRAPH[name]:
                if imported != name:
                    visit(imported)
            finished.add(under_way.pop())

    for name in GRAPH:
        visit(name)
