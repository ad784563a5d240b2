"""Bringing pictures in and getting them out, by address."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from articles.document import image_url
from articles.models.image import Image
from articles.pictures.keep import keep, may_upload
from articles.pictures.views import address_of
from staff.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_english")]

Encoded = Callable[..., bytes]
Uploaded = Callable[..., SimpleUploadedFile]
UPLOAD = "/admin/pictures/upload/"
LATEST = "/admin/pictures/latest/"


@pytest.fixture
def red(encoded: Encoded, uploaded: Uploaded) -> SimpleUploadedFile:
    """A red picture with a careless name."""
    return uploaded(encoded(Pillow.new("RGB", (20, 10), "red")), "C:\\图\\红\n旗.png")


def in_english(client: Client, user: User | None = None) -> Client:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    if user is not None:
        client.force_login(user)
    return client


def test_a_photographer_brings_in_a_picture(
    client: Client, photographer: User, red: SimpleUploadedFile
) -> None:
    response = in_english(client, photographer).post(UPLOAD, {"file": red})

    image = Image.objects.get()
    assert response.json() == {
        "sha256": image.sha256,
        "url": f"/media/pictures/{image.sha256[:2]}/{image.sha256}.webp",
        "width": 20,
        "height": 10,
        "name": "红旗.png",
    }
    assert (image.width, image.height, image.uploaded_by) == (20, 10, photographer)
    assert image.size == len(client.get(response.json()["url"]).getvalue())


def test_the_same_picture_brought_in_twice_is_one_picture(
    photographer: User, intern: User, red: SimpleUploadedFile
) -> None:
    first = keep(red, by=photographer)
    assert keep(red, by=intern) == first
    assert first.uploaded_by == photographer


def test_an_intern_may_not_bring_in_pictures(
    client: Client, intern: User, red: SimpleUploadedFile
) -> None:
    response = in_english(client, intern).post(UPLOAD, {"file": red})
    assert (response.status_code, response.json()) == (
        403,
        {"error": "You may not upload pictures."},
    )
    assert client.get(LATEST).json() == {"pictures": []}
    assert not Image.objects.exists()


def test_somebody_signed_out_is_told_to_sign_in(
    client: Client, red: SimpleUploadedFile
) -> None:
    response = in_english(client).post(UPLOAD, {"file": red})
    assert (response.status_code, response.json()) == (
        403,
        {"error": "You are signed out. Sign in and try again."},
    )
    assert in_english(client).get(LATEST).status_code == 403


def test_somebody_deactivated_may_not_bring_in_pictures(photographer: User) -> None:
    assert may_upload(photographer) is True
    photographer.is_active = False
    assert may_upload(photographer) is False


def test_a_picture_is_not_taken_from_another_site(
    photographer: User, red: SimpleUploadedFile
) -> None:
    strict = in_english(Client(enforce_csrf_checks=True), photographer)
    assert strict.post(UPLOAD, {"file": red}).status_code == 403
    assert not Image.objects.exists()


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    client: Client, photographer: User, uploaded: Uploaded
) -> None:
    client = in_english(client, photographer)
    response = client.post(UPLOAD, {"file": uploaded(b"MZ\x90 program")})
    assert (response.status_code, response.json()) == (
        400,
        {"error": "This is not a picture that can be used: JPEG, PNG, WebP or GIF."},
    )
    response = client.post(UPLOAD, {"file": "not a file"})
    assert (response.status_code, response.json()) == (
        400,
        {"error": "Choose a picture first."},
    )
    assert client.get(UPLOAD).status_code == 405


def test_one_is_offered_only_ones_own_pictures(
    client: Client,
    photographer: User,
    red: SimpleUploadedFile,
    encoded: Encoded,
    uploaded: Uploaded,
) -> None:
    other = User.objects.create_user("P3", name="另一人")
    keep(uploaded(encoded(Pillow.new("RGB", (5, 5)))), by=other)
    mine = keep(red, by=photographer)
    answer = in_english(client, photographer).get(LATEST).json()
    assert [one["sha256"] for one in answer["pictures"]] == [mine.sha256]


def test_a_picture_is_served_for_ever_as_what_it_is(
    client: Client, photographer: User, red: SimpleUploadedFile
) -> None:
    image = keep(red, by=photographer)
    response = client.get(address_of(image.sha256))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue()[8:12] == b"WEBP"


@pytest.mark.parametrize(
    "address",
    [
        "/media/pictures/00/" + "0" * 64 + ".webp",
        "/media/pictures/01/" + "0" * 64 + ".webp",
        "/media/pictures/00/" + "0" * 63 + ".webp",
        "/media/pictures/00/../../newsroom.sqlite3",
    ],
)
def test_an_address_of_no_picture_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_address_in_a_body_is_the_one_that_is_served() -> None:
    assert image_url("ab" * 32) == reverse("picture", args=["ab", "ab" * 32])
