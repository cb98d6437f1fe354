"""Convert saved threads into documents worth keeping.

    document = convert.read("thread.txt")
    convert.render(document, "markdown")
    convert.convert("thread.txt", to="pdf", page_size="a5")

The names in `__all__` are public; so are the modules `convert.tree`, `convert.notes`,
`convert.anchors`, `convert.display`, `convert.metadata`, `convert.pictures`, `convert.characters`,
`convert.errors` and `convert.testing`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # type checkers read these imports, Python the table below
    from convert.api import convert as convert
    from convert.api import formats as formats
    from convert.api import read as read
    from convert.api import read_all as read_all
    from convert.api import render as render
    from convert.api import transform as transform
    from convert.api import use_plugin as use_plugin
    from convert.errors import ConvertError as ConvertError
    from convert.errors import ConvertWarning as ConvertWarning
    from convert.hooks import Output as Output
    from convert.hooks import Reader as Reader
    from convert.hooks import Transform as Transform
    from convert.hooks import Writer as Writer
    from convert.hooks import hookimpl as hookimpl
    from convert.inputs import Input as Input
    from convert.registry import Format as Format
    from convert.tree import Document as Document
    from convert.version import __version__ as __version__

_MODULES = {
    "ConvertError": "convert.errors",
    "ConvertWarning": "convert.errors",
    "Document": "convert.tree",
    "Format": "convert.registry",
    "Input": "convert.inputs",
    "Output": "convert.hooks",
    "Reader": "convert.hooks",
    "Transform": "convert.hooks",
    "Writer": "convert.hooks",
    "__version__": "convert.version",
    "convert": "convert.api",
    "formats": "convert.api",
    "hookimpl": "convert.hooks",
    "read": "convert.api",
    "read_all": "convert.api",
    "render": "convert.api",
    "transform": "convert.api",
    "use_plugin": "convert.api",
}

__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562), so that `convert --help` imports no plugins."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
