"""Render what precedes the blocks of a post as XHTML: titles of joined threads, label, author, day."""

from convert import display
from convert.display import Heading
from convert.metadata import Metadata
from convert.tree import Document, Part, Post
from convert_epub import href
from convert_epub.lines import paragraph
from convert_epub.xhtml import english, escape, isolated


def numbered_parts(document: Document) -> list[tuple[int, Part]]:
    """Return the joined threads in the order of their first posts, each with its number, from 1.

    One that begins with no post of the document is left out.
    """
    numbered = enumerate(document.parts, start=1)
    found = [(number, part) for number, part in numbered if part.first <= len(document.posts)]
    return sorted(found, key=lambda each: each[1].first)


def of_parts(document: Document) -> dict[int, str]:
    """Return the titles of joined threads as markup, by the position of their first post, from 1."""
    found: dict[int, str] = {}
    for number, part in numbered_parts(document):
        found[part.first] = found.get(part.first, "") + _of_part(part, number, document)
    return found


def part_anchor(number: int) -> str:
    """Return the anchor of a joined thread. They are numbered from 1."""
    return f"part-{number}"


def part_name(number: int) -> str:
    """Return the name of a joined thread without a title, in English."""
    return f"Thread {number}"


def attributes(document: Document, metadata: Metadata, post: Post) -> str:
    """Return the language and the direction of a post where they are not the document's, as markup."""
    if post.language is None and post.direction is None:
        return ""
    language = display.language_of(metadata, post)
    direction = display.direction_of(document, post)
    return "".join(
        [
            f' lang="{language}" xml:lang="{language}"' if language != metadata.language else "",
            f' dir="{direction}"' if direction != document.direction else "",
        ]
    )


def label(post: Post, heading: Heading) -> str:
    """Return the label of a post as a heading that links to the address of the post; "" if blank.

    Its accessible name says in English what "2/" means. A label is of no language, so the element can
    have that of its name.
    """
    if not post.label.strip():
        return ""
    words = href.around(escape(post.label), heading.url)
    if post.number is None:
        return f'\n<h2 class="label">{words}</h2>'
    name = f"Post {post.number}" + (f" of {post.total}" if post.total else "")
    return f'\n<h2 class="label" aria-label="{escape(name)}" lang="en" xml:lang="en">{words}</h2>'


def lines(heading: Heading) -> str:
    """Return what is shown between the label of a post and its blocks."""
    return "".join(
        [
            paragraph(heading.line, 'class="byline"'),
            paragraph(heading.warning, 'class="warning" role="note"'),
            paragraph(heading.missing, 'class="missing"'),
        ]
    )


def _of_part(part: Part, number: int, document: Document) -> str:
    words = isolated(part.title, document.direction)
    title = words if part.title.strip() else english(part_name(number))
    # of the level of a chapter, as the labels in a chapter may continue those of an earlier one
    heading = f'<h1 class="part" id="{part_anchor(number)}">{title}</h1>'
    return heading + paragraph(display.part_line(part, document.language), 'class="byline"') + "\n"
