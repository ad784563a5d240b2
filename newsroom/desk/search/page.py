"""The page of results, and the way past it for somebody who typed a 稿号."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.reaching import person
from articles.search import LONGEST_QUERY
from newsroom.desk import navigation
from newsroom.desk.search import people, speakers, stories
from newsroom.desk.search.parts import Group
from staff.models import User

HINTS: tuple[tuple[set[navigation.Item], Promise], ...] = (
    (
        {navigation.ARTICLES, navigation.PEOPLE},
        _("Search stories, speakers and people"),
    ),
    ({navigation.ARTICLES}, _("Search stories and speakers")),
    ({navigation.PEOPLE}, _("Search people")),
)


def hint(request: HttpRequest) -> Promise | None:
    """What this person can search for; None for somebody who can search nothing."""
    rooms = navigation.addresses(request).keys()
    return next((words for needed, words in HINTS if needed <= rooms), None)


def answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of what was found for ``q``; a 稿号 leads straight to its story."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())
    words = words[:LONGEST_QUERY].strip()
    user = person(request)
    if url := _story_numbered(request, user, words):
        return redirect(url)
    groups = list(_groups(request, user, words)) if words else []
    page = {
        **context,
        "title": _("Search"),
        "searched_for": words,
        "groups": groups,
        "total": sum(group.total for group in groups),
    }
    return TemplateResponse(request, "desk/search.html", page)


def _story_numbered(request: HttpRequest, user: User, words: str) -> str | None:
    number = stories.numbered(words)
    urls = navigation.addresses(request)
    if number is None or navigation.ARTICLES not in urls:
        return None
    if navigation.PEOPLE in urls and User.objects.filter(employee_no=words).exists():
        return None  # a 工号 as well: both are shown
    return stories.addresses(user, [number]).get(number)


def _groups(request: HttpRequest, user: User, words: str) -> Iterator[Group]:
    urls = navigation.addresses(request)
    if navigation.ARTICLES in urls:
        yield stories.group(user, words, urls[navigation.ARTICLES])
    if navigation.QUOTES in urls:
        yield speakers.group(request, words, urls[navigation.QUOTES])
    if navigation.PEOPLE in urls:
        yield people.group(request, user, words, urls[navigation.PEOPLE])
