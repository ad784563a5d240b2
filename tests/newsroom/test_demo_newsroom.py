"""What the demo newsroom holds once it is loaded, and that its past was a fair one."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from articles.access import authors_of
from articles.models import (
    Article,
    ArticleUserObjectPermission,
    Assignment,
    Channel,
    Draft,
    Event,
    Publication,
    Quote,
    Review,
    Route,
)
from articles.workflow import DECIDED, DraftState, StepState, TaskState
from newsroom.demo.load import load
from newsroom.demo.plan import DemoPlan, read
from staff.models import Membership, User

pytestmark = pytest.mark.django_db
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@pytest.fixture(scope="module")
def plan(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[DemoPlan]:
    """The plan, loaded once for all tests of this module and then taken back."""
    found = read(FIXTURES)
    with django_db_blocker.unblock(), transaction.atomic():
        load(found)
        yield found
        transaction.set_rollback(True)


@pytest.mark.usefixtures("plan")
def test_the_directory_has_the_47_accounts_in_the_order_of_the_staff_file() -> None:
    with (FIXTURES / "staff.csv").open(encoding="utf-8-sig") as file:
        wanted = [(row["工号"], row["姓名"]) for row in csv.DictReader(file)]
    assert list(User.objects.values_list("employee_no", "name")) == wanted
    assert len(wanted) == 47
    posts = User.objects.filter(kind=User.Kind.ROLE).values_list("name", flat=True)
    assert list(posts) == ["行政专员", "系统管理员"]
    both = Membership.objects.filter(user__name="赵夏")
    assert [row.department.name for row in both] == ["要闻组", "新媒体组"]


def test_only_the_demo_accounts_have_a_password_and_it_is_their_own(
    plan: DemoPlan,
) -> None:
    wanted = {account.employee_no for account in plan.accounts}
    able = {user for user in User.objects.all() if user.has_usable_password()}
    assert {user.employee_no for user in able} == wanted
    assert all(user.password_is_own for user in able)
    assert all(user.check_password(plan.password) for user in able)


@pytest.mark.usefixtures("plan")
def test_every_state_of_a_story_is_there_to_be_looked_at() -> None:
    assert Counter(Draft.objects.values_list("state", flat=True)) == {
        DraftState.DRAFT: 2,  # one new, one of a live story
        DraftState.IN_REVIEW: 3,
        DraftState.RETURNED: 1,
        DraftState.APPROVED: 1,
        DraftState.PUBLISHED: 4,
    }
    waiting = Review.objects.filter(steps__state=StepState.OPEN)
    assert set(waiting.values_list("steps__name", flat=True)) >= {
        "初审",
        "复审",
        "终审",
    }
    assert Draft.objects.get(base__isnull=False).state == DraftState.DRAFT
    assert Publication.objects.live(timezone.now()).count() == 4


@pytest.mark.usefixtures("plan")
def test_each_stage_waits_for_one_story_that_its_reviewer_may_open() -> None:
    pending = Assignment.objects.filter(state=TaskState.PENDING)
    assert sorted((row.step.name, row.reviewer.name) for row in pending) == [
        ("初审", "李静"),
        ("复审", "张兰"),
        ("终审", "李岩"),
    ]
    granted = ArticleUserObjectPermission.objects.values_list("content_object", "user")
    assert set(granted) == set(pending.values_list("article", "reviewer"))
    assert all(row.due_at and row.due_at > timezone.now() for row in pending)


@pytest.mark.usefixtures("plan")
def test_nobody_decided_twice_in_a_round_or_about_his_own_text() -> None:
    decisions = Assignment.objects.filter(state__in=DECIDED)
    people = Counter(decisions.values_list("step__review", "reviewer"))
    assert decisions.count() == 19
    assert set(people.values()) == {1}
    for decision in decisions.select_related("step__review__draft"):
        assert decision.reviewer_id not in authors_of(decision.step.review.draft)
    for row in Publication.objects.select_related("revision__draft"):
        assert row.by_id not in authors_of(row.shown.draft)


@pytest.mark.usefixtures("plan")
def test_names_in_the_by_line_stand_for_people_of_the_staff() -> None:
    story = Draft.objects.get(headline="一座跟着潮水开门的书房")
    named = story.credits.values_list("role", "name", "user__name")
    assert list(named) == [
        ("reporter", "陈曦", "陈曦"),
        ("reporter", "张明璇", "张明璇"),
        ("editor", "黄莉", "黄莉"),
        ("editor", "杨亚男", "杨亚男"),
    ]
    assert story.lead is not None
    assert story.quotes.count() == 7


def test_no_quote_has_another_speaker_than_a_careful_reader_found(
    plan: DemoPlan,
) -> None:
    found = {
        (quote["text"], quote["speaker"], quote["role"] or "")
        for story in plan.stories
        for quote in json.loads(
            (FIXTURES / story.file).with_suffix(".json").read_text("utf-8")
        )["quotes"]
    }
    stored = set(Quote.objects.values_list("text", "speaker", "role"))
    assert stored <= found


def test_the_past_of_the_newsroom_took_days_and_kept_its_order(plan: DemoPlan) -> None:
    times = list(Event.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] <= timezone.now()
    oldest = min(Article.objects.values_list("created_at", flat=True))
    hours = (timezone.now() - oldest).total_seconds() / 3600
    assert round(hours) == max(story.hours_ago for story in plan.stories)


@pytest.mark.usefixtures("plan")
def test_channels_lead_through_their_routes_and_grant_their_rights() -> None:
    routes = {
        route.name: [stage.name for stage in route.stages.all()]
        for route in Route.objects.all()
    }
    assert routes == {"三审": ["初审", "复审", "终审"], "快审": ["初审", "终审"]}
    editor = User.objects.get(employee_no="E0012")
    chief = User.objects.get(employee_no="E0001")
    assert Channel.objects.count() == 6
    for channel in Channel.objects.all():
        assert editor.has_perm("articles.edit_channel", channel)
        assert chief.has_perm("articles.publish_channel", channel)
        assert not editor.has_perm("articles.publish_channel", channel)
