"""Submitting, submitting again, recalling."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions
from articles.actions import Named, Submission, Text
from articles.models import (
    ArticleUserObjectPermission,
    Assignment,
    Event,
    Review,
    Step,
)
from articles.refusal import Refused, Stale
from articles.workflow import (
    CreditRole,
    DraftState,
    ReviewState,
    StepState,
    TaskState,
)
from staff.models import Absence
from tests.support.newsroom import Newsroom, person, reporter


def _granted(newsroom: Newsroom) -> set[str]:
    rows = ArticleUserObjectPermission.objects.select_related("user")
    return {row.user.name for row in rows}


def _states(review: Review) -> list[str]:
    tasks = Assignment.objects.filter(step__review=review).order_by("step__position")
    return [task.state for task in tasks]


def _time_given(step: Step) -> timedelta:
    assert step.due_at is not None
    assert step.opened_at is not None
    return step.due_at - step.opened_at


def test_submitting_asks_the_first_stage_and_lets_the_others_wait(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()

    review = newsroom.submit(draft)

    draft.refresh_from_db()
    assert draft.state == DraftState.IN_REVIEW
    assert (review.number, review.revision.number) == (1, 1)
    assert _states(review) == [TaskState.PENDING, TaskState.WAITING, TaskState.WAITING]
    first = review.steps.get(state=StepState.OPEN)
    assert _time_given(first) == timedelta(hours=24)
    assert _granted(newsroom) == {"审稿1"}
    assert Event.objects.filter(draft=draft, act="submit").count() == 1


def test_an_urgent_text_uses_the_urgent_hours_and_as_many_people(
    newsroom: Newsroom,
) -> None:
    review = newsroom.submit(newsroom.draft(), urgent_reason="台风今晚登陆")
    first = review.steps.get(state=StepState.OPEN)
    assert review.urgent
    assert _time_given(first) == timedelta(hours=4)
    assert len(_states(review)) == 3


def test_a_text_with_gaps_is_refused_with_every_gap_named(newsroom: Newsroom) -> None:
    body = '<p>他说：“<q data-id="q1">今年一定通水没有问题。</q>”</p>'
    draft = newsroom.draft(headline="", body=body, is_reprint=True, source="")

    with pytest.raises(Refused) as refused:
        newsroom.submit(draft)

    assert refused.value.sentences == [
        "The headline is missing.",
        "Nobody is named as the speaker of “今年一定通水没有问题。”.",
        "A reprint names its source.",
        "A reprint names the original title.",
        "A reprint names the original author.",
        "A reprint names a responsible editor.",
    ]
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT


def test_an_author_cannot_be_picked(newsroom: Newsroom) -> None:
    draft = newsroom.draft(credits=(reporter(newsroom.reviewers[1]),))
    extra = person("R4", "审稿4", "reviewer")
    with pytest.raises(Refused) as refused:
        newsroom.submit(draft)
    assert str(refused.value) == (
        "复审: 审稿2 cannot be picked. Had a part in writing this text."
    )
    first, _, third = newsroom.reviewers
    newsroom.submit(draft, people=newsroom.picks(newsroom.three, first, extra, third))


def test_whose_name_the_by_line_prints_as_from_outside_cannot_be_picked(
    newsroom: Newsroom,
) -> None:
    outside = Named(CreditRole.REPORTER, newsroom.reviewers[0].name)
    draft = newsroom.draft(credits=(outside,))
    with pytest.raises(Refused) as refused:
        newsroom.submit(draft)
    assert str(refused.value) == (
        "初审: 审稿1 cannot be picked. "
        "The by-line prints this name as one from outside."
    )


def test_a_name_in_the_by_line_of_a_reprint_bars_nobody(newsroom: Newsroom) -> None:
    outside = Named(CreditRole.REPORTER, newsroom.reviewers[0].name)
    editor = Named(CreditRole.EDITOR, newsroom.editor.name, newsroom.editor.pk)
    draft = newsroom.draft(
        credits=(outside, editor),
        is_reprint=True,
        original_title="水闸",
        original_author="别人",
    )
    newsroom.submit(draft)
    assert newsroom.task(draft).reviewer == newsroom.reviewers[0]


def test_nobody_can_be_picked_for_two_stages(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    one, two, _ = newsroom.reviewers
    with pytest.raises(Refused) as refused:
        newsroom.submit(draft, people=newsroom.picks(newsroom.three, one, two, one))
    assert str(refused.value) == "审稿1 is picked for 初审 and for 终审."


def test_somebody_picked_twice_for_a_stage_is_asked_once(newsroom: Newsroom) -> None:
    one, two, three = newsroom.reviewers
    people = newsroom.picks(newsroom.three, [one, one], two, three)
    review = newsroom.submit(newsroom.draft(), people=people)
    assert len(_states(review)) == 3


def test_a_stage_without_anybody_is_refused(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    one, two, _ = newsroom.reviewers
    with pytest.raises(Refused) as refused:
        newsroom.submit(draft, people=newsroom.picks(newsroom.three, one, two))
    assert str(refused.value) == "Pick somebody for 终审."


def test_stages_that_compete_for_one_person_are_named(newsroom: Newsroom) -> None:
    only = newsroom.reviewers[0]
    for stage in newsroom.quick.stages.all():
        stage.people.add(only)
    newsroom.channel.default_route = newsroom.quick
    newsroom.channel.save()

    with pytest.raises(Refused, match="not enough different people for 初审、终审"):
        newsroom.submit(newsroom.draft(), route=newsroom.quick)


def test_people_on_leave_and_deactivated_people_cannot_be_picked(
    newsroom: Newsroom,
) -> None:
    away, gone, _third = newsroom.reviewers
    today = timezone.localdate()
    Absence.objects.create(user=away, first_day=today, last_day=today)
    gone.is_active = False
    gone.save()

    with pytest.raises(Refused) as refused:
        newsroom.submit(newsroom.draft())

    assert refused.value.sentences == [
        "初审: 审稿1 cannot be picked. Is on leave today.",
        "复审: 审稿2 cannot be picked. The account is no longer active.",
    ]


def test_only_a_chief_takes_another_route_than_the_channels(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    with pytest.raises(Refused, match="This route is not open to you"):
        newsroom.submit(draft, route=newsroom.quick)
    review = newsroom.submit(draft, route=newsroom.quick, by=newsroom.chief)
    assert review.steps.count() == 2


def test_a_text_saved_after_the_form_was_opened_is_not_submitted(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    text = replace(Text.of(draft), headline="另一个标题")
    actions.save(draft.pk, by=newsroom.chief, version=1, text=text)
    choice = Submission(newsroom.three, newsroom.picks(newsroom.three))
    with pytest.raises(Stale, match="saved this draft after you opened it"):
        actions.submit(draft.pk, by=newsroom.editor, version=1, choice=choice)


def test_recalling_lapses_the_tasks_and_takes_the_rights_back(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    review = newsroom.submit(draft)

    actions.recall(draft.pk, by=newsroom.editor)

    draft.refresh_from_db()
    review.refresh_from_db()
    assert (draft.state, review.state) == (DraftState.DRAFT, ReviewState.RECALLED)
    assert set(_states(review)) == {TaskState.LAPSED}
    assert _granted(newsroom) == set()


def test_an_approved_text_recalled_is_reviewed_from_the_start(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.approved()
    actions.recall(draft.pk, by=newsroom.editor)

    review = newsroom.submit(draft)

    assert review.number == 2
    assert _states(review) == [TaskState.PENDING, TaskState.WAITING, TaskState.WAITING]


def test_an_unchanged_text_keeps_the_approvals_before_the_return(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    first = newsroom.approve(draft)
    newsroom.send_back(draft)

    _, second, third = newsroom.reviewers
    stages = list(newsroom.three.stages.all())
    review = newsroom.submit(
        draft, people={stages[1].pk: [second.pk], stages[2].pk: [third.pk]}
    )

    assert _states(review) == [
        TaskState.APPROVED,
        TaskState.PENDING,
        TaskState.WAITING,
    ]
    carried = Assignment.objects.get(step__review=review, state=TaskState.APPROVED)
    assert carried.carried_from == first
    assert _granted(newsroom) == {"审稿2"}


def test_a_carried_approver_cannot_be_picked_for_a_later_stage(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft)
    first, second, _ = newsroom.reviewers
    stages = list(newsroom.three.stages.all())
    with pytest.raises(Refused) as refused:
        newsroom.submit(
            draft, people={stages[1].pk: [second.pk], stages[2].pk: [first.pk]}
        )
    assert str(refused.value) == (
        "终审: 审稿1 cannot be picked. Decides in another stage of this round."
    )


def test_a_changed_text_starts_from_the_first_stage(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft)
    draft.refresh_from_db()
    text = replace(Text.of(draft), headline="望坪水闸提前合龙")
    actions.save(draft.pk, by=newsroom.editor, version=1, text=text)

    review = newsroom.submit(draft)

    assert review.revision.number == 2
    assert _states(review) == [TaskState.PENDING, TaskState.WAITING, TaskState.WAITING]


def test_a_route_changed_meanwhile_starts_from_the_first_stage(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft)
    newsroom.three.stages.filter(position=1).update(quorum="any")

    review = newsroom.submit(draft)

    assert _states(review)[0] == TaskState.PENDING
