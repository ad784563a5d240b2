"""批量指派审稿人: many drafts submitted with one choice of people per route."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles import access, actions, freezing, preflight
from articles.admin.pages import desk_page
from articles.admin.reaching import BY_CURRENCY, person
from articles.admin.stages_form import Plan, StagesForm
from articles.admin.submit import act_for
from articles.admin.whereabouts import waits_for
from articles.models import Article, Draft, Route
from articles.refusal import Refused
from staff.ids import is_id
from staff.models import User

MOST = 50


@admin.action(description=gettext_lazy("Assign reviewers"), permissions=["add"])
def assign_reviewers(
    modeladmin: Any,  # noqa: ARG001 - Django's own signature
    request: HttpRequest,
    queryset: QuerySet[Article],
) -> HttpResponse | None:
    """Take the chosen stories to the page on which reviewers are picked for them."""
    numbers = list(queryset.values_list("pk", flat=True)[: MOST + 1])
    if len(numbers) > MOST:
        messages.error(request, _too_many())
        return None
    ids = ",".join(str(number) for number in numbers)
    address = reverse("admin:articles_article_assign")
    return redirect(f"{address}?{urlencode({'ids': ids}, safe=',')}")


@dataclass(slots=True)
class Sorted:
    """The stories asked for: those that can be submitted by route, and the others."""

    by_route: dict[Route, list[Draft]] = field(default_factory=dict)
    unfit: list[tuple[Draft, list[str]]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """How many cannot be submitted here."""
        return len(self.unfit) + len(self.unknown)


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Pick people once per stage and route, and submit every draft that can be."""
    user = person(request)
    numbers = _numbers(request)
    if not numbers or len(numbers) > MOST:
        messages.error(request, _too_many() if numbers else _choose())
        return redirect("admin:articles_article_changelist")
    found = sort_out(user, numbers)
    forms = _forms(request, user, found)
    if request.method != "POST" or not all(form.is_valid() for form in forms):
        return _page(request, found, forms)
    sent, refused = _submit(forms, user)
    if not refused:
        messages.success(request, _all_sent(sent))
        return redirect("admin:articles_article_changelist")
    # What was sent is in review; what was refused stays with its choice of people.
    found = sort_out(user, [draft.article_id for draft, _why in refused])
    forms = _forms(request, user, found)
    return _page(request, found, forms, sent=sent, refused=refused)


def sort_out(user: User, numbers: Sequence[int]) -> Sorted:
    """Which of the articles' current texts `user` can submit through their route."""
    found = Sorted()
    drafts = _current_drafts(user, numbers)
    for number in numbers:
        draft = drafts.get(number)
        if draft is None:
            found.unknown.append(number)
        elif reasons := list(_reasons(user, draft)):
            found.unfit.append((draft, reasons))
        else:
            route = draft.channel.default_route
            found.by_route.setdefault(route, []).append(draft)
    return found


def _current_drafts(user: User, numbers: Sequence[int]) -> dict[int, Draft]:
    drafts: dict[int, Draft] = {}
    rows = (
        access.drafts_seen_by(user)
        .filter(article__in=numbers)
        .select_related("channel__default_route", "article__channel", "lead")
        .prefetch_related("credits")
    )
    for draft in rows.order_by(*BY_CURRENCY):
        drafts.setdefault(draft.article_id, draft)
    return drafts


def _reasons(user: User, draft: Draft) -> Iterator[str]:
    """Why this draft cannot be submitted here; none if it can."""
    answer = access.may(user, act_for(draft), draft)
    if not answer:
        yield str(answer.reason)
        return
    content = freezing.content_of(draft)
    for problem in preflight.problems(content, is_reprint=draft.is_reprint):
        yield str(problem.sentence)
    route = draft.channel.default_route
    if not route.stages.exists():
        yield _(
            "The channel's review route has no stages, so nobody could be asked. Tell "
            "a desk chief."
        )
    elif Plan.of(route, draft).carried:
        yield _(
            "Approvals of the last round still hold for it; submit it on its own page."
        )


def _forms(request: HttpRequest, user: User, found: Sorted) -> list[StagesForm]:
    posted = request.POST if request.method == "POST" else None
    return [
        StagesForm(
            posted, by=user, plan=Plan.of(route, *drafts), prefix=f"route-{route.pk}"
        )
        for route, drafts in found.by_route.items()
    ]


def _submit(
    forms: Sequence[StagesForm], user: User
) -> tuple[list[tuple[Draft, str]], list[tuple[Draft, Sequence[str]]]]:
    """Submit draft by draft: one that is refused stops no other."""
    sent: list[tuple[Draft, str]] = []
    refused: list[tuple[Draft, Sequence[str]]] = []
    for form in forms:
        for draft in form.plan.drafts:
            try:
                review = actions.submit(
                    draft.pk,
                    by=user,
                    version=form.version_of(draft),
                    choice=form.choice(),
                )
            except Refused as refusal:
                refused.append((draft, refusal.sentences))
            else:
                sent.append((draft, waits_for(review)))
    return sent, refused


def _page(
    request: HttpRequest,
    found: Sorted,
    forms: Sequence[StagesForm],
    *,
    sent: Sequence[tuple[Draft, str]] = (),
    refused: Sequence[tuple[Draft, Sequence[str]]] = (),
) -> HttpResponse:
    numbers = [
        draft.article_id for drafts in found.by_route.values() for draft in drafts
    ]
    return desk_page(
        request,
        "assign",
        title=_("Assign reviewers"),
        found=found,
        forms=forms,
        ids=",".join(str(number) for number in numbers),
        sent=sent,
        refused=refused,
    )


def _numbers(request: HttpRequest) -> list[int]:
    """The 稿号 asked for, each once; what is no number is left out."""
    text = request.POST.get("ids") or request.GET.get("ids") or ""
    parts = [part.strip() for part in text.split(",")]
    return list(dict.fromkeys(int(part) for part in parts if is_id(part)))


def _too_many() -> str:
    return _("Choose at most %(most)d stories at a time.") % {"most": MOST}


def _choose() -> str:
    return _("Choose stories in the list first, then “Assign reviewers”.")


def _all_sent(sent: Sequence[tuple[Draft, str]]) -> str:
    told = " ".join(f"“{draft}” {where}" for draft, where in sent)
    counted = ngettext(
        "%(count)d story is in review:", "%(count)d stories are in review:", len(sent)
    ) % {"count": len(sent)}
    return f"{counted} {told}"
