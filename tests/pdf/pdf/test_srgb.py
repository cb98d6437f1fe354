"""The colour profile of all pages, compared with that of Little CMS."""

import struct
from io import BytesIO

from PIL import Image, ImageCms

from convert_pdf.pdf import srgb

REFERENCE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def tags(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack(">I", profile[128:132])
    found = {}
    for position in range(132, 132 + 12 * count, 12):
        name, start, length = struct.unpack(">4sII", profile[position : position + 12])
        found[name] = profile[start : start + length]
    return found


def test_primaries_white_point_and_curves_are_those_of_little_cms() -> None:
    own, reference = tags(srgb.profile()), tags(REFERENCE.tobytes())
    names = set(own) - {b"desc", b"cprt"}
    assert names == {b"wtpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}
    assert {name: own[name] for name in names} == {name: reference[name] for name in names}


def test_little_cms_reads_the_profile_and_changes_no_colour() -> None:
    own = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    assert (own.profile.version, own.profile.xcolor_space) == (4.2, "RGB ")
    assert ImageCms.getProfileDescription(own).strip() == "sRGB"
    colours = Image.linear_gradient("L").convert("RGB")
    changed = ImageCms.profileToProfile(colours, own, REFERENCE)
    assert changed is not None
    assert changed.tobytes() == colours.tobytes()


def test_the_profile_is_short() -> None:
    assert len(srgb.profile()) < 500
