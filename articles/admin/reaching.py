"""How a page of the desk reaches an article: through the person who asks.

A page is addressed by the article's number and works on the article's current text:
its open main draft, else its newest one; a binned one only where there is no other.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles import access
from articles.models import Article, Draft
from articles.workflow import OPEN, DraftKind, DraftState
from staff.models import User

BY_CURRENCY: tuple[Any, ...] = (
    Case(
        When(
            kind=DraftKind.MAIN, state__in=[str(state) for state in OPEN], then=Value(0)
        ),
        When(state=DraftState.BINNED, then=Value(2)),
        default=Value(1),
    ),
    "-id",
)


def person(request: HttpRequest) -> User:
    """Who is asking; the desk lets nobody in who has not signed in."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def article_or_404(request: HttpRequest, number: int) -> Article:
    """The article of this number if the person may open it at all; else Http404."""
    found = access.articles_seen_by(person(request)).select_related("channel", "owner")
    return get_object_or_404(found, pk=number)


def draft_or_404(request: HttpRequest, number: int) -> Draft:
    """The current text of an article whose texts the person may look through.

    Raises Http404 otherwise: also for somebody who is only asked to review it, who
    reads it on the review page.
    """
    article = article_or_404(request, number)
    if not may_read(person(request), article):
        raise Http404(_("You read this story on its review page only."))
    return current_draft(article)


def may_read(user: User, article: Article) -> bool:
    """Whether `user` may look through the texts of `article`, not just review one."""
    return access.drafts_seen_by(user).filter(article=article).exists()


def current_draft(article: Article) -> Draft:
    """The text that the article's pages work on."""
    drafts = article.drafts.select_related("channel", "owner", "lead", "saved_by")
    draft = drafts.order_by(*BY_CURRENCY)[0]
    draft.article = article
    return draft


def current(column: str) -> Subquery:
    """A column of the current text, to annotate articles with."""
    drafts = Draft.objects.filter(article=OuterRef("pk"))
    return Subquery(drafts.order_by(*BY_CURRENCY).values(column)[:1])
