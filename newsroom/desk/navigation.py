"""The sidebar in newsroom words: which rooms a person may open, in which order.

An entry appears when its address exists and its rule lets the person in. A rule asks
the room's own admin class, so that the menu and the page cannot disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Rule = Callable[[HttpRequest], bool]


def everybody(_request: HttpRequest) -> bool:
    """Whoever is signed in."""
    return True


def sees(label: str) -> Rule:
    """Who may see the list of the model `label`, as in ``staff.user``."""

    def rule(request: HttpRequest) -> bool:
        room = _room(label)
        return room is not None and room.has_view_or_change_permission(request)

    return rule


def adds(label: str) -> Rule:
    """Who may make a new row of the model `label`."""

    def rule(request: HttpRequest) -> bool:
        room = _room(label)
        return room is not None and room.has_add_permission(request)

    return rule


def changes(label: str) -> Rule:
    """Who may change rows of the model `label`."""

    def rule(request: HttpRequest) -> bool:
        room = _room(label)
        return room is not None and room.has_change_permission(request)

    return rule


def _room(label: str) -> "admin.ModelAdmin[object] | None":  # type: ignore[type-var]
    try:
        model = apps.get_model(label)
    except LookupError:
        return None
    if not admin.site.is_registered(model):
        return None
    return admin.site.get_model_admin(model)


@dataclass(frozen=True, slots=True, eq=False)  # found by identity, not by its words
class Item:
    """One entry: what it is called, where it leads, who sees it, its icon."""

    label: Promise
    url_name: str
    allowed: Rule
    icon: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; the first group has none."""

    label: Promise | None
    items: tuple[Item, ...]


TASKS = Item(
    _("My reviews"), "admin:articles_assignment_changelist", everybody, "inbox"
)
ARTICLES = Item(
    _("Stories"),
    "admin:articles_article_changelist",
    sees("articles.article"),
    "stories",
)
PASTE = Item(
    _("Paste a story"),
    "admin:articles_article_paste",
    adds("articles.article"),
    "paste",
)
QUOTES = Item(
    _("Quotes"), "admin:articles_quote_changelist", sees("articles.quote"), "quotes"
)
PEOPLE = Item(_("people"), "admin:staff_user_changelist", sees("staff.user"), "people")
GROUPS = (
    Group(None, (Item(_("Desk"), "admin:index", everybody, "desk"), TASKS)),
    Group(
        _("Editorial"),
        (
            ARTICLES,
            PASTE,
            Item(
                _("Sections"),
                "admin:articles_section_changelist",
                sees("articles.section"),
                "sections",
            ),
            QUOTES,
        ),
    ),
    Group(
        _("Management"),
        (
            Item(
                _("Channels"),
                "admin:articles_channel_changelist",
                sees("articles.channel"),
                "channels",
            ),
            Item(
                _("Review routes"),
                "admin:articles_route_changelist",
                sees("articles.route"),
                "routes",
            ),
            PEOPLE,
            Item(
                _("Import people"),
                "admin:staff_importjob_changelist",
                sees("staff.importjob"),
                "upload",
            ),
            Item(
                _("Departments"),
                "admin:staff_department_changelist",
                sees("staff.department"),
                "departments",
            ),
            Item(
                _("Log"),
                "admin:articles_event_changelist",
                sees("articles.event"),
                "log",
            ),
            Item(
                _("Publications"),
                "admin:articles_publication_changelist",
                sees("articles.publication"),
                "external",
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that this person may open, resolved."""

    label: Promise
    url: str
    icon: str
    current: bool


def addresses(request: HttpRequest) -> dict[Item, str]:
    """Where this person may go; each rule is asked once in a request."""
    found: dict[Item, str] | None = getattr(request, "_desk_addresses", None)
    if found is None:
        found = {
            item: url
            for group in GROUPS
            for item in group.items
            if (url := _address(item, request)) is not None
        }
        request._desk_addresses = found  # type: ignore[attr-defined]
    return found


def _address(item: Item, request: HttpRequest) -> str | None:
    try:
        url = reverse(item.url_name)
    except NoReverseMatch:
        return None
    return url if item.allowed(request) else None


def entries(request: HttpRequest) -> list[tuple[Promise | None, list[Entry]]]:
    """The sidebar of this person: headings with their entries, none empty."""
    urls = addresses(request)
    inside = [url for url in urls.values() if _leads(url, request)]
    here = max(inside, key=len, default="")
    groups = (
        (
            group.label,
            [
                Entry(item.label, urls[item], item.icon, urls[item] == here)
                for item in group.items
                if item in urls
            ],
        )
        for group in GROUPS
    )
    return [(label, rows) for label, rows in groups if rows]


def _leads(url: str, request: HttpRequest) -> bool:
    if url == reverse("admin:index"):
        return request.path == url
    return request.path.startswith(url)
