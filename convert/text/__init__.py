"""The text of a thread to its document, in stages; each is a pure function in a file of its own.

decode -> recognise -> cut -> marks -> repair -> split -> tokenize, compose -> describe
"""

import hashlib

from convert.notes import Numbering
from convert.options import Reading
from convert.text.compose import compose
from convert.text.cut import cut
from convert.text.decode import decode
from convert.text.describe import direction, title
from convert.text.lines import lines_of
from convert.text.marks import remove_marks
from convert.text.recognise import recognise
from convert.text.repair import repair
from convert.text.split import split
from convert.tree import Author, Document, Source


def read_text(data: bytes, name: str, options: Reading) -> Document:
    """The document of a thread that was saved as text.

    `name` stands in messages and in the document's source. Raises `InputError` where there is no text.
    """
    text, repairs = decode(data, name, options.encoding)
    lines = lines_of(text)
    kind = recognise(lines)
    if options.repair:
        for stage in (lambda lines: cut(lines, kind), remove_marks, repair):
            lines, found = stage(lines)
            repairs += found
    numbering = Numbering(options.platform)
    posts = compose(split(lines), numbering)
    return Document(
        schema="thread-document/1",
        title=title(posts),
        author=Author(None, None),
        published=None,
        language="und",
        direction=direction(posts),
        platform=options.platform,
        source=Source(name, hashlib.sha256(data).hexdigest(), len(data), kind),
        posts=posts,
        notes=numbering.notes,
        repairs=tuple(sorted(repairs, key=lambda repair: repair.line)),
    )
