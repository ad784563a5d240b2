"""The addresses of pictures: bring one in, see one's latest, and the file itself."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from articles.models.image import Image
from articles.pictures.files import path_of
from articles.pictures.intake import BadPicture
from articles.pictures.keep import keep, may_upload

LATEST = 24
FOR_EVER = "public, max-age=31536000, immutable"


def address_of(sha256: str) -> str:
    """Where readers' browsers load the picture from."""
    return reverse("picture", args=[sha256[:2], sha256])


@never_cache
@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Keep the posted `file`; answers sha256, url, width, height, or an error."""
    user = request.user
    if not user.is_authenticated:
        return _refused(_("You are signed out. Sign in and try again."), 403)
    if not may_upload(user):
        return _refused(_("You may not upload pictures."), 403)
    file = request.FILES.get("file")
    if file is None:
        return _refused(_("Choose a picture first."), 400)
    try:
        image = keep(file, by=user)
    except BadPicture as bad:
        return _refused(str(bad), 400)
    return JsonResponse(_described(image))


@never_cache
@require_GET
def latest(request: HttpRequest) -> JsonResponse:
    """The pictures this person brought in last, newest first."""
    user = request.user
    if not user.is_authenticated:
        return _refused(_("You are signed out. Sign in and try again."), 403)
    own = Image.objects.filter(uploaded_by=user)[:LATEST]
    return JsonResponse({"pictures": [_described(image) for image in own]})


@require_safe
def picture(_request: HttpRequest, folder: str, sha256: str) -> FileResponse:
    """The file; it can never change under this address, so it is cached for ever."""
    if folder != sha256[:2]:
        raise Http404
    try:
        file = path_of(sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        file,
        content_type="image/webp",
        headers={"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"},
    )


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def _described(image: Image) -> dict[str, Any]:
    return {
        "sha256": image.sha256,
        "url": address_of(image.sha256),
        "width": image.width,
        "height": image.height,
        "name": image.original_name,
    }
