"""Stories by headline, text, names, speakers and 稿号."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import access, search
from articles.admin.reaching import current
from articles.models import Article, Assignment
from articles.workflow import DECIDED, DraftState, TaskState
from newsroom.desk.search.parts import MOST, Group, Hit, narrowed
from staff.models import User

# As people write a 稿号, and as the desk prints it.
NUMBER = re.compile(r"(?:稿号|no\.?|#)?\s*([1-9][0-9]{0,17})", re.IGNORECASE)


def group(user: User, words: str, url: str) -> Group:
    """The stories found, those whose headline has the words first. Four queries."""
    found = search.matching(
        access.articles_seen_by(user), words, within=access.drafts_seen_by(user)
    )
    # As in the list of stories, binned ones are not shown unless asked for.
    found = found.alias(now=current("state")).exclude(now=DraftState.BINNED)
    rows = _rows(found, words)
    urls = addresses(user, [row["pk"] for row in rows])
    return Group(
        title=gettext_lazy("Stories"),
        icon="stories",
        hits=[_hit(row, urls) for row in rows if row["pk"] in urls],
        total=found.count(),
        url=narrowed(url, words),
    )


def _rows(found: QuerySet[Article], words: str) -> list[Any]:
    in_headline = Case(When(headline__icontains=words, then=Value(0)), default=Value(1))
    named = found.annotate(
        headline=current("headline"),
        state=current("state"),
        saved_at=current("saved_at"),
        place=current("channel__name"),
    )
    ordered = named.order_by(in_headline, "-saved_at", "-pk")
    columns = ("pk", "headline", "state", "place", "owner__name")
    return list(ordered.values(*columns)[:MOST])


def _hit(row: dict[str, Any], urls: dict[int, str]) -> Hit:
    number = _("No. %(number)d") % {"number": row["pk"]}
    return Hit(
        title=row["headline"] or _("Untitled"),
        url=urls[row["pk"]],
        note=" · ".join((number, row["place"], row["owner__name"])),
        tone=row["state"],
        word=DraftState(row["state"]).label,
    )


def addresses(user: User, numbers: Collection[int]) -> dict[int, str]:
    """By 稿号: where `user` reads that story, for those that he may. Two queries.

    Whoever is only asked to review a story reads it on its review page.
    """
    tasks = Assignment.objects.filter(
        reviewer=user,
        article__in=numbers,
        state__in=[TaskState.PENDING, *DECIDED],
    ).order_by("id")
    found = {
        number: reverse("admin:articles_assignment_change", args=[task])
        for number, task in tasks.values_list("article", "pk")
    }
    seen = access.drafts_seen_by(user).filter(article__in=numbers)
    for number in seen.order_by().values_list("article", flat=True).distinct():
        found[number] = reverse("admin:articles_article_change", args=[number])
    return found


def numbered(words: str) -> int | None:
    """The 稿号 that `words` is, in any width; None where it is anything else."""
    match = NUMBER.fullmatch(unicodedata.normalize("NFKC", words))
    return int(match[1]) if match else None
