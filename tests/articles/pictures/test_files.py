"""Where pictures lie, and that what lies there never changes."""

import stat
from pathlib import Path

import pytest

from articles.pictures.files import name_of, path_of, store, verify
from articles.pictures.intake import BadPicture, Picture

ALPHA = Picture(
    b"alpha", "8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8", 1, 1
)

pytestmark = pytest.mark.usefixtures("_english")


def test_a_picture_lies_under_the_hash_of_its_bytes(media_root: Path) -> None:
    store(ALPHA)

    path = media_root / "pictures" / "8e" / f"{ALPHA.sha256}.webp"
    assert path.read_bytes() == b"alpha"
    assert path == path_of(ALPHA.sha256)
    assert name_of(ALPHA.sha256) == f"pictures/8e/{ALPHA.sha256}.webp"
    assert verify(ALPHA.sha256) is True


def test_others_may_read_a_stored_picture_and_no_scrap_is_left(
    media_root: Path,
) -> None:
    store(ALPHA)
    path = path_of(ALPHA.sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_a_picture_stored_twice_is_written_once() -> None:
    store(ALPHA)
    first = path_of(ALPHA.sha256).stat()
    store(ALPHA)
    again = path_of(ALPHA.sha256).stat()
    assert (again.st_ino, again.st_mtime_ns) == (first.st_ino, first.st_mtime_ns)


def test_a_damaged_picture_is_noticed_and_never_overwritten() -> None:
    store(ALPHA)
    path_of(ALPHA.sha256).write_bytes(b"beta")

    assert verify(ALPHA.sha256) is False
    with pytest.raises(BadPicture, match="The stored copy of this picture is damaged"):
        store(ALPHA)
    assert path_of(ALPHA.sha256).read_bytes() == b"beta"


def test_a_missing_picture_does_not_pass_for_a_whole_one() -> None:
    assert verify("0" * 64) is False
