"""Build pandoc's command line, and check the user's additional arguments."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from convert import ConvertError
from convert_pandoc.capabilities import Format
from convert_pandoc.options import Options

# The formats that take their styles from a reference document.
_STYLED: Final = ("docx", "odt", "pptx")

# Labels are less prominent than text (with a contrast of 5.7:1), and superscripts do not spread lines.
# The numbers of notes can be tapped on at least 24 by 24 pixels (WCAG 2.2, 2.5.8): above and below them
# to the next line, and over the words after them, except links.
_STYLE: Final = (
    "<style>body{line-height:1.6}h1.title{text-wrap:balance}sup{line-height:0}"
    ".label,.label a{color:#666;text-decoration:none}a[href]{position:relative}"
    ".footnote-ref{text-decoration:none;padding-block:4px;padding-inline-end:20px;"
    "margin-inline-end:-20px}</style>"
)

# The names of the pages in an archive. pandoc's default contains the title, which may be too long.
_PAGE_NAME: Final = "page-%n.html"

# The allowed options of pandoc without a value, except "true" or "false".
SWITCHES: Final = {
    *("ascii", "html-q-tags", "incremental", "list-tables", "listings", "number-sections"),
    *("reference-links", "section-divs", "table-of-contents", "toc"),
}

# The allowed options with a value.
SETTINGS: Final = {
    *("chunk-template", "columns", "dpi", "email-obfuscation", "id-prefix", "markdown-headings"),
    *("metadata", "number-offset", "reference-location", "shift-heading-level-by", "slide-level"),
    *("split-level", "tab-stop", "title-prefix", "toc-depth", "top-level-division", "variable"),
    *("variable-json", "wrap"),
}

# The allowed options whose value is a file, which pandoc reads even in its sandbox.
FILES: Final = {"include-after-body", "include-before-body", "include-in-header", "metadata-file"}

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
    """Return the arguments of pandoc. Raises `ConvertError` if an argument of the user is not allowed.

    Lines are not wrapped, since in some formats a word can be markup at the start of a line.
    """
    given = [
        "--from=json",
        f"--to={target.name}",
        "--sandbox",
        "--wrap=none",
        "--eol=lf",
        f"--data-dir={Path(__file__).parent}",  # not the user's, which may have templates
    ]
    if options.standalone:
        given.append("--standalone")
        if target.web:
            given.append(f"--variable=header-includes:{_STYLE}")
    if target.name == "chunkedhtml":
        given.append(f"--chunk-template={_PAGE_NAME}")
    if options.reference_doc is not None:
        if target.name not in _STYLED:
            raise ConvertError(
                f"{target.name}.reference-doc: not supported by this format (only by "
                f"{', '.join(_STYLED)})"
            )
        given.append(f"--reference-doc={_file(options.reference_doc, target, 'reference-doc')}")
    elif target.styles:
        given.append(f"--reference-doc={Path(__file__).with_name('reference.docx')}")
    if options.template is not None:
        given.append(f"--template={_file(options.template, target, 'template')}")
    return given + list(_extra(options.extra_args, target))


def _extra(text: str, target: Format) -> Iterator[str]:
    """Yield the user's arguments, with full names.

    Only arguments that are known to be harmless are allowed: pandoc has options that write files and
    run programs, and accepts each option by any unique prefix.
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
                raise ConvertError(f"{prefix}: invalid value for --{name} (expected true or false)")
            yield f"--{name}" if value is None else f"--{name}={value}"
        elif name in SETTINGS or name in FILES:
            if value is None:
                value = next(words, None)
            if value is None:
                raise ConvertError(f"{prefix}: --{name} needs a value")
            yield f"--{name}={_file(value, target, 'extra-args') if name in FILES else value}"
        else:
            raise ConvertError(
                f"{prefix}: option {word} is not allowed (expected one of "
                f"{', '.join(sorted(SWITCHES | SETTINGS | FILES))})"
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
        pass  # not a valid name
    raise ConvertError(f"{target.name}.{option}: no such file: {path}")
