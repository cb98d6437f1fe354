"""A URL as XHTML: shown in full, and live where it can be."""

from convert_epub import href
from convert_epub.xhtml import escape


def render(url: str, live: str | None) -> str:
    """The URL. `live` is the same where it is safe to follow; what is no valid URL is only text."""
    target = href.valid(live) if live else None
    if target is None:
        return f'<bdi class="url" dir="ltr">{escape(url)}</bdi>'
    return f'<a class="url" dir="ltr" href="{escape(target)}">{escape(url)}</a>'
