"""The thread as one content document: its heading, its posts, and the notes that they refer to.

A note stands in the same file as its references: reading systems show it as a pop-up only then.
"""

from collections import Counter
from typing import assert_never

from convert import anchors, notes
from convert.tree import GAP, Break, Document, Gap, Hashtag, Inline, Link, Mention, Note, Post, Text
from convert_epub import heading, href
from convert_epub.xhtml import escape, page


def render(document: Document, *, numbered: bool) -> bytes:
    """The chapter, finished. `numbered` shows each post under the author's own number."""
    references: Counter[int] = Counter()
    posts = [
        _post(post, anchor, references, numbered=numbered)
        for post, anchor in zip(document.posts, anchors.posts(document), strict=True)
    ]
    parts = [heading.render(document), *posts]
    if references:
        parts.append(_notes([document.notes[number - 1] for number in sorted(references)]))
    return page(document, "\n".join(parts))


def _post(post: Post, anchor: str, references: Counter[int], *, numbered: bool) -> str:
    label = f'<h2 class="label">{escape(post.label)}</h2>\n' if numbered and post.label.strip() else ""
    paragraphs = "\n".join(
        f"<p>{''.join(_inline(inline, references) for inline in block.inlines)}</p>"
        for block in post.blocks
    )
    return f'<section id="{anchor}">\n{label}{paragraphs}\n</section>'


def _inline(inline: Inline, references: Counter[int]) -> str:
    """A part of a paragraph. `references` counts those made so far to each note.

    Names and tags are isolated by `bdi`, or "@" and "#" would change sides in a right-to-left
    sentence.
    """
    match inline:
        case Text():
            return escape(inline.text)
        case Hashtag():
            return f"<bdi>{escape(inline.text)}</bdi>"
        case Mention() | Link():
            return f"<bdi>{escape(inline.text)}</bdi>{_reference(inline.note, references)}"
        case Break():
            return "<br/>"
        case Gap():
            return f'<span class="gap">{GAP}</span>'
        case _:
            assert_never(inline)


def _reference(number: int, references: Counter[int]) -> str:
    """One more reference. Its number stands directly in the link, where pop-ups are looked for."""
    references[number] += 1
    note, own = anchors.note(number), anchors.reference(number, references[number])
    return f'<a epub:type="noteref" role="doc-noteref" href="#{note}" id="{own}">{number}</a>'


def _notes(numbered: list[Note]) -> str:
    """The notes, without a heading: systems that show them as pop-ups leave them out here."""
    asides = "\n".join(map(_note, numbered))
    return f'<section epub:type="footnotes" class="notes">\n{asides}\n</section>'


def _note(note: Note) -> str:
    """A note. Its number leads back to the first reference."""
    caption = notes.caption(note)
    words = f"<bdi>{escape(caption)}</bdi>, " if caption else ""
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="{anchors.note(note.number)}">'
        f'<p><a role="doc-backlink" href="#{anchors.reference(note.number, 1)}">{note.number}</a> '
        f"{words}{_url(note)}</p></aside>"
    )


def _url(note: Note) -> str:
    """The URL in full, live where it is safe and valid."""
    live = notes.live_url(note)
    target = href.valid(live) if live else None
    shown = escape(note.url)
    if target is None:
        return f'<bdi class="url" dir="ltr">{shown}</bdi>'
    return f'<a class="url" dir="ltr" href="{escape(target)}">{shown}</a>'
