"""People as JSON for the dialog, and a plain page to look up a 工号."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from staff.models import User
from staff.picker import ask, scopes
from staff.picker.page import Page, page_of
from staff.picker.refusal import Refusal
from staff.picker.rows import COLUMNS, Asker, rows

Answer = Callable[[HttpRequest, User], JsonResponse]


def _for_the_desk(view: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """Answer active people of the desk; a sentence instead for all others."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        by = request.user
        if not isinstance(by, User) or not by.is_active or by.kind == User.Kind.SYSTEM:
            return _sentence(_("Sign in again, then choose people."), status=403)
        try:
            return view(request, by)
        except Refusal as refusal:
            return _sentence(str(refusal), status=400)

    return never_cache(require_safe(guarded))


def _sentence(text: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": text}, status=status)


@_for_the_desk
def people(request: HttpRequest, by: User) -> JsonResponse:
    """One page of the people of a scope in whom a query is found."""
    asker = Asker(by, ask.place(request.GET), ask.subject(request.GET))
    page = page_of(ask.page(request.GET), by)
    return JsonResponse(
        {
            "people": rows(page.people, asker, page.departments),
            "total": page.total,
            "next": page.next,
        }
    )


@_for_the_desk
def by_ids(request: HttpRequest, by: User) -> JsonResponse:
    """People who are chosen already, inactive ones too, in the order asked for."""
    asker = Asker(by, ask.place(request.GET), ask.subject(request.GET))
    ids = ask.ids(request.GET)
    listed = User.objects.exclude(kind=User.Kind.SYSTEM).only(*COLUMNS)
    known = listed.in_bulk(ids)
    chosen = [known[pk] for pk in ids if pk in known]
    return JsonResponse({"people": rows(chosen, asker, scopes.Departments())})


@_for_the_desk
def scope_list(_request: HttpRequest, by: User) -> JsonResponse:
    """The scopes, how many people each has, and the departments of the asker."""
    return JsonResponse(scopes.overview(by))


@never_cache
@login_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """People with department and 工号, for a form that works without JavaScript."""
    by = request.user
    found: Page | None = None
    context: dict[str, Any] = {"title": _("Look up people")}
    try:
        if isinstance(by, User):
            found = page_of(ask.page(request.GET), by)
            context["people"] = rows(found.people, Asker(by), found.departments)
    except Refusal as refusal:
        context["refusal"] = str(refusal)
    context |= {"found": found, "q": request.GET.get("q", "")}
    return TemplateResponse(
        request,
        "staff/picker/directory.html",
        admin.site.each_context(request) | context,
        status=400 if found is None else 200,
    )
