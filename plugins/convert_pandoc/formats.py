"""The formats of pandoc that are offered.

The names are pandoc's. A test compares `FORMATS` and `LEFT_OUT` with the list that pandoc prints.
"""

from typing import Any, Final

from convert_pandoc.capabilities import Again, Alt, Format, Isolation, Languages, Pictures, Size

_DATED = ("author", "date")
_WHOLE = ("author", "date", "subtitle")

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
    return Format(
        name,
        suffix,
        _HTML,
        Again.LINK,
        anchors=True,
        web=True,
        slides=slides,
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        size=Size.SHARE,
        languages=Languages.WORDS,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.AUTO,
    )


def _forum(name: str, suffix: str) -> Format:
    return Format(name, suffix, _TEXT, Again.TEXT, "({})", pictures=Pictures.WORDS)


def _tex(name: str, suffix: str, *, slides: bool = False, alt: Alt = Alt.PICTURE) -> Format:
    return Format(
        name,
        suffix,
        _TEX,
        Again.LINK,
        anchors=True,
        slides=slides,
        alt=alt,
        size=Size.SHARE,
        languages=Languages.WORDS,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.COMMAND,
    )


def _docbook(name: str, suffix: str, *, block: tuple[str, ...] = _WHOLE) -> Format:
    return Format(name, suffix, _DOCBOOK, Again.LINK, anchors=True, alt=Alt.MARKUP, block=block)


def _jats(name: str, suffix: str, *, block: tuple[str, ...] = _WHOLE) -> Format:
    return Format(name, suffix, _XML, Again.LINK, alt=Alt.MARKUP, block=block)


def _markdown(name: str, suffix: str, number: str, **fields: Any) -> Format:
    return Format(name, suffix, _MARKDOWN, Again.MARKUP, number, alt=Alt.PICTURE, **fields)


