"""弃稿, its way back, and 改稿: acts of one button each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import access, actions
from articles.admin.pages import desk_page
from articles.admin.reaching import draft_or_404, person
from articles.admin.standing_card import binned_draft
from articles.refusal import Refused
from articles.workflow import Act


@require_http_methods(["GET", "HEAD", "POST"])
def bin_draft(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then bin the never-submitted draft; it can be fetched back."""
    draft = draft_or_404(request, number)
    answer = access.may(person(request), Act.BIN, draft)
    if request.method != "POST" and answer:
        return desk_page(request, "bin", title=_("Bin this draft?"), draft=draft)
    try:
        answer.require()
        actions.bin_draft(draft.pk, by=person(request))
    except Refused as refused:
        return _refused(request, refused, number)
    messages.success(
        request,
        _(
            "“%(headline)s” is in the bin. Under the filter “binned” you find it and "
            "can fetch it back."
        )
        % {"headline": draft},
    )
    return redirect("admin:articles_article_changelist")


@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Fetch the article's binned draft back."""
    draft = draft_or_404(request, number)
    binned = binned_draft(draft)
    if binned is None:
        messages.error(request, _("This story has no binned draft."))
        return redirect("admin:articles_article_change", number)
    try:
        actions.restore(binned.pk, by=person(request))
    except Refused as refused:
        return _refused(request, refused, number)
    messages.success(request, _("The draft is back; you can go on writing."))
    return redirect("admin:articles_article_change", number)


@require_POST
def revise(request: HttpRequest, number: int) -> HttpResponse:
    """Start a new draft from what readers see now."""
    draft = draft_or_404(request, number)
    try:
        actions.revise(draft.pk, by=person(request))
    except Refused as refused:
        return _refused(request, refused, number)
    messages.success(
        request,
        _(
            "This is a new draft of the published story. Readers see the old text "
            "until the new one was reviewed and signed."
        ),
    )
    return redirect("admin:articles_article_change", number)


def _refused(request: HttpRequest, refused: Refused, number: int) -> HttpResponse:
    messages.error(request, str(refused))
    return redirect("admin:articles_article_change", number)
