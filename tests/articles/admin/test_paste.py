"""粘贴入稿 on the desk."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Article, Draft, Event
from articles.workflow import CreditRole
from staff.models import Department, Membership, User
from tests.articles.admin.conftest import SignIn
from tests.support.newsroom import Newsroom, person

URL = reverse("admin:articles_article_paste")
RAW = """望坪镇新水闸昨日合龙

2026年11月19日07:45  来源：临汐日报

本报讯（记者李亚琴 林洋）望坪镇的新水闸昨日合龙，比计划提前二十天。

工期提前

“今年汛期之前一定通水。”望坪镇水务站站长周一帆说。

老闸建于1978年，今后只作备用。

（责编：张雪莲）
"""


def read(client: Client, raw: str = RAW, **fields: object) -> str:
    """The second page for this raw text."""
    answer = client.post(URL, {"step": "read", "raw": raw} | fields)
    assert answer.status_code == 200
    return answer.content.decode()


def fields_of(page: str) -> dict[str, object]:
    """What a browser would post from the second page, unchanged."""
    form = page.partition('<form class="paste"')[2].partition("</form>")[0]
    inputs = re.findall(
        r'<input type="(?:text|datetime-local)" name="([\w-]+)"([^>]*)>', form
    )
    found: dict[str, object] = {}
    for name, rest in inputs:
        value = re.search(r'value="([^"]*)"', rest)
        found[name] = unescape(value[1]) if value else ""
    for name, text in re.findall(
        r'<textarea name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL
    ):
        found[name] = unescape(text)
    for name, options in re.findall(
        r'<select name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        found[name] = re.findall(r'value="(\d+)"[^>]*selected', options)
    return found


def confirm(client: Client, page: str, channel: object, **changes: object) -> Draft:
    """Post the second page with `changes`; the draft that it makes."""
    fields = fields_of(page) | {"step": "confirm", "channel": channel} | changes
    answer = client.post(URL, fields)
    assert answer.status_code == 302, re.findall(
        r"errorlist.*?</ul>", answer.content.decode(), re.DOTALL
    )
    return Draft.objects.latest("id")


@pytest.fixture
def editor(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The editor's browser."""
    return sign_in(newsroom.editor)


def test_a_pasted_story_becomes_a_draft_with_everything_in_its_field(
    newsroom: Newsroom, editor: Client
) -> None:
    assert editor.get(URL).status_code == 200
    reporter = person("J1", "李亚琴", "reporter")
    page = read(editor)
    draft = confirm(editor, page, newsroom.channel.pk)

    assert draft.headline == "望坪镇新水闸昨日合龙"
    assert draft.source == "临汐日报"
    assert draft.dateline == "本报讯"
    assert draft.source_time is not None
    assert draft.source_time.isoformat() == "2026-11-18T23:45:00+00:00"
    assert [(row.role, row.name, row.user_id) for row in draft.credits.all()] == [
        (CreditRole.REPORTER, "李亚琴", reporter.pk),
        (CreditRole.REPORTER, "林洋", None),
        (CreditRole.EDITOR, "张雪莲", None),
    ]
    assert [row.heading for row in draft.sections.all()] == ["", "工期提前"]
    [quote] = draft.quotes.all()
    assert (quote.text, quote.speaker, quote.role) == (
        "今年汛期之前一定通水。",
        "周一帆",
        "望坪镇水务站站长",
    )
    parts = {(row.user.name, row.part) for row in draft.authors.all()}
    assert parts == {
        ("编辑甲", "owner"),
        ("编辑甲", "importer"),
        ("李亚琴", "byline"),
    }
    assert Event.objects.get(article=draft.article).act == "import"


def test_every_reading_can_be_corrected_before_a_draft_is_made(
    newsroom: Newsroom, editor: Client
) -> None:
    page = read(editor)
    draft = confirm(
        editor,
        page,
        newsroom.channel.pk,
        headline="水闸合龙",
        source_time="2026-11-20T08:00",
        source="本报",
        dateline="",
        outside_reporters="林洋、Ann Lee",
        outside_editors="",
        blocks="第一段。\n## 新的小标题\n\n“今年汛期之前一定通水。”周一帆说。\n",
        **{"speaker-0": "周一凡", "role-0": "站长"},
    )
    assert (draft.headline, draft.source, draft.dateline) == ("水闸合龙", "本报", "")
    assert [row.name for row in draft.credits.all()] == ["林洋", "Ann Lee"]
    assert [row.heading for row in draft.sections.all()] == ["", "新的小标题"]
    assert [(row.speaker, row.role) for row in draft.quotes.all()] == [
        ("周一凡", "站长")
    ]


