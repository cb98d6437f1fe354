"""Build hook of hatchling: add the man page, made from the argument parser, to the wheel."""

import re
import sys
import tempfile
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROGRAM = "thread-convert"


class CustomBuildHook(BuildHookInterface[Any]):
    """Write thread-convert.1 into a temporary folder, and install it in share/man/man1."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the man page to a standard wheel; an editable install has none."""
        if version != "standard":
            return
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self._folder.name) / f"{PROGRAM}.1"
        page.write_text(self._man_page(), encoding="utf-8")
        build_data["shared_data"][str(page)] = f"share/man/man1/{PROGRAM}.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if version == "standard":
            self._folder.cleanup()

    def _man_page(self) -> str:
        sys.path.insert(0, self.root)
        try:
            from convert.cli.arguments import parser  # importable only with the root on the path
        finally:
            sys.path.remove(self.root)
        command = parser()
        command.prog = PROGRAM
        command.color = False  # Python 3.14 may colour the help text
        command.formatter_class = _wide_formatter
        return man_page(command.format_help(), self.metadata.version)


def man_page(help_text: str, version: str) -> str:
    """Return the man page of a help text that has one line for each option."""
    usage, description, *sections = re.split(r"\n\n(?=\S)", help_text.strip())
    lines = [
        f'.TH {_escape(PROGRAM.upper())} 1 "" "{PROGRAM} {version}" "User Commands"',
        ".SH NAME",
        f"{_escape(PROGRAM)} \\- convert saved threads to Markdown, PDF, EPUB and other formats",
        ".SH SYNOPSIS",
        _escape(usage.removeprefix("usage: ")),
        ".SH DESCRIPTION",
        _escape(description),
    ]
    for section in sections:
        title, _, body = section.partition("\n")
        if not body:
            lines += [".PP", _escape(title)]
            continue
        lines.append(f".SH {_escape(title.removesuffix(':').upper())}")
        if title == "examples:":
            lines += [".nf", _escape(body), ".fi"]
            continue
        for line in body.splitlines():
            term, _, text = line.strip().partition("  ")
            lines += [".TP", f".B {_escape(term)}", _escape(text.strip())]
    return "\n".join(lines) + "\n"


def _wide_formatter(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, width=10_000, max_help_position=60)


def _escape(text: str) -> str:
    r"""Escape text for roff: backslashes, hyphens, and a dot or quote at the start of a line."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", text, flags=re.M)
