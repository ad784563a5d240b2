"""粘贴入稿: the pasted text, what was read from it beside it, and the draft of both."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import actions
from articles.admin.pages import desk_page
from articles.admin.paste_form import RawForm
from articles.admin.reaching import person
from articles.admin.story_form import MOST_QUOTES, StoryForm
from articles.intake import Story
from articles.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Step one reads a text; step two shows the reading and makes the draft.

    The posted `step` says which form comes in: ``read``, ``back`` or ``confirm``.
    """
    if not person(request).has_perm("articles.add_article"):
        raise PermissionDenied(_("You have no right to add articles."))
    if request.method != "POST":
        return _first(request, RawForm())
    if request.POST.get("step") == "back":
        return _first(request, RawForm(initial={"raw": request.POST.get("raw", "")}))
    raw = RawForm(request.POST, request.FILES)
    if not raw.is_valid():
        return _first(request, raw)
    story = raw.cleaned_data["story"]
    if request.POST.get("step") == "confirm":
        return _confirmed(request, story)
    form = StoryForm(
        by=person(request), story=story, initial={"raw": raw.cleaned_data["raw"]}
    )
    return _second(request, form)


def _first(request: HttpRequest, form: RawForm) -> HttpResponse:
    return desk_page(request, "paste", title=_("Paste a story"), form=form)


def _second(request: HttpRequest, form: StoryForm) -> HttpResponse:
    story: Story = form.story
    return desk_page(
        request,
        "paste_read",
        title=_("Check what was read"),
        form=form,
        warnings=story.warnings,
        quotes=list(form.quotes()),
        same_names=list(form.same_names()),
        more_quotes=max(0, len(story.quotes) - MOST_QUOTES),
    )


def _confirmed(request: HttpRequest, story: Story) -> HttpResponse:
    form = StoryForm(request.POST, by=person(request), story=story)
    if not form.is_valid():
        return _second(request, form)
    body, lost = form.corrected()
    try:
        draft = actions.create(by=form.by, text=form.text(body), imported=True)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _second(request, form)
    messages.success(
        request,
        _("Story No. %(number)d is stored as a draft. Read it through, then submit it.")
        % {"number": draft.article_id},
    )
    if lost:
        messages.warning(
            request,
            ngettext(
                "%(count)d quote was not marked: its words were changed. Mark it in "
                "the text.",
                "%(count)d quotes were not marked: their words were changed. Mark "
                "them in the text.",
                lost,
            )
            % {"count": lost},
        )
    return redirect("admin:articles_article_change", draft.article_id)
