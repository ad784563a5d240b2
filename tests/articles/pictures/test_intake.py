"""What becomes of a file that somebody brings in as a picture."""

import hashlib
import io
import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from articles.pictures.intake import MAX_BYTES, BadPicture, Picture, read_picture

Encoded = Callable[..., bytes]
Uploaded = Callable[..., SimpleUploadedFile]

NOT_A_PICTURE = "This is not a picture that can be used: JPEG, PNG, WebP or GIF."
TOO_MANY_PIXELS = "The picture has more than 50 million pixels. Make it smaller first."
DAMAGED = "The picture is damaged and cannot be opened completely."

pytestmark = pytest.mark.usefixtures("_english")


def reopened(picture: Picture) -> Image.Image:
    """The stored bytes as a reader's browser opens them."""
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_of_every_known_kind_becomes_webp(
    encoded: Encoded, uploaded: Uploaded, kind: str
) -> None:
    picture = read_picture(uploaded(encoded(Image.new("RGB", (40, 30), "red"), kind)))

    assert reopened(picture).format == "WEBP"
    assert (picture.width, picture.height) == reopened(picture).size == (40, 30)
    assert picture.sha256 == hashlib.sha256(picture.content).hexdigest()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_of_every_colour_mode_is_read(
    encoded: Encoded, uploaded: Uploaded, mode: str
) -> None:
    assert read_picture(uploaded(encoded(Image.new(mode, (8, 8))))).width == 8


def test_a_grey_picture_of_sixteen_bits_keeps_its_brightness(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    file = uploaded(encoded(Image.new("I;16", (8, 8), 0x8000)))
    assert reopened(read_picture(file)).getpixel((4, 4)) == (128, 128, 128)


def test_a_printers_picture_in_cmyk_is_read(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    file = uploaded(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = reopened(read_picture(file)).getpixel((4, 4))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 60


def test_a_transparent_picture_stays_transparent(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    file = uploaded(encoded(Image.new("RGBA", (8, 8), (0, 0, 255, 0))))
    assert reopened(read_picture(file)).mode == "RGBA"


def test_the_longest_side_is_at_most_2560_pixels(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    picture = read_picture(uploaded(encoded(Image.new("RGB", (6000, 3000)), "JPEG")))
    assert (picture.width, picture.height) == (2560, 1280)


def test_a_picture_taken_with_the_camera_on_its_side_stands_upright(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = uploaded(encoded(Image.new("RGB", (40, 20)), "JPEG", exif=exif))
    picture = read_picture(file)
    assert (picture.width, picture.height) == (20, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_was_hidden_in_the_file_is_kept(
    encoded: Encoded, uploaded: Uploaded, kind: str
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "秘密线人的住址 secret-place"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = encoded(Image.new("RGB", (9, 9)), kind, exif=exif, icc_profile=profile)
    file = uploaded(content + b"<script>secret-place</script>")

    picture = read_picture(file)

    assert b"secret-place" not in picture.content
    assert set(reopened(picture).info) <= {
        "loop",
        "background",
        "timestamp",
        "duration",
    }
    assert not reopened(picture).getexif()


def test_the_colours_are_those_that_the_pictures_own_profile_means(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    file = uploaded(encoded(Image.new("RGB", (8, 8), "red"), icc_profile=lab))
    assert reopened(read_picture(file)).getpixel((4, 4))[0] > 200  # type: ignore[index]
    broken = uploaded(encoded(Image.new("RGB", (8, 8), "red"), icc_profile=b"nonsense"))
    assert reopened(read_picture(broken)).getpixel((4, 4))[0] > 200  # type: ignore[index]


def test_of_a_moving_picture_the_first_frame_is_taken(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    still = reopened(read_picture(uploaded(content)))
    assert getattr(still, "n_frames", 1) == 1
    assert still.convert("RGB").getpixel((4, 4))[0] > 200  # type: ignore[index]


def test_a_mislabelled_picture_is_taken_for_what_it_is(
    encoded: Encoded, uploaded: Uploaded
) -> None:
    png = encoded(Image.new("RGB", (8, 8)))
    assert read_picture(uploaded(png, "名单.docx", "application/zip")).width == 8


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_A_PICTURE),
        (b"%PDF-1.7 not a picture", NOT_A_PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, NOT_A_PICTURE),
        (b"\0" * 1000, NOT_A_PICTURE),
    ],
)
def test_a_file_that_is_no_picture_is_refused_in_words(
    uploaded: Uploaded, content: bytes, sentence: str
) -> None:
    with pytest.raises(BadPicture) as refusal:
        read_picture(uploaded(content))
    assert str(refusal.value) == sentence


def test_a_file_over_20_mb_is_refused_in_words(uploaded: Uploaded) -> None:
    file = uploaded(b"\xff" * (MAX_BYTES + 1))
    with pytest.raises(BadPicture) as refusal:
        read_picture(file)
    assert str(refusal.value) == (
        "The file is larger than 20 MB. Make it smaller and try again."
    )


@pytest.mark.parametrize(
    "size", [(20_000, 20_000), (12_000, 12_000), (8_000, 7_000), (60_000, 60_000)]
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(
    encoded: Encoded, uploaded: Uploaded, size: tuple[int, int]
) -> None:
    # A GIF's header names the size; not one pixel of it exists.
    header = encoded(Image.new("P", (1, 1)), "GIF")
    lie = header[:6] + size[0].to_bytes(2, "little") + size[1].to_bytes(2, "little")
    with pytest.raises(BadPicture) as refusal:
        read_picture(uploaded(lie + header[10:]))
    assert str(refusal.value) == TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_half_a_picture_is_refused_in_words(
    encoded: Encoded, uploaded: Uploaded, kind: str
) -> None:
    noise = Image.effect_noise((200, 200), 80)
    content = encoded(noise, kind)
    with pytest.raises(BadPicture) as refusal:
        read_picture(uploaded(content[: len(content) // 2]))
    assert str(refusal.value) in {DAMAGED, NOT_A_PICTURE}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_damaged_picture_is_read_or_refused_but_never_an_error(
    encoded: Encoded, uploaded: Uploaded, kind: str
) -> None:
    chance = random.Random(kind)  # noqa: S311 - damage, not a secret
    whole = encoded(Image.effect_noise((24, 24), 80).convert("RGB"), kind)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(BadPicture):
            assert read_picture(uploaded(bytes(damaged))).width > 0
