"""The lines of quotes, polls and media."""

from collections.abc import Iterator

from convert.display.pieces import (
    Piece,
    Pieces,
    address_pieces,
    author_pieces,
    english_day,
    text_pieces,
)
from convert.metadata import counted
from convert.tree import Document, Media, Poll, Quote

_KINDS = {"image": "Image", "animation": "Animation", "video": "Video", "audio": "Recording"}


def quote_line(quote: Quote) -> Pieces:
    """Return the line above the blocks of a quote: its author and day, or why it is not shown."""
    written = english_day(quote.published)
    is_lost = quote.state in ("deleted", "blocked", "hidden")
    return (
        Piece("Quoted post", english=True),
        *(author_pieces(quote.author) if quote.author else []),
        *([Piece(written, english=True)] if written else []),
        *([Piece(quote.state, english=True)] if is_lost else []),
    )


def poll_line(poll: Poll) -> Pieces:
    """Return the line above the options of a poll: the number of votes, and its end."""
    votes = [option.votes for option in poll.options if option.votes is not None]
    until = english_day(poll.closes)
    return (
        Piece("Poll", english=True),
        *([Piece(counted(sum(votes), "vote"), english=True)] if votes else []),
        *([Piece(f"until {until}", english=True)] if until else []),
    )


def poll_rows(poll: Poll) -> Iterator[Pieces]:
    """Yield each option of a poll, with its share of the votes in per cent where it is known."""
    total = sum(option.votes or 0 for option in poll.options)
    for option in poll.options:
        pieces = text_pieces(option.text)
        if option.votes is not None:
            if total:
                pieces.append(Piece(f"{(200 * option.votes + total) // (2 * total)} %", english=True))
            pieces.append(Piece(counted(option.votes, "vote"), english=True))
        yield tuple(pieces)


def media_line(media: Media, *, shown: bool) -> Pieces:
    """Return the caption of a picture that is `shown`, or the line in place of one that is not.

    It has the alternative text; for what is not shown, also its kind and its address.
    """
    kind = Piece(_KINDS[media.kind], english=True)
    alt = text_pieces(media.alt)
    if shown:
        return tuple(alt if media.kind == "image" else [kind, *alt, *address_pieces(media.url)])
    alt = alt or [Piece("no description", english=True)]
    return (kind, *alt, *address_pieces(media.url))


def picture_of(document: Document, number: int) -> Media | None:
    """Return what shows a medium: the picture itself, or the poster of a video; None if there is none.

    Its bytes are in `data`, which is not null, but may be no picture at all.
    """
    media = document.media[number - 1]
    if not _is_picture(media) and media.poster:
        media = document.media[media.poster - 1]
    return media if _is_picture(media) else None


def _is_picture(media: Media) -> bool:
    """Return whether a medium has bytes that should be a picture. An animation may be a video."""
    is_video = (media.media_type or "").startswith("video/")
    return media.data is not None and media.kind in ("image", "animation") and not is_video
