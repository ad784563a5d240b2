"""A newsroom of four people gets its stories out."""

from dataclasses import replace

import pytest
from django.utils import timezone

from articles import actions
from articles.actions import Submission, Text
from articles.models import Channel, Draft, Publication, Route, Stage
from articles.refusal import Refused
from articles.workflow import DraftState
from tests.support.newsroom import BODY, Newsroom, person


@pytest.fixture
def desk(db: None) -> Newsroom:
    """A writer, two who review, and one who signs; the channel's route is 快审."""
    route = Route.objects.create(name="快审")
    Stage.objects.create(route=route, position=1, name="初审")
    Stage.objects.create(route=route, position=2, name="终审")
    channel = Channel.objects.create(name="快讯", slug="flash", default_route=route)
    writer = person("W1", "记者", "reporter")
    reviewers = [person("R1", "编辑", "editor"), person("R2", "主编", "editor")]
    chief = person("C1", "社长", is_superuser=True)
    actions.grant_first_rights(channel, by=chief)
    return Newsroom(channel, route, route, writer, reviewers, chief, chief)


def test_four_people_submit_send_back_resubmit_and_publish_on_the_quick_route(
    desk: Newsroom,
) -> None:
    writer, chief = desk.editor, desk.chief
    choice = Submission(desk.quick, desk.picks(desk.quick))
    text = Text(channel=desk.channel, headline="台风今晚登陆", body=BODY)

    draft = actions.create(by=writer, text=text)
    actions.submit(draft.pk, by=writer, version=1, choice=choice)
    desk.approve(draft)
    desk.send_back(draft)
    text = replace(Text.of(Draft.objects.get(pk=draft.pk)), headline="台风今夜登陆")
    actions.save(draft.pk, by=writer, version=1, text=text)
    actions.submit(draft.pk, by=writer, version=2, choice=choice)
    desk.approve(draft)
    with pytest.raises(Refused):
        actions.publish(draft.pk, by=chief)
    desk.approve(draft)
    actions.publish(draft.pk, by=chief)

    draft.refresh_from_db()
    assert draft.state == DraftState.PUBLISHED
    assert "台风今夜登陆" in Publication.objects.live(timezone.now()).get().html
