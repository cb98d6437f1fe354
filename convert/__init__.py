"""Converts saved threads into documents worth keeping.

    document = convert.read("thread.txt")
    convert.render(document, "markdown")
    convert.convert("thread.txt", to="pdf", page_size="a5")

The names below are public; so are the modules `convert.tree`, `convert.notes`, `convert.anchors`,
`convert.metadata` and `convert.testing`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convert.api import convert, read, render
    from convert.errors import ConvertError, ConvertWarning
    from convert.hooks import Reader, Writer, hookimpl
    from convert.tree import Document

__all__ = [
    "ConvertError",
    "ConvertWarning",
    "Document",
    "Reader",
    "Writer",
    "convert",
    "hookimpl",
    "read",
    "render",
]

_HOMES = {
    "convert": "convert.api",
    "read": "convert.api",
    "render": "convert.api",
    "ConvertError": "convert.errors",
    "ConvertWarning": "convert.errors",
    "Document": "convert.tree",
    "Reader": "convert.hooks",
    "Writer": "convert.hooks",
    "hookimpl": "convert.hooks",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562): the command line needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
