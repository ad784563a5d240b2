"""Taking a picture into the newsroom: checked, stored, and known by a row."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files import File

from articles.models.image import Image
from articles.pictures.files import store
from articles.pictures.intake import read_picture
from staff.models import User


def may_upload(user: User) -> bool:
    """Whether this person may bring pictures into the newsroom."""
    return user.is_active and user.has_perm("articles.add_image")


def keep(file: File[bytes], *, by: User) -> Image:
    """The row of this picture, new or of an earlier upload; raises BadPicture."""
    picture = read_picture(file)
    store(picture)
    image, _new = Image.objects.get_or_create(
        sha256=picture.sha256,
        defaults={
            "width": picture.width,
            "height": picture.height,
            "size": len(picture.content),
            "original_name": _printable(file.name),
            "uploaded_by": by,
        },
    )
    return image


def _printable(name: str | None) -> str:
    """The end of a file name without its folders and control characters."""
    bare = PurePath((name or "").replace("\\", "/")).name
    return "".join(sign for sign in bare if sign.isprintable())[-255:]
