"""Writing a story on the desk."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture

from articles import actions
from articles.models import Article, Draft, Event, Image
from articles.workflow import CreditRole, DraftState
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.typing_in import newest, typed
from tests.support.newsroom import BODY, Newsroom, person


def change_url(draft: Draft) -> str:
    return reverse("admin:articles_article_change", args=[draft.article_id])


def test_an_editor_starts_a_story_on_a_blank_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    editor = sign_in(newsroom.editor)
    url = reverse("admin:articles_article_add")
    page = editor.get(url).content.decode()
    assert 'class="mistakes"' not in page
    assert "Choose a channel</option>" in page

    answer = editor.post(
        url, typed(channel=newsroom.channel.pk, headline="望坪水闸合龙", body=BODY)
    )

    draft = Draft.objects.get()
    assert answer["Location"] == change_url(draft)
    assert (draft.headline, draft.owner, draft.state) == (
        "望坪水闸合龙",
        newsroom.editor,
        DraftState.DRAFT,
    )
    assert [quote.speaker for quote in draft.quotes.all()] == ["周一帆"]
    assert Event.objects.get(article=draft.article).act == "create"


def test_a_reviewer_is_not_offered_a_blank_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    reviewer = sign_in(newsroom.reviewers[0])
    url = reverse("admin:articles_article_add")
    assert reviewer.get(url).status_code == 403
    answer = reviewer.post(url, typed(channel=newsroom.channel.pk, headline="x"))
    assert answer.status_code == 403
    assert not Article.objects.exists()


def test_a_save_stores_every_field_and_says_which_version_it_is(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    translator = person("T1", "译者戊")
    answer = sign_in(newsroom.editor).post(
        change_url(draft),
        typed(
            draft,
            headline="望坪水闸提前合龙",
            kicker="水利",
            subtitle="比计划早二十天",
            dateline="本报讯",
            source_time="2026-11-19T07:45",
            is_reprint="on",
            original_title="原来的标题",
            original_author="原来的作者",
            reporters=[newsroom.editor.pk],
            outside_reporters="姜微 何欣荣、Ann Lee",
            translators=[translator.pk],
            editors=[newsroom.chief.pk],
        ),
        follow=True,
    )

    draft.refresh_from_db()
    assert "Saved as version 2." in answer.content.decode()
    assert draft.kicker == "水利"
    assert draft.source_time is not None
    assert draft.source_time.isoformat() == "2026-11-18T23:45:00+00:00"
    assert draft.is_reprint is True
    assert [(row.role, row.name, row.user_id) for row in draft.credits.all()] == [
        (CreditRole.REPORTER, "编辑甲", newsroom.editor.pk),
        (CreditRole.REPORTER, "姜微", None),
        (CreditRole.REPORTER, "何欣荣", None),
        (CreditRole.REPORTER, "Ann Lee", None),
        (CreditRole.TRANSLATOR, "译者戊", translator.pk),
        (CreditRole.EDITOR, "主任丙", newsroom.chief.pk),
    ]


def test_opening_and_saving_without_a_change_stores_nothing(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft(
        credits=(
            actions.Named(CreditRole.REPORTER, "外来记者"),
            actions.Named(CreditRole.REPORTER, "编辑甲", newsroom.editor.pk),
        )
    )
    answer = sign_in(newsroom.chief).post(
        change_url(draft), typed(draft, outside_reporters="外来记者"), follow=True
    )

    draft.refresh_from_db()
    assert "Nothing was changed" in answer.content.decode()
    assert draft.version == 1
    assert not draft.authors.filter(user=newsroom.chief).exists()


def test_the_form_shows_what_is_stored(newsroom: Newsroom, sign_in: SignIn) -> None:
    draft = newsroom.draft(kicker="水利", dateline="本报讯")
    page = sign_in(newsroom.editor).get(change_url(draft)).content.decode()
    assert 'value="望坪水闸合龙"' in page
    assert 'value="水利"' in page
    assert "Nothing is missing in the stored text." in page
    assert 'href="#body-h1"' in page


def test_what_is_missing_is_listed_with_a_link_to_its_place(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    body = '<p>“<q data-id="q9" data-speaker="">今年一定通水。</q>”</p>'
    draft = newsroom.draft(headline="", body=body)
    page = sign_in(newsroom.editor).get(change_url(draft)).content.decode()
    assert '<a href="#field-headline">The headline is missing.</a>' in page
    assert re.search(r'<a href="#body-q9">Nobody is named as the speaker of', page)


def test_a_mistake_keeps_everything_that_was_typed(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    page = sign_in(newsroom.editor).post(
        change_url(draft),
        typed(draft, headline="长" * 201, kicker="水利", source_time="2026-13-40"),
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "Ensure this value has at most 200 characters (it has 201)." in text
    assert "Enter a valid date/time." in text
    assert "长" * 201 in text
    assert 'value="水利"' in text
    draft.refresh_from_db()
    assert draft.version == 1


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 40, "1.5"])
@pytest.mark.parametrize("field", ["version", "draft"])
def test_a_form_without_its_hidden_fields_is_not_stored_and_not_lost(
    newsroom: Newsroom, sign_in: SignIn, field: str, value: str
) -> None:
    draft = newsroom.draft()
    answer = sign_in(newsroom.editor).post(
        change_url(draft), typed(draft, headline="新标题") | {field: value}
    )
    assert answer.status_code in {200, 409}
    assert "新标题" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.headline == "望坪水闸合龙"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"channel": "0"}, "This channel no longer exists. Choose another."),
        ({"channel": "9" * 40}, "This channel no longer exists. Choose another."),
        ({"channel": "x"}, "This channel no longer exists. Choose another."),
        ({"source_time": "0001-01-01T00:00"}, "between 1900 and 2100"),
        ({"source_time": "9999-12-31T23:59"}, "between 1900 and 2100"),
        ({"reporters": ["999999"]}, "Somebody you chose no longer exists."),
        ({"reporters": ["9" * 40]}, "Reload the page and choose again."),
        ({"reporters": ["abc"]}, "Reload the page and choose again."),
        ({"outside_reporters": "长" * 65}, "too long for a name"),
        (
            {"outside_editors": "、".join(f"人{n}" for n in range(31))},
            "At most 30 names can be printed.",
        ),
        ({"lead": "f" * 64}, "The lead picture is not there."),
        ({"lead": "../../etc/passwd"}, "The lead picture is not there."),
        ({"headline": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_whatever_is_typed_is_answered_in_a_sentence(
    newsroom: Newsroom, sign_in: SignIn, changes: dict[str, object], sentence: str
) -> None:
    draft = newsroom.draft()
    answer = sign_in(newsroom.editor).post(change_url(draft), typed(draft, **changes))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    draft.refresh_from_db()
    assert draft.version == 1


def test_markup_in_a_body_does_not_survive(newsroom: Newsroom, sign_in: SignIn) -> None:
    draft = newsroom.draft()
    body = "<p onclick='x()'>甲<script>alert(1)</script><style>p{}</style></p>"
    sign_in(newsroom.editor).post(change_url(draft), typed(draft, body=body))
    draft.refresh_from_db()
    assert draft.body == "<p>甲</p>"


def test_an_id_too_long_for_its_column_is_replaced(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    body = BODY.replace('"h1"', f'"{"h" * 64}"').replace('"q1"', f'"{"q" * 64}"')
    sign_in(newsroom.editor).post(change_url(draft), typed(draft, body=body))
    draft.refresh_from_db()
    assert draft.version == 2
    idents = [
        *draft.sections.values_list("ident", flat=True),
        *draft.quotes.values_list("ident", flat=True),
    ]
    assert all(len(ident) <= 32 for ident in idents)


def picture(name: str = "shuizha.png") -> SimpleUploadedFile:
    out = BytesIO()
    Picture.new("RGB", (8, 6), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def test_a_lead_picture_is_kept_even_when_another_field_is_wrong(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    editor = sign_in(newsroom.editor)
    page = editor.post(
        change_url(draft),
        typed(draft, headline="长" * 201, lead_file=picture(), lead_alt="水闸"),
    ).content.decode()
    image = Image.objects.get()
    assert f'name="lead" value="{image.sha256}"' in page

    editor.post(change_url(draft), typed(draft, lead=image.sha256, lead_alt="水闸"))
    draft.refresh_from_db()
    assert (draft.lead, draft.lead_alt) == (image, "水闸")

    editor.post(change_url(draft), typed(draft, lead=image.sha256, lead_remove="on"))
    draft.refresh_from_db()
    assert draft.lead is None


def test_somebody_who_may_not_upload_hears_so(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    reviewer = newsroom.reviewers[0]
    draft = newsroom.draft()
    actions.share(draft.article_id, by=newsroom.editor, people=[reviewer])
    page = sign_in(reviewer).post(change_url(draft), typed(draft, lead_file=picture()))
    assert "You may not upload pictures." in page.content.decode()
    assert not Image.objects.exists()


def test_a_file_that_is_no_picture_is_refused_and_the_old_one_stays(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    editor = sign_in(newsroom.editor)
    editor.post(change_url(draft), typed(draft, lead_file=picture()))
    draft.refresh_from_db()
    image = Image.objects.get()
    bad = SimpleUploadedFile("a.png", b"not a picture", "image/png")
    page = editor.post(
        change_url(draft), typed(draft, lead=image.sha256, lead_file=bad)
    ).content.decode()
    assert "This is not a picture that can be used" in page
    assert f'name="lead" value="{image.sha256}"' in page


def test_a_text_in_review_is_shown_with_the_reason_why_it_is_closed(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    page = sign_in(newsroom.editor).get(change_url(draft)).content.decode()
    assert "The text can be changed only in a draft or after it was sent back." in page
    assert '<article class="story" lang="zh-Hans">' in page
    assert 'id="article-form"' not in page
    assert "初审" in page
    assert "审稿1" in page


def test_a_save_while_the_text_is_in_review_is_refused_and_kept(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    answer = sign_in(newsroom.editor).post(
        change_url(draft), typed(draft, headline="改了的标题")
    )
    page = answer.content.decode()
    assert "only in a draft or after it was sent back" in page
    assert 'value="改了的标题"' in page
    assert newest(draft.article_id).headline == "望坪水闸合龙"


def test_somebody_without_a_right_on_the_channel_reads_but_does_not_save(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    other = person("P2", "签发庚", "publisher")
    page = sign_in(other).get(change_url(draft)).content.decode()
    assert "You have no right to edit articles of this channel." in page
    answer = sign_in(other).post(change_url(draft), typed(draft, headline="别人的"))
    assert (
        "You have no right to edit articles of this channel." in answer.content.decode()
    )
    assert newest(draft.article_id).headline == "望坪水闸合龙"


def test_a_reporter_does_not_find_the_story_of_somebody_else(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    reporter = person("J1", "记者己", "reporter")
    assert sign_in(reporter).get(change_url(draft)).status_code == 404
    answer = sign_in(reporter).post(change_url(draft), typed(draft, headline="x"))
    assert answer.status_code == 404


def test_why_a_text_came_back_stands_above_it(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.send_back(draft, opinion="请补充工期依据")
    page = sign_in(newsroom.editor).get(change_url(draft)).content.decode()
    assert "审稿1 sent it back (初审)" in page
    assert "请补充工期依据" in page
    assert 'id="article-form"' in page


def test_a_name_from_outside_that_somebody_here_has_is_pointed_out(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    page = sign_in(newsroom.editor).post(
        change_url(draft), typed(draft, outside_reporters="审稿1"), follow=True
    )
    assert "审稿1: printed as a name from outside" in page.content.decode()


def test_the_buttons_of_the_bar_save_before_they_lead_on(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    editor = sign_in(newsroom.editor)
    fields = typed(draft, headline="新标题") | {"_preview": ""}
    answer = editor.post(change_url(draft), fields)
    assert answer["Location"] == reverse(
        "admin:articles_article_preview", args=[draft.article_id]
    )
    page = editor.get(answer["Location"]).content.decode()
    assert "<h1>新标题</h1>" in page


def test_the_number_of_queries_of_a_form_does_not_grow_with_the_text(
    newsroom: Newsroom, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    body = "".join(
        f'<h2 data-id="h{n}">小标题{n}</h2><p>“<q data-id="q{n}" '
        f'data-speaker="人{n}">话{n}</q>”</p>'
        for n in range(40)
    )
    draft = newsroom.draft(body=body)
    editor = sign_in(newsroom.editor)
    editor.get(change_url(draft))
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        editor.get(change_url(draft))
