"""A save that came too late: no text is lost."""

import re
from html import unescape

from django.urls import reverse

from articles import actions
from articles.admin.conflict import differences
from articles.admin.differences import Piece, side_by_side
from articles.models import Draft
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.typing_in import newest, typed
from tests.support.newsroom import BODY, Newsroom


def change_url(draft: Draft) -> str:
    return reverse("admin:articles_article_change", args=[draft.article_id])


def hidden(page: str) -> dict[str, str]:
    """The fields that the conflict page carries on."""
    form = page.partition('<form class="save-bar"')[2]
    found = re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def saved_by_the_chief(newsroom: Newsroom, draft: Draft) -> None:
    actions.save(
        draft.pk,
        by=newsroom.chief,
        version=1,
        text=newsroom.text(
            headline="望坪水闸今日合龙", body=BODY.replace("昨日合龙", "今日合龙")
        ),
    )


def test_a_late_save_shows_both_texts_and_stores_nothing(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    saved_by_the_chief(newsroom, draft)
    answer = sign_in(newsroom.editor).post(
        change_url(draft), typed(draft, headline="望坪水闸提前合龙", kicker="水利")
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody saved this draft after you opened it; nothing was lost." in page
    assert "主任丙 saved version 2 at" in page
    assert "望坪水闸<ins>提前</ins>合龙" in page
    assert "望坪水闸<del>今日</del>合龙" in page
    assert "望坪镇的新水闸<ins>昨</ins>日合龙。" in page
    assert "Dateline" not in page
    assert newest(draft.article_id).version == 2


def test_going_on_with_mine_refills_the_form_on_top_of_the_newest_version(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    saved_by_the_chief(newsroom, draft)
    editor = sign_in(newsroom.editor)
    mine = typed(
        draft,
        headline="我的“标题”<b>",
        reporters=[newsroom.editor.pk],
        outside_reporters="姜微、何欣荣",
    )
    page = editor.post(change_url(draft), mine).content.decode()
    carried = hidden(page)
    assert carried["version"] == "2"
    assert carried["body"] == mine["body"]

    page = editor.post(change_url(draft), carried | {"_edit": "1"}).content.decode()
    assert 'value="我的“标题”&lt;b&gt;"' in page
    assert 'name="version" value="2"' in page
    assert newest(draft.article_id).version == 2

    editor.post(change_url(draft), carried)
    stored = newest(draft.article_id)
    assert (stored.version, stored.headline) == (3, "我的“标题”<b>")
    assert [row.name for row in stored.credits.all()] == ["编辑甲", "姜微", "何欣荣"]


def test_taking_the_stored_text_leads_back_to_it(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    saved_by_the_chief(newsroom, draft)
    answer = sign_in(newsroom.editor).post(
        change_url(draft), typed(draft, headline="我的") | {"_drop": "1"}
    )
    assert answer["Location"] == change_url(draft)
    assert newest(draft.article_id).headline == "望坪水闸今日合龙"


def test_a_save_into_a_draft_that_was_published_meanwhile_shows_both_texts(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.live().article.drafts.get()
    mine = typed(draft, headline="迟到的标题")
    actions.revise(draft.pk, by=newsroom.chief)
    answer = sign_in(newsroom.editor).post(change_url(draft), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Work goes on in another draft of this story by now." in page
    assert "<ins>迟到的标题</ins>" in page or "<ins>迟到" in page


def test_a_difference_of_formatting_alone_is_said_so(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    bold = BODY.replace("新水闸", "<strong>新水闸</strong>")
    found = differences(newsroom.text(body=bold), draft)
    assert [(str(one.label), one.pairs) for one in found] == [("Text", [])]
    assert differences(newsroom.text(), draft) == []


def changed(text: str) -> Piece:
    return Piece(text, changed=True)


def same(text: str) -> Piece:
    return Piece(text, changed=False)


def test_lines_are_paired_and_only_what_differs_is_marked() -> None:
    [pair] = side_by_side("甲\n乙一丙\n丁", "甲\n乙二丙\n丁")
    assert pair.mine == [same("乙"), changed("一"), same("丙")]
    assert pair.theirs == [same("乙"), changed("二"), same("丙")]


def test_a_line_that_only_one_text_has_stands_alone() -> None:
    [pair] = side_by_side("甲\n乙", "甲")
    assert (pair.mine, pair.theirs) == ([changed("乙")], [])


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    [pair] = side_by_side("一" * 4_000, "二" * 4_000)
    assert pair.mine == [changed("一" * 4_000)]
    [pair] = side_by_side("一\n" * 4_000, "二")
    assert pair.theirs == [changed("二")]
