"""工作台: what waits for whom."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from newsroom.desk.panels import Panel
from staff.models import User
from tests.support.newsroom import Newsroom, build


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """Channel, routes and people; no article yet."""
    return build()


def desk_of(user: User) -> dict[str, Panel]:
    """The panels of this person by their headings."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    shown = client.get(reverse("admin:index")).context["panels"]
    with translation.override("en"):
        return {str(panel.title): panel for panel in shown}


def test_an_editor_sees_the_own_open_stories(newsroom: Newsroom) -> None:
    newsroom.draft()
    panel = desk_of(newsroom.editor)["My open stories"]
    assert [(row.headline, row.tone) for row in panel.rows] == [
        ("望坪水闸合龙", "draft")
    ]


def test_somebody_elses_story_is_not_among_the_own(newsroom: Newsroom) -> None:
    newsroom.draft()
    panel = desk_of(newsroom.chief).get("My open stories")
    assert panel is None or panel.rows == []


def test_a_reviewer_sees_what_to_decide(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    first, second = newsroom.reviewers[:2]
    panel = desk_of(first)["My reviews"]
    assert [(row.headline, row.tone) for row in panel.rows] == [
        ("望坪水闸合龙", "in_review")
    ]
    assert desk_of(second)["My reviews"].total == 0


def test_an_approved_story_waits_for_whoever_signs_in_its_channel(
    newsroom: Newsroom,
) -> None:
    newsroom.approved()
    assert desk_of(newsroom.chief)["Waiting for a signature"].total == 1
    assert "Waiting for a signature" not in desk_of(newsroom.editor)


def test_nobody_is_asked_to_sign_what_he_wrote(newsroom: Newsroom) -> None:
    draft = newsroom.draft(by=newsroom.chief)
    newsroom.submit(draft, by=newsroom.chief)
    for _stage in range(3):
        newsroom.approve(draft)
    assert desk_of(newsroom.chief)["Waiting for a signature"].total == 0


def test_the_first_page_costs_the_same_with_one_story_and_with_many(
    newsroom: Newsroom, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    client.force_login(newsroom.editor)
    newsroom.draft()
    client.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("admin:index"))
    for _more in range(5):
        newsroom.draft()
    with django_assert_num_queries(len(one)):
        client.get(reverse("admin:index"))
