"""Write code, whose text pandoc does not escape in many formats, in lines and in paragraphs."""

import re
from collections.abc import Iterator

from convert import characters
from convert.notes import references
from convert.tree import Code, Styled, plain
from convert_pandoc import guards, nodes
from convert_pandoc.capabilities import Format
from convert_pandoc.nodes import Node
from convert_pandoc.place import Place
from convert_pandoc.words import clean

_LINE_END = re.compile("\r\n?|[\v\f]")


def block(code: Code, target: Format) -> list[Node]:
    """Return lines of code, or nothing if they are blank."""
    text = characters.clean(_LINE_END.sub("\n", code.text), "terminal").strip("\n")
    if not text.strip():
        return []
    # a class makes pandoc write fences: indented lines after a list would belong to the list
    classes = ("text",) if target.fences else ()
    return [nodes.code_block(guards.guarded_block(text, target.name), nodes.attributes("", *classes))]


def parts(styled: Styled, place: Place) -> Iterator[str | Node]:
    """Yield the lines of code in a paragraph, followed by the references in it."""
    for position, line in enumerate(plain(styled).split("\n")):
        if position:
            yield nodes.BREAK
        text = clean(line)
        words = text.strip(" ")
        if text.startswith(" "):
            yield " "
        if "=" in words and place.target.name == "org":
            yield words  # which would end the code
        elif words:
            yield nodes.code(guards.guarded_code(words, place.target.name))
        if words and text.endswith(" "):
            yield " "
    for number in references(styled):
        yield place.reference(number)
