"""Read outputs of known media types back: HTML, XHTML and Markdown."""

from html.parser import HTMLParser

from convert.testing.given import Read, ReadBack

_UNSEEN = {"script", "style", "template", "title"}
_ADDRESSES = {
    ("a", "href"),
    ("area", "href"),
    ("base", "href"),
    ("form", "action"),
    ("button", "formaction"),
    ("iframe", "src"),
    ("object", "data"),
    ("embed", "src"),
}


def reader_of(media_type: str) -> Read | None:
    """Return how to read a media type back; None if it is unknown, or its library is not installed."""
    if media_type in ("text/html", "application/xhtml+xml"):
        return _read_html
    if media_type == "text/markdown":
        try:
            import markdown_it as markdown_it
        except ImportError:
            return None
        return _read_markdown
    return None


class _Page(HTMLParser):
    """Collects the words of a page that are seen, and what is live in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _UNSEEN
        for name, value in attrs:
            if (tag, name) in _ADDRESSES:
                self.links.append(value or "")
            elif name.startswith("on"):
                self.links.append(f"javascript:{value}")
            elif (tag, name) == ("img", "alt"):
                self.words.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _UNSEEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _read_html(content: str | bytes) -> ReadBack:
    page = _Page()
    page.feed(content if isinstance(content, str) else content.decode("utf-8", "replace"))
    page.close()
    return ReadBack(text="".join(page.words), links=tuple(page.links))


def _read_markdown(content: str | bytes) -> ReadBack:
    from markdown_it import MarkdownIt

    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return _read_html(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
