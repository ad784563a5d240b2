"""The product's addresses, and one that answers with nothing."""

from django.http import HttpRequest, JsonResponse
from django.urls import path

from newsroom.urls import urlpatterns as of_the_product

EMPTY = "bench/empty/"


def empty(_request: HttpRequest) -> JsonResponse:
    """The least that Django can answer, behind the same middleware."""
    return JsonResponse({})


urlpatterns = [path(EMPTY, empty), *of_the_product]
