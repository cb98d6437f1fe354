"""Convert saved threads into documents worth keeping.

    document = convert.read("thread.txt")
    convert.render(document, "markdown")
    convert.convert("thread.txt", to="pdf", page_size="a5")

`dir(convert)` lists what is public: the names in `__all__`, and the modules `convert.anchors`,
`convert.archives`, `convert.characters`, `convert.composing`, `convert.display`, `convert.errors`,
`convert.html`, `convert.indentation`, `convert.metadata`, `convert.notes`, `convert.options`,
`convert.pictures`, `convert.replies`, `convert.spans`, `convert.testing`, `convert.tree` and
`convert.validation`. Each of them is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # type checkers read these imports, Python the tables below
    from convert import anchors as anchors
    from convert import archives as archives
    from convert import characters as characters
    from convert import composing as composing
    from convert import display as display
    from convert import errors as errors
    from convert import html as html
    from convert import indentation as indentation
    from convert import metadata as metadata
    from convert import notes as notes
    from convert import options as options
    from convert import pictures as pictures
    from convert import replies as replies
    from convert import spans as spans
    from convert import testing as testing
    from convert import tree as tree
    from convert import validation as validation
    from convert.api import convert as convert
    from convert.api import formats as formats
    from convert.api import read as read
    from convert.api import read_all as read_all
    from convert.api import render as render
    from convert.api import transform as transform
    from convert.api import use_plugin as use_plugin
    from convert.batch.many import convert_many as convert_many
    from convert.batch.results import Result as Result
    from convert.errors import ConvertError as ConvertError
    from convert.errors import ConvertWarning as ConvertWarning
    from convert.hooks import Output as Output
    from convert.hooks import Reader as Reader
    from convert.hooks import Transform as Transform
    from convert.hooks import Writer as Writer
    from convert.hooks import hookimpl as hookimpl
    from convert.inputs import Input as Input
    from convert.joining import join as join
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
    "Result": "convert.batch.results",
    "Transform": "convert.hooks",
    "Writer": "convert.hooks",
    "__version__": "convert.version",
    "convert": "convert.api",
    "convert_many": "convert.batch.many",
    "formats": "convert.api",
    "hookimpl": "convert.hooks",
    "join": "convert.joining",
    "read": "convert.api",
    "read_all": "convert.api",
    "render": "convert.api",
    "transform": "convert.api",
    "use_plugin": "convert.api",
}

__all__ = list(_MODULES)

_PUBLIC_MODULES = (
    "anchors",
    "archives",
    "characters",
    "composing",
    "display",
    "errors",
    "html",
    "indentation",
    "metadata",
    "notes",
    "options",
    "pictures",
    "replies",
    "spans",
    "testing",
    "tree",
    "validation",
)


def __getattr__(name: str) -> Any:
    """Import a public name or module on first use (PEP 562), so that `convert --help` imports few."""
    if name in _PUBLIC_MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_PUBLIC_MODULES])