def test_what_is_no_quote_is_not_marked(newsroom: Newsroom, editor: Client) -> None:
    draft = confirm(editor, read(editor), newsroom.channel.pk, **{"skip-0": "on"})
    assert not draft.quotes.exists()
    assert "<q" not in draft.body


def test_a_quote_whose_words_were_changed_is_pointed_out(
    newsroom: Newsroom, editor: Client
) -> None:
    fields = fields_of(read(editor)) | {
        "step": "confirm",
        "channel": newsroom.channel.pk,
        "blocks": "“明年再通水。”周一帆说。",
    }
    page = editor.post(URL, fields, follow=True).content.decode()
    assert "1 quote was not marked: its words were changed." in page
    assert not Draft.objects.get().quotes.exists()


@pytest.fixture
def two_called_lin_yang(newsroom: Newsroom) -> list[User]:
    """Two people of one name in two departments."""
    people = [person("J7", "林洋", "reporter"), person("J8", "林洋", "reporter")]
    for one, name in zip(people, ("要闻部", "文化部"), strict=True):
        department = Department.objects.create(name=name)
        Membership.objects.create(user=one, department=department, is_main=True)
    return people


def test_a_name_that_two_people_have_is_asked_about(
    newsroom: Newsroom, editor: Client, two_called_lin_yang: list[User]
) -> None:
    page = read(editor)
    assert "Which 林洋?" in page
    assert "要闻部 · J7" in page
    assert "文化部 · J8" in page
    fields = fields_of(page) | {"step": "confirm", "channel": newsroom.channel.pk}
    answer = editor.post(URL, fields).content.decode()
    assert "Several people are called 林洋: choose." in answer
    assert not Article.objects.exists()

    second = two_called_lin_yang[1]
    draft = confirm(
        editor, page, newsroom.channel.pk, **{"reporters-1": str(second.pk)}
    )
    assert ("林洋", second.pk) in [(r.name, r.user_id) for r in draft.credits.all()]


def test_a_namesake_from_outside_stays_a_name(
    newsroom: Newsroom, editor: Client, two_called_lin_yang: list[User]
) -> None:
    draft = confirm(
        editor, read(editor), newsroom.channel.pk, **{"reporters-1": "outside"}
    )
    assert ("林洋", None) in [(row.name, row.user_id) for row in draft.credits.all()]
    assert draft.authors.filter(part="byline").count() == 0


@pytest.mark.parametrize("choice", ["x", "0", "999999", "-1", "1.5"])
def test_an_answer_that_was_not_offered_is_refused(
    newsroom: Newsroom,
    editor: Client,
    two_called_lin_yang: list[User],
    choice: str,
) -> None:
    fields = fields_of(read(editor)) | {
        "step": "confirm",
        "channel": newsroom.channel.pk,
        "reporters-1": choice,
    }
    assert "Select a valid choice." in editor.post(URL, fields).content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "There is no text here; paste a story first."),
        (" \n\u3000\n", "There is no text here; paste a story first."),
        ("甲\0乙", "This is not a text: it cannot be read as characters."),
        ("长" * 200_001, "The text is longer than 200,000 characters"),
    ],
)
def test_what_is_no_story_is_refused_in_a_sentence_and_kept(
    newsroom: Newsroom, editor: Client, raw: str, sentence: str
) -> None:
    page = read(editor, raw)
    assert sentence in page
    assert raw.strip() in page
    assert not Article.objects.exists()


