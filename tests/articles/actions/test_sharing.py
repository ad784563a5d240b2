"""Sharing a story: who writes along, and who may say so."""

import pytest

from articles import actions
from articles.actions.sharing import MOST_CO_EDITORS
from articles.models import Event
from articles.refusal import Refused
from staff.models import User
from tests.support.newsroom import Newsroom, person


@pytest.fixture
def colleague(newsroom: Newsroom) -> User:
    """Somebody without any right on the channel."""
    return person("J1", "记者己", "reporter")


def test_the_owner_shares_a_story_and_the_log_names_the_person(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    actions.share(draft.article_id, by=newsroom.editor, people=[colleague])

    assert list(draft.article.co_editors.all()) == [colleague]
    event = Event.objects.get(article=draft.article, act="share")
    assert event.actor == newsroom.editor
    assert event.details == {"added": ["记者己"], "removed": []}
    actions.save(
        draft.pk, by=colleague, version=1, text=newsroom.text(headline="改过的标题")
    )


def test_the_desk_chief_takes_a_co_editor_away_who_stays_an_author(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    actions.share(draft.article_id, by=newsroom.editor, people=[colleague])
    actions.save(
        draft.pk, by=colleague, version=1, text=newsroom.text(headline="改过的标题")
    )
    actions.share(draft.article_id, by=newsroom.chief, people=[])

    assert not draft.article.co_editors.exists()
    assert draft.authors.filter(user=colleague).exists()
    assert Event.objects.filter(act="share").latest("id").details == {
        "added": [],
        "removed": ["记者己"],
    }


def test_sharing_with_the_same_people_again_writes_nothing(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    for _time in range(2):
        actions.share(
            draft.article_id, by=newsroom.editor, people=[colleague, newsroom.editor]
        )
    assert Event.objects.filter(act="share").count() == 1


def test_a_co_editor_does_not_share_the_story_on(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    actions.share(draft.article_id, by=newsroom.editor, people=[colleague])
    with pytest.raises(Refused) as refused:
        actions.share(draft.article_id, by=colleague, people=[])
    assert str(refused.value) == (
        "Only the article's owner and the channel's desk chief may share it."
    )
    assert draft.article.co_editors.exists()


def test_somebody_who_left_is_not_added_but_may_stay(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    colleague.is_active = False
    colleague.save()
    with pytest.raises(Refused) as refused:
        actions.share(draft.article_id, by=newsroom.editor, people=[colleague])
    assert str(refused.value) == (
        "记者己 cannot be added: this account is no longer in use."
    )
    draft.article.co_editors.add(colleague)
    actions.share(
        draft.article_id, by=newsroom.editor, people=[colleague, newsroom.chief]
    )
    assert draft.article.co_editors.count() == 2


def test_somebody_deactivated_meanwhile_shares_nothing(
    newsroom: Newsroom, colleague: User
) -> None:
    draft = newsroom.draft()
    User.objects.filter(pk=newsroom.editor.pk).update(is_active=False)
    with pytest.raises(Refused):
        actions.share(draft.article_id, by=newsroom.editor, people=[colleague])


def test_a_story_is_shared_with_twenty_people_at_most(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    crowd = [person(f"X{n}", f"人{n}") for n in range(MOST_CO_EDITORS + 1)]
    with pytest.raises(Refused) as refused:
        actions.share(draft.article_id, by=newsroom.editor, people=crowd)
    assert str(refused.value) == "A story is shared with at most 20 people."
