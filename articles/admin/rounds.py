"""The rounds of a text as pages tell them: each stage, who decided what, and why."""

from django.db.models import Prefetch, QuerySet

from articles.models import Assignment, Draft, Review
from articles.workflow import TaskState


def rounds_of(draft: Draft) -> QuerySet[Review]:
    """The draft's rounds, newest first, with steps and tasks. Three queries."""
    tasks = Assignment.objects.exclude(state=TaskState.REASSIGNED)
    return (
        draft.reviews.select_related("submitted_by", "revision")
        .defer("revision__content")
        .prefetch_related(
            Prefetch("steps__tasks", tasks.select_related("reviewer").order_by("id"))
        )
        .order_by("-number")
    )
