"""Keeps guardian's `review_article` equal to the pending tasks of open steps."""

from django.contrib.auth.models import Permission

from articles.models import Article, ArticleUserObjectPermission, Assignment
from articles.workflow import StepState, TaskState


def review_permission() -> Permission:
    """The right that follows assignments."""
    return Permission.objects.get(
        content_type__app_label="articles", codename="review_article"
    )


def sync(article_id: int) -> None:
    """Grant and revoke so that the two sets are equal; the caller holds the lock."""
    permission = review_permission()
    asked = set(
        Assignment.objects.filter(
            article=article_id, state=TaskState.PENDING, step__state=StepState.OPEN
        ).values_list("reviewer", flat=True)
    )
    grants = ArticleUserObjectPermission.objects.filter(
        content_object=article_id, permission=permission
    )
    granted = set(grants.values_list("user", flat=True))
    if granted - asked:
        grants.filter(user__in=granted - asked).delete()
    if asked - granted:
        article = Article(pk=article_id)
        ArticleUserObjectPermission.objects.bulk_create(
            ArticleUserObjectPermission(
                permission=permission, user_id=user, content_object=article
            )
            for user in sorted(asked - granted)
        )
