"""签发: the page on which somebody signs exactly what readers will see."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import access, actions, document
from articles.admin.pages import desk_page
from articles.admin.reaching import draft_or_404, person
from articles.admin.rendered import rendered
from articles.admin.rounds import rounds_of
from articles.admin.standing_card import standing_of
from articles.models import Draft, Revision
from articles.refusal import Refused
from articles.workflow import Act, DraftState

_SHOWN_DIGEST = 12  # characters: enough to compare by eye


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was approved and by whom; the button puts it before readers."""
    draft = draft_or_404(request, number)
    if request.method != "POST":
        return _page(request, draft)
    try:
        read = request.POST.get("digest", "")
        row = actions.publish(draft.pk, by=person(request), read=read)
    except Refused as refused:
        return _page(request, draft_or_404(request, number), refused)
    address = reverse("public:story", args=[draft.channel.slug, number])
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            _("“%(headline)s” is signed; readers see it now.")
            % {"headline": row.head["title"]},
            address,
            _("See it as a reader"),
        ),
    )
    return redirect("admin:articles_article_change", number)


def _approved(draft: Draft) -> Revision | None:
    """The text that waits for a signature."""
    if draft.state != DraftState.APPROVED:
        return None
    return draft.reviews.select_related("revision").order_by("-number")[0].revision


def _page(
    request: HttpRequest, draft: Draft, refused: Refused | None = None
) -> HttpResponse:
    user = person(request)
    shown: dict[str, Any] = {}
    approved = _approved(draft)
    if approved is not None:
        shown = {
            "approved": approved,
            "digest": approved.digest[:_SHOWN_DIGEST],
            "story": rendered(document.Content.from_json(approved.content)),
            "round": rounds_of(draft)[0],
            "address": request.build_absolute_uri(
                reverse("public:story", args=[draft.channel.slug, draft.article_id])
            ),
        }
    return desk_page(
        request,
        "publish",
        title=Act.PUBLISH.label,
        draft=draft,
        standing=standing_of(draft, user),
        answer=access.may(user, Act.PUBLISH, draft),
        may_revise=bool(access.may(user, Act.REVISE, draft)),
        sentences=refused.sentences if refused else (),
        **shown,
    )
