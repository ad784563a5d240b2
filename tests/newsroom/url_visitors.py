"""Who visits every address, and the objects that the addresses are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Pixels

from articles import actions
from articles.models import Assignment, Image
from articles.pictures.keep import keep
from articles.workflow import TaskState
from staff.importing import jobs
from staff.models import Department, User
from tests.support.newsroom import Newsroom, build, person

# In the order of the columns of the table.
ROLES = (
    "out",  # nobody has signed in
    "idle",  # a reviewer whom nobody has asked
    "task",  # a reviewer with a pending task
    "owner",  # the reporter whose story it is
    "other",  # another reporter
    "editor",
    "chief",
    "signer",
    "staff",  # a staff admin
    "audit",
    "root",  # a superuser
)


@dataclass(frozen=True, slots=True)
class House:
    """Browsers by role, and what stands in an address by the object's name."""

    browsers: Mapping[str, Client]
    arguments: Mapping[str, Sequence[object]]


def furnish() -> House:
    """A newsroom with one story in each state that an address may be about."""
    room = build()
    owner = person("V1", "记者甲", "reporter")
    people = {
        "idle": person("V2", "审稿闲", "reviewer"),
        "task": room.reviewers[0],
        "owner": owner,
        "other": person("V3", "记者乙", "reporter"),
        "editor": room.editor,
        "chief": person("V4", "主任", "desk_chief"),
        "signer": person("V5", "签发", "publisher"),
        "staff": person("V6", "人事", "staff_admin"),
        "audit": person("V7", "审计", "auditor"),
        "root": room.admin,
    }
    browsers = {role: _browser() for role in ROLES}
    for role, user in people.items():
        browsers[role].force_login(user)
    objects = _objects(room, owner=people["owner"])
    return House(browsers, objects | _imports(people["staff"]))


def _browser() -> Client:
    return Client(headers={"accept-language": "en"}, raise_request_exception=True)


def _dot() -> bytes:
    """The smallest picture."""
    file = BytesIO()
    Pixels.new("RGB", (1, 1)).save(file, "PNG")
    return file.getvalue()


def _imports(owner: User) -> dict[str, Sequence[object]]:
    """Two of one person: what dropping removes from storage does not come back."""
    planned, dropped = (
        jobs.upload("工号,姓名\r\nV9,明慧\r\n".encode(), "staff.csv", by=owner)
        for _each in range(2)
    )
    jobs.read(planned.pk)
    jobs.read(dropped.pk)
    return {
        "import": (planned.pk,),
        "rows-to-mend": (planned.pk, "csv"),
        "dropped-import": (dropped.pk,),
    }


def _objects(room: Newsroom, *, owner: User) -> dict[str, Sequence[object]]:
    draft = room.draft(by=owner)
    reviewed = room.draft(by=owner)
    room.submit(reviewed)
    approved = room.draft(by=owner)
    room.submit(approved)
    for _stage in range(3):
        room.approve(approved)
    live = room.live()
    binned = actions.bin_draft(room.draft(by=owner).pk, by=owner)
    image = keep(ContentFile(_dot(), name="dot.png"), by=owner)
    tasks = Assignment.objects.filter(article=reviewed.article_id)
    return {
        "-": (),
        "draft": (draft.article_id,),
        "reviewed": (reviewed.article_id,),
        "approved": (approved.article_id,),
        "live": (live.article_id,),
        "binned": (binned.article_id,),
        "task": (tasks.get(state=TaskState.PENDING).pk,),
        "later-task": (tasks.filter(state=TaskState.WAITING)[0].pk,),
        "quote": (draft.quotes.get().pk,),
        "section": (draft.sections.all()[0].pk,),
        "channel": (room.channel.pk,),
        "route": (room.quick.pk,),
        "person": (room.reviewers[1].pk,),
        "department": (Department.objects.create(name="总编室").pk,),
        "picture": (image.sha256[:2], image.sha256),
        "stories": ("articles",),
        "people": ("staff",),
        "news": (room.channel.slug,),
        "story": (room.channel.slug, live.article_id),
        "hidden-story": (room.channel.slug, reviewed.article_id),
        "unsigned-story": (room.channel.slug, approved.article_id),
        "content": (ContentType.objects.get_for_model(Image).pk, 1),
        "nobody": ("MQ", "set-password"),
    }
