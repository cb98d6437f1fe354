"""A document that names people in every field that can hold text or an address."""

import hashlib
from io import BytesIO

import msgspec
from PIL import Image, PngImagePlugin

from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Break,
    Code,
    Document,
    Figure,
    Hashtag,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Source,
    Styled,
    Text,
)

NAMES = (
    "Zorvilda", "Quexmoor", "Blivantje", "Pfrumel", "Jörkvist", "Нелюбжина", "Snarfwick", "Wuzzlethorp",
)  # fmt: skip
"""Parts of the names and handles in the document, which occur nowhere else."""

HANDLES = {
    "twitter": ("zorvilda_q", "Blivantje99", "snarfwick", "wuzzlethorp"),
    "bluesky": ("zorvilda.bsky.social", "blivantje.example.org", "snarfwick.bsky.social", "wuzzlethorp.example"),
    "mastodon": ("zorvilda@tide.example", "blivantje@hill.example", "snarfwick@tide.example", "wuzzlethorp@a.example"),
    "threads": ("zorvilda.q", "blivantje_99", "snarfwick", "wuzzlethorp"),
}  # fmt: skip
_POSTS = {
    "twitter": "https://twitter.com/{}/status/1326096852429787137",
    "bluesky": "https://bsky.app/profile/{}/post/3kabcdefghijk",
    "mastodon": "https://tide.example/@{}/112095351998844931",
    "threads": "https://www.threads.net/@{}/post/C8abcDEF",
}


IDNA = "xn--" + "blivantje-jörkvist".encode("punycode").decode()
"""A name as the label of a host."""


def picture() -> bytes:
    """Return a picture with a name in its metadata."""
    metadata = PngImagePlugin.PngInfo()
    metadata.add_text("Author", "Zorvilda Quexmoor")
    written = BytesIO()
    Image.new("RGB", (4, 3), (200, 100, 0)).save(written, "PNG", pnginfo=metadata)
    return written.getvalue()


def people(platform: str) -> Document:
    """Return the document for a network."""
    first, second, third, fourth = HANDLES[platform]
    address = _POSTS[platform]
    numbering = Numbering(platform)
    ann = Author(name="Zorvilda Quexmoor", handle=first, url=f"https://pages.example/{first}")
    bea = Author(name="Blivantje Jörkvist 🌊 (she/her)", handle=second)
    anyone = Author(name="Нелюбжина", handle=None)
    everything = (
        f"Zorvilda Quexmoor and ZORVILDA QUEXMOOR, @{first}, (@{first.upper()}) or x@{first}; "
        f"see {address.format(second)}. #ZorvildaQuexmoor Blivantje Jörkvist's, Нелюбжина! "
        "https://pages.example/zorvilda-quexmoor/a?by=Bl%69vantje%20J%C3%B6rkvist, write to zorvilda@post.example "
        "or mailto:quexmoor@post.example and www.pages.example/~zorvilda/"
        f" {third}s? {fourth}/{first}"
    )
    everything = everything.replace(f" {third}s?", f" {third}’s")
    inlines = (
        Text(everything),
        Mention(f"@{first.partition('@')[0].upper()}", first.upper(), numbering.mention(first)),
        Break(),
        Mention(f"@{third}", third, numbering.mention(third)),
        Link(f"pages.example/{second}", numbering.link(address.format(second), title=everything)),
        Link("pages.example", numbering.link("https://pages.example/a?q=zorvilda+quexmoor#b")),
        Link("here", numbering.link("https://zorvilda-quexmoor.example/")),
        Link(f"{IDNA}.example", numbering.link(f"https://{IDNA}.example")),
        Link("a", numbering.link(f"https://blivantje.{IDNA}.example")),
        Link("b", numbering.link("at://did:plc:zorvildaquexmoor/app.bsky.feed.post/3k")),
        Link("c", numbering.link("mailto:pfrumel@post.example", title="Zorvilda Quexmoor")),
        Hashtag("#ZorvildaQuexmoor", "ZorvildaQuexmoor"),
        Hashtag(
            "#" + third.partition("@")[0].partition(".")[0], third.partition("@")[0].partition(".")[0]
        ),
        Styled("strong", (Text(everything), Styled("code", (Text(f"ping @{fourth}"),)))),
    )
    blocks = (
        Paragraph(inlines),
        Quote(
            state="shown",
            author=bea,
            published="2020-11-10T09:30:00Z",
            note=numbering.link(address.format(fourth)),
            blocks=(Paragraph((Text(everything),)),),
        ),
        Figure(media=(1, 2), note=numbering.link(f"https://video.example/{first}.mp4")),
        Poll(options=(PollOption(everything, votes=3),), closes="2020-11-12T09:30:00Z"),
        List(start=1, items=((Paragraph((Text(everything),)),),)),
        Code(everything),
    )
    post = Post(
        number="1",
        total=None,
        label=f"1/ @{first}",
        lines=(1, 2),
        id="zorvilda-1",
        url=address.format(first),
        author=bea,
        published="2020-11-10T09:30:07Z",
        edited="2020-11-10T09:31:07Z",
        warning=everything,
        answers=Answered(author=anyone, url=address.format(fourth)),
        blocks=blocks,
    )
    return Document(
        schema="thread-document/1",
        title=everything,
        author=ann,
        published="2020-11-10T09:30:07Z",
        language="en",
        direction="ltr",
        platform=platform,
        source=Source(
            name="zorvilda.txt",
            sha256="0" * 63 + "1",
            bytes=3,
            kind="plain",
            url=address.format(first),
            scheme=everything,
            retrieved="2020-11-10T09:30:07Z",
        ),
        posts=(post, msgspec.structs.replace(post, author=anyone, answers=None)),
        notes=numbering.notes,
        media=(
            Media(
                number=1, kind="image", media_type="image/png", url=f"https://pbs.example/{first}", alt=everything,
                sha256=_digest(picture()), data=picture(),
            ),
            Media(
                number=2, kind="video", media_type="video/mp4", alt="Zorvilda Quexmoor", poster=1,
                sha256=_digest(b"quexmoor"), data=b"quexmoor",
            ),
        ),
        parts=(Part(title=everything, author=bea, published="2020-11-10", url=address.format(first), first=2),),
        repairs=(Repair(kind="mark", line=1, text=everything, became=everything, message=everything),),
    )  # fmt: skip


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
