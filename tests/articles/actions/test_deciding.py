"""Approving and sending back."""

import pytest

from articles import actions, tokens
from articles.actions import Named
from articles.models import (
    ArticleUserObjectPermission,
    Assignment,
    Authorship,
    Draft,
    Event,
    Review,
)
from articles.refusal import Refused, TextChanged
from articles.workflow import (
    CreditRole,
    DraftState,
    ReviewState,
    StepState,
    TaskState,
)
from staff.models import Department, Membership, User
from tests.support.newsroom import Newsroom, person


@pytest.fixture
def draft(newsroom: Newsroom) -> Draft:
    """A text that waits at the first stage."""
    draft = newsroom.draft()
    newsroom.submit(draft)
    return draft


def _unchanged(draft: Draft) -> None:
    """The text still waits at the first stage and nobody has decided anything."""
    draft.refresh_from_db()
    assert draft.state == DraftState.IN_REVIEW
    assert not Assignment.objects.exclude(decided_at=None).exists()
    assert not Event.objects.filter(act__in=["approve", "send_back"]).exists()


def test_each_approval_opens_the_next_stage_and_the_last_one_approves(
    newsroom: Newsroom, draft: Draft
) -> None:
    names = []
    for _stage in range(3):
        names.append(newsroom.task(draft).reviewer.name)
        newsroom.approve(draft)

    draft.refresh_from_db()
    review = Review.objects.get()
    assert names == ["审稿1", "审稿2", "审稿3"]
    assert (draft.state, review.state) == (DraftState.APPROVED, ReviewState.APPROVED)
    assert not ArticleUserObjectPermission.objects.exists()
    assert Event.objects.filter(act="approve").count() == 3


def test_a_decision_keeps_name_department_and_post_of_the_moment(
    newsroom: Newsroom, draft: Draft
) -> None:
    reviewer = newsroom.reviewers[0]
    reviewer.post = "责任编辑"
    reviewer.save()
    desk = Department.objects.create(name="审校中心")
    Membership.objects.create(user=reviewer, department=desk, is_main=True)

    task = newsroom.approve(draft)
    reviewer.name = "改了名"
    reviewer.save()

    task.refresh_from_db()
    assert (task.decided_name, task.decided_department, task.decided_post) == (
        "审稿1",
        "审校中心",
        "责任编辑",
    )


