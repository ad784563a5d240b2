"""What a browser would post from the form of a story."""

from typing import Any

from articles.models import Article, Draft


def newest(article: Article | int) -> Draft:
    """The newest draft of an article, as stored."""
    number = article if isinstance(article, int) else article.pk
    return Draft.objects.filter(article=number).order_by("-id")[0]


def typed(draft: Draft | None = None, **changes: Any) -> dict[str, Any]:
    """The fields of the form as the stored draft fills them, with `changes`.

    People are lists of ids, as a select posts them.
    """
    fields: dict[str, Any] = {"channel": "", "body": ""}
    if draft is not None:
        fields |= {
            "draft": draft.pk,
            "version": draft.version,
            "channel": draft.channel_id,
            "headline": draft.headline,
            "source": draft.source,
            "body": draft.body,
            "reporters": [
                row.user_id
                for row in draft.credits.filter(role="reporter", user__isnull=False)
            ],
        }
    return fields | changes