def test_two_megabytes_are_refused_in_a_sentence_and_kept(
    newsroom: Newsroom, editor: Client
) -> None:
    raw = "望坪镇的新水闸昨日合龙。" * (2 * 1024 * 1024 // 36)
    page = read(editor, raw)
    assert "The text is longer than 200,000 characters" in page
    assert raw in page


@pytest.mark.parametrize("address", ["paste", "add"])
def test_more_than_the_desk_reads_is_answered_in_words(
    newsroom: Newsroom, editor: Client, address: str
) -> None:
    answer = editor.post(
        reverse(f"admin:articles_article_{address}"),
        {"step": "read", "raw": "长" * (2 * 1024 * 1024)},
    )
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "What you sent is larger than the desk can take in one go: 4 MB." in page
    assert "Go back with your browser" in page


def test_a_form_of_a_thousand_and_one_fields_is_answered_in_words(
    newsroom: Newsroom, editor: Client
) -> None:
    answer = editor.post(URL, {f"field-{number}": "" for number in range(1_001)})
    assert answer.status_code == 413


def test_a_form_without_its_token_is_still_refused(newsroom: Newsroom) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(newsroom.editor)
    answer = client.post(URL, {"step": "read", "raw": RAW})
    assert answer.status_code == 403


def test_a_stranger_who_sends_much_hears_the_same(db: None) -> None:
    answer = Client().post(URL, {"raw": "长" * (2 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "4 MB" in answer.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_the_encodings_that_newsrooms_have(
    newsroom: Newsroom, editor: Client, encoding: str
) -> None:
    file = SimpleUploadedFile("gao.txt", RAW.encode(encoding), "text/plain")
    page = read(editor, "", file=file)
    assert 'value="望坪镇新水闸昨日合龙"' in page
    assert confirm(editor, page, newsroom.channel.pk).quotes.count() == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 100, b"\xff\xfe\0"]
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(
    newsroom: Newsroom, editor: Client, content: bytes
) -> None:
    page = read(editor, "", file=SimpleUploadedFile("a.bin", content))
    assert 'class="mistakes"' in page
    assert not Article.objects.exists()


def test_a_file_larger_than_a_paste_is_refused(
    newsroom: Newsroom, editor: Client
) -> None:
    file = SimpleUploadedFile("a.txt", b"a" * (4 * 1024 * 1024 + 1))
    assert "longer than 200,000 characters" in read(editor, "", file=file)


def test_the_raw_text_can_be_changed_and_read_again(
    newsroom: Newsroom, editor: Client
) -> None:
    page = editor.post(URL, {"step": "back", "raw": RAW}).content.decode()
    assert "Read the story" in page
    assert "望坪镇新水闸昨日合龙" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline": ""}, "Type the headline."),
        ({"headline": "长" * 201}, "at most 200 characters"),
        ({"channel": ""}, "Choose a channel."),
        ({"channel": "x"}, "Select a valid choice."),
        ({"blocks": ""}, "There is no text left."),
        ({"blocks": " \n\t\n"}, "There is no text left."),
        ({"source_time": "gestern"}, "Enter a valid date/time."),
        ({"source_time": "0001-01-01T00:00"}, "between 1900 and 2100"),
        ({"speaker-0": "长" * 201}, "at most 200 characters"),
        ({"reporters": ["999999"]}, "no longer exists"),
    ],
)
def test_a_wrong_correction_is_answered_in_a_sentence_and_kept(
    newsroom: Newsroom, editor: Client, changes: dict[str, object], sentence: str
) -> None:
    fields = fields_of(read(editor)) | {
        "step": "confirm",
        "channel": newsroom.channel.pk,
        "dateline": "本报望坪电",
    }
    page = editor.post(URL, fields | changes).content.decode()
    assert sentence in page
    assert 'value="本报望坪电"' in page
    assert not Article.objects.exists()


def test_markup_in_a_paste_is_text(newsroom: Newsroom, editor: Client) -> None:
    raw = "标题在此\n\n<script>alert(1)</script>第一段是这样写的。\n\n<b>第二段</b>。"
    page = read(editor, raw)
    assert "<script>alert" not in page
    draft = confirm(editor, page, newsroom.channel.pk, headline="标题在此")
    assert "<script" not in draft.body
    assert "<b>" not in draft.body


def test_a_story_of_twenty_thousand_characters_stays_below_the_limit_of_fields(
    newsroom: Newsroom, editor: Client
) -> None:
    line = "“这是第{0}句话，说得不长也不短。”望坪镇水务站站长周一帆说。今年第{0}次。"
    raw = "很长的一篇\n\n" + "\n".join(line.format(n) for n in range(600))
    page = read(editor, raw)
    assert "more quotes are taken as they were read" in page
    assert len(fields_of(page)) < 900
    draft = confirm(editor, page, newsroom.channel.pk, headline="很长的一篇")
    assert draft.quotes.count() == 600


def test_a_reviewer_may_not_paste(newsroom: Newsroom, sign_in: SignIn) -> None:
    reviewer = sign_in(newsroom.reviewers[0])
    assert reviewer.get(URL).status_code == 403
    assert reviewer.post(URL, {"step": "read", "raw": RAW}).status_code == 403


@pytest.mark.parametrize(
    "path",
    sorted(Path(settings.BASE_DIR, "fixtures", "stories").glob("*.txt")),
    ids=lambda path: str(path.stem),
)
def test_the_stories_of_the_demo_go_through_unchanged(
    newsroom: Newsroom, editor: Client, path: Path
) -> None:
    page = read(editor, path.read_text("utf-8"))
    draft = confirm(editor, page, newsroom.channel.pk)
    assert draft.headline
    assert draft.length >= 350


def test_a_form_that_arrives_in_pieces_is_answered_in_words(
    newsroom: Newsroom, editor: Client
) -> None:
    answer = editor.generic(
        "POST", URL, b"--x\r\n", content_type="multipart/form-data; boundary=\x7f"
    )
    assert answer.status_code == 400
    assert "The form did not arrive whole." in answer.content.decode()
