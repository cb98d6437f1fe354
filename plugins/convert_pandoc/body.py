"""Build the body of a document in pandoc's tree: a division for each post."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice

from convert import anchors, display
from convert.display import Heading, Piece, Pieces
from convert.metadata import Metadata
from convert.tree import Block, Paragraph, Part, Post
from convert_pandoc import content, labels, lines, nodes, styles
from convert_pandoc.capabilities import Format, Languages
from convert_pandoc.nodes import Node
from convert_pandoc.options import Options
from convert_pandoc.place import Place
from convert_pandoc.words import inlines


def blocks(
    place: Place, metadata: Metadata, options: Options, *, has_first_post: bool = True
) -> list[Node]:
    """Return the posts, and a list of notes if pandoc would number them differently.

    The first post is left out if it is in the title.
    """
    document, target = place.document, place.target
    body: list[Node] = []
    headings = display.headings(document, bylines=options.bylines, dates=options.dates)
    posts = zip(document.posts, headings, anchors.posts(document), strict=True)
    part_anchors = map(nodes.part_anchor, count(1))
    for post, heading, anchor in islice(posts, 0 if has_first_post else 1, None):
        if heading.parts:
            for part in heading.parts:
                body += _part(part, next(part_anchors), place)
        elif body and target.slides:
            body.append(nodes.RULE)  # begins a slide
        label = post.label if options.numbering == "keep" else ""
        here = replace(
            place,
            language=display.language_of(metadata, post),
            direction=display.direction_of(document, post),
        )
        body += _division(_post(post, heading, label, anchor, here), anchor, place, here)
    return body + place.references.listed()


def head(place: Place, metadata: Metadata) -> list[Node]:
    """Return what pandoc's template does not show of the head of a document, on one line."""
    target = place.target
    shown = {display.line_text(line) for line in _in_template(metadata, target)}
    below_title = display.head(place.document, metadata)
    pieces = [piece for line in below_title for piece in line if piece.text not in shown]
    return inlines(lines.parts(tuple(pieces), _in_metadata(place)), target.name)


def date(place: Place, metadata: Metadata) -> list[Node]:
    """Return the day or days for pandoc's template: as words for people, or in ISO 8601 as data."""
    if place.target.worded_days:
        words = lines.parts(display.days(metadata), _in_metadata(place))
    else:
        words = [metadata.published.isoformat()] if metadata.published else []
    return inlines(words, place.target.name)


def _in_template(metadata: Metadata, target: Format) -> Iterator[Pieces]:
    """Yield the lines that pandoc's template shows."""
    if "author" in target.block:
        yield (Piece(" ".join((metadata.byline or "").split())),)
    is_one_day = metadata.days == (metadata.published, metadata.published)
    if "date" in target.block and (target.worded_days or is_one_day):
        yield display.days(metadata)


def _in_metadata(place: Place) -> Place:
    """Return the place in metadata, whose languages pandoc does not load in LaTeX."""
    if place.target.web:
        return place
    return replace(place, target=place.target._replace(languages=Languages.NONE))


def _part(part: Part, anchor: str, place: Place) -> Iterator[Node]:
    """Yield the heading of a joined thread, which begins a slide in formats of slides."""
    title = inlines([part.title], place.target.name)
    if title:
        yield nodes.heading(title, anchor if place.target.web else "")
    elif place.target.slides:
        yield nodes.RULE
    yield from lines.paragraphs(display.part_line(part, place.document.language), place)


def _division(body: list[Node], anchor: str, place: Place, here: Place) -> list[Node]:
    """Return the nodes of a post with its anchor, and its language and direction if they differ."""
    differing = here.differing(place)
    if place.target.anchors:
        return [nodes.division(body, nodes.attributes(anchor, **differing))]
    return [nodes.division(body, nodes.attributes(**differing))] if differing else body


def _post(post: Post, heading: Heading, label: str, anchor: str, place: Place) -> list[Node]:
    """Return the paragraphs of a post, with its label at the start of the first."""
    above = [line for line in (heading.line, heading.warning, heading.missing) if line]
    opening, others = _opening(above, post.blocks, place)
    mark = labels.label(label, anchor, heading, place.target)
    first = [*mark, *([nodes.SPACE] if mark and opening else []), *opening]
    begin = [nodes.paragraph(first)] if first else []
    if not place.target.styles:
        return begin + others
    parts = ((begin, styles.BYLINE if above else styles.OPENING), (others, styles.POST))
    return [nodes.division(part, nodes.with_style(style)) for part, style in parts if part]


def _opening(
    above: list[Pieces], content_: tuple[Block, ...], place: Place
) -> tuple[list[Node], list[Node]]:
    """Return the words of the first paragraph, if a post begins with one, and the other nodes."""
    rest = content_
    others: list[Node] = []
    words: list[Node] = []
    if above:
        words = inlines(lines.parts(above[0], place), place.target.name)
        others = [node for line in above[1:] for node in lines.paragraphs(line, place)]
    elif content_ and isinstance(content_[0], Paragraph):
        words = content.paragraph(content_[0], place)
        rest = content_[1:]
    return words, [*others, *content.blocks(rest, place)]
