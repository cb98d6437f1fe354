"""Formats: those of pandoc's that threads are written in, and what each can say of a note.

The names are pandoc's own. Which of its formats are left out, and why, stands in `LEFT_OUT`; a test
compares both with the answer of the pandoc that is installed.
"""

from enum import Enum, auto
from typing import Final, NamedTuple


class Again(Enum):
    """How a note is referred to once more: pandoc's tree knows a note only where it stands."""

    LINK = auto()
    """Its number, raised, in a link to the note."""
    RAISED = auto()
    """Its number, raised: pandoc writes no anchors into notes here, so a link would lead nowhere."""
    TEXT = auto()
    """Its number as text, where that is how pandoc writes the first reference, too."""
    MARKUP = auto()
    """A reference in the format's own markup, the same as pandoc writes for the first time."""


class Format(NamedTuple):
    """A format of pandoc's."""

    name: str
    """After `--to`, ours and pandoc's."""
    suffix: str
    """No two are equal. The format that people mean by ".html" has it alone, its kin have two."""
    media_type: str
    again: Again = Again.RAISED
    number: str = "{}"
    """What the number of a note stands in, in `Again.TEXT` and `Again.MARKUP`."""
    anchors: bool = False
    """Whether posts have anchors: where these are no clutter for those who read the source."""
    binary: bool = False
    web: bool = False
    """Whether it is HTML, which takes classes for a style sheet, and directions."""
    slides: bool = False
    """Whether each post is a slide of its own."""
    counted: bool = True
    """Whether its notes have numbers."""


_DOCBOOK = "application/docbook+xml"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML = "text/html"
_MARKDOWN = "text/markdown"
_ODT = "application/vnd.oasis.opendocument.text"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_TEX = "application/x-tex"
_TEXT = "text/plain"
_XML = "application/xml"


def _page(name: str, suffix: str, *, slides: bool = False) -> Format:
    return Format(name, suffix, _HTML, Again.LINK, anchors=True, web=True, slides=slides)


