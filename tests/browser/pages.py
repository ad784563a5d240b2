"""Every page of the product in one table: whose it is, where it is.

The addresses hold places for rows of the demo newsroom, which `places` looks up.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from articles.models import Assignment, Channel, Draft, Publication, Route
from articles.workflow import DraftState, TaskState
from staff.models import Department, User

READER = ""
EDITOR = "E0012"
REVIEWER = "E0023"
LAST_REVIEWER = "E0002"
CHIEF = "E0001"
ADMIN = "E0033"


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its name: `who` opens it by 工号, a reader by none."""

    name: str
    who: str
    path: str


ARTICLE = "/admin/articles/article/"
TASK = "/admin/articles/assignment/"
STAFF = "/admin/staff/"

PAGES = (
    Page("home", READER, "/"),
    Page("channel", READER, "/news/"),
    Page("channel-empty", READER, "/economy/"),
    Page("story-with-picture", READER, "/science/{illustrated}/"),
    Page("story", READER, "/news/{revised}/"),
    Page("sign-in", READER, "/admin/login/"),
    Page("forgotten-password", READER, "/admin/password-reset/"),
    Page("reset-sent", READER, "/admin/password-reset/sent/"),
    Page("reset-link", READER, "/admin/password-reset/{reset}/"),
    Page("reset-link-used", READER, "/admin/password-reset/NQ/used-up/"),
    Page("reset-done", READER, "/admin/password-reset/done/"),
    Page("desk", EDITOR, "/admin/"),
    Page("search", EDITOR, "/admin/search/?q=书房"),
    Page("search-nothing", EDITOR, "/admin/search/?q=nobody-wrote-this"),
    Page("own-password", EDITOR, "/admin/password_change/"),
    Page("own-password-done", EDITOR, "/admin/password_change/done/"),
    Page("stories", EDITOR, ARTICLE),
    Page("stories-returned", EDITOR, f"{ARTICLE}?state=returned"),
    Page("stories-none", EDITOR, f"{ARTICLE}?q=nobody-wrote-this"),
    Page("paste", EDITOR, f"{ARTICLE}paste/"),
    Page("new-story", EDITOR, f"{ARTICLE}add/"),
    Page("writing", EDITOR, f"{ARTICLE}{{draft}}/change/"),
    Page("returned", EDITOR, f"{ARTICLE}{{returned}}/change/"),
    Page("in-review", EDITOR, f"{ARTICLE}{{in_review}}/change/"),
    Page("live", EDITOR, f"{ARTICLE}{{illustrated}}/change/"),
    Page("live-with-draft", EDITOR, f"{ARTICLE}{{revised}}/change/"),
    Page("preview", EDITOR, f"{ARTICLE}{{draft}}/preview/"),
    Page("history", EDITOR, f"{ARTICLE}{{revised}}/history/"),
    Page("share", EDITOR, f"{ARTICLE}{{draft}}/share/"),
    Page("submit", EDITOR, f"{ARTICLE}{{draft}}/submit/"),
    Page("submit-again", EDITOR, f"{ARTICLE}{{returned}}/submit/"),
    Page("recall", EDITOR, f"{ARTICLE}{{in_review}}/recall/"),
    Page("bin", EDITOR, f"{ARTICLE}{{draft}}/bin/"),
    Page("assign", EDITOR, f"{ARTICLE}assign/?ids={{draft}},{{returned}},{{approved}}"),
    Page("sections", EDITOR, "/admin/articles/section/"),
    Page("quotes", EDITOR, "/admin/articles/quote/"),
    Page("desk-of-a-reviewer", REVIEWER, "/admin/"),
    Page("queue", REVIEWER, TASK),
    Page("queue-decided", REVIEWER, f"{TASK}?tab=decided"),
    Page("queue-waiting", LAST_REVIEWER, f"{TASK}?tab=waiting"),
    Page("review", REVIEWER, f"{TASK}{{pending}}/change/"),
    Page("review-decided", REVIEWER, f"{TASK}{{decided}}/change/"),
    Page("review-waiting", LAST_REVIEWER, f"{TASK}{{waiting}}/change/"),
    Page("desk-of-a-chief", CHIEF, "/admin/"),
    Page("stories-of-a-chief", CHIEF, ARTICLE),
    Page("approved", CHIEF, f"{ARTICLE}{{approved}}/change/"),
    Page("publish", CHIEF, f"{ARTICLE}{{approved}}/publish/"),
    Page("publish-refused", CHIEF, f"{ARTICLE}{{in_review}}/publish/"),
    Page("desk-of-an-admin", ADMIN, "/admin/"),
    Page("components", ADMIN, "/admin/components/"),
    Page("channels", ADMIN, "/admin/articles/channel/"),
    Page("new-channel", ADMIN, "/admin/articles/channel/add/"),
    Page("channel-page", ADMIN, "/admin/articles/channel/{channel}/change/"),
    Page("channel-history", ADMIN, "/admin/articles/channel/{channel}/history/"),
    Page("routes", ADMIN, "/admin/articles/route/"),
    Page("new-route", ADMIN, "/admin/articles/route/add/"),
    Page("route", ADMIN, "/admin/articles/route/{route}/change/"),
    Page("route-history", ADMIN, "/admin/articles/route/{route}/history/"),
    Page("log", ADMIN, "/admin/articles/event/"),
    Page("ledger", ADMIN, "/admin/articles/publication/"),
    Page("people", ADMIN, f"{STAFF}user/"),
    Page("people-none", ADMIN, f"{STAFF}user/?q=nobody-of-this-name"),
    Page("new-person", ADMIN, f"{STAFF}user/add/"),
    Page("person", ADMIN, f"{STAFF}user/{{user}}/change/"),
    Page("person-history", ADMIN, f"{STAFF}user/{{user}}/history/"),
    Page("person-password", ADMIN, f"{STAFF}user/{{user}}/password/"),
    Page("imports", ADMIN, f"{STAFF}importjob/"),
    Page("import", ADMIN, f"{STAFF}importjob/add/"),
    Page("departments", ADMIN, f"{STAFF}department/"),
    Page("new-department", ADMIN, f"{STAFF}department/add/"),
    Page("department", ADMIN, f"{STAFF}department/{{department}}/change/"),
    Page("department-history", ADMIN, f"{STAFF}department/{{department}}/history/"),
    Page("directory", ADMIN, "/admin/people/directory/?q=z"),
    Page("rooms-of-articles", ADMIN, "/admin/articles/"),
    Page("rooms-of-staff", ADMIN, "/admin/staff/"),
)

