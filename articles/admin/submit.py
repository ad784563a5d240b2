"""送审, 再次送审 and 撤回送审: the pages on which a text is sent on its way."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import access, actions, freezing, preflight
from articles.admin.pages import desk_page
from articles.admin.places import anchor
from articles.admin.reaching import draft_or_404, person
from articles.admin.stages_form import Plan, StagesForm
from articles.admin.standing_card import standing_of
from articles.admin.whereabouts import waits_for
from articles.models import Assignment, Draft, Review, Route
from articles.refusal import Refused
from articles.workflow import Act, DraftState, StepState, TaskState
from staff.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """Choose a route and people, then send the text on its way.

    A text with gaps gets the list of them instead; ``?route=`` shows another route.
    """
    user = person(request)
    draft = draft_or_404(request, number)
    answer = access.may(user, act_for(draft), draft)
    if not answer:
        return _back(request, draft, str(answer.reason))
    problems = preflight.problems(
        freezing.content_of(draft), is_reprint=draft.is_reprint
    )
    if problems:
        found = [(problem.sentence, anchor(problem.place)) for problem in problems]
        return _page(request, draft, "submit_gaps", problems=found)
    routes = list(access.routes_for(user, draft))
    route = _chosen(request, routes, draft)
    if route is None:
        return _back(request, draft, _no_route(routes))
    posted = request.POST if request.method == "POST" else None
    form = StagesForm(posted, by=user, plan=Plan.of(route, draft))
    review = _submitted(form, draft, user) if form.is_valid() else None
    if review is None:
        return _page(request, draft, "submit", form=form, routes=routes)
    messages.success(request, _sent(draft, review))
    return redirect("admin:articles_article_change", number)


def act_for(draft: Draft) -> Act:
    """送审, or 再次送审 once it was sent back."""
    return Act.RESUBMIT if draft.state == DraftState.RETURNED else Act.SUBMIT


def _submitted(form: StagesForm, draft: Draft, user: User) -> Review | None:
    try:
        return actions.submit(
            draft.pk, by=user, version=form.version_of(draft), choice=form.choice()
        )
    except Refused as refused:
        form.refuse(refused)
        return None


def _sent(draft: Draft, review: Review) -> str:
    return _("“%(headline)s” is in review, round %(round)d. %(where)s") % {
        "headline": draft,
        "round": review.number,
        "where": waits_for(review),
    }


def _chosen(
    request: HttpRequest, routes: Sequence[Route], draft: Draft
) -> Route | None:
    """The route asked for, else the channel's own; None when it is not open."""
    asked = request.POST.get("route") or request.GET.get("route")
    wanted = asked or str(draft.channel.default_route_id)
    return next((route for route in routes if str(route.pk) == wanted), None)


def _no_route(routes: Sequence[Route]) -> str:
    if routes:
        return _("This route is not open to you for this channel.")
    return _(
        "The channel's review route has no stages, so nobody could be asked. Tell a "
        "desk chief."
    )


def _page(
    request: HttpRequest, draft: Draft, template: str, **shown: Any
) -> HttpResponse:
    act = act_for(draft)
    standing = standing_of(draft, person(request))
    form = shown.get("form")
    return desk_page(
        request,
        template,
        title=act.label,
        draft=draft,
        standing=standing,
        carry=_carry(form.plan, standing.review) if form else "",
        **shown,
    )


def _carry(plan: Plan, last: Review | None) -> str:
    """What becomes of the approvals of the last round, said before it is sent."""
    if last is None or plan.drafts[0].state != DraftState.RETURNED:
        return ""
    if plan.carried:
        kept = [stage.name for stage in plan.stages if stage.pk in plan.carried]
        return _(
            "The text is the one of round %(round)d: the approval of %(kept)s holds, "
            "and %(next)s decides next."
        ) % {
            "round": last.number,
            "kept": "、".join(kept),
            "next": plan.asked[0].name,
        }
    if last.revision.digest != freezing.digest_of(plan.drafts[0]):
        return _(
            "The text was changed since round %(round)d, so every stage decides, from "
            "the first on."
        ) % {"round": last.number}
    if any(step.state == StepState.APPROVED for step in last.steps.all()):
        return _(
            "The route or an approver's part in the text is not what it was in round "
            "%(round)d, so every stage decides, from the first on."
        ) % {"round": last.number}
    return _("It was sent back by the first stage, which decides again.")


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then take the text back into work."""
    user = person(request)
    draft = draft_or_404(request, number)
    answer = access.may(user, Act.RECALL, draft)
    if request.method != "POST" and answer:
        return _ask_recall(request, draft)
    try:
        answer.require()
        actions.recall(draft.pk, by=user)
    except Refused as refused:
        return _back(request, draft, str(refused))
    messages.success(
        request,
        _("“%(headline)s” is a draft again; nobody is asked to review it any more.")
        % {"headline": draft},
    )
    return redirect("admin:articles_article_change", number)


def _ask_recall(request: HttpRequest, draft: Draft) -> HttpResponse:
    tasks = Assignment.objects.filter(
        step__review__draft=draft, state=TaskState.PENDING
    )
    return desk_page(
        request,
        "recall",
        title=_("Take it back from review?"),
        draft=draft,
        names=list(tasks.order_by("id").values_list("reviewer__name", flat=True)),
    )


def _back(request: HttpRequest, draft: Draft, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("admin:articles_article_change", draft.article_id)
