"""The guarantees as questions to the database; each returns nothing or fails."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model
from django.utils import timezone

from articles import access, document
from articles.models import (
    Article,
    ArticleUserObjectPermission,
    Assignment,
    Authorship,
    Event,
    Publication,
    Review,
    Revision,
)
from articles.rendering import render_article
from articles.workflow import (
    DECIDED,
    DraftState,
    ReviewState,
    StepState,
    TaskState,
)
from staff.models import User

FROZEN = {DraftState.IN_REVIEW, DraftState.APPROVED, DraftState.PUBLISHED}


def readers_get_what_was_approved() -> None:
    """G1: what is live is the byte-exact rendering of a revision that the last stage
    decided, and that somebody saw who did not write its last change."""
    for row in Publication.objects.live(timezone.now()).select_related("revision"):
        revision = row.shown
        content = document.Content.from_json(revision.content)
        assert row.edition_at is not None
        printed = row.edition_at.astimezone(timezone.get_default_timezone())
        assert row.html == render_article(content, published_at=printed)
        assert revision.digest == document.digest(content)
        review = _approving(revision)
        last = review.steps.order_by("-position")[0]
        deciders = last.tasks.filter(state=TaskState.APPROVED)
        assert deciders.exists()
        assert set(deciders.values_list("revision", flat=True)) <= _same_text(revision)
        assert not deciders.filter(reviewer=revision.written_by).exists()


def no_stage_was_avoided(stages: dict[int, list[str]]) -> None:
    """G2: every published text passed each stage that its route had at the start.

    `stages` holds, by the round's id, the stage names of its route at submission.
    """
    for row in Publication.objects.exclude(revision=None).select_related("revision"):
        review = _approving(row.shown)
        passed = review.steps.filter(state=StepState.APPROVED)
        names = list(passed.order_by("position").values_list("name", flat=True))
        assert names == stages[review.pk]
        for step in passed:
            assert step.tasks.filter(state=TaskState.APPROVED).exists()


def deciders_are_different_and_no_authors(
    wrote: Mapping[int, Collection[int]],
) -> None:
    """G3: nobody decides in two stages of a round, nor about a text of his own.

    `wrote` holds, by the draft's id, the ids of those who wrote in it. A draft cannot
    be written in while a round of it is open; who decided in a round that is not the
    last, or whose text was taken back into work, may have written later.
    """
    for review in Review.objects.filter(next=None).select_related("draft"):
        decisions = Assignment.objects.filter(step__review=review, state__in=DECIDED)
        steps: dict[int, int] = {}
        for task in decisions:
            assert steps.setdefault(task.reviewer_id, task.step_id) == task.step_id
            if review.draft.state in FROZEN:
                assert task.reviewer_id not in wrote.get(review.draft_id, ())


def rights_equal_pending_tasks() -> None:
    """G5: review rights are exactly the pending tasks of open steps."""
    granted = set(
        ArticleUserObjectPermission.objects.values_list("user", "content_object")
    )
    pending = Assignment.objects.filter(
        state=TaskState.PENDING, step__state=StepState.OPEN
    )
    assert granted == set(pending.values_list("reviewer", "article"))


def a_reviewer_opens_only_what_he_was_asked(people: Iterable[User]) -> None:
    """G5: without another right, a person opens pending, decided and own articles."""
    for stale in people:
        user = User.objects.get(pk=stale.pk)
        seen = set(access.articles_seen_by(user).values_list("pk", flat=True))
        tasks = Assignment.objects.filter(
            reviewer=user, state__in=[TaskState.PENDING, *DECIDED]
        )
        wrote = Authorship.objects.filter(user=user).values_list("draft__article")
        mine = {pk for (pk,) in wrote} | set(tasks.values_list("article", flat=True))
        assert seen == (mine if user.is_active else set())


class OnlyGrows:
    """G7: remembers every row of the growing tables and compares it later."""

    tables: tuple[type[Model], ...] = (Revision, Publication, Event, Authorship)

    def __init__(self) -> None:
        self._seen: dict[tuple[type[Model], int], str] = {}

    def check(self) -> None:
        """Every row seen before is still there, unchanged."""
        found = {
            (table, row["id"]): repr(row)
            for table in self.tables
            for row in table._default_manager.values()
        }
        for key, row in self._seen.items():
            assert found.get(key) == row
        self._seen = found


def states_fit_together() -> None:
    """A draft is in review exactly while a round of it is open, with an open step."""
    for article in Article.objects.prefetch_related("drafts__reviews__steps"):
        for draft in article.drafts.all():
            open_rounds = [
                review
                for review in draft.reviews.all()
                if review.state == ReviewState.OPEN
            ]
            assert len(open_rounds) == (1 if draft.state == "in_review" else 0)
            for review in open_rounds:
                steps = [s for s in review.steps.all() if s.state == StepState.OPEN]
                assert len(steps) == 1


def _approving(revision: Revision) -> Review:
    return revision.draft.reviews.get(
        state=ReviewState.APPROVED, revision__digest=revision.digest
    )


def _same_text(revision: Revision) -> set[int]:
    same = Revision.objects.filter(draft=revision.draft, digest=revision.digest)
    return set(same.values_list("pk", flat=True))
