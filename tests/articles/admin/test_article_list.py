"""The list of stories."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import actions
from articles.models import Article, Channel, Step
from tests.articles.admin.conftest import SignIn
from tests.support.newsroom import Newsroom, person

URL = reverse("admin:articles_article_changelist")


def rows(client: Client, query: str = "") -> list[str]:
    """The text of each row, white space folded."""
    page = client.get(f"{URL}{query}").content.decode()
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    texts = [re.sub("<[^>]+>", " ", row) for row in table.split("</tr>")]
    return [" ".join(text.split()) for text in texts if text.strip()]


def numbers(client: Client, query: str = "") -> list[int]:
    return [
        int(found[1])
        for row in rows(client, query)
        if (found := re.search(r"No\. (\d+)", row))
    ]


def test_a_row_says_what_the_story_is_and_whom_it_waits_for(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft(kicker="水利")
    newsroom.submit(draft, urgent_reason="今晚见报")
    [row] = rows(sign_in(newsroom.editor))
    assert re.match(
        rf"望坪水闸合龙 No\. {draft.article_id} · 水利 要闻 in review urgent "
        r"初审 审稿1 due \d\d-\d\d \d\d:\d\d 编辑甲 34 \d{4}-\d\d-\d\d \d\d:\d\d$",
        row,
    )


def test_a_row_tells_when_a_stage_is_overdue(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.submit(newsroom.draft())
    Step.objects.filter(state="open").update(
        due_at=timezone.now() - timedelta(minutes=1)
    )
    [row] = rows(sign_in(newsroom.editor))
    assert "overdue since" in row


def test_a_published_story_with_a_new_draft_shows_both(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    publication = newsroom.live()
    editor = sign_in(newsroom.editor)
    assert " live " in rows(editor)[0]
    assert "new draft" not in rows(editor)[0]

    last = publication.article.drafts.get()
    actions.revise(last.pk, by=newsroom.editor)
    assert " live new draft: draft " in rows(editor)[0]
    assert numbers(editor, "?state=new_draft") == [publication.article_id]
    assert numbers(editor, "?state=published") == []


def test_a_story_sent_back_or_approved_waits_for_its_next_person(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    returned = newsroom.draft(headline="退回的")
    newsroom.submit(returned)
    newsroom.send_back(returned)
    newsroom.approved(headline="通过的")
    shown = rows(sign_in(newsroom.editor))
    assert "signing for publication" in shown[0]
    assert "编辑甲, to revise it" in shown[1]


def test_binned_stories_appear_only_where_they_are_asked_for(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    kept, binned = newsroom.draft(), newsroom.draft()
    actions.bin_draft(binned.pk, by=newsroom.editor)
    editor = sign_in(newsroom.editor)
    assert numbers(editor) == [kept.article_id]
    assert numbers(editor, "?state=binned") == [binned.article_id]


def test_a_live_story_whose_new_draft_was_binned_stays_in_the_list(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    publication = newsroom.live()
    revised = actions.revise(publication.article.drafts.get().pk, by=newsroom.editor)
    actions.bin_draft(revised.pk, by=newsroom.editor)
    assert numbers(sign_in(newsroom.editor)) == [publication.article_id]


def test_filters_by_channel_owner_and_urgency(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    culture = Channel.objects.create(
        name="文化", slug="culture", default_route=newsroom.three
    )
    mine = newsroom.draft(channel=culture)
    chiefs = newsroom.draft(by=newsroom.chief)
    newsroom.submit(chiefs, urgent_reason="今晚见报")
    actions.share(chiefs.article_id, by=newsroom.chief, people=[newsroom.editor])
    editor = sign_in(newsroom.editor)
    assert numbers(editor, "?channel=culture") == [mine.article_id]
    assert numbers(editor, "?owner=me") == [mine.article_id]
    assert numbers(editor, "?owner=shared") == [chiefs.article_id]
    assert numbers(editor, "?urgent=1") == [chiefs.article_id]
    assert numbers(editor, "?state=draft") == [mine.article_id]


def test_the_search_box_finds_by_speaker_and_keeps_the_filters(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    found = newsroom.draft()
    newsroom.draft(body="<p>别的事。</p>")
    editor = sign_in(newsroom.editor)
    assert numbers(editor, "?q=周一帆") == [found.article_id]
    assert numbers(editor, "?q=周一帆&state=approved") == []


@pytest.mark.parametrize("column", range(9))
@pytest.mark.parametrize("sign", ["", "-"])
def test_no_order_of_a_column_loses_a_row(
    newsroom: Newsroom, sign_in: SignIn, column: int, sign: str
) -> None:
    newsroom.draft(headline="一", body="<p>短。</p>")
    newsroom.draft(headline="二", body="<p>长一些。</p>", by=newsroom.chief)
    editor = sign_in(newsroom.editor)
    assert len(numbers(editor, f"?o={sign}{column}")) == 2


def test_sorting_by_length_puts_the_longest_first(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    long = newsroom.draft(body="<p>这一篇长一些。</p>")
    short = newsroom.draft(body="<p>短。</p>")
    editor = sign_in(newsroom.editor)
    found = re.search(
        r'<a href="\?o=(\d+)">Characters', editor.get(URL).content.decode()
    )
    assert found is not None
    assert numbers(editor, f"?o={found[1]}") == [short.article_id, long.article_id]
    assert numbers(editor, f"?o=-{found[1]}") == [long.article_id, short.article_id]


@pytest.mark.parametrize(
    "query",
    [
        "?o=99",
        "?o=x",
        "?p=99",
        "?state=x",
        "?channel=%00",
        "?state=%00",
        "?channel=x",
        "?e=1",
        "?pk=x",
        "?q=%00",
        "?owner=x",
    ],
)
def test_an_address_typed_by_hand_is_never_an_error_page(
    newsroom: Newsroom, sign_in: SignIn, query: str
) -> None:
    newsroom.draft()
    assert sign_in(newsroom.editor).get(URL + query).status_code in {200, 302}


def test_a_reporter_sees_only_what_is_his(newsroom: Newsroom, sign_in: SignIn) -> None:
    newsroom.draft()
    reporter = person("J1", "记者己", "reporter")
    own = newsroom.draft(by=reporter)
    assert numbers(sign_in(reporter)) == [own.article_id]


def test_a_reviewer_sees_what_he_is_asked_to_decide(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.draft()
    newsroom.submit(draft)
    assert numbers(sign_in(newsroom.reviewers[0])) == [draft.article_id]
    assert sign_in(newsroom.reviewers[1]).get(URL).status_code == 403


def test_a_reviewer_is_not_told_how_a_decided_story_goes_on(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    published = newsroom.live()
    draft = actions.revise(published.shown.draft_id, by=newsroom.editor)
    text = newsroom.text(headline="另有隐情")
    actions.save(draft.pk, by=newsroom.editor, version=draft.version, text=text)
    reader = sign_in(newsroom.reviewers[0])
    assert numbers(reader) == []
    assert numbers(reader, "?state=draft") == []
    assert numbers(sign_in(newsroom.editor)) == [draft.article_id]


def test_an_empty_list_says_where_to_begin(newsroom: Newsroom, sign_in: SignIn) -> None:
    page = sign_in(newsroom.editor).get(URL).content.decode()
    assert "No stories yet" in page
    assert reverse("admin:articles_article_paste") in page
    page = sign_in(newsroom.editor).get(f"{URL}?q=没有").content.decode()
    assert "Nothing matches" in page


def test_nothing_on_the_list_offers_deletion(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    admin = sign_in(newsroom.admin)
    assert "delete" not in admin.get(URL).content.decode()
    gone = admin.post(f"{URL}{draft.article_id}/delete/", {"post": "yes"})
    assert gone.status_code == 404
    assert Article.objects.filter(pk=draft.article_id).exists()


def test_the_list_reads_as_much_for_fifty_rows_as_for_one(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    editor = sign_in(newsroom.editor)
    newsroom.submit(newsroom.draft())
    editor.get(URL)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(numbers(editor)) == 1
    for number in range(49):
        draft = newsroom.draft(headline=f"第{number}篇")
        if number % 2:
            newsroom.submit(draft)
    with CaptureQueriesContext(connection) as fifty:
        assert len(numbers(editor)) == 50
    assert [tables(query["sql"]) for query in fifty] == [
        tables(query["sql"]) for query in one
    ]
    assert [tables(query["sql"]) for query in fifty] == READS


def tables(sql: str) -> str:
    """The table that a query reads first."""
    found = re.search(r'FROM \(?"?(\w+)"?', sql)
    return found[1] if found else sql


READS = [
    "django_session",
    "staff_user",
    "auth_permission",  # of the person
    "auth_permission",  # of the person's groups
    "articles_channel",  # for the filter
    "articles_article",  # how many
    "articles_article",  # the page
    "articles_draft",
    "articles_review",
    "articles_step",
    "articles_assignment",
    "articles_publication",
    "articles_assignment",  # the frame: open tasks of the person
]