# Addresses that show no page of their own, and why.
NO_PAGES: Mapping[str, str] = {
    "picture": "a file",
    "picture-upload": "answers to the editor",
    "picture-latest": "answers to the editor",
    "people:people": "answers to the picker",
    "people:by_ids": "answers to the picker",
    "people:scopes": "answers to the picker",
    "admin:logout": "takes a POST",
    "admin:autocomplete": "answers to a script",
    "admin:jsi18n": "a script",
    "admin:view_on_site": "redirects",
    "admin:articles_article_revise": "takes a POST",
    "admin:articles_article_restore": "takes a POST",
    "admin:articles_quote_change": "redirects to the place in the text",
    "admin:articles_section_change": "redirects to the place in the text",
    "admin:staff_importjob_template": "a file",
    "admin:staff_importjob_refused_rows": "a file",
    "admin:staff_importjob_change": "the demo imports nobody; test_importing looks",
    "admin:staff_importjob_read": "takes a POST",
    "admin:staff_importjob_confirm": "takes a POST",
    "admin:staff_importjob_write": "takes a POST",
    "admin:staff_importjob_undo": "takes a POST",
    "admin:staff_importjob_drop": "takes a POST",
    "set_language": "takes a POST",
    "set_theme": "takes a POST",
    "set_sidebar": "takes a POST",
}


def places() -> dict[str, str]:
    """What stands in the addresses, of the demo newsroom as it was loaded."""
    user = User.objects.get(employee_no=EDITOR)
    # Signing in ends a link, so it is somebody's who never does.
    forgetful = User.objects.get(employee_no="E0003")
    uid = urlsafe_base64_encode(force_bytes(forgetful.pk))
    found = {
        "draft": _article(DraftState.DRAFT, base=None),
        "in_review": _article(DraftState.IN_REVIEW),
        "returned": _article(DraftState.RETURNED),
        "approved": _article(DraftState.APPROVED),
        "revised": _article(DraftState.DRAFT, base__isnull=False),
        "illustrated": Publication.objects.get(channel__slug="science").article_id,
        "pending": _task(TaskState.PENDING, REVIEWER),
        "decided": _task(TaskState.APPROVED, REVIEWER),
        "waiting": _task(TaskState.WAITING, LAST_REVIEWER),
        "channel": Channel.objects.get(slug="news").pk,
        "route": Route.objects.get(name="三审").pk,
        "user": user.pk,
        "department": Department.objects.order_by("id")[0].pk,
        "reset": f"{uid}/{default_token_generator.make_token(forgetful)}",
    }
    return {name: str(value) for name, value in found.items()}


def _article(state: DraftState, **which: object) -> int:
    return Draft.objects.filter(state=state, **which).order_by("id")[0].article_id


def _task(state: TaskState, reviewer: str) -> int:
    tasks = Assignment.objects.filter(state=state, reviewer__employee_no=reviewer)
    return tasks.order_by("id")[0].pk
