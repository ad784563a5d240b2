"""The life of an import on the desk: uploaded, planned, confirmed, written, dropped.

Each deed locks the job's row and reads its state again; `undo` lives next door. The
reading of a file and the writing of a plan may be called again at any time: a killed
worker leaves a job that says "uploaded" or "writing", and nothing half done.
"""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from staff.importing import kept
from staff.importing.apply import Origin, Refused, apply
from staff.importing.directory import snapshot
from staff.importing.parse import parse
from staff.importing.plan import REFUSED, plan
from staff.importing.sheet import Unreadable
from staff.models import ImportJob, User

State = ImportJob.State
IMPORT = "staff.import_staff"
LOOK = "staff.view_importjob"
OPEN = (State.UPLOADED, State.PLANNED, State.APPLYING, State.FAILED)
"""States in which a job keeps personal data that nobody has confirmed yet."""


def seen_by(user: User) -> QuerySet[ImportJob]:
    """The imports that `user` may know of: one's own, or with the right to look, all.

    Without the differences, which may be megabytes.
    """
    jobs = ImportJob.objects.defer("differences").select_related("owner")
    if user.has_perm(LOOK):
        return jobs
    return jobs.filter(owner=user) if user.has_perm(IMPORT) else jobs.none()


def upload(data: bytes, filename: str, *, by: User) -> ImportJob:
    """Keep the bytes of a file in private storage, named by the new job's number."""
    _check_right(by)
    with transaction.atomic():
        job = ImportJob.objects.create(
            owner=by, filename=filename, sha256=hashlib.sha256(data).hexdigest()
        )
        job.file.save(str(job.pk), ContentFile(data))
    return job


def begin_again(job_id: int, *, by: User) -> ImportJob:
    """Send a job back to its reading; raises Refused when it was confirmed."""
    with transaction.atomic():
        job = _own(job_id, by)
        if job.state not in (State.UPLOADED, State.PLANNED, State.FAILED):
            raise Refused(_over(job))
        job.state = State.UPLOADED
        job.message = ""
        job.save(update_fields=["state", "message"])
    return job


def read(job_id: int, *, encoding: str = "", create_departments: bool = False) -> None:
    """Parse the file and keep its plan; a file that cannot be used fails the job.

    Only a job that waits for it takes the result, so that reading twice at the same
    time does no harm.
    """
    job = ImportJob.objects.defer("differences").get(pk=job_id)
    try:
        sheet = parse(stored(job), encoding=encoding)
    except Unreadable as error:
        _fail(job_id, str(error))
        return
    found = plan(sheet.rows, snapshot(), create_departments=create_departments)
    with transaction.atomic():
        job = locked(job_id)
        if job.state != State.UPLOADED:
            return
        kept.keep(job, sheet, found, create_departments=create_departments)
        job.state = State.PLANNED
        job.encoding = sheet.encoding
        job.counts = found.counts
        job.save(update_fields=["state", "encoding", "counts"])


def _fail(job_id: int, sentence: str) -> None:
    with transaction.atomic():
        job = locked(job_id)
        if job.state != State.UPLOADED:
            return
        kept.forget(job)
        job.state = State.FAILED
        job.message = sentence
        job.counts = {}
        job.save(update_fields=["state", "message", "counts"])


def stored(job: ImportJob) -> bytes:
    """The bytes that were uploaded; raises Unreadable when others or none are there."""
    try:
        with job.file.open() as file:
            data: bytes = file.read()
    except (FileNotFoundError, ValueError) as error:
        raise Unreadable(_gone()) from error
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise Unreadable(_gone())
    return data


def _gone() -> str:
    return _("The stored file is not the one uploaded any more. Upload it again.")


def confirm(job_id: int, *, by: User) -> ImportJob:
    """Let the plan be written, by whoever made it; raises Refused."""
    with transaction.atomic():
        job = _own(job_id, by)
        if job.state != State.PLANNED:
            raise Refused(_over(job))
        if is_blocked(job):
            raise Refused(_("Rows with errors or conflicts stand in the way."))
        job.state = State.APPLYING
        job.message = ""
        job.save(update_fields=["state", "message"])
    return job


def resume(job_id: int, *, by: User) -> ImportJob:
    """A confirmed job that is not written yet, to write it again; raises Refused."""
    with transaction.atomic():
        job = _own(job_id, by)
        if job.state != State.APPLYING:
            raise Refused(_over(job))
    return job


def is_blocked(job: ImportJob) -> bool:
    """Whether rows stand in the way of the whole import."""
    return any(job.counts.get(klass.value) for klass in REFUSED)


def write(job_id: int) -> None:
    """Write a confirmed plan, in one transaction with the job's own state.

    A plan that the directory has outrun goes back to its preview with the reason.
    """
    try:
        with transaction.atomic():
            job = locked(job_id)
            if job.state != State.APPLYING:
                return
            _check_right(job.owner)
            _apply(job)
    except Refused as refused:
        _back_to_preview(job_id, str(refused))


def _apply(job: ImportJob) -> None:
    try:
        stored(job)
        planned = kept.plan_of(job)
    except (Unreadable, FileNotFoundError) as error:
        raise Refused(_gone()) from error
    origin = Origin(job.filename, job.sha256, job.encoding)
    apply(planned, by=job.owner, origin=origin, job=job)


def _back_to_preview(job_id: int, sentence: str) -> None:
    with transaction.atomic():
        job = locked(job_id)
        if job.state == State.APPLYING:
            job.state = State.PLANNED
            job.message = sentence
            job.save(update_fields=["state", "message"])


def drop(job_id: int, *, by: User) -> ImportJob:
    """Give up an import that was not written, and remove its file; raises Refused."""
    with transaction.atomic():
        job = reachable(job_id, by)
        if job.state not in OPEN:
            raise Refused(_over(job))
        job.state = State.DROPPED
        job.message = ""
        job.save(update_fields=["state", "message"])
    # Only now: what a rolled back transaction had removed could not come back.
    if job.file:
        kept.forget(job)
        job.file.delete(save=False)
        job.save(update_fields=["file"])
    return job


def locked(job_id: int) -> ImportJob:
    """The job, its row locked until the transaction ends."""
    jobs = ImportJob.objects.select_for_update().defer("differences")
    return jobs.get(pk=job_id)


def reachable(job_id: int, by: User) -> ImportJob:
    """The job, locked, if `by` may import and may know of it.

    Raises Refused or ImportJob.DoesNotExist otherwise.
    """
    _check_right(by)
    job = locked(job_id)
    if job.owner_id != by.pk and not by.has_perm(LOOK):
        raise ImportJob.DoesNotExist
    return job


def _own(job_id: int, by: User) -> ImportJob:
    job = reachable(job_id, by)
    if job.owner_id != by.pk:
        raise Refused(
            _("This import is %(name)s's. Only %(name)s can go on with it.")
            % {"name": job.owner.name}
        )
    return job


def _check_right(user: User) -> None:
    if not (user.is_active and user.has_perm(IMPORT)):
        raise Refused(_("%(name)s may not import people.") % {"name": user.name})


def _over(job: ImportJob) -> str:
    sentences = {
        State.UPLOADED: _("The file is still being read."),
        State.PLANNED: _("This import waits to be confirmed."),
        State.APPLYING: _("This import was confirmed and is being written."),
        State.APPLIED: _("This import was confirmed before and is written."),
        State.FAILED: _("The file could not be read."),
        State.DROPPED: _("This import was dropped. Upload the file again."),
        State.UNDONE: _("This import was undone. Upload the file again."),
    }
    return sentences[State(job.state)]
