"""Define the record that describes what a site puts around a thread."""

import re
from dataclasses import dataclass

_NO_MATCH = "(?!)"
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")


def lines_of_block(block: str) -> frozenset[str]:
    """Return the lines of a text block, without indentation and blank lines, as a set."""
    return frozenset(line.strip() for line in block.splitlines() if line.strip())


# Labels of buttons that are ordinary words. A footer may contain them, but does not begin with one.
_BUTTONS = lines_of_block(
    """
    ×
    Post
    Share
    Email
    copy
    Message
    PDF
    Privacy
    Bookmark
    Facebook
    LinkedIn
    Twitter
    Ethereum
    Bitcoin
    """
)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site's boilerplate: the lines that it puts above and below a thread.

    An anchor is a line that can only be boilerplate. The other lines are known to be part of a header
    or footer, but an author could write them too ("Share", "@ann"): they are removed only next to an
    anchor. All lines are compared after `strip_markup`. Patterns are regexes that match at the start
    of a line; they are strings because most texts need few of them.
    """

    name: str
    """The name as people know it, for messages."""
    domain: str
    thread_address: str
    """A pattern of the URLs of threads, from the host up to the id of the first post."""
    header_substrings: tuple[str, ...]
    """Each header contains at least one of these; a quick test that spares all others."""
    header_anchor_prefixes: tuple[str, ...] = ()
    """How anchors of the header begin."""
    header_anchor_pattern: str = _NO_MATCH
    """Anchors of the header whose words vary from page to page."""
    header_address_pattern: str = _NO_MATCH
    """The page's URL: an anchor at the top of the text, but a link of the author's further down."""
    header_lines: frozenset[str] = frozenset()
    """Known lines of the header, removed only next to an anchor."""
    header_line_pattern: str = _NO_MATCH
    """Known lines whose words vary, removed only above an anchor."""
    footer_anchor_prefixes: tuple[str, ...] = ()
    """How anchors of the footer begin."""
    footer_lines: frozenset[str] = frozenset()
    """Known lines of the footer."""
    footer_line_pattern: str = _NO_MATCH
    """Known lines whose words vary."""
    footer_start_pattern: str = _NO_MATCH
    """The first line of a footer, above its first anchor or in a footer without any."""
    footer_alone_pattern: str = _NO_MATCH
    """A last line of the text that is enough to look for a footer without an anchor."""

    def anchors_header(self, line: str) -> bool:
        """Return whether the line can only be part of this site's header."""
        return (
            line.startswith(self.header_anchor_prefixes)
            or re.match(self.header_anchor_pattern, line) is not None
        )

    def knows_in_header(self, line: str) -> bool:
        """Return whether the line is known from this site's header, but is not an anchor."""
        return line in self.header_lines or re.match(self.header_line_pattern, line) is not None

    def anchors_footer(self, line: str) -> bool:
        """Return whether the line can only be part of this site's footer."""
        return line.startswith(self.footer_anchor_prefixes)

    def knows_in_footer(self, line: str) -> bool:
        """Return whether the line is known from this site's footer, anchors included."""
        return (
            line in self.footer_lines
            or line in _BUTTONS
            or line.startswith(self.footer_anchor_prefixes)
            or re.match(self.footer_line_pattern, line) is not None
        )


def strip_markup(text: str) -> str:
    """Return a line without surrounding white space, and without the Markdown that clippers add."""
    words = text.strip().strip("#*> ")
    return _MARKDOWN_LINK.sub(r"\1", words) if "](" in words else words
