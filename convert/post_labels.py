"""Find the author's numbers ("2/", "3/17", "(4)") in the blocks of posts, and make labels of them."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from convert.runs import Run, flattened, paragraphs, without_end
from convert.text.lines import Line
from convert.text.split.attachments import is_attachment
from convert.text.split.known_posts import (
    Edge,
    Label,
    around,
    labels_of,
    missing_numbers,
    opener_number,
)
from convert.text.split.thread_markers import opening_marker_removed
from convert.tree import Break, Hashtag, Inline, Link, Paragraph, Post, Repair, Text, replace


class _TreeLine(NamedTuple):
    """A line of a paragraph."""

    block: int
    """The position of the paragraph in the post."""
    position: int
    """The position of the line in the paragraph."""
    runs: tuple[Run, ...]
    texts: tuple[str, ...]
    """What the search for labels sees of each run. Only texts can be labels."""
    text: str
    """What the search for labels sees of the line."""

    def cut(self, start: int, end: int) -> list[Run]:
        """Return the runs between two indices of the text, which divide none but texts."""
        found: list[Run] = []
        offset = 0
        for run, text in zip(self.runs, self.texts, strict=True):
            kept = text[max(0, start - offset) : max(0, end - offset)]
            if kept:
                found.append(run._replace(inline=Text(kept)) if isinstance(run.inline, Text) else run)
            offset += len(text)
        return found


def _seen(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Link():
            return "https://a.example"
        case Hashtag():
            return "#tag"
        case _:
            return "@name"


def labelled(posts: Sequence[Post]) -> tuple[tuple[Post, ...], tuple[Repair, ...]]:
    """Return the posts with their numbers and labels, which are no longer in their blocks.

    Only posts of the document's author are numbered, and only if their numbers are most likely those of
    the thread. The repairs are for numbers that no post has, and for removed markers ("THREAD 1/7").
    """
    own = [position for position, post in enumerate(posts) if post.author is None]
    labels = labels_of(_edges([posts[position] for position in own]), len(own))
    changed = list(posts)
    repairs: list[Repair] = []
    for order, position in enumerate(own):
        post = posts[position]
        label = labels.get(order)
        if label is None:
            changed[position] = replace(post, number=opener_number(labels, order) or post.number)
        else:
            changed[position], marks = _with_label(post, label)
            repairs += marks
    numbers = [(post.number, None) for post in changed if post.number and post.author is None]
    return tuple(changed), (*repairs, *(missing_numbers(numbers) if labels else ()))


def _edges(posts: Sequence[Post]) -> Iterator[Edge[_TreeLine]]:
    """Yield the first line of each post, and the last that is more than links and hashtags."""
    for position, post in enumerate(posts):
        prose = [(block, each) for block, each in enumerate(post.blocks) if isinstance(each, Paragraph)]
        if not prose:
            continue
        first = next(_lines(*prose[0]))
        backwards = (line for each in reversed(prose) for line in reversed([*_lines(*each)]))
        last = next((line for line in backwards if not is_attachment(line.text)), first)
        is_one = (last.block, last.position) == (first.block, first.position)
        yield _edge(position, first, is_first=True, is_last=is_one)
        if not is_one:
            yield _edge(position, last, is_first=False, is_last=True)


def _edge(post: int, line: _TreeLine, *, is_first: bool, is_last: bool) -> Edge[_TreeLine]:
    return Edge(
        post=post, line=Line(post + 1, line.text), is_first=is_first, is_last=is_last, place=line
    )


def _lines(block: int, paragraph: Paragraph) -> Iterator[_TreeLine]:
    """Yield the lines of a paragraph, which is in a block of a post."""
    runs: list[Run] = []
    position = 0
    for run in (*flattened(paragraph.inlines), Run(Break())):
        if isinstance(run.inline, Break):
            texts = tuple(_seen(each.inline) for each in runs)
            yield _TreeLine(block, position, tuple(runs), texts, "".join(texts))
            runs.clear()
            position += 1
        else:
            runs.append(run)


def _with_label(post: Post, label: Label[_TreeLine]) -> tuple[Post, list[Repair]]:
    """Return a post with its label, which is no longer in its blocks."""
    candidate, line = label
    _, marker, _ = around(candidate, line.text)
    before = [] if marker else line.cut(0, candidate.start)
    runs = _joined(before, line.cut(candidate.end, len(line.text)))
    paragraph = post.blocks[line.block]
    assert isinstance(paragraph, Paragraph)
    lines = [[*each.runs] for each in _lines(line.block, paragraph)]
    lines[line.position : line.position + 1] = [runs] if runs else []
    broken = [run for each in lines for run in (*each, Run(Break()))]
    blocks = (*post.blocks[: line.block], *paragraphs(broken), *post.blocks[line.block + 1 :])
    text = line.text[candidate.start : candidate.end]
    changed = replace(post, number=candidate.number, total=candidate.total, label=text, blocks=blocks)
    removed = [replace(opening_marker_removed(Line(1, line.text), marker), line=None)] if marker else []
    return changed, removed


def _joined(before: list[Run], after: list[Run]) -> list[Run]:
    """Return the runs around a label as one line, with one space between."""
    before = without_end(before)
    rest = [*dropwhile(_is_white, after)]
    if rest and isinstance(first := rest[0].inline, Text):
        rest[0] = rest[0]._replace(inline=Text(first.text.lstrip()))
    return [*before, Run(Text(" ")), *rest] if before and rest else [*before, *rest]


def _is_white(run: Run) -> bool:
    return isinstance(run.inline, Text) and run.inline.text.isspace()
