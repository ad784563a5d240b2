"""Which articles a person may open."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Assignment, Draft
from articles.workflow import DECIDED, TaskState
from staff.models import User


def articles_seen_by(user: User) -> QuerySet[Article]:
    """Articles that `user` may open.

    Whoever holds the general right sees all; everybody sees what he owns, co-edits or
    wrote in; a reviewer sees what he is asked to decide and what he decided.
    """
    articles = Article.objects.all()
    if not user.is_active:
        return articles.none()
    if user.has_perm("articles.view_article"):
        return articles
    return articles.filter(_own(user) | _asked(user, [TaskState.PENDING, *DECIDED]))


def articles_listed_for(user: User) -> QuerySet[Article]:
    """Articles that a list may name to `user` by the headline that they have now.

    Not those that he only decided: their text may be another one since, and the one
    he read stands among his own decisions.
    """
    articles = articles_seen_by(user)
    if user.has_perm("articles.view_article"):
        return articles
    return articles.filter(_own(user) | _asked(user, [TaskState.PENDING]))


def drafts_seen_by(user: User) -> QuerySet[Draft]:
    """Drafts, with sections and quotes, that `user` may look through.

    A reviewer without another right reads on the review page, not here.
    """
    drafts = Draft.objects.all()
    if not user.is_active:
        return drafts.none()
    if user.has_perm("articles.view_article"):
        return drafts
    return drafts.filter(
        Exists(Article.objects.filter(_own(user), pk=OuterRef("article")))
    )


def may_see(user: User, article: Article) -> bool:
    """Whether `user` may open this article at all."""
    return articles_seen_by(user).filter(pk=article.pk).exists()


def _own(user: User) -> Q:
    co_edited = Article.co_editors.through.objects.filter(
        article=OuterRef("pk"), user=user
    )
    wrote = Draft.objects.filter(article=OuterRef("pk"), authors__user=user)
    return Q(owner=user) | Q(Exists(co_edited)) | Q(Exists(wrote))


def _asked(user: User, states: Collection[TaskState]) -> Q:
    tasks = Assignment.objects.filter(
        article=OuterRef("pk"), reviewer=user, state__in=states
    )
    return Q(Exists(tasks))
