"""Reading and writing an import: at once when it is short, else by the worker."""

from django.utils.translation import get_language, override
from django_tasks import task

from staff.importing import jobs
from staff.importing.length import SHORT, is_long
from staff.importing.sheet import Unreadable
from staff.models import ImportJob


def read(
    job: ImportJob, *, encoding: str = "", create_departments: bool = False
) -> None:
    """Have the file read and its plan made; `jobs.read` says what becomes of it."""
    if _has_long_file(job):
        language = get_language() or ""
        read_later.enqueue(job.pk, encoding, create_departments, language)
    else:
        jobs.read(job.pk, encoding=encoding, create_departments=create_departments)


def write(job: ImportJob) -> None:
    """Have the plan of a confirmed job written; `jobs.write` says how."""
    if sum(job.counts.values()) > SHORT:
        write_later.enqueue(job.pk, get_language() or "")
    else:
        jobs.write(job.pk)


def _has_long_file(job: ImportJob) -> bool:
    try:
        return is_long(jobs.stored(job))
    except Unreadable:
        return False


@task()
def read_later(
    job_id: int,
    encoding: str,
    create_departments: bool,  # noqa: FBT001 - tasks take plain arguments
    language: str,
) -> None:
    """Read a file in the background, with sentences in the language of its owner."""
    with override(language or None):
        jobs.read(job_id, encoding=encoding, create_departments=create_departments)


@task()
def write_later(job_id: int, language: str) -> None:
    """Write a plan in the background, with sentences in the language of its owner."""
    with override(language or None):
        jobs.write(job_id)