FORMATS: Final = (
    Format("ansi", ".ansi", _TEXT, pictures=Pictures.WORDS, block=_WHOLE, worded_days=True),
    Format("asciidoc", ".adoc", "text/asciidoc", anchors=True, block=_DATED),
    Format("asciidoc_legacy", ".legacy.adoc", "text/asciidoc", anchors=True, block=_DATED),
    _forum("bbcode", ".bbcode"),
    _forum("bbcode_fluxbb", ".fluxbb.bbcode"),
    _forum("bbcode_hubzilla", ".hubzilla.bbcode"),
    _forum("bbcode_phpbb", ".phpbb.bbcode"),
    _forum("bbcode_steam", ".steam.bbcode"),
    _forum("bbcode_xenforo", ".xenforo.bbcode"),
    _tex("beamer", ".beamer.tex", slides=True),
    _page("chunkedhtml", ".html.zip")._replace(media_type="application/zip", binary=True),
    _markdown("commonmark", ".commonmark.md", "[{}]", languages=Languages.POSTS, fences=True),
    _markdown(
        "commonmark_x",
        ".commonmark_x.md",
        "[^{}]",
        anchors=True,
        languages=Languages.POSTS,
        block=_WHOLE,
        fences=True,
    ),
    _tex("context", ".context.tex", alt=Alt.CAPTION),
    Format(
        "djot",
        ".dj",
        "text/djot",
        Again.MARKUP,
        "[^{}]",
        anchors=True,
        alt=Alt.PICTURE,
        languages=Languages.POSTS,
        block=_DATED,
        worded_days=True,
    ),
    _docbook("docbook", ".dbk"),
    _docbook("docbook4", ".docbook4.dbk", block=_DATED),
    _docbook("docbook5", ".docbook5.dbk"),
    Format(
        "docx",
        ".docx",
        _DOCX,
        Again.FIELD,
        anchors=True,
        binary=True,
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        size=Size.LENGTH,
        languages=Languages.WORDS,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.RUNS,
        styles=True,
    ),
    Format("dokuwiki", ".dokuwiki", _TEXT, pictures=Pictures.UPLOADED),
    _page("dzslides", ".dzslides.html", slides=True),
    Format(
        "fb2",
        ".fb2",
        "application/x-fictionbook+xml",
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        block=_DATED,
        isolation=Isolation.MARKS,
    ),
    _markdown("gfm", ".gfm.md", "[^{}]", languages=Languages.POSTS, block=_WHOLE, fences=True),
    Format("haddock", ".haddock", _TEXT, Again.TEXT, "[{}]"),
    _page("html", ".html"),
    _page("html4", ".html4.html"),
    _page("html5", ".html5.html"),
    Format("icml", ".icml", _XML, size=Size.LENGTH, isolation=Isolation.MARKS),
    Format(
        "ipynb",
        ".ipynb",
        "application/x-ipynb+json",
        Again.TEXT,
        "[{}]",
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        fences=True,
    ),
    _jats("jats", ".xml"),
    _jats("jats_archiving", ".archiving.xml"),
    _jats("jats_articleauthoring", ".articleauthoring.xml", block=("author", "subtitle")),
    _jats("jats_publishing", ".publishing.xml"),
    Format("jira", ".jira", _TEXT, Again.LINK, anchors=True, pictures=Pictures.UPLOADED),
    _tex("latex", ".tex"),
    Format(
        "man",
        ".man",
        "text/troff",
        Again.TEXT,
        "[{}]",
        pictures=Pictures.WORDS,
        block=_DATED,
        links=False,
    ),
    _markdown("markdown_mmd", ".mmd.md", "[^{}]", languages=Languages.POSTS, block=_WHOLE, fences=True),
    _markdown("markdown_phpextra", ".phpextra.md", "[^{}]", languages=Languages.POSTS, fences=True),
    _markdown("markdown_strict", ".strict.md", "[{}]"),
    Format("markua", ".markua", _MARKDOWN, Again.TEXT, "[^{}]"),
    Format(
        "mediawiki",
        ".wiki",
        "text/x-wiki",
        Again.LINK,
        anchors=True,
        pictures=Pictures.UPLOADED,
        languages=Languages.POSTS,
    ),
    Format("ms", ".ms", "text/troff", pictures=Pictures.WORDS, block=_DATED, worded_days=True),
    Format("muse", ".muse", _TEXT, block=_WHOLE),
    Format(
        "native",
        ".native",
        _TEXT,
        Again.LINK,
        anchors=True,
        alt=Alt.PICTURE,
        languages=Languages.WORDS,
        block=_WHOLE,
        isolation=Isolation.COMMAND,
    ),
    Format(
        "odt",
        ".odt",
        _ODT,
        Again.FIELD,
        anchors=True,
        binary=True,
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        size=Size.LENGTH,
        languages=Languages.WORDS,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.MARKS,
    ),
    Format(
        "opendocument",
        ".opendocument.xml",
        _XML,
        Again.FIELD,
        anchors=True,
        alt=Alt.PICTURE,
        size=Size.LENGTH,
        languages=Languages.WORDS,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.MARKS,
    ),
    Format("org", ".org", "text/org", Again.MARKUP, "[fn:{}]", anchors=True, block=_DATED),
    # not ".txt", which is the suffix of threads
    Format(
        "plain",
        ".plain",
        _TEXT,
        Again.TEXT,
        "[{}]",
        pictures=Pictures.WORDS,
        block=_DATED,
        worded_days=True,
    ),
    Format(
        "pptx",
        ".pptx",
        _PPTX,
        binary=True,
        slides=True,
        pictures=Pictures.INSIDE,
        alt=Alt.PICTURE,
        size=Size.ALONE,
        block=_WHOLE,
        worded_days=True,
        isolation=Isolation.MARKS,
    ),
    _page("revealjs", ".revealjs.html", slides=True),
    Format("rst", ".rst", "text/x-rst", Again.MARKUP, " [{}]_", size=Size.SHARE, block=_WHOLE),
    Format(
        "rtf",
        ".rtf",
        "application/rtf",
        pictures=Pictures.INSIDE,
        size=Size.LENGTH,
        block=_DATED,
        worded_days=True,
        isolation=Isolation.MARKS,
    ),
    _page("s5", ".s5.html", slides=True),
    _page("slideous", ".slideous.html", slides=True),
    _page("slidy", ".slidy.html", slides=True),
    Format("tei", ".tei", "application/tei+xml", anchors=True, alt=Alt.PICTURE, block=_DATED),
    Format("texinfo", ".texi", "application/x-texinfo", block=_DATED, worded_days=True, links=False),
    Format("textile", ".textile", _TEXT, Again.MARKUP, "[{}]", languages=Languages.POSTS),
    Format(
        "typst",
        ".typ",
        "text/x-typst",
        Again.LINK,
        anchors=True,
        size=Size.SHARE,
        languages=Languages.POSTS,
        block=_WHOLE,
        worded_days=True,
    ),
    Format(
        "vimdoc",
        ".vimdoc",
        _TEXT,
        Again.MARKUP,
        " |footnote{}|",
        pictures=Pictures.WORDS,
        block=("author",),
        links=False,
    ),
    Format(
        "xml",
        ".pandoc.xml",
        _XML,
        Again.LINK,
        anchors=True,
        alt=Alt.PICTURE,
        languages=Languages.WORDS,
        block=_WHOLE,
        isolation=Isolation.COMMAND,
    ),
    Format("xwiki", ".xwiki", _TEXT, Again.LINK, anchors=True, pictures=Pictures.UPLOADED),
    Format("zimwiki", ".zimwiki", _TEXT, counted=False, pictures=Pictures.UPLOADED),
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
