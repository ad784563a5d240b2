"""The desk: the one admin site that every room registers with."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from newsroom.desk import navigation
from staff import hooks


class DeskSite(admin.AdminSite):
    """Django's admin site under the newsroom's name, with the newsroom's frame.

    Forms and models are imported inside: this module is loaded before the models.
    """

    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the frame shows on every page of the desk.

        Besides Django's own names: `navigation` (headings with entries), `tasks_url`
        and `open_tasks` (own open reviews), `search_hint` (what one can search for).
        The list of all models is made only if a template asks for it.
        """
        inside = self.has_permission(request)
        context: dict[str, Any] = {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": self.site_url,
            "has_permission": inside,
            "available_apps": SimpleLazyObject(lambda: self.get_app_list(request)),
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "log_entries": self.get_log_entries(request),
        }
        if inside:
            context |= _frame(request)
        return context

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """工作台: what waits for this person; no list of models is made."""
        from articles.admin.reaching import person  # noqa: PLC0415
        from newsroom.desk.panels import panels  # noqa: PLC0415

        request.current_app = self.name
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "subtitle": None,
            "panels": panels(person(request), request),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/index.html", context)

    def search(self, request: HttpRequest) -> HttpResponse:
        """What the box of the top bar finds."""
        from newsroom.desk.search import page  # noqa: PLC0415

        return page.answer(request, self.each_context(request))

    def components(self, request: HttpRequest) -> TemplateResponse:
        """Every component of the design on one page, for whoever builds pages."""
        from articles.workflow import DraftState  # noqa: PLC0415

        if not getattr(request.user, "is_superuser", False):
            raise PermissionDenied
        context = {
            **self.each_context(request),
            "title": _("Components"),
            "states": DraftState.choices,
        }
        return TemplateResponse(request, "desk/components.html", context)

    def get_urls(self) -> list[Any]:
        """Django's addresses, the search and the page of components."""
        return [
            path("components/", self.admin_view(self.components), name="components"),
            path("search/", self.admin_view(self.search), name="search"),
            *super().get_urls(),
        ]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The door: 工号 and password."""
        from staff.passwords import SignInForm  # noqa: PLC0415

        self.login_form = SignInForm
        return super().login(request, extra_context)

    def password_change(  # type: ignore[override]  # Django's view is typed broader
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """A signed-in person replaces the own password."""
        from staff.passwords import OwnPasswordChangeForm  # noqa: PLC0415

        request.current_app = self.name
        context = {**self.each_context(request), **(extra_context or {})}
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordChangeForm,
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context=context,
        )
        return view(request)


def _frame(request: HttpRequest) -> dict[str, Any]:
    from newsroom.desk.search import page  # noqa: PLC0415

    person = int(request.user.pk or 0)
    urls = navigation.addresses(request)
    return {
        "navigation": navigation.entries(request),
        "tasks_url": urls.get(navigation.TASKS),
        "paste_url": urls.get(navigation.PASTE),
        "open_tasks": hooks.open_tasks([person]).get(person, 0),
        "search_hint": page.hint(request),
    }
