"""A page of the desk: a template inside the frame."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def desk_page(
    request: HttpRequest, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with ``articles/desk/<template>.html`` and what the frame needs."""
    return TemplateResponse(
        request,
        f"articles/desk/{template}.html",
        admin.site.each_context(request) | context,
        status=status,
    )
