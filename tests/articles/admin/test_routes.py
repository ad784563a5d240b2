"""Routes on the desk: the stages, their order, and whom they ask."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Event, Route, Step
from staff.models import Department, Membership
from tests.articles.admin.posting import as_shown, group, route_data
from tests.support.newsroom import Newsroom, person

SignIn = Callable[..., Client]
ADD = "admin:articles_route_add"


@pytest.fixture
def chief(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The browser of the desk chief."""
    return sign_in(newsroom.chief)


def page_of(route: Route) -> str:
    return reverse("admin:articles_route_change", args=[route.pk])


def shown(route: Route, **changes: dict[str, Any]) -> dict[str, Any]:
    """The route's page as it is; `changes` by the names of stages."""
    stages = [
        as_shown(stage, **changes.get(stage.name, {})) for stage in route.stages.all()
    ]
    return route_data(route.name, stages, route=route)


def names(route: Route) -> list[tuple[int, str]]:
    return list(route.stages.values_list("position", "name"))


def formset_errors(answer: Any) -> list[str]:
    assert answer.status_code == 200
    found: list[str] = answer.context["inline_admin_formsets"][
        0
    ].formset.non_form_errors()
    return found


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_chief_makes_a_route_whose_stages_name_people_departments_and_groups(
    newsroom: Newsroom, chief: Client
) -> None:
    desk = Department.objects.create(name="总编室")
    Membership.objects.create(user=newsroom.reviewers[2], department=desk, is_main=True)
    first, second = newsroom.reviewers[:2]
    data = route_data(
        "重大报道",
        [
            {"position": 20, "name": "二审", "groups": [group("reviewer")]},
            {"position": 10, "name": "一审", "people": [first.pk, second.pk]},
            {"position": 30, "name": "三审", "departments": [desk.pk]},
            {"position": "", "name": ""},
        ],
    )
    assert chief.post(reverse(ADD), data).status_code == 302
    route = Route.objects.get(name="重大报道")
    assert names(route) == [(1, "一审"), (2, "二审"), (3, "三审")]
    one, two, three = route.stages.all()
    assert list(one.people.order_by("pk")) == [first, second]
    assert [row.name for row in two.groups.all()] == ["reviewer"]
    assert list(three.departments.all()) == [desk]


def test_stages_change_places_by_their_numbers(
    newsroom: Newsroom, chief: Client
) -> None:
    data = shown(newsroom.three, 初审={"position": 3}, 终审={"position": 1})
    assert chief.post(page_of(newsroom.three), data).status_code == 302
    assert names(newsroom.three) == [(1, "终审"), (2, "复审"), (3, "初审")]


def test_stages_change_names_with_each_other(newsroom: Newsroom, chief: Client) -> None:
    data = shown(newsroom.quick, 初审={"name": "终审"}, 终审={"name": "初审"})
    assert chief.post(page_of(newsroom.quick), data).status_code == 302
    assert names(newsroom.quick) == [(1, "终审"), (2, "初审")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"position": 1}, "Two stages have the number 1."),
        ({"name": "初审"}, "Two stages are called 初审."),
    ],
)
def test_two_stages_alike_are_refused_and_nothing_changes(
    change: dict[str, Any], sentence: str, newsroom: Newsroom, chief: Client
) -> None:
    data = shown(newsroom.quick, 终审=change)
    assert formset_errors(chief.post(page_of(newsroom.quick), data)) == [sentence]
    assert names(newsroom.quick) == [(1, "初审"), (2, "终审")]


def test_a_stage_is_taken_out_and_the_others_close_up(
    newsroom: Newsroom, chief: Client
) -> None:
    data = shown(newsroom.three, 复审={"DELETE": "on"})
    assert chief.post(page_of(newsroom.three), data).status_code == 302
    assert names(newsroom.three) == [(1, "初审"), (2, "终审")]


def test_the_last_stage_is_never_taken_out(newsroom: Newsroom, chief: Client) -> None:
    out = {"DELETE": "on"}
    data = shown(newsroom.quick, 初审=out, 终审=out)
    assert formset_errors(chief.post(page_of(newsroom.quick), data)) == [
        "A route has at least one stage: nothing goes unreviewed."
    ]
    assert len(names(newsroom.quick)) == 2


