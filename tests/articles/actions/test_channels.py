"""Rights on a channel."""

import pytest
from django.contrib.auth.models import Group

from articles import access, actions
from articles.actions import Holders
from articles.models import Channel, Event
from articles.refusal import Refused
from tests.support.newsroom import Newsroom, person


def test_a_new_channel_belongs_to_the_usual_groups(newsroom: Newsroom) -> None:
    held = actions.holders(newsroom.channel)
    names = dict(Group.objects.values_list("pk", "name"))
    assert {right: [names[pk] for pk in who.groups] for right, who in held.items()} == {
        "edit": ["editor"],
        "chief": ["desk_chief"],
        "publish": ["publisher"],
    }


def test_rights_given_to_one_person_reach_that_channel_alone(
    newsroom: Newsroom,
) -> None:
    other = Channel.objects.create(
        name="经济", slug="economy", default_route=newsroom.three
    )
    somebody = person("P1", "签发人")
    before = actions.holders(newsroom.channel)
    publish = Holders(people=frozenset({somebody.pk}))

    actions.set_rights(
        newsroom.channel, by=newsroom.chief, wanted=before | {"publish": publish}
    )

    fresh = type(somebody).objects.get(pk=somebody.pk)
    assert access.may_publish_in(fresh, newsroom.channel) is True
    assert access.may_publish_in(fresh, other) is False
    event = Event.objects.filter(act="channel_rights_changed").latest("id")
    assert event.details["after"]["publish"] == {"people": ["签发人"], "groups": []}
    assert event.details["before"]["publish"]["groups"] == ["publisher"]


def test_rights_set_again_leave_no_second_line(newsroom: Newsroom) -> None:
    held = actions.holders(newsroom.channel)
    lines = Event.objects.count()
    actions.set_rights(newsroom.channel, by=newsroom.chief, wanted=held)
    assert Event.objects.count() == lines


def test_an_editor_cannot_give_rights(newsroom: Newsroom) -> None:
    wanted = dict.fromkeys(
        actions.holders(newsroom.channel),
        Holders(people=frozenset({newsroom.editor.pk})),
    )
    with pytest.raises(Refused, match="no right to change channels"):
        actions.set_rights(newsroom.channel, by=newsroom.editor, wanted=wanted)
