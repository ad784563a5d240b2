"""A small newsroom for tests: a channel, two routes, and people with posts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group

from articles import actions, tokens
from articles.actions import Named, Submission, Text
from articles.models import (
    Assignment,
    Channel,
    Draft,
    Publication,
    Review,
    Route,
    Stage,
)
from articles.workflow import CreditRole, Quorum, StepState, TaskState
from staff.models import User

PASSWORD = "a-password-of-ones-own"
BODY = (
    "<p>望坪镇的新水闸昨日合龙。</p>"
    '<h2 data-id="h1">工期提前</h2>'
    '<p>“<q data-id="q1" data-speaker="周一帆" data-role="镇水务站站长">'
    "今年汛期之前一定通水。</q>”周一帆说。</p>"
)


def person(employee_no: str, name: str, *groups: str, **fields: object) -> User:
    """An active person who chose the own password; `groups` by code."""
    user = User(employee_no=employee_no, name=name, **fields)
    user.set_own_password(PASSWORD)
    user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@dataclass
class Newsroom:
    """Writes rows through the product's own actions."""

    channel: Channel
    three: Route
    quick: Route
    editor: User
    reviewers: list[User]
    chief: User
    admin: User

    def text(self, **changes: object) -> Text:
        """A text that passes every check, with `changes`."""
        given: dict[str, object] = {
            "channel": self.channel,
            "headline": "望坪水闸合龙",
            "source": "临汐日报",
            "body": BODY,
        }
        return Text(**(given | changes))  # type: ignore[arg-type]

    def draft(self, *, by: User | None = None, **changes: object) -> Draft:
        """A new article of the editor's, or of `by`."""
        return actions.create(by=by or self.editor, text=self.text(**changes))

    def picks(
        self, route: Route, *people: Sequence[User] | User
    ) -> dict[int, list[int]]:
        """Who takes which stage of `route`; by default one reviewer each, in order."""
        chosen = people or tuple(self.reviewers)
        return {
            stage.pk: [who.pk] if isinstance(who, User) else [each.pk for each in who]
            for stage, who in zip(route.stages.all(), chosen, strict=False)
        }

    def submit(
        self,
        draft: Draft,
        *,
        route: Route | None = None,
        people: Mapping[int, Sequence[int]] | None = None,
        by: User | None = None,
        urgent_reason: str = "",
    ) -> Review:
        """Submit `draft` as it stands."""
        route = route or self.three
        draft.refresh_from_db()
        return actions.submit(
            draft.pk,
            by=by or draft.owner,
            version=draft.version,
            choice=Submission(route, people or self.picks(route), urgent_reason),
        )

    def task(self, draft: Draft, reviewer: User | None = None) -> Assignment:
        """The pending task of the open step, of `reviewer` where there are several."""
        tasks = Assignment.objects.filter(
            article=draft.article_id,
            state=TaskState.PENDING,
            step__state=StepState.OPEN,
        )
        return tasks.get(reviewer=reviewer) if reviewer else tasks.get()

    def token(self, task: Assignment, by: User | None = None) -> str:
        """What the review page would put into its form."""
        task = Assignment.objects.select_related("step__review__revision").get(
            pk=task.pk
        )
        return tokens.mint(task, by or task.reviewer, task.step.review.revision.digest)

    def approve(self, draft: Draft, *, by: User | None = None) -> Assignment:
        """The pending reviewer opens the text and approves it."""
        task = self.task(draft, by)
        return actions.approve(task.pk, by=task.reviewer, token=self.token(task))

    def send_back(
        self, draft: Draft, *, by: User | None = None, opinion: str = "请补充工期依据"
    ) -> Assignment:
        """The pending reviewer opens the text and sends it back."""
        task = self.task(draft, by)
        return actions.send_back(
            task.pk, by=task.reviewer, token=self.token(task), opinion=opinion
        )

    def approved(self, **changes: object) -> Draft:
        """A draft that all three stages approved."""
        draft = actions.create(by=self.editor, text=self.text(**changes))
        self.submit(draft)
        for _stage in range(3):
            self.approve(draft)
        draft.refresh_from_db()
        return draft

    def live(self, **changes: object) -> Publication:
        """A published article."""
        return actions.publish(self.approved(**changes).pk, by=self.chief)


def build() -> Newsroom:
    """Channel 要闻, routes 三审 and 快审, an editor, three reviewers, a chief."""
    three = Route.objects.create(name="三审")
    quick = Route.objects.create(name="快审")
    for route, names in ((three, ("初审", "复审", "终审")), (quick, ("初审", "终审"))):
        for position, name in enumerate(names, start=1):
            Stage.objects.create(
                route=route, position=position, name=name, quorum=Quorum.ALL
            )
    channel = Channel.objects.create(name="要闻", slug="news", default_route=three)
    newsroom = Newsroom(
        channel=channel,
        three=three,
        quick=quick,
        editor=person("E1", "编辑甲", "editor"),
        reviewers=[
            person(f"R{number}", f"审稿{number}", "reviewer") for number in (1, 2, 3)
        ],
        chief=person("C1", "主任丙", "desk_chief", "publisher"),
        admin=person("A1", "管理员丁", is_superuser=True),
    )
    actions.grant_first_rights(channel, by=newsroom.admin)
    return newsroom


def reporter(user: User) -> Named:
    """`user` in the by-line."""
    return Named(CreditRole.REPORTER, user.name, user.pk)
