"""Pages of 导入人员: upload, preview, confirm, undo, drop.

Each reaches its job through the person who asks; the rules are kept by the deeds.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from staff.admin.import_forms import AgainForm, UploadForm
from staff.admin.import_rows import page_of, tabs
from staff.ids import is_id
from staff.importing import download, jobs, kept, tasks
from staff.importing.apply import Refused
from staff.importing.plan import REFUSED, Class
from staff.importing.text import CHOICES
from staff.importing.undo import undo as undo_import
from staff.models import ImportJob, User

State = ImportJob.State
TONES = {
    State.UPLOADED: "info",
    State.PLANNED: "warning",
    State.APPLYING: "info",
    State.APPLIED: "success",
    State.FAILED: "danger",
    State.DROPPED: "muted",
    State.UNDONE: "muted",
}
LOOK_AGAIN = 5  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file in and lead to what it would change."""
    by = _importer(request)
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        job = jobs.upload(file.read(), file.name, by=by)
        tasks.read(job)
        return _to(job)
    return _page(request, "upload", title=_("Import people"), form=form)


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with the headings, to fill in."""
    _importer(request)
    return _file(download.template(), download.XLSX, _("staff list.xlsx"))


@require_GET
def job_page(request: HttpRequest, number: int) -> HttpResponse:
    """One import: what it would change, or did, and what can be done with it."""
    job = _job(request, number)
    user = user_of(request)
    may_import = user.has_perm(jobs.IMPORT)
    summary = kept.summary_of(job) if may_import and _has_plan(job) else None
    response = _page(
        request,
        "job",
        title=job.filename,
        job=job,
        tone=TONES[State(job.state)],
        encoding=CHOICES.get(job.encoding.removesuffix("-sig"), job.encoding),
        may_import=may_import,
        is_owner=job.owner_id == user.pk,
        is_open=job.state in jobs.OPEN,
        is_blocked=jobs.is_blocked(job),
        writes=_writes(job),
        summary=summary,
        form=_again_form(job, summary),
        **(_rows(request, job, summary) if summary else {}),
    )
    if job.state in {State.UPLOADED, State.APPLYING}:
        response["Refresh"] = str(LOOK_AGAIN)
    return response


def _has_plan(job: ImportJob) -> bool:
    return job.state in {State.PLANNED, State.APPLYING, State.APPLIED, State.UNDONE}


def _writes(job: ImportJob) -> int:
    """How many people the import changes or makes."""
    named = ("new", "changed", "returning")
    return sum(job.counts.get(klass, 0) for klass in named)


def _again_form(job: ImportJob, summary: kept.Summary | None) -> AgainForm:
    encoding = job.encoding.removesuffix("-sig")
    create = summary is not None and summary.create_departments
    return AgainForm(
        initial={
            "encoding": encoding if encoding in CHOICES else "",
            "create_departments": create,
        }
    )


def _rows(
    request: HttpRequest, job: ImportJob, summary: kept.Summary
) -> dict[str, Any]:
    chosen = request.GET.get("class", "")
    if chosen not in {klass.value for klass in Class}:
        chosen = ""
    asked = request.GET.get("page", "")
    number = int(asked) if is_id(asked) else 1
    return {
        "tabs": tabs(job, chosen),
        "chosen": chosen,
        "page": page_of(job, summary, chosen=chosen, number=number),
    }


@require_GET
def refused_rows(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """The rows that cannot be imported, as ``xlsx`` or ``csv``, to mend and upload."""
    _importer(request)
    job = _job(request, number)
    summary = kept.summary_of(job) if _has_plan(job) else None
    if summary is None or ending not in {"xlsx", "csv"}:
        raise Http404
    as_csv = ending == "csv"
    rows = kept.rows_of(job, REFUSED, count=None)
    data = download.refused_rows(rows, summary, as_csv=as_csv)
    name = _("rows to mend %(number)d") % {"number": job.pk}
    kind = download.CSV if as_csv else download.XLSX
    return _file(data, kind, f"{name}.{ending}")


@require_POST
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Read the file once more, perhaps otherwise."""

    def again(job: ImportJob) -> None:
        reading = AgainForm(request.POST).reading()
        tasks.read(jobs.begin_again(job.pk, by=user_of(request)), **reading)

    return _done(request, number, again)


@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Let the plan be written."""

    def confirmed(job: ImportJob) -> None:
        tasks.write(jobs.confirm(job.pk, by=user_of(request)))

    return _done(request, number, confirmed)


@require_POST
def write_again(request: HttpRequest, number: int) -> HttpResponse:
    """Write what was confirmed and not written, because the worker stopped."""

    def written(job: ImportJob) -> None:
        tasks.write(jobs.resume(job.pk, by=user_of(request)))

    return _done(request, number, written)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take an import back."""

    def undone(job: ImportJob) -> None:
        undo_import(job.pk, by=user_of(request))
        messages.success(
            request, _("The import was undone. The accounts that it made are closed.")
        )

    return _done(request, number, undone)


@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Give an import up."""

    def dropped(job: ImportJob) -> None:
        jobs.drop(job.pk, by=user_of(request))
        messages.success(request, _("The import was dropped and its file removed."))

    return _done(request, number, dropped)


def _done(
    request: HttpRequest, number: int, deed: Callable[[ImportJob], None]
) -> HttpResponse:
    """Do it, or say why not; then show the job."""
    _importer(request)
    job = _job(request, number)
    try:
        deed(job)
    except Refused as refused:
        messages.error(request, str(refused))
    return _to(job)


def user_of(request: HttpRequest) -> User:
    """Who is asking; the desk lets nobody in who has not signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _importer(request: HttpRequest) -> User:
    user = user_of(request)
    if not user.has_perm(jobs.IMPORT):
        raise PermissionDenied(_("You have no right to import people."))
    return user


def _job(request: HttpRequest, number: int) -> ImportJob:
    """The import of this number if the person may know of it; else Http404."""
    user = user_of(request)
    if not (user.has_perm(jobs.IMPORT) or user.has_perm(jobs.LOOK)):
        raise PermissionDenied(_("You have no right to import people."))
    if not is_id(str(number)):
        raise Http404
    return get_object_or_404(jobs.seen_by(user), pk=number)


def _to(job: ImportJob) -> HttpResponse:
    return redirect("admin:staff_importjob_change", job.pk)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": str(disposition)}
    return HttpResponse(data, content_type=kind, headers=headers)


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    context = admin.site.each_context(request) | context
    return TemplateResponse(request, f"staff/importing/{name}.html", context)
