"""What a format of pandoc can show: notes, pictures, languages, directions, the head of a document."""

from enum import Enum, auto
from typing import NamedTuple


class Again(Enum):
    """How a later reference to a note is written; in pandoc's tree, a note is its first reference."""

    LINK = auto()
    """Its number as superscript, with a link to the note."""
    RAISED = auto()
    """Its number as superscript, without a link, since pandoc writes no anchors into notes."""
    TEXT = auto()
    """Its number as text, as pandoc writes the first reference."""
    MARKUP = auto()
    """The markup of a reference, the same as pandoc writes for the first one."""
    FIELD = auto()
    """A cross-reference of the format to the first reference, which programs number themselves."""


class Pictures(Enum):
    """How a format holds pictures."""

    WORDS = auto()
    """Not at all; there are words instead."""
    INSIDE = auto()
    """In the output itself."""
    BESIDE = auto()
    """As files beside the output, referred to by their paths."""
    UPLOADED = auto()
    """As files beside the output, referred to by their names, which uploaded files have in a wiki."""


class Alt(Enum):
    """Where the alternative text of a picture is."""

    PICTURE = auto()
    """With the picture, where pandoc writes it and escapes it."""
    MARKUP = auto()
    """With the picture, where pandoc writes it as it is into XML."""
    CAPTION = auto()
    """In a caption, since pandoc writes none, not all of it, or markup."""


class Size(Enum):
    """How wide pictures are."""

    NATURAL = auto()
    """As wide as they are, or as programs show them: widths would need HTML, or have no effect."""
    SHARE = auto()
    """Pictures side by side have a share of the line. Others are fitted into the page by default."""
    ALONE = auto()
    """As wide as they are, each in a paragraph: pandoc drops all but the first of a paragraph."""
    LENGTH = auto()
    """All have a length that fits into a page; else their pixels would decide."""


class Languages(Enum):
    """What has a language and a direction of its own."""

    NONE = auto()
    POSTS = auto()
    """Posts; on words, the markup would be clutter."""
    WORDS = auto()
    """Posts, and words of this program in them."""


class Isolation(Enum):
    """How words keep their direction between words of another; see `directions`."""

    AUTO = auto()
    """The attribute `dir`, which HTML isolates. It is always there, since browsers decide best."""
    COMMAND = auto()
    """The command that pandoc writes for the attribute `dir`: TeX shows or rejects the characters."""
    CHARACTERS = auto()
    """FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, which programs obey since Unicode 6.3: Typst,
    Emacs, terminals with right-to-left text, and browsers, which show what wikis, forums, XML and the
    Markdown family become."""
    MARKS = auto()
    """LEFT-TO-RIGHT MARK and RIGHT-TO-LEFT MARK, which word processors obey; not all know isolates."""
    RUNS = auto()
    """Marks, and the direction of runs of text, which decides in Word; LibreOffice obeys the marks."""


class Format(NamedTuple):
    """A format of pandoc."""

    name: str
    """The name for `--to`, here and in pandoc."""
    suffix: str
    """Unique. The usual format for ".html" has that suffix; related formats have two suffixes."""
    media_type: str
    again: Again = Again.RAISED
    number: str = "{}"
    """A format string for the number of a note, for `Again.TEXT` and `Again.MARKUP`."""
    anchors: bool = False
    """Whether posts have anchors, which would be clutter in formats that people read as source."""
    binary: bool = False
    web: bool = False
    """Whether it is HTML, which has classes and text directions."""
    slides: bool = False
    """Whether each post is a slide."""
    counted: bool = True
    """Whether its notes have numbers."""
    pictures: Pictures = Pictures.BESIDE
    alt: Alt = Alt.CAPTION
    size: Size = Size.NATURAL
    languages: Languages = Languages.NONE
    block: tuple[str, ...] = ()
    """What pandoc's template shows below the title. The rest of the head is text before the posts."""
    worded_days: bool = False
    """Whether the date is shown to people, as words. In other formats it is data, in ISO 8601."""
    isolation: Isolation = Isolation.CHARACTERS
    links: bool = True
    """Whether words can be links; some formats write the address, which the note has, after them."""
    styles: bool = False
    """Whether posts, labels and notes have styles by name, which a reference document defines."""
    fences: bool = False
    """Whether pandoc sets code in fences only if it has a class."""
