"""People on the desk: the list, one person's page, a first password."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from staff import hooks
from staff.admin.filters import DepartmentFilter, HealthFilter
from staff.admin.forms import MembershipForm, MembershipFormSet, PersonForm
from staff.admin.places import in_words
from staff.admin.rights import record_changes, rights_of
from staff.desk import DeskAdmin, DeskInline, EventRow
from staff.groups import label
from staff.models import Membership, User
from staff.passwords import OthersPasswordForm
from staff.picker import search
from staff.picker.scopes import Departments


class MembershipInline(DeskInline[Membership, User]):
    """The departments on a person's page; who may change the person may change them.

    Taking somebody out of a department is no deletion of anything but that place.
    """

    model = Membership
    form = MembershipForm
    formset = MembershipFormSet
    extra = 0
    verbose_name = _("department")
    verbose_name_plural = _("departments")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """As on the person's page."""
        return True

    def has_add_permission(  # type: ignore[override]  # rows of a page get the page
        self, request: HttpRequest, obj: Any
    ) -> bool:
        """As on the person's page."""
        return _may_change(self.admin_site, request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As on the person's page."""
        return _may_change(self.admin_site, request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As on the person's page."""
        return _may_change(self.admin_site, request, obj)


def _may_change(site: admin.AdminSite, request: HttpRequest, obj: User | None) -> bool:
    return site.get_model_admin(User).has_change_permission(request, obj)


@admin.register(User)
class PersonAdmin(DeskAdmin[User], UserAdmin[User]):
    """People and post accounts, kept by staff admins."""

    form = add_form = PersonForm
    change_password_form = OthersPasswordForm
    inlines: ClassVar[Any] = [MembershipInline]
    list_display = ("who", "employee_no", "places", "post", "kind", "in_groups", "on")
    list_filter = (DepartmentFilter, "kind", "is_active", HealthFilter)
    list_display_links = ("who",)
    search_fields = ("search_key",)
    search_help_text = _("Name, pinyin, initials or employee number")
    ordering = ("position", "id")
    filter_horizontal = ()
    readonly_fields = ("in_groups", "signed_in")
    change_form_template = add_form_template = "admin/staff/user/change_form.html"

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """The page: who it is, how to reach him, account and rights at the side."""
        return (
            (None, {"fields": (("name", "pinyin"), ("employee_no", "kind"), "post")}),
            (_("Contact"), {"fields": (("email", "phone"),)}),
            (_("Rights"), {"fields": self._rights(request, obj), "classes": ("side",)}),
            (
                _("Account"),
                {"fields": self._account(request, obj), "classes": ("side",)},
            ),
        )

    def _rights(self, request: HttpRequest, obj: User | None) -> Sequence[str]:
        if obj is not None and obj.pk == request.user.pk:
            return ("in_groups",)
        return ("groups", "is_superuser") if _is_super(request) else ("groups",)

    def _account(self, request: HttpRequest, obj: User | None) -> Sequence[str]:
        if obj is None:
            return ("position",)
        if obj.pk == request.user.pk:
            return ("position", "signed_in")
        return ("is_active", "left_on", "position", "signed_in")

    def event_rows(self, obj: User) -> Iterable[EventRow]:
        """What was done to the account, newest first."""
        return hooks.events_about(obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        """With departments and groups, so that a page costs the same at any length."""
        people = super().get_queryset(request)
        return people.prefetch_related("memberships__department__parent", "groups")

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: models.QuerySet[User],
        search_term: str,
    ) -> tuple[models.QuerySet[User], bool]:
        """The search of the picker: name, pinyin, initials, 工号, department."""
        if not search_term.strip():
            return queryset, False
        query = search.read(search_term)
        if query is None:
            return queryset.none(), False
        return search.found(queryset, query, Departments()), False

    def has_change_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        """An administrator's account is changed by administrators only."""
        if obj is not None and obj.is_superuser and not _is_super(request):
            return False
        return super().has_change_permission(request, obj)

    def save_model(
        self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: Any
    ) -> None:
        """Store the account; a new one has no password until somebody sets one."""
        form.before = rights_of(obj.pk)  # type: ignore[attr-defined]
        if not change:
            obj.set_unusable_password()
        # An import that was planned before this change must notice it.
        obj.version += 1
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: Any
    ) -> None:
        """Store groups and departments, then write what changed into the log."""
        super().save_related(request, form, formsets, change)
        record_changes(form.before, by=_person(request), person=form.instance)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002
        form_url: str = "",
    ) -> HttpResponse:
        """Set somebody's first password; for the own one there is another page."""
        # Not the text of the address: one number can be written in many ways.
        person = self.get_object(request, unquote(id))
        if person is None:
            raise Http404
        if person.pk == request.user.pk:
            return redirect("admin:password_change")
        with transaction.atomic():
            response = super().user_change_password(request, id, form_url)
            if User.objects.get(pk=person.pk).password != person.password:
                hooks.record("password_set", by=_person(request), person=person)
        return response

    @admin.display(description=_("full name"), ordering="sort_key")
    def who(self, person: User) -> str:
        """The name, in a column that sorts by pinyin."""
        return person.name

    @admin.display(description=_("departments"))
    def places(self, person: User) -> str:
        """The main department first."""
        places: Any = person
        rows = sorted(places.memberships.all(), key=lambda row: not row.is_main)
        return " · ".join(in_words(row.department) for row in rows)

    @admin.display(description=_("groups"))
    def in_groups(self, person: User) -> str:
        """The groups, and whether this is an administrator."""
        names = [label(group.name) for group in person.groups.all()]
        if person.is_superuser:
            names.insert(0, str(_("Administrator")))
        return " · ".join(names)

    @admin.display(description=_("state"), ordering="is_active")
    def on(self, person: User) -> SafeString:
        """Whether the account can be used."""
        tone, word = (
            ("success", _("active")) if person.is_active else ("muted", _("inactive"))
        )
        return format_html('<span class="badge badge--{}">{}</span>', tone, word)

    @admin.display(description=_("last sign-in"))
    def signed_in(self, person: User) -> Any:
        """When this person was last here."""
        if person.last_login is None:
            return _("never")
        at = timezone.localtime(person.last_login)
        return date_format(at, "SHORT_DATETIME_FORMAT")


def _is_super(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def _person(request: HttpRequest) -> User:
    person: User = User.objects.get(pk=request.user.pk)
    return person