FORMATS: Final = (
    Format("ansi", ".ansi", _TEXT),
    Format("asciidoc", ".adoc", "text/asciidoc", anchors=True),
    Format("asciidoc_legacy", ".legacy.adoc", "text/asciidoc", anchors=True),
    Format("bbcode", ".bbcode", _TEXT, Again.TEXT, "({})"),
    Format("bbcode_fluxbb", ".fluxbb.bbcode", _TEXT, Again.TEXT, "({})"),
    Format("bbcode_hubzilla", ".hubzilla.bbcode", _TEXT, Again.TEXT, "({})"),
    Format("bbcode_phpbb", ".phpbb.bbcode", _TEXT, Again.TEXT, "({})"),
    Format("bbcode_steam", ".steam.bbcode", _TEXT, Again.TEXT, "({})"),
    Format("bbcode_xenforo", ".xenforo.bbcode", _TEXT, Again.TEXT, "({})"),
    Format("beamer", ".beamer.tex", _TEX, Again.LINK, anchors=True, slides=True),
    _page("chunkedhtml", ".html.zip")._replace(media_type="application/zip", binary=True),
    Format("commonmark", ".commonmark.md", _MARKDOWN, Again.MARKUP, "[{}]"),
    Format("commonmark_x", ".commonmark_x.md", _MARKDOWN, Again.MARKUP, "[^{}]", anchors=True),
    Format("context", ".context.tex", _TEX, Again.LINK, anchors=True),
    Format("djot", ".dj", "text/djot", Again.MARKUP, "[^{}]", anchors=True),
    Format("docbook", ".dbk", _DOCBOOK, Again.LINK, anchors=True),
    Format("docbook4", ".docbook4.dbk", _DOCBOOK, Again.LINK, anchors=True),
    Format("docbook5", ".docbook5.dbk", _DOCBOOK, Again.LINK, anchors=True),
    Format("docx", ".docx", _DOCX, Again.LINK, anchors=True, binary=True),
    Format("dokuwiki", ".dokuwiki", _TEXT),
    _page("dzslides", ".dzslides.html", slides=True),
    Format("fb2", ".fb2", "application/x-fictionbook+xml"),
    Format("gfm", ".gfm.md", _MARKDOWN, Again.MARKUP, "[^{}]"),
    Format("haddock", ".haddock", _TEXT, Again.TEXT, "[{}]"),
    _page("html", ".html"),
    _page("html4", ".html4.html"),
    _page("html5", ".html5.html"),
    Format("icml", ".icml", _XML),
    Format("ipynb", ".ipynb", "application/x-ipynb+json", Again.TEXT, "[{}]"),
    Format("jats", ".xml", _XML, Again.LINK),
    Format("jats_archiving", ".archiving.xml", _XML, Again.LINK),
    Format("jats_articleauthoring", ".articleauthoring.xml", _XML, Again.LINK),
    Format("jats_publishing", ".publishing.xml", _XML, Again.LINK),
    Format("jira", ".jira", _TEXT, Again.LINK, anchors=True),
    Format("latex", ".tex", _TEX, Again.LINK, anchors=True),
    Format("man", ".man", "text/troff", Again.TEXT, "[{}]"),
    Format("markdown_mmd", ".mmd.md", _MARKDOWN, Again.MARKUP, "[^{}]"),
    Format("markdown_phpextra", ".phpextra.md", _MARKDOWN, Again.MARKUP, "[^{}]"),
    Format("markdown_strict", ".strict.md", _MARKDOWN, Again.MARKUP, "[{}]"),
    Format("markua", ".markua", _MARKDOWN, Again.TEXT, "[^{}]"),
    Format("mediawiki", ".wiki", "text/x-wiki", Again.LINK, anchors=True),
    Format("ms", ".ms", "text/troff"),
    Format("muse", ".muse", _TEXT),
    Format("native", ".native", _TEXT, Again.LINK, anchors=True),
    Format("odt", ".odt", _ODT, Again.LINK, anchors=True, binary=True),
    Format("opendocument", ".opendocument.xml", _XML, Again.LINK, anchors=True),
    Format("org", ".org", "text/org", Again.MARKUP, "[fn:{}]", anchors=True),
    # not ".txt": beside a thread that is the thread itself, and in a folder it would be taken for one
    Format("plain", ".plain", _TEXT, Again.TEXT, "[{}]"),
    Format("pptx", ".pptx", _PPTX, binary=True, slides=True),
    _page("revealjs", ".revealjs.html", slides=True),
    Format("rst", ".rst", "text/x-rst", Again.MARKUP, " [{}]_"),
    Format("rtf", ".rtf", "application/rtf"),
    _page("s5", ".s5.html", slides=True),
    _page("slideous", ".slideous.html", slides=True),
    _page("slidy", ".slidy.html", slides=True),
    Format("tei", ".tei", "application/tei+xml", anchors=True),
    Format("texinfo", ".texi", "application/x-texinfo"),
    Format("textile", ".textile", _TEXT, Again.MARKUP, "[{}]"),
    Format("typst", ".typ", "text/x-typst", Again.LINK, anchors=True),
    Format("vimdoc", ".vimdoc", _TEXT, Again.MARKUP, " |footnote{}|"),
    Format("xml", ".pandoc.xml", _XML, Again.LINK, anchors=True),
    Format("xwiki", ".xwiki", _TEXT, Again.LINK, anchors=True),
    Format("zimwiki", ".zimwiki", _TEXT, counted=False),
)
"""By name; `pyproject.toml` has an entry point for each."""

LEFT_OUT: Final = {
    "epub": "the core's own, with a cover, chapters and notes that pop up",
    "epub2": "the core's EPUB opens in readers of EPUB 2, too",
    "epub3": "another name of epub",
    "json": "the core's own, which is the tree itself; pandoc's stands in native and xml",
    "markdown": "the core's own, which reads back exactly",
    "pdf": "the core's own; pandoc's needs a program beside it that sets pages",
    "asciidoctor": "an old name of asciidoc, of which pandoc warns",
    "markdown_github": "an old name of gfm, of which pandoc warns",
    "biblatex": "holds the references of a document, and none of its words",
    "bibtex": "holds the references of a document, and none of its words",
    "csljson": "holds the references of a document, and none of its words",
    "opml": "holds the headings of a document, of which a thread has none",
}
"""What pandoc writes besides, and why it isn't offered."""
