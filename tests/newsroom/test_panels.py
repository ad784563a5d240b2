"""工作台: what waits for whom."""

import re
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from articles.models import Assignment, Channel, Step
from newsroom.desk.panels.board import Board
from newsroom.desk.panels.health import Health
from newsroom.desk.panels.load import Load
from newsroom.desk.panels.parts import Panel, Stories
from staff.models import User
from tests.support.newsroom import Newsroom, build, person

STORY = "望坪水闸合龙"


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """Channel, routes and people; no article yet."""
    return build()


def desk_of(user: User) -> dict[str, Panel]:
    """The panels of this person by their headings, top to bottom."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    shown = client.get(reverse("admin:index")).context["panels"]
    with translation.override("en"):
        return {str(panel.title): panel for panel in shown}


def stories(panel: Panel) -> Stories:
    assert isinstance(panel, Stories)
    return panel


def late(newsroom: Newsroom) -> None:
    """Everything in review should have been decided two hours ago."""
    then = timezone.now() - timedelta(hours=2)
    Step.objects.exclude(due_at=None).update(due_at=then)
    Assignment.objects.exclude(due_at=None).update(due_at=then)


def test_an_editor_without_a_story_is_told_how_to_begin(newsroom: Newsroom) -> None:
    desk = desk_of(newsroom.editor)
    assert list(desk) == ["My drafts"]
    assert stories(desk["My drafts"]).rows == []
    assert stories(desk["My drafts"]).empty == (
        "No drafts. Paste a story, and it appears here."
    )


def test_an_editor_sees_the_own_drafts(newsroom: Newsroom) -> None:
    newsroom.draft()
    panel = stories(desk_of(newsroom.editor)["My drafts"])
    assert [(row.headline, row.when) for row in panel.rows] == [(STORY, "just now")]
    url = reverse("admin:articles_article_changelist")
    assert (panel.total, panel.url) == (1, f"{url}?owner=me&state=draft")


def test_an_editor_sees_who_sent_a_story_back_and_why(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft, opinion="请补充工期依据")
    desk = desk_of(newsroom.editor)
    (row,) = stories(desk["Sent back to me"]).rows
    assert (row.word, row.who, row.note) == ("复审", "审稿2", "请补充工期依据")
    assert list(desk) == ["Sent back to me", "My drafts"]


def test_the_last_return_counts(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    for reason in ("第一次", "第二次"):
        newsroom.submit(draft)
        newsroom.send_back(draft, opinion=reason)
    (row,) = stories(desk_of(newsroom.editor)["Sent back to me"]).rows
    assert row.note == "第二次"


def test_an_editor_sees_at_whom_a_story_waits_and_since_when(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    (row,) = stories(desk_of(newsroom.editor)["My stories in review"]).rows
    assert (row.word, row.who, row.tone) == ("复审", "审稿2", "in_review")
    assert row.when.replace("\xa0", " ") == "for 0 minutes"


def test_a_story_whose_stage_is_late_says_so(newsroom: Newsroom) -> None:
    newsroom.submit(newsroom.draft())
    late(newsroom)
    (row,) = stories(desk_of(newsroom.editor)["My stories in review"]).rows
    assert row.tone == "overdue"


def test_an_approved_story_of_ones_own_waits_for_a_signature(
    newsroom: Newsroom,
) -> None:
    newsroom.approved()
    desk = desk_of(newsroom.editor)
    assert stories(desk["My stories waiting for a signature"]).total == 1


def test_somebody_elses_story_is_not_among_the_own(newsroom: Newsroom) -> None:
    newsroom.draft()
    assert stories(desk_of(newsroom.chief)["My drafts"]).rows == []


def test_a_reviewer_sees_what_to_decide_the_most_overdue_first(
    newsroom: Newsroom,
) -> None:
    newsroom.submit(newsroom.draft(headline="先到期"))
    late(newsroom)
    newsroom.submit(newsroom.draft(headline="后到期"))
    panel = stories(desk_of(newsroom.reviewers[0])["My reviews"])
    assert [(row.headline, row.tone) for row in panel.rows] == [
        ("先到期", "overdue"),
        ("后到期", "in_review"),
    ]
    said = panel.rows[0].when.replace("\xa0", " ")
    assert (panel.key, said) == ("n", "overdue by 2 hours")
    assert stories(desk_of(newsroom.reviewers[1])["My reviews"]).total == 0


def test_an_urgent_task_says_so(newsroom: Newsroom) -> None:
    newsroom.submit(newsroom.draft(), urgent_reason="赶晚报")
    (row,) = stories(desk_of(newsroom.reviewers[0])["My reviews"]).rows
    assert row.urgent is True


def test_an_approved_story_waits_for_whoever_signs_in_its_channel(
    newsroom: Newsroom,
) -> None:
    newsroom.approved()
    panel = stories(desk_of(newsroom.chief)["Waiting for a signature"])
    assert [(row.headline, row.word, row.who) for row in panel.rows] == [
        (STORY, "要闻", "编辑甲")
    ]
    assert "Waiting for a signature" not in desk_of(newsroom.editor)


def test_nobody_is_asked_to_sign_what_he_wrote(newsroom: Newsroom) -> None:
    draft = newsroom.draft(by=newsroom.chief)
    newsroom.submit(draft, by=newsroom.chief)
    for _stage in range(3):
        newsroom.approve(draft)
    assert desk_of(newsroom.chief)["Waiting for a signature"].total == 0


def columns(user: User) -> dict[str, tuple[int, list[tuple[str, str]]]]:
    board = desk_of(user)["On the desk"]
    assert isinstance(board, Board)
    with translation.override("en"):
        return {
            str(one.title): (one.total, [(row.headline, row.who) for row in one.rows])
            for one in board.columns
        }


def test_a_chief_sees_stories_by_the_stage_they_wait_at(newsroom: Newsroom) -> None:
    first, second, back = (newsroom.draft(headline=each) for each in "甲乙丙")
    for draft in (first, second, back):
        newsroom.submit(draft)
    newsroom.approve(second)
    newsroom.send_back(back)
    assert columns(newsroom.chief) == {
        "Sent back": (1, [("丙", "编辑甲")]),
        "初审": (1, [("甲", "审稿1")]),
        "复审": (1, [("乙", "审稿2")]),
    }


def test_a_column_counts_all_and_shows_those_that_wait_longest(
    newsroom: Newsroom,
) -> None:
    for number in range(7):
        newsroom.submit(newsroom.draft(headline=f"第{number}篇"))
    total, cards = columns(newsroom.chief)["初审"]
    assert total == 7
    assert [headline for headline, _who in cards] == [f"第{n}篇" for n in range(5)]


def test_the_board_shows_other_channels_to_other_chiefs(newsroom: Newsroom) -> None:
    Channel.objects.update(name="要闻")
    other = Channel.objects.create(
        name="民生", slug="life", default_route=newsroom.three
    )
    newsroom.submit(newsroom.draft(channel=other))
    assert columns(newsroom.chief) == {}
    assert list(columns(newsroom.admin)) == ["初审"]


def test_approved_stories_stand_on_the_board_of_a_chief_who_does_not_sign(
    newsroom: Newsroom,
) -> None:
    newsroom.approved()
    assert columns(newsroom.chief) == {}
    newsroom.chief.groups.set(Group.objects.filter(name="desk_chief"))
    assert columns(newsroom.chief) == {
        "Waiting for a signature": (1, [(STORY, "编辑甲")])
    }


def test_no_story_stands_on_a_chiefs_page_twice(newsroom: Newsroom) -> None:
    in_review, back = (newsroom.draft(by=newsroom.chief) for _each in range(2))
    for draft in (in_review, back):
        newsroom.submit(draft, by=newsroom.chief)
    newsroom.send_back(back)
    desk = desk_of(newsroom.chief)
    assert "My stories in review" not in desk
    assert stories(desk["Sent back to me"]).total == 1
    assert list(columns(newsroom.chief)) == ["初审"]


def test_a_chief_sees_how_much_each_reviewer_has_to_do(newsroom: Newsroom) -> None:
    newsroom.submit(newsroom.draft())
    late(newsroom)
    further = newsroom.draft()
    newsroom.submit(newsroom.draft())
    newsroom.submit(further)
    newsroom.approve(further)
    load = desk_of(newsroom.chief)["Reviewers"]
    assert isinstance(load, Load)
    shown = [(row.name, row.open, row.late) for row in load.rows]
    assert shown == [("审稿1", 2, 1), ("审稿2", 1, 0)]
    assert (load.total, load.most) == (2, 5)


def test_a_chief_sees_what_was_published_today(newsroom: Newsroom) -> None:
    newsroom.live()
    panel = stories(desk_of(newsroom.chief)["Published today"])
    assert [(row.headline, row.word, row.who) for row in panel.rows] == [
        (STORY, "published", "要闻 · 主任丙")
    ]


def test_the_headline_of_a_publication_is_the_one_readers_got(
    newsroom: Newsroom,
) -> None:
    newsroom.live().article.drafts.update(headline="后来的标题")
    (row,) = stories(desk_of(newsroom.chief)["Published today"]).rows
    assert row.headline == STORY


def test_somebody_who_keeps_the_directory_sees_its_health(newsroom: Newsroom) -> None:
    clerk = person("S1", "人事戊", "staff_admin")
    health = desk_of(clerk)["Accounts to look after"]
    assert isinstance(health, Health)
    url = reverse("admin:staff_user_changelist")
    with translation.override("en"):
        shown = [(str(row.label), row.number, row.url) for row in health.rows]
    count = User.objects.count()
    assert shown == [("without a department", count, f"{url}?check=no_department")]
    assert "Accounts to look after" not in desk_of(newsroom.chief)


def tables(queries: Iterable[dict[str, str]]) -> list[str]:
    """The table whose column each query names first."""
    return [re.findall(r'"(\w+)"\."', query["sql"])[0] for query in queries]


@pytest.mark.parametrize("who", ["editor", "reviewer", "chief", "admin"])
def test_the_first_page_costs_the_same_with_one_story_and_with_many(
    newsroom: Newsroom, who: str
) -> None:
    people = {"reviewer": newsroom.reviewers[0]}
    user = people.get(who) or getattr(newsroom, who)

    def one_of_each() -> None:
        newsroom.draft()
        newsroom.submit(newsroom.draft())
        back = newsroom.draft()
        newsroom.submit(back)
        newsroom.send_back(back)
        newsroom.live()
        newsroom.approved()

    one_of_each()
    client = Client()
    client.force_login(user)
    client.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("admin:index"))
    Channel.objects.create(name="民生", slug="life", default_route=newsroom.three)
    for _more in range(2):
        one_of_each()
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("admin:index"))
    assert tables(many) == tables(one)
    assert tables(one) == READ[who]


SIGNED_IN = ["django_session", "staff_user"]
RIGHTS = ["django_content_type", "django_content_type"]
TASKS = ["auth_group", "articles_assignment", "articles_assignment"]
CHANNELS = ["articles_channel", "articles_channel"]
BOARD = ["articles_draft", "articles_step", "articles_assignment"]
SIGNING = ["articles_draft", "articles_draft"]
OWN = ["articles_draft", "articles_assignment", "articles_step", "articles_assignment"]
NONE_OF_HIS_OWN = ["articles_draft"]
LOAD = ["articles_assignment", "staff_user"]
TODAY = ["articles_publication", "articles_publication"]
HEALTH = ["staff_user"] * 3
FRAME = ["articles_assignment"]
CHIEFS = [*CHANNELS, *BOARD, *SIGNING, *NONE_OF_HIS_OWN, *LOAD, *TODAY]
MAY_OPEN = ["articles_article", "articles_draft", "articles_draft"]
READ = {
    "editor": [*SIGNED_IN, *RIGHTS, *FRAME, *TASKS, *CHANNELS, *OWN],
    "reviewer": [
        *SIGNED_IN,
        *RIGHTS,
        *MAY_OPEN,
        *FRAME,
        *TASKS,
        *CHANNELS,
        *NONE_OF_HIS_OWN,
    ],
    "chief": [*SIGNED_IN, *RIGHTS, *FRAME, *TASKS, *CHIEFS],
    "admin": [*SIGNED_IN, *FRAME, *TASKS, *CHIEFS, *HEALTH],
}
