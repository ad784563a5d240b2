"""Who may decide a review task; the same for everybody, superusers included."""

from django.utils.translation import gettext_lazy as _

from articles.access import standing
from articles.access.acts import PASSWORD_REFUSAL
from articles.access.namesakes import is_namesake
from articles.access.reviewing import POST_REFUSAL
from articles.models import Assignment
from articles.refusal import YES, Answer, no
from articles.workflow import DECIDED, RULES, Act, DraftState, StepState, TaskState
from staff.models import User

ALREADY = {
    TaskState.APPROVED: _("You have already approved this text."),
    TaskState.RETURNED: _("You have already sent this text back."),
    TaskState.WAITING: _("An earlier stage has not decided yet."),
    TaskState.REASSIGNED: _("This task was given to somebody else."),
    TaskState.LAPSED: _("This task has lapsed: the round went on without it."),
}


def may_open_task(user: User, task: Assignment) -> bool:
    """Whether `user` may read the text of this task.

    A pending task shows the text to decide on, a decided one shows it read-only.
    """
    return (
        user.is_active
        and task.reviewer_id == user.pk
        and task.state in {TaskState.PENDING, *DECIDED}
    )


def may_decide(user: User, task: Assignment) -> Answer:
    """Whether `user` may approve or send back now.

    1. the task is his, pending, in the open step of a draft in review;
    2. he is an active person and chose his password himself;
    3. he had no part in writing the text, and no name in its by-line may be his;
    4. he decided in no other stage of this round, carried approvals counted.
    """
    if task.reviewer_id != user.pk:
        return no(_("This task is not yours."))
    if not user.is_active:
        return no(_("This account is no longer active."))
    if task.state != TaskState.PENDING:
        return no(ALREADY[TaskState(task.state)])
    if (
        task.step.state != StepState.OPEN
        or task.step.review.draft.state != DraftState.IN_REVIEW
    ):
        return no(RULES[Act.APPROVE].refusal)
    return _is_impartial(user, task)


def _is_impartial(user: User, task: Assignment) -> Answer:
    draft = task.step.review.draft
    if user.kind != User.Kind.PERSON:
        return no(POST_REFUSAL)
    if not user.password_is_own:
        return no(PASSWORD_REFUSAL)
    if standing.is_author(user, draft):
        return no(
            _("You had a part in writing this text, so somebody else must decide.")
        )
    if is_namesake(user, draft):
        return no(_("The by-line prints your name, so somebody else must decide."))
    elsewhere = Assignment.objects.filter(
        step__review=task.step.review_id, reviewer=user, state__in=DECIDED
    ).exclude(step=task.step_id)
    if elsewhere.exists():
        return no(_("You have already decided in another stage of this round."))
    return YES
