"""Sharing an article: its owner says who writes along."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import log
from articles.access.sharing import may_share
from articles.actions import locking
from articles.models import Article
from articles.refusal import Refused
from staff.models import User

MOST_CO_EDITORS = 20


@transaction.atomic
def share(article_id: int, *, by: User, people: Collection[User]) -> Article:
    """Make `people` the article's co-editors, in place of those it had.

    Taking somebody away frees nobody from authorship: what was written stays written.
    Raises `Refused` when `by` may not, for more than 20 people, and for somebody new
    who is inactive or a system account.
    """
    article = locking.lock(article_id)
    by = locking.person(by)
    may_share(by, article).require()
    before = {user.pk: user for user in article.co_editors.all()}
    after = {user.pk: user for user in people if user.pk != article.owner_id}
    _check(list(after.values()), [after[pk] for pk in after.keys() - before.keys()])
    added = [user.name for pk, user in after.items() if pk not in before]
    removed = [user.name for pk, user in before.items() if pk not in after]
    if not added and not removed:
        return article
    article.co_editors.set(after)
    log.write(
        "share",
        by=by,
        draft=article.drafts.order_by("-id")[0],
        at=timezone.now(),
        details={"added": added, "removed": removed},
    )
    return article


def _check(people: Collection[User], added: Collection[User]) -> None:
    if len(people) > MOST_CO_EDITORS:
        raise Refused(
            _("A story is shared with at most %(most)d people.")
            % {"most": MOST_CO_EDITORS}
        )
    fit = set(
        User.objects.assignable()
        .filter(pk__in=[user.pk for user in added])
        .values_list("pk", flat=True)
    )
    unfit = [user.name for user in added if user.pk not in fit]
    if unfit:
        raise Refused(
            _("%(names)s cannot be added: this account is no longer in use.")
            % {"names": "、".join(unfit)}
        )
