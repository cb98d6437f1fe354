"""Add to documents of word processors what pandoc leaves out: alternative texts and directions."""

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from html import escape
from io import BytesIO

from convert.tree import Direction

# ODF 1.3 part 3: §16.3 (styles of sections), §20.404 (their writing mode), §10.4.2 (frames).
_STYLE = (
    '<style:style style:name="{name}" style:family="section">'
    '<style:section-properties style:writing-mode="{mode}" /></style:style>'
)
_MODES = {"ltr": "lr-tb", "rtl": "rl-tb"}
_STYLES = "<office:automatic-styles>"
_PAGE = re.compile(r'(?<=style:writing-mode=")lr-tb(?=")')
_FRAME = re.compile(r'<draw:frame draw:name="img[^>]*>.*?(?=</draw:frame>)', re.DOTALL)
# pandoc describes a picture by the name of its file.
_ADDRESS = re.compile(r'(?<=descr=")media/[0-9a-f]+\.[a-z]+(?=")')
# The attributes of ISO/IEC 29500-1 §17.3.2.20, which Word reads instead of `val` for such scripts.
_LANGUAGES = {
    "bidi": re.compile(r'<w:lang w:val="((?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-[^"]*)?)" />'),
    "eastAsia": re.compile(r'<w:lang w:val="((?:ja|ko|zh)(?:-[^"]*)?)" />'),
}
_HEAD = re.compile(r'<w:pStyle w:val="(?:Title|Subtitle|Author|Date)" />')
_RULE = re.compile(r"(<w:p>)(?=<w:r><w:(?:continuationS|s)eparator />)")
_SLIDE = re.compile(r"ppt/slides/slide([0-9]+)\.xml")


def opendocument(text: str, alts: Iterable[str], directions: Mapping[str, str]) -> str:
    """Complete the XML of an OpenDocument text.

    `alts` are the alternative texts of its pictures, in order; `directions` are those of posts, by
    their anchors, which pandoc writes as names of sections.
    """
    remaining = iter(alts)
    text = _FRAME.sub(lambda match: match[0] + _description(next(remaining, "")), text)
    for anchor, direction in directions.items():
        section = f'<text:section text:name="{anchor}"'
        text = text.replace(f"{section}>", f'{section} text:style-name="Direction_{direction}">')
    styles = [
        _STYLE.format(name=f"Direction_{direction}", mode=_MODES[direction])
        for direction in sorted(set(directions.values()))
    ]
    return text.replace(_STYLES, _STYLES + "".join(styles), 1)


def odt(
    package: bytes, alts: Iterable[str], directions: Mapping[str, str], direction: Direction
) -> bytes:
    """Complete an ODT file of a direction; the other arguments are those of `opendocument`."""
    package = _changed(
        package, ["content.xml"], lambda content: opendocument(content, alts, directions)
    )
    if direction == "ltr":
        return package
    return _changed(package, ["styles.xml"], lambda styles: _PAGE.sub(_MODES["rtl"], styles))


def docx(package: bytes, direction: Direction) -> bytes:
    """Complete a DOCX file: languages of text whose script is not Latin, and the direction of the head.

    pandoc writes every language as that of Latin text, and its template omits the direction of the head
    and of the rules above notes. Other paragraphs have it.
    """
    package = _changed(package, ["word/document.xml", "word/footnotes.xml"], _with_languages)
    if direction == "ltr":
        return package
    package = _changed(
        package, ["word/document.xml"], lambda document: _HEAD.sub(r"\g<0><w:bidi />", document)
    )
    return _changed(
        package, ["word/footnotes.xml"], lambda notes: _RULE.sub(r"\1<w:pPr><w:bidi /></w:pPr>", notes)
    )


def _with_languages(text: str) -> str:
    for attribute, language in _LANGUAGES.items():
        text = language.sub(rf'<w:lang w:{attribute}="\1" />', text)
    return text


def rtf(text: str) -> str:
    """Write the paragraphs of an RTF file, but not its code, from right to left (RTF 1.9.1)."""
    for given, wanted in ((r"\ql \f0", r"\qr \f0"), (r"\qc \f0", r"\qc \f0")):
        text = text.replace(rf"{{\pard {given}", rf"{{\pard \rtlpar {wanted}")
    return text


def pptx(package: bytes, alts: Iterable[str], direction: Direction) -> bytes:
    """Replace the names of the pictures in a PPTX file by their alternative texts, in order.

    Write its paragraphs in a direction, those below the title slide at the side where they begin.
    """
    with zipfile.ZipFile(BytesIO(package)) as archive:
        slides = {
            int(match[1]): name for name in archive.namelist() if (match := _SLIDE.fullmatch(name))
        }
    ordered = [slides[number] for number in sorted(slides)]
    remaining = iter(alts)
    package = _changed(
        package, ordered, lambda slide: _ADDRESS.sub(lambda _: escape(next(remaining, "")), slide)
    )
    if direction == "ltr":
        return package
    package = _changed(package, ordered, lambda slide: slide.replace("<a:pPr ", '<a:pPr rtl="1" '))
    return _changed(package, ordered[1:], lambda slide: slide.replace("<a:pPr ", '<a:pPr algn="r" '))


def _description(alt: str) -> str:
    return f"<svg:desc>{escape(alt, quote=False)}</svg:desc>" if alt else ""


def _changed(package: bytes, names: list[str], change: Callable[[str], str]) -> bytes:
    """Return a package in which some XML files are changed, in the order of `names`."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        texts = {name: change(old.read(name).decode()).encode() for name in names}
        for entry in old.infolist():
            data = texts[entry.filename] if entry.filename in texts else old.read(entry)
            new.writestr(entry, data)
    return result.getvalue()
