"""Stored pictures: each file is named by the SHA-256 of its bytes and never changes."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles.pictures.intake import BadPicture, Picture


def name_of(sha256: str) -> str:
    """Where in the default storage a picture lies."""
    return f"pictures/{sha256[:2]}/{sha256}.webp"


def path_of(sha256: str) -> Path:
    """The picture's file on the disk, whether or not it exists."""
    return Path(default_storage.path(name_of(sha256)))


def store(picture: Picture) -> None:
    """Write the picture unless it is there already; never touches an existing file.

    Raises BadPicture when the file that is there does not match its name any more.
    """
    path = path_of(picture.sha256)
    if not path.exists():
        _write_once(path, picture.content)
    if not verify(picture.sha256):
        raise BadPicture(
            _(
                "The stored copy of this picture is damaged. "
                "Ask the administrator to restore it from the backup."
            )
        )


def verify(sha256: str) -> bool:
    """Whether the stored file exists and its bytes still have this hash."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def _write_once(path: Path, content: bytes) -> None:
    """All of the bytes under this name or none of them, and the first writer wins.

    A half-written file could never be put right, since a stored file is never touched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part") as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
        # A temporary file is private to the account that made it.
        Path(part.name).chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
        with suppress(FileExistsError):
            path.hardlink_to(part.name)
