"""批量指派审稿人: many drafts, one choice of people per stage and route."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from articles.models import Channel, Draft, Event, Review, Stage
from articles.workflow import DraftState
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.reading_pages import mistakes, page, said
from tests.support.newsroom import Newsroom, person, reporter

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = "/admin/articles/article/assign/"
LIST = "/admin/articles/article/"
SIDE = (
    "Only the article's owner, its co-editors and the channel's desk chief may do this."
)
STALE = "Somebody saved this draft after you opened it. Read it, then submit."


@pytest.fixture
def editor(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The editor's browser."""
    return sign_in(newsroom.editor)


@pytest.fixture
def sport(newsroom: Newsroom) -> Channel:
    """A second channel, whose route is 快审."""
    return Channel.objects.create(
        name="体育", slug="sport", default_route=newsroom.quick
    )


def _ids(*drafts: Draft) -> str:
    return ",".join(str(draft.article_id) for draft in drafts)


def _posted(newsroom: Newsroom, *drafts: Draft) -> dict[str, Any]:
    """A reviewer a stage on every route, for these drafts as they are now."""
    data: dict[str, Any] = {"ids": _ids(*drafts)}
    for draft in drafts:
        draft.refresh_from_db()
        data[f"version-{draft.pk}"] = draft.version
    for route in (newsroom.three, newsroom.quick):
        for stage, people in newsroom.picks(route).items():
            data[f"route-{route.pk}-stage-{stage}"] = people
    return data


def _choose(client: Client, *drafts: Draft) -> "Response":
    return client.post(
        LIST,
        {
            "action": "assign_reviewers",
            "_selected_action": [draft.article_id for draft in drafts],
        },
    )


def test_the_action_of_the_list_leads_to_the_page(
    newsroom: Newsroom, editor: Client
) -> None:
    one, two = newsroom.draft(), newsroom.draft()
    response = _choose(editor, one, two)
    assert response.status_code == 302
    asked = response["Location"].removeprefix(f"{URL}?ids=").split(",")
    assert sorted(asked) == sorted([str(one.article_id), str(two.article_id)])
    assert editor.get(response["Location"]).status_code == 200


