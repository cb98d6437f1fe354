"""Make reference.docx, which has the styles for Word: pandoc's document with those of `word_styles`.

`python -m convert_pandoc.reference` writes it, and a test compares it with this module.
"""

import re
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from convert import ConvertError
from convert_pandoc import program
from convert_pandoc.word_styles import DEFAULTS, FOOTER, SECTION, STYLES, Style

FILE: Final = Path(__file__).with_name("reference.docx")

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER = "rId40"

# What is replaced in the parts of pandoc's document: its examples, and what our tables have instead.
_CHANGES: Final = {
    "word/document.xml": (
        "<w:body>.*</w:body>",
        f"<w:body>{SECTION.format(footer=_FOOTER)}</w:body>",
    ),
    "word/_rels/document.xml.rels": (
        '<Relationship [^>]*TargetMode="External" />',
        f'<Relationship Type="{_TYPES}/footer" Id="{_FOOTER}" Target="footer1.xml" />',
    ),
    "[Content_Types].xml": (
        "</Types>",
        f'<Override PartName="/word/footer1.xml" ContentType="{_KIND}" /></Types>',
    ),
    "word/footnotes.xml": ('<w:footnote w:id="31">.*</w:footnote>', ""),
    "word/styles.xml": ("<w:docDefaults>.*</w:docDefaults>", DEFAULTS),
}

_STYLE = re.compile(r'\s*<w:style [^>]*?w:styleId="(\w+)">.*?</w:style>', re.DOTALL)
# Styles of characters that belong to paragraphs, whose links to them our styles do not have.
_LINKED = re.compile(r"(Title|Subtitle|Heading[1-3])Char")
# Styles that Word itself has, by their names; others are custom styles.
_BUILT_IN = frozenset({"Body Text", "Title", "Subtitle", "Date", "Block Text", "Hyperlink"}) | {
    *("heading 1", "heading 2", "heading 3", "caption", "footer"),
    *("footnote text", "footnote reference"),
}
# The first time that an archive can hold.
_TIME = (1980, 1, 1, 0, 0, 0)


def parts() -> dict[str, str]:
    """Return the parts of the reference document by their names. The same pandoc gives the same."""
    command = [program.find(), "--print-default-data-file=reference.docx"]
    given = subprocess.run(command, capture_output=True, check=True).stdout
    with zipfile.ZipFile(BytesIO(given)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, (pattern, text) in _CHANGES.items():
        found[name], changes = re.subn(pattern, text, found[name], flags=re.DOTALL)
        if changes != 1:
            raise ConvertError(f"pandoc's reference.docx has another {name}")
    found["word/styles.xml"] = _with_styles(found["word/styles.xml"])
    found["word/footer1.xml"] = FOOTER
    return found


def package(contents: Mapping[str, str]) -> bytes:
    """Return the parts as a package."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, text in contents.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return result.getvalue()


def _with_styles(text: str) -> str:
    """Return pandoc's styles with ours, which replace those of the same identifier."""
    ours = {style.identifier for style in STYLES}
    kept = _STYLE.sub(
        lambda match: "" if match[1] in ours or _LINKED.fullmatch(match[1]) else match[0], text
    )
    return kept.replace("</w:styles>", "".join(map(_xml, STYLES)) + "</w:styles>")


def _xml(style: Style) -> str:
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based}" />'
    after = f'<w:next w:val="{style.after}" />' if style.after else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.identifier}">'
        f'<w:name w:val="{style.name}" />{based}{after}<w:qFormat />{paragraph}{run}</w:style>\n'
    )


if __name__ == "__main__":
    FILE.write_bytes(package(parts()))