def test_a_route_without_a_stage_is_not_made(newsroom: Newsroom, chief: Client) -> None:
    answer = chief.post(reverse(ADD), route_data("空", [{"position": "", "name": ""}]))
    assert formset_errors(answer) == [
        "A route has at least one stage: nothing goes unreviewed."
    ]
    assert not Route.objects.filter(name="空").exists()


def test_stages_that_compete_for_one_person_are_named_in_a_warning(
    newsroom: Newsroom, chief: Client
) -> None:
    only = [newsroom.reviewers[0].pk]
    data = shown(newsroom.quick, 初审={"people": only}, 终审={"people": only})
    answer = chief.post(page_of(newsroom.quick), data, follow=True)
    assert said(answer)[0] == (
        "There are not enough different people for 初审、终审: nobody may decide in "
        "two stages, so no story can be sent this way. Name more people."
    )
    stage = newsroom.quick.stages.first()
    assert stage is not None
    assert [row.pk for row in stage.people.all()] == only


def test_somebody_who_left_is_not_put_on_a_stage(
    newsroom: Newsroom, chief: Client
) -> None:
    gone = person("G1", "离职者", is_active=False)
    data = shown(newsroom.quick, 初审={"people": [gone.pk]})
    answer = chief.post(page_of(newsroom.quick), data)
    form = answer.context["inline_admin_formsets"][0].formset.forms[0]
    assert form.errors == {
        "people": ["离职者 (G1) cannot be added: this account is no longer in use."]
    }


def test_a_round_under_way_keeps_the_stages_it_began_with(
    newsroom: Newsroom, chief: Client
) -> None:
    newsroom.submit(newsroom.draft())
    data = shown(newsroom.three, 初审={"name": "一校"}, 复审={"DELETE": "on"})
    assert chief.post(page_of(newsroom.three), data).status_code == 302
    assert list(Step.objects.values_list("name", flat=True)) == ["初审", "复审", "终审"]


def test_a_changed_route_is_in_the_log_and_in_its_history(
    newsroom: Newsroom, chief: Client
) -> None:
    data = shown(newsroom.quick, 终审={"people": [newsroom.reviewers[0].pk]})
    chief.post(page_of(newsroom.quick), data)
    event = Event.objects.get(act="route_changed")
    assert event.details["before"]["stages"][1]["people"] == []
    assert event.details["after"]["stages"][1]["people"] == ["审稿1"]
    history = reverse("admin:articles_route_history", args=[newsroom.quick.pk])
    rows = chief.get(history).context["event_rows"]
    assert [(row.by, row.sentence) for row in rows] == [
        ("主任丙", "changed the review route 快审: 初审 → 终审")
    ]


def test_saving_a_route_unchanged_writes_nothing_into_the_log(
    newsroom: Newsroom, chief: Client
) -> None:
    chief.post(page_of(newsroom.three), shown(newsroom.three))
    assert not Event.objects.filter(act="route_changed").exists()


def test_an_editor_cannot_change_a_route(newsroom: Newsroom, sign_in: SignIn) -> None:
    client = sign_in(newsroom.editor)
    data = shown(newsroom.three, 复审={"DELETE": "on"})
    assert client.get(page_of(newsroom.three)).status_code == 403
    assert client.post(page_of(newsroom.three), data).status_code == 403
    assert len(names(newsroom.three)) == 3


def test_a_page_older_than_the_routes_stages_stores_nothing(
    newsroom: Newsroom, chief: Client
) -> None:
    outdated = shown(newsroom.quick)
    stages = [as_shown(stage) for stage in newsroom.quick.stages.all()]
    added = [*stages, {"position": 9, "name": "法务"}]
    chief.post(page_of(newsroom.quick), route_data("快审", added, route=newsroom.quick))
    now = [(1, "初审"), (2, "终审"), (3, "法务")]
    assert names(newsroom.quick) == now

    answer = chief.post(page_of(newsroom.quick), outdated)

    sentence = (
        "Somebody changed the stages of this route meanwhile. Nothing was stored; "
        "open the route again."
    )
    assert formset_errors(answer) == [sentence]
    assert names(newsroom.quick) == now
    law = newsroom.quick.stages.get(name="法务")
    more = [*stages, as_shown(law), {"position": 10, "name": "总编"}]
    law.delete()
    answer = chief.post(
        page_of(newsroom.quick), route_data("快审", more, route=newsroom.quick)
    )
    assert formset_errors(answer) == [sentence]
    assert names(newsroom.quick) == now[:2]
