"""On which channels a person holds a right, asked once for all of them."""

import pytest

from articles import access
from articles.access.standing import has_channel_right
from articles.models import Channel
from staff.models import User
from tests.support.newsroom import Newsroom


@pytest.mark.parametrize("right", ["edit", "chief", "publish"])
def test_asked_for_all_channels_or_for_one_the_answer_is_the_same(
    newsroom: Newsroom, right: str
) -> None:
    Channel.objects.create(name="民生", slug="life", default_route=newsroom.three)
    for user in User.objects.all():
        one_by_one = {
            channel
            for channel in Channel.objects.all()
            if has_channel_right(user, right, channel)
        }
        assert set(access.channels_with_right(user, right)) == one_by_one, user


def test_a_chief_leads_the_own_channel_and_an_administrator_all(
    newsroom: Newsroom,
) -> None:
    Channel.objects.create(name="民生", slug="life", default_route=newsroom.three)
    led = access.channels_with_right(newsroom.chief, "chief")
    assert list(led) == [newsroom.channel]
    assert access.channels_with_right(newsroom.admin, "chief").count() == 2
    assert not access.channels_with_right(newsroom.editor, "chief").exists()


def test_somebody_deactivated_holds_no_right(newsroom: Newsroom) -> None:
    newsroom.chief.is_active = False
    newsroom.chief.save()
    assert not access.channels_with_right(newsroom.chief, "chief").exists()
