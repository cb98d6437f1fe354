"""Build pandoc's command line, and check the user's additional arguments."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from convert import ConvertError
from convert_pandoc.formats import Format
from convert_pandoc.options import Options

_STYLED: Final = ("docx", "odt", "pptx")
"""The formats that take their styles from a reference document."""

_STYLE: Final = "<style>.label{color:#666}sup{line-height:0}</style>"
"""Authors' numbers are quieter than their words (with a contrast of 5.7), and lines stand evenly."""

SWITCHES: Final = {
    *("ascii", "html-q-tags", "incremental", "list-tables", "listings", "number-sections"),
    *("reference-links", "section-divs", "table-of-contents", "toc"),
}
"""The options of pandoc's that may be given and take no value but true or false."""

SETTINGS: Final = {
    *("chunk-template", "columns", "dpi", "email-obfuscation", "id-prefix", "markdown-headings"),
    *("metadata", "number-offset", "reference-location", "shift-heading-level-by", "slide-level"),
    *("split-level", "tab-stop", "title-prefix", "toc-depth", "top-level-division", "variable"),
    *("variable-json", "wrap"),
}
"""Those that take a value."""

FILES: Final = {"include-after-body", "include-before-body", "include-in-header", "metadata-file"}
"""Those that take a file, which pandoc reads even in its sandbox."""

_SHORT: Final = {
    "-A": "include-after-body",
    "-B": "include-before-body",
    "-H": "include-in-header",
    "-M": "metadata",
    "-N": "number-sections",
    "-T": "title-prefix",
    "-V": "variable",
    "-i": "incremental",
}


def arguments(options: Options, target: Format) -> list[str]:
    """Return pandoc's arguments, one word each. Raises `ConvertError` for one that is not allowed.

    Lines are not wrapped, since in some formats a word can be markup at the start of a line.
    """
    given = [
        "--from=json",
        f"--to={target.name}",
        "--sandbox",
        "--wrap=none",
        "--eol=lf",
        f"--data-dir={Path(__file__).parent}",  # has no templates; the user's own might
    ]
    if options.standalone:
        given.append("--standalone")
        if target.web:
            given.append(f"--variable=header-includes:{_STYLE}")
    if options.reference_doc is not None:
        if target.name not in _STYLED:
            raise ConvertError(
                f"{target.name}.reference-doc: this format takes no styles from a document; "
                f"{', '.join(_STYLED)} do"
            )
        given.append(f"--reference-doc={_file(options.reference_doc, target, 'reference-doc')}")
    if options.template is not None:
        given.append(f"--template={_file(options.template, target, 'template')}")
    return given + list(_extra(options.extra_args, target))


def _extra(text: str, target: Format) -> Iterator[str]:
    """Yield the user's arguments, by their full names.

    Only arguments known to be harmless are allowed: pandoc has options that write files and run
    programs, and takes each by any of its beginnings.
    """
    prefix = f"{target.name}.extra-args"
    try:
        words = iter(shlex.split(text))
    except ValueError as error:
        raise ConvertError(f"{prefix}: {str(error).lower()}") from None
    for word in words:
        name, value = _divided(word)
        if name in SWITCHES:
            if value not in (None, "true", "false"):
                raise ConvertError(f"{prefix}: --{name} takes no value but true or false")
            yield f"--{name}" if value is None else f"--{name}={value}"
        elif name in SETTINGS or name in FILES:
            if value is None:
                value = next(words, None)
            if value is None:
                raise ConvertError(f"{prefix}: --{name} lacks its value")
            yield f"--{name}={_file(value, target, 'extra-args') if name in FILES else value}"
        else:
            raise ConvertError(
                f"{prefix}: {word} may not be given; only options that change how the document looks "
                f"may: {', '.join(sorted(SWITCHES | SETTINGS | FILES))}"
            )


def _divided(word: str) -> tuple[str, str | None]:
    """Split a word into an option's full name ("" if unknown) and its value, if it has one."""
    if word.startswith("--"):
        name, equals, value = word[2:].partition("=")
        return name, value if equals else None
    return _SHORT.get(word[:2], ""), word[2:] or None


def _file(path: str, target: Format, option: str) -> Path:
    """Check that a file exists: pandoc would fetch a URL even in its sandbox."""
    try:
        if Path(path).is_file():
            return Path(path).absolute()
    except (OSError, ValueError):
        pass  # a name that no system allows
    raise ConvertError(f"{target.name}.{option}: there is no such file: {path}")
