"""Pictures made on the spot, and people who bring them in."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image
from pytest_django import Settings

from staff.models import User


@pytest.fixture(autouse=True)
def media_root(settings: Settings, tmp_path: Path) -> Path:
    """Pictures of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def encoded() -> Callable[..., bytes]:
    """The bytes of a picture in a format."""

    def make(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    return make


@pytest.fixture
def uploaded() -> Callable[..., SimpleUploadedFile]:
    """A file as a browser posts it; name and type are only claims."""

    def make(
        content: bytes, name: str = "a.jpg", claimed: str = "image/jpeg"
    ) -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content, claimed)

    return make


@pytest.fixture
def photographer() -> User:
    """Somebody who may bring in pictures."""
    user = User.objects.create_user("P1", name="摄影记者")
    user.user_permissions.add(Permission.objects.get(codename="add_image"))
    return user


@pytest.fixture
def intern() -> User:
    """Somebody who may not."""
    return User.objects.create_user("P2", name="实习生")


@pytest.fixture
def _english() -> Iterator[None]:
    """Sentences as they are written in the source."""
    with translation.override("en"):
        yield
