"""The history of imports on the desk, and the way to each of their pages."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from staff.admin import import_pages
from staff.admin.import_rows import counts_in_words
from staff.desk import DeskAdmin
from staff.importing import jobs
from staff.models import ImportJob


@admin.register(ImportJob)
class ImportJobAdmin(DeskAdmin[ImportJob]):
    """Who imported what, when, and what it changed."""

    list_display = ("filename", "who", "uploaded", "counted", "standing")
    list_filter = ("state",)
    sortable_by = ()
    actions = None
    change_list_template = "staff/importing/history.html"
    lookups: ClassVar[frozenset[str]] = frozenset({"state__exact"})

    def get_urls(self) -> list[URLPattern]:
        """The list, the upload, and a job's page with its deeds."""
        pages = import_pages
        routes = (
            ("", self.changelist_view, "changelist"),
            ("add/", pages.upload, "add"),
            ("template/", pages.template, "template"),
            ("<int:number>/change/", pages.job_page, "change"),
            ("<int:number>/rows.<str:ending>", pages.refused_rows, "refused_rows"),
            ("<int:number>/read/", pages.read_again, "read"),
            ("<int:number>/confirm/", pages.confirm, "confirm"),
            ("<int:number>/write/", pages.write_again, "write"),
            ("<int:number>/undo/", pages.undo, "undo"),
            ("<int:number>/drop/", pages.drop, "drop"),
        )
        return [
            path(
                route, self.admin_site.admin_view(view), name=f"staff_importjob_{name}"
            )
            for route, view, name in routes
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportJob]:
        """The imports that this person may know of."""
        user = import_pages.user_of(request)
        return jobs.seen_by(user)

    def has_view_permission(
        self,
        request: HttpRequest,
        obj: ImportJob | None = None,  # noqa: ARG002 - Django's own signature
    ) -> bool:
        """Who may look at imports, or import."""
        return any(map(request.user.has_perm, (jobs.LOOK, jobs.IMPORT)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may import."""
        return request.user.has_perm(jobs.IMPORT)

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: ImportJob | None = None,  # noqa: ARG002
    ) -> bool:
        """Nobody edits what an import did."""
        return False

    def lookup_allowed(
        self,
        lookup: str,
        value: str,  # noqa: ARG002
        request: HttpRequest,  # noqa: ARG002
    ) -> bool:
        """The filter that is offered."""
        return lookup in self.lookups

    @admin.display(description=_("imported by"))
    def who(self, job: ImportJob) -> str:
        """Whose import it is."""
        return job.owner.name

    @admin.display(description=_("uploaded at"))
    def uploaded(self, job: ImportJob) -> str:
        """To the minute."""
        return date_format(timezone.localtime(job.created_at), "Y-m-d H:i")

    @admin.display(description=_("rows"))
    def counted(self, job: ImportJob) -> str:
        """The counts by class."""
        return counts_in_words(job)

    @admin.display(description=_("state"))
    def standing(self, job: ImportJob) -> SafeString:
        """How far it is."""
        state = ImportJob.State(job.state)
        return format_html(
            '<span class="badge badge--{}">{}</span>',
            import_pages.TONES[state],
            state.label,
        )
