"""Write the metadata of the file as XMP (ISO 16684-1), which also declares PDF/UA."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """The metadata of a file. Texts have no control characters; unknown ones are empty."""

    title: str
    author: str
    subject: str
    language: str
    """A BCP 47 tag."""
    created: datetime
    """In UTC."""
    rights: str = ""
    """The authors and licence of embedded works."""


def packet(info: DocumentInfo) -> bytes:
    """Return the XMP packet. Empty texts are left out."""
    created = f"{info.created:%Y-%m-%dT%H:%M:%SZ}"
    language = _escaped(info.language)
    parts = [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_language_alternative(info.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>",
    ]
    if info.author:
        author = _escaped(info.author)
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        parts.append(f"<dc:description>{_language_alternative(info.subject)}</dc:description>")
    if info.rights:
        parts.append(f"<dc:rights>{_language_alternative(info.rights)}</dc:rights>")
    return _PACKET.format("\n".join(parts)).encode()


def _language_alternative(text: str) -> str:
    """Return a text for all languages."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _escaped(text: str) -> str:
    """Return a text as XML. `xml.sax.saxutils.escape` would import http and ssl."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
