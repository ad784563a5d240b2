"""Writing a story: the blank form, the change form, and its save."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import access, actions, freezing, preflight
from articles.admin.conflict import conflict_page
from articles.admin.names import namesakes, outside_in
from articles.admin.outline import outline_of
from articles.admin.pages import desk_page
from articles.admin.places import anchor
from articles.admin.reaching import (
    article_or_404,
    current_draft,
    may_read,
    person,
)
from articles.admin.rendered import rendered
from articles.admin.standing_card import standing_of
from articles.admin.text_form import TextForm
from articles.models import Article, Draft
from articles.refusal import Refused, Stale
from articles.workflow import Act

# The buttons of the conflict page: go on with what was typed, or let it go.
CONTINUE = "_edit"
DROP = "_drop"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A blank form; saving it makes the article with its first draft."""
    user = person(request)
    if not user.has_perm("articles.add_article"):
        raise PermissionDenied(_("You have no right to add articles."))
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TextForm(*posted, by=user, draft=None)
    if form.is_valid():
        try:
            draft = actions.create(by=user, text=form.text())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("Story No. %(number)d is stored as a draft.")
                % {"number": draft.article_id},
            )
            return _after_save(request, form, draft)
    return desk_page(request, "article_form", title=_("New story"), form=form, add=True)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """The current text of an article: to be written in, else to be read."""
    user = person(request)
    article = article_or_404(request, number)
    if not may_read(user, article):
        return _to_review_page(request, article)
    draft = current_draft(article)
    if request.method == "POST":
        return _posted(request, draft)
    answer = access.may(user, Act.SAVE, draft)
    if answer:
        return _form_page(request, draft, TextForm(by=user, draft=draft))
    return desk_page(
        request,
        "article_read",
        reason=answer.reason,
        story=rendered(freezing.content_of(draft)),
        **_shown(request, draft),
    )


def _posted(request: HttpRequest, draft: Draft) -> HttpResponse:
    if DROP in request.POST:
        return redirect("admin:articles_article_change", draft.article_id)
    user = person(request)
    form = TextForm(request.POST, request.FILES, by=user, draft=draft)
    if CONTINUE in request.POST or not form.is_valid():
        return _form_page(request, draft, form)
    try:
        if form.cleaned_data["draft"] != draft.pk:
            raise Stale(_("Work goes on in another draft of this story by now."), draft)
        version = form.cleaned_data["version"]
        saved = actions.save(draft.pk, by=user, version=version, text=form.text())
    except Stale as stale:
        return conflict_page(request, form, stale)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form_page(request, draft, form)
    _say_saved(request, saved, version)
    return _after_save(request, form, saved)


def _say_saved(request: HttpRequest, draft: Draft, version: int) -> None:
    if draft.version == version:
        messages.info(request, _("Nothing was changed, so nothing had to be saved."))
        return
    messages.success(
        request, _("Saved as version %(version)d.") % {"version": draft.version}
    )


def _after_save(
    request: HttpRequest, form: TextForm, draft: Draft
) -> HttpResponseRedirect:
    """On to where the button pointed, with a word about names worth a second look."""
    same = namesakes(outside_in(form.credits()))
    if same:
        messages.warning(
            request,
            _(
                "%(names)s: printed as a name from outside, but somebody here has the "
                "same name. If it is that person, choose him or her in the by-line, so "
                "that nobody reviews a text of his own."
            )
            % {"names": "、".join(same)},
        )
    pages = {"_preview": "preview", "_submit": "submit"}
    chosen = next(
        (page for key, page in pages.items() if key in request.POST), "change"
    )
    return redirect(f"admin:articles_article_{chosen}", draft.article_id)


def _form_page(request: HttpRequest, draft: Draft, form: TextForm) -> HttpResponse:
    content = freezing.content_of(draft)
    problems = [
        (problem.sentence, anchor(problem.place))
        for problem in preflight.problems(content, is_reprint=draft.is_reprint)
    ]
    return desk_page(
        request,
        "article_form",
        form=form,
        problems=problems,
        **_shown(request, draft),
    )


def _shown(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """What both pages of a draft show beside its text."""
    user = person(request)
    return {
        "title": str(draft),
        "draft": draft,
        "article": draft.article,
        "standing": standing_of(draft, user),
        "outline": outline_of(draft),
        "co_editors": list(draft.article.co_editors.all()),
        "may_share": bool(access.may_share(user, draft.article)),
        "may_submit": bool(
            access.may(user, Act.SUBMIT, draft) or access.may(user, Act.RESUBMIT, draft)
        ),
    }


def _to_review_page(request: HttpRequest, article: Article) -> HttpResponse:
    """Somebody who is only asked to review reads the text on the review page."""
    tasks = article.tasks.filter(reviewer=person(request)).order_by("-id")
    for task in tasks:
        if access.may_open_task(person(request), task):
            return redirect("admin:articles_assignment_change", task.pk)
    raise Http404(_("You read this story on its review page only."))
