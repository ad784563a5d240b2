"""Anybody tries anything in any order; the guarantees hold after every step."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from articles import actions, tokens
from articles.actions import Submission, Text
from articles.models import Assignment, Draft, Publication, Review, Stage
from articles.refusal import Refused, Stale
from articles.workflow import OPEN, Quorum, TaskState
from staff.models import User
from tests.articles.machine import guarantees
from tests.support.newsroom import Newsroom, build, person, reporter

# Few texts, so that a text comes back and approvals carry over.
HEADLINES = st.sampled_from(["望坪水闸合龙", "新水闸通水", "闸门今晨开启"])
PEOPLE = st.integers(min_value=0, max_value=8)


class ReviewMachine(RuleBasedStateMachine):
    """A newsroom of nine: two editors, five reviewers, a chief and a superuser."""

    drafts = Bundle("drafts")

    def __init__(self) -> None:
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self._clock = time_machine.travel(
            datetime(2026, 11, 20, tzinfo=UTC), tick=False
        )
        self.clock = self._clock.start()
        self.newsroom: Newsroom = build()
        extra = [
            person("E2", "编辑乙", "editor", "reviewer"),
            person("R4", "审稿4", "reviewer"),
            # Reviews and may publish: the person most able to do everything alone.
            person("R5", "审稿5", "editor", "reviewer", "publisher"),
        ]
        self.people: list[User] = [
            self.newsroom.editor,
            *self.newsroom.reviewers,
            *extra,
            self.newsroom.chief,
            self.newsroom.admin,
        ]
        self.stages: dict[int, list[str]] = {}
        # Who wrote in which draft, by this test's own memory.
        self.wrote: defaultdict[int, set[int]] = defaultdict(set)
        self.grows = guarantees.OnlyGrows()

    def teardown(self) -> None:
        self._clock.stop()
        transaction.set_rollback(True)
        self._undo.__exit__(None, None, None)

    def _try(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        """Take the act; a refusal must be a sentence and must change nothing."""
        try:
            with transaction.atomic():
                return act(*args, **kwargs)
        except Refused as no:
            if not str(no).strip():
                pytest.fail("A refusal without a sentence.")
            return None

    @initialize(target=drafts, submitted=st.booleans(), approvals=st.integers(0, 3))
    def a_story_on_its_way(self, *, submitted: bool, approvals: int) -> int:
        """Most runs should not spend their steps on getting a story started."""
        draft = self.newsroom.draft()
        self.wrote[draft.pk].add(self.newsroom.editor.pk)
        if submitted:
            self.submit_properly(draft.pk)
            for _stage in range(approvals):
                self.approve_as_asked(draft.pk)
        return draft.pk

    @initialize(target=drafts, live=st.booleans())
    def a_story_that_readers_may_read(self, *, live: bool) -> Any:
        draft = self.a_story_on_its_way(submitted=live, approvals=3)
        if live:
            self.publish_properly(draft)
        return draft

    @rule(target=drafts, by=PEOPLE)
    def create(self, by: int) -> Any:
        draft = self._try(self.newsroom.draft, by=self.people[by])
        if draft is None:
            return multiple()
        self.wrote[draft.pk].add(self.people[by].pk)
        return draft.pk

    @rule(draft=drafts, by=PEOPLE, headline=HEADLINES, named=st.none() | PEOPLE)
    def save(self, draft: int, by: int, headline: str, named: int | None) -> None:
        row = Draft.objects.get(pk=draft)
        credits_ = () if named is None else (reporter(self.people[named]),)
        text = replace(Text.of(row), headline=headline, credits=credits_)
        saved = self._try(
            actions.save, draft, by=self.people[by], version=row.version, text=text
        )
        if saved and saved.version > row.version:
            self.wrote[draft].add(self.people[by].pk)
            self.wrote[draft] |= {name.user_id for name in credits_ if name.user_id}

    @rule(draft=drafts, headline=HEADLINES)
    def save_on_top_of_an_old_version(self, draft: int, headline: str) -> None:
        """G6: both texts survive: the stored one in the row, the other in the hand."""
        row = Draft.objects.get(pk=draft)
        text = replace(Text.of(row), headline=headline)
        chief = self.newsroom.chief
        with pytest.raises(Refused) as no, transaction.atomic():
            actions.save(draft, by=chief, version=row.version - 1, text=text)
        if isinstance(no.value, Stale):
            assert no.value.current.version == row.version
        assert Text.of(Draft.objects.get(pk=draft)) == Text.of(row)

    @rule(
        draft=drafts,
        by=PEOPLE,
        quick=st.booleans(),
        picks=st.lists(PEOPLE, min_size=3, max_size=4),
    )
    def submit(self, draft: int, by: int, *, quick: bool, picks: list[int]) -> None:
        route = self.newsroom.quick if quick else self.newsroom.three
        stages = list(route.stages.all())
        people = {
            stage.pk: [self.people[pick].pk]
            for stage, pick in zip(stages, picks, strict=False)
        }
        if len(picks) > len(stages):
            people[stages[0].pk].append(self.people[picks[-1]].pk)
        version = Draft.objects.get(pk=draft).version
        review: Review | None = self._try(
            actions.submit,
            draft,
            by=self.people[by],
            version=version,
            choice=Submission(route, people),
        )
        if review:
            self.stages[review.pk] = [stage.name for stage in stages]

    @rule(draft=drafts)
    def submit_properly(self, draft: int) -> None:
        row = Draft.objects.get(pk=draft)
        route = self.newsroom.three
        review = self._try(
            actions.submit,
            draft,
            by=row.owner,
            version=row.version,
            choice=Submission(route, self.newsroom.picks(route)),
        )
        if review:
            event(f"a round {review.number} began")
            names = route.stages.values_list("name", flat=True)
            self.stages[review.pk] = list(names)

    def _decide(self, act: Any, task: Assignment, by: User, **words: str) -> None:
        before = task.state
        digest = task.step.review.revision.digest
        token = tokens.mint(task, by, digest)
        done = self._try(act, task.pk, by=by, token=token, **words)
        if done:
            assert before == TaskState.PENDING
            assert by.pk == task.reviewer_id

    def _tasks(self) -> Any:
        return Assignment.objects.select_related("step__review__revision", "reviewer")

    @rule(draft=drafts)
    def approve_as_asked(self, draft: int) -> None:
        for task in self._tasks().filter(
            step__review__draft=draft, state=TaskState.PENDING
        ):
            self._decide(actions.approve, task, task.reviewer)

    @rule(draft=drafts)
    def publish_properly(self, draft: int) -> None:
        self.publish(draft, self.people.index(self.newsroom.chief))

    @rule(draft=drafts, headline=HEADLINES, named=st.none() | st.integers(1, 3))
    def write_and_submit_again(
        self, draft: int, headline: str, named: int | None
    ) -> None:
        """The owner takes the text back, works on it, and sends it off."""
        owner = self.people.index(Draft.objects.get(pk=draft).owner)
        self.recall(draft, owner)
        self.save(draft, owner, headline, named)
        self.submit_properly(draft)

    @rule(draft=drafts, which=st.integers(min_value=0, max_value=9), by=PEOPLE)
    def approve_as_anybody(self, draft: int, which: int, by: int) -> None:
        tasks = list(self._tasks().filter(step__review__draft=draft))
        if tasks:
            task = tasks[which % len(tasks)]
            self._decide(actions.approve, task, self.people[by])

    @rule(draft=drafts, which=st.integers(min_value=0, max_value=9))
    def send_back(self, draft: int, which: int) -> None:
        tasks = list(self._tasks().filter(step__review__draft=draft))
        if tasks:
            task = tasks[which % len(tasks)]
            self._decide(actions.send_back, task, task.reviewer, opinion="请核实数字")

    @rule(draft=drafts, by=PEOPLE)
    def recall(self, draft: int, by: int) -> None:
        self._try(actions.recall, draft, by=self.people[by])

    @rule(draft=drafts, by=PEOPLE)
    def publish(self, draft: int, by: int) -> None:
        row: Publication | None = self._try(actions.publish, draft, by=self.people[by])
        if row:
            event(f"a story was {row.get_kind_display()}")
            assert row.by_id not in self.wrote[draft]
            live = Publication.objects.live(row.live_from)
            assert live.get(article=row.article_id) == row

    @rule(target=drafts, draft=drafts, by=PEOPLE)
    def revise(self, draft: int, by: int) -> Any:
        made = self._try(actions.revise, draft, by=self.people[by])
        if made is None:
            return multiple()
        self.wrote[made.pk].add(self.people[by].pk)
        return made.pk

    @rule(draft=drafts, by=PEOPLE)
    def bin(self, draft: int, by: int) -> None:
        self._try(actions.bin_draft, draft, by=self.people[by])

    @rule(draft=drafts, by=PEOPLE)
    def restore(self, draft: int, by: int) -> None:
        self._try(actions.restore, draft, by=self.people[by])

    @rule(who=PEOPLE)
    def deactivate(self, who: int) -> None:
        User.objects.filter(pk=self.people[who].pk).update(is_active=False)

    @rule(who=PEOPLE)
    def set_somebodys_password(self, who: int) -> None:
        User.objects.filter(pk=self.people[who].pk).update(password_is_own=False)

    @rule()
    def bring_everybody_back(self) -> None:
        User.objects.update(is_active=True, password_is_own=True)

    @rule(seconds=st.integers(min_value=-30, max_value=86_400))
    def let_the_clock_run_or_step_back(self, seconds: int) -> None:
        self.clock.shift(timedelta(seconds=seconds))

    @rule(
        position=st.integers(min_value=1, max_value=3), quorum=st.sampled_from(Quorum)
    )
    def edit_the_route(self, position: int, quorum: Quorum) -> None:
        Stage.objects.filter(route=self.newsroom.three, position=position).update(
            quorum=quorum
        )

    @invariant()
    def the_guarantees_hold(self) -> None:
        guarantees.readers_get_what_was_approved()
        guarantees.no_stage_was_avoided(self.stages)
        guarantees.deciders_are_different_and_no_authors(self.wrote)
        guarantees.rights_equal_pending_tasks()
        guarantees.a_reviewer_opens_only_what_he_was_asked(self.newsroom.reviewers)
        guarantees.states_fit_together()
        self.grows.check()

    @invariant()
    def one_draft_of_an_article_is_open_at_most(self) -> None:
        for article in {row.article_id for row in Draft.objects.all()}:
            rows = Draft.objects.filter(article=article, state__in=OPEN)
            assert rows.count() <= 1


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        ReviewMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


@pytest.mark.usefixtures("db")
def test_no_sequence_of_acts_breaks_a_guarantee() -> None:
    _run(examples=30, steps=30)


@pytest.mark.deep
@pytest.mark.usefixtures("db")
def test_no_long_sequence_of_acts_breaks_a_guarantee() -> None:
    _run(examples=1_000, steps=50)