def test_all_of_a_joint_stage_must_approve(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    one, two, three = newsroom.reviewers
    other = person("R4", "审稿4", "reviewer")
    people = newsroom.picks(newsroom.three, [one, other], two, three)
    newsroom.submit(draft, people=people)

    newsroom.approve(draft, by=one)
    assert newsroom.task(draft).reviewer == other
    newsroom.approve(draft, by=other)
    assert newsroom.task(draft).reviewer == two


def test_one_of_an_either_stage_is_enough_and_the_rest_lapse(
    newsroom: Newsroom,
) -> None:
    newsroom.three.stages.filter(position=1).update(quorum="any")
    draft = newsroom.draft()
    one, two, three = newsroom.reviewers
    other = person("R4", "审稿4", "reviewer")
    people = newsroom.picks(newsroom.three, [one, other], two, three)
    newsroom.submit(draft, people=people)

    newsroom.approve(draft, by=other)

    assert newsroom.task(draft).reviewer == two
    assert Assignment.objects.get(reviewer=one).state == TaskState.LAPSED


def test_sending_back_ends_the_round_and_gives_the_reason(
    newsroom: Newsroom, draft: Draft
) -> None:
    newsroom.approve(draft)
    newsroom.send_back(draft, opinion="第二段的数字没有出处")

    draft.refresh_from_db()
    review = Review.objects.get()
    assert (draft.state, review.state) == (DraftState.RETURNED, ReviewState.RETURNED)
    assert list(review.steps.values_list("state", flat=True)) == [
        StepState.APPROVED,
        StepState.RETURNED,
        StepState.LAPSED,
    ]
    event = Event.objects.get(act="send_back")
    assert event.details["opinion"] == "第二段的数字没有出处"
    assert not ArticleUserObjectPermission.objects.exists()


@pytest.mark.parametrize("opinion", ["", "  \n　"])
def test_sending_back_needs_a_reason(
    newsroom: Newsroom, draft: Draft, opinion: str
) -> None:
    with pytest.raises(Refused) as refused:
        newsroom.send_back(draft, opinion=opinion)
    assert str(refused.value) == (
        "Write why you send it back; the authors work from that."
    )
    _unchanged(draft)


def test_an_opinion_of_a_megabyte_is_refused(newsroom: Newsroom, draft: Draft) -> None:
    with pytest.raises(Refused, match="has at most 5000 characters; this one has 100"):
        newsroom.send_back(draft, opinion="长" * 1_000_000)
    _unchanged(draft)


def test_nobody_approves_twice(newsroom: Newsroom, draft: Draft) -> None:
    task = newsroom.task(draft)
    token = newsroom.token(task)
    actions.approve(task.pk, by=task.reviewer, token=token)
    with pytest.raises(Refused) as refused:
        actions.approve(task.pk, by=task.reviewer, token=token)
    assert str(refused.value) == "You have already approved this text."
    assert Event.objects.filter(act="approve").count() == 1


def test_a_superuser_cannot_decide_somebody_elses_task(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    token = tokens.mint(task, newsroom.admin, Review.objects.get().revision.digest)
    with pytest.raises(Refused) as refused:
        actions.approve(task.pk, by=newsroom.admin, token=token)
    assert str(refused.value) == "This task is not yours."
    _unchanged(draft)


def test_a_text_never_opened_cannot_be_decided(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    other = newsroom.token(task, by=newsroom.reviewers[1])
    for token in ["", "x", "WzEsMl0:x", other]:
        with pytest.raises(Refused) as refused:
            actions.approve(task.pk, by=task.reviewer, token=token)
        assert str(refused.value) == (
            "Open the text on its review page before you decide."
        )
    _unchanged(draft)


def test_a_decision_about_another_text_is_refused_with_the_present_one(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    token = tokens.mint(task, task.reviewer, "0" * 64)
    with pytest.raises(TextChanged) as refused:
        actions.approve(task.pk, by=task.reviewer, token=token)
    assert refused.value.current == Review.objects.get().revision
    assert refused.value.seen == "0" * 64
    _unchanged(draft)


def test_a_waiting_reviewer_cannot_decide_before_his_stage(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = Assignment.objects.get(reviewer=newsroom.reviewers[2])
    with pytest.raises(Refused) as refused:
        actions.approve(task.pk, by=task.reviewer, token=newsroom.token(task))
    assert str(refused.value) == "An earlier stage has not decided yet."
    _unchanged(draft)


def test_somebody_deactivated_meanwhile_cannot_decide(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    token = newsroom.token(task)
    by = task.reviewer
    type(by).objects.filter(pk=by.pk).update(is_active=False)
    with pytest.raises(Refused) as refused:
        actions.approve(task.pk, by=by, token=token)
    assert str(refused.value) == "This account is no longer active."
    _unchanged(draft)


def test_somebody_whose_password_another_set_cannot_decide(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    by = task.reviewer
    by.set_password("set-by-the-admin-1")
    by.save()
    with pytest.raises(Refused, match="Your password was set by somebody else"):
        actions.approve(task.pk, by=by, token=newsroom.token(task))
    _unchanged(draft)


def test_somebody_who_became_an_author_cannot_decide(
    newsroom: Newsroom, draft: Draft
) -> None:
    task = newsroom.task(draft)
    Authorship.objects.create(
        draft=draft, user=task.reviewer, part="writer", at=task.assigned_at
    )
    with pytest.raises(Refused, match="You had a part in writing this text"):
        newsroom.approve(draft)
    _unchanged(draft)


def test_somebody_who_decided_an_earlier_stage_cannot_decide_again(
    newsroom: Newsroom, draft: Draft
) -> None:
    newsroom.approve(draft)
    task = newsroom.task(draft)
    first = newsroom.reviewers[0]
    Assignment.objects.filter(pk=task.pk).update(reviewer=first)
    with pytest.raises(Refused, match="already decided in another stage"):
        newsroom.approve(draft)


def test_a_lapsed_task_cannot_be_decided(newsroom: Newsroom, draft: Draft) -> None:
    task = newsroom.task(draft)
    token = newsroom.token(task)
    actions.recall(draft.pk, by=newsroom.editor)
    with pytest.raises(Refused) as refused:
        actions.approve(task.pk, by=task.reviewer, token=token)
    assert str(refused.value) == ("This task has lapsed: the round went on without it.")


def test_somebody_renamed_to_a_name_of_the_by_line_does_not_decide(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft(credits=(Named(CreditRole.REPORTER, "外来"),))
    newsroom.submit(draft)
    reviewer = newsroom.reviewers[0]
    reviewer.name = "外来"
    reviewer.save()
    with pytest.raises(Refused) as refused:
        newsroom.approve(draft)
    assert str(refused.value) == (
        "The by-line prints your name, so somebody else must decide."
    )
    _unchanged(draft)


def test_an_account_made_a_post_account_meanwhile_does_not_decide(
    newsroom: Newsroom, draft: Draft
) -> None:
    reviewer = newsroom.reviewers[0]
    reviewer.kind = User.Kind.ROLE
    reviewer.save()
    with pytest.raises(Refused) as refused:
        newsroom.approve(draft)
    assert str(refused.value) == (
        "A post account cannot review: a decision carries a person's name."
    )
    _unchanged(draft)
