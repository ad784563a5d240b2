"""Locks an article and reads what an act is about again, inside its transaction."""

from articles.models import Article, Assignment, Draft
from staff.models import User


def lock(article_id: int) -> Article:
    """Hold the article until the transaction ends: acts on it come one by one.

    SQLite has no row locks; its transactions are immediate and hold the only writer.
    """
    return Article.objects.select_for_update().get(pk=article_id)


def draft(draft_id: int) -> Draft:
    """The draft as it is now that nobody else can change it."""
    article_id = Draft.objects.values_list("article", flat=True).get(pk=draft_id)
    article = lock(article_id)
    found = Draft.objects.select_related("channel").get(pk=draft_id)
    found.article = article
    return found


def task(task_id: int) -> Assignment:
    """The review task, its step, round, text and draft as they are now."""
    article_id = Assignment.objects.values_list("article", flat=True).get(pk=task_id)
    lock(article_id)
    return Assignment.objects.select_related(
        "step__review__draft__article__channel", "step__review__revision"
    ).get(pk=task_id)


def person(user: User) -> User:
    """The account as it is now; a request may be older than a deactivation."""
    now: User = User.objects.get(pk=user.pk)
    return now
