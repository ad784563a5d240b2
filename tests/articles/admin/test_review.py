"""The review page: reading a text, approving it, sending it back."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import actions, document, tokens
from articles.models import Assignment, Draft, Event, Review, Revision
from articles.workflow import DraftState, Quorum, TaskState
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.reading_pages import hidden, mistakes, page, said
from tests.support.newsroom import Newsroom, person

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def _url(task: Assignment) -> str:
    return reverse("admin:articles_assignment_change", args=[task.pk])


def _decide(client: Client, task: Assignment, **data: Any) -> "Response":
    """Open the page, then post its token with `data`."""
    posted = {"token": hidden(client.get(_url(task)), "token"), "opinion": ""}
    return client.post(_url(task), posted | data)


@pytest.fixture
def draft(newsroom: Newsroom) -> Draft:
    """A text in 初审."""
    draft = newsroom.draft()
    newsroom.submit(draft)
    return draft


@pytest.fixture
def first(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The browser of 审稿1, who takes 初审."""
    return sign_in(newsroom.reviewers[0])


def test_the_page_shows_the_text_as_readers_will_see_it(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    response = first.get(_url(newsroom.task(draft)))
    html, shown = response.content.decode(), page(response)
    assert '<article class="story" lang="zh-Hans">' in html
    assert 'href="/static/articles/public/story.css"' in html
    assert '<q id="q-1"' in html
    assert '<a class="said__link" href="#q-1">' in html
    assert "周一帆 镇水务站站长“今年汛期之前一定通水。”" in shown
    assert "Written by编辑甲" in shown.replace(" ", " ").replace(
        "Written by ", "Written by"
    )
    assert "初审 under way · everyone (joint sign-off)" in shown


def test_approving_says_who_has_the_text_next(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)

    response = _decide(first, task, decision="approve", opinion=" 可以\r\n发 ")

    assert response.status_code == 302
    assert response["Location"] == _url(task)
    (message,) = said(response)
    assert message.startswith("You approved “望坪水闸合龙”. 复审: 审稿2, until ")
    assert message.endswith("To my reviews")
    task.refresh_from_db()
    assert (task.state, task.opinion) == (TaskState.APPROVED, "可以\n发")
    event = Event.objects.latest("id")
    assert (event.act, event.actor) == ("approve", newsroom.reviewers[0])


def test_the_last_approval_says_that_a_signature_is_next(
    newsroom: Newsroom, draft: Draft, sign_in: SignIn
) -> None:
    newsroom.approve(draft)
    newsroom.approve(draft)
    client = sign_in(newsroom.reviewers[2])
    response = _decide(client, newsroom.task(draft), decision="approve")
    (message,) = said(response)
    assert message == (
        "You approved “望坪水闸合龙”. Every stage has approved; it waits to be signed. "
        "To my reviews"
    )
    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED


def test_the_first_of_two_joint_approvals_says_who_is_left(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    one, two, three = newsroom.reviewers
    extra = person("R4", "审稿4", "reviewer")
    draft = newsroom.draft()
    people = newsroom.picks(newsroom.three, [one, extra], two, three)
    newsroom.submit(draft, people=people)
    response = _decide(sign_in(one), newsroom.task(draft, one), decision="approve")
    (message,) = said(response)
    assert message == (
        "You approved “望坪水闸合龙”. 1 other person of this stage decides as well. To "
        "my reviews"
    )


def test_sending_back_takes_a_reason(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    refused = _decide(first, task, decision="send_back", opinion="  ")
    assert mistakes(refused).endswith(
        "Opinion Write why you send it back; the authors work from that."
    )
    draft.refresh_from_db()
    assert draft.state == DraftState.IN_REVIEW

    response = _decide(first, task, decision="send_back", opinion="工期缺依据")

    draft.refresh_from_db()
    task.refresh_from_db()
    assert (draft.state, task.state) == (DraftState.RETURNED, TaskState.RETURNED)
    assert task.opinion == "工期缺依据"
    assert said(response)[-1] == (
        "You sent “望坪水闸合龙” back. Its authors see your reason. To my reviews"
    )
    assert Event.objects.latest("id").details["opinion"] == "工期缺依据"


def test_the_message_leads_to_the_next_task_urgent_ones_first(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    newsroom.submit(newsroom.draft(headline="不急"))
    urgent = newsroom.draft(headline="很急<b>")
    newsroom.submit(urgent, urgent_reason="台风")
    task, after = newsroom.task(draft), newsroom.task(urgent)
    assert f'href="{_url(after)}" data-next' in first.get(_url(task)).content.decode()

    response = _decide(first, task, decision="approve")

    assert said(response)[0].endswith("Next: 很急<b>")
    shown = first.get(_url(task)).content.decode()
    assert f'<a href="{_url(after)}">Next: 很急&lt;b&gt;</a>' in shown


def test_a_decided_task_shows_the_own_decision_and_no_form(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    _decide(first, task, decision="approve", opinion="核对过日期")
    response = first.get(_url(task))
    html = response.content.decode()
    assert 'data-decided="approved"' in html
    assert "核对过日期" in html
    assert 'name="token"' not in html


def test_earlier_rounds_are_shown_and_later_ones_are_not(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    old = newsroom.task(draft)
    newsroom.send_back(draft, opinion="第一轮的意见")
    newsroom.submit(draft)
    new = newsroom.task(draft)
    assert "第一轮的意见" in page(first.get(_url(new)))
    newsroom.approve(draft)
    newsroom.send_back(draft, opinion="第二轮的意见")
    assert "第二轮的意见" not in page(first.get(_url(old)))
    assert "第二轮的意见" in page(first.get(_url(new)))


def test_a_decided_page_keeps_the_text_that_was_decided(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    newsroom.send_back(draft)
    draft.refresh_from_db()
    changed = newsroom.text(headline="机密：另一个标题")
    actions.save(draft.pk, by=newsroom.editor, version=draft.version, text=changed)
    extra = person("R4", "审稿4", "reviewer")
    _one, *others = newsroom.reviewers
    newsroom.submit(draft, people=newsroom.picks(newsroom.three, extra, *others))
    assert "机密" not in first.get(_url(task)).content.decode()


def test_nobody_opens_the_task_of_another(
    newsroom: Newsroom, draft: Draft, sign_in: SignIn
) -> None:
    task = newsroom.task(draft)
    for user in (
        newsroom.admin,
        newsroom.chief,
        newsroom.editor,
        newsroom.reviewers[1],
    ):
        client = sign_in(user)
        assert client.get(_url(task)).status_code == 404
        assert client.post(_url(task), {"decision": "approve"}).status_code == 404
    task.refresh_from_db()
    assert task.state == TaskState.PENDING


def test_an_unknown_task_is_not_found(first: Client) -> None:
    for number in ("0", "4711", "9" * 30):
        address = f"/admin/articles/assignment/{number}/change/"
        assert first.get(address).status_code == 404
        assert first.post(address).status_code == 404


OPEN_IT = "Open the text on its review page before you decide."
FORGED: list[tuple[str, dict[str, Any], str]] = [
    ("no token", {"token": ""}, OPEN_IT),
    ("a token of words", {"token": "通过"}, OPEN_IT),
    ("no decision", {"decision": ""}, "Choose whether you approve or send back."),
    ("another decision", {"decision": "x"}, "Choose whether you approve or send back."),
    (
        "a huge opinion",
        {"opinion": "长" * 5001},
        "An opinion has at most 5000 characters; this one has 5001.",
    ),
    (
        "a null character",
        {"opinion": "意\0见"},
        "Null characters are not allowed.",
    ),
]


@pytest.mark.parametrize(
    ("changes", "sentence"), [row[1:] for row in FORGED], ids=[row[0] for row in FORGED]
)
def test_a_forged_form_is_refused_and_what_was_typed_is_kept(
    newsroom: Newsroom,
    draft: Draft,
    first: Client,
    changes: dict[str, Any],
    sentence: str,
) -> None:
    task = newsroom.task(draft)
    data = {"decision": "approve", "opinion": "读过两遍"} | changes
    response = _decide(first, task, **data)
    assert response.status_code == 200
    assert sentence in mistakes(response)
    kept = str(data["opinion"]).replace("\0", "")
    assert kept in response.content.decode().replace("\0", "")
    task.refresh_from_db()
    assert task.state == TaskState.PENDING


def test_a_token_of_another_task_or_person_decides_nothing(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    other = newsroom.draft(headline="另一篇")
    newsroom.submit(other)
    task = newsroom.task(draft)
    for token in (
        newsroom.token(newsroom.task(other)),
        newsroom.token(task, newsroom.reviewers[1]),
    ):
        response = _decide(first, task, decision="approve", token=token)
        assert mistakes(response).endswith(OPEN_IT)
    task.refresh_from_db()
    assert task.state == TaskState.PENDING


def test_five_thousand_characters_and_line_feeds_are_an_opinion(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    opinion = "\r\n".join(["字" * 49] * 100)
    _decide(first, newsroom.task(draft), decision="approve", opinion=opinion)
    assert len(Assignment.objects.get(state=TaskState.APPROVED).opinion) == 4_999


def test_a_second_click_is_told_in_words(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    token = hidden(first.get(_url(task)), "token")
    data = {"token": token, "decision": "approve", "opinion": "好"}
    first.post(_url(task), data)
    again = first.post(_url(task), data)
    assert mistakes(again).endswith("You have already approved this text.")
    assert "What you wrote was not stored" not in page(again)
    assert Event.objects.filter(act="approve").count() == 1


def test_words_for_a_task_that_lapsed_meanwhile_are_given_back(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    token = hidden(first.get(_url(task)), "token")
    actions.recall(draft.pk, by=newsroom.editor)
    data = {"token": token, "decision": "send_back", "opinion": "写了很久的意见"}
    response = first.post(_url(task), data)
    shown = page(response)
    assert "编辑甲 took it back from review at" in shown
    assert "What you wrote was not stored" in shown
    assert "写了很久的意见" in shown
    assert "今年汛期" not in shown


def _changed(task: Assignment) -> Revision:
    """Another text in the same round, as an approval with changes will make it."""
    review = task.step.review
    content = document.Content.from_json(
        review.revision.content | {"headline": "望坪水闸今晨合龙"}
    )
    revision = Revision.objects.create(
        article=review.draft.article,
        draft=review.draft,
        number=2,
        schema=document.SCHEMA,
        content=content.to_json(),
        digest=document.digest(content),
        written_by=review.draft.owner,
        created_at=review.submitted_at,
    )
    Review.objects.filter(pk=review.pk).update(revision=revision)
    return revision


@pytest.mark.parametrize("decision", ["approve", "send_back", ""])
def test_a_text_changed_meanwhile_is_shown_beside_the_one_that_was_read(
    newsroom: Newsroom, draft: Draft, first: Client, decision: str
) -> None:
    task = newsroom.task(draft)
    token = hidden(first.get(_url(task)), "token")
    revision = _changed(task)
    typed = "标题再短些" if decision == "approve" else ""

    data = {"token": token, "decision": decision, "opinion": typed}
    response = first.post(_url(task), data)

    shown = page(response)
    assert response.status_code == 409
    assert (
        "The text was changed after you opened it. Nothing was decided; compare both "
        "texts and decide again."
    ) in shown
    assert "<ins>今晨</ins>" in response.content.decode()
    assert 'name="token"' not in response.content.decode()
    assert hidden(response, "opinion") == typed
    task.refresh_from_db()
    assert task.state == TaskState.PENDING

    on = first.post(_url(task), {"reread": "1", "opinion": typed})
    assert "望坪水闸今晨合龙" in page(on)
    fresh = {"token": hidden(on, "token"), "decision": "approve", "opinion": typed}
    assert first.post(_url(task), fresh).status_code == 302
    task.refresh_from_db()
    assert (task.revision, task.opinion) == (revision, typed)


def test_only_a_page_with_a_text_to_decide_mints_a_token(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    user = newsroom.reviewers[0]
    user.set_password("set-by-somebody-else")
    user.save()
    first.force_login(user)
    response = first.get(_url(task))
    assert 'name="token"' not in response.content.decode()
    assert "Your password was set by somebody else." in page(response)
    token = tokens.mint(task, user, task.step.review.revision.digest)
    refused = first.post(_url(task), {"token": token, "decision": "approve"})
    assert "Your password was set by somebody else." in mistakes(refused)


def test_somebody_named_in_the_by_line_meanwhile_reads_why_he_cannot_decide(
    newsroom: Newsroom, first: Client
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    task = newsroom.task(draft)
    draft.authors.create(user=newsroom.reviewers[0], part="byline", at=draft.created_at)
    shown = page(first.get(_url(task)))
    assert "You had a part in writing this text, so somebody else must decide." in shown


def _fate(client: Client, task: Assignment) -> str:
    response = client.get(_url(task))
    assert response.status_code == 200
    assert "今年汛期" not in response.content.decode()
    return page(response)


def test_who_waits_is_told_so_and_reads_nothing(
    newsroom: Newsroom, draft: Draft, sign_in: SignIn
) -> None:
    task = Assignment.objects.get(reviewer=newsroom.reviewers[1])
    assert (
        "An earlier stage has not decided yet. You read the text when it is your turn."
    ) in _fate(sign_in(newsroom.reviewers[1]), task)


def test_a_task_lapsed_by_a_recall_says_who_took_it_back(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    actions.recall(draft.pk, by=newsroom.editor)
    assert "编辑甲 took it back from review at" in _fate(first, task)


def test_a_task_lapsed_by_a_return_says_who_sent_it_back(
    newsroom: Newsroom, draft: Draft, sign_in: SignIn
) -> None:
    task = Assignment.objects.get(reviewer=newsroom.reviewers[1])
    newsroom.send_back(draft)
    assert "审稿1 sent it back to its authors at" in _fate(
        sign_in(newsroom.reviewers[1]), task
    )


def test_a_task_lapsed_because_one_was_enough_says_who_approved(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.three.stages.filter(position=1).update(quorum=Quorum.ANY)
    one, two, three = newsroom.reviewers
    extra = person("R4", "审稿4", "reviewer")
    draft = newsroom.draft()
    people = newsroom.picks(newsroom.three, [one, extra], two, three)
    newsroom.submit(draft, people=people)
    task = newsroom.task(draft, extra)
    newsroom.approve(draft, by=one)
    assert "审稿1 approved it at" in _fate(sign_in(extra), task)


def test_a_task_given_to_somebody_else_says_so(
    newsroom: Newsroom, draft: Draft, first: Client
) -> None:
    task = newsroom.task(draft)
    Assignment.objects.filter(pk=task.pk).update(state=TaskState.REASSIGNED)
    assert "This task was given to somebody else." in _fate(first, task)


def test_who_may_read_the_story_finds_the_way_to_its_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    desk = person("D1", "值班己", "editor", "reviewer")
    one, two, _three = newsroom.reviewers
    draft = newsroom.draft()
    newsroom.submit(draft, people=newsroom.picks(newsroom.three, desk, one, two))
    way = reverse("admin:articles_article_change", args=[draft.article_id])
    shown = sign_in(desk).get(_url(newsroom.task(draft))).content.decode()
    assert f'href="{way}"' in shown
    newsroom.approve(draft)
    shown = sign_in(one).get(_url(newsroom.task(draft))).content.decode()
    assert f'href="{way}"' not in shown
