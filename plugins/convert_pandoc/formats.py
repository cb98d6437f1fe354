"""The formats of pandoc that are offered, and how each refers to notes.

The names are pandoc's. A test compares `FORMATS` and `LEFT_OUT` with the list that pandoc prints.
"""

from enum import Enum, auto
from typing import Final, NamedTuple


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
    # not ".txt", which is the suffix of threads
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
"""Sorted by name. `pyproject.toml` has an entry point for each."""

LEFT_OUT: Final = {
    "epub": "has its own writer, with a cover, chapters and pop-up notes",
    "epub2": "has its own writer, whose books open in readers of EPUB 2, too",
    "epub3": "an alias of epub",
    "json": "has its own writer for the document tree; pandoc's tree is in native and xml",
    "markdown": "has its own writer, whose output reads back exactly",
    "pdf": "has its own writer; pandoc needs another program for pages",
    "asciidoctor": "a deprecated alias of asciidoc",
    "markdown_github": "a deprecated alias of gfm",
    "biblatex": "contains only the references of a document",
    "bibtex": "contains only the references of a document",
    "csljson": "contains only the references of a document",
    "opml": "contains only the headings of a document, and a thread has none",
}
"""The other formats that pandoc can write, and the reasons why they are not offered."""
