"""Two people, two connections, one moment: one act counts, the other is told why."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections, transaction
from django.utils import translation

from articles import actions
from articles.models import Article, Assignment, Draft, Event
from articles.refusal import Refused
from articles.workflow import DraftState, TaskState
from staff.models import User
from tests.articles.machine import guarantees
from tests.support.newsroom import Newsroom, build, person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

_PATIENCE = 20  # seconds until a thread that never comes is a failure


@pytest.fixture
def newsroom(transactional_db: None) -> Newsroom:
    """A newsroom whose rows other connections can see."""
    return build()


@pytest.fixture
def joint(newsroom: Newsroom) -> tuple[Draft, list[Assignment]]:
    """A text at a first stage of two people who must both approve."""
    other = person("R4", "审稿4", "reviewer")
    one, two, three = newsroom.reviewers
    draft = newsroom.draft()
    people = newsroom.picks(newsroom.three, [one, other], two, three)
    newsroom.submit(draft, people=people)
    return draft, [newsroom.task(draft, who) for who in (one, other)]


@contextmanager
def _held(draft: Draft, *, waiting: int) -> Iterator[None]:
    """Hold the article's row until `waiting` other connections wait for it."""
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=draft.article_id)
        yield
        deadline = time.monotonic() + _PATIENCE
        while _blocked() < waiting:
            assert time.monotonic() < deadline, "Nobody came to wait for the lock."
            time.sleep(0.02)


def _blocked() -> int:
    """How many connections wait for a lock; pg_stat_activity would repeat itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        count: int = cursor.fetchone()[0]
        return count


def _on_its_own(act: Callable[[], object]) -> str:
    """Run the act in this thread, on its connection; returns what it was told."""
    try:
        with translation.override("en"):  # a language is spoken per thread
            act()
    except Refused as no:
        return str(no)
    finally:
        connections.close_all()
    return ""


def _at_once(draft: Draft, *acts: Callable[[], object]) -> list[str]:
    """Run the acts on connections of their own, released together.

    Returns what each was told: an empty string for an act that counted.
    """
    told: list[str] = [""] * len(acts)

    def run(number: int) -> None:
        told[number] = _on_its_own(acts[number])

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(acts))]
    with _held(draft, waiting=len(acts)):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(_PATIENCE)
        assert not thread.is_alive()
    return told


def _check() -> None:
    guarantees.deciders_are_different_and_no_authors({})
    guarantees.rights_equal_pending_tasks()
    guarantees.states_fit_together()


def test_one_person_approving_twice_at_once_counts_once(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    task = newsroom.task(draft)
    token = newsroom.token(task)

    def approve() -> object:
        return actions.approve(task.pk, by=task.reviewer, token=token)

    told = _at_once(draft, approve, approve)

    assert sorted(told) == ["", "You have already approved this text."]
    assert Event.objects.filter(act="approve").count() == 1
    assert newsroom.task(draft).reviewer == newsroom.reviewers[1]
    _check()


def test_two_people_of_a_joint_stage_approving_at_once_both_count(
    newsroom: Newsroom, joint: tuple[Draft, list[Assignment]]
) -> None:
    draft, (mine, yours) = joint
    tokens = [newsroom.token(task) for task in (mine, yours)]

    told = _at_once(
        draft,
        lambda: actions.approve(mine.pk, by=mine.reviewer, token=tokens[0]),
        lambda: actions.approve(yours.pk, by=yours.reviewer, token=tokens[1]),
    )

    assert told == ["", ""]
    assert newsroom.task(draft).reviewer == newsroom.reviewers[1]
    _check()


def test_of_an_approval_and_a_return_at_once_the_return_ends_the_round(
    newsroom: Newsroom, joint: tuple[Draft, list[Assignment]]
) -> None:
    draft, (mine, yours) = joint
    tokens = [newsroom.token(task) for task in (mine, yours)]

    told = _at_once(
        draft,
        lambda: actions.approve(mine.pk, by=mine.reviewer, token=tokens[0]),
        lambda: actions.send_back(
            yours.pk, by=yours.reviewer, token=tokens[1], opinion="数字有误"
        ),
    )

    draft.refresh_from_db()
    mine.refresh_from_db()
    lapsed = "This task has lapsed: the round went on without it."
    assert told in (["", ""], [lapsed, ""])
    assert draft.state == DraftState.RETURNED
    assert mine.state == (TaskState.LAPSED if told[0] else TaskState.APPROVED)
    _check()


def test_one_person_approving_and_sending_back_at_once_decides_once(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    task = newsroom.task(draft)
    token = newsroom.token(task)

    told = _at_once(
        draft,
        lambda: actions.approve(task.pk, by=task.reviewer, token=token),
        lambda: actions.send_back(
            task.pk, by=task.reviewer, token=token, opinion="数字有误"
        ),
    )

    assert told in (
        ["", "You have already approved this text."],
        ["You have already sent this text back.", ""],
    )
    assert Event.objects.filter(act__in=["approve", "send_back"]).count() == 1
    _check()


def test_a_deactivation_before_the_decision_lands_refuses_it(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    task = newsroom.task(draft)
    token = newsroom.token(task)
    told: list[str] = []

    def approve() -> object:
        return actions.approve(task.pk, by=task.reviewer, token=token)

    thread = threading.Thread(target=lambda: told.append(_on_its_own(approve)))
    with _held(draft, waiting=1):
        thread.start()
        User.objects.filter(pk=task.reviewer_id).update(is_active=False)
    thread.join(_PATIENCE)

    assert told == ["This account is no longer active."]
    assert not Event.objects.filter(act="approve").exists()


def test_publishing_twice_at_once_makes_one_row(newsroom: Newsroom) -> None:
    draft = newsroom.approved()

    def publish() -> object:
        return actions.publish(draft.pk, by=newsroom.chief)

    told = _at_once(draft, publish, publish)

    assert sorted(told) == [
        "",
        "Only a draft that its last stage approved can be published.",
    ]
    guarantees.readers_get_what_was_approved()


def test_of_two_saves_at_once_one_is_stored_and_the_other_is_shown_both(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    texts = [newsroom.text(headline=headline) for headline in ("甲的标题", "乙的标题")]

    told = _at_once(
        draft,
        lambda: actions.save(draft.pk, by=newsroom.editor, version=1, text=texts[0]),
        lambda: actions.save(draft.pk, by=newsroom.chief, version=1, text=texts[1]),
    )

    draft.refresh_from_db()
    assert draft.version == 2
    assert draft.headline == texts[told.index("")].headline
    assert "Somebody saved this draft after you opened it; nothing was lost." in told
