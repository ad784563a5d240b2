"""弃稿 and back, 改稿, preview, history and sharing on the desk."""

import pytest
from django.urls import reverse

from articles import actions
from articles.models import Draft, Event
from articles.workflow import DraftState
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.typing_in import newest
from tests.support.newsroom import Newsroom, person


def url(page: str, draft: Draft) -> str:
    return reverse(f"admin:articles_article_{page}", args=[draft.article_id])


def test_a_draft_is_binned_after_a_question_and_fetched_back(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    editor = sign_in(newsroom.editor)
    assert "Bin this draft?" in editor.get(url("bin", draft)).content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT

    page = editor.post(url("bin", draft), follow=True).content.decode()
    assert "“望坪水闸合龙” is in the bin." in page
    draft.refresh_from_db()
    assert draft.state == DraftState.BINNED
    assert 'form="act-restore"' in editor.get(url("change", draft)).content.decode()

    page = editor.post(url("restore", draft), follow=True).content.decode()
    assert "The draft is back; you can go on writing." in page
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT


def test_a_submitted_draft_is_not_binned(newsroom: Newsroom, sign_in: SignIn) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    editor = sign_in(newsroom.editor)
    for answer in (
        editor.get(url("bin", draft), follow=True),
        editor.post(url("bin", draft), follow=True),
    ):
        sentence = "Only a draft that was never submitted can be binned."
        assert sentence in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.IN_REVIEW


def test_nothing_is_fetched_back_where_nothing_was_binned(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    page = sign_in(newsroom.editor).post(url("restore", draft), follow=True)
    assert "This story has no binned draft." in page.content.decode()


def test_a_published_story_is_revised_in_a_new_draft(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.live().article.drafts.get()
    editor = sign_in(newsroom.editor)
    page = editor.get(url("change", draft)).content.decode()
    assert 'form="act-revise"' in page
    assert "/news/" in page

    page = editor.post(url("revise", draft), follow=True).content.decode()
    assert "This is a new draft of the published story." in page
    assert newest(draft.article_id).base is not None
    assert 'id="article-form"' in page

    page = editor.post(url("revise", draft), follow=True).content.decode()
    assert "Only a published article without an open draft can be revised." in page


def test_a_binned_revision_comes_back_from_the_published_story(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.live().article.drafts.get()
    revised = actions.revise(draft.pk, by=newsroom.editor)
    editor = sign_in(newsroom.editor)
    editor.post(url("bin", draft))
    page = editor.get(url("change", draft)).content.decode()
    assert 'form="act-restore"' in page
    editor.post(url("restore", draft))
    revised.refresh_from_db()
    assert revised.state == DraftState.DRAFT


@pytest.mark.parametrize("page", ["revise", "restore"])
def test_an_act_is_not_done_by_following_a_link(
    newsroom: Newsroom, sign_in: SignIn, page: str
) -> None:
    draft = newsroom.draft()
    assert sign_in(newsroom.editor).get(url(page, draft)).status_code == 405


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("get", "change"),
        ("get", "preview"),
        ("get", "history"),
        ("get", "share"),
        ("get", "bin"),
        ("post", "change"),
        ("post", "share"),
        ("post", "bin"),
        ("post", "restore"),
        ("post", "revise"),
    ],
)
def test_a_story_that_one_may_not_see_is_not_there(
    newsroom: Newsroom, sign_in: SignIn, method: str, page: str
) -> None:
    draft = newsroom.draft()
    stranger = sign_in(person("J1", "记者己", "reporter"))
    answer = getattr(stranger, method)(url(page, draft))
    assert answer.status_code == 404
    assert "望坪" not in answer.content.decode()
    assert newest(draft.article_id).state == DraftState.DRAFT


@pytest.mark.parametrize("page", ["preview", "history", "share", "bin"])
def test_a_reviewer_reads_the_text_on_the_review_page_only(
    newsroom: Newsroom, sign_in: SignIn, page: str
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    reviewer = sign_in(newsroom.reviewers[0])
    answer = reviewer.get(url(page, draft))
    assert answer.status_code == 404
    assert "汛期" not in answer.content.decode()


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
@pytest.mark.parametrize("page", ["change", "history", "preview", "share", "bin"])
def test_a_number_that_no_story_has_is_not_found(
    newsroom: Newsroom, sign_in: SignIn, page: str, number: str
) -> None:
    answer = sign_in(newsroom.editor).get(f"/admin/articles/article/{number}/{page}/")
    assert answer.status_code == 404


def test_the_preview_shows_the_text_as_readers_will_see_it(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    page = sign_in(newsroom.editor).get(url("preview", draft)).content.decode()
    assert '<article class="story" lang="zh-Hans">' in page
    assert '<h2 id="s-1">工期提前</h2>' in page
    assert "<time" not in page.partition("<article")[2].partition("</article>")[0]
    assert "articles/public/story.css" in page


def test_the_history_tells_what_happened(newsroom: Newsroom, sign_in: SignIn) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.send_back(draft, opinion="请补充工期依据")
    page = sign_in(newsroom.editor).get(url("history", draft)).content.decode()
    assert "sent revision 1 back (初审, round 1)" in page
    assert "请补充工期依据" in page
    assert page.index("sent revision 1 back") < page.index("started the story")


def test_the_owner_shares_a_story_on_the_desk(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    colleague = person("J1", "记者己", "reporter")
    editor = sign_in(newsroom.editor)
    assert editor.get(url("share", draft)).status_code == 200
    page = editor.post(
        url("share", draft), {"co_editors": [colleague.pk]}, follow=True
    ).content.decode()
    assert "The co-editors are stored." in page
    assert list(draft.article.co_editors.all()) == [colleague]
    assert sign_in(colleague).get(url("change", draft)).status_code == 200

    bad = editor.post(url("share", draft), {"co_editors": ["x"]})
    assert "Reload the page and choose again." in bad.content.decode()
    assert draft.article.co_editors.exists()


def test_a_co_editor_may_not_share_the_story_on(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    colleague = person("J1", "记者己", "reporter")
    actions.share(draft.article_id, by=newsroom.editor, people=[colleague])
    assert sign_in(colleague).post(url("share", draft)).status_code == 403
    assert Event.objects.filter(act="share").count() == 1


def test_a_reviewer_is_led_from_the_story_to_its_review_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    reviewer = sign_in(newsroom.reviewers[0])
    answer = reviewer.get(url("change", draft))
    task = newsroom.task(draft)
    assert answer["Location"] == reverse(
        "admin:articles_assignment_change", args=[task.pk]
    )
    newsroom.approve(draft)
    assert reviewer.get(url("change", draft)).status_code == 302
    assert sign_in(newsroom.reviewers[2]).get(url("change", draft)).status_code == 404


def test_somebody_without_a_right_fetches_nothing_back(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    actions.bin_draft(draft.pk, by=newsroom.editor)
    reader = sign_in(person("P2", "签发庚", "publisher"))
    page = reader.post(url("restore", draft), follow=True).content.decode()
    assert "Only the article&#x27;s owner, its co-editors" in page
    draft.refresh_from_db()
    assert draft.state == DraftState.BINNED
