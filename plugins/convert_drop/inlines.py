"""Divide the inlines of a paragraph: mentions that begin it, hashtags that end it, and the rest."""

from collections.abc import Sequence

from convert.tree import Break, Hashtag, Inline, Mention, Text, replace

# A hashtag after one of these is not part of the sentence.
_ENDS_OF_SENTENCES = (".", "!", "?", "…", ":", "”", '"', ")", "。", "！", "？")


def without_leading_mentions(inlines: Sequence[Inline]) -> tuple[tuple[Inline, ...], list[Mention]]:
    """Return the inlines after the mentions that begin them, and these mentions."""
    start, dropped = 0, list[Mention]()
    for position, inline in enumerate(inlines):
        if isinstance(inline, Mention):
            dropped.append(inline)
            start = position + 1
        elif not _is_blank(inline):
            break
    return (_without_start(inlines[start:]), dropped) if dropped else (tuple(inlines), [])


def without_trailing_hashtags(inlines: Sequence[Inline]) -> tuple[tuple[Inline, ...], list[Hashtag]]:
    """Return the inlines before the hashtags that end them, and these hashtags.

    A single hashtag after words that end no sentence belongs to these: "The talks in #Vienna".
    """
    end, dropped = len(inlines), list[Hashtag]()
    for position in range(len(inlines) - 1, -1, -1):
        inline = inlines[position]
        if isinstance(inline, Hashtag):
            dropped.append(inline)
            end = position
        elif not _is_blank(inline):
            break
    if not dropped or (len(dropped) == 1 and not _is_separate(inlines[:end])):
        return tuple(inlines), []
    return _without_end(inlines[:end]), dropped[::-1]


def _is_separate(before: Sequence[Inline]) -> bool:
    """Return whether what follows these inlines is on a line of its own or after a sentence."""
    for inline in reversed(before):
        if isinstance(inline, Break):
            return True
        if isinstance(inline, Text) and inline.text.strip():
            return inline.text.rstrip().endswith(_ENDS_OF_SENTENCES)
        if not isinstance(inline, Text):
            return False
    return True


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, Break) or (isinstance(inline, Text) and not inline.text.strip())


def _without_start(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines without the white space and the breaks that begin them."""
    start = next((i for i, inline in enumerate(inlines) if not _is_blank(inline)), len(inlines))
    kept = [*inlines[start:]]
    if kept and isinstance(kept[0], Text):
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    return tuple(kept)


def _without_end(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines without the white space and the breaks that end them."""
    end = next((i for i in range(len(inlines), 0, -1) if not _is_blank(inlines[i - 1])), 0)
    kept = [*inlines[:end]]
    if kept and isinstance(kept[-1], Text):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)
