"""送审, 再次送审 and 撤回送审 at the desk."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import actions
from articles.actions import Text
from articles.admin.whereabouts import clock
from articles.models import Assignment, Draft, Event, Review, Route
from articles.workflow import DraftState, ReviewState, TaskState
from staff.models import User
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.reading_pages import mistakes, page, said
from tests.support.newsroom import Newsroom, person, reporter


def _url(draft: Draft, name: str = "submit") -> str:
    return reverse(f"admin:articles_article_{name}", args=[draft.article_id])


def _posted(
    newsroom: Newsroom, draft: Draft, *people: User, route: Route | None = None
) -> dict[str, Any]:
    """What the form would post: a reviewer a stage, in order."""
    draft.refresh_from_db()
    route = route or newsroom.three
    picks = newsroom.picks(route, *people)
    return {
        "route": route.pk,
        f"version-{draft.pk}": draft.version,
        **{f"stage-{stage}": ids for stage, ids in picks.items()},
    }


@pytest.fixture
def editor(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The editor's browser."""
    return sign_in(newsroom.editor)


def _returned(newsroom: Newsroom) -> Draft:
    """Approved by 初审, sent back by 复审."""
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft)
    draft.refresh_from_db()
    return draft


def test_the_page_has_a_picker_and_the_facts_of_every_stage(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    response = editor.get(_url(draft))
    shown = page(response)
    assert [pane.stage.name for pane in response.context["form"].panes()] == [
        "初审",
        "复审",
        "终审",
    ]
    assert "everyone (joint sign-off) · 24 hours · 4 hours if urgent" in shown
    assert "May be asked: everybody" in shown
    assert "三审 the route of 要闻" in shown
    stage = newsroom.three.stages.all()[0]
    assert f'data-subject="{stage.pk}:{draft.pk}"' in response.content.decode()
    assert 'data-place="stage"' in response.content.decode()


def test_submitting_says_who_has_the_text_and_until_when(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()

    response = editor.post(_url(draft), _posted(newsroom, draft))

    review = Review.objects.get()
    due = review.steps.get(position=1).due_at
    assert due is not None
    assert response.status_code == 302
    assert said(response) == [
        f"“望坪水闸合龙” is in review, round 1. 初审: 审稿1, until {clock(due)}."
    ]
    assert (review.route, review.submitted_by) == (newsroom.three, newsroom.editor)
    states = Assignment.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == [TaskState.PENDING, TaskState.WAITING, TaskState.WAITING]
    event = Event.objects.latest("id")
    assert (event.act, event.actor) == ("submit", newsroom.editor)


def test_an_urgent_text_says_why(newsroom: Newsroom, editor: Client) -> None:
    draft = newsroom.draft()
    data = _posted(newsroom, draft) | {"urgent": "on", "urgent_reason": " "}
    refused = editor.post(_url(draft), data)
    assert mistakes(refused).endswith("Why it is urgent Say why it is urgent.")
    assert not Review.objects.exists()

    editor.post(_url(draft), data | {"urgent_reason": "台风今晚登陆"})

    review = Review.objects.get()
    assert (review.urgent, review.urgent_reason) == (True, "台风今晚登陆")


def test_a_reason_without_the_tick_makes_nothing_urgent(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    editor.post(_url(draft), _posted(newsroom, draft) | {"urgent_reason": "台风"})
    assert Review.objects.get().urgent is False


def test_a_text_with_gaps_gets_their_list_and_no_form(
    newsroom: Newsroom, editor: Client
) -> None:
    body = '<p>他说：“<q data-id="q1">今年一定通水没有问题。</q>”</p>'
    draft = newsroom.draft(headline="", body=body)
    for response in (
        editor.get(_url(draft)),
        editor.post(_url(draft), _posted(newsroom, draft)),
    ):
        html = response.content.decode()
        form = _url(draft, "change")
        assert f'<a href="{form}#field-headline">The headline is missing.</a>' in html
        assert f'href="{form}#body-q1"' in html
        assert "people-picker" not in html
    assert not Review.objects.exists()


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("nobody for a stage", {"stage": []}, "复审 Pick somebody for 复审."),
    (
        "an author",
        {"stage": "author"},
        "复审 作者戊 (W1) cannot be chosen: Had a part in writing this text.",
    ),
    (
        "a person of another stage",
        {"stage": "first"},
        "审稿1 is picked for 初审 and for 复审.",
    ),
    ("words for an id", {"stage": ["x"]}, "复审 Reload the page and choose again."),
    (
        "an id of nobody",
        {"stage": ["987654"]},
        "复审 Somebody you chose no longer exists. Choose again.",
    ),
    (
        "no version",
        {"version": None},
        "Somebody saved this draft after you opened it. Read it, then submit.",
    ),
    (
        "a version of words",
        {"version": "one"},
        "Somebody saved this draft after you opened it. Read it, then submit.",
    ),
    (
        "an old version",
        {"version": "0"},
        "Somebody saved this draft after you opened it. Read it, then submit.",
    ),
    (
        "a reason beyond its length",
        {"urgent_reason": "急" * 201},
        "Why it is urgent Ensure this value has at most 200 characters (it has 201).",
    ),
]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [row[1:] for row in REFUSALS],
    ids=[row[0] for row in REFUSALS],
)
def test_a_refused_submission_says_why_and_keeps_what_was_chosen(
    newsroom: Newsroom, editor: Client, changes: dict[str, Any], sentence: str
) -> None:
    author = person("W1", "作者戊", "reviewer")
    draft = newsroom.draft(credits=(reporter(author),))
    data = _posted(newsroom, draft)
    second = f"stage-{newsroom.three.stages.all()[1].pk}"
    people = {"author": [author.pk], "first": [newsroom.reviewers[0].pk]}
    for name, value in changes.items():
        key = {"stage": second, "version": f"version-{draft.pk}"}.get(name, name)
        data[key] = people.get(value, value) if isinstance(value, str) else value
    data = {name: value for name, value in data.items() if value is not None}

    response = editor.post(_url(draft), data)

    assert response.status_code == 200
    assert mistakes(response).endswith(sentence)
    third = newsroom.reviewers[2]
    assert f'value="{third.pk}" data-name="审稿3"' in response.content.decode()
    assert response.context["form"].data.getlist(
        f"stage-{newsroom.three.stages.all()[2].pk}"
    ) == [str(third.pk)]
    assert not Review.objects.exists()
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT


def test_more_than_twenty_people_for_a_stage_are_refused(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    crowd = [person(f"X{n}", f"审稿员{n}", "reviewer") for n in range(21)]
    data = _posted(newsroom, draft)
    data[f"stage-{newsroom.three.stages.all()[0].pk}"] = [one.pk for one in crowd]
    response = editor.post(_url(draft), data)
    assert mistakes(response).endswith(
        "初审 At most 20 people can be chosen here, not 21."
    )


def test_after_a_save_meanwhile_the_form_takes_the_new_version(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    data = _posted(newsroom, draft)
    text = replace(Text.of(draft), headline="另一个标题")
    actions.save(draft.pk, by=newsroom.chief, version=1, text=text)
    refused = editor.post(_url(draft), data)
    assert f'name="version-{draft.pk}" value="2"' in refused.content.decode()


def test_only_a_chief_chooses_the_route(newsroom: Newsroom, sign_in: SignIn) -> None:
    draft = newsroom.draft()
    editor, chief = sign_in(newsroom.editor), sign_in(newsroom.chief)
    quick = f"{_url(draft)}?route={newsroom.quick.pk}"

    shown = chief.get(quick)
    assert [pane.stage.name for pane in shown.context["form"].panes()] == [
        "初审",
        "终审",
    ]
    for response in (
        editor.get(quick),
        editor.post(_url(draft), _posted(newsroom, draft, route=newsroom.quick)),
    ):
        assert said(response)[-1] == "This route is not open to you for this channel."
    assert not Review.objects.exists()

    chief.post(_url(draft), _posted(newsroom, draft, route=newsroom.quick))
    assert Review.objects.get().route == newsroom.quick


def test_a_route_without_stages_is_said_so(newsroom: Newsroom, editor: Client) -> None:
    newsroom.channel.default_route = Route.objects.create(name="空")
    newsroom.channel.save()
    response = editor.get(_url(newsroom.draft()))
    assert said(response) == [
        (
            "The channel's review route has no stages, so nobody could be asked. "
            "Tell a desk chief."
        )
    ]


def test_a_returned_text_unchanged_says_that_approvals_hold(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = _returned(newsroom)

    response = editor.get(_url(draft))

    shown = page(response)
    assert "审稿2 sent it back (复审)" in shown
    assert "请补充工期依据" in shown
    assert (
        "The text is the one of round 1: the approval of 初审 holds, and 复审 decides "
        "next."
    ) in shown
    kept, second, third = response.context["form"].panes()
    assert (kept.field, [task.decided_name for task in kept.carried]) == (
        None,
        ["审稿1"],
    )
    assert second.field.value() == [str(newsroom.reviewers[1].pk)]
    assert third.field.value() == [str(newsroom.reviewers[2].pk)]

    _, two, three = newsroom.three.stages.all()
    _, second_one, third_one = newsroom.reviewers
    data = {
        f"version-{draft.pk}": draft.version,
        f"stage-{two.pk}": [second_one.pk],
        f"stage-{three.pk}": [third_one.pk],
    }
    response = editor.post(_url(draft), data)
    review = Review.objects.get(number=2)
    assert review.steps.get(position=1).state == "approved"
    assert said(response)[0].startswith("“望坪水闸合龙” is in review, round 2. 复审:")


def test_a_returned_text_changed_says_that_every_stage_decides(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = _returned(newsroom)
    text = replace(Text.of(draft), headline="望坪水闸提前合龙")
    actions.save(draft.pk, by=newsroom.editor, version=draft.version, text=text)
    response = editor.get(_url(draft))
    assert (
        "The text was changed since round 1, so every stage decides, from the first on."
    ) in page(response)
    assert all(pane.field for pane in response.context["form"].panes())


def test_a_route_changed_since_says_that_every_stage_decides(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = _returned(newsroom)
    newsroom.three.stages.filter(position=1).update(quorum="any")
    assert (
        "The route or an approver's part in the text is not what it was in round 1, so "
        "every stage decides, from the first on."
    ) in page(editor.get(_url(draft)))


def test_a_text_returned_by_the_first_stage_goes_there_again(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.send_back(draft)
    assert "It was sent back by the first stage, which decides again." in page(
        editor.get(_url(draft))
    )


def test_people_of_the_last_round_who_left_are_not_proposed(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = _returned(newsroom)
    gone = newsroom.reviewers[2]
    gone.is_active = False
    gone.save()
    *_, third = editor.get(_url(draft)).context["form"].panes()
    assert third.field.value() == []


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (
            "publisher",
            (
                "Only the article's owner, its co-editors and the channel's desk chief "
                "may do this."
            ),
        ),
        ("editor", "Only a draft can be submitted for review."),
    ],
)
def test_who_may_not_submit_is_told_why(
    newsroom: Newsroom, sign_in: SignIn, who: str, sentence: str
) -> None:
    draft = newsroom.draft()
    if who == "editor":
        newsroom.submit(draft)
    user = newsroom.editor if who == "editor" else person("P1", "签发", "publisher")
    client = sign_in(user)
    for response in (
        client.get(_url(draft)),
        client.post(_url(draft), _posted(newsroom, draft)),
    ):
        assert said(response)[:1] == [sentence]
    assert Review.objects.count() == (1 if who == "editor" else 0)


def test_a_reviewer_does_not_reach_the_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    client = sign_in(newsroom.reviewers[0])
    for name in ("submit", "recall", "publish"):
        assert client.get(_url(draft, name)).status_code == 404
        assert client.post(_url(draft, name)).status_code == 404


def test_recalling_asks_first_and_says_who_need_not_decide(
    newsroom: Newsroom, editor: Client
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    assert "审稿1 need not decide any more." in page(editor.get(_url(draft, "recall")))
    draft.refresh_from_db()
    assert draft.state == DraftState.IN_REVIEW

    response = editor.post(_url(draft, "recall"))

    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT
    assert Review.objects.get().state == ReviewState.RECALLED
    assert said(response) == [
        "“望坪水闸合龙” is a draft again; nobody is asked to review it any more."
    ]
    assert Event.objects.latest("id").act == "recall"

    assert said(editor.post(_url(draft, "recall")))[-1] == (
        "Only a draft in review, or approved and not published, can be recalled."
    )


def test_recalling_an_approved_text_says_what_is_lost(
    newsroom: Newsroom, editor: Client
) -> None:
    shown = page(editor.get(_url(newsroom.approved(), "recall")))
    assert (
        "Every stage has approved it. Taken back, it must be reviewed again from the "
        "first stage on."
    ) in shown
