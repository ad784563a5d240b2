"""Channels on the desk: address, default route, and who holds which right."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles import actions
from articles.actions import Holders
from articles.models import Channel, Event, Route
from tests.articles.admin.posting import channel_data, group
from tests.support.newsroom import Newsroom, person

SignIn = Callable[..., Client]
ADD = "admin:articles_channel_add"
RIGHTS = "changed the rights on the channel {}: {}"
FROM_THE_START = (
    "May edit +Editors; Desk chiefs +Desk chiefs; May sign for publication +Publishers"
)


@pytest.fixture
def chief(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The browser of the desk chief."""
    return sign_in(newsroom.chief)


def page_of(channel: Channel) -> str:
    return reverse("admin:articles_channel_change", args=[channel.pk])


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200
    found: dict[str, list[str]] = answer.context["adminform"].form.errors
    return found


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_chief_gives_the_right_to_sign_to_one_person_instead_of_a_group(
    newsroom: Newsroom, chief: Client
) -> None:
    signer = person("S1", "签发人")
    data = channel_data(newsroom.channel, publish_people=[signer.pk], publish_groups=[])
    assert chief.post(page_of(newsroom.channel), data).status_code == 302
    held = actions.holders(newsroom.channel)
    assert held["publish"] == Holders(people=frozenset({signer.pk}))
    assert held["edit"] == Holders(groups=frozenset({group("editor")}))
    event = Event.objects.latest("id")
    assert event.act == "channel_rights_changed"
    assert event.actor == newsroom.chief


def test_a_new_channel_begins_with_the_usual_groups(
    newsroom: Newsroom, chief: Client
) -> None:
    form = chief.get(reverse(ADD)).context["adminform"].form
    codes = dict(Group.objects.values_list("pk", "name"))
    offered = {
        right: [codes[pk] for pk in form.initial[f"{right}_groups"]]
        for right in ("edit", "chief", "publish")
    }
    assert offered == {
        "edit": ["editor"],
        "chief": ["desk_chief"],
        "publish": ["publisher"],
    }


def test_a_new_channel_gets_the_rights_of_its_form_and_a_line_in_the_log(
    newsroom: Newsroom, chief: Client
) -> None:
    data = channel_data(
        name="经济",
        slug="economy",
        default_route=newsroom.three.pk,
        edit_groups=[group("editor")],
    )
    assert chief.post(reverse(ADD), data).status_code == 302
    channel = Channel.objects.get(slug="economy")
    held = actions.holders(channel)
    assert held["edit"].groups == {group("editor")}
    assert held["publish"] == Holders()
    made = Event.objects.get(act="channel_changed")
    assert made.details == {
        "id": channel.pk,
        "channel": "经济",
        "before": None,
        "after": {
            "name": "经济",
            "slug": "economy",
            "position": 0,
            "default_route": "三审",
        },
    }


def test_a_channel_cannot_begin_with_a_route_that_asks_nobody(
    newsroom: Newsroom, chief: Client
) -> None:
    empty = Route.objects.create(name="空流程")
    data = channel_data(newsroom.channel, default_route=empty.pk)
    assert errors(chief.post(page_of(newsroom.channel), data)) == {
        "default_route": [
            "空流程 has no stages yet. Give it some before a channel uses it."
        ]
    }
    newsroom.channel.refresh_from_db()
    assert newsroom.channel.default_route == newsroom.three


def test_an_address_of_the_product_is_refused(
    newsroom: Newsroom, chief: Client
) -> None:
    data = channel_data(newsroom.channel, slug="admin")
    found = errors(chief.post(page_of(newsroom.channel), data))
    assert found["slug"] == ["This address is taken by the product."]


def test_a_new_address_moves_published_stories_and_the_old_one_leads_there(
    newsroom: Newsroom, chief: Client
) -> None:
    row = newsroom.live()
    old = reverse("public:story", args=["news", row.article_id])
    data = channel_data(newsroom.channel, slug="headlines")
    answer = chief.post(page_of(newsroom.channel), data, follow=True)
    assert said(answer)[0] == (
        "1 published story moved from /news/ to /headlines/; its old address leads "
        "to the new one."
    )
    new = reverse("public:story", args=["headlines", row.article_id])
    assert Client().get(old)["Location"] == new
    assert Client().get(new).status_code == 200


def test_a_route_out_of_use_is_offered_only_where_it_is_the_default(
    newsroom: Newsroom, chief: Client
) -> None:
    Route.objects.filter(pk=newsroom.three.pk).update(is_active=False)
    fields = chief.get(page_of(newsroom.channel)).context["adminform"].form.fields
    offered = [str(route) for route in fields["default_route"].queryset]
    assert offered == ["三审", "快审"]
    fields = chief.get(reverse(ADD)).context["adminform"].form.fields
    assert [str(route) for route in fields["default_route"].queryset] == ["快审"]


def test_the_history_of_a_channel_tells_of_its_name_and_its_rights(
    newsroom: Newsroom, chief: Client
) -> None:
    data = channel_data(newsroom.channel, name="头条", publish_groups=[])
    chief.post(page_of(newsroom.channel), data)
    history = reverse("admin:articles_channel_history", args=[newsroom.channel.pk])
    rows = chief.get(history).context["event_rows"]
    assert [(row.by, row.sentence) for row in rows] == [
        (
            "主任丙",
            RIGHTS.format("头条", "May sign for publication −Publishers"),
        ),
        ("主任丙", "changed the channel 头条: name 要闻 → 头条"),
        (
            "管理员丁",
            RIGHTS.format("要闻", FROM_THE_START),
        ),
    ]


def test_saving_a_channel_unchanged_writes_nothing_into_the_log(
    newsroom: Newsroom, chief: Client
) -> None:
    before = Event.objects.count()
    data = channel_data(newsroom.channel)
    assert chief.post(page_of(newsroom.channel), data).status_code == 302
    assert Event.objects.count() == before


@pytest.mark.parametrize("who", ["editor", "reviewer", "auditor"])
def test_channels_are_kept_by_chiefs_alone(
    who: str, newsroom: Newsroom, sign_in: SignIn
) -> None:
    client = sign_in(person("X1", "别人", who))
    url = page_of(newsroom.channel)
    assert client.get(url).status_code == 403
    data = channel_data(newsroom.channel, publish_people=[newsroom.editor.pk])
    assert client.post(url, data).status_code == 403
    assert actions.holders(newsroom.channel)["publish"].people == frozenset()