def test_a_reviewer_is_not_offered_the_action(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.submit(newsroom.draft())
    shown = sign_in(newsroom.reviewers[0]).get(LIST).content.decode()
    assert "assign_reviewers" not in shown


def test_drafts_stand_below_their_routes_with_a_picker_a_stage(
    newsroom: Newsroom, sport: Channel, editor: Client
) -> None:
    news, more = newsroom.draft(headline="要闻一"), newsroom.draft(headline="要闻二")
    game = newsroom.draft(headline="球赛", channel=sport)
    response = editor.get(f"{URL}?ids={_ids(news, more, game)}")
    forms = response.context["forms"]
    assert [
        (form.plan.route.name, [str(draft) for draft in form.plan.drafts])
        for form in forms
    ] == [("三审", ["要闻一", "要闻二"]), ("快审", ["球赛"])]
    first = newsroom.three.stages.all()[0]
    html = response.content.decode()
    assert f'data-subject="{first.pk}:{news.pk},{more.pk}"' in html
    assert html.count("data-people-picker") == 5


def test_every_draft_is_submitted_with_the_same_people(
    newsroom: Newsroom, sport: Channel, editor: Client
) -> None:
    news = newsroom.draft(headline="要闻一")
    game = newsroom.draft(headline="球赛", channel=sport)

    response = editor.post(URL, _posted(newsroom, news, game))

    assert response["Location"] == LIST
    (message,) = said(response)
    assert message.startswith("2 stories are in review: “要闻一” 初审: 审稿1, until ")
    assert "“球赛” 初审: 审稿1, until " in message
    assert list(
        Review.objects.order_by("id", "steps__position").values_list(
            "route_name", "steps__tasks__reviewer__name"
        )
    ) == [
        ("三审", "审稿1"),
        ("三审", "审稿2"),
        ("三审", "审稿3"),
        ("快审", "审稿1"),
        ("快审", "审稿2"),
    ]
    assert Event.objects.filter(act="submit").count() == 2


def test_one_reason_makes_all_of_a_route_urgent(
    newsroom: Newsroom, editor: Client
) -> None:
    drafts = [newsroom.draft(), newsroom.draft()]
    prefix = f"route-{newsroom.three.pk}"
    urgent = {f"{prefix}-urgent": "on", f"{prefix}-urgent_reason": "台风"}
    editor.post(URL, _posted(newsroom, *drafts) | urgent)
    reasons = Review.objects.values_list("urgent", "urgent_reason")
    assert list(reasons) == [(True, "台风")] * 2


def test_what_cannot_be_submitted_is_listed_with_the_reason_beforehand(
    newsroom: Newsroom, editor: Client
) -> None:
    fit = newsroom.draft(headline="可送")
    in_review = newsroom.draft(headline="在审")
    newsroom.submit(in_review)
    empty = newsroom.draft(headline="空稿", body="")
    foreign = newsroom.draft(headline="别人的", by=newsroom.chief)
    kept = newsroom.draft(headline="有通过")
    newsroom.submit(kept)
    newsroom.approve(kept)
    newsroom.send_back(kept)

    response = editor.get(f"{URL}?ids={_ids(fit, in_review, empty, foreign, kept)},999")

    assert {
        str(draft): reasons for draft, reasons in response.context["found"].unfit
    } == {
        "在审": ["Only a draft can be submitted for review."],
        "空稿": ["The text is empty."],
        "别人的": [SIDE],
        "有通过": [
            "Approvals of the last round still hold for it; submit it on its own page."
        ],
    }
    shown = page(response)
    assert "No. 999There is no such story, or you may not read it." in shown
    (form,) = response.context["forms"]
    assert [str(draft) for draft in form.plan.drafts] == ["可送"]


def test_a_story_that_the_person_may_not_read_is_as_unknown_as_one_that_is_none(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    reporter_ = person("J1", "记者庚", "reporter")
    secret = newsroom.draft(headline="机密")
    shown = page(sign_in(reporter_).get(f"{URL}?ids={_ids(secret)}"))
    assert "机密" not in shown
    assert "There is no such story, or you may not read it." in shown


def test_a_missing_pick_keeps_everything_and_submits_nothing(
    newsroom: Newsroom, sport: Channel, editor: Client
) -> None:
    news, game = newsroom.draft(), newsroom.draft(channel=sport)
    data = _posted(newsroom, news, game)
    last: Stage = newsroom.quick.stages.all()[1]
    del data[f"route-{newsroom.quick.pk}-stage-{last.pk}"]
    response = editor.post(URL, data)
    assert mistakes(response).endswith("终审 Pick somebody for 终审.")
    assert not Review.objects.exists()
    form, _other = response.context["forms"]
    assert form.is_valid() is True


def test_an_author_of_one_of_them_cannot_be_picked_for_any(
    newsroom: Newsroom, editor: Client
) -> None:
    author = newsroom.reviewers[0]
    drafts = newsroom.draft(), newsroom.draft(credits=(reporter(author),))
    response = editor.post(URL, _posted(newsroom, *drafts))
    assert mistakes(response).endswith(
        "初审 审稿1 (R1) cannot be chosen: Had a part in writing this text."
    )
    assert not Review.objects.exists()


def test_what_is_refused_stays_on_the_page_beside_what_was_sent(
    newsroom: Newsroom, editor: Client
) -> None:
    good, stale = newsroom.draft(headline="好"), newsroom.draft(headline="旧")
    data = _posted(newsroom, good, stale) | {f"version-{stale.pk}": 0}

    response = editor.post(URL, data)

    assert response.status_code == 200
    (row,) = response.context["sent"]
    assert (str(row[0]), row[1].startswith("初审: 审稿1, until ")) == ("好", True)
    (row,) = response.context["refused"]
    assert (str(row[0]), row[1]) == ("旧", [STALE])
    assert STALE in page(response)
    (form,) = response.context["forms"]
    assert [str(draft) for draft in form.plan.drafts] == ["旧"]
    good.refresh_from_db()
    stale.refresh_from_db()
    assert (good.state, stale.state) == (DraftState.IN_REVIEW, DraftState.DRAFT)

    again = _posted(newsroom, stale)
    assert editor.post(URL, again)["Location"] == LIST


@pytest.mark.parametrize("ids", ["", "x", "，", "1;2", "9" * 40, "%00"])
def test_no_numbers_lead_back_to_the_list(editor: Client, ids: str) -> None:
    response = editor.get(f"{URL}?ids={ids}")
    assert said(response) == [
        "Choose stories in the list first, then “Assign reviewers”."
    ]
    assert response["Location"] == LIST


def test_more_than_fifty_are_refused(newsroom: Newsroom, editor: Client) -> None:
    ids = ",".join(str(number) for number in range(1, 52))
    response = editor.get(f"{URL}?ids={ids}")
    assert said(response) == ["Choose at most 50 stories at a time."]
    drafts = [newsroom.draft() for _ in range(51)]
    assert said(_choose(editor, *drafts))[-1] == "Choose at most 50 stories at a time."
