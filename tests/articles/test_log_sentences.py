"""The log told in sentences."""

import pytest
from django.utils import timezone

from articles import actions
from articles.log_sentences import history_of, note, sentence
from articles.models import Event
from articles.workflow import Act
from tests.support.newsroom import Newsroom


def told(newsroom: Newsroom, article: int) -> list[str]:
    draft = newsroom.channel.articles.get(pk=article)
    return [f"{row.by} {row.sentence}" for row in history_of(draft)][::-1]


def test_the_road_of_a_story_reads_like_a_record(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    actions.save(
        draft.pk, by=newsroom.editor, version=1, text=newsroom.text(kicker="水利")
    )
    newsroom.submit(draft, urgent_reason="今晚见报")
    newsroom.approve(draft)
    newsroom.send_back(draft)
    newsroom.submit(draft, people=None)
    actions.recall(draft.pk, by=newsroom.editor)
    newsroom.submit(draft)
    for _stage in range(3):
        newsroom.approve(draft)
    actions.publish(draft.pk, by=newsroom.chief)
    revised = actions.revise(draft.pk, by=newsroom.editor)
    actions.bin_draft(revised.pk, by=newsroom.editor)
    actions.restore(revised.pk, by=newsroom.chief)
    actions.share(draft.article_id, by=newsroom.editor, people=[newsroom.chief])

    assert told(newsroom, draft.article_id) == [
        "编辑甲 started the story",
        "编辑甲 saved version 2",
        "编辑甲 submitted revision 1 for review: round 1, 三审",
        "审稿1 approved revision 1 (初审, round 1)",
        "审稿2 sent revision 1 back (复审, round 1)",
        (
            "编辑甲 submitted revision 1 for review: round 2, 三审"
            "; the approval of 1 stage carries over"
        ),
        "编辑甲 took round 2 back",
        "编辑甲 submitted revision 1 for review: round 3, 三审",
        "审稿1 approved revision 1 (初审, round 3)",
        "审稿2 approved revision 1 (复审, round 3)",
        "审稿3 approved revision 1 (终审, round 3)",
        "主任丙 signed revision 1 for publication",
        "编辑甲 started a new draft from revision 1",
        "编辑甲 binned the draft",
        "主任丙 fetched the draft back",
        "编辑甲 shared the story with 主任丙",
    ]


def test_opinions_and_reasons_are_the_notes(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft, urgent_reason="今晚见报")
    newsroom.send_back(draft, opinion="请补充工期依据")
    events = Event.objects.filter(article=draft.article).order_by("id")
    assert [note(event) for event in events] == ["", "今晚见报", "请补充工期依据"]


@pytest.mark.parametrize("act", [*Act.values, "share", "a_new_act", "groups_changed"])
def test_an_event_without_its_details_is_told_all_the_same(
    newsroom: Newsroom, act: str
) -> None:
    event = Event.objects.create(act=act, at=timezone.now(), details={})
    assert sentence(event)


def test_what_happens_to_people_names_them(newsroom: Newsroom) -> None:
    event = Event(act="password_set", at=timezone.now(), person=newsroom.editor)
    assert sentence(event) == "set the password of 编辑甲"
    event = Event(act="some_day", at=timezone.now(), person=newsroom.editor)
    assert sentence(event) == "some day (编辑甲)"
