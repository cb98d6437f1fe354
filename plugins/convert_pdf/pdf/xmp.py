"""Write the metadata of the file as XMP (ISO 16684-1), which also declares PDF/UA and PDF/A."""

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
    created: datetime | None = None
    """In UTC; None if unknown."""
    rights: str = ""
    """The authors and licence of embedded works."""
    application: str = "thread-convert"
    is_archival: bool = True
    """Whether the file declares that it meets PDF/A-2u."""


def packet(info: DocumentInfo) -> bytes:
    """Return the XMP packet. What is unknown is left out."""
    application = _escaped(info.application)
    parts = [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_language_alternative(info.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(info.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{application}</xmp:CreatorTool>",
        f"<pdf:Producer>{application}</pdf:Producer>",
    ]
    if info.is_archival:
        parts.append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>")
    if info.created:
        created = xmp_date(info.created)
        parts.append(
            f"<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>"
        )
    if info.author:
        author = _escaped(info.author)
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        parts.append(f"<dc:description>{_language_alternative(info.subject)}</dc:description>")
    if info.rights:
        parts.append(f"<dc:rights>{_language_alternative(info.rights)}</dc:rights>")
    extension = _EXTENSION if info.is_archival else ""
    return _PACKET.format("\n".join(parts), extension).encode()


def xmp_date(time: datetime) -> str:
    """Return a time as in XMP: "2020-11-10T00:00:00Z"."""
    return f"{time.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def pdf_date(time: datetime) -> str:
    """Return a time as in PDF (ISO 32000-1, 7.9.4): "D:20201110000000Z"."""
    return "D:" + xmp_date(time).translate({ord(mark): None for mark in "-:T"})


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
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{}
</rdf:Description>
{}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
# PDF/A describes each property that it does not define itself (ISO 19005-2, 6.6.2.3.3).
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
