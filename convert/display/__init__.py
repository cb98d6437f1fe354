"""Word what every writer shows besides the words of posts: authors, days, warnings, quotes, polls.

The words are the same in every format. They come as short lines of pieces, which a writer joins with
`SEPARATOR`, isolates from one another in bidirectional text, and makes links where a piece has a `url`.
"""

from convert.display.block_lines import media_line, picture_of, poll_line, poll_rows, quote_line
from convert.display.languages import direction_of, language_of, quote_direction
from convert.display.pieces import SEPARATOR, Piece, Pieces, line_text
from convert.display.plain_texts import texts
from convert.display.post_heading import Bylines, Choice, Dates, Heading, headings, part_line, parts_at
from convert.display.thread_head import days, head, title_paragraph, title_words

__all__ = [
    "SEPARATOR",
    "Bylines",
    "Choice",
    "Dates",
    "Heading",
    "Piece",
    "Pieces",
    "days",
    "direction_of",
    "head",
    "headings",
    "language_of",
    "line_text",
    "media_line",
    "part_line",
    "parts_at",
    "picture_of",
    "poll_line",
    "poll_rows",
    "quote_direction",
    "quote_line",
    "texts",
    "title_paragraph",
    "title_words",
]
