"""From an uploaded file to the one kind of picture that is stored; no rows, no disk.

Whatever the file's name and content type say, only what Pillow finds in its bytes
counts. What comes out is always a fresh WebP without any metadata, so nothing that
was hidden in the file (a place, a script, a second format) survives.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass

from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2560
QUALITY = 88

# What Pillow raises on damaged files, as found by feeding it damaged files.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class BadPicture(Exception):  # noqa: N818 - a refusal in words, not a fault
    """The file cannot be used; `str()` of it is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be stored; `sha256` is of `content`, sizes in pixels."""

    content: bytes
    sha256: str
    width: int
    height: int


def read_picture(file: File[bytes]) -> Picture:
    """The uploaded picture as WebP, upright, in sRGB, at most 2560 pixels long.

    Of an animation the first frame is taken. Raises BadPicture.
    """
    if not file.size:
        raise BadPicture(_("The file is empty."))
    if file.size > MAX_BYTES:
        raise BadPicture(
            _("The file is larger than %(limit)s MB. Make it smaller and try again.")
            % {"limit": MAX_BYTES // 1024**2}
        )
    file.seek(0)
    with _opened(file) as image:
        content, (width, height) = _encoded(_decoded(image))
    return Picture(content, hashlib.sha256(content).hexdigest(), width, height)


def _opened(file: File[bytes]) -> Image.Image:
    """The picture with only its header read, so its size is known before its cost."""
    try:
        image = Image.open(file, formats=FORMATS)
    except _BOMB as bomb:
        raise _too_many_pixels() from bomb
    except _DAMAGED as damage:
        raise BadPicture(
            _("This is not a picture that can be used: JPEG, PNG, WebP or GIF.")
        ) from damage
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise _too_many_pixels()
    return image


def _too_many_pixels() -> BadPicture:
    return BadPicture(
        _("The picture has more than %(limit)s million pixels. Make it smaller first.")
        % {"limit": MAX_PIXELS // 1_000_000}
    )


def _decoded(image: Image.Image) -> Image.Image:
    try:
        # A JPEG can be decoded at a half or a quarter of its size for less memory.
        image.draft(image.mode, (MAX_SIDE, MAX_SIDE))
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
        return _in_srgb(image)
    except _BOMB as bomb:
        raise _too_many_pixels() from bomb
    except _DAMAGED as damage:
        raise BadPicture(
            _("The picture is damaged and cannot be opened completely.")
        ) from damage


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours as the picture's own profile means them, then without a profile."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        image = image.point(lambda level: level / 256).convert("L")
    if image.mode != "CMYK":
        image = image.convert(mode)
    if not profile:
        return image.convert(mode)
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image.convert(mode)  # a broken profile says nothing about the colours


def _encoded(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    out = io.BytesIO()
    # Left out, Pillow would copy the metadata over from the picture it opened.
    image.save(
        out, "WEBP", quality=QUALITY, method=4, exif=b"", xmp=b"", icc_profile=b""
    )
    return out.getvalue(), image.size
