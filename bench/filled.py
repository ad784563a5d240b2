"""A newsroom of a size to measure, in a database of its own that is gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, product

from django.db import connection, transaction
from django.utils import timezone

from articles.document import Content, digest
from articles.document.fingerprint import SCHEMA
from articles.models import Article, Channel, Draft, Publication, Revision, Route
from articles.rendering import head_data, render_article
from articles.workflow import DraftState, PublicationKind
from bench.texts import content_of, pasted
from staff.models import Department, Membership, User

PEOPLE = 5_000
STORIES = 2_000
DEPARTMENTS = 40
CHANNELS = 5
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
GIVEN = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华"


@dataclass(frozen=True, slots=True)
class Filled:
    """Who looks at pages, a story that readers find, and one that is being written."""

    chief: User
    story: Publication


@contextmanager
def filled() -> Iterator[Filled]:
    """5,000 people in 40 departments, 2,000 live stories in 5 channels."""
    outside = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        chief = _people()
        yield Filled(chief, _stories(chief))
    finally:
        connection.creation.destroy_test_db(outside, verbosity=0)


def _people() -> User:
    departments = [
        Department.objects.create(name=f"{place}部", position=place)
        for place in range(DEPARTMENTS)
    ]
    names = map("".join, product(SURNAMES, GIVEN, GIVEN))
    people = [
        User(employee_no=f"E{place:05}", name=name, position=place)
        for place, name in enumerate(islice(names, PEOPLE))
    ]
    for person in people:
        person.fill_keys()
    User.objects.bulk_create(people, batch_size=500)
    Membership.objects.bulk_create(
        [
            Membership(user=person, department=departments[place % DEPARTMENTS])
            for place, person in enumerate(people)
        ],
        batch_size=500,
    )
    return User.objects.create_superuser("C1", name="主任")


def _stories(chief: User) -> Publication:
    """The rows that signing stories one by one would have left, an hour apart."""
    route = Route.objects.create(name="三审")
    channels = [
        Channel.objects.create(
            name=f"栏目{place}", slug=f"channel-{place}", default_route=route
        )
        for place in range(CHANNELS)
    ]
    kinds = [_kind(text, channels[n % CHANNELS]) for n, text in enumerate(pasted())]
    now = timezone.now()
    with transaction.atomic():
        for number in range(STORIES):
            kind = kinds[number % len(kinds)]
            kind.publish(by=chief, at=now - timedelta(hours=STORIES - number))
    return Publication.objects.order_by("id")[STORIES // 2]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A text of fixtures/, read and rendered once for all stories that repeat it."""

    channel: Channel
    content: Content
    digest: str
    html: str
    head: dict[str, str]

    def publish(self, *, by: User, at: datetime) -> None:
        article = Article.objects.create(channel=self.channel, owner=by)
        draft = Draft.objects.create(
            article=article,
            owner=by,
            state=DraftState.PUBLISHED,
            channel=self.channel,
            headline=self.content.headline,
            body=self.content.body,
            saved_by=by,
            saved_at=at,
        )
        revision = Revision.objects.create(
            article=article,
            draft=draft,
            number=1,
            schema=SCHEMA,
            content=self.content.to_json(),
            digest=self.digest,
            written_by=by,
            created_at=at,
        )
        Publication.objects.create(
            article=article,
            kind=PublicationKind.PUBLISH,
            revision=revision,
            channel=self.channel,
            live_from=at,
            edition_at=at,
            by=by,
            at=at,
            html=self.html,
            head=self.head,
        )


def _kind(text: str, channel: Channel) -> _Kind:
    content = content_of(text, channel=channel.slug, channel_name=channel.name)
    html = render_article(content, published_at=timezone.now())
    return _Kind(channel, content, digest(content), html, head_data(content))
